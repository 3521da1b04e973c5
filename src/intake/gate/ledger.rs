//! The ledger `clearance.lock`: the published facts of every series, so that what was published once and has been removed
//! or suppressed since still counts as known. It never holds a suppressed value. `lines` knows the form of the file.

mod lines;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Report;
use crate::intake::records::Period;
use crate::source::{SourceTree, Span};

use self::lines::Read;

/// Where it stands in a site.
pub const LEDGER: &str = "clearance.lock";

/// Which counts a table of a series publishes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::intake::gate) struct Scope {
    /// The name of the series.
    pub(in crate::intake::gate) series: String,
    /// When the counts were taken or what they rest on; nothing else is comparable.
    pub(in crate::intake::gate) basis: String,
    /// Whom they are about, from the widest: `staff/officers`.
    pub(in crate::intake::gate) universe: String,
    /// The time that they are about.
    pub(in crate::intake::gate) period: Option<Period>,
}

/// What a count of a series is a count of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::intake::gate) struct Identity {
    /// Its series, basis and universe, and the time that it is about.
    pub(in crate::intake::gate) scope: Scope,
    /// The labels that tell it apart; none for the total of all.
    pub(in crate::intake::gate) labels: BTreeSet<String>,
}

impl Identity {
    /// What people call it: "`birk`", "the total".
    pub(in crate::intake::gate) fn called(&self) -> String {
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        if labels.is_empty() { "the total".to_owned() } else { format!("`{}`", labels.join(", ")) }
    }
}

/// Counts that have been published, and what else was published of counts that were not.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    published: Published,
}

/// What has been published of a series, or of several.
#[derive(Debug, Clone, Default)]
pub(in crate::intake::gate) struct Published {
    pub(in crate::intake::gate) facts: Vec<Fact>,
    pub(in crate::intake::gate) sums: Vec<PublishedSum>,
    pub(in crate::intake::gate) bounds: Vec<PublishedBound>,
}

/// Where something was published.
#[derive(Debug, Clone)]
pub(in crate::intake::gate) struct Publication {
    /// The record, or the name of the page.
    pub(in crate::intake::gate) reference: String,
    pub(in crate::intake::gate) table: String,
    pub(in crate::intake::gate) span: Span,
}

/// A count that has been published.
#[derive(Debug, Clone)]
pub(in crate::intake::gate) struct Fact {
    pub(in crate::intake::gate) identity: Identity,
    pub(in crate::intake::gate) value: u64,
    pub(in crate::intake::gate) place: Publication,
}

/// A sum that has been published, of which some part or the total was suppressed.
#[derive(Debug, Clone)]
pub(in crate::intake::gate) struct PublishedSum {
    pub(in crate::intake::gate) total: Total,
    pub(in crate::intake::gate) parts: Vec<Part>,
    /// What people call it: "column `Wardens`", "the caption".
    pub(in crate::intake::gate) what: String,
    pub(in crate::intake::gate) place: Publication,
}

/// The total of a published sum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake::gate) enum Total {
    /// A count, which may be known itself.
    Count(Identity),
    /// Words stated it.
    Stated(u64),
}

/// A part of a published sum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake::gate) struct Part {
    pub(in crate::intake::gate) identity: Identity,
    /// Whether the marker of a low number was published for it.
    pub(in crate::intake::gate) is_low: bool,
}

/// A percentage, a mean or a range that has been published of a count that is not printed: no less and no more.
#[derive(Debug, Clone)]
pub(in crate::intake::gate) struct PublishedBound {
    pub(in crate::intake::gate) count: Part,
    pub(in crate::intake::gate) least: u64,
    pub(in crate::intake::gate) most: Option<u64>,
    /// "percentage", "mean" or "range".
    pub(in crate::intake::gate) what: String,
    pub(in crate::intake::gate) place: Publication,
}

impl Fact {
    /// What people call it: "`birk`, published in FOI-1".
    pub(in crate::intake::gate) fn called(&self) -> String {
        format!("{}, published in {}", self.identity.called(), self.place.reference)
    }
}

