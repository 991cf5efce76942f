//! Where there is neither seccomp nor Landlock: no core dumps, and nothing else.

use std::path::Path;

use super::InForce;

pub(super) fn begin() -> InForce {
    InForce {
        no_core_dump: no_core_dump(),
        ..InForce::default()
    }
}

pub(super) fn write_only_in(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn no_core_dump() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none).is_ok()
}

#[cfg(not(unix))]
fn no_core_dump() -> bool {
    false
}
