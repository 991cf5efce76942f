//! The way to every page, by commands and rows: the same in both faces.

use mainstay::app::{App, Command, Input};

use super::row::row;

/// One step of a way.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Do(Command),
    /// The row with that number, where rows are what the person wrote.
    Pick(usize),
    /// The row that begins with these words.
    Row(&'static str),
    Number(u32),
    Type(&'static str),
}

impl Step {
    /// As the app takes it; none where there is no such row.
    pub fn input(self, app: &App) -> Option<Input> {
        Some(match self {
            Self::Do(command) => Input::Do(command),
            Self::Pick(row) => Input::Pick(row),
            Self::Row(words) => Input::Pick(row(&app.page(), words)?),
            Self::Number(number) => Input::Number(number),
            Self::Type(text) => Input::Typed {
                text: text.to_owned(),
                cursor: text.chars().count(),
            },
        })
    }
}

use Command::*;
use Step::{Do, Number, Pick, Row, Type};

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
    ("tools", &[Do(Tools)]),
    ("tools_thought", &[Do(Tools), Row("Check a thought")]),
    ("tools_breathe", &[Do(Tools), Row("Breathe")]),
    ("tools_talks", &[Do(Tools), Row("A page for a talk")]),
    (
        "tools_talk",
        &[Do(Tools), Row("A page for a talk"), Pick(0)],
    ),
    (
        "tools_talk_print",
        &[
            Do(Tools),
            Row("A page for a talk"),
            Pick(0),
            Row("A page to print"),
        ],
    ),
    ("tools_checks", &[Do(Tools), Row("Health checks")]),
    ("tools_check", &[Do(Tools), Row("Health checks"), Pick(0)]),
    ("goals_week", &[Do(Goals), Do(ByWeek)]),
    ("goal_amounts", &[Do(Goals), Pick(0), Do(NextChart)]),
    (
        "goal_month",
        &[Do(Goals), Pick(0), Do(NextChart), Do(NextChart)],
    ),
    ("goal_change", &[Do(Goals), Pick(0), Do(Change)]),
    ("goal_week_plan", &[Do(Goals), Pick(0), Do(PlanWeek)]),
    ("review", &[Do(Review)]),
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
    ("look_back_why", &[Do(LookBack), Do(Why)]),
    ("trends", &[Do(LookBack), Row("Mood")]),
    ("trends_list", &[Do(LookBack), Row("Mood"), Do(AsList)]),
    ("trends_weeks", &[Do(LookBack), Row("Mood"), Do(ByWeek)]),
    (
        "trends_year",
        &[Do(LookBack), Row("Mood"), Do(More), Do(More)],
    ),
    ("calendar", &[Do(Calendar)]),
    ("year", &[Do(Calendar), Do(More)]),
    ("day", &[Do(Calendar), Do(Earlier), Do(Open)]),
    (
        "day_goal",
        &[Do(Calendar), Do(Earlier), Do(Open), Row("Walk most days")],
    ),
    (
        "day_check_in",
        &[Do(Calendar), Do(Earlier), Do(Open), Pick(0)],
    ),
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
    ("connection", &[Do(LookBack), Row("People")]),
    ("dips", &[Do(LookBack), Row("Getting back up")]),
    ("dips_why", &[Do(LookBack), Row("Getting back up"), Do(Why)]),
    ("dip", &[Do(LookBack), Row("Getting back up"), Pick(0)]),
    ("links", &[Do(LookBack), Row("What goes with better days")]),
    (
        "links_list",
        &[Do(LookBack), Row("What goes with better days"), Do(AsList)],
    ),
    (
        "links_why",
        &[Do(LookBack), Row("What goes with better days"), Do(Why)],
    ),
    (
        "trial_new",
        &[Do(LookBack), Row("What goes with better days"), Do(New)],
    ),
    ("shifts", &[Do(LookBack), Row("What has shifted")]),
    (
        "shifts_why",
        &[Do(LookBack), Row("What has shifted"), Do(Why)],
    ),
    (
        "shift_write",
        &[Do(LookBack), Row("What has shifted"), Pick(0)],
    ),
    ("hard_times", &[Do(LookBack), Row("Hard times")]),
    ("setback_safe", &[Do(Setback)]),
    ("setback_taken", &[Do(Setback), Pick(0)]),
    ("setback_notes", &[Do(Setback), Pick(0), Pick(3)]),
    ("setback_form", &[Do(Setback), Pick(0), Pick(0)]),
    ("counts", &[Do(Counts)]),
    ("count", &[Do(Counts), Pick(0)]),
    ("count_new", &[Do(Counts), Do(New)]),
    ("plan", &[Do(Plan)]),
    ("plan_print", &[Do(Plan), Row("A page to print")]),
    ("plan_text", &[Do(Plan), Pick(0)]),
    ("plan_signs", &[Do(Plan), Row("Early signs")]),
    ("plan_sign_new", &[Do(Plan), Row("Early signs"), Do(New)]),
    ("circles", &[Do(People), Do(Circles)]),
    ("contact_weeks", &[Do(People), Do(ContactWeeks)]),
    (
        "contact_weeks_list",
        &[Do(People), Do(ContactWeeks), Do(AsList)],
    ),
    (
        "connection_before",
        &[Do(LookBack), Row("People"), Do(Earlier)],
    ),
    ("take_in", &[Do(People), Do(TakeIn)]),
    ("person_bring_up", &[Do(People), Pick(0), Do(New)]),
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
    ("patterns", &[Do(LookBack), Row("Levels, weekdays")]),
    ("months", &[Do(LookBack), Row("A month in review")]),
    (
        "months_year",
        &[Do(LookBack), Row("A month in review"), Do(More)],
    ),
    (
        "months_why",
        &[Do(LookBack), Row("A month in review"), Do(Why)],
    ),
    (
        "earlier_years",
        &[Do(LookBack), Row("This day in earlier years")],
    ),
    ("measures", &[Do(LookBack), Row("Questionnaires")]),
    ("measure", &[Do(LookBack), Row("Questionnaires"), Pick(0)]),
    (
        "measure_done",
        &[
            Do(LookBack),
            Row("Questionnaires"),
            Pick(0),
            Pick(1),
            Pick(2),
        ],
    ),
    (
        "measure_kept",
        &[
            Do(LookBack),
            Row("Questionnaires"),
            Pick(0),
            Pick(1),
            Pick(2),
            Do(Keep),
            Pick(3),
        ],
    ),
    (
        "own_scale",
        &[Do(LookBack), Row("Questionnaires"), Row("A scale")],
    ),
    ("share", &[Do(LookBack), Row("A page to share")]),
    (
        "share_preview",
        &[Do(LookBack), Row("A page to share"), Do(SaveAndClose)],
    ),
    (
        "look_span",
        &[Do(LookBack), Row("Any days"), Do(SaveAndClose)],
    ),
    ("look_span_form", &[Do(LookBack), Row("Any days")]),
    ("settings", &[Do(Settings)]),
    ("settings_name", &[Do(Settings), Row("Your name")]),
    ("settings_names", &[Do(Settings), Row("Names on screen")]),
    ("settings_day_end", &[Do(Settings), Row("A day ends at")]),
    ("questions", &[Do(Settings), Row("Check-in questions")]),
    (
        "question",
        &[Do(Settings), Row("Check-in questions"), Pick(0)],
    ),
    (
        "question_new",
        &[Do(Settings), Row("Check-in questions"), Do(New)],
    ),
    ("weekly", &[Do(Settings), Row("Weekly page")]),
    ("country", &[Do(Settings), Row("Country")]),
    (
        "your_data_removed",
        &[Do(Settings), Row("Your data"), Row("Removed things")],
    ),
    (
        "take_away",
        &[Do(Settings), Row("Your data"), Row("Take it away")],
    ),
    (
        "take_away_where",
        &[Do(Settings), Row("Your data"), Row("Take it away"), Pick(0)],
    ),
    (
        "erase_what",
        &[Do(Settings), Row("Your data"), Row("Remove for good")],
    ),
    (
        "erase_everything",
        &[
            Do(Settings),
            Row("Your data"),
            Row("Remove for good"),
            Pick(1),
        ],
    ),
    ("erase_entry", &[Do(Journal), Pick(1), Do(Erase)]),
    ("about", &[Do(About)]),
    ("checked", &[Do(Checked)]),
    ("protects", &[Do(Protects)]),
    ("proof", &[Do(Proof)]),
    ("tour", &[Do(Tour)]),
    ("help", &[Do(Help)]),
    ("menu", &[Do(Menu)]),
    ("hard", &[Do(Hard)]),
    ("hard_breathe", &[Do(Hard), Row("Breathe")]),
    ("hard_senses", &[Do(Hard), Row("Feel the ground")]),
    ("hard_people", &[Do(Hard), Row("Call or text")]),
    ("hard_number", &[Do(Hard), Row("Call or text"), Pick(0)]),
    ("hard_card", &[Do(Hard), Row("What I wrote")]),
    (
        "hard_card_form",
        &[Do(Hard), Row("What I wrote"), Do(EditCard)],
    ),
    (
        "hard_card_words",
        &[
            Do(Hard),
            Row("What I wrote"),
            Do(EditCard),
            Row("Words to yourself"),
        ],
    ),
    (
        "hard_doors",
        &[
            Do(Hard),
            Row("What I wrote"),
            Do(EditCard),
            Row("Order of the doors"),
        ],
    ),
    (
        "hard_card_print",
        &[
            Do(Hard),
            Row("What I wrote"),
            Do(EditCard),
            Row("A card to print"),
        ],
    ),
    ("hard_lines", &[Do(Hard), Row("Talk to a trained")]),
    ("hard_sit", &[Do(Hard), Row("Sit here")]),
    (
        "hard_before",
        &[Do(Hard), Row("Feel the ground"), Do(Back), Do(Back)],
    ),
];
