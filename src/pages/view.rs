//! What templates see: one documented struct for each thing a page can show.
//!
//! Views are written for theme authors and change only on purpose; they are neither the domain's types nor the public
//! JSON (`data::v1`). Every `href` is ready to print: it already carries the path of `base_url`. Every [`Html`] is
//! printed raw, all else is escaped.

use serde::Serialize;

use crate::markdown::Html;

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    pub(crate) title: String,
    pub(crate) href: String,
}

/// A date, for machines (`2023-11-20`) and for people (`20 November 2023`).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateView {
    pub(crate) iso: String,
    pub(crate) text: String,
}

/// `site` in every template: what is the same on every page.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView {
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) language: String,
    /// Address of the home page.
    pub(crate) home: String,
    /// Main navigation.
    pub(crate) navigation: Vec<LinkView>,
    /// Footer links: about, accessibility, cookies, data, leaving safely, and every other page.
    pub(crate) footer: Vec<LinkView>,
    pub(crate) exit: ExitView,
    pub(crate) beta: Option<BetaView>,
    pub(crate) cookies: CookiesView,
    pub(crate) contact: Option<ContactView>,
    pub(crate) licence: Option<LinkView>,
    /// Address of the Atom feed.
    pub(crate) feed: String,
    /// The Content-Security-Policy that every page carries.
    pub(crate) policy: String,
    /// What stands for a low number in tables, such as `xx`.
    pub(crate) marker: String,
    /// The highest low number, such as 5.
    pub(crate) threshold: u64,
}

/// `search` in every template: where search is.
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    /// Address of the page.
    pub(crate) href: String,
    /// Address of the index's folder, with a final slash. Another index has another.
    pub(crate) index: String,
    /// Address of the file that names the current index.
    pub(crate) current: String,
    /// The beginning of every response's address.
    pub(crate) responses: String,
}

/// Where "Leave this site" goes.
#[derive(Debug, Serialize)]
pub(crate) struct ExitView {
    /// First destination, an https address of somebody else's neutral page.
    pub(crate) to: String,
    /// Second destination, tried when the first does not answer.
    pub(crate) then: String,
    /// Address of the page "Leaving this site safely".
    pub(crate) help: String,
}

/// The notice that the site is a work in progress.
#[derive(Debug, Serialize)]
pub(crate) struct BetaView {
    pub(crate) text: String,
    pub(crate) feedback: Option<String>,
}

/// Everything the banner and the page on cookies need.
#[derive(Debug, Serialize)]
pub(crate) struct CookiesView {
    /// Whether pages carry the banner.
    pub(crate) banner: bool,
    /// A digest of what is declared: a consent to another version does not count.
    pub(crate) version: String,
    /// Address of the page on cookies.
    pub(crate) href: String,
    /// The declared items by legal basis, strictly necessary first.
    pub(crate) categories: Vec<CookieCategoryView>,
}

/// The declared items of one legal basis.
#[derive(Debug, Serialize)]
pub(crate) struct CookieCategoryView {
    /// `strictly-necessary`, `statistical`, `appearance` or `consent`.
    pub(crate) basis: String,
    pub(crate) title: String,
    pub(crate) explanation: String,
    /// Whether a visitor can refuse it.
    pub(crate) optional: bool,
    pub(crate) items: Vec<CookieView>,
}

/// One declared item that may be kept on a visitor's device.
#[derive(Debug, Serialize)]
pub(crate) struct CookieView {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) provider: String,
    pub(crate) duration: String,
}

/// Whom to ask, and how to complain.
#[derive(Debug, Serialize)]
pub(crate) struct ContactView {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) telephone: Option<String>,
    pub(crate) address: Option<String>,
    /// How to ask for an internal review.
    pub(crate) review: Option<String>,
    /// How to complain to the commissioner.
    pub(crate) commissioner: Option<String>,
}

/// `page` in every template: what this page is.
#[derive(Debug, Serialize)]
pub(crate) struct PageView {
    /// For `<title>`, without the site's name.
    pub(crate) title: String,
    /// For the description meta tag.
    pub(crate) description: Option<String>,
    /// Root-relative address.
    pub(crate) href: String,
    /// Absolute address.
    pub(crate) canonical: String,
    /// The way here from the home page, this page left out.
    pub(crate) crumbs: Vec<LinkView>,
    /// Whether search engines are asked to leave it out.
    pub(crate) noindex: bool,
}

/// A response in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CardView {
    pub(crate) reference: String,
    /// The title; for a discreet record the words "Response" and its reference.
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) summary: Option<String>,
    /// When it was published (or answered), if the record says so.
    pub(crate) date: Option<DateView>,
    pub(crate) outcomes: Vec<OutcomeView>,
    pub(crate) withdrawn: bool,
}

/// An outcome with its explanation.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OutcomeView {
    /// Such as `part-disclosed`.
    pub(crate) code: String,
    /// Such as "Disclosed in part".
    pub(crate) title: String,
    pub(crate) explanation: String,
    pub(crate) href: String,
}

/// An exemption that was relied on.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ExemptionView {
    /// As cited, in one form: "Section 40(2) and (3A)(a)".
    pub(crate) citation: String,
    /// Such as "Personal information".
    pub(crate) title: String,
    pub(crate) explanation: String,
    /// "Absolute exemption", "Qualified exemption", …
    pub(crate) class: String,
    /// Where this log explains it and lists the responses that rely on it.
    pub(crate) href: String,
    /// The text of the law.
    pub(crate) law: String,
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

/// A heading of the body, for the list of contents.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HeadingView {
    pub(crate) level: u8,
    pub(crate) id: String,
    pub(crate) text: String,
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

/// `response` in `response.html`.
#[derive(Debug, Serialize)]
pub(crate) struct ResponseView {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    /// Whether titles and cards name the reference only.
    pub(crate) discreet: bool,
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

/// `notice` in `withdrawn.html`: all that is left of a withdrawn response.
#[derive(Debug, Serialize)]
pub(crate) struct NoticeView {
    pub(crate) reference: String,
    pub(crate) date: DateView,
    pub(crate) reason: String,
}

/// `term` in `term.html`: one year, topic, exemption or outcome.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    /// `year`, `topic`, `exemption` or `outcome`.
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Plain words on what it means (exemptions and outcomes).
    pub(crate) explanation: Option<String>,
    /// "Absolute exemption", … (exemptions).
    pub(crate) class: Option<String>,
    /// The text of the law (exemptions).
    pub(crate) law: Option<LinkView>,
    /// How many responses it has.
    pub(crate) total: usize,
}

/// A term in a list of terms.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermLinkView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) total: usize,
}

/// `taxonomy` in `taxonomy.html`, and each of `browse` in `home.html`: all terms of one kind.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TaxonomyView {
    /// `years`, `topics`, `exemptions` or `outcomes`.
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) terms: Vec<TermLinkView>,
}

/// `pagination` in every list: where in the pages we are.
#[derive(Debug, Serialize)]
pub(crate) struct PaginationView {
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    /// The pages worth a link, in order; a gap is `None`.
    pub(crate) pages: Vec<Option<PageNumberView>>,
}

/// One page of a list.
#[derive(Debug, Serialize)]
pub(crate) struct PageNumberView {
    pub(crate) number: usize,
    pub(crate) href: String,
    pub(crate) current: bool,
}

/// `files` in `data.html`: a file with the whole log.
#[derive(Debug, Serialize)]
pub(crate) struct DataFileView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) description: String,
}
