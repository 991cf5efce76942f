//! Settings: what the journal calls the person, how it looks, what it asks, and where it is. Saved as they change.
//!
//! What travels with the journal is a change like any other, and `u` takes it back; what belongs to the device is kept
//! in its configuration.

use chrono::Weekday;

use super::about::About;
use super::card::CardPage;
use super::country::CountryPage;
use super::leaflet;
use super::passphrase::PassphrasePage;
use super::questions::Questions;
use super::your_data::YourData;
use crate::app::flows::passphrase::{For, PassphraseFlow};
use crate::app::flows::setting_form::{self, Asked, hour};
use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::config::{ChartStyle, Config, Face, Marks, Spacing, Theme};
use crate::domain::crisis;
use crate::domain::{Card, Change, Question, Setting, What, When};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Name,
    Names,
    DayEnd,
    WeekStart,
    ReviewDay,
    Questions,
    Weekly,
    Questionnaires,
    Face,
    Theme,
    Marks,
    Chart,
    Spacing,
    Mouse,
    Motion,
    Country,
    Card,
    Setback,
    Lock,
    Passphrase,
    Data,
    Protects,
    Checked,
    Editor,
    Keys,
    About,
}

/// After how many minutes without a key it may lock.
const MINUTES: [u32; 5] = [1, 3, 5, 10, 30];

/// The rows in their groups, each under the id of its name.
const GROUPS: [(&str, &[Item]); 4] = [
    (
        "settings-group-you",
        &[
            Item::Name,
            Item::Names,
            Item::DayEnd,
            Item::WeekStart,
            Item::Questions,
            Item::Weekly,
            Item::ReviewDay,
            Item::Questionnaires,
        ],
    ),
    (
        "settings-group-looks",
        &[
            Item::Face,
            Item::Theme,
            Item::Marks,
            Item::Chart,
            Item::Spacing,
            Item::Mouse,
            Item::Motion,
        ],
    ),
    (
        "settings-group-hard",
        &[Item::Country, Item::Card, Item::Setback],
    ),
    (
        "settings-group-journal",
        &[
            Item::Passphrase,
            Item::Lock,
            Item::Data,
            Item::Protects,
            Item::Checked,
            Item::Editor,
            Item::Keys,
            Item::About,
        ],
    ),
];

impl Item {
    /// The name of its words.
    fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Names => "names",
            Self::DayEnd => "day-end",
            Self::WeekStart => "week-start",
            Self::ReviewDay => "weekly-review",
            Self::Questions => "questions",
            Self::Weekly => "weekly",
            Self::Questionnaires => "questionnaires",
            Self::Face => "face",
            Self::Theme => "theme",
            Self::Marks => "marks",
            Self::Chart => "chart",
            Self::Spacing => "spacing",
            Self::Mouse => "mouse",
            Self::Motion => "motion",
            Self::Country => "country",
            Self::Card => "card",
            Self::Lock => "lock",
            Self::Passphrase => "passphrase",
            Self::Setback => "setback",
            Self::Data => "data",
            Self::Protects => "protects",
            Self::Checked => "checked",
            Self::Editor => "editor",
            Self::Keys => "keys",
            Self::About => "about",
        }
    }

    fn label(self, words: &Words) -> String {
        words.get(&format!("settings-{}", self.slug()))
    }

    /// What it is, in a sentence or two.
    fn help(self, words: &Words) -> String {
        words.get(&format!("settings-{}.help", self.slug()))
    }
}

/// The page.
#[derive(Default)]
pub struct Settings {
    card: Option<Card>,
    questions: Vec<Question>,
    path: String,
    locked: bool,
}

