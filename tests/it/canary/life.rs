//! The life: records of every kind with a word of its own in each field, and everything that can be done with a journal,
//! in the shell and in both faces, with the program killed, cut short and without room in between.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};

use fastrand::Rng;
use mainstay::domain::Kind;
use tempfile::TempDir;

use super::search::{Needle, files_under};
use crate::faults::migrating::LATER_PROGRAM;
use crate::support::NOW;
use crate::support::maker::Maker;
use crate::support::terminal::{Terminal, tell};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mainstay");

pub struct Life {
    home: TempDir,
    /// Folders that the system names for what is temporary.
    runtime: TempDir,
    temporary: TempDir,
    /// What strace noted.
    notes: TempDir,
    tag: String,
    rng: Rng,
    /// Where there is a passphrase, every command is told it by a file that only the test has.
    passphrase: Option<&'static str>,
    /// The variable that names it: the passphrase first, then the recovery words, whose key needs no time.
    told_by: &'static str,
    /// Every word that was kept.
    pub words: Vec<String>,
    erased: String,
    /// What may be read while the journal is locked, because the person chose so.
    pub shown: Vec<String>,
    pub steps: usize,
    begun: SystemTime,
}

/// What a step came to.
struct Ran {
    out: String,
    code: Option<i32>,
}

