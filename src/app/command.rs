//! What a person can do: one table. Keys, footer, help, menu, the plain face's numbers and the README's key list are
//! all made from it. The words of a command stand in `command.ftl` under its name.

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident $name:literal,)*) => {
        /// Something a person can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $command,)* }

        impl Command {
            /// Every command.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// The name in `keys.toml`; `command-NAME` are its words.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => $name,)* }
            }

            /// The command with that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$command),)* _ => None }
            }
        }
    };
}

commands! {
    // Anywhere.
    Hard "hard",
    Help "help",
    Menu "menu",
    Undo "undo",
    Redo "redo",
    Back "back",
    Quit "quit",
    Leave "leave",
    Hide "hide",
    Suspend "suspend",
    Redraw "redraw",
    Today "today",
    Goals "goals",
    People "people",
    LookBack "look-back",
    Journal "journal",
    NextTab "next-tab",
    PreviousTab "previous-tab",
    CheckIn "check-in",
    ReachOut "reach-out",
    Write "write",
    Find "find",
    Settings "settings",
    Calendar "calendar",
    Factors "factors",
    ReachLog "reach-log",
    Tour "tour",
    About "about",
    Protects "protects",
    Checked "if-checked",
    OwnEditor "own-editor",
    Proof "proof",
    // Lists.
    Up "up",
    Down "down",
    PageUp "page-up",
    PageDown "page-down",
    Top "top",
    End "end",
    Open "open",
    Tick "tick",
    Untick "untick",
    TickPart "tick-part",
    NotToday "not-today",
    TickAmount "tick-amount",
    New "new",
    Change "change",
    Remove "remove",
    Star "star",
    BigNumber "big-number",
    SquareCode "square-code",
    Example "example",
    // Goals.
    Rest "rest",
    Resume "resume",
    Finish "finish",
    LetGo "let-go",
    WeekOff "week-off",
    WeekOn "week-on",
    // People.
    Log "log",
    OnePerson "one-person",
    // Time: charts, calendar, days.
    Earlier "earlier",
    Later "later",
    More "more",
    Fewer "fewer",
    NextChart "next-chart",
    PreviousChart "previous-chart",
    AsList "as-list",
    ByWeek "by-week",
    Now "now",
    WeekEarlier "week-earlier",
    WeekLater "week-later",
    MonthEarlier "month-earlier",
    MonthLater "month-later",
    // Questions and forms.
    Keep "keep",
    Skip "skip",
    StepBack "step-back",
    HardDay "hard-day",
    NoAnswerYet "no-answer-yet",
    Gave "gave",
    NextField "next-field",
    PreviousField "previous-field",
    BiggerPage "bigger-page",
    SaveAndClose "save-and-close",
    Narrow "narrow",
    // The hard moment.
    HardPeople "hard-people",
    Breathe "breathe",
    Senses "senses",
    OwnPace "own-pace",
    EditCard "edit-card",
}
