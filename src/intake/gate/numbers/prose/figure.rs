//! Finds every figure of a text, in digits, words, roman numerals or implied by a word, and its value.
//! Whether a figure counts anything is for the readers.

use super::super::numeral::{Cardinal, cardinal, roman, welsh};
use super::token::{Gap, TokenKind, Tokens};

/// A figure: its tokens, its value, how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// The first of its tokens.
    pub(super) first: usize,
    /// The last of its tokens.
    pub(super) last: usize,
    pub(super) value: u64,
    pub(super) form: Form,
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `4`, `1,204`.
    Digits,
    /// `four`, `twenty-one`.
    Word,
    /// `iv`.
    Roman,
    /// Digits that end in letters: `4x`, `3no`, `2nd`.
    Suffixed,
    /// Letters that end in digits: `x2`, `Q4`, `T1`.
    Prefixed,
    /// A number above the line.
    Superscript,
    /// A word that implies a number: both, sole, twins.
    Implied,
    /// A word for a part: half, third, quarter. Its value is the divisor.
    Share,
}

/// Finds the figures of a text, in its order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.list.get(at) {
        let figure = match token.kind {
            TokenKind::Number => Some(digits(tokens, at)),
            TokenKind::Word => word(tokens, at),
            TokenKind::Mixed => mixed(tokens, at),
            TokenKind::Superscript => Some(single(at, value_of(tokens.text(at)), Form::Superscript)),
            TokenKind::Mark('½') => Some(single(at, 2, Form::Share)),
            TokenKind::Mark('⅓') => Some(single(at, 3, Form::Share)),
            TokenKind::Mark('¼') => Some(single(at, 4, Form::Share)),
            TokenKind::Mark('⅕') => Some(single(at, 5, Form::Share)),
            TokenKind::Mark(_) => None,
        };
        at = figure.map_or(at, |found: Figure| found.last) + 1;
        figures.extend(figure);
    }
    figures
}

fn single(at: usize, value: u64, form: Form) -> Figure {
    Figure { first: at, last: at, value, form }
}

fn value_of(digits: &str) -> u64 {
    digits.bytes().fold(0, |value: u64, byte| value.saturating_mul(10).saturating_add(u64::from(byte & 0xf)))
}

/// Reads digits with the groups of thousands that follow, and a scale: `1,204`, `3 215` (hard space), `4 million`.
fn digits(tokens: &Tokens<'_>, first: usize) -> Figure {
    let mut last = first;
    let mut value = value_of(tokens.text(first));
    if tokens.text(first).len() <= 3 {
        while let Some(group) = thousands_group(tokens, last) {
            value = value.saturating_mul(1000).saturating_add(value_of(tokens.text(group)));
            last = group;
        }
    }
    if let Some(Cardinal::Scale(scale)) = near(tokens, last + 1).and_then(cardinal) {
        return Figure { first, last: last + 1, value: value.saturating_mul(scale), form: Form::Digits };
    }
    Figure { first, last, value, form: Form::Digits }
}

fn thousands_group(tokens: &Tokens<'_>, last: usize) -> Option<usize> {
    let next = tokens.list.get(last + 1)?;
    let group = match (next.kind, next.gap) {
        (TokenKind::Number, Gap::HardSpace) => last + 1,
        (TokenKind::Mark(','), Gap::Nothing) if tokens.list.get(last + 2)?.gap == Gap::Nothing => last + 2,
        _ => return None,
    };
    let whole = tokens.list.get(group)?.kind == TokenKind::Number && tokens.text(group).len() == 3;
    whole.then_some(group)
}

/// The text of a token that follows on the same line or a wrapped one, without a column between.
fn near<'a>(tokens: &'a Tokens<'_>, index: usize) -> Option<&'a str> {
    let gap = tokens.list.get(index)?.gap;
    matches!(gap, Gap::Nothing | Gap::HardSpace | Gap::Space | Gap::Line).then(|| tokens.text(index))
}

fn word(tokens: &Tokens<'_>, first: usize) -> Option<Figure> {
    let text = tokens.text(first);
    if let Some(value) = look_alike(text) {
        return Some(single(first, value, Form::Implied));
    }
    // A lone "i" or "v" is a pronoun, a label or "versus"; the reader of roman numerals would set each aside.
    if !(2..=11).contains(&text.len()) {
        return None;
    }
    if text.len() <= 4
        && let Some(value) = roman(text)
    {
        return Some(single(first, value, Form::Roman));
    }
    match cardinal(text) {
        Some(Cardinal::Scale(_)) => return None,
        Some(_) => return Some(number_words(tokens, first)),
        None => {}
    }
    if let Some(value) = implied(text).or_else(|| last_of(tokens, first)) {
        return Some(single(first, value, Form::Implied));
    }
    if let Some(value) = share(text) {
        return Some(single(first, value, Form::Share));
    }
    welsh(tokens, first)
}

/// Reads `tri`, `tri deg dau`, `dwy ar bymtheg`. `yr un` is "the same" or "each".
fn welsh(tokens: &Tokens<'_>, first: usize) -> Option<Figure> {
    let word = |at: usize| if at == 0 { tokens.text(first) } else { near(tokens, first + at).unwrap_or("") };
    let (value, count) = welsh::number(word, || tokens.is_welsh())?;
    let before = first.checked_sub(1).map_or("", |before| tokens.text(before));
    let is_same = word(0) == "un" && count == 1 && matches!(before, "yr" | "r" | "'r" | "unrhyw" | "pob");
    (!is_same).then_some(Figure { first, last: first + count - 1, value, form: Form::Word })
}

