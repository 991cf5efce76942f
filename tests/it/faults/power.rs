//! Power cuts over all that the program does: saves in the shell and in the full screen, import, undo, backup, merge,
//! restore, rescue, removing for good, and a schema that goes forward.

use std::path::{Path, PathBuf};
use std::process::Command;

use mainstay::domain::{Entry, Ids};
use mainstay::store::{Span, Store};
use rusqlite::Connection;

use super::disk::{self, Did};
use super::home::{Home, acknowledges, said};
use super::migrating;
use super::replay::{Disk, Session, Tally, Wrong, replay};
use super::{CARELESS_CUTS, POWER_CUTS, report};

pub fn tell(what: &str, tally: &Tally) {
    report(&format!(
        "{} power cuts over {what}: {} lost, {} torn",
        tally.cuts, tally.lost, tally.torn
    ));
    assert_eq!((tally.lost, tally.torn), (0, 0), "{tally:?}");
}

/// Runs a command with the disk watched, and adds what it did to the session.
pub fn record(
    session: &mut Session,
    home: &Home,
    library: &Path,
    mut command: Command,
    input: &str,
) {
    let log = home.path().join("log");
    let _ = std::fs::remove_file(&log);
    disk::watch(&mut command, library, &home.kept(), &log);
    let shown = format!("{command:?}");
    let told = said(command, input);
    assert_eq!(
        (told.code, told.saved()),
        (Some(0), true),
        "{shown}: {told:?}"
    );
    let notes = disk::notes(&log);
    let saying = notes.iter().position(|note| {
        note.did == Did::Say && acknowledges(&String::from_utf8_lossy(&note.data))
    });
    session
        .said
        .push(session.notes.len() + saying.expect("it said so"));
    session.notes.extend(notes);
}

pub fn text(error: &dyn std::fmt::Display) -> Wrong {
    Wrong::Lost(error.to_string())
}

fn versions(journal: &Path) -> rusqlite::Result<Vec<Vec<u8>>> {
    let conn = Connection::open(journal)?;
    let mut statement = conn.prepare("SELECT id FROM version ORDER BY seq")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}

/// A copy of a journal, or one that was made of another: whole, whoever looks.
fn whole(path: &Path) -> Result<Store, Wrong> {
    let store = Store::open_to_read(path).map_err(|error| text(&error))?;
    let findings = store.check().map_err(|error| text(&error))?;
    if findings.is_empty() {
        Ok(store)
    } else {
        Err(Wrong::Lost(format!("{}: {findings:?}", path.display())))
    }
}

/// What bears the name of a backup is one. Answers how many there are.
fn backups(store: &Store) -> Result<usize, Wrong> {
    let backups = store.backups().map_err(|error| text(&error))?;
    for backup in &backups {
        whole(&backup.path)?;
    }
    Ok(backups.len())
}

const FIRST: &str = "The first words of all.";
const SECOND: &str = "Long shift. Home now.";

/// What a person does from the shell. Each of these says that it is done, and only then. Words in capitals stand for
/// files and ids.
const COMMANDS: [(&str, &str); 19] = [
    ("write --text -", FIRST),
    (
        "checkin --set mood=3 --set stress=4 --note -",
        "Walked home the river way.",
    ),
    ("people add Ana --phone 555-0101", ""),
    ("write --star --text -", SECOND),
    ("import json EXPORT --yes", ""),
    ("undo", ""),
    ("redo", ""),
    ("backup", ""),
    ("backup --out COPY", ""),
    ("merge OTHER --yes", ""),
    ("erase entry FIRST --yes", ""),
    ("checkin --set mood=4 --set stress=2", ""),
    ("record remove entry SECOND", ""),
    ("restore BACKUP --as-then --yes", ""),
    ("restore LATER --yes", ""),
    ("rescue JOURNAL --out RESCUED", ""),
    ("erase entry SECOND --yes --backups", ""),
    ("write --text -", "One more."),
    ("erase everything --yes-remove-it-all --backups", ""),
];

