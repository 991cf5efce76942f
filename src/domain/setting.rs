//! The person's own settings, which travel with the journal. What belongs to the device stands in its configuration.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::invalid::{Invalid, LONG, SHORT, required, within};

/// One setting. Its id is made of its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    pub id: Id,
    pub key: String,
    pub value: String,
}

impl Setting {
    /// The setting `key` with `value`.
    #[must_use]
    pub fn new(key: &str, value: &str) -> Self {
        Self {
            id: Self::id_of(key),
            key: key.to_owned(),
            value: value.to_owned(),
        }
    }

    /// The id of the setting called `key`.
    #[must_use]
    pub fn id_of(key: &str) -> Id {
        Id::once("setting", key)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("key", &self.key, SHORT)?;
        within("value", &self.value, LONG)
    }
}
