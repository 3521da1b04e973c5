//! What the commands show of a family: every hidden count with its range, and the further cells that protect it.

use std::collections::BTreeSet;

use super::family::Family;
use super::figures::{At, Figures};
use super::findings::{because, merge};
use super::judge::{judge, judge_system};
use super::propose::{propose, with_further};
use crate::config::Policy;
use crate::intake::gate::ledger::Published;
use crate::intake::gate::protection::{Finding, Reasons, Status};

/// A count that is not printed.
pub(in crate::intake::gate) struct Hidden {
    pub(in crate::intake::gate) table: usize,
    pub(in crate::intake::gate) at: At,
    pub(in crate::intake::gate) name: String,
    pub(in crate::intake::gate) status: Status,
    /// The range that is left to it; no greatest means no bound.
    pub(in crate::intake::gate) interval: (u64, Option<u64>),
    /// Why it may not be published so.
    pub(in crate::intake::gate) finding: Option<Finding>,
    pub(in crate::intake::gate) is_safe: bool,
    /// Whether several tables are needed to tell.
    pub(in crate::intake::gate) is_across: bool,
    pub(in crate::intake::gate) because: Vec<String>,
}

/// What was examined.
pub(in crate::intake::gate) struct Examined {
    pub(in crate::intake::gate) hidden: Vec<Hidden>,
    /// Further cells to suppress.
    pub(in crate::intake::gate) further: Vec<Further>,
    /// Counts that nothing protects, and what to do.
    pub(in crate::intake::gate) unprotected: Vec<(String, String)>,
}

/// A further cell to suppress.
pub(in crate::intake::gate) struct Further {
    pub(in crate::intake::gate) table: usize,
    pub(in crate::intake::gate) at: At,
    pub(in crate::intake::gate) name: String,
    pub(in crate::intake::gate) value: u64,
    /// What would follow without it.
    pub(in crate::intake::gate) protects: Vec<String>,
}

/// Examines a family, and looks for further cells in the tables that `may` be changed.
pub(in crate::intake::gate) fn examine(
    tables: &[Figures],
    before: &Published,
    policy: &Policy,
    may: &dyn Fn(usize) -> bool,
) -> Examined {
    let family = Family::of(tables, before, policy);
    let mut examined = Examined { hidden: Vec::new(), further: Vec::new(), unprotected: Vec::new() };
    let Ok(judged) = judge_system(&family, &family.system, policy, Reasons::Given) else {
        examined
            .unprotected
            .push(("the table".to_owned(), "split it, or write its figures as whole numbers".to_owned()));
        return examined;
    };
    let alone = told_alone(tables, policy);
    for (at, cell) in judged.audit.cells.iter().enumerate() {
        let is_concern = judged.concerns.contains(&at);
        let places = match family.places(cell.id) {
            // What nobody prints is of interest where it can be told.
            [] if is_concern => family.figure(cell.id).map(|(table, at, _)| (table, at)).into_iter().collect(),
            // What nobody says is of no interest while it cannot be told.
            _ if cell.status == Status::Implicit && !is_concern => continue,
            places => places.to_vec(),
        };
        for (table, at) in places {
            examined.hidden.push(Hidden {
                table,
                at,
                name: bare(&family.call(cell.id)),
                status: cell.status,
                interval: (low(cell.interval.0), cell.interval.1.map(low)),
                finding: cell.finding,
                is_safe: !is_concern && judged.audit.conflicts.is_empty(),
                is_across: is_concern && tables.len() + before.len() > 1 && !alone.contains(&(table, at)),
                because: because(&family, cell),
            });
        }
    }
    examined.hidden.extend(known_anyway(&family));
    examined.hidden.sort_by_key(|hidden| (hidden.table, hidden.at));
    // To look for further cells takes long where none may be suppressed, as in an audit, which asks for none.
    if judged.is_safe() || !(0..tables.len()).any(may) {
        return examined;
    }
    let changeable = |cell: usize| {
        let places = family.places(cell);
        !places.is_empty() && places.iter().all(|(table, _)| may(*table))
    };
    let proposed = propose(&family, policy, &changeable);
    for &cell in &proposed.further {
        let rest: Vec<usize> = proposed.further.iter().copied().filter(|other| *other != cell).collect();
        let without = judge_system(&family, &with_further(&family.system, &rest), policy, Reasons::Omitted);
        let protects: Vec<String> = without.map_or_else(
            |_| Vec::new(),
            |judged| {
                let cells = judged.cells().map(|cell| family.call(cell.id));
                let sums = judged.residuals.iter().flat_map(|sum| sum.cells.iter().map(|cell| family.call(*cell)));
                let mut names: Vec<String> = cells.chain(sums).collect();
                names.dedup();
                names
            },
        );
        for (table, at) in family.places(cell) {
            let value = family.shown(cell).map_or(0, low);
            let name = family.call(cell);
            examined.further.push(Further { table: *table, at: *at, name, value, protects: protects.clone() });
        }
    }
    examined.unprotected =
        proposed.unprotected.iter().map(|cell| (family.call(*cell), merge(&family, *cell))).collect();
    if proposed.further.is_empty() && examined.unprotected.is_empty() {
        let advice = "check the totals: no numbers fit what is printed";
        examined.unprotected.push(("the table".to_owned(), advice.to_owned()));
    }
    examined
}

/// The counts that are suppressed in one table and known all the same: another prints them, or they were published before.
fn known_anyway(family: &Family<'_>) -> Vec<Hidden> {
    let mut known = Vec::new();
    for (position, count) in family.counts.iter().enumerate() {
        let (Some(value), places) = (family.shown(position), &count.places) else { continue };
        let printed = places.iter().find_map(|(index, at)| {
            let table = family.tables.get(*index)?;
            (table.cells.get(at)?.status == Status::Published).then_some(table)
        });
        let because = match (count.fact, printed) {
            (Some(fact), _) => format!("{value} was published in {} and stays known", fact.place.reference),
            (None, Some(table)) => format!("{value} is printed in table `{}` of {}", table.table, table.reference),
            (None, None) => continue,
        };
        for (table, at) in places {
            let Some(figure) = family.tables.get(*table).and_then(|table| table.cells.get(at)) else { continue };
            let is_safe = match figure.status {
                Status::Primary => false,
                Status::Secondary => true,
                Status::Published | Status::Implicit => continue,
            };
            known.push(Hidden {
                table: *table,
                at: *at,
                name: bare(&family.call(position)),
                status: figure.status,
                interval: (low(value), Some(low(value))),
                finding: Some(Finding::Exact),
                is_safe,
                is_across: true,
                because: vec![because.clone()],
            });
        }
    }
    known
}

/// A name without the signs that set it off in a sentence.
fn bare(called: &str) -> String {
    let inner = called.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    inner.filter(|inner| !inner.contains('`')).unwrap_or(called).to_owned()
}

/// The cells that their own table gives away.
fn told_alone(tables: &[Figures], policy: &Policy) -> BTreeSet<(usize, At)> {
    let mut told = BTreeSet::new();
    let nothing = Published::default();
    if tables.len() < 2 {
        return told;
    }
    for (index, table) in tables.iter().enumerate() {
        let family = Family::of(std::slice::from_ref(table), &nothing, policy);
        let Ok(judged) = judge(&family, policy) else { continue };
        told.extend(judged.cells().filter_map(|cell| family.figure(cell.id)).map(|(_, at, _)| (index, at)));
    }
    told
}

fn low(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
