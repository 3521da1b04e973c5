//! Tables that share counts, as one system: audited, and where an author asks for it, suppressed.

use std::collections::BTreeMap;

use super::figures::{At, Figure, Figures};
use super::findings;
use crate::config::{Policy, Protection, Zero};
use crate::diagnostic::Diagnostic;
use crate::intake::gate::protection::{self, Cell, Relation, Status, SuppressOptions, System, audit, suppress_with};

/// What came of a family: findings and further suppressed cells, each with the index of its table.
#[derive(Default)]
pub(in crate::intake::gate) struct Cleared {
    pub(in crate::intake::gate) findings: Vec<(usize, Diagnostic)>,
    pub(in crate::intake::gate) suppressed: Vec<(usize, At)>,
}

/// The counts of tables that share some, each known by what it counts.
pub(super) struct Family<'a> {
    pub(super) tables: &'a [Figures],
    pub(super) system: System,
    /// Where each count stands: table and cell.
    pub(super) places: BTreeMap<String, Vec<(usize, At)>>,
}

/// Audits the tables of one family; suppresses those that ask for it first.
pub(in crate::intake::gate) fn clear(tables: &[Figures], policy: &Policy) -> Cleared {
    let mut cleared = Cleared::default();
    if !tables.iter().any(Figures::hides_something) {
        return cleared;
    }
    let mut family = Family::of(tables, policy);
    cleared.findings.extend(findings::of_markers(&family, policy));
    cleared.findings.extend(findings::of_copies(&family, policy));
    if tables.iter().any(|table| table.suppress) {
        cleared.suppressed = family.suppress(policy);
    }
    match audit(&family.system) {
        Ok(audited) => cleared.findings.extend(findings::of_audit(&family, &audited, policy)),
        // The system is made here, of cells that are there: a fault is one of the figures, such as a count too large.
        Err(faults) => cleared.findings.extend(findings::of_faults(&family, &faults)),
    }
    cleared
}

impl<'a> Family<'a> {
    pub(super) fn of(tables: &'a [Figures], policy: &Policy) -> Self {
        let mut family = Self { tables, system: empty(policy), places: BTreeMap::new() };
        for (index, table) in tables.iter().enumerate() {
            let names = family.names(index, table);
            family.add(index, table, &names);
        }
        family
    }

    /// What each count of a table is called in the system. Tables of a series share counts with the same labels; a label
    /// that stands twice in one table tells nothing, and such cells are shared with nobody.
    fn names(&self, index: usize, table: &Figures) -> BTreeMap<At, String> {
        let mut times: BTreeMap<&[String], usize> = BTreeMap::new();
        for figure in table.cells.values() {
            *times.entry(&figure.labels).or_default() += 1;
        }
        let name = |(at, figure): (&At, &Figure)| {
            let shared = table.series.is_some() && times.get(&figure.labels[..]) == Some(&1);
            let name = match shared {
                true => format!("series\u{1f}{}", figure.labels.join("\u{1f}").to_lowercase()),
                false => format!("{index}\u{1f}{}\u{1f}{}", at.0, at.1),
            };
            (*at, name)
        };
        table.cells.iter().map(name).collect()
    }

    fn add(&mut self, index: usize, table: &Figures, names: &BTreeMap<At, String>) {
        for (at, figure) in &table.cells {
            let Some(name) = names.get(at) else { continue };
            let places = self.places.entry(name.clone()).or_default();
            places.push((index, *at));
            if places.len() == 1 {
                self.system.cells.push(cell(name, figure));
            } else if let Some(known) = self.system.cells.iter_mut().find(|cell| cell.id == *name) {
                join(known, figure);
            }
        }
        for (number, (total, parts, _)) in table.sums.iter().enumerate() {
            let parts: Vec<String> = parts.iter().filter_map(|at| names.get(at).cloned()).collect();
            let Some(total) = names.get(total) else { continue };
            self.relate(format!("{index}\u{1f}{number}"), total.clone(), parts);
        }
        for (whole, part) in &table.parts_of {
            let (Some(whole_name), Some(part_name)) = (names.get(whole), names.get(part)) else { continue };
            let rest = format!("rest\u{1f}{index}\u{1f}{}\u{1f}{}", part.0, part.1);
            self.system.cells.push(Cell { id: rest.clone(), value: None, status: Status::Implicit });
            self.places.insert(rest.clone(), vec![(index, *part)]);
            let relation = format!("part\u{1f}{index}\u{1f}{}\u{1f}{}", part.0, part.1);
            self.relate(relation, whole_name.clone(), vec![part_name.clone(), rest]);
        }
    }

