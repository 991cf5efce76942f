//! Packing a long series into the columns of a chart.

use super::average::Average;
use crate::domain::{Day, Series};

/// Some days of a chart that share a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    pub from: Day,
    pub to: Day,
    /// What its days with a value say; none when it has none. A gap stays a gap.
    pub values: Option<SlotValues>,
}

/// The values of a slot, in levels, `lowest` <= `mean` <= `highest`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlotValues {
    pub mean: f64,
    pub lowest: f64,
    pub highest: f64,
    /// How many days have a value.
    pub n: usize,
}

/// The days from `from` to `to` in at most `at_most` slots, oldest first, all of the same number of days but the
/// oldest, which may have fewer. With room enough each day has its own. No slots when there are no days or no room.
/// Linear in the days with a value.
#[must_use]
pub fn slots(series: &Series, from: Day, to: Day, at_most: usize) -> Vec<Slot> {
    let Ok(days) = usize::try_from(to.since(from) + 1) else {
        return Vec::new();
    };
    if days == 0 || at_most == 0 {
        return Vec::new();
    }
    let width = days.div_ceil(at_most);
    let span = i64::try_from(width).unwrap_or(i64::MAX);
    let points = series.between(from, to);
    let mut end = points.len();
    let mut packed: Vec<Slot> = (0_i64..)
        .take(days.div_ceil(width))
        .map(|back| {
            let last = to.plus(-back * span);
            let first = last.plus(1 - span).max(from);
            let rest = points.get(..end).unwrap_or_default();
            let start = end
                - rest
                    .iter()
                    .rev()
                    .take_while(|(day, _)| *day >= first)
                    .count();
            let own = points.get(start..end).unwrap_or_default();
            end = start;
            Slot {
                from: first,
                to: last,
                values: SlotValues::of(own),
            }
        })
        .collect();
    packed.reverse();
    packed
}

impl SlotValues {
    fn of(points: &[(Day, f64)]) -> Option<Self> {
        let Average { mean, n } = Average::of(points)?;
        let values = || points.iter().map(|(_, value)| *value);
        Some(Self {
            mean,
            lowest: values().fold(mean, f64::min),
            highest: values().fold(mean, f64::max),
            n,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, drawn, life};
    use proptest::prelude::*;

    #[test]
    fn with_room_enough_each_day_has_its_own_slot() {
        let packed = slots(&drawn("3.5"), day(0), day(2), 10);
        let means: Vec<_> = packed
            .iter()
            .map(|slot| slot.values.map(|values| values.mean))
            .collect();
        assert_eq!(means, [Some(3.0), None, Some(5.0)]);
        assert!(packed.iter().all(|slot| slot.from == slot.to));
    }

    #[test]
    fn a_slot_is_the_mean_of_its_days_and_says_of_how_many() {
        let packed = slots(&drawn("1 24.. ...3 1.15"), day(0), day(12), 4);
        let days: Vec<_> = packed.iter().map(|slot| (slot.from, slot.to)).collect();
        // The newest are full; the oldest has what is left.
        assert_eq!(
            days,
            [
                (day(0), day(0)),
                (day(1), day(4)),
                (day(5), day(8)),
                (day(9), day(12))
            ]
        );
        let values = packed.iter().map(|slot| slot.values.unwrap());
        let found: Vec<_> = values
            .map(|of| (of.mean, of.lowest, of.highest, of.n))
            .collect();
        assert_eq!(
            found,
            [
                (1.0, 1.0, 1.0, 1),
                (3.0, 2.0, 4.0, 2),
                (3.0, 3.0, 3.0, 1),
                (7.0 / 3.0, 1.0, 5.0, 3)
            ]
        );
    }

    #[test]
    fn no_days_and_no_room_are_no_slots() {
        assert_eq!(slots(&drawn("3"), day(1), day(0), 5), []);
        assert_eq!(slots(&drawn("3"), day(0), day(0), 0), []);
    }

    proptest! {
        #[test]
        fn slots_tile_the_span_and_keep_every_day(series in life(200), from in -10_i64..200, days in 0_i64..210, room in 1_usize..120) {
            let (from, to) = (day(from), day(from + days));
            let packed = slots(&series, from, to, room);
            prop_assert!(packed.len() <= room);
            prop_assert_eq!(packed[0].from, from);
            prop_assert_eq!(packed[packed.len() - 1].to, to);
            prop_assert!(packed.windows(2).all(|pair| pair[0].to.plus(1) == pair[1].from));
            prop_assert!(packed.windows(3).all(|pair| pair[1].to.since(pair[1].from) == pair[2].to.since(pair[2].from)));
            for slot in packed {
                let own = series.between(slot.from, slot.to);
                prop_assert_eq!(slot.values.map_or(0, |values| values.n), own.len());
                if let Some(values) = slot.values {
                    prop_assert!(values.lowest <= values.mean && values.mean <= values.highest);
                    prop_assert!(own.iter().all(|point| (values.lowest..=values.highest).contains(&point.1)));
                }
            }
        }
    }
}
