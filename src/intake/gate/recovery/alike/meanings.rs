//! What the counts of tables are counts of, worked out once for a table and not for each pair of them, and which tables
//! share so little that they need not be compared. It judges nothing, and changes no number.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::rc::Rc;

use super::{period, take_period};
use crate::intake::gate::ledger::Identity;
use crate::intake::gate::recovery::across;
use crate::intake::gate::recovery::figures::{At, Figure, Figures};
use crate::intake::gate::recovery::identity::{self, Vocabulary};
use crate::intake::gate::recovery::labels::is_generic;
use crate::intake::records::Period;

/// What is worked out of the tables of a record, to compare them two by two.
pub(super) struct Meanings<'a> {
    tables: &'a [Figures],
    named: Vec<Named>,
    /// What each table means, by what it is compared with.
    known: Vec<BTreeMap<Sense, Rc<Meaning<'a>>>>,
    identities: Numbers<Identity>,
    /// Identities without their time.
    timeless: Numbers<Identity>,
}

/// The names that a table uses, by number and in order.
#[derive(Default)]
struct Named {
    /// Those of its rows and columns.
    labels: Vec<usize>,
    columns: Vec<usize>,
    totals: Vec<usize>,
    unit: Option<usize>,
    /// Those that tell its counts apart.
    categories: Vec<usize>,
    /// Whether one of its labels is a time.
    has_time: bool,
}

/// What another table changes in what this one means: the names that it takes for totals and units, the categories that it
/// has, and the time that it says.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct Sense {
    totals: Vec<usize>,
    unit: Option<usize>,
    categories: Vec<usize>,
    period: Option<Period>,
}

/// What the counts of a table are counts of. Identities go by number.
pub(super) struct Meaning<'a> {
    /// In the order of the identities.
    pub(super) counts: Vec<(usize, At, &'a Figure)>,
    /// What is the same but for the time, with its time.
    times: Vec<(usize, Period)>,
    /// What whole lines are all that there is of, perhaps printed elsewhere.
    wholes: Vec<usize>,
    /// Whether a count is that of all, which has no labels.
    has_total: bool,
    /// Whether a line lists all there is.
    lists_all: bool,
}

/// How many senses of one table are kept: as many as there are kinds of tables beside it, mostly one.
const SENSES: usize = 32;

impl<'a> Meanings<'a> {
    pub(super) fn of(tables: &'a [Figures]) -> Self {
        let mut names = Numbers::default();
        let named = tables.iter().map(|table| Named::of(table, &mut names)).collect();
        let known = tables.iter().map(|_| BTreeMap::new()).collect();
        Self { tables, named, known, identities: Numbers::default(), timeless: Numbers::default() }
    }

    /// The pairs of tables that may have to do with each other, in order of the second and then of the first. Others share
    /// no label but those that say nothing, and neither prints the total of all that the other prints or lists.
    pub(super) fn pairs(&mut self) -> Vec<(usize, usize)> {
        let mut pairs = Pairs { found: Vec::new(), begin: 0, seen_with: vec![None; self.tables.len()] };
        let mut with_name: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let (mut with_total, mut with_all) = (Vec::new(), Vec::new());
        for right in 0..self.tables.len() {
            pairs.begin = pairs.found.len();
            for name in self.named[right].all() {
                let others = with_name.entry(name).or_default();
                pairs.extend(others, right);
                others.push(right);
            }
            let meaning = self.meaning(right, right);
            // Beside a table of another time, the times that are its labels may be all that tells its counts apart.
            let is_timed = self.named[right].has_time && period(&self.tables[right]).is_none();
            let lists_all = meaning.lists_all || is_timed;
            if meaning.has_total {
                pairs.extend(&with_all, right);
                with_total.push(right);
            }
            if meaning.has_total || lists_all {
                pairs.extend(&with_total, right);
                with_all.push(right);
            }
            pairs.found[pairs.begin..].sort_unstable();
        }
        pairs.found
    }

