//! Dips: stretches away from a person's own baseline, and how they ended.
//!
//! After the notion of reactivity, recovery and pile-up against a personal resting baseline (Smyth et al. 2022,
//! PMC9851922). Answers are to the day. A longer dip can mean a harder stretch, not less resilience, and whoever shows
//! one must say so.

use super::days_before::DaysBefore;
use super::quantile::{median, spread};
use super::scale::Scale;
use super::thresholds::{
    BACK_SPREADS, BECOMES_USUAL, DIP_BASELINE, DIP_SPREADS, DIP_STEPS, LOST_AFTER,
};
use crate::domain::{Better, Day, Series};

/// How a dip ended, as far as the days tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Back near the baseline on two days with a value, one after the other; [`Dip::until`] is the first of them.
    Passed,
    /// It goes on.
    Open,
    /// More than 3 days in a row have no value, so nobody knows.
    LostSight,
    /// It held for 60 days, as long as the usual range looks back: it is the usual now.
    BecameUsual,
}

/// One dip.
#[derive(Clone, Debug, PartialEq)]
pub struct Dip {
    /// The first day.
    pub start: Day,
    /// The first day back when it passed, else the last day on which it was seen.
    pub until: Day,
    pub ending: Ending,
    /// The median of the 28 days before it, in levels.
    pub baseline: f64,
    /// How many of these 28 have a value, 14 or more.
    pub n: usize,
    /// How far single days of these 28 lie from it, in levels, never below the scale's floor.
    pub spread: f64,
    /// The value furthest from the baseline, and the first day it was there.
    pub furthest: f64,
    pub furthest_on: Day,
    /// The days inside it on which stress newly came to 7 of 10 or more, on its own scale.
    pub pile_ups: Vec<Day>,
}

impl Dip {
    /// How long it lasted, or how long it was seen when it did not pass, in calendar days from the first day; 0 when
    /// it was seen on that day only.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.until.since(self.start)
    }

    /// Whether it passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.ending == Ending::Passed
    }

    /// How far it went from the baseline, in levels; more than 1.
    #[must_use]
    pub fn depth(&self) -> f64 {
        (self.baseline - self.furthest).abs()
    }
}

/// All dips of `series` up to `to`, oldest first; they do not overlap. A day begins a dip when its value is worse than
/// the median of the 28 days before it (at least 14 of them with a value) by more than one level, and by more than one
/// spread. What is worse, the scale says; with neither end better there are no dips. `stress`, a series whose high
/// levels are the hard ones, tells what piled up. `to` is today: a dip not seen for more than 3 days is out of sight.
///
/// Days after one that passed never change it. Linear in the days.
#[must_use]
pub fn dips(series: &Series, scale: Scale, stress: Option<(&Series, Scale)>, to: Day) -> Vec<Dip> {
    let points = series.points();
    let points = points
        .get(..points.partition_point(|(day, _)| *day <= to))
        .unwrap_or_default();
    let mut before = DaysBefore::new(points, DIP_BASELINE.days);
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for (at, (day, value)) in points.iter().enumerate() {
        let going_on = match open.take() {
            Some(dip) if dip.out_of_sight_on(*day) => {
                found.push(dip.end(Ending::LostSight, stress));
                None
            }
            going_on => going_on,
        };
        open = match going_on {
            None => Open::at(*day, *value, before.point(at), scale),
            Some(mut dip) => match dip.see(*day, *value, scale) {
                None => Some(dip),
                Some(ending) => {
                    found.push(dip.end(ending, stress));
                    None
                }
            },
        };
    }
    if let Some(dip) = open {
        let ending = if dip.out_of_sight_on(to) {
            Ending::LostSight
        } else {
            Ending::Open
        };
        found.push(dip.end(ending, stress));
    }
    found
}

/// How much worse than `baseline` a `value` is, in levels; negative when it is better.
fn worse(value: f64, baseline: f64, scale: Scale) -> f64 {
    match scale.better {
        Better::Higher => baseline - value,
        Better::Lower => value - baseline,
        Better::Neither => 0.0,
    }
}

/// A dip that goes on.
struct Open {
    start: Day,
    baseline: f64,
    n: usize,
    spread: f64,
    furthest: f64,
    furthest_on: Day,
    /// The first of the days back that are not yet two.
    back_on: Option<Day>,
    last_seen: Day,
}

impl Open {
    /// The dip that `value` begins on `day`, if it does; `before` are the values of the days before, in order.
    fn at(day: Day, value: f64, before: &[f64], scale: Scale) -> Option<Self> {
        if before.len() < DIP_BASELINE.at_least {
            return None;
        }
        let baseline = median(before)?;
        let worse = worse(value, baseline, scale);
        // The spread costs a sort, and few days come this far.
        if worse <= DIP_STEPS {
            return None;
        }
        let spread = spread(before, baseline).max(scale.spread_floor());
        (worse > DIP_SPREADS * spread).then_some(Self {
            start: day,
            baseline,
            n: before.len(),
            spread,
            furthest: value,
            furthest_on: day,
            back_on: None,
            last_seen: day,
        })
    }

