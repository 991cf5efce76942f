//! What years hold: levels, gaps, and what comes seldom.

use super::*;
use crate::domain::{Done, Series};

#[test]
fn ten_years_are_believable() {
    let journal = decade();
    let of_all = share(journal.days().len(), journal.span());
    assert!((0.70..0.80).contains(&of_all), "{of_all}");
    for (slug, low, high) in [
        ("mood", 3.0, 3.8),
        ("stress", 2.4, 3.2),
        ("back_up", 3.0, 3.9),
        ("sleep", 2.9, 3.7),
    ] {
        let levels = journal.levels(slug);
        let mean = mean(&levels);
        assert!((low..high).contains(&mean), "{slug} {mean}");
        assert!((1..=5).all(|level| levels.contains(&level)), "{slug}");
    }
    let none = journal.each(|record| match record {
        Record::CheckIn(it) => it
            .answers
            .get("back_up")
            .filter(|it| **it == Answer::None)
            .copied(),
        _ => None,
    });
    assert!(none.len() > 300);
    let of_kind = |kind| {
        journal
            .each(|record| match record {
                Record::CheckIn(it) if it.kind == kind => Some(it.day),
                _ => None,
            })
            .len()
    };
    assert!((0.65..0.85).contains(&share(of_kind(CheckInKind::Weekly), 522)));
    assert!((20..120).contains(&of_kind(CheckInKind::HardDay)));
    assert!((0.27..0.40).contains(&share(journal.entries().len(), journal.span())));
    let count = |kind| journal.records.keys().filter(|key| key.0 == kind).count();
    assert!((0.4..0.6).contains(&share(count(Kind::Reach), journal.span())));
    assert!((10..=25).contains(&count(Kind::Setback)));
}

#[test]
fn the_mood_of_a_day_is_like_that_of_the_day_before() {
    let journal = decade();
    let moods = Series::new(journal.each(|record| match record {
        Record::CheckIn(it) => {
            let level = it.answers.get("mood").copied().and_then(Answer::level)?;
            Some((it.day, f64::from(level)))
        }
        _ => None,
    }));
    let apart = |days: i64| {
        let pairs: Vec<f64> = moods
            .points()
            .iter()
            .filter_map(|(day, value)| Some((value - moods.on(day.plus(days))?).abs()))
            .collect();
        let count = f64::from(u32::try_from(pairs.len()).expect("few"));
        pairs.iter().sum::<f64>() / count
    };
    assert!(apart(1) + 0.1 < apart(60), "{} {}", apart(1), apart(60));
}

#[test]
fn every_year_has_three_weeks_of_nothing_and_one_thing_taken_away() {
    let journal = decade();
    let days: BTreeSet<Day> = journal.steps.iter().map(|step| step.at.today).collect();
    let days: Vec<Day> = days.into_iter().collect();
    let pauses = days.windows(2).filter(|pair| pair[1].since(pair[0]) > 21);
    assert_eq!(pauses.count(), 10);
    let removed = journal
        .steps
        .iter()
        .filter(|step| !step.change.removes.is_empty());
    assert_eq!(removed.count(), 10);
}

