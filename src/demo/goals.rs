//! The goals of a life as its days go by: which are running, and when each has its turn.

use std::collections::VecDeque;
use std::ops::Range;

use chrono::Weekday;

use super::pen::Pen;
use super::plan::{Ending, Planned, Template, Track};
use super::running::{Going, Running, TickLines, WeekLines};
use crate::domain::{Day, Done, Id, What};

pub(super) struct Goals {
    templates: Vec<Template>,
    to_come: VecDeque<Planned>,
    running: Vec<Running>,
    ticks: TickLines,
    weeks: WeekLines,
    /// The week whose plans were looked at.
    week: Option<Day>,
    /// From this day on most weeks are planned and looked back on.
    reviews: Day,
}

impl Goals {
    pub(super) fn new(
        templates: Vec<Template>,
        to_come: VecDeque<Planned>,
        ticks: TickLines,
        weeks: WeekLines,
        reviews: Day,
    ) -> Self {
        Self {
            templates,
            to_come,
            running: Vec::new(),
            ticks,
            weeks,
            week: None,
            reviews,
        }
    }

    /// Ends what is over, begins what is due, and looks at the week when it is new. `coach` asks about some of them.
    pub(super) fn turn(&mut self, coach: Option<Id>, pen: &mut Pen) {
        let today = pen.today();
        let over = |it: &Running| it.planned.ending != Ending::Open && it.planned.ends <= today;
        for running in self.running.extract_if(.., |it| over(it)) {
            pen.wait(9, 10);
            running.end(&mut self.ticks, pen);
        }
        while let Some(planned) = self.to_come.pop_front_if(|it| it.starts <= today) {
            if let Some(template) = self.templates.get(planned.template) {
                pen.wait(9, 10);
                let running = Running::begin(template.clone(), planned, coach, pen);
                self.running.push(running);
            }
        }
        let week = today.week_start(Weekday::Mon);
        if self.week != Some(week) {
            self.week = Some(week);
            pen.wait(9, 10);
            let often = if today < self.reviews { 30 } else { 92 };
            for running in &mut self.running {
                running.plan_week(week, often, &mut self.weeks, pen);
            }
        }
    }

    /// The ticks whose hour is one of `hours`. Answers the tracks that were done.
    pub(super) fn tick(&mut self, hours: Range<i64>, going: Going, pen: &mut Pen) -> Vec<Track> {
        let mut done = Vec::new();
        for running in &mut self.running {
            let hour = running.template.hour;
            if hours.contains(&hour) && running.tick(going, &mut self.ticks, pen) {
                done.push(running.template.track);
            }
        }
        done
    }

    /// One tick, without a word, for what is done with people.
    pub(super) fn tick_people(&mut self, pen: &mut Pen) {
        let running = self
            .running
            .iter()
            .find(|it| it.template.track == Track::People);
        if let Some(running) = running {
            let tick = running.plain(Done::Done, pen);
            pen.put(What::Ticked, tick);
        }
    }

    /// How the week went, on its last day. Answers whether it was a review of the whole week.
    pub(super) fn look_back(&mut self, pen: &mut Pen) -> bool {
        let review = pen.today() >= self.reviews && pen.dice.chance(88);
        for running in &mut self.running {
            running.look_back(if review { 75 } else { 14 }, &mut self.weeks, pen);
        }
        review
    }
}
