//! Finds, along a line of rows or columns, which items each total adds. Names propose, arithmetic decides; it reads no text.

use super::open::{Fit, Lines, Open};

/// A row or column along the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) index: usize,
    pub(super) role: Role,
    /// Items of one group share this.
    pub(super) group: usize,
}

/// What an item is to totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Leaf,
    /// Adds what stands since the total or group before it.
    GroupTotal,
    /// Adds everything.
    AllTotal,
    /// Adds the one or the other.
    OpenTotal,
    /// Adds what follows it, because the author said so.
    LeadingTotal,
    /// A total only if the arithmetic bears it out.
    Perhaps,
    /// What stands last under a name that says nothing of totals, such as "England": a total if the arithmetic of
    /// several parts bears it out.
    Last,
}

/// A total and the items it adds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// How many parts a total must have that no name tells: the numbers of fewer may come out so by chance.
const LAST_PARTS: usize = 3;

/// Finds the sums of items, which come out so on all lines across them. The work grows with the cells, not faster.
pub(super) fn sums(items: &[Item], lines: &Lines<'_>) -> Vec<Sum> {
    let mut found: Vec<Sum> = Vec::new();
    let mut open = Open::new(lines, items.len());
    let mut since = 0;
    let mut covered_to = 0;
    let is_total = |item: &Item| !matches!(item.role, Role::Leaf | Role::Perhaps | Role::Last);
    let last_total = items.iter().rposition(is_total);
    for (at, item) in items.iter().enumerate() {
        if at < covered_to {
            continue;
        }
        if item.role == Role::Leaf {
            open.push(*item);
            continue;
        }
        if item.role == Role::Last {
            if found.is_empty() && open.len() >= LAST_PARTS && open.fit(item.index, 0) == Fit::Holds {
                found.push(Sum { total: item.index, parts: open.close(0) });
            }
            continue;
        }
        let after = items.get(at + 1..).unwrap_or(&[]);
        if open.len() == 0 || item.role == Role::LeadingTotal {
            covered_to = at + 1 + leading(*item, after, lines, &mut found);
            open.push(*item);
            since = open.len();
            continue;
        }
        if let Some(from) = choose(*item, &open, since, last_total.is_none_or(|last| last <= at)) {
            found.push(Sum { total: item.index, parts: open.close(from) });
            open.push(*item);
            since = open.len();
        } else {
            open.push(*item);
        }
    }
    found
}

/// From which open item on a total adds, or none.
fn choose(item: Item, open: &Open<'_>, since: usize, last_total: bool) -> Option<usize> {
    let run = open.last_group().max(since.min(open.len().saturating_sub(1)));
    let wide = match item.role {
        Role::AllTotal => true,
        Role::OpenTotal => last_total,
        _ => false,
    };
    let mut choices = if wide { vec![0, since, run] } else { vec![run, since, 0] };
    choices.retain(|from| *from < open.len());
    if let Some(from) = choices.iter().copied().find(|from| open.fit(item.index, *from) == Fit::Holds) {
        return (item.role != Role::Perhaps || open.len() - from >= 2).then_some(from);
    }
    let named = item.role != Role::Perhaps;
    let open_fit = choices.iter().copied().find(|from| named && open.fit(item.index, *from) == Fit::Open);
    open_fit.or_else(|| choices.first().copied().filter(|_| named))
}

/// A total that comes first adds each group that follows it, where the arithmetic bears that out. Answers how many items it covers.
fn leading(item: Item, after: &[Item], lines: &Lines<'_>, found: &mut Vec<Sum>) -> usize {
    let end = after.iter().position(|later| !matches!(later.role, Role::Leaf | Role::Last)).unwrap_or(after.len());
    let leaves = after.get(..end).unwrap_or(&[]);
    let all: Vec<usize> = leaves.iter().map(|leaf| leaf.index).collect();
    let told = item.role == Role::LeadingTotal;
    if all.len() >= 2 && (told || lines.fit(item.index, &all) == Fit::Holds) {
        found.push(Sum { total: item.index, parts: all });
        return end;
    }
    let mut covered = 0;
    for group in leaves.chunk_by(|a, b| a.group == b.group) {
        let parts: Vec<usize> = group.iter().map(|leaf| leaf.index).collect();
        if parts.len() >= 2 && lines.fit(item.index, &parts) == Fit::Holds {
            found.push(Sum { total: item.index, parts });
            covered = end;
        }
    }
    // Where so much is hidden that the arithmetic is open, the name says it.
    if covered == 0 && item.role != Role::Perhaps && all.len() >= 2 && lines.fit(item.index, &all) == Fit::Open {
        found.push(Sum { total: item.index, parts: all });
        return end;
    }
    covered
}
