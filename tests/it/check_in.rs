//! The check-in, every branch, in both faces.

use crate::support::{Harness, plain};

#[test]
fn seven_keys_lead_from_today_to_saved() {
    let mut it = Harness::with(Vec::new());
    it.press("c 3 4 0 4 0 enter enter");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Saved. Thank you for checking in."),
        "{screen}"
    );
    assert!(
        screen.contains("Nothing was hard today") || screen.contains("nothing was hard today"),
        "{screen}"
    );
}

#[test]
fn each_step_reads_well() {
    let mut it = Harness::with(Vec::new());
    insta::assert_snapshot!("mood", it.press("c").styled(80, 24));
    insta::assert_snapshot!("stress_again", it.press("3 4 backspace").screen(80, 24));
    insta::assert_snapshot!("mood_small", it.press("backspace").screen(40, 12));
    insta::assert_snapshot!("people", it.press("3 4 3 4").screen(80, 24));
    insta::assert_snapshot!("note", it.press("0 enter 'Long shift.'").screen(80, 24));
    insta::assert_snapshot!("done", it.press("enter").styled(80, 24));
}

#[test]
fn the_same_check_in_goes_line_by_line() {
    insta::assert_snapshot!(plain(Vec::new(), "1\n3\n7\n4\n0\n4\n0\nLong shift.\n\nq\n"));
}

#[test]
fn what_was_begun_waits_for_the_person() {
    let mut it = Harness::with(Vec::new());
    it.press("c 3 4 esc");
    assert!(
        it.screen(80, 24)
            .contains("Kept. You can finish this later, or not.")
    );
    it.press("c");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("You stopped part way through a check-in. 2 answers"),
        "{screen}"
    );
    it.press("1");
    assert!(it.screen(80, 24).contains("get back on my feet"));
}

#[test]
fn a_hard_day_can_be_all_that_is_said() {
    let mut it = Harness::with(Vec::new());
    it.press("c d");
    assert!(it.screen(80, 24).contains("Saved: a hard day."));
    it.press("enter u");
    assert!(it.screen(80, 24).contains("Undone. Check-in of 22 Nov."));
}
