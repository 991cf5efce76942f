//! Where passphrases and recovery words come from: a prompt that shows nothing, or a file descriptor that a variable
//! names. Never an argument, never a variable's value.

use std::fs::File;
use std::io::{BufRead, Read, stdin};

use zeroize::Zeroizing;

use super::failure::{CLOSED, Failure};
use super::out;
use crate::env::Env;
use crate::store::{Error, Passphrase, Secret, Store};
use crate::words::Words;

/// More than anybody types.
const LONGEST: usize = 4_096;

/// Asks for secrets.
pub(super) struct Asker<'a> {
    pub words: &'a Words,
    pub env: &'a Env,
}

impl Asker<'_> {
    /// Opens the journal with what `known` is, or with what is asked for once it says that it is locked.
    pub(super) fn open(
        &self,
        known: Option<&Secret>,
        open: impl Fn(Option<&Secret>) -> Result<Store, Error>,
    ) -> Result<Store, Failure> {
        let fail = |error: &Error| Failure::store(self.words, error);
        match open(known) {
            Err(Error::Locked { .. }) => {}
            opened => return opened.map_err(|error| fail(&error)),
        }
        if let Some(secret) = self.given()? {
            return open(Some(&secret)).map_err(|error| fail(&error));
        }
        self.until_it_opens("lock-ask", open)
    }

    /// Opens another copy, which may have a passphrase of its own.
    pub(super) fn open_other(
        &self,
        open: impl Fn(Option<&Secret>) -> Result<Store, Error>,
    ) -> Result<Store, Failure> {
        if let Some(typed) = self.from(self.env.secrets.other)? {
            let secret = self.read(&typed)?;
            return open(Some(&secret)).map_err(|error| Failure::store(self.words, &error));
        }
        self.until_it_opens("lock-ask-other", open)
    }

    /// The secret of the journal from a file descriptor; none where none is named.
    pub(super) fn given(&self) -> Result<Option<Secret>, Failure> {
        if let Some(typed) = self.from(self.env.secrets.words)? {
            let read = Secret::words(&typed);
            return read.map(Some).map_err(|_| self.unfit());
        }
        let typed = self.from(self.env.secrets.passphrase)?;
        typed.map(|typed| self.read(&typed)).transpose()
    }

    /// The secret of a damaged journal: from a file descriptor, or asked for once.
    pub(super) fn once(&self) -> Result<Secret, Failure> {
        if let Some(secret) = self.given()? {
            return Ok(secret);
        }
        let typed = self.prompt("lock-ask")?.ok_or_else(|| self.none())?;
        self.read(&typed)
    }

    /// Asks as often as it takes, with the same answer each time. Nothing typed ends it.
    fn until_it_opens(
        &self,
        ask: &str,
        open: impl Fn(Option<&Secret>) -> Result<Store, Error>,
    ) -> Result<Store, Failure> {
        loop {
            let typed = self.prompt(ask)?.filter(|typed| !typed.is_empty());
            let Some(typed) = typed else {
                return Err(self.none());
            };
            match open(Some(&self.read(&typed)?)) {
                Err(Error::WrongKey { .. }) => out::aside(&self.words.get("lock-wrong")),
                opened => return opened.map_err(|error| Failure::store(self.words, &error)),
            }
        }
    }

    /// What was typed: the recovery words where it is those, else a passphrase.
    fn read(&self, typed: &str) -> Result<Secret, Failure> {
        Secret::typed(typed).ok_or_else(|| self.none())
    }

    /// A new passphrase: from `fd`, or typed twice at a terminal.
    pub(super) fn new_passphrase(
        &self,
        fd: Option<u32>,
        suggest: bool,
    ) -> Result<Passphrase, Failure> {
        let empty = || Failure::here(self.words.get("lock-empty"));
        let none = || {
            let none = Failure::here(self.words.get("lock-none-new"));
            none.hint(self.words.get("lock-none-new.hint"))
        };
        if let Some(typed) = self.from(fd)? {
            return Passphrase::new(&typed).ok_or_else(empty);
        }
        if suggest && self.can_ask() {
            let made = Passphrase::made_up().map_err(|error| Failure::store(self.words, &error))?;
            out::say(&self.words.get("lock-made-up"));
            out::say(&format!("  {}", *made));
        }
        loop {
            let typed = self.prompt("lock-new")?.ok_or_else(none)?;
            let passphrase = Passphrase::new(&typed).ok_or_else(empty)?;
            out::say(&crate::app::strength::sentence(self.words, &typed));
            let again = self.prompt("lock-again")?.ok_or_else(none)?;
            if Passphrase::new(&again).is_some_and(|again| again == passphrase) {
                return Ok(passphrase);
            }
            out::say(&self.words.get("lock-not-the-same"));
        }
    }

    /// Whether there is somebody to ask.
    pub(super) fn can_ask(&self) -> bool {
        let [input, _, errors] = self.env.terminal;
        input || errors
    }

    /// Asks at the terminal and shows nothing of what is typed; none where there is no terminal or input ends.
    pub(super) fn prompt(&self, id: &str) -> Result<Option<Zeroizing<String>>, Failure> {
        if !self.can_ask() {
            return Ok(None);
        }
        match rpassword::prompt_password(format!("{} ", self.words.get(id))) {
            Ok(typed) => Ok(Some(Zeroizing::new(typed))),
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(Failure::output(&error)),
        }
    }

    /// The first line of a file descriptor. Standard input is shared with what reads it later; of another no byte is
    /// read beyond the line.
    fn from(&self, fd: Option<u32>) -> Result<Option<Zeroizing<String>>, Failure> {
        let Some(fd) = fd else { return Ok(None) };
        let wrong = |_| {
            let fd = [("fd", fd.into())];
            Failure::anywhere(self.words.with("lock-fd", &fd))
        };
        let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
        if fd == 0 {
            let mut input = stdin().lock();
            input
                .by_ref()
                .take(LONGEST as u64)
                .read_until(b'\n', &mut line)
                .map_err(wrong)?;
        } else {
            let mut file = File::open(format!("/dev/fd/{fd}")).map_err(wrong)?;
            let mut byte = [0];
            while line.len() < LONGEST && file.read(&mut byte).map_err(wrong)? == 1 {
                let [byte] = byte;
                if byte == b'\n' {
                    break;
                }
                line.push(byte);
            }
        }
        while line
            .last()
            .is_some_and(|last| matches!(last, b'\n' | b'\r'))
        {
            line.pop();
        }
        let text = std::str::from_utf8(&line)
            .map_err(|_| Failure::here(self.words.get("lock-not-text")))?;
        Ok(Some(Zeroizing::new(text.to_owned())))
    }

    pub(super) fn none(&self) -> Failure {
        Failure::Said {
            sentence: self.words.get("lock-none"),
            hint: Some(self.words.get("lock-none.hint")),
            code: CLOSED,
        }
    }

    fn unfit(&self) -> Failure {
        Failure::Said {
            sentence: self.words.get("lock-unfit"),
            hint: Some(self.words.get("lock-unfit.hint")),
            code: CLOSED,
        }
    }
}
