//! The program speaks to no network: neither by what its file could call, nor by what it calls while it runs.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::shell::Shell;
use crate::support::terminal::{Terminal, home};

/// What the cipher's library and the listening for signals name. Nothing reaches a host with them alone: for that there
/// would have to be a call that connects, sends to an address, listens, or looks up a name.
const NAMED: [&str; 11] = [
    "accept",
    "bind",
    "getpeername",
    "getsockname",
    "recv",
    "recvmsg",
    "send",
    "sendmsg",
    "setsockopt",
    "socket",
    "socketpair",
];

/// Beginnings of the names of calls that are about networks, in the C library.
const ABOUT_NETWORKS: [&str; 26] = [
    "accept",
    "bind",
    "connect",
    "getaddrinfo",
    "gethost",
    "getifaddrs",
    "getnameinfo",
    "getnet",
    "getpeername",
    "getproto",
    "getserv",
    "getsock",
    "if_",
    "inet_",
    "listen",
    "ns_",
    "recv",
    "res_",
    "__res_",
    "rcmd",
    "rexec",
    "send",
    "setsockopt",
    "shutdown",
    "socket",
    "gai_",
];

#[test]
fn the_program_names_no_call_that_reaches_a_host() {
    let program = env!("CARGO_BIN_EXE_mainstay");
    let Ok(listed) = Command::new("nm")
        .args(["-D", "--undefined-only", program])
        .output()
    else {
        eprintln!("skipped: no nm here");
        return;
    };
    let listed = String::from_utf8(listed.stdout).expect("text");
    let names = listed
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .map(|name| name.split('@').next().unwrap_or(name));
    let names: BTreeSet<&str> = names.collect();
    assert!(names.contains("write"), "the list was not read: {listed}");
    let about_networks = |name: &&&str| ABOUT_NETWORKS.iter().any(|it| name.starts_with(it));
    // sendfile64 is for files.
    let found = names
        .iter()
        .filter(about_networks)
        .filter(|it| !it.starts_with("sendfile"));
    let unknown: Vec<_> = found.filter(|name| !NAMED.contains(*name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The calls to do with networks that a command makes, as strace tells of them; none where there is no strace.
fn calls(program: &[&str], home: &std::path::Path) -> Option<Vec<String>> {
    let log = home.join("calls");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%network", "-o"])
        .arg(&log)
        .args(program)
        .env_clear()
        .env("HOME", home)
        .env("PATH", "/usr/bin:/bin")
        .stdin(std::process::Stdio::null())
        .output();
    let log = traced.ok().and_then(|_| std::fs::read_to_string(log).ok());
    if log.is_none() {
        eprintln!("skipped: no strace here");
    }
    Some(log?.lines().map(str::to_owned).collect())
}

/// Those that could leave the machine.
fn outward(calls: &[String]) -> Vec<&String> {
    calls
        .iter()
        .filter(|call| {
            call.contains("AF_") && !call.contains("AF_UNIX") && !call.contains("AF_LOCAL")
        })
        .collect()
}

#[test]
fn a_life_asks_nothing_of_any_network() {
    let shell = Shell::new();
    for (arguments, input) in [
        ("checkin --set mood=3 --person Dev", ""),
        ("write --text -", "Walked home the river way."),
        ("goal add --times 3 --text -", "Walk"),
    ] {
        shell.run(arguments, input);
    }
    let home = shell.path("");
    let program = env!("CARGO_BIN_EXE_mainstay");
    let journal = shell.path("journal.db").display().to_string();
    let mut seen = 0;
    for arguments in [
        "today",
        "look",
        "find river",
        "now",
        "history",
        "backup",
        "backups",
        "doctor",
        "people list",
        "export json",
        "export markdown",
        "export vcard",
        "settings",
        "paths",
        "about --proof",
        "undo",
    ] {
        let mut line = vec![program, "--journal", &journal];
        line.extend(arguments.split(' '));
        let Some(calls) = calls(&line, &home) else {
            return;
        };
        assert_eq!(outward(&calls), Vec::<&String>::new(), "{arguments}");
        seen += 1;
    }
    assert_eq!(seen, 16);
}

#[test]
fn the_full_screen_asks_nothing_of_any_network() {
    let home = home("full");
    let script = "exec strace -f -qq -e trace=%network -o calls \"$0\"";
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("skipped: no strace here");
        return;
    }
    let Some(mut terminal) = Terminal::script(home.path(), 80, 24, script) else {
        return;
    };
    terminal.wait("Enter").send("\x03");
    terminal.end();
    let calls = std::fs::read_to_string(home.path().join("calls")).expect("calls");
    let calls: Vec<String> = calls.lines().map(str::to_owned).collect();
    assert!(
        calls.iter().any(|call| call.contains("AF_UNIX")),
        "signals come by a pair: {calls:?}"
    );
    assert_eq!(outward(&calls), Vec::<&String>::new());
}

#[test]
fn a_call_to_a_network_would_be_seen() {
    let home = tempfile::tempdir().expect("a folder");
    let reach = ["bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"];
    let Some(calls) = calls(&reach, home.path()) else {
        return;
    };
    assert!(!outward(&calls).is_empty(), "{calls:?}");
}