    /// What a table means beside another.
    pub(super) fn meaning(&mut self, table: usize, beside: usize) -> Rc<Meaning<'a>> {
        let sense = self.sense(table, beside);
        if let Some(known) = self.known[table].get(&sense) {
            return Rc::clone(known);
        }
        let meaning = Rc::new(self.work_out(table, beside, sense.period));
        if self.known[table].len() >= SENSES {
            self.known[table].clear();
        }
        self.known[table].insert(sense, Rc::clone(&meaning));
        meaning
    }

    /// What of another table bears on this one. [`Vocabulary`] asks each label whether it is among the totals, those of a
    /// column whether they are units, and that of a sole column whether it is a category.
    fn sense(&self, table: usize, beside: usize) -> Sense {
        let (own, other) = (&self.named[table], &self.named[beside]);
        let is_sole = self.tables[table].sole();
        let totals = other.totals.iter().filter(|name| !has(&own.totals, name) && has(&own.labels, name));
        let categories = own.columns.iter().filter(|name| is_sole && has(&other.categories, name));
        let said = period(&self.tables[beside]).filter(|_| period(&self.tables[table]).is_none());
        Sense {
            totals: totals.copied().collect(),
            unit: other.unit.filter(|name| own.unit != Some(*name) && has(&own.columns, name)),
            categories: categories.copied().collect(),
            period: said,
        }
    }

    fn work_out(&mut self, table: usize, beside: usize, said: Option<Period>) -> Meaning<'a> {
        let figures = &self.tables[table];
        let vocabulary = Vocabulary::of([figures, &self.tables[beside]], std::iter::empty());
        let mut scope = figures.scope.clone();
        if let Some(said) = said {
            take_period(&mut scope, said);
        }
        let identities = scope.map_or_else(BTreeMap::new, |scope| vocabulary.identities_in(figures, &scope));
        let mut counts = Vec::new();
        let mut times = Vec::new();
        for (at, identity) in &identities {
            let Some(figure) = figures.cells.get(at) else { continue };
            counts.push((self.identities.of(identity), *at, figure));
            if let Some(period) = identity.scope.period {
                let mut timeless = identity.clone();
                timeless.scope.period = None;
                times.push((self.timeless.of(&timeless), period));
            }
        }
        counts.sort_unstable_by_key(|(identity, at, _)| (*identity, *at));
        times.sort_unstable();
        times.dedup();
        let lines = across::lines(figures).into_iter();
        let wholes: Vec<Identity> =
            lines.filter_map(|line| across::whole_of(line.iter().map(|at| identities.get(at)))).collect();
        let is_all = |identity: &Identity| identity.labels.is_empty();
        let (has_total, lists_all) = (identities.values().any(is_all), wholes.iter().any(is_all));
        let mut wholes: Vec<usize> = wholes.iter().map(|whole| self.identities.of(whole)).collect();
        wholes.sort_unstable();
        wholes.dedup();
        Meaning { counts, times, wholes, has_total, lists_all }
    }
}

/// Pairs as they are gathered, each once.
struct Pairs {
    found: Vec<(usize, usize)>,
    /// Where those of the current table begin.
    begin: usize,
    /// The last table that each was paired with.
    seen_with: Vec<Option<usize>>,
}

impl Pairs {
    fn extend(&mut self, others: &[usize], right: usize) {
        // Often the first name is one that all tables have.
        if self.found.len() - self.begin >= right {
            return;
        }
        for &left in others.iter().filter(|left| **left < right) {
            if self.seen_with[left] != Some(right) {
                self.seen_with[left] = Some(right);
                self.found.push((left, right));
            }
        }
    }
}

