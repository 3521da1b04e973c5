//! What an audit found, in words that an officer can act on: who can be worked out, by which arithmetic, and what to
//! suppress besides.

use super::family::Family;
use super::figures::{At, Figure};
use crate::config::{Policy, Protection};
use crate::diagnostic::{CellPlace, Diagnostic, Rule, rules};
use crate::intake::gate::protection::{Audit, CellAudit, Fault, Finding, Status};

type Found = Vec<(usize, Diagnostic)>;

/// How many cells a help names.
const NAMED: usize = 6;

/// Counts that follow from what is published, or from which too much follows.
pub(super) fn of_audit(family: &Family<'_>, audit: &Audit, policy: &Policy) -> Found {
    let mut found = Vec::new();
    let concerns: Vec<&CellAudit> = audit.cells.iter().filter(|cell| concerns(cell, policy)).collect();
    let help = if concerns.is_empty() && audit.residuals.is_empty() { None } else { Some(ways_out(family, policy)) };
    for cell in concerns {
        let Some((table, at, figure)) = family.figure(&cell.id) else { continue };
        let mut diagnostic = at_cell(family, table, at, figure, message(family, cell));
        diagnostic.cell = Some(CellPlace {
            table: family.tables[table].table.clone(),
            row: at.0,
            column: at.1,
            interval: Some((low(cell.interval.0), cell.interval.1.map(low))),
        });
        if let Some(reason) = cell.reasons.first() {
            let arithmetic = reason.describe(&|name| family.call(name), &|id| family.call_relation(id));
            diagnostic.message = format!("{}: {arithmetic}", diagnostic.message);
        }
        found.push((table, diagnostic.help(help.clone().unwrap_or_default())));
    }
    for residual in &audit.residuals {
        let Some((table, at, figure)) = residual.cells.first().and_then(|cell| family.figure(cell)) else { continue };
        if found.iter().any(|(_, other)| other.cell.as_ref().is_some_and(|cell| (cell.row, cell.column) == at)) {
            continue;
        }
        let names: Vec<String> = residual.cells.iter().map(|cell| family.call(cell)).collect();
        let message = format!("{} together are {}, itself a low number", names.join(" and "), residual.sum);
        found.push((table, at_cell(family, table, at, figure, message).help(help.clone().unwrap_or_default())));
    }
    for conflict in &audit.conflicts {
        // Totals that are wrong by themselves are S006 already; here are those that only several sums together show.
        let Some((table, at, figure)) = conflict.cells.first().and_then(|cell| family.figure(cell)) else { continue };
        let message = "no numbers fit this cell and the totals around it".to_owned();
        let mut diagnostic = at_cell(family, table, at, figure, message);
        diagnostic.rule = &rules::S006;
        let sums: Vec<String> = conflict.relations.iter().map(|id| family.call_relation(id)).collect();
        found.push((
            table,
            diagnostic.help(format!(
                "check {}: a figure is wrong, or a marker stands for a number that is not low (write `{}+`)",
                sums.join(", "),
                policy.marker
            )),
        ));
    }
    found
}

fn concerns(cell: &CellAudit, policy: &Policy) -> bool {
    match cell.finding {
        Some(Finding::Exact | Finding::Low | Finding::Undecided) => true,
        Some(Finding::Narrow) => policy.protection == Protection::Full,
        None => false,
    }
}

fn message(family: &Family<'_>, cell: &CellAudit) -> String {
    let name = family.call(&cell.id);
    match (cell.finding, cell.interval) {
        (Some(Finding::Undecided), _) => format!("it could not be shown that {name} is protected"),
        (Some(Finding::Low), _) => format!("{name} can be told to be a low number"),
        (_, (least, Some(most))) if least == most => format!("{name} can be worked out"),
        (_, (least, Some(most))) => format!("{name} can be narrowed down to {least} to {most}"),
        (_, (least, None)) => format!("{name} can be told to be at least {least}"),
    }
}

/// What to suppress besides, or which categories to merge.
fn ways_out(family: &Family<'_>, policy: &Policy) -> String {
    let marker = &policy.marker;
    let Some(proposal) = family.proposal(policy) else {
        return "suppress further cells of the same row and column, or merge categories".to_owned();
    };
    if !proposal.unprotectable.is_empty() || !proposal.feasible {
        let names: Vec<String> = proposal.unprotectable.iter().take(NAMED).map(|cell| family.call(cell)).collect();
        return format!(
            "no further suppression protects {}: merge its category with another, so that one number stands for both",
            if names.is_empty() { "it".to_owned() } else { names.join(", ") }
        );
    }
    let name = |cell: &String| {
        let value = family.figure(cell).and_then(|(_, _, figure)| figure.value);
        format!("{}{}", family.call(cell), value.map_or_else(String::new, |value| format!(" ({value})")))
    };
    let names: Vec<String> = proposal.complement.iter().take(NAMED).map(name).collect();
    let more = proposal.complement.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    match names.is_empty() {
        true => "merge its category with another, so that one number stands for both".to_owned(),
        false => format!("suppress besides, with `{marker}+`: {}{more}", names.join(", ")),
    }
}

