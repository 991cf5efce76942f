//! Several programs at one journal, at once: each waits its turn, and nothing is lost.

use super::home::Home;
use super::{SAVES_AT_ONCE, report};

#[test]
fn four_at_once_lose_nothing_and_wait_politely() {
    let (programs, each) = (4, SAVES_AT_ONCE.now());
    let home = Home::new();
    // All of them are as new to the journal: the first makes it.
    std::thread::scope(|scope| {
        for program in 0..programs {
            let home = &home;
            scope.spawn(move || {
                for n in 0..each {
                    let said = home.write(&format!("program {program} number {n}"));
                    assert_eq!((said.code, said.saved()), (Some(0), true), "{said:?}");
                }
            });
        }
    });
    let entries = home.entries();
    for program in 0..programs {
        for n in 0..each {
            let text = format!("program {program} number {n}");
            assert_eq!(
                entries.iter().filter(|it| **it == text).count(),
                1,
                "{text}"
            );
        }
    }
    assert_eq!(entries.len(), programs * each);
    report(&format!(
        "{programs} programs at once kept {} entries: 0 lost",
        entries.len()
    ));
}
