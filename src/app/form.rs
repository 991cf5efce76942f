//! Several short questions on one page: a person, a reach-out; or on a few pages, one after the other: a new goal, a
//! week to look back on. In the full face those of a page stand below each other and the marker moves; in plain lines
//! all are asked one after the other.

mod answers;
mod purpose;

pub use self::answers::Answers;
use self::answers::STEP;
pub use self::purpose::{Field, FieldKind, Item, Mistake, Purpose};

use super::command::Command;
use super::everywhere::hint;
use super::keymap::Context;
use super::page::{
    Block, Choice, FieldRow, FieldValue, Fields, Hint, List, Mark, Page, Row, TextField, Veil,
};
use super::view::{Act, Cx, Draft, Look, Next, View};
use crate::domain::By;
use crate::store::Error;
use crate::words::Words;

/// A form in front of the person.
pub struct Form {
    purpose: Box<dyn Purpose>,
    fields: Vec<Field>,
    answers: Answers,
    revision: u32,
    /// Where the cursor is in the text in front, in characters.
    cursor: usize,
    /// Nothing was filled in yet, so a draft may take its place.
    fresh: bool,
    touched: bool,
    /// Lines are read one after the other.
    plain: bool,
}

impl Form {
    /// A form for `purpose`.
    #[must_use]
    pub fn new(purpose: impl Purpose + 'static) -> Self {
        Self {
            purpose: Box::new(purpose),
            fields: Vec::new(),
            answers: Answers::default(),
            revision: 0,
            cursor: usize::MAX,
            fresh: true,
            touched: false,
            plain: false,
        }
    }

    /// The fields that are asked on the page in front.
    fn asked(&self) -> Vec<&Field> {
        let step = self.step();
        self.fields
            .iter()
            .filter(|field| self.purpose.step_of(field, &self.answers) == step)
            .filter(|field| self.purpose.asks(field, &self.answers))
            .collect()
    }

    fn step(&self) -> usize {
        self.answers.step().min(self.last_step())
    }

    fn last_step(&self) -> usize {
        self.purpose.steps().saturating_sub(1)
    }

    /// The next page, or what is filled in is saved.
    fn go_on(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let step = self.step();
        if step == self.last_step() {
            return self.save(cx);
        }
        // Choices were heard when they were made.
        let lines = self.asked().into_iter();
        let lines = lines.filter(|field| matches!(field.kind, FieldKind::Line));
        let ids: Vec<String> = lines.map(|field| field.id.clone()).collect();
        for id in ids {
            let said = self.purpose.answered(&id, &mut self.answers, cx.words);
            if let Some(said) = said {
                cx.echo(said);
            }
        }
        Ok(self.turn_to(step + 1))
    }

    fn turn_to(&mut self, step: usize) -> Next {
        if self.last_step() > 0 {
            self.answers.set(STEP, step.to_string());
        }
        self.go(0)
    }

    fn value(&self, field: &Field) -> FieldValue {
        if matches!(field.kind, FieldKind::Line) {
            return FieldValue::Text(TextField {
                id: field.id.clone(),
                revision: self.revision,
                text: self.answers.raw(&field.id).to_owned(),
                cursor: self.cursor.min(self.answers.raw(&field.id).chars().count()),
                tall: false,
                veil: Veil::Open,
            });
        }
        let picked = self.answers.all(&field.id);
        let choice = |(i, item): (usize, &Item)| Choice {
            key: (i + 1).to_string(),
            label: item.label.clone(),
            picked: picked.contains(&item.value),
            ..Choice::default()
        };
        FieldValue::Choices(field.kind.items().iter().enumerate().map(choice).collect())
    }

