//! Judges one cell by what was seen and what is proven. A criterion is kept only by witnesses: what is merely not
//! disproved counts as broken.

use super::audit::{Conflict, Finding};
use super::part::Part;
use super::problem::{OPEN, Problem};
use super::referee::{Range, Referee, WATCHED};
use super::system::Status;

/// Where one cell stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    /// Least and greatest value seen, [`OPEN`] for no bound; the rule's range where no table was seen.
    pub(super) interval: (i64, i64),
    /// Whether nothing outside the interval is possible.
    pub(super) proven: bool,
    /// Values between that are impossible.
    pub(super) gaps: Vec<i64>,
    pub(super) finding: Option<Finding>,
    /// Witnesses show that C1 holds for the cell.
    pub(super) keeps_exact: bool,
    /// Witnesses show that C2 holds for the cell.
    pub(super) keeps_full: bool,
}

/// Judges one cell of a part whose ends have been sought.
pub(super) fn standing(problem: &Problem, part: &Part, referee: &mut Referee<'_>, at: usize) -> Standing {
    let rule = (part.low[at], part.high[at]);
    if referee.record.table.is_none() {
        let finding = (!referee.record.impossible).then_some(Finding::Undecided);
        return Standing {
            interval: rule,
            proven: false,
            gaps: Vec::new(),
            finding,
            keeps_exact: false,
            keeps_full: false,
        };
    }
    let range = referee.record.ranges[at].clone();
    let proven = range.least == range.floor && range.most == range.ceiling;
    let unjudged = Standing {
        interval: (range.least, range.most),
        proven,
        gaps: Vec::new(),
        finding: None,
        keeps_exact: true,
        keeps_full: true,
    };
    match problem.status[part.cells[at]] {
        Status::Primary => primary(unjudged, &range, rule, referee, at),
        Status::Implicit => implicit(unjudged, &range, problem),
        Status::Secondary | Status::Published => unjudged,
    }
}

fn primary(mut standing: Standing, range: &Range, rule: (i64, i64), referee: &mut Referee<'_>, at: usize) -> Standing {
    standing.keeps_exact = range.least < range.most;
    let Watched { gaps, missing } = watch(range, referee, at);
    let wide = (range.least, range.most) == rule;
    standing.keeps_full = standing.keeps_exact && wide && gaps.is_empty() && !missing;
    standing.finding = match () {
        () if standing.keeps_full => None,
        () if range.floor == range.ceiling => Some(Finding::Exact),
        () if !standing.keeps_exact => Some(Finding::Undecided),
        () if !gaps.is_empty() || (range.floor, range.ceiling) != rule => Some(Finding::Narrow),
        () => Some(Finding::Undecided),
    };
    standing.gaps = gaps;
    standing
}

fn implicit(mut standing: Standing, range: &Range, problem: &Problem) -> Standing {
    let low = |least: i64, most: i64| least >= problem.lowest_low && most <= problem.threshold;
    standing.keeps_exact = !low(range.least, range.most);
    standing.keeps_full = standing.keeps_exact;
    if !standing.keeps_exact {
        let certain = low(range.floor, range.ceiling);
        standing.finding = Some(if certain { Finding::Low } else { Finding::Undecided });
    }
    standing
}

/// Which values between the ends of an interval are impossible, and whether some are not known to be possible.
struct Watched {
    gaps: Vec<i64>,
    missing: bool,
}

fn watch(range: &Range, referee: &mut Referee<'_>, at: usize) -> Watched {
    let mut watched = Watched { gaps: Vec::new(), missing: false };
    if referee.record.convex {
        return watched;
    }
    for value in (range.least + 1..range.most).take(WATCHED as usize) {
        match referee.reach(at, value) {
            Some(true) => {}
            Some(false) => watched.gaps.push(value),
            None => watched.missing = true,
        }
    }
    watched.missing |= range.most.saturating_sub(range.least) > WATCHED;
    watched
}

/// A relation among published cells whose parts do not make up its total.
pub(super) fn wrong_total(problem: &Problem, relation: usize) -> Conflict<usize> {
    let equation = &problem.relations[relation];
    let sum = |wanted: i64| {
        let signed = equation.terms.iter().filter(|(_, sign)| *sign == wanted);
        signed.filter_map(|(cell, _)| problem.known(*cell)).sum::<i64>()
    };
    let message = format!("the parts add up to {}, the total says {}", sum(1), sum(-1));
    Conflict { relations: vec![relation], cells: Vec::new(), message }
}

/// A part for which there are no whole numbers within the rule.
pub(super) fn no_table(part: &Part) -> Conflict<usize> {
    let relations: Vec<usize> = part.rows.iter().map(|row| row.relation).collect();
    let cells = part.cells.clone();
    let bounded = part.high.iter().filter(|high| **high != OPEN).count();
    let message = format!(
        "no whole numbers fit the {} hidden cells ({bounded} of them low) and the {} relations that they share",
        cells.len(),
        relations.len(),
    );
    Conflict { relations, cells, message }
}
