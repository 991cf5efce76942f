//! The settings that are typed or chosen from a list: the person's name, the hour at which a day ends, and the
//! day of the weekly review.

use chrono::Weekday;

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Cx, Look, Next};
use crate::domain::{Change, Kind, Setting, What};
use crate::store::Error;
use crate::words::Words;

/// The hours at which a day may end, one key each: late enough for a night shift.
const HOURS: std::ops::RangeInclusive<u32> = 0..=8;

/// Which setting is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Name,
    DayEnd,
    ReviewDay,
    /// The word for a setback.
    Setback,
}

impl Asked {
    /// The key of the setting, and the name of the field.
    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::DayEnd => "day_end",
            Self::ReviewDay => "review_day",
            Self::Setback => "setback_word",
        }
    }
}

/// What the form is for.
pub struct SettingForm {
    asked: Asked,
}

/// The form for one setting.
#[must_use]
pub fn new(asked: Asked) -> Form {
    Form::new(SettingForm { asked })
}

/// An hour of the day, as in `4:00 am`.
#[must_use]
pub fn hour(words: &Words, hour: u32) -> String {
    let id = if hour < 12 { "date-am" } else { "date-pm" };
    let shown = (hour + 11) % 12 + 1;
    words.with(id, &[("time", format!("{shown}:00").into())])
}

impl Purpose for SettingForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        let title = words.get(match self.asked {
            Asked::Name => "settings-name",
            Asked::DayEnd => "settings-day-end",
            Asked::ReviewDay => "settings-weekly-review",
            Asked::Setback => "settings-setback",
        });
        (title, String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let (label, hint, kind) = match self.asked {
            Asked::Name => ("settings-name-ask", "settings-name.help", FieldKind::Line),
            Asked::Setback => (
                "settings-setback-ask",
                "settings-setback.help",
                FieldKind::Line,
            ),
            Asked::DayEnd => {
                let items = HOURS.map(|it| Item::new(it.to_string(), hour(words, it)));
                (
                    "settings-day-end-ask",
                    "settings-day-end.help",
                    FieldKind::One(items.collect()),
                )
            }
            Asked::ReviewDay => {
                let first = cx.now.today.week_start(cx.own.week_start);
                let days = (0..7).map(|day| first.plus(day).weekday());
                let name = |day: Weekday| {
                    words.get(&format!("date-weekday-{}.long", day.number_from_monday()))
                };
                let mut items: Vec<Item> = days
                    .map(|day| Item::new(day.to_string(), name(day)))
                    .collect();
                items.push(Item::new("off", words.get("settings-weekly-review-off")));
                (
                    "settings-weekly-review-ask",
                    "settings-weekly-review.help",
                    FieldKind::One(items),
                )
            }
        };
        Ok(vec![Field {
            id: self.asked.key().to_owned(),
            label: words.get(label),
            hint: words.get(hint),
            kind,
        }])
    }

    fn start(&self, cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        let now = match self.asked {
            Asked::Name => cx.own.name.clone(),
            Asked::DayEnd => cx.own.day_end.to_string(),
            Asked::ReviewDay => cx
                .own
                .review_day
                .map_or_else(|| "off".to_owned(), |day| day.to_string()),
            Asked::Setback => cx.own.setback.clone(),
        };
        answers.set(self.asked.key(), now);
        Ok(answers)
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn draft_key(&self) -> String {
        format!("setting/{}", self.asked.key())
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let key = self.asked.key();
        let change = match answers.text(key) {
            Some(text) => Change::put(What::Set, Setting::new(key, text)),
            None => Change::remove(Kind::Setting, Setting::id_of(key)),
        };
        cx.commit(&change)?;
        cx.say(cx.words.get("settings-saved"));
        Ok(Ok(Next::Back))
    }
}
