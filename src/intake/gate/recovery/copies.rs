//! Counts that give themselves away without arithmetic: a marker that says too much, a count that another table prints or
//! that was published before.

use super::family::Family;
use super::figures::{At, Figure};
use super::findings::{Found, at_cell};
use crate::config::{Policy, Protection};
use crate::diagnostic::{CellPlace, rules};
use crate::intake::gate::protection::Status;

/// Markers that say too much by themselves, such as `<3`.
pub(super) fn of_markers(family: &Family<'_>, policy: &Policy) -> Found {
    let mut found = Vec::new();
    for (index, table) in family.tables.iter().enumerate() {
        for (at, figure) in &table.cells {
            let Some(at_most) = figure.at_most.filter(|at_most| *at_most + 1 < table.threshold) else { continue };
            if policy.protection == Protection::Exact && at_most > 1 {
                continue;
            }
            let message = format!("its marker says that {} is at most {at_most}", called(family, index, *at));
            let mut diagnostic = at_cell(family, index, figure, message)
                .help(format!("write `{}`, which says no more than the rule", policy.marker))
                .replacement(policy.marker.clone());
            diagnostic.rule = &rules::S003;
            diagnostic.cell = Some(place(family, index, *at, 1.min(at_most), at_most));
            found.push((index, diagnostic));
        }
    }
    found
}

/// Counts that are suppressed in one table and printed in another, printed with different values, or published before.
pub(super) fn of_copies(family: &Family<'_>) -> Found {
    let mut found = Vec::new();
    for count in &family.counts {
        let figures: Vec<(usize, At, &Figure)> = count
            .places
            .iter()
            .filter_map(|(table, at)| Some((*table, *at, family.tables[*table].cells.get(at)?)))
            .collect();
        for (table, at, figure) in figures.iter().filter(|(.., figure)| figure.status == Status::Primary) {
            if let Some(fact) = count.fact {
                let message = format!(
                    "{} is suppressed here, but {} was published in {} and stays known",
                    called(family, *table, *at),
                    fact.value,
                    fact.place.reference
                );
                let mut diagnostic = at_cell(family, *table, figure, message)
                    .note(fact.place.span.clone(), "recorded here when it was published")
                    .help("print the same number again, or merge categories so that it is no longer asked for")
                    .help("if that publication was a mistake, consider whom to tell; when it has been undone, take the line out of clearance.lock");
                diagnostic.rule = &rules::S004;
                diagnostic.cell = Some(place(family, *table, *at, fact.value, fact.value));
                found.push((*table, diagnostic));
            }
        }
        let Some((first, _, printed)) = figures.iter().find(|(.., figure)| figure.status == Status::Published) else {
            continue;
        };
        let elsewhere = family
            .tables
            .get(*first)
            .map_or_else(String::new, |table| format!("table `{}` of {}", table.table, table.reference));
        for (table, at, figure) in &figures {
            if figure.status == Status::Published && figure.value != printed.value {
                if family.tables.get(*table).is_some_and(|table| table.is_supposed) {
                    continue;
                }
                let message = format!("{} is another number in {elsewhere}", called(family, *table, *at));
                let mut diagnostic = at_cell(family, *table, figure, message)
                    .note(printed.span.clone(), "the other number")
                    .help("correct one of the two; if they count different things, say so with `period`, `universe` or `basis`, or give them different labels");
                diagnostic.rule = &rules::S006;
                found.push((*table, diagnostic));
            } else if figure.status == Status::Primary {
                let message = format!("{} is suppressed here and printed in {elsewhere}", called(family, *table, *at));
                let mut diagnostic = at_cell(family, *table, figure, message)
                    .note(printed.span.clone(), "printed here")
                    .help("suppress it there too; what has been published once stays known");
                diagnostic.rule = &rules::S004;
                let value = printed.value.unwrap_or(0);
                diagnostic.cell = Some(place(family, *table, *at, value, value));
                found.push((*table, diagnostic));
            }
        }
    }
    found
}

fn called(family: &Family<'_>, table: usize, at: At) -> String {
    match family.tables[table].name(at) {
        name if name.is_empty() => "this count".to_owned(),
        name => format!("`{name}`"),
    }
}

fn place(family: &Family<'_>, table: usize, at: At, least: u64, most: u64) -> CellPlace {
    let table = family.tables.get(table).map_or_else(String::new, |table| table.table.clone());
    CellPlace { table, row: at.0, column: at.1, interval: Some((least, Some(most))) }
}
