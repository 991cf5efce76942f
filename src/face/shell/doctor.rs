//! `mainstay doctor`: looks at every word in the file, and at where it lives. Changes nothing, unless lists and search
//! are to be made anew.

use serde_json::{Value, json};

use super::arguments::Doctor as Arguments;
use super::desk::{Desk, Open};
use super::failure::Failure;
use crate::app::findings::{Remedy, findings, place, remedy, worst};
use crate::app::{Work, your_data};
use crate::store::{Backup, Finding, Store, Whereabouts};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let working = open.working();
    let mut found = open.read(Store::check)?;
    drop(working);
    if it.rebuild && found.iter().any(|it| remedy(it) == Remedy::Rebuild) {
        if found.iter().any(|it| remedy(it) == Remedy::Rescue) {
            return Err(open.needs_care(Remedy::Rescue));
        }
        open.work(Work::BackUp, Store::back_up)?;
        open.work(Work::Rebuild, |store, _| store.rebuild())?;
        open.out.line(&open.words.get("findings-rebuilt"))?;
        found = open.read(Store::check)?;
    }
    let versions = open.read(Store::versions)?;
    let backups = Backups::of(&open)?;
    let around = open.store.whereabouts();
    if it.json {
        open.out
            .value(&figures(&found, versions, &backups, &around))?;
    } else {
        report(&open, &found, versions, &backups, &around)?;
    }
    match worst(&found) {
        None => Ok(()),
        Some(remedy) => Err(open.needs_care(remedy)),
    }
}

/// The backups there are.
struct Backups {
    all: usize,
    /// The one that holds the most, whatever the clock said when it was made.
    newest: Option<Backup>,
    /// How many bear a time that is still to come.
    ahead: usize,
}

impl Backups {
    fn of(open: &Open) -> Result<Self, Failure> {
        let all = open.read(Store::backups)?;
        let now = open.now.at.naive_local();
        Ok(Self {
            all: all.len(),
            newest: open.read(Store::newest_backup)?,
            ahead: all.iter().filter(|backup| backup.made > now).count(),
        })
    }
}

fn report(
    open: &Open,
    found: &[Finding],
    versions: usize,
    backups: &Backups,
    around: &Whereabouts,
) -> Result<(), Failure> {
    if found.is_empty() {
        let count = [("versions", versions.into())];
        open.out.line(&open.words.with("findings-whole", &count))?;
    }
    for line in findings(&open.words, found) {
        open.out.line(&line)?;
    }
    let made = backups
        .newest
        .as_ref()
        .map(|newest| your_data::made(&open.words, newest, open.now.today));
    let values = [
        ("count", backups.all.into()),
        ("made", made.unwrap_or_default().into()),
    ];
    open.out
        .line(&open.words.with("findings-backups", &values))?;
    if backups.ahead > 0 {
        let count = [("count", backups.ahead.into())];
        open.out.line(&open.words.with("findings-ahead", &count))?;
    }
    for line in place(&open.words, around) {
        open.out.line(&line)?;
    }
    Ok(())
}

fn figures(found: &[Finding], versions: usize, backups: &Backups, around: &Whereabouts) -> Value {
    let path = |path: &std::path::PathBuf| path.display().to_string();
    let paths = |paths: &[std::path::PathBuf]| paths.iter().map(path).collect::<Vec<_>>();
    let mut value = json!({
        "whole": found.is_empty(),
        "versions": versions,
        "findings": found.iter().map(finding).collect::<Vec<_>>(),
        "backups": backups.all,
        "newest_backup": backups.newest.as_ref().map(|it| it.made.format("%Y-%m-%dT%H:%M:%S").to_string()),
        "synced_folder": around.synced.as_ref().map(path),
        "network": around.network,
        "copies": paths(&around.copies),
        "open_to_others": paths(&around.open_to_others),
    });
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}

fn finding(it: &Finding) -> Value {
    match it {
        Finding::File(detail) => json!({ "what": "file", "detail": detail }),
        Finding::Index(detail) => json!({ "what": "index", "detail": detail }),
        Finding::Dangling { table } => json!({ "what": "dangling", "table": table }),
        Finding::Changed { version, record } => {
            json!({ "what": "changed", "version": version, "record": record })
        }
        Finding::Unreadable { version, detail } => {
            json!({ "what": "unreadable", "version": version, "detail": detail })
        }
        Finding::Reading { record, table } => {
            json!({ "what": "reading", "record": record, "table": table })
        }
        Finding::Rows { table } => json!({ "what": "rows", "table": table }),
    }
}