#[test]
fn what_happens_seldom_happens_in_one_year() {
    for seed in 1..=4 {
        let journal = Journal::of(1, seed, until());
        let has = |test: &dyn Fn(&Record) -> bool| journal.records.values().any(test);
        assert!(has(
            &|it| matches!(it, Record::Setback(it) if !it.told.is_empty())
        ));
        assert!(has(
            &|it| matches!(it, Record::Card(it) if it.words.is_some() && it.day.is_some())
        ));
        assert!(has(&|it| matches!(it, Record::CountedDate(it) if it.shown)));
        assert!(has(
            &|it| matches!(it, Record::Setting(it) if it.key == "name" && it.value == "Sam")
        ));
        assert!(has(&|it| matches!(it, Record::Reach(it) if !it.answered)));
        assert!(has(&|it| matches!(it, Record::Reach(it) if it.gave)));
        assert!(has(
            &|it| matches!(it, Record::Reach(it) if it.took_away.is_some())
        ));
        assert!(has(&|it| matches!(it, Record::CheckIn(it) if it.late)));
        assert!(has(
            &|it| matches!(it, Record::CheckIn(it) if it.answers.values().any(|it| *it == Answer::Skipped))
        ));
        assert!(has(
            &|it| matches!(it, Record::CheckIn(it) if it.people == Some(Vec::new()))
        ));
        assert!(has(&|it| matches!(it, Record::Entry(it) if it.starred)));
        assert!(has(
            &|it| matches!(it, Record::Entry(it) if it.text.contains("kayak"))
        ));
        assert!(has(&|it| matches!(it, Record::Week(it) if it.off)));
        assert!(has(
            &|it| matches!(it, Record::Week(it) if it.confidence_first < it.confidence)
        ));
        let changed = journal.steps.iter().filter(|it| {
            it.change.what == What::Changed
                && it.change.puts.iter().any(|it| it.kind() == Kind::Entry)
        });
        assert!(changed.count() > 0);
        for kind in [
            Kind::Practice,
            Kind::PlanPart,
            Kind::Talk,
            Kind::HealthCheck,
            Kind::Trial,
            Kind::Measure,
        ] {
            assert!(has(&|it| it.kind() == kind), "{kind:?}");
        }
        assert!(has(
            &|it| matches!(it, Record::PlanPart(it) if it.early_sign.is_some())
        ));
        assert!(has(
            &|it| matches!(it, Record::Practice(it) if it.thought.is_some() && it.after < it.before)
        ));
        assert!(!has(
            &|it| matches!(it, Record::CheckIn(it) if it.answers.contains_key("urge"))
        ));
    }
}

#[test]
fn most_weeks_of_the_last_year_are_planned_and_looked_back_on() {
    let journal = decade();
    let weeks = journal.each(|record| match record {
        Record::Week(week) => Some(week.clone()),
        _ => None,
    });
    let since = until().plus(-REVIEWS);
    let starts = |test: &dyn Fn(&crate::domain::Week) -> bool| {
        let of = weeks.iter().filter(|it| it.week_start >= since && test(it));
        of.map(|it| it.week_start).collect::<BTreeSet<_>>().len()
    };
    assert!(starts(&|it| it.confidence.is_some()) > 40);
    assert!(starts(&|it| it.looked_back.is_some()) > 26);
    let kept = journal.entries();
    let kept = kept.iter().filter(|it| {
        it.day >= since
            && it
                .about
                .as_deref()
                .is_some_and(|about| about.starts_with("week/"))
    });
    assert!(kept.count() > 20);
}

#[test]
fn questionnaires_keep_their_gap() {
    let journal = decade();
    let mut days: BTreeMap<String, Vec<Day>> = BTreeMap::new();
    for (name, day) in journal.each(|record| match record {
        Record::Measure(it) => Some((it.instrument.clone(), it.day)),
        _ => None,
    }) {
        days.entry(name).or_default().push(day);
    }
    assert_eq!(days.len(), 3);
    for days in days.values_mut() {
        days.sort_unstable();
        assert!(days.len() > 15);
        assert!(days.windows(2).all(|pair| pair[1].since(pair[0]) >= 14));
    }
}

#[test]
fn days_with_a_walk_are_better_days() {
    for seed in 1..=4 {
        let journal = Journal::of(1, seed, until());
        let walk = journal.goals(Status::Active);
        let walk = walk
            .iter()
            .find(|it| it.text == "Walk most days")
            .expect("walks");
        let done: BTreeSet<Day> = journal
            .each(|record| match record {
                Record::Tick(it) if it.goal == walk.id && it.state == Done::Done => Some(it.day),
                _ => None,
            })
            .into_iter()
            .collect();
        let moods = journal.each(|record| match record {
            Record::CheckIn(it) if it.day >= walk.starts => {
                let level = it.answers.get("mood").copied().and_then(Answer::level)?;
                Some((done.contains(&it.day), level))
            }
            _ => None,
        });
        let mean_of = |walked: bool| {
            let of = moods.iter().filter(|it| it.0 == walked).map(|it| it.1);
            mean(&of.collect::<Vec<_>>())
        };
        let (with, without) = (mean_of(true), mean_of(false));
        assert!(with > without + 0.3, "{seed}: {with} {without}");
    }
}
