//! `candour build`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::{Progress, Watched};
use super::{Arguments, Ending, print};
use crate::disk::{self, Staging};
use crate::gate::LEDGER;
use crate::permalinks::PERMALINKS;
use crate::source::SourceTree;
use crate::{Options, Status};

/// Check everything, then replace the output folder in one step.
#[derive(Debug, Clone, Args)]
pub(super) struct Build {
    /// Where the site is written [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address of the site, instead of that in config.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// Writes into a lock file what has been published now, where that is not there already.
fn record(root: &Path, tree: &SourceTree, name: &str, text: Option<&str>) -> io::Result<()> {
    match text {
        Some(text) if tree.read(name).ok().as_deref() != Some(text.as_bytes()) => {
            disk::replace(&root.join(name), text.as_bytes()).map_err(|error| {
                let what = format!(
                    "the site was published, but `{name}` could not be written, so that later checks will not know it"
                );
                io::Error::new(error.kind(), format!("{what}: {error}"))
            })
        }
        _ => Ok(()),
    }
}

impl Build {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let output = self.output.clone().unwrap_or_else(|| arguments.root.join("public"));
        let progress = Progress::begin(arguments);
        let tree = progress.watch(disk::read_tree(&arguments.root)?);
        let options = Options { base_url: self.base_url.clone(), verbose: arguments.verbose };
        let mut outcome = crate::build(&tree, &options, || Ok(Watched::new(Staging::begin(&output)?, &progress)))?;
        let finished = outcome.output.take();
        progress.end();
        let ending = print::findings(arguments, &outcome)?;
        match finished {
            Some(site) => {
                let files = site.count();
                site.into_inner().publish()?;
                record(&arguments.root, &tree, LEDGER, outcome.ledger.as_deref())?;
                record(&arguments.root, &tree, PERMALINKS, outcome.permalinks.as_deref())?;
                let pages = print::count(outcome.pages, "page", "pages");
                let records = print::count(outcome.records, "record", "records");
                print::say(
                    arguments,
                    &format!("built {pages} ({files} files) from {records} into {}", output.display()),
                )?;
            }
            None if outcome.status == Status::Refused => {
                let summary = print::summary(&outcome.report, outcome.records);
                print::say(arguments, &format!("{summary}: nothing was published, {} is as it was", output.display()))?;
            }
            None => {}
        }
        Ok(ending)
    }
}
