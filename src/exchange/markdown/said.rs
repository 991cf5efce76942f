//! What each kind of record says in a document.

use serde::Serialize;

use crate::domain::card::{Card, PlanPart, Practice};
use crate::domain::setback::Setback;
use crate::domain::talk::{HealthCheck, Talk};
use crate::domain::trial::{Measure, Trial};
use crate::domain::{
    Aim, CheckIn, Day, Entry, Goal, Id, Instant, Person, Plan, Reach, Record, Tick, Week,
};
use crate::exchange::Words;

/// A record in words: a heading, short facts, and what the person wrote at length.
#[derive(Debug, Default)]
pub(super) struct Said<'r> {
    pub title: String,
    /// What else stands in the heading: the time, a star.
    pub marks: Vec<String>,
    /// Each with its label, where it needs one. Without one it is a word of ours or a number.
    pub facts: Vec<(Option<String>, String)>,
    /// Each with its label, where it needs one.
    pub texts: Vec<(Option<String>, &'r str)>,
}

/// What `record` says; none for what only works behind the scenes.
pub(super) fn said<'r, N: Words>(record: &'r Record, words: &N) -> Option<Said<'r>> {
    let mut saying = Saying {
        words,
        said: Said::default(),
    };
    match record {
        Record::CheckIn(it) => saying.check_in(it),
        Record::Entry(it) => saying.entry(it),
        Record::Tick(it) => saying.tick(it),
        Record::Reach(it) => saying.reach(it),
        Record::Setback(it) => saying.setback(it),
        Record::Practice(it) => saying.practice(it),
        Record::Week(it) => saying.week(it),
        Record::Talk(it) => saying.talk(it),
        Record::Measure(it) => saying.measure(it),
        Record::Goal(it) => saying.goal(it),
        Record::Person(it) => saying.person(it),
        Record::CountedDate(it) => {
            saying.said.title.clone_from(&it.label);
            saying.day("since", Some(it.since));
        }
        Record::Card(it) => saying.card(it),
        Record::PlanPart(it) => saying.plan_part(it),
        Record::HealthCheck(it) => saying.health_check(it),
        Record::Trial(it) => saying.trial(it),
        Record::Question(_) | Record::Setting(_) => return None,
    }
    Some(saying.said)
}

struct Saying<'r, 'w, N> {
    words: &'w N,
    said: Said<'r>,
}

