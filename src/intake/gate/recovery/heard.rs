//! Numbers that words anywhere in a record give of what a table counts, such as "Of the 40 wardens". Whether one is the
//! total of the table, its size tells: that is for others.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::labels::fold;
use crate::intake::gate::numbers::numeral::{Cardinal, cardinal};

/// How many words may stand between a number and what it counts.
const REACH: usize = 4;

/// Every number that is said to be a total, or to be of something that `telling` names (folded words), with its clause.
pub(super) fn numbers(text: &str, telling: &BTreeSet<String>) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    for clause in text.replace(". ", "\n").split([';', '\n', '?', '!', '(', ')']) {
        let words: Vec<String> = clause.replace("\u{a0}", " ").split_whitespace().map(fold).collect();
        let is_total = words.iter().any(|word| {
            matches!(word.as_str(), "total" | "totals" | "totalled" | "totalling" | "overall" | "altogether")
        });
        for (at, word) in words.iter().enumerate() {
            let Some(value) = value(word) else { continue };
            let after = words.get(at + 1..).unwrap_or_default().iter().take(REACH);
            if is_total || after.into_iter().any(|word| telling.contains(word)) {
                found.push((value, words.join(" ")));
            }
        }
    }
    found
}

/// What a word of digits, or "forty-two", says.
fn value(word: &str) -> Option<u64> {
    static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(\d{1,3}(?:,\d{3})+|\d{1,9})$").ok());
    if DIGITS.as_ref().is_some_and(|digits| digits.is_match(word)) {
        return word.replace(',', "").parse().ok();
    }
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
        let values = |text: &str| numbers(text, &telling).into_iter().map(|(value, _)| value).collect::<Vec<u64>>();
        assert_eq!(values("Of the 40 wardens, most left."), [40]);
        assert_eq!(values("The total was 1,204. Forty-two other wardens stayed"), [1204, 42]);
        assert_eq!(values("In 2023 we had 61 vans (and 3.5 wardens)"), [0; 0]);
    }
}
