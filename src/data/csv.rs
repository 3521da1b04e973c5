//! Tables and the log as CSV (RFC 4180). What their columns mean is said in `description`.

use std::io;

use super::{description, v1};
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::Plan;
use crate::records::{Cell, Table};

/// Writes the CSV of each table, and its description.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    let written = report.par_map(super::made(plan), |index, _| -> io::Result<()> {
        let response = &plan.catalogue.responses[index];
        for table in &response.tables {
            let address = plan.table_address(response, &table.id);
            output.put(&address, &rows(table, &plan.config.policy.marker)?)?;
            let name = format!("{}.csv-metadata.json", table.id);
            output.put(&address.file(&name), &description::table(plan, index, table)?)?;
        }
        Ok(())
    });
    written.into_iter().collect()
}

/// The columns of the log, in their order; new ones come last.
pub(super) const LOG: [&str; 14] = [
    "reference",
    "title",
    "url",
    "received",
    "answered",
    "published",
    "updated",
    "year",
    "outcome",
    "law",
    "exemptions",
    "topics",
    "withdrawn",
    "language",
];

/// The log, a response a line.
pub(super) fn log(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(LOG)?;
    for record in v1::records(plan) {
        let day = |date: Option<String>| date.unwrap_or_default();
        writer.write_record([
            record.reference,
            record.title.unwrap_or_default(),
            record.url,
            day(record.received),
            day(record.answered),
            day(record.published),
            day(record.updated),
            record.year.map(|year| year.to_string()).unwrap_or_default(),
            record.outcome.unwrap_or_default().to_owned(),
            record.law.unwrap_or_default().to_owned(),
            record.exemptions.iter().map(|exemption| exemption.key.as_str()).collect::<Vec<_>>().join("; "),
            record.topics.join("; "),
            day(record.withdrawn),
            record.language.unwrap_or_default(),
        ])?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn rows(table: &Table, marker: &str) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| &column.text))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(|cell| match cell {
            Cell::Published { text, .. } => text.as_str(),
            Cell::Suppressed => marker,
        }))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}
