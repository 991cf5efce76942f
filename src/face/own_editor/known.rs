//! Editors that we know: how each is told to keep nothing beside the file, and which leave before the writing is done.

/// An editor as it is to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
    quiet: Option<&'static [&'static str]>,
}

/// Why an editor can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// None is named.
    None,
    /// It opens a window of its own and goes on there, past what we can see.
    Leaves(String),
}

/// What keeps Vim from writing swap, undo, backup and history files, whatever its settings say.
const VIM: &[&str] = &[
    "-n",
    "-i",
    "NONE",
    "--cmd",
    "set noswapfile viminfo=",
    "-c",
    "set noundofile nobackup nowritebackup noswapfile nomodeline history=0 viminfo=",
];
const NEOVIM: &[&str] = &[
    "-n",
    "-i",
    "NONE",
    "-c",
    "set noundofile nobackup nowritebackup noswapfile nomodeline history=0 shada=",
];
const NANO: &[&str] = &["--ignorercfiles"];
const EMACS: &[&str] = &[
    "-nw",
    "-Q",
    "--eval",
    "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil)",
];
/// These keep nothing unless told to.
const PLAIN: &[&str] = &[];

/// Editors with windows of their own, which a terminal does not wait for.
const LEAVE: &[&str] = &[
    "atom",
    "code",
    "code-insiders",
    "codium",
    "emacsclient",
    "gedit",
    "gnome-text-editor",
    "gvim",
    "kate",
    "kwrite",
    "leafpad",
    "mousepad",
    "mvim",
    "nvim-qt",
    "open",
    "pluma",
    "subl",
    "vscodium",
    "xdg-open",
    "xed",
    "zed",
    "zeditor",
];

impl Editor {
    /// The editor that `VISUAL` or `EDITOR` names, with the words that stand behind its name there.
    ///
    /// # Errors
    /// When none is named, or one that does not stay in the terminal.
    pub fn of(named: &str) -> Result<Self, Unfit> {
        let words: Vec<String> = named.split_whitespace().map(str::to_owned).collect();
        let program = words.first().ok_or(Unfit::None)?;
        let name = program.rsplit('/').next().unwrap_or(program);
        let window = words.iter().any(|word| word == "-g" || word == "--gui");
        if LEAVE.contains(&name) || (window && name.contains("vim")) {
            return Err(Unfit::Leaves(name.to_owned()));
        }
        let quiet = match name {
            "vi" | "vim" | "vim.basic" | "vim.tiny" | "vim.nox" | "view" => Some(VIM),
            "nvim" => Some(NEOVIM),
            "nano" | "rnano" => Some(NANO),
            "emacs" | "emacs-nox" => Some(EMACS),
            "ed" | "hx" | "helix" | "kak" | "micro" => Some(PLAIN),
            _ => None,
        };
        Ok(Self { words, quiet })
    }

    /// Whether we know what it writes beside the file, and how to keep it from that.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.quiet.is_some()
    }

    /// The program and its arguments, before the file's name.
    pub fn command(&self) -> impl Iterator<Item = &str> {
        let quiet = self.quiet.unwrap_or_default();
        self.words
            .iter()
            .map(String::as_str)
            .chain(quiet.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_that_would_go_on_in_a_window_of_its_own_is_refused() {
        for named in [
            "code --wait",
            "/usr/bin/subl -w",
            "gvim",
            "vim -g",
            "emacsclient -c",
        ] {
            assert!(
                matches!(Editor::of(named), Err(Unfit::Leaves(_))),
                "{named}"
            );
        }
        assert_eq!(Editor::of(" "), Err(Unfit::None));
    }

    #[test]
    fn a_known_editor_is_told_to_keep_nothing_and_keeps_its_own_words() {
        let vim = Editor::of("/usr/bin/vim -u NONE").expect("an editor");
        let words: Vec<&str> = vim.command().collect();
        assert_eq!(words[..3], ["/usr/bin/vim", "-u", "NONE"]);
        assert!(words.join(" ").contains("noundofile") && vim.is_known());
        let own = Editor::of("my-editor").expect("an editor");
        assert_eq!(own.command().collect::<Vec<_>>(), ["my-editor"]);
        assert!(!own.is_known());
    }
}
