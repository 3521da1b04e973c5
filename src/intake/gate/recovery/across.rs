//! Counts of a series that contain each other: a part of the time, or of the people. Their difference is a count that
//! nobody prints, and that anybody can work out.

use std::collections::{BTreeMap, BTreeSet};

use super::family::Family;
use super::figures::At;
use super::said::tops;
use crate::intake::gate::ledger::Identity;
use crate::intake::gate::protection::{Cell, Status};
use crate::intake::records::Period;

/// Counts that differ in period or universe only, by the rest of what they are.
type Alike = BTreeMap<Identity, Vec<String>>;

/// Adds the differences between counts that contain each other.
pub(super) fn relate(family: &mut Family<'_>) {
    let mut alike: Alike = BTreeMap::new();
    for (name, identity) in &family.identities {
        let mut rest = identity.clone();
        rest.scope.period = None;
        rest.scope.universe.clear();
        alike.entry(rest).or_default().push(name.clone());
    }
    for names in alike.into_values().filter(|names| names.len() > 1) {
        for whole in &names {
            relate_whole(family, whole, &names);
        }
    }
}

/// Adds the totals that another table prints, or printed before, of what a table lists without one: kept only where they
/// fit, since a table may leave categories out.
pub(super) fn relate_totals(family: &mut Family<'_>) {
    let tables = family.tables;
    let mut names: BTreeMap<(usize, At), &str> = BTreeMap::new();
    for (name, places) in &family.places {
        names.extend(places.iter().map(|place| (*place, name.as_str())));
    }
    let mut sums: Vec<(String, Vec<String>, String)> = Vec::new();
    for (index, table) in tables.iter().enumerate().filter(|(_, table)| table.scope.is_some()) {
        let columns: BTreeSet<usize> = table.cells.keys().map(|at| at.1).collect();
        let rows: BTreeSet<usize> = table.cells.keys().map(|at| at.0).collect();
        let lines = columns.iter().map(|column| tops(table, |at| at.1 == *column));
        let lines = lines.chain(rows.iter().map(|row| tops(table, |at| at.0 == *row)));
        for parts in lines.chain([tops(table, |_| true)]).filter(|parts| parts.len() > 1) {
            let parts: Option<Vec<String>> =
                parts.iter().map(|at| names.get(&(index, *at)).map(|name| (*name).to_owned())).collect();
            let Some((whole, parts)) = parts.and_then(|parts| Some((whole_of(family, &parts)?, parts))) else {
                continue;
            };
            let words = format!("{} and what {} lists of it", family.call(&whole), family.called_table(index));
            sums.push((whole, parts, words));
        }
    }
    family.add_those_that_fit(&sums, &|family, (whole, parts, words)| {
        family.relate(whole, parts.clone(), words.clone());
    });
}

/// The count of everything that some counts are part of: it has the labels that they share, and stands in some table.
fn whole_of(family: &Family<'_>, parts: &[String]) -> Option<String> {
    let identities: Option<Vec<&Identity>> = parts.iter().map(|part| family.identities.get(part)).collect();
    let identities = identities?;
    let mut whole = (*identities.first()?).clone();
    for identity in &identities {
        whole.labels.retain(|label| identity.labels.contains(label));
    }
    let is_part = |identity: &&Identity| identity.scope == whole.scope && identity.labels.len() > whole.labels.len();
    let name = whole.name();
    (identities.iter().all(is_part) && family.has_cell(&name)).then_some(name)
}

fn relate_whole(family: &mut Family<'_>, whole: &str, names: &[String]) {
    let Some(own) = family.identities.get(whole).cloned() else { return };
    let inside: Vec<(String, Identity)> = names
        .iter()
        .filter(|name| *name != whole)
        .filter_map(|name| Some((name.clone(), family.identities.get(name)?.clone())))
        .filter(|(_, other)| contains(&own, other))
        .collect();
    let tiles = tiles(&own, &inside);
    let words = format!("the times that make up {}", family.call(whole));
    let covered = tiles.iter().map(|(_, period)| *period).collect::<Vec<_>>();
    if tiles.len() > 1 && fills(&own, &covered) {
        family.relate(whole, tiles.iter().map(|(name, _)| name.clone()).collect(), words);
    } else if tiles.len() > 1 {
        let rest = format!("rest\u{1f}{}", family.system.relations.len());
        let called = format!("what {} counts beyond its published parts", family.call(whole));
        family.add_cell(Cell { id: rest.clone(), value: None, status: Status::Implicit });
        family.implied.insert(rest.clone(), (vec![tiles[0].0.clone(), whole.to_owned()], called));
        let parts = tiles.iter().map(|(name, _)| name.clone()).chain([rest]).collect();
        family.relate(whole, parts, words);
    }
    for (part, identity) in &inside {
        // Where something lies between the two, the differences with that one say it.
        let between = inside.iter().any(|(other, middle)| other != part && contains(middle, identity));
        if between || family.sums_of_two(whole, part) || equals(family, whole, part) {
            continue;
        }
        let called = format!("{} without {}", with_scope(family, whole, &own), with_scope(family, part, identity));
        let words = format!(
            "{} and {}, which it contains",
            with_scope(family, whole, &own),
            with_scope(family, part, identity)
        );
        family.add_rest(whole, part, called, words);
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
fn equals(family: &Family<'_>, whole: &str, part: &str) -> bool {
    family.shown(whole).is_some() && family.shown(whole) == family.shown(part)
}

/// Periods of the same people that do not overlap, from the first on, the longest first.
fn tiles(whole: &Identity, inside: &[(String, Identity)]) -> Vec<(String, Period)> {
    let mut periods: Vec<(&String, Period)> = inside
        .iter()
        .filter(|(_, identity)| identity.scope.universe == whole.scope.universe)
        .filter_map(|(name, identity)| Some((name, identity.scope.period?)))
        .collect();
    periods.sort_by_key(|(name, period)| (period.first, std::cmp::Reverse(period.last), (*name).clone()));
    let mut chosen: Vec<(String, Period)> = Vec::new();
    for (name, period) in periods {
        if chosen.last().is_none_or(|(_, last)| last.last < period.first) {
            chosen.push((name.clone(), period));
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
fn with_scope(family: &Family<'_>, name: &str, identity: &Identity) -> String {
    let period = identity.scope.period.map(|period| format!("{} to {}", period.first, period.last));
    let universe = Some(identity.scope.universe.clone()).filter(|universe| !universe.is_empty());
    let scope: Vec<String> = period.into_iter().chain(universe).collect();
    format!("{} ({})", family.call(name), scope.join(", "))
}
