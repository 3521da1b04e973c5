//! Which columns of a sheet do not show, and how many of their cells hold something.

use std::collections::BTreeMap;

use super::super::workbook::is_true;
use crate::a1::MOST_COLUMNS;
use crate::intake::files::package::Element;

/// The narrowest column that shows, in widths of a digit.
const NARROWEST: f64 = 0.5;

/// Columns as a sheet sets them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// By column from 0: whether it shows. Columns behind the last have the default width.
    shown: Vec<bool>,
    pub(super) default_width: Option<f64>,
    /// By hidden column: how many cells hold something.
    pub(super) held: BTreeMap<u32, u32>,
}

impl Columns {
    /// Reads a `cols` element, of which the ranges may not overlap; whether that is so.
    pub(super) fn read(&mut self, element: &Element) -> bool {
        for column in &element.children {
            let number = |name: &str| column.value(name).and_then(|value| value.parse::<u32>().ok());
            let (Some(first), Some(last)) = (number("min"), number("max")) else { continue };
            // Ranges that overlap would also take long to go through.
            if usize::try_from(first).is_ok_and(|first| first <= self.shown.len()) {
                return false;
            }
            let width = column.value("width").and_then(|width| width.parse::<f64>().ok());
            let is_shown = !is_true(column.value("hidden")) && width.is_none_or(|width| width >= NARROWEST);
            for index in first.max(1)..=last.min(MOST_COLUMNS) {
                let index = usize::try_from(index - 1).unwrap_or(usize::MAX);
                if self.shown.len() <= index {
                    self.shown.resize(index + 1, true);
                }
                if let Some(shown) = self.shown.get_mut(index) {
                    *shown = is_shown;
                }
            }
        }
        true
    }

    /// Notes a cell that holds something.
    pub(super) fn note(&mut self, column: u32) {
        let own = usize::try_from(column).ok().and_then(|index| self.shown.get(index).copied());
        if !own.unwrap_or_else(|| self.default_width.is_none_or(|width| width >= NARROWEST)) {
            *self.held.entry(column).or_insert(0) += 1;
        }
    }
}
