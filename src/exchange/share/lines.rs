//! The page to share as lines: Markdown, and plain text.

use super::{Part, SharePage, Table};
use crate::exchange::markdown::inline;

pub(super) fn markdown(page: &SharePage) -> String {
    let mut lines = vec![format!("# {}", inline(&page.title))];
    lines.extend(page.about.iter().map(|line| format!("\n{}", inline(line))));
    for section in &page.sections {
        lines.push(format!("\n## {}", inline(&section.title)));
        for part in &section.parts {
            lines.push(String::new());
            match part {
                Part::Name(name) => lines.push(format!("### {}", inline(name))),
                Part::Say(said) => lines.push(inline(&said.join(" "))),
                Part::List(items) => {
                    lines.extend(items.iter().map(|item| format!("- {}", inline(item))));
                }
                Part::Table(it) => markdown_table(it, &mut lines),
                Part::Chart(chart) => markdown_table(&chart.table, &mut lines),
            }
        }
    }
    lines.join("\n") + "\n"
}

fn markdown_table(it: &Table, lines: &mut Vec<String>) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    lines.push(format!("{}\n", inline(&it.name)));
    lines.push(line(&it.columns));
    lines.push(format!("|{}", " --- |".repeat(it.columns.len())));
    lines.extend(it.rows.iter().map(|row| line(row)));
}

pub(super) fn text(page: &SharePage) -> String {
    let mut lines = vec![page.title.clone()];
    lines.extend(page.about.iter().cloned());
    for section in &page.sections {
        let under = "-".repeat(section.title.chars().count());
        lines.extend([String::new(), section.title.clone(), under]);
        for part in &section.parts {
            match part {
                Part::Name(name) => lines.extend([String::new(), name.clone()]),
                Part::Say(said) => lines.extend(said.iter().cloned()),
                Part::List(items) => {
                    let indented = items.iter().map(|item| item.replace('\n', "\n  "));
                    lines.extend(indented.map(|item| format!("- {item}")));
                }
                Part::Table(it) => text_table(it, &mut lines),
                Part::Chart(chart) => text_table(&chart.table, &mut lines),
            }
        }
    }
    lines.join("\n") + "\n"
}

fn text_table(it: &Table, lines: &mut Vec<String>) {
    lines.push(it.name.clone());
    let rows = it.rows.iter().map(|row| cells(&it.columns, row));
    lines.extend(rows.map(|row| format!("- {row}")));
}

/// `31 Oct: average 3.4, days 6`.
fn cells(columns: &[String], row: &[String]) -> String {
    let named = columns.iter().zip(row).skip(1);
    let rest: Vec<String> = named
        .map(|(name, cell)| format!("{} {cell}", name.to_lowercase()))
        .collect();
    let first = row.first().map(String::as_str).unwrap_or_default();
    if rest.is_empty() {
        first.to_owned()
    } else {
        format!("{first}: {}", rest.join(", "))
    }
}
