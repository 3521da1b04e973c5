//! Grows a sufficient set in a network: for each unprotected cell the cheapest path that lets it move, where cells that
//! are hidden already cost nothing (cycles of suppressed cells, as in Kao's and Gusfield's graphs of tables).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::certificate::End;
use super::super::flow::Flow;
use super::super::network::{self, Network};
use super::super::part::{self, Part};
use super::super::problem::{OPEN, Problem};
use super::super::solver::Solver;
use super::super::system::Status;
use super::trial::Trial;
use super::{Protection, with_secondary};

/// Cells, value, and totals among them: what a path costs.
type Cost = (u32, i64, u32);

/// The whole table as one network in which published cells stand still until they are opened.
struct Growth<'a> {
    trial: &'a Trial<'a>,
    part: Part,
    network: Network,
    flow: Flow,
    table: Vec<i64>,
    is_total: Vec<bool>,
    opened: Vec<bool>,
}

/// What growing by paths comes to.
pub(super) enum Grown {
    /// Sufficient sets, from several orders of the cells.
    Sets(Vec<Vec<bool>>),
    /// Some cell cannot be helped.
    Stuck,
    /// The table is no network.
    NoNetwork,
}

/// Sufficient sets from several orders of the cells.
pub(super) fn grow(trial: &Trial<'_>) -> Grown {
    let guarded: Vec<usize> = (0..trial.problem.len()).filter(|cell| trial.is_guarded(*cell)).collect();
    let reversed: Vec<usize> = guarded.iter().rev().copied().collect();
    let mut sets = Vec::new();
    for order in [guarded, reversed] {
        let Some(growth) = Growth::new(trial) else {
            return Grown::NoNetwork;
        };
        let Some(set) = growth.run(&order) else {
            return Grown::Stuck;
        };
        sets.push(set);
    }
    Grown::Sets(sets)
}

/// A sufficient set that contains a given one; none where the table is no network or some cell cannot be helped.
pub(super) fn complete(trial: &Trial<'_>, chosen: &[bool]) -> Option<Vec<bool>> {
    let guarded: Vec<usize> = (0..trial.problem.len()).filter(|cell| trial.is_guarded(*cell)).collect();
    let mut growth = Growth::new(trial)?;
    for at in 0..growth.part.cells.len() {
        if chosen[growth.part.cells[at]] {
            growth.open(at);
        }
    }
    growth.run(&guarded)
}

impl<'a> Growth<'a> {
    fn new(trial: &'a Trial<'a>) -> Option<Self> {
        let candidates: Vec<usize> = (0..trial.problem.len()).filter(|cell| trial.is_candidate(*cell)).collect();
        let whole = with_secondary(trial.problem, &candidates);
        let (mut parts, _) = part::split(&whole);
        let mut part = if parts.len() == 1 { parts.remove(0) } else { return None };
        let network = network::recognise(&part)?;
        for (at, cell) in part.cells.iter().enumerate() {
            if let Some(value) = trial.problem.known(*cell) {
                part.low[at] = value;
                part.high[at] = value;
            }
        }
        let mut flow = Flow::new(network.clone());
        // The hidden values stay out of it: what is proposed must not tell of them.
        let table = flow.start(&part, None).table?;
        let is_total = part.cells.iter().map(|cell| is_total(trial.problem, *cell)).collect();
        let opened = vec![false; part.cells.len()];
        Some(Self { trial, part, network, flow, table, is_total, opened })
    }

    fn run(mut self, order: &[usize]) -> Option<Vec<bool>> {
        for cell in order {
            let at = self.part.cells.binary_search(cell).ok()?;
            self.protect(at)?;
        }
        let mut chosen = self.trial.none();
        for (at, cell) in self.part.cells.iter().enumerate() {
            chosen[*cell] = self.opened[at];
        }
        Some(chosen)
    }

    fn protect(&mut self, at: usize) -> Option<()> {
        let problem = self.trial.problem;
        let primary = problem.status[self.part.cells[at]] == Status::Primary;
        match (primary, self.trial.options.protection) {
            (true, Protection::Full) => {
                self.move_any(at, &[(End::Most, self.part.high[at])])?;
                self.move_any(at, &[(End::Least, self.part.low[at])])
            }
            (true, Protection::Exact) => {
                let value = self.table[at];
                self.move_any(at, &[(End::Most, value + 1), (End::Least, value - 1)])
            }
            (false, _) if (problem.lowest_low..=problem.threshold).contains(&self.table[at]) => {
                self.move_any(at, &[(End::Most, problem.threshold + 1), (End::Least, problem.lowest_low - 1)])
            }
            (false, _) => Some(()),
        }
    }

