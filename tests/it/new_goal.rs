//! A new goal, step by step, in both faces; and what it says to words and numbers it can not take as they are.

use mainstay::domain::{Aim, Goal, Status, Week};
use mainstay::store::Span;

use crate::goals::{goal, goals, people, plain, says, says_not, walks};
use crate::support::Harness;

/// The goals of the journal in front.
fn kept(it: &Harness) -> Vec<Goal> {
    it.app.store().list(Span::ALL).expect("read")
}

#[test]
fn every_step_reads_well() {
    let mut it = goals(people());
    let mut see = |keys: &str, name: &str| {
        insta::assert_snapshot!(name, it.press(keys).styled(80, 24));
        insta::assert_snapshot!(format!("{name}_small"), it.screen(40, 12));
    };
    see("n", "start");
    see("'stop sitting around all day' enter", "start_factor");
    see("3", "improves");
    see("'I want energy when my daughter visits.' enter", "measured");
    see("1 'walks a week' enter", "positive");
    see("1 enter", "achievable");
    see("6", "under_seven");
    see("1", "action");
    see("'walk' enter '10' enter 'minutes' enter", "action_times");
    see(
        "4 enter 'after lunch' enter enter 'round the block after dinner' enter",
        "action_sure",
    );
    see("8", "time");
    see("enter 2 1", "plan");
    it.press("enter");
    says(&mut it, "Saved. Goal: walk most days.");
    let goal = kept(&it).remove(0);
    assert_eq!(goal.text, "walk most days");
    assert_eq!(goal.factor.as_deref(), Some("physical_activity"));
    assert_eq!(goal.measured_by.as_deref(), Some("walks a week"));
    assert_eq!((goal.confidence, goal.plan.times), (Some(8), Some(4)));
    assert_eq!(goal.plan.when.as_deref(), Some("after lunch"));
    assert_eq!(goal.starts.to_string(), "2022-11-28");
    let week: Week = it
        .app
        .store()
        .get(Week::id_of(goal.id, goal.starts))
        .expect("read")
        .expect("a week");
    assert_eq!((week.confidence_first, week.confidence), (Some(6), Some(8)));
    it.press("u");
    assert!(kept(&it).is_empty());
}

#[test]
fn it_goes_line_by_line() {
    let lines = "1\nstop sitting around\n3\nMore energy\n1\nwalks a week\n1\n\n6\n2\n1\nwalk\n15\nminutes\n5\n\n\n\n\n8\n\n1\n1\nq\n";
    insta::assert_snapshot!("plain", plain(people(), lines));
}

#[test]
fn nothing_blocks_the_way_to_a_goal() {
    let mut it = goals(Vec::new());
    it.press("n 'Walk most days' ctrl-d");
    says(&mut it, "Saved. Goal: Walk most days.");
    says(&mut it, "0 of 3");
    let mut it = goals(Vec::new());
    // Each page left as it is: its last row goes on.
    it.press("n 'Walk most days' enter s enter s enter enter s");
    it.press("enter enter enter s s enter enter enter enter s s");
    says(&mut it, "New goal: your plan");
    it.press("enter");
    says(&mut it, "Saved. Goal: Walk most days.");
}

#[test]
fn a_start_can_stand_for_own_words() {
    let mut it = goals(Vec::new());
    it.press("n enter 4");
    assert_eq!(kept(&it), []);
    it.press("ctrl-d");
    assert_eq!(kept(&it)[0].text, "Sleep better");
}

#[test]
fn the_way_back_keeps_every_answer() {
    let mut it = goals(people());
    it.press("n 'Walk most days' enter 3 'energy' enter");
    says(&mut it, "2 of 6, Measured");
    it.press("backspace");
    says(&mut it, "1 of 6, Improves");
    says(&mut it, "energy");
    it.press("shift-tab");
    says(&mut it, "New goal: start");
    says(&mut it, "Walk most days");
    it.press("esc n");
    says(&mut it, "Here is what you had so far.");
    says(&mut it, "Walk most days");
}

#[test]
fn a_draft_comes_back_to_its_step() {
    let mut it = goals(people());
    it.press("n 'Walk most days' enter 3 'energy' enter esc");
    says(&mut it, "Kept. You can finish this later, or not.");
    it.press("n");
    says(&mut it, "2 of 6, Measured");
}

#[test]
fn help_has_a_person_and_asks_no_further() {
    let mut it = goals(people());
    it.press("n 'Swim' enter s enter s enter enter");
    says(&mut it, "4 of 6, Achievable");
    it.press("5 2 1");
    says(&mut it, "5 of 6, Calls for action");
    it.press("'swim' ctrl-d");
    assert!(kept(&it)[0].with.is_some());
    assert_eq!(kept(&it)[0].confidence, Some(5));
}

#[test]
fn a_goal_without_words_is_asked_for_them() {
    let mut it = goals(Vec::new());
    it.press("n ctrl-d");
    says(&mut it, "Say in a few words what you want more of.");
}

#[test]
fn two_goals_under_way_have_two_names() {
    let mut it = goals(walks());
    it.press("n 'walk MOST days' ctrl-d");
    says(
        &mut it,
        "You have \"walk MOST days\" already. Give this one a word more.",
    );
    says(&mut it, "walk MOST days");
    it.press("' again' ctrl-d");
    says(&mut it, "Saved. Goal: walk MOST days again.");
    // One that ended leaves its name free.
    let mut done = goal("Swim");
    done.status = Status::Finished;
    let mut it = goals(vec![done.into()]);
    it.press("n 'Swim' ctrl-d");
    says(&mut it, "Saved. Goal: Swim.");
}

#[test]
fn days_a_week_are_one_to_seven() {
    let mut it = goals(walks());
    it.press("enter e tab tab tab tab tab 9");
    says(&mut it, "9 is not on the list. Type 1 to 7.");
    it.press("0");
    says(&mut it, "0 is not on the list. Type 1 to 7.");
    says(&mut it, "[5 five]");
}

#[test]
fn a_number_may_have_a_comma_or_its_unit_but_no_other() {
    let mut it = goals(Vec::new());
    it.press("n 'Lose a little' enter s enter 4 '92,5 kg' enter '85' enter 'kg' ctrl-d");
    says(&mut it, "Saved. Goal: Lose a little.");
    assert_eq!(
        kept(&it)[0].aim,
        Aim::Towards {
            from: 92.5,
            to: 85.0
        }
    );
    it.press("enter a '91,5 pounds' ctrl-d");
    says(
        &mut it,
        "91,5 pounds is in another unit. This counts in kg.",
    );
    says(&mut it, "91,5 pounds");
    it.press("backspace backspace backspace backspace backspace backspace 'kg' ctrl-d");
    says(&mut it, "91.5, going to 85 kg");
    it.press("a 'about ninety' ctrl-d");
    says(
        &mut it,
        "about ninety is no number. Write it like 20 or 1.5.",
    );
    says_not(&mut it, "Ticked");
}

#[test]
fn a_goal_runs_for_a_week_at_the_least() {
    let mut it = goals(walks());
    it.press("enter e up up up backspace backspace '0' ctrl-d");
    says(&mut it, "0 is no number of weeks. Write 1 to 520.");
}
