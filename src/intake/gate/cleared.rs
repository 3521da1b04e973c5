//! What has passed the gate. The one constructor is private to the gate.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use super::super::records::{Disclosure, Notice, StaticPage};
use super::ledger::Ledger;
use crate::cache::Reading;
use crate::markdown::Document;
use crate::source::{Source, Span};

/// A value that has been through the gate.
///
/// Only the gate can make one:
/// ```compile_fail
/// use candour::{gate::Cleared, records::Disclosure};
/// fn forge(disclosure: Disclosure) -> Cleared<Disclosure> { Cleared(disclosure) }
/// ```
/// Nobody can change one:
/// ```compile_fail
/// use candour::{gate::Cleared, records::Disclosure};
/// fn change(cleared: &mut Cleared<Disclosure>) { cleared.title = String::new(); }
/// ```
/// All can read one:
/// ```
/// use candour::{gate::Cleared, records::Disclosure};
/// fn title(cleared: &Cleared<Disclosure>) -> &str { &cleared.title }
/// ```
#[derive(Debug)]
pub struct Cleared<T>(T);

impl<T> Cleared<T> {
    pub(super) fn new(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What came through the gate.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Clearance {
    /// How many records were judged.
    pub records: usize,
    /// Records that may be published.
    pub disclosures: Vec<Cleared<Disclosure>>,
    /// What is left of records that were taken back.
    pub notices: Vec<Cleared<Notice>>,
    /// Other pages.
    pub pages: Vec<Cleared<StaticPage>>,
    /// What links within the site can be held to.
    pub links: SiteLinks,
    /// What of every series has been published, now or before.
    pub ledger: Ledger,
    /// What was read for each record that a later build may know again, by its path.
    pub readings: BTreeMap<String, Reading>,
}

/// Links within the site, of refused records and pages too, to be checked once every address is known.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct SiteLinks {
    /// The links.
    pub links: Vec<SiteLink>,
    /// The references of records that were refused: links to them are no findings of their own.
    pub refused: Vec<String>,
    /// The names of pages that were refused.
    pub refused_pages: Vec<String>,
    /// How many records and pages could not be read at all, so that nobody knows their addresses.
    pub unread: usize,
}

/// A link within the site.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SiteLink {
    /// As written, from the site's root: `/responses/…/#q4`.
    pub target: String,
    /// Where it is written.
    pub span: Span,
}

impl SiteLink {
    /// The links of a text that lead to other pages of the site.
    pub(super) fn of(document: &Document, source: &Arc<Source>) -> Vec<Self> {
        let elsewhere = document.links.iter().filter(|link| link.target.starts_with('/'));
        elsewhere
            .map(|link| Self { target: link.target.clone(), span: Span::new(source, link.place.clone()) })
            .collect()
    }
}