    /// Whether too many days without a value lie between the day on which the dip was last seen and `day`.
    fn out_of_sight_on(&self, day: Day) -> bool {
        day.since(self.last_seen) > LOST_AFTER + 1
    }

    /// Sees one more day; answers how the dip ends with it, if it does.
    fn see(&mut self, day: Day, value: f64, scale: Scale) -> Option<Ending> {
        let away = worse(value, self.baseline, scale);
        let back = away <= BACK_SPREADS * self.spread;
        if back && self.back_on.is_some() {
            return Some(Ending::Passed);
        }
        self.back_on = back.then_some(day);
        self.last_seen = day;
        if away > worse(self.furthest, self.baseline, scale) {
            (self.furthest, self.furthest_on) = (value, day);
        }
        (!back && day.since(self.start) >= BECOMES_USUAL).then_some(Ending::BecameUsual)
    }

    fn end(self, ending: Ending, stress: Option<(&Series, Scale)>) -> Dip {
        let until = match (ending, self.back_on) {
            (Ending::Passed, Some(back_on)) => back_on,
            _ => self.last_seen,
        };
        // The first day back is no longer inside.
        let last_inside = if ending == Ending::Passed {
            until.plus(-1)
        } else {
            until
        };
        let pile_ups = stress.map_or_else(Vec::new, |(stress, scale)| {
            let high = |value: f64| value >= f64::from(scale.pile_up());
            stress
                .between(self.start, last_inside)
                .array_windows()
                .filter(|[before, now]| high(now.1) && !high(before.1))
                .map(|[_, now]| now.0)
                .collect()
        });
        Dip {
            start: self.start,
            until,
            ending,
            baseline: self.baseline,
            n: self.n,
            spread: self.spread,
            furthest: self.furthest,
            furthest_on: self.furthest_on,
            pile_ups,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, STRESS, TENS, day, drawn, life, with};
    use proptest::prelude::*;

    /// Two weeks of 4, then `days`.
    fn after_fours(days: &str) -> Series {
        drawn(&format!("{}{days}", "4".repeat(14)))
    }

    fn of(series: &Series, to: i64) -> Vec<Dip> {
        dips(series, MOOD, None, day(to))
    }

    #[test]
    fn a_dip_lasts_until_the_first_of_two_days_back() {
        let found = of(&after_fours("2124344"), 20);
        let expected = Dip {
            start: day(14),
            // The 4 on day 17 stands alone.
            until: day(19),
            ending: Ending::Passed,
            baseline: 4.0,
            n: 14,
            spread: 0.2,
            furthest: 1.0,
            furthest_on: day(15),
            pile_ups: Vec::new(),
        };
        assert_eq!(found, [expected]);
        assert_eq!((found[0].days(), found[0].depth()), (5, 3.0));
    }

    #[test]
    fn one_step_below_the_baseline_is_no_dip() {
        assert_eq!(of(&after_fours("3333333"), 20), []);
        assert_eq!(of(&after_fours("2"), 14).len(), 1);
    }

    #[test]
    fn where_days_differ_much_a_dip_goes_deeper() {
        // Median 6, deviations 0 and 3: a spread of 4.4478 levels, so 2 is within it and 0 is not.
        let days = "3693693693693690369";
        let found = dips(&drawn(&format!("{days}2")), TENS, None, day(19));
        assert_eq!(
            found.iter().map(|dip| dip.start).collect::<Vec<_>>(),
            [day(15)]
        );
        assert!((found[0].spread - 3.0 * 1.4826).abs() < 1e-12);
    }

    #[test]
    fn a_baseline_needs_fourteen_of_the_28_days_before() {
        assert_eq!(of(&drawn("44444444444441"), 13), []);
        assert_eq!(
            of(&drawn(&format!("44444444444444{}1", ".".repeat(14))), 28).len(),
            1
        );
        assert_eq!(
            of(&drawn(&format!("44444444444444{}1", ".".repeat(15))), 29),
            []
        );
    }

    #[test]
    fn the_baseline_stays_as_it_was_when_the_dip_began() {
        let found = of(&after_fours(&format!("{}344", "2".repeat(40))), 56);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].baseline, found[0].until), (4.0, day(55)));
    }

    #[test]
    fn days_in_between_without_a_value_stay_unknown() {
        let three = of(&after_fours("2...44"), 19);
        assert_eq!((three[0].ending, three[0].until), (Ending::Passed, day(18)));
        let four = of(&after_fours("22....44"), 21);
        assert_eq!(
            (four[0].ending, four[0].until),
            (Ending::LostSight, day(15))
        );
        assert_eq!(four[0].days(), 1);
    }

    #[test]
    fn a_dip_that_goes_on_is_open_until_it_is_out_of_sight() {
        let series = after_fours("224");
        let ending = |to| of(&series, to)[0].ending;
        assert_eq!(ending(16), Ending::Open);
        assert_eq!(ending(20), Ending::Open);
        assert_eq!(ending(21), Ending::LostSight);
        assert_eq!(of(&series, 20)[0].until, day(16));
        assert_eq!(of(&series, 13), []);
    }

    #[test]
    fn what_holds_for_60_days_is_the_usual() {
        let found = of(&after_fours(&"2".repeat(100)), 113);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].ending, found[0].days()),
            (Ending::BecameUsual, 60)
        );
        // From there on 2 is the baseline, and 4 is no dip.
        assert_eq!(
            of(&after_fours(&format!("{}444", "2".repeat(100))), 116).len(),
            1
        );
    }

    #[test]
    fn the_end_that_is_not_wished_for_is_the_one_a_dip_goes_to() {
        let low = "22222222222222";
        let rise = drawn(&format!("{low}4522"));
        let found = dips(&rise, STRESS, None, day(17));
        assert_eq!(
            (found[0].furthest, found[0].depth(), found[0].days()),
            (5.0, 3.0, 2)
        );
        assert_eq!(of(&rise, 17), []);
        let neither = Scale {
            better: Better::Neither,
            ..STRESS
        };
        assert_eq!(dips(&rise, neither, None, day(17)), []);
    }

    #[test]
    fn new_stress_inside_a_dip_piles_up() {
        let mood = after_fours("221.2144");
        let stress = drawn(&format!("{}45.35344", "2".repeat(14)));
        let found = dips(&mood, MOOD, Some((&stress, STRESS)), day(21));
        // The stress it began with is not new; that of the days back is outside.
        assert_eq!(found[0].until, day(20));
        assert_eq!(found[0].pile_ups, [day(18)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn dips_do_not_overlap_and_lie_within_the_days(series in life(300), to in 0_i64..300) {
            let found = dips(&series, MOOD, Some((&series, STRESS)), day(to));
            prop_assert!(found.windows(2).all(|pair| pair[0].until < pair[1].start));
            for dip in &found {
                prop_assert!(dip.start <= dip.furthest_on && dip.furthest_on <= dip.until && dip.until <= day(to));
                prop_assert_eq!(series.on(dip.furthest_on), Some(dip.furthest));
                prop_assert!(dip.depth() > 1.0 && dip.depth() > dip.spread);
                prop_assert!(!dip.passed() || dip.days() > 0);
                prop_assert!(dip.pile_ups.iter().all(|day| dip.start < *day && *day <= dip.until));
            }
            let open = found.iter().filter(|dip| dip.ending == Ending::Open).count();
            prop_assert!(open == 0 || (open == 1 && found.last().unwrap().ending == Ending::Open));
        }

        #[test]
        fn later_days_do_not_change_a_dip_that_is_over(series in life(300), to in 0_i64..300) {
            let mut over = dips(&series, MOOD, None, day(to));
            over.retain(|dip| dip.ending != Ending::Open);
            let later = dips(&series, MOOD, None, day(400));
            prop_assert_eq!(&later[..over.len()], &over[..]);
        }

        #[test]
        fn the_baseline_is_that_of_the_28_days_before(series in life(300)) {
            for dip in dips(&series, MOOD, None, day(299)) {
                let mut before: Vec<f64> = series.between(dip.start.plus(-28), dip.start.plus(-1)).iter().map(|point| point.1).collect();
                before.sort_by(f64::total_cmp);
                prop_assert!(before.len() >= 14);
                prop_assert_eq!((median(&before), before.len()), (Some(dip.baseline), dip.n));
                prop_assert!((spread(&before, dip.baseline).max(0.2) - dip.spread).abs() < 1e-12);
            }
        }

        #[test]
        fn turning_the_scale_and_its_better_end_round_keeps_every_dip(series in life(300)) {
            let turned = with(&series, |value| 6.0 - value);
            let key = |dip: &Dip| (dip.start, dip.until, dip.ending, dip.depth(), dip.spread, dip.furthest_on);
            let one: Vec<_> = dips(&series, MOOD, None, day(299)).iter().map(key).collect();
            let other: Vec<_> = dips(&turned, STRESS, None, day(299)).iter().map(key).collect();
            prop_assert_eq!(one, other);
        }

        #[test]
        fn adding_a_constant_keeps_every_dip(series in life(300)) {
            let moved = with(&series, |value| value + 2.0);
            let key = |dip: &Dip| (dip.start, dip.until, dip.ending, dip.depth(), dip.spread);
            let one: Vec<_> = dips(&series, MOOD, None, day(299)).iter().map(key).collect();
            let other: Vec<_> = dips(&moved, MOOD, None, day(299)).iter().map(key).collect();
            prop_assert_eq!(one, other);
        }
    }
}
