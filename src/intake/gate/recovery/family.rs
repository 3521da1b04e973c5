//! Tables that share counts, as one system of cells and relations, with the way back to tables and words. It judges
//! nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::across;
use super::figures::{At, Figure, Figures, Perhaps};
use super::identity::Vocabulary;
use super::published;
use crate::config::{Policy, Zero};
use crate::intake::gate::ledger::{Fact, Identity, Published};
use crate::intake::gate::protection::{self, Cell, Relation, Status, System, audit};

/// The counts of tables that share some, each known by what it counts.
pub(super) struct Family<'a> {
    pub(super) tables: &'a [Figures],
    pub(super) system: System,
    /// Where each count stands: table and cell.
    pub(super) places: BTreeMap<String, Vec<(usize, At)>>,
    /// What counts of a series are counts of.
    pub(super) identities: BTreeMap<String, Identity>,
    /// Counts that were published before and stand in no table now.
    pub(super) facts: BTreeMap<String, &'a Fact>,
    /// The highest value that the marker of a primary cell allows.
    pub(super) limits: BTreeMap<String, u64>,
    /// Counts that are never printed: beside which counts they are found, and what they are called.
    pub(super) implied: BTreeMap<String, (Vec<String>, String)>,
    /// What people call each sum.
    words: BTreeMap<String, String>,
    sums: BTreeSet<(String, Vec<String>)>,
    pub(super) positions: BTreeMap<String, usize>,
}

impl<'a> Family<'a> {
    /// Of tables, and of what was published of their series before.
    pub(super) fn of(tables: &'a [Figures], before: &'a Published, policy: &Policy) -> Self {
        let mut family = Self {
            tables,
            system: empty(tables, policy),
            places: BTreeMap::new(),
            identities: BTreeMap::new(),
            facts: BTreeMap::new(),
            limits: BTreeMap::new(),
            implied: BTreeMap::new(),
            words: BTreeMap::new(),
            sums: BTreeSet::new(),
            positions: BTreeMap::new(),
        };
        let vocabulary = Vocabulary::of(tables, before.identities());
        let mut names = Vec::new();
        for (index, table) in tables.iter().enumerate() {
            let identities = vocabulary.identities(table);
            names.push(family.add_cells(index, table, &identities));
        }
        for fact in &before.facts {
            family.add_fact(fact);
        }
        for (index, (table, names)) in tables.iter().zip(&names).enumerate() {
            family.add_sums(index, table, names);
        }
        across::relate(&mut family);
        across::relate_totals(&mut family);
        for (index, (table, names)) in tables.iter().zip(&names).enumerate() {
            family.add_those_that_fit(&table.perhaps, &|family, perhaps| family.add_perhaps(index, perhaps, names));
        }
        published::recall(&mut family, before);
        family.raise_threshold();
        family
    }

    fn add_cells(
        &mut self,
        index: usize,
        table: &Figures,
        identities: &BTreeMap<At, Identity>,
    ) -> BTreeMap<At, String> {
        let mut names = BTreeMap::new();
        for (at, figure) in &table.cells {
            let name = match identities.get(at) {
                Some(identity) => identity.name(),
                None => format!("{index}\u{1f}{}\u{1f}{}", at.0, at.1),
            };
            if let Some(identity) = identities.get(at) {
                self.identities.insert(name.clone(), identity.clone());
            }
            self.places.entry(name.clone()).or_default().push((index, *at));
            match self.positions.get(&name).and_then(|at| self.system.cells.get_mut(*at)) {
                Some(known) => join(known, figure),
                None => self.add_cell(cell(&name, figure)),
            }
            if figure.status == Status::Primary {
                let limit = figure.at_most.unwrap_or(table.threshold).max(1);
                let known = self.limits.entry(name.clone()).or_insert(limit);
                *known = limit.min(*known);
            }
            names.insert(*at, name);
        }
        names
    }

    /// What was published before is known, unless it is printed again, perhaps corrected.
    fn add_fact(&mut self, fact: &'a Fact) {
        let name = fact.identity.name();
        let value = Some(count(fact.value));
        match self.positions.get(&name).and_then(|at| self.system.cells.get_mut(*at)) {
            Some(known) if known.status == Status::Published => return,
            Some(known) => {
                known.status = Status::Published;
                known.value = value;
            }
            None => {
                self.add_cell(Cell { id: name.clone(), value, status: Status::Published });
                self.identities.insert(name.clone(), fact.identity.clone());
            }
        }
        self.facts.insert(name, fact);
    }

    fn add_sums(&mut self, index: usize, table: &Figures, names: &BTreeMap<At, String>) {
        let place = self.called_table(index);
        for sum in &table.sums {
            let parts = sum.parts.iter().filter_map(|at| names.get(at).cloned()).collect();
            let Some(total) = names.get(&sum.total) else { continue };
            self.relate(total, parts, format!("{} of {place}", sum.what));
        }
        for (whole, parts) in &table.parts_of {
            let Some(whole) = names.get(whole) else { continue };
            let parts: Vec<String> = parts.iter().filter_map(|part| names.get(part).cloned()).collect();
            let called: Vec<String> = parts.iter().map(|part| self.call(part)).collect();
            let called = format!("what is not {}", called.join(" or "));
            let words = format!("{} and the part of it in {place}", self.call(whole));
            self.add_rest_of(whole, &parts, called, words);
        }
    }

