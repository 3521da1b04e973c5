//! Totals that words state: in the caption of a table, or in the paragraphs beside it. Whether they fit is for the family
//! to say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use regex::Regex;

use super::figures::{At, Figures, Perhaps};
use super::labels::{fold, is_generic};
use super::{heard, layout, others};
use crate::intake::gate::protection::Status;
use crate::intake::records::{Passage, Period, Role, TableDraft};
use crate::plain::Plain;

/// What follows a number that counts no people.
const MEASURES: [&str; 11] =
    ["%", "per cent", "month", "year", "week", "day", "hour", "page", "minute", "mile", "document"];

/// How far the words reach that say what a stated total is of, in bytes.
const CONTEXT: usize = 60;

/// What a record or page says besides its tables.
#[derive(Clone, Copy)]
pub(in crate::intake::gate) struct Words<'a> {
    /// The text that its tables stand in.
    pub(in crate::intake::gate) body: &'a Plain,
    /// Everything it says, wherever it stands.
    pub(in crate::intake::gate) passages: &'a [Passage<'a>],
}

/// Adds the sums that follow from names, from the caption and the words beside a table, and from what is said elsewhere.
pub(in crate::intake::gate) fn read(figures: &mut Figures, draft: &TableDraft, words: Words<'_>) {
    if !figures.hides_something() && figures.cells.is_empty() {
        return;
    }
    others::read(figures, draft);
    layout::read_steps(figures, draft);
    let hides = figures.cells.values().any(|figure| figure.value.is_none() || figures.suppress);
    if !hides {
        return;
    }
    let in_caption = totals_in(draft.caption.plain.text());
    if in_caption.is_empty() {
        add(figures, draft, &beside(words.body, draft), "the words beside it");
    } else {
        add(figures, draft, &in_caption, "the caption");
    }
    add_heard(figures, draft, words.passages);
    layout::read(figures, draft);
}

/// Adds the totals that are given elsewhere. There a number may be of anything: it counts only where it is what the table
/// leaves to its total, which is next to nothing.
fn add_heard(figures: &mut Figures, draft: &TableDraft, passages: &[Passage<'_>]) {
    let headers = headers(figures, draft);
    let is_said = |passage: &&Passage<'_>| {
        !matches!(passage.role, Role::TableWords | Role::Name | Role::Destination | Role::Code | Role::Withdrawal)
    };
    // Few tables leave their total open, so few need the words of the record read.
    let open: BTreeMap<Target, (Vec<At>, RangeInclusive<u64>)> = std::iter::once(Target::All)
        .chain(headers.keys().map(|column| Target::Column(*column)))
        .filter_map(|target| {
            let parts = parts(figures, draft, &headers, target).filter(|parts| parts.len() > 1)?;
            let left = left_to_total(figures, &parts)?;
            Some((target, (parts, left)))
        })
        .collect();
    if open.is_empty() {
        return;
    }
    let telling = telling(figures, draft, &headers);
    let fits = |total: u64| open.values().any(|(_, left)| left.contains(&total));
    for passage in passages.iter().filter(is_said) {
        for (total, words) in heard::numbers(passage.plain.text(), &telling, &fits) {
            let meant = target(figures, &headers, &words).and_then(|target| open.get(&target));
            let Some((parts, _)) = meant.filter(|(_, left)| left.contains(&total)) else { continue };
            let is_same = |perhaps: &Perhaps| matches!(perhaps, Perhaps::Said { total: known, parts: of, .. } if *known == total && of == parts);
            if !figures.perhaps.iter().any(is_same) {
                let what = "the words of the record".to_owned();
                figures.perhaps.push(Perhaps::Said { total, parts: parts.clone(), what });
            }
        }
    }
}

/// The cells that a total is of.
fn parts(figures: &Figures, draft: &TableDraft, headers: &BTreeMap<usize, String>, target: Target) -> Option<Vec<At>> {
    match target {
        Target::Column(column) => Some(tops(figures, |at| at.1 == column)),
        Target::All => all(figures, draft, headers),
    }
}

