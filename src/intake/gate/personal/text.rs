//! A text as the readers see it: one byte for each visible character, odd spaces, dashes, digits and look-alike letters
//! made plain, with the way back to the original. It knows nothing of what personal data looks like.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use super::cues::{self, Cue, Topic};

/// Stands for a letter that has no plain form.
const LETTER: u8 = 0x80;
/// Stands for any other character that has no plain form.
const OTHER: u8 = 0x81;

/// A folded text. Letters keep their case.
pub(super) struct Text<'a> {
    source: &'a str,
    bytes: Cow<'a, [u8]>,
    /// Where stretches of folded bytes come from, in order; none where the folded text is the source.
    stretches: Vec<Stretch>,
}

/// Folded bytes from a place on, and where they come from.
struct Stretch {
    /// Its first folded byte.
    start: usize,
    /// Where the source of that byte begins.
    origin: usize,
    /// Whether each byte stands for itself; else all of them stand for one character.
    is_plain: bool,
}

impl<'a> Text<'a> {
    /// Folds a text. Plain ASCII is not copied.
    pub(super) fn new(source: &'a str) -> Self {
        let (bytes, stretches) = if source.is_ascii() {
            (Cow::Borrowed(source.as_bytes()), Vec::new())
        } else {
            let (bytes, stretches) = fold(source);
            (Cow::Owned(bytes), stretches)
        };
        Text { source, bytes, stretches }
    }

    /// All folded bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Some of them; nothing where the range is not within the text.
    pub(super) fn slice(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// The byte at a place; zero beyond the end.
    pub(super) fn at(&self, place: usize) -> u8 {
        self.bytes.get(place).copied().unwrap_or(0)
    }

    /// The byte before a place; zero at the start.
    pub(super) fn before(&self, place: usize) -> u8 {
        place.checked_sub(1).map_or(0, |earlier| self.at(earlier))
    }

    /// The bytes of the source that a folded range came from.
    pub(super) fn origin(&self, range: &Range<usize>) -> Range<usize> {
        if self.stretches.is_empty() {
            return range.clone();
        }
        let start = self.origin_of(range.start).unwrap_or(self.source.len());
        let last = range.end.checked_sub(1).and_then(|last| self.origin_of(last)).unwrap_or(start);
        let width = self.source.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..(last + width).max(start)
    }

    /// Where the character of a folded byte begins in the source.
    fn origin_of(&self, place: usize) -> Option<usize> {
        let after = self.stretches.partition_point(|stretch| stretch.start <= place);
        let stretch = self.stretches.get(after.checked_sub(1)?)?;
        let within = if stretch.is_plain { place - stretch.start } else { 0 };
        (place < self.bytes.len()).then_some(stretch.origin + within)
    }

    /// What the source has in a folded range, on one line.
    pub(super) fn quoted(&self, range: &Range<usize>) -> String {
        let printed = self.source.get(self.origin(range)).unwrap_or_default();
        printed.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many of the bytes from a place on pass a test, counting no further than `most`.
    pub(super) fn run(&self, from: usize, most: usize, passes: impl Fn(u8) -> bool) -> usize {
        self.bytes.get(from..).unwrap_or_default().iter().take(most).take_while(|byte| passes(**byte)).count()
    }

    /// How many of the bytes that end before a place pass a test, counting no further than `most`.
    pub(super) fn run_back(&self, from: usize, most: usize, passes: impl Fn(u8) -> bool) -> usize {
        self.bytes.get(..from).unwrap_or_default().iter().rev().take(most).take_while(|byte| passes(**byte)).count()
    }

    /// How many digits stand from a place on, counting no further than `most`.
    pub(super) fn digits(&self, from: usize, most: usize) -> usize {
        self.run(from, most, |byte| byte.is_ascii_digit())
    }

    /// Whether a range is not part of a longer word, number or identifier such as `FOI/AB12CDE-2`.
    pub(super) fn stands_alone(&self, range: &Range<usize>) -> bool {
        let joins = |byte| matches!(byte, b'-' | b'_' | b'/' | b'.' | b'@' | b'#' | b'=');
        let (before, after) = (self.before(range.start), self.at(range.end));
        let joined_before = joins(before) && is_word(self.before(range.start - 1));
        let next = self.at(range.end + 1);
        // The next sentence, or the ending of a file's name, may be glued to a full stop.
        let joined_after = if after == b'.' { next.is_ascii_digit() } else { joins(after) && is_word(next) };
        !is_word(before) && !is_word(after) && !joined_before && !joined_after && before != b'_' && after != b'_'
    }

    /// Whether a place is within a web address.
    pub(super) fn is_in_link(&self, place: usize) -> bool {
        /// A longer address is cut off here, so that reading stays linear.
        const LONGEST: usize = 200;
        let window = self.slice(place.saturating_sub(LONGEST)..place);
        let start = window.iter().rposition(u8::is_ascii_whitespace).map_or(0, |space| space + 1);
        let word = window.get(start..).unwrap_or_default();
        word.windows(3).any(|three| three == b"://" || three.eq_ignore_ascii_case(b"www"))
    }

    /// Whether a cue to `topic` stands in the same sentence at most so many bytes before or after a range.
    pub(super) fn is_cued(&self, topic: Topic, range: &Range<usize>, before: usize, after: usize) -> bool {
        self.cue_before(topic, range.start, before).is_some() || {
            cues::within(&self.bytes, range.end..range.end + after + 1)
                .filter(|cue| cue.topic == topic)
                .any(|cue| cues::continues(&self.bytes, range.end..cue.range.start))
        }
    }

    /// The nearest cue to `topic` in the same sentence, at most `reach` bytes before a place.
    pub(super) fn cue_before(&self, topic: Topic, place: usize, reach: usize) -> Option<Cue> {
        /// No cue is longer.
        const LONGEST: usize = 40;
        let near = cues::within(&self.bytes, place.saturating_sub(reach + LONGEST)..place);
        let near = near.take_while(|cue| cue.range.end <= place);
        near.filter(|cue| cue.topic == topic && cue.range.end + reach >= place)
            .filter(|cue| cues::continues(&self.bytes, cue.range.end..place))
            .last()
    }
}

/// Whether a folded byte is a letter, plain or not.
pub(super) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == LETTER
}

/// Whether a folded byte is a letter or a digit.
pub(super) fn is_word(byte: u8) -> bool {
    is_letter(byte) || byte.is_ascii_digit()
}

fn fold(source: &str) -> (Vec<u8>, Vec<Stretch>) {
    let mut bytes = Vec::with_capacity(source.len());
    let mut stretches = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii).count();
        let (ascii, other) = rest.split_at(plain);
        let start = source.len() - rest.len();
        stretches.push(Stretch { start: bytes.len(), origin: start, is_plain: true });
        bytes.extend_from_slice(ascii.as_bytes());
        let mut characters = other.chars();
        if let Some(character) = characters.next() {
            stretches.push(Stretch { start: bytes.len(), origin: start + plain, is_plain: false });
            push(character, &mut bytes);
        }
        rest = characters.as_str();
    }
    (bytes, stretches)
}

