//! The public JSON, version 1. Fields may be added; what is here keeps its name and its meaning.

use std::io;

use serde::Serialize;

use super::schema;
use crate::address::Address;
use crate::catalogue;
use crate::diagnostic::Report;
use crate::law::Citation;
use crate::markdown::Html;
use crate::output::Output;
use crate::plan::{Job, Plan, response_address};
use crate::records::{self, Cell, Disclosure, Part, Table};

/// `data/responses.json`.
#[derive(Debug, Serialize)]
struct Log<'a> {
    /// Where its form is described.
    #[serde(rename = "$schema")]
    schema: String,
    version: u8,
    title: &'a str,
    organisation: &'a str,
    url: &'a str,
    /// The language of the site (BCP 47).
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    responses: Vec<Record>,
}

/// A response in the log. Dates are `YYYY-MM-DD`, and `null` where the record states none.
#[derive(Debug, Serialize)]
pub struct Record {
    /// The public body's own number.
    pub reference: String,
    /// Of a discreet or withdrawn record, nothing.
    pub title: Option<String>,
    /// One sentence in plain English.
    pub summary: Option<String>,
    /// Its page, for ever.
    pub url: String,
    /// The language of its words (BCP 47).
    pub language: Option<String>,
    /// When the request came.
    pub received: Option<String>,
    /// When it was answered.
    pub answered: Option<String>,
    /// When the answer was published.
    pub published: Option<String>,
    /// When what is published was last changed.
    pub updated: Option<String>,
    /// The year it is listed under.
    pub year: Option<i16>,
    /// One of the outcomes, such as `part-disclosed`.
    pub outcome: Option<&'static str>,
    /// Such as `FOIA 2000`.
    pub law: Option<&'static str>,
    /// What was relied on to withhold.
    pub exemptions: Vec<Exemption>,
    /// What it is about.
    pub topics: Vec<String>,
    /// References of related records.
    pub related: Vec<String>,
    /// The day on which it was taken back.
    pub withdrawn: Option<String>,
}

/// A provision that was relied on.
#[derive(Debug, Serialize)]
pub struct Exemption {
    /// Such as `40(2)`.
    pub key: String,
    /// As cited: `Section 40(2) and (3A)(a)`.
    pub citation: String,
    /// Such as `Personal information`.
    pub title: &'static str,
    /// The text of the law.
    pub law: &'static str,
}

/// `index.json` beside a response: the record as it is published.
#[derive(Debug, Serialize)]
struct Full<'a> {
    #[serde(rename = "$schema")]
    schema: String,
    version: u8,
    #[serde(flatten)]
    record: Record,
    questions: Vec<Question<'a>>,
    /// The answer as HTML, tables left out.
    body: String,
    tables: Vec<TableData<'a>>,
    attachments: Vec<Attachment<'a>>,
    links: Vec<Link<'a>>,
    changes: Vec<Change<'a>>,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    label: &'a str,
    url: String,
    text: &'a str,
    outcomes: Vec<&'static str>,
    exemptions: Vec<Exemption>,
}

/// A table; a suppressed cell is `null`.
#[derive(Debug, Serialize)]
struct TableData<'a> {
    id: &'a str,
    caption: &'a str,
    url: String,
    csv: String,
    columns: Vec<&'a str>,
    rows: Vec<Vec<Option<&'a str>>>,
}

#[derive(Debug, Serialize)]
struct Attachment<'a> {
    title: &'a str,
    /// Where it is published; `null` for a workbook of which only the sheets are.
    url: Option<String>,
    media_type: &'static str,
    size: u64,
    /// SHA-256 of the file that was checked.
    sha256: String,
    /// How many pages it has, where it has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<u32>,
    /// The width of a picture in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    /// Its height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    /// The sheets of a workbook, as CSV.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<Sheet<'a>>,
}

/// A sheet of an attached workbook.
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    name: &'a str,
    url: String,
    rows: usize,
}

#[derive(Debug, Serialize)]
struct Link<'a> {
    title: &'a str,
    url: &'a str,
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    date: String,
    note: &'a str,
}

/// The whole log as one object.
pub(super) fn log(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let log = Log {
        schema: plan.url(&schema::log_address()),
        version: 1,
        title: &plan.config.title,
        organisation: &plan.config.organisation,
        url: &plan.config.base_url,
        language: &plan.config.language,
        licence: plan.config.licence.as_ref().map(|licence| licence.url.as_str()),
        responses: records(plan).collect(),
    };
    Ok(serde_json::to_vec_pretty(&log)?)
}

