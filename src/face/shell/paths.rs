//! `mainstay paths`: where the files are. Opens no journal.

use serde_json::json;

use super::arguments::Json;
use super::desk::Desk;
use super::failure::Failure;

pub(super) fn run(it: &Json, desk: &Desk) -> Result<(), Failure> {
    let show = |path: &Option<std::path::PathBuf>| {
        path.as_ref()
            .map_or_else(|| "-".to_owned(), |path| path.display().to_string())
    };
    let (journal, config) = (show(&desk.env.journal), show(&desk.env.config));
    if it.json {
        return desk
            .out
            .value(&json!({ "journal": journal, "config": config }));
    }
    desk.out.line(
        &desk
            .words
            .with("shell-path-journal", &[("path", journal.into())]),
    )?;
    desk.out.line(
        &desk
            .words
            .with("shell-path-config", &[("path", config.into())]),
    )
}