    /// "table `boroughs`", with its record where there are several.
    pub(super) fn called_table(&self, index: usize) -> String {
        let Some(table) = self.tables.get(index) else { return String::new() };
        match self.is_across() {
            true => format!("table `{}` of {}", table.table, table.reference),
            false => format!("table `{}`", table.table),
        }
    }

    /// Whether a sum of two already says what is left of a whole without a part.
    pub(super) fn sums_of_two(&self, whole: &str, part: &str) -> bool {
        let says = |(total, parts): &(String, Vec<String>)| {
            total == whole && parts.len() == 2 && parts.iter().any(|other| other == part)
        };
        self.sums.iter().any(says)
    }

    /// Adds what is left of a whole without a part: a count that nobody prints.
    pub(super) fn add_rest(&mut self, whole: &str, part: &str, called: String, words: String) {
        self.add_rest_of(whole, &[part.to_owned()], called, words);
    }

    /// Adds what is left of a whole without several parts, unless a sum of two says it already.
    pub(super) fn add_rest_of(&mut self, whole: &str, parts: &[String], called: String, words: String) {
        let is_said = matches!(parts, [part] if self.sums_of_two(whole, part));
        if is_said || parts.iter().any(|part| part == whole) {
            return;
        }
        let rest = format!("rest\u{1f}{}", self.system.relations.len());
        self.add_cell(Cell { id: rest.clone(), value: None, status: Status::Implicit });
        let beside = parts.iter().cloned().chain([whole.to_owned()]).collect();
        self.implied.insert(rest.clone(), (beside, called));
        self.relate(whole, parts.iter().cloned().chain([rest]).collect(), words);
    }

    pub(super) fn add_cell(&mut self, cell: Cell) {
        self.positions.insert(cell.id.clone(), self.system.cells.len());
        self.system.cells.push(cell);
    }

    /// Adds a sum, unless it says nothing: known before, a count that is its own part, or a part twice.
    pub(super) fn relate(&mut self, total: &str, mut parts: Vec<String>, words: String) {
        let count = parts.len();
        parts.sort();
        parts.dedup();
        let says_something = parts.len() == count && count > 0 && !parts.iter().any(|part| part == total);
        if says_something && self.sums.insert((total.to_owned(), parts.clone())) {
            let id = format!("sum\u{1f}{}", self.system.relations.len());
            self.words.insert(id.clone(), words);
            self.system.relations.push(Relation { id, total: total.to_owned(), parts });
        }
    }

    /// Adds sums that words state or names imply, without those with which no numbers would fit any more: they were meant
    /// otherwise.
    pub(super) fn add_those_that_fit<T>(&mut self, sums: &[T], add: &dyn Fn(&mut Self, &T)) {
        let before = (self.system.cells.len(), self.system.relations.len());
        sums.iter().for_each(|sum| add(self, sum));
        if self.system.relations.len() == before.1 || !has_conflict(&self.system) {
            return;
        }
        self.go_back(before);
        if sums.len() < 2 || has_conflict(&self.system) {
            return;
        }
        for sum in sums {
            let before = (self.system.cells.len(), self.system.relations.len());
            add(self, sum);
            if self.system.relations.len() > before.1 && has_conflict(&self.system) {
                self.go_back(before);
            }
        }
    }

    /// Takes out what was added since there were so many cells and relations.
    fn go_back(&mut self, (cells, relations): (usize, usize)) {
        self.system.cells.truncate(cells);
        for dropped in self.system.relations.drain(relations..) {
            self.sums.remove(&(dropped.total, dropped.parts));
        }
        self.positions.retain(|_, at| *at < cells);
    }

