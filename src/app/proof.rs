//! What keeps words here, put into words: the same for the page and for `mainstay about --proof`.

use crate::guard::InForce;
use crate::store::Protection;
use crate::words::Words;

/// What is in force here and now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    pub in_force: InForce,
    pub protection: Protection,
}

/// Commands of the shell that show it without believing us, each with the id of what comes of it.
pub const CHECKS: [(&str, &str); 5] = [
    (
        "proof-check-trace",
        "strace -f -e trace=%network mainstay today",
    ),
    ("proof-check-without", "unshare -rn mainstay today"),
    (
        "proof-check-names",
        "nm -D \"$(command -v mainstay)\" | grep -E ' (connect|listen|sendto|recvfrom|getaddrinfo|res_)'",
    ),
    (
        "proof-check-force",
        "grep Seccomp: /proc/\"$(pgrep -n mainstay)\"/status",
    ),
    (
        "proof-check-files",
        "ls -lR \"$(dirname \"$(mainstay paths --json | grep -o '/.*db')\")\"",
    ),
];

/// What is in force, a sentence each.
#[must_use]
pub fn proof(words: &Words, proof: &Proof) -> Vec<String> {
    let Proof {
        in_force,
        protection,
    } = proof;
    let either = |on: bool, yes: &str, no: &str| words.get(if on { yes } else { no });
    let mut said = vec![
        either(in_force.no_sockets, "proof-sockets-on", "proof-sockets-off"),
        either(in_force.no_tcp, "proof-tcp-on", "proof-tcp-off"),
        either(
            in_force.closed_memory,
            "proof-memory-on",
            "proof-memory-off",
        ),
        either(in_force.no_core_dump, "proof-core-on", "proof-core-off"),
    ];
    if protection.open_to_others.is_empty() {
        said.push(words.get("proof-files-yours"));
    }
    said.extend(protection.open_to_others.iter().map(|path| {
        let path = path.display().to_string();
        words.with("proof-files-open", &[("path", path.into())])
    }));
    let version = || [("version", protection.cipher.clone().into())];
    said.push(match protection.locked {
        None => words.get("proof-no-journal"),
        Some(true) => words.with("proof-locked", &version()),
        Some(false) => words.get("proof-plain"),
    });
    said.push(words.get("proof-parts"));
    said.push(words.get("proof-names"));
    said
}
