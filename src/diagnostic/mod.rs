//! What is wrong, where, and what to do about it: [`Diagnostic`], gathered in a [`Report`]. Finds nothing itself, and
//! knows nothing of records; one file each draws a report for people, as JSON, as SARIF and for GitHub.

mod github;
mod human;
mod json;
mod report;
pub mod rules;
mod sarif;

pub use self::github::github;
pub use self::human::{Color, human};
pub use self::json::json;
pub use self::report::{Report, SetAside, Totals};
pub use self::rules::{RULES, Rule, Severity};
pub use self::sarif::sarif;

use std::ops::Range;
use std::sync::Arc;

use crate::source::{LineColumn, Source, SourceKind, Span};

/// One thing that a stage found: a finding.
///
/// The message is a phrase in plain words, without a full stop, with what was written in backticks; it never needs the
/// help to be understood, and the help always says a way out.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which rule speaks.
    pub rule: &'static Rule,
    /// What is wrong, in one phrase.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What stands under the carets.
    pub label: Option<String>,
    /// Other places that belong to it: "first used here".
    pub notes: Vec<(Span, String)>,
    /// The ways out, each a sentence.
    pub help: Vec<String>,
    /// A replacement of the words at `place`, where one is certain.
    pub replacement: Option<String>,
    /// The record it concerns.
    pub reference: Option<String>,
    /// The cell it concerns, when it concerns one.
    pub cell: Option<CellPlace>,
}

/// Where a finding is.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a text.
    Span(Span),
    /// At a path as a whole: its bytes are not text, or there are none.
    File(String),
}

/// Where a cell stands in its table: `row` and `column` count from 0 in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The table's identifier.
    pub table: String,
    /// Body row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// The range that what is published confines the cell to; `None` above means no upper bound.
    pub interval: Option<(u64, Option<u64>)>,
}

impl Diagnostic {
    /// A finding at a place of a source. In a text that was taken out of another file the message names the place as the
    /// file's reader would find it.
    pub fn at(rule: &'static Rule, source: &Arc<Source>, range: Range<usize>, message: impl Into<String>) -> Self {
        let message = match source.place_name(range.start) {
            Some(place) => format!("`{place}`: {}", message.into()),
            None => message.into(),
        };
        Self::new(rule, Place::Span(Span::new(source, range)), message)
    }

    /// A finding about a file as a whole.
    pub fn on_file(rule: &'static Rule, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(rule, Place::File(path.into()), message)
    }

    fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            place,
            label: None,
            notes: Vec::new(),
            help: Vec::new(),
            replacement: None,
            reference: None,
            cell: None,
        }
    }

    /// Says what stands under the carets.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn note(mut self, span: Span, note: impl Into<String>) -> Self {
        self.notes.push((span, note.into()));
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Offers a replacement of the words at its place. A text that was taken out of another file has none: nothing can
    /// be replaced in it.
    #[must_use]
    pub fn replacement(mut self, replacement: impl Into<String>) -> Self {
        if self.span().is_some_and(|span| !span.source().kind().is_extract()) {
            self.replacement = Some(replacement.into());
        }
        self
    }

    /// Says which record it concerns.
    #[must_use]
    pub fn about(mut self, reference: &str) -> Self {
        self.reference = Some(reference.to_owned());
        self
    }

    /// Says which cell it concerns.
    #[must_use]
    pub fn in_cell(mut self, cell: CellPlace) -> Self {
        self.cell = Some(cell);
        self
    }

    /// Where it is in a text.
    pub fn span(&self) -> Option<&Span> {
        match &self.place {
            Place::Span(span) => Some(span),
            Place::File(_) => None,
        }
    }

    /// The path of the file it is in.
    pub fn path(&self) -> &str {
        match &self.place {
            Place::Span(span) => span.source().path(),
            Place::File(path) => path,
        }
    }

    /// Where it begins and ends as people count; the first character of a file that is no text.
    pub fn lines(&self) -> (LineColumn, LineColumn) {
        match &self.place {
            Place::Span(span) => {
                (span.source().line_column(span.range().start), span.source().line_column(span.range().end))
            }
            Place::File(_) => (LineColumn { line: 1, column: 1 }, LineColumn { line: 1, column: 1 }),
        }
    }

    /// Byte offsets into a file written by hand; 0 for data files, attachments and files that are no text.
    pub fn offsets(&self) -> Range<usize> {
        match &self.place {
            Place::Span(span) if *span.source().kind() == SourceKind::Written => span.range(),
            _ => 0..0,
        }
    }
}
