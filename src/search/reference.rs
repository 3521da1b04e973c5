//! References as people write them: `01/FOI/22/025612`, `1-foi-22-25612`, `22/025612`. What is compared are their runs of
//! letters and of digits, so that separators, case and leading zeros do not matter. Knows no body's own pattern.

use std::collections::BTreeSet;

/// The runs of letters and digits of a reference, from its end to its beginning. Digits have no leading zeros, and
/// a year of this century that is not the serial number its last two.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for letter in text.chars() {
        let kind = if letter.is_ascii_digit() { Some(true) } else { letter.is_alphanumeric().then_some(false) };
        match (kind, parts.last_mut()) {
            (Some(_), Some(part)) if kind == last => part.extend(letter.to_lowercase()),
            (Some(_), _) => parts.push(letter.to_lowercase().collect()),
            (None, _) => {}
        }
        last = kind;
    }
    for part in &mut parts {
        if is_number(part) {
            let digits = part.trim_start_matches('0');
            *part = if digits.is_empty() { "0".to_owned() } else { digits.to_owned() };
        }
    }
    let serial = parts.iter().rposition(|part| is_number(part));
    for (index, part) in parts.iter_mut().enumerate() {
        if Some(index) != serial && part.len() == 4 && part.starts_with("20") && is_number(part) {
            part.drain(..2);
        }
    }
    parts.reverse();
    parts
}

/// The key under which a reference stands in the index. The parts stand backwards, so that whoever gives the last ones
/// only has the beginning of the key.
pub(super) fn key(reference: &str) -> String {
    format!("#{} ", parts(reference).join(" "))
}

/// The beginnings of keys that a query could mean, the likeliest first; none where it has no number.
///
/// A suffix of letters, such as the `/X` of an extension, is also left away; a word after the number is none.
pub(super) fn asked(query: &str) -> Vec<String> {
    let whole = parts(query);
    let Some(serial) = whole.iter().position(|part| is_number(part)) else { return Vec::new() };
    let mut keys = vec![format!("#{} ", whole.join(" "))];
    let last = query.split_whitespace().next_back().unwrap_or_default();
    let is_suffix = last.contains(|letter: char| letter.is_ascii_digit()) || parts(last).concat().chars().count() == 1;
    if serial > 0 && is_suffix {
        keys.push(format!("#{} ", whole[serial..].join(" ")));
    }
    keys
}

/// The runs of letters that references have, in order; nothing where they are too many to be told to everybody.
pub(super) fn letters<'a>(references: impl Iterator<Item = &'a String>) -> Option<Vec<String>> {
    const MOST: usize = 32;
    let mut letters = BTreeSet::new();
    for reference in references {
        letters.extend(parts(reference).into_iter().filter(|part| !is_number(part)));
        if letters.len() > MOST {
            return None;
        }
    }
    Some(letters.into_iter().collect())
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

/// What in a question may be a reference: all of it, or else a word with numbers and separators.
pub(super) fn candidates(question: &str) -> impl Iterator<Item = &str> {
    let words = question.split_whitespace().filter(|word| parts(word).len() > 1);
    std::iter::once(question).chain(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        reference: String,
        found: Vec<String>,
        not_found: Vec<String>,
    }

    /// The same file holds `engine.js` to the same answers.
    #[test]
    fn every_spelling_is_found() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../tests/data/search-references.json")).unwrap();
        assert!(vectors.len() > 3);
        for vector in vectors {
            let finds = |query: &str| asked(query).iter().any(|asked| key(&vector.reference).starts_with(asked));
            for query in &vector.found {
                assert!(finds(query), "{query} should find {}", vector.reference);
            }
            for query in &vector.not_found {
                assert!(!finds(query), "{query} should not find {}", vector.reference);
            }
        }
    }
}