    fn choose(&mut self, at: usize, number: u32, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(field) = self.asked().get(at).map(|field| (*field).clone()) else {
            return Ok(Next::Stay);
        };
        let items = field.kind.items();
        let chosen = usize::try_from(number)
            .ok()
            .and_then(|n| n.checked_sub(1))
            .and_then(|n| items.get(n));
        let Some(item) = chosen else {
            cx.say(not_on_the_list(cx.words, number, items.len()));
            return Ok(Next::Stay);
        };
        self.touched = true;
        if matches!(field.kind, FieldKind::One(_)) {
            self.answers.set(&field.id, item.value.clone());
        } else {
            let mut picked = self.answers.all(&field.id).to_vec();
            let first = picked.is_empty() && matches!(field.kind, FieldKind::Few(_));
            match picked.iter().position(|value| *value == item.value) {
                Some(already) => {
                    picked.remove(already);
                }
                None => picked.push(item.value.clone()),
            }
            self.answers.set_all(&field.id, picked);
            if !first {
                return Ok(Next::Stay);
            }
        }
        let stop = if field.label.ends_with(['?', ':']) {
            ""
        } else {
            ":"
        };
        let said = [item.value.as_str(), item.label.as_str()];
        let said = said.into_iter().rfind(|text| !text.is_empty());
        cx.echo(format!(
            "{}{stop} {}.",
            field.label,
            said.unwrap_or_default()
        ));
        self.purpose
            .answered(&field.id, &mut self.answers, cx.words);
        self.past(at, cx)
    }

    /// What comes after the field on row `at`: the next one, the next page, or on the last page the row that saves.
    fn past(&mut self, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if at + 1 >= self.asked().len() && self.step() < self.last_step() {
            return self.go_on(cx);
        }
        Ok(self.go((at + 1).min(self.last_row())))
    }

    /// A row below the fields: a switch, or the last one, which saves.
    fn below(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match self.purpose.switches().get(row).copied() {
            Some(switch) => {
                self.turn(switch, cx);
                Ok(Next::Stay)
            }
            None => self.go_on(cx),
        }
    }

    fn turn(&mut self, switch: Command, cx: &mut Cx<'_>) {
        let on = !self.answers.is_on(switch);
        self.answers.turn(switch, on);
        self.touched = true;
        let what = cx.words.get(&format!("command-{}.plain", switch.name()));
        let id = if on { "form-on" } else { "form-off" };
        cx.echo(crate::say!(cx.words, id, what = what));
    }

    /// The row that saves.
    fn last_row(&self) -> usize {
        self.asked().len() + self.purpose.switches().len()
    }

    fn go(&mut self, row: usize) -> Next {
        self.cursor = usize::MAX;
        self.revision += 1;
        Next::Move(row)
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        cx.from_draft(self.purpose.draft_key());
        match self.purpose.save(&self.answers, cx)? {
            Ok(next) => {
                self.touched = false;
                cx.store.drop_draft(&self.purpose.draft_key())?;
                Ok(next)
            }
            Err(mistake) => {
                cx.say(mistake.words);
                let wrong = self.fields.iter().find(|field| field.id == mistake.field);
                if let Some(step) = wrong.map(|field| self.purpose.step_of(field, &self.answers)) {
                    self.turn_to(step);
                }
                let row = self
                    .asked()
                    .iter()
                    .position(|field| field.id == mistake.field)
                    .unwrap_or(0);
                Ok(self.go(row))
            }
        }
    }
}

/// What to say of a number that names nothing: "7 is not on the list. Type 1 to 5."
#[must_use]
pub fn not_on_the_list(words: &Words, number: u32, highest: usize) -> String {
    crate::say!(
        words,
        "form-not-on-list",
        number = number,
        highest = highest
    )
}

