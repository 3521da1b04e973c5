//! Findings gathered in order, and work done in parallel that gathers them: one of the two files that name rayon.

use rayon::prelude::*;

use super::{Diagnostic, Severity};
use crate::source::Span;

/// Every finding of every stage so far.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
    /// Small numbers that were set aside; nothing where nobody asked for them.
    set_aside: Option<Vec<SetAside>>,
}

/// A number from 1 to the threshold that is certainly no low number, and why.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SetAside {
    /// Where it stands.
    pub span: Span,
    /// Which reader set it aside, such as `duration`, or `decision`.
    pub reader: &'static str,
    /// The record it stands in.
    pub reference: Option<String>,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Findings that stop publication.
    pub errors: usize,
    /// Findings that do not.
    pub warnings: usize,
}

impl Report {
    /// A report that also keeps what was set aside, and why.
    #[must_use]
    pub fn verbose() -> Self {
        Self { set_aside: Some(Vec::new()), ..Self::default() }
    }

    /// An empty report that keeps what this one keeps.
    #[must_use]
    pub fn fresh(&self) -> Self {
        if self.set_aside.is_some() { Self::verbose() } else { Self::default() }
    }

    /// Notes that a number was set aside, if anybody asked.
    pub fn set_aside(&mut self, reader: &'static str, span: impl FnOnce() -> Span) {
        if let Some(set_aside) = &mut self.set_aside {
            set_aside.push(SetAside { span: span(), reader, reference: None });
        }
    }

    /// The numbers that were set aside; `None` where nobody asked for them.
    pub fn numbers_set_aside(&self) -> Option<&[SetAside]> {
        self.set_aside.as_deref()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
        if let (Some(kept), Some(others)) = (&mut self.set_aside, other.set_aside) {
            kept.extend(others);
        }
    }

    /// Names the record that every finding of this report concerns, where it names none yet.
    pub fn about(&mut self, reference: &str) {
        for finding in &mut self.findings {
            finding.reference.get_or_insert_with(|| reference.to_owned());
        }
        for number in self.set_aside.iter_mut().flatten() {
            number.reference.get_or_insert_with(|| reference.to_owned());
        }
    }

    /// Does `work` on every item in parallel; results and findings come back in the order of the items.
    pub fn par_map<T, U>(&mut self, items: Vec<T>, work: impl Fn(T, &mut Report) -> U + Sync) -> Vec<U>
    where
        T: Send,
        U: Send,
    {
        let verbose = self.set_aside.is_some();
        let done: Vec<(U, Report)> = items
            .into_par_iter()
            .map(|item| {
                let mut report = if verbose { Report::verbose() } else { Report::default() };
                let result = work(item, &mut report);
                (result, report)
            })
            .collect();
        done.into_iter()
            .map(|(result, report)| {
                self.append(report);
                result
            })
            .collect()
    }

    /// The findings about some paths.
    #[must_use]
    pub fn only(mut self, wanted: impl Fn(&str) -> bool) -> Self {
        self.findings.retain(|finding| wanted(finding.path()));
        if let Some(set_aside) = &mut self.set_aside {
            set_aside.retain(|number| wanted(number.span.source().path()));
        }
        self
    }

    /// Whether a finding stops publication.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.rule.severity == Severity::Error)
    }

    /// How many there are of each severity.
    pub fn totals(&self) -> Totals {
        let errors = self.findings.iter().filter(|finding| finding.rule.severity == Severity::Error).count();
        Totals { errors, warnings: self.findings.len() - errors }
    }

    /// Puts findings in the order of path, place and code, and leaves out what was found twice.
    pub fn sort(&mut self) {
        self.findings.sort_by(|left, right| order(left).cmp(&order(right)));
        self.findings.dedup_by(|left, right| order(left) == order(right));
        if let Some(set_aside) = &mut self.set_aside {
            set_aside.sort_by(|left, right| place(left).cmp(&place(right)));
        }
    }

    /// The findings.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

fn place(number: &SetAside) -> (&str, usize, &str) {
    (number.span.source().path(), number.span.range().start, number.reader)
}

type Order<'a> = (&'a str, usize, &'a str, usize, &'a str);

fn order(finding: &Diagnostic) -> Order<'_> {
    let range = match &finding.place {
        super::Place::Span(span) => span.range(),
        super::Place::File(_) => 0..0,
    };
    (finding.path(), range.start, finding.rule.code, range.end, &finding.message)
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;

    #[test]
    fn parallel_work_keeps_its_order() {
        let mut report = Report::default();
        let doubled = report.par_map((0..500).collect(), |number, report| {
            report.push(Diagnostic::on_file(&rules::R001, format!("{number:03}"), "seen"));
            number * 2
        });
        assert_eq!(doubled, (0..500).map(|number| number * 2).collect::<Vec<_>>());
        let paths: Vec<_> = report.findings().iter().map(Diagnostic::path).collect();
        assert!(paths.is_sorted());
        assert_eq!(report.totals(), Totals { errors: 500, warnings: 0 });
    }

    #[test]
    fn what_is_found_twice_is_said_once() {
        let mut report = Report::default();
        report.push(Diagnostic::on_file(&rules::R001, "b", "same"));
        report.push(Diagnostic::on_file(&rules::R001, "a", "other"));
        report.push(Diagnostic::on_file(&rules::R001, "b", "same"));
        report.sort();
        let paths: Vec<_> = report.findings().iter().map(Diagnostic::path).collect();
        assert_eq!(paths, ["a", "b"]);
    }
}
