//! `candour build`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::{Progress, Watched};
use super::{Arguments, Ending, print};
use crate::cache::Before;
use crate::disk::{self, LastSite, Staging};
use crate::gate::LEDGER;
use crate::permalinks::PERMALINKS;
use crate::source::SourceTree;
use crate::{Memory, Options, Status};

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
        let tree = progress.watch(disk::read_tree(&arguments.root)?).remembering();
        let last = LastSite::find(&output);
        let before = last.as_ref().map(|(site, cache)| Before { cache, published: site });
        let memory = disk::program().map(|program| Memory { program, before });
        let open = || {
            let staging = Staging::begin(&output)?;
            match &last {
                Some((site, _)) if !site.is_there() => {
                    let message =
                        format!("{} changed while it was being built again: build once more", output.display());
                    Err(io::Error::new(io::ErrorKind::ResourceBusy, message))
                }
                _ => Ok(Watched::new(staging, &progress)),
            }
        };
        let options = Options { base_url: self.base_url.clone(), verbose: arguments.verbose };
        let mut outcome = crate::build_again(&tree, &options, memory, open)?;
        let finished = outcome.output.take();
        progress.end();
        let ending = print::findings(arguments, &outcome)?;
        match finished {
            Some(site) => {
                let files = site.count();
                let marks = site.into_inner().publish()?;
                record(&arguments.root, &tree, LEDGER, outcome.ledger.as_deref())?;
                record(&arguments.root, &tree, PERMALINKS, outcome.permalinks.as_deref())?;
                if let Some(mut cache) = outcome.cache.take() {
                    cache.mark(&marks);
                    // The site is published: a cache that cannot be left makes the next build slower, and nothing else.
                    let _ = disk::remember(&output, &cache);
                }
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
