//! One reach-out: how, who first, how it felt, and a line about it.

use serde::Deserialize;

use super::dice::Lines;
use super::mood::Feel;
use super::pen::Pen;
use super::people::Somebody;
use crate::domain::{Change, Day, Felt, First, How, Id, Kind, Person, PersonKind, Reach, What};

/// The lines on reach-outs, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReachLines {
    call: Lines,
    text: Lines,
    in_person: Lines,
    /// With somebody who is there for it, not a friend.
    office: Lines,
    group: Lines,
    online: Lines,
    no_answer: Lines,
    gave: Lines,
    shared: Lines,
    took_away: Lines,
}

pub(super) struct Reaches {
    lines: ReachLines,
    /// From this day on one may be logged twice by mistake, and taken away again.
    slip: Day,
}

impl Reaches {
    pub(super) fn new(lines: ReachLines, start: Day) -> Self {
        Self {
            lines,
            slip: start.plus(70),
        }
    }

    /// Reaches out to `person`. Answers whether they were there.
    pub(super) fn write(
        &mut self,
        person: &Person,
        somebody: &Somebody,
        feel: &Feel,
        pen: &mut Pen,
    ) -> bool {
        let group = person.kind == PersonKind::Group;
        if group {
            pen.wait(20, 21);
        } else {
            pen.wait(11, 19);
        }
        let how = match pen.dice.pick(&somebody.how).copied() {
            Some(How::Text) if pen.dice.chance(8) => How::Online,
            how => how.unwrap_or(How::Text),
        };
        let mut reach = plain(person.id, how, pen);
        if somebody.friend && pen.dice.chance(32) {
            reach.first = First::Them;
        } else if matches!(how, How::Call | How::Text) && pen.dice.chance(11) {
            reach.answered = false;
        }
        if reach.answered {
            reach.felt = felt(feel, pen);
            reach.gave = (somebody.friend || group) && pen.dice.chance(13);
            pen.meet(&person.name);
        }
        if group {
            if pen.dice.chance(45) {
                reach.shared = Some(pen.say(&mut self.lines.shared));
            }
            if pen.dice.chance(55) {
                reach.took_away = Some(pen.say(&mut self.lines.took_away));
            }
        }
        let often = match (reach.answered, person.kind) {
            (false, _) => 40,
            (true, PersonKind::Service) => 0,
            (true, _) => 17,
        };
        if pen.dice.chance(often) {
            reach.note = Some(pen.jot(self.lines.about(&reach, somebody.friend)));
        }
        let answered = reach.answered;
        pen.put(What::Saved, reach.clone());
        if pen.today() >= self.slip {
            self.slip = self.slip.plus(365);
            twice(reach, pen);
        }
        answered
    }
}

/// Logs it a second time and takes that away.
fn twice(mut reach: Reach, pen: &mut Pen) {
    reach.id = pen.new_id();
    let id = reach.id;
    pen.put(What::Saved, reach);
    pen.write(Change::remove(Kind::Reach, id));
}

impl ReachLines {
    fn about(&mut self, reach: &Reach, friend: bool) -> &mut Lines {
        if !reach.answered {
            return &mut self.no_answer;
        }
        if reach.gave {
            return &mut self.gave;
        }
        match reach.how {
            How::Call => &mut self.call,
            How::Text => &mut self.text,
            How::InPerson if friend => &mut self.in_person,
            How::InPerson => &mut self.office,
            How::Group => &mut self.group,
            How::Online => &mut self.online,
        }
    }
}

/// A reach-out of which only the way is known.
pub(super) fn plain(person: Id, how: How, pen: &mut Pen) -> Reach {
    Reach {
        id: pen.new_id(),
        day: pen.today(),
        at: pen.at(),
        people: vec![person],
        how,
        first: First::Me,
        answered: true,
        felt: None,
        gave: false,
        shared: None,
        took_away: None,
        note: None,
    }
}

fn felt(feel: &Feel, pen: &mut Pen) -> Option<Felt> {
    let warm = (feel.mood - 230) / 3;
    match pen.dice.between(0, 99) {
        0..12 => None,
        12..20 => Some(Felt::Hard),
        roll if roll - 20 < warm.clamp(15, 70) => Some(Felt::Warm),
        _ => Some(Felt::Okay),
    }
}
