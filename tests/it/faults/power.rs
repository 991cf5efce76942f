//! Power cuts: what a session wrote is recorded, and then every part of it that a cut may have left on the disk is
//! built and opened. What was acknowledged before the cut must be there.
//!
//! The disk: a file's sync makes last what was written to it, and the names up to its own making; a folder's sync makes
//! all names last. What is not synced survives by sectors of 512 bytes, each by chance; names and lengths change in
//! order (journaling file systems), so that the first few of them survive. A disk that lies about syncs is not meant.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::Command;

use fastrand::Rng;
use mainstay::domain::Ids;
use mainstay::store::Store;
use rusqlite::Connection;

use super::cases;
use super::disk::{self, Did, Note};
use super::home::{Home, quick_folder, said};

const SECTOR: usize = 512;

/// A disk as it was written to, with what of it would outlast a cut.
#[derive(Default)]
struct Disk {
    files: Vec<File>,
    /// The file that an inode is now.
    inodes: HashMap<u64, usize>,
    /// The names as the program sees them.
    seen: BTreeMap<String, usize>,
    /// The names that last.
    lasting: BTreeMap<String, usize>,
    /// Everything that happened to names and lengths, in order; the first `settled` last.
    order: Vec<Naming>,
    settled: usize,
}

#[derive(Default)]
struct File {
    lasting: Vec<u8>,
    /// In order.
    waiting: Vec<Waiting>,
    /// The place in the order behind the last thing that happened to its name or length.
    named: usize,
}

enum Waiting {
    Write { at: usize, bytes: Vec<u8> },
    Cut { len: usize, order: usize },
}

#[derive(Clone)]
enum Naming {
    Made(String, usize),
    Moved {
        from: String,
        to: String,
    },
    Gone(String),
    /// The length of a file, which waits there.
    Cut,
}

impl Naming {
    fn happen(self, names: &mut BTreeMap<String, usize>) {
        match self {
            Self::Made(name, file) => {
                names.insert(name, file);
            }
            Self::Moved { from, to } => {
                if let Some(file) = names.remove(&from) {
                    names.insert(to, file);
                }
            }
            Self::Gone(name) => {
                names.remove(&name);
            }
            Self::Cut => {}
        }
    }
}

impl Waiting {
    fn write(at: usize, bytes: &[u8], to: &mut Vec<u8>) {
        if to.len() < at + bytes.len() {
            to.resize(at + bytes.len(), 0);
        }
        to[at..at + bytes.len()].copy_from_slice(bytes);
    }
}

impl Disk {
    /// What is noted happens here too.
    fn take(&mut self, note: &Note) {
        match note.did {
            Did::Create => {
                let file = self.files.len();
                self.files.push(File::default());
                self.inodes.insert(note.inode, file);
                self.happen(Naming::Made(note.name.clone(), file));
                self.files[file].named = self.order.len();
            }
            Did::Open => self.is_called(note.inode, &note.name),
            Did::Write => {
                let file = self.inodes[&note.inode];
                self.files[file].waiting.push(Waiting::Write {
                    at: note.at,
                    bytes: note.data.clone(),
                });
            }
            Did::Cut => {
                let file = self.inodes[&note.inode];
                let order = self.order.len();
                self.happen(Naming::Cut);
                let len = note.at;
                self.files[file].waiting.push(Waiting::Cut { len, order });
                self.files[file].named = self.order.len();
            }
            Did::Sync => {
                let file = self.inodes[&note.inode];
                let File {
                    lasting,
                    waiting,
                    named,
                } = &mut self.files[file];
                for it in waiting.drain(..) {
                    match it {
                        Waiting::Write { at, bytes } => Waiting::write(at, &bytes, lasting),
                        Waiting::Cut { len, .. } => lasting.resize(len, 0),
                    }
                }
                let named = *named;
                self.settle(named);
            }
            Did::SyncFolder => {
                for line in String::from_utf8_lossy(&note.data).lines() {
                    let (inode, name) = line.split_once(' ').expect("a number and a name");
                    let inode = inode.parse().expect("a number");
                    self.is_called(inode, &format!("{}/{name}", note.name));
                }
                self.settle(self.order.len());
            }
            Did::Unlink => self.happen(Naming::Gone(note.name.clone())),
            Did::Rename => self.happen(Naming::Moved {
                from: note.name.clone(),
                to: String::from_utf8_lossy(&note.data).into_owned(),
            }),
            Did::Say | Did::Fail => {}
        }
    }

