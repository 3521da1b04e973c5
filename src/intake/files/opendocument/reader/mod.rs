//! Content and styles of `OpenDocument`, read element by element: running text with all that hides in it, tables handed on
//! as they come. What single elements mean stands in `elements`, how letters look in `styles`.

mod attributes;

use super::NAMES;
use super::cells::{Cell, Cells};
use super::styles::{CellStyle, Look, Styles};
use super::{drawing, elements};
use crate::intake::files::found::Found;
use crate::intake::files::package::{Node, Part, Xml};
use crate::intake::files::secret::{Hides, Secret};
use crate::intake::files::visible::{Colour, WHITE};
use crate::intake::files::vocabulary::Tag;

/// The most blanks that one element may stand for.
const MOST_BLANKS: usize = 256;

/// The longest paragraph, and the most text of a cell, in bytes: 16 MiB.
const LONGEST_PARAGRAPH: usize = 16 << 20;

/// Reads a part; `name` is its name.
pub(super) fn read(
    part: Part<'_>,
    name: &str,
    styles: &mut Styles,
    cells: &mut dyn Cells,
    found: &mut Found,
) -> Result<(), Secret> {
    let mut xml = Xml::open(part, name)?;
    let mut reader = Reader::new(name, styles, cells, found);
    loop {
        match xml.next()? {
            Node::Start(start) => {
                let tag = NAMES.tag(&start, name, reader.found)?;
                reader.start(tag);
            }
            Node::Text(text) => reader.text(&text),
            Node::End => reader.end(),
            Node::Done => break,
        }
    }
    if reader.styles.is_full() {
        reader.found.add(Hides::TooLarge, name, "styles");
    }
    found.remarks(name, xml.remarks);
    Ok(())
}

/// A part under way.
struct Reader<'r> {
    part: &'r str,
    styles: &'r mut Styles,
    cells: &'r mut dyn Cells,
    found: &'r mut Found,
    /// The elements that are open: namespace and name.
    open: Vec<(&'static str, &'static str)>,
    containers: Vec<Container>,
    paragraphs: Vec<Paragraph>,
    paragraph_count: usize,
    /// What hides everything within it: how many elements are open at its start, and why.
    hidden: Vec<(usize, &'static str)>,
    /// The colours behind sections, tables and rows, with the number of elements open at their start.
    grounds: Vec<(usize, Colour)>,
    is_automatic: bool,
    /// The style of the cell read last, and what it says.
    last_style: Option<String>,
    last_looks: CellStyle,
}

/// What paragraphs stand in.
enum Container {
    Cell(Box<Cell>),
    Place(&'static str),
}

struct Paragraph {
    text: String,
    /// How the letters of the paragraph and of the spans in it look, innermost last.
    looks: Vec<Look>,
    ground: Colour,
    is_displaced: bool,
    place: String,
}

impl<'r> Reader<'r> {
    fn new(part: &'r str, styles: &'r mut Styles, cells: &'r mut dyn Cells, found: &'r mut Found) -> Self {
        Self {
            part,
            styles,
            cells,
            found,
            open: Vec::new(),
            containers: Vec::new(),
            paragraphs: Vec::new(),
            paragraph_count: 0,
            hidden: Vec::new(),
            grounds: Vec::new(),
            is_automatic: false,
            last_style: None,
            last_looks: CellStyle::default(),
        }
    }

    /// Where the reading is, as a reader would say.
    fn here(&self) -> String {
        if let Some(Container::Place(place)) = self.containers.last() {
            return (*place).to_owned();
        }
        if self.containers.iter().any(|container| matches!(container, Container::Cell(_))) {
            return self.cells.place();
        }
        match self.paragraphs.last() {
            Some(paragraph) => paragraph.place.clone(),
            None if self.part == "content.xml" => format!("paragraph {}", self.paragraph_count + 1),
            None => self.part.to_owned(),
        }
    }