impl Life {
    pub fn begin(passphrase: Option<&'static str>) -> Self {
        let mut rng = Rng::new();
        let tag = format!("qz{}", letters(&mut rng, 8));
        let folder = || tempfile::tempdir().expect("a folder");
        let runtime = tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| folder());
        let life = Self {
            home: crate::support::terminal::home("full"),
            runtime,
            temporary: folder(),
            notes: folder(),
            erased: format!("{tag}{}", letters(&mut rng, 6)),
            tag,
            rng,
            passphrase,
            told_by: "MAINSTAY_PASSPHRASE_FD",
            words: Vec::new(),
            shown: Vec::new(),
            steps: 0,
            begun: SystemTime::now(),
        };
        if let Some(passphrase) = passphrase {
            std::fs::write(life.secret(), format!("{passphrase}\n")).expect("written");
        }
        life
    }

    /// What every word begins with.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    pub fn erased(&self) -> &str {
        &self.erased
    }

    fn data(&self) -> PathBuf {
        self.home.path().join(".local/share/mainstay")
    }

    pub fn journal(&self) -> PathBuf {
        self.data().join("journal.db")
    }

    pub fn backups(&self) -> PathBuf {
        self.data().join("journal.db.backups")
    }

    /// What the hard moment shows while the journal is locked.
    pub fn shown_while_locked(&self) -> PathBuf {
        self.data().join("journal.db.now.json")
    }

    fn secret(&self) -> PathBuf {
        self.notes.path().join("secret")
    }

    fn log(&self) -> PathBuf {
        self.notes.path().join("calls")
    }

    /// Where the words are looked for: the home, what is temporary, all that the system was asked, and what the system
    /// itself noted since.
    pub fn places(&self) -> Vec<PathBuf> {
        let mut places: Vec<PathBuf> = [&self.home, &self.runtime, &self.temporary]
            .map(|folder| folder.path().to_owned())
            .into();
        places.push(self.log());
        let noted = ["/var/log", "/run/log"].map(Path::new).into_iter();
        places.extend(noted.flat_map(files_under).filter(|path| {
            let changed = std::fs::metadata(path).and_then(|it| it.modified());
            changed.is_ok_and(|changed| changed >= self.begun)
        }));
        places
    }

    /// Whether words may stand there: in the journal and its backups, while there is no passphrase; else in what the
    /// person chose to show.
    pub fn may_hold_words(&self, path: &Path) -> bool {
        match self.passphrase {
            None => path.starts_with(self.data()),
            Some(_) => path == self.shown_while_locked(),
        }
    }

    /// The folders of data and of settings.
    pub fn is_ours(&self, path: &Path) -> bool {
        path.starts_with(self.data()) || path.starts_with(self.home.path().join(".config/mainstay"))
    }

    /// Every file that the life left in its home and in the temporary folders.
    pub fn made(&self) -> Vec<PathBuf> {
        [&self.home, &self.runtime, &self.temporary]
            .iter()
            .flat_map(|folder| files_under(folder.path()))
            .collect()
    }

    /// Files that the program opened for writing, wherever they are. Devices are none.
    pub fn written_to(&self) -> BTreeSet<PathBuf> {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        log.lines()
            .filter(|line| {
                ["O_WRONLY", "O_RDWR", "O_CREAT"]
                    .iter()
                    .any(|it| line.contains(it))
            })
            .filter_map(|line| line.split('"').nth(1))
            .map(PathBuf::from)
            .filter(|path| path.is_file())
            .collect()
    }

    /// A new word that will be kept.
    fn word(&mut self) -> String {
        let word = format!("{}{}", self.tag, letters(&mut self.rng, 6));
        self.words.push(word.clone());
        word
    }

    /// How a shell tells the program the passphrase, where there is one.
    fn told(&self) -> String {
        let secret = self.secret();
        self.passphrase.map_or_else(String::new, |_| {
            format!(
                "exec 3< '{}'; export {}=3; ",
                secret.display(),
                self.told_by
            )
        })
    }

    /// What runs the program: under strace, where there is one, with what `before` asks of the shell.
    fn command(&self, before: &str, arguments: &[&str]) -> Command {
        self.started(PROGRAM, before, arguments, has_strace())
    }

    fn started(&self, program: &str, before: &str, arguments: &[&str], traced: bool) -> Command {
        let secret = self.told();
        let trace = if traced {
            format!(
                "strace -f -qq -A -s 100000 -e trace=%file -o '{}'",
                self.log().display()
            )
        } else {
            String::new()
        };
        let script = format!("{secret}{before}; exec {trace} \"$0\" \"$@\"");
        let mut command = Command::new("bash");
        command
            .args(["-c", &script, program])
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path())
            .env("PATH", "/usr/bin:/bin")
            .env("XDG_RUNTIME_DIR", self.runtime.path())
            .env("TMPDIR", self.temporary.path())
            .env("MAINSTAY_NOW", NOW)
            .current_dir(self.home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn step(&mut self, before: &str, arguments: &[&str], input: &str) -> Ran {
        self.steps += 1;
        let mut child = self.command(before, arguments).spawn().expect("started");
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(input.as_bytes());
        }
        let ended = child.wait_with_output().expect("ended");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!said.contains(&self.tag), "{arguments:?}: {said}");
        Ran {
            out: String::from_utf8_lossy(&ended.stdout).into_owned(),
            code: ended.status.code(),
        }
    }

    /// A step that goes well.
    fn done(&mut self, arguments: &[&str], input: &str) -> String {
        let ran = self.step("true", arguments, input);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.out);
        ran.out
    }

    pub fn live(&mut self) {
        if self.passphrase.is_some() {
            self.lock();
        }
        self.every_kind();
        self.someone_to_show();
        self.days();
        self.care();
        self.migrate();
        self.ends();
        self.aborted();
        self.full_screen();
        self.plain_lines();
        self.erase();
    }

    /// Words and a backup in the open, then the passphrase; and wrong ones, which change nothing.
    fn lock(&mut self) {
        let word = self.word();
        self.done(&["write", "--text", "-"], &word);
        self.done(&["backup"], "");
        self.done(&["lock", "set"], "");
        self.done(&["lock", "test"], "");
        for wrong in ["wrong", "", "River way"] {
            let before = format!("exec 3<<< '{wrong}'");
            let ran = self.step(&before, &["today"], "");
            assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{wrong:?}");
        }
        let words = self.done(&["lock", "words", "--json"], "");
        let words: serde_json::Value = serde_json::from_str(&words).expect("JSON");
        let words = words["items"].as_array().expect("words").iter();
        let words: Vec<&str> = words.filter_map(|word| word.as_str()).collect();
        assert_eq!(words.len(), 24);
        std::fs::write(self.secret(), words.join(" ") + "\n").expect("written");
        self.told_by = "MAINSTAY_WORDS_FD";
    }

    /// A record of each kind, twice, with a word in every field that takes one.
    fn every_kind(&mut self) {
        let words = Rc::new(RefCell::new(Vec::new()));
        let made = Rc::clone(&words);
        let tag = self.tag.clone();
        let mut maker = Maker::new(self.rng.u64(..), move |rng| {
            let word = format!("{tag}{}", letters(rng, 6));
            made.borrow_mut().push(word.clone());
            word
        });
        let kinds = [Kind::Person, Kind::Goal]
            .into_iter()
            .chain(Kind::ALL.iter().copied());
        for kind in kinds.filter(|kind| *kind != Kind::Setting) {
            for _ in 0..2 {
                words.borrow_mut().clear();
                let record = maker.record(kind);
                let mut value = record.to_value().expect("JSON");
                if kind == Kind::Person {
                    value["show_when_locked"] = false.into();
                }
                let value = value.to_string();
                let kept = words
                    .borrow()
                    .iter()
                    .filter(|it| value.contains(*it))
                    .cloned()
                    .collect::<Vec<_>>();
                self.words.extend(kept);
                self.done(&["record", "put", kind.name(), "--json", "-"], &value);
            }
        }
        let name = self.word();
        let setting = format!("{{\"key\":\"name\",\"value\":\"{name}\"}}");
        self.done(&["record", "put", "setting", "--json", "-"], &setting);
    }

    /// One person is shown while the journal is locked: how to reach them and what to say, and nothing else of them.
    fn someone_to_show(&mut self) {
        let [name, say, relation, note] = [(); 4].map(|()| self.word());
        let person = format!(
            r#"{{"kind":"person","name":"{name}","what_to_say":"{say}","relation":"{relation}","note":"{note}",
            "hard_order":1,"show_when_locked":true}}"#
        );
        self.done(&["record", "put", "person", "--json", "-"], &person);
        self.shown = vec![name, say];
    }

    fn days(&mut self) {
        let (entry, note) = (self.word(), self.word());
        self.done(&["write", "--text", "-"], &entry);
        self.done(&["checkin", "--set", "mood=3", "--note", "-"], &note);
        for look in [
            "today",
            "look",
            "day",
            "history",
            "now",
            "people list",
            "goal list",
            "factors",
            "find walk",
        ] {
            self.done(&look.split(' ').collect::<Vec<_>>(), "");
        }
        self.done(&["undo"], "");
        self.done(&["redo"], "");
    }

    fn care(&mut self) {
        let path = |life: &Self, name: &str| life.home.path().join(name).display().to_string();
        let (copy, out, new) = (
            path(self, "copy.db"),
            path(self, "out.json"),
            path(self, "new.db"),
        );
        self.done(&["backup"], "");
        self.done(&["backup", "--out", &copy], "");
        let more = self.word();
        self.done(&["write", "--text", "-"], &more);
        self.done(&["merge", &copy, "--yes"], "");
        self.done(&["restore", &copy, "--yes"], "");
        self.done(&["doctor"], "");
        self.done(&["doctor", "--rebuild"], "");
        self.done(&["rescue", &copy, "--out", &new], "");
        self.done(&["export", "json", "--out", &out], "");
        self.done(&["import", "json", &out, "--yes"], "");
        for format in ["json", "csv", "markdown", "vcard"] {
            self.done(&["export", format], "");
        }
        // These three were asked for, and are the person's own.
        for asked in [copy, out, new] {
            for file in [asked.clone(), format!("{asked}.backups")] {
                let _ = std::fs::remove_file(&file);
                let _ = std::fs::remove_dir_all(&file);
            }
        }
    }

    /// A copy of the journal goes forward by a later schema, with the backup that is made before.
    fn migrate(&mut self) {
        self.steps += 1;
        let copy = self.data().join("later/journal.db");
        std::fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
        std::fs::copy(self.journal(), &copy).expect("copied");
        let this = std::env::current_exe().expect("this program");
        let this = this.to_str().expect("a path");
        let mut later = self.started(this, "true", &LATER_PROGRAM, has_strace());
        later.env("MAINSTAY_JOURNAL", &copy);
        if self.passphrase.is_some() {
            later.env("MAINSTAY_SECRET_FILE", self.secret());
        }
        let ended = later.output().expect("ended");
        let said = String::from_utf8_lossy(&ended.stdout);
        assert!(said.contains("Saved"), "{ended:?}");
        let backups = files_under(&self.data().join("later/journal.db.backups"));
        assert_eq!(backups.len(), 1, "{backups:?}");
    }

    /// The program is made to abort where cores are wanted, with words in its memory. One that has no secrets leaves a
    /// core there: that is the control.
    fn aborted(&mut self) {
        let elsewhere = tempfile::tempdir().expect("a folder");
        for (program, arguments) in [("/bin/cat", &[][..]), (PROGRAM, &["write", "--text", "-"])] {
            self.steps += 1;
            let mut command = self.started(program, "ulimit -c unlimited", arguments, false);
            if program != PROGRAM {
                command.current_dir(elsewhere.path());
            }
            let mut child = command.spawn().expect("started");
            let mut stdin = child.stdin.take().expect("a pipe");
            let text = format!("{}{}", self.tag, letters(&mut self.rng, 6));
            stdin.write_all(text.as_bytes()).expect("said");
            if !waits_for_more(child.id()) {
                eprintln!("nobody here tells what a program waits for: no core is asked for");
                let _ = child.kill();
                let _ = child.wait();
                return;
            }
            tell("ABRT", child.id());
            let ended = child.wait().expect("ended");
            drop(stdin);
            if program == PROGRAM {
                assert_eq!((ended.signal(), ended.core_dumped()), (Some(6), false));
            } else if !ended.core_dumped() {
                eprintln!("no cores are made here: the control fails, and is left out");
            }
        }
    }

    /// An export that nobody reads to its end, no room, and no chance to do anything about it.
    fn ends(&mut self) {
        let cut = self.step(
            "exec 1> >(head -c 100 > /dev/null)",
            &["export", "json"],
            "",
        );
        assert!(cut.code.is_some());
        let out = self.home.path().join("out.md").display().to_string();
        self.step("ulimit -f 1", &["export", "markdown", "--out", &out], "");
        let (refused, wrong) = (self.tag.clone(), self.tag.clone());
        let long = format!("{refused} long ").repeat(20_000);
        let full = self.step("ulimit -f 8", &["write", "--text", "-"], &long);
        assert_ne!(full.code, Some(0), "{}", full.out);
        self.step(
            "true",
            &["record", "put", "entry", "--json", "-"],
            &format!("{{\"{wrong}\":"),
        );
        self.step(
            "true",
            &["checkin", "--set", "mood=9", "--note", "-"],
            &wrong,
        );
        self.step("true", &["import", "json", "-"], &wrong);
        for _ in 0..5 {
            self.steps += 1;
            let text = format!("{}{}", self.tag, letters(&mut self.rng, 6));
            // Who traces it would be killed in its place.
            let mut child = self
                .started(PROGRAM, "true", &["write", "--text", "-"], false)
                .spawn()
                .expect("started");
            let mut stdin = child.stdin.take().expect("a pipe");
            let _ = stdin.write_all(text.as_bytes());
            drop(stdin);
            if self.rng.bool() {
                std::thread::yield_now();
            }
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// The program in a terminal with this home.
    fn terminal(&self, face: &str) -> Option<Terminal> {
        let script = format!(
            "{}XDG_RUNTIME_DIR='{}' TMPDIR='{}' exec \"$0\" {face}",
            self.told(),
            self.runtime.path().display(),
            self.temporary.path().display(),
        );
        Terminal::script(self.home.path(), 80, 24, &script)
    }

    /// What others see of a program that runs.
    fn seen_from_outside(&self, terminal: &Terminal) {
        let needle = Needle::new(&self.tag);
        for name in ["cmdline", "environ", "comm", "status"] {
            let path = format!("/proc/{}/{name}", terminal.id());
            let bytes = std::fs::read(&path).unwrap_or_default();
            assert_eq!(needle.first_in(&bytes), None, "{path}");
        }
    }

    /// What stays in the terminal after the program.
    fn left_on_screen(&self, terminal: &Terminal) {
        let leave = b"\x1b[?1049l";
        let raw = &terminal.raw;
        let last = raw.windows(leave.len()).rposition(|it| it == leave);
        let after = &raw[last.expect("the second screen was left")..];
        assert_eq!(Needle::new(&self.tag).first_in(after), None);
        assert!(
            !terminal.screen().contains(&self.tag),
            "{}",
            terminal.screen()
        );
        // Nothing but drawing: no title, no clipboard, no link.
        assert!(
            !raw.windows(2).any(|it| it == b"\x1b]"),
            "a command to the system"
        );
    }

    fn full_screen(&mut self) {
        // Killed in the middle of a draft.
        let draft = self.word();
        let Some(mut terminal) = self.terminal("") else {
            return;
        };
        terminal
            .wait("! Hard moment")
            .send("w")
            .wait("Esc save and close");
        terminal.send(&draft).wait(&draft);
        self.seen_from_outside(&terminal);
        // Kept within two seconds; the hidden screen keeps it at once, and where it locks, before it asks.
        terminal.send("\x18").wait("Press Enter to go on");
        if self.passphrase.is_some() {
            terminal.send("\r").wait("This journal is locked.");
        }
        tell("KILL", terminal.id());
        terminal.end();
        // Taken up again, saved, looked for, and left in every way.
        let mut terminal = self.terminal("").expect("a terminal");
        terminal.wait("! Hard moment").send("w").wait(&draft);
        terminal.send("\x1b").wait("Saved.").send("/").wait("Find");
        terminal
            .send(&draft)
            .wait(&draft)
            .send("\x1b")
            .wait("Type a word")
            .send("\x1b")
            .wait("! Hard moment")
            .send("!");
        terminal.wait("Esc").send("\x03");
        assert!(terminal.end());
        self.left_on_screen(&terminal);
        let mut terminal = self.terminal("").expect("a terminal");
        let word = self.word();
        terminal
            .wait("! Hard moment")
            .send("w")
            .wait("Esc save and close");
        terminal.send(&word).wait(&word);
        terminal.hang_up();
        terminal.end();
        let mut terminal = self.terminal("").expect("a terminal");
        terminal.wait("! Hard moment").send("w").wait(&word);
        terminal.send("\x1b").wait("Saved.");
        tell("TERM", terminal.id());
        terminal.end();
        self.left_on_screen(&terminal);
        self.steps += 8;
    }

    fn plain_lines(&mut self) {
        let word = self.word();
        let input = format!("w\n{word}\n.\n/\n{word}\nq\n");
        self.done(&["--plain"], &input);
        let cut = format!("w\n{word} and more, without an end");
        self.step("true", &["--plain"], &cut);
    }

    /// What is erased for good is nowhere any more, backups and all.
    fn erase(&mut self) {
        let value = format!(
            "{{\"day\":\"2022-11-22\",\"at\":\"{NOW}\",\"text\":\"{}\",\"starred\":false}}",
            self.erased
        );
        self.done(&["record", "put", "entry", "--json", "-"], &value);
        self.done(&["backup"], "");
        let list = self.done(&["record", "list", "entry"], "");
        let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
        let items = list["items"]
            .as_array()
            .or(list.as_array())
            .expect("a list");
        let entry = items
            .iter()
            .find(|it| it["text"] == *self.erased)
            .expect("there");
        let id = entry["id"].as_str().expect("an id");
        self.done(&["erase", "entry", id, "--backups", "--yes"], "");
    }
}

/// Whether a program comes to wait for more on standard input, with all that it was given in its memory.
fn waits_for_more(id: u32) -> bool {
    let until = Instant::now() + Duration::from_secs(30);
    let given_up = || Instant::now() > until;
    // Reading is number 0 on this machine's Linux, of file 0.
    while cfg!(all(target_os = "linux", target_arch = "x86_64")) && !given_up() {
        let doing = std::fs::read_to_string(format!("/proc/{id}/syscall"));
        let Ok(doing) = doing else {
            return false;
        };
        if doing.starts_with("0 0x0 ") {
            return true;
        }
        std::thread::yield_now();
    }
    false
}

fn letters(rng: &mut Rng, count: usize) -> String {
    std::iter::repeat_with(|| rng.lowercase())
        .take(count)
        .collect()
}

fn has_strace() -> bool {
    use std::sync::OnceLock;
    static THERE: OnceLock<bool> = OnceLock::new();
    *THERE.get_or_init(|| {
        let there = Command::new("strace").arg("-V").output().is_ok();
        if !there {
            eprintln!("no strace here: files are looked for in their folders only");
        }
        there
    })
}
