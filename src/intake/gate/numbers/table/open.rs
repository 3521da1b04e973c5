//! How totals and their parts come out on all lines across them. What stands open is added up once, so that to try the last
//! of it as parts of a total costs the same however many there are: a sheet may have a hundred thousand rows without names.

use super::bound::Bounds;
use super::partition::Item;
use super::relations::meet;

/// How the arithmetic of a total and its parts comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Holds,
    Fails,
    /// Nothing contradicts it and nothing shows it.
    Open,
}

/// What a cell says to arithmetic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// Nothing where its value cannot be said.
    pub(super) bounds: Option<Bounds>,
    /// Whether a number stands there, or what stands for one.
    pub(super) is_figure: bool,
}

/// The lines across the items: the cell of a line (from 0) and an item.
pub(super) struct Lines<'a> {
    pub(super) count: usize,
    pub(super) cell: &'a dyn Fn(usize, usize) -> Said,
}

impl Lines<'_> {
    /// How a total and parts come out.
    pub(super) fn fit(&self, total: usize, parts: &[usize]) -> Fit {
        self.judge(total, |line| parts.iter().fold(Added::default(), |sum, part| sum.and((self.cell)(line, *part))))
    }

    /// How a total comes out, `added` being its parts on each line.
    fn judge(&self, total: usize, added: impl Fn(usize) -> Added) -> Fit {
        let mut shown = false;
        for line in 0..self.count {
            let Said { bounds: Some(whole), is_figure: true } = (self.cell)(line, total) else { continue };
            let added = added(line);
            let Some(bounds) = added.bounds() else { continue };
            if !meet(whole, bounds) {
                return Fit::Fails;
            }
            shown |= added.figures > 0 && whole.0 > 0 && bounds.1.is_some();
        }
        if shown { Fit::Holds } else { Fit::Open }
    }
}

/// Cells that were added up. More of them can be taken from fewer.
#[derive(Debug, Clone, Copy, Default)]
struct Added {
    least: u128,
    most: u128,
    /// How many have no largest value.
    endless: usize,
    /// Of how many the value cannot be said.
    unsaid: usize,
    figures: usize,
}

impl Added {
    fn and(self, cell: Said) -> Self {
        let (least, most) = cell.bounds.unwrap_or_default();
        Self {
            least: self.least + u128::from(least),
            most: self.most + u128::from(most.unwrap_or(0)),
            endless: self.endless + usize::from(most.is_none() && cell.bounds.is_some()),
            unsaid: self.unsaid + usize::from(cell.bounds.is_none()),
            figures: self.figures + usize::from(cell.is_figure),
        }
    }

    /// What was added since.
    fn since(self, before: Self) -> Self {
        Self {
            least: self.least - before.least,
            most: self.most - before.most,
            endless: self.endless - before.endless,
            unsaid: self.unsaid - before.unsaid,
            figures: self.figures - before.figures,
        }
    }

    /// The bounds of the sum, or nothing where a part cannot be said.
    fn bounds(self) -> Option<Bounds> {
        let whole = |sum: u128| u64::try_from(sum).unwrap_or(u64::MAX);
        (self.unsaid == 0).then(|| (whole(self.least), (self.endless == 0).then(|| whole(self.most))))
    }
}

/// Items that no total has added yet, in their order.
pub(super) struct Open<'a> {
    lines: &'a Lines<'a>,
    items: Vec<Item>,
    /// For each item, which one is the first of those before it that are of its group.
    groups: Vec<usize>,
    /// What the items before each, and all of them, come to: one sum for each line. Few items are added anew instead, for
    /// there may be as many lines.
    sums: Option<Vec<Added>>,
}

/// How many items are few.
const FEW: usize = 64;

