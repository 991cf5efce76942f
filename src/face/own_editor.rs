//! The person's own editor, for what is being written. Off until it is turned on in Settings.
//!
//! The words leave the journal for that time, so they go into a folder that only this account can open and that lives in
//! memory; where there is none, nothing is started. What editors keep beside a file is turned off, and Linux lets the
//! editor write nowhere else (Landlock; the program starts itself once more, as `mainstay confined`, gives up the rest,
//! and becomes the editor). The words are a draft again before the folder goes. Both faces use it.

mod known;

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::app::{App, Edited, Input};
use crate::env::Env;
use crate::face::safe;
use crate::guard;

pub use known::{Editor, Unfit};

/// The name of the file; it says nothing.
const FILE: &str = "text.txt";
/// Exit codes of what could not become an editor, as shells have them: not held to its folder, and not there.
const NOT_HELD: i32 = 126;
const NOT_THERE: i32 = 127;
/// What editors make beside the file goes to this folder too, where the system asks variables for the way.
const FOLDERS: [&str; 6] = [
    "TMPDIR",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "NANO_HISTORY",
    "HISTFILE",
];

/// Opens `text`, which is being typed in `app`, in the person's own editor, waits for its end, and tells the app what
/// came of it. The terminal is the editor's until then.
pub fn edit(app: &mut App, env: &Env, text: &str) {
    let edited = match start(env, text) {
        Ok(folder) => take_back(app, env, text, folder),
        Err(edited) => edited,
    };
    app.update(Input::Edited(edited), env.clock.now(app.day_end()));
}

/// Makes what the editor left a draft, and only then erases it.
fn take_back(app: &mut App, env: &Env, before: &str, folder: Folder) -> Edited {
    let now = env.clock.now(app.day_end());
    let path = folder.path.join(FILE);
    let Ok(bytes) = fs::read(&path) else {
        return Edited::LeftAt(folder.path);
    };
    let text = typed(&bytes, before);
    let cursor = text.chars().count();
    app.update(Input::Typed { text, cursor }, now);
    app.update(Input::KeepDraft, now);
    if app.unsaved() {
        return Edited::LeftAt(path);
    }
    folder.erase();
    Edited::Back
}

/// What an editor left, as it is kept: an end of the last line that it put there by itself is no one's word.
fn typed(bytes: &[u8], before: &str) -> String {
    let mut text = safe::typed(&String::from_utf8_lossy(bytes));
    if text.ends_with('\n') && !before.ends_with('\n') {
        text.pop();
    }
    text
}

/// Puts `text` in a folder, and lets the editor have it until it ends.
fn start(env: &Env, text: &str) -> Result<Folder, Edited> {
    let [input, output, _] = env.terminal;
    let editor = env.editor.as_deref().unwrap_or_default();
    let editor = Editor::of(editor).map_err(|unfit| match unfit {
        Unfit::None => Edited::NoEditor,
        Unfit::Leaves(name) => Edited::Leaves(name),
    })?;
    let program = env.program.as_ref().filter(|_| input && output);
    let program = program.ok_or(Edited::NotStarted)?;
    let folder = Folder::new(&env.memory).ok_or(Edited::NoMemory)?;
    let status = folder.put(text).and_then(|()| {
        let mut command = Command::new(program);
        command.arg("confined").arg(&folder.path);
        if editor.is_known() {
            command.arg("--known");
        }
        command.arg("--").args(editor.command());
        command.arg(folder.path.join(FILE));
        command.envs(FOLDERS.map(|name| (name, &folder.path)));
        command.current_dir(&folder.path).status()
    });
    match status.map(|status| status.code()) {
        Ok(Some(NOT_HELD)) => {
            folder.erase();
            Err(Edited::NotHeld)
        }
        Ok(Some(NOT_THERE)) | Err(_) => {
            folder.erase();
            Err(Edited::NotStarted)
        }
        // However else it ended: what it wrote is the person's.
        Ok(_) => Ok(folder),
    }
}

/// Becomes `command`, which may write in `folder` alone from then on. Answers an exit code when it can't. One that is not
/// `known` keeps files of its own where it likes, so it starts only where the system holds it to the folder.
#[must_use]
pub fn become_editor(folder: &Path, known: bool, command: &[std::ffi::OsString]) -> i32 {
    if !guard::write_only_in(folder) && !known {
        return NOT_HELD;
    }
    #[cfg(unix)]
    if let Some((program, arguments)) = command.split_first() {
        let mut editor = Command::new(program);
        // Only comes back when it went wrong.
        let _ = std::os::unix::process::CommandExt::exec(editor.args(arguments));
    }
    NOT_THERE
}

/// A folder in memory that only this account can open.
struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A new one in the first of `places` that is in memory.
    fn new(places: &[PathBuf]) -> Option<Self> {
        places
            .iter()
            .filter(|place| in_memory(place))
            .find_map(|place| {
                let name: String = std::iter::repeat_with(fastrand::alphanumeric)
                    .take(12)
                    .collect();
                let path = place.join(format!("tmp-{name}"));
                let mut folder = DirBuilder::new();
                #[cfg(unix)]
                std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
                folder.create(&path).ok()?;
                Some(Self { path })
            })
    }

    fn put(&self, text: &str) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options
            .open(self.path.join(FILE))?
            .write_all(text.as_bytes())
    }

    /// Memory that is given back is wiped before anybody else has it.
    fn erase(self) {
        let _ = fs::remove_dir_all(self.path);
    }
}

/// Whether what is written in `folder` stays in memory: tmpfs or ramfs, as statfs(2) numbers them.
#[cfg(target_os = "linux")]
fn in_memory(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|it| {
        u32::try_from(it.f_type).is_ok_and(|kind| [0x0102_1994, 0x8584_58f6].contains(&kind))
    })
}

#[cfg(not(target_os = "linux"))]
fn in_memory(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_last_line_is_no_ones_word() {
        assert_eq!(typed(b"One\nTwo\n", "One"), "One\nTwo");
        assert_eq!(typed(b"One\n", "One\n"), "One\n");
        assert_eq!(typed(b"\x1b[2JOne\xff", ""), "[2JOne\u{fffd}");
        assert_eq!(typed(b"", "One"), "");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn words_go_to_a_folder_in_memory_for_their_owner_alone_or_nowhere() {
        use std::os::unix::fs::PermissionsExt;
        assert!(Folder::new(&[PathBuf::from("/proc"), PathBuf::from("/not/there")]).is_none());
        let places = [PathBuf::from("/not/there"), PathBuf::from("/dev/shm")];
        let Some(folder) = Folder::new(&places) else {
            return;
        };
        folder.put("River").expect("written");
        let path = folder.path.clone();
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.join(FILE))), (0o700, 0o600));
        folder.erase();
        assert!(!path.exists());
    }
}
