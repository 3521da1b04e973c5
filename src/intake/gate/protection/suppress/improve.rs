//! Drops what a sufficient set does not need, then seeks the optimum: the least choice that meets every cut known is
//! tried, what it misses becomes new cuts, and so on until a choice suffices (implicit hitting sets, as in Benders'
//! decomposition of the problem by Fischetti and Salazar 2000).

use super::Complement;
use super::cover::Cuts;
use super::trial::{Extent, Trial};
use super::{grow, paths};

/// Rounds towards the optimum for a small table.
const ROUNDS: usize = 300;

/// Rounds for any table, so that the bound on the number of cells is worth something.
const FEWEST_ROUNDS: usize = 3;

/// Cells times guarded cells that all rounds together may cost, so that large tables take fewer rounds.
const WORK: usize = 60_000_000;

/// Members of cuts looked at for the least choice in one round.
const MEMBERS: u64 = 4_000_000;

/// What a trial costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// A few flows.
    Network,
    /// Integer programs, each some hundred times a flow.
    General,
}

/// The best of several sufficient sets, improved as far as the limits allow.
pub(super) fn best(trial: &Trial<'_>, sets: Vec<Vec<bool>>, mut cuts: Cuts, effort: Effort) -> Complement {
    let values: Vec<i64> = trial.problem.values.iter().map(|value| value.unwrap_or(0)).collect();
    let worth = |set: &[bool]| {
        let chosen = (0..set.len()).filter(|cell| set[*cell]);
        chosen.fold((0_usize, 0_i64), |(cells, value), cell| (cells + 1, value + values[cell]))
    };
    let pruned = sets.into_iter().map(|set| prune(trial, set, &values, &mut cuts));
    let mut best = pruned.min_by_key(|set| worth(set)).unwrap_or_else(|| trial.none());
    let mut fewest = 0;
    let mut optimal = false;
    let mut nearly = None;
    for _ in 0..rounds(trial, effort) {
        let choice = cuts.least(&values, MEMBERS);
        fewest = fewest.max(choice.fewest);
        let mut chosen = trial.none();
        choice.cells.iter().for_each(|cell| chosen[*cell] = true);
        if choice.proven && worth(&chosen) >= worth(&best) {
            optimal = true;
            break;
        }
        let failures = trial.failures(&chosen, Extent::All);
        if failures.is_empty() {
            if worth(&chosen) < worth(&best) {
                best = chosen;
            }
            optimal = choice.proven;
            break;
        }
        let known = cuts.sets.len();
        let before = cuts.sets.clone();
        failures.into_iter().for_each(|failure| cuts.add(failure.cut));
        if cuts.sets.len() == known && cuts.sets == before {
            break;
        }
        nearly = Some(chosen);
    }
    if let (false, Some(chosen)) = (optimal, nearly) {
        // The last choice meets all cuts known and lacks little, which often makes a better start than none.
        let completed = match effort {
            Effort::Network => paths::complete(trial, &chosen),
            Effort::General => grow::by_cuts(trial, &mut cuts, chosen),
        };
        let pruned = completed.map(|set| prune(trial, set, &values, &mut cuts));
        best = pruned.into_iter().chain([best]).min_by_key(|set| worth(set)).unwrap_or_default();
    }
    let cells: Vec<usize> = (0..best.len()).filter(|cell| best[*cell]).collect();
    let fewest = if optimal { cells.len() } else { fewest };
    Complement { cells, unprotectable: Vec::new(), fewest, optimal }
}

fn rounds(trial: &Trial<'_>, effort: Effort) -> usize {
    let cells = trial.problem.len();
    let guarded = (0..cells).filter(|cell| trial.is_guarded(*cell)).count();
    let each = match effort {
        Effort::Network => guarded * cells,
        Effort::General => 200 * guarded * cells,
    };
    (WORK / each.max(1)).clamp(FEWEST_ROUNDS, ROUNDS)
}

/// Removes cells that are not needed, the most valuable first. A cut that only one chosen cell meets spares the trial.
fn prune(trial: &Trial<'_>, mut chosen: Vec<bool>, values: &[i64], cuts: &mut Cuts) -> Vec<bool> {
    let mut order: Vec<usize> = (0..chosen.len()).filter(|cell| chosen[*cell]).collect();
    order.sort_by_key(|cell| (std::cmp::Reverse(values[*cell]), *cell));
    for cell in order {
        chosen[cell] = false;
        if !cuts.met(&chosen) {
            chosen[cell] = true;
            continue;
        }
        let failures = trial.failures(&chosen, Extent::FirstNear(cell));
        if !failures.is_empty() {
            chosen[cell] = true;
            failures.into_iter().for_each(|failure| cuts.add(failure.cut));
        }
    }
    chosen
}
