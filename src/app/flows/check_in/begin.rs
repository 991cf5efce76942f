//! Before the first question: which day it is for, whether there is a check-in already, and one that was not ended.

use super::{CheckInFlow, Step, clock};
use crate::app::page::{Block, List, Page, Row};
use crate::app::pages::day::DayPage;
use crate::app::{Command, Cx, Look, Next};
use crate::domain::{CheckIn, CheckInKind, Day};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

impl CheckInFlow {
    /// Asks for the day where that is not clear, and begins.
    pub(super) fn start(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        if let Some(day) = self.day {
            self.begin(day, cx)?;
        } else {
            let yesterday = cx.now.today;
            self.yesterday_open = daily(cx.store.list::<CheckIn>(Span::day(yesterday))?).is_empty();
            if cx.now.after_midnight() && self.yesterday_open {
                self.step = Step::WhichDay;
            } else {
                self.begin(yesterday, cx)?;
            }
        }
        Ok(())
    }

    pub(super) fn begin(&mut self, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.day = Some(day);
        self.others = daily(cx.store.list::<CheckIn>(Span::day(day))?);
        let all = cx.store.questions()?;
        self.choose_questions(all);
        if self.edits.is_none() {
            if let Some(kept) = self.kept(cx)? {
                self.kept = Some(kept);
                return Ok(self.go(Step::Return));
            }
            if !self.others.is_empty() {
                return Ok(self.go(Step::Again));
            }
        }
        let first = self.first();
        Ok(self.go(first))
    }

    /// The day was chosen.
    pub(super) fn which_day(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let day = if row == 0 {
            cx.now.today
        } else {
            Day::new(cx.now.at.date_naive())
        };
        self.begin(day, cx)
    }

    /// What to do beside the one that is there was chosen.
    pub(super) fn again(&mut self, row: usize, cx: &Cx<'_>) -> Next {
        match row {
            0 => {
                let first = self.first();
                self.begun = true;
                self.go(first)
            }
            1 => match self.others.first().cloned() {
                Some(first) => Next::Replace(Box::new(Self::change(first))),
                None => Next::Stay,
            },
            _ => Next::Replace(Box::new(DayPage::new(self.day.unwrap_or(cx.now.today)))),
        }
    }

    /// What to do with one that was not ended was chosen.
    pub(super) fn come_back(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(kept) = self.kept.take() else {
            return Ok(Next::Back);
        };
        match row {
            0 => {
                self.answers = kept.answers;
                self.begun = true;
                let step = match kept.step {
                    Step::Ask(at) if at >= self.questions.len() => Step::People,
                    Step::Someone => Step::People,
                    step @ (Step::Ask(_) | Step::People | Step::Note) => step,
                    _ => self.first(),
                };
                Ok(self.go(step))
            }
            1 => {
                self.answers = kept.answers;
                self.save(CheckInKind::Full, cx)
            }
            2 => {
                cx.store.drop_draft(&self.key())?;
                let first = self.first();
                Ok(self.go(first))
            }
            _ => {
                cx.store.drop_draft(&self.key())?;
                cx.say(cx.words.get("checkin-thrown-away"));
                Ok(Next::Back)
            }
        }
    }

    pub(super) fn small_page(
        &self,
        look: &Look<'_>,
        sentences: Vec<String>,
        rows: Vec<Row>,
    ) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("checkin-title"), clock(look));
        let mut sentences = sentences.into_iter();
        page.blocks.extend(sentences.next().map(Block::say));
        page.blocks.push(Block::List(List { rows }));
        page.blocks.extend(sentences.map(Block::quiet));
        page.hinted(words, &[Command::Back])
    }

    /// After midnight: which day is it for?
    pub(super) fn which_day_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let yesterday = words.day(look.now.today);
        let today = words.day(Day::new(look.now.at.date_naive()));
        let rows = vec![
            Row::pick(say!(words, "checkin-for-yesterday", day = yesterday)).key("1"),
            Row::pick(say!(words, "checkin-for-today", day = today)).key("2"),
        ];
        self.small_page(look, vec![words.get("checkin-which-day")], rows)
    }

    /// There is one already.
    pub(super) fn again_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let at = self
            .others
            .first()
            .map(|it| words.time(it.at))
            .unwrap_or_default();
        let first = if self.day == Some(look.now.today) {
            say!(words, "checkin-again", time = at)
        } else {
            let day = self.day.map(|day| words.day(day)).unwrap_or_default();
            say!(words, "checkin-again-day", day = day)
        };
        let rows = numbered(
            words,
            &[
                "checkin-again-new",
                "checkin-again-change",
                "checkin-again-look",
            ],
        );
        self.small_page(look, vec![first, words.get("checkin-again-average")], rows)
    }

    /// One was begun and not ended.
    pub(super) fn return_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let count = self
            .kept
            .as_ref()
            .map_or(0, |kept| kept.answers.levels.len());
        let rows = numbered(
            words,
            &[
                "checkin-return-on",
                "checkin-return-save",
                "checkin-return-over",
                "checkin-return-away",
            ],
        );
        self.small_page(
            look,
            vec![say!(words, "checkin-return", count = count)],
            rows,
        )
    }
}

/// Check-ins of the day itself, not the weekly page.
pub(super) fn daily(mut check_ins: Vec<CheckIn>) -> Vec<CheckIn> {
    check_ins.retain(|it| it.kind != CheckInKind::Weekly);
    check_ins
}

fn numbered(words: &Words, ids: &[&str]) -> Vec<Row> {
    let rows = (1..).zip(ids).map(|(number, id): (usize, _)| {
        let detail = words.find(&format!("{id}.detail"), &[]);
        Row::pick(words.get(id))
            .key(number.to_string())
            .detail(detail.unwrap_or_default())
    });
    rows.collect()
}
