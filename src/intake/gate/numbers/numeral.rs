//! Numerals as people write them: digits of every script, look-alike letters, English number words and roman numerals.
//! Knows characters and single words only; it does not know what a number counts, nor where it stands in a text.

pub mod welsh;

/// What one character becomes before a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: a soft hyphen, a zero-width character, a combining mark.
    Nothing,
    /// A space that may break a line.
    Space,
    /// A space that holds its neighbours together (no-break, thin): thousands may be split by it.
    HardSpace,
    /// A decimal digit, whatever its script.
    Digit(u8),
    /// A digit written above the line: the mark of a footnote.
    Superscript(u8),
    /// A character in lower case, look-alikes of Latin letters made Latin.
    Char(char),
    /// A roman numeral that is a single character, such as `Ⅳ`.
    Roman(&'static str),
}

/// What a number word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinal {
    /// A word from zero to nineteen.
    Small(u64),
    /// Twenty, thirty, … ninety.
    Tens(u64),
    /// Hundred, thousand, million, billion: it multiplies what stands before it.
    Scale(u64),
}

/// The zeros of the decimal digits of all scripts (Unicode 15, general category Nd), in order.
const ZEROS: [u32; 65] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

const ROMANS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Folds one character: digits of any script become digits, look-alikes become Latin, invisible characters vanish.
#[must_use]
pub fn fold(character: char) -> Folded {
    if character.is_ascii() {
        return match character {
            '0'..='9' => Folded::Digit(character as u8 - b'0'),
            ' ' | '\t' => Folded::Space,
            other => Folded::Char(other.to_ascii_lowercase()),
        };
    }
    let code = character as u32;
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            Folded::Nothing
        }
        '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{61c}' => Folded::Nothing,
        // The rest of what Unicode calls default ignorable, and its letters that are blank.
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{fff0}'..='\u{fff8}' => Folded::Nothing,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => Folded::Nothing,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Folded::Space,
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}' => Folded::HardSpace,
        '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}' | '\u{205f}' | '\u{3000}' => Folded::Space,
        '¹' => Folded::Superscript(1),
        '²' => Folded::Superscript(2),
        '³' => Folded::Superscript(3),
        '⁰' | '⁴'..='⁹' => Folded::Superscript((code & 0xf) as u8),
        '₀'..='₉' => Folded::Digit((code - 0x2080) as u8),
        '①'..='⑨' => Folded::Digit((code - 0x2460 + 1) as u8),
        '⑴'..='⑼' => Folded::Digit((code - 0x2474 + 1) as u8),
        '⒈'..='⒐' => Folded::Digit((code - 0x2488 + 1) as u8),
        '❶'..='❾' => Folded::Digit((code - 0x2776 + 1) as u8),
        '➀'..='➈' => Folded::Digit((code - 0x2780 + 1) as u8),
        '➊'..='➒' => Folded::Digit((code - 0x278a + 1) as u8),
        '一' => Folded::Digit(1),
        '二' => Folded::Digit(2),
        '三' => Folded::Digit(3),
        '四' => Folded::Digit(4),
        '五' => Folded::Digit(5),
        'Ⅰ'..='Ⅻ' => Folded::Roman(ROMANS[(code - 0x2160) as usize]),
        'ⅰ'..='ⅻ' => Folded::Roman(ROMANS[(code - 0x2170) as usize]),
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff5e}' => ascii_of(code - 0xfee0),
        '\u{1d400}'..='\u{1d6a3}' => ascii_of(letter_of(code)),
        '‘' | '’' | 'ʼ' => Folded::Char('\''),
        '‐' | '‑' | '−' | '﹣' => Folded::Char('-'),
        '⁄' | '∕' => Folded::Char('/'),
        '∗' | '﹡' => Folded::Char('*'),
        other => match digit_of(code) {
            Some(digit) => Folded::Digit(digit),
            None => Folded::Char(latin_look_alike(other)),
        },
    }
}

/// Whether a word in lower case is a number, or part of one, in English or Welsh.
#[must_use]
pub fn is_word(word: &str) -> bool {
    cardinal(word).is_some() || welsh::is_part(word)
}