impl<'r, N: Words> Saying<'r, '_, N> {
    fn check_in(&mut self, it: &'r CheckIn) {
        self.said.title = self.choice("check_in", it.kind);
        self.time(it.at);
        if it.late {
            self.said.marks.push(self.words.label("late"));
        }
        let asked = self.words.questions();
        let others = it.answers.keys().filter(|slug| !asked.contains(slug));
        for slug in asked.iter().chain(others) {
            if let Some(answer) = it.answers.get(slug) {
                let answer = self.words.answer(slug, *answer);
                self.said
                    .facts
                    .push((Some(self.words.question(slug)), answer));
            }
        }
        match it.people.as_deref() {
            None => {}
            Some([]) => self.fact("with", self.words.label("no_one")),
            Some(people) => self.fact("with", self.names(people)),
        }
        self.note(it.note.as_ref());
    }

    fn entry(&mut self, it: &'r Entry) {
        self.said.title = self.words.label("entry");
        self.time(it.at);
        if it.starred {
            self.said.marks.push(self.words.label("starred"));
        }
        self.maybe("about", it.about.as_ref());
        self.note(Some(&it.text));
    }

    fn tick(&mut self, it: &'r Tick) {
        self.said.title = self.name_of_goal(it.goal);
        self.word(self.choice("state", it.state));
        self.said
            .facts
            .extend(it.amount.map(|amount| (None, amount.to_string())));
        self.note(it.note.as_ref());
    }

    fn reach(&mut self, it: &'r Reach) {
        self.said.title = self.names(&it.people);
        self.word(self.choice("how", it.how));
        self.word(self.choice("first", it.first));
        self.flag("no_answer", !it.answered);
        if let Some(felt) = it.felt {
            self.word(self.choice("felt", felt));
        }
        self.flag("gave", it.gave);
        self.text("shared", it.shared.as_ref());
        self.text("took_away", it.took_away.as_ref());
        self.note(it.note.as_ref());
    }

    fn setback(&mut self, it: &'r Setback) {
        self.said.title = self.words.label("setback");
        self.time(it.at);
        if !it.told.is_empty() {
            self.fact("told", self.names(&it.told));
        }
        if !it.counts.is_empty() {
            let name = |id: &Id| {
                self.words
                    .counted_date(*id)
                    .map_or_else(|| self.words.label("a_date"), str::to_owned)
            };
            let names: Vec<String> = it.counts.iter().map(name).collect();
            self.fact("counts", names.join(", "));
        }
        self.maybe("confidence", it.confidence);
        self.text("situation", it.situation.as_ref());
        self.text("helped", it.helped.as_ref());
        self.text("next_step", it.next_step.as_ref());
        self.note(it.note.as_ref());
    }

    fn practice(&mut self, it: &'r Practice) {
        self.said.title = self.choice("practice", it.kind);
        self.time(it.at);
        self.maybe("before", it.before);
        self.maybe("after", it.after);
        self.flag("eased", it.helped == Some(true));
        self.flag("not_eased", it.helped == Some(false));
        if let Some(thought) = &it.thought {
            self.text("situation", thought.situation.as_ref());
            self.text("feelings", thought.feelings.as_ref());
            self.text("thought", thought.thought.as_ref());
            self.text("for", thought.evidence_for.as_ref());
            self.text("against", thought.evidence_against.as_ref());
            self.text("other_view", thought.other_view.as_ref());
        }
        self.note(it.note.as_ref());
    }

    fn week(&mut self, it: &'r Week) {
        self.said.title = self.words.label("week");
        self.said.marks.push(self.name_of_goal(it.goal));
        self.flag("off", it.off);
        if let Some(plan) = &it.plan {
            self.plan(plan);
        }
        self.maybe("confidence_first", it.confidence_first);
        self.maybe("confidence", it.confidence);
        self.text("barrier", it.barrier.as_ref());
        self.text("adjustment", it.adjustment.as_ref());
        self.text("looked_back", it.looked_back.as_ref());
    }

    fn talk(&mut self, it: &'r Talk) {
        self.said.title = self.words.label("talk");
        self.maybe("with", it.with.as_ref());
        self.each("concern", &it.concerns);
        self.each("question", &it.questions);
        self.text("changes", it.changes.as_ref());
        self.text("decided", it.decided.as_ref());
    }

    fn measure(&mut self, it: &'r Measure) {
        self.said.title = format!("{} {}", it.instrument, it.version);
        for (item, answer) in &it.answers {
            self.said
                .facts
                .push((Some(item.clone()), answer.to_string()));
        }
        self.maybe("total", it.total);
    }

    fn goal(&mut self, it: &'r Goal) {
        self.said.title.clone_from(&it.text);
        self.fact("status", self.choice("status", it.status));
        self.day("finished_on", it.finished_on);
        if let Some(factor) = &it.factor {
            self.fact("factor", self.words.question(factor));
        }
        self.day("starts", Some(it.starts));
        self.maybe("weeks", Some(it.weeks));
        if let Aim::Towards { from, to } = it.aim {
            self.maybe("from", Some(from));
            self.maybe("to", Some(to));
        } else {
            self.fact("aim", self.choice("aim", it.aim));
        }
        self.plan(&it.plan);
        self.maybe("confidence", it.confidence);
        if let Some(person) = it.with {
            self.fact("with", self.names(&[person]));
        }
        self.maybe("measured_by", it.measured_by.as_ref());
        self.text("why", it.why.as_ref());
    }

    fn plan(&mut self, it: &Plan) {
        self.maybe("what", it.what.as_ref());
        match (it.amount, &it.unit) {
            (Some(amount), Some(unit)) => self.fact("amount", format!("{amount} {unit}")),
            (amount, unit) => {
                self.maybe("amount", amount);
                self.maybe("unit", unit.as_ref());
            }
        }
        self.maybe("times", it.times);
        self.choices("weekdays", "weekday", &it.weekdays);
        self.maybe("when", it.when.as_ref());
        self.maybe("where", it.place.as_ref());
        self.maybe("if_not", it.if_not.as_ref());
    }

    fn person(&mut self, it: &'r Person) {
        self.said.title.clone_from(&it.name);
        self.fact("kind", self.choice("kind", it.kind));
        self.maybe("relation", it.relation.as_ref());
        self.maybe("role", it.role.as_ref());
        self.maybe("circle", it.circle);
        self.choices("support", "support", &it.support);
        for way in &it.ways {
            let kind = self.choice("way", way.kind);
            self.said.facts.push((Some(kind), way.value.clone()));
        }
        self.maybe("good_times", it.good_times.as_ref());
        self.maybe("good_for", it.good_for.as_ref());
        self.chosen("knows", it.knows);
        self.chosen("helps", it.helps);
        self.maybe("rhythm_days", it.rhythm_days);
        self.day("quiet_until", it.quiet_until);
        self.maybe("hard_order", it.hard_order);
        self.flag("show_when_locked", it.show_when_locked);
        self.flag("not_safe", it.not_safe);
        if let Some(meets) = &it.meets {
            self.choices("weekdays", "weekday", &meets.weekdays);
            self.maybe("time", meets.time.map(|time| time.format("%H:%M")));
            self.maybe("where", meets.place.as_ref());
        }
        self.text("what_to_say", it.what_to_say.as_ref());
        self.text("next_talk", it.next_talk.as_ref());
        self.note(it.note.as_ref());
    }

    fn card(&mut self, it: &'r Card) {
        self.said.title = self.words.label("card");
        self.said
            .marks
            .extend(it.day.map(|day| self.words.day(day)));
        self.each("what_helps", &it.helps);
        self.note(it.words.as_ref());
        self.text("safer", it.safer.as_ref());
        self.text("reasons", it.reasons.as_ref());
    }

    fn plan_part(&mut self, it: &'r PlanPart) {
        self.said.title.clone_from(&it.part);
        if let Some(sign) = &it.early_sign {
            self.fact("early_sign", self.words.question(&sign.question));
            self.maybe("at_most", sign.at_most);
            self.maybe("at_least", sign.at_least);
            self.maybe("days_in_a_row", Some(sign.days));
        }
        self.note(Some(&it.text));
    }

    fn health_check(&mut self, it: &'r HealthCheck) {
        self.said.title.clone_from(&it.name);
        self.day("last", it.last);
        self.day("next", it.next);
        self.note(it.note.as_ref());
    }

    fn trial(&mut self, it: &'r Trial) {
        self.said.title.clone_from(&it.what);
        self.fact("looked_at_by", self.words.question(&it.question));
        for day in &it.days {
            self.day("day", Some(*day));
        }
        self.text("looked_back", it.looked_back.as_ref());
    }

    fn time(&mut self, at: Instant) {
        self.said.marks.push(self.words.time(at));
    }

    /// A fact that says what it is by itself.
    fn word(&mut self, word: String) {
        self.said.facts.push((None, word));
    }

    fn fact(&mut self, key: &str, value: String) {
        self.said.facts.push((Some(self.words.label(key)), value));
    }

    fn maybe(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.fact(key, value.to_string());
        }
    }

    fn day(&mut self, key: &str, day: Option<Day>) {
        self.maybe(key, day.map(|day| self.words.day(day)));
    }

    fn each(&mut self, key: &str, values: &[String]) {
        for value in values {
            self.fact(key, value.clone());
        }
    }

    fn flag(&mut self, key: &str, set: bool) {
        if set {
            self.word(self.words.label(key));
        }
    }

    fn chosen(&mut self, key: &str, value: Option<impl Serialize>) {
        self.maybe(key, value.map(|value| self.choice(key, value)));
    }

    fn choices(&mut self, key: &str, field: &str, values: &[impl Serialize]) {
        let words: Vec<String> = values
            .iter()
            .map(|value| self.choice(field, value))
            .collect();
        if !words.is_empty() {
            self.fact(key, words.join(", "));
        }
    }

    fn note(&mut self, text: Option<&'r String>) {
        self.said
            .texts
            .extend(text.map(|text| (None, text.as_str())));
    }

    fn text(&mut self, key: &str, text: Option<&'r String>) {
        if let Some(text) = text {
            self.said.texts.push((Some(self.words.label(key)), text));
        }
    }

    /// The words for one value of a field; the key is made of the value's name in the JSON export.
    fn choice(&self, field: &str, value: impl Serialize) -> String {
        let name = serde_json::to_value(value).unwrap_or_default();
        self.words
            .label(&format!("{field}.{}", name.as_str().unwrap_or_default()))
    }

    fn names(&self, people: &[Id]) -> String {
        let name = |id: &Id| {
            self.words
                .person(*id)
                .map_or_else(|| self.words.label("someone"), str::to_owned)
        };
        people.iter().map(name).collect::<Vec<String>>().join(", ")
    }

    fn name_of_goal(&self, id: Id) -> String {
        self.words
            .goal(id)
            .map_or_else(|| self.words.label("a_goal"), str::to_owned)
    }
}