/// Markers that say too much by themselves, such as `<3`.
pub(super) fn of_markers(family: &Family<'_>, policy: &Policy) -> Found {
    let mut found = Vec::new();
    for (index, table) in family.tables.iter().enumerate() {
        for (at, figure) in &table.cells {
            let Some(at_most) = figure.at_most.filter(|at_most| *at_most + 1 < policy.threshold) else { continue };
            if policy.protection == Protection::Exact && at_most > 1 {
                continue;
            }
            let message = format!("its marker says that {} is at most {at_most}", called(figure));
            let mut diagnostic = at_cell(family, index, *at, figure, message)
                .help(format!("write `{}`, which says no more than the rule", policy.marker))
                .replacement(policy.marker.clone());
            diagnostic.rule = &rules::S003;
            diagnostic.cell = Some(CellPlace {
                table: table.table.clone(),
                row: at.0,
                column: at.1,
                interval: Some((1, Some(at_most))),
            });
            found.push((index, diagnostic));
        }
    }
    found
}

/// Counts that are suppressed in one table and printed in another, or printed with different values.
pub(super) fn of_copies(family: &Family<'_>, policy: &Policy) -> Found {
    let mut found = Vec::new();
    for places in family.places.values().filter(|places| places.len() > 1) {
        let figures: Vec<(usize, At, &Figure)> =
            places.iter().filter_map(|(table, at)| Some((*table, *at, family.tables[*table].cells.get(at)?))).collect();
        let Some((first, _, printed)) = figures.iter().find(|(.., figure)| figure.status == Status::Published) else {
            continue;
        };
        for (table, at, figure) in &figures {
            let elsewhere = &family.tables[*first];
            if figure.status == Status::Published {
                if figure.value != printed.value {
                    let message = format!(
                        "{} is another number in table `{}` of {}",
                        called(figure),
                        elsewhere.table,
                        elsewhere.reference
                    );
                    let mut diagnostic = at_cell(family, *table, *at, figure, message)
                        .note(printed.span.clone(), "the other number")
                        .help("correct one of the two; if they count different things, their labels must differ, or the tables are not one series");
                    diagnostic.rule = &rules::S006;
                    found.push((*table, diagnostic));
                }
            } else if policy.threshold >= printed.value.unwrap_or(0) || figure.status == Status::Primary {
                let message = format!(
                    "{} is suppressed here and printed in table `{}` of {}",
                    called(figure),
                    elsewhere.table,
                    elsewhere.reference
                );
                let mut diagnostic = at_cell(family, *table, *at, figure, message)
                    .note(printed.span.clone(), "printed here")
                    .help("suppress it there too; what has been published once stays known");
                diagnostic.rule = if family.is_across() { &rules::S004 } else { &rules::S003 };
                let value = printed.value.unwrap_or(0);
                diagnostic.cell = Some(CellPlace {
                    table: family.tables[*table].table.clone(),
                    row: at.0,
                    column: at.1,
                    interval: Some((value, Some(value))),
                });
                found.push((*table, diagnostic));
            }
        }
    }
    found
}

/// Figures that cannot be audited.
pub(super) fn of_faults(family: &Family<'_>, faults: &[Fault]) -> Found {
    let Some((table, at, figure)) = family.places.keys().find_map(|name| family.figure(name)) else {
        return Vec::new();
    };
    let what = faults.first().map(ToString::to_string).unwrap_or_default();
    let message = format!("it could not be shown that this table is protected: {what}");
    vec![(
        table,
        at_cell(family, table, at, figure, message).help("split the table, or write its figures as whole numbers"),
    )]
}

fn at_cell(family: &Family<'_>, table: usize, _: At, figure: &Figure, message: String) -> Diagnostic {
    let rule: &'static Rule = if family.is_across() { &rules::S004 } else { &rules::S003 };
    Diagnostic::at(rule, figure.span.source(), figure.span.range(), message).about(&family.tables[table].reference)
}

fn called(figure: &Figure) -> String {
    if figure.name.is_empty() { "this count".to_owned() } else { format!("`{}`", figure.name) }
}

fn low(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
