//! `candour audit`: every suppressed cell with the range that is left to it, and who can tell.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::site::{self, Site};
use super::{Arguments, Ending, Format, print};
use crate::diagnostic::Report;
use crate::disk;
use crate::gate::protection::{self, Fault, Finding, Status, System};
use crate::gate::{self, AuditedCell};

/// Show every suppressed cell with the range that the published figures confine it to, and who could tell.
#[derive(Debug, Clone, Args)]
pub(super) struct Audit {
    /// Only the tables of these records or folders; a record or CSV outside the site is audited by itself
    #[arg(value_name = "PATH", conflicts_with = "system")]
    paths: Vec<PathBuf>,
    /// Audit a system of counts, as JSON, instead
    #[arg(long, value_name = "FILE.json")]
    system: Option<PathBuf>,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    cells: Vec<Row<'a>>,
}

/// A cell in JSON: keys and their order are a contract.
#[derive(Serialize)]
struct Row<'a> {
    reference: &'a str,
    path: &'a str,
    table: &'a str,
    row: usize,
    column: usize,
    name: &'a str,
    status: Status,
    interval: (u64, Option<u64>),
    safe: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<Finding>,
    who: &'a str,
    because: &'a [String],
}

impl Audit {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        match &self.system {
            Some(file) => of_system(file),
            None => self.of_site(arguments),
        }
    }

    fn of_site(&self, arguments: &Arguments) -> io::Result<Ending> {
        let root = &arguments.root;
        let (inside, outside): (Vec<&PathBuf>, Vec<&PathBuf>) =
            self.paths.iter().partition(|path| site::inside(root, path).is_some());
        let (mut cells, mut report) = (Vec::new(), Report::default());
        if !inside.is_empty() || outside.is_empty() {
            let wanted: Vec<String> = inside.iter().filter_map(|path| site::inside(root, path)).collect();
            let site = match site::read(disk::read_tree(root)?, Report::default()) {
                Ok(site) => site,
                Err(report) => {
                    print::report(arguments, &report, 0)?;
                    return Ok(Ending::Unable);
                }
            };
            let is_wanted =
                |path: &str| wanted.is_empty() || wanted.iter().any(|wanted| super::check::covers(wanted, path));
            cells.extend(audited(&site).into_iter().filter(|cell| is_wanted(&cell.record) || is_wanted(&cell.path)));
            report.append(site.report.only(is_wanted));
        }
        for path in outside {
            for file in disk::files_at(path)? {
                let (site, at) = site::read_loose(root, &file)?;
                let shown = |path: &str| site::on_disk(root, Some(&file), path).to_string_lossy().into_owned();
                cells.extend(audited(&site).into_iter().map(|cell| AuditedCell {
                    path: if cell.path == at { file.to_string_lossy().into_owned() } else { shown(&cell.path) },
                    ..cell
                }));
                report.append(site.report);
            }
        }
        show(arguments, &cells, &mut report)
    }
}

fn audited(site: &Site) -> Vec<AuditedCell> {
    gate::audit(&site.drafts, &site.pages, &site.config, &site.ledger)
}

/// How many cells these lines are about: one that several groups of tables tell has a line for each.
fn count<'a>(lines: impl Iterator<Item = &'a AuditedCell>) -> usize {
    let place = |cell: &'a AuditedCell| (&cell.path, &cell.table, cell.row, cell.column, &cell.name);
    lines.map(place).collect::<BTreeSet<_>>().len()
}

fn show(arguments: &Arguments, cells: &[AuditedCell], report: &mut Report) -> io::Result<Ending> {
    let told = count(cells.iter().filter(|cell| !cell.is_safe));
    if arguments.format == Format::Json {
        let document = Document { version: 1, cells: cells.iter().map(Row::from).collect() };
        print::output(&format!("{}\n", serde_json::to_string(&document).map_err(io::Error::other)?))?;
    } else {
        print::output(&table(cells))?;
        if !report.findings().is_empty() {
            report.sort();
            print::say(arguments, "some files could not be read whole: see `candour check`")?;
        }
        let hidden = print::count(count(cells.iter()), "cell is", "cells are");
        print::say(arguments, &format!("{hidden} suppressed; {told} can be told too much of"))?;
    }
    Ok(if told > 0 || report.has_errors() { Ending::Findings } else { Ending::Done })
}

