//! What was kept: the page after the last answer, and the line that says it.

use super::people::names_of;
use super::{CheckInFlow, clock, labelled};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Command, Look};
use crate::domain::{Answer, CheckIn, CheckInKind, Person, Question};
use crate::say;
use crate::words::Words;

impl CheckInFlow {
    pub(super) fn done_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("checkin-title"), clock(look));
        let Some(check_in) = &self.saved else {
            return page;
        };
        page.blocks.push(Block::say(words.get("checkin-saved")));
        let mut rows = Vec::new();
        for question in &self.questions {
            if let Some(answer) = check_in.answers.get(&question.slug) {
                let value = words.answer(question, *answer);
                rows.push(Row::read(words.question_name(question)).detail(value));
            }
        }
        if check_in.people.is_some() {
            let names = names_of(check_in.people.as_ref(), &self.people, look.own);
            let names = if names.is_empty() {
                words.get("checkin-people-no-one")
            } else {
                words.all_of(&names)
            };
            rows.push(Row::read(words.get("checkin-people")).detail(names));
        }
        if let Some(note) = &check_in.note {
            rows.push(
                Row::read(words.get("checkin-note"))
                    .detail(note.lines().next().unwrap_or_default()),
            );
        }
        page.blocks.push(Block::List(List { rows }));
        page.blocks.push(Block::List(List {
            rows: vec![
                Row::pick(words.get("checkin-done")),
                Row::pick(words.get("checkin-change")).key("e"),
                Row::pick(words.get("checkin-factors"))
                    .key("f")
                    .detail(words.get("checkin-factors-detail")),
                Row::pick(words.get("checkin-undo")).key("u"),
            ],
        }));
        if is_hard(check_in) {
            page.blocks
                .push(Block::quiet(words.get("checkin-hard-answer")));
        }
        // Plain lines have the row for it.
        page.hints
            .push(labelled(words, Command::Keep, "command-keep"));
        page
    }

    /// The same where only that was said.
    pub(super) fn hard_day_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let rows = vec![
            Row::pick(words.get("checkin-done")),
            Row::pick(words.get("checkin-hard-reach")).key("r"),
            Row::pick(words.get("checkin-hard-page")).key("!"),
        ];
        self.small_page(look, vec![words.get("checkin-hard-saved")], rows)
    }
}

/// Whether an answer is one after which the hard moment's key is named: mood 1, or stress 5.
fn is_hard(check_in: &CheckIn) -> bool {
    let level = |slug: &str| check_in.answers.get(slug).and_then(|answer| answer.level());
    level("mood") == Some(1) || level("stress") == Some(5)
}

/// `Saved. Mood 3. Stress 4. Getting back up 4. Sleep 4. Dev. 1 note.`: what a saved check-in says of itself.
#[must_use]
pub fn saved_line(
    words: &Words,
    own: &crate::app::Own,
    check_in: &CheckIn,
    questions: &[Question],
    people: &[Person],
) -> String {
    let mut parts = vec![words.get("checkin-line-saved")];
    if check_in.kind == CheckInKind::HardDay {
        parts.push(words.get("checkin-line-hard-day"));
    }
    for question in questions {
        let name = words.question_name(question);
        match check_in.answers.get(&question.slug) {
            Some(Answer::Level(level)) => parts.push(format!("{name} {level}.")),
            Some(Answer::None) => parts.push(say!(words, "checkin-line-none", question = name)),
            _ => {}
        }
    }
    match &check_in.people {
        Some(picked) if picked.is_empty() => parts.push(words.get("checkin-line-no-one")),
        Some(_) => {
            let names = names_of(check_in.people.as_ref(), people, own);
            parts.push(format!("{}.", names.join(", ")));
        }
        None => {}
    }
    if check_in.note.is_some() {
        parts.push(words.get("checkin-line-note"));
    }
    parts.join(" ")
}
