//! The way to every page, by commands and rows: the same in both faces.

use mainstay::app::{Command, Input};

/// One step of a way.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Do(Command),
    Pick(usize),
    Number(u32),
    Type(&'static str),
}

impl Step {
    /// As the app takes it.
    pub fn input(self) -> Input {
        match self {
            Self::Do(command) => Input::Do(command),
            Self::Pick(row) => Input::Pick(row),
            Self::Number(number) => Input::Number(number),
            Self::Type(text) => Input::Typed {
                text: text.to_owned(),
                cursor: text.chars().count(),
            },
        }
    }
}

use Command::*;
use Step::{Do, Number, Pick, Type};

/// Every page and flow with the way to it. Where a way can't be gone (there is no one to open), it ends at the page
/// before.
pub const PAGES: &[(&str, &[Step])] = &[
    ("today", &[]),
    ("goals", &[Do(Goals)]),
    ("people", &[Do(People)]),
    ("look_back", &[Do(LookBack)]),
    ("journal", &[Do(Journal)]),
    ("goal", &[Do(Goals), Pick(0)]),
    ("goal_by_week", &[Do(Goals), Pick(0), Do(ByWeek)]),
    ("goal_change", &[Do(Goals), Pick(0), Do(Change)]),
    ("goal_tick_amount", &[Do(Goals), Pick(0), Do(TickAmount)]),
    ("goal_new", &[Do(Goals), Do(New)]),
    ("goal_example", &[Do(Goals), Do(Example)]),
    ("person", &[Do(People), Pick(0)]),
    ("person_change", &[Do(People), Pick(0), Do(Change)]),
    ("person_number", &[Do(People), Pick(0), Do(BigNumber)]),
    ("person_code", &[Do(People), Pick(0), Do(SquareCode)]),
    ("person_new", &[Do(People), Do(New)]),
    ("reach_log", &[Do(ReachLog)]),
    ("reach_log_one", &[Do(ReachLog), Do(OnePerson)]),
    ("reach_log_none", &[Do(ReachLog), Do(OnePerson), Pick(3)]),
    ("reach", &[Do(ReachLog), Pick(0)]),
    ("trends", &[Do(LookBack), Pick(0)]),
    ("trends_list", &[Do(LookBack), Pick(0), Do(AsList)]),
    ("trends_weeks", &[Do(LookBack), Pick(0), Do(ByWeek)]),
    ("trends_year", &[Do(LookBack), Pick(0), Do(More), Do(More)]),
    ("calendar", &[Do(Calendar)]),
    ("day", &[Do(Calendar), Do(Earlier), Do(Open)]),
    ("factors_look", &[Do(LookBack), Do(Factors)]),
    ("factors", &[Do(Today), Do(Factors)]),
    ("entry", &[Do(Journal), Pick(1)]),
    ("write", &[Do(Write)]),
    ("find", &[Do(Find)]),
    ("find_walk", &[Do(Find), Type("walk")]),
    ("find_hit", &[Do(Find), Type("walk"), Pick(0)]),
    ("find_none", &[Do(Find), Type("wlak")]),
    ("check_in", &[Do(CheckIn)]),
    (
        "check_in_people",
        &[Do(CheckIn), Pick(2), Pick(2), Pick(2), Pick(2)],
    ),
    (
        "check_in_note",
        &[Do(CheckIn), Pick(2), Pick(2), Pick(2), Pick(2), Do(Keep)],
    ),
    (
        "check_in_done",
        &[
            Do(CheckIn),
            Pick(0),
            Pick(4),
            Pick(2),
            Pick(2),
            Do(Keep),
            Do(Keep),
        ],
    ),
    ("check_in_hard_day", &[Do(CheckIn), Do(HardDay)]),
    ("connection", &[Do(LookBack), Pick(3)]),
    ("reach_out", &[Do(ReachOut)]),
    (
        "reach_out_done",
        &[
            Do(ReachOut),
            Number(1),
            Do(NextField),
            Number(2),
            Do(SaveAndClose),
        ],
    ),
    ("settings", &[Do(Settings)]),
    ("settings_name", &[Do(Settings), Pick(0)]),
    ("settings_names", &[Do(Settings), Pick(1)]),
    ("settings_day_end", &[Do(Settings), Pick(2)]),
    ("questions", &[Do(Settings), Pick(4)]),
    ("question", &[Do(Settings), Pick(4), Pick(0)]),
    ("question_new", &[Do(Settings), Pick(4), Do(New)]),
    ("weekly", &[Do(Settings), Pick(5)]),
    ("country", &[Do(Settings), Pick(13)]),
    ("about", &[Do(About)]),
    ("checked", &[Do(Checked)]),
    ("protects", &[Do(Protects)]),
    ("proof", &[Do(Proof)]),
    ("tour", &[Do(Tour)]),
    ("help", &[Do(Help)]),
    ("menu", &[Do(Menu)]),
    ("hard", &[Do(Hard)]),
    ("hard_breathe", &[Do(Hard), Pick(0)]),
    ("hard_senses", &[Do(Hard), Pick(1)]),
    ("hard_people", &[Do(Hard), Pick(2)]),
    ("hard_number", &[Do(Hard), Pick(2), Pick(0)]),
    ("hard_card", &[Do(Hard), Pick(3)]),
    ("hard_card_form", &[Do(Hard), Pick(3), Do(EditCard)]),
    (
        "hard_card_words",
        &[Do(Hard), Pick(3), Do(EditCard), Pick(0)],
    ),
    ("hard_doors", &[Do(Hard), Pick(3), Do(EditCard), Pick(4)]),
    ("hard_lines", &[Do(Hard), Pick(4)]),
    ("hard_sit", &[Do(Hard), Pick(5)]),
    ("hard_before", &[Do(Hard), Pick(1), Do(Back), Do(Back)]),
];
