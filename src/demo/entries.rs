//! What the person writes in the journal: sentences dealt from `assets/demo/entries.toml`, put together by the day.

use std::collections::VecDeque;

use chrono::{Datelike, NaiveDate, Weekday};

use super::dice::{Dice, Lines};
use super::mood::{Feel, Tone};
use super::pen::Pen;
use super::stock::{Reason, Stock};
use crate::domain::{Day, Entry, What};

/// No entry gets longer than about this, in words.
const LONG: usize = 265;
/// No entry is shorter than this, in words.
const SHORT: usize = 12;

pub(super) struct Writer {
    stock: Stock,
    /// Days on a kayak that are still to come.
    kayaks: VecDeque<Day>,
}

/// An entry in the making.
struct Page {
    text: String,
    tags: Vec<&'static str>,
}

impl Page {
    fn new(title: String) -> Self {
        Self {
            text: title,
            tags: Vec::new(),
        }
    }

    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    fn paragraph(&mut self) {
        self.text.push_str("\n\n");
    }

    fn line(&mut self, line: &str) {
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// Adds `count` sentences, fewer when the page is long enough.
    fn sentences(&mut self, count: i64, lines: &mut Lines, pen: &mut Pen) {
        for _ in 0..count {
            if self.words() > LONG {
                return;
            }
            if !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push_str(&pen.say(lines));
        }
    }

    fn tag(&mut self, tag: &'static str) {
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }
}

impl Writer {
    pub(super) fn new(stock: Stock, start: Day, until: Day, dice: &mut Dice) -> Self {
        Self {
            stock,
            kayaks: kayaks(start, until, dice),
        }
    }

    pub(super) fn reasons(&mut self) -> &mut [Reason] {
        &mut self.stock.reasons
    }

    /// Perhaps an entry. `group`: the group met today.
    pub(super) fn write(&mut self, feel: &Feel, group: bool, pen: &mut Pen) {
        let Some(mut page) = self.page(feel, group, pen) else {
            return;
        };
        while page.words() < SHORT {
            page.sentences(1, self.stock.close.of(feel.tone()), pen);
        }
        pen.pass(4, 40);
        let mut text = page.text;
        if !page.tags.is_empty() && pen.dice.chance(45) {
            let tags: Vec<String> = page.tags.iter().map(|tag| format!("#{tag}")).collect();
            text.push_str("\n\n");
            text.push_str(&tags.join(" "));
        }
        let today = pen.today();
        let about_the_week = today.weekday() == Weekday::Sun && pen.dice.chance(20);
        let mut entry = Entry {
            id: pen.new_id(),
            day: today,
            at: pen.at(),
            text,
            starred: pen.dice.chance(5),
            about: about_the_week.then(|| format!("week/{}", today.week_start(Weekday::Mon))),
        };
        pen.put(What::Saved, entry.clone());
        if pen.dice.chance(5) {
            pen.pass(5, 50);
            entry.text.push_str("\n\nLater: ");
            entry
                .text
                .push_str(&pen.say(self.stock.close.of(feel.tone())));
            pen.put(What::Changed, entry);
        } else if !entry.starred && pen.dice.chance(3) {
            entry.starred = true;
            pen.put(What::Starred, entry);
        }
    }

    fn page(&mut self, feel: &Feel, group: bool, pen: &mut Pen) -> Option<Page> {
        if self.kayaks.front().is_some_and(|day| *day <= pen.today()) {
            self.kayaks.pop_front();
            return Some(Page::new(pen.jot(&mut self.stock.kayak.entries)));
        }
        if let Some(dip) = feel.dip.filter(|dip| dip.is_first()) {
            return self.hard(dip.reason, true, pen);
        }
        if let Some(reason) = feel.passed.filter(|_| pen.dice.chance(70)) {
            return self.passed(reason, pen);
        }
        if !pen.dice.chance(36) {
            return None;
        }
        if let Some(dip) = feel.dip.filter(|dip| dip.left() > 45) {
            return self.hard(dip.reason, false, pen);
        }
        if group && pen.dice.chance(60) {
            return Some(self.group(pen));
        }
        Some(match pen.dice.between(0, 99) {
            0..8 => self.good_things(pen),
            8..12 => self.letter(pen),
            roll => self.ordinary(roll, feel.tone(), pen),
        })
    }

