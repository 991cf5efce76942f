//! How the person is: four levels that wander slowly, and dips that start for a reason and pass.
//!
//! All in hundredths of a level, by whole-number arithmetic, so that every platform makes the same life.

use chrono::{Datelike, Weekday};

use super::dice::{Deck, Dice};
use crate::domain::Day;

/// The dip that every life has two weeks before its end, so that charts of the last weeks show one: its first day,
/// counted back from the end, and its length.
const LAST_DIP: (i64, i64) = (13, 7);
/// From so many days before the end on, only that dip comes.
const CALM: i64 = 45;

/// How a day is, in hundredths of a level (100 to 500).
#[derive(Clone, Copy)]
pub(super) struct Feel {
    pub mood: i64,
    pub stress: i64,
    pub sleep: i64,
    pub back_up: i64,
    pub dip: Option<Dip>,
    /// The reason of a dip that was over this morning.
    pub passed: Option<usize>,
}

/// What a day is written like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Plain,
    Low,
}

impl Feel {
    pub(super) fn tone(&self) -> Tone {
        let heavy = self.dip.is_some_and(|dip| dip.left() >= 60);
        if heavy || self.mood < 255 {
            Tone::Low
        } else if self.mood >= 385 {
            Tone::Good
        } else {
            Tone::Plain
        }
    }
}

/// A dip on one of its days.
#[derive(Clone, Copy)]
pub(super) struct Dip {
    /// Its place among the reasons.
    pub reason: usize,
    /// Which of its days it is, from 0.
    pub day: i64,
    /// How many days it has, 3 to 20.
    pub days: i64,
    depth: i64,
}

impl Dip {
    /// How deep it still is: it passes day by day.
    pub(super) fn left(self) -> i64 {
        self.depth * (self.days - self.day) / self.days
    }

    pub(super) fn is_first(self) -> bool {
        self.day == 0
    }

    pub(super) fn is_last(self) -> bool {
        self.day + 1 == self.days
    }
}

pub(super) struct Moods {
    /// What wanders: mood, stress, sleep, getting back up; in hundredths of a hundredth, so that small steps count.
    slow: [i64; 4],
    dip: Option<Dip>,
    reasons: Deck<usize>,
    since_dip: i64,
    start: Day,
    until: Day,
}

impl Moods {
    pub(super) fn new(reasons: usize, start: Day, until: Day) -> Self {
        Self {
            slow: [0; 4],
            dip: None,
            reasons: Deck::from((0..reasons).collect::<Vec<_>>()),
            since_dip: 0,
            start,
            until,
        }
    }

    /// The next day. `rested`: went to bed in time the evening before; `away`: nothing is written these weeks, so no dip
    /// starts whose reason nobody could read.
    pub(super) fn next(&mut self, day: Day, rested: bool, away: bool, dice: &mut Dice) -> Feel {
        for level in &mut self.slow {
            *level += dice.wobble(1_700) - *level / 45;
        }
        let passed = self.go_on(day, away, dice);
        let low = self.dip.map_or(0, Dip::left);
        // The first half year is a little harder than what comes after.
        let early = (180 - day.since(self.start)).clamp(0, 180) / 6;
        let [mood, stress, sleep, back_up] = self.slow.map(|level| level / 100);
        let rhythm = Rhythm::of(day);
        Feel {
            mood: 366 + mood + rhythm.mood - low - early,
            stress: 262 - mood / 3 + stress + rhythm.stress + low * 3 / 4 + early,
            sleep: 338 + mood / 4 + sleep + if rested { 22 } else { -8 } - low * 2 / 5,
            back_up: 352 + mood / 3 + back_up - low / 3 - early,
            dip: self.dip,
            passed,
        }
    }

    /// Takes the dip on by a day, or begins one. Answers the reason of one that is over.
    fn go_on(&mut self, day: Day, away: bool, dice: &mut Dice) -> Option<usize> {
        let mut passed = None;
        if let Some(dip) = &mut self.dip {
            dip.day += 1;
            if dip.day == dip.days {
                passed = Some(dip.reason);
                self.dip = None;
                self.since_dip = 0;
            }
            return passed;
        }
        self.since_dip += 1;
        let to_go = self.until.since(day);
        if to_go == LAST_DIP.0 {
            self.dip = Some(Dip {
                reason: 0,
                day: 0,
                days: LAST_DIP.1,
                depth: 185,
            });
        } else if to_go > CALM && !away && self.since_dip > 7 && dice.chance(6) {
            self.dip = self.reasons.deal(dice).copied().map(|reason| Dip {
                reason,
                day: 0,
                days: 3 + dice.between(0, 17).min(dice.between(0, 17)),
                depth: dice.between(120, 250),
            });
        }
        passed
    }
}

/// What the weekday and the season do.
struct Rhythm {
    mood: i64,
    stress: i64,
}

impl Rhythm {
    fn of(day: Day) -> Self {
        let (mood, stress) = match day.weekday() {
            Weekday::Mon => (-14, 12),
            Weekday::Tue => (-6, 10),
            Weekday::Wed => (-4, 14),
            Weekday::Thu => (0, 10),
            Weekday::Fri => (12, -6),
            Weekday::Sat => (20, -24),
            Weekday::Sun => (6, -16),
        };
        let season = match day.date().month() {
            1 | 2 => -14,
            11 | 12 => -7,
            5..=8 => 9,
            _ => 0,
        };
        Self {
            mood: mood + season,
            stress,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(seed: u64, years: i64) -> Vec<Feel> {
        let until: Day = "2026-11-22".parse().expect("a day");
        let start = until.plus(-365 * years);
        let mut moods = Moods::new(7, start, until);
        let mut dice = Dice::seeded(seed);
        (0..=until.since(start))
            .map(|i| moods.next(start.plus(i), i % 2 == 0, false, &mut dice))
            .collect()
    }

    #[test]
    fn dips_last_three_to_twenty_days_and_there_are_some_every_year() {
        let days = years(5, 10);
        let firsts: Vec<Dip> = days
            .iter()
            .filter_map(|feel| feel.dip)
            .filter(|dip| dip.is_first())
            .collect();
        assert!((60..=200).contains(&firsts.len()), "{}", firsts.len());
        assert!(firsts.iter().all(|dip| (3..=20).contains(&dip.days)));
        assert_eq!(days.last().map(|feel| feel.dip.is_none()), Some(true));
    }

    #[test]
    fn a_dip_passes_day_by_day_and_lowers_mood() {
        let days = years(8, 10);
        let mean = |low: bool| {
            let moods: Vec<i64> = days
                .iter()
                .filter(|feel| feel.dip.is_some_and(|dip| dip.left() > 80) == low)
                .map(|feel| feel.mood)
                .collect();
            moods.iter().sum::<i64>() / i64::try_from(moods.len()).expect("days")
        };
        assert!(mean(true) + 90 < mean(false));
        for pair in days.windows(2) {
            if let [Feel { dip: Some(a), .. }, Feel { dip: Some(b), .. }] = pair
                && b.day > 0
            {
                assert!(b.left() <= a.left());
            }
        }
    }

    #[test]
    fn levels_wander_slowly() {
        let days = years(2, 10);
        let calm: Vec<i64> = days
            .windows(2)
            .filter(|pair| pair[0].dip.is_none() && pair[1].dip.is_none())
            .map(|pair| (pair[1].mood - pair[0].mood).abs())
            .collect();
        assert!(calm.iter().all(|step| *step < 70));
        let moods = || days.iter().map(|feel| feel.mood);
        assert!(moods().max() > Some(400) && moods().min() < Some(200));
    }
}
