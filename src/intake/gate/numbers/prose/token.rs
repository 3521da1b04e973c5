//! Cuts a text into words, numbers and marks, folded to plain lower case, each with its place in the original bytes.
//! Decoration (emphasis, tags, entities, invisible characters) is read through. It gives nothing a meaning.

use std::ops::Range;

use super::super::numeral::{Folded, fold, welsh};
use super::tag;

/// A text, cut.
pub(super) struct Tokens<'a> {
    pub(super) source: &'a str,
    /// The text with its ASCII letters made small, and after it what had to be folded further.
    folded: String,
    pub(super) list: Vec<Token>,
    /// Whether it is said to be in Welsh.
    welsh: bool,
}

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    from: u32,
    to: u32,
    pub(super) line: u32,
    pub(super) kind: TokenKind,
    pub(super) gap: Gap,
    pub(super) capital: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, perhaps with apostrophes.
    Word,
    /// Digits only.
    Number,
    /// Letters and digits: `4x`, `24th`, `G4S`.
    Mixed,
    /// One mark of punctuation.
    Mark(char),
    /// Digits above the line.
    Superscript,
}

/// What stands before a token, from nothing to an empty line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Nothing,
    HardSpace,
    Space,
    /// A tab or several spaces: the next column of a flattened table.
    Column,
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

impl Tokens<'_> {
    /// The folded text of a token, or nothing beyond either end.
    pub(super) fn text(&self, index: usize) -> &str {
        self.list.get(index).and_then(|token| self.folded.get(token.from as usize..token.to as usize)).unwrap_or("")
    }

    /// Whether the text is in Welsh: it is said to be, or two words or more are such as Welsh texts are full of.
    pub(super) fn is_welsh(&self) -> bool {
        self.welsh || (0..self.list.len()).filter(|at| welsh::tells(self.text(*at))).take(2).count() == 2
    }

    /// Whether a folded text may stand in any token; where this says no, none has it.
    pub(super) fn may_have(&self, part: &str) -> bool {
        self.folded.contains(part)
    }
}

/// Cuts a text into tokens in one pass.
pub(super) fn cut(source: &str, welsh: bool) -> Tokens<'_> {
    // Room for some words that fold further; most texts have few.
    let mut folded = String::with_capacity(source.len() + source.len() / 16);
    folded.push_str(source);
    folded.make_ascii_lowercase();
    let mut cutter = Cutter {
        source,
        at: 0,
        line: 0,
        gap: Gap::Paragraph,
        superscript: false,
        tokens: Tokens { source, folded, list: Vec::with_capacity(source.len() / 5), welsh },
    };
    cutter.run();
    cutter.tokens
}

struct Cutter<'a> {
    source: &'a str,
    at: usize,
    line: u32,
    gap: Gap,
    superscript: bool,
    tokens: Tokens<'a>,
}

