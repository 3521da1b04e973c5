//! What columns and rows that are no totals say of hidden counts: running totals, changes, averages, percentages of a
//! base that nobody prints. It adds nothing to a family; sums that fit no numbers are dropped there.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{At, Figures, Perhaps, Sum};
use super::labels::fold;
use super::said::tops;
use crate::intake::gate::protection::Status;
use crate::intake::records::TableDraft;

/// A number as it is printed: its sign, its digits without the point, and how many stand behind that.
#[derive(Clone, Copy)]
struct Number {
    is_negative: bool,
    digits: u128,
    places: u32,
}

/// Adds what the columns and rows of a table say besides its totals.
pub(super) fn read(figures: &mut Figures, draft: &TableDraft) {
    let columns: Vec<(usize, String)> =
        draft.header.iter().enumerate().map(|(column, cell)| (column, fold(cell.plain.text()))).collect();
    let mut found = Vec::new();
    for (column, header) in &columns {
        let counts: Vec<usize> = counts_before(figures, *column);
        let (is_change, is_share, is_running) = (is_change(header), is_share(header), is_running(header));
        match counts.as_slice() {
            [.., count] if is_running => found.push(running(figures, *count, *column)),
            [.., earlier, later] if is_change && !is_share => {
                found.extend(changes(figures, draft, *earlier, *later, *column));
            }
            [.., count] if is_share || header.contains("share") || header.contains("proportion") => {
                found.extend(shares(figures, draft, *count, *column));
            }
            _ => {}
        }
        if is_average(header) {
            for row in 0..draft.rows.len() {
                let leaves = leaves(figures, |at| at.0 == row && at.1 != *column);
                found.extend(average(draft, (row, *column), leaves));
            }
        }
    }
    for (row, cells) in draft.rows.iter().enumerate() {
        if cells.first().is_some_and(|cell| is_average(&fold(cell.plain.text()))) {
            for column in 1..cells.len() {
                let leaves = leaves(figures, |at| at.1 == column && at.0 != row);
                found.extend(average(draft, (row, column), leaves));
            }
        }
    }
    figures.perhaps.extend(found);
}

/// Adds what columns tell of counts that are printed nowhere, though nothing is suppressed: the steps of a running total,
/// and a count with the change beside it.
pub(super) fn read_steps(figures: &mut Figures, draft: &TableDraft) {
    for (column, cell) in draft.header.iter().enumerate() {
        let header = fold(cell.plain.text());
        match counts_before(figures, column).as_slice() {
            [] if is_running(&header) => steps(figures, column),
            [count] if is_change(&header) && !is_share(&header) => {
                let is_since = SINCE.iter().any(|word| header.split(' ').any(|own| own == *word));
                let changed = changed(figures, draft, *count, column, is_since);
                figures.perhaps.extend(changed);
            }
            _ => {}
        }
    }
}

/// Words of a header that say of a change what it is since.
const SINCE: [&str; 8] = ["compared", "from", "last", "on", "over", "previous", "prior", "since"];

fn is_change(header: &str) -> bool {
    ["change", "difference", "diff", "increase", "decrease", "variance", "variation", "+/-"]
        .iter()
        .any(|word| header.contains(word))
}

fn is_share(header: &str) -> bool {
    header.contains('%') || header.contains("per cent") || header.contains("percent")
}

fn is_running(header: &str) -> bool {
    ["cumulative", "running total", "year to date", "ytd", "to date"].iter().any(|words| header.contains(words))
}

/// An average over the other counts of its line; "mean complaints per warden" is of something else.
fn is_average(label: &str) -> bool {
    let words: Vec<&str> = label.split(' ').filter(|word| !matches!(*word, "the" | "overall")).collect();
    matches!(
        words.as_slice(),
        ["average" | "mean"]
            | ["yearly" | "annual" | "monthly" | "quarterly", "average" | "mean"]
            | ["average" | "mean", "per" | "a", "year" | "month" | "quarter" | "area" | "ward"]
    )
}

