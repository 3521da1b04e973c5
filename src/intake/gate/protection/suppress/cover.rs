//! The least choice of cells that meets every cut: fewest cells, then least value, by branch and bound in exact
//! arithmetic. Each cut holds for every sufficient set, so what this finds is never more than what is needed.

/// Cells of which every sufficient set contains at least one, for each cut.
#[derive(Clone, Debug, Default)]
pub(super) struct Cuts {
    /// Ascending cells, no cut twice, none that contains another known when it was added.
    pub(super) sets: Vec<Vec<usize>>,
}

/// A choice that meets every cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) cells: Vec<usize>,
    /// Whether it is proven to be the least.
    pub(super) proven: bool,
    /// No choice has fewer cells than this.
    pub(super) fewest: usize,
}

impl Cuts {
    /// Adds a cut, unless one that is contained in it is there already.
    pub(super) fn add(&mut self, cut: Vec<usize>) {
        let within = |small: &[usize], large: &[usize]| small.iter().all(|cell| large.binary_search(cell).is_ok());
        if cut.is_empty() || self.sets.iter().any(|set| within(set, &cut)) {
            return;
        }
        self.sets.retain(|set| !within(&cut, set));
        self.sets.push(cut);
    }

    /// Whether a choice meets every cut.
    pub(super) fn met(&self, chosen: &[bool]) -> bool {
        self.sets.iter().all(|set| set.iter().any(|cell| chosen[*cell]))
    }

    /// The least choice for these cuts; `work` limits how many members of cuts are looked at.
    pub(super) fn least(&self, values: &[i64], work: u64) -> Choice {
        let mut order: Vec<usize> = (0..self.sets.len()).collect();
        order.sort_by_key(|set| (self.sets[*set].len(), *set));
        let start = State { chosen: Vec::new(), barred: vec![false; values.len()], taken: vec![false; values.len()] };
        let members: u64 = self.sets.iter().map(|set| set.len() as u64).sum();
        let size = members + values.len() as u64;
        let mut search = Search { cuts: self, order, values, best: None, left: work, size };
        let fewest = search.bound(&start).map_or(0, |(cells, _)| cells);
        let greedy = search.greedy();
        search.best = Some((search.worth(&greedy), greedy));
        search.branch(start);
        let proven = search.left > 0;
        let cells = search.best.map(|(_, cells)| cells).unwrap_or_default();
        let fewest = if proven { cells.len() } else { fewest };
        Choice { cells, proven, fewest }
    }
}

struct Search<'a> {
    cuts: &'a Cuts,
    order: Vec<usize>,
    values: &'a [i64],
    best: Option<((usize, i64), Vec<usize>)>,
    left: u64,
    size: u64,
}

#[derive(Clone)]
struct State {
    chosen: Vec<usize>,
    taken: Vec<bool>,
    barred: Vec<bool>,
}

impl Search<'_> {
    fn worth(&self, cells: &[usize]) -> (usize, i64) {
        (cells.len(), cells.iter().map(|cell| self.values[*cell]).sum())
    }

    /// Takes the cell that meets most cuts, the least value of several, until all are met.
    fn greedy(&self) -> Vec<usize> {
        let mut unmet: Vec<&Vec<usize>> = self.cuts.sets.iter().collect();
        let mut chosen = Vec::new();
        while !unmet.is_empty() {
            let mut hits = vec![0_usize; self.values.len()];
            unmet.iter().flat_map(|set| set.iter()).for_each(|cell| hits[*cell] += 1);
            let best = (0..hits.len()).max_by_key(|cell| (hits[*cell], -self.values[*cell], std::cmp::Reverse(*cell)));
            let Some(cell) = best.filter(|cell| hits[*cell] > 0) else {
                break;
            };
            chosen.push(cell);
            unmet.retain(|set| !set.contains(&cell));
        }
        chosen
    }

    /// How many more cells and how much more value any completion needs: cuts that share no cell, each met apart. None
    /// where some cut can no longer be met.
    fn bound(&self, state: &State) -> Option<(usize, i64)> {
        let mut used = vec![false; self.values.len()];
        let (mut cells, mut value) = (0, 0);
        for set in self.order.iter().map(|set| &self.cuts.sets[*set]) {
            if set.iter().any(|cell| state.taken[*cell]) {
                continue;
            }
            let free = || set.iter().filter(|cell| !state.barred[**cell]);
            let least = free().map(|cell| self.values[*cell]).min()?;
            if free().all(|cell| !used[*cell]) {
                free().for_each(|cell| used[*cell] = true);
                cells += 1;
                value += least;
            }
        }
        Some((cells, value))
    }

    fn branch(&mut self, state: State) {
        if self.left == 0 {
            return;
        }
        self.left = self.left.saturating_sub(self.size);
        let Some((cells, value)) = self.bound(&state) else {
            return;
        };
        let (own_cells, own_value) = self.worth(&state.chosen);
        let least = (own_cells + cells, own_value + value);
        if self.best.as_ref().is_some_and(|(best, _)| least >= *best) {
            return;
        }
        let is_unmet = |set: &&Vec<usize>| !set.iter().any(|cell| state.taken[*cell]);
        let unmet: Vec<&Vec<usize>> = self.cuts.sets.iter().filter(is_unmet).collect();
        let free = |set: &&Vec<usize>| set.iter().copied().filter(|cell| !state.barred[*cell]).collect::<Vec<usize>>();
        let Some(mut options) = unmet.iter().map(free).min_by_key(Vec::len) else {
            let mut cells = state.chosen;
            cells.sort_unstable();
            self.best = Some(((own_cells, own_value), cells));
            return;
        };
        let mut hits = vec![0_usize; self.values.len()];
        unmet.iter().flat_map(|set| set.iter()).for_each(|cell| hits[*cell] += 1);
        options.sort_by_key(|cell| (std::cmp::Reverse(hits[*cell]), self.values[*cell], *cell));
        let mut barred = state.barred.clone();
        for cell in options {
            let mut next = State { barred: barred.clone(), ..state.clone() };
            next.chosen.push(cell);
            next.taken[cell] = true;
            self.branch(next);
            barred[cell] = true;
        }
    }
}