impl<'a> Cutter<'a> {
    fn run(&mut self) {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            // Most of a text is plain words and single spaces: no need to fold them to know what they are.
            if byte == b' ' {
                self.space(1);
                continue;
            }
            if byte.is_ascii_alphanumeric() && self.plain_word() {
                continue;
            }
            let Some((folded, length)) = self.peek(self.at) else { break };
            match folded {
                Folded::Nothing => self.at += length,
                Folded::Space => self.space(length),
                Folded::HardSpace => {
                    self.at += length;
                    self.gap = if self.gap == Gap::Nothing { Gap::HardSpace } else { self.gap.max(Gap::Column) };
                }
                Folded::Char('\n') => self.newline(),
                Folded::Char('\r' | '\u{c}') => self.at += length,
                Folded::Superscript(_) => self.superscripts(),
                Folded::Digit(_) | Folded::Roman(_) => self.word(),
                Folded::Char(plain) if plain.is_alphanumeric() => self.word(),
                Folded::Char(plain) => self.mark(plain, length),
            }
        }
    }

    fn peek(&self, at: usize) -> Option<(Folded, usize)> {
        let byte = *self.source.as_bytes().get(at)?;
        if byte < 128 {
            let plain = byte.to_ascii_lowercase() as char;
            let folded = match byte {
                b'0'..=b'9' => Folded::Digit(byte - b'0'),
                b' ' | b'\t' => Folded::Space,
                _ => Folded::Char(plain),
            };
            return Some((folded, 1));
        }
        match self.source.get(at..).and_then(|rest| rest.chars().next()) {
            Some(character) => Some((fold(character), character.len_utf8())),
            // Within a character: whatever led here, the text goes on after it.
            None => Some((Folded::Nothing, 1)),
        }
    }

    fn space(&mut self, length: usize) {
        let tab = self.source.as_bytes().get(self.at) == Some(&b'\t');
        self.at += length;
        self.gap = match self.gap {
            Gap::Nothing if !tab => Gap::Space,
            gap => gap.max(Gap::Column),
        };
    }

    fn newline(&mut self) {
        self.at += 1;
        self.line += 1;
        self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
    }

    fn superscripts(&mut self) {
        let start = self.at;
        let from = self.tokens.folded.len();
        while let Some((Folded::Superscript(digit), length)) = self.peek(self.at) {
            self.tokens.folded.push((b'0' + digit) as char);
            self.at += length;
        }
        self.push_folded(TokenKind::Superscript, start, from, false);
    }

    /// Reads a run of ASCII letters and digits, unless it may go on with something else: an apostrophe, a letter of
    /// another script.
    fn plain_word(&mut self) -> bool {
        let rest = &self.source.as_bytes()[self.at..];
        let (mut length, mut classes) = (0, 0);
        while let Some(class @ 1..) = rest.get(length).map(|byte| CLASSES[usize::from(*byte)]) {
            classes |= class;
            length += 1;
        }
        if rest.get(length).is_some_and(|next| *next == b'\'' || !next.is_ascii()) {
            return false;
        }
        let kind = self.kind(classes & LETTER != 0, classes & DIGIT != 0);
        let (start, capital) = (self.at, rest[0].is_ascii_uppercase());
        self.at += length;
        self.push(kind, start, start..self.at, capital);
        true
    }

    /// What a run is made of that has letters, digits or both.
    fn kind(&self, letters: bool, digits: bool) -> TokenKind {
        match (letters, digits) {
            (_, false) => TokenKind::Word,
            (false, true) if self.superscript => TokenKind::Superscript,
            (false, true) => TokenKind::Number,
            (true, true) => TokenKind::Mixed,
        }
    }

    /// Reads a run of letters and digits, through invisible characters and inner apostrophes.
    fn word(&mut self) {
        let start = self.at;
        let from = self.tokens.folded.len();
        let capital = self.source.get(start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        let (mut letters, mut digits, mut end) = (false, false, start);
        while let Some((folded, length)) = self.peek(self.at) {
            match folded {
                Folded::Nothing => {
                    self.at += length;
                    continue;
                }
                Folded::Digit(digit) => {
                    digits = true;
                    self.tokens.folded.push((b'0' + digit) as char);
                }
                Folded::Roman(numeral) => {
                    letters = true;
                    self.tokens.folded.push_str(numeral);
                }
                Folded::Char('\'') if letters && self.letter_at(self.at + length) => self.tokens.folded.push('\''),
                Folded::Char(plain) if plain.is_alphanumeric() => {
                    letters = true;
                    self.tokens.folded.push(plain);
                }
                _ => break,
            }
            self.at += length;
            end = self.at;
        }
        self.at = end;
        self.push_folded(self.kind(letters, digits), start, from, capital);
    }

    fn letter_at(&self, at: usize) -> bool {
        matches!(self.peek(at), Some((Folded::Char(plain), _)) if plain.is_alphabetic())
    }

    fn mark(&mut self, plain: char, length: usize) {
        let rest = self.source.get(self.at..).unwrap_or("");
        let doubled = rest.as_bytes().get(1) == rest.as_bytes().first();
        match plain {
            '`' | '\\' => self.at += length,
            // What only looks like a mark of Markdown or of HTML is a mark like any other.
            _ if length > 1 => self.push_mark(plain, length),
            '*' | '~' | '_' if doubled => self.at += 2,
            '<' => match tag::length(rest) {
                Some(length) => self.tag(length),
                None => self.push_mark(plain, length),
            },
            '-' if rest.starts_with("-->") => self.at += 3,
            '&' => self.entity(rest),
            _ => self.push_mark(plain, length),
        }
    }

    fn tag(&mut self, length: usize) {
        let tag = self.source.get(self.at..self.at + length).unwrap_or("");
        let opens = tag.get(1..4).is_some_and(|name| name.eq_ignore_ascii_case("sup"));
        let closes = tag.get(1..5).is_some_and(|name| name.eq_ignore_ascii_case("/sup"));
        self.superscript = opens || (self.superscript && !closes);
        self.at += length;
    }

    /// Reads `&nbsp;` as a space and `&#52;` as the digit that it is; any other entity is a mark.
    fn entity(&mut self, rest: &str) {
        let semicolon = rest.bytes().take(12).position(|byte| byte == b';');
        let name = semicolon.and_then(|end| rest.get(1..end)).unwrap_or("");
        if matches!(name, "nbsp" | "thinsp" | "ensp" | "emsp") {
            self.at += name.len() + 2;
            self.gap = self.gap.max(Gap::HardSpace);
            return;
        }
        let code = name.strip_prefix('#').filter(|code| code.len() <= 8).and_then(|code| {
            match code.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
                None => code.parse().ok(),
            }
        });
        match code.and_then(char::from_u32).map(fold) {
            Some(Folded::Digit(digit)) => {
                let (start, from) = (self.at, self.tokens.folded.len());
                self.tokens.folded.push((b'0' + digit) as char);
                self.at += name.len() + 2;
                self.push_folded(TokenKind::Number, start, from, false);
            }
            Some(Folded::Space | Folded::HardSpace) => {
                self.at += name.len() + 2;
                self.gap = self.gap.max(Gap::HardSpace);
            }
            _ => self.push_mark('&', 1),
        }
    }

    fn push_mark(&mut self, plain: char, length: usize) {
        let (start, from) = (self.at, self.tokens.folded.len());
        self.at += length;
        if plain.is_ascii() && length == 1 {
            self.push(TokenKind::Mark(plain), start, start..self.at, false);
            return;
        }
        self.tokens.folded.push(plain);
        self.push_folded(TokenKind::Mark(plain), start, from, false);
    }

    /// Adds a token whose text has been put at the end of the folded text, from a place on.
    fn push_folded(&mut self, kind: TokenKind, start: usize, from: usize, capital: bool) {
        self.push(kind, start, from..self.tokens.folded.len(), capital);
    }

    fn push(&mut self, kind: TokenKind, start: usize, folded: Range<usize>, capital: bool) {
        self.tokens.list.push(Token {
            start: start as u32,
            end: self.at as u32,
            from: folded.start as u32,
            to: folded.end as u32,
            line: self.line,
            kind,
            gap: self.gap,
            capital,
        });
        self.gap = Gap::Nothing;
    }
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;

