//! What holds for every document, as another's reader of Markdown reads it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::*;
use crate::domain::strategies::{filled, journal, record_of};
use crate::domain::{Answer, Id, Instant};
use crate::exchange::Names;

/// Words for tests: a label is its key. Remembers the keys that it was asked for.
#[derive(Default)]
struct Plain {
    questions: Vec<String>,
    asked: RefCell<BTreeSet<String>>,
}

impl Names for Plain {
    fn questions(&self) -> &[String] {
        &self.questions
    }
    fn person(&self, id: Id) -> Option<&str> {
        (id == Id::once("filled", "person")).then_some("Marcus *M*")
    }
    fn goal(&self, id: Id) -> Option<&str> {
        (id == Id::once("filled", "goal")).then_some("- Walk most days")
    }
    fn counted_date(&self, id: Id) -> Option<&str> {
        (id == Id::once("filled", "counted_date")).then_some("Since *May*")
    }
}

impl Words for Plain {
    fn question(&self, slug: &str) -> String {
        slug.to_owned()
    }
    fn answer(&self, _: &str, answer: Answer) -> String {
        match answer {
            Answer::Level(level) => level.to_string(),
            Answer::Skipped => "skipped".to_owned(),
            Answer::None => "nothing was hard today".to_owned(),
        }
    }
    fn day(&self, day: Day) -> String {
        day.to_string()
    }
    fn time(&self, at: Instant) -> String {
        at.format("%H:%M").to_string()
    }
    fn label(&self, key: &str) -> String {
        self.asked.borrow_mut().insert(key.to_owned());
        key.to_owned()
    }
}

fn document(records: &[Record]) -> String {
    let words = Plain {
        questions: vec!["mood".to_owned(), "sleep".to_owned()],
        ..Plain::default()
    };
    let mut export = MarkdownExport::begin(Vec::new(), &words).unwrap();
    export.day("2026-11-21".parse().unwrap(), records).unwrap();
    String::from_utf8(export.end().unwrap()).unwrap()
}

/// What stands outside block quotes: headings with their text, how many list items, how many quotes, and anything that only
/// a text of the person's could have brought.
#[derive(Debug, Default, PartialEq)]
struct Outline {
    headings: Vec<(HeadingLevel, String)>,
    items: usize,
    quotes: usize,
    strange: Vec<String>,
}

fn outline(text: &str) -> Outline {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut outline = Outline::default();
    let mut depth = 0;
    let mut heading = None;
    for event in Parser::new_ext(text, extensions) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                outline.quotes += usize::from(depth == 0);
                depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            _ if depth > 0 => {}
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => outline.headings.extend(heading.take()),
            Event::Start(Tag::Item) => outline.items += 1,
            Event::Text(text) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Strong) | Event::End(_) => {}
            other => outline.strange.push(format!("{other:?}")),
        }
    }
    for (_, heading) in &mut outline.headings {
        heading.retain(|c| !c.is_whitespace());
    }
    outline
}

/// The outline that a document of these records should have.
fn expected(records: &[Record]) -> Outline {
    let words = Plain::default();
    let level = [HeadingLevel::H1, HeadingLevel::H2, HeadingLevel::H3];
    let mut outline = Outline::default();
    outline.headings.push((level[0], "title".to_owned()));
    outline.headings.push((level[1], "2026-11-21".to_owned()));
    for kind in ORDER {
        let said: Vec<Said<'_>> = records
            .iter()
            .filter(|record| record.kind() == kind)
            .filter_map(|record| said(record, &words))
            .collect();
        let listed = matches!(kind, Kind::Tick | Kind::Reach);
        if listed && !said.is_empty() {
            outline.headings.push((level[2], kind.plural().to_owned()));
        }
        for said in said {
            if listed {
                outline.items += 1;
            } else {
                outline.items += said.facts.len();
                let mut heading = said.title.clone();
                for mark in &said.marks {
                    heading.push('·');
                    heading.push_str(mark);
                }
                heading.retain(|c| !c.is_whitespace());
                outline.headings.push((level[2], heading));
            }
            outline.quotes += said
                .texts
                .iter()
                .filter(|(_, text)| !text.trim().is_empty())
                .count();
        }
    }
    outline
}

