//! What opens another copy that is locked otherwise than the journal, asked for until it opens or the person goes back.
//! The same answer each time, no count of tries.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::app::page::{Block, Hint, Page, TextField, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, trouble};
use crate::store::{Error, Secret};

/// The page.
pub struct CopyLock {
    path: PathBuf,
    /// What the page below does once it opens.
    then: Command,
    typed: Zeroizing<String>,
    revision: u32,
    lifted: bool,
}

impl CopyLock {
    /// The page in front of the copy at `path`, where nothing that is known opens it. The page below gets the command
    /// `then` once it opens.
    #[must_use]
    pub fn of(path: &Path, then: Command, cx: &Cx<'_>) -> Option<Box<dyn View>> {
        let locked = matches!(cx.store.open_copy(path), Err(Error::Locked { .. }));
        locked.then(|| -> Box<dyn View> {
            Box::new(Self {
                path: path.to_owned(),
                then,
                typed: Zeroizing::default(),
                revision: 0,
                lifted: false,
            })
        })
    }

    fn open(&mut self, cx: &mut Cx<'_>) -> Next {
        let Some(secret) = Secret::typed(&self.typed) else {
            cx.say(cx.words.get("locked-nothing"));
            return Next::Stay;
        };
        self.typed = Zeroizing::default();
        self.revision += 1;
        match cx.store.unlock_copy(&self.path, &secret) {
            Ok(()) => Next::Through(self.then),
            Err(Error::WrongKey { .. }) => {
                cx.say(cx.words.get("lock-wrong"));
                Next::Stay
            }
            Err(error) => {
                cx.say(trouble(cx.words, &error).sentence);
                Next::Stay
            }
        }
    }
}

impl View for CopyLock {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("lock-copy-title"), String::new());
        page.blocks.push(Block::say(words.get("lock-copy")));
        page.blocks
            .push(Block::say(self.path.display().to_string()));
        page.blocks
            .push(Block::heading(words.get("lock-copy-asks")));
        page.blocks.push(Block::Text(TextField {
            id: "lock-copy".to_owned(),
            revision: self.revision,
            text: String::new(),
            cursor: 0,
            tall: false,
            veil: if self.lifted {
                Veil::Lifted
            } else {
                Veil::Hidden
            },
        }));
        page.blocks.push(Block::quiet(words.get("lock-copy-back")));
        let hints = [
            (Command::Keep, "locked-open"),
            (Command::ShowTyped, "command-show-typed"),
            (Command::Back, "command-back"),
        ];
        page.hints.extend(hints.map(|(command, id)| Hint {
            commands: vec![command],
            label: words.get(id),
            menu: false,
        }));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Secret]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, .. } => {
                self.typed = Zeroizing::new(text);
                Next::Stay
            }
            Act::Do(Command::Keep) => self.open(cx),
            Act::Do(Command::ShowTyped) => {
                self.lifted = !self.lifted;
                Next::Stay
            }
            Act::Do(Command::Back | Command::StepBack | Command::Quit) => Next::Back,
            _ => Next::Ignored,
        })
    }
}
