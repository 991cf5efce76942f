//! The shell's commands, each in usual and in wrong use: output, errors and exit code, as a person would see them.

use std::process::{Command, Stdio};

use crate::support::lives::Life;
use crate::support::shell::Shell;

#[test]
fn checkin() {
    let mut shell = Shell::with(Life::FirstWeek);
    shell
        .show("checkin --set mood=3 --set stress=4 --set back_up=4 --set sleep=4 --person Dev")
        .show_with(
            "checkin --day yesterday --set mood=2 --no-one --note -",
            "It passed.\nThen we ate.\n",
        )
        .show("checkin --day -2 --hard-day")
        .show("checkin --skip mood --none back_up")
        .show("checkin --set mood=7")
        .show("checkin --set mood=good")
        .show("checkin --set mood")
        .show("checkin --set mud=3")
        .show("checkin --set mood=3 --skip mood")
        .show("checkin --none mood")
        .show("checkin --set mood=3 --person Nobody")
        .show("checkin --set mood=3 --person e")
        .show("checkin --set mood=3 --no-one --person Dev")
        .show("checkin --hard-day --set mood=3")
        .show("checkin --set mood=3 --day 2022-11-23")
        .show("checkin --set mood=3 --day 2022-02-30")
        .show("checkin --set mood=3 --day 1900-01-01")
        .show("checkin --set mood=3 --note words")
        .show("checkin")
        .show_with("checkin --day -3", "3\n2\n")
        .show_with("checkin --day -3", "1\n");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn today_and_day() {
    let mut shell = Shell::with(Life::FirstWeek);
    shell
        .show("today")
        .show("today --json")
        .show("day")
        .show("day yesterday")
        .show("day -3")
        .show("day 2022-11-01")
        .show("day yesterday --json")
        .show("day 2022-11-01 --json")
        .show("day tomorrow")
        .show("day 2022-11-23")
        .show("day 2022-13-01")
        .show("day 22 Nov");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn write() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show_with("write --text -", "Walked home the river way. It helped.\n")
        .show_with("write --star --day -1 --text -", "One.")
        .show_with("write --text -", "  \n\n")
        .show("write")
        .show("write --text words")
        .show_with("write --text - --day 2022-11-23", "Words")
        .show_with("write --text - --day 2022-02-30", "Words")
        .show("write words");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn goal() {
    let mut shell = Shell::with(Life::FirstWeek);
    shell
        .show("goal list")
        .show_with(
            "goal add --text - --times 5 --factor physical_activity --weeks 8",
            "Walk most days\n",
        )
        .show_with(
            "goal add --text - --weekdays mon,wed --amount 20 --unit minutes",
            "Stretch",
        )
        .show_with("goal add --text - --at-most --times 2", "Screens in bed")
        .show_with(
            "goal add --text - --towards 10:0 --unit cups",
            "Less coffee",
        )
        .show_with("goal add --text - --once", "See the dentist")
        .show("goal list")
        .show("goal tick WALK")
        .show("goal tick walk --day -1 --part")
        .show_with("goal tick stretch --amount 15 --note -", "Slow.")
        .show("goal tick dentist --not-today")
        .show("goal show walk")
        .show("goal edit walk --times 4")
        .show("goal week walk --off")
        .show("goal week stretch --times 3 --confidence 7")
        .show("goal rest stretch")
        .show("goal resume stretch")
        .show("goal let-go screens")
        .show("goal finish dentist")
        .show("goal remove coffee")
        .show("goal list")
        .show("goal show walk --json");
    insta::assert_snapshot!("goal", shell.picture());
    shell
        .show("goal add")
        .show_with("goal add --text -", "")
        .show_with("goal add --text - --times 9", "Fly")
        .show_with("goal add --text - --times two", "Fly")
        .show_with("goal add --text - --weekdays mon,noday", "Fly")
        .show_with("goal add --text - --times 2 --weekdays mon", "Fly")
        .show_with("goal add --text - --towards ten", "Fly")
        .show_with("goal add --text - --weeks 0", "Fly")
        .show_with("goal add --text - --amount -3 --unit km", "Fly")
        .show_with("goal add --text - --factor nothing", "Fly")
        .show("goal tick nothing")
        .show("goal tick e")
        .show("goal tick walk --day 2022-11-23")
        .show("goal tick walk --day 2022-02-30")
        .show("goal tick walk --part --not-today")
        .show("goal tick walk --amount much")
        .show("goal week walk --confidence 11")
        .show("goal week walk --week soon")
        .show("goal edit walk")
        .show("goal resume walk")
        .show("goal finish nothing")
        .show("goal remove nothing")
        .show("goal show nothing")
        .show("goal")
        .show("goal fly");
    insta::assert_snapshot!("goal_wrong", shell.picture());
}

#[test]
fn people_and_reach() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show("people list")
        .show("people list --json")
        .show("people add Rosa --relation \"support group friend\" --phone \"555 0199\" --rhythm 7 --hard 1")
        .show("people add \"Tuesday group\" --kind group")
        .show("people add Rosalind")
        .show("people list")
        .show("people show rosa")
        .show("reach Rosa --how call --felt warm")
        .show_with("reach rosalind \"tuesday group\" --how group --first them --day -1 --note -", "Told them.")
        .show("reach Rosa --how text --no-answer")
        .show("reach Rosa --how in-person --gave --felt okay")
        .show("people edit rosalind --new-name Lind --phone 5550101")
        .show("people list")
        .show("people show Rosa --json")
        .show("people remove Lind")
        .show("undo")
        .show("people add \" \"")
        .show("people add Sam --kind dog")
        .show("people add Sam --rhythm often")
        .show("people add Sam --rhythm 0")
        .show("people edit Nobody --phone 1")
        .show("people remove Nobody")
        .show("people show r")
        .show("people show Nobody")
        .show("people")
        .show("reach")
        .show("reach Rosa")
        .show("reach Rosa --how pigeon")
        .show("reach Rosa --how call --first us")
        .show("reach Rosa --how call --felt great")
        .show("reach Nobody --how call")
        .show("reach r --how call")
        .show("reach Rosa --how call --day 2022-11-23")
        .show("reach Rosa --how call --day 2022-02-30")
        .show("reach Rosa --how call --note words");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn look() {
    let mut first = Shell::with(Life::FirstWeek);
    first
        .show("look")
        .show("look --how")
        .show("look --days 7 --json")
        .show("look --days 3")
        .show("look --days many");
    let mut ten = Shell::with(Life::TenYears);
    ten.show("look").show("look --days 3650");
    let mut empty = Shell::new();
    empty.show("look").show("look --json");
    let all = [empty.picture(), first.picture(), ten.picture()];
    insta::assert_snapshot!(all.concat());
}

#[test]
fn find() {
    let mut shell = Shell::with(Life::TenYears);
    shell
        .show("find walk river")
        .show("find walk --kind entry --from 2022-11-01")
        .show("find rosa --kind reach --from -30 --to -10")
        .show("find wlak")
        .show("find zzzzzz")
        .show("find zzzzzz --json")
        .show("find walk --from 2022-11-15 --json")
        .show("find")
        .show("find \"\"")
        .show("find walk --kind thing")
        .show("find walk --from someday")
        .show("find walk --from 2022-11-20 --to 2022-11-10");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn now() {
    let mut shell = Shell::new();
    shell.show("now");
    assert!(!shell.path("journal.db").exists());
    std::fs::write(shell.path("journal.db"), "not a journal").expect("written");
    shell.show("now").show("now --plain");
    let mut kept = Shell::with(Life::TenYears);
    kept.show("now");
    insta::assert_snapshot!([shell.picture(), kept.picture()].concat());
}

#[test]
fn factors() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show("factors")
        .show("factors --set restful_sleep=4 --set physical_activity=3")
        .show("factors")
        .show("factors --week -7 --set restful_sleep=2")
        .show("factors --week -7 --json")
        .show("factors --set restful_sleep=9")
        .show("factors --set restful_sleep=well")
        .show("factors --set mood=3")
        .show("factors --week 2022-12-24")
        .show("factors --week never");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn undo_redo_and_history() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show("redo")
        .show("checkin --set mood=3")
        .show("people add Rosa")
        .show("history")
        .show("undo")
        .show("history")
        .show("history --limit 1 --json")
        .show("redo")
        .show("undo")
        .show("undo")
        .show("undo")
        .show("undo")
        .show("history --limit 0")
        .show("history --limit all");
    let mut new = Shell::new();
    new.show("undo").show("history").show("history --json");
    insta::assert_snapshot!([shell.picture(), new.picture()].concat());
}

#[test]
fn record() {
    let mut shell = Shell::with(Life::Empty);
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let entry = format!(
        "{{\"id\":\"{id}\",\"day\":\"2022-11-20\",\"at\":\"2022-11-20T21:00:00-05:00\",\"text\":\"Quiet.\"}}"
    );
    shell
        .show_with("record put entry --json -", &entry)
        .show_with("record put entry", &entry.replace("Quiet", "Calm"))
        .show("record list entry")
        .show(&format!("record show entry {id}"))
        .show(&format!("record remove entry {id}"))
        .show(&format!("record remove entry {id}"))
        .show("record list entry")
        .show_with(
            "record put counted_date --json -",
            "{\"label\":\"Since\",\"since\":\"2022-01-01\",\"shown\":true}",
        )
        .show("record list thing")
        .show(&format!("record show entry {id}"))
        .show("record show entry 12")
        .show_with("record put entry --json -", "{")
        .show_with("record put entry --json -", "[]")
        .show_with("record put entry --json -", "")
        .show_with("record put entry --json -", "{\"text\":\"\"}")
        .show_with("record put entry", &entry.replace("text", "txt"))
        .show_with("record put entry --json -", &entry.replace("Quiet.", " "))
        .show_with(
            "record put entry --json -",
            &entry.replace("11-20\"", "11-31\""),
        )
        .show_with(
            "record put entry --json -",
            &entry.replace("}", ",\"mood\":3}"),
        )
        .show("record put entry --json words")
        .show("record put")
        .show("record");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn export() {
    let mut shell = Shell::with(Life::FirstWeek);
    shell
        .show("export csv --from -1")
        .show("export csv --only person,goal")
        .show("export markdown --from 2022-11-20 --to 2022-11-21 --only check_in,entry,reach")
        .show("export json --from -1 --only entry,check_in")
        .show("export vcard")
        .show("export vcard --out people.vcf")
        .show("export vcard --out people.vcf")
        .show("export json --out no/such/folder.json")
        .show("export csv --only thing")
        .show("export csv --from soon")
        .show("export json --only entry --from 2022-11-20 --to 2022-11-10")
        .show("export pdf")
        .show("export");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn import() {
    let from = Shell::with(Life::FirstWeek);
    assert_eq!(from.run("export json --out all.json", "").code, 0);
    let mut shell = Shell::with(Life::Empty);
    std::fs::copy(from.path("all.json"), shell.path("all.json")).expect("copied");
    let wrong = [
        ("empty.json", ""),
        ("cut.json", "{\"format\":\"mainstay\",\"version\":1,"),
        ("other.json", "{\"hello\":1}"),
        ("newer.json", "{\"format\":\"mainstay\",\"version\":99}"),
        (
            "day.json",
            "{\"format\":\"mainstay\",\"version\":1,\"exported_at\":\"2022-11-22T20:14:00-05:00\",\"day\":\"2022-11-22\",\"entries\":[{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"day\":\"2022-02-30\",\"at\":\"2022-11-20T21:00:00-05:00\",\"text\":\"x\"}]}",
        ),
    ];
    for (name, text) in wrong {
        std::fs::write(shell.path(name), text).expect("written");
    }
    shell
        .show("import json all.json --dry-run")
        .show("import json all.json")
        .show("import json all.json --yes")
        .show("import json all.json --yes")
        .show("history --limit 2")
        .show("undo")
        .show("import json nothing.json --yes")
        .show("import json . --yes");
    for (name, _) in wrong {
        shell.show(&format!("import json {name} --yes"));
    }
    shell.show("import json").show("import daylio all.json");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn demo() {
    let mut shell = Shell::new();
    shell
        .show("demo --out sam.db")
        .show("--journal sam.db today")
        .show("demo --out sam.db")
        .show("demo --out no/such/folder/sam.db")
        .show("demo --years 0 --out other.db")
        .show("demo --years 101 --out other.db")
        .show("demo --until 2022-02-30 --out other.db")
        .show("demo --seed one --out other.db")
        .show("demo");
    assert!(!shell.path("other.db").exists());
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn settings() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show("settings")
        .show("settings --json")
        .show("settings name")
        .show("settings name \"Sam Reyes\"")
        .show("settings day_end 3")
        .show("settings week_start sunday")
        .show("settings initials on")
        .show("settings")
        .show("settings name --json")
        .show("settings day_end 24")
        .show("settings day_end late")
        .show("settings week_start noday")
        .show("settings initials maybe")
        .show("settings colour blue");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn what_opens_no_journal() {
    let mut shell = Shell::new();
    shell
        .show("about")
        .show("about --json")
        .show("about --limits")
        .show("about --checked")
        .show("about --proof --limits")
        .show("paths")
        .show("paths --json")
        .show("--version")
        .show("--help")
        .show("checkin --help")
        .show("goal tick --help")
        .show("completions tcsh");
    for name in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = shell.run(&format!("completions {name}"), "");
        assert!(ran.code == 0 && ran.out.contains("mainstay"), "{name}");
    }
    let man = shell.run("man", "");
    assert!(
        man.code == 0 && man.out.contains(".TH mainstay"),
        "{}",
        man.err
    );
    assert!(!shell.path("journal.db").exists());
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn what_is_wrong_with_any_command() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show("fly")
        .show("--fly")
        .show("today fly")
        .show("today --day yesterday")
        .show("--color sometimes today")
        .show("");
    std::fs::write(shell.path("foreign.txt"), "Dear diary").expect("written");
    std::fs::write(shell.path("empty.db"), "").expect("written");
    std::fs::create_dir(shell.path("folder")).expect("made");
    let mut cut = std::fs::read(shell.path("journal.db")).expect("read");
    cut[5000..].fill(0xff);
    std::fs::write(shell.path("damaged.db"), cut).expect("written");
    for name in [
        "foreign.txt",
        "empty.db",
        "folder",
        "damaged.db",
        "foreign.txt/journal.db",
    ] {
        shell.show(&format!("--journal {name} today"));
    }
    shell.show("--journal new/folder/journal.db today");
    shell.set("MAINSTAY_NOW", "soon").show("today");
    shell.set("MAINSTAY_NOW", crate::support::NOW);
    shell.set("MAINSTAY_TODAY", "2022-02-30").show("today");
    shell.set("MAINSTAY_TODAY", "2022-11-20").show("today");
    shell.set("MAINSTAY_TODAY", "");
    let config = shell.path(".config/mainstay");
    std::fs::create_dir_all(&config).expect("made");
    std::fs::write(config.join("config.toml"), "face = \"half\"\n").expect("written");
    shell.show("today").show("--plain").show("now");
    std::fs::write(config.join("config.toml"), "[keys.everywhere]\nhard = []\n").expect("written");
    shell.show("today").show("--plain");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn a_closed_pipe_is_silent() {
    let shell = Shell::with(Life::TenYears);
    for arguments in [
        &["export", "json"][..],
        &["record", "list", "entry"],
        &["today"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mainstay"))
            .args(arguments)
            .env_clear()
            .env("HOME", shell.path(""))
            .env("MAINSTAY_JOURNAL", shell.path("journal.db"))
            .env("MAINSTAY_NOW", crate::support::NOW)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        drop(child.stdout.take());
        let ran = child.wait_with_output().expect("ended");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{arguments:?}");
        assert!(ran.status.success(), "{arguments:?}");
    }
}
