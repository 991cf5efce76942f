//! What a click or a turn of the wheel means, from where things were drawn. Nothing of this happens unless the person
//! turned the mouse on: while a program listens to it, a terminal can't be copied from by dragging.

use ratatui::crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use crate::app::{App, Code, Command, Context, Input, Key};

/// What stands somewhere on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The words of a command: a tab, a hint.
    Do(Command),
    /// A row that the marker can stand on.
    Row(usize),
    /// The box before such a row.
    Box(usize),
}

/// Where everything stands that can be clicked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spots(Vec<(Rect, Spot)>);

impl Spots {
    /// Something that can be clicked. Where two lie over each other, the first counts.
    pub fn add(&mut self, area: Rect, spot: Spot) {
        self.0.push((area, spot));
    }

    fn at(&self, place: Position) -> Option<Spot> {
        let found = self.0.iter().find(|(area, _)| area.contains(place));
        found.map(|(_, spot)| *spot)
    }
}

/// Whether an event means anything here. Moving the mouse and letting a button go do not.
#[must_use]
pub fn matters(event: &Event) -> bool {
    match event {
        Event::Mouse(event) => matches!(
            event.kind,
            MouseEventKind::Down(_) | MouseEventKind::ScrollUp | MouseEventKind::ScrollDown
        ),
        _ => true,
    }
}

/// What the app is told of an event of the mouse.
#[must_use]
pub fn inputs(event: MouseEvent, spots: &Spots, app: &App) -> Vec<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let place = Position::new(event.column, event.row);
            spots
                .at(place)
                .map_or_else(Vec::new, |spot| clicked(spot, app))
        }
        MouseEventKind::ScrollUp => wheel(app, Code::Up, Code::Left),
        MouseEventKind::ScrollDown => wheel(app, Code::Down, Code::Right),
        _ => Vec::new(),
    }
}

fn clicked(spot: Spot, app: &App) -> Vec<Input> {
    match spot {
        Spot::Do(command) => vec![Input::Do(command)],
        // The first click brings the marker, the next one opens.
        Spot::Row(row) if row == app.at() => vec![Input::Pick(row)],
        Spot::Row(row) => vec![Input::Focus(row)],
        Spot::Box(row) => {
            // As Space does, where Space ticks; else as choosing the row does.
            let contexts = app.contexts(&app.page());
            let space = Key::plain(Code::Char(' '));
            match app.keymap().command(&contexts, space) {
                Some(tick @ (Command::Tick | Command::Untick)) => {
                    vec![Input::Focus(row), Input::Do(tick)]
                }
                _ => vec![Input::Pick(row)],
            }
        }
    }
}

/// The wheel is the arrow keys: up and down, and through time on charts and in the calendar.
fn wheel(app: &App, through_rows: Code, through_time: Code) -> Vec<Input> {
    let contexts = app.contexts(&app.page());
    let of_time = [Context::Chart, Context::Month];
    let code = if of_time.iter().any(|it| contexts.contains(it)) {
        through_time
    } else {
        through_rows
    };
    vec![Input::Key(Key::plain(code))]
}