    fn happen(&mut self, naming: Naming) {
        naming.clone().happen(&mut self.seen);
        self.order.push(naming);
    }

    /// A rename that went past the C library shows when the file is met under its new name.
    fn is_called(&mut self, inode: u64, name: &str) {
        let file = self.inodes[&inode];
        if self.seen.get(name) == Some(&file) {
            return;
        }
        let old = self.seen.iter().find(|(_, it)| **it == file);
        let (from, _) = old.expect("a file with a name");
        self.happen(Naming::Moved {
            from: from.clone(),
            to: name.to_owned(),
        });
        self.files[file].named = self.order.len();
    }

    fn settle(&mut self, upto: usize) {
        for naming in self.order.iter().take(upto).skip(self.settled) {
            naming.clone().happen(&mut self.lasting);
        }
        self.settled = self.settled.max(upto);
    }

    /// What a cut now may leave, by chance: names and bytes.
    fn cut(&self, rng: &mut Rng) -> BTreeMap<String, Vec<u8>> {
        let upto = rng.usize(self.settled..=self.order.len());
        let mut names = self.lasting.clone();
        for naming in self.order.iter().take(upto).skip(self.settled) {
            naming.clone().happen(&mut names);
        }
        let luck = [0.0, 0.1, 0.5, 0.9, 1.0][rng.usize(0..5)];
        let mut left = |file: usize| {
            let mut bytes = self.files[file].lasting.clone();
            for it in &self.files[file].waiting {
                match it {
                    Waiting::Write { at, bytes: new } => {
                        let mut from = 0;
                        while from < new.len() {
                            let next = (at + from) / SECTOR * SECTOR + SECTOR - at;
                            let next = next.min(new.len());
                            if rng.f64() < luck {
                                Waiting::write(at + from, &new[from..next], &mut bytes);
                            }
                            from = next;
                        }
                    }
                    Waiting::Cut { len, order } if *order < upto => bytes.resize(*len, 0),
                    Waiting::Cut { .. } => {}
                }
            }
            bytes
        };
        names
            .into_iter()
            .map(|(name, file)| (name, left(file)))
            .collect()
    }
}

/// How a replay went.
#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    /// After these something acknowledged was missing, or nothing could be read.
    lost: usize,
    /// After these half of a change was there.
    torn: usize,
    /// Of the first that went wrong.
    why: Option<String>,
}

/// Cuts the power `cuts` times over the session noted in `log`, as it ran in `folder`. `whole` are the numbers of
/// versions after each command; `read` answers how many of them, from the first on, a folder has.
fn replay(
    log: &Path,
    folder: &Path,
    cuts: usize,
    whole: &[usize],
    read: impl Fn(&Path, usize) -> Result<usize, String>,
) -> Tally {
    let notes = disk::notes(log);
    let mut disk = Disk::default();
    let mut rng = Rng::with_seed(20_221_122);
    let mut tally = Tally::default();
    let (mut said, mut kept) = (0, 0);
    for (step, note) in notes.iter().enumerate() {
        disk.take(note);
        if note.did == Did::Say && String::from_utf8_lossy(&note.data).contains("Saved") {
            kept = whole[said];
            said += 1;
        }
        // Spread evenly over the session.
        while tally.cuts * notes.len() < (step + 1) * cuts {
            let place = quick_folder();
            for (name, bytes) in disk.cut(&mut rng) {
                let name = Path::new(&name).strip_prefix(folder).expect("within");
                // Backups have a folder of their own.
                if name.components().count() == 1 {
                    std::fs::write(place.path().join(name), bytes).expect("written");
                }
            }
            let (lost, torn, why) = match read(place.path(), tally.cuts) {
                Ok(count) => (
                    count < kept,
                    count != 0 && !whole.contains(&count),
                    count.to_string(),
                ),
                Err(why) => (true, false, why),
            };
            tally.cuts += 1;
            tally.lost += usize::from(lost);
            tally.torn += usize::from(torn);
            if (lost || torn) && tally.why.is_none() {
                tally.why = Some(format!(
                    "at step {step} {:?} of {}: {why} of {kept}",
                    note.did, note.name
                ));
            }
        }
    }
    assert_eq!(said, whole.len(), "every command said that it saved");
    tally
}