impl<'a> Open<'a> {
    /// Nothing yet, of `most` items at most.
    pub(super) fn new(lines: &'a Lines<'a>, most: usize) -> Self {
        let sums = (most > FEW).then(|| vec![Added::default(); lines.count]);
        Self { lines, items: Vec::new(), groups: Vec::new(), sums }
    }

    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn push(&mut self, item: Item) {
        let before = self.len();
        let is_of = |last: &Item| last.group == item.group;
        let group = self.items.last().filter(|last| is_of(last)).and(self.groups.last().copied()).unwrap_or(before);
        self.groups.push(group);
        self.items.push(item);
        if let Some(sums) = &mut self.sums {
            for line in 0..self.lines.count {
                sums.push(sum(sums, self.lines, before, line).and((self.lines.cell)(line, item.index)));
            }
        }
    }

    /// Takes away the items from one on.
    pub(super) fn close(&mut self, from: usize) -> Vec<usize> {
        self.groups.truncate(from);
        if let Some(sums) = &mut self.sums {
            sums.truncate((from + 1) * self.lines.count);
        }
        self.items.drain(from..).map(|item| item.index).collect()
    }

    /// Where the group of the last item begins.
    pub(super) fn last_group(&self) -> usize {
        self.groups.last().copied().unwrap_or(0)
    }

    /// How a total comes out, the items from one on being its parts.
    pub(super) fn fit(&self, total: usize, from: usize) -> Fit {
        let Some(sums) = &self.sums else {
            let parts: Vec<usize> = self.items.iter().skip(from).map(|item| item.index).collect();
            return self.lines.fit(total, &parts);
        };
        let first = |count: usize, line: usize| sum(sums, self.lines, count, line);
        self.lines.judge(total, |line| first(self.len(), line).since(first(from, line)))
    }
}

/// The sum of the first so many items on a line.
fn sum(sums: &[Added], lines: &Lines<'_>, count: usize, line: usize) -> Added {
    sums.get(count * lines.count + line).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::partition::Role;
    use super::*;

    /// Three lines over items, a cell each: a number, or `None` for a marker of 1 to 5, or for 0 one that cannot be said.
    fn cell(line: usize, item: usize) -> Said {
        match (line * 7 + item * 5) % 9 {
            0 => Said { bounds: None, is_figure: false },
            1 => Said { bounds: Some((1, Some(5))), is_figure: true },
            2 => Said { bounds: Some((0, None)), is_figure: true },
            3 => Said { bounds: Some((0, Some(0))), is_figure: false },
            value => Said { bounds: Some((value as u64, Some(value as u64))), is_figure: true },
        }
    }

    #[test]
    fn what_is_open_comes_out_as_if_it_were_added_anew() {
        let lines = Lines { count: 3, cell: &cell };
        let mut open = Open::new(&lines, FEW + 1);
        let item = |index: usize| Item { index, role: Role::Leaf, group: index / 4 };
        let mut seen = Vec::new();
        for index in 0..40 {
            if index % 11 == 10 {
                let from = open.len() - 3;
                let parts = open.close(from);
                assert_eq!(parts, (index - 3..index).collect::<Vec<usize>>());
            }
            open.push(item(index));
            for from in 0..open.len() {
                let parts: Vec<usize> = open.items[from..].iter().map(|item| item.index).collect();
                for total in 40..49 {
                    let fit = open.fit(total, from);
                    assert_eq!(fit, lines.fit(total, &parts), "{total} of {parts:?}");
                    seen.push(fit);
                }
            }
            let group = open.items.iter().rposition(|part| part.group != index / 4).map_or(0, |before| before + 1);
            assert_eq!(open.last_group(), group);
        }
        assert!([Fit::Holds, Fit::Fails, Fit::Open].iter().all(|fit| seen.contains(fit)));
    }

    #[test]
    fn sums_beyond_all_bounds_are_as_large_as_can_be_said() {
        let cell = |_: usize, _: usize| Said { bounds: Some((u64::MAX, Some(u64::MAX))), is_figure: true };
        let lines = Lines { count: 1, cell: &cell };
        assert_eq!(lines.fit(0, &[1, 2, 3]), Fit::Holds);
    }
}
