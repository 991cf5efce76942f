//! Which key means which command, by where the person is.

use std::collections::{BTreeMap, HashMap};

use thiserror::Error;

use super::command::Command;
use super::key::{Key, Keys};
use crate::assets;

macro_rules! contexts {
    ($($context:ident $name:literal,)*) => {
        /// Where the person is, as far as keys go. Each is a table in `keys.toml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Context { $($context,)* }

        impl Context {
            /// Every context.
            pub const ALL: &'static [Self] = &[$(Self::$context,)*];

            /// The name of its table in `keys.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$context => $name,)* }
            }
        }
    };
}

contexts! {
    Everywhere "everywhere",
    Typing "typing",
    Line "line",
    Secret "secret",
    Note "note",
    Page "page",
    OwnEditor "own-editor",
    Finding "finding",
    Tabs "tabs",
    List "list",
    Time "time",
    Today "today",
    Goals "goals",
    Goal "goal",
    People "people",
    Person "person",
    Log "log",
    Kept "kept",
    TakeIn "take-in",
    Look "look",
    Links "links",
    Trial "trial",
    Told "told",
    Share "share",
    Months "months",
    Chart "chart",
    Month "month",
    Journal "journal",
    Entry "entry",
    Question "question",
    Mood "mood",
    Form "form",
    Reach "reach",
    Factors "factors",
    Done "done",
    Hard "hard",
    Tools "tools",
    Breath "breath",
    Settings "settings",
    Help "help",
}

/// Keys as they stand in a file: context to command to keys.
pub type Tables = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// What is wrong with a table of keys.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// No such table.
    #[error("no such context: {0}")]
    Context(String),
    /// No such command.
    #[error("no such command: {0}")]
    Command(String),
    /// No such key.
    #[error("no such key: {0}")]
    Key(String),
    /// The same key twice in a context.
    #[error("{key} means two things in {context}")]
    Twice { context: String, key: String },
    /// The hard moment would have no key left.
    #[error("the hard moment has no key left")]
    NoHardKey,
}

/// The keys in force; by default none, for a page that is only printed.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    commands: HashMap<(Context, Keys), Command>,
    keys: HashMap<(Context, Command), Vec<Keys>>,
}

impl Keymap {
    /// The keys of `keys.toml` with the person's `own` laid over them: what is named there takes the place of that
    /// command's keys in that context.
    ///
    /// # Errors
    /// The first thing that is wrong with `own`, or with the built-in table (a test keeps that whole).
    pub fn new(own: &Tables) -> Result<Self, KeyError> {
        let mut tables: Tables =
            toml::from_str(assets::KEYS).map_err(|error| KeyError::Context(error.to_string()))?;
        for (context, commands) in own {
            let table = tables
                .get_mut(context)
                .ok_or_else(|| KeyError::Context(context.clone()))?;
            table.extend(
                commands
                    .iter()
                    .map(|(command, keys)| (command.clone(), keys.clone())),
            );
        }
        let mut map = Self::default();
        for (context, commands) in tables {
            let context = Context::ALL
                .iter()
                .copied()
                .find(|it| it.name() == context)
                .ok_or_else(|| KeyError::Context(context.clone()))?;
            for (command, keys) in commands {
                let command = Command::named(&command).ok_or(KeyError::Command(command))?;
                for text in keys {
                    let keys: Keys = text.parse().map_err(|_| KeyError::Key(text.clone()))?;
                    map.bind(context, keys, command)?;
                }
            }
        }
        if [Context::Everywhere, Context::Typing]
            .iter()
            .any(|it| map.keys_of(Command::Hard, &[*it]).is_empty())
        {
            return Err(KeyError::NoHardKey);
        }
        Ok(map)
    }

    fn bind(&mut self, context: Context, keys: Keys, command: Command) -> Result<(), KeyError> {
        match self.commands.insert((context, keys), command) {
            Some(other) if !is_pair(other, command) => {
                return Err(KeyError::Twice {
                    context: context.name().to_owned(),
                    key: keys.to_string(),
                });
            }
            _ => {}
        }
        self.keys.entry((context, command)).or_default().push(keys);
        Ok(())
    }

    /// What `key` means where `contexts` hold; the first that knows it wins. Where words are typed (the list begins
    /// with a typing context), `everywhere` is not looked at.
    #[must_use]
    pub fn command(&self, contexts: &[Context], key: Key) -> Option<Command> {
        self.bound(contexts, key.into())
    }

    /// What `key` means right after `first`.
    #[must_use]
    pub fn command_after(&self, contexts: &[Context], first: Key, key: Key) -> Option<Command> {
        let first = Some(first).filter(|first| self.begins(contexts, *first));
        self.bound(
            contexts,
            Keys {
                first: Some(first?),
                key,
            },
        )
    }

    /// Whether `key` is only the first of two. A key that means something of its own never waits for another.
    #[must_use]
    pub fn begins(&self, contexts: &[Context], key: Key) -> bool {
        let two = |(context, keys): &(Context, Keys)| {
            keys.first == Some(key) && in_force(contexts).any(|it| it == *context)
        };
        self.command(contexts, key).is_none() && self.commands.keys().any(two)
    }

