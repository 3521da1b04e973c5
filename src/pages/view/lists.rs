//! What lists show: cards, terms and the way through pages.

use serde::Serialize;

use super::page::{DateView, LinkView, OutcomeView};
use super::response::LimbView;

/// A response in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CardView {
    pub(crate) reference: String,
    /// The title; for a discreet record the words "Response" and its reference.
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) summary: Option<String>,
    /// The day it was published, else answered, else received, if the record says any.
    pub(crate) date: Option<DateView>,
    /// Which of them the date is: `published`, `answered` or `received`.
    pub(crate) dated: &'static str,
    /// The year that the reference names, of a record that states no date.
    pub(crate) year: Option<i16>,
    pub(crate) outcomes: Vec<OutcomeView>,
    /// Whether the title is made of the reference, which then need not be said again.
    pub(crate) discreet: bool,
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
    /// What that means, each a sentence (exemptions).
    pub(crate) tests: Vec<String>,
    /// Its parts that say something of their own (exemptions).
    pub(crate) limbs: Vec<LimbView>,
    /// A word more on its use (exemptions).
    pub(crate) note: Option<String>,
    /// The text of the law (exemptions).
    pub(crate) law: Option<LinkView>,
    /// The language of explanation, note and limbs, where it is another than the page's.
    pub(crate) lang: Option<&'static str>,
    /// How many responses it has.
    pub(crate) total: usize,
    /// How many of them have it as a whole, where the others have it for single questions only (outcomes).
    pub(crate) whole: Option<usize>,
    /// How many of them state no date (years).
    pub(crate) undated: usize,
}

impl TermView {
    /// A term that has nothing to explain.
    pub(crate) fn plain(title: String, total: usize) -> Self {
        Self {
            kind: String::new(),
            title,
            explanation: None,
            class: None,
            tests: Vec::new(),
            limbs: Vec::new(),
            note: None,
            law: None,
            lang: None,
            total,
            whole: None,
            undated: 0,
        }
    }
}

/// A term in a list of terms.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermLinkView {
    pub(crate) title: String,
    /// What a provision is about.
    pub(crate) about: Option<String>,
    pub(crate) href: String,
    pub(crate) total: usize,
    /// Plain words on what it means (exemptions and outcomes).
    pub(crate) explanation: Option<String>,
    /// "Absolute exemption", … (exemptions).
    pub(crate) class: Option<String>,
    /// The language of `about` and of the explanation, where it is not that of the interface.
    pub(crate) lang: Option<&'static str>,
}

impl TermLinkView {
    /// A term that has nothing to explain.
    pub(crate) fn plain(title: String, href: String, total: usize) -> Self {
        Self { title, about: None, href, total, explanation: None, class: None, lang: None }
    }
}

/// Terms under a heading of their own: of exemptions, those of one law.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermGroupView {
    /// Empty where one group is all.
    pub(crate) title: String,
    pub(crate) terms: Vec<TermLinkView>,
}

/// `taxonomy` in `taxonomy.html`, and each of `browse` in `home.html` and `search.html`: the terms of one kind.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TaxonomyView {
    /// `years`, `topics`, `exemptions` or `outcomes`.
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) href: String,
    /// How many there are, on all pages.
    pub(crate) total: usize,
    pub(crate) groups: Vec<TermGroupView>,
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
    /// The reference, where the title does not say it.
    pub(crate) reference: Option<String>,
    /// What was corrected.
    pub(crate) note: Option<String>,
    pub(crate) withdrawn: bool,
    /// The language of title and note, where it is another than the page's.
    pub(crate) lang: Option<String>,
}
