//! `candour check`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Arguments, Ending, print};
use crate::diagnostic::Report;
use crate::{Options, disk};

/// Check without writing.
#[derive(Debug, Clone, Args)]
pub(super) struct Check {
    /// Only what concerns these files or folders; a text or CSV outside the site is checked by itself
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Check {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let (inside, outside): (Vec<&PathBuf>, Vec<&PathBuf>) =
            self.paths.iter().partition(|path| within(&arguments.root, path).is_some());
        let mut report = if arguments.verbose { Report::verbose() } else { Report::default() };
        let mut records = 0;
        let mut ending = Ending::Done;
        if !inside.is_empty() || outside.is_empty() {
            let outcome = crate::check(
                &disk::read_tree(&arguments.root)?,
                &Options { verbose: arguments.verbose, ..Options::default() },
            );
            records = outcome.records;
            if outcome.status == crate::Status::Unusable {
                ending = Ending::Unable;
            }
            let wanted: Vec<String> = inside.iter().filter_map(|path| within(&arguments.root, path)).collect();
            // What makes the configuration unusable concerns every path.
            let every = wanted.is_empty() || outcome.status == crate::Status::Unusable;
            report.append(outcome.report.only(|path| every || wanted.iter().any(|wanted| covers(wanted, path))));
        }
        for path in outside {
            for file in disk::files_at(path)? {
                let bytes = disk::read(&file)?;
                crate::check_loose(&file.to_string_lossy(), bytes, &loose_policy(arguments), &mut report);
                records += 1;
            }
        }
        report.sort();
        if report.has_errors() && ending == Ending::Done {
            ending = Ending::Findings;
        }
        print::report(arguments, &report, records)?;
        print::say(arguments, &print::summary(&report, records))?;
        Ok(ending)
    }
}

/// The policy of the site, where there is one; else the defaults.
fn loose_policy(arguments: &Arguments) -> crate::config::Policy {
    let mut ignored = Report::default();
    let config = disk::read_tree(&arguments.root).ok().and_then(|tree| crate::config::read(&tree, &mut ignored));
    config.map(|config| config.policy).unwrap_or_default()
}

/// The path from the site's root of something that belongs to the site.
pub(super) fn within(root: &Path, path: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let path = path.canonicalize().or_else(|_| root.join(path).canonicalize()).ok()?;
    let relative = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    let belongs = disk::ROOT_FILES
        .into_iter()
        .chain(["content", "themes"])
        .any(|part| relative == part || relative.starts_with(&format!("{part}/")));
    (belongs || relative.is_empty()).then_some(relative)
}

pub(super) fn covers(wanted: &str, path: &str) -> bool {
    wanted.is_empty() || path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}
