//! The page to share: what a person picked of their journal, as one self-contained HTML file, as Markdown, or as plain
//! text. What stands on it, and in which words, is the caller's.
//!
//! The HTML has no script and nothing from outside, and says so to the browser; every word passes the template's own
//! escaping. Its charts are drawn by the template from plain numbers, so that they take the page's colours, by day, by
//! night and on paper.

mod chart;
mod lines;

use minijinja::Environment;
use serde::Serialize;

pub use chart::Chart;

use super::text::without_controls;
use crate::assets;

/// What stands on the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SharePage {
    pub title: String,
    /// When it was made, of which days, and what it is not.
    pub about: Vec<String>,
    pub sections: Vec<Section>,
}

/// A part with a title.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    pub title: String,
    pub parts: Vec<Part>,
}

/// What a section is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "it", rename_all = "snake_case")]
pub enum Part {
    /// What the next parts are about.
    Name(String),
    /// Sentences.
    Say(Vec<String>),
    List(Vec<String>),
    Table(Table),
    Chart(Box<Chart>),
}

/// Rows of cells; the first cell of a row names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The page could not be made: the template has a mistake. A test makes one of every part.
#[derive(Debug, thiserror::Error)]
#[error("the page's template: {0}")]
pub struct Broken(#[from] minijinja::Error);

impl SharePage {
    /// One HTML file.
    ///
    /// # Errors
    /// When the template has a mistake.
    pub fn html(&self) -> Result<String, Broken> {
        let mut templates = Environment::new();
        // By this ending every value is escaped.
        templates.add_template("page.html", assets::SHARE_PAGE)?;
        let page = templates
            .get_template("page.html")?
            .render(minijinja::value::Serde(self))?;
        // What no browser should see, wherever it came from.
        Ok(without_controls(&page).0.into_owned())
    }

    /// Markdown, with every word of the person's escaped.
    #[must_use]
    pub fn markdown(&self) -> String {
        lines::markdown(self)
    }

    /// Plain text.
    #[must_use]
    pub fn text(&self) -> String {
        without_controls(&lines::text(self)).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Series};
    use proptest::prelude::*;

    fn day(at: i64) -> Day {
        "2026-11-01".parse::<Day>().unwrap().plus(at)
    }

    /// A page with one of each part, all of whose words are `text`.
    fn page(text: &str) -> SharePage {
        let text = text.to_owned();
        let values = [3.0, 5.0, 4.0, 1.0, 2.0];
        let series = Series::new((0..).map(day).zip(values));
        let table = Table {
            name: text.clone(),
            columns: vec![text.clone(), text.clone()],
            rows: vec![vec![text.clone(), text.clone()]],
        };
        let chart = Chart::of(&series, day(0), day(9), (1, 5))
            .band(2.0, 4.0)
            .levels(vec![(1, text.clone()), (5, text.clone())])
            .days(vec![(day(0), text.clone())])
            .worded(text.clone(), text.clone(), table.clone());
        SharePage {
            title: text.clone(),
            about: vec![text.clone()],
            sections: vec![Section {
                title: text.clone(),
                parts: vec![
                    Part::Name(text.clone()),
                    Part::Say(vec![text.clone()]),
                    Part::List(vec![text]),
                    Part::Table(table),
                    Part::Chart(Box::new(chart)),
                ],
            }],
        }
    }

    #[test]
    fn the_page_is_whole_and_has_nothing_from_outside() {
        let html = page("Mood & sleep").html().unwrap();
        assert!(html.starts_with("<!doctype html>"), "{html}");
        assert!(html.contains("Mood &amp; sleep") && html.contains("<polyline"));
        for outside in [
            "http:", "https:", "//", "<script", "url(", "@import", "src=", "href=",
        ] {
            assert!(!html.contains(outside), "{outside}");
        }
        assert!(html.contains("role=\"img\" aria-label="));
        assert!(html.contains("<th scope=\"col\">") && html.contains("<caption>"));
    }

    #[test]
    fn words_are_never_markup() {
        let hostile =
            "</title><script>alert(1)</script>\" onload='x' {{ title }} {% raw %} \u{1b}[2J";
        let html = page(hostile).html().unwrap();
        assert!(
            !html.contains("<script") && !html.contains('\u{1b}'),
            "{html}"
        );
        assert!(!html.contains("\" onload=") && html.contains("{{ title }}"));
        let markdown = page("# *x* <b>|</b>\n## y").markdown();
        assert!(
            !markdown.contains("\n## y") && !markdown.contains(" <b>"),
            "{markdown}"
        );
        assert!(!page(hostile).text().contains('\u{1b}'));
    }

    #[test]
    fn a_text_reads_by_itself() {
        let text = page("Mood").text();
        assert!(text.starts_with("Mood\nMood\n\nMood\n----\n"), "{text}");
        assert!(text.contains("- Mood: mood Mood"), "{text}");
    }

    proptest! {
        #[test]
        fn any_words_make_a_page_with_as_many_tags(text in any::<String>()) {
            let tags = |html: String| html.matches('<').count();
            prop_assert_eq!(tags(page(&text).html().unwrap()), tags(page("x").html().unwrap()));
        }
    }
}