fn push(character: char, bytes: &mut Vec<u8>) {
    if is_invisible(character) {
        return;
    }
    if let Some(plain) = plain(character) {
        bytes.push(plain);
        return;
    }
    // A raised number after a telephone number is a note, not one of its digits.
    if matches!(character, '²' | '³' | '¹' | '\u{2070}'..='\u{209f}') {
        bytes.push(OTHER);
        return;
    }
    decompose_compatible(character, |part| match part {
        _ if part.is_ascii() => bytes.push(part as u8),
        _ if is_invisible(part) => {}
        _ => bytes.push(plain(part).unwrap_or(if part.is_alphanumeric() { LETTER } else { OTHER })),
    });
}

/// Characters that are not seen, and accents that stand apart from their letter: they must not split a word.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20f0}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}')
}

/// The plain form of a character that compatibility decomposition does not give (UAX #15, UTS #39).
fn plain(character: char) -> Option<u8> {
    let plain = match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => b' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => b'\n',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' => b'-',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => b'\'',
        '·' | '․' | '。' => b'.',
        '£' | '€' => b'$',
        'а' | 'α' => b'a',
        'А' | 'Α' => b'A',
        'В' | 'Β' => b'B',
        'с' => b'c',
        'С' => b'C',
        'е' => b'e',
        'Е' | 'Ε' => b'E',
        'Н' | 'Η' => b'H',
        'і' | 'ı' => b'i',
        'І' | 'Ι' => b'I',
        'ј' => b'j',
        'Ј' => b'J',
        'К' | 'Κ' => b'K',
        'М' | 'Μ' => b'M',
        'Ν' => b'N',
        'о' | 'ο' => b'o',
        'О' | 'Ο' => b'O',
        'р' | 'ρ' => b'p',
        'Р' | 'Ρ' => b'P',
        'ѕ' => b's',
        'Ѕ' => b'S',
        'Т' | 'Τ' => b'T',
        'х' | 'χ' => b'x',
        'Х' | 'Χ' => b'X',
        'у' => b'y',
        'У' | 'Υ' => b'Y',
        'Ζ' => b'Z',
        _ => return digit(u32::from(character)),
    };
    Some(plain)
}

/// A decimal digit of a script that is read in Britain: Arabic, Persian, N'Ko, Devanagari to Malayalam, Thai.
fn digit(code: u32) -> Option<u8> {
    const ZEROS: [u32; 13] =
        [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50];
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok().map(|value| b'0' + value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_become_plain_and_lead_back() {
        let source = "É \u{200b}ＡＢ１２\u{a0}\u{2011}٣";
        let text = Text::new(source);
        assert_eq!(text.bytes(), b"E AB12 -3");
        assert_eq!(&source[text.origin(&(2..6))], "ＡＢ１２");
        assert_eq!(&source[text.origin(&(8..9))], "٣");
        assert_eq!(Text::new("м漢☎²").bytes(), [LETTER, LETTER, OTHER, OTHER]);
    }

    #[test]
    fn part_of_an_identifier_does_not_stand_alone() {
        let alone = |source: &str| {
            let start = source.find("AB12").unwrap();
            Text::new(source).stands_alone(&(start..start + 4))
        };
        assert!(alone("AB12") && alone("AB12.pdf") && alone("(AB12)") && alone("is AB12.") && alone("- AB12 -"));
        assert!(
            !alone("FOI/AB12")
                && !alone("AB12.3")
                && !alone("AB12-7")
                && !alone("xAB12")
                && !alone("_AB12")
                && !alone("AB12é")
        );
    }

    #[test]
    fn a_web_address_is_known() {
        let text = Text::new("see https://a.example/b?c=1 and 2");
        assert!(text.is_in_link(25));
        assert!(!text.is_in_link(32));
    }
}
