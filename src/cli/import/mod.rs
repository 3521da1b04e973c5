//! `candour import`: drafts of records from the register that a body already keeps. Writes new files only; what a record
//! must still say is for `check` to ask.

mod columns;
mod dates;
mod draft;
mod names;
mod outcomes;
mod register;
mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use self::columns::{Columns, Told};
use self::names::Key;
use self::register::{Cell, Register};
use self::row::{Reader, Reading, Row};
use super::site::{self, Site};
use super::{Arguments, Ending, print};
use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::disk;
use crate::source::{Source, Span};

/// Make drafts of records from a register of requests.
#[derive(Debug, Clone, Args)]
pub(super) struct Import {
    /// The register: values separated by commas, semicolons or tabs, one request a row
    #[arg(value_name = "REGISTER.csv")]
    register: PathBuf,
    /// What the register's columns and outcomes are called
    #[arg(long, value_name = "COLUMNS.toml")]
    columns: Option<PathBuf>,
    /// Say what would be made, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What came of the rows.
#[derive(Default)]
struct Tally {
    made: usize,
    there: usize,
    unanswered: usize,
    faulty: usize,
}

impl Import {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let mut report = Report::default();
        let site = match site::read(disk::read_tree(&arguments.root)?, Report::default()) {
            Ok(site) => site,
            Err(report) => return unable(arguments, &report),
        };
        let Some(told) = self.told(&mut report)? else { return unable(arguments, &report) };
        let path = self.register.to_string_lossy();
        let Some(register) = register::read(&path, disk::read(&self.register)?, |row| columns::is_header(row, &told))
        else {
            let message = "no row of this file names a column of references";
            let help = "name it `Reference`, or give a file with `--columns`: `[columns]`, `reference = \"Case\"`";
            report.push(Diagnostic::on_file(&rules::R018, path, message).help(help));
            return unable(arguments, &report);
        };
        let columns = columns::find(&register.header, &told);
        columns::check(&told, &columns, &mut report);
        if !columns.has(Key::Title) {
            let place = register.header[0].place.start..register.header[register.header.len() - 1].place.end;
            let help = "name it `Title`, or give a file with `--columns`: `[columns]`, `title = \"About\"`";
            let finding = Diagnostic::at(&rules::R018, &register.source, place, "no column holds titles").help(help);
            report.push(finding);
        }
        if report.has_errors() {
            return unable(arguments, &report);
        }
        let tally = self.rows(arguments, &register, &columns, &told, &site, &mut report)?;
        report.sort();
        print::report(arguments, &report, register.rows.len())?;
        self.say(arguments, &register, &columns, &tally)?;
        Ok(if report.has_errors() { Ending::Findings } else { Ending::Done })
    }

    fn told(&self, report: &mut Report) -> io::Result<Option<Told>> {
        let Some(path) = &self.columns else { return Ok(Some(Told::default())) };
        match String::from_utf8(disk::read(path)?) {
            Ok(text) => Ok(columns::read(&Source::new(path.to_string_lossy(), text), report)),
            Err(_) => {
                let finding = Diagnostic::on_file(&rules::R012, path.to_string_lossy(), "the file is not UTF-8");
                report.push(finding.help("save it as UTF-8"));
                Ok(None)
            }
        }
    }

    /// Makes a draft of each row that can be read and is not there yet.
    fn rows(
        &self,
        arguments: &Arguments,
        register: &Register,
        columns: &Columns,
        told: &Told,
        site: &Site,
        report: &mut Report,
    ) -> io::Result<Tally> {
        let mut taken = Taken::of(site);
        let width = register.header.len();
        let reader = Reader { source: &register.source, columns, told, references: &site.config.reference, width };
        let mut tally = Tally::default();
        for cells in &register.rows {
            let row = match reader.read(cells, report) {
                Reading::Row(row) => row,
                Reading::Unanswered => {
                    tally.unanswered += 1;
                    continue;
                }
                Reading::Faulty => {
                    tally.faulty += 1;
                    continue;
                }
            };
            let Some(cell) = columns.value(cells, Key::Reference) else { continue };
            let path = path_of(&row, site);
            match taken.ask(&row.reference, cell, register) {
                Asked::Free => {}
                Asked::Record => {
                    tally.there += 1;
                    continue;
                }
                Asked::Row(first) => {
                    report.push(duplicate(&row, cell, register, first));
                    tally.faulty += 1;
                    continue;
                }
            }
            tally.made += 1;
            if !self.dry_run {
                disk::create(&arguments.root.join(path), draft::text(&row).as_bytes())?;
            }
        }
        Ok(tally)
    }

