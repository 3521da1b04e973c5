//! The parts of a Word document that a reader reads: body, headers, footers, notes, comments. Finds the words, and what
//! of them, or among them, is hidden. Where drawings stand is judged in `drawing`, how runs look in `look`.

mod fields;
mod seen;
mod tables;
mod words;

use self::fields::Field;
use self::tables::{Cell, Table};
use super::NAMES;
use super::drawing::{Drawing, Page};
use super::look::{Look, Shade};
use super::styles::Styles;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Node, Part, Xml};
use crate::intake::files::secret::{Hides, Secret};
use crate::intake::files::visible::Colour;
use crate::intake::files::vocabulary::Tag;

/// The longest field code that is kept, in bytes.
const LONGEST_CODE: usize = 4096;
/// The most letters of a part that are looked into, in bytes: 64 MiB.
const MOST_LETTERS: usize = 64 << 20;
/// The most drawings of a part that are judged for their place.
const MOST_DRAWINGS: usize = 10_000;

/// Reads a part; `place` says what it is to a reader, `name` is its name.
pub(super) fn read(
    part: Part<'_>,
    name: &str,
    place: &'static str,
    styles: &Styles,
    found: &mut Found,
) -> Result<(), Secret> {
    let mut xml = Xml::open(part, name)?;
    let mut story = Story::new(place, styles);
    loop {
        match xml.next()? {
            Node::Start(start) => {
                let tag = NAMES.tag(&start, name, found)?;
                story.start(&tag, found);
            }
            Node::Text(text) => story.text(&text, name, found),
            Node::End => story.end(found),
            Node::Done => break,
        }
    }
    story.finish(found);
    found.remarks(name, xml.remarks);
    Ok(())
}

/// A part under way.
struct Story<'s> {
    place: &'static str,
    styles: &'s Styles,
    /// The elements that are open: namespace and name.
    open: Vec<(&'static str, &'static str)>,
    paragraphs: Vec<Paragraph>,
    paragraph_count: usize,
    runs: Vec<Run>,
    tables: Vec<Table>,
    table_count: usize,
    /// What paragraphs stand in: cells and text boxes.
    containers: Vec<Container>,
    fields: Vec<Field>,
    alternates: Vec<Alternate>,
    drawings: Vec<Drawing>,
    drawn: Vec<Drawing>,
    /// How many elements are open whose content was deleted or moved away.
    deleted: usize,
    /// Bytes of letters so far.
    letters: usize,
    page: Page,
    page_colour: Option<Colour>,
}

#[derive(Debug, Default)]
struct Paragraph {
    place: String,
    text: String,
    deleted: String,
    style: Option<String>,
    shade: Option<Shade>,
}

#[derive(Debug, Default)]
struct Run {
    text: String,
    style: Option<String>,
    look: Look,
}

#[derive(Debug)]
enum Container {
    Cell(Cell),
    Box,
}

/// Two ways to show the same, of which a program shows one.
#[derive(Debug, Default)]
struct Alternate {
    choice: String,
    fallback: String,
    in_fallback: bool,
}

impl<'s> Story<'s> {
    fn new(place: &'static str, styles: &'s Styles) -> Self {
        Self {
            place,
            styles,
            open: Vec::new(),
            paragraphs: Vec::new(),
            paragraph_count: 0,
            runs: Vec::new(),
            tables: Vec::new(),
            table_count: 0,
            containers: Vec::new(),
            fields: Vec::new(),
            alternates: Vec::new(),
            drawings: Vec::new(),
            drawn: Vec::new(),
            deleted: 0,
            letters: 0,
            page: Page::default(),
            page_colour: None,
        }
    }

    /// Where the reading is, as a reader would say.
    fn here(&self) -> String {
        match self.paragraphs.last() {
            Some(paragraph) => paragraph.place.clone(),
            None => format!("{} {}", self.place, self.paragraph_count + 1),
        }
    }

    fn start(&mut self, tag: &Tag, found: &mut Found) {
        let parent = self.open.last().copied().unwrap_or_default();
        let grandparent = self.open.iter().rev().nth(1).copied().unwrap_or_default();
        self.open.push((tag.space, tag.name));
        self.note_changes(tag, found);
        if tag.space == "w" {
            self.start_word(tag, parent.1, grandparent.1, found);
        }
        self.start_other(tag, found);
        if let Some(drawing) = Drawing::begins(tag, &self.here()) {
            self.drawings.push(drawing);
        } else if let Some(drawing) = self.drawings.last_mut() {
            drawing.take(tag, parent.1);
        }
        if grandparent.1 == "r"
            && parent.1 == "rPr"
            && let Some(run) = self.runs.last_mut()
        {
            if tag.is("w", "rStyle") {
                run.style = tag.value("w", "val").map(str::to_owned);
            }
            run.look.take(tag.name, |name| tag.value("w", name));
        }
    }

    fn start_paragraph(&mut self) {
        self.paragraph_count += 1;
        let number = self.paragraph_count;
        let place = match self.containers.last() {
            Some(Container::Box) => format!("text box near {} {number}", self.place),
            _ => format!("{} {number}", self.place),
        };
        self.paragraphs.push(Paragraph { place, ..Paragraph::default() });
    }

