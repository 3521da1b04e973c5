//! Categories that a table leaves out though its total counts them: the women where men and the total are printed, the
//! other ethnic groups where some and all are. Whether the difference tells anything is for the family to say.

use std::collections::BTreeSet;

use super::figures::{At, Figures, Perhaps};
use super::labels::fold;
use crate::intake::gate::numbers::table::may_name_total;
use crate::intake::records::TableDraft;

/// Categories of which there are two: who knows the total and one knows the other.
const PAIRS: [(&str, &str); 14] = [
    ("men", "women"),
    ("male", "female"),
    ("males", "females"),
    ("boys", "girls"),
    ("adult", "youth"),
    ("adults", "youths"),
    ("adult", "child"),
    ("adults", "children"),
    ("adult", "juvenile"),
    ("adults", "juveniles"),
    ("yes", "no"),
    ("upheld", "not upheld"),
    ("successful", "unsuccessful"),
    ("full-time", "part-time"),
];

/// What categories tell people apart by. Those of one kind overlap in nobody, so that a total of them is their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Sex,
    Ethnicity,
    Age,
    Answer,
    Hours,
    /// "Unknown", "Other": of any kind.
    Rest,
}

/// Adds what follows from the categories that rows and columns name.
pub(super) fn read(figures: &mut Figures, draft: &TableDraft) {
    let columns: BTreeSet<usize> = figures.cells.keys().map(|at| at.1).collect();
    let rows: BTreeSet<usize> = figures.cells.keys().map(|at| at.0).collect();
    let header = |column: usize| draft.header.get(column).map_or("", |cell| cell.plain.text());
    let label = |row: usize| draft.rows.get(row).and_then(|row| row.first()).map_or("", |cell| cell.plain.text());
    let across: Vec<(usize, &str)> = columns.iter().map(|column| (*column, header(*column))).collect();
    let down: Vec<(usize, &str)> = rows.iter().map(|row| (*row, label(*row))).collect();
    along(figures, &across, &rows, |row, column| (row, column));
    along(figures, &down, &columns, |column, row| (row, column));
}

/// Adds them along a line of named rows or columns; `at` makes a place of what stands beside it and of one of the line.
fn along(
    figures: &mut Figures,
    line: &[(usize, &str)],
    beside: &BTreeSet<usize>,
    at: impl Fn(usize, usize) -> At + Copy,
) {
    let (totals, parts): (Vec<_>, Vec<_>) = line.iter().partition(|(_, name)| may_name_total(name));
    let ([(total, _)], Some(called)) = (totals.as_slice(), absent(&parts)) else { return };
    let parts: Vec<usize> = parts.iter().map(|(index, _)| *index).collect();
    if !exceeds(figures, *total, &parts, beside, at) {
        return;
    }
    for &place in beside {
        let (total, parts) = (at(place, *total), parts.iter().map(|part| at(place, *part)).collect::<Vec<At>>());
        let is_summed = figures.sums.iter().any(|sum| sum.total == total);
        if is_summed
            || !figures.cells.contains_key(&total)
            || !parts.iter().all(|part| figures.cells.contains_key(part))
        {
            continue;
        }
        let names: Vec<String> = parts.iter().map(|part| figures.name(*part)).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let name = format!("{called}, where {} {verb} printed", names.join(" and "));
        figures.perhaps.push(Perhaps::Other { total, parts, name });
    }
}

/// What is not among categories that are all of one kind: the other of a pair, or all others.
fn absent(parts: &[(usize, &str)]) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut names = parts.iter().map(|(_, name)| fold(name)).filter(|name| seen.insert(name.clone()));
    let first = names.next()?;
    match names.next() {
        None => absent_partner(&first).map(str::to_owned),
        // The first name of no kind settles it: the others need not be folded.
        Some(second) => one_kind([first, second].into_iter().chain(names)).map(|_| "others".to_owned()),
    }
}

/// The kind that names of categories have in common; two of them at least must be of it.
pub(super) fn one_kind(names: impl Iterator<Item = impl AsRef<str>>) -> Option<Kind> {
    let kinds: Vec<Kind> = names.map(|name| kind(name.as_ref())).collect::<Option<_>>()?;
    let told: Vec<Kind> = kinds.into_iter().filter(|kind| *kind != Kind::Rest).collect();
    let is_one = told.len() >= 2 && told.windows(2).all(|pair| pair[0] == pair[1]);
    told.first().copied().filter(|_| is_one)
}

