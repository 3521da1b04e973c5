//! Counts of a series that contain each other: a part of the time, or of the people. Their difference is a count that
//! nobody prints, and that anybody can work out.

use std::collections::{BTreeMap, BTreeSet};

use super::family::Family;
use super::figures::{At, Figures};
use super::said::tops;
use crate::intake::gate::ledger::Identity;
use crate::intake::gate::protection::Status;
use crate::intake::records::Period;

/// Counts that differ in period or universe only, by the rest of what they are: each with what it is and its position.
type Alike = BTreeMap<Identity, Vec<(Identity, usize)>>;

/// Adds the differences between counts that contain each other.
pub(super) fn relate(family: &mut Family<'_>) {
    let mut alike: Alike = BTreeMap::new();
    for (identity, position) in &family.identities {
        let mut rest = identity.clone();
        rest.scope.period = None;
        rest.scope.universe.clear();
        alike.entry(rest).or_default().push((identity.clone(), *position));
    }
    for counts in alike.into_values().filter(|counts| counts.len() > 1) {
        for (own, whole) in &counts {
            relate_whole(family, own, *whole, &counts);
        }
    }
}

/// Adds the totals that another table prints, or printed before, of what a table lists without one: kept only where they
/// fit, since a table may leave categories out.
pub(super) fn relate_totals(family: &mut Family<'_>) {
    let tables = family.tables;
    let mut positions: BTreeMap<(usize, At), usize> = BTreeMap::new();
    for (position, count) in family.counts.iter().enumerate() {
        positions.extend(count.places.iter().map(|place| (*place, position)));
    }
    let identities: BTreeMap<usize, &Identity> =
        family.identities.iter().map(|(identity, position)| (*position, identity)).collect();
    let mut sums: Vec<(usize, Vec<usize>, String)> = Vec::new();
    for (index, table) in tables.iter().enumerate().filter(|(_, table)| table.scope.is_some()) {
        for parts in lines(table) {
            let parts: Option<Vec<usize>> = parts.iter().map(|at| positions.get(&(index, *at)).copied()).collect();
            let Some(parts) = parts else { continue };
            let whole = whole_of(parts.iter().map(|part| identities.get(part).copied()));
            let Some(&whole) = whole.and_then(|whole| family.identities.get(&whole)) else { continue };
            let words = format!("{} and what {} lists of it", family.call(whole), family.called_table(index));
            sums.push((whole, parts, words));
        }
    }
    family.add_those_that_fit(&sums, &|family, (whole, parts, words)| {
        family.relate_in_words(*whole, parts.clone(), words.clone());
    });
}

/// The columns of a table, its rows, and all of it: of each the cells that are no part of others there, if there are several.
pub(super) fn lines(table: &Figures) -> Vec<Vec<At>> {
    let mut lines = tops_of_lines(table, |at| at.1);
    lines.extend(tops_of_lines(table, |at| at.0));
    lines.push(tops(table, |_| true));
    lines.retain(|parts| parts.len() > 1);
    lines
}

/// What [`tops`] finds of each line, in one go.
fn tops_of_lines(table: &Figures, line: impl Fn(&At) -> usize) -> Vec<Vec<At>> {
    let mut inner: BTreeMap<usize, BTreeSet<At>> = BTreeMap::new();
    let sums = table.sums.iter().map(|sum| (&sum.total, &sum.parts));
    for (total, parts) in sums.chain(table.parts_of.iter().map(|(whole, parts)| (whole, parts))) {
        inner.entry(line(total)).or_default().extend(parts.iter().copied());
    }
    let mut found: BTreeMap<usize, Vec<At>> = BTreeMap::new();
    for at in table.cells.keys() {
        if !inner.get(&line(at)).is_some_and(|inner| inner.contains(at)) {
            found.entry(line(at)).or_default().push(*at);
        }
    }
    found.into_values().collect()
}

/// What everything is that some counts are part of: it has the labels that they share. None where one of them is nothing
/// that is known, or has no label besides.
pub(super) fn whole_of<'i>(parts: impl Iterator<Item = Option<&'i Identity>>) -> Option<Identity> {
    let parts: Vec<&Identity> = parts.collect::<Option<_>>()?;
    let mut whole = (*parts.first()?).clone();
    for part in &parts {
        whole.labels.retain(|label| part.labels.contains(label));
    }
    let is_part = |part: &&Identity| part.scope == whole.scope && part.labels.len() > whole.labels.len();
    parts.iter().all(is_part).then_some(whole)
}