impl<'a> From<&'a AuditedCell> for Row<'a> {
    fn from(cell: &'a AuditedCell) -> Self {
        Self {
            reference: &cell.reference,
            path: &cell.path,
            table: &cell.table,
            row: cell.row,
            column: cell.column,
            name: &cell.name,
            status: cell.status,
            interval: cell.interval,
            safe: cell.is_safe,
            code: cell.rule,
            finding: cell.finding,
            who: &cell.who,
            because: &cell.because,
        }
    }
}

/// A table for the terminal, one part for each table audited.
fn table(cells: &[AuditedCell]) -> String {
    let mut text = String::new();
    let parts = cells.chunk_by(|left, right| (&left.record, &left.table) == (&right.record, &right.table));
    for part in parts {
        let Some(first) = part.first() else { continue };
        let told = count(part.iter().filter(|cell| !cell.is_safe));
        let verdict = if told == 0 { "safe".to_owned() } else { format!("{told} of {} not safe", count(part.iter())) };
        text.push_str(&format!("{}, table `{}`: {verdict}\n  {}\n", first.reference, first.table, first.path));
        let name = part.iter().map(|cell| cell.name.chars().count()).max().unwrap_or(0).clamp(4, 48);
        for cell in part {
            let mark = cell.rule.unwrap_or("safe");
            let status = status(cell.status);
            let range = range(cell.interval);
            text.push_str(&format!("  {mark:4}  {:name$}  {status:9}  {range}\n", cell.name));
            if !cell.is_safe {
                text.push_str(&format!("        {} can tell\n", cell.who));
                for reason in &cell.because {
                    text.push_str(&format!("        {reason}\n"));
                }
            }
        }
        text.push('\n');
    }
    text
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Published => "published",
        Status::Primary => "primary",
        Status::Secondary => "secondary",
        Status::Implicit => "implicit",
    }
}

fn range((least, most): (u64, Option<u64>)) -> String {
    match most {
        Some(most) if most == least => format!("exactly {least}"),
        Some(most) => format!("{least} to {most}"),
        None => format!("{least} or more"),
    }
}

/// Answers for a system, in the form that analysts' programs read.
fn of_system(file: &Path) -> io::Result<Ending> {
    let Some(system) = read_system(file)? else { return Ok(Ending::Unable) };
    match protection::audit(&system) {
        Ok(audit) => {
            print::output(&format!("{}\n", serde_json::to_string(&audit).map_err(io::Error::other)?))?;
            // An answer was asked for and is given; whether the criteria hold is part of the answer.
            Ok(Ending::Done)
        }
        Err(faults) => Ok(faulty(file, &faults)),
    }
}

/// The system in a file, or nothing where it is none, which is then said.
pub(super) fn read_system(file: &Path) -> io::Result<Option<System>> {
    let text = String::from_utf8(disk::read(file)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, format!("`{}` is not UTF-8", file.display())))?;
    // Some programs begin each text with a byte order mark.
    match System::from_json(text.trim_start_matches('\u{feff}')) {
        Ok(system) => Ok(Some(system)),
        Err(error) => {
            print::error(&format!("`{}` is no system of counts: {error}", file.display()));
            Ok(None)
        }
    }
}

/// Says everything for which a system cannot be audited.
pub(super) fn faulty(file: &Path, faults: &[Fault]) -> Ending {
    for fault in faults {
        print::error(&format!("`{}`: {fault}", file.display()));
    }
    Ending::Unable
}
