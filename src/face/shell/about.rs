//! `mainstay about`: what it is and is not, what is in force, and what it protects from.

use serde_json::{Value, json};

use super::arguments::About as Arguments;
use super::desk::Desk;
use super::failure::Failure;
use super::journal;
use crate::app::pages::leaflet::{CHECKED, Leaflet, PROTECTS};
use crate::app::proof::{CHECKS, Proof, proof};
use crate::store::Protection;

pub(super) fn run(it: &Arguments, desk: &Desk) -> Result<(), Failure> {
    if it.limits {
        return read(&PROTECTS, desk);
    }
    if it.checked {
        return read(&CHECKED, desk);
    }
    if it.proof {
        return prove(it.json, desk);
    }
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

fn read(leaflet: &Leaflet, desk: &Desk) -> Result<(), Failure> {
    let say = |id: &str| desk.out.line(&desk.words.get(id));
    say(leaflet.title)?;
    for (heading, sentences) in leaflet.parts {
        desk.out.line("")?;
        heading.map_or(Ok(()), say)?;
        sentences.iter().try_for_each(|id| say(id))?;
    }
    Ok(())
}

/// What is in force. Opens no journal.
fn prove(as_json: bool, desk: &Desk) -> Result<(), Failure> {
    let path = journal::journal_path(&desk.words, &desk.env)?;
    let protection = Protection::at(&path).map_err(|error| Failure::store(&desk.words, &error))?;
    let it = Proof {
        in_force: desk.env.in_force,
        protection,
    };
    if as_json {
        return desk.out.value(&figures(&it));
    }
    for line in proof(&desk.words, &it) {
        desk.out.line(&line)?;
    }
    desk.out.line("")?;
    desk.out.line(&desk.words.get("proof-check"))?;
    for (what, command) in CHECKS {
        desk.out.line(&desk.words.get(what))?;
        desk.out.line(&format!("    {command}"))?;
    }
    Ok(())
}

fn figures(it: &Proof) -> Value {
    let Proof {
        in_force,
        protection,
    } = it;
    let path = |path: &std::path::Path| path.display().to_string();
    let files: Vec<Value> = protection
        .modes
        .iter()
        .map(|(file, mode)| json!({ "path": path(file), "mode": format!("{mode:04o}") }))
        .collect();
    let mut value = json!({
        "sockets_refused": in_force.no_sockets,
        "tcp_refused": in_force.no_tcp,
        "memory_closed": in_force.closed_memory,
        "no_core_dump": in_force.no_core_dump,
        "cipher": format!("SQLCipher {}", protection.cipher),
        "locked": protection.locked,
        "files": files,
        "open_to_others": protection.open_to_others.iter().map(|it| path(it)).collect::<Vec<_>>(),
        "network_crates": [],
        "checks": CHECKS.map(|(_, command)| command),
    });
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}