/// The words that name what a table counts: those of its headers, its unit, and the first of its caption.
fn telling(figures: &Figures, draft: &TableDraft, headers: &BTreeMap<usize, String>) -> BTreeSet<String> {
    let caption = fold(draft.caption.plain.text());
    let words = headers.values().flat_map(|header| header.split(' ')).chain(caption.split(' ').next());
    let words = words.chain(figures.unit.as_deref().into_iter().flat_map(|unit| unit.split(' ')));
    words.filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic)).map(str::to_owned).collect()
}

/// The totals that the printed parts leave; none where nothing is hidden, all is, or a part is without bounds.
fn left_to_total(figures: &Figures, parts: &[At]) -> Option<RangeInclusive<u64>> {
    let (mut least, mut most, mut hidden) = (0_u64, 0_u64, 0_usize);
    for figure in parts.iter().filter_map(|at| figures.cells.get(at)) {
        let range = match (figure.status, figure.value) {
            (_, Some(value)) => (value, value),
            (Status::Primary, None) => (1, figure.at_most.unwrap_or(figures.threshold)),
            _ => figure.within.and_then(|(least, most)| Some((least, most?)))?,
        };
        hidden += usize::from(figure.status != Status::Published || figures.suppress && range.0 <= figures.threshold);
        least = least.saturating_add(range.0);
        most = most.saturating_add(range.1);
    }
    (hidden > 0 && hidden < parts.len()).then_some(least..=most)
}

/// A total as it is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stated {
    value: u64,
    /// Where the number stands.
    range: Range<usize>,
    /// The words that it stands among, within its clause.
    words: String,
}

/// What a stated total is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Column(usize),
    All,
}

/// Adds the stated totals that are of one thing, and of which no other is stated.
fn add(figures: &mut Figures, draft: &TableDraft, stated: &[Stated], what: &str) {
    if stated.is_empty() {
        return;
    }
    let headers = headers(figures, draft);
    let mut targets: BTreeMap<Target, BTreeSet<u64>> = BTreeMap::new();
    for total in stated {
        if let Some(target) = target(figures, &headers, &total.words) {
            targets.entry(target).or_default().insert(total.value);
        }
    }
    for (target, values) in targets {
        let parts = parts(figures, draft, &headers, target);
        let values: Vec<u64> = values.into_iter().collect();
        let (Some(parts), [total]) = (parts, values.as_slice()) else { continue };
        let is_hidden = |at: &At| figures.cells.get(at).is_some_and(|figure| figure.status != Status::Published);
        // With everything printed it would say nothing new; a single cell says it only where it is hidden.
        if parts.iter().any(is_hidden) || figures.suppress && parts.len() > 1 {
            figures.perhaps.push(Perhaps::Said { total: *total, parts, what: what.to_owned() });
        }
    }
}

/// The columns of counts with the words of their headers, folded.
fn headers(figures: &Figures, draft: &TableDraft) -> BTreeMap<usize, String> {
    let columns: BTreeSet<usize> = figures.cells.keys().map(|at| at.1).collect();
    let header = |column: usize| draft.header.get(column).map_or_else(String::new, |cell| fold(cell.plain.text()));
    columns.into_iter().map(|column| (column, header(column))).collect()
}

/// What a stated total is of: the column that its words name, the only one, or all. Nothing where they name several.
fn target(figures: &Figures, headers: &BTreeMap<usize, String>, words: &str) -> Option<Target> {
    if figures.sole() {
        return headers.keys().next().map(|column| Target::Column(*column));
    }
    let words: BTreeSet<&str> = words.split_whitespace().collect();
    let named = headers.iter().filter_map(|(column, header)| {
        let telling: Vec<&str> = header.split(' ').filter(|word| !word.is_empty() && !is_generic(word)).collect();
        (!telling.is_empty() && telling.iter().all(|word| words.contains(word))).then_some((telling.len(), *column))
    });
    let mut named: Vec<(usize, usize)> = named.collect();
    named.sort_by_key(|(length, column)| (std::cmp::Reverse(*length), *column));
    match named.as_slice() {
        [] => Some(Target::All),
        [(_, column)] => Some(Target::Column(*column)),
        // "Knife arrests" names its column better than "Arrests" does.
        [(longest, column), (next, _), ..] if longest > next => Some(Target::Column(*column)),
        _ => None,
    }
}

