//! The journals that are measured, plain and locked.

use std::path::{Path, PathBuf};

use mainstay::assets::MIGRATIONS;
use mainstay::demo::life;
use mainstay::domain::{By, Change, Day, Ids, Moment, What};
use mainstay::store::{Passphrase, Secret, Store};
use rusqlite::Connection;

/// How much is in them.
pub const YEARS: [u16; 3] = [1, 10, 100];

const PASSPHRASE: &str = "a passphrase for measuring";

/// The journal of so many years, as it lies on the disk.
#[derive(Clone, Copy)]
pub struct Journal {
    pub years: u16,
    pub locked: bool,
}

impl Journal {
    /// Those of one, ten and a hundred years.
    pub fn all(locked: bool) -> [Self; 3] {
        YEARS.map(|years| Self { years, locked })
    }

    /// What it is called among the figures.
    pub fn name(self) -> String {
        format!("{} years", self.years)
    }

    /// Its file, made at its first use and kept with the build.
    pub fn path(self) -> PathBuf {
        let Self { years, locked } = self;
        let lock = if locked { "-locked" } else { "" };
        // A new one for each version and schema: one that was brought forward has backups beside it.
        let (version, schema) = (env!("CARGO_PKG_VERSION"), MIGRATIONS.len());
        let name = format!("bench-{years}{lock}-{version}-{schema}.db");
        // Alone there, for the app looks around where a journal lies.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
        let path = folder.join(name);
        if !path.exists() {
            std::fs::create_dir_all(&folder).expect("a folder");
            let new = path.with_extension("part");
            let _ = std::fs::remove_file(&new);
            if locked {
                let plain = Self {
                    locked: false,
                    ..self
                };
                std::fs::copy(plain.path(), &new).expect("copied");
                let passphrase = Passphrase::new(PASSPHRASE).expect("one");
                open_plain(&new)
                    .set_passphrase(&passphrase)
                    .expect("locked");
            } else {
                fill(&mut open_plain(&new), years);
            }
            std::fs::rename(&new, &path).expect("in place");
        }
        path
    }

    /// What opens it without a derivation; none for a plain one. Costs a derivation.
    pub fn key(self) -> Option<Secret> {
        let path = self.path();
        self.locked
            .then(|| Store::unlock(&path, &passphrase(), Ids::new()).expect("opened"))
            .and_then(|store| store.secret())
    }
}

/// The name of a group of figures.
pub fn titled(what: &str, locked: bool) -> String {
    format!("{what}{}", if locked { ", locked" } else { "" })
}

/// What every locked one opens with.
pub fn passphrase() -> Secret {
    Secret::passphrase(PASSPHRASE).expect("one")
}

/// Opens the file at `path`, with the key where it has one.
pub fn open(path: &Path, key: Option<&Secret>) -> Store {
    match key {
        Some(key) => Store::unlock(path, key, Ids::new()).expect("opened"),
        None => open_plain(path),
    }
}

/// The same without anything of ours, for a floor.
pub fn bare(path: &Path, locked: bool) -> Connection {
    let conn = Connection::open(path).expect("opened");
    if locked {
        conn.pragma_update(None, "key", PASSPHRASE).expect("given");
    }
    conn
}

fn open_plain(path: &Path) -> Store {
    Store::open(path, Ids::seeded(1)).expect("opened")
}

fn fill(store: &mut Store, years: u16) {
    let steps: Vec<_> = life(years, 1, now().today).collect();
    for batch in steps.chunks(1000) {
        let puts = batch
            .iter()
            .flat_map(|step| step.change.puts.clone())
            .collect();
        let change = Change {
            what: What::Imported,
            puts,
            removes: Vec::new(),
        };
        store.commit(&change, By::Shell, batch[0].at).expect("kept");
    }
}

/// The moment at which everything happens.
pub fn now() -> Moment {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
    Moment {
        at,
        today: Day::of(at, 4),
    }
}
