//! Numbers that words anywhere in a record give of what a table counts, such as "Of the 40 wardens". Whether one is the
//! total of the table, its size tells: that is for others.

use std::collections::BTreeSet;
use std::ops::Range;

use super::labels::fold;
use crate::intake::gate::numbers::numeral::{Cardinal, cardinal};

/// How many words may stand between a number and what it counts.
const REACH: usize = 4;

/// Every number that fits and that is said to be a total, or to be of something that `telling` names (folded words), with
/// its clause, folded.
pub(super) fn numbers(text: &str, telling: &BTreeSet<String>, fits: &dyn Fn(u64) -> bool) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    for word in text.split(|letter: char| letter.is_whitespace() || parts_clauses(letter)) {
        if !value(word).is_some_and(fits) {
            continue;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let clause = clause(text, start);
        let after = text.get(start + word.len()..clause.end).unwrap_or_default();
        let is_counted = after.split_whitespace().take(REACH).any(|word| telling.contains(&fold(word)));
        let clause = &text[clause];
        if is_counted || clause.split_whitespace().any(is_total) {
            let words: Vec<String> = clause.split_whitespace().map(fold).collect();
            found.extend(value(word).map(|value| (value, words.join(" "))));
        }
    }
    found
}

fn parts_clauses(letter: char) -> bool {
    matches!(letter, ';' | '\n' | '?' | '!' | '(' | ')')
}

/// The clause that a place of a text belongs to.
fn clause(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at(at);
    let start = before.rfind(parts_clauses).map_or(0, |at| at + 1).max(before.rfind(". ").map_or(0, |at| at + 2));
    let end = [after.find(parts_clauses), after.find(". ")].into_iter().flatten().min().unwrap_or(after.len());
    start..at + end
}

/// Whether a word says that a number is a total.
fn is_total(word: &str) -> bool {
    const WORDS: [&str; 6] = ["total", "totals", "totalled", "totalling", "overall", "altogether"];
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    WORDS.iter().any(|total| word.eq_ignore_ascii_case(total))
}

/// What a word of digits, or "forty-two", says.
fn value(word: &str) -> Option<u64> {
    let bare = word.trim_matches([':', '*', '†', '‡', '.', ',', '#', '"', '“', '”']);
    match bare.bytes().next()? {
        b'0'..=b'9' => digits(bare),
        // The letters that number words begin with.
        first if b"efhmnostz".contains(&first.to_ascii_lowercase()) => in_words(&fold(bare)),
        _ => None,
    }
}

/// `1204`, or `1,204`.
fn digits(word: &str) -> Option<u64> {
    let mut groups = word.split(',');
    let first = groups.next()?;
    let is_grouped = word.len() > first.len();
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() > if is_grouped { 3 } else { 9 } || !groups.all(is_group) {
        return None;
    }
    word.replace(',', "").parse().ok()
}

fn in_words(word: &str) -> Option<u64> {
    let mut parts = word.split('-').map(cardinal);
    match (parts.next()?, parts.next(), parts.next()) {
        (Some(Cardinal::Small(value) | Cardinal::Tens(value)), None, None) => Some(value),
        (Some(Cardinal::Tens(tens)), Some(Some(Cardinal::Small(ones))), None) if ones < 10 => Some(tens + ones),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_what_is_counted_are_heard() {
        let telling = BTreeSet::from(["wardens".to_owned()]);
        let values =
            |text: &str| numbers(text, &telling, &|_| true).into_iter().map(|(value, _)| value).collect::<Vec<u64>>();
        assert_eq!(values("Of the 40 wardens, most left."), [40]);
        assert_eq!(values("The total was 1,204. Forty-two other wardens stayed"), [1204, 42]);
        assert_eq!(values("In 2023 we had 61 vans (and 3.5 wardens)"), [0; 0]);
    }
}
