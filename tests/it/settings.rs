//! Settings, the questions of a check-in, and About, in both faces.

use crate::support::{Harness, NOW, env};
use mainstay::app::{Command, Effect, Input};
use mainstay::config::{Config, Face, Marks, Theme};
use mainstay::domain::{By, Change, Ids, Setting, What};
use mainstay::store::Store;

fn settings() -> Harness {
    settings_of(By::Full)
}

fn settings_of(by: By) -> Harness {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let env = env(NOW);
    let name = Change::put(What::Set, Setting::new("name", "Sam"));
    store.commit(&name, by, env.clock.now(4)).expect("kept");
    let mut it = Harness::on(store, env, by);
    it.app
        .update(Input::Do(Command::Settings), it.env.clock.now(4));
    it
}

/// The keys that lead to row `at`.
fn down(at: usize) -> String {
    "down ".repeat(at)
}

fn last_config(it: &Harness) -> Option<&Config> {
    it.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepConfig(config) => Some(config),
        _ => None,
    })
}

#[test]
fn each_page_reads_well() {
    let mut it = settings();
    insta::assert_snapshot!("all", it.styled(80, 24));
    insta::assert_snapshot!("small", it.screen(40, 12));
    insta::assert_snapshot!("name", it.press("enter").screen(80, 24));
    insta::assert_snapshot!("day_end", it.press("esc down down enter").screen(80, 24));
    insta::assert_snapshot!("questions", it.press("esc down down enter").screen(80, 24));
    insta::assert_snapshot!("questions_small", it.screen(40, 12));
    insta::assert_snapshot!("question", it.press("down enter").screen(80, 24));
    insta::assert_snapshot!("reword", it.press("4").screen(80, 24));
    insta::assert_snapshot!("new_question", it.press("esc esc n").screen(80, 24));
    let mut it = settings();
    insta::assert_snapshot!("country", it.press(&down(15)).press("enter").screen(80, 24));
    let mut it = settings();
    insta::assert_snapshot!("about", it.press("end enter").screen(80, 24));
    insta::assert_snapshot!("about_small", it.screen(40, 12));
}

#[test]
fn they_go_line_by_line() {
    let it = settings_of(By::Plain);
    // Initials; the questions, stress not asked, and its words; About; the name.
    insta::assert_snapshot!(it.lines("2\n5\n2\n1\n4\nWeight\n\n\n0\n0\n26\n0\n1\nMax\nq\n"));
}

#[test]
fn the_rows_of_the_journal_are_taken_back_with_undo() {
    let mut it = settings();
    it.press("down enter");
    assert!(it.screen(80, 24).contains("Initials only"));
    it.press("down down enter");
    assert!(it.screen(80, 24).contains("Sunday"));
    it.press("u u");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Monday") && screen.contains("Shown"),
        "{screen}"
    );
    assert!(it.effects.is_empty());
}

