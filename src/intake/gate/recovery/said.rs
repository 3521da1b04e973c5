//! Sums that a table does not state itself: a total in its caption or in the words beside it, and the other of two
//! categories of which one is printed with the total. Whether they fit is for the family to say.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::figures::{At, Figures, Perhaps};
use super::labels::fold;
use crate::intake::gate::numbers::table::names_total;
use crate::intake::records::TableDraft;
use crate::plain::Plain;

/// What follows a number that counts no people.
const MEASURES: [&str; 11] =
    ["%", "per cent", "month", "year", "week", "day", "hour", "page", "minute", "mile", "document"];

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

/// Adds the sums that follow from names, and from the caption and the words beside a table.
pub(in crate::intake::gate) fn read(figures: &mut Figures, draft: &TableDraft, body: Option<&Plain>) {
    if !figures.hides_something() && figures.cells.is_empty() {
        return;
    }
    others_of_columns(figures, draft);
    others_of_rows(figures, draft);
    said(figures, draft, body);
}

/// The category that makes a pair with one of these names, where it is not among them.
fn absent_partner(names: &BTreeSet<String>) -> Option<(String, &'static str)> {
    let mut found = None;
    for (one, other) in PAIRS.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]) {
        // "Adults" has several partners: any of them will do.
        let has_partner =
            PAIRS.iter().any(|(a, b)| (*a == one && names.contains(*b)) || (*b == one && names.contains(*a)));
        if names.contains(one) && !has_partner {
            match &found {
                None => found = Some((one.to_owned(), other)),
                Some((known, _)) if known == one => {}
                Some(_) => return None,
            }
        }
    }
    found
}

fn others_of_columns(figures: &mut Figures, draft: &TableDraft) {
    let columns: BTreeSet<usize> = figures.cells.keys().map(|at| at.1).collect();
    let header = |column: &usize| draft.header.get(*column).map_or("", |cell| cell.plain.text());
    let totals: Vec<usize> = columns.iter().copied().filter(|column| names_total(header(column))).collect();
    let names: BTreeSet<String> = columns.iter().map(|column| fold(header(column))).collect();
    let ([total], Some((name, other))) = (totals.as_slice(), absent_partner(&names)) else { return };
    let Some(part) = columns.iter().copied().find(|column| fold(header(column)) == name) else { return };
    if columns.len() != 2 {
        return;
    }
    let rows: BTreeSet<usize> = figures.cells.keys().map(|at| at.0).collect();
    for row in rows {
        add_other(figures, (row, *total), (row, part), other);
    }
}

fn others_of_rows(figures: &mut Figures, draft: &TableDraft) {
    let rows: BTreeSet<usize> = figures.cells.keys().map(|at| at.0).collect();
    let label = |row: &usize| draft.rows.get(*row).and_then(|row| row.first()).map_or("", |cell| cell.plain.text());
    let totals: Vec<usize> = rows.iter().copied().filter(|row| names_total(label(row))).collect();
    let names: BTreeSet<String> = rows.iter().map(|row| fold(label(row))).collect();
    let ([total], Some((name, other))) = (totals.as_slice(), absent_partner(&names)) else { return };
    let Some(part) = rows.iter().copied().find(|row| fold(label(row)) == name) else { return };
    if rows.len() != 2 {
        return;
    }
    let columns: BTreeSet<usize> = figures.cells.keys().map(|at| at.1).collect();
    for column in columns {
        add_other(figures, (*total, column), (part, column), other);
    }
}

fn add_other(figures: &mut Figures, total: At, part: At, other: &str) {
    let is_summed = figures.sums.iter().any(|sum| sum.total == total);
    if !is_summed && figures.cells.contains_key(&total) && figures.cells.contains_key(&part) {
        let whose = figures.cells.get(&part).map_or("", |figure| figure.labels.name.as_str());
        let name = format!("{other}, where {whose} is printed");
        figures.perhaps.push(Perhaps::Other { total, parts: vec![part], name });
    }
}

