//! The ledger `clearance.lock`: the published facts of every series, so that what was published once and has been removed
//! or suppressed since still counts as known. It never holds a suppressed value.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::intake::records::Period;
use crate::source::{Source, SourceTree, Span};

/// Where it stands in a site.
pub const LEDGER: &str = "clearance.lock";

/// The largest ledger, in bytes.
const LARGEST: usize = 64 << 20;

const HEADER: &str = "\
# The ledger of Candour: every count of a series that has been published, one a line, in a fixed order.
# What was published once stays known, so the gate counts with it when it checks what can be worked out (S004).
# `candour build` writes it. Keep it in version control; take a line out only when that publication was undone.
";

/// Which counts a table of a series publishes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake::gate) struct Identity {
    /// Its series, basis and universe, and the time that it is about.
    pub(in crate::intake::gate) scope: Scope,
    /// The labels that tell it apart; none for the total of all.
    pub(in crate::intake::gate) labels: BTreeSet<String>,
}

/// Counts that have been published.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    facts: Vec<Fact>,
}

/// A count that has been published.
#[derive(Debug, Clone)]
pub(in crate::intake::gate) struct Fact {
    pub(in crate::intake::gate) identity: Identity,
    pub(in crate::intake::gate) value: u64,
    /// The record that published it.
    pub(in crate::intake::gate) reference: String,
    pub(in crate::intake::gate) table: String,
    pub(in crate::intake::gate) span: Span,
}

impl Fact {
    /// What people call it: "`birk`, published in FOI-1".
    pub(in crate::intake::gate) fn called(&self) -> String {
        let labels: Vec<&str> = self.identity.labels.iter().map(String::as_str).collect();
        let name = if labels.is_empty() { "the total".to_owned() } else { format!("`{}`", labels.join(", ")) };
        format!("{name}, published in {}", self.reference)
    }
}

/// A line of the file: its keys and their order are a contract.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    series: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    basis: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    universe: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    labels: Vec<String>,
    value: u64,
    reference: String,
    table: String,
}

impl Ledger {
    /// Reads the ledger of a site; a site without series has none. A ledger that cannot be read whole is a finding.
    pub fn read(tree: &SourceTree, report: &mut Report) -> Self {
        let mut ledger = Self::default();
        if tree.entry(LEDGER).is_none() {
            return ledger;
        }
        let text = tree.read(LEDGER).ok().filter(|bytes| bytes.len() <= LARGEST);
        let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            let help = "restore it from version control; `candour build` writes it as UTF-8 text";
            report.push(Diagnostic::on_file(&rules::R012, LEDGER, "the ledger cannot be read").help(help));
            return ledger;
        };
        let source = Source::new(LEDGER, text);
        let mut at = 0;
        for line in source.text().split_inclusive('\n') {
            let range = at..at + line.trim_end().len();
            at += line.len();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match fact(line, &source, range.clone()) {
                Some(fact) => ledger.facts.push(fact),
                None => {
                    let finding = Diagnostic::at(&rules::R001, &source, range, "this line of the ledger cannot be read")
                        .help("restore the file from version control; `candour build` writes it, and people only take lines out");
                    report.push(finding);
                }
            }
        }
        ledger
    }

    /// The facts of one series.
    pub(in crate::intake::gate) fn of_series(&self, series: &str) -> Vec<Fact> {
        self.facts.iter().filter(|fact| fact.identity.scope.series == series).cloned().collect()
    }

    /// Adds what is published now; of a count that was corrected, the new number stays.
    pub(in crate::intake::gate) fn add(&mut self, published: Vec<Fact>) {
        let old = std::mem::take(&mut self.facts);
        let by_identity: BTreeMap<Identity, Fact> =
            old.into_iter().chain(published).map(|fact| (fact.identity.clone(), fact)).collect();
        self.facts = by_identity.into_values().collect();
    }

    /// The file's text; none for a site without series.
    pub fn text(&self) -> Option<String> {
        if self.facts.is_empty() {
            return None;
        }
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by(|left, right| left.identity.cmp(&right.identity));
        let mut text = HEADER.to_owned();
        for fact in facts {
            let scope = &fact.identity.scope;
            let line = Line {
                series: scope.series.clone(),
                basis: scope.basis.clone(),
                universe: scope.universe.clone(),
                period: scope.period.map(|period| format!("{}..{}", period.first, period.last)),
                labels: fact.identity.labels.iter().cloned().collect(),
                value: fact.value,
                reference: fact.reference.clone(),
                table: fact.table.clone(),
            };
            let line = serde_json::to_string(&line).expect("invariant: texts and numbers have a form in JSON");
            let _ = writeln!(text, "{line}");
        }
        Some(text)
    }
}

fn fact(line: &str, source: &Arc<Source>, range: std::ops::Range<usize>) -> Option<Fact> {
    let line: Line = serde_json::from_str(line).ok()?;
    let period = match &line.period {
        Some(text) => Some(Period::read(text)?),
        None => None,
    };
    let scope = Scope { series: line.series, basis: line.basis, universe: line.universe, period };
    Some(Fact {
        identity: Identity { scope, labels: line.labels.into_iter().collect() },
        value: line.value,
        reference: line.reference,
        table: line.table,
        span: Span::new(source, range),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "# a comment\n{\"series\":\"s\",\"period\":\"2021-01-01..2021-12-31\",\"labels\":[\"birk\"],\"value\":9,\"reference\":\"A\",\"table\":\"t\"}\n";

    fn read(text: &str) -> (Ledger, usize) {
        let mut report = Report::default();
        let ledger = Ledger::read(&SourceTree::from_files([(LEDGER, text)]), &mut report);
        (ledger, report.findings().len())
    }

    #[test]
    fn what_is_read_is_written_again() {
        let (ledger, findings) = read(LINES);
        assert_eq!(findings, 0);
        let text = ledger.text().unwrap();
        assert_eq!(read(&text).0.text().as_deref(), Some(text.as_str()));
        assert!(text.starts_with("# The ledger"));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_a_finding() {
        for line in
            ["{}", "nonsense", "{\"series\":\"s\",\"labels\":[],\"value\":-1,\"reference\":\"A\",\"table\":\"t\"}"]
        {
            assert_eq!(read(line).1, 1, "{line}");
        }
    }

    #[test]
    fn a_corrected_number_replaces_the_old_one() {
        let (mut ledger, _) = read(LINES);
        let mut corrected = ledger.facts.clone();
        corrected[0].value = 8;
        ledger.add(corrected);
        assert_eq!(ledger.facts.len(), 1);
        assert!(ledger.text().unwrap().contains("\"value\":8"));
    }
}
