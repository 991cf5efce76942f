//! A slow disk: "Saved" is on the terminal after the last sync, however long that takes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::disk::{self, Did};
use super::ended::{begin, journal};
use super::replay::{Disk, Session};
use super::report;
use crate::support::terminal::Terminal;

/// What somebody wrote in the full screen.
pub struct Written {
    pub session: Session,
    /// Where the journal was.
    pub folder: PathBuf,
    pub texts: Vec<String>,
}

/// Writes some entries in the full screen, on a disk whose syncs take so many milliseconds longer; none where there is no
/// pseudo-terminal.
pub fn written(library: &Path, slow: u64) -> Option<Written> {
    let home = begin();
    let folder = journal(&home).canonicalize().expect("a path");
    let folder = folder.parent().expect("a folder").to_owned();
    let log = home.path().join("log");
    let start = Disk::of(&folder);
    let mut terminal = Terminal::around(
        home.path(),
        &[
            ("LD_PRELOAD", library.as_os_str()),
            ("MAINSTAY_DISK_FOLDER", folder.as_os_str()),
            ("MAINSTAY_DISK_LOG", log.as_os_str()),
            ("MAINSTAY_DISK_SLOW", OsStr::new(&slow.to_string())),
        ],
    )?;
    let texts: Vec<String> = (0..4).map(|n| format!("Evening number {n}")).collect();
    for text in &texts {
        terminal.wait("! Hard moment").send("w");
        terminal.wait("Esc save and close").send(text).wait(text);
        terminal.send("\x1b").wait("Saved. Entry");
    }
    terminal.send("q");
    assert!(terminal.end());
    // The screen as the terminal showed it, note by note.
    let notes = disk::notes(&log);
    let mut parser = crate::support::terminal::parser(80, 24);
    let mut said = Vec::new();
    let mut shown = false;
    for (at, note) in notes.iter().enumerate() {
        if note.did == Did::Say {
            parser.process(&note.data);
            let before = shown;
            shown = parser.screen().contents().contains("Saved. Entry");
            if shown && !before {
                said.push(at);
            }
        }
    }
    assert_eq!(said.len(), texts.len(), "each save is said once");
    Some(Written {
        session: Session { start, notes, said },
        folder,
        texts,
    })
}

#[test]
fn nothing_is_said_to_be_saved_before_a_slow_disk_has_it() {
    let Some(library) = disk::library() else {
        return;
    };
    let Some(Written {
        session,
        folder,
        texts,
    }) = written(library, 60)
    else {
        return;
    };
    // The day's backup is made beside everything else, and may be under way when a save is done.
    let journal = ["journal.db", "journal.db-journal"].map(|name| folder.join(name));
    let journal = journal.each_ref().map(|it| it.to_str().expect("a name"));
    let mut disk = session.start;
    let mut syncs = 0;
    let mut written = 0;
    for (at, note) in session.notes.iter().enumerate() {
        disk.take(note);
        syncs += usize::from(note.did == Did::Sync);
        written += usize::from(note.did == Did::Write && journal.contains(&note.name.as_str()));
        if session.said.contains(&at) {
            for name in journal {
                assert!(!disk.waits(name), "{name} waits, at {at}");
            }
        }
    }
    assert!(syncs >= texts.len(), "{syncs}");
    assert!(written >= texts.len(), "{written}");
    report(&format!(
        "{} saves on a disk with {syncs} slow syncs: 0 said too early",
        texts.len()
    ));
}
