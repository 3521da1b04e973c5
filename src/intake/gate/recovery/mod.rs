//! S003 and S004: what a reader could work out of what is suppressed. Brings together the figures of tables and the pure
//! arithmetic of [`protection`](super::protection); reads no table itself.
//!
//! The tables of one `series` make one family, whatever records they stand in: they share the counts that have the same
//! labels. Every other table is a family of its own.

mod family;
mod figures;
mod findings;

pub(super) use self::family::{Cleared, clear};
pub(super) use self::figures::Figures;
