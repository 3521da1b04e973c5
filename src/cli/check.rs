//! `candour check`.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Arguments, Ending, print, site};
use crate::config::Policy;
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
            self.paths.iter().partition(|path| site::inside(&arguments.root, path).is_some());
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
            let wanted: Vec<String> = inside.iter().filter_map(|path| site::inside(&arguments.root, path)).collect();
            // What makes the configuration unusable concerns every path.
            let every = wanted.is_empty() || outcome.status == crate::Status::Unusable;
            report.append(outcome.report.only(|path| every || wanted.iter().any(|wanted| covers(wanted, path))));
        }
        let policy = if outside.is_empty() { Policy::default() } else { site::policy(&arguments.root) };
        for path in outside {
            for file in disk::files_at(path)? {
                let bytes = disk::read(&file)?;
                crate::check_loose(&file.to_string_lossy(), bytes, &policy, &mut report);
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

pub(super) fn covers(wanted: &str, path: &str) -> bool {
    wanted.is_empty() || path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}
