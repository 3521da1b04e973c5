//! What `candour audit` shows: every suppressed cell with the range that what is published leaves to it. It changes no
//! verdict of the gate.

use super::inspect::{self, Group};
use super::ledger::Ledger;
use super::protection::{Finding, Status};
use super::recovery::{self, Hidden};
use crate::config::Config;
use crate::intake::records::{Draft, PageDraft};

/// One cell that is not printed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AuditedCell {
    /// The record it stands in; the name of a page that is none.
    pub reference: String,
    /// The path of the record.
    pub record: String,
    /// The path of the file it stands in: the record, or a data file.
    pub path: String,
    /// The table's identifier.
    pub table: String,
    /// Body row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// What people call it.
    pub name: String,
    /// Whether it is primary, secondary or implicit.
    pub status: Status,
    /// The range that is left to it; no greatest means no bound.
    pub interval: (u64, Option<u64>),
    /// Whether nothing is learned that the policy forbids.
    pub is_safe: bool,
    /// What is learned, where it is not safe.
    pub finding: Option<Finding>,
    /// Which rule speaks: `S003` where the table by itself tells, `S004` where several are needed.
    pub rule: Option<&'static str>,
    /// Who can tell, in words.
    pub who: String,
    /// The arithmetic, in words.
    pub because: Vec<String>,
}

/// Audits every table of drafts and pages. A table that asks for suppression is shown as it would be published.
pub fn audit(drafts: &[Draft], pages: &[PageDraft], config: &Config, ledger: &Ledger) -> Vec<AuditedCell> {
    let suppress = |group: &Group<'_>| recovery::suppress(&mut group.figures(), &group.published, &group.policy);
    let groups = inspect::groups(drafts, pages, config, ledger, &suppress);
    let mut cells: Vec<AuditedCell> = groups.iter().flat_map(of_group).collect();
    cells.sort_by(|left, right| (key(left), weight(left)).cmp(&(key(right), weight(right))));
    // A table that stands in several groups is shown with all that anybody can tell of it, and else with the least range.
    cells.dedup_by(|later, earlier| key(later) == key(earlier) && (later.is_safe || later.who == earlier.who));
    cells
}

/// What is told comes before what is not, and less before more: the first says all.
fn weight(cell: &AuditedCell) -> (bool, &str, u64) {
    let (least, most) = cell.interval;
    (cell.is_safe, &cell.who, most.map_or(u64::MAX, |most| most.saturating_sub(least)))
}

fn key(cell: &AuditedCell) -> (&str, &str, usize, usize, &str) {
    (&cell.record, &cell.table, cell.row, cell.column, &cell.name)
}

fn of_group(group: &Group<'_>) -> Vec<AuditedCell> {
    let mut figures = group.figures();
    recovery::suppress(&mut figures, &group.published, &group.policy);
    let examined = recovery::examine(&figures, &group.published, &group.policy, &|_| false);
    let row = |hidden: Hidden| {
        let table = &group.tables[hidden.table];
        let is_safe = hidden.is_safe;
        AuditedCell {
            reference: table.figures.reference.clone(),
            record: table.record.to_owned(),
            path: table.draft.source.path().to_owned(),
            table: table.draft.id.clone(),
            row: hidden.at.0,
            column: hidden.at.1,
            name: hidden.name,
            status: hidden.status,
            interval: hidden.interval,
            is_safe,
            finding: hidden.finding.filter(|_| !is_safe),
            rule: (!is_safe).then_some(if hidden.is_across { "S004" } else { "S003" }),
            who: if is_safe { "nobody".to_owned() } else { who(group, hidden.is_across, &table.draft.id) },
            because: hidden.because,
        }
    };
    examined.hidden.into_iter().map(row).collect()
}

/// Who can tell: whoever reads one table, or several.
fn who(group: &Group<'_>, is_across: bool, table: &str) -> String {
    if !is_across {
        return format!("whoever reads table `{table}`");
    }
    let Some(series) = &group.series else {
        let tables: Vec<String> = group.tables.iter().map(|table| format!("`{}`", table.draft.id)).collect();
        return format!("whoever reads tables {}", tables.join(", "));
    };
    let mut records: Vec<&str> = group.tables.iter().map(|table| table.figures.reference.as_str()).collect();
    records.extend(group.published.references());
    records.sort_unstable();
    records.dedup();
    format!("whoever reads the tables of series `{series}` in {}", records.join(", "))
}
