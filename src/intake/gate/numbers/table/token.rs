//! Splits folded text into numbers, words and symbols. It does not say what a number means.

use super::fold::GROUP_SPACE;

/// A piece of folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it follows the piece before without a space.
    pub(super) glued: bool,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Number),
    Word,
    Symbol(u8),
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// The whole part.
    pub(super) value: u64,
    /// The digits after the point, as a number.
    pub(super) fraction: u64,
    /// How many digits stand after the point.
    pub(super) places: u32,
    /// How many digits stand before the point.
    pub(super) width: u32,
}

impl Token {
    pub(super) fn text<'a>(&self, folded: &'a str) -> &'a str {
        folded.get(self.start..self.end).unwrap_or("")
    }

    pub(super) fn is(&self, symbol: u8) -> bool {
        self.kind == Kind::Symbol(symbol)
    }
}

/// Splits folded text.
pub(super) fn tokens(folded: &str) -> Vec<Token> {
    let bytes = folded.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut glued = false;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        if byte.is_ascii_whitespace() || char::from(byte) == GROUP_SPACE {
            at += 1;
            glued = false;
            continue;
        }
        let leading_point = byte == b'.' && !glued && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        let kind = if byte.is_ascii_digit() || leading_point {
            let (number, end) = number(bytes, at);
            at = end;
            Kind::Number(number)
        } else if byte.is_ascii_alphabetic() {
            at = word_end(bytes, at);
            Kind::Word
        } else if byte.is_ascii() {
            at += 1;
            Kind::Symbol(byte)
        } else {
            let (end, alphabetic) = other(folded, at);
            at = end;
            if alphabetic { Kind::Word } else { Kind::Symbol(symbol(folded, start)) }
        };
        found.push(Token { kind, start, end: at, glued });
        glued = true;
    }
    found
}

fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        let inner_quote = byte == b'\'' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic);
        if byte.is_ascii_alphabetic() || inner_quote || !byte.is_ascii() && (0xc3..0xe0).contains(&byte) {
            end += if byte.is_ascii() { 1 } else { 2 };
        } else {
            break;
        }
    }
    end.min(bytes.len())
}

fn other(folded: &str, start: usize) -> (usize, bool) {
    let Some(first) = folded.get(start..).and_then(|rest| rest.chars().next()) else {
        return (start + 1, false);
    };
    let mut end = start + first.len_utf8();
    if first.is_alphabetic() {
        for character in folded.get(end..).unwrap_or("").chars() {
            if !character.is_alphabetic() {
                break;
            }
            end += character.len_utf8();
        }
    }
    (end, first.is_alphabetic())
}

/// Currency signs become `$`, other symbols nothing in particular.
fn symbol(folded: &str, start: usize) -> u8 {
    match folded.get(start..).and_then(|rest| rest.chars().next()) {
        Some('£' | '€' | '¥') => b'$',
        _ => 0,
    }
}

fn number(bytes: &[u8], start: usize) -> (Number, usize) {
    let mut value: u64 = 0;
    let mut width = 0;
    let mut at = start;
    loop {
        while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            width += 1;
            at += 1;
        }
        if width == 0 || (at - start == width as usize && width > 3) || !group_follows(bytes, start, at) {
            break;
        }
        at += 1;
    }
    let mut fraction: u64 = 0;
    let mut places = 0;
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        let mut end = at + 1;
        while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
            fraction = fraction.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            places += 1;
            end += 1;
        }
        at = end;
    }
    (Number { value, fraction, places, width }, at)
}

/// Whether a separator and exactly three digits follow. A plain space separates only where the whole text is one number.
fn group_follows(bytes: &[u8], start: usize, at: usize) -> bool {
    let separator = match bytes.get(at) {
        Some(b',' | b'\'') => true,
        Some(&byte) if char::from(byte) == GROUP_SPACE => true,
        Some(b' ') => only_groups(bytes, start),
        _ => false,
    };
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|run| run.iter().all(u8::is_ascii_digit));
    separator && digits(at + 1..at + 4) && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
}

fn only_groups(bytes: &[u8], start: usize) -> bool {
    let text = bytes.trim_ascii();
    let whole = bytes.get(..start).is_some_and(|before| before.trim_ascii().is_empty());
    let mut groups = text.split(|&byte| byte == b' ');
    let first =
        groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && group.iter().all(u8::is_ascii_digit));
    whole && first && groups.all(|group| group.len() == 3 && group.iter().all(u8::is_ascii_digit))
}
