//! Marked content (ISO 32000-2, 14.6): which layer contents belong to, and words that they say in place of their glyphs.

use super::interpret::Interpreter;
use super::paint::Painting;
use crate::intake::files::pdf::file::{Dict, Object};
use crate::intake::files::pdf::limits;
use crate::intake::files::pdf::strings;

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// Marks beyond the bound, that are only counted.
    beyond: usize,
    /// Forms and annotations that are switched off as a whole.
    pub(super) off: usize,
}

#[derive(Debug)]
struct Mark {
    off: bool,
    /// What is to be read in place of its glyphs.
    actual: Option<String>,
    /// Whether a glyph that says nothing was already given those words.
    spent: bool,
    /// The first glyph in it.
    start: usize,
}

impl Marks {
    /// Whether contents are on a layer that is off.
    pub(super) fn is_off(&self) -> bool {
        self.off > 0 || self.open.iter().any(|mark| mark.off)
    }

    /// What a glyph without meaning says, if its mark tells: the first says it all, the others nothing.
    pub(super) fn stand_in(&mut self) -> Option<String> {
        let mark = self.open.iter_mut().rev().find(|mark| mark.actual.is_some())?;
        if std::mem::replace(&mut mark.spent, true) { Some(String::new()) } else { mark.actual.clone() }
    }
}

impl<'a> Interpreter<'a, '_> {
    pub(super) fn begin_mark(&mut self, operands: &[Object], resources: &'a Dict) {
        if self.marks.open.len() >= limits::SAVED_STATES {
            self.marks.beyond += 1;
            return;
        }
        let tag = operands.first().and_then(Object::as_name);
        let named = operands.get(1).and_then(Object::as_name);
        let given = match named {
            Some(name) => self.file.dict(resources, "Properties").get(name),
            None => operands.get(1).unwrap_or(&Object::Null),
        };
        let off = tag == Some("OC") && self.layers.is_off(self.file, given);
        let dict = self.file.resolve(given).as_dict();
        let words = |key: &str| {
            let bytes = dict.and_then(|dict| self.file.get(dict, key).as_text());
            let bytes = bytes.map(|bytes| bytes.get(..bytes.len().min(limits::SPOKEN_BYTES)).unwrap_or(bytes));
            bytes.map(strings::decode).filter(|text| !text.trim().is_empty())
        };
        let (actual, other) = (words("ActualText"), [words("Alt"), words("E")]);
        other.into_iter().flatten().for_each(|words| self.speak(words));
        self.marks.open.push(Mark { off, actual, spent: false, start: self.painting.glyphs.len() });
    }

    pub(super) fn end_mark(&mut self) {
        if self.marks.beyond > 0 {
            self.marks.beyond -= 1;
        } else if let Some(Mark { actual: Some(actual), start, .. }) = self.marks.open.pop()
            && letters(&said(&self.painting, start)) != letters(&actual)
        {
            self.speak(actual);
        }
    }

    /// Notes words that are not drawn.
    pub(super) fn speak(&mut self, words: String) {
        self.painting.spoken_bytes += words.len();
        if self.painting.spoken_bytes > limits::STREAM_BYTES / 16 {
            self.file.budget.exceed("too many words that are not drawn");
        } else {
            self.painting.spoken.push(words);
        }
    }
}

fn said(painting: &Painting, start: usize) -> String {
    painting.glyphs.iter().skip(start).filter_map(|glyph| glyph.text.as_deref()).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
