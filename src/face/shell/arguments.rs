//! The command line as clap reads it. What is not built yet is not here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A private resilience journal for the terminal.
///
/// Without a command, mainstay opens the journal. Words of yours never come from the command line: `--note -` and
/// `--text -` read standard input.
#[derive(Debug, Parser)]
#[command(
    name = "mainstay",
    version,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Arguments {
    /// The journal's file; its folder is made when missing [env: MAINSTAY_JOURNAL]
    #[arg(long, global = true, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Whether to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Open the journal in plain lines, one at a time
    #[arg(long)]
    pub plain: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// What can be done from the shell.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check in: with answers given, saves them; with none, asks line by line
    Checkin(Checkin),
    /// What the Today page says
    Today(Json),
    /// Everything of one day
    Day(DayOf),
    /// Write a journal entry
    Write(Write),
    /// Goals: add, tick, set aside, and the rest
    Goal(Goal),
    /// The people, groups and services of your network
    People(People),
    /// Note that you reached out to someone
    Reach(Reach),
    /// Note a setback; nothing is reset by it
    Setback(Setback),
    /// Look back: averages, usual ranges, dips, goals, in sentences; --how says how each was worked out
    Look(Look),
    /// Find words in everything you wrote, newest first
    Find(Find),
    /// The hard moment page, in plain lines; needs no passphrase
    Now,
    /// Show or answer the ten factors of a week
    Factors(Factors),
    /// Look back on the week, line by line
    Review(Review),
    /// Take back the last change, whichever face made it
    Undo,
    /// Do again what was last taken back
    Redo,
    /// The last changes, newest first
    History(History),
    /// Any record, in the export's shapes
    Record(Record),
    /// Take the journal away, in open formats
    Export(Export),
    /// Write a page to share: only what you pick, in one file
    Share(Share),
    /// Bring an export in: shows what would come, then all of it or nothing
    #[command(subcommand)]
    Import(ImportFrom),
    /// Make a verified backup now; the first save of a day makes one by itself
    Backup(Backup),
    /// The backups there are, newest first
    Backups(Json),
    /// Bring back what a backup has; nothing that came later is lost
    Restore(Restore),
    /// Unite this journal with another copy of it; what either has, this one has then
    Merge(Merge),
    /// Look whether every word in the file is as it was written, and where the file lives
    Doctor(Doctor),
    /// Make a new journal of all that is whole in a damaged one and in its backups
    Rescue(Rescue),
    /// Remove a record for good, or everything; undo does not bring it back
    Erase(Erase),
    /// The passphrase of the journal, and the 24 words that open it without
    Lock(Lock),
    /// Show or change a setting
    Settings(Settings),
    /// Where the files are
    Paths(Json),
    /// Write the journal of a made-up person, to look around in
    Demo(Demo),
    /// Completions for a shell
    Completions(Completions),
    /// The manual page
    Man,
    /// What Mainstay is, and is not
    About(About),
    /// Becomes a person's own editor that writes in one folder alone
    #[command(hide = true)]
    Confined(Confined),
}

