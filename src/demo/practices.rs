//! What is practised: thoughts that are checked, and breathing and the senses in a hard moment.

use serde::Deserialize;

use super::dice::{Deck, Lines};
use super::mood::{Feel, Tone};
use super::pen::Pen;
use crate::domain::What;
use crate::domain::card::{Practice, PracticeKind, Thought};

/// The lines on what helped, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PracticeLines {
    breathe: Lines,
    ground: Lines,
}

pub(super) struct Practices {
    thoughts: Deck<Thought>,
    lines: PracticeLines,
}

impl Practices {
    pub(super) fn new(thoughts: Deck<Thought>, lines: PracticeLines) -> Self {
        Self { thoughts, lines }
    }

    /// Perhaps something is practised and kept: more likely on a low day.
    pub(super) fn evening(&mut self, feel: &Feel, pen: &mut Pen) {
        let (thought, breathe, ground) = match feel.tone() {
            Tone::Low => (9, 22, 34),
            Tone::Plain => (3, 8, 9),
            Tone::Good => (1, 4, 4),
        };
        let roll = pen.dice.between(1, 100);
        if roll > ground {
            return;
        }
        pen.wait(18, 20);
        if roll <= thought {
            self.check_a_thought(pen);
            return;
        }
        let breathing = roll <= breathe;
        let note = if breathing {
            let said = pen.dice.chance(60);
            said.then(|| pen.say(&mut self.lines.breathe))
        } else {
            Some(pen.say(&mut self.lines.ground))
        };
        let kind = if breathing {
            PracticeKind::Breathe
        } else {
            PracticeKind::Ground
        };
        let practice = Practice {
            helped: note.is_some().then_some(true),
            note,
            ..plain(kind, pen)
        };
        pen.put(What::Saved, practice);
    }

    fn check_a_thought(&mut self, pen: &mut Pen) {
        let thought = self.thoughts.deal(&mut pen.dice).cloned();
        let before = pen.dice.between(5, 9);
        let after = before - pen.dice.between(0, 4);
        let practice = Practice {
            before: u8::try_from(before).ok(),
            after: u8::try_from(after).ok(),
            thought,
            ..plain(PracticeKind::Thought, pen)
        };
        pen.put(What::Saved, practice);
    }
}

/// One of which only the kind is known.
fn plain(kind: PracticeKind, pen: &mut Pen) -> Practice {
    Practice {
        id: pen.new_id(),
        day: pen.today(),
        at: pen.at(),
        kind,
        before: None,
        after: None,
        helped: None,
        thought: None,
        note: None,
    }
}