fn versions(journal: &Path) -> rusqlite::Result<Vec<Vec<u8>>> {
    let conn = Connection::open(journal)?;
    let mut statement = conn.prepare("SELECT id FROM version ORDER BY seq")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}

/// What a person does from the shell, each of which says that it saved.
fn session(export: &Path) -> Vec<(Vec<String>, &'static str)> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut all = vec![(words("write --text -"), "The first words of all.")];
    all.push((
        words("checkin --set mood=3 --set stress=4 --note -"),
        "Walked home the river way.",
    ));
    all.push((words("people add Ana --phone 555-0101"), ""));
    all.push((words("write --star --text -"), "Long shift. Home now."));
    let mut import = words("import json --yes");
    import.push(export.display().to_string());
    all.push((import, ""));
    all.push((words("checkin --set mood=4 --set stress=2"), ""));
    all.push((words("backup"), ""));
    for text in ["One more.", "And one.", "The last."] {
        all.push((words("write --text -"), text));
    }
    all
}

#[test]
fn no_power_cut_takes_what_was_said_to_be_saved() {
    let Some(library) = disk::library() else {
        return;
    };
    let other = Home::new();
    for n in 0..40 {
        assert!(other.write(&format!("Elsewhere, number {n}.")).saved());
    }
    let export = other.path().join("export.json");
    let made = other.run(
        &["export", "json", "--out", &export.display().to_string()],
        "",
    );
    assert!(made.saved(), "{made:?}");

    let home = Home::new();
    let log = home.path().join("log");
    let mut whole = Vec::new();
    for (arguments, input) in session(&export) {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut command = home.command(&arguments);
        disk::watch(&mut command, library, &home.kept(), &log);
        let said = said(command, input);
        assert!(said.saved(), "{arguments:?}: {said:?}");
        whole.push(versions(&home.journal()).expect("read").len());
    }
    let all = versions(&home.journal()).expect("read");
    let tally = replay(&log, &home.kept(), cases(3_000), &whole, |place, turn| {
        let journal = place.join("journal.db");
        if !journal.exists() {
            return Ok(0);
        }
        // Some by the door that everybody uses, with a look at everything.
        if turn % 50 == 0 {
            let store = Store::open(&journal, Ids::new()).map_err(|error| error.to_string())?;
            let findings = store.check().map_err(|error| error.to_string())?;
            if !findings.is_empty() {
                return Err(format!("{findings:?}"));
            }
        }
        let there = versions(&journal).map_err(|error| error.to_string())?;
        if all.starts_with(&there) {
            Ok(there.len())
        } else {
            Err("other versions than were written".to_owned())
        }
    });
    eprintln!(
        "replayed {} power cuts over {} commands: {} lost, {} torn",
        tally.cuts,
        whole.len(),
        tally.lost,
        tally.torn
    );
    assert_eq!((tally.lost, tally.torn), (0, 0), "{tally:?}");
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
    for (settings, least) in [
        (
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
            10,
        ),
        (
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;",
            10,
        ),
    ] {
        let home = Home::new();
        std::fs::create_dir_all(home.kept()).expect("made");
        let log = home.path().join("log");
        let writer = "faults::power::careless_writer";
        let arguments = [writer, "--exact", "--ignored", "--nocapture"];
        let mut command = home.ready(Command::new(&this), &arguments);
        disk::watch(&mut command, library, &home.kept(), &log);
        command.env("MAINSTAY_CARELESS", settings);
        let said = said(command, "");
        assert_eq!(said.code, Some(0), "{said:?}");
        let whole: Vec<usize> = (1..=ROWS as usize).collect();
        let tally = replay(&log, &home.kept(), cases(1_000), &whole, |place, _| {
            let journal = place.join("journal.db");
            Connection::open(journal)
                .and_then(|conn| conn.query_row("SELECT count(*) FROM row", [], |row| row.get(0)))
                .map(|rows: u32| rows as usize)
                .map_err(|error| error.to_string())
        });
        eprintln!(
            "the careless writer ({settings}) lost rows in {} of {} power cuts",
            tally.lost, tally.cuts
        );
        assert!(
            tally.lost * 100 > tally.cuts * least,
            "{settings} {tally:?}"
        );
    }
}
