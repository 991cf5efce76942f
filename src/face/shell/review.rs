//! `mainstay review`: looks back on the week, line by line.

use serde_json::json;

use super::arguments::Review;
use super::desk::Desk;
use super::failure::Failure;
use super::{goal, journal};
use crate::app::flows::review;
use crate::app::goals::weeks::GoalWeek;
use crate::insight::thresholds::WEEK;

pub(super) fn run(it: &Review, desk: Desk) -> Result<(), Failure> {
    if !it.json {
        return journal::ask(desk, |_| Ok(review::new()));
    }
    let open = desk.open_whole()?;
    let today = open.now.today;
    let week = review::week_of(today, open.own.week_start);
    let goals = open.read(|store| review::goals(store, today))?;
    let mut items = Vec::new();
    for goal in &goals {
        let start = goal.week_of(today.plus(-WEEK / 2));
        let done = open.read(|store| GoalWeek::of_day(store, goal, start))?;
        let known = open.read(|store| store.week_of(goal.id, start))?;
        let mut item = goal::item(goal, &done);
        if let Some(object) = item.as_object_mut() {
            let line = known.and_then(|week| week.looked_back);
            object.insert("looked_back".to_owned(), json!(line));
        }
        items.push(item);
    }
    open.out.value(&json!({ "week": week, "goals": items }))
}
