//! `mainstay rescue FILE --out NEW`: a new journal of all that is whole in a damaged one and in its backups.

use super::arguments::Rescue as Arguments;
use super::desk::{Desk, working};
use super::failure::{Failure, WRONG_HERE};
use crate::domain::{Day, Ids, Instant};
use crate::store::{Error, Progress, Secret, rescue};

pub(super) fn run(it: &Arguments, desk: &Desk) -> Result<(), Failure> {
    let words = &desk.words;
    let progress = Progress::default();
    let try_with = |secrets: &[Secret]| {
        let _working = working(progress.clone(), words, &desk.env);
        rescue(&it.file, &it.out, secrets, Ids::new(), &progress)
    };
    let rescued = match try_with(&[]) {
        Err(Error::Locked { .. }) => try_with(&[desk.asker().once()?]),
        rescued => rescued,
    };
    let rescued = rescued.map_err(|error| Failure::store(words, &error).with_code(WRONG_HERE))?;
    let path = |path: &std::path::Path| path.display().to_string();
    let values = [
        ("path", path(&it.out).into()),
        ("records", rescued.records.into()),
    ];
    desk.out.line(&words.with("shell-rescued", &values))?;
    for source in &rescued.sources {
        let values = [
            ("versions", source.versions.into()),
            ("path", path(&source.path).into()),
        ];
        desk.out.line(&words.with("shell-rescued-from", &values))?;
    }
    for lost in &rescued.lost {
        // Both may be damaged too.
        let kind = words.find(&format!("shell-one-{}", lost.kind), &[]);
        let at = Instant::parse_from_rfc3339(&lost.at).ok();
        let day = at.map(|at| words.date(Day::new(at.date_naive())));
        let values = [
            (
                "kind",
                kind.unwrap_or_else(|| words.get("shell-one-record")).into(),
            ),
            (
                "day",
                day.unwrap_or_else(|| words.get("shell-some-day")).into(),
            ),
        ];
        desk.out.line(&words.with("shell-rescued-lost", &values))?;
    }
    desk.out.line(&words.get("shell-rescued-old"))
}