    /// Adds a sum, unless it says nothing: a count that is its own part, or a part twice.
    fn relate(&mut self, id: String, total: String, mut parts: Vec<String>) {
        let count = parts.len();
        parts.sort();
        parts.dedup();
        if parts.len() == count && count > 0 && !parts.contains(&total) {
            self.system.relations.push(Relation { id, total, parts });
        }
    }

    /// Suppresses further cells of the tables that ask for it, in the system too.
    fn suppress(&mut self, policy: &Policy) -> Vec<(usize, At)> {
        let Ok(proposal) = suppress_with(&self.system, options(policy)) else { return Vec::new() };
        let mut suppressed = Vec::new();
        for name in &proposal.complement {
            let places = self.places.get(name).cloned().unwrap_or_default();
            // A count that another table prints for good protects nothing here.
            if places.iter().all(|(table, _)| self.tables[*table].suppress) {
                suppressed.extend(places);
                if let Some(cell) = self.system.cells.iter_mut().find(|cell| cell.id == *name) {
                    cell.status = Status::Secondary;
                }
            }
        }
        suppressed
    }

    /// The count at its first place.
    pub(super) fn figure(&self, name: &str) -> Option<(usize, At, &'a Figure)> {
        let (table, at) = *self.places.get(name)?.first()?;
        Some((table, at, self.tables[table].cells.get(&at)?))
    }

    /// What people call a count.
    pub(super) fn call(&self, name: &str) -> String {
        let is_rest = name.starts_with("rest\u{1f}");
        match self.figure(name) {
            Some((_, _, figure)) if is_rest => format!("what is not `{}`", figure.name),
            Some((_, _, figure)) if figure.name.is_empty() => "the total".to_owned(),
            Some((_, _, figure)) => format!("`{}`", figure.name),
            None => "a count".to_owned(),
        }
    }

    /// What people call a sum.
    pub(super) fn call_relation(&self, id: &str) -> String {
        let mut parts = id.split('\u{1f}');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let sum = first.parse::<usize>().ok().and_then(|table| {
            let (_, _, what) = self.tables.get(table)?.sums.get(second.parse::<usize>().ok()?)?;
            Some(format!("{what} of table `{}`", self.tables[table].table))
        });
        sum.unwrap_or_else(|| "the whole and its part".to_owned())
    }

    /// Whether several tables are judged together.
    pub(super) fn is_across(&self) -> bool {
        self.tables.len() > 1
    }

    /// What would have to be suppressed besides.
    pub(super) fn proposal(&self, policy: &Policy) -> Option<protection::Proposal> {
        suppress_with(&self.system, options(policy)).ok()
    }
}

fn empty(policy: &Policy) -> System {
    System {
        threshold: i64::try_from(policy.threshold).unwrap_or(i64::MAX),
        zero: match policy.zero {
            Zero::Publish => protection::Zero::Publish,
            Zero::Suppress => protection::Zero::Suppress,
        },
        cells: Vec::new(),
        relations: Vec::new(),
    }
}

fn options(policy: &Policy) -> SuppressOptions {
    let protection = match policy.protection {
        Protection::Full => protection::Protection::Full,
        Protection::Exact => protection::Protection::Exact,
    };
    SuppressOptions { protection, ..SuppressOptions::default() }
}

fn cell(name: &str, figure: &Figure) -> Cell {
    let value = figure.value.map(|value| i64::try_from(value).unwrap_or(protection::MAX_COUNT));
    Cell { id: name.to_owned(), value, status: figure.status }
}

/// A count that stands in several places: what one of them prints is known, and a primary marker says more than a
/// further one.
fn join(known: &mut Cell, figure: &Figure) {
    let rank = |status: Status| match status {
        Status::Published => 0,
        Status::Primary => 1,
        Status::Secondary => 2,
        Status::Implicit => 3,
    };
    if rank(figure.status) < rank(known.status) {
        known.status = figure.status;
    }
    if known.value.is_none() {
        known.value = figure.value.and_then(|value| i64::try_from(value).ok());
    }
}