/// The number of the command that begins so, counted from one: so many are acknowledged once it is.
fn number(begins: &str) -> usize {
    let at = COMMANDS
        .iter()
        .position(|(line, _)| line.starts_with(begins));
    at.expect("a command") + 1
}

/// Which of the words that were removed for good must be gone.
fn gone(said: usize) -> Vec<&'static str> {
    let mut gone = Vec::new();
    if said >= number("erase entry FIRST") {
        gone.push(FIRST);
    }
    if said >= number("erase entry SECOND") {
        gone.push(SECOND);
    }
    if said >= COMMANDS.len() {
        gone.extend(["river way", "One more."]);
    }
    gone
}

/// The journal and what was made of it, after a cut.
struct Left<'a> {
    /// The versions, in the order in which they came.
    all: &'a [Vec<u8>],
    /// How many there were after each command.
    after: &'a [usize],
}

impl Left<'_> {
    fn look(&self, place: &Path, said: usize, cut: usize) -> Result<(), Wrong> {
        let journal = place.join("journal.db");
        let kept = said.checked_sub(1).map_or(0, |last| self.after[last]);
        if !journal.exists() {
            return if kept == 0 {
                Ok(())
            } else {
                Err(Wrong::Lost("no journal".to_owned()))
            };
        }
        // Some by the door that everybody uses, with a look at everything.
        if cut.is_multiple_of(10) {
            let mut store = Store::open(&journal, Ids::new()).map_err(|error| text(&error))?;
            let mut findings = store.check().map_err(|error| text(&error))?;
            store.catch_up().map_err(|error| text(&error))?;
            findings.extend(store.check().map_err(|error| text(&error))?);
            if !findings.is_empty() {
                return Err(Wrong::Lost(format!("{findings:?}")));
            }
            let count = backups(&store)?;
            if (number("backup")..COMMANDS.len() - 1).contains(&said) && count == 0 {
                return Err(Wrong::Lost("no backup".to_owned()));
            }
        }
        for (name, command) in [("copy.db", "backup --out"), ("rescued.db", "rescue")] {
            let path = place.join(name);
            let made = number(command);
            if path.exists() && cut.is_multiple_of(10) {
                let held = whole(&path)?.versions().map_err(|error| text(&error))?;
                if held != self.after[made - 1] {
                    return Err(Wrong::Torn(format!("{name} has {held} versions")));
                }
            } else if said >= made && !path.exists() {
                return Err(Wrong::Lost(format!("no {name}")));
            }
        }
        let there = versions(&journal).map_err(|error| text(&error))?;
        let bytes = std::fs::read(&journal).map_err(|error| text(&error))?;
        for words in gone(said) {
            if bytes.windows(words.len()).any(|it| it == words.as_bytes()) {
                return Err(Wrong::Lost(format!("{words:?} is there again")));
            }
        }
        if !self.all.starts_with(&there) {
            return Err(Wrong::Lost("other versions than were written".to_owned()));
        }
        if there.len() < kept {
            return Err(Wrong::Lost(format!("{} versions of {kept}", there.len())));
        }
        if !there.is_empty() && !self.after.contains(&there.len()) {
            return Err(Wrong::Torn(format!("{} versions", there.len())));
        }
        Ok(())
    }
}

