//! Which responses belong together: those that a record names, and those that name it.

use std::collections::BTreeMap;

use super::Catalogue;
use crate::gate::Cleared;
use crate::records::Disclosure;

/// How many of the responses that name a record its page lists: it must not grow with the log.
const NAMING: usize = 50;

/// What a record is related to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// First what it names, then the newest of the responses that name it, each once.
    pub listed: Vec<Related>,
    /// How many older responses name it too.
    pub further: usize,
}

/// A record that another is related to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Related {
    /// A response of this log, by its place in the list.
    Response(usize),
    /// One that was withdrawn, by its place among the notices.
    Notice(usize),
    /// One that this log does not have, by its reference.
    Unpublished(String),
}

/// The responses that name a reference, in the order of the list.
pub(super) fn named_by(responses: &[Cleared<Disclosure>]) -> BTreeMap<String, Vec<usize>> {
    let mut named_by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        for reference in &response.related {
            named_by.entry(reference.clone()).or_default().push(index);
        }
    }
    named_by
}

impl Catalogue {
    /// What a response is related to.
    pub fn related(&self, index: usize) -> Relations {
        let Some(response) = self.responses.get(index) else { return Relations::default() };
        let mut listed: Vec<Related> = Vec::new();
        for other in response.related.iter().map(|reference| self.find(reference)) {
            if other != Related::Response(index) && !listed.contains(&other) {
                listed.push(other);
            }
        }
        let naming = self.named_by.get(&response.reference).into_iter().flatten();
        let naming = naming.filter(|other| **other != index).map(|other| Related::Response(*other));
        let mut naming: Vec<Related> = naming.filter(|other| !listed.contains(other)).collect();
        naming.dedup();
        let further = naming.len().saturating_sub(NAMING);
        naming.truncate(NAMING);
        listed.append(&mut naming);
        Relations { listed, further }
    }

    /// Everything that the page of a response shows of other records and of static pages, as bytes to compare.
    pub fn surroundings(&self, index: usize) -> Vec<u8> {
        let mut shown = String::new();
        let mut show = |kind: char, text: &str| {
            shown.push(kind);
            shown.push_str(text);
            shown.push('\0');
        };
        for page in &self.pages {
            show('p', &page.name);
            show('t', &page.title);
        }
        let Relations { listed, further } = self.related(index);
        show('f', &further.to_string());
        for related in listed {
            match related {
                Related::Response(index) => {
                    let other = &self.responses[index];
                    show('r', &other.reference);
                    show(if other.discreet { 'd' } else { 't' }, &other.title);
                    show('l', other.language.as_deref().unwrap_or_default());
                }
                Related::Notice(index) => show('n', &self.notices[index].reference),
                Related::Unpublished(reference) => show('u', &reference),
            }
        }
        shown.into_bytes()
    }

    fn find(&self, reference: &str) -> Related {
        let notice = || self.notices.binary_search_by(|notice| notice.reference.as_str().cmp(reference)).ok();
        match self.position(reference) {
            Some(index) => Related::Response(index),
            None => notice().map_or_else(|| Related::Unpublished(reference.to_owned()), Related::Notice),
        }
    }
}
