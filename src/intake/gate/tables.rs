//! The tables of one record, page or file, and what can be worked out of them: each by itself, or with those that print the
//! same counts. It leaves the series that other records may share to `series`.

use super::ledger::Published;
use super::numbers::TableReading;
use super::recovery::{self, At, Figures, Words};
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

    fn member(&self) -> Member<'_> {
        Member { draft: self.draft, reading: self.reading, is_own: self.is_own }
    }
}

/// A table as it is put into families.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) draft: &'a TableDraft,
    pub(super) reading: &'a TableReading,
    /// Whether it stands in the record itself, and not in a file.
    pub(super) is_own: bool,
}

impl<'a> Member<'a> {
    fn series(&self) -> Option<&'a String> {
        self.draft.attributes.series.as_ref()
    }
}

/// Tables of a record that are judged together, by their positions, and as they are judged.
pub(super) struct Family {
    pub(super) members: Vec<usize>,
    pub(super) figures: Vec<Figures>,
    /// Whether they print the same counts though nobody says so. What each tells by itself has been said then.
    pub(super) is_kin: bool,
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
    let mut suppressed: Vec<(usize, At)> = Vec::new();
    let members: Vec<Member<'_>> = tables.iter().map(Judging::member).collect();
    if leaves_series && members.iter().all(|member| member.series().is_some()) {
        return;
    }
    let figures = tables.iter().map(|table| figures_of(reference, table.draft, table.reading, table.words, policy));
    families(&members, figures.collect(), policy, leaves_series, &mut |family| {
        let cleared = recovery::clear(family.figures, &Published::default(), policy);
        let is_news = |code: &str| !family.is_kin || code == rules::S004.code;
        for (_, finding) in cleared.findings.into_iter().filter(|(_, finding)| is_news(finding.rule.code)) {
            report.push(finding);
        }
        suppressed.extend(cleared.suppressed.iter().map(|(member, at)| (family.members[*member], *at)));
        cleared.suppressed
    });
    for (table, at) in suppressed {
        tables[table].reading.suppress(at);
    }
}

/// Gives the tables of one record, page or file in families, in the order in which they are judged. `judge` says which cells
/// it suppresses further: by member, and where they stand in it.
pub(super) fn families(
    tables: &[Member<'_>],
    mut figures: Vec<Figures>,
    policy: &Policy,
    leaves_series: bool,
    judge: &mut dyn FnMut(Family) -> Vec<(usize, At)>,
) {
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
        let of_family = members.iter().map(|member| figures[*member].clone()).collect();
        for (member, at) in judge(Family { members: members.clone(), figures: of_family, is_kin: false }) {
            figures[members[member]].suppress_further(at);
        }
    }
    for recovery::Kin { members, figures } in kin(tables, &figures, policy) {
        judge(Family { members, figures, is_kin: true });
    }
}

/// The tables that print the same counts as others.
fn kin(tables: &[Member<'_>], figures: &[Figures], policy: &Policy) -> Vec<recovery::Kin> {
    // Where nothing is suppressed there is nothing to find: so it is in most records.
    if tables.len() < 2 || !figures.iter().any(Figures::hides) {
        return Vec::new();
    }
    let supposed: Vec<Figures> =
        tables.iter().zip(figures).map(|(table, figures)| figures.supposed(table.draft, table.reading)).collect();
    recovery::kin(&supposed, &|left, right| may_be_same(tables[left], tables[right]), policy)
}

/// Whether two tables may print the same counts for all that their author says, who can say it of both where they are his
/// own. Those of which both name a series are judged with it.
fn may_be_same(left: Member<'_>, right: Member<'_>) -> bool {
    let is_own = left.is_own && right.is_own;
    let (left, right) = (&left.draft.attributes, &right.draft.attributes);
    let is_in_series = left.series.is_some() && right.series.is_some();
    let is_same = left.basis == right.basis && left.universe == right.universe;
    !is_in_series && (is_same || !is_own)
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
