//! Elements among the words: what they stand for as letters, and which are secrets by being there.

use super::super::look::{displaced, shade};
use super::{Alternate, Container, Run, Story};
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;
use crate::intake::files::visible::Colour;
use crate::intake::files::vocabulary::Tag;

impl Story<'_> {
    /// Tracked changes, wherever they stand.
    pub(super) fn note_changes(&mut self, tag: &Tag, found: &mut Found) {
        let detail = match (tag.space, tag.name) {
            ("w" | "w14", "ins" | "conflictIns") => "an insertion",
            ("w" | "w14", "del" | "conflictDel") => "a deletion",
            ("w", "moveFrom" | "moveTo") => "a move",
            ("w", "moveFromRangeStart" | "moveToRangeStart") => "a range that was moved",
            (
                "w",
                "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "tblPrExChange" | "trPrChange"
                | "tcPrChange" | "tblGridChange" | "numberingChange",
            ) => "a change of properties",
            ("w", "cellIns" | "cellDel" | "cellMerge") => "a change of cells",
            ("w", name) if name.starts_with("customXml") && name.ends_with("RangeStart") => "a change of data",
            _ => return,
        };
        if matches!(tag.name, "del" | "moveFrom" | "conflictDel") {
            self.deleted += 1;
        }
        found.add(Hides::TrackedChange, self.here(), detail);
    }

    pub(super) fn start_word(&mut self, tag: &Tag, parent: &str, grandparent: &str, found: &mut Found) {
        let value = tag.value("w", "val");
        match tag.name {
            "p" => self.start_paragraph(),
            "r" => self.runs.push(Run::default()),
            "pStyle" if parent == "pPr" && grandparent == "p" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.style = value.map(str::to_owned);
                }
            }
            "shd" => {
                let shade = Some(shade(|name| tag.value("w", name)));
                match (parent, self.containers.last_mut()) {
                    ("pPr", _) if grandparent == "p" => {
                        if let Some(paragraph) = self.paragraphs.last_mut() {
                            paragraph.shade = shade;
                        }
                    }
                    ("tcPr", Some(Container::Cell(cell))) => cell.shade = shade,
                    ("tblPr", _) => {
                        if let Some(table) = self.tables.last_mut() {
                            table.shade = shade;
                        }
                    }
                    _ => {}
                }
            }
            "tbl" | "tr" | "tc" | "tblStyle" | "tblLook" | "gridSpan" | "vMerge" | "hMerge" | "gridBefore"
            | "hidden" => {
                self.table_tag(tag, parent, found);
            }
            "spacing" | "trHeight" | "ind" | "framePr" => {
                if let Some(detail) = displaced(tag.name, |name| tag.value("w", name)) {
                    found.add(Hides::HiddenText, self.here(), detail);
                }
            }
            "txbxContent" => self.containers.push(Container::Box),
            "pgSz" | "pgMar" => self.page.take(tag),
            "background" => self.page_colour = tag.value("w", "color").and_then(Colour::read),
            "tab" | "ptab" if parent == "r" => self.letters("\t"),
            "br" | "cr" => self.letters("\n"),
            "noBreakHyphen" => self.letters("-"),
            "sym" => {
                let code = tag.value("w", "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                let letter = code.and_then(char::from_u32).unwrap_or('\u{FFFD}');
                self.letters(&letter.to_string());
            }
            "fldChar" => self.field_mark(tag.text("w", "fldCharType"), found),
            "fldSimple" => {
                let code = tag.text("w", "instr").to_owned();
                self.judge_field(&code, found);
            }
            "hyperlink" => {
                found.say(self.here(), tag.text("w", "tooltip"), None);
            }
            "bookmarkStart" => self.bookmark(tag.text("w", "name"), found),
            "alias" | "tag" => found.say(self.here(), value.unwrap_or_default(), None),
            "tblCaption" | "tblDescription" => found.say("table", value.unwrap_or_default(), None),
            _ => self.note_word(tag, found),
        }
    }

    /// Elements that are secrets by themselves.
    fn note_word(&self, tag: &Tag, found: &mut Found) {
        let here = || self.here();
        let (what, detail) = match tag.name {
            "comment" => (Hides::Comment, "a comment"),
            "commentReference" => (Hides::Comment, "the place of a comment"),
            "dataBinding" => (Hides::CustomXml, "a control that is bound to data"),
            "customXml" | "smartTag" => (Hides::CustomXml, "data around words"),
            "listItem" => (Hides::FormField, "a list to choose from"),
            "ffData" => (Hides::FormField, "a field of a form"),
            "altChunk" => (Hides::EmbeddedFile, "another document to be merged in"),
            "subDoc" => (Hides::ExternalLink, "a part kept as a document of its own"),
            "control" => (Hides::EmbeddedFile, "a control"),
            "object" => (Hides::EmbeddedFile, "an embedded object"),
            "contentPart" => (Hides::EmbeddedFile, "content from another part"),
            "movie" => (Hides::EmbeddedFile, "a recording"),
            "fldData" => (Hides::Field, "data of a field"),
            "annotationRef" | "dirty" => return,
            _ => return,
        };
        found.add(what, here(), detail);
        if tag.name == "listItem" {
            found.say(here(), tag.text("w", "displayText"), None);
            found.say(here(), tag.text("w", "value"), None);
        }
        if tag.name == "comment" {
            found.say("comment", tag.text("w", "author"), None);
        }
    }

    /// Drawings, alternatives and formulas.
    pub(super) fn start_other(&mut self, tag: &Tag, found: &mut Found) {
        match (tag.space, tag.name) {
            ("mc", "AlternateContent") => self.alternates.push(Alternate::default()),
            ("mc", "Fallback") => {
                if let Some(alternate) = self.alternates.last_mut() {
                    alternate.in_fallback = true;
                }
            }
            ("m", "r") => self.runs.push(Run::default()),
            ("w14", "noFill") if self.is_inside("textFill") => self.clear_letters(),
            // Thousandths of a percent of transparency.
            ("w14", "alpha")
                if self.is_inside("textFill")
                    && tag
                        .value("w14", "val")
                        .and_then(|text| text.parse().ok())
                        .is_some_and(|alpha: u32| alpha > 90_000) =>
            {
                self.clear_letters();
            }
            ("o", "OLEObject") => found.add(Hides::EmbeddedFile, self.here(), "an embedded object"),
            ("a" | "v", "blip" | "imagedata") => {
                found.add(Hides::Picture, self.here(), "a picture");
            }
            _ => {}
        }
        // What is read out where a picture stands, and shown when a pointer rests on it.
        for (_, name, value) in &tag.attributes {
            let is_words = matches!((tag.space, *name), ("wp" | "pic" | "wps" | "wpg", "descr" | "title"))
                || matches!((tag.space, *name), ("v", "alt" | "title" | "string"))
                || (tag.space == "a" && *name == "tooltip");
            if is_words {
                found.say("alternative text", value, None);
            }
            if *name == "gfxdata" {
                found.add(Hides::EmbeddedFile, self.here(), "a packed copy of a drawing");
            }
        }
    }

    pub(super) fn is_inside(&self, name: &str) -> bool {
        self.open.iter().rev().take(8).any(|(_, open)| *open == name)
    }

    fn clear_letters(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.look.is_clear = Some(true);
        }
    }

    pub(super) fn bookmark(&self, name: &str, found: &mut Found) {
        // Word makes these for tables of contents, references and itself.
        const OF_PROGRAMS: [&str; 7] = ["_Toc", "_Ref", "_GoBack", "_Hlk", "_heading", "_Hlt", "_Int_"];
        if name.starts_with('_') && !OF_PROGRAMS.iter().any(|own| name.starts_with(own)) {
            found.add(Hides::Bookmark, self.here(), "a hidden bookmark");
        }
        if !name.starts_with('_') {
            found.say("bookmark", name, None);
        }
    }
}
