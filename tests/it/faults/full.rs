//! No room: a limit on the size of files, and a full file system.

use std::path::Path;
use std::process::Command;

use super::home::{Home, said};
use super::{SIZES_OF_A_FULL_DISK, report};

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
    report(&format!(
        "limits on file size: {refused} saves refused and said so, {} kept: 0 lost",
        kept.len()
    ));
}

/// A small file system in memory at `place`; none, and said, where this may not be made.
pub struct Small<'a> {
    place: &'a Path,
}

impl<'a> Small<'a> {
    pub fn mount(place: &'a Path, kilobytes: usize) -> Option<Self> {
        let told = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={kilobytes}k"),
                "mainstay",
            ])
            .arg(place)
            .output();
        if told.is_ok_and(|told| told.status.success()) {
            return Some(Self { place });
        }
        report("skipped: a small file system needs the right to mount one");
        None
    }

    fn grow(&self, kilobytes: usize) {
        self.settle(&format!("size={kilobytes}k"));
    }

    /// Mounts it again with another option.
    pub fn settle(&self, option: &str) {
        let told = Command::new("mount")
            .args(["-o", &format!("remount,{option}")])
            .arg(self.place)
            .status();
        assert!(told.expect("told").success());
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.place).status();
    }
}

#[test]
fn a_full_file_system_takes_nothing_that_it_has() {
    let home = Home::new();
    std::fs::create_dir_all(home.kept()).expect("made");
    let (mut refused, mut kept) = (0, Vec::new());
    let kept_at = home.kept();
    let Some(small) = Small::mount(&kept_at, 64) else {
        return;
    };
    let long = "A long evening. ".repeat(100);
    let step = 936 / SIZES_OF_A_FULL_DISK.now();
    // By pages where many are asked for, from too small for any journal to room enough for some saves and their backup.
    for kilobytes in (64..1_000).step_by(step) {
        small.grow(kilobytes);
        let length = |home: &Home| std::fs::metadata(home.journal()).map_or(0, |meta| meta.len());
        let before = length(&home);
        let text = format!("{kilobytes} {long}");
        let said = home.write(&text);
        if said.saved() {
            assert_eq!(said.code, Some(0));
            kept.push(text.trim().to_owned());
        } else {
            assert!(matches!(said.code, Some(1..)), "{said:?}");
            assert!(said.err.contains("full"), "{kilobytes}: {said:?}");
            refused += 1;
        }
        assert!(length(&home) >= before, "the journal is shorter");
        if home.journal().exists() {
            let entries = home.entries();
            assert_eq!(entries.len(), kept.len());
            assert!(kept.iter().all(|text| entries.contains(text)));
        }
    }
    small.grow(10_000);
    assert!(home.write("There is room again.").saved());
    assert!(refused > 0 && !kept.is_empty(), "{refused} {}", kept.len());
    report(&format!(
        "a full file system: {refused} saves refused and said so, {} kept: 0 lost",
        kept.len()
    ));
}
