//! Folds a text to lower-case ASCII-like characters, one script of digits and one kind of space and dash,
//! and remembers where each came from. It does not split text into words.

use std::borrow::Cow;
use std::ops::Range;

/// A space that may separate groups of digits (no-break, thin, figure space), as folded.
pub(super) const GROUP_SPACE: char = '\u{1f}';

/// Folded text with the way back to the original.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text`, and for its end, the byte of the original; nothing where they are the same.
    origins: Option<Vec<usize>>,
}

impl Folded {
    /// The range of the original text that a range of the folded one came from.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        match &self.origins {
            None => range,
            Some(origins) => {
                let last = origins.last().copied().unwrap_or(0);
                let start = origins.get(range.start).copied().unwrap_or(last);
                let end = origins.get(range.end).copied().unwrap_or(last);
                start..end.max(start)
            }
        }
    }
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded {
    if text.is_ascii() {
        return Folded { text: text.to_ascii_lowercase(), origins: None };
    }
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, character) in text.char_indices() {
        push(character, &mut folded);
        origins.resize(folded.len(), at);
    }
    origins.push(text.len());
    Folded { text: folded, origins: Some(origins) }
}

/// A text folded and trimmed, for comparing names.
pub(super) fn name(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(fold(text).text)
    }
}

fn push(character: char, out: &mut String) {
    if character.is_ascii() {
        out.push(character.to_ascii_lowercase());
        return;
    }
    let code = u32::from(character);
    match character {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => out.push(GROUP_SPACE),
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{205f}' | '\u{3000}' => out.push(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{2043}' => {
            out.push('-');
        }
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{2032}' => out.push('\''),
        '×' | '✕' | '✖' => out.push('x'),
        '≤' | '⩽' | '≦' => out.push_str("<="),
        '≥' | '⩾' | '≧' => out.push_str(">="),
        '‹' | '˂' | '〈' | '⟨' => out.push('<'),
        '∗' | '⁎' | '٭' | '✱' | '⋆' => out.push('*'),
        '٪' | '﹪' => out.push('%'),
        // Between digits it is the point of old; before the first one a bullet.
        '·' if !out.ends_with(|letter: char| letter.is_ascii_digit()) => out.push(character),
        '٫' | '·' => out.push('.'),
        '٬' => out.push(','),
        '½' => out.push_str(".5"),
        '¼' => out.push_str(".25"),
        '¾' => out.push_str(".75"),
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '₀'..='₉' => push_raised(character, out),
        '①'..='⑳' => push_number(code - 0x245f, out),
        '⑴'..='⒇' => push_number(code - 0x2473, out),
        '⒈'..='⒛' => push_number(code - 0x2487, out),
        '❶'..='❿' => push_number(code - 0x2775, out),
        '➀'..='➉' => push_number(code - 0x277f, out),
        '➊'..='➓' => push_number(code - 0x2789, out),
        '⓪' => out.push('0'),
        'Ⅰ'..='Ⅻ' => out.push_str(roman(code - 0x2160)),
        'ⅰ'..='ⅻ' => out.push_str(roman(code - 0x2170)),
        '\u{ff01}'..='\u{ff5e}' => {
            if let Some(plain) = char::from_u32(code - 0xfee0) {
                out.push(plain.to_ascii_lowercase());
            }
        }
        _ if is_invisible(character) => {}
        _ => match digit(code).or_else(|| look_alike(character)) {
            Some(plain) => out.push(plain),
            None => out.extend(character.to_lowercase()),
        },
    }
}

/// A raised or lowered digit that touches what stands before it is a note; alone it is a digit.
fn push_raised(character: char, out: &mut String) {
    if out.is_empty() || out.ends_with([' ', GROUP_SPACE, '(', '[']) {
        let value = match character {
            '¹' => 1,
            '²' => 2,
            '³' => 3,
            '₀'..='₉' => u32::from(character) - 0x2080,
            _ => u32::from(character) - 0x2070,
        };
        push_number(value, out);
    }
}

fn push_number(value: u32, out: &mut String) {
    out.push_str(&value.to_string());
}

fn roman(index: u32) -> &'static str {
    const NUMERALS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    usize::try_from(index).ok().and_then(|index| NUMERALS.get(index)).copied().unwrap_or("")
}

/// Characters that are not seen: they must not split a number.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{300}'..='\u{36f}'
        | '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}')
}

/// The zeros of every script's decimal digits (Unicode general category Nd), in order.
const ZEROS: [u32; 64] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
    0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

fn digit(code: u32) -> Option<char> {
    let after = ZEROS.partition_point(|&zero| zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// Letters of other scripts that look like a Latin letter or a digit.
fn look_alike(character: char) -> Option<char> {
    let plain = match character {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'е' | 'Е' | 'Ε' => 'e',
        'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' => 'i',
        'К' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'с' | 'С' => 'c',
        'Т' | 'Τ' => 't',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'З' | 'з' | 'Ʒ' => '3',
        'ǀ' | 'ا' => 'l',
        _ => return None,
    };
    Some(plain)
}
