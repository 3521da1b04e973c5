//! Series: tables of several records that publish the same set of counts, judged together once each record has been
//! judged by itself.

use std::collections::BTreeMap;

use super::Judged;
use super::recovery::{self, Cleared, Figures};
use crate::config::Policy;
use crate::diagnostic::Report;

/// A table of a series: which record, and which of its tables.
type Member = (usize, usize);

/// Judges every series. A record that adds to a finding of severity error is refused.
pub(super) fn judge(judged: &mut [Judged], policy: &Policy, report: &mut Report) {
    let mut series: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for (record, judged) in judged.iter().enumerate().filter(|(_, judged)| judged.draft.withdrawn.is_none()) {
        for (table, draft) in judged.draft.tables.iter().enumerate() {
            if let Some(name) = &draft.attributes.series {
                series.entry(name).or_default().push((record, table));
            }
        }
    }
    let families: Vec<Vec<Member>> = series.into_values().collect();
    let figures_of = |(record, table): &Member| {
        let Judged { draft, readings, .. } = &judged[*record];
        Some(Figures::of(draft.reference(), &draft.tables[*table], readings.get(*table)?))
    };
    let cleared: Vec<(Vec<Member>, Cleared)> = report.par_map(families, |members, _| {
        let figures: Vec<Figures> = members.iter().filter_map(figures_of).collect();
        let cleared = recovery::clear(&figures, policy);
        (members, cleared)
    });
    for (members, cleared) in cleared {
        apply(judged, &members, cleared, report);
    }
}

fn apply(judged: &mut [Judged], members: &[Member], cleared: Cleared, report: &mut Report) {
    for (member, finding) in cleared.findings {
        if let Some(judged) = members.get(member).and_then(|(record, _)| judged.get_mut(*record)) {
            judged.refused |= finding.rule.severity == crate::diagnostic::Severity::Error;
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
