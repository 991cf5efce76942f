//! What this process gives up before it does anything else, so that nothing in it could send a word away even if it
//! tried: sockets to anywhere but this machine, looking into other programs, and core dumps. Linux is asked for all of
//! it, other systems for what they have; where a kernel refuses, the program goes on, and [`InForce`] says so.
//!
//! `main` and the face that starts an outside editor use it. There is no `unsafe` here: crates speak to the kernel.

#[cfg(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "aarch64",
        target_arch = "riscv64"
    )
))]
#[path = "guard/linux.rs"]
mod kernel;
#[cfg(not(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "aarch64",
        target_arch = "riscv64"
    )
)))]
#[path = "guard/elsewhere.rs"]
mod kernel;

use std::path::Path;

/// What is in force for this process and for every program that it starts. None of it can be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// The kernel refuses sockets of every kind that can leave this machine (seccomp).
    pub no_sockets: bool,
    /// The kernel refuses to connect or to listen by TCP as well (Landlock, Linux 6.7).
    pub no_tcp: bool,
    /// Other programs of the same person can't look into this one's memory. Holds for this process alone.
    pub closed_memory: bool,
    /// No memory is written to the disk when the program breaks.
    pub no_core_dump: bool,
}

/// Gives up what a journal never needs, and answers what is in force. Call it before the first thread starts: threads
/// have what the one that starts them has.
#[must_use]
pub fn begin() -> InForce {
    kernel::begin()
}

/// Lets this process and what it becomes write in `folder` and to its terminal alone, where the kernel can do that
/// (Landlock). Answers whether it does. Reading stays as it was: editors have settings of their own.
#[must_use]
pub fn write_only_in(folder: &Path) -> bool {
    kernel::write_only_in(folder)
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::net::{TcpListener, UdpSocket};
    use std::os::unix::net::{UnixDatagram, UnixStream};

    use super::*;

    /// A thread of its own, since what is given up is given up for good.
    fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
        std::thread::spawn(work).join().expect("an answer")
    }

    #[test]
    fn no_socket_leaves_the_machine_and_those_that_stay_in_it_work() {
        apart(|| {
            let in_force = begin();
            if !in_force.no_sockets {
                return;
            }
            let refused = |error: std::io::Error| error.kind() == ErrorKind::PermissionDenied;
            assert!(UdpSocket::bind("127.0.0.1:0").is_err_and(refused));
            assert!(UdpSocket::bind("[::1]:0").is_err_and(refused));
            assert!(TcpListener::bind("127.0.0.1:0").is_err_and(refused));
            let child = std::thread::spawn(|| UdpSocket::bind("127.0.0.1:0").is_err());
            assert!(child.join().expect("an answer"));
            assert!(UnixStream::pair().is_ok() && UnixDatagram::unbound().is_ok());
        });
    }

    #[test]
    fn what_may_write_in_one_folder_writes_nowhere_else() {
        let (mine, other) = (tempfile::tempdir(), tempfile::tempdir());
        let (mine, other) = (mine.expect("a folder"), other.expect("a folder"));
        let other_file = other.path().join("there");
        std::fs::write(&other_file, "as it was").expect("written");
        let (inside, outside) = (mine.path().to_owned(), other.path().to_owned());
        let (held, wrote) = apart(move || {
            let held = write_only_in(&inside);
            std::fs::write(inside.join("note"), "words").expect("written");
            let refused = [
                std::fs::write(outside.join("new"), "words"),
                std::fs::write(outside.join("there"), "words"),
                std::fs::create_dir(outside.join("folder")),
                std::fs::rename(inside.join("note"), outside.join("note")),
                std::fs::remove_file(outside.join("there")),
            ];
            (held, refused.iter().any(Result::is_ok))
        });
        assert!(!(held && wrote));
        assert_eq!(
            std::fs::read(&other_file).is_ok_and(|it| it == b"as it was"),
            held
        );
    }
}
