//! Every file that is built into the program. Everyone may use it; it uses nothing.

/// The migrations in order; the journal's `user_version` counts how many of them have run. Never edited once released.
pub const MIGRATIONS: &[(&str, &str)] = &[(
    "0001_journal",
    include_str!("../assets/migrations/0001_journal.sql"),
)];

/// The built-in questions and factors.
pub const QUESTIONS: &str = include_str!("../assets/questions.toml");

/// The made-up life of `mainstay demo`: journal entries, short notes, people and goals.
pub const DEMO_ENTRIES: &str = include_str!("../assets/demo/entries.toml");
pub const DEMO_NOTES: &str = include_str!("../assets/demo/notes.toml");
pub const DEMO_PEOPLE: &str = include_str!("../assets/demo/people.toml");
pub const DEMO_GOALS: &str = include_str!("../assets/demo/goals.toml");
