//! Reads each cell by itself: blank, marker, figure, phrase or text, with the numbers in it. It knows no columns.

use super::Grid;
use super::fold::{self, Folded};
use super::nouns;
use super::numeral::{Numeral, Sense};
use super::senses::{self, Pieces};
use super::suppression::{Markers, Suppressed, worded};
use super::token::{self, Kind, Token};
use super::words;
use crate::month;

/// What a cell holds by itself.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) form: Form,
    pub(super) numerals: Vec<Numeral>,
}

/// The form of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Blank,
    /// A dash, or a word that says none.
    Nil,
    Missing,
    Suppressed(Suppressed),
    /// Numbers with no words but those that belong to them.
    Figure,
    /// Numbers among a few words.
    Phrase,
    /// Numbers among many words.
    Prose,
    /// A number and what it counts: "4 officers", "3 x PC".
    Quantity,
    /// Words without numbers.
    Text,
}

/// Every cell of a grid as read.
pub(super) struct Sheet {
    pub(super) header: Vec<Content>,
    pub(super) rows: Vec<Vec<Content>>,
}

impl Content {
    /// The number, where the cell is one plain number and no more.
    pub(super) fn only(&self) -> Option<&Numeral> {
        match (self.form, self.numerals.as_slice()) {
            (Form::Figure, [one]) if one.is_plain() => Some(one),
            _ => None,
        }
    }

