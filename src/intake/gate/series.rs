//! Series: tables of several records that publish the same set of counts, judged together once each record has been
//! judged by itself.

use std::collections::BTreeMap;

use super::ledger::{Fact, Ledger};
use super::recovery::{self, Cleared, Figures};
use super::{Judged, figures_of};
use crate::config::{Config, Policy};
use crate::diagnostic::{Report, Severity};
use crate::intake::records::Draft;

/// A table of a series: which record, and which of its tables.
pub(super) type Member = (usize, usize);

/// The tables of each series, of records that are not withdrawn.
pub(super) fn members<'a>(drafts: impl Iterator<Item = &'a Draft>) -> BTreeMap<String, Vec<Member>> {
    let mut series: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for (record, draft) in drafts.enumerate().filter(|(_, draft)| draft.withdrawn.is_none()) {
        for (table, written) in draft.tables.iter().enumerate() {
            if let Some(name) = &written.attributes.series {
                series.entry(name.clone()).or_default().push((record, table));
            }
        }
    }
    series
}

/// Judges every series; gives what its tables publish. A record that adds to a finding of severity error is refused.
pub(super) fn judge(judged: &mut [Judged], config: &Config, ledger: &Ledger, report: &mut Report) -> Vec<Fact> {
    let series = members(judged.iter().map(|judged| &judged.draft));
    let families: Vec<(String, Vec<Member>)> = series.into_iter().collect();
    let cleared: Vec<(Vec<Member>, Cleared)> = report.par_map(families, |(name, members), _| {
        let figures = figures(judged, &members, config);
        let cleared = recovery::clear(figures, &ledger.of_series(&name), &config.policy);
        (members, cleared)
    });
    let mut published = Vec::new();
    for (members, cleared) in cleared {
        apply(judged, &members, cleared, report);
        published.extend(recovery::published(&figures(judged, &members, config), &config.policy));
    }
    published
}

fn figures(judged: &[Judged], members: &[Member], config: &Config) -> Vec<Figures> {
    let of = |(record, table): &Member| {
        let Judged { draft, readings, .. } = &judged[*record];
        let policy: Policy = config.policy.stricter(draft.threshold);
        Some(figures_of(draft.reference(), &draft.tables[*table], readings.get(*table)?, &draft.body.plain, &policy))
    };
    members.iter().filter_map(of).collect()
}

fn apply(judged: &mut [Judged], members: &[Member], cleared: Cleared, report: &mut Report) {
    for (member, finding) in cleared.findings {
        if let Some(judged) = members.get(member).and_then(|(record, _)| judged.get_mut(*record)) {
            judged.refused |= finding.rule.severity == Severity::Error;
        }
        report.push(finding);
    }
    for (member, at) in cleared.suppressed {
        let Some((record, table)) = members.get(member) else { continue };
        if let Some(reading) = judged.get_mut(*record).and_then(|judged| judged.readings.get_mut(*table)) {
            reading.suppress(at);
        }
    }
}
