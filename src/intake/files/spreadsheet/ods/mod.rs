//! Spreadsheets in the `OpenDocument` format (`.ods`): what they hide, and their sheets as a reader sees them. Most of it
//! is read as for text documents; here are the cells.

mod columns;
mod formula;
mod grid;
mod shown;
mod value;

use self::grid::Grid;
use crate::intake::files::opendocument;
use crate::intake::files::secret::Examined;

/// Examines a spreadsheet. Never fails: what cannot be read is a secret.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    let mut grid = Grid::default();
    let examined = opendocument::examine(bytes, "application/vnd.oasis.opendocument.spreadsheet", &mut grid);
    Examined { sheets: grid.sheets, ..examined }
}