    /// Whether it is words, or a code or date that serves as words.
    pub(super) fn is_textual(&self) -> bool {
        match self.form {
            Form::Text | Form::Prose | Form::Phrase => true,
            Form::Figure => !self.numerals.iter().any(|numeral| {
                matches!(numeral.sense, Sense::Plain | Sense::Decimal | Sense::Percentage | Sense::Money)
            }),
            _ => false,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.form == Form::Blank
    }
}

/// Reads every cell.
pub(super) fn read_grid(grid: &Grid<'_>, markers: &Markers) -> Sheet {
    Sheet {
        header: grid.header.iter().map(|cell| read(cell, markers)).collect(),
        rows: grid.rows.iter().map(|row| row.iter().map(|cell| read(cell, markers)).collect()).collect(),
    }
}

/// Reads a cell.
pub(super) fn read(text: &str, markers: &Markers) -> Content {
    plain_number(text).unwrap_or_else(|| read_closely(text, markers))
}

fn read_closely(text: &str, markers: &Markers) -> Content {
    let folded = fold::fold(text);
    let trimmed =
        folded.text.trim_matches(|character: char| character.is_whitespace() || character == fold::GROUP_SPACE);
    let simple = |form| Content { form, numerals: Vec::new() };
    if trimmed.is_empty() {
        return simple(Form::Blank);
    }
    if let Some(suppressed) = markers.exact(trimmed) {
        return simple(Form::Suppressed(suppressed));
    }
    if trimmed.bytes().all(|byte| matches!(byte, b'-' | b'.' | b'/' | b'_' | b':'))
        && trimmed != ".."
        && trimmed != "..."
        && !(trimmed.len() > 1 && trimmed.bytes().all(|byte| byte == b'/'))
    {
        return simple(Form::Nil);
    }
    if words::is_missing(trimmed) {
        return simple(Form::Missing);
    }
    if words::is_nil(trimmed.trim_end_matches('.')) {
        return simple(Form::Nil);
    }
    let tokens = token::tokens(&folded.text);
    let pieces = Pieces { text: &folded.text, tokens: &tokens };
    if let Some(suppressed) = worded(&pieces) {
        return Content { form: Form::Suppressed(suppressed), numerals: senses::numerals(&pieces, &folded) };
    }
    if is_postcode(&tokens, trimmed) {
        return simple(Form::Text);
    }
    let mut numerals = senses::numerals(&pieces, &folded);
    if let Some(suppressed) = beside_share(trimmed, &numerals, markers) {
        numerals.retain(|numeral| numeral.sense == Sense::Percentage);
        return Content { form: Form::Suppressed(suppressed), numerals };
    }
    if let Some(numeral) = mistyped_digits(&folded, trimmed) {
        numerals = vec![numeral];
        return Content { form: Form::Figure, numerals };
    }
    let form = form(&pieces, &folded, &mut numerals);
    Content { form, numerals }
}

/// A marker followed by a percentage or a remark in brackets: `xx (1.7%)`, `* (see note)`.
fn beside_share(trimmed: &str, numerals: &[Numeral], markers: &Markers) -> Option<Suppressed> {
    let head = trimmed.split([' ', '(', fold::GROUP_SPACE]).next()?;
    let rest = trimmed.get(head.len()..)?.trim_start();
    let plain = numerals.iter().any(Numeral::is_plain);
    if plain || !(rest.starts_with('(') || rest.starts_with('[') || rest.ends_with('%')) {
        return None;
    }
    markers.exact(head)
}

/// The commonest cell of all, `204` or `1,204`, read without further ado.
fn plain_number(text: &str) -> Option<Content> {
    let digits = text.trim_ascii();
    if digits.is_empty() {
        return text.is_empty().then_some(Content { form: Form::Blank, numerals: Vec::new() });
    }
    if digits.len() > 15 || !(is_digits(digits) || is_grouped(digits)) {
        return None;
    }
    let of_digit = |value, digit: u8| value * 10 + u64::from(digit - b'0');
    let value = digits.bytes().filter(u8::is_ascii_digit).fold(0, of_digit);
    let start = text.len() - text.trim_ascii_start().len();
    let numeral = Numeral {
        value,
        fraction: (0, 0),
        sense: Sense::Plain,
        range: start..start + digits.len(),
        negative: false,
        signed: false,
        bracketed: false,
        worded: false,
    };
    Some(Content { form: Form::Figure, numerals: vec![numeral] })
}

/// Whether all of a text is digits.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether commas part thousands: `1,204`, `12,345,678`, but not `0,204`.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_digits(first)
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

fn form(pieces: &Pieces<'_>, folded: &Folded, numerals: &mut Vec<Numeral>) -> Form {
    let notes = drop_notes(pieces, folded, numerals);
    if numerals.is_empty() {
        return Form::Text;
    }
    let count = pieces.tokens.iter().filter(|token| token.kind == Kind::Word).count();
    let own = pieces.tokens.iter().filter(|token| token.kind == Kind::Word && belongs(token.text(pieces.text))).count();
    match count.saturating_sub(own).saturating_sub(notes) {
        0 => Form::Figure,
        1..=8 if is_quantity(pieces) => Form::Quantity,
        1..=8 => Form::Phrase,
        _ => Form::Prose,
    }
}

/// Whether a phrase begins with a number and then names people or what happens to them.
fn is_quantity(pieces: &Pieces<'_>) -> bool {
    let Some(first) = pieces.tokens.first() else {
        return false;
    };
    let word = first.text(pieces.text);
    if !matches!(first.kind, Kind::Number(_)) && words::number_word(word).is_none() {
        return false;
    }
    let following = pieces.words_from(1);
    following.first() == Some(&"x") || following.iter().any(|word| nouns::is_event(word))
}

/// Words that belong to a number: units, number words, "approx", "n", "x", months.
fn belongs(word: &str) -> bool {
    words::number_word(word).is_some()
        || words::is_multiplier(word)
        || month::named(word).is_some()
        || words::is_time_unit(word)
        || words::is_measure_unit(word)
        || words::is_money_unit(word)
        || words::is_ordinal_suffix(word)
        || matches!(
            word,
            "n" | "x"
                | "no"
                | "nos"
                | "approx"
                | "approximately"
                | "about"
                | "around"
                | "circa"
                | "ca"
                | "c"
                | "per"
                | "cent"
                | "percent"
                | "or"
                | "more"
                | "and"
                | "over"
                | "than"
                | "to"
                | "of"
                | "out"
                | "less"
                | "fewer"
                | "r"
                | "p"
                | "e"
                | "am"
                | "pm"
                | "under"
                | "old"
                | "total"
                | "a"
                | "b"
                | "only"
                | "just"
        )
}

/// Takes away numbers that only point to a note: `3[1]`, `12 [note 2]`. Answers how many words the notes held.
fn drop_notes(pieces: &Pieces<'_>, folded: &Folded, numerals: &mut Vec<Numeral>) -> usize {
    let mut words_in_notes = 0;
    let mut open: Option<usize> = None;
    for (at, token) in pieces.tokens.iter().enumerate() {
        if token.is(b'[') {
            open = Some(at);
        } else if token.is(b']')
            && let Some(start) = open.take()
        {
            let note =
                pieces.word(start + 1).is_some_and(|word| matches!(word, "note" | "notes" | "r" | "p" | "e" | "b"));
            // What follows a word may count it, as in "Alder[3]": whether it points to a note is told by the notes there are.
            let figure =
                start > 0 && pieces.token(start - 1).is_some_and(|before| matches!(before.kind, Kind::Number(_)));
            let attached = figure && pieces.token(start).is_some_and(|bracket| bracket.glued);
            if note || attached && at == start + 2 {
                words_in_notes += (start..at).filter(|&index| pieces.word(index).is_some()).count();
                let from = pieces.token(start).map_or(0, |bracket| bracket.start);
                let note = folded.origin(from..token.end);
                numerals.retain(|numeral| !note.contains(&numeral.range.start));
            }
        }
    }
    words_in_notes
}

/// A whole cell of digits with letters typed for digits, which a digit before them betrays: `1O`, `2l`.
fn mistyped_digits(folded: &Folded, trimmed: &str) -> Option<Numeral> {
    let bytes = trimmed.as_bytes();
    let first = bytes.first()?;
    let alike = bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'o' | b'l' | b'i'));
    let mixed = bytes.iter().any(|byte| !byte.is_ascii_digit());
    if !alike || !mixed || bytes.len() > 12 || !(first.is_ascii_digit() || *first == b'l') || bytes.len() < 2 {
        return None;
    }
    if !bytes.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let digits: String = trimmed
        .chars()
        .map(|character| match character {
            'o' => '0',
            'l' | 'i' => '1',
            digit => digit,
        })
        .collect();
    let start = folded.text.find(trimmed)?;
    Some(Numeral {
        value: digits.parse().ok()?,
        fraction: (0, 0),
        sense: Sense::Plain,
        range: folded.origin(start..start + trimmed.len()),
        negative: false,
        signed: false,
        bracketed: false,
        worded: false,
    })
}

/// A whole cell that is a United Kingdom postcode or an outward half with its sector: "S2 4HT".
fn is_postcode(tokens: &[Token], trimmed: &str) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let inward = trimmed.as_bytes().rchunks(3).next().is_some_and(|inward| {
        matches!(inward, [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
    });
    (5..=8).contains(&trimmed.len())
        && first.kind == Kind::Word
        && last.kind == Kind::Word
        && inward
        && tokens.len() <= 5
}

#[cfg(test)]
mod tests {
    use super::super::Policy;
    use super::*;

    #[test]
    fn plain_numbers_are_read_as_they_would_be_closely() {
        let markers = Markers::new(&Policy { threshold: 5, zero_is_low: false, markers: &[] });
        for text in ["7", "204", "2019", "1,204", "12,345", "999,999", "1,234,567", " 3,000 ", "5,021"] {
            let plain = plain_number(text).unwrap();
            assert_eq!(format!("{plain:?}"), format!("{:?}", read_closely(text, &markers)), "{text}");
        }
        for text in ["0,204", "12,34", "1,2345", "1,204,", ",204", "1.204", "1,204a", "-1,204"] {
            assert!(plain_number(text).is_none(), "{text}");
        }
    }
}
