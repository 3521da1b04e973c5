//! What the tables of a series publish for good, and what was published of it before: counts, and the sums, percentages
//! and means of counts that are suppressed. It reads and writes no file.

use std::collections::BTreeMap;

use super::family::{Family, count};
use super::figures::{At, Figures, Perhaps};
use crate::config::Policy;
use crate::intake::gate::ledger::{Fact, Identity, Part, Publication, Published, PublishedBound, PublishedSum, Total};
use crate::intake::gate::protection::{Cell, Status};

/// Adds the sums, percentages and means that were published before, without those that fit no more: what they were of has
/// been corrected.
pub(super) fn recall(family: &mut Family<'_>, before: &Published) {
    family.add_those_that_fit(&before.sums, &add_sum);
    family.add_those_that_fit(&before.bounds, &add_bound);
}

fn add_sum(family: &mut Family<'_>, sum: &PublishedSum) {
    let parts: Vec<String> = sum.parts.iter().map(|part| part.identity.name()).collect();
    let mut beside = parts.clone();
    let total = match &sum.total {
        Total::Stated(value) if family.states(*value, &parts) => return,
        Total::Stated(value) => {
            let name = format!("said\u{1f}before\u{1f}{}", family.system.relations.len());
            family.implied.insert(name.clone(), (Vec::new(), format!("the total in {}", sum.what)));
            family.add_cell(Cell { id: name.clone(), value: Some(count(*value)), status: Status::Published });
            name
        }
        Total::Count(identity) => {
            let part = Part { identity: identity.clone(), is_low: false };
            beside.push(identity.name());
            remember(family, &part, &beside, &sum.place);
            identity.name()
        }
    };
    for part in &sum.parts {
        remember(family, part, &beside, &sum.place);
    }
    family.relate(&total, parts, format!("{} of {}", sum.what, called(&sum.place)));
}

fn add_bound(family: &mut Family<'_>, bound: &PublishedBound) {
    let name = bound.count.identity.name();
    if family.shown(&name).is_none() {
        remember(family, &bound.count, &[], &bound.place);
        family.add_bounds(&name, bound.least, bound.most, &bound.what);
    }
}

/// Adds a count that was suppressed when it was published, and stands in no table now.
fn remember(family: &mut Family<'_>, part: &Part, beside: &[String], place: &Publication) {
    let name = part.identity.name();
    if !family.has_cell(&name) {
        let status = if part.is_low { Status::Primary } else { Status::Implicit };
        let words = format!("{}, suppressed in {}", part.identity.called(), place.reference);
        family.implied.insert(name.clone(), (beside.to_vec(), words));
        family.add_cell(Cell { id: name, value: None, status });
    }
}

fn called(place: &Publication) -> String {
    format!("table `{}`, published in {}", place.table, place.reference)
}

/// What the tables of a series publish, to stay known.
pub(in crate::intake::gate) fn published(tables: &[Figures], policy: &Policy) -> Published {
    let nothing = Published::default();
    let family = Family::of(tables, &nothing, policy);
    let mut published = Published { facts: facts(&family), ..Published::default() };
    let mut names: BTreeMap<(usize, At), &str> = BTreeMap::new();
    for (name, places) in &family.places {
        names.extend(places.iter().map(|place| (*place, name.as_str())));
    }
    for (index, table) in tables.iter().enumerate() {
        let series = Series { family: &family, names: &names, table, index };
        for sum in &table.sums {
            let total = series.identity(sum.total).cloned().map(Total::Count);
            published.sums.extend(total.and_then(|total| series.sum(total, &sum.parts, &sum.what)));
        }
        for perhaps in &table.perhaps {
            match perhaps {
                Perhaps::Said { total, parts, what } if series.states(*total, parts) => {
                    published.sums.extend(series.sum(Total::Stated(*total), parts, what));
                }
                Perhaps::Shares(shares) => {
                    let of = |share| series.bound(share);
                    published.bounds.extend(shares.iter().filter_map(of));
                }
                _ => {}
            }
        }
    }
    // Of two tables that say the same, the first one is kept.
    published.sums.reverse();
    published.bounds.reverse();
    let mut kept = Published::default();
    kept.extend(published);
    kept
}

/// The counts that are printed.
fn facts(family: &Family<'_>) -> Vec<Fact> {
    let fact = |(name, identity): (&String, &Identity)| {
        let value = u64::try_from(family.shown(name)?).ok()?;
        let figures = family.places.get(name)?.iter().filter_map(|(table, at)| {
            let table = family.tables.get(*table)?;
            Some((table, table.cells.get(at)?))
        });
        // Another table of the series may suppress it.
        let (table, figure) = figures.into_iter().find(|(_, figure)| figure.status == Status::Published)?;
        let place =
            Publication { reference: table.reference.clone(), table: table.table.clone(), span: figure.span.clone() };
        Some(Fact { identity: identity.clone(), value, place })
    };
    let is_countable = |fact: &Fact| count(fact.value) < i64::MAX;
    family.identities.iter().filter_map(fact).filter(is_countable).collect()
}

/// A table of a series, with the names of its counts.
struct Series<'a> {
    family: &'a Family<'a>,
    names: &'a BTreeMap<(usize, At), &'a str>,
    table: &'a Figures,
    index: usize,
}

impl Series<'_> {
    fn name(&self, at: At) -> Option<&str> {
        self.names.get(&(self.index, at)).copied()
    }

    fn identity(&self, at: At) -> Option<&Identity> {
        self.family.identities.get(self.name(at)?)
    }

    fn part(&self, at: At) -> Option<Part> {
        let figure = self.table.cells.get(&at)?;
        // Which of the cells that the gate itself suppresses are low is said nowhere.
        let is_low = figure.status == Status::Primary && figure.value.is_none();
        let is_hidden = self.family.shown(self.name(at)?).is_none();
        Some(Part { identity: self.identity(at)?.clone(), is_low: is_low && is_hidden })
    }

    /// Whether a stated total was believed.
    fn states(&self, total: u64, parts: &[At]) -> bool {
        let names: Vec<String> = parts.iter().filter_map(|at| self.name(*at).map(str::to_owned)).collect();
        self.family.states(total, &names)
    }

    /// A sum of which something is suppressed; of one that is printed whole, its counts say all.
    fn sum(&self, total: Total, parts: &[At], what: &str) -> Option<PublishedSum> {
        let is_shown = |identity: &Identity| self.family.shown(&identity.name()).is_some();
        let mut parts: Vec<Part> = parts.iter().map(|at| self.part(*at)).collect::<Option<_>>()?;
        parts.sort();
        let whole = match &total {
            Total::Count(identity) => is_shown(identity),
            Total::Stated(_) => true,
        };
        let is_open = !whole || parts.iter().any(|part| !is_shown(&part.identity));
        let place = self.place(self.table.cells.keys().next().copied()?)?;
        (is_open && !parts.is_empty()).then(|| PublishedSum { total, parts, what: what.to_owned(), place })
    }

    fn bound(&self, share: &super::figures::Bounded) -> Option<PublishedBound> {
        let name = self.name(share.count)?;
        let is_used = self.family.has_bounds(name, share.least, share.most, share.what);
        let (least, most, what) = (share.least, share.most, share.what.to_owned());
        let (count, place) = (self.part(share.count)?, self.place(share.count)?);
        is_used.then_some(PublishedBound { count, least, most, what, place })
    }

    fn place(&self, at: At) -> Option<Publication> {
        let span = self.table.cells.get(&at)?.span.clone();
        Some(Publication { reference: self.table.reference.clone(), table: self.table.table.clone(), span })
    }
}
