//! Finds counts in names: row labels such as "Sergeants (n=3)", and headers that are in truth a row. It judges no figures.

use std::collections::BTreeSet;
use std::ops::Range;

use super::content::{Content, Form, Sheet};
use super::header::{self, Says};
use super::nouns;
use super::numeral::Numeral;
use super::sequence;
use super::words;
use super::{Cell, Grid, Policy};

/// A name may carry a count of its own: "Sergeants (n=3)", "Unknown (3)", "Alder: 3", "Alder - 3".
pub(super) fn name(text: &str, content: &Content, marks: &Marks, policy: &Policy<'_>) -> Cell {
    let low = content.numerals.iter().find(|numeral| {
        numeral.is_plain()
            && policy.is_low(numeral.value)
            && (is_sample(text, numeral)
                || !marks.notes && closes(text, numeral)
                || counted(text, numeral).is_some_and(|name| !marks.numbered.contains(name)))
    });
    match low {
        Some(numeral) => Cell::Low { value: numeral.value, range: numeral.range.clone() },
        None if content.form == Form::Prose => Cell::Prose,
        None => Cell::Label,
    }
}

fn is_sample(text: &str, numeral: &Numeral) -> bool {
    let before = text.get(..numeral.range.start).unwrap_or("").trim_end();
    let equals = before.ends_with('=')
        || before.ends_with(':') && before.trim_end_matches(':').trim_end().to_ascii_lowercase().ends_with("(n");
    equals || is_bracketed_with_people(text, numeral)
}

/// "(3 officers)".
fn is_bracketed_with_people(text: &str, numeral: &Numeral) -> bool {
    let before = text.get(..numeral.range.start).unwrap_or("").trim_end().ends_with('(');
    let after = text.get(numeral.range.end..).unwrap_or("").trim_start();
    let word: String = after.chars().take_while(|character| character.is_alphabetic()).collect();
    before && after.starts_with(char::is_alphabetic) && nouns::is_event(&word.to_lowercase())
}

/// A number in brackets at the end of a name.
fn closes(text: &str, numeral: &Numeral) -> bool {
    numeral.bracketed && text.get(numeral.range.end..).is_some_and(|rest| rest.trim_matches([')', ' ']).is_empty())
}

/// The name before a number that ends it after a separator: "Alder: 3", "Alder - 3". "Stage: 3" and "A12 - 3" number it.
fn counted<'t>(text: &'t str, numeral: &Numeral) -> Option<&'t str> {
    let (before, after) = (text.get(..numeral.range.start)?, text.get(numeral.range.end..)?);
    let parted = before.trim_end();
    let name = match parted.strip_suffix(':') {
        Some(name) => name,
        None => parted.strip_suffix(['-', '–', '—']).filter(|name| before.ends_with(' ') && name.ends_with(' '))?,
    };
    let name = name.trim();
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_word = !last.is_empty() && last.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’'));
    (after.trim().is_empty() && is_word && !words::is_index_word(&last)).then_some(name)
}

/// What numbers after names are in a table, besides counts.
pub(super) struct Marks {
    /// Whether those in brackets point to notes.
    notes: bool,
    /// Names that stand before several numbers: "Alder - 1", "Alder - 2" are two things called Alder.
    numbered: BTreeSet<String>,
}

impl Marks {
    pub(super) fn of(grid: &Grid<'_>, sheet: &Sheet) -> Self {
        let mut seen = BTreeSet::new();
        let mut numbered = BTreeSet::new();
        let cells = grid.rows.iter().zip(&sheet.rows).flat_map(|(texts, contents)| texts.iter().zip(contents));
        for name in cells.filter_map(|(text, content)| counted(text, content.numerals.last()?)) {
            if !seen.insert(name) {
                numbered.insert(name.to_owned());
            }
        }
        Self { notes: point_to_notes(grid, sheet), numbered }
    }
}

/// Whether bracketed numbers after names point to notes: 1, 2, 3 in the order of their first use.
fn point_to_notes(grid: &Grid<'_>, sheet: &Sheet) -> bool {
    let headers = grid.header.iter().zip(&sheet.header);
    let firsts =
        grid.rows.iter().zip(&sheet.rows).filter_map(|(texts, contents)| Some((texts.first()?, contents.first()?)));
    let mut highest = 0;
    for (text, content) in headers.chain(firsts) {
        for numeral in content.numerals.iter().filter(|numeral| closes(text, numeral)) {
            if numeral.value == 0 || numeral.value > highest + 1 {
                return false;
            }
            highest = highest.max(numeral.value);
        }
    }
    highest > 0
}

/// The verdict on the header: names, unless a number stands there that is a count.
pub(super) fn header(grid: &Grid<'_>, sheet: &Sheet, policy: &Policy<'_>) -> Vec<Cell> {
    let plain: Vec<u64> = sheet.header.iter().filter_map(Content::only).map(|numeral| numeral.value).collect();
    let first = grid.header.first().map_or("", String::as_str);
    let named = first.trim().is_empty()
        || matches!(header::column(first).says, Says::Calendar | Says::Year | Says::Age | Says::Identifier);
    let numbered = sequence::runs_on(&plain)
        && (named || plain.len() >= 3 && plain.first().is_some_and(|first| *first <= 1))
        || named && !plain.is_empty() && sequence::rises(&plain);
    let notes = point_to_notes(grid, sheet);
    let cell = |(text, content): (&String, &Content)| {
        let bare = content.only().filter(|_| !numbered);
        let sampled = content
            .numerals
            .iter()
            .find(|numeral| numeral.is_plain() && (is_sample(text, numeral) || !notes && closes(text, numeral)));
        let found: Option<(u64, Range<usize>)> = bare.or(sampled).map(|numeral| (numeral.value, numeral.range.clone()));
        match (content.form, found) {
            (Form::Blank, _) => Cell::Blank,
            (_, Some((value, range))) if policy.is_low(value) => Cell::Low { value, range },
            _ => Cell::Label,
        }
    };
    grid.header.iter().zip(&sheet.header).map(cell).collect()
}
