//! How much of a workbook is looked into. What is beyond is not forgotten: it is a finding.

/// Cells with a value.
const MOST_CELLS: usize = 2_000_000;
/// Texts, over all.
const MOST_TEXTS: usize = 1_000_000;
/// Bytes of text, over all cells.
const MOST_TEXT: usize = 64 << 20;
/// Places from `A1` to the last cell with a value, over all sheets.
const MOST_PLACES: usize = 4_000_000;
/// Places that any sheet may have, and further ones for each cell with a value: a few bytes must not become a large sheet.
const PLACES_OF_A_SHEET: usize = 250_000;
const PLACES_OF_A_CELL: usize = 64;
/// Columns that descriptions of columns cover, and cells that merged ranges are compared with.
const MOST_STEPS: usize = 20_000_000;
/// Sheets in one workbook.
const MOST_SHEETS: usize = 1_000;

/// What may still be spent.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    texts: usize,
    text: usize,
    places: usize,
    steps: usize,
    sheets: usize,
    is_exceeded: bool,
}

impl Budget {
    /// All of it.
    pub(super) fn new() -> Self {
        Budget {
            cells: MOST_CELLS,
            texts: MOST_TEXTS,
            text: MOST_TEXT,
            places: MOST_PLACES,
            steps: MOST_STEPS,
            sheets: MOST_SHEETS,
            is_exceeded: false,
        }
    }

    /// Whether one more cell with so much text may be kept.
    pub(super) fn spend_cell(&mut self, text: &str) -> bool {
        let cells = self.cells.checked_sub(1);
        let bytes = self.text.checked_sub(text.len());
        self.is_exceeded |= cells.is_none() || bytes.is_none();
        self.cells = cells.unwrap_or(0);
        self.text = bytes.unwrap_or(0);
        !self.is_exceeded
    }

    /// Whether one more text may be kept.
    pub(super) fn spend_text(&mut self, text: &str) -> bool {
        let texts = self.texts.checked_sub(1);
        let bytes = self.text.checked_sub(text.len());
        self.is_exceeded |= texts.is_none() || bytes.is_none();
        self.texts = texts.unwrap_or(0);
        self.text = bytes.unwrap_or(0);
        !self.is_exceeded
    }

    /// Whether a sheet of so many places may be laid out for so many cells.
    pub(super) fn spend_places(&mut self, places: usize, cells: usize) -> bool {
        let most = PLACES_OF_A_SHEET.saturating_add(cells.saturating_mul(PLACES_OF_A_CELL));
        let left = self.places.checked_sub(places).filter(|_| places <= most);
        self.is_exceeded |= left.is_none();
        self.places = left.unwrap_or(self.places);
        left.is_some()
    }

    /// Whether so many small steps may be taken.
    pub(super) fn spend_steps(&mut self, count: usize) -> bool {
        let left = self.steps.checked_sub(count);
        self.is_exceeded |= left.is_none();
        self.steps = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether one more sheet may be read.
    pub(super) fn spend_sheet(&mut self) -> bool {
        let left = self.sheets.checked_sub(1);
        self.is_exceeded |= left.is_none();
        self.sheets = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether something had to be left out.
    pub(super) fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }
}
