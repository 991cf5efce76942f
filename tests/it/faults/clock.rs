//! Clocks that stand still, jump by decades, change their zone or their summer time: every save is there, on the day on
//! which it was written, and no backup is lost to a wrong date.

use chrono::{DateTime, TimeDelta};
use mainstay::domain::{Entry, Ids};
use mainstay::store::{Span, Store};

use crate::support::sound::sound;

use super::home::{Home, said};
use super::{disk, report};

/// Instants one after another, as a clock told them: right, set back and ahead by decades, at a standstill, in other
/// zones, on a leap day, and on both sides of the end of a day at four o'clock.
const TOLD: [&str; 18] = [
    "2026-11-22T20:14:00-05:00",
    "2026-11-22T20:14:00-05:00",
    "2026-11-22T20:14:00-05:00",
    "1996-11-22T20:14:00-05:00",
    "1970-01-01T00:00:01+00:00",
    "2096-02-29T12:00:00-05:00",
    "2026-11-23T03:59:59-05:00",
    "2026-11-23T04:00:00-05:00",
    "2026-11-23T21:00:00+13:45",
    "2026-11-23T01:00:00-11:00",
    "2028-02-29T20:00:00-05:00",
    "2028-03-01T03:00:00-05:00",
    "2027-02-28T23:59:59+00:00",
    "2026-11-24T20:00:00-05:00",
    "2199-12-31T23:59:59-05:00",
    "2026-11-25T20:00:00-05:00",
    "2026-11-26T20:00:00-05:00",
    "2026-11-27T20:00:00-05:00",
];

/// The day that a person means at that instant: until four in the morning it is still the day before.
fn day(told: &str) -> String {
    let at = DateTime::parse_from_rfc3339(told).expect("an instant");
    let civil = at.naive_local() - TimeDelta::hours(4);
    civil.date().to_string()
}

#[test]
fn whatever_the_clock_says_every_save_is_there_on_its_day() {
    let home = Home::new();
    let mut most = 0;
    for (n, told) in TOLD.into_iter().enumerate() {
        let mut command = home.command(&["write", "--text", "-"]);
        command.env("MAINSTAY_NOW", told);
        let text = format!("Number {n}.");
        let wrote = said(command, &text);
        assert_eq!((wrote.code, wrote.saved()), (Some(0), true), "{wrote:?}");
        let mut store = Store::open(&home.journal(), Ids::new()).expect("a journal");
        sound(&mut store);
        let entries = store.list::<Entry>(Span::ALL).expect("read");
        assert_eq!(entries.len(), n + 1, "{told}");
        let entry = entries.iter().find(|entry| entry.text == text);
        let entry = entry.expect("what was saved");
        assert_eq!(entry.day.to_string(), day(told), "{told}");
        assert_eq!(entry.at.to_rfc3339(), told.replace('Z', "+00:00"));
        // Backups only ever go by the policy, which holds five whatever their dates.
        let backups = store.backups().expect("read");
        assert!(
            backups.len() >= most.min(5),
            "{} after {most}",
            backups.len()
        );
        for backup in &backups {
            let copy = Store::open_to_read(&backup.path).expect("a backup");
            assert_eq!(copy.check().expect("read"), Vec::new());
        }
        most = most.max(backups.len());
        // Every page of the shell that counts days can be had at any time.
        for command in [
            &["today"][..],
            &["look"],
            &["backups"],
            &["doctor"],
            &["now"],
        ] {
            let mut program = home.command(command);
            program.env("MAINSTAY_NOW", told);
            let ran = said(program, "");
            assert_eq!(ran.code, Some(0), "{command:?} at {told}: {ran:?}");
        }
    }
    report(&format!(
        "{} jumps of the clock: 0 saves lost, 0 on a wrong day, 0 backups lost",
        TOLD.len()
    ));
}

/// The machine's own clock in New York, by seconds since 1970, and what it shows there.
const NEW_YORK: [(i64, &str); 8] = [
    // Two o'clock is left out on the first of these nights, and comes twice on the second.
    (1_772_953_199, "2026-03-08T01:59:59-05:00"),
    (1_772_953_200, "2026-03-08T03:00:00-04:00"),
    (1_793_511_000, "2026-11-01T01:30:00-04:00"),
    (1_793_514_600, "2026-11-01T01:30:00-05:00"),
    (1_793_525_400, "2026-11-01T04:30:00-05:00"),
    (1_835_467_200, "2028-02-29T15:00:00-05:00"),
    (4_102_462_800, "2100-01-01T00:00:00-05:00"),
    (0, "1969-12-31T19:00:00-05:00"),
];

#[test]
fn the_night_on_which_the_clock_is_put_has_the_right_day_and_hour() {
    let Some(library) = disk::library() else {
        return;
    };
    let home = Home::new();
    let clock = home.path().join("clock");
    for (n, (seconds, told)) in NEW_YORK.into_iter().enumerate() {
        std::fs::write(&clock, seconds.to_string()).expect("written");
        let mut command = home.command(&["write", "--text", "-"]);
        command
            .env("MAINSTAY_NOW", "")
            .env("TZ", "EST5EDT,M3.2.0,M11.1.0")
            .env("LD_PRELOAD", library)
            .env("MAINSTAY_DISK_CLOCK", &clock);
        let text = format!("Number {n}.");
        let wrote = said(command, &text);
        assert_eq!((wrote.code, wrote.saved()), (Some(0), true), "{wrote:?}");
        let store = Store::open(&home.journal(), Ids::new()).expect("a journal");
        let entries = store.list::<Entry>(Span::ALL).expect("read");
        let entry = entries.iter().find(|entry| entry.text == text);
        let entry = entry.expect("what was saved");
        assert_eq!(entry.at.to_rfc3339(), told);
        assert_eq!(entry.day.to_string(), day(told), "{told}");
        assert_eq!(entries.len(), n + 1);
    }
    report(&format!(
        "{} readings of the machine's own clock, summer time and leap day among them: 0 wrong",
        NEW_YORK.len()
    ));
}