/// Reads `twenty-one`, `one hundred and three`, `two thousand`.
fn number_words(tokens: &Tokens<'_>, first: usize) -> Figure {
    let (mut total, mut part, mut last, mut at) = (0_u64, 0_u64, first, first);
    let mut room = Room::Any;
    while let Some(number) = near(tokens, at).or_else(|| (at == first).then(|| tokens.text(at))).and_then(cardinal) {
        match (number, room) {
            (Cardinal::Small(value), Room::Any) => (part, room) = (part + value, Room::Scale),
            (Cardinal::Small(value @ 1..=9), Room::Unit) => (part, room) = (part + value, Room::Scale),
            (Cardinal::Tens(value), Room::Any) => (part, room) = (part + value, Room::Unit),
            (Cardinal::Scale(100), _) if at > first => (part, room) = (part.max(1) * 100, Room::Any),
            (Cardinal::Scale(scale), _) if at > first => {
                total = total.saturating_add(part.max(1).saturating_mul(scale));
                (part, room) = (0, Room::Any);
            }
            _ => break,
        }
        last = at;
        at += 1;
        let scaled = matches!(number, Cardinal::Scale(_));
        let hyphen =
            tokens.list.get(at).is_some_and(|token| token.kind == TokenKind::Mark('-') && token.gap == Gap::Nothing);
        if (hyphen && room == Room::Unit) || (scaled && near(tokens, at) == Some("and")) {
            at += 1;
        }
    }
    Figure { first, last, value: total.saturating_add(part), form: Form::Word }
}

/// What may follow inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Any,
    Unit,
    Scale,
}

/// The number that a word implies. Its first letter tells most words apart, which makes this a third of the work.
fn implied(word: &str) -> Option<u64> {
    Some(match (word.as_bytes().first()?, word) {
        (b'b', "both" | "brace")
        | (b'c', "couple")
        | (b'd', "double" | "duo" | "dwywaith" | "ddwywaith")
        | (b'e', "either") => 2,
        (b'f', "foursome") => 4,
        (b'l', "lone") | (b'o', "once" | "only") | (b's', "single" | "sole") => 1,
        (b'n', "neither") | (b'p', "pair") => 2,
        (b'q', "quadruple" | "quadruplets" | "quartet") => 4,
        (b'q', "quintet" | "quintuple" | "quintuplets") => 5,
        (b't', "twice" | "twin" | "twins") => 2,
        (b't', "threesome" | "thrice" | "trio" | "triple" | "triplets" | "teirgwaith") => 3,
        _ => return None,
    })
}

/// A letter that passes for a digit where people follow: "l officer", and the Cyrillic letter that looks like a 3.
fn look_alike(word: &str) -> Option<u64> {
    match word {
        "l" => Some(1),
        "з" | "ʒ" => Some(3),
        _ => None,
    }
}

/// "the fourth and last complaint": there were four.
fn last_of(tokens: &Tokens<'_>, first: usize) -> Option<u64> {
    if !matches!(tokens.text(first), "last" | "final") {
        return None;
    }
    let before = |back: usize| first.checked_sub(back).map_or("", |at| tokens.text(at));
    let ordinal = match (before(1), before(2)) {
        ("and", ",") => before(3),
        ("and", ordinal) => ordinal,
        _ => return None,
    };
    Some(match ordinal {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        _ => return None,
    })
}

fn share(word: &str) -> Option<u64> {
    Some(match (word.as_bytes().first()?, word) {
        (b'e', "eighth" | "eighths") => 8,
        (b'f', "fifth" | "fifths") => 5,
        (b'h', "half") => 2,
        (b'q', "quarter" | "quarters") => 4,
        (b's', "sixth" | "sixths") => 6,
        (b't', "tenth" | "tenths") => 10,
        (b't', "third" | "thirds") => 3,
        _ => return None,
    })
}

/// Reads the number at the start or the end of a token of letters and digits: `4x`, `x2`. `G4S` holds none.
fn mixed(tokens: &Tokens<'_>, at: usize) -> Option<Figure> {
    let text = tokens.text(at);
    let leading = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let letters_after = text.get(leading..).is_some_and(|rest| !rest.bytes().any(|byte| byte.is_ascii_digit()));
    if leading > 0 && letters_after {
        return Some(single(at, value_of(text.get(..leading)?), Form::Suffixed));
    }
    let stem = text.trim_end_matches(|character: char| character.is_ascii_digit());
    let letters_before = !stem.is_empty() && !stem.bytes().any(|byte| byte.is_ascii_digit());
    letters_before.then(|| single(at, value_of(text.get(stem.len()..).unwrap_or("")), Form::Prefixed))
}

#[cfg(test)]
mod tests {
    use super::super::token::cut;
    use super::*;

    fn values(source: &str) -> Vec<u64> {
        find(&cut(source, false)).iter().map(|figure| figure.value).collect()
    }

    #[test]
    fn words_compose_into_one_value() {
        assert_eq!(values("twenty-one, thirty four and two thousand three hundred and five"), [21, 34, 2305]);
        assert_eq!(values("one or two, three four"), [1, 2, 3, 4]);
        assert_eq!(values("one hundred and three"), [103]);
    }

    #[test]
    fn groups_of_thousands_are_one_figure() {
        assert_eq!(values("1,204 and 3\u{a0}215 but 4 215"), [1204, 3215, 4, 215]);
        assert_eq!(values("3 million and 1, 2"), [3_000_000, 1, 2]);
    }

    #[test]
    fn letters_beside_digits_do_not_hide_them() {
        assert_eq!(values("2x x3 3no. G4S"), [2, 3, 3]);
    }

    #[test]
    fn implied_and_roman_numbers_are_seen() {
        assert_eq!(values("both, iv, twins, I, v"), [2, 4, 2]);
    }
}
