//! Tests of the reader, with tables of our own. A cell that begins with `!` is expected to be low.

mod derived;
mod forms;
mod kinds;
mod laws;
mod means;
mod sums;
mod told;

use super::{Cell, Grid, Hints, Policy, Reading, read};

/// A table as drawn, with the low cells that are expected.
pub(super) struct Drawn {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) low: Vec<(usize, usize)>,
    pub(super) caption: String,
    pub(super) hints: Hints,
}

pub(super) fn markers() -> Vec<String> {
    ["xx", "[c]", "*", "<5", "<6"].map(str::to_owned).to_vec()
}

/// Reads a drawing: a header line and body lines, cells split at `|`.
pub(super) fn draw(text: &str) -> Drawn {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let mut rows: Vec<Vec<String>> = lines.collect();
    let mut low = Vec::new();
    for (row, cells) in rows.iter_mut().enumerate() {
        for (column, cell) in cells.iter_mut().enumerate() {
            if let Some(rest) = cell.strip_prefix('!') {
                *cell = rest.trim().to_owned();
                low.push((row, column));
            }
        }
    }
    Drawn { header, rows, low, caption: String::new(), hints: Hints::default() }
}

impl Drawn {
    pub(super) fn read(&self) -> Reading {
        let markers = markers();
        self.read_with(&Policy { threshold: 5, zero_is_low: false, markers: &markers })
    }

    pub(super) fn read_with(&self, policy: &Policy<'_>) -> Reading {
        read(&Grid { header: &self.header, rows: &self.rows, caption: &self.caption }, &self.hints, policy)
    }

    pub(super) fn caption(mut self, caption: &str) -> Self {
        self.caption = caption.to_owned();
        self
    }

    pub(super) fn hints(mut self, hints: Hints) -> Self {
        self.hints = hints;
        self
    }

    /// Asserts that exactly the cells marked in the drawing are low.
    #[track_caller]
    pub(super) fn check(&self) -> Reading {
        let reading = self.read();
        let found: Vec<(usize, usize)> = reading.low().map(|(row, column, ..)| (row, column)).collect();
        let text = |at: &(usize, usize)| format!("{at:?} {:?} is {:?}", self.rows[at.0][at.1], reading.cell(*at));
        let missed: Vec<String> = self.low.iter().filter(|at| !found.contains(at)).map(text).collect();
        let wrong: Vec<String> = found.iter().filter(|at| !self.low.contains(at)).map(text).collect();
        assert!(
            missed.is_empty() && wrong.is_empty(),
            "missed {missed:#?}, wrong {wrong:#?}, columns {:?}",
            reading.columns
        );
        let header: Vec<&Cell> = reading.header.iter().filter(|cell| matches!(cell, Cell::Low { .. })).collect();
        assert!(header.is_empty(), "low in the header: {header:?}");
        reading
    }
}
