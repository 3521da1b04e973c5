//! What percentages and means say of hidden counts, as relations of a family: no less, and no more. It reads no table.

use super::family::{Family, Positions, count};
use super::figures::{At, Bounded};
use crate::intake::gate::protection::Status;

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
            self.add_bounds(hidden, share.least, share.most, share.what);
        }
    }

    fn is_bounded_by(&self, position: usize, what: &'a str) -> bool {
        self.bounds.range((position, what, 0, 0)..=(position, what, u64::MAX, u64::MAX)).next().is_some()
    }

    /// Whether these bounds of a count are known.
    pub(super) fn has_bounds(&self, position: usize, least: u64, most: u64, what: &str) -> bool {
        self.bounds.contains_key(&(position, what, least, most))
    }

    /// Adds what a percentage or a mean says of a count, unless it is known: the count makes up the least with some more,
    /// and with some more again the most.
    pub(super) fn add_bounds(&mut self, position: usize, least: u64, most: u64, what: &'a str) {
        if self.has_bounds(position, least, most, what) {
            return;
        }
        self.bounds.insert((position, what, least, most), self.system.relations.len());
        let words = format!("the {what} beside {}", self.call(position));
        let mut known = |value: Option<u64>| {
            let (status, called) = match value {
                Some(_) => (Status::Published, format!("the {what}")),
                None => (Status::Secondary, "the rest".to_owned()),
            };
            self.add_implied(value.map(count), status, Vec::new(), called)
        };
        let (least, most) = (known(Some(least)), known(Some(most)));
        let (more, again) = (known(None), known(None));
        self.relate_in_words(position, vec![least, more], words.clone());
        self.relate_in_words(most, vec![position, again], words);
    }

    /// What tells of a hidden count besides sums: "percentage" or "mean".
    pub(super) fn bounded_by(&self, position: usize) -> Option<&'static str> {
        ["percentage", "mean", "average", "range"].into_iter().find(|what| self.is_bounded_by(position, what))
    }
}
