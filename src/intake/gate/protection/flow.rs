//! Flows in a network: a first table, and for each cell the table in which it is greatest or least, by augmenting paths
//! (Ford and Fulkerson; Gusfield 1988 for tables). A cut says why it cannot be more. It proposes; others check.

use std::collections::VecDeque;

use super::certificate::{Certificate, End, over_rows};
use super::network::Network;
use super::part::Part;
use super::problem::OPEN;
use super::solver::{Solver, Suggestion};

/// A network with the flow that it holds now.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    network: Network,
    table: Vec<i64>,
    around: Vec<Vec<(usize, bool)>>,
    arrived: Vec<Option<(usize, bool)>>,
    reached: Vec<bool>,
}

/// A path with the arcs it takes, each along or against its direction, and what it can carry.
struct Path {
    steps: Vec<(usize, bool)>,
    carries: i64,
}

impl Flow {
    /// A network without a flow yet.
    pub(super) fn new(network: Network) -> Self {
        let nodes = network.signs.len() + 1;
        let mut around = vec![Vec::new(); nodes];
        for (arc, (from, to)) in network.from.iter().zip(&network.to).enumerate() {
            around[*from].push((arc, true));
            around[*to].push((arc, false));
        }
        let table = vec![0; network.from.len()];
        Self { network, table, around, arrived: vec![None; nodes], reached: vec![false; nodes] }
    }

    /// The arcs at a node, each with whether it leaves.
    pub(super) fn around(&self, node: usize) -> &[(usize, bool)] {
        &self.around[node]
    }

