//! What a Markdown text holds, once read.

use std::ops::Range;
use std::sync::Arc;

use super::Html;
use super::attributes::Attribute;
use crate::plain::Plain;
use crate::source::Source;

/// A Markdown text to read, and what its links are resolved against.
pub struct Input<'a> {
    /// The Markdown.
    pub text: &'a str,
    /// The file it stands in.
    pub source: &'a Arc<Source>,
    /// Where it begins in the file, when it stands there letter by letter.
    pub start: Option<usize>,
    /// The place of the whole text in the file.
    pub place: Range<usize>,
    /// The path of the site's address, such as `/` or `/foi/`.
    pub base_path: &'a str,
    /// The files that may be linked to by name, and their published names.
    pub files: &'a [(String, String)],
}

impl Input<'_> {
    /// The bytes of the file that a range of the Markdown stands for.
    pub(super) fn place_of(&self, range: Range<usize>) -> Range<usize> {
        match self.start {
            Some(start) => start + range.start..start + range.end,
            None => self.place.clone(),
        }
    }
}

/// A Markdown text, read.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its parts in order.
    pub blocks: Vec<Block>,
    /// Its tables, as [`Block::Table`] numbers them.
    pub tables: Vec<TableWritten>,
    /// Its headings in order.
    pub outline: Vec<Heading>,
    /// Every anchor that the text makes, with the place of what made it.
    pub anchors: Vec<(String, Range<usize>)>,
    /// Anchors that the author named, with the place of what they name.
    pub names: Vec<(String, Range<usize>)>,
    /// Links within the site.
    pub links: Vec<Link>,
    /// Addresses outside the site that links lead to.
    pub destinations: Vec<Plain>,
    /// All its words, tables left out, as they will be read: paragraphs apart, list items and headings marked.
    pub plain: Plain,
    /// Words that stand in attributes: alternative texts and link titles.
    pub asides: Vec<Plain>,
}

/// A part of a text.
#[derive(Debug, Clone)]
pub enum Block {
    /// Anything but what follows.
    Html(Html),
    /// A heading that begins a part of the text, by its number in [`Document::outline`].
    Heading(usize, Html),
    /// A table, by its number in [`Document::tables`].
    Table(usize),
    /// The footnotes, after everything else.
    Notes(Html),
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A link within the site, to be checked once every address is known.
#[derive(Debug, Clone)]
pub struct Link {
    /// As written: `/responses/…/#q4` or `#q4`.
    pub target: String,
    /// Where.
    pub place: Range<usize>,
}

/// A table as written.
#[derive(Debug, Clone)]
pub struct TableWritten {
    /// The paragraph `Table: …` directly before it, or the `caption` of a data table.
    pub caption: Option<CaptionWritten>,
    /// What stands in the caption's braces or on the info string; places are those of the file.
    pub attributes: Vec<Attribute>,
    /// Where its cells come from.
    pub origin: Origin,
    /// The table in the file, or the first line of a data table.
    pub place: Range<usize>,
}

/// A caption.
#[derive(Debug, Clone)]
pub struct CaptionWritten {
    /// Ready to print.
    pub html: Html,
    /// Its words.
    pub plain: Plain,
}

/// Where a table's cells come from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// They stand in the text.
    Cells {
        /// The header row.
        header: Vec<CellWritten>,
        /// The body.
        rows: Vec<Vec<CellWritten>>,
    },
    /// They stand in a file beside the record.
    File {
        /// Its name.
        name: String,
        /// Where it is named.
        place: Range<usize>,
    },
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct CellWritten {
    /// Ready to print.
    pub html: Html,
    /// Its words.
    pub plain: Plain,
}
