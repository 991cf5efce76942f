//! Records that stand in two versions, because they were changed on two copies: both are shown, and the person chooses.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving, named};
use crate::domain::{Change, Day, Id, Instant, Kind, Question, Record, What};
use crate::store::{Error, Standing};
use crate::words::Words;

/// The records that stand in two versions.
#[derive(Default)]
pub struct Conflicts {
    records: Vec<Record>,
}

impl View for Conflicts {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(
            words.get("your_data-versions"),
            words.get("your_data-right"),
        );
        if self.records.is_empty() {
            page.blocks
                .push(Block::say(words.get("your_data-versions-none")));
            return page.hinted(words, &[Command::Back]);
        }
        page.blocks
            .push(Block::quiet(words.get("your_data-versions-intro")));
        let rows = self.records.iter().map(|it| Row::pick(named(words, it)));
        let rows = rows.collect();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.records.clear();
        for (kind, id) in cx.store.conflicts()? {
            self.records.extend(cx.store.record(kind, id)?);
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match self.records.get(row) {
            Some(record) => Next::Push(Box::new(Choose::new(record.kind(), record.id()))),
            None => Next::Stay,
        })
    }
}

/// One record in its versions.
struct Choose {
    kind: Kind,
    id: Id,
    standings: Vec<(Standing, Record)>,
    questions: Vec<Question>,
}

impl Choose {
    fn new(kind: Kind, id: Id) -> Self {
        Self {
            kind,
            id,
            standings: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// What differs between the versions: a line for each field that does, in each version.
    fn lines(&self, words: &Words) -> Vec<Vec<String>> {
        let fields: Vec<BTreeMap<String, String>> = self
            .standings
            .iter()
            .map(|(_, record)| self.fields(record, words))
            .collect();
        let differs = |name: &str, value: &str| {
            fields
                .iter()
                .any(|other| other.get(name).map(String::as_str) != Some(value))
        };
        fields
            .iter()
            .map(|these| {
                these
                    .iter()
                    .filter(|(name, value)| differs(name, value))
                    .map(|(name, value)| {
                        let values = [
                            ("field", name.as_str().into()),
                            ("value", value.as_str().into()),
                        ];
                        words.with("your_data-versions-field", &values)
                    })
                    .collect()
            })
            .collect()
    }

    /// What a record says, by the name of each field.
    fn fields(&self, record: &Record, words: &Words) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        if let Record::CheckIn(it) = record {
            for (slug, answer) in &it.answers {
                let question = self.questions.iter().find(|it| it.slug == *slug);
                if let Some(question) = question {
                    let name = words.question_name(question);
                    fields.insert(name, words.answer(question, *answer));
                }
            }
        }
        if let Ok(Value::Object(object)) = record.to_value() {
            for (name, value) in object {
                let text = match value {
                    Value::String(text) => text,
                    Value::Bool(_) | Value::Number(_) => value.to_string(),
                    Value::Array(values) => {
                        let texts = values.iter().filter_map(Value::as_str);
                        texts.collect::<Vec<_>>().join(", ")
                    }
                    _ => continue,
                };
                if !matches!(name.as_str(), "id" | "at" | "people") {
                    fields.insert(crate::app::field_name(words, &name), text);
                }
            }
        }
        fields
    }
}

impl View for Choose {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let title = self.standings.first().map(|(_, it)| named(words, it));
        let mut page = Page::titled(
            title.unwrap_or_default(),
            words.get("your_data-versions-right"),
        );
        let lines = self.lines(words);
        for (nth, ((standing, _), lines)) in self.standings.iter().zip(lines).enumerate() {
            let id = match nth {
                0 => "your_data-versions-shown",
                _ => "your_data-versions-other",
            };
            let at = Instant::parse_from_rfc3339(&standing.at).ok();
            let when = at.map(|at| {
                let day = words.date_in(Day::new(at.date_naive()), look.now.today);
                let values = [("date", day.into()), ("time", words.time(at).into())];
                words.with("your_data-made", &values)
            });
            let mut rows = vec![Row::pick(words.get(id)).detail(when.unwrap_or_default())];
            rows.extend(lines.into_iter().map(|line| Row::read(format!("  {line}"))));
            page.blocks.push(Block::List(List { rows }));
        }
        page.aside = Some(words.get("your_data-versions-aside"));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.questions = cx.store.questions()?;
        self.standings.clear();
        if cx.store.conflicts()?.contains(&(self.kind, self.id)) {
            for standing in cx.store.standings(self.id)? {
                let known = |record: &Record| self.standings.iter().any(|(_, it)| it == record);
                if let Some(record) = standing.record.clone().filter(|it| !known(it)) {
                    self.standings.push((standing, record));
                }
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        let Some((_, record)) = self.standings.get(row) else {
            return Ok(Next::Stay);
        };
        cx.commit(&Change::put(What::Changed, record.clone()))?;
        cx.say(cx.words.get("your_data-versions-chosen"));
        Ok(Next::Back)
    }
}