    fn bound(&self, contexts: &[Context], keys: Keys) -> Option<Command> {
        in_force(contexts).find_map(|context| self.commands.get(&(context, keys)).copied())
    }

    /// The keys of `command` where `contexts` hold, the one to show first.
    #[must_use]
    pub fn keys_of(&self, command: Command, contexts: &[Context]) -> Vec<Keys> {
        let mut all: Vec<Keys> = Vec::new();
        for context in in_force(contexts) {
            for keys in self.keys.get(&(context, command)).into_iter().flatten() {
                // A key that means something else nearer by does not reach this command.
                let reached = self.bound(contexts, *keys) == Some(command)
                    && keys.first.is_none_or(|first| self.begins(contexts, first));
                let reaches = reached || context == Context::Goals || context == Context::Goal;
                if reaches && !all.contains(keys) {
                    all.push(*keys);
                }
            }
        }
        all
    }
}

/// Whether two commands do and undo the same with one key; the page knows which it is.
fn is_pair(one: Command, other: Command) -> bool {
    let pairs = [
        [Command::Tick, Command::Untick],
        [Command::WeekOff, Command::WeekOn],
        [Command::Rest, Command::Resume],
    ];
    pairs
        .iter()
        .any(|pair| pair.contains(&one) && pair.contains(&other))
}

/// Contexts of typing shut out `everywhere`, whose plain letters would eat what is typed.
fn in_force(contexts: &[Context]) -> impl Iterator<Item = Context> + '_ {
    let typing = contexts.contains(&Context::Typing);
    contexts
        .iter()
        .copied()
        .chain((!typing).then_some(Context::Everywhere))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> Result<Keymap, KeyError> {
        Keymap::new(&toml::from_str(text).expect("toml"))
    }

    #[test]
    fn the_built_in_keys_hold_together() {
        let map = own("").expect("the built-in keys");
        let key = |text: &str| text.parse::<Key>().expect("a key");
        assert_eq!(map.command(&[Context::List], key("k")), Some(Command::Up));
        assert_eq!(map.command(&[Context::Typing], key("!")), None);
        assert_eq!(
            map.command(&[Context::Typing, Context::Line], key("ctrl-g")),
            Some(Command::Hard)
        );
        assert_eq!(
            map.command(&[Context::Time, Context::List], key("left")),
            Some(Command::Earlier)
        );
        let back = map.keys_of(Command::Back, &[Context::Time, Context::List]);
        assert_eq!(back, [key("esc").into(), key("backspace").into()]);
    }

    #[test]
    fn hjkl_only_ever_move() {
        let map = own("").expect("the built-in keys");
        use Command::*;
        for ((context, keys), command) in &map.commands {
            if keys.key.typed().is_some_and(|c| "hjkl".contains(c)) {
                let moves = [Up, Down, Back, Open, Earlier, Later, WeekEarlier, WeekLater];
                assert!(moves.contains(command), "{context:?} {keys} {command:?}");
            }
        }
    }

    #[test]
    fn the_hard_moment_always_has_a_key_in_every_context() {
        let map = own("").expect("the built-in keys");
        let key = "ctrl-g".parse::<Key>().expect("a key");
        for context in Context::ALL {
            assert_eq!(
                map.command(&[*context], key),
                Some(Command::Hard),
                "{context:?}"
            );
        }
        assert_eq!(
            own("[everywhere]\nhard = []").err(),
            Some(KeyError::NoHardKey)
        );
    }

    #[test]
    fn a_key_with_a_meaning_of_its_own_never_waits_for_a_second() {
        let map = own("[list]\nnew = [\"g\"]").expect("keys");
        let g = "g".parse::<Key>().expect("a key");
        assert_eq!(map.command(&[Context::List], g), Some(Command::New));
        assert_eq!(map.command_after(&[Context::List], g, g), None);
        assert_eq!(map.keys_of(Command::Top, &[Context::List]).len(), 1);
        let map = own("").expect("the built-in keys");
        assert!(map.begins(&[Context::List], g) && !map.begins(&[Context::Form], g));
        assert_eq!(
            map.command_after(&[Context::List], g, g),
            Some(Command::Top)
        );
    }

    #[test]
    fn own_keys_take_the_place_of_the_built_in_ones() {
        let map = own("[everywhere]\nfind = [\"ctrl-f\"]").expect("keys");
        let key = |text: &str| text.parse::<Key>().expect("a key");
        assert_eq!(map.command(&[], key("ctrl-f")), Some(Command::Find));
        assert_eq!(map.command(&[], key("/")), None);
        assert_eq!(
            own("[everywhere]\nfind = [\"u\"]")
                .err()
                .map(|e| matches!(e, KeyError::Twice { .. })),
            Some(true)
        );
        assert_eq!(
            own("[nowhere]\nfind = [\"u\"]").err(),
            Some(KeyError::Context("nowhere".to_owned()))
        );
    }
}
