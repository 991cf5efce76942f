//! Marks of an eighth of a cell, for those who chose them: many fonts and readers have no braille.

/// Lines of a cell.
const LINES: usize = 4;
/// Columns of a cell.
const COLUMNS: usize = 2;

/// A sheet of small dots.
pub struct Fine {
    width: usize,
    /// The dots of each cell, row by row, one bit each.
    cells: Vec<u8>,
}

impl Fine {
    /// An empty sheet of so many cells.
    #[must_use]
    pub fn new(width: usize, rows: usize) -> Self {
        Self {
            width,
            cells: vec![0; width * rows],
        }
    }

    /// The line of a point that lies so many cells below the middle of the first row.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rows are few and not negative"
    )]
    pub fn line(&self, below: f64) -> usize {
        ((below.max(0.0) + 0.5) * 4.0).floor() as usize
    }

    /// Sets one dot.
    pub fn set(&mut self, column: usize, line: usize) {
        // Of the eight bits of a braille pattern the lowest line was added last.
        let bit = match (column % COLUMNS, line % LINES) {
            (0, 3) => 6,
            (_, 3) => 7,
            (0, line) => line,
            (_, line) => line + 3,
        };
        let at = (line / LINES) * self.width + column / COLUMNS;
        if column / COLUMNS < self.width
            && let Some(cell) = self.cells.get_mut(at)
        {
            *cell |= 1 << bit;
        }
    }

    /// Sets a square dot of `size` by `size`.
    pub fn dot(&mut self, column: usize, line: usize, size: usize) {
        for across in 0..size {
            for up in 0..size {
                self.set(column + across, line.saturating_sub(up));
            }
        }
    }

    /// Sets all dots of a column between two lines.
    pub fn column(&mut self, column: usize, one: usize, other: usize) {
        for line in one.min(other)..=one.max(other) {
            self.set(column, line);
        }
    }

    /// Row, column and mark of each cell that has a dot.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, char)> + '_ {
        let width = self.width.max(1);
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, dots)| **dots > 0)
            .filter_map(move |(at, dots)| {
                let mark = char::from_u32(0x2800 + u32::from(*dots))?;
                Some((at / width, at % width, mark))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dot_has_its_place_in_a_cell() {
        let all = |dots: &[(usize, usize)]| {
            let mut fine = Fine::new(2, 2);
            for (column, line) in dots {
                fine.set(*column, *line);
            }
            fine.cells().collect::<Vec<_>>()
        };
        assert_eq!(all(&[(0, 0)]), [(0, 0, '⠁')]);
        assert_eq!(all(&[(1, 3), (0, 3)]), [(0, 0, '⣀')]);
        assert_eq!(all(&[(3, 4)]), [(1, 1, '⠈')]);
        assert_eq!(all(&[(4, 0), (0, 8)]), []);
    }
}
