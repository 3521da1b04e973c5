//! Texts of cells: shared by the whole workbook or within a cell, with letters of several kinds and reading aids.

use std::collections::BTreeMap;

use super::colour::Palette;
use super::grammar::{self, Rule};
use crate::intake::files::contrast::Rgb;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Node, Part, Xml, subtree};
use crate::intake::files::secret::{Hides, Secret};

/// The most bytes of shared texts.
const LARGEST: usize = 256 << 20;
/// The most elements of all shared texts together.
const MOST_NODES: usize = 30_000_000;

/// Colour and size of a run of letters, where it has its own.
pub(super) type Run = (Option<Rgb>, Option<f64>);

/// A text and the kinds of its letters.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
}

/// The texts that cells share, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    all: String,
    ends: Vec<usize>,
    runs: BTreeMap<usize, Vec<Run>>,
}

impl Strings {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text by its number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(index)?)
    }

    /// The kinds of a text's letters; none for a text in the letters of its cell.
    pub(super) fn runs(&self, index: usize) -> &[Run] {
        self.runs.get(&index).map_or(&[], Vec::as_slice)
    }
}

/// Reads the shared texts of a workbook.
pub(super) fn read(part: Part<'_>, place: &str, palette: &Palette, found: &mut Found) -> Result<Strings, Secret> {
    let mut strings = Strings::default();
    let mut xml = Xml::open(part, place)?;
    let mut left = MOST_NODES;
    let mut depth = 0_u32;
    loop {
        let begun = match xml.next()? {
            Node::Start(start) => Element::of(&start)?,
            Node::Done => break,
            Node::End => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Node::Text(text) => {
                if !text.trim().is_empty() {
                    found.add(Hides::UnknownPart, place, "text between texts");
                }
                continue;
            }
        };
        if depth == 0 {
            grammar::check(&begun, &[RULES], place, found);
            depth = 1;
            continue;
        }
        let is_text = begun.name == "si";
        let element = subtree(&mut xml, begun, &mut left)?;
        if !is_text {
            grammar::check(&element, &[&[("extLst", "")]], place, found);
            continue;
        }
        let text = item(&element, palette, place, found);
        strings.all.push_str(&text.text);
        if strings.all.len() > LARGEST {
            let detail = "shared text".to_owned();
            return Err(Secret { what: Hides::TooLarge, place: place.to_owned(), detail });
        }
        if !text.runs.is_empty() {
            strings.runs.insert(strings.ends.len(), text.runs);
        }
        strings.ends.push(strings.all.len());
    }
    found.remarks(place, xml.remarks);
    Ok(strings)
}

/// The text of an `si` or `is` element.
pub(super) fn item(element: &Element, palette: &Palette, place: &str, found: &mut Found) -> Text {
    grammar::check(element, &[RULES], place, found);
    let mut text = Text::default();
    for child in &element.children {
        match child.name.as_str() {
            "t" => text.text.push_str(&unescaped(&child.text)),
            "r" => {
                let letters = child.child("t").map_or_else(String::new, |letters| unescaped(&letters.text));
                let style = child.child("rPr");
                let colour = style.and_then(|style| palette.resolve(style.child("color")?));
                let size = style.and_then(|style| style.child("sz")?.value("val")?.parse().ok());
                if !letters.trim().is_empty() {
                    text.runs.push((colour, size));
                }
                text.text.push_str(&letters);
            }
            "rPh" => found.add(Hides::Phonetic, place, "a reading aid"),
            _ => {}
        }
    }
    // Without colour or size of its own, a run has those of its cell.
    text.runs.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    text.runs.dedup();
    if text.runs == [(None, None)] {
        text.runs.clear();
    }
    text
}

/// Text with letters written by number, `_x0041_`, put in place (ECMA-376 part 1, 22.9.2.19).
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let digits = from.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let letter =
            digits.filter(|_| from.get(6..7) == Some("_")).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match letter.and_then(char::from_u32) {
            Some(letter) => {
                plain.push(letter);
                rest = from.get(7..).unwrap_or("");
            }
            None => {
                plain.push_str("_x");
                rest = from.get(2..).unwrap_or("");
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// Elements of texts (ECMA-376 part 1, 18.4).
const RULES: &[Rule] = &[
    ("sst", "count uniqueCount"),
    ("si", ""),
    ("is", ""),
    ("t$", ""),
    ("r", ""),
    ("rPr", ""),
    ("rFont", "val"),
    ("charset", "val"),
    ("family", "val"),
    ("b", "val"),
    ("i", "val"),
    ("strike", "val"),
    ("outline", "val"),
    ("shadow", "val"),
    ("condense", "val"),
    ("extend", "val"),
    ("color", "rgb indexed theme tint auto"),
    ("sz", "val"),
    ("u", "val"),
    ("vertAlign", "val"),
    ("scheme", "val"),
    ("rPh", "sb eb"),
    ("phoneticPr", "fontId type alignment"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_by_number_are_letters() {
        assert_eq!(unescaped("a_x0033_b_x000D__x5F"), "a3b\r_x5F");
        assert_eq!(unescaped("_x005F_x0041_"), "_x0041_");
        assert_eq!(unescaped("_xD800_ _xé"), "_xD800_ _xé");
    }
}