/// What each byte is within a plain word: an ASCII letter, an ASCII digit or, at 0, no part of it.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphabetic() {
            classes[byte as usize] = LETTER;
        } else if byte.is_ascii_digit() {
            classes[byte as usize] = DIGIT;
        }
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let tokens = cut(source, false);
        (0..tokens.list.len()).map(|index| tokens.text(index).to_owned()).collect()
    }

    #[test]
    fn decoration_is_read_through_and_places_are_kept() {
        let source = "**４**&nbsp;offi\u{ad}cers<sup>1</sup>";
        let tokens = cut(source, false);
        assert_eq!(words(source), ["4", "officers", "1"]);
        let four = tokens.list[0];
        assert_eq!(&source[four.start as usize..four.end as usize], "４");
        assert_eq!(tokens.list[1].gap, Gap::HardSpace);
        assert_eq!(tokens.list[2].kind, TokenKind::Superscript);
    }

    #[test]
    fn gaps_tell_columns_lines_and_paragraphs() {
        let tokens = cut("a b  c\nd\n\ne", false);
        let gaps: Vec<Gap> = tokens.list.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Space, Gap::Column, Gap::Line, Gap::Paragraph]);
    }

    #[test]
    fn entities_and_comments_hide_nothing() {
        assert_eq!(words("&#51; <!-- 2 --> x"), ["3", "2", "x"]);
        assert_eq!(words("<5 and a < b"), ["<", "5", "and", "a", "<", "b"]);
    }
}
