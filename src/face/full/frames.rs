//! What is drawn goes to the terminal frame by frame.

use std::cell::RefCell;
use std::io::{self, Write, stdout};
use std::rc::Rc;

use zeroize::Zeroize;

/// Room for most frames, so that no words are left behind where it grew out of.
const ROOM: usize = 64 * 1024;

/// Keeps what is drawn until the frame is whole, and writes it in one piece: each piece that a terminal gets costs it a
/// round, and may be seen.
#[derive(Clone)]
pub(super) struct Frames(Rc<RefCell<Vec<u8>>>);

impl Frames {
    pub(super) fn new() -> Self {
        Self(Rc::new(RefCell::new(Vec::with_capacity(ROOM))))
    }

    /// Writes what was kept, and wipes it.
    pub(super) fn send(&self) -> io::Result<()> {
        let mut kept = self.0.borrow_mut();
        let mut out = stdout().lock();
        let sent = out.write_all(&kept).and_then(|()| out.flush());
        kept.zeroize();
        sent
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    /// Nothing yet: the frame is not whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