/// What an English number word in lower case says, if it is one.
#[must_use]
pub fn cardinal(word: &str) -> Option<Cardinal> {
    use Cardinal::{Scale, Small, Tens};
    // Every word of a text is looked up: the first letter tells most apart.
    Some(match (word.as_bytes().first()?, word) {
        (b'z', "zero") | (b'n', "nil") => Small(0),
        (b'o', "one") => Small(1),
        (b't', "two") => Small(2),
        (b't', "three") => Small(3),
        (b'f', "four") => Small(4),
        (b'f', "five") => Small(5),
        (b's', "six") => Small(6),
        (b's', "seven") => Small(7),
        (b'e', "eight") => Small(8),
        (b'n', "nine") => Small(9),
        (b't', "ten") => Small(10),
        (b'e', "eleven") => Small(11),
        (b't', "twelve") => Small(12),
        (b't', "thirteen") => Small(13),
        (b'f', "fourteen") => Small(14),
        (b'f', "fifteen") => Small(15),
        (b's', "sixteen") => Small(16),
        (b's', "seventeen") => Small(17),
        (b'e', "eighteen") => Small(18),
        (b'n', "nineteen") => Small(19),
        (b't', "twenty") => Tens(20),
        (b't', "thirty") => Tens(30),
        (b'f', "forty") => Tens(40),
        (b'f', "fifty") => Tens(50),
        (b's', "sixty") => Tens(60),
        (b's', "seventy") => Tens(70),
        (b'e', "eighty") => Tens(80),
        (b'n', "ninety") => Tens(90),
        (b'h', "hundred") => Scale(100),
        (b't', "thousand") => Scale(1_000),
        (b'm', "million") => Scale(1_000_000),
        (b'b', "billion") => Scale(1_000_000_000),
        _ => return None,
    })
}

/// The value of a roman numeral in lower case up to twelve, if the word is one.
#[must_use]
pub fn roman(word: &str) -> Option<u64> {
    if word.len() > 4 || !word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')) {
        return None;
    }
    (1..).zip(ROMANS).find(|(_, numeral)| *numeral == word).map(|(value, _)| value)
}

fn digit_of(code: u32) -> Option<u8> {
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = *ZEROS.get(after.checked_sub(1)?)?;
    (code - zero < 10).then(|| (code - zero) as u8)
}

fn ascii_of(code: u32) -> Folded {
    char::from_u32(code).map_or(Folded::Nothing, |plain| Folded::Char(plain.to_ascii_lowercase()))
}

/// The Latin letter behind a mathematical letter: the block repeats A to Z, a to z.
fn letter_of(code: u32) -> u32 {
    let place = (code - 0x1d400) % 52;
    if place < 26 { 0x61 + place } else { 0x61 + place - 26 }
}

/// Cyrillic and Greek letters that look like Latin ones, so that a number word cannot hide behind them.
fn latin_look_alike(character: char) -> char {
    match character {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' | 'в' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'е' | 'Е' | 'Ε' | 'ε' | 'ё' => 'e',
        'ғ' | 'ƒ' => 'f',
        'һ' | 'Н' | 'Η' | 'н' => 'h',
        'і' | 'І' | 'Ι' | 'ι' | 'ı' => 'i',
        'ј' | 'Ј' => 'j',
        'К' | 'Κ' | 'κ' | 'к' => 'k',
        'М' | 'Μ' | 'м' => 'm',
        'Ν' | 'ո' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' => 'o',
        'р' | 'Р' | 'Ρ' | 'ρ' => 'p',
        'г' | 'ᴦ' => 'r',
        'ѕ' | 'Ѕ' => 's',
        'Т' | 'Τ' | 'τ' | 'т' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' | 'ԝ' => 'w',
        'х' | 'Х' | 'Χ' | 'χ' => 'x',
        'у' | 'У' | 'Υ' | 'γ' => 'y',
        'Ζ' => 'z',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_fold_to_their_value() {
        for zero in ZEROS {
            for value in 0..10_u8 {
                let digit = char::from_u32(zero + u32::from(value)).unwrap();
                assert_eq!(fold(digit), Folded::Digit(value), "{digit}");
            }
        }
        assert_eq!(fold('³'), Folded::Superscript(3));
        assert_eq!(fold('③'), Folded::Digit(3));
    }

    #[test]
    fn invisible_characters_vanish_and_hard_spaces_hold() {
        assert_eq!(fold('\u{ad}'), Folded::Nothing);
        assert_eq!(fold('\u{200b}'), Folded::Nothing);
        assert_eq!(fold('\u{a0}'), Folded::HardSpace);
    }

    #[test]
    fn look_alikes_become_latin() {
        let folded: String = "ѕіх ｔｗｏ 𝐟𝐨𝐮𝐫"
            .chars()
            .filter_map(|c| match fold(c) {
                Folded::Char(plain) => Some(plain),
                _ => None,
            })
            .collect();
        assert_eq!(folded, "sixtwofour");
    }

    #[test]
    fn words_and_romans_have_values() {
        assert_eq!(cardinal("three"), Some(Cardinal::Small(3)));
        assert_eq!(cardinal("forty"), Some(Cardinal::Tens(40)));
        assert_eq!(cardinal("threes"), None);
        assert_eq!(roman("iv"), Some(4));
        assert_eq!(roman("vex"), None);
        assert_eq!(roman(""), None);
    }
}
