//! Tables of one record that print the same counts though nobody says so: two of its own, the sheets of a workbook, the
//! table that it shows of one. It goes by labels and by figures that agree, and judges none.

mod meanings;

#[cfg(test)]
mod tests;

use self::meanings::{Meaning, Meanings};
use super::family::Family;
use super::figures::{At, Figure, Figures};
use crate::config::Policy;
use crate::intake::gate::ledger::{Published, Scope};
use crate::intake::gate::protection::Status;
use crate::intake::records::Period;

/// Tables that are judged together, by their positions, and as they are judged.
pub(in crate::intake::gate) struct Kin {
    pub(in crate::intake::gate) members: Vec<usize>,
    pub(in crate::intake::gate) figures: Vec<Figures>,
}

/// Two tables of which one prints what the other does.
struct Link {
    pair: (usize, usize),
    /// The cells of each that the other contradicts.
    apart: (Vec<At>, Vec<At>),
}

/// What two tables print under the same labels.
#[derive(Default)]
struct Comparison {
    agree: usize,
    /// The cells of which both cannot be true.
    differ: Vec<(At, At)>,
}

/// Parts tables into those that print the same counts. A table that is alone is not named. `may` says which two may be
/// compared.
///
/// Where all that are linked together contradict each other, they are given two by two instead.
pub(in crate::intake::gate) fn kin(
    tables: &[Figures],
    may: &dyn Fn(usize, usize) -> bool,
    policy: &Policy,
) -> Vec<Kin> {
    let links = links(tables, may, policy);
    let mut found = Vec::new();
    for members in connected(&links) {
        let within: Vec<&Link> = links.iter().filter(|link| members.contains(&link.pair.0)).collect();
        let whole = together(tables, &members, &within);
        match Family::of(&whole.figures, &Published::default(), policy).has_conflict() {
            false => found.push(whole),
            true => found.extend(within.iter().map(|link| together(tables, &[link.pair.0, link.pair.1], &[*link]))),
        }
    }
    found
}

/// The pairs of tables that print the same counts, in order of the second and then of the first.
fn links(tables: &[Figures], may: &dyn Fn(usize, usize) -> bool, policy: &Policy) -> Vec<Link> {
    let hides: Vec<bool> = tables.iter().map(Figures::hides).collect();
    let mut meanings = Meanings::of(tables);
    let mut links = Vec::new();
    for (left, right) in meanings.pairs() {
        if (hides[left] || hides[right]) && may(left, right) {
            let meant = [meanings.meaning(left, right), meanings.meaning(right, left)];
            let apart = link([&tables[left], &tables[right]], [&meant[0], &meant[1]], policy);
            links.extend(apart.map(|apart| Link { pair: (left, right), apart }));
        }
    }
    links
}

/// Tables as they are judged together: each with the time that those it is linked with say, where it says none.
fn together(tables: &[Figures], members: &[usize], links: &[&Link]) -> Kin {
    let figures = members.iter().filter_map(|member| {
        let mut figures = tables.get(*member)?.clone();
        for link in links {
            let apart = [(link.pair.0, &link.apart.0), (link.pair.1, &link.apart.1)];
            figures.apart.extend(apart.into_iter().filter(|(table, _)| table == member).flat_map(|(_, cells)| cells));
        }
        let neighbours = links.iter().filter_map(|link| match link.pair {
            (left, right) if left == *member => tables.get(right),
            (left, right) if right == *member => tables.get(left),
            _ => None,
        });
        let mut said: Vec<Period> = neighbours.filter_map(period).collect();
        said.dedup();
        if let [only] = said.as_slice() {
            take_period(&mut figures.scope, *only);
        }
        Some(figures)
    });
    Kin { figures: figures.collect(), members: members.to_vec() }
}

