//! A disk that takes nothing for a while, under the full screen: it says so, the words stay, and the very same save goes
//! through once the disk is well again.

use mainstay::domain::{Entry, Ids};
use mainstay::store::{Span, Store};

use super::ended::{begin, journal};
use super::{disk, report};
use crate::support::sound::sound;
use crate::support::terminal::Terminal;

/// Input or output error, no space, over quota, a read-only file system, and a permission taken away.
const ERRORS: [i32; 5] = [5, 28, 122, 30, 13];

#[test]
fn what_a_failing_disk_did_not_take_stays_on_the_screen_until_it_does() {
    let Some(library) = disk::library() else {
        return;
    };
    for error in ERRORS {
        let home = begin();
        let folder = journal(&home).canonicalize().expect("a path");
        let folder = folder.parent().expect("a folder");
        let switch = home.path().join("switch");
        let Some(mut terminal) = Terminal::around(
            home.path(),
            &[
                ("LD_PRELOAD", library.as_os_str()),
                ("MAINSTAY_DISK_FOLDER", folder.as_os_str()),
                ("MAINSTAY_DISK_SWITCH", switch.as_os_str()),
            ],
        ) else {
            return;
        };
        let words = "Walked home the river way";
        terminal.wait("! Hard moment").send("w");
        terminal.wait("Esc save and close").send(words).wait(words);
        std::fs::write(&switch, error.to_string()).expect("written");
        terminal.send("\x1b").wait("Not saved yet");
        assert!(!terminal.screen().contains("Saved."), "{error}");
        terminal.send("1").wait("Still not saved");
        std::fs::remove_file(&switch).expect("removed");
        terminal.send("1").wait("Saved. Entry");
        terminal.send("q");
        assert!(terminal.end());
        let mut store = Store::open(&journal(&home), Ids::new()).expect("a journal");
        sound(&mut store);
        let entries = store.list::<Entry>(Span::ALL).expect("read");
        let texts: Vec<&str> = entries.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, [words], "{error}");
        assert_eq!(store.drafts("").expect("read"), Vec::<String>::new());
    }
    report(&format!(
        "a disk that failed in {} ways for a while: 0 false words, each save there once, after another try",
        ERRORS.len()
    ));
}
