//! What the page of one response shows, and the notice that stays of a withdrawn one.

use serde::Serialize;

use super::page::{DateView, ExemptionView, HeadingView, LinkView, OutcomeView};
use crate::markdown::Html;

/// `response` in `response.html`.
#[derive(Debug, Serialize)]
pub(crate) struct ResponseView {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    /// Whether titles and cards name the reference only.
    pub(crate) discreet: bool,
    /// The language of title, summary, questions and answer, where it is another than the page's.
    pub(crate) lang: Option<String>,
    pub(crate) received: Option<DateView>,
    pub(crate) answered: Option<DateView>,
    pub(crate) published: Option<DateView>,
    pub(crate) updated: Option<DateView>,
    pub(crate) outcomes: Vec<OutcomeView>,
    /// Full title of the law the request was handled under.
    pub(crate) law: String,
    pub(crate) exemptions: Vec<ExemptionView>,
    pub(crate) topics: Vec<LinkView>,
    pub(crate) questions: Vec<QuestionView>,
    /// The body with its tables, ready to print.
    pub(crate) body: Html,
    pub(crate) outline: Vec<HeadingView>,
    pub(crate) tables: Vec<TableFileView>,
    pub(crate) attachments: Vec<AttachmentView>,
    pub(crate) links: Vec<LinkView>,
    pub(crate) related: Vec<LinkView>,
    pub(crate) changes: Vec<ChangeView>,
    /// Address of the record as JSON.
    pub(crate) json: String,
}

/// One part of the request.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionView {
    /// Such as `q5a`.
    pub(crate) anchor: String,
    /// Such as `5(a)`.
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) outcomes: Vec<OutcomeView>,
    pub(crate) exemptions: Vec<ExemptionView>,
    /// Anchor of its answer in the body, where there is one.
    pub(crate) answer: Option<String>,
}

/// A file that goes with a response, in the forms in which it is published.
#[derive(Debug, Serialize)]
pub(crate) struct AttachmentView {
    /// Such as `attachment-1`.
    pub(crate) anchor: String,
    pub(crate) title: String,
    /// The file, or the sheets of a workbook and then its original where that is published too.
    pub(crate) files: Vec<AttachedFileView>,
}

/// One file to download.
#[derive(Debug, Serialize)]
pub(crate) struct AttachedFileView {
    /// The name of the sheet; empty for a whole file.
    pub(crate) sheet: String,
    pub(crate) href: String,
    /// Such as "CSV".
    pub(crate) kind: String,
    /// Such as "1.4 KB".
    pub(crate) size: String,
    /// Such as "12 pages" or "340 rows"; empty where neither is known.
    pub(crate) extent: String,
}

/// A table's data beside the page.
#[derive(Debug, Serialize)]
pub(crate) struct TableFileView {
    /// Such as `table-boroughs`.
    pub(crate) anchor: String,
    pub(crate) caption: String,
    /// Address of its CSV.
    pub(crate) csv: String,
}

/// A change made after publication.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeView {
    pub(crate) date: DateView,
    pub(crate) note: String,
}

/// `notice` in `withdrawn.html`: all that is left of a withdrawn response.
#[derive(Debug, Serialize)]
pub(crate) struct NoticeView {
    pub(crate) reference: String,
    pub(crate) date: DateView,
    pub(crate) reason: String,
}
