//! No room: a limit on the size of files, and a full file system.

use std::process::Command;

use super::home::{Home, said};

/// The program under a limit on the size of every file it writes, in blocks of 1,024 bytes.
fn limited(home: &Home, blocks: u64, text: &str) -> super::home::Said {
    // Dash counts in blocks of 512 bytes, bash in blocks of 1,024.
    let script = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let arguments = [
        "-c",
        &script,
        env!("CARGO_BIN_EXE_mainstay"),
        "write",
        "--text",
        "-",
    ];
    said(home.ready(Command::new("sh"), &arguments), text)
}

#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk_and_no_sudden_end() {
    let home = Home::new();
    for n in 0..3 {
        assert!(home.write(&format!("Kept, number {n}.")).saved());
    }
    let long = "A long evening. ".repeat(100);
    let (mut refused, mut kept) = (0, Vec::new());
    for blocks in (0..1_000).step_by(20) {
        let before = std::fs::metadata(home.journal()).expect("a journal").len();
        let text = format!("{blocks} {long}");
        let said = limited(&home, blocks, &text);
        assert!(said.code.is_some(), "a signal ended it: {said:?}");
        if said.saved() {
            assert_eq!(said.code, Some(0));
            kept.push(text.trim().to_owned());
        } else {
            assert!(said.err.contains("full"), "{blocks}: {said:?}");
            refused += 1;
        }
        let entries = home.entries();
        assert_eq!(entries.len(), 3 + kept.len());
        assert!(kept.iter().all(|text| entries.contains(text)));
        let after = std::fs::metadata(home.journal()).expect("a journal").len();
        assert!(
            after >= before,
            "the journal is shorter: {before} to {after}"
        );
    }
    assert!(refused > 0 && !kept.is_empty(), "{refused} {}", kept.len());
    assert!(home.write("There is room again.").saved());
    eprintln!(
        "limits on file size: {refused} saves refused and said so, {} kept: 0 lost",
        kept.len()
    );
}
