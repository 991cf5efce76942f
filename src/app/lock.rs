//! The recovery words as they are shown and asked back. Making and reading them is the store's.

/// How many columns the words stand in.
const COLUMNS: usize = 3;

/// The words in lines, each with its number, down the columns.
#[must_use]
pub fn columns(words: &[&str]) -> Vec<String> {
    let rows = words.len().div_ceil(COLUMNS);
    (0..rows)
        .map(|row| {
            let cells: Vec<String> = (0..COLUMNS)
                .filter_map(|column| {
                    let at = column * rows + row;
                    words.get(at).map(|word| format!("{:>2} {word:<9}", at + 1))
                })
                .collect();
            format!("  {}", cells.join("  ").trim_end())
        })
        .collect()
}

/// The places, in order, of `count` words out of `of` that are asked back: others each time.
#[must_use]
pub fn asked_back(of: usize, count: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..of).collect();
    fastrand::shuffle(&mut all);
    all.truncate(count);
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_down_three_columns() {
        let words: Vec<String> = (1..=24).map(|n| format!("word{n}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let lines = columns(&words);
        assert_eq!(lines.len(), 8);
        assert_eq!(lines[0], "   1 word1       9 word9      17 word17");
        assert!(lines.iter().all(|line| line.len() <= 40));
    }

    #[test]
    fn what_is_asked_back_is_in_order_and_never_twice() {
        for _ in 0..50 {
            let asked = asked_back(24, 3);
            assert_eq!(asked.len(), 3);
            assert!(asked.is_sorted_by(|one, two| one < two) && asked[2] < 24);
        }
    }
}
