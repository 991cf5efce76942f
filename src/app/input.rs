//! What happens to the app, and what it asks of the outside world.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::Command;
use super::export::Format;
use super::key::Key;
use crate::config::Config;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A command was chosen by other means than its key.
    Do(Command),
    /// A row was chosen by its place among the rows of the page.
    Pick(usize),
    /// A number was given where numbers answer.
    Number(u32),
    /// The marker goes to that row.
    Focus(usize),
    /// The text in front is now this, with the cursor after so many characters.
    Typed { text: String, cursor: usize },
    /// Words were pasted where nothing is typed.
    Pasted,
    /// A second went by on a page that counts them.
    Beat,
    /// A copy of words was written to a file of its own, or what kept it from being written.
    Copied {
        path: PathBuf,
        error: Option<ErrorKind>,
    },
    /// The person's own editor has ended, or could not be started.
    Edited(Edited),
    /// The journal was written to a file of its own, or what kept it from being written.
    TakenAway {
        path: PathBuf,
        error: Option<ErrorKind>,
    },
    /// What takes a while was said, and is to begin.
    Begin,
    /// It is time to keep what is being typed.
    KeepDraft,
    /// Nobody pressed a key for so long that it locks soon.
    LockSoon,
    /// It locks now.
    Lock,
    /// The terminal is gone, or the system asks the program to end.
    HangUp,
}

/// What came of the person's own editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The words are a draft again.
    Back,
    /// They could not be taken back, and are still there.
    LeftAt(PathBuf),
    /// None is named.
    NoEditor,
    /// This one leaves the terminal before the writing is done.
    Leaves(String),
    /// There is no folder in memory for it here.
    NoMemory,
    /// One that nobody here knows, and the system can't hold it to one folder.
    NotHeld,
    /// It is not there, or this is no terminal.
    NotStarted,
}

/// What the outside world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Put the program in the background.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// The key is for the text being typed.
    Edit(Key),
    /// Keep the device's configuration.
    KeepConfig(Config),
    /// Open what is being typed in the person's own editor, and tell what came of it.
    OwnEditor { text: String },
    /// Write words to a new file, and tell what came of it.
    Copy { path: PathBuf, text: String },
    /// Write all of the journal to a new file, and tell what came of it.
    TakeAway { path: PathBuf, format: Format },
    /// Show what is said, then give [`Input::Begin`].
    Begin,
}
