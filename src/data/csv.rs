//! Tables and the log as CSV (RFC 4180), each table with a description that machines read (W3C CSV on the Web).

use std::io;

use serde::Serialize;

use super::v1;
use crate::address::{Address, Slug};
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::{Job, Plan};
use crate::records::{Cell, Table};

/// Writes `data/responses.csv`, and for each table its CSV and its description.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    output.put(&Address::page([&Slug::of("data")]).file("responses.csv"), &log(plan)?)?;
    let responses: Vec<usize> = (0..plan.catalogue.responses.len()).collect();
    let written = report.par_map(responses, |index, _| -> io::Result<()> {
        let response = &plan.catalogue.responses[index];
        for table in &response.tables {
            let address = plan.table_address(response, &table.id);
            output.put(&address, &rows(table, &plan.config.policy.marker)?)?;
            let description = Description::of(plan, table, index);
            let name = format!("{}.csv-metadata.json", table.id);
            output.put(&address.file(&name), &serde_json::to_vec_pretty(&description)?)?;
        }
        Ok(())
    });
    written.into_iter().collect()
}

fn log(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
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
    ])?;
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

/// Metadata of a table, after <https://www.w3.org/TR/tabular-metadata/>. The marker is declared as a null value, so that
/// no reader takes it for a number.
#[derive(Serialize)]
struct Description<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    url: String,
    #[serde(rename = "dc:title")]
    title: &'a str,
    #[serde(rename = "dc:publisher")]
    publisher: &'a str,
    #[serde(rename = "dc:source")]
    source: String,
    #[serde(rename = "dc:license", skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(rename = "tableSchema")]
    schema: Schema<'a>,
}

#[derive(Serialize)]
struct Schema<'a> {
    columns: Vec<Column<'a>>,
}

#[derive(Serialize)]
struct Column<'a> {
    name: String,
    titles: &'a str,
    datatype: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    null: Option<&'a str>,
}

impl<'a> Description<'a> {
    fn of(plan: &Plan<'a>, table: &'a Table, response: usize) -> Self {
        let columns = table.columns.iter().enumerate().map(|(index, column)| {
            let cells = || table.rows.iter().filter_map(move |row| row.cells.get(index));
            let is_integer = cells().all(|cell| match cell {
                Cell::Published { text, .. } => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
                Cell::Suppressed => true,
            });
            let suppressed = cells().any(|cell| matches!(cell, Cell::Suppressed));
            Column {
                name: format!("column-{}", index + 1),
                titles: &column.text,
                datatype: if is_integer { "nonNegativeInteger" } else { "string" },
                null: suppressed.then_some(plan.config.policy.marker.as_str()),
            }
        });
        Self {
            context: "http://www.w3.org/ns/csvw",
            url: format!("{}.csv", table.id),
            title: &table.caption_text,
            publisher: &plan.config.organisation,
            source: plan.url(&plan.address(Job::Response(response))),
            license: plan.config.licence.as_ref().map(|licence| licence.url.as_str()),
            schema: Schema { columns: columns.collect() },
        }
    }
}
