//! Every file that is built into the program. Everyone may use it; it uses nothing.

/// The migrations in order; the journal's `user_version` counts how many of them have run. Never edited once released.
pub const MIGRATIONS: &[(&str, &str)] = &[(
    "0001_journal",
    include_str!("../assets/migrations/0001_journal.sql"),
)];

/// The built-in questions and factors.
pub const QUESTIONS: &str = include_str!("../assets/questions.toml");

/// Where to turn in a crisis, by country.
pub const CRISIS: &str = include_str!("../assets/crisis.toml");

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
    "checkin"
    "checked"
    "command"
    "crisis"
    "damaged"
    "date"
    "day"
    "entry"
    "export"
    "factors"
    "find"
    "findings"
    "form"
    "goal"
    "goals"
    "hard"
    "help"
    "invalid"
    "journal"
    "lock"
    "look"
    "menu"
    "month"
    "not_saved"
    "people"
    "person"
    "plain"
    "proof"
    "protects"
    "question"
    "reach"
    "settings"
    "shell"
    "today"
    "tour"
    "trend"
    "trouble"
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
/// The made-up life of `mainstay demo`: journal entries, short notes, people and goals.
pub const DEMO_ENTRIES: &str = include_str!("../assets/demo/entries.toml");
pub const DEMO_NOTES: &str = include_str!("../assets/demo/notes.toml");
pub const DEMO_PEOPLE: &str = include_str!("../assets/demo/people.toml");
pub const DEMO_GOALS: &str = include_str!("../assets/demo/goals.toml");
