//! `candour export`: the log for other programs than a browser.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Arguments, Ending, print};
use crate::diagnostic::Report;
use crate::gate::LEDGER;
use crate::permalinks::{PERMALINKS, Permalinks};
use crate::plan::Plan;
use crate::search::quickwit;
use crate::{Options, Status, catalogue, check, clear, config, disk, language};

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
        let checked = check(&tree, &Options::default());
        let mut report = Report::default();
        let site = config::read(&tree, &mut report)
            .and_then(|config| Some((language::load(&tree, &config, &mut report)?, config)));
        let Some((language, config)) = site.filter(|_| checked.status == Status::Done) else {
            return print::findings(arguments, &checked);
        };
        let clearance = clear(&tree, &config, None, &mut report);
        let ledger = clearance.ledger.text();
        let catalogue = catalogue::arrange(clearance, &config);
        let plan = Plan::of(&catalogue, &config, &language, &mut report);
        // What goes out is recorded first, so that later checks count with it.
        for (name, text) in [(LEDGER, ledger), (PERMALINKS, Permalinks::text(&plan))] {
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
        let records = print::count(catalogue.responses.len(), "record", "records");
        print::say(arguments, &format!("wrote {records} into {}", self.folder.display()))?;
        Ok(Ending::Done)
    }
}
