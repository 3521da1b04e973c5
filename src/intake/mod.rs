//! Everything before publication: records as they are written, and the gate that clears them.
//!
//! The two share this folder so that the compiler can keep drafts between them: the fields of a
//! [`Draft`](records::Draft) are visible here and nowhere else.

pub mod gate;
mod loose;
pub mod records;

pub use self::loose::check_loose;
