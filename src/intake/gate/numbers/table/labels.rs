//! Finds counts in names: row labels such as "Sergeants (n=3)", and headers that are in truth a row. It judges no figures.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::content::{Content, Form, Sheet, is_digits};
use super::header::{self, Says};
use super::nouns;
use super::numeral::Numeral;
use super::sequence;
use super::words;
use super::{Cell, Grid, Policy};

/// A name may carry a count of its own: "Sergeants (n=3)", "Unknown (3)", "Alder: 3", "Alder x3", "3 - Alder".
pub(super) fn name(text: &str, content: &Content, marks: &Marks, policy: &Policy<'_>) -> Cell {
    let counts = |numeral: &&Numeral| numeral.is_plain() && policy.is_low(numeral.value) && marks.counts(text, numeral);
    match content.numerals.iter().find(counts) {
        Some(numeral) => Cell::Low { value: numeral.value, range: numeral.range.clone() },
        None if content.form == Form::Prose => Cell::Prose,
        None => Cell::Label,
    }
}

/// What stands before a number in a name and what after it.
fn around<'t>(text: &'t str, numeral: &Numeral) -> (&'t str, &'t str) {
    (text.get(..numeral.range.start).unwrap_or(""), text.get(numeral.range.end..).unwrap_or(""))
}

fn is_sample(text: &str, numeral: &Numeral) -> bool {
    let before = around(text, numeral).0.trim_end();
    let equals = before.ends_with('=')
        || before.ends_with(':') && before.trim_end_matches(':').trim_end().to_ascii_lowercase().ends_with("(n");
    equals || is_bracketed_with_words(text, numeral)
}

/// "(3 officers)", "(n 3)", "(total: 3)", "(3 of 9)": words in the brackets with the number that say what it counts.
fn is_bracketed_with_words(text: &str, numeral: &Numeral) -> bool {
    let (before, after) = around(text, numeral);
    let Some(opening) = before.rfind(OPENING).filter(|at| !before[*at..].contains(CLOSING)) else { return false };
    let inner_before = before[opening..].trim_start_matches(OPENING);
    let inner_after = &after[..after.find(CLOSING).unwrap_or(after.len())];
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let (before, after) = (words(inner_before), words(inner_after));
    let leads = before.is_empty() && after.first().is_some_and(|word| nouns::is_event(word));
    let says = |word: &String| COUNTING.contains(&word.as_str()) || nouns::is_event(word) || is_digits(word);
    leads || before.len() + after.len() > 0 && before.iter().chain(&after).all(says)
}

/// Words that stand in brackets with a count: "(total 3)", "(3 in all)".
const COUNTING: [&str; 14] =
    ["all", "altogether", "count", "in", "n", "no", "nos", "nr", "number", "of", "only", "out", "total", "x"];

const OPENING: [char; 4] = ['(', '[', '{', '<'];
const CLOSING: [char; 4] = [')', ']', '}', '>'];

/// A number in brackets of its own at the end of a name: "Alder (3)", "Alder [3]".
fn closes(text: &str, numeral: &Numeral) -> bool {
    let (before, after) = around(text, numeral);
    let ends = after.trim_start_matches(CLOSING).trim_matches(|letter: char| SIGNS.contains(&letter) || letter == ' ');
    before.trim_end().ends_with(OPENING) && after.trim_start().starts_with(CLOSING) && ends.is_empty()
}

/// Signs after a number that belong to a note, or to nothing.
const SIGNS: [char; 11] = ['^', '*', '.', ',', ';', ':', '"', '\'', '”', '’', '†'];

/// A number with its sign in brackets, at the start of a name: "(3) Alder", "3: Alder", "3 - Alder".
fn leads(text: &str, numeral: &Numeral) -> bool {
    let (before, after) = around(text, numeral);
    let is_bracketed = before.trim().chars().all(|letter| OPENING.contains(&letter)) && !before.trim().is_empty();
    let parted =
        after.trim_start().chars().next().is_some_and(|sign| matches!(sign, ':' | '-' | '–' | '—' | '=' | '×'));
    let has_name = after.chars().any(char::is_alphabetic);
    has_name && (is_bracketed || before.trim().is_empty() && parted)
}

/// The name before a number that ends it: "Alder: 3", "Alder - 3", "Alder x3", "Alder 3". "Stage: 3" and "A12 - 3" number it.
fn counted<'t>(text: &'t str, numeral: &Numeral) -> Option<&'t str> {
    let (before, after) = around(text, numeral);
    let after =
        after.trim_matches(|letter: char| SIGNS.contains(&letter) || CLOSING.contains(&letter) || letter == ' ');
    let ends =
        matches!(after.to_lowercase().as_str(), "" | "no" | "nr" | "nos" | "in total" | "(total" | "total" | "only");
    let parted = before.trim_end();
    let dashed = parted.strip_suffix(['-', '–', '—']);
    let name = parted.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !CLOSING.contains(&letter));
    let name = name.strip_suffix([')', ']']).unwrap_or(name);
    let bare = ["x", "c", "ca", "approx", "about", "around", "n"]
        .iter()
        .find_map(|word| name.strip_suffix(word).filter(|rest| rest.ends_with([' ', '(', ',', ':'])));
    let name = bare.unwrap_or(name).trim_end_matches(|letter: char| !letter.is_alphanumeric()).trim();
    let joined = dashed.is_some_and(|rest| !(before.ends_with(' ') && rest.ends_with([' ', '-', '–', '—'])));
    if !ends || joined {
        return None;
    }
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_word = !last.is_empty() && last.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’'));
    let follows = name.len() == parted.trim_end_matches('.').len();
    let numbers = words::is_index_word(&last) || follows && NUMBERED.contains(&last.as_str());
    (is_word && !numbers).then_some(name)
}

