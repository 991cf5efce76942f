//! Made-up records for tests: any record that may be kept, and one of each kind with nothing left out.

mod filled;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Weekday};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::card::{Card, EarlySign, PlanPart, Practice, PracticeKind, Thought};
use super::person::{Helps, Knows, Meets, Support, Way, WayKind};
use super::setback::{CountedDate, Setback};
use super::talk::{HealthCheck, Talk};
use super::trial::{Measure, Trial};
use super::*;

pub use filled::filled;

/// Any id.
pub fn id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id::from_bytes)
}

/// Any day from 1900 to 2199.
pub fn day() -> impl Strategy<Value = Day> {
    (0..109_572_i64)
        .prop_map(|days| Day::new(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap()).plus(days))
}

/// Any instant from 1900 to 2199, to the second, at any offset of whole minutes.
pub fn instant() -> impl Strategy<Value = Instant> {
    (-2_208_988_800_i64..7_258_000_000, -14 * 60..=14 * 60).prop_map(|(seconds, minutes)| {
        DateTime::from_timestamp(seconds, 0)
            .unwrap()
            .with_timezone(&FixedOffset::east_opt(minutes * 60).unwrap())
    })
}

/// A character that a text may hold, with those that other formats trip over among them.
fn letter() -> impl Strategy<Value = char> {
    prop_oneof![
        3 => any::<char>().prop_filter("control", |c| !c.is_control()),
        3 => proptest::char::range('a', 'z'),
        3 => select(" \n\t\"'\\,;:=+-@#*_`[]()<>&|~!.1\u{202e}\u{2066}\u{200d}\u{301}\u{feff}\u{2028}👩é漢".chars().collect::<Vec<_>>()),
    ]
}

/// Any text.
pub fn text() -> impl Strategy<Value = String> {
    vec(letter(), 0..12).prop_map(String::from_iter)
}

/// Any text with something in it.
pub fn words() -> impl Strategy<Value = String> {
    text().prop_filter("blank", |text| !text.trim().is_empty())
}

fn slug() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec!["mood", "stress", "sleep"]).prop_map(str::to_owned),
        "[a-z0-9_]{1,12}"
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => (0..=level::HIGHEST).prop_map(Answer::Level),
        1 => Just(Answer::Skipped),
        1 => Just(Answer::None),
    ]
}

fn weekdays() -> impl Strategy<Value = Vec<Weekday>> {
    let all: Vec<Weekday> = (0..7).map(|n| Weekday::try_from(n).unwrap()).collect();
    vec(select(all), 0..4)
}

fn confidence() -> impl Strategy<Value = Option<u8>> {
    of(1..=10_u8)
}

/// Any number that a tick or an aim may hold, with many digits.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1_000_000_000.0..=1_000_000_000.0,
        -1.0..=1.0,
        (-900..900_i32).prop_map(f64::from)
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    (
        (of(text()), of(0.01..=1_000_000.0), of(text()), of(1..=7_u8)),
        (weekdays(), of(text()), of(text()), of(text())),
    )
        .prop_map(
            |((what, amount, unit, times), (weekdays, when, place, if_not))| Plan {
                what,
                amount,
                unit,
                times,
                weekdays,
                when,
                place,
                if_not,
            },
        )
}

fn question() -> impl Strategy<Value = Question> {
    (
        (
            id(),
            slug(),
            0..3_u8,
            3..=level::HIGHEST,
            select(vec![Better::Higher, Better::Lower, Better::Neither]),
        ),
        (
            select(vec![When::Each, When::FirstOfDay, When::Weekly]),
            any::<[bool; 3]>(),
            any::<u32>(),
        ),
        (of(text()), of(text()), vec(text(), 0..4)),
    )
        .prop_map(
            |(
                (id, slug, lowest, highest, better),
                (when, [none_allowed, on, builtin], order),
                (name, ask, words),
            )| {
                Question {
                    id,
                    slug,
                    lowest,
                    highest,
                    better,
                    when,
                    none_allowed,
                    on,
                    order,
                    builtin,
                    name,
                    ask,
                    words,
                }
            },
        )
}

