//! What percentages and means say of hidden counts, as relations of a family: no less, and no more. It reads no table.

use std::collections::BTreeMap;

use super::family::{Family, count};
use super::figures::{At, Bounded};
use crate::intake::gate::protection::{Cell, Status};

impl Family<'_> {
    /// A percentage of a printed total, or a mean: the hidden count beside it makes up the least with some more, and with
    /// some more again the most.
    pub(super) fn add_share(&mut self, share: &Bounded, names: &BTreeMap<At, String>) {
        let is_printed = |at: &At| names.get(at).is_some_and(|name| self.shown(name).is_some());
        let Some(count_name) = names.get(&share.count) else { return };
        if is_printed(&share.count) || !share.base.as_ref().is_none_or(is_printed) {
            return;
        }
        // Of several percentages of a count, the first is the one that is most likely of it.
        if !self.is_bounded_by(count_name, share.what) {
            self.add_bounds(count_name, share.least, share.most, share.what);
        }
    }

    fn is_bounded_by(&self, name: &str, what: &str) -> bool {
        let first = bounds_of(name, what);
        self.positions.range(first.clone()..).next().is_some_and(|(id, _)| id.starts_with(&first))
    }

    /// Whether these bounds of a count are known.
    pub(super) fn has_bounds(&self, name: &str, least: u64, most: u64, what: &str) -> bool {
        self.has_cell(&format!("{}{least}\u{1e}{most}\u{1e}least", bounds_of(name, what)))
    }

    /// Adds what a percentage or a mean says of a count, unless it is known.
    pub(super) fn add_bounds(&mut self, count_name: &str, least: u64, most: u64, what: &str) {
        if self.has_bounds(count_name, least, most, what) {
            return;
        }
        let key = format!("{}{least}\u{1e}{most}", bounds_of(count_name, what));
        let words = format!("the {what} beside {}", self.call(count_name));
        let mut known = |end: &str, value: Option<u64>| {
            let id = format!("{key}\u{1e}{end}");
            let status = if value.is_some() { Status::Published } else { Status::Secondary };
            let called = if value.is_some() { format!("the {what}") } else { "the rest".to_owned() };
            self.implied.insert(id.clone(), (Vec::new(), called));
            self.add_cell(Cell { id: id.clone(), value: value.map(count), status });
            id
        };
        let (least, most) = (known("least", Some(least)), known("most", Some(most)));
        let (more, again) = (known("more", None), known("again", None));
        self.relate(count_name, vec![least, more], words.clone());
        self.relate(&most, vec![count_name.to_owned(), again], words);
    }

    /// What tells of a hidden count besides sums: "percentage" or "mean".
    pub(super) fn bounded_by(&self, name: &str) -> Option<&'static str> {
        ["percentage", "mean", "average", "range"].into_iter().find(|what| self.is_bounded_by(name, what))
    }
}

/// How the names of the bounds of a count begin.
fn bounds_of(name: &str, what: &str) -> String {
    format!("{what}\u{1f}{name}\u{1e}")
}
