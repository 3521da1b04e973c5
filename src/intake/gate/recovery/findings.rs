//! What an audit found, in words that an officer can act on: what can be worked out, by which arithmetic, and what to
//! suppress besides.

use std::collections::BTreeSet;

use super::copies;
use super::family::Family;
use super::figures::{At, Figure, Figures};
use super::judge::{Judged, judge};
use super::propose::propose;
use crate::config::Policy;
use crate::diagnostic::{CellPlace, Diagnostic, Rule, rules};
use crate::intake::gate::ledger::Published;
use crate::intake::gate::protection::{CellAudit, Equation, Fault, Finding, Reason, Status};
use crate::source::Span;

/// Findings with the table that each belongs to.
pub(super) type Found = Vec<(usize, Diagnostic)>;

/// How many cells a help names.
const NAMED: usize = 6;

/// Everything that a family gives away: first each table by itself, then what only all of them together tell.
pub(super) fn of(tables: &[Figures], before: &Published, policy: &Policy) -> Found {
    let mut found = Vec::new();
    let mut said: BTreeSet<(usize, At)> = BTreeSet::new();
    let mut contradicts = false;
    let nothing = Published::default();
    let is_series = tables.len() + before.len() > 1;
    for (index, table) in tables.iter().enumerate() {
        let alone = Family::of(std::slice::from_ref(table), &nothing, policy);
        let judged = judge(&alone, policy);
        contradicts |= judged.as_ref().is_ok_and(|judged| !judged.audit.conflicts.is_empty());
        let own = of_judged(&alone, &judged, policy, &rules::S003, &mut |_, at| said.insert((index, at)));
        found.extend(own.into_iter().map(|(_, finding)| (index, finding)));
        if !is_series {
            found.extend(copies::of_markers(&alone, policy));
        }
    }
    if is_series {
        let family = Family::of(tables, before, policy);
        found.extend(copies::of_markers(&family, policy));
        found.extend(copies::of_copies(&family));
        let mut judged = judge(&family, policy);
        if let Ok(judged) = &mut judged
            && contradicts
        {
            judged.audit.conflicts.clear();
        }
        found.extend(of_judged(&family, &judged, policy, &rules::S004, &mut |table, at| said.insert((table, at))));
    }
    found
}

