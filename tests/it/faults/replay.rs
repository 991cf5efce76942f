//! Power cuts: what a session wrote is recorded, and then every part of it that a cut may have left on the disk is
//! built and looked at. What was acknowledged before the cut must be there.
//!
//! The disk: a file's sync makes last what was written to it, and the names up to its own making; a folder's sync makes
//! all names last. What is not synced survives by sectors of 512 bytes, each by chance; names and lengths change in
//! order (journaling file systems), so that the first few of them survive. A disk that lies about syncs is not meant.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use fastrand::Rng;

use super::at_once;
use super::disk::{Did, Note};
use super::home::quick_folder;

const SECTOR: usize = 512;

/// A disk as it was written to, with what of it would outlast a cut.
#[derive(Clone, Default)]
pub struct Disk {
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

#[derive(Clone, Default)]
struct File {
    lasting: Vec<u8>,
    /// In order.
    waiting: Vec<Waiting>,
    /// The place in the order behind the last thing that happened to its name or length.
    named: usize,
}

#[derive(Clone)]
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
    /// Two that changed places.
    Swapped(String, String),
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
            Self::Swapped(one, other) => {
                let files = [names.remove(&one), names.remove(&other)];
                for (name, file) in [other, one].into_iter().zip(files) {
                    names.extend(file.map(|file| (name, file)));
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
    /// A disk on which the files of `folder` have been for long.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.find(folder);
        disk
    }

    fn find(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.find(&path);
                continue;
            }
            let file = self.files.len();
            self.files.push(File {
                lasting: std::fs::read(&path).expect("read"),
                ..File::default()
            });
            self.inodes.insert(number(&path), file);
            let name = path.to_str().expect("a name").to_owned();
            self.lasting.insert(name.clone(), file);
            self.seen.insert(name, file);
        }
    }

    /// What is noted happens here too.
    pub fn take(&mut self, note: &Note) {
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
            Did::Swap => self.happen(Naming::Swapped(
                note.name.clone(),
                String::from_utf8_lossy(&note.data).into_owned(),
            )),
            Did::Say | Did::Fail => {}
        }
    }

    /// Whether anything that was written to the file of that name is not on the disk for good.
    pub fn waits(&self, name: &str) -> bool {
        let file = self.seen.get(name);
        file.is_some_and(|file| !self.files[*file].waiting.is_empty())
    }

    fn happen(&mut self, naming: Naming) {
        naming.clone().happen(&mut self.seen);
        self.order.push(naming);
    }

    /// A rename that went past the C library shows when the file is met under its new name. It replaces nothing: where
    /// another file had that name, the two changed places.
    fn is_called(&mut self, inode: u64, name: &str) {
        let file = self.inodes[&inode];
        let there = self.seen.get(name);
        if there == Some(&file) {
            return;
        }
        let old = self.seen.iter().find(|(_, it)| **it == file);
        let (from, _) = old.expect("a file with a name");
        let (from, to) = (from.clone(), name.to_owned());
        self.happen(match there {
            None => Naming::Moved { from, to },
            Some(_) => Naming::Swapped(from, to),
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

/// The number of a file on its file system.
#[cfg(unix)]
fn number(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&std::fs::metadata(path).expect("a file"))
}

#[cfg(not(unix))]
fn number(_: &Path) -> u64 {
    0
}

/// What a session did, and when it said that something was done for good.
#[derive(Default)]
pub struct Session {
    /// The disk before it.
    pub start: Disk,
    pub notes: Vec<Note>,
    /// The places in the notes at which it said so.
    pub said: Vec<usize>,
}

/// What was wrong after a cut.
pub enum Wrong {
    /// Something acknowledged was missing, or nothing could be read.
    Lost(String),
    /// Half of a change was there.
    Torn(String),
}

/// How a replay went.
#[derive(Debug, Default)]
pub struct Tally {
    pub cuts: usize,
    pub lost: usize,
    pub torn: usize,
    /// Of the first that went wrong.
    pub why: Option<String>,
}

/// Cuts the power `cuts` times over a session that ran in `folder`, spread evenly over all that it did. `look` is told
/// where a cut left what, how often something had been acknowledged, and the number of the cut.
pub fn replay(
    session: &Session,
    folder: &Path,
    cuts: usize,
    look: impl Fn(&Path, usize, usize) -> Result<(), Wrong> + Sync,
) -> Tally {
    let threads = at_once();
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let look = &look;
        let threads: Vec<_> = (0..threads)
            .map(|thread| {
                let mine = move |cut: usize| cut % threads == thread;
                scope.spawn(move || some(session, folder, cuts, mine, look))
            })
            .collect();
        for thread in threads {
            let tally = thread.join().expect("a tally");
            all.cuts += tally.cuts;
            all.lost += tally.lost;
            all.torn += tally.torn;
            all.why = all.why.take().or(tally.why);
        }
    });
    all
}

/// The cuts that are `mine`.
fn some(
    session: &Session,
    folder: &Path,
    cuts: usize,
    mine: impl Fn(usize) -> bool,
    look: &impl Fn(&Path, usize, usize) -> Result<(), Wrong>,
) -> Tally {
    let mut disk = session.start.clone();
    let mut tally = Tally::default();
    let (mut said, mut cut) = (0, 0);
    let steps = session.notes.len();
    for (step, note) in session.notes.iter().enumerate() {
        disk.take(note);
        said += session.said.iter().filter(|at| **at == step).count();
        while cut * steps < (step + 1) * cuts {
            cut += 1;
            if !mine(cut) {
                continue;
            }
            let place = quick_folder();
            let mut rng = Rng::with_seed(20_221_122 + cut as u64);
            for (name, bytes) in disk.cut(&mut rng) {
                let name = Path::new(&name).strip_prefix(folder).expect("within");
                let name = place.path().join(name);
                // Backups have a folder of their own.
                std::fs::create_dir_all(name.parent().expect("a folder")).expect("made");
                std::fs::write(name, bytes).expect("written");
            }
            tally.cuts += 1;
            let (wrong, why) = match look(place.path(), said, cut) {
                Ok(()) => continue,
                Err(Wrong::Lost(why)) => (&mut tally.lost, why),
                Err(Wrong::Torn(why)) => (&mut tally.torn, why),
            };
            *wrong += 1;
            tally.why.get_or_insert_with(|| {
                format!(
                    "at step {step} {:?} of {}, {said} acknowledged: {why}",
                    note.did, note.name
                )
            });
        }
    }
    tally
}
