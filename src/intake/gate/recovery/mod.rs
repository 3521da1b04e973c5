//! S003 and S004: what a reader could work out of what is suppressed. Brings together the figures of tables and the pure
//! arithmetic of [`protection`](super::protection); reads no table itself.
//!
//! The tables of one `series` make one family, whatever records they stand in: they share the counts that have the same
//! labels, and what was published of the series before is known too. So do tables of one
//! record and its files, where labels and figures show that they count the same (`alike`). Every other is a family alone.
//!
//! # Steps
//! 1. `figures` takes the counts of a table from its reading; `labels` says what each is called, `others` which
//!    categories its totals count besides, `said` which sums are stated in words.
//! 2. `identity` says which counts of a series are the same, `family` makes one system of them, `across` adds the
//!    differences between counts that contain each other, `published` what was published before.
//! 3. `judge` has the system audited and holds what a reader learns against the policy; `propose` looks for further cells.
//! 4. `findings` and `copies` put it into words.

mod across;
mod alike;
mod bounds;
mod copies;
mod family;
mod figures;
mod findings;
mod heard;
mod identity;
mod judge;
mod labels;
mod layout;
mod others;
mod perhaps;
mod propose;
mod published;
mod report;
mod said;

#[cfg(test)]
mod tests;

pub(super) use self::alike::{Kin, kin};
pub(super) use self::figures::{At, Figures};
pub(super) use self::published::published;
pub(super) use self::report::{Hidden, examine};
pub(super) use self::said::{Words, read as read_said};

use std::collections::BTreeSet;

use self::family::Family;
use self::propose::propose;
use super::ledger::Published;
use crate::config::Policy;
use crate::diagnostic::Diagnostic;

/// What came of a family: findings and further suppressed cells, each with the index of its table.
#[derive(Default)]
pub(super) struct Cleared {
    pub(super) findings: Vec<(usize, Diagnostic)>,
    pub(super) suppressed: Vec<(usize, At)>,
}

/// Audits the tables of one family; suppresses those that ask for it first.
pub(super) fn clear(mut tables: Vec<Figures>, before: &Published, policy: &Policy) -> Cleared {
    let mut cleared = Cleared::default();
    // One table that hides nothing, and differs from nothing, has nothing to give away.
    if tables.len() + before.len() <= 1 && !tables.iter().any(Figures::hides_something) {
        return cleared;
    }
    cleared.suppressed = suppress(&mut tables, before, policy);
    cleared.findings = findings::of(&tables, before, policy);
    cleared
}

/// Suppresses further cells of the tables that ask for it.
pub(super) fn suppress(tables: &mut [Figures], before: &Published, policy: &Policy) -> Vec<(usize, At)> {
    let mut further: BTreeSet<(usize, At)> = BTreeSet::new();
    if !tables.iter().any(|table| table.suppress) {
        return Vec::new();
    }
    {
        let family = Family::of(tables, before, policy);
        // What another table prints for good, or what was published before, protects nothing here.
        let may = |position: usize| {
            let places = family.places(position);
            !places.is_empty() && places.iter().all(|(table, _)| tables[*table].suppress)
        };
        for position in propose(&family, policy, &may).further {
            further.extend(family.places(position));
        }
    }
    for (table, at) in &further {
        tables[*table].suppress_further(*at);
    }
    further.into_iter().collect()
}
