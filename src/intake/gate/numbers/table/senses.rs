//! Finds the numbers of one cell and says what each is by the words and signs around it.
//! It knows nothing of the column: what it cannot explain is plain, and a plain number may be a count.

use super::bound;
use super::fold::Folded;
use super::numeral::{Numeral, Sense};
use super::token::{Kind, Number, Token};
use super::words;
use crate::month;

/// The pieces of a cell, to be asked about neighbours.
pub(super) struct Pieces<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Pieces<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text(self.text))
    }

    fn number(&self, at: usize) -> Option<Number> {
        match self.tokens.get(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn symbol(&self, at: usize, symbol: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(symbol))
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The run of words that ends just before a piece, at most three.
    pub(super) fn words_before(&self, at: usize) -> Vec<&'a str> {
        let mut run: Vec<&str> = (0..at).rev().take(3).map_while(|index| self.word(index)).collect();
        run.reverse();
        run
    }

    /// The run of words that begins at a piece, at most three.
    pub(super) fn words_from(&self, at: usize) -> Vec<&'a str> {
        (at..at + 3).map_while(|index| self.word(index)).collect()
    }
}

/// The numbers of a cell, in order.
pub(super) fn numerals(pieces: &Pieces<'_>, folded: &Folded) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.tokens.len() {
        let Some((number, after, worded)) = number_at(pieces, at) else {
            at += 1;
            continue;
        };
        let (sense, end) = chain(pieces, at, after).unwrap_or_else(|| {
            let sense = if number.fraction != 0 { Sense::Decimal } else { Sense::Plain };
            let told = sense_of(pieces, at, after, number, worded);
            (told.map_or(sense, |told| if number.fraction == 0 { told } else { bound::of_measure(told) }), after)
        });
        let signed = at > 0
            && (pieces.symbol(at - 1, b'-') || pieces.symbol(at - 1, b'+'))
            && (at == 1 || !pieces.glued(at - 1))
            && pieces.glued(at);
        let first = pieces.tokens.get(at).map_or(0, |token| token.start);
        let last = pieces.tokens.get(end - 1).map_or(first, |token| token.end);
        found.push(Numeral {
            value: number.value,
            fraction: (number.fraction, number.places),
            sense,
            range: folded.origin(first..last),
            negative: signed && pieces.symbol(at - 1, b'-'),
            signed,
            bracketed: at > 0 && pieces.symbol(at - 1, b'(') && pieces.symbol(end, b')'),
            worded,
        });
        at = end;
    }
    found
}

/// The number that begins at a piece, in digits or words, and the piece after it.
fn number_at(pieces: &Pieces<'_>, at: usize) -> Option<(Number, usize, bool)> {
    if let Some(number) = pieces.number(at) {
        let multiplied = pieces.word(at + 1).is_some_and(words::is_multiplier);
        let number = if multiplied {
            Number { value: number.value.saturating_mul(1000), fraction: 0, ..number }
        } else {
            number
        };
        return Some((number, if multiplied { at + 2 } else { at + 1 }, false));
    }
    let word = pieces.word(at)?;
    let mut value = words::number_word(word)?;
    let mut after = at + 1;
    if words::tens(word).is_some() {
        let unit = if pieces.symbol(after, b'-') { after + 1 } else { after };
        if let Some(small) = pieces.word(unit).and_then(words::number_word).filter(|small| *small < 10) {
            value += small;
            after = unit + 1;
        }
    }
    while pieces.word(after).is_some_and(words::is_multiplier) {
        value = value.saturating_mul(if pieces.word(after) == Some("dozen") { 12 } else { 100 });
        after += 1;
    }
    Some((Number { value, fraction: 0, places: 0, width: 0 }, after, true))
}