/// A stated total of the one column of counts of a table that prints none.
fn said(figures: &mut Figures, draft: &TableDraft, body: Option<&Plain>) {
    let hides = figures.cells.values().any(|figure| figure.value.is_none() || figures.suppress);
    if !hides || !figures.sole || !figures.sums.is_empty() {
        return;
    }
    let again: BTreeSet<At> = figures.parts_of.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let parts: Vec<At> = figures.cells.keys().copied().filter(|at| !again.contains(at)).collect();
    let in_caption = totals_in(draft.caption.plain.text());
    let (values, what) = if in_caption.is_empty() {
        (body.map(|body| beside(body, draft)).unwrap_or_default(), "the words beside it")
    } else {
        (in_caption, "the caption")
    };
    if let ([total], true) = (values.iter().copied().collect::<Vec<u64>>().as_slice(), parts.len() > 1) {
        figures.perhaps.push(Perhaps::Said { total: *total, parts, what: what.to_owned() });
    }
}

/// Stated totals in the paragraph before the table and its caption, and in the one after it.
fn beside(body: &Plain, draft: &TableDraft) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    for (value, range) in stated(body.text()) {
        let place = body.place_of(range);
        let between = match place.end <= draft.place.start {
            true => place.end..draft.place.start,
            false => draft.place.end.min(place.start)..place.start,
        };
        if gaps(draft, &between) <= if place.end <= draft.place.start { 2 } else { 1 } {
            found.insert(value);
        }
    }
    found
}

/// How many empty lines stand between two places: a caption before the table has one on either side.
fn gaps(draft: &TableDraft, between: &Range<usize>) -> usize {
    if draft.file.is_some() {
        return usize::MAX;
    }
    let Some(text) = draft.source.text().get(between.clone()) else { return usize::MAX };
    let lines: Vec<&str> = text.split('\n').collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().filter(|line| line.trim().is_empty()).count()
}

fn totals_in(text: &str) -> BTreeSet<u64> {
    stated(text).into_iter().map(|(value, _)| value).collect()
}

/// "a total of 160", "160 in total", "(n=160)", with where the number stands.
fn stated(text: &str) -> Vec<(u64, Range<usize>)> {
    static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?ix) \b(?:in\ )?total(?:led|ling)?(?:\ of|\ number\ of\ \p{Alphabetic}+\ (?:is|was))?[:\ ]\ *(?P<a>\d[\d,]*)\b
              | \b(?P<b>\d[\d,]*)(?:\ \p{Alphabetic}+){0,3}\ (?:in\ total|in\ all|altogether)\b
              | \(\ *n\ *=\ *(?P<c>\d[\d,]*)\ *\)",
        )
        .ok()
    });
    let Some(forms) = FORMS.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    for captures in forms.captures_iter(text) {
        let Some(number) = ["a", "b", "c"].iter().find_map(|name| captures.name(name)) else { continue };
        let after = text.get(number.end()..).unwrap_or_default();
        let before = text.get(..number.start()).unwrap_or_default();
        let decimal =
            after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        let is_else = decimal || MEASURES.iter().any(|word| after.trim_start().starts_with(word));
        if is_else || before.ends_with(['£', '$', '€', '/', '-']) {
            continue;
        }
        if let Ok(value) = number.as_str().replace(',', "").parse() {
            found.push((value, number.range()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_heard_in_words() {
        let values = |text: &str| totals_in(text).into_iter().collect::<Vec<u64>>();
        assert_eq!(values("Orders by borough: a total of 160"), [160]);
        assert_eq!(values("1,204 orders in total"), [1204]);
        assert_eq!(values("Orders by borough (n=160)."), [160]);
        assert_eq!(values("The total was 160"), [0; 0]);
        assert_eq!(values("A total of 12 months, £40 in total, in total 3.5"), [0; 0]);
        assert_eq!(values("A total of 160."), [160]);
    }

    #[test]
    fn a_partner_is_missed_only_where_none_is_there() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
        assert_eq!(absent_partner(&names(&["men", ""])), Some(("men".to_owned(), "women")));
        assert_eq!(absent_partner(&names(&["adults", "juveniles"])), None);
        assert_eq!(absent_partner(&names(&["north", "south"])), None);
    }
}
