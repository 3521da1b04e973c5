//! Tables that share counts, as one system of cells and relations, with the way back to tables and words. It judges
//! nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::across;
use super::figures::{At, Figure, Figures};
use super::identity::Vocabulary;
use super::published;
use crate::config::{Policy, Zero};
use crate::intake::gate::ledger::{Fact, Identity, Published};
use crate::intake::gate::numbers::table::Bounds;
use crate::intake::gate::protection::{self, Equation, Problem, Status};

/// The counts of tables that share some. A count goes by its position in the system.
pub(super) struct Family<'a> {
    pub(super) tables: &'a [Figures],
    pub(super) system: Problem,
    /// What is known of each count, by its position.
    pub(super) counts: Vec<Count<'a>>,
    /// The counts of a series, by what they are counts of.
    pub(super) identities: BTreeMap<Identity, usize>,
    /// What percentages and means say of counts: of which count, by what, the least and the most; and how many sums were
    /// there before.
    pub(super) bounds: BTreeMap<(usize, &'a str, Bounds), usize>,
    /// What people call each sum, by its position.
    words: Vec<Words<'a>>,
    sums: BTreeSet<(usize, Vec<usize>)>,
}

/// What is known of a count besides its value.
#[derive(Default)]
pub(super) struct Count<'a> {
    /// Where it stands: table and cell.
    pub(super) places: Vec<(usize, At)>,
    /// The fact that it was published before, where it stands in no table now.
    pub(super) fact: Option<&'a Fact>,
    /// The highest value that the marker of a primary cell allows.
    pub(super) limit: Option<u64>,
    /// For a count that is never printed: beside which counts it is found, and what it is called.
    pub(super) implied: Option<(Vec<usize>, String)>,
}

/// What people call a sum.
struct Words<'a> {
    what: Cow<'a, str>,
    /// The table that states it; none where the words say it all.
    table: Option<usize>,
}

/// The positions of a table's counts.
pub(super) type Positions = BTreeMap<At, usize>;

impl<'a> Family<'a> {
    /// Of tables, and of what was published of their series before.
    pub(super) fn of(tables: &'a [Figures], before: &'a Published, policy: &Policy) -> Self {
        let mut family = Self {
            tables,
            system: empty(tables, policy),
            counts: Vec::new(),
            identities: BTreeMap::new(),
            bounds: BTreeMap::new(),
            words: Vec::new(),
            sums: BTreeSet::new(),
        };
        let vocabulary = Vocabulary::of(tables, before.identities());
        let mut positions = Vec::new();
        for (index, table) in tables.iter().enumerate() {
            positions.push(family.add_cells(index, table, vocabulary.identities(table)));
        }
        for fact in &before.facts {
            family.add_fact(fact);
        }
        for (index, (table, positions)) in tables.iter().zip(&positions).enumerate() {
            family.add_sums(index, table, positions);
        }
        across::relate(&mut family);
        across::relate_totals(&mut family);
        for (index, (table, positions)) in tables.iter().zip(&positions).enumerate() {
            family.add_those_that_fit(&table.perhaps, &|family, perhaps| family.add_perhaps(index, perhaps, positions));
        }
        for (table, positions) in tables.iter().zip(&positions) {
            let within: Vec<(&At, Bounds)> = table.within().collect();
            family.add_those_that_fit(&within, &|family, (at, within)| family.add_within(at, *within, positions));
        }
        published::recall(&mut family, before);
        family.raise_threshold();
        family
    }

    fn add_cells(&mut self, index: usize, table: &Figures, mut identities: BTreeMap<At, Identity>) -> Positions {
        let mut positions = Positions::new();
        for (at, figure) in &table.cells {
            let identity = identities.remove(at);
            let position = match identity.as_ref().and_then(|identity| self.identities.get(identity).copied()) {
                Some(known) => {
                    self.join(known, figure);
                    known
                }
                None => self.add_cell(figure.value.map(count), figure.status),
            };
            if let Some(identity) = identity {
                self.identities.insert(identity, position);
            }
            let known = &mut self.counts[position];
            known.places.push((index, *at));
            if figure.status == Status::Primary {
                let limit = figure.at_most.unwrap_or(table.threshold).max(1);
                known.limit = Some(known.limit.map_or(limit, |known| known.min(limit)));
            }
            positions.insert(*at, position);
        }
        positions
    }