/// Numbers joined to others: dates, years, times, ranges.
fn chain(pieces: &Pieces<'_>, at: usize, after: usize) -> Option<(Sense, usize)> {
    let first = pieces.number(at)?;
    let joined = |symbol: u8| pieces.symbol(after, symbol) && pieces.glued(after) && pieces.glued(after + 1);
    if let Some(second) = pieces.number(after + 1) {
        let third = pieces.number(after + 3).filter(|_| pieces.glued(after + 2) && pieces.glued(after + 3));
        for separator in [b'/', b'-', b'.', b'_'] {
            if joined(separator) && third.is_some() && pieces.symbol(after + 2, separator) {
                return Some((Sense::Date, after + 4));
            }
        }
        if joined(b'.') || first.places > 0 && joined(b'/') {
            return Some((Sense::Date, after + 2));
        }
        if joined(b':') && second.width == 2 && first.value < 24 && second.value < 60 {
            return Some((Sense::Time, after + 2));
        }
        let padded = |number: Number, token: usize| {
            number.width >= 2 && pieces.token(token).is_some_and(|token| token.text(pieces.text).starts_with('0'))
        };
        if joined(b'/') && second.width >= 3 && padded(second, after + 1) {
            return Some((Sense::Identifier, after + 2));
        }
        if joined(b'/') && first.width == 2 && second.width == 2 && (padded(first, at) || padded(second, after + 1)) {
            return Some((Sense::Date, after + 2));
        }
        let whole = at == 0 && after + 2 == pieces.tokens.len();
        if whole && pieces.symbol(after, b'+') {
            // An option to extend: "1+1" years.
            return Some((Sense::Identifier, after + 2));
        }
        if pieces.word(after) == Some("x") && pieces.word(after + 2).is_some_and(words::is_time_unit) {
            return Some((Sense::Duration, after + 3));
        }
        let separated = [b'/', b'-', b'_'].into_iter().any(|symbol| pieces.symbol(after, symbol));
        let next = first.value.saturating_add(1);
        let follows = second.value == next || second.value == next % 100;
        if separated && first.width == 4 && (1900..=2100).contains(&first.value) && second.width <= 4 {
            let month = !follows && second.width == 2 && (1..=12).contains(&second.value);
            return Some((if month { Sense::Date } else { Sense::Year }, after + 2));
        }
        if joined(b'/') && follows && first.width == 2 && second.width == 2 && first.value >= 10 {
            return Some((Sense::Year, after + 2));
        }
        if joined(b'/') && second.width == 4 && (1900..=2100).contains(&second.value) {
            return Some((Sense::Date, after + 2));
        }
    }
    range(pieces, at, after, first)
}

/// "1-4", "0 to 5".
fn range(pieces: &Pieces<'_>, at: usize, after: usize, first: Number) -> Option<(Sense, usize)> {
    let between = at > 0 && matches!(pieces.word(at - 1), Some("between" | "rhwng"));
    let joins = pieces.symbol(after, b'-')
        || pieces.word(after) == Some("to")
        || between && matches!(pieces.word(after), Some("and" | "a" | "ac"));
    let second = pieces.number(after + 1).filter(|second| joins && second.value > first.value && second.places == 0)?;
    let identifier = glued_letters(pieces, at);
    let percent = pieces.symbol(after + 2, b'%');
    let sense = match (identifier, percent, pieces.word(after + 2)) {
        (true, _, _) => Sense::Identifier,
        (_, true, _) => Sense::Percentage,
        (_, _, Some(unit)) if words::is_time_unit(unit) => Sense::Duration,
        _ if pieces.words_before(at).last().is_some_and(|word| is_age_word(word)) => Sense::Age,
        _ if pieces.words_before(at).last().is_some_and(|word| words::is_index_word(word)) => Sense::Identifier,
        _ => Sense::Range(first.value, second.value),
    };
    Some((sense, after + 2))
}

fn is_age_word(word: &str) -> bool {
    matches!(word, "age" | "aged" | "ages")
}

/// Letters glued before a number: "IC1", "CH00". An `x` or `n` before it counts.
fn glued_letters(pieces: &Pieces<'_>, at: usize) -> bool {
    at > 0 && pieces.glued(at) && pieces.word(at - 1).is_some_and(|word| !matches!(word, "x" | "n" | "no" | "ca"))
}

