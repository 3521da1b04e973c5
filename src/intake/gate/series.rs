//! Series: tables of several records and pages that publish the same set of counts, judged together once each of them
//! has been judged by itself.

use std::collections::BTreeMap;

use super::ledger::{Ledger, Published};
use super::numbers::TableReading;
use super::recovery::{self, Cleared, Figures, Words};
use super::tables::figures_of;
use super::{Judged, JudgedPage};
use crate::config::Config;
use crate::diagnostic::{Report, Severity};
use crate::intake::records::TableDraft;

/// A table of a series: which record, or page after all records, and which of its tables.
type Member = (usize, usize);

/// The records and pages that were judged by themselves.
struct Held<'a> {
    records: &'a mut [Judged],
    pages: &'a mut [JudgedPage],
}

/// Judges every series; gives what its tables publish. What adds to a finding of severity error is refused.
pub(super) fn judge(
    records: &mut [Judged],
    pages: &mut [JudgedPage],
    config: &Config,
    ledger: &Ledger,
    report: &mut Report,
) -> Published {
    let mut held = Held { records, pages };
    let families: Vec<(String, Vec<Member>)> = held.members().into_iter().collect();
    let cleared: Vec<(Vec<Member>, Cleared)> = report.par_map(families, |(name, members), _| {
        let cleared = recovery::clear(held.figures(&members, config), &ledger.of_series(&name), &config.policy);
        (members, cleared)
    });
    let mut published = Published::default();
    for (members, cleared) in cleared {
        held.apply(&members, cleared, report);
        published.extend(recovery::published(&held.figures(&members, config), &config.policy));
    }
    published
}

impl Held<'_> {
    /// The tables of each series, of all that is not withdrawn.
    fn members(&self) -> BTreeMap<String, Vec<Member>> {
        let records =
            self.records.iter().map(|Judged { draft, .. }| (draft.withdrawn.is_none(), draft.tables.as_slice()));
        let pages = self.pages.iter().map(|judged| (true, judged.page.tables.as_slice()));
        let mut series: BTreeMap<String, Vec<Member>> = BTreeMap::new();
        for (holder, (_, tables)) in records.chain(pages).enumerate().filter(|(_, (is_published, _))| *is_published) {
            for (table, written) in tables.iter().enumerate() {
                if let Some(name) = &written.attributes.series {
                    series.entry(name.clone()).or_default().push((holder, table));
                }
            }
        }
        series
    }

    fn figures(&self, members: &[Member], config: &Config) -> Vec<Figures> {
        members.iter().filter_map(|(holder, table)| self.figures_of(*holder, *table, config)).collect()
    }

    fn figures_of(&self, holder: usize, table: usize, config: &Config) -> Option<Figures> {
        if let Some(Judged { draft, readings, .. }) = self.records.get(holder) {
            let policy = config.policy.of_record(draft.threshold, draft.language.as_deref());
            let written: &TableDraft = draft.tables.get(table)?;
            let passages = draft.passages();
            let words = Words { body: &draft.body.plain, passages: &passages };
            return Some(figures_of(draft.reference(), written, readings.get(table)?, words, &policy));
        }
        let JudgedPage { page, readings, .. } = self.pages.get(holder.checked_sub(self.records.len())?)?;
        let written = page.tables.get(table)?;
        let passages = page.passages();
        let words = Words { body: &page.body.plain, passages: &passages };
        Some(figures_of(&page.name, written, readings.get(table)?, words, &config.policy))
    }

    fn apply(&mut self, members: &[Member], cleared: Cleared, report: &mut Report) {
        for (member, finding) in cleared.findings {
            if let Some((_, refused)) = members.get(member).and_then(|(holder, _)| self.verdict(*holder)) {
                *refused |= finding.rule.severity == Severity::Error;
            }
            report.push(finding);
        }
        for (member, at) in cleared.suppressed {
            let Some((holder, table)) = members.get(member) else { continue };
            if let Some(reading) = self.verdict(*holder).and_then(|(readings, _)| readings.get_mut(*table)) {
                reading.suppress(at);
            }
        }
    }

    /// The readings of a record or page, and whether it is refused.
    fn verdict(&mut self, holder: usize) -> Option<(&mut [TableReading], &mut bool)> {
        let page = holder.checked_sub(self.records.len());
        match page {
            None => self.records.get_mut(holder).map(|judged| (judged.readings.as_mut_slice(), &mut judged.refused)),
            Some(page) => self.pages.get_mut(page).map(|judged| (judged.readings.as_mut_slice(), &mut judged.refused)),
        }
    }
}