/// The findings of one audit; `news` says whether a cell has not been reported yet.
fn of_judged(
    family: &Family<'_>,
    judged: &Result<Judged, Vec<Fault>>,
    policy: &Policy,
    rule: &'static Rule,
    news: &mut dyn FnMut(usize, At) -> bool,
) -> Found {
    let judged = match judged {
        Ok(judged) if judged.is_safe() => return Vec::new(),
        Ok(judged) => judged,
        // The system is made here, of cells that are there: a fault is one of the figures, such as a count too large.
        Err(faults) => return of_faults(family, faults, rule),
    };
    let mut found = Vec::new();
    let mut help = None;
    for cell in judged.cells() {
        let Some((table, at, figure)) = family.figure(cell.id) else { continue };
        if !news(table, at) {
            continue;
        }
        let mut diagnostic = at_cell(family, table, figure, message(family, cell));
        diagnostic.rule = rule;
        diagnostic.cell = Some(CellPlace {
            table: family.tables[table].table.clone(),
            row: at.0,
            column: at.1,
            interval: Some((low(cell.interval.0), cell.interval.1.map(low))),
        });
        if let Some(reason) = because(family, cell).first() {
            diagnostic.message = format!("{}: {reason}", diagnostic.message);
        }
        for (span, note) in elsewhere(family, cell, table) {
            diagnostic = diagnostic.note(span, note);
        }
        found.push((table, diagnostic.help(help.get_or_insert_with(|| ways_out(family, policy)).clone())));
    }
    for residual in &judged.residuals {
        let first = residual.cells.iter().find_map(|cell| Some((*cell, family.figure(*cell)?)));
        let Some((id, (table, at, figure))) = first else { continue };
        if !news(table, at) {
            continue;
        }
        let names: Vec<String> = residual.cells.iter().map(|cell| family.call(*cell)).collect();
        let message = format!("{} together are {}, itself a low number", names.join(" and "), residual.sum);
        let mut diagnostic = at_cell(family, table, figure, message);
        diagnostic.rule = rule;
        let audited = judged.audit.cells.iter().find(|cell| cell.id == id);
        diagnostic.cell = Some(CellPlace {
            table: family.tables[table].table.clone(),
            row: at.0,
            column: at.1,
            interval: audited.map(|cell| (low(cell.interval.0), cell.interval.1.map(low))),
        });
        found.push((table, diagnostic.help(help.get_or_insert_with(|| ways_out(family, policy)).clone())));
    }
    for conflict in &judged.audit.conflicts {
        let of_sums = || {
            let sums = conflict.relations.iter().filter_map(|sum| family.system.relations.get(*sum));
            sums.flat_map(cells_of).find_map(|cell| family.figure(cell))
        };
        let place = match conflict.cells.iter().find_map(|cell| family.figure(*cell)) {
            // A total of printed numbers that is wrong by itself is reported where tables are read.
            None if rule.code == rules::S003.code => None,
            None => of_sums(),
            found => found,
        };
        let Some((table, _, figure)) = place else { continue };
        let message = "no numbers fit this cell and the totals around it".to_owned();
        let mut diagnostic = at_cell(family, table, figure, message);
        diagnostic.rule = &rules::S006;
        let mut sums: Vec<String> = conflict.relations.iter().map(|sum| family.call_relation(*sum)).collect();
        let more = sums.len().saturating_sub(NAMED);
        sums.truncate(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let help = format!(
            "check {}{more}: a figure is wrong, a marker stands for a number that is not low (write `{}+`), or tables of a series count different things (say so with `period`, `universe` or `basis`)",
            sums.join(", "),
            policy.marker
        );
        found.push((table, diagnostic.help(help)));
    }
    if judged.unexplained || found.is_empty() && !judged.concerns.is_empty() && !said_before(family, judged) {
        found.extend(somewhere(family, "it could not be shown that this table is protected".to_owned(), rule));
    }
    found
}

/// Where the figures are printed that the arithmetic takes from other tables.
fn elsewhere(family: &Family<'_>, cell: &CellAudit<usize>, table: usize) -> Vec<(Span, String)> {
    let mut notes: Vec<(Span, String)> = Vec::new();
    let sums = cell.reasons.first().into_iter().flat_map(|reason| &reason.relations);
    for (sum, _) in sums {
        let Some(sum) = family.system.relations.get(*sum) else { continue };
        for cell in cells_of(sum) {
            let Some(value) = family.shown(cell) else { continue };
            let is_here = |at: &(usize, At)| {
                let figure = family.tables.get(at.0).and_then(|table| table.cells.get(&at.1));
                figure.is_some_and(|figure| figure.status == Status::Published).then_some(at.0)
            };
            let shown: Vec<usize> = family.places(cell).iter().filter_map(is_here).collect();
            if shown.contains(&table) || notes.len() >= NAMED {
                continue;
            }
            if let Some(fact) = family.counts[cell].fact {
                notes.push((fact.place.span.clone(), format!("{} is {value}", family.call(cell))));
            } else if let Some(other) = shown.first() {
                let place = family.places(cell).iter().find(|(table, _)| table == other);
                let figure = place.and_then(|(table, at)| family.tables.get(*table)?.cells.get(at));
                notes.extend(figure.map(|figure| {
                    let note = format!("{} is {value} in {}", family.call(cell), family.called_table(*other));
                    (figure.span.clone(), note)
                }));
            }
        }
    }
    notes
}

/// Whether every concern has a cell, so that it has been reported, if not now.
fn said_before(family: &Family<'_>, judged: &Judged) -> bool {
    judged.cells().all(|cell| family.figure(cell.id).is_some())
}

fn message(family: &Family<'_>, cell: &CellAudit<usize>) -> String {
    let name = family.call(cell.id);
    match (cell.finding, cell.interval) {
        (Some(Finding::Undecided), _) => format!("it could not be shown that {name} is protected"),
        (_, (least, Some(most))) if least == most => format!("{name} can be worked out"),
        (Some(Finding::Low), _) => format!("{name} can be told to be a low number"),
        (_, (least, Some(most))) => format!("{name} can be narrowed down to {least} to {most}"),
        (_, (least, None)) => format!("{name} can be told to be at least {least}"),
    }
}

/// The arithmetic, in words.
pub(super) fn because(family: &Family<'_>, cell: &CellAudit<usize>) -> Vec<String> {
    let describe =
        |reason: &Reason<usize>| reason.describe(&|cell| family.call(*cell), &|sum| family.call_relation(*sum));
    cell.reasons.iter().map(describe).collect()
}

/// What to suppress besides, or which categories to merge.
fn ways_out(family: &Family<'_>, policy: &Policy) -> String {
    let proposed = propose(family, policy, &|cell| !family.places(cell).is_empty());
    if proposed.further.is_empty() {
        let ours: Vec<usize> =
            proposed.unprotected.iter().copied().filter(|cell| family.figure(*cell).is_some()).collect();
        let names: Vec<String> = ours.iter().take(NAMED).map(|cell| family.call(*cell)).collect();
        let is_bounded = |cell: &usize| !family.places(*cell).is_empty() && family.bounded_by(*cell).is_some();
        return match ((0..family.counts.len()).find(is_bounded), ours.first()) {
            (_, Some(first)) => {
                format!("no further suppression protects {}: {}", names.join(", "), merge(family, *first))
            }
            (Some(cell), None) => merge(family, cell),
            (None, None) => "suppress further cells of the same row and column, or merge categories".to_owned(),
        };
    }
    let name = |cell: &usize| {
        let value = family.shown(*cell).map_or_else(String::new, |value| format!(" ({value})"));
        format!("{}{value}", family.call(*cell))
    };
    let names: Vec<String> = proposed.further.iter().take(NAMED).map(name).collect();
    let more = proposed.further.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("suppress besides, with `{}+`: {}{more}", policy.marker, names.join(", "))
}

/// Which categories to merge so that a count can be told no more: with the least of those it is added to.
pub(super) fn merge(family: &Family<'_>, cell: usize) -> String {
    if let Some(what) = family.bounded_by(cell) {
        return format!("suppress the {what} beside it too, or round it so that every low number fits");
    }
    let beside = family.system.relations.iter().filter(|sum| sum.parts().any(|part| part == cell));
    let others = beside.flat_map(Equation::parts).filter(|part| *part != cell && family.figure(*part).is_some());
    let best =
        others.min_by_key(|part| (family.shown(*part).is_none_or(|value| value == 0), family.shown(*part), *part));
    match best {
        Some(other) => format!(
            "merge its category with another, such as {} with {}, so that one number stands for both",
            family.call(cell),
            family.call(other)
        ),
        None => "merge its category with another, or leave the total out".to_owned(),
    }
}

/// Figures that cannot be audited.
fn of_faults(family: &Family<'_>, faults: &[Fault], rule: &'static Rule) -> Found {
    // Where everything is printed, there is nothing to be worked out.
    if family.system.status.iter().all(|status| *status == Status::Published) {
        return Vec::new();
    }
    let what = faults.first().map(ToString::to_string).unwrap_or_default();
    let message = format!("it could not be shown that this table is protected: {what}");
    somewhere(family, message, rule).into_iter().collect()
}

/// A finding that is about a family as a whole, at its first hidden cell.
fn somewhere(family: &Family<'_>, message: String, rule: &'static Rule) -> Option<(usize, Diagnostic)> {
    let hidden = family.counts.iter().flat_map(|count| &count.places).find_map(|(table, at)| {
        let figure = family.tables.get(*table)?.cells.get(at)?;
        (figure.status != Status::Published).then_some((*table, figure))
    });
    let any =
        || (0..family.counts.len()).find_map(|cell| family.figure(cell)).map(|(table, _, figure)| (table, figure));
    let (table, figure) = hidden.or_else(any)?;
    let mut diagnostic = at_cell(family, table, figure, message)
        .help("split the table, write its figures as whole numbers, or suppress a whole row");
    diagnostic.rule = rule;
    Some((table, diagnostic))
}

pub(super) fn at_cell(family: &Family<'_>, table: usize, figure: &Figure, message: String) -> Diagnostic {
    Diagnostic::at(&rules::S003, figure.span.source(), figure.span.range(), message)
        .about(&family.tables[table].reference)
}

/// The total of a sum, then its parts.
fn cells_of(sum: &Equation) -> impl Iterator<Item = usize> {
    sum.total().into_iter().chain(sum.parts())
}

fn low(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
