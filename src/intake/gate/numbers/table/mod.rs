//! Reads a table and says of each cell what it is, which cells are low counts, and which cells are totals of which.
//! It knows text and arithmetic only: files, findings and decisions are the business of those who call it.
//!
//! # Steps
//! 1. `content` reads each cell by itself: a number, a marker, a date, words.
//! 2. `shape` finds header rows, group rows and totals, and so the blocks of the table.
//! 3. `columns` says what each column holds, from its header (`header`) and its values.
//! 4. `judge` joins cell, column and row into a [`Cell`]; in doubt a number is a count. `labels` finds counts in names.
//! 5. `relations` says which cell is the sum of which, `shares` which percentage has which base, `means` what each mean is of;
//!    `mismatch` and `derived` check the arithmetic.

mod annotations;
mod bound;
mod brackets;
mod columns;
mod content;
mod derived;
mod fold;
mod header;
mod judge;
mod labels;
mod means;
mod measures;
mod mismatch;
mod names;
mod nouns;
mod numeral;
mod open;
mod partition;
mod phrase;
mod relations;
mod senses;
mod sequence;
mod shape;
mod shares;
mod suppression;
mod token;
mod told;
mod values;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use bound::Bounds;
pub use derived::{Derived, derived};
pub use mismatch::{Mismatch, mismatches};
pub use told::{StatedSum, SumProblem, WrongSum};

use names::Named;

/// A table as text, its cells already stripped of markup. Rows may be ragged.
#[derive(Debug, Clone, Copy)]
pub struct Grid<'a> {
    /// The Markdown header; cells may be empty.
    pub header: &'a [String],
    /// The body rows.
    pub rows: &'a [Vec<String>],
    /// The caption, or nothing.
    pub caption: &'a str,
}

/// Where a total stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// There is no total, whatever the names say.
    None,
    /// The first row of the body, or the first column of numbers.
    First,
    /// The last row or column.
    Last,
}

/// What the author said that cannot be told from the table: the attributes of its caption.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Column names or row labels whose numbers are counts.
    pub counts: Vec<String>,
    /// Column names or row labels whose numbers are not counts.
    pub not_counts: Vec<String>,
    /// Where the row of totals stands, when said.
    pub total_row: Option<Place>,
    /// Where the column of totals stands, when said.
    pub total_column: Option<Place>,
    /// What the numbers count or measure: `people`, `vehicles`, `£`, `%`.
    pub unit: Option<String>,
    /// Sums of rows or columns that the layout does not tell.
    pub sums: Vec<StatedSum>,
    /// The numbers of notes that stand near the table: "\[3\] Includes the night shift".
    pub notes: Vec<u64>,
}

/// What counts as low, and what is already suppressed.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// A count from 1 to this is low.
    pub threshold: u64,
    /// Whether 0 is low too.
    pub zero_is_low: bool,
    /// The texts that stand for a suppressed number. The first is the marker; with `+` it marks a further cell.
    pub markers: &'a [String],
}

impl Policy<'_> {
    /// Whether a count of this size must not be published.
    #[must_use]
    pub fn is_low(&self, value: u64) -> bool {
        (value >= 1 || self.zero_is_low) && value <= self.threshold
    }
}

/// What a table says.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What each column holds, in the first block of the table.
    pub columns: Vec<ColumnKind>,
    /// What each body row is.
    pub rows: Vec<RowKind>,
    /// The cells of the header: labels, unless a number stands there that is a count.
    pub header: Vec<Cell>,
    /// The cells of the body, as ragged as the grid.
    pub cells: Vec<Vec<Cell>>,
    /// The columns that name the rows, left to right.
    pub label_columns: Vec<usize>,
    /// Every total with its parts, over cells of the body.
    pub relations: Vec<Relation>,
    /// Totals of which the author says that the parts printed are not all.
    pub partial: Vec<Relation>,
    /// Stated sums that cannot be used.
    pub wrong_sums: Vec<WrongSum>,
    /// Percentages whose base stands in the table, for [`derived`].
    pub shares: Vec<Share>,
    /// Means of a total or a count that is not printed, for [`derived`].
    pub means: Vec<Mean>,
}

impl Reading {
    /// The cell at a body row and column.
    #[must_use]
    pub fn cell(&self, at: (usize, usize)) -> Option<&Cell> {
        self.cells.get(at.0)?.get(at.1)
    }

    /// Every low count of the body, as row, column, value and place in the cell's text.
    pub fn low(&self) -> impl Iterator<Item = (usize, usize, u64, Range<usize>)> + '_ {
        self.cells.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().enumerate().filter_map(move |(column, cell)| match cell {
                Cell::Low { value, range } => Some((row, column, *value, range.clone())),
                _ => None,
            })
        })
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnKind {
    /// Nothing.
    Empty,
    /// The names of the rows.
    Label,
    /// Counts: the kind of every column of numbers that is not certainly another.
    Count,
    /// Words; a bare number among them is a count.
    Text,
    /// Numbers that are certainly not counts of people.
    Other(Why),
}

/// What a body row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// Figures under their header.
    Body,
    /// A further header: a new block begins below it.
    Header,
    /// A name for the rows below.
    Group,
    /// A total of the rows since the total, group or header before it.
    Subtotal,
    /// A total of everything above (or below, where it comes first).
    Total,
    /// A part of the row above that its totals do not add again, such as "of which under 18".
    OfWhich,
    /// A remark, or nothing.
    Note,
}

