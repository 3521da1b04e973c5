//! What a solver is asked and what it may answer. Nothing that a solver says is believed: tables are checked against
//! every relation, bounds against their certificates.

use super::certificate::{Certificate, End};
use super::part::Part;

/// Something that proposes tables and bounds for one part.
pub(super) trait Solver {
    /// Proposes a first table, or a certificate that there is none. `hint` is a table that may be right.
    fn start(&mut self, part: &Part, hint: Option<&[i64]>) -> Suggestion;

    /// Proposes a table in which a cell is as small or great as it can be, and why it cannot be more so.
    fn extreme(&mut self, part: &Part, base: &[i64], cell: usize, end: End) -> Suggestion;

    /// Proposes a table in which a cell has exactly this value.
    fn reach(&mut self, part: &Part, base: &[i64], cell: usize, value: i64) -> Suggestion;

    /// Whether every value between two that a cell can have is one that it can have too.
    fn convex(&self) -> bool;
}

/// What a solver proposes; any of it may be wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Suggestion {
    /// A table.
    pub(super) table: Option<Vec<i64>>,
    /// A direction in which tables go on for ever.
    pub(super) ray: Option<Vec<i64>>,
    /// Why the end is no further out, or why there is no table; the simplest first.
    pub(super) certificates: Vec<Certificate>,
}