/// The cells that make up all there is: those of the column of totals, or of columns that tell people apart.
fn all(figures: &Figures, draft: &TableDraft, headers: &BTreeMap<usize, String>) -> Option<Vec<At>> {
    let along = figures.sums.iter().filter(|sum| sum.parts.iter().all(|part| part.0 == sum.total.0));
    let totals: BTreeSet<usize> = along.clone().map(|sum| sum.total.1).collect();
    let parts: BTreeSet<usize> = along.flat_map(|sum| sum.parts.iter().map(|part| part.1)).collect();
    let tops_of_rows: Vec<usize> = headers.keys().copied().filter(|column| !parts.contains(column)).collect();
    if let ([column], true) = (tops_of_rows.as_slice(), !totals.is_empty()) {
        return Some(tops(figures, |at| at.1 == *column));
    }
    let is_period = |header: &String| Period::read(header).is_some();
    let written = |column: &usize| draft.header.get(*column).map_or("", |cell| cell.plain.text().trim());
    let are_periods =
        headers.iter().all(|(column, header)| is_period(header) || is_period(&written(column).to_owned()));
    let are_told_apart = are_periods || others::one_kind(headers.values().map(String::as_str)).is_some();
    (totals.is_empty() && are_told_apart).then(|| tops(figures, |_| true))
}

/// The cells among some that are no part of others among them.
pub(super) fn tops(figures: &Figures, is_among: impl Fn(At) -> bool) -> Vec<At> {
    let sums = figures.sums.iter().map(|sum| (sum.total, &sum.parts));
    let wholes = figures.parts_of.iter().map(|(whole, parts)| (*whole, parts));
    let inner: BTreeSet<At> =
        sums.chain(wholes).filter(|(total, _)| is_among(*total)).flat_map(|(_, parts)| parts.iter().copied()).collect();
    figures.cells.keys().copied().filter(|at| is_among(*at) && !inner.contains(at)).collect()
}

/// Stated totals in the paragraph before the table and its caption, and in the one after it.
fn beside(body: &Plain, draft: &TableDraft) -> Vec<Stated> {
    let Some(near) = near(draft) else { return Vec::new() };
    let is_near = |range: Range<usize>| {
        let place = body.place_of(range);
        near.start <= place.end && place.start <= near.end
    };
    let mut found = Vec::new();
    let mut at = 0;
    // A total is stated within a line; far lines, and those without a number, need not be searched for one.
    for line in body.text().split('\n') {
        let range = at..at + line.len();
        at = range.end + 1;
        if line.bytes().any(|byte| byte.is_ascii_digit()) && is_near(range.clone()) {
            found.extend(totals_within(body.text(), range));
        }
    }
    found.retain(|stated| is_near(stated.range.clone()));
    found
}

/// How far words belong to a table, in bytes of its file: a caption before it has an empty line on either side.
fn near(draft: &TableDraft) -> Option<Range<usize>> {
    if draft.file.is_some() { None } else { around(draft.source.text(), &draft.place) }
}

/// From a place back to the third empty line, and on to the second.
fn around(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    let is_empty = |line: &str| line.trim().is_empty();
    let (mut first, mut empty) = (before.len() + 1, 0);
    for (index, line) in before.rsplit('\n').enumerate() {
        first -= line.len() + 1;
        empty += usize::from(index > 0 && is_empty(line));
        if empty > 2 {
            break;
        }
    }
    let (mut last, mut empty) = (place.end, 0);
    for (index, line) in after.split('\n').enumerate() {
        last += line.len();
        empty += usize::from(index > 0 && is_empty(line));
        if empty > 1 {
            break;
        }
        last += 1;
    }
    Some(first..last)
}

/// "a total of 160", "160 in total", "(n=160)".
fn totals_in(text: &str) -> Vec<Stated> {
    totals_within(text, 0..text.len())
}

