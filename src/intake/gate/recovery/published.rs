//! What the tables of a series publish for good, and what was published of it before: counts, and the sums, percentages
//! and means of counts that are suppressed. It reads and writes no file.

use std::collections::BTreeMap;

use super::bounds::RANGE;
use super::family::{Family, count};
use super::figures::{At, Bounded, Figures, Perhaps};
use crate::config::Policy;
use crate::intake::gate::ledger::{Fact, Identity, Part, Publication, Published, PublishedBound, PublishedSum, Total};
use crate::intake::gate::numbers::table::Bounds;
use crate::intake::gate::protection::Status;

/// Adds the sums, percentages and means that were published before, without those that fit no more: what they were of has
/// been corrected.
pub(super) fn recall<'a>(family: &mut Family<'a>, before: &'a Published) {
    family.add_those_that_fit(&before.sums, &|family, sum| add_sum(family, sum));
    family.add_those_that_fit(&before.bounds, &|family, bound| add_bound(family, bound));
}

fn add_sum(family: &mut Family<'_>, sum: &PublishedSum) {
    let (place, known) = (called(&sum.place), family.system.len());
    let total = match &sum.total {
        Total::Stated(_) => None,
        Total::Count(identity) => {
            let total = Part { identity: identity.clone(), is_low: false };
            Some(remember(family, &total, &sum.place))
        }
    };
    let parts: Vec<usize> = sum.parts.iter().map(|part| remember(family, part, &sum.place)).collect();
    let beside: Vec<usize> = parts.iter().copied().chain(total).collect();
    for count in family.counts.iter_mut().skip(known) {
        if let Some((others, _)) = &mut count.implied {
            others.clone_from(&beside);
        }
    }
    match (&sum.total, total) {
        (_, Some(total)) => family.relate_in_words(total, parts, format!("{} of {place}", sum.what)),
        (Total::Stated(value), _) if !family.states(*value, &parts) => {
            family.add_said(*value, parts, &sum.what, &place);
        }
        _ => {}
    }
}

fn add_bound<'a>(family: &mut Family<'a>, bound: &'a PublishedBound) {
    let position = remember(family, &bound.count, &bound.place);
    if family.shown(position).is_none() {
        family.add_bounds(position, (bound.least, bound.most), &bound.what);
    }
}

/// The position of a count that was published before. One that was suppressed then, and stands in no table now, is added.
fn remember(family: &mut Family<'_>, part: &Part, place: &Publication) -> usize {
    if let Some(known) = family.identities.get(&part.identity) {
        return *known;
    }
    let status = if part.is_low { Status::Primary } else { Status::Implicit };
    let words = format!("{}, suppressed in {}", part.identity.called(), place.reference);
    let position = family.add_implied(None, status, Vec::new(), words);
    family.identities.insert(part.identity.clone(), position);
    position
}

fn called(place: &Publication) -> String {
    format!("table `{}`, published in {}", place.table, place.reference)
}

/// What the tables of a series publish, to stay known.
pub(in crate::intake::gate) fn published(tables: &[Figures], policy: &Policy) -> Published {
    let nothing = Published::default();
    let family = Family::of(tables, &nothing, policy);
    let mut published = Published { facts: facts(&family), ..Published::default() };
    let mut positions: BTreeMap<(usize, At), usize> = BTreeMap::new();
    for (position, count) in family.counts.iter().enumerate() {
        positions.extend(count.places.iter().map(|place| (*place, position)));
    }
    let identities = family.identities.iter().map(|(identity, position)| (*position, identity)).collect();
    for (index, table) in tables.iter().enumerate() {
        let series = Series { family: &family, positions: &positions, identities: &identities, table, index };
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
                    let of = |share: &Bounded| series.bound(share.count, (share.least, Some(share.most)), share.what);
                    published.bounds.extend(shares.iter().filter_map(of));
                }
                _ => {}
            }
        }
        published.bounds.extend(table.within().filter_map(|(at, within)| series.bound(*at, within, RANGE)));
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
    let fact = |(identity, position): (&Identity, &usize)| {
        let value = u64::try_from(family.shown(*position)?).ok()?;
        let figures = family.places(*position).iter().filter_map(|(table, at)| {
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

/// A table of a series, with where its counts are in the family.
struct Series<'a> {
    family: &'a Family<'a>,
    positions: &'a BTreeMap<(usize, At), usize>,
    identities: &'a BTreeMap<usize, &'a Identity>,
    table: &'a Figures,
    index: usize,
}

impl Series<'_> {
    fn position(&self, at: At) -> Option<usize> {
        self.positions.get(&(self.index, at)).copied()
    }

    fn identity(&self, at: At) -> Option<&Identity> {
        self.identities.get(&self.position(at)?).copied()
    }

    fn part(&self, at: At) -> Option<Part> {
        let figure = self.table.cells.get(&at)?;
        // Which of the cells that the gate itself suppresses are low is said nowhere.
        let is_low = figure.status == Status::Primary && figure.value.is_none();
        let is_hidden = self.family.shown(self.position(at)?).is_none();
        Some(Part { identity: self.identity(at)?.clone(), is_low: is_low && is_hidden })
    }

    /// Whether a stated total was believed.
    fn states(&self, total: u64, parts: &[At]) -> bool {
        let positions: Vec<usize> = parts.iter().filter_map(|at| self.position(*at)).collect();
        self.family.states(total, &positions)
    }

    /// A sum of which something is suppressed; of one that is printed whole, its counts say all.
    fn sum(&self, total: Total, parts: &[At], what: &str) -> Option<PublishedSum> {
        let is_shown = |identity: &Identity| {
            self.family.identities.get(identity).is_some_and(|position| self.family.shown(*position).is_some())
        };
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

    fn bound(&self, at: At, (least, most): Bounds, what: &str) -> Option<PublishedBound> {
        let is_used = self.family.has_bounds(self.position(at)?, (least, most), what);
        let (count, place, what) = (self.part(at)?, self.place(at)?, what.to_owned());
        is_used.then_some(PublishedBound { count, least, most, what, place })
    }

    fn place(&self, at: At) -> Option<Publication> {
        let span = self.table.cells.get(&at)?.span.clone();
        Some(Publication { reference: self.table.reference.clone(), table: self.table.table.clone(), span })
    }
}