    fn text(&mut self, text: &str, name: &str, found: &mut Found) {
        let parent = self.open.last().copied().unwrap_or_default();
        match parent {
            ("w", "t" | "delText") | ("m" | "a", "t") if self.runs.is_empty() && self.paragraphs.is_empty() => {
                found.say(self.here(), text, None);
            }
            ("w", "t" | "delText") | ("m" | "a", "t") => self.letters(text),
            ("w", "instrText" | "delInstrText") => {
                let code = self.fields.iter_mut().rev().find(|field| !field.in_result).map(|field| &mut field.code);
                match code {
                    Some(code) if code.len() + text.len() <= LONGEST_CODE => code.push_str(text),
                    _ if text.trim().is_empty() => {}
                    _ => {
                        found.add(Hides::Field, self.here(), "the code of a field that is none, or is too long");
                    }
                }
            }
            ("wp", "posOffset") => {
                if let Some(drawing) = self.drawings.last_mut() {
                    drawing.take_offset(text);
                }
            }
            ("wp14", _) if text.trim().parse::<i64>().is_ok() => {}
            ("wp", "align")
                if matches!(text, "left" | "right" | "center" | "inside" | "outside" | "top" | "bottom") => {}
            _ if text.trim().is_empty() => {}
            _ => {
                found.add(Hides::UnknownPart, name, "text where none belongs");
                found.say(self.here(), text, None);
            }
        }
    }

    /// Letters of the run being read.
    fn letters(&mut self, text: &str) {
        self.letters = self.letters.saturating_add(text.len());
        if self.letters > MOST_LETTERS {
            return;
        }
        let is_shown = match self.alternates.last_mut() {
            Some(alternate) if alternate.in_fallback => {
                alternate.fallback.push_str(text);
                false
            }
            Some(alternate) => {
                alternate.choice.push_str(text);
                true
            }
            None => true,
        };
        // Before its result begins, a field's letters are part of its code.
        if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
            if field.code.len() + text.len() <= LONGEST_CODE {
                field.code.push_str(text);
            }
        } else if is_shown {
            match (self.runs.last_mut(), self.paragraphs.last_mut()) {
                (Some(run), _) => run.text.push_str(text),
                (None, Some(paragraph)) => paragraph.text.push_str(text),
                (None, None) => {}
            }
        }
    }

    fn end(&mut self, found: &mut Found) {
        match self.open.pop().unwrap_or_default() {
            ("w" | "m", "r") => self.end_run(found),
            ("w", "p") => self.end_paragraph(found),
            ("w", "tc") => self.end_cell(found),
            ("w", "tbl") => {
                self.tables.pop();
            }
            ("w", "txbxContent") => {
                self.containers.pop();
            }
            ("w" | "w14", "del" | "moveFrom" | "conflictDel") => self.deleted = self.deleted.saturating_sub(1),
            ("mc", "AlternateContent") => self.end_alternate(found),
            ("mc", "Fallback") => {
                if let Some(alternate) = self.alternates.last_mut() {
                    alternate.in_fallback = false;
                }
            }
            ("wp", "anchor" | "inline")
            | ("v", "shape" | "rect" | "roundrect" | "oval" | "polyline" | "arc" | "group") => {
                if let Some(drawing) = self.drawings.pop() {
                    if self.drawn.len() < MOST_DRAWINGS {
                        self.drawn.push(drawing);
                    } else {
                        found.add(Hides::TooLarge, &drawing.place, "more drawings than can be judged");
                    }
                }
            }
            _ => {}
        }
    }

    fn end_run(&mut self, found: &mut Found) {
        let Some(run) = self.runs.pop() else { return };
        if run.text.is_empty() {
            return;
        }
        let here = self.here();
        if !run.text.trim().is_empty()
            && let Some(why) = self.unseen(&run)
        {
            found.add(Hides::HiddenText, &here, why);
        }
        let is_deleted = self.deleted > 0;
        match self.paragraphs.last_mut() {
            Some(paragraph) if is_deleted => paragraph.deleted.push_str(&run.text),
            Some(paragraph) => paragraph.text.push_str(&run.text),
            None => found.say(&here, &run.text, None),
        }
    }

    fn end_paragraph(&mut self, found: &mut Found) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if !paragraph.deleted.trim().is_empty() {
            found.say(format!("{}, deleted", paragraph.place), &paragraph.deleted, None);
        }
        match self.containers.last_mut() {
            Some(Container::Cell(cell)) => {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.text.push_str(&paragraph.text);
            }
            _ => found.say(&paragraph.place, &paragraph.text, None),
        }
    }

    fn end_alternate(&mut self, found: &mut Found) {
        let Some(alternate) = self.alternates.pop() else { return };
        let words = |text: &str| text.split_whitespace().collect::<String>();
        if !alternate.fallback.trim().is_empty() && words(&alternate.fallback) != words(&alternate.choice) {
            let here = self.here();
            found.add(Hides::HiddenText, &here, "other words for older programs");
            found.say(&here, &alternate.fallback, None);
        }
        // An alternative within an alternative belongs to both.
        if let Some(outer) = self.alternates.last_mut() {
            let into = if outer.in_fallback { &mut outer.fallback } else { &mut outer.choice };
            into.push_str(&alternate.choice);
        }
    }

    fn finish(self, found: &mut Found) {
        if self.letters > MOST_LETTERS {
            found.add(Hides::TooLarge, self.place, "text");
        }
        for field in &self.fields {
            if !field.is_judged {
                found.add(Hides::Field, self.place, "a field that does not end");
                found.say("field", &field.code, None);
            }
        }
        for drawing in &self.drawn {
            for (what, detail) in drawing.judge(self.page) {
                found.add(what, &drawing.place, detail);
            }
        }
    }
}
