//! A line that shows how far a long build is, on a terminal only. It watches files go in and come out, so that no stage
//! has to know of it.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Arguments, Format};
use crate::address::Address;
use crate::output::Output;
use crate::source::{Files, SourceTree};

/// A build that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(800);

/// The line.
#[derive(Clone)]
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    pub(super) fn begin(arguments: &Arguments) -> Self {
        let shown = !arguments.quiet && arguments.format == Format::Human && io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        Self { bar, begun: Instant::now() }
    }

    /// Counts the files that are read from a tree.
    pub(super) fn watch(&self, tree: SourceTree) -> SourceTree {
        let (entries, files) = tree.into_parts();
        self.bar.set_length(entries.len() as u64);
        let watched = Box::new(WatchedFiles { files, progress: self.clone() });
        SourceTree::new(entries, watched)
    }

    fn step(&self, what: &'static str) {
        if self.begun.elapsed() < PATIENCE {
            self.bar.inc(1);
            return;
        }
        if self.bar.message().as_str() != what {
            if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos} files") {
                self.bar.set_style(style);
            }
            self.bar.set_message(what);
        }
        self.bar.inc(1);
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

struct WatchedFiles {
    files: Box<dyn Files>,
    progress: Progress,
}

impl Files for WatchedFiles {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.progress.step("Reading");
        self.files.read(path)
    }
}

/// An output that counts what it takes.
pub(super) struct Watched<O> {
    output: O,
    count: AtomicU64,
    progress: Progress,
}

impl<O> Watched<O> {
    pub(super) fn new(output: O, progress: &Progress) -> Self {
        progress.bar.set_position(0);
        Self { output, count: AtomicU64::new(0), progress: progress.clone() }
    }

    /// How many files it took.
    pub(super) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    pub(super) fn into_inner(self) -> O {
        self.output
    }
}

impl<O: Output> Output for Watched<O> {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.progress.step("Writing");
        self.output.put(address, bytes)
    }

    fn keep(&self, address: &Address) -> io::Result<()> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.progress.step("Writing");
        self.output.keep(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_counted() {
        let progress = Progress { bar: ProgressBar::hidden(), begun: Instant::now() };
        let watched = Watched::new(crate::output::Memory::default(), &progress);
        watched.put(&Address::home(), b"x").unwrap();
        assert_eq!(watched.count(), 1);
        assert_eq!(watched.into_inner().into_files().len(), 1);
    }
}
