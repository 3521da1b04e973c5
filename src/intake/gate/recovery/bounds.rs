//! What percentages and means say of hidden counts, as relations of a family: no less, and no more. It reads no table.

use super::family::{Family, Positions, count};
use super::figures::{At, Bounded};
use crate::intake::gate::numbers::table::Bounds;
use crate::intake::gate::protection::Status;

/// What tells of a count whose own cell prints bounds of it.
pub(super) const RANGE: &str = "range";

impl<'a> Family<'a> {
    /// A percentage of a printed total, or a mean: what it says of the hidden count beside it.
    pub(super) fn add_share(&mut self, share: &Bounded, positions: &Positions) {
        let is_printed = |at: &At| positions.get(at).is_some_and(|position| self.shown(*position).is_some());
        let Some(&hidden) = positions.get(&share.count) else { return };
        if is_printed(&share.count) || !share.base.as_ref().is_none_or(is_printed) {
            return;
        }
        // Of several percentages of a count, the first is the one that is most likely of it.
        if !self.is_bounded_by(hidden, share.what) {
            self.add_bounds(hidden, (share.least, Some(share.most)), share.what);
        }
    }

    /// A cell that prints no figure but bounds of one.
    pub(super) fn add_within(&mut self, at: &At, within: Bounds, positions: &Positions) {
        if let Some(&hidden) = positions.get(at)
            && self.shown(hidden).is_none()
        {
            self.add_bounds(hidden, within, RANGE);
        }
    }

    fn is_bounded_by(&self, position: usize, what: &'a str) -> bool {
        let (first, last) = ((0, None), (u64::MAX, Some(u64::MAX)));
        self.bounds.range((position, what, first)..=(position, what, last)).next().is_some()
    }

    /// Whether these bounds of a count are known.
    pub(super) fn has_bounds(&self, position: usize, bounds: Bounds, what: &str) -> bool {
        self.bounds.contains_key(&(position, what, bounds))
    }

    /// Adds what a percentage or a mean says of a count, unless it is known: the count makes up the least with some more,
    /// and with some more again the most.
    pub(super) fn add_bounds(&mut self, position: usize, (least, most): Bounds, what: &'a str) {
        if self.has_bounds(position, (least, most), what) {
            return;
        }
        self.bounds.insert((position, what, (least, most)), self.system.relations.len());
        let words = format!("the {what} beside {}", self.call(position));
        if least > 0 {
            let parts = vec![self.add_told(Some(least), what), self.add_told(None, what)];
            self.relate_in_words(position, parts, words.clone());
        }
        if let Some(most) = most {
            let (most, more) = (self.add_told(Some(most), what), self.add_told(None, what));
            self.relate_in_words(most, vec![position, more], words);
        }
    }

    /// Adds a bound, or what is left to it.
    fn add_told(&mut self, value: Option<u64>, what: &str) -> usize {
        let (status, called) = match value {
            Some(_) => (Status::Published, format!("the {what}")),
            None => (Status::Secondary, "the rest".to_owned()),
        };
        self.add_implied(value.map(count), status, Vec::new(), called)
    }

    /// What tells of a hidden count besides sums: "percentage" or "mean".
    pub(super) fn bounded_by(&self, position: usize) -> Option<&'static str> {
        ["percentage", "mean", "average", RANGE].into_iter().find(|what| self.is_bounded_by(position, what))
    }
}