/// What a cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing stands here.
    Blank,
    /// A dash or a word that says none: read as 0 in totals.
    Nil,
    /// A name, or words without a number that matters.
    Label,
    /// Running text: the reader of prose should look at it.
    Prose,
    /// A count that may be published.
    Count(u64),
    /// A count that is low.
    Low {
        /// Its value.
        value: u64,
        /// Where the number stands in the cell's text, in bytes.
        range: Range<usize>,
    },
    /// A suppressed low number.
    Marker {
        /// The largest value that the marker itself allows, as 4 for `<5`; the threshold where it says nothing.
        at_most: Option<u64>,
    },
    /// A further cell, suppressed to protect another: 0 or more.
    FurtherMarker,
    /// A number of which only bounds are printed, that need not be low: `10+`, "10 to 14".
    Within {
        /// The least that it may be.
        least: u64,
        /// The most that it may be; none where there is no bound.
        most: Option<u64>,
    },
    /// Not known, not held, not applicable: nothing can be said of its value.
    Missing,
    /// A number that is certainly not a count of people.
    SetAside(Why),
}

/// Why a number was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A calendar, financial or school year.
    Year,
    /// A date, month, week or day of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A percentage.
    Percentage,
    /// A rate, mean, median, ratio, score or other figure with decimals.
    Rate,
    /// A sum of money.
    Money,
    /// An age or a band of ages.
    Age,
    /// A reference, code, rank, grade, question number or position in a list.
    Identifier,
    /// A length of time.
    Duration,
    /// A length, weight, area or other measure.
    Measure,
    /// A rule or cut-off: "3 or more".
    CutOff,
    /// An ordinal: "3rd".
    Ordinal,
    /// A difference between two counts.
    Change,
    /// A count of documents, buildings, vehicles or equipment.
    NotPeople,
    /// The author said so.
    Attribute,
}

impl Why {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::Year => "year",
            Why::Date => "date",
            Why::Time => "time",
            Why::Percentage => "percentage",
            Why::Rate => "rate",
            Why::Money => "money",
            Why::Age => "age",
            Why::Identifier => "identifier",
            Why::Duration => "duration",
            Why::Measure => "measure",
            Why::CutOff => "cut-off",
            Why::Ordinal => "ordinal",
            Why::Change => "change",
            Why::NotPeople => "not-people",
            Why::Attribute => "attribute",
        }
    }
}

/// A total that is the sum of its parts. Cells are (body row, column); parts that are blank or nil are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The total.
    pub total: (usize, usize),
    /// The parts, in order.
    pub parts: Vec<(usize, usize)>,
    /// What it is, to be read: "row `Youth`", "column `Total`".
    pub what: String,
}

/// A percentage whose base stands in the same table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The cell of the percentage.
    pub at: (usize, usize),
    /// Where it stands in the cell's text, in bytes.
    pub range: Range<usize>,
    /// The percentage in units of its last printed place: 48 for 4.8.
    pub digits: u64,
    /// How many decimal places are printed.
    pub places: u32,
    /// The base.
    pub base: u64,
    /// The cell of the base; none where it stands in the header.
    pub base_at: Option<(usize, usize)>,
}

/// A mean beside the total that it is of, or beside how many share it, where the other of the two is not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mean {
    /// The cell of the mean.
    pub at: (usize, usize),
    /// Where it stands in the cell's text, in bytes.
    pub range: Range<usize>,
    /// The suppressed cell that it tells of; none where no cell stands for that count.
    pub count: Option<(usize, usize)>,
    /// The printed cell that it needs; none where the mean of whole numbers tells by itself.
    pub given: Option<(usize, usize)>,
    /// The least that the count may be.
    pub least: u64,
    /// The most that it may be; none where there is no bound.
    pub most: Option<u64>,
    /// What tells, to be read before the number: "a total of 62 with a mean of 12.4 can only be that of".
    pub words: String,
}

/// Whether a row label or a column header says by its whole name that it is a total: "Total", "All", "Overall".
#[must_use]
pub fn names_total(text: &str) -> bool {
    matches!(names::total(text), Named::Total(_))
}

/// Whether a row label or a column header may be that of a total: "All officers", "Total stops", "Total".
#[must_use]
pub fn may_name_total(text: &str) -> bool {
    matches!(names::total(text), Named::Total(_) | Named::Perhaps)
}

/// Whether a row label or a column header says that it is a part of what stands before it: "of which under 18".
#[must_use]
pub fn names_part(text: &str) -> bool {
    names::total(text) == Named::OfWhich
}

/// Reads a table. Any text is read without panic; in doubt a number is a count.
#[must_use]
pub fn read(grid: &Grid<'_>, hints: &Hints, policy: &Policy<'_>) -> Reading {
    let markers = suppression::Markers::new(policy);
    let sheet = content::read_grid(grid, &markers);
    let named = annotations::Annotations::new(hints);
    let frame = shape::frame(grid, &sheet, hints, &named);
    let blocks = columns::describe(grid, &sheet, &frame, &named);
    let cells = judge::cells(grid, &sheet, &frame, &blocks, (&named, &hints.notes), policy);
    let header = labels::header(grid, &sheet, &hints.notes, policy);
    let told = told::resolve(grid, &frame, &blocks, &hints.sums);
    let (relations, partial) = relations::find(grid, &frame, &blocks, &cells, &told, policy);
    let shares = shares::find(grid, &sheet, &frame, &blocks, &cells);
    let means = means::find(grid, &sheet, &frame, &blocks, &cells, policy);
    let first = blocks.first();
    Reading {
        columns: first.map(|block| block.kinds.clone()).unwrap_or_default(),
        label_columns: first.map(columns::Block::label_columns).unwrap_or_default(),
        rows: frame.rows,
        header,
        cells,
        relations,
        partial,
        wrong_sums: told.wrong,
        shares,
        means,
    }
}