    fn add_perhaps(&mut self, index: usize, perhaps: &Perhaps, names: &BTreeMap<At, String>) {
        let relations = self.system.relations.len();
        let place = self.called_table(index);
        match perhaps {
            Perhaps::Said { total, parts, what } => {
                let said = format!("said\u{1f}{index}\u{1f}{relations}");
                let parts: Vec<String> = parts.iter().filter_map(|at| names.get(at).cloned()).collect();
                self.implied.insert(said.clone(), (Vec::new(), format!("the total in {what}")));
                self.add_cell(Cell { id: said.clone(), value: Some(count(*total)), status: Status::Published });
                self.relate(&said, parts, format!("{what} of {place}"));
            }
            Perhaps::Other { total, parts, name } => {
                let Some(whole) = names.get(total) else { return };
                let parts: Vec<String> = parts.iter().filter_map(|part| names.get(part).cloned()).collect();
                let called: Vec<String> = parts.iter().map(|part| self.call(part)).collect();
                let words = format!("{} and {} in {place}", self.call(whole), called.join(", "));
                self.add_rest_of(whole, &parts, format!("`{name}`"), words);
            }
            Perhaps::Adds(sums) => {
                for sum in sums {
                    let parts = sum.parts.iter().filter_map(|at| names.get(at).cloned()).collect();
                    let Some(total) = names.get(&sum.total) else { continue };
                    self.relate(total, parts, format!("{} of {place}", sum.what));
                }
            }
            Perhaps::Differ { more, less, by } => {
                let (Some(more), Some(less)) = (names.get(more), names.get(less)) else { return };
                let change = format!("change\u{1f}{index}\u{1f}{relations}");
                self.implied.insert(change.clone(), (Vec::new(), "the change".to_owned()));
                self.add_cell(Cell { id: change.clone(), value: Some(count(*by)), status: Status::Published });
                self.relate(more, vec![less.clone(), change], format!("the change printed in {place}"));
            }
            Perhaps::Between { parts, least, most, what } => {
                let parts: Vec<String> = parts.iter().filter_map(|at| names.get(at).cloned()).collect();
                if let [part] = parts.as_slice() {
                    self.add_bounds(part, *least, *most, what);
                    return;
                }
                let whole = format!("between\u{1f}{index}\u{1f}{relations}");
                self.implied.insert(whole.clone(), (parts.clone(), format!("the sum that the {what} tells")));
                self.add_cell(Cell { id: whole.clone(), value: None, status: Status::Secondary });
                self.relate(&whole, parts, format!("the {what} of {place}"));
                self.add_bounds(&whole, *least, *most, what);
            }
            Perhaps::Shares(shares) => {
                for share in shares {
                    self.add_share(share, names);
                }
            }
        }
    }

    pub(super) fn has_cell(&self, name: &str) -> bool {
        self.positions.contains_key(name)
    }

    /// Whether words state this total of these parts already.
    pub(super) fn states(&self, total: u64, parts: &[String]) -> bool {
        let mut parts = parts.to_vec();
        parts.sort();
        let is_said = |sum: &Relation| sum.parts == parts && self.shown(&sum.total) == Some(count(total));
        self.system.relations.iter().any(is_said)
    }

    /// The solver knows one threshold: that of the markers where they are alone, else the highest of all.
    fn raise_threshold(&mut self) {
        let markers = self.limits.values().max().map_or(0, |limit| count(*limit));
        let implied = self.system.cells.iter().any(|cell| cell.status == Status::Implicit);
        if markers > 0 {
            self.system.threshold = if implied { markers.max(self.system.threshold) } else { markers };
        }
    }

    /// What is printed of a count, if it is.
    pub(super) fn shown(&self, name: &str) -> Option<i64> {
        let cell = self.system.cells.get(*self.positions.get(name)?)?;
        cell.value.filter(|_| cell.status == Status::Published)
    }

    /// The count at its first place.
    pub(super) fn figure(&self, name: &str) -> Option<(usize, At, &'a Figure)> {
        let beside = self.implied.get(name).map(|(beside, _)| beside.as_slice()).unwrap_or_default();
        let mut names = std::iter::once(name).chain(beside.iter().map(String::as_str));
        let (table, at) = names.find_map(|name| self.places.get(name)?.first().copied())?;
        Some((table, at, self.tables[table].cells.get(&at)?))
    }

    /// What people call a count.
    pub(super) fn call(&self, name: &str) -> String {
        if let Some((_, called)) = self.implied.get(name) {
            return called.clone();
        }
        match (self.figure(name), self.facts.get(name)) {
            (Some((.., figure)), _) if figure.labels.name.is_empty() => "the total".to_owned(),
            (Some((.., figure)), _) => format!("`{}`", figure.labels.name),
            (None, Some(fact)) => fact.called(),
            (None, None) => "a count".to_owned(),
        }
    }

    /// What people call a sum.
    pub(super) fn call_relation(&self, id: &str) -> String {
        self.words.get(id).cloned().unwrap_or_else(|| "what its marker allows".to_owned())
    }

    /// Whether the tables stand in several records.
    pub(super) fn is_across(&self) -> bool {
        self.tables.windows(2).any(|pair| pair[0].reference != pair[1].reference)
    }

    /// The highest low number of all tables.
    pub(super) fn threshold(&self) -> i64 {
        self.tables.iter().map(|table| count(table.threshold)).max().unwrap_or(0)
    }
}

fn has_conflict(system: &System) -> bool {
    audit(system).map_or(true, |audited| !audited.conflicts.is_empty())
}

fn empty(tables: &[Figures], policy: &Policy) -> System {
    System {
        threshold: tables.iter().map(|table| count(table.threshold)).max().unwrap_or_else(|| count(policy.threshold)),
        zero: match policy.zero {
            Zero::Publish => protection::Zero::Publish,
            Zero::Suppress => protection::Zero::Suppress,
        },
        cells: Vec::new(),
        relations: Vec::new(),
    }
}

fn cell(name: &str, figure: &Figure) -> Cell {
    Cell { id: name.to_owned(), value: figure.value.map(count), status: figure.status }
}

/// A count for the solver; one that is too large is a fault there, which refuses.
pub(super) fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
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
    let value = figure.value.map(count);
    if rank(figure.status) < rank(known.status) {
        known.status = figure.status;
        known.value = value.or(known.value);
    } else if known.value.is_none() {
        known.value = value;
    }
}
