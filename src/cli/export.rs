//! `candour export`: the log for other programs than a browser.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Arguments, Ending, print};
use crate::arranged::ArrangedSite;
use crate::diagnostic::Report;
use crate::gate::LEDGER;
use crate::permalinks::PERMALINKS;
use crate::search::quickwit;
use crate::{Outcome, Status, disk};

/// Write the published log for another program.
#[derive(Debug, Clone, Args)]
pub(super) struct Export {
    /// The program
    #[arg(long, value_enum)]
    to: Target,
    /// Where its files are written; those with the same names are replaced
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// A program that the log can be written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Quickwit, a search engine for many machines: `index.json` and `responses.ndjson`
    Quickwit,
}

impl Export {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let tree = disk::read_tree(&arguments.root)?;
        let mut report = Report::default();
        let Some((site, _)) = ArrangedSite::dressed(&tree, None, None, &mut report) else {
            return print::findings(arguments, &Outcome::<()>::without(Status::Unusable, report, 0));
        };
        let (plan, permalinks) = site.checked_plan(&tree, &mut report);
        if report.has_errors() {
            return print::findings(arguments, &Outcome::<()>::without(Status::Refused, report, site.records));
        }
        // What goes out is recorded first, so that later checks count with it.
        for (name, text) in [(LEDGER, site.ledger.clone()), (PERMALINKS, permalinks)] {
            if text.is_some() && text.map(String::into_bytes) != tree.read(name).ok() {
                print::error(&format!(
                    "nothing was exported: `{name}` does not say all of it yet; run `candour build` first"
                ));
                return Ok(Ending::Unable);
            }
        }
        let files = match self.to {
            Target::Quickwit => {
                [("index.json", quickwit::mapping(&plan)?), ("responses.ndjson", quickwit::documents(&plan)?)]
            }
        };
        for (name, bytes) in files {
            disk::put(&self.folder.join(name), &bytes)?;
        }
        let records = print::count(site.catalogue.responses.len(), "record", "records");
        print::say(arguments, &format!("wrote {records} into {}", self.folder.display()))?;
        Ok(Ending::Done)
    }
}
