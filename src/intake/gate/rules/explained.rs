//! S008: where something is suppressed, the record says what the marker means.

use super::super::super::records::{Draft, Role};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

/// Words with which a note tells what a marker means.
const WORDS: &[&str] = &[
    "low number",
    "suppress",
    "withheld",
    "redacted",
    "replaced",
    "removed",
    "fewer",
    "hidden",
    "not shown",
    "or less",
];

pub(super) fn check(draft: &Draft, config: &Config, report: &mut Report) {
    let policy = &config.policy;
    let is_marker = |text: &str| {
        let text = text.trim();
        policy.markers.iter().any(|marker| text == marker || text.strip_suffix('+') == Some(marker.as_str()))
    };
    let suppressed =
        draft.tables.iter().find(|table| table.rows.iter().flatten().any(|cell| is_marker(cell.plain.text())));
    let Some(table) = suppressed.filter(|_| draft.withdrawn.is_none()) else { return };
    let passages = draft.passages();
    let mut read = passages.iter().filter(|passage| matches!(passage.role, Role::Body | Role::Caption));
    let explained = read.any(|passage| {
        let text = passage.plain.text().to_ascii_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    });
    if !explained {
        let finding = Diagnostic::at(&rules::S008, &draft.source, table.place.clone(), "nothing says what the marker in this table means")
            .help(format!("write below it, for instance: “`{}` stands for a low number, from 1 to {}, or for another that would give such a number away; both are suppressed.”", policy.marker, policy.threshold));
        report.push(finding);
    }
}
