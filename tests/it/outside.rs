//! Another build of SQLCipher 4, made by others: it opens what the program locks, with the same passphrase and with the
//! recovery words' own key, and the program opens what it wrote. Skipped, with a word, where there is none.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use rusqlite::Connection;

use crate::locking::key_of;
use crate::support::lives::Life;
use crate::support::shell::{Ran, Shell};

/// Carries out what it reads, a statement a line, and prints each row of each answer.
const PYTHON: &str = "
import sys, sqlcipher3
journal = sqlcipher3.connect(sys.argv[1], isolation_level=None)
for statement in sys.stdin:
    for row in journal.execute(statement):
        print('|'.join(map(str, row)))
";

/// The command-line tool, and Python with its module.
const TOOLS: [(&str, &[&str]); 2] = [("sqlcipher", &["-batch"]), ("python3", &["-c", PYTHON])];

/// What that build answers to `statements`, without the lines that only say ok; none where it refuses one.
fn told(
    (program, arguments): (&str, &[&str]),
    file: &Path,
    statements: &[String],
) -> Option<String> {
    let mut child = Command::new(program)
        .args(arguments)
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let text = statements.join(";\n") + ";\n";
    // One without the module has ended before it read anything.
    let _ = child.stdin.take()?.write_all(text.as_bytes());
    let told = child.wait_with_output().ok()?;
    let out = String::from_utf8(told.stdout).ok()?;
    let lines: Vec<&str> = out.lines().filter(|line| *line != "ok").collect();
    told.status.success().then(|| lines.join("\n"))
}

/// One that is here, with what it is.
fn tool() -> Option<(&'static str, &'static [&'static str])> {
    let version = ["PRAGMA cipher_version".to_owned()];
    let found = TOOLS.into_iter().find(|tool| {
        let version = told(*tool, Path::new(":memory:"), &version);
        // An older one can't open what a newer one writes.
        version.is_some_and(|version| version.starts_with("4."))
    });
    if found.is_none() {
        eprintln!("skipped: no other SQLCipher 4 here");
    }
    found
}

const VERSIONS: &str =
    "SELECT hex(id), hex(hash), hex(coalesce(body, '')) FROM version ORDER BY seq";

/// The versions of a plain journal.
fn versions(journal: &Path) -> String {
    let conn = Connection::open(journal).expect("a journal");
    let mut statement = conn.prepare(VERSIONS).expect("read");
    let rows = statement.query_map([], |row| {
        let row: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
        Ok(row.join("|"))
    });
    let rows: Vec<String> = rows.expect("read").map(|row| row.expect("a row")).collect();
    assert!(rows.len() > 5);
    rows.join("\n")
}

fn with(shell: &mut Shell, passphrase: &str, command: &str) -> Ran {
    shell.set("MAINSTAY_PASSPHRASE_FD", "0");
    let ran = shell.run(command, passphrase);
    shell.set("MAINSTAY_PASSPHRASE_FD", "");
    assert_eq!(ran.code, 0, "{command}: {}", ran.err);
    ran
}

#[test]
fn another_sqlcipher_reads_what_the_program_locks_with_the_passphrase_and_with_the_words() {
    let Some(tool) = tool() else { return };
    let mut shell = Shell::with(Life::FirstWeek);
    let journal = shell.path("journal.db");
    let before = versions(&journal);
    with(&mut shell, "by the river", "lock set");
    with(&mut shell, "by the river", "backup --out copy.db");
    let words = with(&mut shell, "by the river", "lock words --json").out;
    let words: serde_json::Value = serde_json::from_str(&words).expect("JSON");
    let words: Vec<&str> = words["items"]
        .as_array()
        .expect("words")
        .iter()
        .filter_map(|it| it.as_str())
        .collect();
    let key = key_of(&words.join(" "));
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let read = |key: &str, file: &Path| {
        told(
            tool,
            file,
            &[format!("PRAGMA key = {key}"), VERSIONS.to_owned()],
        )
    };
    for file in [journal, shell.path("copy.db")] {
        for key in ["'by the river'", &format!("\"x'{key}'\"")] {
            assert_eq!(read(key, &file).as_deref(), Some(before.as_str()), "{key}");
        }
        assert_eq!(read("'by the sea'", &file), None);
    }
}

#[test]
fn the_program_opens_and_goes_on_with_what_another_sqlcipher_wrote() {
    let Some(tool) = tool() else { return };
    let mut shell = Shell::with(Life::FirstWeek);
    let (journal, theirs) = (shell.path("journal.db"), shell.path("theirs.db"));
    let before = versions(&journal);
    let list = shell.run("record list check_in", "").out;
    let conn = Connection::open(&journal).expect("a journal");
    let number = |pragma: &str| {
        let number: i32 = conn
            .pragma_query_value(None, pragma, |row| row.get(0))
            .expect("read");
        format!("PRAGMA theirs.{pragma} = {number}")
    };
    let statements = [
        format!("ATTACH '{}' AS theirs KEY 'by the sea'", theirs.display()),
        "SELECT sqlcipher_export('theirs')".to_owned(),
        number("application_id"),
        number("user_version"),
        "DETACH theirs".to_owned(),
    ];
    assert!(told(tool, &journal, &statements).is_some());
    let ran = with(
        &mut shell,
        "by the sea",
        "--journal theirs.db record list check_in",
    );
    assert_eq!(ran.out, list);
    with(
        &mut shell,
        "by the sea\nWalked home.",
        "--journal theirs.db write --text -",
    );
    let now = [
        "PRAGMA key = 'by the sea'".to_owned(),
        VERSIONS.to_owned(),
        "PRAGMA cipher_integrity_check".to_owned(),
    ];
    let now = told(tool, &theirs, &now).expect("opened");
    let new = now.strip_prefix(&before).expect("all that was there");
    assert_eq!(
        new.lines().filter(|line| line.contains('|')).count(),
        1,
        "{new}"
    );
}
