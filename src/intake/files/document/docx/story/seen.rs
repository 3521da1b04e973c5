//! Whether a run can be seen where it stands: its look, and the colours behind it.

use super::super::look::Shade;
use super::super::table_styles::Corner;
use super::{Container, Run, Story};
use crate::intake::files::visible::{Colour, WHITE};

impl Story<'_> {
    /// Why nobody sees a run, if so.
    pub(super) fn unseen(&self, run: &Run) -> Option<&'static str> {
        let paragraph = self.paragraphs.last();
        let style = paragraph.and_then(|paragraph| paragraph.style.as_deref());
        let named = run.style.as_deref().map(|style| self.styles.look(style)).unwrap_or_default();
        let look = run.look.over(named).over(self.styles.paragraph(style));
        // Word hides the page numbers of its tables of contents in web view, and no others.
        let is_listed = self.fields.iter().any(|field| {
            let code = field.code.trim_start();
            code.starts_with("TOC") || code.starts_with("PAGEREF")
        });
        if look.web_hidden == Some(true) && !is_listed {
            return Some("text hidden on web pages");
        }
        if self.tables.last().is_some_and(|table| table.is_hidden_row) {
            return Some("a hidden row of a table");
        }
        look.unseen(&self.grounds(paragraph.and_then(|paragraph| paragraph.shade).or(self.styles.shade(style))))
    }

    /// The colours that may be behind the paragraph being read, given its own.
    pub(super) fn grounds(&self, paragraph: Option<Shade>) -> Vec<Colour> {
        if let Some(colour) = paragraph.and_then(Shade::colour) {
            return vec![colour];
        }
        if let (Some(Container::Cell(cell)), Some(table)) = (self.containers.last(), self.tables.last()) {
            if let Some(colour) = cell.shade.and_then(Shade::colour) {
                return vec![colour];
            }
            let corner = Corner {
                is_first_row: table.row == 0 && table.has_header,
                is_first_column: table.column == 0 && table.has_first_column,
            };
            let mut grounds = table.style.grounds(corner);
            if let Some(colour) = table.shade.and_then(Shade::colour) {
                grounds.push(colour);
            }
            return grounds;
        }
        vec![self.page_colour.unwrap_or(WHITE)]
    }
}
