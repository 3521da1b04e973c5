//! Where tables go: what a reader of running text hands over, and who takes it. Knows no format of numbers.

use super::styles::{CellStyle, Styles};
use crate::intake::files::found::Found;
use crate::intake::files::vocabulary::Tag;

/// A cell that was read to its end.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// Its tag.
    pub(crate) tag: Tag,
    /// Its words as shown, paragraphs on lines of their own.
    pub(crate) text: String,
    /// The style that holds for it, its own or that of its row or column.
    pub(crate) style: Option<String>,
    /// What that style says.
    pub(crate) looks: CellStyle,
    /// Why some of its words cannot be seen, if so.
    pub(crate) unseen: Option<&'static str>,
    /// Whether it has a comment.
    pub(crate) has_comment: bool,
}

/// Takes the tables of a document as they come.
pub(crate) trait Cells {
    /// A table begins.
    fn table(&mut self, tag: &Tag, styles: &Styles, found: &mut Found);
    /// A group of rows or columns begins, perhaps folded away.
    fn group(&mut self, is_hidden: bool);
    /// The group ends.
    fn end_group(&mut self);
    /// A column, or several alike.
    fn column(&mut self, tag: &Tag, styles: &Styles);
    /// A row begins, or several alike.
    fn row(&mut self, tag: &Tag, styles: &Styles);
    /// A cell begins; says which style holds for it.
    fn style(&self, tag: &Tag) -> Option<String>;
    /// Where the cell that begins stands, as its reader would say.
    fn place(&self) -> String;
    /// A cell, or several alike, was read to its end.
    fn cell(&mut self, cell: &Cell, styles: &Styles, found: &mut Found);
    /// The row ends.
    fn end_row(&mut self, found: &mut Found);
    /// The table ends.
    fn end_table(&mut self, found: &mut Found);
    /// Whether shapes beside the text stand over cells.
    fn is_sheet(&self) -> bool;
}
