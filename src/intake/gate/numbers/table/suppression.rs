//! Recognises a cell that is already suppressed: a marker of the policy, or words and signs that say "fewer than".
//! It does not judge whether the suppression protects anything.

use super::Policy;
use super::fold;
use super::senses::Pieces;
use super::token::{Kind, Number};

/// The markers of a policy, folded.
pub(super) struct Markers {
    plain: Vec<String>,
    further: Vec<String>,
}

/// A suppressed cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suppressed {
    /// From the first to the last value that the marker allows; no last where it says nothing.
    Within(u64, Option<u64>),
    /// A further cell, suppressed to protect another.
    Further,
}

impl Markers {
    pub(super) fn new(policy: &Policy<'_>) -> Self {
        let mut plain: Vec<String> =
            policy.markers.iter().map(|marker| fold::name(marker.trim()).into_owned()).collect();
        plain.retain(|marker| !marker.is_empty());
        let further = plain.iter().map(|marker| format!("{marker}+")).collect();
        Self { plain, further }
    }

    /// What a folded, trimmed cell is by the policy's own markers and the usual symbols.
    pub(super) fn exact(&self, folded: &str) -> Option<Suppressed> {
        if folded.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        if self.further.iter().any(|marker| marker == folded) {
            return Some(Suppressed::Further);
        }
        let known = self.plain.iter().any(|marker| marker == folded) || usual(folded) || self.is_dressed(folded);
        let bound = fold_bound(folded);
        match (known, bound) {
            (true, None) => Some(Suppressed::Within(0, None)),
            (_, Some(highest)) => Some(Suppressed::Within(0, Some(highest))),
            (false, None) => None,
        }
    }
}

impl Markers {
    /// Whether a cell is a marker of letters with signs about it or within: `xx*`, `-xx-`, `x x`, `(xx)`.
    fn is_dressed(&self, folded: &str) -> bool {
        if folded.len() > 12 || folded.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let bare: String = folded.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let is_marker =
            |marker: &String| marker.len() > 1 && marker.chars().all(char::is_alphabetic) && *marker == bare;
        bare == "xx" || self.plain.iter().any(is_marker)
    }
}

/// Symbols and words that stand for a suppressed number wherever they are met.
fn usual(folded: &str) -> bool {
    let symbols = !folded.is_empty() && folded.bytes().all(|byte| matches!(byte, b'*' | b'#' | b'~' | b'^' | b'@'));
    symbols
        || matches!(
            folded,
            "[c]"
                | "c"
                | "[low]"
                | "suppressed"
                | "[suppressed]"
                | "redacted"
                | "[redacted]"
                | "withheld"
                | "[withheld]"
                | "confidential"
                | "not disclosed"
                | "exempt"
                | "s40"
                | "s.40"
                | "s40(2)"
                | "s.40(2)"
                | "section 40"
                | "section 40(2)"
                | "low number"
                | "low numbers"
                | "small number"
                | "small numbers"
                | "low"
                | "xx"
                | "xxx"
        )
}

/// `<5` and `<=5` in a few characters, the commonest suppressions.
fn fold_bound(folded: &str) -> Option<u64> {
    let rest = folded.strip_prefix('<')?;
    let (rest, closed) = match rest.strip_prefix('=') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let bound: u64 = rest.trim().parse().ok()?;
    Some(if closed { bound } else { bound.saturating_sub(1) })
}

/// A suppression in words or as a range, when it is the whole cell: "fewer than 5", "5 or less", "1-4", "up to 5".
pub(super) fn worded(pieces: &Pieces<'_>) -> Option<Suppressed> {
    let numbers: Vec<(usize, Number)> = pieces
        .tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token.kind {
            Kind::Number(number) if number.places == 0 => Some((at, number)),
            Kind::Word => {
                let value = super::words::number_word(token.text(pieces.text))?;
                Some((at, Number { value, fraction: 0, places: 0, width: 0 }))
            }
            _ => None,
        })
        .collect();
    let (at, number) = *numbers.first()?;
    if let [_, (second_at, second)] = numbers.as_slice() {
        let whole = at == 0 && *second_at == 2 && pieces.tokens.len() == 3;
        let joins = pieces.word(1) == Some("to") || pieces.token(1).is_some_and(|token| token.is(b'-'));
        let below = whole && joins && second.value > number.value;
        return below.then_some(Suppressed::Within(number.value, Some(second.value)));
    }
    if numbers.len() != 1 {
        return None;
    }
    let before = pieces.words_before(at);
    let all_before = before.len() == at;
    let after = pieces.words_from(at + 1);
    let ends = pieces.tokens.len() == at + 1;
    let below = match before.as_slice() {
        ["less" | "fewer" | "lower" | "under" | "below" | "lesser"] => true,
        [.., "less" | "fewer" | "lower" | "lesser", "than" | "then" | "that"] => {
            !matches!(before.as_slice(), ["no" | "not", ..])
        }
        _ => false,
    };
    let up_to = matches!(before.as_slice(), ["up", "to"] | ["at", "most"] | ["no" | "not", "more", "than"]);
    let or_fewer = at == 0
        && pieces.tokens.len() == 3
        && matches!(after.as_slice(), ["or" | "and", "fewer" | "less" | "under" | "below" | "lower"]);
    if or_fewer || up_to && all_before && ends {
        Some(Suppressed::Within(0, Some(number.value)))
    } else if below && all_before && ends {
        Some(Suppressed::Within(0, Some(number.value.saturating_sub(1))))
    } else {
        None
    }
}
