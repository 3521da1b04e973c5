//! What table styles put behind their cells, as far as that decides whether letters can be told from it.

use super::look::{Look, Shade};
use super::styles::{look, shade_in};
use crate::intake::files::package::Element;
use crate::intake::files::visible::{Colour, WHITE};

/// The most colours of bands and edges that are kept of a style; the standard knows ten such parts.
const MOST_COLOURS: usize = 32;

/// What a table style says of its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct TableStyle {
    whole: Option<Shade>,
    first_row: Option<Shade>,
    first_column: Option<Shade>,
    /// Colours of bands, last rows and columns, corners.
    others: Vec<Colour>,
    /// Whether a part of the table is written in its own ground's colour, or hidden.
    pub(super) is_blind: bool,
}

/// Where in its table a cell stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Corner {
    pub(super) is_first_row: bool,
    pub(super) is_first_column: bool,
}

impl TableStyle {
    /// This style where it says something, else the one it is based on.
    pub(super) fn over(&self, base: &Self) -> Self {
        let mut others = self.others.clone();
        base.others.iter().for_each(|colour| add(&mut others, *colour));
        // `self` gathers the chain from its end, so what it says already wins.
        Self {
            whole: self.whole.or(base.whole),
            first_row: self.first_row.or(base.first_row),
            first_column: self.first_column.or(base.first_column),
            others,
            is_blind: self.is_blind || base.is_blind,
        }
    }

    /// The colours that may be behind a cell.
    pub(super) fn grounds(&self, corner: Corner) -> Vec<Colour> {
        let certain = match corner {
            Corner { is_first_row: true, .. } if self.first_row.is_some() => self.first_row,
            Corner { is_first_column: true, .. } if self.first_column.is_some() => self.first_column,
            _ => None,
        };
        if let Some(shade) = certain {
            return vec![shade.colour().unwrap_or(WHITE)];
        }
        let whole = self.whole.and_then(Shade::colour);
        // Without a colour of the whole table the page shows between the bands.
        std::iter::once(whole.unwrap_or(WHITE)).chain(self.others.iter().copied()).collect()
    }
}

/// Adds a colour that is not there, if there is room.
fn add(colours: &mut Vec<Colour>, colour: Colour) {
    if colours.len() < MOST_COLOURS && !colours.contains(&colour) {
        colours.push(colour);
    }
}

/// Reads a style; of other kinds than tables' it says nothing.
pub(super) fn read(style: &Element) -> TableStyle {
    let ground = |element: &Element| {
        let cell = element.child("tcPr").and_then(shade_in);
        cell.or_else(|| element.child("tblPr").and_then(shade_in))
    };
    let mut table = TableStyle { whole: ground(style), ..TableStyle::default() };
    for part in style.children.iter().filter(|child| child.name == "tblStylePr") {
        let shade = ground(part);
        let name = part.attributes.iter().find(|(_, key, _)| key == "type").map_or("", |(_, _, value)| value);
        match name {
            "firstRow" => table.first_row = shade,
            "firstCol" => table.first_column = shade,
            _ => {
                if let Some(colour) = shade.and_then(Shade::colour) {
                    add(&mut table.others, colour);
                }
            }
        }
        let own: Look = part.child("rPr").map(look).unwrap_or_default();
        let behind = shade.or(table.whole).and_then(Shade::colour).unwrap_or(WHITE);
        table.is_blind |= own.unseen(&[behind]).is_some();
    }
    table
}
