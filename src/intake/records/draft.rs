//! A record as it is written. Nothing outside the intake can look into one: its fields are private to the intake, it
//! cannot be serialised, and its debug form says the reference only.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::attachment::AttachmentDraft;
use super::table::TableDraft;
use crate::fields::{Dated, Text};
use crate::law::{Citation, Law, Outcome};
use crate::markdown::Document;
use crate::source::Source;

/// A record as it is written.
///
/// ```compile_fail
/// fn title(draft: &candour::records::Draft) -> String { draft.title.value.clone() }
/// ```
/// ```compile_fail
/// fn json(draft: &candour::records::Draft) -> String { serde_json::to_string(draft).unwrap() }
/// ```
/// Only its reference can be known:
/// ```
/// fn reference(draft: &candour::records::Draft) -> &str { draft.reference() }
/// ```
pub struct Draft {
    pub(in crate::intake) source: Arc<Source>,
    pub(in crate::intake) reference: Text,
    pub(in crate::intake) title: Text,
    pub(in crate::intake) summary: Option<Text>,
    pub(in crate::intake) received: Option<Dated>,
    pub(in crate::intake) answered: Option<Dated>,
    pub(in crate::intake) published: Option<Dated>,
    pub(in crate::intake) updated: Option<Dated>,
    pub(in crate::intake) outcome: Option<(Outcome, Range<usize>)>,
    /// Whether the record says an outcome, be it one that exists or not.
    pub(in crate::intake) says_outcome: bool,
    pub(in crate::intake) law: Law,
    pub(in crate::intake) exemptions: Vec<Cited>,
    pub(in crate::intake) topics: Vec<Text>,
    pub(in crate::intake) related: Vec<Text>,
    pub(in crate::intake) discreet: bool,
    pub(in crate::intake) language: Option<String>,
    pub(in crate::intake) threshold: Option<u64>,
    pub(in crate::intake) withdrawn: Option<WithdrawalDraft>,
    pub(in crate::intake) questions: Vec<QuestionDraft>,
    pub(in crate::intake) attachments: Vec<AttachmentDraft>,
    pub(in crate::intake) links: Vec<LinkDraft>,
    pub(in crate::intake) changes: Vec<ChangeDraft>,
    pub(in crate::intake) decisions: Vec<DecisionDraft>,
    pub(in crate::intake) body: Document,
    pub(in crate::intake) tables: Vec<TableDraft>,
    /// The paths of all files that the record names, whether or not they could be read.
    pub(in crate::intake) files: Vec<String>,
}

impl Draft {
    /// The public body's own number for the request.
    pub fn reference(&self) -> &str {
        &self.reference.value
    }

    /// The file it was read from.
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// Its outcome: as the record says, else as follows from those of its questions.
    pub(in crate::intake) fn outcome(&self) -> Option<Outcome> {
        let derived = || {
            let all: Vec<Outcome> =
                self.questions.iter().flat_map(|question| question.outcomes.iter().copied()).collect();
            Outcome::derive(&all)
        };
        self.outcome.as_ref().map(|(outcome, _)| *outcome).or_else(derived)
    }
}

impl QuestionDraft {
    /// The anchor of a question: `q5a` for `5(a)`.
    pub(in crate::intake) fn anchor(&self) -> String {
        let letters = self.label.value.chars().filter(|letter| letter.is_alphanumeric());
        format!("q{}", letters.flat_map(char::to_lowercase).collect::<String>())
    }
}

impl fmt::Debug for Draft {
    /// Says the reference only, so that no log line tells what a draft says.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Draft").field(&self.reference.value).finish()
    }
}

/// Citations as one text gave them.
#[derive(Clone)]
pub(in crate::intake) struct Cited {
    pub(in crate::intake) citations: Vec<Citation>,
    pub(in crate::intake) place: Range<usize>,
}

/// A record that was taken back.
pub(in crate::intake) struct WithdrawalDraft {
    pub(in crate::intake) date: Dated,
    pub(in crate::intake) reason: Text,
}

/// One part of a request.
pub(in crate::intake) struct QuestionDraft {
    pub(in crate::intake) label: Text,
    pub(in crate::intake) text: Text,
    pub(in crate::intake) outcomes: Vec<Outcome>,
    /// Whether it says an outcome, be it one that exists or not.
    pub(in crate::intake) says_outcome: bool,
    pub(in crate::intake) exemptions: Vec<Cited>,
    pub(in crate::intake) place: Range<usize>,
}

/// A link that goes with the answer.
pub(in crate::intake) struct LinkDraft {
    pub(in crate::intake) title: Text,
    pub(in crate::intake) url: Text,
}

/// A change made after publication.
pub(in crate::intake) struct ChangeDraft {
    pub(in crate::intake) date: Dated,
    pub(in crate::intake) note: Text,
}

/// A recorded judgement that a number may be published.
pub(in crate::intake) struct DecisionDraft {
    pub(in crate::intake) target: DecisionTarget,
    pub(in crate::intake) kind: Text,
    pub(in crate::intake) reason: String,
    pub(in crate::intake) by: String,
    pub(in crate::intake) place: Range<usize>,
}

/// What a decision speaks of.
pub(in crate::intake) enum DecisionTarget {
    /// Words of the record.
    Words(Text),
    /// An attached file as a whole, by its name and the SHA-256 of the bytes that somebody looked through.
    File { name: Text, sha256: Text },
    /// A cell, by table identifier, row label (or number from 1) and column name (or number from 1).
    Cell { table: Text, row: Text, column: Text },
}

/// A page that is no record, as it is written. As opaque as a [`Draft`].
pub struct PageDraft {
    pub(in crate::intake) source: Arc<Source>,
    pub(in crate::intake) name: String,
    pub(in crate::intake) title: Text,
    pub(in crate::intake) summary: Option<Text>,
    pub(in crate::intake) decisions: Vec<DecisionDraft>,
    pub(in crate::intake) body: Document,
    pub(in crate::intake) tables: Vec<TableDraft>,
}

impl fmt::Debug for PageDraft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("PageDraft").field(&self.name).finish()
    }
}
