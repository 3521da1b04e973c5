//! Tables of a text document: each cell is a passage with its table, row and column.

use crate::intake::files::found::Found;
use crate::intake::files::opendocument::{Cell, Cells, Styles};
use crate::intake::files::secret::Hides;
use crate::intake::files::vocabulary::Tag;

/// The most columns that a cell may stand for.
const WIDEST: usize = 256;

/// The tables that are open, and how many there were.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    count: usize,
    /// The groups of rows that are open, and which are folded away.
    groups: Vec<bool>,
}

#[derive(Debug, Default)]
struct Table {
    index: usize,
    row: usize,
    column: usize,
    /// Whether a row has begun.
    has_row: bool,
    is_hidden_row: bool,
}

impl Cells for Tables {
    fn table(&mut self, tag: &Tag, styles: &Styles, found: &mut Found) {
        self.open.push(Table { index: self.count, ..Table::default() });
        self.count += 1;
        if styles.is_hidden_table(tag.text("table", "style-name")) {
            found.add(Hides::HiddenText, self.place(), "a hidden table");
        }
        found.say("table", tag.text("table", "name").trim_start_matches(is_usual_name), None);
    }

    fn group(&mut self, is_hidden: bool) {
        self.groups.push(is_hidden);
    }

    fn end_group(&mut self) {
        self.groups.pop();
    }

    fn column(&mut self, _: &Tag, _: &Styles) {}

    fn row(&mut self, tag: &Tag, styles: &Styles) {
        let is_folded = self.groups.contains(&true);
        if let Some(table) = self.open.last_mut() {
            table.row += usize::from(std::mem::replace(&mut table.has_row, true));
            table.column = 0;
            let is_flat = styles.is_flat("table-row", tag.text("table", "style-name"));
            table.is_hidden_row = is_folded || is_flat || !matches!(tag.text("table", "visibility"), "" | "visible");
        }
    }

    fn style(&self, tag: &Tag) -> Option<String> {
        tag.value("table", "style-name").map(str::to_owned)
    }

    fn place(&self) -> String {
        let Some(table) = self.open.last() else { return String::new() };
        format!("table {}, row {}, column {}", table.index + 1, table.row + 1, table.column + 1)
    }

    fn cell(&mut self, cell: &Cell, _: &Styles, found: &mut Found) {
        let place = self.place();
        let Some(table) = self.open.last_mut() else { return };
        let repeated = cell.tag.value("table", "number-columns-repeated").and_then(|text| text.parse::<usize>().ok());
        let repeated = repeated.unwrap_or(1);
        let has_words = !cell.text.trim().is_empty();
        if has_words && repeated > WIDEST {
            found.add(Hides::TooLarge, &place, "a cell that is repeated too often");
        }
        for column in 0..repeated.min(if has_words { WIDEST } else { 0 }) {
            let column = table.column.saturating_add(column);
            found.say(&place, &cell.text, Some((table.index, table.row, column)));
        }
        table.column = table.column.saturating_add(repeated);
        if has_words && cell.tag.name == "covered-table-cell" {
            found.add(Hides::MergedOver, &place, "");
        }
        if has_words && table.is_hidden_row {
            found.add(Hides::HiddenText, &place, "a hidden row of a table");
        }
    }

    fn end_row(&mut self, _: &mut Found) {}

    fn end_table(&mut self, _: &mut Found) {
        self.open.pop();
    }

    fn is_sheet(&self) -> bool {
        false
    }
}

/// Letters of the names that Writer gives to tables itself: `Table12`.
fn is_usual_name(letter: char) -> bool {
    "Table".contains(letter) || letter.is_ascii_digit()
}