/// Of what kind a folded name is.
fn kind(name: &str) -> Option<Kind> {
    let words: Vec<&str> = name.split([' ', '/', '-', ',']).filter(|word| !word.is_empty()).collect();
    let is_rest = |word: &&str| {
        matches!(
            *word,
            "other" | "others" | "unknown" | "unspecified" | "undeclared" | "undisclosed" | "not" | "or" | "blank"
        ) || matches!(*word, "known" | "stated" | "recorded" | "specified" | "disclosed" | "provided" | "given")
    };
    if !words.is_empty() && words.iter().all(is_rest) || name == "prefer not to say" {
        return Some(Kind::Rest);
    }
    if is_age(&words) {
        return Some(Kind::Age);
    }
    Some(match *words.first()? {
        "men" | "women" | "male" | "female" | "males" | "females" | "boys" | "girls" if words.len() == 1 => Kind::Sex,
        "non" if name == "non-binary" => Kind::Sex,
        "white" | "black" | "asian" | "mixed" | "chinese" | "arab" => Kind::Ethnicity,
        "adult" | "adults" | "youth" | "youths" | "child" | "children" | "juvenile" | "juveniles"
            if words.len() == 1 =>
        {
            Kind::Age
        }
        "yes" | "no" if words.len() == 1 => Kind::Answer,
        "upheld" | "successful" | "unsuccessful" if words.len() == 1 => Kind::Answer,
        "not" | "partly" | "partially" if words.get(1) == Some(&"upheld") && words.len() == 2 => Kind::Answer,
        "full" | "part" if words.get(1) == Some(&"time") && words.len() == 2 => Kind::Hours,
        _ => return None,
    })
}

/// "18-24", "under 18", "65+", "65 and over", "aged 18 to 24".
fn is_age(words: &[&str]) -> bool {
    let words = match words {
        ["age" | "aged" | "ages", rest @ ..] => rest,
        all => all,
    };
    let is_years = |word: &str| word.trim_end_matches('+').parse::<u64>().is_ok_and(|years| years < 120);
    match words {
        ["under" | "over" | "below", years] => is_years(years),
        [from, to] | [from, "to", to] => is_years(from) && is_years(to),
        [years] => years.ends_with('+') && is_years(years),
        [years, "and" | "or", "over" | "above" | "under" | "older" | "more"] => is_years(years),
        _ => false,
    }
}

/// Whether a total is nowhere less than its parts, and somewhere more: else it is none of theirs, or they are all.
fn exceeds(
    figures: &Figures,
    total: usize,
    parts: &[usize],
    beside: &BTreeSet<usize>,
    at: impl Fn(usize, usize) -> At,
) -> bool {
    let value = |at: At| figures.cells.get(&at).and_then(|figure| figure.value);
    let mut is_more = false;
    for &place in beside {
        let Some(whole) = value(at(place, total)) else { continue };
        let known: Vec<Option<u64>> = parts.iter().map(|part| value(at(place, *part))).collect();
        let sum = known.iter().flatten().fold(0_u64, |sum, value| sum.saturating_add(*value));
        if sum > whole {
            return false;
        }
        is_more |= sum < whole;
    }
    // Of a pair, even nobody is told: all are men.
    is_more || parts.len() == 1
}

/// The category that makes a pair with this one.
fn absent_partner(name: &str) -> Option<&'static str> {
    let both_ways = PAIRS.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    both_ways.into_iter().find(|(one, _)| *one == name).map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn absent_of(names: &[&str]) -> Option<String> {
        absent(&names.iter().copied().enumerate().collect::<Vec<_>>())
    }

    #[test]
    fn a_partner_is_missed_only_where_it_makes_a_pair() {
        assert_eq!(absent_of(&["Men"]).as_deref(), Some("women"));
        assert_eq!(absent_of(&["North"]), None);
        assert_eq!(absent_of(&["North", "South"]), None);
    }

    #[test]
    fn others_are_missed_where_categories_are_of_one_kind() {
        for names in [
            &["White", "Black", "Asian"][..],
            &["White British", "Black or Black British", "Unknown"],
            &["Under 18", "18-24", "25 to 34"],
            &["18 to 64", "65+"],
            &["Upheld", "Partly upheld"],
            &["Full-time", "Part-time"],
        ] {
            assert_eq!(absent_of(names).as_deref(), Some("others"), "{names:?}");
        }
        for names in [
            &["White", "Women"][..],
            &["White", "Arrests"],
            &["2021-22", "2022-23"],
            &["Unknown", "Other"],
            &["Stops", "Searches"],
            &["White", "Unknown"],
        ] {
            assert_eq!(absent_of(names), None, "{names:?}");
        }
    }
}