#[test]
fn no_power_cut_takes_what_was_said_to_be_saved() {
    let Some(library) = disk::library() else {
        return;
    };
    let other = Home::new();
    for n in 0..20 {
        assert!(other.write(&format!("Elsewhere, number {n}.")).saved());
    }
    let file = |name: &str| other.path().join(name);
    let export = file("export.json").display().to_string();
    assert!(other.run(&["export", "json", "--out", &export], "").saved());
    assert!(other.write("Only in the other copy.").saved());
    std::fs::copy(other.journal(), file("first.db")).expect("copied");
    assert!(other.write("Only in the later copy.").saved());

    let home = Home::new();
    let mut session = Session::default();
    let mut after = Vec::new();
    let mut ids = [String::new(), String::new()];
    for (line, input) in COMMANDS {
        let path = |path: PathBuf| path.display().to_string();
        let arguments: Vec<String> = line
            .split(' ')
            .map(|word| match word {
                "EXPORT" => export.clone(),
                "OTHER" => path(file("first.db")),
                "LATER" => path(other.journal()),
                "COPY" => path(home.kept().join("copy.db")),
                "RESCUED" => path(home.kept().join("rescued.db")),
                "JOURNAL" => path(home.journal()),
                "BACKUP" => {
                    let store = Store::open_to_read(&home.journal()).expect("a journal");
                    let backups = store.backups().expect("read");
                    path(backups.first().expect("a backup").path.clone())
                }
                "FIRST" => ids[0].clone(),
                "SECOND" => ids[1].clone(),
                word => word.to_owned(),
            })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        record(
            &mut session,
            &home,
            library,
            home.command(&arguments),
            input,
        );
        after.push(versions(&home.journal()).expect("read").len());
        match input {
            FIRST => ids[0] = home.id_of(FIRST),
            SECOND => ids[1] = home.id_of(SECOND),
            _ => {}
        }
    }
    let all = versions(&home.journal()).expect("read");
    let left = Left {
        all: &all,
        after: &after,
    };
    let tally = replay(
        &session,
        &home.kept(),
        POWER_CUTS.now() * 17 / 20,
        |place, said, cut| left.look(place, said, cut),
    );
    tell(&format!("{} commands", COMMANDS.len()), &tally);
}

#[test]
fn no_power_cut_leaves_a_schema_half_way_or_takes_a_word() {
    let Some(library) = disk::library() else {
        return;
    };
    let home = Home::new();
    for n in 0..20 {
        assert!(home.write(&format!("Before, number {n}.")).saved());
    }
    // So that the one before the schema goes forward is seen.
    std::fs::remove_dir_all(home.backups()).expect("removed");
    let mut session = Session {
        start: Disk::of(&home.kept()),
        ..Session::default()
    };
    record(&mut session, &home, library, migrating::program(&home), "");
    let before = versions(&home.journal()).expect("read");
    let tally = replay(
        &session,
        &home.kept(),
        POWER_CUTS.now() / 20,
        |place, said, _| {
            let journal = place.join("journal.db");
            // The next start goes on with it.
            let forward = migrating::version(&journal).map_err(|error| text(&error))?;
            if said > 0 && !forward {
                return Err(Wrong::Lost("the earlier schema again".to_owned()));
            }
            if !forward {
                migrating::forward(&journal).map_err(|error| text(&error))?;
            }
            if versions(&journal).map_err(|error| text(&error))? != before {
                return Err(Wrong::Lost("other versions".to_owned()));
            }
            let copies = std::fs::read_dir(place.join("journal.db.backups"));
            let mut count = 0;
            for copy in copies.map_err(|error| text(&error))? {
                let path = copy.map_err(|error| text(&error))?.path();
                if path.extension().is_some_and(|it| it == "db") {
                    whole(&path)?;
                    count += 1;
                }
            }
            if count == 0 {
                return Err(Wrong::Lost("no backup of the earlier schema".to_owned()));
            }
            Ok(())
        },
    );
    tell("a schema that goes forward", &tally);
}

