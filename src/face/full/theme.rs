//! Colours by role. Text is always the terminal's own; no colour carries meaning alone; nothing is red or green.

use ratatui::style::{Color, Modifier, Style};

use crate::app::page::Ink;
use crate::config::{ChartStyle, Config, Marks, Theme as Choice};
use crate::env::Env;

/// The styles and marks in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub text: Style,
    /// Rules, hints' labels and the usual range.
    pub quiet: Style,
    pub heading: Style,
    pub selected: Style,
    /// Found words.
    pub found: Style,
    inks: [Style; 4],
    pub marks: &'static MarkSet,
    /// How charts are drawn.
    pub chart: ChartStyle,
}

/// The marks of charts, rules and boxes.
#[derive(Debug, PartialEq, Eq)]
pub struct MarkSet {
    pub rule: &'static str,
    /// One dot for each of the four series.
    pub dots: [&'static str; 4],
    pub line: &'static str,
    pub band: &'static str,
    pub full: &'static str,
    pub second: &'static str,
    pub open: &'static str,
    pub plan: &'static str,
    pub axis: &'static str,
    pub axis_low: &'static str,
    pub floor: &'static str,
    pub corner: &'static str,
    pub tick: &'static str,
    pub low_end: &'static str,
    pub high_end: &'static str,
    pub middle: &'static str,
    pub between: &'static str,
    pub none: &'static str,
    /// Found words stand between these.
    pub found: [&'static str; 2],
    /// Eight heights of a bar, lowest first.
    pub heights: [&'static str; 8],
}

/// 21 marks that are not ASCII, each with an ASCII twin below.
pub const UNICODE: MarkSet = MarkSet {
    rule: "─",
    dots: ["●", "■", "▲", "◆"],
    line: "━",
    band: "░",
    full: "█",
    second: "▒",
    open: "·",
    plan: "│",
    axis: "┤",
    axis_low: "│",
    floor: "─",
    corner: "└",
    tick: "┬",
    low_end: "├",
    high_end: "┤",
    middle: "┼",
    between: "─",
    none: "·",
    found: ["«", "»"],
    heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

/// The ASCII twins.
pub const ASCII: MarkSet = MarkSet {
    rule: "-",
    dots: ["o", "x", "+", "*"],
    line: "=",
    band: ".",
    full: "#",
    second: "%",
    open: ".",
    plan: "|",
    axis: "|",
    axis_low: "|",
    floor: "-",
    corner: "+",
    tick: "+",
    low_end: "|",
    high_end: "|",
    middle: "+",
    between: "-",
    none: ".",
    found: ["<", ">"],
    heights: [".", ".", ":", ":", "+", "+", "#", "#"],
};

impl Theme {
    /// The theme that the person chose, on a terminal like this.
    #[must_use]
    pub fn new(config: &Config, env: &Env, colors: bool) -> Self {
        let marks = if config.marks == Marks::Ascii {
            &ASCII
        } else {
            &UNICODE
        };
        let chart = match config.chart {
            ChartStyle::Words => ChartStyle::Words,
            _ if config.marks == Marks::Ascii => ChartStyle::Ascii,
            chart => chart,
        };
        let plain = Style::new();
        let selected = plain.add_modifier(Modifier::BOLD | Modifier::REVERSED);
        let heading = plain.add_modifier(Modifier::BOLD);
        let none = Self {
            text: plain,
            quiet: plain,
            heading,
            selected,
            found: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            inks: [plain; 4],
            marks,
            chart,
        };
        // In 16 colours nothing but the default is readable on every palette.
        let light = match config.theme {
            _ if !colors => return none,
            Choice::NoColor => return none,
            Choice::HighContrast => {
                let text = Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(16));
                return Self {
                    text,
                    quiet: text,
                    heading: text.add_modifier(Modifier::BOLD),
                    selected: Style::new()
                        .fg(Color::Indexed(16))
                        .bg(Color::Indexed(226))
                        .add_modifier(Modifier::BOLD),
                    found: text.fg(Color::Indexed(226)).add_modifier(Modifier::BOLD),
                    inks: [text; 4],
                    marks,
                    chart,
                };
            }
            _ if !env.many_colors => return none,
            Choice::Light => true,
            Choice::Dark => false,
            Choice::Auto => env.light_background,
        };
        // Mood, stress, getting back up and sleep: far apart for every kind of colour vision, 3:1 or more on their grounds.
        let (inks, quiet) = if light {
            ([27, 94, 29, 90], 242)
        } else {
            ([69, 208, 121, 218], 247)
        };
        Self {
            inks: inks.map(|ink| plain.fg(Color::Indexed(ink))),
            quiet: plain.fg(Color::Indexed(quiet)),
            ..none
        }
    }

    /// The same theme with the marks that charts are drawn with.
    #[must_use]
    pub fn of_charts(&self) -> Self {
        Self {
            marks: if self.chart == ChartStyle::Ascii {
                &ASCII
            } else {
                self.marks
            },
            ..*self
        }
    }

    /// The style of a series' dots.
    #[must_use]
    pub fn ink(&self, ink: Ink) -> Style {
        let [first, second, third, fourth] = self.inks;
        match ink {
            Ink::First => first,
            Ink::Second => second,
            Ink::Third => third,
            Ink::Fourth => fourth,
        }
    }

    /// The mark of a series' dots.
    #[must_use]
    pub fn dot(&self, ink: Ink) -> &'static str {
        let [first, second, third, fourth] = self.marks.dots;
        match ink {
            Ink::First => first,
            Ink::Second => second,
            Ink::Third => third,
            Ink::Fourth => fourth,
        }
    }
}
