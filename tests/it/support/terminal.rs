//! The real program in a real pseudo-terminal.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a text may take to come; far longer than it ever takes.
const DEADLINE: Duration = Duration::from_secs(60);

/// A terminal with the program in it.
pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    pub parser: vt100::Parser,
    pub raw: Vec<u8>,
}

/// Size of a terminal, for systems that have none: the tests then say so and pass.
fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Terminal {
    /// Starts `mainstay` with `arguments` in a terminal; none where the machine has no pseudo-terminals.
    pub fn start(home: &Path, columns: u16, rows: u16, arguments: &[&str]) -> Option<Self> {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mainstay"));
        command.args(arguments);
        Self::with(command, home, columns, rows, &[])
    }

    /// Starts `mainstay` with more variables around it.
    pub fn around(home: &Path, variables: &[(&str, &OsStr)]) -> Option<Self> {
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_mainstay"));
        Self::with(command, home, 80, 24, variables)
    }

    /// Starts a shell's `script` instead, in which the program is `$0`.
    pub fn script(home: &Path, columns: u16, rows: u16, script: &str) -> Option<Self> {
        let mut command = CommandBuilder::new("sh");
        command.args(["-m", "-c", script, env!("CARGO_BIN_EXE_mainstay")]);
        Self::with(command, home, columns, rows, &[])
    }

    fn with(
        mut command: CommandBuilder,
        home: &Path,
        columns: u16,
        rows: u16,
        variables: &[(&str, &OsStr)],
    ) -> Option<Self> {
        let pair = match native_pty_system().openpty(size(columns, rows)) {
            Ok(pair) => pair,
            Err(error) => {
                eprintln!("skipped: no pseudo-terminal here ({error})");
                return None;
            }
        };
        command.env_clear();
        command.env("HOME", home);
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("MAINSTAY_NOW", super::NOW);
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(home);
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Some(Self {
            child,
            master: pair.master,
            writer,
            bytes,
            parser: parser(columns, rows),
            raw: Vec::new(),
        })
    }

    /// Types.
    pub fn send(&mut self, text: &str) -> &mut Self {
        self.writer
            .write_all(text.as_bytes())
            .and_then(|()| self.writer.flush())
            .expect("typed");
        self
    }

    /// Types, whether or not anybody is there to read it.
    pub fn try_send(&mut self, text: &str) {
        let _ = self
            .writer
            .write_all(text.as_bytes())
            .and_then(|()| self.writer.flush());
    }

    /// Waits until `text` is on the screen.
    pub fn wait(&mut self, text: &str) -> &mut Self {
        assert!(self.sees(text), "{text:?} never came:\n{}", self.screen());
        self
    }

    /// Waits until `text` is on the screen; no when the program ends before, or it takes too long.
    pub fn sees(&mut self, text: &str) -> bool {
        let until = Instant::now() + DEADLINE;
        while !self.screen().contains(text) {
            let left = until.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(_) => return false,
            }
        }
        true
    }

    /// What the terminal shows.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.resize(size(columns, rows)).expect("resized");
        // What was drawn for the size before is no longer there, so that waiting waits for what is drawn anew.
        self.parser = parser(columns, rows);
        self
    }

    /// Tells the program that the terminal's window was closed, as the system does.
    pub fn hang_up(&mut self) {
        tell("HUP", self.id());
    }

    /// The program's number.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("running")
    }

    /// How the terminal is set, as `stty` says it.
    pub fn settings(&self) -> String {
        let name = self.master.tty_name().expect("a name");
        let said = std::process::Command::new("stty")
            .arg("-a")
            .stdin(std::fs::File::open(name).expect("a terminal"))
            .output()
            .expect("asked");
        String::from_utf8_lossy(&said.stdout).into_owned()
    }

    /// Waits for the program's end, and answers whether it ended well.
    pub fn end(&mut self) -> bool {
        let until = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                while let Ok(bytes) = self.bytes.recv_timeout(DEADLINE) {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                return status.success();
            }
            // Reading on lets the program finish what it writes.
            match self.bytes.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => std::thread::yield_now(),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
            }
            assert!(Instant::now() < until, "the program never ended");
        }
    }
}

/// A screen that shows what a terminal of that size would.
pub fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let rows = rows.try_into().expect("rows");
    vt100::Parser::new(rows, columns.try_into().expect("columns"), 0)
}

/// Sends the program numbered `id` a signal.
pub fn tell(signal: &str, id: u32) {
    let told = std::process::Command::new("kill")
        .args([format!("-{signal}"), id.to_string()])
        .status()
        .expect("told");
    assert!(told.success());
}

/// A home folder whose configuration names a face.
pub fn home(face: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let config = home.path().join(".config/mainstay");
    std::fs::create_dir_all(&config).expect("made");
    std::fs::write(
        config.join("config.toml"),
        format!("face = \"{face}\"\ncountry = \"US\"\n"),
    )
    .expect("written");
    home
}
