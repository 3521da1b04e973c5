//! Reads the signs and words that make a bound of a number: `10+`, `>10`, "more than 10", "10 or more", "at most 4". It
//! does not say whether a bound gives anything away.

use super::content::Content;
use super::numeral::Sense;
use super::senses::Pieces;

/// What stands directly before a number: "at least 10", `>10`, "older than 10".
pub(super) fn before(pieces: &Pieces<'_>, at: usize, value: u64) -> Option<Sense> {
    signed(pieces, at, value).or_else(|| worded(&pieces.words_before(at), value))
}

/// What stands directly after a number: `10+`, "10 or more".
pub(super) fn after(pieces: &Pieces<'_>, after: usize, value: u64) -> Option<Sense> {
    if pieces.symbol(after, b'+') {
        return Some(at_least(value));
    }
    if pieces.symbol(after, b'&') {
        return joined(pieces.words_from(after + 1).first()?, value);
    }
    match pieces.words_from(after).as_slice() {
        ["or" | "and" | "neu" | "a", word, ..] => joined(word, value),
        ["plus" | "upwards", ..] => Some(at_least(value)),
        _ => None,
    }
}

/// The least and the most that a number may be; no most where there is no bound.
pub type Bounds = (u64, Option<u64>);

/// The bounds that a cell gives of its one number.
pub(super) fn of(content: &Content) -> Option<Bounds> {
    match content.numerals.as_slice() {
        [one] => match one.sense {
            Sense::Within(least, most) => Some((least, most)),
            Sense::Range(least, most) => Some((least, Some(most))),
            _ => None,
        },
        _ => None,
    }
}

/// Whether bounds run on from one another, as bands of ages do: `0-17`, `18-64`, `65+`.
pub(super) fn are_bands(bounds: &[Bounds]) -> bool {
    let follows =
        |pair: &[Bounds]| pair[0].1.is_some_and(|most| pair[1].0 == most || pair[1].0 == most.saturating_add(1));
    bounds.len() > 1 && bounds.windows(2).all(follows)
}

/// A number with a fraction bounds no count.
pub(super) fn of_measure(sense: Sense) -> Sense {
    if matches!(sense, Sense::Within(..)) { Sense::CutOff } else { sense }
}

fn signed(pieces: &Pieces<'_>, at: usize, value: u64) -> Option<Sense> {
    let sign = |back: usize, symbol: u8| at >= back && pieces.symbol(at - back, symbol);
    // An arrow is no sign of a bound.
    let (above, below) = (sign(1, b'>') && !sign(2, b'-'), sign(1, b'<'));
    let closed = (above || below) && sign(2, b'=');
    if closed || sign(1, b'=') && (sign(2, b'>') || sign(2, b'<')) {
        return Some(if above || sign(2, b'>') { at_least(value) } else { at_most(value) });
    }
    match (above, below) {
        (true, _) => Some(more_than(value)),
        (_, true) => Some(fewer_than(value)),
        _ => None,
    }
}

/// The bound that the words before a number make of it.
fn worded(words: &[&str], value: u64) -> Option<Sense> {
    let words = words.strip_suffix(&["a"]).unwrap_or(words);
    let sense = match words {
        [.., "no" | "not", "more" | "greater" | "higher", "than" | "then"] => at_most(value),
        [.., "no" | "not", "less" | "fewer" | "lower", "than" | "then"] => at_least(value),
        [.., "over" | "above" | "exceeding" | "exceeds" | "beyond" | "dros" | "uwchlaw"]
        | [.., "more" | "greater" | "higher", "than" | "then"]
        | [.., "excess", "of"]
        | [.., "mwy", "na" | "nag"] => more_than(value),
        [.., "under" | "below"] | [.., "less" | "fewer" | "lower", "than" | "then"] | [.., "llai", "na" | "nag"] => {
            fewer_than(value)
        }
        [.., "at", "least"]
        | [.., "minimum" | "min"]
        | [.., "minimum" | "upwards", "of"]
        | [.., "o", "leiaf"]
        | [.., "lleiafswm", "o"] => at_least(value),
        [.., "at", "most"] | [.., "maximum" | "max"] | [.., "maximum", "of"] | [.., "up", "to"] | [.., "hyd", "at"] => {
            at_most(value)
        }
        [.., "older" | "younger", "than" | "then"] => Sense::CutOff,
        _ => return None,
    };
    Some(sense)
}

/// "10 or more", "10 and over", "10 neu lai".
fn joined(word: &str, value: u64) -> Option<Sense> {
    let sense = match word {
        "more" | "over" | "above" | "greater" | "higher" | "up" | "upwards" | "fwy" | "mwy" | "throsodd" => {
            at_least(value)
        }
        "fewer" | "less" | "below" | "under" | "lower" | "lai" | "llai" => at_most(value),
        "older" | "younger" => Sense::CutOff,
        _ => return None,
    };
    Some(sense)
}

fn at_least(value: u64) -> Sense {
    Sense::Within(value, None)
}

fn more_than(value: u64) -> Sense {
    Sense::Within(value.saturating_add(1), None)
}

fn at_most(value: u64) -> Sense {
    Sense::Within(0, Some(value))
}

fn fewer_than(value: u64) -> Sense {
    Sense::Within(0, Some(value.saturating_sub(1)))
}