#[test]
fn the_name_and_the_end_of_the_day_are_asked_for() {
    let mut it = settings();
    it.press("enter 'my' enter");
    assert!(it.screen(80, 24).contains("Sammy"), "{}", it.screen(80, 24));
    it.press("down down enter 1 enter");
    assert!(
        it.screen(80, 24).contains("12:00 am"),
        "{}",
        it.screen(80, 24)
    );
    assert_eq!(it.app.day_end(), 0);
    it.press("u u");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("4:00 am") && !screen.contains("Sammy"),
        "{screen}"
    );
    // An empty name is none.
    it.press("up up enter ctrl-u enter");
    assert!(
        it.screen(80, 24).contains("not set"),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn the_rows_of_the_device_go_to_their_next_choice_and_are_kept() {
    let mut it = settings();
    it.press(&down(8));
    it.press("enter down enter down enter");
    let config = last_config(&it).expect("kept");
    assert_eq!(config.face, Some(Face::Plain));
    assert_eq!(config.theme, Theme::Dark);
    assert_eq!(config.marks, Marks::Ascii);
    assert!(it.screen(80, 24).contains("Marks: Plain letters. Saved."));
    for _ in 0..4 {
        it.press("up enter down");
    }
    assert_eq!(last_config(&it).expect("kept").theme, Theme::Auto);
    it.press("down down down enter down enter");
    let config = last_config(&it).expect("kept");
    assert!(config.mouse && config.motion);
    assert!(
        it.screen(80, 24)
            .contains("Paced breathing: Counted for me.")
    );
    it.press("down enter 9");
    assert_eq!(last_config(&it).expect("kept").country, None);
    assert!(it.screen(80, 24).contains("Not chosen"));
    it.press("enter 2");
    assert_eq!(
        last_config(&it).expect("kept").country.as_deref(),
        Some("GB")
    );
}

#[test]
fn questions_are_turned_on_and_off_moved_and_reworded() {
    let mut it = settings();
    it.press(&down(4)).press("enter space");
    assert!(
        it.screen(80, 24)
            .contains("Mood: not asked. Past answers stay.")
    );
    // Stress first, then under another name, and energy too.
    it.press("down enter 2");
    assert!(it.screen(80, 24).contains("Stress is asked earlier now."));
    it.press("2");
    assert!(it.screen(80, 24).contains("It is the first one."));
    it.press("4 'Weight' enter 'How heavy was today?' enter 'light, heavy' enter");
    assert!(it.screen(80, 24).contains("How heavy was today?"));
    it.press("esc esc esc c");
    let screen = it.screen(80, 24);
    assert!(screen.contains("How heavy was today?"), "{screen}");
    assert!(
        screen.contains("1  light") && screen.contains("5  heavy"),
        "{screen}"
    );
    assert!(screen.contains("Weight > Back up"), "{screen}");
}

#[test]
fn the_factors_of_the_weekly_page_are_left_out_reworded_and_added() {
    let mut it = settings();
    it.press(&down(5)).press("enter");
    insta::assert_snapshot!("weekly", it.screen(80, 24));
    it.press("space down enter 4 'Food' ctrl-d esc n");
    insta::assert_snapshot!("new_factor", it.screen(80, 24));
    it.press("'Money' enter 'Money: was there enough for what you need?' enter");
    it.press("esc");
    assert!(it.screen(80, 24).contains("10 of 11 asked"));
    it.press("esc");
    it.app
        .update(Input::Do(Command::Factors), it.env.clock.now(4));
    insta::assert_snapshot!("factors_of_ones_own", it.screen(80, 24));
    it.press("end up 3 ctrl-d");
    assert!(
        it.screen(80, 24).contains("Saved. 1 factor for this week."),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn a_scale_from_nought_to_ten_can_be_ones_own() {
    let mut it = settings();
    it.press(&down(4)).press("enter n");
    it.press("'Craving' enter 'How strong was it?' enter ctrl-u '0' enter ctrl-u '10' enter 2 ctrl-d esc esc c 3 3 3 3");
    let screen = it.screen(80, 24);
    assert!(screen.contains("How strong was it?"), "{screen}");
    it.press("1 0 enter backspace");
    assert!(
        it.screen(80, 24).contains("You said 10."),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn a_question_of_ones_own_is_asked_in_the_next_check_in() {
    let mut it = settings();
    it.press(&down(4)).press("enter n");
    it.press("enter");
    // Without a name it can't be found again.
    it.press("ctrl-d");
    assert!(
        it.screen(80, 24).contains("A short name helps"),
        "{}",
        it.screen(80, 24)
    );
    it.press(
        "'Outside' enter 'How long were you outside?' enter ctrl-u '0' enter ctrl-u '11' ctrl-d",
    );
    assert!(
        it.screen(80, 24).contains("Lowest is 0 to 9."),
        "{}",
        it.screen(80, 24)
    );
    it.press("ctrl-u '3' ctrl-d");
    assert!(
        it.screen(80, 24).contains("Outside"),
        "{}",
        it.screen(80, 24)
    );
    it.press("esc esc c 3 3 3 3");
    let screen = it.screen(80, 24);
    assert!(screen.contains("How long were you outside?"), "{screen}");
    assert!(screen.contains(" 0 ") && screen.contains(" 3 "), "{screen}");
    it.press("2");
    assert!(it.screen(80, 24).contains("Who did you connect with"));
}