/// The same, a response a line (<https://github.com/ndjson/ndjson-spec>).
pub(super) fn lines(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for record in records(plan) {
        serde_json::to_writer(&mut lines, &record)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Writes `index.json` beside each response.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    let written = report.par_map(super::made(plan), |index, _| {
        let response = &plan.catalogue.responses[index];
        let json = serde_json::to_vec_pretty(&full(plan, index, response))?;
        output.put(&plan.address(Job::Response(index)).file("index.json"), &json)
    });
    written.into_iter().collect()
}

/// Every response of the log, then what is left of those that were withdrawn.
pub(super) fn records<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = Record> + 'a {
    let responses = plan
        .catalogue
        .responses
        .iter()
        .enumerate()
        .map(|(index, response)| record(plan, index, response, response.discreet));
    let notices = plan.catalogue.notices.iter().map(|notice| Record {
        reference: notice.reference.clone(),
        title: None,
        summary: None,
        url: plan.url(&response_address(&notice.reference)),
        language: None,
        received: None,
        answered: None,
        published: None,
        updated: None,
        year: None,
        outcome: None,
        law: None,
        exemptions: Vec::new(),
        topics: Vec::new(),
        related: Vec::new(),
        withdrawn: Some(notice.date.to_string()),
    });
    responses.chain(notices)
}

fn record(plan: &Plan<'_>, index: usize, response: &Disclosure, reference_only: bool) -> Record {
    let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    Record {
        reference: response.reference.clone(),
        title: (!reference_only).then(|| response.title.clone()),
        summary: response.summary.clone().filter(|_| !reference_only),
        url: plan.url(&plan.address(Job::Response(index))),
        language: Some(response.language.clone().unwrap_or_else(|| plan.config.language.clone())),
        received: day(response.dates.received),
        answered: day(response.dates.answered),
        published: day(response.dates.published),
        updated: day(response.dates.updated),
        year: catalogue::year(response, plan.config),
        outcome: Some(response.outcome.code()),
        law: Some(response.law.short_name()),
        exemptions: exemptions(&response.exemptions),
        topics: catalogue::listed_topics(response).to_vec(),
        related: response.related.clone(),
        withdrawn: None,
    }
}

fn exemptions(citations: &[Citation]) -> Vec<Exemption> {
    let exemption = |citation: &Citation| Exemption {
        key: citation.key().to_owned(),
        citation: citation.name(),
        title: &citation.exemption().title,
        law: &citation.exemption().url,
    };
    citations.iter().map(exemption).collect()
}

fn full<'a>(plan: &Plan<'_>, index: usize, response: &'a Disclosure) -> Full<'a> {
    let address = plan.address(Job::Response(index));
    let page = plan.url(&address);
    Full {
        schema: plan.url(&schema::response_address()),
        version: 1,
        record: record(plan, index, response, false),
        questions: response
            .questions
            .iter()
            .map(|question| Question {
                label: &question.label,
                url: format!("{page}#{}", question.anchor),
                text: &question.text,
                outcomes: question.outcomes.iter().map(|outcome| outcome.code()).collect(),
                exemptions: exemptions(&question.exemptions),
            })
            .collect(),
        body: response.body.iter().filter_map(Part::html).map(Html::as_str).collect(),
        tables: response.tables.iter().map(|table| table_data(plan, response, table, &page)).collect(),
        attachments: response.attachments.iter().map(|file| attachment(plan, file, &address)).collect(),
        links: response.links.iter().map(|link| Link { title: &link.title, url: &link.url }).collect(),
        changes: response
            .changes
            .iter()
            .map(|change| Change { date: change.date.to_string(), note: &change.note })
            .collect(),
    }
}

fn attachment<'a>(plan: &Plan<'_>, file: &'a records::Attachment, address: &Address) -> Attachment<'a> {
    let url = |name: &str| plan.url(&address.file(name));
    let sheets =
        file.sheets.iter().map(|sheet| Sheet { name: &sheet.name, url: url(&sheet.file_name), rows: sheet.rows });
    Attachment {
        title: &file.title,
        url: file.is_published.then(|| url(&file.file_name)),
        media_type: file.kind.media_type(),
        size: file.size,
        sha256: file.digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        pages: file.pages,
        width: file.pixels.map(|(width, _)| width),
        height: file.pixels.map(|(_, height)| height),
        sheets: sheets.collect(),
    }
}

fn table_data<'a>(plan: &Plan<'_>, response: &Disclosure, table: &'a Table, page: &str) -> TableData<'a> {
    TableData {
        id: &table.id,
        caption: &table.caption_text,
        url: format!("{page}#table-{}", table.id),
        csv: plan.url(&plan.table_address(response, &table.id)),
        columns: table.columns.iter().map(|column| column.text.as_str()).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                let cells = row.cells.iter().map(|cell| match cell {
                    Cell::Published { text, .. } => Some(text.as_str()),
                    Cell::Suppressed => None,
                });
                cells.collect()
            })
            .collect(),
    }
}