    /// Searches breadth first from one node until a node passes `wanted`, leaving out one arc.
    fn path(&mut self, part: &Part, start: usize, leave_out: usize, wanted: impl Fn(usize) -> bool) -> Option<Path> {
        self.reached.fill(false);
        self.reached[start] = true;
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            if wanted(node) {
                return Some(self.walk_back(part, start, node));
            }
            for (arc, along) in &self.around[node] {
                let next = if *along { self.network.to[*arc] } else { self.network.from[*arc] };
                if !self.reached[next] && *arc != leave_out && room(part, &self.table, *arc, *along) > 0 {
                    self.reached[next] = true;
                    self.arrived[next] = Some((*arc, *along));
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// Marks every node from which the target can be reached without one arc: the cut nearest to the target.
    fn search_back(&mut self, part: &Part, target: usize, leave_out: usize) {
        self.reached.fill(false);
        self.reached[target] = true;
        let mut queue = VecDeque::from([target]);
        while let Some(node) = queue.pop_front() {
            for (arc, leaves) in &self.around[node] {
                let before = if *leaves { self.network.to[*arc] } else { self.network.from[*arc] };
                if !self.reached[before] && *arc != leave_out && room(part, &self.table, *arc, !leaves) > 0 {
                    self.reached[before] = true;
                    queue.push_back(before);
                }
            }
        }
    }

    fn walk_back(&self, part: &Part, start: usize, end: usize) -> Path {
        let mut path = Path { steps: Vec::new(), carries: OPEN };
        let mut node = end;
        while node != start {
            let Some((arc, along)) = self.arrived[node] else { break };
            path.steps.push((arc, along));
            path.carries = path.carries.min(room(part, &self.table, arc, along));
            node = if along { self.network.from[arc] } else { self.network.to[arc] };
        }
        path
    }

    fn push(&mut self, path: &Path, amount: i64) {
        for (arc, along) in &path.steps {
            self.table[*arc] += if *along { amount } else { -amount };
        }
    }

    /// The rows on the reached side of the last search, with the sign they have when added up there.
    fn cut(&self, sign: i64) -> Certificate {
        let ground = self.network.signs.len();
        let (side, sign) = if self.reached[ground] { (false, -sign) } else { (true, sign) };
        let rows = (0..ground).filter(|row| self.reached[*row] == side);
        over_rows(rows.map(|row| (row, sign * self.network.signs[row])), 1)
    }

    /// What each node still has to send on, after what it receives; the ground balances the rest.
    fn needs(&self, part: &Part) -> Vec<i64> {
        let ground = self.network.signs.len();
        let mut needs: Vec<i64> =
            part.rows.iter().zip(&self.network.signs).map(|(row, sign)| sign * row.rest).collect();
        needs.push(-needs.iter().sum::<i64>());
        debug_assert_eq!(needs.len(), ground + 1);
        for (arc, value) in self.table.iter().enumerate() {
            needs[self.network.from[arc]] -= value;
            needs[self.network.to[arc]] += value;
        }
        needs
    }

    /// Moves one cell as far as it goes towards an end, at most to `goal`.
    fn move_towards(&mut self, part: &Part, cell: usize, end: End, goal: i64) -> Suggestion {
        let (up, sign) = match end {
            End::Most => (true, -1),
            End::Least => (false, 1),
        };
        let (from, to) = (self.network.from[cell], self.network.to[cell]);
        let (start, target) = if up { (to, from) } else { (from, to) };
        loop {
            let wanted = if goal == OPEN { OPEN } else { (goal - self.table[cell]).abs() };
            let left = wanted.min(room(part, &self.table, cell, up));
            if left == 0 {
                return Suggestion { table: Some(self.table.clone()), ..Suggestion::default() };
            }
            let Some(path) = self.path(part, start, cell, |node| node == target) else {
                let mut certificates = vec![self.cut(sign)];
                self.search_back(part, target, cell);
                certificates.push(self.cut(-sign));
                certificates.sort_by_key(|certificate| certificate.multipliers.len());
                certificates.dedup();
                return Suggestion { table: Some(self.table.clone()), certificates, ray: None };
            };
            let amount = path.carries.min(left);
            if amount == OPEN {
                let mut ray = vec![0; self.table.len()];
                path.steps.iter().for_each(|step| ray[step.0] = 1);
                ray[cell] = 1;
                return Suggestion { table: Some(self.table.clone()), ray: Some(ray), certificates: Vec::new() };
            }
            self.push(&path, amount);
            self.table[cell] += if up { amount } else { -amount };
        }
    }
}

impl Solver for Flow {
    fn start(&mut self, part: &Part, hint: Option<&[i64]>) -> Suggestion {
        self.table = part.low.clone();
        if let Some(hint) = hint.filter(|hint| part.admits(hint)) {
            self.table = hint.to_vec();
        }
        let mut needs = self.needs(part);
        while let Some(source) = needs.iter().position(|need| *need > 0) {
            let lacking = needs.clone();
            let Some(path) = self.path(part, source, usize::MAX, |node| lacking[node] < 0) else {
                return Suggestion { certificates: vec![self.cut(1)], ..Suggestion::default() };
            };
            let end = path
                .steps
                .first()
                .map_or(source, |(arc, along)| if *along { self.network.to[*arc] } else { self.network.from[*arc] });
            let amount = path.carries.min(needs[source]).min(-needs[end]);
            self.push(&path, amount);
            needs[source] -= amount;
            needs[end] += amount;
        }
        Suggestion { table: Some(self.table.clone()), ..Suggestion::default() }
    }

    fn extreme(&mut self, part: &Part, _base: &[i64], cell: usize, end: End) -> Suggestion {
        let goal = match end {
            End::Most => part.high[cell],
            End::Least => part.low[cell],
        };
        self.move_towards(part, cell, end, goal)
    }

    fn reach(&mut self, part: &Part, _base: &[i64], cell: usize, value: i64) -> Suggestion {
        let end = if value > self.table[cell] { End::Most } else { End::Least };
        self.move_towards(part, cell, end, value)
    }

    fn convex(&self) -> bool {
        !self.network.reduced
    }
}

/// How much more a cell can take along its direction, or give up against it.
fn room(part: &Part, table: &[i64], arc: usize, along: bool) -> i64 {
    match (along, part.high[arc]) {
        (true, OPEN) => OPEN,
        (true, high) => high - table[arc],
        (false, _) => table[arc] - part.low[arc],
    }
}