fn relate_whole(family: &mut Family<'_>, own: &Identity, whole: usize, counts: &[(Identity, usize)]) {
    let inside: Vec<&(Identity, usize)> = counts.iter().filter(|(other, _)| contains(own, other)).collect();
    let tiles = tiles(own, &inside);
    let words = format!("the times that make up {}", family.call(whole));
    let covered = tiles.iter().map(|(_, period)| *period).collect::<Vec<_>>();
    if tiles.len() > 1 && fills(own, &covered) {
        family.relate_in_words(whole, tiles.iter().map(|(part, _)| *part).collect(), words);
    } else if tiles.len() > 1 {
        let called = format!("what {} counts beyond its published parts", family.call(whole));
        let rest = family.add_implied(None, Status::Implicit, vec![tiles[0].0, whole], called);
        family.relate_in_words(whole, tiles.iter().map(|(part, _)| *part).chain([rest]).collect(), words);
    }
    for &(identity, part) in &inside {
        let part = *part;
        // Where something lies between the two, the differences with that one say it.
        let between = inside.iter().any(|(middle, other)| *other != part && contains(middle, identity));
        if between || family.sums_of_two(whole, part) || equals(family, whole, part) {
            continue;
        }
        let called = format!("{} without {}", with_scope(family, whole, own), with_scope(family, part, identity));
        let words =
            format!("{} and {}, which it contains", with_scope(family, whole, own), with_scope(family, part, identity));
        family.add_rest(whole, &[part], called, words);
    }
}

/// Whether one count contains another: in time, in people, or both.
fn contains(whole: &Identity, part: &Identity) -> bool {
    let in_time = match (whole.scope.period, part.scope.period) {
        (Some(whole), Some(part)) => whole.holds(&part),
        (None, None) => true,
        _ => false,
    };
    let (wide, narrow) = (&whole.scope.universe, &part.scope.universe);
    let in_people = wide == narrow
        || !wide.is_empty() && narrow.strip_prefix(wide.as_str()).is_some_and(|rest| rest.starts_with('/'));
    in_time && in_people && whole.scope != part.scope
}

/// Two counts of the same value need no difference: it is nothing.
fn equals(family: &Family<'_>, whole: usize, part: usize) -> bool {
    family.shown(whole).is_some() && family.shown(whole) == family.shown(part)
}

/// Periods of the same people that do not overlap, from the first on, the longest first.
fn tiles(whole: &Identity, inside: &[&(Identity, usize)]) -> Vec<(usize, Period)> {
    let mut periods: Vec<(usize, Period)> = inside
        .iter()
        .filter(|(identity, _)| identity.scope.universe == whole.scope.universe)
        .filter_map(|(identity, position)| Some((*position, identity.scope.period?)))
        .collect();
    periods.sort_by_key(|(position, period)| (period.first, std::cmp::Reverse(period.last), *position));
    let mut chosen: Vec<(usize, Period)> = Vec::new();
    for (position, period) in periods {
        if chosen.last().is_none_or(|(_, last)| last.last < period.first) {
            chosen.push((position, period));
        }
    }
    chosen
}

fn fills(whole: &Identity, tiles: &[Period]) -> bool {
    let (Some(whole), Some(first), Some(last)) = (whole.scope.period, tiles.first(), tiles.last()) else {
        return false;
    };
    whole.first == first.first && whole.last == last.last && tiles.windows(2).all(|pair| pair[0].meets(&pair[1]))
}

/// "`Birk` (2021-01-01 to 2021-12-31, staff)".
fn with_scope(family: &Family<'_>, position: usize, identity: &Identity) -> String {
    let period = identity.scope.period.map(|period| format!("{} to {}", period.first, period.last));
    let universe = Some(identity.scope.universe.clone()).filter(|universe| !universe.is_empty());
    let scope: Vec<String> = period.into_iter().chain(universe).collect();
    format!("{} ({})", family.call(position), scope.join(", "))
}
