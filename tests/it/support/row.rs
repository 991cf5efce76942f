//! The rows of a page, by their words. The benches go by them too.

use mainstay::app::page::{Block, ChartKind, Page};

/// The number of the row that begins with `words`.
pub fn row(page: &Page, words: &str) -> Option<usize> {
    let labels = page.blocks.iter().flat_map(labels);
    labels
        .into_iter()
        .position(|label| label.starts_with(words))
}

/// What the rows of a block begin with on which the marker can stand.
fn labels(block: &Block) -> Vec<String> {
    match block {
        Block::List(list) => {
            let rows = list.rows.iter().filter(|row| row.pick);
            rows.map(|row| row.label.clone()).collect()
        }
        Block::Question(question) => {
            let choices = question.choices.iter();
            choices.map(|choice| choice.label.clone()).collect()
        }
        Block::Fields(fields) => {
            let rows = fields.rows.iter().filter(|row| row.pick);
            rows.map(|row| row.label.clone()).collect()
        }
        Block::Table(table) => {
            let rows = table.rows.iter().filter(|row| row.pick);
            rows.map(|row| row.cells.join(" ")).collect()
        }
        Block::Chart(chart) => match &chart.kind {
            ChartKind::Bars(bars) => {
                let rows = bars.rows.iter().filter(|row| row.pick);
                rows.map(|row| row.label.clone()).collect()
            }
            _ => vec![String::new(); block.picks()],
        },
        _ => vec![String::new(); block.picks()],
    }
}
