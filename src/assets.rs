//! Every file that is built into the program. Everyone may use it; it uses nothing.

/// The migrations in order; the journal's `user_version` counts how many of them have run. Never edited once released.
pub const MIGRATIONS: &[(&str, &str)] = &[(
    "0001_journal",
    include_str!("../assets/migrations/0001_journal.sql"),
)];

/// The built-in questions and factors.
pub const QUESTIONS: &str = include_str!("../assets/questions.toml");

/// The JSON Schema (2020-12) of the export, format `mainstay` version 1.
pub const EXPORT_SCHEMA: &str = include_str!("../assets/export.schema.json");