fn counts_before(figures: &Figures, column: usize) -> Vec<usize> {
    let columns: BTreeSet<usize> = figures.cells.keys().map(|at| at.1).filter(|at| *at < column).collect();
    columns.into_iter().collect()
}

fn printed(figures: &Figures, at: At) -> Option<u64> {
    figures.cells.get(&at).filter(|figure| figure.status == Status::Published)?.value
}

fn number(draft: &TableDraft, at: At) -> Option<Number> {
    let text = draft.rows.get(at.0)?.get(at.1)?.plain.text().trim().replace(',', "");
    let text = text.trim_end_matches('%').trim();
    let (is_negative, bare) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = bare.split_once('.').unwrap_or((bare, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = !whole.is_empty() && whole.len() + decimals.len() < 16 && are_digits(whole) && are_digits(decimals);
    let digits = format!("{whole}{decimals}").parse().ok().filter(|_| is_number)?;
    Some(Number { is_negative, digits, places: u32::try_from(decimals.len()).ok()? })
}

/// Counts that are no total of others, nor a part "of which".
fn leaves(figures: &Figures, is_among: impl Fn(At) -> bool) -> Vec<At> {
    let totals: BTreeSet<At> = figures.sums.iter().map(|sum| sum.total).collect();
    let parts: BTreeSet<At> = figures.parts_of.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let is_leaf = |at: &At| is_among(*at) && !totals.contains(at) && !parts.contains(at);
    figures.cells.keys().copied().filter(is_leaf).collect()
}

/// Each running total is the one before it and the count beside it.
fn running(figures: &Figures, count: usize, column: usize) -> Perhaps {
    let mut sums = Vec::new();
    let mut before: Option<At> = None;
    for at in leaves(figures, |at| at.1 == column) {
        let Some(beside) = figures.cells.get_key_value(&(at.0, count)).map(|(at, _)| *at) else { continue };
        let parts = before.into_iter().chain([beside]).collect();
        sums.push(Sum { total: at, parts, what: "the running totals".to_owned() });
        before = Some(at);
    }
    Perhaps::Adds(sums)
}

/// Each running total holds the one before it, where no count stands beside them; what it has more is printed nowhere.
fn steps(figures: &mut Figures, column: usize) {
    let totals = leaves(figures, |at| at.1 == column);
    let rises = |pair: &[At]| match (printed(figures, pair[0]), printed(figures, pair[1])) {
        (Some(before), Some(after)) => before <= after,
        _ => true,
    };
    if totals.windows(2).all(rises) {
        figures.parts_of.extend(totals.windows(2).map(|pair| (pair[1], vec![pair[0]])));
    }
}

/// A count less the change printed beside it, where nobody prints what it was before or became.
///
/// A change since then leaves what the count was before; of another it is in doubt whether the count stands before or after.
fn changed(figures: &Figures, draft: &TableDraft, count: usize, column: usize, is_since: bool) -> Vec<Perhaps> {
    let change = |row: usize| {
        let of_count = |change: &Number| change.places == 0 && !(is_since && change.is_negative);
        let change = number(draft, (row, column)).filter(of_count)?;
        let by = u64::try_from(change.digits).ok().filter(|by| *by > 0)?;
        figures.cells.contains_key(&(row, count)).then_some(Perhaps::Less { whole: (row, count), by })
    };
    (0..draft.rows.len()).filter_map(change).collect()
}

/// The later count is the earlier one and the change, where that is so in every row that prints all three.
fn changes(figures: &Figures, draft: &TableDraft, earlier: usize, later: usize, column: usize) -> Vec<Perhaps> {
    let rows: BTreeMap<usize, (bool, u64)> = (0..draft.rows.len())
        .filter_map(|row| {
            let change = number(draft, (row, column)).filter(|change| change.places == 0)?;
            Some((row, (change.is_negative, u64::try_from(change.digits).ok()?)))
        })
        .collect();
    let is_so = |(row, (is_negative, by)): (&usize, &(bool, u64))| {
        let (Some(first), Some(last)) = (printed(figures, (*row, earlier)), printed(figures, (*row, later))) else {
            return true;
        };
        let (less, more) = if *is_negative { (last, first) } else { (first, last) };
        less.checked_add(*by) == Some(more)
    };
    if !rows.iter().all(is_so) {
        return Vec::new();
    }
    let differ = |(row, (is_negative, by)): (&usize, &(bool, u64))| {
        let (first, last) = ((*row, earlier), (*row, later));
        let (less, more) = if *is_negative { (last, first) } else { (first, last) };
        let are_counts = figures.cells.contains_key(&less) && figures.cells.contains_key(&more);
        let is_open = printed(figures, less).is_none() || printed(figures, more).is_none();
        (are_counts && is_open).then_some(Perhaps::Differ { more, less, by: *by })
    };
    rows.iter().filter_map(differ).collect()
}

/// An average of counts tells their sum, as far as it is not rounded away.
fn average(draft: &TableDraft, at: At, leaves: Vec<At>) -> Option<Perhaps> {
    let mean = number(draft, at).filter(|mean| !mean.is_negative)?;
    let count = u128::try_from(leaves.len()).ok().filter(|count| *count > 1)?;
    let scale = 2 * 10_u128.checked_pow(mean.places)?;
    let least = (2 * mean.digits).saturating_sub(1).checked_mul(count)?.div_ceil(scale);
    let most = (2 * mean.digits + 1).checked_mul(count)? / scale;
    between(leaves, least, most, "average")
}

/// Percentages that make up a hundred, of counts some of which are printed, tell what they are of.
fn shares(figures: &Figures, draft: &TableDraft, count: usize, column: usize) -> Vec<Perhaps> {
    let rows = leaves(figures, |at| at.1 == count);
    let shares: Vec<(At, Number)> = rows
        .iter()
        .filter_map(|at| Some((*at, number(draft, (at.0, column)).filter(|share| !share.is_negative)?)))
        .collect();
    let Some(places) = shares.iter().map(|(_, share)| share.places).max() else { return Vec::new() };
    let unit = 10_u128.pow(places.min(9));
    // Twice the percentage, in units of the last place that any of them prints, with half a unit of its own either way.
    let twice = |share: &Number| {
        let own = 10_u128.pow(places.min(9).saturating_sub(share.places));
        ((2 * share.digits * own).saturating_sub(own), 2 * share.digits * own + own)
    };
    let (low, high) = shares.iter().fold((0, 0), |sum, (_, share)| (sum.0 + twice(share).0, sum.1 + twice(share).1));
    let hundred = 200 * unit;
    if shares.len() < rows.len() || rows.len() < 2 || !(low..=high).contains(&hundred) {
        return Vec::new();
    }
    let (mut least, mut most) = (0_u128, u128::MAX);
    for (at, share) in &shares {
        let (Some(value), (low, high)) = (printed(figures, *at).map(u128::from), twice(share)) else { continue };
        if value > 0 && low > 0 {
            least = least.max((value * hundred).div_ceil(high));
            most = most.min(value * hundred / low);
        }
    }
    if least > most || most == u128::MAX {
        return Vec::new();
    }
    let of_all = between(tops(figures, |at| at.1 == count), least, most, "percentage");
    let hidden = shares.iter().filter(|(at, _)| printed(figures, *at).is_none());
    let of_each = hidden.filter_map(|(at, share)| {
        let (low, high) = twice(share);
        between(vec![*at], (low * least).div_ceil(hundred), high * most / hundred, "percentage")
    });
    of_all.into_iter().chain(of_each).collect()
}

fn between(parts: Vec<At>, least: u128, most: u128, what: &'static str) -> Option<Perhaps> {
    let (least, most) = (u64::try_from(least).ok()?, u64::try_from(most).ok()?);
    (least <= most).then_some(Perhaps::Between { parts, least, most, what })
}
