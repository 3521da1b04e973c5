//! Sums that words state or names imply: they join a family only where numbers fit them. It reads no words.

use super::family::{Family, Positions, count};
use super::figures::Perhaps;
use crate::intake::gate::protection::{Reasons, Status, audit_problem};

impl<'a> Family<'a> {
    /// Adds sums without those with which no numbers would fit any more: they were meant otherwise. All are tried together
    /// first, and one by one where that fails.
    pub(super) fn add_those_that_fit<'s, T>(&mut self, sums: &'s [T], add: &dyn Fn(&mut Self, &'s T)) {
        if self.fits(|family| sums.iter().for_each(|sum| add(family, sum))) {
            return;
        }
        // What does not fit without them either does not fit with any of them.
        if sums.len() < 2 || self.has_conflict() {
            return;
        }
        for sum in sums {
            self.fits(|family| add(family, sum));
        }
    }

    /// Adds something, and takes it back where no numbers would fit any more.
    fn fits(&mut self, add: impl FnOnce(&mut Self)) -> bool {
        let (cells, relations) = (self.system.len(), self.system.relations.len());
        add(self);
        let fits = self.system.relations.len() == relations || !self.has_conflict();
        if !fits {
            self.drop_from(cells, relations);
        }
        fits
    }

    /// Whether no numbers fit what is printed.
    pub(super) fn has_conflict(&self) -> bool {
        let audited = audit_problem(&self.system, Reasons::Omitted, &|at| self.named(at));
        audited.map_or(true, |audited| !audited.conflicts.is_empty())
    }

    /// Adds what may be said of a table.
    pub(super) fn add_perhaps(&mut self, index: usize, perhaps: &Perhaps, positions: &Positions) {
        let of = |places: &[_]| places.iter().filter_map(|at| positions.get(at).copied()).collect::<Vec<usize>>();
        let place = self.called_table(index);
        match perhaps {
            Perhaps::Said { total, parts, what } => {
                self.add_said(*total, of(parts), what, &place);
            }
            Perhaps::Other { total, parts, name } => {
                let Some(&whole) = positions.get(total) else { return };
                let parts = of(parts);
                let words = format!("{} and {} in {place}", self.call(whole), self.call_all(&parts, ", "));
                self.add_rest(whole, &parts, format!("`{name}`"), words);
            }
            Perhaps::Adds(sums) => {
                for sum in sums {
                    let Some(&total) = positions.get(&sum.total) else { continue };
                    self.relate_in_words(total, of(&sum.parts), format!("{} of {place}", sum.what));
                }
            }
            Perhaps::Less { whole, by } => {
                let Some(&whole) = positions.get(whole) else { return };
                let change = self.add_implied(Some(count(*by)), Status::Published, Vec::new(), "the change".to_owned());
                let called = format!("{} with the change beside it", self.call(whole));
                let words = format!("the change printed in {place}");
                self.add_rest(whole, &[change], called, words);
            }
            Perhaps::Differ { more, less, by } => {
                let (Some(&more), Some(&less)) = (positions.get(more), positions.get(less)) else { return };
                let by = Some(count(*by));
                let change = self.add_implied(by, Status::Published, Vec::new(), "the change".to_owned());
                self.relate_in_words(more, vec![less, change], format!("the change printed in {place}"));
            }
            Perhaps::Between { parts, least, most, what } => {
                let parts = of(parts);
                if let [part] = parts.as_slice() {
                    self.add_bounds(*part, (*least, Some(*most)), what);
                    return;
                }
                let called = format!("the sum that the {what} tells");
                let whole = self.add_implied(None, Status::Secondary, parts.clone(), called);
                self.relate_in_words(whole, parts, format!("the {what} of {place}"));
                self.add_bounds(whole, (*least, Some(*most)), what);
            }
            Perhaps::Shares(shares) => shares.iter().for_each(|share| self.add_share(share, positions)),
        }
    }

    /// Adds a total that words state of some counts.
    pub(super) fn add_said(&mut self, total: u64, parts: Vec<usize>, what: &str, place: &str) {
        let called = format!("the total in {what}");
        let said = self.add_implied(Some(count(total)), Status::Published, Vec::new(), called);
        self.relate_in_words(said, parts, format!("{what} of {place}"));
    }
}
