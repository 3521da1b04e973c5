//! Takes a header, label or caption apart: its words, its head noun, whether it is "per 1,000". It knows no kinds of column.

use super::fold;
use super::nouns;

/// The words of a text and the signs that matter, in lower case with one space between; split at capitals, underscores
/// and digits.
pub(super) fn spaced(text: &str) -> String {
    let humped = with_humps(text);
    let folded = fold::fold(humped.as_deref().unwrap_or(text)).text;
    let mut spaced = String::with_capacity(folded.len() + 8);
    let mut last = ' ';
    for character in folded.chars() {
        let wordly = character.is_alphanumeric() || character == '\'';
        let sign = matches!(character, '%' | '#' | '(' | ')' | '£' | '$' | '€' | ',' | '/' | ':' | '+' | '-');
        let continues =
            wordly && (last.is_alphanumeric() || last == '\'') && last.is_ascii_digit() == character.is_ascii_digit();
        if !continues && !spaced.is_empty() && !spaced.ends_with(' ') {
            spaced.push(' ');
        }
        if wordly || sign {
            spaced.push(character);
        }
        last = character;
    }
    spaced.truncate(spaced.trim_end().len());
    spaced
}

/// The words of a spaced text.
pub(super) fn words(spaced: &str) -> Vec<&str> {
    spaced.split(' ').filter(|word| !word.is_empty()).collect()
}

/// A text with a space before each capital that begins a word inside another, as in `CountOf`; nothing where there is none.
fn with_humps(text: &str) -> Option<String> {
    if !text.as_bytes().windows(2).any(|pair| matches!(pair, [a, b] if (a.is_ascii_alphabetic() || !a.is_ascii()) && (b.is_ascii_uppercase() || !b.is_ascii()))) {
        return None;
    }
    let mut humped = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let hump = character.is_uppercase() && previous.is_lowercase();
        let acronym_ends = character.is_uppercase()
            && previous.is_uppercase()
            && rest.peek().is_some_and(|next| next.is_lowercase())
            && rest.clone().nth(1).is_some_and(char::is_lowercase);
        if hump || acronym_ends {
            humped.push(' ');
        }
        humped.push(character);
        previous = character;
    }
    Some(humped)
}

/// Whether a digit stands in any word.
pub(super) fn has_digits(words: &[&str]) -> bool {
    words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// "Per 1,000", "per head".
pub(super) fn is_per_population(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        let number = |word: &str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        matches!(pair, ["per", "head" | "capita" | "population" | "thousand" | "million" | "hundred"])
            || pair.first() == Some(&"per") && pair.get(1).is_some_and(|word| number(word))
            || matches!(pair, ["per", "1"])
    })
}

/// The head of a phrase: its last word before a preposition or bracket, participles left out.
pub(super) fn head<'a>(words: &[&'a str]) -> Option<&'a str> {
    let stop = words
        .iter()
        .enumerate()
        .position(|(at, word)| at > 0 && (nouns::is_preposition(word) || matches!(*word, "(" | "," | ":" | "/" | "-")))
        .unwrap_or(words.len());
    let phrase = words.get(..stop)?;
    let strip = |word: &&&str| {
        nouns::is_trailing(word) || !word.bytes().any(|byte| byte.is_ascii_alphabetic()) && **word != "#"
    };
    phrase.iter().rev().find(|word| !strip(word)).or_else(|| phrase.first()).copied()
}
