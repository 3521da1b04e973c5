//! `candour decisions`: every recorded decision, for the yearly review.

use std::io;

use clap::Args;
use serde::Serialize;

use super::{Arguments, Ending, Format, print};
use crate::diagnostic::Report;
use crate::gate::{self, Decision};
use crate::source::Span;
use crate::{config, disk, records};

/// List every recorded decision, for review.
#[derive(Debug, Clone, Args)]
pub(super) struct Decisions {
    /// As CSV, for a spreadsheet
    #[arg(long)]
    csv: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    decisions: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    reference: &'a str,
    path: &'a str,
    line: usize,
    subject: &'a str,
    kind: &'a str,
    reason: &'a str,
    by: &'a str,
    /// The lines in which its words stand.
    occurrences: Vec<String>,
}

impl<'a> From<&'a Decision> for Row<'a> {
    fn from(decision: &'a Decision) -> Self {
        Self {
            reference: &decision.reference,
            path: decision.span.source().path(),
            line: decision.span.source().line_column(decision.span.range().start).line,
            subject: &decision.subject,
            kind: &decision.kind,
            reason: &decision.reason,
            by: &decision.by,
            occurrences: decision.occurrences.iter().map(place).collect(),
        }
    }
}

/// `path:line`.
fn place(span: &Span) -> String {
    format!("{}:{}", span.source().path(), span.source().line_column(span.range().start).line)
}

impl Decisions {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let tree = disk::read_tree(&arguments.root)?;
        let mut report = Report::default();
        let Some(config) = config::read(&tree, &mut report) else {
            print::report(arguments, &report, 0)?;
            return Ok(Ending::Unable);
        };
        let finds = records::find(&tree, &mut report);
        let drafts = records::read(&tree, &finds, &config, &mut report);
        let pages = records::read_pages(&tree, &finds, &config, &mut report);
        let decisions = gate::decisions(&drafts, &pages);
        let rows: Vec<Row<'_>> = decisions.iter().map(Row::from).collect();
        if self.csv {
            print::output(&csv(&rows)?)?;
        } else if arguments.format == Format::Json {
            print::output(&format!("{}\n", serde_json::to_string(&Document { version: 1, decisions: rows })?))?;
        } else {
            print::output(&table(&rows))?;
            print::say(arguments, &print::count(rows.len(), "decision", "decisions"))?;
        }
        // A record that cannot be read may hold decisions that are not listed: that is no silent matter.
        if report.has_errors() {
            report.sort();
            print::report(&Arguments { format: Format::Human, ..arguments.clone() }, &report, finds.records.len())?;
            return Ok(Ending::Findings);
        }
        Ok(Ending::Done)
    }
}

fn csv(rows: &[Row<'_>]) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["reference", "path", "line", "subject", "kind", "reason", "by", "occurrences"])?;
    for row in rows {
        let line = row.line.to_string();
        writer.write_record([
            row.reference,
            row.path,
            &line,
            row.subject,
            row.kind,
            row.reason,
            row.by,
            &row.occurrences.join(" "),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// A table for the terminal: what is decided, and below it why and by whom.
fn table(rows: &[Row<'_>]) -> String {
    let width =
        |cell: for<'r> fn(&'r Row<'_>) -> &'r str| rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (reference, kind) = (width(|row| row.reference), width(|row| row.kind));
    let lines = rows.iter().map(|row| {
        format!(
            "{:reference$}  {:kind$}  “{}”\n{:reference$}  {:kind$}  {} ({})\n{:reference$}  {:kind$}  recorded at {}:{}{}\n",
            row.reference,
            row.kind,
            row.subject,
            "",
            "",
            row.reason,
            row.by,
            "",
            "",
            row.path,
            row.line,
            row.occurrences.iter().map(|place| format!(", stands at {place}")).collect::<String>()
        )
    });
    lines.collect()
}