impl Settings {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What a setting is now, in words.
    fn value(&self, item: Item, look: &Look<'_>) -> String {
        let (words, own, config) = (look.words, look.own, look.config);
        match item {
            Item::Name if own.name.is_empty() => words.get("settings-none"),
            Item::Name => own.name.clone(),
            Item::Names if own.initials => words.get("settings-names-initials"),
            Item::Names => words.get("settings-names-whole"),
            Item::DayEnd => hour(words, own.day_end),
            Item::WeekStart => words.get(&format!(
                "date-weekday-{}.long",
                own.week_start.number_from_monday()
            )),
            Item::ReviewDay => match own.review_day {
                Some(day) => words.get(&format!("date-weekday-{}.long", day.number_from_monday())),
                None => words.get("settings-weekly-review-off"),
            },
            Item::Questions => self.asked(words),
            Item::Weekly => {
                let weekly = self.questions.iter().filter(|it| it.when == When::Weekly);
                let on = weekly.clone().filter(|it| it.on).count();
                say!(words, "settings-weekly-value", on = on, of = weekly.count())
            }
            Item::Questionnaires if own.questionnaires => words.get("settings-questionnaires-on"),
            Item::Questionnaires => words.get("settings-questionnaires-off"),
            Item::Face => words.get(face_words(config)),
            Item::Theme => words.get(theme_words(config.theme)),
            Item::Marks => words.get(match config.marks {
                Marks::Unicode => "settings-marks-drawn",
                Marks::Ascii => "settings-marks-letters",
            }),
            Item::Chart => words.get(match config.chart {
                ChartStyle::Dots => "settings-chart-dots",
                ChartStyle::Fine => "settings-chart-fine",
                ChartStyle::Ascii => "settings-chart-letters",
                ChartStyle::Words => "settings-chart-words",
            }),
            Item::Spacing => words.get(match config.spacing {
                Spacing::Close => "settings-spacing-close",
                Spacing::Open => "settings-spacing-open",
            }),
            Item::Mouse if config.mouse => words.get("settings-mouse-on"),
            Item::Mouse => words.get("settings-mouse-off"),
            Item::Motion if config.motion => words.get("settings-motion-on"),
            Item::Motion => words.get("settings-motion-off"),
            Item::Country => {
                let country = config.country.as_deref().and_then(crisis::country);
                country.map_or_else(
                    || words.get("settings-country-not-chosen"),
                    |country| words.country(country),
                )
            }
            Item::Card => match self.card.as_ref().filter(|card| !card.is_blank()) {
                Some(_) => words.get("settings-card-written"),
                None => words.get("settings-card-none"),
            },
            Item::Lock => say!(words, "settings-lock-value", minutes = own.lock_minutes),
            Item::Passphrase if self.locked => words.get("settings-passphrase-set"),
            Item::Passphrase => words.get("settings-passphrase-none"),
            Item::Setback => own.setback(words),
            Item::Data => self.path.clone(),
            Item::Protects | Item::Checked => String::new(),
            Item::Editor if config.editor => words.get("settings-editor-on"),
            Item::Editor => words.get("settings-editor-off"),
            Item::Keys => words.get("settings-keys-value"),
            Item::About => env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// `Mood, Stress, Sleep`: the questions of a check-in that are on.
    fn asked(&self, words: &Words) -> String {
        let on = self
            .questions
            .iter()
            .filter(|it| it.on && it.when != When::Weekly);
        let names: Vec<String> = on.map(|it| words.question_name(it)).collect();
        if names.is_empty() {
            words.get("settings-questions-none")
        } else {
            names.join(", ")
        }
    }

    fn change(&self, item: Item, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match item {
            Item::Name => Next::Push(Box::new(setting_form::new(Asked::Name))),
            Item::DayEnd => Next::Push(Box::new(setting_form::new(Asked::DayEnd))),
            Item::ReviewDay => Next::Push(Box::new(setting_form::new(Asked::ReviewDay))),
            Item::Setback => Next::Push(Box::new(setting_form::new(Asked::Setback))),
            Item::Questions => Next::Push(Box::new(Questions::new())),
            Item::Weekly => Next::Push(Box::new(Questions::weekly())),
            Item::Country => Next::Push(Box::new(CountryPage)),
            Item::Card => Next::Push(Box::new(CardPage::new())),
            Item::About => Next::Push(Box::new(About::new())),
            Item::Names => {
                let value = if cx.own.initials { "off" } else { "on" };
                keep(Setting::new("initials", value), cx)?
            }
            Item::Questionnaires => {
                let value = if cx.own.questionnaires { "off" } else { "on" };
                keep(Setting::new("questionnaires", value), cx)?
            }
            Item::WeekStart => {
                let next = match cx.own.week_start {
                    Weekday::Mon => Weekday::Sun,
                    Weekday::Sun => Weekday::Sat,
                    _ => Weekday::Mon,
                };
                keep(Setting::new("week_start", &next.to_string()), cx)?
            }
            Item::Face
            | Item::Theme
            | Item::Marks
            | Item::Chart
            | Item::Spacing
            | Item::Mouse
            | Item::Motion
            | Item::Editor => {
                turn(item, cx.config);
                cx.keep_config();
                let id = if item == Item::Face {
                    "settings-saved-next-start"
                } else {
                    "settings-saved"
                };
                let value = self.value(item, &cx.look());
                let what = item.label(cx.words);
                let saved = cx.words.get(id);
                cx.say(say!(
                    cx.words,
                    "settings-turned",
                    what = what,
                    value = value,
                    saved = saved
                ));
                Next::Stay
            }
            Item::Passphrase if self.locked => Next::Push(Box::new(PassphrasePage)),
            Item::Passphrase => Next::Push(Box::new(PassphraseFlow::new(For::Set))),
            Item::Lock => {
                let at = MINUTES.iter().position(|it| *it == cx.own.lock_minutes);
                let next = at.map_or(0, |at| (at + 1) % MINUTES.len());
                let minutes = MINUTES.get(next).copied().unwrap_or_default();
                keep(Setting::new("lock_minutes", &minutes.to_string()), cx)?
            }
            Item::Protects => Next::Push(Box::new(leaflet::PROTECTS)),
            Item::Checked => Next::Push(Box::new(leaflet::CHECKED)),
            Item::Data => Next::Push(Box::new(YourData::new())),
            Item::Keys => {
                cx.say(item.help(cx.words));
                Next::Stay
            }
        })
    }
}

fn keep(setting: Setting, cx: &mut Cx<'_>) -> Result<Next, Error> {
    cx.commit(&Change::put(What::Set, setting))?;
    cx.say(cx.words.get("settings-saved"));
    Ok(Next::Stay)
}

/// Turns a setting of the device to its next choice.
fn turn(item: Item, config: &mut Config) {
    match item {
        Item::Face => {
            config.face = Some(match config.face {
                Some(Face::Plain) => Face::Full,
                _ => Face::Plain,
            });
        }
        Item::Theme => {
            let at = Theme::ALL.iter().position(|it| *it == config.theme);
            let next = at.map_or(0, |at| (at + 1) % Theme::ALL.len());
            config.theme = Theme::ALL.get(next).copied().unwrap_or_default();
        }
        Item::Marks => {
            config.marks = match config.marks {
                Marks::Unicode => Marks::Ascii,
                Marks::Ascii => Marks::Unicode,
            }
        }
        Item::Chart => {
            config.chart = match config.chart {
                ChartStyle::Dots => ChartStyle::Fine,
                ChartStyle::Fine => ChartStyle::Ascii,
                ChartStyle::Ascii => ChartStyle::Words,
                ChartStyle::Words => ChartStyle::Dots,
            }
        }
        Item::Spacing => {
            config.spacing = match config.spacing {
                Spacing::Close => Spacing::Open,
                Spacing::Open => Spacing::Close,
            }
        }
        Item::Mouse => config.mouse = !config.mouse,
        Item::Motion => config.motion = !config.motion,
        Item::Editor => config.editor = !config.editor,
        _ => {}
    }
}

fn face_words(config: &Config) -> &'static str {
    match config.face {
        Some(Face::Plain) => "settings-face-plain",
        _ => "settings-face-full",
    }
}

