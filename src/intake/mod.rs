//! Everything before publication: records as they are written, the files that go with them, and the gate that clears
//! both.
//!
//! The two share this folder so that the compiler can keep drafts between them: the fields of a
//! [`Draft`](records::Draft) are visible here and nowhere else.

mod files;
pub mod gate;
mod loose;
pub mod records;

pub use self::loose::check_loose;
