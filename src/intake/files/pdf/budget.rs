//! Counts work, so that a file that would take for ever is given up at the same place on every machine. It knows no clock.

use std::cell::Cell;

use super::limits;

/// What is left of each allowance. Once one is used up, the file was not looked at to its end.
#[derive(Debug)]
pub(crate) struct Budget {
    unpacked: Cell<usize>,
    operators: Cell<usize>,
    questions: Cell<usize>,
    broken: Cell<Option<&'static str>>,
}

impl Budget {
    /// Every allowance in full.
    pub(crate) fn new() -> Self {
        Self {
            unpacked: Cell::new(limits::UNPACKED_BYTES),
            operators: Cell::new(limits::OPERATORS),
            questions: Cell::new(limits::QUESTIONS),
            broken: Cell::new(None),
        }
    }

    /// How many bytes a stream may still unpack to.
    pub(crate) fn unpackable(&self) -> usize {
        self.unpacked.get().min(limits::STREAM_BYTES)
    }

    /// Takes bytes that a stream unpacked to.
    pub(crate) fn unpack(&self, bytes: usize) -> bool {
        self.take(&self.unpacked, bytes, "streams that unpack to too many bytes")
    }

    /// Takes one operator of a page.
    pub(crate) fn operate(&self) -> bool {
        self.take(&self.operators, 1, "too many drawing operators")
    }

    /// Takes as much as several operators, for things that cost as much.
    pub(crate) fn operate_many(&self, count: usize) -> bool {
        self.take(&self.operators, count, "too many drawing operators")
    }

    /// Takes questions about points and shapes.
    pub(crate) fn ask(&self, questions: usize) -> bool {
        self.take(&self.questions, questions, "too many shapes over words")
    }

    /// Notes that some other limit was met.
    pub(crate) fn exceed(&self, what: &'static str) {
        if self.broken.get().is_none() {
            self.broken.set(Some(what));
        }
    }

    /// Which limit was met first, if any was.
    pub(crate) fn exceeded(&self) -> Option<&'static str> {
        self.broken.get()
    }

    /// Once any limit was met, nothing more is allowed: the file is refused anyway.
    fn take(&self, from: &Cell<usize>, amount: usize, what: &'static str) -> bool {
        if self.broken.get().is_some() {
            return false;
        }
        match from.get().checked_sub(amount) {
            Some(left) => from.set(left),
            None => {
                from.set(0);
                self.exceed(what);
                return false;
            }
        }
        true
    }
}