fn check_in() -> impl Strategy<Value = CheckIn> {
    (
        (
            id(),
            day(),
            instant(),
            select(vec![
                CheckInKind::Full,
                CheckInKind::HardDay,
                CheckInKind::Weekly,
            ]),
        ),
        (
            btree_map(slug(), answer(), 0..5),
            of(vec(id(), 0..3)),
            of(text()),
            any::<bool>(),
        ),
    )
        .prop_map(
            |((id, day, at, kind), (answers, people, note, late))| CheckIn {
                id,
                day,
                at,
                kind,
                answers,
                people,
                note,
                late,
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    (id(), day(), instant(), words(), any::<bool>(), of(text())).prop_map(
        |(id, day, at, text, starred, about)| Entry {
            id,
            day,
            at,
            text,
            starred,
            about,
        },
    )
}

fn goal() -> impl Strategy<Value = Goal> {
    let status = select(vec![
        Status::Active,
        Status::Resting,
        Status::Finished,
        Status::LetGo,
    ]);
    let aim = prop_oneof![
        select(vec![Aim::AtLeast, Aim::AtMost, Aim::Once]),
        (number(), number()).prop_map(|(from, to)| Aim::Towards { from, to }),
    ];
    (
        (id(), instant(), words(), of(slug()), of(text()), of(text())),
        (
            confidence(),
            day(),
            1..=520_u16,
            of(id()),
            status,
            of(day()),
            aim,
            plan(),
        ),
    )
        .prop_map(
            |(
                (id, at, text, factor, why, measured_by),
                (confidence, starts, weeks, with, status, finished_on, aim, plan),
            )| Goal {
                id,
                at,
                text,
                factor,
                why,
                measured_by,
                confidence,
                starts,
                weeks,
                with,
                status,
                finished_on,
                aim,
                plan,
            },
        )
}

fn week() -> impl Strategy<Value = Week> {
    (
        (id(), id(), day(), of(plan()), confidence(), confidence()),
        (of(text()), of(text()), any::<bool>(), of(text())),
    )
        .prop_map(
            |(
                (id, goal, week_start, plan, confidence_first, confidence),
                (barrier, adjustment, off, looked_back),
            )| Week {
                id,
                goal,
                week_start,
                plan,
                confidence_first,
                confidence,
                barrier,
                adjustment,
                off,
                looked_back,
            },
        )
}

fn tick() -> impl Strategy<Value = Tick> {
    let state = select(vec![Done::Done, Done::Part, Done::NotToday]);
    (
        id(),
        id(),
        day(),
        instant(),
        of(number()),
        state,
        of(text()),
    )
        .prop_map(|(id, goal, day, at, amount, state, note)| Tick {
            id,
            goal,
            day,
            at,
            amount,
            state,
            note,
        })
}

fn person() -> impl Strategy<Value = Person> {
    let support = select(vec![
        Support::Emotional,
        Support::Practical,
        Support::Information,
        Support::Company,
    ]);
    let way = select(vec![
        WayKind::Phone,
        WayKind::Text,
        WayKind::Mail,
        WayKind::Place,
        WayKind::Link,
    ]);
    let time =
        (0..86_400_u32).prop_map(|s| NaiveTime::from_num_seconds_from_midnight_opt(s, 0).unwrap());
    let meets = (weekdays(), of(time), of(text())).prop_map(|(weekdays, time, place)| Meets {
        weekdays,
        time,
        place,
    });
    (
        (
            (
                id(),
                words(),
                select(vec![
                    PersonKind::Person,
                    PersonKind::Group,
                    PersonKind::Service,
                ]),
            ),
            (of(text()), of(text()), of(1..=3_u8), vec(support, 0..3)),
            vec(
                (way, words()).prop_map(|(kind, value)| Way { kind, value }),
                0..4,
            ),
        ),
        (
            (
                of(text()),
                of(text()),
                of(select(vec![Knows::Yes, Knows::Part, Knows::No])),
            ),
            (
                of(select(vec![Helps::Helps, Helps::Neutral, Helps::Harder])),
                of(1..=366_u16),
                of(day()),
                of(any::<u16>()),
            ),
        ),
        (
            any::<[bool; 2]>(),
            of(text()),
            of(text()),
            of(meets),
            of(text()),
        ),
    )
        .prop_map(
            |(
                ((id, name, kind), (relation, role, circle, support), ways),
                ((good_times, good_for, knows), (helps, rhythm_days, quiet_until, hard_order)),
                ([show_when_locked, not_safe], what_to_say, next_talk, meets, note),
            )| Person {
                id,
                name,
                kind,
                relation,
                role,
                circle,
                support,
                ways,
                good_times,
                good_for,
                knows,
                helps,
                rhythm_days,
                quiet_until,
                hard_order,
                show_when_locked,
                what_to_say,
                next_talk,
                meets,
                note,
                not_safe,
            },
        )
}

fn reach() -> impl Strategy<Value = Reach> {
    let how = select(vec![
        How::Call,
        How::Text,
        How::InPerson,
        How::Group,
        How::Online,
    ]);
    (
        (
            id(),
            day(),
            instant(),
            vec(id(), 1..4),
            how,
            select(vec![First::Me, First::Them]),
        ),
        (
            any::<[bool; 2]>(),
            of(select(vec![Felt::Hard, Felt::Okay, Felt::Warm])),
            of(text()),
            of(text()),
            of(text()),
        ),
    )
        .prop_map(
            |(
                (id, day, at, people, how, first),
                ([answered, gave], felt, shared, took_away, note),
            )| Reach {
                id,
                day,
                at,
                people,
                how,
                first,
                answered,
                felt,
                gave,
                shared,
                took_away,
                note,
            },
        )
}

fn setback() -> impl Strategy<Value = Setback> {
    (
        (id(), day(), instant(), of(text()), of(text())),
        (
            of(text()),
            vec(id(), 0..3),
            vec(id(), 0..2),
            confidence(),
            of(text()),
        ),
    )
        .prop_map(
            |((id, day, at, situation, helped), (next_step, told, counts, confidence, note))| {
                Setback {
                    id,
                    day,
                    at,
                    situation,
                    helped,
                    next_step,
                    told,
                    counts,
                    confidence,
                    note,
                }
            },
        )
}

fn practice() -> impl Strategy<Value = Practice> {
    let kind = select(vec![
        PracticeKind::Breathe,
        PracticeKind::Ground,
        PracticeKind::Thought,
    ]);
    let thought = (
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
    )
        .prop_map(
            |(situation, feelings, thought, evidence_for, evidence_against, other_view)| Thought {
                situation,
                feelings,
                thought,
                evidence_for,
                evidence_against,
                other_view,
            },
        );
    (
        id(),
        day(),
        instant(),
        kind,
        of(0..=10_u8),
        of(0..=10_u8),
        of(any::<bool>()),
        of(thought),
        of(text()),
    )
        .prop_map(
            |(id, day, at, kind, before, after, helped, thought, note)| Practice {
                id,
                day,
                at,
                kind,
                before,
                after,
                helped,
                thought,
                note,
            },
        )
}

fn card() -> impl Strategy<Value = Card> {
    (
        id(),
        of(text()),
        of(day()),
        vec(text(), 0..3),
        of(text()),
        of(text()),
        vec(1..=5_u8, 0..5),
    )
        .prop_map(|(id, words, day, helps, safer, reasons, doors)| Card {
            id,
            words,
            day,
            helps,
            safer,
            reasons,
            doors,
        })
}

fn plan_part() -> impl Strategy<Value = PlanPart> {
    let sign = (slug(), of(0..=10_u8), of(0..=10_u8), 1..=30_u8).prop_map(
        |(question, at_most, at_least, days)| EarlySign {
            question,
            at_most,
            at_least,
            days,
        },
    );
    (id(), words(), text(), of(sign)).prop_map(|(id, part, text, early_sign)| PlanPart {
        id,
        part,
        text,
        early_sign,
    })
}

fn talk() -> impl Strategy<Value = Talk> {
    (
        id(),
        day(),
        of(text()),
        vec(text(), 0..3),
        vec(text(), 0..3),
        of(text()),
        of(text()),
    )
        .prop_map(
            |(id, day, with, concerns, questions, changes, decided)| Talk {
                id,
                day,
                with,
                concerns,
                questions,
                changes,
                decided,
            },
        )
}

fn measure() -> impl Strategy<Value = Measure> {
    (
        id(),
        words(),
        text(),
        day(),
        btree_map(text(), any::<i32>(), 0..4),
        of(any::<i32>()),
    )
        .prop_map(|(id, instrument, version, day, answers, total)| Measure {
            id,
            instrument,
            version,
            day,
            answers,
            total,
        })
}

/// Any record of `kind` that may be kept.
pub fn record_of(kind: Kind) -> BoxedStrategy<Record> {
    match kind {
        Kind::Question => question().prop_map(Record::from).boxed(),
        Kind::CheckIn => check_in().prop_map(Record::from).boxed(),
        Kind::Entry => entry().prop_map(Record::from).boxed(),
        Kind::Goal => goal().prop_map(Record::from).boxed(),
        Kind::Week => week().prop_map(Record::from).boxed(),
        Kind::Tick => tick().prop_map(Record::from).boxed(),
        Kind::Person => person().prop_map(Record::from).boxed(),
        Kind::Reach => reach().prop_map(Record::from).boxed(),
        Kind::Setback => setback().prop_map(Record::from).boxed(),
        Kind::CountedDate => (id(), words(), day(), any::<bool>())
            .prop_map(|(id, label, since, shown)| {
                CountedDate {
                    id,
                    label,
                    since,
                    shown,
                }
                .into()
            })
            .boxed(),
        Kind::Practice => practice().prop_map(Record::from).boxed(),
        Kind::Card => card().prop_map(Record::from).boxed(),
        Kind::PlanPart => plan_part().prop_map(Record::from).boxed(),
        Kind::Talk => talk().prop_map(Record::from).boxed(),
        Kind::HealthCheck => (id(), words(), of(day()), of(day()), of(text()))
            .prop_map(|(id, name, last, next, note)| {
                HealthCheck {
                    id,
                    name,
                    last,
                    next,
                    note,
                }
                .into()
            })
            .boxed(),
        Kind::Trial => (id(), words(), slug(), vec(day(), 0..4), of(text()))
            .prop_map(|(id, what, question, days, looked_back)| {
                Trial {
                    id,
                    what,
                    question,
                    days,
                    looked_back,
                }
                .into()
            })
            .boxed(),
        Kind::Measure => measure().prop_map(Record::from).boxed(),
        Kind::Setting => (id(), words(), text())
            .prop_map(|(id, key, value)| Setting { id, key, value }.into())
            .boxed(),
    }
}

/// Any record that may be kept, of any kind.
pub fn record() -> impl Strategy<Value = Record> {
    Union::new(Kind::ALL.iter().copied().map(record_of))
}

/// Any records that may stand in one journal, by kind.
pub fn journal() -> impl Strategy<Value = Vec<Record>> {
    vec(record(), 0..10).prop_map(|mut records| {
        records.sort_by_key(Record::id);
        records.dedup_by_key(|record| record.id());
        records.sort_by_key(Record::kind);
        records
    })
}

proptest! {
    #[test]
    fn what_is_made_up_may_be_kept(record in record()) {
        prop_assert_eq!(record.check(), Ok(()));
    }
}
