//! Nothing that came from data steers the terminal: odd texts in every field of every record, shown by every page in
//! both faces and by every command of the shell.

use fastrand::Rng;
use mainstay::app::{Command, Input};
use mainstay::domain::{By, Change, Ids, Kind, Record, Setting, What};
use mainstay::store::Store;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::faults::{Tries, tries};
use crate::support::maker::Maker;
use crate::support::shell::Shell;
use crate::support::walk::PAGES;
use crate::support::{Harness, NOW, env, odd, printed, steers};

/// Odd texts over all journals.
const TEXTS: Tries = tries(5_000, 20_000, 1_000_000);
/// Rounds of odd names and contents of files.
pub const ODD_FILES: Tries = tries(3, 40, 2_000);

/// Records of every kind with odd texts in them, and how many texts that are.
pub fn odd_records(seed: u64) -> (Vec<Record>, usize) {
    let mut maker = Maker::new(seed, odd::text);
    let mut records = vec![Setting::new("name", &odd::text(&mut Rng::with_seed(seed))).into()];
    // People and goals first: others name them.
    let kinds = [Kind::Person, Kind::Goal].into_iter();
    for kind in kinds.chain(Kind::ALL.iter().copied()) {
        let count = match kind {
            Kind::Setting => 0,
            Kind::Question => 2,
            Kind::Card => 1,
            Kind::Person | Kind::Goal => 20,
            _ => 40,
        };
        records.extend((0..count).map(|_| maker.record(kind)));
    }
    (records, maker.texts + 1)
}

pub fn keep(store: &mut Store, records: Vec<Record>) {
    let change = Change {
        what: What::Imported,
        puts: records,
        removes: Vec::new(),
    };
    store
        .commit(&change, By::Shell, env(NOW).clock.now(4))
        .expect("kept");
}

#[test]
fn no_page_lets_odd_text_steer_the_terminal() {
    let count = TEXTS.now();
    let (mut texts, mut seed) = (0, 0);
    // High, so that lists are shown whole; and small, so that all is cut.
    let mut high = Terminal::new(TestBackend::new(100, 160)).expect("a terminal");
    let mut small = Terminal::new(TestBackend::new(34, 12)).expect("a terminal");
    while texts < count {
        seed += 1;
        let (records, made) = odd_records(seed);
        texts += made;
        let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
        keep(&mut store, records);
        let mut full = Harness::on(store, env(NOW), By::Full);
        for (name, way) in PAGES {
            full.take(Input::Do(Command::Today));
            for step in *way {
                let Some(input) = step.input(&full.app) else {
                    break;
                };
                full.take(input);
            }
            for terminal in [&mut high, &mut small] {
                full.draw(terminal);
                for cell in &terminal.backend().buffer().content {
                    let text = cell.symbol();
                    assert!(!steers(text), "seed {seed}, {name}: {text:?}");
                }
            }
            for line in printed(&full.app).lines() {
                assert!(!steers(line), "seed {seed}, {name}, plain: {line:?}");
            }
        }
    }
}

/// Every command that shows something, with words that are not there, and options that are wrong, all of them odd.
const COMMANDS: &[&str] = &[
    "today",
    "today --json",
    "look",
    "look --days 90 --json",
    "now",
    "history",
    "history --json",
    "goal list",
    "goal list --json",
    "people list",
    "people list --json",
    "factors",
    "factors --json",
    "settings",
    "settings --json",
    "paths",
    "paths --json",
    "find walk",
    "find walk --json",
    "find ODD",
    "find --kind ODD walk",
    "find --from ODD walk",
    "day ODD",
    "day --json",
    "goal show ODD",
    "goal tick ODD",
    "goal tick walk",
    "goal tick ODD --day ODD",
    "goal add --towards ODD",
    "goal add --weekdays ODD",
    "people show ODD",
    "people show Rosa --json",
    "people add ODD --kind ODD",
    "people add ODD --relation ODD --phone ODD",
    "people edit ODD --new-name ODD",
    "people remove ODD",
    "reach ODD --how call",
    "reach ODD --how ODD",
    "checkin --set ODD=3",
    "checkin --set mood=ODD",
    "checkin --set ODD",
    "checkin --skip ODD",
    "checkin --person ODD",
    "record list ODD",
    "record show entry ODD",
    "settings ODD",
    "settings name ODD",
    "settings week_start ODD",
    "import json ODD",
    "export json --only ODD",
    "export json --out ODD/ODD",
    "export csv --only ODD",
    "export vcard",
    "demo --out ODD/ODD --until ODD",
    "demo --years ODD --out ODD",
    "--journal ODD/ODD today",
    "--color ODD today",
    "ODD",
    "--ODD",
    "undo",
    "redo",
];

#[test]
fn no_command_lets_odd_text_steer_the_terminal() {
    let shell = Shell::new();
    let (records, _) = odd_records(1);
    let mut store = Store::open(&shell.path("journal.db"), Ids::seeded(1)).expect("made");
    keep(&mut store, records);
    drop(store);
    let mut rng = Rng::with_seed(1);
    let kinds = Kind::ALL.iter();
    let lists = kinds.map(|kind| format!("record list {}", kind.name()));
    let days = (0..20).flat_map(|days| [format!("day -{days}"), format!("day -{days} --json")]);
    let all = COMMANDS
        .iter()
        .map(ToString::to_string)
        .chain(lists)
        .chain(days);
    for command in all {
        // No argument can hold a NUL.
        let arguments: Vec<String> = command
            .split(' ')
            .map(|word| word.replace("ODD", &odd::text(&mut rng).replace('\0', "")))
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = shell.run_with(&arguments, &odd::text(&mut rng));
        // The marks that turn the direction are part of the words that go to other programs.
        let export = command.starts_with("export vcard");
        let acts = |line: &str| line.contains(char::is_control);
        for line in ran.out.lines().chain(ran.err.lines()) {
            let wrong = if export { acts(line) } else { steers(line) };
            assert!(!wrong, "{command}: {line:?}");
        }
        assert!((0..4).contains(&ran.code), "{command} {}", ran.err);
    }
}

#[test]
fn what_steers_is_seen_to_steer() {
    for text in [
        "\u{1b}[31m",
        "\u{9b}2J",
        "a\0",
        "\u{202e}abc",
        "\u{7f}",
        "\t",
    ] {
        assert!(steers(text), "{text:?}");
    }
    for text in ["walk", "日記", "e\u{301}", "👨\u{200d}👩\u{200d}👧", ""] {
        assert!(!steers(text), "{text:?}");
    }
}
