//! Findings gathered in order, and work done in parallel that gathers them: one of the two files that name rayon.

use rayon::prelude::*;

use super::{Diagnostic, Severity};

/// Every finding of every stage so far.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
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
    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Names the record that every finding of this report concerns, where it names none yet.
    pub fn about(&mut self, reference: &str) {
        for finding in &mut self.findings {
            finding.reference.get_or_insert_with(|| reference.to_owned());
        }
    }

    /// Does `work` on every item in parallel; results and findings come back in the order of the items.
    pub fn par_map<T, U>(&mut self, items: Vec<T>, work: impl Fn(T, &mut Report) -> U + Sync) -> Vec<U>
    where
        T: Send,
        U: Send,
    {
        let done: Vec<(U, Report)> = items
            .into_par_iter()
            .map(|item| {
                let mut report = Report::default();
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
    }

    /// The findings.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
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