proptest! {
    #[test]
    fn nothing_that_was_written_changes_how_a_document_is_read(records in journal()) {
        let text = document(&records);
        prop_assert_eq!(outline(&text), expected(&records), "{}", text);
        prop_assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')));
    }
}

#[test]
fn an_entry_that_looks_like_a_document_stays_in_its_quote() {
    let Record::Entry(mut entry) = filled().swap_remove(2) else {
        panic!("an entry")
    };
    for text in [
        "# Heading\n\nText\n===",
        "```\nopen",
        "<!-- open",
        "<div>\n\n<script>",
        "- a\n\n\n1. b\n\n---",
        "[mood]: http://x\n\n[^1]: note",
        "| a |\n|---|\n| b |",
        "> quote\n>> more\nlazy",
        "    code\n\n\tcode",
        "\r# a\r\n# b",
    ] {
        text.clone_into(&mut entry.text);
        let records = [entry.clone().into()];
        let document = document(&records);
        assert_eq!(outline(&document), expected(&records), "{document}");
    }
}

#[test]
fn a_day_reads_as_it_was() {
    let records: Vec<Record> = filled()
        .into_iter()
        .filter(|record| {
            matches!(
                record.kind(),
                Kind::CheckIn | Kind::Entry | Kind::Tick | Kind::Reach
            )
        })
        .collect();
    assert_eq!(
        document(&records),
        "\
# title

## 2026-11-21

### check\\_in.full · 21:02 · late

- **mood:** 5
- **sleep:** skipped
- **back\\_up:** nothing was hard today
- **with:** Marcus \\*M\\*

> Dinner with Marcus.

### entry · 21:02 · starred

- **about:** week/2026-11-16

> Long shift.

### ticks

- **- Walk most days:** state.part, 2.5

  > Home way

### reaches

- **Marcus \\*M\\*:** how.in\\_person, first.them, no\\_answer, felt.warm, gave

  **shared:**

  > The week

  **took\\_away:**

  > One thing

  > Long
"
    );
}

#[test]
fn no_one_is_not_the_same_as_not_asked() {
    let Record::CheckIn(mut check_in) = filled().swap_remove(1) else {
        panic!("a check-in")
    };
    check_in.people = Some(Vec::new());
    assert!(document(&[check_in.clone().into()]).contains("- **with:** no\\_one\n"));
    check_in.people = None;
    assert!(!document(&[check_in.into()]).contains("**with:**"));
}

#[test]
fn a_setback_names_the_dates_that_it_is_about() {
    let is_setback = |it: &Record| it.kind() == Kind::Setback;
    let records: Vec<Record> = filled().into_iter().filter(is_setback).collect();
    let text = document(&records);
    assert!(text.contains("- **counts:** Since \\*May\\*\n"), "{text}");
    let Some(Record::Setback(mut setback)) = records.into_iter().next() else {
        panic!("a setback")
    };
    setback.counts = vec![Id::once("filled", "gone")];
    assert!(document(&[setback.clone().into()]).contains("- **counts:** a\\_date\n"));
    setback.counts = Vec::new();
    assert!(!document(&[setback.into()]).contains("**counts:**"));
}

#[test]
fn the_labels_are_those_that_are_asked_for() {
    let words = Plain::default();
    let mut export = MarkdownExport::begin(Vec::new(), &words).unwrap();
    // What happened on a day stands under the day; everything else has a part of its own, or a list.
    let parts = ORDER.iter().skip_while(|kind| **kind != Kind::Goal);
    for kind in parts.chain(&[Kind::Tick, Kind::Reach]) {
        export.lasting(*kind, &[]).unwrap();
    }
    let mut runner = TestRunner::deterministic();
    for record in filled() {
        said(&record, &words);
        let any = record_of(record.kind());
        for _ in 0..60 {
            said(&any.new_tree(&mut runner).unwrap().current(), &words);
        }
    }
    let listed: BTreeSet<String> = LABELS.iter().map(|label| (*label).to_owned()).collect();
    assert_eq!(listed, words.asked.into_inner());
    assert_eq!(listed.len(), LABELS.len());
}
