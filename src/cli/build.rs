//! `candour build`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::{Progress, Watched};
use super::{Arguments, Ending, print};
use crate::cache::Before;
use crate::disk::{self, Alone, LastSite, Staging};
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

/// The lock files that say what has been published, with their old texts where they were changed.
struct Recorded<'a> {
    root: &'a Path,
    old: Vec<(&'static str, Option<Vec<u8>>)>,
}

impl<'a> Recorded<'a> {
    /// Writes into the lock files what is about to be published, where it is not there already. They come before the site:
    /// a build that is stopped between the two has said too much, never too little.
    fn write(root: &'a Path, tree: &SourceTree, texts: [(&'static str, Option<&str>); 2]) -> io::Result<Self> {
        let mut recorded = Self { root, old: Vec::new() };
        for (name, text) in texts {
            let old = tree.read(name).ok();
            let Some(text) = text.filter(|text| old.as_deref() != Some(text.as_bytes())) else { continue };
            if let Err(error) = disk::replace(&root.join(name), text.as_bytes()) {
                recorded.undo();
                let what = format!("`{name}` has to say first what will be published");
                return Err(io::Error::new(error.kind(), format!("{what}: {error}")));
            }
            recorded.old.push((name, old));
        }
        Ok(recorded)
    }

    /// Puts the old texts back. Where even that fails the files say too much, which the error that led here explains.
    fn undo(self) {
        for (name, old) in self.old {
            let path = self.root.join(name);
            let _ = match old {
                Some(text) => disk::replace(&path, &text),
                None => disk::take_away(&path),
            };
        }
    }
}

impl Build {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let output = self.output.clone().unwrap_or_else(|| arguments.root.join("public"));
        let _alone = Alone::in_site(&arguments.root)?;
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
        let failed = |error: io::Error| {
            let what = format!("{error}; nothing was published, {} is as it was", output.display());
            io::Error::new(error.kind(), what)
        };
        let mut outcome = crate::build_again(&tree, &options, memory, open).map_err(failed)?;
        let finished = outcome.output.take();
        progress.end();
        let ending = print::findings(arguments, &outcome)?;
        match finished {
            Some(site) => {
                let files = site.count();
                let texts = [(LEDGER, outcome.ledger.as_deref()), (PERMALINKS, outcome.permalinks.as_deref())];
                let recorded = Recorded::write(&arguments.root, &tree, texts).map_err(failed)?;
                let marks = match site.into_inner().publish() {
                    Ok(marks) => marks,
                    Err(error) => {
                        recorded.undo();
                        return Err(failed(error));
                    }
                };
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
