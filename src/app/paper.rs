//! A page as plain text, to print and carry: a title, and under each heading its lines, two columns in.

/// How wide a printed line is, in characters.
const WIDTH: usize = 66;

/// The text in the making.
pub struct Paper {
    lines: Vec<String>,
}

impl Paper {
    /// One on which only `title` stands.
    #[must_use]
    pub fn titled(title: String) -> Self {
        Self {
            lines: vec![title, String::new()],
        }
    }

    /// Adds `texts` under `heading`; nothing where there are none.
    pub fn part(&mut self, heading: String, texts: &[String]) {
        let mut lines = texts.iter().flat_map(|text| text.lines()).peekable();
        if lines.peek().is_none() {
            return;
        }
        self.lines.push(heading);
        self.lines.extend(lines.flat_map(wrapped));
        self.lines.push(String::new());
    }

    /// All of it, with a line end after the last line.
    #[must_use]
    pub fn text(self) -> String {
        format!("{}\n", self.lines.join("\n").trim_end())
    }
}

/// A line in lines that fit, each two columns in.
fn wrapped(line: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= WIDTH => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(format!("  {word}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_without_words_is_left_out_and_long_lines_are_cut() {
        let mut paper = Paper::titled("Title".to_owned());
        paper.part("Empty".to_owned(), &[]);
        paper.part("Full".to_owned(), &["word ".repeat(20), "end".to_owned()]);
        let text = paper.text();
        assert!(text.starts_with("Title\n\nFull\n  word word"), "{text}");
        assert!(text.ends_with("\n  end\n"), "{text}");
        assert!(!text.contains("Empty"));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