impl PublishedSum {
    /// What makes it the same sum when it is published again: a total that words state may have been corrected.
    fn key(&self) -> (Option<Identity>, Vec<Identity>) {
        let total = match &self.total {
            Total::Count(identity) => Some(identity.clone()),
            Total::Stated(_) => None,
        };
        (total, self.parts.iter().map(|part| part.identity.clone()).collect())
    }

    fn series(&self) -> &str {
        self.parts.first().map_or("", |part| &part.identity.scope.series)
    }
}

impl PublishedBound {
    fn key(&self) -> (Identity, String, u64, Option<u64>) {
        (self.count.identity.clone(), self.what.clone(), self.least, self.most)
    }
}

impl Published {
    /// How many things are known.
    pub(in crate::intake::gate) fn len(&self) -> usize {
        self.facts.len() + self.sums.len() + self.bounds.len()
    }

    /// What is known of which counts.
    pub(in crate::intake::gate) fn identities(&self) -> impl Iterator<Item = &Identity> {
        let sums = self.sums.iter().flat_map(|sum| &sum.parts).map(|part| &part.identity);
        self.facts.iter().map(|fact| &fact.identity).chain(sums)
    }

    /// Where they were published.
    pub(in crate::intake::gate) fn references(&self) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().map(|fact| &fact.place);
        let others = self.sums.iter().map(|sum| &sum.place).chain(self.bounds.iter().map(|bound| &bound.place));
        facts.chain(others).map(|place| place.reference.as_str())
    }

    /// Adds what was published besides; of what was corrected, the new number stays.
    pub(in crate::intake::gate) fn extend(&mut self, newer: Self) {
        let facts = std::mem::take(&mut self.facts).into_iter().chain(newer.facts);
        let facts: BTreeMap<Identity, Fact> = facts.map(|fact| (fact.identity.clone(), fact)).collect();
        self.facts = facts.into_values().collect();
        let sums = std::mem::take(&mut self.sums).into_iter().chain(newer.sums);
        let sums: BTreeMap<(Option<Identity>, Vec<Identity>), PublishedSum> =
            sums.map(|sum| (sum.key(), sum)).collect();
        self.sums = sums.into_values().collect();
        let bounds = std::mem::take(&mut self.bounds).into_iter().chain(newer.bounds);
        let bounds: BTreeMap<(Identity, String, u64, Option<u64>), PublishedBound> =
            bounds.map(|bound| (bound.key(), bound)).collect();
        self.bounds = bounds.into_values().collect();
    }
}

impl Ledger {
    /// Reads the ledger of a site; a site without series has none. A ledger that cannot be read whole is a finding.
    pub fn read(tree: &SourceTree, report: &mut Report) -> Self {
        let mut published = Published::default();
        lines::FILE.read(tree, report, |line, span| {
            match lines::read(line, &span)? {
                Read::Fact(fact) => published.facts.push(fact),
                Read::Sum(sum) => published.sums.push(sum),
                Read::Bound(bound) => published.bounds.push(bound),
            }
            Some(())
        });
        Self { published }
    }

    /// What has been published of one series.
    pub(in crate::intake::gate) fn of_series(&self, series: &str) -> Published {
        let Published { facts, sums, bounds } = &self.published;
        Published {
            facts: facts.iter().filter(|fact| fact.identity.scope.series == series).cloned().collect(),
            sums: sums.iter().filter(|sum| sum.series() == series).cloned().collect(),
            bounds: bounds.iter().filter(|bound| bound.count.identity.scope.series == series).cloned().collect(),
        }
    }

    /// Adds what is published now; of a count that was corrected, the new number stays.
    pub(in crate::intake::gate) fn add(&mut self, published: Published) {
        self.published.extend(published);
    }

    /// The file's text; none for a site without series.
    pub fn text(&self) -> Option<String> {
        (self.published.len() > 0).then(|| lines::write(&self.published))
    }
}