    fn hard(&mut self, reason: usize, first: bool, pen: &mut Pen) -> Option<Page> {
        let stock = &mut self.stock;
        let reason = stock.reasons.get_mut(reason)?;
        let title = if first {
            &mut reason.titles
        } else {
            &mut stock.titles.low
        };
        let mut page = Page::new(pen.say(title));
        page.paragraph();
        let (long, more) = (pen.dice.between(1, 4), pen.dice.between(1, 4));
        page.sentences(long, &mut reason.lines, pen);
        if pen.dice.chance(60) {
            page.paragraph();
        }
        page.sentences(more, &mut stock.low.lines, pen);
        page.sentences(1, &mut stock.close.low, pen);
        if reason.slug == "sleep" {
            page.tag("sleep");
        }
        Some(page)
    }

    fn passed(&mut self, reason: usize, pen: &mut Pen) -> Option<Page> {
        let stock = &mut self.stock;
        let reason = stock.reasons.get_mut(reason)?;
        let mut page = Page::new(pen.say(&mut stock.passed.titles));
        page.paragraph();
        page.sentences(1, &mut reason.helped, pen);
        let more = pen.dice.between(1, 4);
        page.sentences(more, &mut stock.passed.lines, pen);
        page.sentences(1, &mut stock.close.plain, pen);
        page.tag("good");
        Some(page)
    }

    fn group(&mut self, pen: &mut Pen) -> Page {
        let stock = &mut self.stock;
        let mut page = Page::new(pen.say(&mut stock.group.titles));
        page.paragraph();
        let count = pen.dice.between(2, 7);
        page.sentences(count, &mut stock.group.lines, pen);
        page.sentences(1, &mut stock.close.plain, pen);
        page.tag("group");
        page
    }

    fn good_things(&mut self, pen: &mut Pen) -> Page {
        let stock = &mut self.stock;
        let mut page = Page::new(pen.say(&mut stock.good_things.titles));
        page.paragraph();
        let most = pen.dice.between(3, 5);
        let mut number = 0;
        while number < most || page.words() < SHORT {
            number += 1;
            let line = pen.say(&mut stock.good_things.lines);
            page.line(&format!("{number}. {line}"));
        }
        page.tag("good");
        page
    }

    fn letter(&mut self, pen: &mut Pen) -> Page {
        let stock = &mut self.stock;
        let mut page = Page::new(pen.say(&mut stock.letters.titles));
        for _ in 0..pen.dice.between(2, 3) {
            page.paragraph();
            let count = pen.dice.between(2, 4);
            page.sentences(count, &mut stock.letters.lines, pen);
        }
        page
    }

    /// An ordinary entry: some paragraphs, each on one topic. `roll` (12 to 99) says how long.
    fn ordinary(&mut self, roll: i64, tone: Tone, pen: &mut Pen) -> Page {
        let stock = &mut self.stock;
        let mut page = Page::new(pen.say(stock.titles.of(tone)));
        let (paragraphs, most) = match roll {
            ..40 => (1, 2),
            40..84 => (2, 4),
            _ => (5, 6),
        };
        if tone == Tone::Low {
            page.paragraph();
            page.sentences(2, &mut stock.low.lines, pen);
        }
        let topics = pen.dice.order(stock.topics.len());
        for (place, topic) in topics.into_iter().take(paragraphs).enumerate() {
            page.paragraph();
            if place == 0 && pen.dice.chance(55) {
                let season = season(pen.today());
                if let Some(lines) = stock.weather.get_mut(season) {
                    page.sentences(1, lines, pen);
                }
            }
            if let Some((name, lines)) = stock.topics.iter_mut().nth(topic) {
                let count = pen.dice.between((most + 1) / 2, most);
                page.sentences(count, lines, pen);
                match name.as_str() {
                    "river" => page.tag("river"),
                    "reading" => page.tag("library"),
                    "work" => page.tag("work"),
                    _ => {}
                }
            }
        }
        if pen.dice.chance(60) {
            page.sentences(1, stock.close.of(tone), pen);
        }
        if tone == Tone::Good {
            page.tag("good");
        }
        page
    }
}

fn season(day: Day) -> &'static str {
    match day.date().month() {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

/// A summer day every two to four years; one at least.
fn kayaks(start: Day, until: Day, dice: &mut Dice) -> VecDeque<Day> {
    let mut days = VecDeque::new();
    let mut year = until.date().year();
    while year >= start.date().year() {
        let july = u32::try_from(dice.between(3, 28)).unwrap_or(15);
        let day = NaiveDate::from_ymd_opt(year, 7, july).map(Day::new);
        let fits = day.is_some_and(|day| day > start.plus(5) && day < until.plus(-20));
        if let Some(day) = day.filter(|_| fits) {
            days.push_front(day);
            year -= i32::try_from(dice.between(2, 4)).unwrap_or(3);
        } else {
            year -= 1;
        }
    }
    if days.is_empty() {
        days.push_back(start.plus(30));
    }
    days
}
