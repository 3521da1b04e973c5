//! The columns of a sheet, as runs of columns that are alike: which are hidden, and which style their cells have.

use std::collections::BTreeSet;

/// The most runs of columns that are kept.
const MOST_RUNS: usize = 20_000;

/// The columns of a sheet.
#[derive(Debug, Default)]
pub(super) struct Columns {
    runs: Vec<Run>,
    /// Hidden columns in which something stands.
    pub(super) hidden: BTreeSet<usize>,
}

#[derive(Debug)]
struct Run {
    /// The column after its last.
    end: usize,
    is_hidden: bool,
    style: Option<String>,
}

impl Columns {
    /// Adds columns that are alike. False if there are too many to keep.
    pub(super) fn add(&mut self, count: usize, is_hidden: bool, style: Option<String>) -> bool {
        let end = self.runs.last().map_or(0, |run| run.end).saturating_add(count);
        let fits = self.runs.len() < MOST_RUNS;
        if fits {
            self.runs.push(Run { end, is_hidden, style });
        }
        fits
    }

    /// Whether a column is hidden.
    pub(super) fn is_hidden(&self, column: usize) -> bool {
        self.run(column).is_some_and(|run| run.is_hidden)
    }

    /// The style of cells of a column that have none of their own.
    pub(super) fn style(&self, column: usize) -> Option<&str> {
        self.run(column)?.style.as_deref()
    }

    fn run(&self, column: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.end <= column))
    }
}
