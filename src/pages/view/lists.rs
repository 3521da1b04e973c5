//! What lists show: cards, terms and the way through pages.

use serde::Serialize;

use super::page::{DateView, LinkView, OutcomeView};

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
    /// The language of title and summary, where it is another than the page's.
    pub(crate) lang: Option<String>,
}

/// `term` in `term.html`: one year, topic, exemption or outcome.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    /// `year`, `month`, `topic`, `exemption` or `outcome`.
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Plain words on what it means (exemptions and outcomes).
    pub(crate) explanation: Option<String>,
    /// "Absolute exemption", … (exemptions).
    pub(crate) class: Option<String>,
    /// The text of the law (exemptions).
    pub(crate) law: Option<LinkView>,
    /// The language of the explanation, where it is another than the page's.
    pub(crate) lang: Option<&'static str>,
    /// How many responses it has.
    pub(crate) total: usize,
}

impl TermView {
    /// A term that has nothing to explain.
    pub(crate) fn plain(title: String, total: usize) -> Self {
        Self { kind: String::new(), title, explanation: None, class: None, law: None, lang: None, total }
    }
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

/// One of `changes` in `changes.html`: a correction, or a response that was withdrawn.
#[derive(Debug, Serialize)]
pub(crate) struct ChangedView {
    pub(crate) date: DateView,
    /// The response's title, or its reference where it is discreet or withdrawn.
    pub(crate) title: String,
    pub(crate) href: String,
    /// What was corrected.
    pub(crate) note: Option<String>,
    pub(crate) withdrawn: bool,
    /// The language of title and note, where it is another than the page's.
    pub(crate) lang: Option<String>,
}