/// Words that a number follows in the names of places, teams and grades: "Court No. 3", "Car park 4", "Shift 2". After a sign
/// it counts, as in "Car park: 4".
const NUMBERED: [&str; 26] = [
    "area", "block", "building", "camera", "court", "depot", "division", "eo", "group", "heo", "house", "lab", "mark",
    "mk", "model", "no", "number", "park", "pitch", "pool", "seo", "shift", "site", "taser", "team", "term",
];

/// What numbers in the names of a table are, besides counts.
pub(super) struct Marks {
    /// Those in brackets that point to notes.
    notes: BTreeSet<u64>,
    /// Names that stand before several numbers: "Alder - 1", "Alder - 2" are two things called Alder.
    numbered: BTreeSet<String>,
    /// Whether several numbers lead names, and so number them.
    leading: bool,
}

impl Marks {
    pub(super) fn of(grid: &Grid<'_>, sheet: &Sheet, told: &[u64]) -> Self {
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        let (mut numbered, mut leading) = (BTreeSet::new(), BTreeSet::new());
        let rows = grid.rows.iter().zip(&sheet.rows).flat_map(|(texts, contents)| texts.iter().zip(contents));
        let cells = grid.header.iter().zip(&sheet.header).chain(rows);
        for (text, content) in cells {
            if let Some(last) = content.numerals.last()
                && let Some(name) = counted(text, last)
                && *seen.entry(name).or_insert(last.value) != last.value
            {
                numbered.insert(name.to_owned());
            }
            leading.extend(content.numerals.first().filter(|first| leads(text, first)).map(|first| first.value));
        }
        let mut notes = point_to_notes(grid, sheet);
        notes.extend(told);
        Self { notes, numbered, leading: leading.len() > 1 }
    }

    /// Whether a number in a name counts something.
    fn counts(&self, text: &str, numeral: &Numeral) -> bool {
        let is_note = self.notes.contains(&numeral.value);
        is_sample(text, numeral)
            || !is_note && closes(text, numeral)
            || !self.leading && leads(text, numeral)
            || !(is_note && closes(text, numeral))
                && counted(text, numeral).is_some_and(|name| !self.numbered.contains(name))
    }
}

/// The bracketed numbers after names that point to notes: 1, 2, 3 in the order of their first use.
fn point_to_notes(grid: &Grid<'_>, sheet: &Sheet) -> BTreeSet<u64> {
    let headers = grid.header.iter().zip(&sheet.header);
    let firsts =
        grid.rows.iter().zip(&sheet.rows).filter_map(|(texts, contents)| Some((texts.first()?, contents.first()?)));
    let mut highest = 0;
    for (text, content) in headers.chain(firsts) {
        for numeral in content.numerals.iter().filter(|numeral| closes(text, numeral)) {
            if numeral.value == 0 || numeral.value > highest + 1 {
                return BTreeSet::new();
            }
            highest = highest.max(numeral.value);
        }
    }
    if highest > 1 { (1..=highest).collect() } else { BTreeSet::new() }
}

/// The verdict on the header: names, unless a number stands there that is a count.
pub(super) fn header(grid: &Grid<'_>, sheet: &Sheet, told: &[u64], policy: &Policy<'_>) -> Vec<Cell> {
    let plain: Vec<u64> = sheet.header.iter().filter_map(Content::only).map(|numeral| numeral.value).collect();
    let first = grid.header.first().map_or("", String::as_str);
    let named = first.trim().is_empty()
        || matches!(header::column(first).says, Says::Calendar | Says::Year | Says::Age | Says::Identifier);
    let numbered = sequence::runs_on(&plain)
        && (named || plain.len() >= 3 && plain.first().is_some_and(|first| *first <= 1))
        || named && !plain.is_empty() && sequence::rises(&plain);
    let marks = Marks::of(grid, sheet, told);
    let cell = |(text, content): (&String, &Content)| {
        let bare = content.only().filter(|_| !numbered);
        let sampled = content.numerals.iter().find(|numeral| numeral.is_plain() && marks.counts(text, numeral));
        let found: Option<(u64, Range<usize>)> = bare.or(sampled).map(|numeral| (numeral.value, numeral.range.clone()));
        match (content.form, found) {
            (Form::Blank, _) => Cell::Blank,
            (_, Some((value, range))) if policy.is_low(value) => Cell::Low { value, range },
            _ => Cell::Label,
        }
    };
    grid.header.iter().zip(&sheet.header).map(cell).collect()
}
