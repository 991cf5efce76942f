//! Leaflets: plain words on one matter, to read. They know nothing of the journal, so that they are the same for
//! everybody, and the shell prints them too.

use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, scrolling};
use crate::store::Error;

/// What stands on a leaflet.
pub struct Leaflet {
    pub title: &'static str,
    /// Under each heading, which the first may do without, its sentences.
    pub parts: &'static [(Option<&'static str>, &'static [&'static str])],
    /// Where one may want to read on.
    onward: Command,
}

/// If someone checks this computer.
pub const CHECKED: Leaflet = Leaflet {
    title: "checked-title",
    parts: &[
        (
            None,
            &[
                "checked-safe",
                "checked-there",
                "checked-plain",
                "checked-locked",
                "checked-no-trick",
            ],
        ),
        (
            Some("checked-now"),
            &[
                "checked-hide",
                "checked-names",
                "checked-plain-lines",
                "checked-keys",
            ],
        ),
        (
            Some("checked-elsewhere"),
            &[
                "checked-paper",
                "checked-other",
                "checked-change",
                "checked-erase",
                "checked-law",
                "checked-help",
                "checked-lines",
            ],
        ),
    ],
    onward: Command::Protects,
};

/// What this protects from, and what not.
pub const PROTECTS: Leaflet = Leaflet {
    title: "protects-title",
    parts: &[
        (
            Some("protects-does"),
            &[
                "protects-network",
                "protects-accounts",
                "protects-thief",
                "protects-traces",
                "protects-screen",
            ],
        ),
        (
            Some("protects-not"),
            &[
                "protects-plain",
                "protects-keys",
                "protects-work",
                "protects-made",
                "protects-root",
                "protects-copies",
                "protects-disk",
                "protects-memory",
                "protects-lines",
                "protects-lost",
                "protects-there",
            ],
        ),
    ],
    onward: Command::Checked,
};

impl View for Leaflet {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get(self.title), String::new());
        for (heading, sentences) in self.parts {
            let heading = heading.map(|id| Block::heading(words.get(id)));
            page.blocks.extend(heading);
            let sentences = sentences.iter().map(|id| Block::say(words.get(id)));
            page.blocks.extend(sentences);
        }
        page.hints.push(scrolling(words));
        page.hinted(words, &[self.onward, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Help, Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, _act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(Next::Ignored)
    }
}
