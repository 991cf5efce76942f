//! The check-in: one question a page, one key each, moving on by itself.
//!
//! Everything answered is a draft at once. A question can be skipped, gone back to and changed; a hard day can be all
//! that is said. Past answers are not shown while asking: they pull the new one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::write::Write;
use crate::app::page::{Block, Choice, Hint, List, Page, Question as Ask, Row, Scale, TextField};
use crate::app::pages::day::DayPage;
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Day, Id, Person, Question, What, When};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// Where the person is in the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    /// After midnight: which day is it for?
    WhichDay,
    /// There is one already.
    Again,
    /// One was begun and not ended.
    Return,
    /// Question number so many, from 0.
    Ask(usize),
    People,
    /// The name of someone who is not on the list.
    Someone,
    Note,
    Done,
    HardDay,
}

/// What was answered so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Answers {
    levels: BTreeMap<String, Answer>,
    people: Option<Vec<Id>>,
    note: String,
}

/// What is kept of an unfinished check-in.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    step: Step,
    answers: Answers,
    edits: Option<Id>,
}

/// A check-in under way.
pub struct CheckInFlow {
    day: Option<Day>,
    step: Step,
    questions: Vec<Question>,
    people: Vec<Person>,
    answers: Answers,
    /// The check-in that is being changed.
    edits: Option<CheckIn>,
    /// Check-ins that the day has already.
    others: Vec<CheckIn>,
    begun: bool,
    /// A number past nine that is being typed.
    typed: Option<u8>,
    name: String,
    revision: u32,
    cursor: usize,
    saved: Option<CheckIn>,
    kept: Option<Kept>,
    /// The note is being written on a bigger page.
    bigger: bool,
    yesterday_open: bool,
}

impl CheckInFlow {
    /// A check-in for `day`, or for today.
    #[must_use]
    pub fn new(day: Option<Day>) -> Self {
        Self {
            day,
            step: Step::Ask(0),
            questions: Vec::new(),
            people: Vec::new(),
            answers: Answers::default(),
            edits: None,
            others: Vec::new(),
            begun: false,
            typed: None,
            name: String::new(),
            revision: 0,
            cursor: usize::MAX,
            saved: None,
            kept: None,
            bigger: false,
            yesterday_open: false,
        }
    }

    /// Goes through a check-in that is there, to change it.
    #[must_use]
    pub fn change(check_in: CheckIn) -> Self {
        let mut flow = Self::new(Some(check_in.day));
        flow.answers = Answers {
            levels: check_in.answers.clone(),
            people: check_in.people.clone(),
            note: check_in.note.clone().unwrap_or_default(),
        };
        flow.edits = Some(check_in);
        flow
    }

    fn key(&self) -> String {
        match (&self.edits, self.day) {
            (Some(check_in), _) => format!("check_in/change/{}", check_in.id),
            (None, Some(day)) => format!("check_in/{day}"),
            (None, None) => String::new(),
        }
    }

    fn keep(&self) -> Kept {
        Kept {
            step: self.step,
            answers: self.answers.clone(),
            edits: self.edits.as_ref().map(|it| it.id),
        }
    }

    fn kept(&self, cx: &Cx<'_>) -> Result<Option<Kept>, Error> {
        let body = cx.store.draft(&self.key())?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// The questions of this check-in: those that are on; sleep only in the first of a day.
    fn choose_questions(&mut self, all: Vec<Question>) {
        let first = self.others.is_empty();
        self.questions = all
            .into_iter()
            .filter(|question| match &self.edits {
                Some(check_in) if check_in.answers.contains_key(&question.slug) => true,
                Some(_) => question.on && question.when == When::Each,
                None => {
                    question.on
                        && (question.when == When::Each
                            || (question.when == When::FirstOfDay && first))
                }
            })
            .collect();
    }

    /// How many steps there are: the questions, people and the note.
    fn steps(&self) -> usize {
        self.questions.len() + 2
    }

    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        self.typed = None;
        self.cursor = usize::MAX;
        self.revision += 1;
        Next::Move(self.row_of(step))
    }

