//! What the page of one response shows, and the notice that stays of a withdrawn one.

use serde::Serialize;

use super::page::{DateView, ExemptionView, LinkView, OutcomeView};
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
    /// The year it is listed under, where it says no date.
    pub(crate) year: Option<String>,
    pub(crate) outcomes: Vec<OutcomeView>,
    /// Full title of the law the request was handled under.
    pub(crate) law: String,
    /// What was relied on, by name; each leads to its explanation on the page.
    pub(crate) exemptions: Vec<CitedView>,
    /// The same provisions, explained.
    pub(crate) explained: Vec<ExplainedView>,
    pub(crate) topics: Vec<LinkView>,
    /// What the answer says about the request, to go before the questions.
    pub(crate) preface: Html,
    /// What goes before the first question.
    pub(crate) lead: Html,
    pub(crate) questions: Vec<QuestionView>,
    /// Whether answers stand under their questions.
    pub(crate) answered_in_place: bool,
    /// What goes after the last question.
    pub(crate) beside: Html,
    /// Anchors of headings that the page leaves out, because it has its own there: links to them must still lead there.
    pub(crate) anchors: Vec<String>,
    /// The rest of the answer with its tables, ready to print.
    pub(crate) body: Html,
    /// Whether the rest begins with a heading of its own, or is nothing.
    pub(crate) begins_with_heading: bool,
    /// The footnotes of all of them.
    pub(crate) notes: Html,
    /// The list of contents, in the order of the page.
    pub(crate) contents: Vec<ContentsView>,
    pub(crate) tables: Vec<TableFileView>,
    pub(crate) attachments: Vec<AttachmentView>,
    pub(crate) links: Vec<LinkView>,
    pub(crate) related: Vec<RelatedView>,
    /// How many older responses name this one and are not listed.
    pub(crate) related_further: usize,
    pub(crate) changes: Vec<ChangeView>,
    pub(crate) complaint: ComplaintView,
    pub(crate) citation: CitationView,
    /// Address of the record as JSON.
    pub(crate) json: String,
    /// The same with the site's own address, for paper.
    pub(crate) json_address: String,
}

/// A line of the list of contents.
#[derive(Debug, Serialize)]
pub(crate) struct ContentsView {
    /// 2 or 3.
    pub(crate) level: u8,
    pub(crate) id: String,
    pub(crate) text: String,
    /// The language of its words, where it is not that of the interface.
    pub(crate) lang: Option<String>,
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
    pub(crate) exemptions: Vec<CitedView>,
    /// Anchor of its answer, where that stands here.
    pub(crate) answer: Option<String>,
    /// The heading of its answer, where it says more than the question's number.
    pub(crate) answer_title: Option<String>,
    /// The answer, ready to print; empty where it does not stand here.
    pub(crate) answer_html: Html,
}

/// A provision that was relied on, by name.
#[derive(Debug, Serialize)]
pub(crate) struct CitedView {
    /// As cited, in one form: "Section 40(2) and (3A)(a)".
    pub(crate) citation: String,
    /// Such as "Personal information".
    pub(crate) title: String,
    /// The language of the title, where it is not that of the interface.
    pub(crate) lang: Option<&'static str>,
    /// Its explanation on the page.
    pub(crate) href: String,
}

/// A provision that was relied on, explained.
#[derive(Debug, Serialize)]
pub(crate) struct ExplainedView {
    /// Such as `exemption-40-2`.
    pub(crate) anchor: String,
    pub(crate) about: ExemptionView,
    /// The parts of it that were cited.
    pub(crate) limbs: Vec<LimbView>,
    /// Whether the public interest was to be weighed, in a sentence.
    pub(crate) weighing: Option<String>,
    /// That it depends on harm, in a sentence.
    pub(crate) harm: Option<String>,
    /// A word more on the provision, in the language of the law.
    pub(crate) note: Option<String>,
}

/// A part of a provision.
#[derive(Debug, Serialize)]
pub(crate) struct LimbView {
    /// Such as `40(3A)(a)`.
    pub(crate) citation: String,
    /// What it says, within a sentence.
    pub(crate) text: String,
}

/// How to go on from a decision.
#[derive(Debug, Serialize)]
pub(crate) struct ComplaintView {
    /// What can be asked for after such an outcome.
    pub(crate) advice: String,
    /// The provision that gives the right to complain.
    pub(crate) right: LinkView,
}

/// How the response is cited.
#[derive(Debug, Serialize)]
pub(crate) struct CitationView {
    /// In a line of words, the address last.
    pub(crate) plain: String,
    /// Address of the citation for BibTeX.
    pub(crate) bibtex: String,
    /// Address of the citation in RIS.
    pub(crate) ris: String,
    /// Address of the citation in CSL-JSON.
    pub(crate) csl: String,
}

/// Another record that belongs with this one.
#[derive(Debug, Serialize)]
pub(crate) struct RelatedView {
    /// Nothing of a discreet or withdrawn record, or of one that this log does not have.
    pub(crate) title: Option<String>,
    pub(crate) reference: String,
    /// Nothing where this log does not have it.
    pub(crate) href: Option<String>,
    pub(crate) withdrawn: bool,
    /// The language of its title, where it is not that of the interface.
    pub(crate) lang: Option<String>,
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
    /// The same with the site's own address, for paper.
    pub(crate) address: String,
    /// Such as "PDF, 1.4 MB, 12 pages".
    pub(crate) facts: String,
}

/// A table's data beside the page.
#[derive(Debug, Serialize)]
pub(crate) struct TableFileView {
    /// Such as `table-boroughs`.
    pub(crate) anchor: String,
    pub(crate) caption: String,
    /// Address of its CSV.
    pub(crate) csv: String,
    /// The same with the site's own address, for paper.
    pub(crate) address: String,
    /// Such as "CSV, 32 rows".
    pub(crate) facts: String,
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
