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
        if !clause.split_whitespace().any(may_be_number) {
            continue;
        }
        let raw: Vec<&str> = clause.split_whitespace().collect();
        // Folding costs the most: a clause is folded as a whole only where a number in it is one of these.
        let mut folded: Option<Vec<String>> = None;
        for (at, word) in raw.iter().enumerate().filter(|(_, word)| may_be_number(word)) {
            let Some(value) = value(&fold(word)) else { continue };
            let after = raw.get(at + 1..).unwrap_or_default().iter().take(REACH);
            if !after.into_iter().any(|word| telling.contains(&fold(word))) && !raw.iter().any(|word| is_total(word)) {
                continue;
            }
            let words = folded.get_or_insert_with(|| raw.iter().map(|word| fold(word)).collect());
            found.push((value, words.join(" ")));
        }
    }
    found
}

/// Whether a word says that a number is a total.
fn is_total(word: &str) -> bool {
    const WORDS: [&str; 6] = ["total", "totals", "totalled", "totalling", "overall", "altogether"];
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    WORDS.iter().any(|total| word.eq_ignore_ascii_case(total))
}

/// Whether a word may be a number: a look that spares most clauses the folding.
fn may_be_number(word: &str) -> bool {
    // A letter of another script may be made to look like one of a number.
    if word.chars().any(|letter| letter.is_numeric() || (!letter.is_ascii() && letter.is_alphabetic())) {
        return true;
    }
    let word =
        word.split(|letter: char| !letter.is_ascii_alphabetic()).find(|part| !part.is_empty()).unwrap_or_default();
    // The first letters of all cardinals in words.
    word.starts_with([
        'o', 't', 'f', 's', 'e', 'n', 'z', 'h', 'm', 'd', 'O', 'T', 'F', 'S', 'E', 'N', 'Z', 'H', 'M', 'D',
    ]) && cardinal(&word.to_ascii_lowercase()).is_some()
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