    /// The marker stands on what was answered before, else on the first answer.
    fn row_of(&self, step: Step) -> usize {
        let Step::Ask(at) = step else { return 0 };
        let answered = self.questions.get(at).and_then(|question| {
            let answer = self.answers.levels.get(&question.slug)?;
            choices(question).iter().position(|(_, it)| it == answer)
        });
        answered.unwrap_or(0)
    }

    fn after(&self, step: Step) -> Step {
        match step {
            Step::Ask(at) if at + 1 < self.questions.len() => Step::Ask(at + 1),
            Step::Ask(_) => Step::People,
            Step::People | Step::Someone => Step::Note,
            other => other,
        }
    }

    fn before(&self, step: Step) -> Option<Step> {
        match step {
            Step::Ask(0) => None,
            Step::Ask(at) => Some(Step::Ask(at - 1)),
            Step::People if self.questions.is_empty() => None,
            Step::People => Some(Step::Ask(self.questions.len() - 1)),
            Step::Someone | Step::Note => Some(Step::People),
            _ => None,
        }
    }

    fn begin(&mut self, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
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

    fn first(&self) -> Step {
        if self.questions.is_empty() {
            Step::People
        } else {
            Step::Ask(0)
        }
    }

    fn answer(&mut self, at: usize, answer: Answer, cx: &mut Cx<'_>) -> Next {
        if let Some(question) = self.questions.get(at) {
            let name = cx.words.question_name(question);
            cx.echo(say!(
                cx.words,
                "checkin-echo",
                question = name,
                answer = cx.words.answer(question, answer)
            ));
            self.answers.levels.insert(question.slug.clone(), answer);
        }
        let next = self.after(Step::Ask(at));
        self.go(next)
    }

    fn check_in(&self, kind: CheckInKind, cx: &mut Cx<'_>) -> CheckIn {
        let day = self.day.unwrap_or(cx.now.today);
        let note = self.answers.note.trim();
        let (id, at, late) = match &self.edits {
            Some(before) => (before.id, before.at, before.late),
            None => (cx.new_id(), cx.now.at, day != cx.now.today),
        };
        CheckIn {
            id,
            day,
            at,
            kind,
            answers: self.answers.levels.clone(),
            people: self.answers.people.clone(),
            note: (!note.is_empty()).then(|| note.to_owned()),
            late,
        }
    }

    fn save(&mut self, kind: CheckInKind, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let check_in = self.check_in(kind, cx);
        let what = if self.edits.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        let key = self.key();
        if check_in.is_empty() {
            cx.store.drop_draft(&key)?;
            cx.say(cx.words.get("checkin-nothing"));
            return Ok(Next::Back);
        }
        cx.from_draft(key.clone());
        cx.commit(&Change::put(what, check_in.clone()))?;
        // Where nothing differed nothing was written, and the draft is still there.
        cx.store.drop_draft(&key)?;
        cx.echo(saved_line(
            cx.words,
            cx.own,
            &check_in,
            &self.questions,
            &self.people,
        ));
        self.saved = Some(check_in);
        self.begun = false;
        Ok(self.go(if kind == CheckInKind::HardDay {
            Step::HardDay
        } else {
            Step::Done
        }))
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> Next {
        if self.begun {
            cx.say(cx.words.get("app-kept"));
        }
        Next::Back
    }

    fn toggle(&mut self, number: u32, cx: &mut Cx<'_>) -> Next {
        let chosen = usize::try_from(number).ok();
        if number == 0 {
            self.answers.people = match &self.answers.people {
                Some(people) if people.is_empty() => None,
                _ => Some(Vec::new()),
            };
            return Next::Stay;
        }
        match chosen.and_then(|n| self.people.get(n - 1)) {
            Some(person) => {
                let picked = self.answers.people.get_or_insert_with(Vec::new);
                match picked.iter().position(|id| *id == person.id) {
                    Some(at) => {
                        picked.remove(at);
                        if picked.is_empty() {
                            self.answers.people = None;
                        }
                    }
                    None => picked.push(person.id),
                }
                Next::Stay
            }
            None if chosen == Some(self.people.len() + 1) => {
                self.name.clear();
                self.go(Step::Someone)
            }
            None => {
                cx.say(crate::app::form::not_on_the_list(
                    cx.words,
                    number,
                    self.people.len() + 1,
                ));
                Next::Stay
            }
        }
    }

    fn someone(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let name = self.name.trim().to_owned();
        if !name.is_empty() {
            let person = Person::named(cx.new_id(), &name);
            self.answers
                .people
                .get_or_insert_with(Vec::new)
                .push(person.id);
            cx.commit(&Change::put(What::Saved, person))?;
        }
        Ok(self.go(Step::People))
    }

    fn do_command(&mut self, command: Command, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match (self.step, command) {
            (Step::Ask(_), Command::Keep) => match (self.typed.take(), self.answered()) {
                (Some(level), _) => Ok(self.type_level(level, cx)),
                (None, Some(answer)) => {
                    let Step::Ask(question) = self.step else {
                        return Ok(Next::Stay);
                    };
                    // The marker may have been moved away from what was said before.
                    let chosen = self
                        .questions
                        .get(question)
                        .and_then(|it| choices(it).get(at).map(|(_, a)| *a));
                    Ok(self.answer(question, chosen.unwrap_or(answer), cx))
                }
                (None, None) => self.pick(at, cx),
            },
            (Step::People, Command::Keep) => {
                cx.echo(self.people_line(cx));
                Ok(self.go(Step::Note))
            }
            (Step::People, Command::Skip) => {
                self.answers.people = None;
                Ok(self.go(Step::Note))
            }
            (Step::Ask(question), Command::Skip) => Ok(self.answer(question, Answer::Skipped, cx)),
            (Step::Ask(question), Command::HardDay) if self.may_stop(question) => {
                self.begun = true;
                self.save(CheckInKind::HardDay, cx)
            }
            (Step::Someone, Command::Keep) => self.someone(cx),
            (Step::Note, Command::Keep) => self.save(CheckInKind::Full, cx),
            (Step::Note, Command::BiggerPage) => {
                self.begun = true;
                self.bigger = true;
                let (key, kept) = (self.key(), self.keep());
                let draft = move |note: &str| {
                    let mut kept = kept.clone();
                    note.clone_into(&mut kept.answers.note);
                    draft(&key, &kept)
                };
                let note = self.answers.note.clone();
                Ok(Next::Push(Box::new(Write::note(note, self.day, draft))))
            }
            (Step::Done | Step::HardDay, Command::Keep | Command::Back) => Ok(Next::Back),
            (Step::Done, Command::Change) => match self.saved.take() {
                Some(saved) => Ok(Next::Replace(Box::new(Self::change(saved)))),
                None => Ok(Next::Stay),
            },
            (Step::Done, Command::Factors) => Ok(Next::Replace(super::factors::new(self.day))),
            (Step::Again | Step::Return | Step::WhichDay, Command::Keep) => self.pick(at, cx),
            (step, Command::StepBack) => match self.before(step) {
                Some(step) => Ok(self.go(step)),
                None => Ok(self.leave(cx)),
            },
            (_, Command::Back) => Ok(self.leave(cx)),
            _ => Ok(Next::Ignored),
        }
    }

    fn answered(&self) -> Option<Answer> {
        let Step::Ask(at) = self.step else {
            return None;
        };
        self.questions
            .get(at)
            .and_then(|question| self.answers.levels.get(&question.slug).copied())
    }

    fn type_level(&mut self, level: u8, cx: &mut Cx<'_>) -> Next {
        let Step::Ask(at) = self.step else {
            return Next::Stay;
        };
        match self
            .questions
            .get(at)
            .map(|question| question.level(i64::from(level)))
        {
            Some(Ok(answer)) => self.answer(at, answer, cx),
            _ => Next::Stay,
        }
    }

    /// A row of the page was chosen.
    fn pick(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match self.step {
            Step::WhichDay => {
                let day = if row == 0 {
                    cx.now.today
                } else {
                    Day::new(cx.now.at.date_naive())
                };
                self.begin(day, cx)
            }
            Step::Again => match row {
                0 => {
                    let first = self.first();
                    self.begun = true;
                    Ok(self.go(first))
                }
                1 => match self.others.first().cloned() {
                    Some(first) => Ok(Next::Replace(Box::new(Self::change(first)))),
                    None => Ok(Next::Stay),
                },
                _ => Ok(Next::Replace(Box::new(DayPage::new(
                    self.day.unwrap_or(cx.now.today),
                )))),
            },
            Step::Return => self.come_back(row, cx),
            Step::Ask(at) => {
                let Some(question) = self.questions.get(at) else {
                    return Ok(Next::Stay);
                };
                self.begun = true;
                let answers = choices(question);
                match answers.get(row) {
                    Some((_, answer)) => Ok(self.answer(at, *answer, cx)),
                    None if self.may_stop(at) => self.save(CheckInKind::HardDay, cx),
                    None => Ok(Next::Stay),
                }
            }
            Step::People => {
                let last = self.people.len();
                self.begun = true;
                match row {
                    row if row <= last => {
                        Ok(self.toggle(u32::try_from(row + 1).unwrap_or(u32::MAX), cx))
                    }
                    row if row == last + 1 => Ok(self.toggle(0, cx)),
                    _ => self.do_command(Command::Skip, row, cx),
                }
            }
            Step::Done => match row {
                0 => Ok(Next::Back),
                1 => self.do_command(Command::Change, row, cx),
                2 => self.do_command(Command::Factors, row, cx),
                _ => {
                    self.saved = None;
                    Ok(Next::Do(Command::Undo))
                }
            },
            Step::HardDay => match row {
                0 => Ok(Next::Back),
                1 => Ok(Next::Replace(super::reach_out::new(self.day, None))),
                _ => Ok(Next::Do(Command::Hard)),
            },
            Step::Note | Step::Someone => Ok(Next::Stay),
        }
    }

    fn come_back(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
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

    /// "Save only that it is a hard day" stands on the first question of a new check-in.
    fn may_stop(&self, question: usize) -> bool {
        question == 0 && self.edits.is_none()
    }

    fn people_line(&self, cx: &Cx<'_>) -> String {
        let names = names_of(self.answers.people.as_ref(), &self.people, cx.own);
        match &self.answers.people {
            None => cx.words.get("checkin-people-skipped"),
            Some(people) if people.is_empty() => cx.words.get("checkin-people-none"),
            Some(_) => say!(
                cx.words,
                "checkin-people-echo",
                people = cx.words.all_of(&names)
            ),
        }
    }

    /// "Mood 3 > Stress > Sleep > People > Note": where the person is.
    fn trail(&self, words: &Words) -> String {
        let mut parts: Vec<String> = self
            .questions
            .iter()
            .map(|question| {
                let name = words.question_short(question);
                match self
                    .answers
                    .levels
                    .get(&question.slug)
                    .and_then(|answer| answer.level())
                {
                    Some(level) => format!("{name} {level}"),
                    None => name,
                }
            })
            .collect();
        let people = words.get("checkin-people");
        parts.push(match &self.answers.people {
            Some(picked) if !picked.is_empty() => format!("{people} {}", picked.len()),
            _ => people,
        });
        parts.push(words.get("checkin-note"));
        parts.join(" > ")
    }

    /// `Check in: 2 of 6`, with the day where it is not today.
    fn title(&self, step: usize, look: &Look<'_>) -> String {
        let words = look.words;
        match self.day.filter(|day| *day != look.now.today) {
            Some(day) => {
                let day = words.day(day);
                say!(
                    words,
                    "checkin-title-day",
                    day = day,
                    step = step,
                    of = self.steps()
                )
            }
            None => say!(words, "checkin-title-step", step = step, of = self.steps()),
        }
    }

    fn ask_page(&self, at: usize, look: &Look<'_>) -> Page {
        let words = look.words;
        let Some(question) = self.questions.get(at) else {
            return Page::default();
        };
        let mut page = Page::titled(self.title(at + 1, look), self.trail(words));
        let before = self.answers.levels.get(&question.slug).copied();
        let mut rows: Vec<Choice> = choices(question)
            .into_iter()
            .map(|(key, answer)| Choice {
                label: match answer {
                    Answer::Level(level) => words.level_word(question, level),
                    Answer::None => words.none_word(question),
                    Answer::Skipped => words.get("checkin-skip"),
                },
                apart: answer == Answer::Skipped,
                picked: before == Some(answer),
                key,
                detail: String::new(),
            })
            .collect();
        if self.may_stop(at) {
            rows.push(Choice {
                key: "d".to_owned(),
                label: words.get("checkin-hard-day"),
                ..Choice::default()
            });
        }
        let said = match before {
            Some(Answer::Level(level)) => Some(say!(words, "checkin-said", level = level)),
            Some(Answer::Skipped) => Some(words.get("checkin-said-skipped")),
            Some(Answer::None) => Some(say!(
                words,
                "checkin-said-none",
                answer = words.none_word(question)
            )),
            None => None,
        };
        let scale = (!question.one_key()).then(|| Scale {
            lowest: question.lowest,
            highest: question.highest,
            value: self.typed.or_else(|| before.and_then(Answer::level)),
            words: [
                question.lowest,
                question.lowest.midpoint(question.highest),
                question.highest,
            ]
            .map(|level| words.level_word(question, level)),
        });
        let number = say!(
            words,
            "checkin-number",
            lowest = question.lowest,
            highest = question.highest
        );
        page.blocks.push(Block::Question(Ask {
            ask: words.question_ask(question),
            hint: (before.is_none()).then(|| words.get("checkin-press-one")),
            choices: rows,
            many: false,
            scale,
            said,
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: number,
            menu: false,
        });
        if before.is_some() || !question.one_key() {
            page.hints
                .push(labelled(words, Command::Keep, "checkin-keep"));
        }
        let mut page = page.hinted(words, &[Command::Skip, Command::StepBack]);
        page.hints
            .push(labelled(words, Command::Back, "checkin-leave"));
        page
    }

    fn people_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let at = self.questions.len() + 1;
        let mut page = Page::titled(self.title(at, look), self.trail(words));
        let picked = self.answers.people.as_ref();
        let mut choices: Vec<Choice> = self
            .people
            .iter()
            .enumerate()
            .map(|(i, person)| Choice {
                key: (i + 1).to_string(),
                label: called(person, look.own),
                picked: picked.is_some_and(|people| people.contains(&person.id)),
                ..Choice::default()
            })
            .collect();
        choices.push(Choice {
            key: (self.people.len() + 1).to_string(),
            label: words.get("checkin-someone-else"),
            ..Choice::default()
        });
        choices.push(Choice {
            key: "0".to_owned(),
            label: words.get("checkin-no-one"),
            picked: picked.is_some_and(Vec::is_empty),
            apart: true,
            ..Choice::default()
        });
        let names = names_of(self.answers.people.as_ref(), &self.people, look.own);
        let said = (!names.is_empty()).then(|| {
            say!(
                words,
                "checkin-picked",
                n = names.len(),
                people = words.all_of(&names)
            )
        });
        page.blocks.push(Block::Question(Ask {
            ask: words.get("checkin-people-ask"),
            hint: Some(words.get("checkin-people-hint")),
            choices,
            many: true,
            scale: None,
            said,
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: say!(
                words,
                "checkin-pick-number",
                highest = self.people.len() + 1
            ),
            menu: false,
        });
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get("checkin-next"),
            menu: false,
        });
        let mut page = page.hinted(words, &[Command::Skip, Command::StepBack]);
        page.hints
            .push(labelled(words, Command::Back, "checkin-leave"));
        page
    }

    fn line_page(&self, look: &Look<'_>, id: &str, text: &str, title: String) -> Page {
        let words = look.words;
        let mut page = Page::titled(title, self.trail(words));
        page.blocks
            .push(Block::say(words.get(&format!("checkin-{id}-ask"))));
        page.blocks
            .push(Block::quiet(words.get(&format!("checkin-{id}-hint"))));
        page.blocks.push(Block::Text(TextField {
            id: format!("checkin-{id}"),
            revision: self.revision,
            text: text.to_owned(),
            cursor: self.cursor.min(text.chars().count()),
            tall: false,
        }));
        page
    }

    fn done_page(&self, look: &Look<'_>) -> Page {
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

    fn small_page(&self, look: &Look<'_>, sentences: Vec<String>, rows: Vec<Row>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("checkin-title"), clock(look));
        let mut sentences = sentences.into_iter();
        page.blocks.extend(sentences.next().map(Block::say));
        page.blocks.push(Block::List(List { rows }));
        page.blocks.extend(sentences.map(Block::quiet));
        page.hinted(words, &[Command::Back])
    }
}

impl View for CheckInFlow {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let numbered = |ids: &[&str]| -> Vec<Row> {
            ids.iter()
                .enumerate()
                .map(|(i, id)| {
                    Row::pick(words.get(id))
                        .key((i + 1).to_string())
                        .detail(words.find(&format!("{id}.detail"), &[]).unwrap_or_default())
                })
                .collect()
        };
        match self.step {
            Step::WhichDay => {
                let yesterday = words.day(look.now.today);
                let today = words.day(Day::new(look.now.at.date_naive()));
                let rows = vec![
                    Row::pick(say!(words, "checkin-for-yesterday", day = yesterday)).key("1"),
                    Row::pick(say!(words, "checkin-for-today", day = today)).key("2"),
                ];
                self.small_page(look, vec![words.get("checkin-which-day")], rows)
            }
            Step::Again => {
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
                let rows = numbered(&[
                    "checkin-again-new",
                    "checkin-again-change",
                    "checkin-again-look",
                ]);
                self.small_page(look, vec![first, words.get("checkin-again-average")], rows)
            }
            Step::Return => {
                let count = self
                    .kept
                    .as_ref()
                    .map_or(0, |kept| kept.answers.levels.len());
                let rows = numbered(&[
                    "checkin-return-on",
                    "checkin-return-save",
                    "checkin-return-over",
                    "checkin-return-away",
                ]);
                self.small_page(
                    look,
                    vec![say!(words, "checkin-return", count = count)],
                    rows,
                )
            }
            Step::Ask(at) => self.ask_page(at, look),
            Step::People => self.people_page(look),
            Step::Someone => {
                let page = self.line_page(look, "someone", &self.name, words.get("checkin-title"));
                page.hinted(words, &[Command::Keep, Command::Back])
            }
            Step::Note => {
                let of = self.steps();
                let title = self.title(of, look);
                let mut page = self.line_page(look, "note", &self.answers.note, title);
                page.blocks
                    .push(Block::quiet(words.get("checkin-note-bigger")));
                page.blocks
                    .push(Block::quiet(words.get("checkin-note-kept")));
                page.hints.push(Hint {
                    commands: vec![Command::Keep],
                    label: words.get("checkin-save"),
                    menu: false,
                });
                page.hinted(
                    words,
                    &[Command::BiggerPage, Command::StepBack, Command::Back],
                )
            }
            Step::Done => self.done_page(look),
            Step::HardDay => {
                let rows = vec![
                    Row::pick(words.get("checkin-done")),
                    Row::pick(words.get("checkin-hard-reach")).key("r"),
                    Row::pick(words.get("checkin-hard-page")).key("!"),
                ];
                self.small_page(look, vec![words.get("checkin-hard-saved")], rows)
            }
        }
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Ask(question) if self.may_stop(question) => {
                vec![Context::Mood, Context::Question]
            }
            Step::Ask(_) | Step::People | Step::WhichDay | Step::Again | Step::Return => {
                vec![Context::Question]
            }
            Step::Someone => vec![Context::Line],
            Step::Note => vec![Context::Note],
            Step::Done | Step::HardDay => vec![Context::Done, Context::Question],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.people = cx.store.list::<Person>(Span::ALL)?;
        self.people.retain(Person::may_be_suggested);
        self.people.sort_by_key(|person| {
            (
                person.hard_order.unwrap_or(u16::MAX),
                person.name.to_lowercase(),
            )
        });
        if let Some(saved) = &self.saved {
            // Taken back with undo from the done page: there is nothing left to show.
            if cx.store.get::<CheckIn>(saved.id)?.is_none() {
                self.saved = None;
            }
            return Ok(());
        }
        if self.bigger {
            // The bigger page keeps the note in this check-in's own draft.
            if let Some(kept) = self.kept(cx)? {
                self.answers.note = kept.answers.note;
                self.cursor = usize::MAX;
                self.revision += 1;
            }
        }
        if self.begun || !self.questions.is_empty() {
            return Ok(());
        }
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

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.bigger = false;
        match act {
            Act::Do(command) => self.do_command(command, at, cx),
            Act::Pick(row) => self.pick(row, cx),
            Act::Number(number) => match self.step {
                Step::Ask(question) => {
                    self.begun = true;
                    let Some(asked) = self.questions.get(question) else {
                        return Ok(Next::Stay);
                    };
                    match asked.level(i64::from(number)) {
                        Ok(Answer::Level(level)) if !asked.one_key() => {
                            self.typed = Some(level);
                            Ok(Next::Stay)
                        }
                        Ok(answer) => Ok(self.answer(question, answer, cx)),
                        Err(_) => {
                            cx.say(say!(
                                cx.words,
                                "checkin-not-a-level",
                                number = number,
                                lowest = asked.lowest,
                                highest = asked.highest
                            ));
                            Ok(Next::Stay)
                        }
                    }
                }
                Step::People => Ok(self.toggle(number, cx)),
                _ => Ok(Next::Stay),
            },
            Act::Typed { text, cursor } => {
                self.begun = true;
                self.cursor = cursor;
                match self.step {
                    Step::Note => self.answers.note = text,
                    Step::Someone => self.name = text,
                    _ => {}
                }
                Ok(Next::Stay)
            }
        }
    }

    fn draft(&self) -> Option<Draft> {
        let asking = matches!(
            self.step,
            Step::Ask(_) | Step::People | Step::Someone | Step::Note
        );
        if !self.begun || !asking {
            return None;
        }
        draft(&self.key(), &self.keep())
    }

    fn explain(&self, words: &Words) -> Vec<String> {
        match self.step {
            Step::Ask(at) => self
                .questions
                .get(at)
                .and_then(|question| words.question_help(question))
                .into_iter()
                .collect(),
            Step::People => vec![words.get("checkin-people-help")],
            Step::Note => vec![words.get("checkin-note-help")],
            _ => Vec::new(),
        }
    }

    fn day(&self) -> Option<Day> {
        self.day
    }
}

fn draft(key: &str, kept: &Kept) -> Option<Draft> {
    let body = serde_json::to_string(kept).ok()?;
    Some(Draft {
        key: key.to_owned(),
        body,
    })
}

/// A hint with words of this flow's own.
fn labelled(words: &Words, command: Command, id: &str) -> Hint {
    Hint {
        commands: vec![command],
        label: words.get(id),
        menu: false,
    }
}

/// The answers of a question, each with what is typed for it: "none" as 0, then the levels, then skip. Past nine the
/// levels are typed on a scale and only "none" and skip have a row.
fn choices(question: &Question) -> Vec<(String, Answer)> {
    let mut choices: Vec<(String, Answer)> = Vec::new();
    if question.one_key() {
        choices.extend(
            (question.lowest..=question.highest)
                .map(|level| (level.to_string(), Answer::Level(level))),
        );
    }
    if question.none_allowed {
        let key = if question.lowest > 0 { "0" } else { "n" };
        choices.push((key.to_owned(), Answer::None));
    }
    choices.push(("s".to_owned(), Answer::Skipped));
    choices
}

/// Check-ins of the day itself, not the weekly page.
fn daily(mut check_ins: Vec<CheckIn>) -> Vec<CheckIn> {
    check_ins.retain(|it| it.kind != CheckInKind::Weekly);
    check_ins
}

/// Whether an answer is one after which the hard moment's key is named: mood 1, or stress 5.
fn is_hard(check_in: &CheckIn) -> bool {
    let level = |slug: &str| check_in.answers.get(slug).and_then(|answer| answer.level());
    level("mood") == Some(1) || level("stress") == Some(5)
}

/// A person as a list shows them: `Rosa (sister)`.
#[must_use]
pub fn called(person: &Person, own: &crate::app::Own) -> String {
    let name = own.shown(&person.name);
    match &person.relation {
        Some(relation) => format!("{name} ({relation})"),
        None => name,
    }
}

fn names_of(picked: Option<&Vec<Id>>, people: &[Person], own: &crate::app::Own) -> Vec<String> {
    picked
        .into_iter()
        .flatten()
        .filter_map(|id| people.iter().find(|person| person.id == *id))
        .map(|person| own.shown(&person.name))
        .collect()
}

/// `Tue 22 Nov, 8:14 pm`, for the right of a title.
#[must_use]
pub fn clock(look: &Look<'_>) -> String {
    format!(
        "{}, {}",
        look.words.day(look.now.today),
        look.words.time(look.now.at)
    )
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