fn sense_of(pieces: &Pieces<'_>, at: usize, after: usize, number: Number, worded: bool) -> Option<Sense> {
    before(pieces, at, number, worded).or_else(|| following(pieces, after, number, worded))
}

fn before(pieces: &Pieces<'_>, at: usize, number: Number, worded: bool) -> Option<Sense> {
    let previous = at.checked_sub(1)?;
    if pieces.symbol(previous, b'$') {
        return Some(Sense::Money);
    }
    let bound = bound::before(pieces, at, number.value);
    if pieces.word(previous).is_none() && bound.is_some() {
        return bound;
    }
    if !worded && glued_letters(pieces, at) {
        return Some(Sense::Identifier);
    }
    let hyphened = matches!(pieces.token(previous), Some(token) if token.is(b'-') || token.is(b'_') || token.is(b'/'));
    let word_at =
        if hyphened && pieces.glued(at) && pieces.glued(previous) { previous.checked_sub(1)? } else { previous };
    let word = pieces.word(word_at)?;
    let letters_hyphen = word_at != previous && !(word.len() > 3 && pieces.symbol(previous, b'/'));
    if month::named(word).is_some() && !(word == "may" && number.value > 31 && number.width < 4) {
        return Some(Sense::Date);
    }
    if letters_hyphen {
        return (!worded).then_some(Sense::Identifier);
    }
    if is_age_word(word) {
        return Some(Sense::Age);
    }
    if bound.is_some() {
        return bound;
    }
    (words::is_index_word(word) && !(worded && number.value > 20)).then_some(Sense::Identifier)
}

fn following(pieces: &Pieces<'_>, after: usize, number: Number, worded: bool) -> Option<Sense> {
    if pieces.symbol(after, b'%') {
        return Some(Sense::Percentage);
    }
    if pieces.symbol(after, b'+') {
        return bound::after(pieces, after, number.value);
    }
    let glued = pieces.glued(after);
    let hyphened = pieces.symbol(after, b'-') && glued && pieces.glued(after + 1);
    let run = pieces.words_from(if hyphened { after + 1 } else { after });
    let Some(word) = run.first().copied() else {
        let money = (!worded && pieces.symbol(after, b'$')).then_some(Sense::Money);
        return money.or_else(|| bound::after(pieces, after, number.value));
    };
    if glued && !worded && words::is_ordinal_suffix(word) {
        return Some(Sense::Ordinal);
    }
    if month::named(word).is_some() && number.width <= 4 && !is_modal_may(&run) {
        return Some(Sense::Date);
    }
    match (word, run.get(1).copied()) {
        ("per", Some("cent")) | ("percent" | "pct" | "percentage", _) => {
            return Some(Sense::Percentage);
        }
        ("am" | "pm" | "hrs" | "noon", _) if glued => return Some(Sense::Time),
        ("years" | "year" | "yrs" | "months" | "weeks", Some("old" | "olds")) | ("yo", _) => {
            return Some(Sense::Age);
        }
        ("years" | "year", Some("of")) if run.get(2) == Some(&"age") => return Some(Sense::Age),
        _ => {}
    }
    if words::is_money_unit(word) || glued && word == "p" {
        return Some(Sense::Money);
    }
    if words::is_time_unit(word) || glued && matches!(word, "h" | "d" | "w" | "y") {
        return Some(Sense::Duration);
    }
    // A whole number of posts is a count of people.
    let posts = number.fraction == 0 && matches!(word, "fte" | "wte");
    if words::is_measure_unit(word) && !posts {
        return Some(Sense::Measure);
    }
    bound::after(pieces, after, number.value)
}

/// "3 may be duplicates" is no date.
fn is_modal_may(run: &[&str]) -> bool {
    run.first() == Some(&"may")
        && run.get(1).is_some_and(|word| matches!(*word, "be" | "have" | "not" | "also" | "include"))
}
