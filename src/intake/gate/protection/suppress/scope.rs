//! Splits a problem into tables that share nothing, published cells included, and looks for contradictions first.
//! What protects one table cannot touch another, so each is treated alone.

use super::super::audit::{Conflict, solver_for};
use super::super::part::{self, find};
use super::super::problem::{Equation, Problem};
use super::super::referee::{Limits, Referee};
use super::super::verdict;

/// Why no whole numbers fit, if none do.
pub(super) fn conflicts(problem: &Problem, limits: Limits) -> Vec<Conflict<usize>> {
    let (parts, wrong) = part::split(problem);
    let mut conflicts: Vec<Conflict<usize>> =
        wrong.iter().map(|relation| verdict::wrong_total(problem, *relation)).collect();
    for part in &parts {
        let mut solver = solver_for(part, limits);
        if Referee::new(part, solver.as_mut(), limits).record.impossible {
            conflicts.push(verdict::no_table(part));
        }
    }
    conflicts
}

/// Each set of cells that relations connect, as a problem of its own with the positions its cells had.
pub(super) fn tables(problem: &Problem) -> Vec<(Problem, Vec<usize>)> {
    let mut leader: Vec<usize> = (0..problem.len()).collect();
    for relation in &problem.relations {
        for (cell, _) in &relation.terms[1..] {
            let (one, other) = (find(&mut leader, relation.terms[0].0), find(&mut leader, *cell));
            leader[one.max(other)] = one.min(other);
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); problem.len()];
    let mut place = vec![0; problem.len()];
    for (cell, place) in place.iter_mut().enumerate() {
        let root = find(&mut leader, cell);
        *place = members[root].len();
        members[root].push(cell);
    }
    let mut relations: Vec<Vec<Equation>> = vec![Vec::new(); problem.len()];
    for relation in &problem.relations {
        let root = find(&mut leader, relation.terms[0].0);
        let terms = relation.terms.iter().map(|(cell, sign)| (place[*cell], *sign)).collect();
        relations[root].push(Equation { terms });
    }
    let groups = members.into_iter().zip(relations).filter(|(cells, _)| !cells.is_empty());
    groups.map(|(cells, relations)| (restricted(problem, &cells, relations), cells)).collect()
}

fn restricted(problem: &Problem, cells: &[usize], relations: Vec<Equation>) -> Problem {
    Problem {
        status: cells.iter().map(|cell| problem.status[*cell]).collect(),
        values: cells.iter().map(|cell| problem.values[*cell]).collect(),
        relations,
        threshold: problem.threshold,
        lowest_low: problem.lowest_low,
        reader: problem.reader,
    }
}
