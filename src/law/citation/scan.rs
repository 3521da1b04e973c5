//! From the text of a citation to paths: `31(1)(a)&(b)` is `31`, `(1)`, `(a)` and `31`, `(1)`, `(b)`. It knows how people
//! write numbers and brackets, and not which provisions exist.

use std::fmt;

use super::super::Law;
use super::CitationFault;
use super::token::{Token, tokens};

/// A section, regulation or schedule paragraph, and the brackets after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    section: String,
    brackets: Vec<Bracket>,
}

/// One bracket of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bracket {
    depth: Depth,
    text: String,
}

/// How deep a bracket stands: (1), then (a), then (i).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Subsection,
    Paragraph,
    Subparagraph,
}

/// Every path in a text, in order.
pub(super) fn paths(law: Law, text: &str) -> Result<Vec<Path>, CitationFault> {
    let mut reader = Reader::default();
    for token in tokens(law, text)? {
        reader.take(token)?;
    }
    reader.finish()
}

/// The section of a citation: what stands before its brackets.
pub(super) fn section_of(cite: &str) -> &str {
    cite.split('(').next().unwrap_or(cite)
}

impl Path {
    /// The citations of what the path is part of, deepest first.
    pub(super) fn ancestors(&self) -> Vec<String> {
        let shorter =
            |length: usize| Self { section: self.section.clone(), brackets: self.brackets[..length].to_vec() };
        (0..self.brackets.len()).rev().map(|length| shorter(length).to_string()).collect()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.section)?;
        for bracket in &self.brackets {
            write!(f, "({})", bracket.text)?;
        }
        Ok(())
    }
}

/// Puts tokens together into paths.
#[derive(Default)]
struct Reader {
    done: Vec<Path>,
    open: Option<Path>,
    after_range: bool,
}

impl Reader {
    fn take(&mut self, token: Token) -> Result<(), CitationFault> {
        match token {
            Token::Section(number) if self.after_range => {
                return Err(CitationFault::Unreadable { at: format!("to {number}") });
            }
            Token::Section(number) => {
                self.close();
                self.open = Some(Path { section: number, brackets: Vec::new() });
            }
            Token::Bracket(text) => self.bracket(&text)?,
            Token::Range => self.after_range = true,
        }
        Ok(())
    }

    fn bracket(&mut self, text: &str) -> Result<(), CitationFault> {
        let unreadable = || CitationFault::Unreadable { at: format!("({text})") };
        let open = self.open.clone().ok_or_else(unreadable)?;
        let bracket = place(&open, text);
        if self.after_range {
            self.after_range = false;
            for between in between(open.brackets.last(), &bracket).ok_or_else(unreadable)? {
                self.push(between);
            }
        }
        self.push(bracket);
        Ok(())
    }

    /// A bracket that is no deeper than the last ends one path and begins the next beside it.
    fn push(&mut self, bracket: Bracket) {
        let Some(open) = &mut self.open else { return };
        let keeps = open.brackets.iter().take_while(|known| known.depth < bracket.depth).count();
        if keeps < open.brackets.len() {
            self.done.push(open.clone());
            open.brackets.truncate(keeps);
        }
        open.brackets.push(bracket);
    }

    fn close(&mut self) {
        self.done.extend(self.open.take());
    }

    fn finish(mut self) -> Result<Vec<Path>, CitationFault> {
        if self.after_range {
            return Err(CitationFault::Unreadable { at: "to".to_owned() });
        }
        self.close();
        if self.done.is_empty() {
            return Err(CitationFault::Empty);
        }
        Ok(self.done)
    }
}

/// How deep a bracket stands after what was read. Only `(i)`, `(v)` and `(x)` can be a letter or a numeral: a numeral
/// within a paragraph, but a letter where it follows the letter before it, as in `31(1)(h)(i)`, or stands first.
fn place(open: &Path, text: &str) -> Bracket {
    let last = open.brackets.last();
    let depth = if text.starts_with(|c: char| c.is_ascii_digit()) {
        Depth::Subsection
    } else if !is_numeral(text) {
        Depth::Paragraph
    } else {
        match last {
            Some(last) if last.depth == Depth::Subparagraph => Depth::Subparagraph,
            Some(last) if last.depth == Depth::Paragraph && next_letter(&last.text).as_deref() == Some(text) => {
                Depth::Paragraph
            }
            Some(last) if last.depth == Depth::Paragraph => Depth::Subparagraph,
            _ if text.len() == 1 => Depth::Paragraph,
            _ => Depth::Subparagraph,
        }
    };
    let text = if depth == Depth::Subsection { text.to_uppercase() } else { text.to_owned() };
    Bracket { depth, text }
}

const NUMERALS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

fn is_numeral(text: &str) -> bool {
    NUMERALS.contains(&text)
}

/// The letter after a single letter.
fn next_letter(text: &str) -> Option<String> {
    let mut letters = text.bytes();
    match (letters.next(), letters.next()) {
        (Some(letter @ b'a'..=b'y'), None) => Some(char::from(letter + 1).to_string()),
        _ => None,
    }
}

/// The brackets between the two ends of a range such as `(a) to (d)`, without the ends; nothing for what is no range.
fn between(from: Option<&Bracket>, to: &Bracket) -> Option<Vec<Bracket>> {
    let from = from.filter(|from| from.depth == to.depth)?;
    let texts: Vec<String> = match to.depth {
        Depth::Subsection => return None,
        Depth::Paragraph => ('a'..='z').map(String::from).collect(),
        Depth::Subparagraph => NUMERALS.map(String::from).to_vec(),
    };
    let first = texts.iter().position(|text| *text == from.text)?;
    let last = texts.iter().position(|text| *text == to.text)?;
    let inner = texts.get(first + 1..last)?;
    Some(inner.iter().map(|text| Bracket { depth: to.depth, text: text.clone() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        paths(Law::Foia, text).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_bracket_that_is_no_deeper_begins_a_path_beside() {
        assert_eq!(read("31(1)(a)&(b)"), ["31(1)(a)", "31(1)(b)"]);
        assert_eq!(read("40(2)(a)(b)&(3)(a)(i)"), ["40(2)(a)", "40(2)(b)", "40(3)(a)(i)"]);
        assert_eq!(read("30(b)(i)(ii), (c)"), ["30(b)(i)", "30(b)(ii)", "30(c)"]);
    }

    #[test]
    fn i_is_a_letter_after_h_and_a_numeral_within_a_paragraph() {
        assert_eq!(read("31(1)(h)(i)"), ["31(1)(h)", "31(1)(i)"]);
        assert_eq!(read("31(1)(i)"), ["31(1)(i)"]);
        assert_eq!(read("36(2)(b)(i)"), ["36(2)(b)(i)"]);
        assert_eq!(read("36(2)(b)(i)(ii)(c)"), ["36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(c)"]);
    }

    #[test]
    fn ranges_name_what_is_between() {
        assert_eq!(read("31(1)(a) to (d)"), ["31(1)(a)", "31(1)(b)", "31(1)(c)", "31(1)(d)"]);
        assert_eq!(read("36(2)(b)(i)-(ii)"), ["36(2)(b)(i)", "36(2)(b)(ii)"]);
        for bad in ["31(1)(d)-(a)", "31-(a)", "40(2)-(5)", "31(1)(a)-", "31(1)(a)-(a)"] {
            assert!(paths(Law::Foia, bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ancestors_are_deepest_first() {
        let path = paths(Law::Foia, "30(1)(a)(i)").unwrap().remove(0);
        assert_eq!(path.ancestors(), ["30(1)(a)", "30(1)", "30"]);
    }
}