impl Meaning<'_> {
    /// Whether a count or a sum could have to do with both tables: the same count, one that contains another in time, or
    /// the total that one prints of what the other lists.
    pub(super) fn may_span(&self, other: &Self) -> bool {
        let is_of = |whole: &usize, counts: &[(usize, At, &Figure)]| {
            counts.binary_search_by_key(whole, |(identity, ..)| *identity).is_ok()
        };
        groups(&self.counts, &other.counts, |count| count.0).next().is_some()
            || groups(&self.times, &other.times, |time| time.0).any(|(own, others)| {
                own.iter().any(|(_, one)| others.iter().any(|(_, two)| one.holds(two) || two.holds(one)))
            })
            || self.wholes.iter().any(|whole| is_of(whole, &other.counts))
            || other.wholes.iter().any(|whole| is_of(whole, &self.counts))
    }

    /// The counts of two tables that are counts of the same.
    pub(super) fn same<'m>(&'m self, other: &'m Self) -> impl Iterator<Item = [(At, &'m Figure); 2]> {
        let pairs = groups(&self.counts, &other.counts, |count| count.0);
        pairs.flat_map(|(own, others)| {
            own.iter().flat_map(move |one| others.iter().map(move |two| [(one.1, one.2), (two.1, two.2)]))
        })
    }
}

impl Named {
    fn of(table: &Figures, names: &mut Numbers<String>) -> Self {
        let Some(folded) = &table.folded else { return Self::default() };
        let mut all = folded.rows.values().flatten().chain(folded.columns.values().flatten());
        let has_time = all.any(|label| Period::read(label).is_some());
        let mut numbered = |labels: &mut dyn Iterator<Item = &String>| {
            let mut found: Vec<usize> =
                labels.filter(|label| !is_generic(label)).map(|label| names.of(label)).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let rows = numbered(&mut folded.rows.values().flatten());
        let columns = numbered(&mut folded.columns.values().flatten());
        let totals = numbered(&mut folded.totals.iter());
        let unit = numbered(&mut table.unit.iter()).first().copied();
        let mut labels: Vec<usize> = rows.iter().chain(&columns).copied().collect();
        labels.sort_unstable();
        labels.dedup();
        let categories = if table.sole() { rows } else { labels.clone() };
        Self { labels, columns, totals, unit, categories, has_time }
    }

    /// Every name, once.
    fn all(&self) -> impl Iterator<Item = usize> {
        let totals = self.totals.iter().filter(|name| !has(&self.labels, name));
        let unit = self.unit.iter().filter(|name| !has(&self.labels, name) && !has(&self.totals, name));
        self.labels.iter().chain(totals).chain(unit).copied()
    }
}

/// Numbers for things, in the order in which they are met. They are looked up by a digest, which is nearly always enough to
/// tell two apart: identities begin alike, and are slow to compare.
struct Numbers<T> {
    known: BTreeMap<u64, Vec<(T, usize)>>,
    count: usize,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), count: 0 }
    }
}

impl<T: Hash + Eq + Clone> Numbers<T> {
    fn of(&mut self, thing: &T) -> usize {
        let alike = self.known.entry(identity::digest(thing)).or_default();
        if let Some((_, number)) = alike.iter().find(|(known, _)| known == thing) {
            return *number;
        }
        let number = self.count;
        self.count += 1;
        alike.push((thing.clone(), number));
        number
    }
}

fn has(sorted: &[usize], name: &usize) -> bool {
    sorted.binary_search(name).is_ok()
}

/// The stretches of two sorted lists that have the same key.
fn groups<'m, T>(
    mut left: &'m [T],
    mut right: &'m [T],
    key: impl Fn(&T) -> usize + 'm,
) -> impl Iterator<Item = (&'m [T], &'m [T])> {
    std::iter::from_fn(move || {
        loop {
            let (one, two) = (key(left.first()?), key(right.first()?));
            let smaller = one.min(two);
            let (own, left_rest) = left.split_at(left.iter().take_while(|item| key(item) == smaller).count());
            let (others, right_rest) = right.split_at(right.iter().take_while(|item| key(item) == smaller).count());
            (left, right) = (left_rest, right_rest);
            if one == two {
                return Some((own, others));
            }
        }
    })
}
