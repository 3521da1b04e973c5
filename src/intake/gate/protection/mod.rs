//! Works out what a determined reader can recover from published totals, and what to suppress so that nothing is.
//! Pure arithmetic on cells and relations: it knows nothing of records, files or tables on a page.
//!
//! # The reader
//!
//! The reader knows every published count, every relation ("this total is the sum of these parts"), that counts are
//! whole numbers, the threshold, and which cells are primary. That is the model "rule":
//!
//! | status | what the reader takes for granted |
//! | --- | --- |
//! | published | its value |
//! | primary | it lies in `1..=threshold`, or `0..=threshold` where zeros are suppressed as well |
//! | secondary | it is at least 0; with [`Reader::Strict`] it exceeds the threshold |
//! | implicit | it is at least 0: never printed, but it may follow from what is |
//!
//! A hidden cell's `value`, where a system carries one, is never part of what the reader knows. It serves as a first
//! witness, and the same figures are found without it.
//!
//! # The criteria
//!
//! - **C1** (`exact`): no primary cell is exactly known, and no implicit cell is known to be low.
//! - **C2** (`full`): C1, and each primary cell can still be *every* number that the rule allows it.
//! - **Residual**: a known sum of two or more hidden cells is not itself low. It is reported beside the criteria.
//!
//! # A worked example
//!
//! Four boroughs in two years, threshold 5. `xx` is primary, `xx+` secondary:
//!
//! ```text
//!            2021   2022   both
//! Ashby       xx    xx+     23     a1 + a2 = 23
//! Birley     xx+    xx+     36     b1 + b2 = 36
//! Corby        9     40     49
//! Denton      xx     18     20     d1 + 18 = 20
//! all         28    100    128     a1 + b1 + 9 + d1 = 28,  a2 + b2 + 40 + 18 = 100
//! ```
//!
//! 1. *Elimination.* Denton's row has one unknown: 20 in total, less the 1 shown (18), leaves 2. So `d1` is exactly
//!    known and C1 is broken.
//! 2. *A network.* With `d1` gone, rows Ashby and Birley and the columns 2021 and 2022 have two unknowns each, and each
//!    unknown stands in one row and one column: an edge between two nodes. The four edges make a cycle, and going round
//!    it with +1, −1, +1, −1 changes no total: `a1 + x`, `a2 − x`, `b1 − x`, `b2 + x`.
//! 3. *Intervals.* `a1` starts at 3, say, with `a2` 20, `b1` 14 and `b2` 22. Its rule lets x go from −2 to 2, and no other
//!    cell stops it earlier, so `a1` can be 1 to 5, `a2` 18 to 22, `b1` 12 to 16, `b2` 20 to 24. For Ashby C2 holds.
//! 4. *Proof.* That `a1` can be 1 and can be 5 is shown by two tables, both checked against every relation. That `d1` is 2
//!    is shown by the one relation above: each bound carries the relations that give it when added up.
//! 5. *Complement.* To protect Denton, its row needs another hidden cell. With 2022 (18) hidden too, `d1` and that cell
//!    move round a cycle with either row above, and C2 holds for all: one further cell, 18 lost.
//!
//! # The method
//!
//! Unknown cells are split into connected parts. A part whose every unknown stands in at most two relations that can be
//! signed oppositely is a network: its ends are found by augmenting paths, and minimum cuts prove them (Gusfield 1988,
//! *A graph theoretic approach to statistical data security*; Kao 1996, *Data security equals graph connectivity*: an
//! edge on no cycle is exactly known). Relations that follow from others are left out first, which makes
//! most hierarchical tables networks too. Any other part is put to an integer programming solver, whose bounds are
//! proven by multipliers made whole (linear programming duality) or by exhaustion with exact arithmetic.
//!
//! **The verdict carries its proof.** "Safe" is said only on the strength of whole-number tables that satisfy every
//! relation in exact arithmetic, so a fault in a solver can make a safe system look unsafe, never the reverse. Limits
//! are counted in steps, not in time; what they leave open is "undecided", which is not safe.
//!
//! The complement is a least set that meets every cut (Fischetti and Salazar 2000, *Models and algorithms for optimizing
//! cell suppression in tabular data with linear constraints*): cuts are read off the certificates, shortest paths give a
//! first set, and the least choice that meets all cuts known so far is tried until one suffices. What is proposed has
//! passed the audit.

mod audit;
mod certificate;
mod describe;
mod eliminate;
mod explain;
mod fault;
mod flow;
mod integer;
mod named;
mod network;
mod part;
mod problem;
mod propagate;
mod redundancy;
mod referee;
mod residual;
mod search;
mod solver;
mod suppress;
mod system;
mod verdict;

#[cfg(test)]
mod tests;

pub use audit::{Audit, AuditOptions, CellAudit, Conflict, Finding, audit, audit_with};
pub(super) use audit::{Reasons, audit_problem};
pub use explain::{Claim, Other, Reason, Total};
pub use fault::Fault;
pub use problem::Reader;
pub(super) use problem::{Equation, Problem};
pub use referee::Limits;
pub use residual::Residual;
pub(super) use suppress::suppress_problem;
pub use suppress::{Proposal, Protection, SuppressOptions, Zeros, suppress, suppress_with};
pub use system::{Cell, MAX_CELLS, MAX_COUNT, Relation, Status, System, Zero};
