//! Values that have one word in the file, the export and the shell.

/// The word that the file, the export and the shell have for a value.
macro_rules! named {
    ($($kind:ident { $($value:ident $name:literal,)* })*) => {
        $(impl $kind {
            /// Every value, in the order in which a person is asked.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];

            /// Its word.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $name,)* }
            }

            /// The value with that word.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$value),)* _ => None }
            }
        })*
    };
}

pub(super) use named;

/// Holds that the word of each value is the one of its JSON.
#[cfg(test)]
pub(super) fn same<T: serde::Serialize + Copy>(values: &[T], name: fn(T) -> &'static str) {
    for value in values {
        assert_eq!(serde_json::to_value(value).expect("json"), name(*value));
    }
}
