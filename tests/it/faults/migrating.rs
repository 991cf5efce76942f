//! A schema that goes forward. There is one so far, so a made-up later one stands for the next.

use std::path::Path;
use std::process::Command;

use mainstay::store::{Error, Secret, Store};
use rusqlite::Connection;

use super::home::Home;

/// What a later program may do to every journal: a new table, a new column, and all that is there read into it.
const LATER: (&str, &str) = (
    "9999_later",
    "CREATE TABLE later (record BLOB PRIMARY KEY, length INTEGER NOT NULL) STRICT, WITHOUT ROWID;
     INSERT OR REPLACE INTO later SELECT record, coalesce(length(body), 0) FROM version ORDER BY seq;
     ALTER TABLE head ADD COLUMN later TEXT;",
);

/// The later program's start.
pub fn forward(journal: &Path) -> Result<(), Error> {
    Store::bring_forward(journal, None, &[LATER])
}

/// Whether a journal has the later schema: all of it, or nothing of it.
pub fn version(journal: &Path) -> rusqlite::Result<bool> {
    let conn = Connection::open(journal)?;
    let known: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let forward = known > mainstay::assets::MIGRATIONS.len() as i64;
    let made = "SELECT count(*) FROM pragma_table_info('head') WHERE name = 'later'";
    let column: bool = conn.query_row(made, [], |row| row.get(0))?;
    let made = "SELECT count(*) FROM sqlite_schema WHERE name = 'later'";
    let table: bool = conn.query_row(made, [], |row| row.get(0))?;
    assert_eq!((column, table), (forward, forward), "half a schema");
    Ok(forward)
}

/// What this program is told to be the later one.
pub const LATER_PROGRAM: [&str; 4] = [
    "faults::migrating::later_program",
    "--exact",
    "--ignored",
    "--nocapture",
];

/// Brings a home's journal forward, and says so.
#[test]
#[ignore = "a program for the tests of power cuts and failing disks"]
fn later_program() {
    use std::io::Write;
    let Ok(journal) = std::env::var("MAINSTAY_JOURNAL") else {
        return;
    };
    let secret = std::env::var_os("MAINSTAY_SECRET_FILE").map(|path| {
        let typed = std::fs::read_to_string(path).expect("a secret");
        Secret::typed(typed.trim()).expect("a secret")
    });
    match Store::bring_forward(Path::new(&journal), secret.as_ref(), &[LATER]) {
        Ok(()) => {
            let mut out = std::io::stdout();
            writeln!(out, "Saved")
                .and_then(|()| out.flush())
                .expect("said");
        }
        Err(error) => {
            eprintln!("mainstay: {error}");
            std::process::exit(3);
        }
    }
}

/// That program, not started yet.
pub fn program(home: &Home) -> Command {
    let this = std::env::current_exe().expect("this program");
    let mut command = home.ready(Command::new(this), &LATER_PROGRAM);
    command.env("MAINSTAY_JOURNAL", home.journal());
    command
}