/// `--json` alone.
#[derive(Debug, Args)]
pub struct Json {
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Confined {
    pub folder: PathBuf,
    /// We know what this editor keeps, and it was told not to
    #[arg(long)]
    pub known: bool,
    #[arg(last = true, required = true)]
    pub editor: Vec<std::ffi::OsString>,
}

#[derive(Debug, Args)]
pub struct About {
    /// What is in force on this machine right now, and how to check it
    #[arg(long, conflicts_with_all = ["limits", "checked"])]
    pub proof: bool,
    /// What it protects from, and what not
    #[arg(long, conflicts_with = "checked")]
    pub limits: bool,
    /// If someone checks this computer
    #[arg(long)]
    pub checked: bool,
    /// As JSON
    #[arg(long, conflicts_with_all = ["limits", "checked"])]
    pub json: bool,
}

/// A day something is written down for.
#[derive(Debug, Args)]
pub struct ForDay {
    /// The day: YYYY-MM-DD, today, yesterday, or -3 for three days ago
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub day: Option<String>,
}

#[derive(Debug, Args)]
pub struct Checkin {
    #[command(flatten)]
    pub for_day: ForDay,
    /// An answer, such as mood=3; can be given again
    #[arg(long, value_name = "SLUG=LEVEL")]
    pub set: Vec<String>,
    /// A question to skip
    #[arg(long, value_name = "SLUG")]
    pub skip: Vec<String>,
    /// A question that does not apply today
    #[arg(long, value_name = "SLUG")]
    pub none: Vec<String>,
    /// Someone you connected with
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// No one today, and that is okay
    #[arg(long, conflicts_with = "person")]
    pub no_one: bool,
    /// It is a hard day: save only that
    #[arg(long, conflicts_with_all = ["set", "skip", "none"])]
    pub hard_day: bool,
    /// Read a note from standard input
    #[arg(long, value_name = "-")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct Write {
    #[command(flatten)]
    pub for_day: ForDay,
    /// Star it
    #[arg(long)]
    pub star: bool,
    /// Read the text from standard input
    #[arg(long, value_name = "-")]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub struct Factors {
    /// A day of the week
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub week: Option<String>,
    /// An answer, such as restful_sleep=4; can be given again
    #[arg(long, value_name = "SLUG=LEVEL")]
    pub set: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Review {
    /// What the week had, as JSON, without asking
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct History {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Record {
    #[command(subcommand)]
    pub action: RecordAction,
}

/// What to do with records.
#[derive(Debug, Subcommand)]
pub enum RecordAction {
    /// All records of a kind, as JSON
    List { kind: String },
    /// One record, as JSON
    Show { kind: String, id: String },
    /// Put a record read as JSON from standard input; without an id a new one is made
    Put {
        kind: String,
        /// Read it from standard input
        #[arg(long, value_name = "-")]
        json: Option<String>,
    },
    /// Remove a record; undo brings it back
    Remove { kind: String, id: String },
}

#[derive(Debug, Args)]
pub struct Settings {
    /// Which one
    pub key: Option<String>,
    /// What to set it to
    pub value: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Export {
    /// In which format
    #[arg(value_enum)]
    pub format: Format,
    /// The first day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Only these kinds of record, with commas between
    #[arg(long, value_name = "KINDS")]
    pub only: Option<String>,
    /// A new file to write, else standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Which version of vCard; phones read both
    #[arg(long, value_name = "VERSION", value_enum, default_value_t = CardVersion::Three)]
    pub card_version: CardVersion,
    /// Your notes on people go into the vCard, too
    #[arg(long)]
    pub with_notes: bool,
}

/// The versions of vCard that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CardVersion {
    #[value(name = "3.0")]
    Three,
    #[value(name = "4.0")]
    Four,
}

#[derive(Debug, Args)]
pub struct Share {
    /// The first day; four weeks in all without it
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// What is on it, with commas between: goals, ranges, charts, factors, dips, shifts, links, people, names, starred, notes
    #[arg(long, value_name = "LIST", default_value = "goals,ranges")]
    pub sections: String,
    /// A new file that ends in .html, .md or .txt
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything, in the journal's own open format
    Json,
    /// Tables: check-ins, or what --only names
    Csv,
    /// A document to read
    Markdown,
    /// The people, for an address book
    Vcard,
    /// The card for a hard moment, to print
    Card,
}

/// Where an import comes from.
#[derive(Debug, Subcommand)]
pub enum ImportFrom {
    /// An export of this program
    Json(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    pub file: PathBuf,
    /// Show what would come in, and stop
    #[arg(long)]
    pub dry_run: bool,
    /// Take it in without asking
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// A new file to write, else one in the folder of backups
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// A backup, or any other copy
    pub file: PathBuf,
    /// Bring back what is missing without asking
    #[arg(long)]
    pub yes: bool,
    /// Put every record that stands differently now as it was then; undo takes it back
    #[arg(long)]
    pub as_then: bool,
}

#[derive(Debug, Args)]
pub struct Merge {
    /// The other copy; it is only read
    pub file: PathBuf,
    /// Take it in without asking
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Doctor {
    /// As JSON
    #[arg(long)]
    pub json: bool,
    /// Make lists and search anew from what was written, where they differ from it
    #[arg(long)]
    pub rebuild: bool,
}

#[derive(Debug, Args)]
pub struct Rescue {
    /// The damaged journal; it is only read
    pub file: PathBuf,
    /// The new journal
    #[arg(long, value_name = "NEW")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Erase {
    /// The kind of record, or: everything
    pub kind: String,
    /// Which record
    pub id: Option<String>,
    /// Remove it from the backups too
    #[arg(long)]
    pub backups: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
    /// Remove everything without asking
    #[arg(long)]
    pub yes_remove_it_all: bool,
}

#[derive(Debug, Args)]
pub struct Lock {
    #[command(subcommand)]
    pub action: LockAction,
}

/// What to do with the lock.
#[derive(Debug, Subcommand)]
pub enum LockAction {
    /// Lock the journal and its backups with a passphrase
    Set {
        /// Show one that was made by chance
        #[arg(long)]
        suggest: bool,
    },
    /// Take another passphrase; the words change too
    Change {
        /// Show one that was made by chance
        #[arg(long)]
        suggest: bool,
    },
    /// Make the journal and its backups plain again
    Remove {
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// The 24 recovery words, as a page to copy
    Words {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Whether a passphrase, or the words, open the journal and its newest backup
    Test,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// How many years, 1 to 100
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub years: u16,
    /// The same seed writes the same journal
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The last day, else today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// The new file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct DayOf {
    /// YYYY-MM-DD, today, yesterday, or -3
    #[arg(allow_hyphen_values = true)]
    pub day: Option<String>,
    /// As an export of that day
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct People {
    #[command(subcommand)]
    pub action: PeopleAction,
}

/// What to do with people.
#[derive(Debug, Subcommand)]
pub enum PeopleAction {
    /// Add someone; another name than their own is fine
    Add {
        name: String,
        #[command(flatten)]
        fields: PersonFields,
    },
    /// Everyone, those for hard moments first
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// One of them
    Show {
        name: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Change what is known of someone
    Edit {
        name: String,
        /// Another name
        #[arg(long, value_name = "NAME")]
        new_name: Option<String>,
        #[command(flatten)]
        fields: PersonFields,
    },
    /// Remove someone; undo brings them back
    Remove { name: String },
    /// Take people in from a contacts file (vCard): shows who would come, then all of them or nobody
    Import {
        file: PathBuf,
        /// Only those whose name holds this; can be given again
        #[arg(long, value_name = "NAME")]
        only: Vec<String>,
        /// Show who would come in, and stop
        #[arg(long)]
        dry_run: bool,
        /// Take them in without asking
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Default, PartialEq, Args)]
pub struct PersonFields {
    /// person, group or service
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// Who they are to you
    #[arg(long, value_name = "R")]
    pub relation: Option<String>,
    /// A number
    #[arg(long, value_name = "P")]
    pub phone: Option<String>,
    /// How often you would like to be in touch, in days
    #[arg(long, value_name = "DAYS")]
    pub rhythm: Option<u16>,
    /// Their place on the hard moment page, 1 first
    #[arg(long, value_name = "N")]
    pub hard: Option<u16>,
}

#[derive(Debug, Args)]
pub struct Reach {
    /// With whom
    #[arg(required = true)]
    pub names: Vec<String>,
    #[command(flatten)]
    pub for_day: ForDay,
    /// call, text, in-person, group or online
    #[arg(long, value_name = "H")]
    pub how: String,
    /// Who made the first move: me or them
    #[arg(long, value_name = "WHO", default_value = "me")]
    pub first: String,
    /// hard, okay or warm
    #[arg(long, value_name = "F")]
    pub felt: Option<String>,
    /// No answer yet; it still counts
    #[arg(long)]
    pub no_answer: bool,
    /// You supported them
    #[arg(long)]
    pub gave: bool,
    /// Read a note from standard input
    #[arg(long, value_name = "-")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct Setback {
    #[command(flatten)]
    pub for_day: ForDay,
    /// Read a note from standard input
    #[arg(long, value_name = "-")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct Find {
    /// The beginnings of words; asked for when there are none
    pub words: Vec<String>,
    /// Only this kind of record
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// The first day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Look {
    /// How many days to look back over
    #[arg(long, value_name = "N", default_value_t = 28)]
    pub days: i64,
    /// With how each sentence was worked out
    #[arg(long, conflicts_with = "json")]
    pub how: bool,
    /// With n, span and rule for every figure
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Goal {
    #[command(subcommand)]
    pub action: GoalAction,
}

/// What to do with goals.
#[derive(Debug, Subcommand)]
pub enum GoalAction {
    /// Add a goal; its words come from standard input
    Add {
        /// Read the words from standard input
        #[arg(long, value_name = "-")]
        text: Option<String>,
        #[command(flatten)]
        fields: GoalFields,
    },
    /// All goals
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// One goal
    Show {
        name: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Change a goal's plan
    Edit {
        name: String,
        #[command(flatten)]
        fields: GoalFields,
    },
    /// Tick a goal
    Tick(GoalTick),
    /// Set a goal aside
    Rest { name: String },
    /// Take a goal up again
    Resume { name: String },
    /// Mark a goal finished
    Finish { name: String },
    /// Let a goal go
    LetGo { name: String },
    /// Remove a goal; undo brings it back
    Remove { name: String },
    /// One week of a goal: off, or with another plan
    Week(GoalWeekOf),
}

#[derive(Debug, Default, PartialEq, Args)]
pub struct GoalFields {
    /// The whole-health factor it belongs to
    #[arg(long, value_name = "SLUG")]
    pub factor: Option<String>,
    /// Days a week, 1 to 7
    #[arg(long, value_name = "N")]
    pub times: Option<u8>,
    /// On these weekdays, such as mon,wed,fri
    #[arg(long, value_name = "LIST", conflicts_with = "times")]
    pub weekdays: Option<String>,
    /// How much each time
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub amount: Option<String>,
    /// In which unit
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    /// How many weeks
    #[arg(long, value_name = "N")]
    pub weeks: Option<u16>,
    /// At most so often, not at least
    #[arg(long)]
    pub at_most: bool,
    /// From one value towards another
    #[arg(long, value_name = "FROM:TO", allow_hyphen_values = true)]
    pub towards: Option<String>,
    /// Once, and it is done
    #[arg(long)]
    pub once: bool,
}

#[derive(Debug, Args)]
pub struct GoalTick {
    pub name: String,
    #[command(flatten)]
    pub for_day: ForDay,
    /// How much
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub amount: Option<String>,
    /// A part of it
    #[arg(long)]
    pub part: bool,
    /// Not today
    #[arg(long, conflicts_with = "part")]
    pub not_today: bool,
    /// Read a note from standard input
    #[arg(long, value_name = "-")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct GoalWeekOf {
    pub name: String,
    /// A day of the week
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub week: Option<String>,
    /// A week off
    #[arg(long)]
    pub off: bool,
    /// Days that week
    #[arg(long, value_name = "N")]
    pub times: Option<u8>,
    /// How sure, 1 to 10
    #[arg(long, value_name = "N")]
    pub confidence: Option<u8>,
}