fn theme_words(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "settings-theme-auto",
        Theme::Dark => "settings-theme-dark",
        Theme::Light => "settings-theme-light",
        Theme::HighContrast => "settings-theme-contrast",
        Theme::NoColor => "settings-theme-none",
    }
}

/// The item of row `at`.
fn item(at: usize) -> Option<Item> {
    let mut items = GROUPS.iter().flat_map(|(_, group)| group.iter());
    items.nth(at).copied()
}

impl View for Settings {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("settings-title"), words.get("settings-right"));
        // One list, so that the values of all groups stand below each other.
        let mut rows = Vec::new();
        for (name, group) in GROUPS {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.push(Row::heading(words.get(name)));
            let items = group.iter();
            rows.extend(
                items.map(|item| Row::pick(item.label(words)).detail(self.value(*item, look))),
            );
        }
        page.blocks.push(Block::List(List { rows }));
        page.aside = item(at).map(|item| item.help(words));
        page.hints.push(Hint {
            commands: vec![Command::Up, Command::Down],
            label: words.get("command-move"),
            menu: false,
        });
        page.hints.push(Hint {
            commands: vec![Command::Open],
            label: words.get("settings-change"),
            menu: false,
        });
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.card = cx.store.get(Card::the_id())?;
        self.questions = cx.store.questions()?;
        self.locked = cx.store.is_locked();
        self.path = match cx.store.path() {
            Some(path) => path.display().to_string(),
            None => cx.words.get("settings-data-memory"),
        };
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Pick(row) => match item(row) {
                Some(item) => self.change(item, cx),
                None => Ok(Next::Stay),
            },
            _ => Ok(Next::Ignored),
        }
    }
}