    /// Moves a cell to one of the goals, opening the cheapest cells that let it.
    fn move_any(&mut self, at: usize, goals: &[(End, i64)]) -> Option<()> {
        let allowed = self.part.low[at]..=self.part.high[at];
        let goals: Vec<(End, i64)> = goals.iter().copied().filter(|(_, goal)| allowed.contains(goal)).collect();
        loop {
            for (end, goal) in &goals {
                let reached = match end {
                    End::Most => self.table[at] >= *goal,
                    End::Least => self.table[at] <= *goal,
                };
                if reached || self.flow_to(at, *goal) {
                    return Some(());
                }
            }
            let paths = goals.iter().filter_map(|(end, _)| self.cheapest(at, *end));
            let (_, path) = paths.min()?;
            let is_new =
                |step: &usize| !self.opened[*step] && self.trial.problem.known(self.part.cells[*step]).is_some();
            let fresh: Vec<usize> = path.into_iter().filter(is_new).collect();
            // A path through cells that are hidden already, along which nothing moves as far as it must, leads nowhere.
            if fresh.is_empty() {
                return None;
            }
            fresh.into_iter().for_each(|step| self.open(step));
        }
    }

    /// Lets a published cell move as a secondary one.
    fn open(&mut self, at: usize) {
        self.opened[at] = true;
        self.part.low[at] = self.trial.least_secondary();
        self.part.high[at] = OPEN;
    }

    fn flow_to(&mut self, at: usize, goal: i64) -> bool {
        if let Some(table) = self.flow.reach(&self.part, &[], at, goal).table {
            self.table = table;
        }
        self.table[at] == goal
    }

    /// The cheapest path that lets a cell move towards an end (Dijkstra), with the cells it takes.
    fn cheapest(&self, at: usize, end: End) -> Option<(Cost, Vec<usize>)> {
        let (from, to) = (self.network.from[at], self.network.to[at]);
        let (start, target) = if end == End::Most { (to, from) } else { (from, to) };
        let nodes = self.network.signs.len() + 1;
        let mut best: Vec<Option<Cost>> = vec![None; nodes];
        let mut arrived = vec![(usize::MAX, usize::MAX); nodes];
        let mut queue = BinaryHeap::from([Reverse(((0, 0, 0), start))]);
        best[start] = Some((0, 0, 0));
        while let Some(Reverse((cost, node))) = queue.pop() {
            if node == target {
                let mut path = Vec::new();
                let mut back = target;
                while back != start {
                    path.push(arrived[back].0);
                    back = arrived[back].1;
                }
                return Some((cost, path));
            }
            if best[node].is_some_and(|known| known < cost) {
                continue;
            }
            for (arc, along) in self.flow.around(node).iter().filter(|(arc, _)| *arc != at) {
                let Some(step) = self.cost(*arc, *along) else { continue };
                let next = if *along { self.network.to[*arc] } else { self.network.from[*arc] };
                let sum = (cost.0 + step.0, cost.1 + step.1, cost.2 + step.2);
                if best[next].is_none_or(|known| sum < known) {
                    best[next] = Some(sum);
                    arrived[next] = (*arc, node);
                    queue.push(Reverse((sum, next)));
                }
            }
        }
        None
    }

    /// What it costs to move a cell up or down; none where it cannot move.
    fn cost(&self, arc: usize, up: bool) -> Option<Cost> {
        let hidden = self.opened[arc] || self.trial.problem.known(self.part.cells[arc]).is_none();
        let room = if up { self.part.high[arc] - self.table[arc] } else { self.table[arc] - self.part.low[arc] };
        if hidden {
            return (room > 0).then_some((0, 0, 0));
        }
        let value = self.part.low[arc];
        let movable = self.trial.is_candidate(self.part.cells[arc]) && (up || value > self.trial.least_secondary());
        movable.then_some((1, value, u32::from(self.is_total[arc])))
    }
}

fn is_total(problem: &Problem, cell: usize) -> bool {
    problem.relations.iter().any(|relation| relation.terms.last() == Some(&(cell, -1)))
}