    fn start(&mut self, tag: Tag) {
        let parent = self.open.last().copied().unwrap_or_default();
        self.open.push((tag.space, tag.name));
        let depth = self.open.len();
        if let Some((what, detail)) = elements::judge(&tag) {
            let here = self.here();
            self.found.add(what, &here, detail);
        }
        let shapes = drawing::judge(&tag, self.styles, self.cells.is_sheet());
        for (what, detail) in shapes {
            let here = self.here();
            self.found.add(what, &here, detail);
        }
        self.addresses(&tag);
        self.hide(&tag, depth);
        match (tag.space, tag.name) {
            ("office", "automatic-styles") => self.is_automatic = true,
            ("office", "body" | "master-styles") => self.is_automatic = false,
            ("text", "p" | "h") => self.start_paragraph(&tag),
            ("text", "span") => {
                let look = self.styles.look("text", tag.text("text", "style-name"));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let around = paragraph.looks.last().copied().unwrap_or_default();
                    paragraph.looks.push(look.over(around));
                }
            }
            ("text", "s") => {
                let count = tag.value("text", "c").and_then(|text| text.parse().ok()).unwrap_or(1);
                self.letters(&" ".repeat(count.min(MOST_BLANKS)));
            }
            ("text", "tab") => self.letters("\t"),
            ("text", "line-break") => self.letters("\n"),
            ("text", "note") => self.containers.push(Container::Place("note")),
            ("office", "annotation") => {
                if let Some(Container::Cell(cell)) = self.containers.last_mut() {
                    cell.has_comment = true;
                }
                self.containers.push(Container::Place("comment"));
            }
            ("text", "changed-region") => self.containers.push(Container::Place("deleted text")),
            ("draw", "text-box") | ("table", "shapes") => self.containers.push(Container::Place("text box")),
            ("style", name) if is_edge(name) => {
                let is_header = name.starts_with("header");
                self.containers.push(Container::Place(if is_header { "header" } else { "footer" }));
            }
            ("table", _) => self.start_table(tag, depth),
            ("calcext", "condition") => {
                if self.styles.hides(tag.text("calcext", "apply-style-name")) {
                    self.found.add(Hides::HiddenText, self.part, "a condition that hides cells");
                }
            }
            _ => self.styles.take(&tag, parent.1, self.is_automatic),
        }
    }

    fn start_table(&mut self, tag: Tag, depth: usize) {
        let ground = match tag.name {
            "table" => self.styles.ground("table", tag.text("table", "style-name")),
            "table-row" => self.styles.ground("table-row", tag.text("table", "style-name")),
            _ => None,
        };
        self.grounds.extend(ground.map(|colour| (depth, colour)));
        match tag.name {
            "table" => self.cells.table(&tag, self.styles, self.found),
            "table-row-group" | "table-column-group" => self.cells.group(tag.text("table", "display") == "false"),
            "table-column" => self.cells.column(&tag, self.styles),
            "table-row" => self.cells.row(&tag, self.styles),
            "table-cell" | "covered-table-cell" => {
                let style = self.cells.style(&tag);
                if self.last_style != style {
                    self.last_looks = self.styles.cell(style.as_deref().unwrap_or_default());
                    self.last_style.clone_from(&style);
                }
                let looks = self.last_looks;
                self.containers.push(Container::Cell(Box::new(Cell { tag, style, looks, ..Cell::default() })));
            }
            "named-range" | "database-range" => {
                self.found.say("defined name", tag.text("table", "name"), None);
                let range =
                    tag.value("table", "cell-range-address").or_else(|| tag.value("table", "target-range-address"));
                let range = range.unwrap_or_default();
                if range.is_empty() || range.contains("#REF!") || elements::fetches(range) {
                    self.found.add(Hides::DefinedName, self.part, "a defined name of no cells in the file");
                }
            }
            "filter-condition" | "filter-set-item" => {
                self.found.say("filter", tag.text("table", "value"), None);
            }
            _ => {}
        }
    }

    /// Whether a tag hides all that is in it.
    fn hide(&mut self, tag: &Tag, depth: usize) {
        let why = match (tag.space, tag.name) {
            ("text", "section") if matches!(tag.text("text", "display"), "none" | "condition") => "a hidden section",
            ("text", "section") if tag.text("text", "is-hidden") == "true" => "a hidden section",
            ("text", "hidden-paragraph") if tag.text("text", "is-hidden") == "true" => "a hidden paragraph",
            ("style", name) if is_edge(name) && tag.text("style", "display") == "false" => "a hidden header or footer",
            ("text", "variable-set" | "variable-get" | "expression") if tag.text("text", "display") == "none" => {
                "a hidden field"
            }
            _ => return,
        };
        self.hidden.push((depth, why));
    }

