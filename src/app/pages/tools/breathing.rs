//! Breathing with a word, for as long as the person chose, counted or at their own pace.

use crate::app::breath::{A_MINUTE, Breath};
use crate::app::page::{Block, Hint, List, Page, Row, Sentence, Tone};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::card::{Practice, PracticeKind};
use crate::domain::{By, Change, What};
use crate::say;
use crate::store::Error;

/// The page.
pub struct Breathing {
    word: String,
    minutes: u8,
    breath: Breath,
    plain: bool,
}

impl Breathing {
    /// Breathing with `word` (or none) for `minutes` (1 to 20), counted by the second or not.
    #[must_use]
    pub fn new(word: &str, minutes: u8, counted: bool) -> Self {
        Self {
            word: word.to_owned(),
            minutes,
            breath: Breath::first(counted),
            plain: false,
        }
    }

    fn is_done(&self) -> bool {
        self.breath.number > u32::from(self.minutes) * A_MINUTE
    }

    /// A whole breath where lines are read; else in, then out.
    fn go_on(&mut self) {
        self.breath = self.breath.next();
        if self.plain && self.breath.out {
            self.breath = self.breath.next();
        }
    }

    /// Keeps that it was done, and that it helped where the person says so.
    fn keep(helped: Option<bool>, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let practice = Practice {
            id: cx.new_id(),
            day: cx.now.today,
            at: cx.now.at,
            kind: PracticeKind::Breathe,
            before: None,
            after: None,
            helped,
            thought: None,
            note: None,
        };
        cx.commit(&Change::put(What::Saved, practice))?;
        cx.say(cx.words.get("tools-breathe-kept"));
        Ok(Next::Back)
    }
}

impl View for Breathing {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let breath = self.breath;
        let minute = (breath.number - 1) / A_MINUTE + 1;
        let right = say!(
            words,
            "tools-breathe-right",
            n = minute.min(u32::from(self.minutes)),
            of = self.minutes
        );
        let mut page = Page::titled(words.get("tools-breathe"), right);
        let strong = |text: String| {
            Block::Sentence(Sentence {
                text,
                tone: Tone::Strong,
                indent: 0,
            })
        };
        if self.is_done() {
            page.blocks
                .push(strong(say!(words, "tools-breathe-done", n = self.minutes)));
            page.blocks.push(Block::say(words.get("tools-breathe-sit")));
            let rows = [
                "tools-breathe-leave",
                "tools-breathe-keep",
                "tools-breathe-helped",
            ];
            page.blocks.push(Block::List(List {
                rows: rows.map(|id| Row::pick(words.get(id))).into(),
            }));
            return page.hinted(words, &[Command::Back]);
        }
        page.blocks.push(strong(words.get(if self.plain {
            "tools-breathe-both"
        } else if breath.out {
            "hard-breathe-out"
        } else {
            "hard-breathe-in"
        })));
        if !self.word.is_empty() {
            let word = self.word.as_str();
            page.blocks
                .push(Block::say(say!(words, "tools-breathe-word", word = word)));
        }
        if let Some(left) = breath.left {
            let dots = vec!["."; usize::from(left)].join(" ");
            page.blocks.push(strong(format!("{left}   {dots}")));
        }
        page.blocks
            .push(Block::quiet(words.get("tools-breathe-return")));
        page.blocks
            .push(Block::quiet(words.get("tools-breathe-help")));
        page.hints.push(Hint {
            commands: vec![Command::OwnPace, Command::Keep],
            label: words.get("hard-breathe-pace"),
            menu: false,
        });
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![if self.is_done() {
            Context::List
        } else {
            Context::Breath
        }]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        if self.plain {
            self.breath = self.breath.at_own_pace();
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Beat => {
                self.breath = self.breath.beat();
                Ok(Next::Stay)
            }
            Act::Pick(1) if self.is_done() => Self::keep(None, cx),
            Act::Pick(2) if self.is_done() => Self::keep(Some(true), cx),
            Act::Pick(_) if self.is_done() => Ok(Next::Back),
            // From here on at the person's own pace.
            Act::Do(Command::Keep | Command::OwnPace) if self.breath.left.is_some() => {
                self.breath = self.breath.at_own_pace();
                Ok(Next::Stay)
            }
            Act::Do(Command::Keep | Command::OwnPace) if !self.is_done() => {
                self.go_on();
                Ok(Next::Stay)
            }
            _ => Ok(Next::Ignored),
        }
    }

    fn beats(&self) -> bool {
        self.breath.left.is_some() && !self.is_done()
    }
}