#[test]
fn no_power_cut_takes_what_the_full_screen_said_to_be_saved() {
    let Some(library) = disk::library() else {
        return;
    };
    let Some(written) = super::slow::written(library, 0) else {
        return;
    };
    let tally = replay(
        &written.session,
        &written.folder,
        POWER_CUTS.now() / 10,
        |place, said, cut| {
            let journal = place.join("journal.db");
            let store = Store::open(&journal, Ids::new()).map_err(|error| text(&error))?;
            if cut.is_multiple_of(10) && !store.check().map_err(|error| text(&error))?.is_empty() {
                return Err(Wrong::Lost("findings".to_owned()));
            }
            backups(&store)?;
            let entries = store.list::<Entry>(Span::ALL);
            let entries = entries.map_err(|error| text(&error))?;
            let there = |text: &&String| entries.iter().any(|entry| entry.text == **text);
            let count = written.texts.iter().take_while(there).count();
            if count < said {
                return Err(Wrong::Lost(format!("{count} entries of {said}")));
            }
            if count != entries.len() {
                return Err(Wrong::Torn(format!("{count} of {}", entries.len())));
            }
            Ok(())
        },
    );
    tell("a session in the full screen", &tally);
}

/// How many rows the careless writer writes.
const ROWS: u32 = 40;

/// Saves rows in a way that is known to lose some, and says so each time.
#[test]
#[ignore = "a program for the test below"]
fn careless_writer() {
    use std::io::Write;
    let (Ok(folder), Ok(settings)) = (
        std::env::var("MAINSTAY_DISK_FOLDER"),
        std::env::var("MAINSTAY_CARELESS"),
    ) else {
        return;
    };
    let conn = Connection::open(Path::new(&folder).join("journal.db")).expect("a file");
    let made =
        "PRAGMA synchronous = EXTRA; CREATE TABLE row (number INTEGER PRIMARY KEY, body TEXT);";
    conn.execute_batch(made).expect("made");
    conn.execute_batch(&settings).expect("set");
    for number in 0..ROWS {
        conn.execute(
            "INSERT INTO row VALUES (?1, ?2)",
            (number, "words ".repeat(60)),
        )
        .expect("written");
        let mut out = std::io::stdout();
        writeln!(out, "Saved {number}")
            .and_then(|()| out.flush())
            .expect("said");
    }
}

#[test]
fn the_replay_sees_the_losses_of_settings_that_are_known_to_lose() {
    let Some(library) = disk::library() else {
        return;
    };
    let this = std::env::current_exe().expect("this program");
    for settings in [
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;",
    ] {
        let home = Home::new();
        std::fs::create_dir_all(home.kept()).expect("made");
        let log = home.path().join("log");
        let writer = "faults::power::careless_writer";
        let arguments = [writer, "--exact", "--ignored", "--nocapture"];
        let mut command = home.ready(Command::new(&this), &arguments);
        disk::watch(&mut command, library, &home.kept(), &log);
        command.env("MAINSTAY_CARELESS", settings);
        let told = said(command, "");
        assert_eq!(told.code, Some(0), "{told:?}");
        let notes = disk::notes(&log);
        let acknowledged = |at: &usize| {
            let note = &notes[*at];
            note.did == Did::Say && acknowledges(&String::from_utf8_lossy(&note.data))
        };
        let said: Vec<usize> = (0..notes.len()).filter(acknowledged).collect();
        assert_eq!(said.len(), ROWS as usize);
        let session = Session {
            start: Disk::default(),
            notes,
            said,
        };
        let tally = replay(
            &session,
            &home.kept(),
            CARELESS_CUTS.now(),
            |place, said, _| {
                let rows: u32 = Connection::open(place.join("journal.db"))
                    .and_then(|conn| {
                        conn.query_row("SELECT count(*) FROM row", [], |row| row.get(0))
                    })
                    .map_err(|error| text(&error))?;
                if (rows as usize) < said {
                    return Err(Wrong::Lost(format!("{rows} rows of {said}")));
                }
                Ok(())
            },
        );
        report(&format!(
            "    control: {settings} lost rows in {} of {} power cuts",
            tally.lost, tally.cuts
        ));
        assert!(tally.lost * 10 > tally.cuts, "{settings} {tally:?}");
    }
}
