//! Health checks: when each was, and when the next one is, as the person was told. No schedule of ours.

use crate::app::everywhere::{hint, moving};
use crate::app::flows::health_check;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::talk::HealthCheck;
use crate::domain::{Change, Day, Kind};
use crate::say;
use crate::store::{Error, Span};

/// The list, by when the next one is.
#[derive(Default)]
pub(super) struct Checks {
    checks: Vec<HealthCheck>,
}

fn dates(check: &HealthCheck, look: &Look<'_>) -> String {
    let words = look.words;
    let said = |id: &str, day: Option<Day>| {
        day.map(|day| say!(words, id, date = words.date_in(day, look.now.today)))
    };
    let parts = [
        said("health-last", check.last),
        said("health-next", check.next),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

impl View for Checks {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("tools-checks"), words.get("tools-title"));
        page.blocks.push(Block::quiet(words.get("health-how")));
        let rows = self.checks.iter().map(|check| {
            Row::pick(check.name.clone())
                .detail(dates(check, look))
                .note(check.note.clone().unwrap_or_default())
        });
        let new = Row::pick(words.get("health-new")).key("n");
        page.blocks.push(Block::List(List {
            rows: rows.chain([new]).collect(),
        }));
        page.hints = moving(words);
        let mut remove = hint(words, Command::Remove);
        remove.menu = false;
        page.hints.push(remove);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Tools, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.checks = cx.store.list(Span::ALL)?;
        let key =
            |check: &HealthCheck| (check.next.is_none(), check.next, check.name.to_lowercase());
        self.checks.sort_by_key(key);
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::New) => Next::Push(health_check::new(None)),
            Act::Pick(row) => Next::Push(health_check::new(self.checks.get(row).cloned())),
            Act::Do(Command::Remove) => {
                if let Some(check) = self.checks.get(at) {
                    cx.commit(&Change::remove(Kind::HealthCheck, check.id))?;
                    cx.say(cx.words.get("health-removed"));
                }
                Next::Stay
            }
            _ => Next::Ignored,
        })
    }
}
