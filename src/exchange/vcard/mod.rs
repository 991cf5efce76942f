//! People as contacts of a phone or a mail program: vCard.
//!
//! What goes out is a name and ways to reach it, and nothing else unless it is asked for: contacts travel on, to the
//! cloud and to other people's phones. What comes in is a name and ways, too.

mod read;
mod write;

pub use read::{Contact, Contacts, read};
pub use write::{Form, Version, write};
