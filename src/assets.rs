//! Every file that is built into the program. Everyone may use it; it uses nothing.

/// The migrations in order; the journal's `user_version` counts how many of them have run. Never edited once released.
pub const MIGRATIONS: &[(&str, &str)] = &[
    (
        "0001_journal",
        include_str!("../assets/migrations/0001_journal.sql"),
    ),
    (
        "0002_found_until",
        include_str!("../assets/migrations/0002_found_until.sql"),
    ),
];

/// The built-in questions and factors.
pub const QUESTIONS: &str = include_str!("../assets/questions.toml");

/// Where to turn in a crisis, by country.
pub const CRISIS: &str = include_str!("../assets/crisis.toml");

/// Standard questionnaires, in their developers' words.
pub const INSTRUMENTS: &str = include_str!("../assets/instruments.toml");

/// Which key does what.
pub const KEYS: &str = include_str!("../assets/keys.toml");

macro_rules! words {
    ($($name:literal)*) => {
        /// The words of the program, a file a page, by the first part of their ids.
        pub const WORDS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../assets/words/en/", $name, ".ftl"))),)*];
    };
}

words! {
    "about"
    "app"
    "checked"
    "checkin"
    "command"
    "counts"
    "crisis"
    "damaged"
    "date"
    "day"
    "dips"
    "entry"
    "export"
    "factors"
    "find"
    "findings"
    "form"
    "goal"
    "goals"
    "goals_week"
    "hard"
    "health"
    "help"
    "how"
    "invalid"
    "journal"
    "links"
    "lock"
    "locked"
    "look"
    "measure"
    "menu"
    "month"
    "months"
    "new_goal"
    "not_saved"
    "patterns"
    "passphrase"
    "people"
    "person"
    "place"
    "plain"
    "proof"
    "protects"
    "question"
    "reach"
    "review"
    "plan"
    "setback"
    "settings"
    "share"
    "shell"
    "shifts"
    "talk"
    "thought"
    "today"
    "tools"
    "tour"
    "trend"
    "trouble"
    "week_plan"
    "welcome"
    "write"
    "your_data"
}
/// The JSON Schema (2020-12) of the export, format `mainstay` version 1.
pub const EXPORT_SCHEMA: &str = include_str!("../assets/export.schema.json");
/// The JSON Schemas of what `today`, `look`, `about` and `doctor` print with `--json`.
pub const TODAY_SCHEMA: &str = include_str!("../assets/today.schema.json");
pub const LOOK_SCHEMA: &str = include_str!("../assets/look.schema.json");
pub const ABOUT_SCHEMA: &str = include_str!("../assets/about.schema.json");
pub const PROOF_SCHEMA: &str = include_str!("../assets/proof.schema.json");
pub const DOCTOR_SCHEMA: &str = include_str!("../assets/doctor.schema.json");
/// The page to share, as a template.
pub const SHARE_PAGE: &str = include_str!("../assets/share/page.html");
/// The made-up life of `mainstay demo`: journal entries, short notes, people, goals, and the pages beside the day.
pub const DEMO_ENTRIES: &str = include_str!("../assets/demo/entries.toml");
pub const DEMO_NOTES: &str = include_str!("../assets/demo/notes.toml");
pub const DEMO_PEOPLE: &str = include_str!("../assets/demo/people.toml");
pub const DEMO_GOALS: &str = include_str!("../assets/demo/goals.toml");
pub const DEMO_TOOLS: &str = include_str!("../assets/demo/tools.toml");
