//! The page to share: what is on it, what never is unless it was picked, and how it looks in a browser.

use std::path::{Path, PathBuf};
use std::process::Command as Process;

use mainstay::app::{Command, Effect, Input};

use crate::support::lives::Life;
use crate::support::shell::Shell;
use crate::support::{Harness, NOW, env};
use mainstay::domain::By;

/// The parts that hold a person's own words and the names of others.
const PRIVATE: [&str; 3] = ["names", "starred", "notes"];

const ALL: &str = "goals,ranges,charts,factors,dips,shifts,links,people,names,starred,notes";

/// The page that `share` writes with these arguments, and the place it is at.
fn shared(shell: &Shell, arguments: &str, name: &str) -> (String, PathBuf) {
    let path = shell.path(name);
    let ran = shell.run(&format!("share {arguments} --out {}", path.display()), "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments}");
    (std::fs::read_to_string(&path).expect("a page"), path)
}

#[test]
fn nothing_is_on_it_but_goals_and_ranges_unless_it_was_picked() {
    let shell = Shell::with(Life::TenYears);
    let (text, _) = shared(&shell, "", "page.txt");
    assert!(
        text.contains("\nGoals\n-----\n") && text.contains("\nUsual ranges\n"),
        "{text}"
    );
    // Nothing more but how that was worked out.
    assert!(text.contains("\nHow this was worked out\n"), "{text}");
    assert_eq!(text.matches("\n---").count(), 3, "{text}");
    for kind in ["people list --json", "export json"] {
        let known: serde_json::Value =
            serde_json::from_str(&shell.run(kind, "").out).expect("JSON");
        let people = known["items"]
            .as_array()
            .or(known["people"].as_array())
            .expect("people");
        for person in people {
            let name = person["name"].as_str().expect("a name");
            assert!(!text.contains(name), "{name}");
        }
    }
    let (all, _) = shared(&shell, &format!("--sections {ALL}"), "all.txt");
    assert!(all.contains("Rosa") && PRIVATE.iter().all(|part| ALL.contains(part)));
}

#[test]
fn the_page_reads_well_as_text_and_as_markdown() {
    let shell = Shell::with(Life::TenYears);
    let span = "--from 2022-10-01 --sections goals,ranges,charts,factors,dips,people";
    insta::assert_snapshot!("text", shared(&shell, span, "page.txt").0);
    insta::assert_snapshot!("markdown", shared(&shell, span, "page.md").0);
    insta::assert_snapshot!("html", shared(&shell, span, "page.html").0);
}

#[test]
fn no_figure_rests_on_days_before_those_that_were_picked() {
    let shell = Shell::with(Life::TenYears);
    let (text, _) = shared(&shell, "--from 2022-10-05 --sections charts", "page.txt");
    let (_, tables) = text.split_once("Mood, averages\n").expect("a table");
    let first = tables.lines().next().expect("a row");
    assert!(first.starts_with("- 5 Oct 2022: average "), "{first}");
    let days = first.rsplit_once("days ").and_then(|(_, n)| n.parse().ok());
    assert!(days.is_some_and(|n: u32| (3..=7).contains(&n)), "{first}");
}

#[test]
fn a_page_is_never_written_over_and_a_wrong_wish_writes_nothing() {
    let shell = Shell::with(Life::FirstWeek);
    let (_, path) = shared(&shell, "", "page.html");
    let again = shell.run(&format!("share --out {}", path.display()), "");
    assert_eq!(again.code, 1, "{}", again.err);
    for (arguments, code) in [
        ("share --out page.pdf", 2),
        ("share --sections gaols --out page.html", 2),
        ("share --sections , --out page.html", 2),
        (
            "share --from 1990-01-01 --to 1990-02-01 --out empty.html",
            0,
        ),
    ] {
        let arguments = arguments.replace(
            "--out ",
            &format!("--out {}/", path.parent().expect("a folder").display()),
        );
        let ran = shell.run(&arguments, "");
        assert_eq!(ran.code, code, "{arguments}: {}", ran.err);
    }
    assert_eq!(
        Shell::with(Life::Empty)
            .run("share --out page.html", "")
            .code,
        1
    );
}

#[test]
fn a_person_picks_sees_and_then_writes() {
    let journal = Life::TenYears.journal();
    let mut it = Harness::on(journal.store(), env(NOW), By::Full);
    it.take(Input::Do(Command::LookBack));
    it.open("A page to share");
    insta::assert_snapshot!("form", it.screen(80, 24));
    insta::assert_snapshot!("form_small", it.screen(40, 12));
    it.take(Input::Do(Command::SaveAndClose));
    insta::assert_snapshot!("preview", it.screen(80, 24));
    insta::assert_snapshot!("preview_small", it.screen(40, 12));
    it.press("enter");
    insta::assert_snapshot!("where", it.screen(80, 24));
    it.press("'page.html' enter");
    assert!(
        it.screen(80, 24)
            .contains("Type a whole place, like ~/page.html")
    );
    it.press("backspace backspace backspace backspace backspace backspace backspace backspace backspace '~/page.html'");
    it.effects.clear();
    it.take(Input::Do(Command::Keep));
    let [Effect::Copy { path, text }] = it.effects.as_slice() else {
        panic!("{:?}", it.effects);
    };
    assert_eq!(path, Path::new("~/page.html"));
    assert!(text.starts_with("<!doctype html>"), "{text}");
    it.press("esc esc");
    assert!(it.screen(80, 24).contains("What is on it?"));
}

/// A browser to look at the page with, where there is one.
fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| {
            Process::new(name)
                .arg("--version")
                .output()
                .is_ok_and(|it| it.status.success())
        })
}

/// On a phone, at a desk and on paper the page is as wide as its window, and on paper it has pages.
#[test]
fn a_browser_shows_the_page_without_a_sideways_bar() {
    let Some(browser) = browser() else {
        eprintln!("no Chromium is installed: the page was not looked at");
        return;
    };
    let shell = Shell::with(Life::TenYears);
    let (_, path) = shared(&shell, &format!("--sections {ALL}"), "page.html");
    let url = format!("file://{}", path.display());
    let run = |arguments: &[&str]| {
        let out = Process::new(browser)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
            ])
            .args(arguments)
            .arg(&url)
            .output()
            .expect("run");
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    for (name, size) in [("phone", "360,740"), ("desk", "1280,900")] {
        let picture = path.with_file_name(format!("{name}.png"));
        run(&[
            &format!("--window-size={size}"),
            &format!("--screenshot={}", picture.display()),
        ]);
        let bytes = std::fs::read(&picture).expect("a picture");
        assert!(
            bytes.starts_with(b"\x89PNG") && bytes.len() > 10_000,
            "{name}"
        );
    }
    let paper = path.with_file_name("page.pdf");
    run(&[
        &format!("--print-to-pdf={}", paper.display()),
        "--no-pdf-header-footer",
    ]);
    let pdf = std::fs::read(&paper).expect("a document");
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
    // The tree that a screen reader reads is made of the document: every drawing has its words in it.
    let document = run(&["--dump-dom"]);
    assert_eq!(
        document.matches("<svg").count(),
        document
            .matches("role=\"img\" aria-label=\"A chart.")
            .count()
    );
}
