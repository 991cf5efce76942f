//! What is in force here, and how to see it for oneself.

use crate::app::page::{Block, Page};
use crate::app::proof::{CHECKS, Proof, proof};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, scrolling};
use crate::guard::InForce;
use crate::store::Error;

/// The page.
pub struct ProofPage {
    proof: Proof,
}

impl ProofPage {
    /// The page in a process that gave up what `in_force` says.
    #[must_use]
    pub fn new(in_force: InForce) -> Self {
        Self {
            proof: Proof {
                in_force,
                ..Proof::default()
            },
        }
    }
}

impl View for ProofPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("proof-title"), words.get("proof-right"));
        page.blocks.push(Block::heading(words.get("proof-now")));
        let said = proof(words, &self.proof);
        page.blocks.extend(said.into_iter().map(Block::say));
        page.blocks.push(Block::heading(words.get("proof-check")));
        for (what, command) in CHECKS {
            page.blocks.push(Block::say(words.get(what)));
            page.blocks.push(Block::say(command));
        }
        page.hints.push(scrolling(words));
        page.hinted(words, &[Command::Protects, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Help, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.proof.protection = cx.store.protection()?;
        Ok(())
    }

    fn act(&mut self, _act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(Next::Ignored)
    }
}
