//! `candour suppress`: low numbers become the marker, and further cells with them, so that nothing can be worked out.

mod show;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::site::{self, Site};
use super::{Arguments, Ending, audit, print};
use crate::diagnostic::Report;
use crate::disk::{self, Alone};
use crate::gate::{self, Edit, Suppression, protection};
use crate::source::{Files, SourceTree};

/// Propose, or write, suppression for the tables of a record.
#[derive(Debug, Clone, Args)]
pub(super) struct Suppress {
    /// The record, its folder, or a CSV file
    #[arg(value_name = "PATH", required_unless_present = "system", conflicts_with = "system")]
    path: Option<PathBuf>,
    /// Write the markers into the files
    #[arg(long, conflicts_with = "system")]
    write: bool,
    /// Propose for a system of counts, as JSON, instead
    #[arg(long, value_name = "FILE.json")]
    system: Option<PathBuf>,
}

impl Suppress {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        match (&self.system, &self.path) {
            (Some(file), _) => of_system(file),
            (None, Some(path)) => self.of_record(arguments, path),
            (None, None) => Ok(Ending::Unable),
        }
    }

    fn of_record(&self, arguments: &Arguments, path: &Path) -> io::Result<Ending> {
        // From before the record is read, so that nothing that others write meanwhile is lost.
        let _alone = if self.write { Some(Alone::in_site(&arguments.root)?) } else { None };
        let Some(subject) = Subject::find(arguments, path)? else { return Ok(Ending::Unable) };
        let proposed = subject.propose(None)?;
        if proposed.is_empty() {
            print::error(&format!("`{}` holds no table that could be read", path.display()));
            return Ok(Ending::Unable);
        }
        show::print(arguments, &proposed)?;
        if !subject.is_whole {
            // A figure that could not be read may give away what is proposed here.
            print::error(
                "some files could not be read whole, so that more may have to be suppressed: see `candour check`",
            );
        }
        let is_protected = proposed.iter().all(|table| table.unprotected.is_empty());
        if self.write && !is_protected {
            print::error("nothing was written, because some counts would not be protected");
        } else if self.write && subject.write(arguments, &proposed)? == Ending::Unable {
            return Ok(Ending::Unable);
        }
        Ok(if is_protected && subject.is_whole { Ending::Done } else { Ending::Findings })
    }
}

/// A record to suppress in, and where its files are.
struct Subject {
    root: PathBuf,
    /// The file outside the site.
    loose: Option<PathBuf>,
    /// The record's path in its site.
    at: String,
    /// Whether all was read that could bear on it.
    is_whole: bool,
}

impl Subject {
    fn find(arguments: &Arguments, path: &Path) -> io::Result<Option<Self>> {
        let root = arguments.root.clone();
        let Some(inside) = site::inside(&root, path) else {
            let (site, at) = site::read_loose(&root, path)?;
            if site.drafts.iter().all(|draft| draft.path() != at) {
                print::report(arguments, &site.report, 0)?;
                return Ok(None);
            }
            let is_whole = !site.report.has_errors();
            return Ok(Some(Self { root, loose: Some(path.to_owned()), at, is_whole }));
        };
        let site = match site::read(disk::read_tree(&root)?, Report::default()) {
            Ok(site) => site,
            Err(report) => {
                print::report(arguments, &report, 0)?;
                return Ok(None);
            }
        };
        let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let is_meant = |record: &str| {
            record == inside
                || folder(record) == inside
                // A data file belongs to the record beside it.
                || record.rsplit('/').next().is_some_and(|name| name.starts_with("index.")) && folder(record) == folder(&inside)
        };
        let meant: Vec<String> =
            site.drafts.iter().map(|draft| draft.path().to_owned()).filter(|record| is_meant(record)).collect();
        match meant.as_slice() {
            [at] => {
                let is_whole = !site.report.has_errors();
                Ok(Some(Self { root, loose: None, at: at.clone(), is_whole }))
            }
            [] => {
                print::error(&format!("`{}` is no record that could be read: see `candour check`", path.display()));
                Ok(None)
            }
            _ => {
                print::error(&format!("`{}` holds several records: name one", path.display()));
                Ok(None)
            }
        }
    }

    fn site(&self) -> io::Result<Site> {
        match &self.loose {
            Some(file) => Ok(site::read_loose(&self.root, file)?.0),
            None => site::read(disk::read_tree(&self.root)?, Report::default())
                .map_err(|_| io::Error::other("the site's configuration cannot be used: see `candour check`")),
        }
    }

    /// What is proposed, with some files changed.
    fn propose(&self, changed: Option<&BTreeMap<String, String>>) -> io::Result<Vec<Suppression>> {
        let mut site = self.site()?;
        if let Some(changed) = changed {
            let (entries, files) = site.tree.into_parts();
            let tree = SourceTree::new(entries, Box::new(Changed { files, changed: changed.clone() }));
            site = site::read_with(tree, site.config, Report::default());
        }
        Ok(gate::suppress(site.drafts, &site.pages, &self.at, &site.config, &site.ledger))
    }

    /// Writes the edits, once it has been seen that what they make is read as it was meant.
    fn write(&self, arguments: &Arguments, proposed: &[Suppression]) -> io::Result<Ending> {
        let edits: Vec<&Edit> = proposed.iter().flat_map(|table| &table.edits).collect();
        if edits.is_empty() {
            print::say(arguments, "there is nothing to write")?;
            return Ok(Ending::Done);
        }
        if let Some(unsure) = edits.iter().find(|edit| !edit.is_certain) {
            let source = unsure.span.source();
            let line = source.line_column(unsure.span.range().start).line;
            print::error(&format!("{}:{line} cannot be changed in place: change it by hand", source.path()));
            return Ok(Ending::Unable);
        }
        let mut by_file: BTreeMap<String, Vec<&Edit>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.span.source().path().to_owned()).or_default().push(edit);
        }
        let changed: BTreeMap<String, String> = by_file
            .iter()
            .map(|(path, edits)| (path.clone(), gate::apply_edits(edits[0].span.source().text(), edits)))
            .collect();
        let again = self.propose(Some(&changed))?;
        let is_meant = |(table, again): (&Suppression, &Suppression)| {
            again.edits.is_empty() && again.unprotected.is_empty() && again.before == table.after
        };
        if again.len() != proposed.len() || !proposed.iter().zip(&again).all(is_meant) {
            print::error("nothing was written: the changed tables would not be read as they were meant");
            return Ok(Ending::Unable);
        }
        for (path, text) in &changed {
            let file = site::on_disk(&self.root, self.loose.as_deref(), path);
            disk::replace(&file, text.as_bytes())?;
            print::say(arguments, &format!("wrote {}", file.display()))?;
        }
        Ok(Ending::Done)
    }
}

/// The files of a site, some of them as they would be.
struct Changed {
    files: Box<dyn Files>,
    changed: BTreeMap<String, String>,
}

impl Files for Changed {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.files.read(path),
        }
    }
}

/// Answers for a system, in the form that analysts' programs read.
fn of_system(file: &Path) -> io::Result<Ending> {
    let Some(system) = audit::read_system(file)? else { return Ok(Ending::Unable) };
    match protection::suppress(&system) {
        Ok(proposal) => {
            print::output(&format!("{}\n", serde_json::to_string(&proposal).map_err(io::Error::other)?))?;
            // An answer was asked for and is given; whether it can be done is part of the answer.
            Ok(Ending::Done)
        }
        Err(faults) => Ok(audit::faulty(file, &faults)),
    }
}