impl View for Form {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let words = look.words;
        let step = self.step();
        let (title, right) = self.purpose.title_of(look, step);
        let mut page = Page::titled(title, right);
        // Lines are read once a page, not with each of its fields.
        if at == 0 || !self.plain {
            page.blocks = self.purpose.above(look, &self.answers, step);
        }
        let fields = self.asked();
        let rows = fields
            .iter()
            .map(|field| FieldRow {
                label: field.label.clone(),
                value: self.value(field),
                hint: field.hint.clone(),
                pick: true,
            })
            .collect::<Vec<_>>();
        if !rows.is_empty() {
            page.blocks.push(Block::Fields(Fields { rows }));
        }
        let switches = self.purpose.switches().iter();
        let mut below: Vec<Row> = switches
            .map(|switch| {
                let on = self.answers.is_on(*switch);
                Row::pick(words.get(&format!("command-{}.plain", switch.name()))).mark(if on {
                    Mark::Done
                } else {
                    Mark::Open
                })
            })
            .collect();
        let last = step == self.last_step();
        below.push(Row::pick(words.get(if last {
            self.purpose.save_words()
        } else {
            "form-go-on"
        })));
        page.blocks.push(Block::List(List { rows: below }));
        let kind = fields.get(at).map(|field| &field.kind);
        if kind.is_some_and(|kind| !matches!(kind, FieldKind::Line)) {
            page.hints.push(Hint {
                commands: Vec::new(),
                label: words.get("form-number"),
                menu: false,
            });
        }
        let enter = match kind {
            None if at < self.last_row() => "form-enter-switch",
            None if !last => "form-enter",
            None => "form-enter-save",
            Some(_) if last && at + 1 == fields.len() || self.purpose.enter_saves() => {
                "form-enter-save"
            }
            Some(FieldKind::Many(_) | FieldKind::Few(_)) => "form-enter-next",
            Some(_) => "form-enter",
        };
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get(enter),
            menu: false,
        });
        let switches = self.purpose.switches().iter();
        page.hints
            .extend(switches.map(|switch| hint(words, *switch)));
        page.hints.push(Hint {
            commands: vec![Command::SaveAndClose],
            label: words.get("command-save-and-close"),
            menu: false,
        });
        if step > 0 {
            page.hints.push(Hint {
                commands: vec![Command::PreviousField],
                label: words.get("form-step-back"),
                menu: fields.is_empty(),
            });
        }
        page.hints.push(Hint {
            commands: vec![Command::Back],
            label: words.get("form-leave"),
            menu: false,
        });
        page
    }

    fn contexts(&self, at: usize) -> Vec<Context> {
        let line = self
            .asked()
            .get(at)
            .is_some_and(|field| matches!(field.kind, FieldKind::Line));
        let mut contexts: Vec<Context> = if line {
            vec![Context::Line]
        } else {
            vec![Context::Form]
        };
        if !line {
            contexts.splice(0..0, self.purpose.context());
        }
        contexts.push(Context::Page);
        contexts
    }

    fn looks_back(&self) -> bool {
        self.purpose.looks_back()
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        self.fields = self.purpose.fields(cx)?;
        if std::mem::take(&mut self.fresh) {
            self.answers = self.purpose.start(cx)?;
            if let Some(answers) = cx.store.draft_of(&self.purpose.draft_key())? {
                self.answers = answers;
                self.touched = true;
                cx.say(cx.words.get("form-draft-back"));
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let id = self.asked().get(at).map(|field| field.id.clone());
        let count = self.asked().len();
        match act {
            Act::Typed { text, cursor } => {
                if let Some(id) = id {
                    self.answers.set(&id, text);
                    self.cursor = cursor;
                    self.touched = true;
                }
                Ok(Next::Stay)
            }
            Act::Number(number) => self.choose(at, number, cx),
            Act::Pick(row) => match row.checked_sub(count) {
                Some(below) => self.below(below, cx),
                None => Ok(self.go(row)),
            },
            Act::Do(Command::SaveAndClose) => self.save(cx),
            Act::Do(Command::Keep) if at >= count => self.below(at - count, cx),
            // Enter on the last line saves, so that a short form ends where it is filled in.
            Act::Do(Command::Keep) if at + 1 == count || self.purpose.enter_saves() => {
                self.go_on(cx)
            }
            Act::Do(Command::Skip) => {
                if let Some(id) = id {
                    self.answers.clear(&id);
                    self.touched = true;
                }
                self.past(at, cx)
            }
            Act::Do(Command::Keep | Command::NextField) => {
                Ok(self.go((at + 1).min(self.last_row())))
            }
            Act::Do(Command::PreviousField) if at == 0 && self.step() > 0 => {
                Ok(self.turn_to(self.step() - 1))
            }
            Act::Do(Command::PreviousField) => {
                Ok(self.go(at.checked_sub(1).unwrap_or(self.last_row())))
            }
            Act::Do(Command::Back) => {
                if self.touched {
                    cx.say(cx.words.get("app-kept"));
                }
                Ok(Next::Back)
            }
            Act::Do(command) if self.purpose.switches().contains(&command) => {
                self.turn(command, cx);
                Ok(Next::Stay)
            }
            Act::Do(_) | Act::Beat => Ok(Next::Ignored),
        }
    }

    fn first_row(&self) -> usize {
        self.purpose.first_row()
    }

    fn draft(&self) -> Option<Draft> {
        let body = self
            .touched
            .then(|| serde_json::to_string(&self.answers).ok())
            .flatten()?;
        Some(Draft {
            key: self.purpose.draft_key(),
            body,
        })
    }
}
