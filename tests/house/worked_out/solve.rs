//! Whole numbers that fit sums, by trying them out: the slow and plain way, so that it can be believed.

/// A total with its parts, as numbers of unknowns.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// More than anything that is bounded can be.
pub(super) const FAR: i64 = 400;

/// The least and the greatest of every unknown.
pub(super) type Box = Vec<(i64, i64)>;

/// Narrows until nothing changes; nothing where no numbers fit.
fn narrowed(mut within: Box, sums: &[Sum]) -> Option<Box> {
    loop {
        let before = within.clone();
        for sum in sums {
            let least: i64 = sum.parts.iter().map(|part| within[*part].0).sum();
            let most: i64 = sum.parts.iter().map(|part| within[*part].1).sum();
            let total = within[sum.total];
            within[sum.total] = (total.0.max(least), total.1.min(most));
            let total = within[sum.total];
            for part in &sum.parts {
                let (low, high) = within[*part];
                within[*part] = (low.max(total.0 - (most - high)), high.min(total.1 - (least - low)));
            }
        }
        if within.iter().any(|(low, high)| low > high) {
            return None;
        }
        if within == before {
            return Some(within);
        }
    }
}

/// Whether any whole numbers within the ranges fit all sums.
fn fits(within: Box, sums: &[Sum]) -> bool {
    let Some(within) = narrowed(within, sums) else { return false };
    let open = within.iter().enumerate().filter(|(_, (low, high))| low < high);
    let Some((at, (low, high))) = open.min_by_key(|(_, (low, high))| high - low).map(|(at, range)| (at, *range)) else {
        return true;
    };
    (low..=high).any(|value| {
        let mut tried = within.clone();
        tried[at] = (value, value);
        fits(tried, sums)
    })
}

/// Whether an unknown may have this value.
pub(super) fn may_be(at: usize, value: i64, within: &Box, sums: &[Sum]) -> bool {
    let mut tried = within.clone();
    if value < tried[at].0 || tried[at].1 < value {
        return false;
    }
    tried[at] = (value, value);
    fits(tried, sums)
}

/// The range of an unknown; no greatest where nothing bounds it.
pub(super) fn range(at: usize, within: &Box, sums: &[Sum]) -> (i64, Option<i64>) {
    let within = narrowed(within.clone(), sums).expect("the truth fits");
    let (low, high) = within[at];
    let least = (low..=high).find(|value| may_be(at, *value, &within, sums)).expect("the truth fits");
    let most = (low..=high).rev().find(|value| may_be(at, *value, &within, sums)).expect("the truth fits");
    // What is bounded is bounded by printed numbers, which are far less.
    (least, Some(most).filter(|most| *most < FAR / 2))
}
