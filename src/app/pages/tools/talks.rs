//! Pages for talks with a clinician: what to bring, and what was decided.

use crate::app::everywhere::{hint, moving};
use crate::app::flows::talk;
use crate::app::page::{Block, List, Page, Row};
use crate::app::pages::facts::Facts;
use crate::app::pages::print::{Print, Printed};
use crate::app::paper::Paper;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::talk::Talk;
use crate::domain::{Change, Id, Kind};
use crate::store::{Error, Span};
use crate::words::Words;

/// All of them, newest first.
#[derive(Default)]
pub(super) struct Talks {
    talks: Vec<Talk>,
}

impl View for Talks {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("tools-talks"), words.get("tools-title"));
        if self.talks.is_empty() {
            page.blocks.push(Block::say(words.get("talk-none")));
        }
        let rows = self.talks.iter().map(|talk| {
            let day = words.day_in(talk.day, look.now.today);
            Row::pick(day).detail(talk.with.clone().unwrap_or_default())
        });
        let new = Row::pick(words.get("talk-new")).key("n");
        page.blocks.push(Block::List(List {
            rows: rows.chain([new]).collect(),
        }));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Tools, Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.talks = cx.store.list(Span::ALL)?;
        self.talks.reverse();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::New) => Next::Push(talk::new()),
            Act::Pick(row) => match self.talks.get(row) {
                Some(talk) => Next::Push(Box::new(TalkPage::new(talk.id))),
                None => Next::Push(talk::new()),
            },
            _ => Next::Ignored,
        })
    }
}

/// One of them.
pub struct TalkPage {
    id: Id,
    talk: Option<Talk>,
}

impl TalkPage {
    /// The page of the talk `id`.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self { id, talk: None }
    }

    fn facts(talk: &Talk, words: &Words) -> Block {
        let mut facts = Facts::new(words);
        facts.given("talk-ask-with", talk.with.as_ref());
        for concern in &talk.concerns {
            facts.add("talk-ask-concern", concern);
        }
        for question in &talk.questions {
            facts.add("talk-ask-question", question);
        }
        facts.given("talk-ask-changes", talk.changes.as_ref());
        facts.given("talk-ask-decided", talk.decided.as_ref());
        Block::Fields(facts.fields())
    }
}

impl View for TalkPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(talk) = &self.talk else {
            let mut page = Page::titled(words.get("tools-talks"), "");
            page.blocks.push(Block::say(words.get("talk-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let mut page = Page::titled(
            words.get("talk-title"),
            words.day_in(talk.day, look.now.today),
        );
        page.blocks.push(Self::facts(talk, words));
        page.blocks.push(Block::List(List {
            rows: vec![Row::pick(words.get("talk-print")).key("p")],
        }));
        page.blocks.push(Block::quiet(words.get("talk-how")));
        page.hints.push(hint(words, Command::Change));
        page.hinted(words, &[Command::Remove, Command::Back, Command::Erase])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Tools, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.talk = cx.store.get(self.id)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if act == Act::Pick(0) && self.talk.is_some() {
            return Ok(Next::Push(Box::new(Print::new(ToPrint(self.id)))));
        }
        let (Act::Do(command), Some(found)) = (act, &self.talk) else {
            return Ok(Next::Ignored);
        };
        Ok(match command {
            Command::Change => Next::Push(talk::change(found.clone())),
            Command::Remove => {
                cx.commit(&Change::remove(Kind::Talk, self.id))?;
                cx.say(cx.words.get("talk-removed"));
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Talk, self.id))
    }
}

/// The page for a talk, to print.
struct ToPrint(Id);

impl Printed for ToPrint {
    fn names(&self) -> [&'static str; 3] {
        ["talk-print", "talk-title", "talk-print-where"]
    }

    fn text(&self, cx: &Cx<'_>) -> Result<String, Error> {
        let words = cx.words;
        let mut paper = Paper::titled(words.get("talk-title"));
        if let Some(talk) = cx.store.get::<Talk>(self.0)? {
            let given = |text: &Option<String>| -> Vec<String> { text.iter().cloned().collect() };
            let day = words.day_in(talk.day, cx.now.today);
            paper.part(words.get("talk-ask-day"), &[day]);
            paper.part(words.get("talk-ask-with"), &given(&talk.with));
            paper.part(words.get("talk-ask-concern"), &talk.concerns);
            paper.part(words.get("talk-ask-question"), &talk.questions);
            paper.part(words.get("talk-ask-changes"), &given(&talk.changes));
            paper.part(words.get("talk-ask-decided"), &given(&talk.decided));
        }
        Ok(paper.text())
    }
}