/// Whether two tables print the same counts: what both show agrees, bar slips, and numbers fit both. Gives the cells that
/// do not agree.
fn link(pair: [&Figures; 2], meant: [&Meaning<'_>; 2], policy: &Policy) -> Option<(Vec<At>, Vec<At>)> {
    let [left, right] = pair;
    let compared = compare(meant, left.threshold.max(right.threshold));
    if !compared.differ.is_empty() && compared.agree <= compared.differ.len() {
        return None;
    }
    if !meant[0].may_span(meant[1]) {
        return None;
    }
    if compared.agree == 0 && has_further(left, right) && !shares_label(left, right) {
        return None;
    }
    let (of_left, of_right): (Vec<At>, Vec<At>) = compared.differ.into_iter().unzip();
    let mut pair = [left.clone(), right.clone()];
    match (period(left), period(right)) {
        (Some(said), None) => take_period(&mut pair[1].scope, said),
        (None, Some(said)) => take_period(&mut pair[0].scope, said),
        _ => {}
    }
    pair[0].apart.extend(&of_left);
    pair[1].apart.extend(&of_right);
    let nothing = Published::default();
    let family = Family::of(&pair, &nothing, policy);
    (spans(&family) && !family.has_conflict()).then_some((of_left, of_right))
}

/// Compares what two tables print. Only a number that is not low, and not nothing, is a sign that they are the same.
fn compare([left, right]: [&Meaning<'_>; 2], threshold: u64) -> Comparison {
    let mut compared = Comparison::default();
    for [(at, one), (other_at, other)] in left.same(right) {
        match (shown(one), shown(other)) {
            (Some(first), Some(second)) if first == second => compared.agree += usize::from(first > threshold),
            (Some(_), Some(_)) => compared.differ.push((at, other_at)),
            (Some(value), None) if !allows(other, value, threshold) => compared.differ.push((at, other_at)),
            (None, Some(value)) if !allows(one, value, threshold) => compared.differ.push((at, other_at)),
            _ => {}
        }
    }
    compared
}

fn shown(figure: &Figure) -> Option<u64> {
    figure.value.filter(|_| figure.status == Status::Published)
}

/// Whether a hidden figure may be this number, for all that is known.
fn allows(figure: &Figure, value: u64, threshold: u64) -> bool {
    if let (None, Some((least, most))) = (figure.value, figure.within) {
        return least <= value && most.is_none_or(|most| value <= most);
    }
    match (figure.value, figure.status) {
        (Some(known), _) => known == value,
        (None, Status::Primary) => (1..=figure.at_most.unwrap_or(threshold)).contains(&value),
        (None, _) => true,
    }
}

/// Whether a further cell is suppressed in one of two tables: it may be any number, so that nearly every total fits it.
fn has_further(left: &Figures, right: &Figures) -> bool {
    let all = left.cells.values().chain(right.cells.values());
    all.into_iter().any(|figure| figure.status == Status::Secondary)
}

/// Whether two tables name the same thing somewhere.
fn shares_label(left: &Figures, right: &Figures) -> bool {
    let (Some(left), Some(right)) = (&left.folded, &right.folded) else { return false };
    let labels = left.rows.values().flatten().chain(left.columns.values().flatten());
    labels.into_iter().any(|label| {
        right.rows.values().any(|row| row.contains(label)) || right.columns.values().flatten().any(|own| own == label)
    })
}

/// Whether a count or a sum of a family has to do with both of its tables.
fn spans(family: &Family<'_>) -> bool {
    let tables = |cell: usize| family.places(cell).iter().map(|(table, _)| *table);
    let is_in_both = |cells: &mut dyn Iterator<Item = usize>| {
        let mut found: Vec<usize> = cells.flat_map(tables).collect();
        found.sort_unstable();
        found.dedup();
        found.len() > 1
    };
    (0..family.counts.len()).any(|cell| is_in_both(&mut std::iter::once(cell)))
        || family.system.relations.iter().any(|sum| is_in_both(&mut sum.total().into_iter().chain(sum.parts())))
}

fn period(figures: &Figures) -> Option<Period> {
    figures.scope.as_ref().and_then(|scope| scope.period)
}

fn take_period(scope: &mut Option<Scope>, said: Period) {
    if let Some(scope) = scope {
        scope.period = scope.period.or(Some(said));
    }
}

/// The tables that links lead to from one another, in order.
fn connected(links: &[Link]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &Link { pair: (left, right), .. } in links {
        let mut joined = vec![left, right];
        groups.retain(|group| {
            let meets = group.contains(&left) || group.contains(&right);
            if meets {
                joined.extend(group);
            }
            !meets
        });
        joined.sort_unstable();
        joined.dedup();
        groups.push(joined);
    }
    groups.sort();
    groups
}
