//! What is said when the program breaks by a mistake of its own: a calm sentence and where in the program it was. Never
//! what the mistake says of itself: that can hold words of the person.

use std::io::Write;
use std::panic::{Location, PanicHookInfo};

use crate::words::Words;

/// Says so from now on whenever a thread breaks, instead of what Rust would say.
pub fn say_it_calmly() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let _ = std::io::stderr().write_all(said(info.location()).as_bytes());
    }));
}

/// The sentence, and the place.
fn said(place: Option<&Location<'_>>) -> String {
    let words = Words::default();
    let place = place.map(ToString::to_string).unwrap_or_default();
    format!(
        "mainstay: {}\nhint: {}\n",
        words.get("shell-broken"),
        words.with("shell-broken-place", &[("place", place.into())]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_named_by_its_place_alone() {
        let said = said(Some(Location::caller()));
        assert!(said.contains("What was saved is safe."), "{said}");
        assert!(said.contains("src/face/broken.rs:"), "{said}");
    }
}