    /// A count that stands in several places: what one of them prints is known, and a primary marker says more than a
    /// further one.
    fn join(&mut self, position: usize, figure: &Figure) {
        let rank = |status: Status| match status {
            Status::Published => 0,
            Status::Primary => 1,
            Status::Secondary => 2,
            Status::Implicit => 3,
        };
        let (status, value) = (&mut self.system.status[position], &mut self.system.values[position]);
        let other = figure.value.map(count);
        if rank(figure.status) < rank(*status) {
            *status = figure.status;
            *value = other.or(*value);
        } else if value.is_none() {
            *value = other;
        }
    }

    /// What was published before is known, unless it is printed again, perhaps corrected.
    fn add_fact(&mut self, fact: &'a Fact) {
        let value = Some(count(fact.value));
        let position = match self.identities.get(&fact.identity) {
            Some(known) if self.system.status[*known] == Status::Published => return,
            Some(known) => {
                self.system.status[*known] = Status::Published;
                self.system.values[*known] = value;
                *known
            }
            None => {
                let position = self.add_cell(value, Status::Published);
                self.identities.insert(fact.identity.clone(), position);
                position
            }
        };
        self.counts[position].fact = Some(fact);
    }

    fn add_sums(&mut self, index: usize, table: &'a Figures, positions: &Positions) {
        for sum in &table.sums {
            let parts = sum.parts.iter().filter_map(|at| positions.get(at).copied()).collect();
            let Some(total) = positions.get(&sum.total) else { continue };
            self.relate(*total, parts, Words { what: Cow::Borrowed(&sum.what), table: Some(index) });
        }
        for (whole, parts) in &table.parts_of {
            let Some(&whole) = positions.get(whole) else { continue };
            let parts: Vec<usize> = parts.iter().filter_map(|part| positions.get(part).copied()).collect();
            let called = format!("what is not {}", self.call_all(&parts, " or "));
            let words = format!("{} and the part of it in {}", self.call(whole), self.called_table(index));
            self.add_rest(whole, &parts, called, words);
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
    pub(super) fn sums_of_two(&self, whole: usize, part: usize) -> bool {
        let of_whole = self.sums.range((whole, Vec::new())..(whole + 1, Vec::new()));
        of_whole.into_iter().any(|(_, parts)| parts.len() == 2 && parts.contains(&part))
    }

    /// Adds what is left of a whole without some parts, a count that nobody prints, unless a sum of two says it already.
    pub(super) fn add_rest(&mut self, whole: usize, parts: &[usize], called: String, words: String) {
        let is_said = matches!(parts, [part] if self.sums_of_two(whole, *part));
        if is_said || parts.contains(&whole) {
            return;
        }
        let beside = parts.iter().copied().chain([whole]).collect();
        let rest = self.add_implied(None, Status::Implicit, beside, called);
        self.relate_in_words(whole, parts.iter().copied().chain([rest]).collect(), words);
    }

    fn add_cell(&mut self, value: Option<i64>, status: Status) -> usize {
        self.counts.push(Count::default());
        self.system.add(value, status)
    }

    /// Adds a count that is never printed: beside which counts it is found, and what it is called.
    pub(super) fn add_implied(
        &mut self,
        value: Option<i64>,
        status: Status,
        beside: Vec<usize>,
        called: String,
    ) -> usize {
        let position = self.add_cell(value, status);
        self.counts[position].implied = Some((beside, called));
        position
    }

    /// Adds a sum that goes by words of its own.
    pub(super) fn relate_in_words(&mut self, total: usize, parts: Vec<usize>, words: String) {
        self.relate(total, parts, Words { what: Cow::Owned(words), table: None });
    }

    /// Adds a sum, unless it says nothing: known before, a count that is its own part, or a part twice.
    fn relate(&mut self, total: usize, mut parts: Vec<usize>, words: Words<'a>) {
        let count = parts.len();
        parts.sort_unstable();
        parts.dedup();
        if parts.len() != count || count == 0 || parts.contains(&total) {
            return;
        }
        let sum = Equation::sum(total, parts.iter().copied());
        if self.sums.insert((total, parts)) {
            self.words.push(words);
            self.system.relations.push(sum);
        }
    }

    /// Takes back the cells and sums from these positions on.
    pub(super) fn drop_from(&mut self, cells: usize, relations: usize) {
        self.system.status.truncate(cells);
        self.system.values.truncate(cells);
        self.counts.truncate(cells);
        self.identities.retain(|_, position| *position < cells);
        self.bounds.retain(|_, before| *before < relations);
        self.words.truncate(relations);
        for dropped in self.system.relations.drain(relations..) {
            if let Some(total) = dropped.total() {
                self.sums.remove(&(total, dropped.parts().collect()));
            }
        }
    }

    /// Whether words state this total of these parts already.
    pub(super) fn states(&self, total: u64, parts: &[usize]) -> bool {
        let mut parts = parts.to_vec();
        parts.sort_unstable();
        let is_shown = |position| self.shown(position) == Some(count(total));
        self.sums.iter().any(|(said, of)| *of == parts && is_shown(*said))
    }

    /// The solver knows one threshold: that of the markers where they are alone, else the highest of all.
    fn raise_threshold(&mut self) {
        let markers = self.counts.iter().filter_map(|count| count.limit).max().map_or(0, count);
        let implied = self.system.status.contains(&Status::Implicit);
        if markers > 0 {
            self.system.threshold = if implied { markers.max(self.system.threshold) } else { markers };
        }
    }

    /// What is printed of a count, if it is.
    pub(super) fn shown(&self, position: usize) -> Option<i64> {
        (position < self.system.len()).then(|| self.system.known(position)).flatten()
    }

    /// Where a count stands; nowhere for what was added to the system elsewhere.
    pub(super) fn places(&self, position: usize) -> &[(usize, At)] {
        self.counts.get(position).map(|count| &count.places[..]).unwrap_or_default()
    }

    /// The count at its first place.
    pub(super) fn figure(&self, position: usize) -> Option<(usize, At, &'a Figure)> {
        let beside = self.counts.get(position)?.implied.as_ref().map(|(beside, _)| &beside[..]).unwrap_or_default();
        let mut positions = std::iter::once(&position).chain(beside);
        let (table, at) = positions.find_map(|position| self.places(*position).first().copied())?;
        Some((table, at, self.tables[table].cells.get(&at)?))
    }

    /// What people call a count, in backticks where it is a name.
    pub(super) fn call(&self, position: usize) -> String {
        let count = self.counts.get(position);
        if let Some((_, called)) = count.and_then(|count| count.implied.as_ref()) {
            return called.clone();
        }
        match (self.figure(position), count.and_then(|count| count.fact)) {
            (Some((table, at, _)), _) => match self.tables[table].name(at) {
                name if name.is_empty() => "the total".to_owned(),
                name => format!("`{name}`"),
            },
            (None, Some(fact)) => fact.called(),
            (None, None) => "a count".to_owned(),
        }
    }

    /// What people call several counts.
    pub(super) fn call_all(&self, positions: &[usize], between: &str) -> String {
        positions.iter().map(|position| self.call(*position)).collect::<Vec<String>>().join(between)
    }

    /// The name of a count, without backticks.
    pub(super) fn named(&self, position: usize) -> String {
        self.figure(position).map_or_else(|| self.call(position), |(table, at, _)| self.tables[table].name(at))
    }

    /// What people call a sum.
    pub(super) fn call_relation(&self, position: usize) -> String {
        match self.words.get(position) {
            Some(Words { what, table: Some(table) }) => format!("{what} of {}", self.called_table(*table)),
            Some(Words { what, table: None }) => what.clone().into_owned(),
            None => "what its marker allows".to_owned(),
        }
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

fn empty(tables: &[Figures], policy: &Policy) -> Problem {
    let threshold = tables.iter().map(|table| count(table.threshold)).max().unwrap_or_else(|| count(policy.threshold));
    let zero = match policy.zero {
        Zero::Publish => protection::Zero::Publish,
        Zero::Suppress => protection::Zero::Suppress,
    };
    Problem::empty(threshold, zero)
}

/// A count for the solver; one that is too large is a fault there, which refuses.
pub(super) fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