/// Those within some lines of a text.
fn totals_within(text: &str, lines: Range<usize>) -> Vec<Stated> {
    static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?ix) \b(?:in\ )?total(?:led|ling)?(?:\ of|\ number\ of\ \p{Alphabetic}+\ (?:is|was))?[:\ ]\ *(?P<a>\d[\d,]*)\b
              | \b(?P<b>\d[\d,]*)(?:\ \p{Alphabetic}+){0,3}\ (?:in\ total|in\ all|altogether)\b
              | \(\ *n\ *=\ *(?P<c>\d[\d,]*)\ *\)",
        )
        .ok()
    });
    let (Some(forms), Some(part)) = (FORMS.as_ref(), text.get(lines.clone())) else { return Vec::new() };
    if !may_state(part) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for captures in forms.captures_iter(part) {
        let Some(number) = ["a", "b", "c"].iter().find_map(|name| captures.name(name)) else { continue };
        let range = lines.start + number.start()..lines.start + number.end();
        let after = text.get(range.end..).unwrap_or_default();
        let before = text.get(..range.start).unwrap_or_default();
        let decimal =
            after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        let is_else = decimal || MEASURES.iter().any(|word| after.trim_start().starts_with(word));
        if is_else || before.ends_with(['£', '$', '€', '/', '-']) {
            continue;
        }
        if let Ok(value) = number.as_str().replace(',', "").parse() {
            found.push(Stated { value, range, words: clause(before, after) });
        }
    }
    found
}

/// Whether a text has a digit and a sign that every form of a stated total needs: a look that spares most texts the search.
fn may_state(text: &str) -> bool {
    let has = |sign: &[u8]| text.as_bytes().windows(sign.len()).any(|part| part.eq_ignore_ascii_case(sign));
    text.bytes().any(|byte| byte.is_ascii_digit())
        && (text.contains('=') || [&b"total"[..], b"in all", b"altogether"].into_iter().any(has))
}

/// The words about a number, as far as its clause goes, folded.
fn clause(before: &str, after: &str) -> String {
    let is_end = |letter: char| matches!(letter, '.' | ';' | ':' | ',' | '(' | ')' | '\n' | '?' | '!');
    let before = before.rsplit(is_end).next().unwrap_or_default();
    let after = after.split(is_end).next().unwrap_or_default();
    let first = before.char_indices().rev().take(CONTEXT).last().map_or(0, |(at, _)| at);
    let last = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let words = format!("{} {}", before.get(first..).unwrap_or_default(), after.get(..last).unwrap_or_default());
    words.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_heard_in_words() {
        let values = |text: &str| totals_in(text).into_iter().map(|stated| stated.value).collect::<Vec<u64>>();
        assert_eq!(values("Orders by borough: a total of 160"), [160]);
        assert_eq!(values("1,204 orders in total"), [1204]);
        assert_eq!(values("Orders by borough (n=160)."), [160]);
        assert_eq!(values("The total was 160"), [0; 0]);
        assert_eq!(values("A total of 12 months, £40 in total, in total 3.5"), [0; 0]);
        assert_eq!(values("A total of 160."), [160]);
    }

    #[test]
    fn words_are_near_a_table_up_to_the_third_empty_line_before_it_and_the_second_after() {
        let text = "One.\n\nTwo.\n\nCaption.\n \n| table |\n\nThree.\nFour.\n\nFive.\n\nSix.";
        let table = text.find("| table |\n").map(|start| start..start + "| table |\n".len()).unwrap();
        let empty = |part: &str| {
            let lines: Vec<&str> = part.split('\n').collect();
            lines.get(1..lines.len() - 1).unwrap_or_default().iter().filter(|line| line.trim().is_empty()).count()
        };
        let near = around(text, &table).unwrap();
        for at in 0..=table.start {
            assert_eq!(near.start <= at, empty(&text[at..table.start]) <= 2, "{at}");
        }
        for at in table.end..=text.len() {
            assert_eq!(at <= near.end, empty(&text[table.end..at]) <= 1, "{at}");
        }
        assert!(near.start > 0 && near.end < text.len());
    }

    #[test]
    fn the_words_of_a_total_are_those_of_its_clause() {
        let words = |text: &str| totals_in(text).into_iter().map(|stated| stated.words).collect::<Vec<String>>();
        assert_eq!(words("By ward, a total of 160 Orders in 2021: and more"), ["a total of orders in 2021"]);
        assert_eq!(words("In 2021 there were 90, and 160 arrests in total."), ["and arrests in total"]);
    }
}
