//! Footnotes: numbered in the order in which they are first met, printed after the text, with a way back.

use std::collections::BTreeMap;
use std::ops::Range;

use super::reader::Reader;
use super::{Block, Html};
use crate::diagnostic::rules;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Notes {
    met: Vec<Note>,
    /// Where in `met` a note is, by its name.
    places: BTreeMap<String, usize>,
    /// Notes whose text is being read, innermost last, each with the HTML that it interrupts.
    open: Vec<(usize, Html)>,
}

struct Note {
    name: String,
    references: usize,
    text: Option<Html>,
    place: Range<usize>,
}

impl Notes {
    fn index_of(&mut self, name: &str, place: &Range<usize>) -> usize {
        if let Some(index) = self.places.get(name) {
            return *index;
        }
        self.places.insert(name.to_owned(), self.met.len());
        self.met.push(Note { name: name.to_owned(), references: 0, text: None, place: place.clone() });
        self.met.len() - 1
    }
}

impl Reader<'_> {
    pub(super) fn note_reference(&mut self, name: &str, range: &Range<usize>) {
        let index = self.notes.index_of(name, range);
        let note = &mut self.notes.met[index];
        note.references += 1;
        let (number, times) = (index + 1, note.references);
        self.html.push_markup("<sup class=\"footnote-reference\"><a");
        self.html.push_attribute("id", &back_anchor(number, times));
        self.html.push_attribute("href", &format!("#fn-{number}"));
        self.html.push_markup(" role=\"doc-noteref\"><span class=\"visually-hidden\">Note </span>");
        self.html.push_text(&number.to_string());
        self.html.push_markup("</a></sup>");
    }

    /// Finds a reference to a note that is nowhere: the parser takes it for words, `[` and `]` apart from what is between.
    pub(super) fn undefined_note(&mut self, words: &Range<usize>) {
        let text = self.input.text;
        let from = words.start.saturating_sub(1);
        let Some(open) = text.get(from..words.end).and_then(|words| words.find("[^")).map(|at| from + at) else {
            return;
        };
        let is_escaped = text[..open].ends_with('\\');
        let Some(length) = text[open..].find([']', '\n']).filter(|end| text[open + end..].starts_with(']')) else {
            return;
        };
        if is_escaped || length <= 2 {
            return;
        }
        let written = &text[open..=open + length];
        let help = format!("write its text in a paragraph of its own: `{written}: …`");
        self.find(&rules::L001, open..open + length + 1, format!("the footnote `{written}` has no text"), &help);
    }

    pub(super) fn start_note(&mut self, name: &str, range: Range<usize>) {
        let index = self.notes.index_of(name, &range);
        self.notes.met[index].place = range.clone();
        self.depth += 1;
        self.layout("\n\n", range.start);
        let interrupted = std::mem::take(&mut self.html);
        self.notes.open.push((index, interrupted));
    }

    pub(super) fn end_note(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let Some((index, interrupted)) = self.notes.open.pop() {
            self.notes.met[index].text = Some(std::mem::replace(&mut self.html, interrupted));
        }
    }

    /// Writes the notes after the text. A note that nothing refers to is a finding: it would be
    /// lost.
    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes.met);
        if notes.is_empty() {
            return;
        }
        self.close_block();
        self.html.push_markup("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n");
        for (index, note) in notes.iter().enumerate() {
            let number = index + 1;
            self.document_anchor(format!("fn-{number}"), note.place.clone());
            self.html.push_markup("<li");
            self.html.push_attribute("id", &format!("fn-{number}"));
            self.html.push_markup(">");
            if let Some(text) = &note.text {
                self.html.push(text);
            }
            if note.references == 0 {
                self.find(
                    &rules::L001,
                    note.place.clone(),
                    format!("nothing refers to the footnote `{}`", note.name),
                    &format!("put `[^{}]` where the note belongs, or take the note out", note.name),
                );
            }
            for times in 1..=note.references {
                self.html.push_markup(" <a");
                self.html.push_attribute("href", &format!("#{}", back_anchor(number, times)));
                self.html.push_markup(" role=\"doc-backlink\">Back to the text");
                self.html.push_markup("<span class=\"visually-hidden\"> of note ");
                self.html.push_text(&number.to_string());
                if times > 1 {
                    self.html.push_text(&format!(", place {times}"));
                }
                self.html.push_markup("</span></a>");
            }
            self.html.push_markup("</li>\n");
        }
        self.html.push_markup("</ol>\n</section>\n");
        let html = std::mem::take(&mut self.html);
        self.document.blocks.push(Block::Notes(html));
    }

    fn document_anchor(&mut self, anchor: String, range: Range<usize>) {
        let place = self.input.place_of(range);
        self.add_anchor(anchor, place);
    }
}

fn back_anchor(number: usize, times: usize) -> String {
    match times {
        1 => format!("fnref-{number}"),
        _ => format!("fnref-{number}-{times}"),
    }
}
