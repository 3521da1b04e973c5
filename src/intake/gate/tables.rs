//! The tables of one record, page or file, and what can be worked out of them: each by itself, or with those that print the
//! same counts. It leaves the series that other records may share to `series`.

use super::ledger::Published;
use super::numbers::TableReading;
use super::recovery::{self, Cleared, Figures, Words};
use crate::config::Policy;
use crate::diagnostic::{Report, rules};
use crate::intake::records::TableDraft;

/// A table that is judged, and the words that stand beside it.
pub(super) struct Judging<'a> {
    draft: &'a TableDraft,
    reading: &'a mut TableReading,
    words: Words<'a>,
    /// Whether it stands in the record itself, and not in a file.
    is_own: bool,
}

impl<'a> Judging<'a> {
    /// A table that stands in a record or page.
    pub(super) fn own(draft: &'a TableDraft, reading: &'a mut TableReading, words: Words<'a>) -> Self {
        Self { draft, reading, words, is_own: true }
    }

    /// A table in a file.
    pub(super) fn attached(draft: &'a TableDraft, reading: &'a mut TableReading, words: Words<'a>) -> Self {
        Self { draft, reading, words, is_own: false }
    }

    fn series(&self) -> Option<&'a String> {
        self.draft.attributes.series.as_ref()
    }
}

/// Judges what can be worked out of tables; those of one series are judged together, and those that print the same counts
/// though nobody says so. Where it `leaves_series`, they are left to be judged with those of other records and pages.
pub(super) fn judge(
    reference: &str,
    mut tables: Vec<Judging<'_>>,
    policy: &Policy,
    leaves_series: bool,
    report: &mut Report,
) {
    if leaves_series && tables.iter().all(|table| table.series().is_some()) {
        return;
    }
    let mut figures: Vec<Figures> =
        tables.iter().map(|table| figures_of(reference, table.draft, table.reading, table.words, policy)).collect();
    let mut alone: Vec<Vec<usize>> = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let series = table.series();
        let is_same = |members: &&mut Vec<usize>| series.is_some() && tables[members[0]].series() == series;
        match alone.iter_mut().find(is_same) {
            _ if leaves_series && series.is_some() => {}
            Some(members) => members.push(index),
            None => alone.push(vec![index]),
        }
    }
    for members in alone {
        let family = members.iter().map(|member| figures[*member].clone()).collect();
        let cleared = recovery::clear(family, &Published::default(), policy);
        take(&members, cleared, &mut figures, &mut tables, &mut |_| true, report);
    }
    // What a table tells by itself has been said.
    for kin in kin(&tables, &figures, policy) {
        let cleared = recovery::clear(kin.figures, &Published::default(), policy);
        let is_news = &mut |code: &str| code == rules::S004.code;
        take(&kin.members, cleared, &mut figures, &mut tables, is_news, report);
    }
}

/// The tables that print the same counts as others.
fn kin(tables: &[Judging<'_>], figures: &[Figures], policy: &Policy) -> Vec<recovery::Kin> {
    if tables.len() < 2 {
        return Vec::new();
    }
    let supposed: Vec<Figures> =
        tables.iter().zip(figures).map(|(table, figures)| figures.supposed(table.draft, table.reading)).collect();
    let may = |left: usize, right: usize| {
        let (left, right) = (&tables[left], &tables[right]);
        may_be_same(left.draft, right.draft, left.is_own && right.is_own)
    };
    recovery::kin(&supposed, &may, policy)
}

/// Whether two tables may print the same counts for all that their author says, who can say it of both where they are his
/// `own`. Those of which both name a series are judged with it.
pub(super) fn may_be_same(left: &TableDraft, right: &TableDraft, own: bool) -> bool {
    let (left, right) = (&left.attributes, &right.attributes);
    let is_in_series = left.series.is_some() && right.series.is_some();
    let is_same = left.basis == right.basis && left.universe == right.universe;
    !is_in_series && (is_same || !own)
}

/// Reports what came of a family, and suppresses what it takes.
fn take(
    members: &[usize],
    cleared: Cleared,
    figures: &mut [Figures],
    tables: &mut [Judging<'_>],
    is_news: &mut dyn FnMut(&str) -> bool,
    report: &mut Report,
) {
    for (_, finding) in cleared.findings.into_iter().filter(|(_, finding)| is_news(finding.rule.code)) {
        report.push(finding);
    }
    for (member, at) in cleared.suppressed {
        tables[members[member]].reading.suppress(at);
        figures[members[member]].suppress_further(at);
    }
}

/// The counts of a table, with the sums that words state.
pub(super) fn figures_of(
    reference: &str,
    draft: &TableDraft,
    reading: &TableReading,
    words: Words<'_>,
    policy: &Policy,
) -> Figures {
    let mut figures = Figures::of(reference, draft, reading, policy);
    recovery::read_said(&mut figures, draft, words);
    figures
}