    fn say(&self, arguments: &Arguments, register: &Register, columns: &Columns, tally: &Tally) -> io::Result<()> {
        let drafts = print::count(tally.made, "draft", "drafts");
        let verb = if self.dry_run { "would make" } else { "made" };
        print::say(arguments, &format!("{verb} {drafts} in content/responses"))?;
        let rows = |count: usize| print::count(count, "row", "rows");
        let mut notes = Vec::new();
        if tally.there > 0 {
            notes.push(format!("{}: the record is there already, and was not touched", rows(tally.there)));
        }
        if tally.unanswered > 0 {
            notes.push(format!("{}: the request was not answered", rows(tally.unanswered)));
        }
        if tally.faulty > 0 {
            notes
                .push(format!("{}: left out, for the reasons above; mend them and run this again", rows(tally.faulty)));
        }
        if !columns.people.is_empty() {
            let names = columns.people.join("`, `");
            notes.push(format!("not carried over, because they tell of people: `{names}`"));
        }
        if !columns.others.is_empty() {
            let names = columns.others.join("`, `");
            notes.push(format!("not carried over, because no key is known for them: `{names}`"));
        }
        if register.is_converted {
            notes.push("the register is not UTF-8, and was read as Windows-1252".to_owned());
        }
        for note in notes {
            print::say(arguments, &format!("  {note}"))?;
        }
        if tally.made > 0 && !self.dry_run {
            print::say(arguments, "next: candour check")?;
        }
        Ok(())
    }
}

fn unable(arguments: &Arguments, report: &Report) -> io::Result<Ending> {
    print::report(arguments, report, 0)?;
    Ok(Ending::Unable)
}

fn duplicate(row: &Row, cell: &Cell, register: &Register, first: Span) -> Diagnostic {
    let message = format!("the reference `{}` is used twice", row.reference);
    Diagnostic::at(&rules::R004, &register.source, cell.place.clone(), message)
        .note(first, "the first is here")
        .help("correct one of the two; a reference belongs to one request for ever")
        .about(&row.reference)
}

/// Where a draft goes. A folder's name takes what a reference may hold and a path may not.
fn path_of(row: &Row, site: &Site) -> PathBuf {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._-".contains(letter);
    let folder: String = row.reference.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let date = row.published.or(row.answered).or(row.received);
    let year = date.map(|date| date.year()).or_else(|| site.config.reference.year(&row.reference));
    let mut path = Path::new("content/responses").to_owned();
    if let Some(year) = year {
        path.push(year.to_string());
    }
    path.join(folder.trim_start_matches('.')).join("index.md")
}

/// What has a record or a row already. References that differ only in signs have one address.
struct Taken {
    /// The addresses of what the site holds: records by reference, and by the names of their folders and files.
    records: BTreeSet<Slug>,
    /// The addresses of the register's rows so far, with their places.
    rows: BTreeMap<Slug, Span>,
}

enum Asked {
    Free,
    Record,
    Row(Span),
}

impl Taken {
    fn of(site: &Site) -> Self {
        let references = site.drafts.iter().map(|draft| Slug::of(draft.reference()));
        // A record that cannot be read yet is there all the same.
        let names = site.tree.under("content/responses/").flat_map(|(path, _)| {
            let stem =
                |name: &str| Slug::of([".md", ".toml"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name));
            path.split('/').skip(2).map(stem).collect::<Vec<_>>()
        });
        Self { records: references.chain(names).collect(), rows: BTreeMap::new() }
    }

    fn ask(&mut self, reference: &str, cell: &Cell, register: &Register) -> Asked {
        let slug = Slug::of(reference);
        if let Some(first) = self.rows.get(&slug) {
            return Asked::Row(first.clone());
        }
        self.rows.insert(slug.clone(), Span::new(&register.source, cell.place.clone()));
        if self.records.contains(&slug) { Asked::Record } else { Asked::Free }
    }
}
