//! `mainstay about`: what it is and is not.

use serde_json::json;

use super::arguments::Json;
use super::desk::Desk;
use super::failure::Failure;

pub(super) fn run(it: &Json, desk: &Desk) -> Result<(), Failure> {
    let version = env!("CARGO_PKG_VERSION");
    if it.json {
        return desk.out.value(&json!({
            "name": "mainstay",
            "version": version,
            "license": env!("CARGO_PKG_LICENSE"),
            "schema": crate::assets::MIGRATIONS.len(),
        }));
    }
    desk.out.line(
        &desk
            .words
            .with("shell-about", &[("version", version.into())]),
    )
}