    fn start_paragraph(&mut self, tag: &Tag) {
        let style = tag.value("text", "style-name");
        let mut ground = self.grounds.last().map(|(_, colour)| *colour).or(self.styles.page_colour).unwrap_or(WHITE);
        let mut look = None;
        if let Some(Container::Cell(cell)) = self.containers.last() {
            ground = cell.looks.ground.unwrap_or(ground);
            // In a sheet, where paragraphs have no styles, the cell says how its letters look.
            look = (self.cells.is_sheet() && style.is_none()).then_some(cell.looks.look);
        }
        let name = style.unwrap_or_default();
        let is_plain = look.is_some();
        let look = look.unwrap_or_else(|| self.styles.look("paragraph", name));
        if !is_plain {
            ground = self.styles.ground("paragraph", name).unwrap_or(ground);
        }
        if !self.containers.iter().any(|container| matches!(container, Container::Cell(_))) {
            self.paragraph_count += 1;
        }
        // The place of a cell is asked for only where something is told of it.
        let place = match self.containers.last() {
            None => format!("paragraph {}", self.paragraph_count),
            Some(Container::Cell(_)) => String::new(),
            Some(_) => self.here(),
        };
        let is_displaced = !is_plain && self.styles.is_displaced(name);
        self.paragraphs.push(Paragraph { text: String::new(), looks: vec![look], ground, is_displaced, place });
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let (space, name) = self.open.last().copied().unwrap_or_default();
        let is_beside = matches!(space, "svg" | "dc" | "meta")
            || matches!((space, name), ("loext", "sender-initials"))
            || (space == "table" && matches!(name, "title" | "desc"));
        if is_beside {
            let place = if matches!(space, "svg" | "table") { "alternative text" } else { "comment" };
            self.found.say(place, text, None);
            return;
        }
        if self.paragraphs.is_empty() {
            if text.trim().is_empty() {
                return;
            }
            match (space, name) {
                ("number", _) => {
                    if text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2 {
                        self.found.say("number format", text, None);
                    }
                }
                ("text", "index-title-template" | "index-entry-span") => self.found.say("index", text, None),
                ("office", "binary-data") => {}
                _ => {
                    self.found.add(Hides::UnknownPart, self.part, "text where none belongs");
                    self.found.say(self.part, text, None);
                }
            }
            return;
        }
        self.letters(text);
    }

    /// Letters of the paragraph being read.
    fn letters(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last() else { return };
        if !text.trim().is_empty() {
            let look = paragraph.looks.last().copied().unwrap_or_default();
            let why = self.hidden.last().map(|(_, why)| *why).or_else(|| look.unseen(paragraph.ground));
            let why = why.or_else(|| paragraph.is_displaced.then_some("text off the page or in lines too low"));
            if let Some(why) = why {
                let here = self.here();
                match self.containers.last_mut() {
                    // A sheet says so of the whole cell, or of all cells alike.
                    Some(Container::Cell(cell)) if self.cells.is_sheet() => cell.unseen = Some(why),
                    _ => self.found.add(Hides::HiddenText, &here, why),
                }
            }
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if paragraph.text.len() > LONGEST_PARAGRAPH {
            self.found.add(Hides::TooLarge, self.part, "a paragraph that is too long");
            return;
        }
        // White space in the source is one blank; what stands for more comes from elements of its own.
        let is_layout = text == "\t" || text == "\n" || text.chars().all(|letter| letter == ' ');
        for letter in text.chars() {
            let is_white = matches!(letter, ' ' | '\n' | '\r' | '\t');
            if !is_white || is_layout {
                paragraph.text.push(letter);
            } else if !paragraph.text.ends_with([' ', '\n', '\t']) && !paragraph.text.is_empty() {
                paragraph.text.push(' ');
            }
        }
    }

    fn end(&mut self) {
        let depth = self.open.len();
        let (space, name) = self.open.pop().unwrap_or_default();
        self.hidden.retain(|(start, _)| *start < depth);
        self.grounds.retain(|(start, _)| *start < depth);
        match (space, name) {
            ("text", "p" | "h") => self.end_paragraph(),
            ("text", "span") => {
                if let Some(paragraph) = self.paragraphs.last_mut()
                    && paragraph.looks.len() > 1
                {
                    paragraph.looks.pop();
                }
            }
            ("text", "note" | "changed-region")
            | ("office", "annotation")
            | ("draw", "text-box")
            | ("table", "shapes") => {
                self.containers.pop();
            }
            ("style", name) if is_edge(name) => {
                self.containers.pop();
            }
            ("table", "table-cell" | "covered-table-cell") => {
                if let Some(Container::Cell(cell)) = self.containers.pop() {
                    self.cells.cell(&cell, self.styles, self.found);
                }
            }
            ("table", "table-row-group" | "table-column-group") => self.cells.end_group(),
            ("table", "table-row") => self.cells.end_row(self.found),
            ("table", "table") => self.cells.end_table(self.found),
            ("office", "automatic-styles") => self.is_automatic = false,
            _ => self.styles.end(space, name),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        match self.containers.last_mut() {
            Some(Container::Cell(cell)) => {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                if cell.text.len() > LONGEST_PARAGRAPH {
                    self.found.add(Hides::TooLarge, self.part, "a cell that is too long");
                } else {
                    cell.text.push_str(&paragraph.text);
                }
            }
            _ => self.found.say(&paragraph.place, &paragraph.text, None),
        }
    }
}

/// Whether an element of a page's style holds a header or footer.
fn is_edge(name: &str) -> bool {
    matches!(name, "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first")
}
