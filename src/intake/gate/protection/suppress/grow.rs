//! Grows a sufficient set by meeting cuts, for tables that are no network: try, collect what fails, meet it, try again.

use super::cover::Cuts;
use super::trial::{Extent, Trial};

/// Members of cuts looked at for the least choice in one round.
const WORK: u64 = 2_000_000;

/// A sufficient set that contains a given one, or none where not even all candidates together suffice.
pub(super) fn by_cuts(trial: &Trial<'_>, cuts: &mut Cuts, mut chosen: Vec<bool>) -> Option<Vec<bool>> {
    let values: Vec<i64> = trial.problem.values.iter().map(|value| value.unwrap_or(0)).collect();
    loop {
        let failures = trial.failures(&chosen, Extent::All);
        if failures.is_empty() {
            return Some(chosen);
        }
        let mut fresh = Cuts::default();
        for failure in failures {
            if failure.cut.is_empty() {
                return None;
            }
            fresh.add(failure.cut.clone());
            cuts.add(failure.cut);
        }
        let before = chosen.iter().filter(|taken| **taken).count();
        fresh.least(&values, WORK).cells.into_iter().for_each(|cell| chosen[cell] = true);
        if chosen.iter().filter(|taken| **taken).count() == before {
            return None;
        }
    }
}
