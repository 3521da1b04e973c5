//! What may be published of a record. No type here has a place for what may not be: there is no requester, and a
//! suppressed cell holds no number. A hand-made value is worthless, because everything that publishes takes
//! [`Cleared`](crate::gate::Cleared) alone.

use std::sync::Arc;

use jiff::civil::Date;

use crate::address::Address;
use crate::cache::Searchable;
use crate::intake::files::FileKind;
use crate::law::{Citation, Law, Outcome};
use crate::markdown::{Heading, Html};
use crate::source::Source;

/// One answered request, as it is published.
#[derive(Debug)]
#[non_exhaustive]
pub struct Disclosure {
    /// The file it was read from, for findings.
    pub path: String,
    /// The public body's own number for it.
    pub reference: String,
    /// What it was about.
    pub title: String,
    /// One sentence in plain English.
    pub summary: Option<String>,
    /// Whether titles and cards name the reference only.
    pub discreet: bool,
    /// The language of its words (BCP 47), where it is another than the site's.
    pub language: Option<String>,
    /// The highest low number, where the record is stricter than the site.
    pub threshold: Option<u64>,
    /// Its dates, as far as the record says them.
    pub dates: Dates,
    /// What was decided; several where a record says several.
    pub outcome: Outcome,
    /// The law under which it was handled.
    pub law: Law,
    /// What was relied on to withhold: the record's and its questions', each once.
    pub exemptions: Vec<Citation>,
    /// What it is about, for browsing.
    pub topics: Vec<String>,
    /// References of related records.
    pub related: Vec<String>,
    /// The parts of the request.
    pub questions: Vec<Question>,
    /// The answer, in order.
    pub body: Vec<Part>,
    /// The answer's headings.
    pub outline: Vec<Heading>,
    /// The tables, as [`Part::Table`] numbers them.
    pub tables: Vec<Table>,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
    /// Links that go with it.
    pub links: Vec<Link>,
    /// What was changed after publication.
    pub changes: Vec<Change>,
    /// What is known of its page and files, where these are taken over as they were published before. Then body, outline,
    /// tables and attachments are not in memory: they are empty here.
    pub kept: Option<Kept>,
}

/// The page and the files of a record that are taken over as they were published before.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Kept {
    /// The places on the page that links can lead to.
    pub anchors: Vec<String>,
    /// The page and all files beside it.
    pub files: Vec<Address>,
    /// What of them can be searched.
    pub searchable: Arc<Searchable>,
}

impl Kept {
    /// What was published before.
    pub(in crate::intake) fn new(anchors: Vec<String>, files: Vec<Address>, searchable: Arc<Searchable>) -> Self {
        Self { anchors, files, searchable }
    }
}

/// The dates of a record.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Dates {
    /// When the request came.
    pub received: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// When the answer was published.
    pub published: Option<Date>,
    /// When what is published was last changed.
    pub updated: Option<Date>,
}

impl Dates {
    /// The date a list is ordered by: that of publication, else of the answer, else of the request.
    pub fn leading(&self) -> Option<Date> {
        self.published.or(self.answered).or(self.received)
    }
}

/// One part of a request.
#[derive(Debug)]
#[non_exhaustive]
pub struct Question {
    /// Such as `5(a)`.
    pub label: String,
    /// Its anchor, such as `q5a`.
    pub anchor: String,
    /// What was asked.
    pub text: String,
    /// What was decided.
    pub outcomes: Vec<Outcome>,
    /// What was relied on to withhold.
    pub exemptions: Vec<Citation>,
}

/// A part of an answer.
#[derive(Debug)]
pub enum Part {
    /// Anything but what follows.
    Html(Html),
    /// A heading that begins a part of the answer, by its number in [`Disclosure::outline`].
    Heading(usize, Html),
    /// A table, by its number in [`Disclosure::tables`].
    Table(usize),
    /// The footnotes, after everything else.
    Notes(Html),
}

impl Part {
    /// What it prints by itself; nothing for a table.
    pub fn html(&self) -> Option<&Html> {
        match self {
            Part::Html(html) | Part::Heading(_, html) | Part::Notes(html) => Some(html),
            Part::Table(_) => None,
        }
    }
}

/// A table whose low numbers are gone.
#[derive(Debug)]
#[non_exhaustive]
pub struct Table {
    /// Such as `boroughs`.
    pub id: String,
    /// Ready to print.
    pub caption: Html,
    /// The caption's words.
    pub caption_text: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// The file that its cells came from, by its path; none where they stand in the text.
    pub file: Option<String>,
}

impl Table {
    /// Whether a cell is suppressed.
    pub fn has_suppressed(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Suppressed))
    }
}

/// A column's header.
#[derive(Debug)]
#[non_exhaustive]
pub struct Column {
    /// Ready to print.
    pub html: Html,
    /// Its words.
    pub text: String,
    /// Whether its cells name their rows.
    pub is_label: bool,
    /// Whether its cells are numbers.
    pub is_number: bool,
}

/// A row.
#[derive(Debug)]
#[non_exhaustive]
pub struct Row {
    /// Whether it adds up others.
    pub is_total: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug)]
pub enum Cell {
    /// It may be published.
    Published {
        /// Ready to print.
        html: Html,
        /// Its words.
        text: String,
    },
    /// It may not; its number is nowhere.
    Suppressed,
}

/// A file whose very bytes were checked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Attachment {
    /// Where it lies, from the site's root.
    pub path: String,
    /// The name it is published under.
    pub file_name: String,
    /// What it is.
    pub title: String,
    /// Its type.
    pub kind: FileKind,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes that were checked.
    pub digest: [u8; 32],
    /// How many pages it has, where it has pages.
    pub pages: Option<u32>,
    /// The width and height of a picture in pixels.
    pub pixels: Option<(u32, u32)>,
    /// Whether the file itself is published: of a workbook the sheets are, and the original only where the record asks.
    pub is_published: bool,
    /// The sheets of a workbook.
    pub sheets: Vec<AttachedSheet>,
}

/// A sheet of a workbook, published as comma-separated values.
#[derive(Debug)]
#[non_exhaustive]
pub struct AttachedSheet {
    /// Its name in the workbook.
    pub name: String,
    /// The name it is published under.
    pub file_name: String,
    /// How many rows it has, empty ones included.
    pub rows: usize,
    /// The cleared cells, a row a line.
    pub csv: Arc<Source>,
}

/// A link that goes with an answer.
#[derive(Debug)]
#[non_exhaustive]
pub struct Link {
    /// What it leads to.
    pub title: String,
    /// A web address.
    pub url: String,
}

/// A change made after publication.
#[derive(Debug)]
#[non_exhaustive]
pub struct Change {
    /// When.
    pub date: Date,
    /// What.
    pub note: String,
}

/// What is left of a record that was taken back.
#[derive(Debug)]
#[non_exhaustive]
pub struct Notice {
    /// The file it was read from, for findings.
    pub path: String,
    /// The public body's own number for it.
    pub reference: String,
    /// When it was taken back.
    pub date: Date,
    /// Why.
    pub reason: String,
}

/// A page that is no record, as it is published.
#[derive(Debug)]
#[non_exhaustive]
pub struct StaticPage {
    /// The file it was read from, for findings.
    pub path: String,
    /// The last part of its address.
    pub name: String,
    /// Its title.
    pub title: String,
    /// One sentence on what it holds.
    pub summary: Option<String>,
    /// Its text, in order.
    pub body: Vec<Part>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// Its tables.
    pub tables: Vec<Table>,
}
