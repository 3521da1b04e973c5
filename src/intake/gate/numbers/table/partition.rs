//! Finds, along a line of rows or columns, which items each total adds. Names propose, arithmetic decides; it reads no text.

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

/// How the arithmetic of a total and its parts comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Holds,
    Fails,
    /// Nothing contradicts it and nothing shows it.
    Open,
}

/// A total and the items it adds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// How many parts a total must have that no name tells: the numbers of fewer may come out so by chance.
const LAST_PARTS: usize = 3;

/// Finds the sums along a line. `fit` says how a total and parts come out.
pub(super) fn sums(items: &[Item], fit: &dyn Fn(usize, &[usize]) -> Fit) -> Vec<Sum> {
    let mut found: Vec<Sum> = Vec::new();
    let mut open: Vec<Item> = Vec::new();
    let mut since = 0;
    let mut covered_to = 0;
    for (at, item) in items.iter().enumerate() {
        if at < covered_to {
            continue;
        }
        if item.role == Role::Leaf {
            open.push(*item);
            continue;
        }
        if item.role == Role::Last {
            let parts: Vec<usize> = open.iter().map(|part| part.index).collect();
            let has_total = !found.is_empty();
            if !has_total && parts.len() >= LAST_PARTS && fit(item.index, &parts) == Fit::Holds {
                found.push(Sum { total: item.index, parts });
            }
            continue;
        }
        let after = items.get(at + 1..).unwrap_or(&[]);
        if open.is_empty() || item.role == Role::LeadingTotal {
            covered_to = at + 1 + leading(*item, after, fit, &mut found);
            open.push(*item);
            since = open.len();
            continue;
        }
        let last_total = !after.iter().any(|later| !matches!(later.role, Role::Leaf | Role::Perhaps | Role::Last));
        match choose(*item, &open, since, last_total, fit) {
            Some(from) => {
                let parts: Vec<usize> = open.drain(from..).map(|part| part.index).collect();
                found.push(Sum { total: item.index, parts });
                open.push(*item);
                since = open.len();
            }
            None => open.push(*item),
        }
    }
    found
}

/// From which open item on a total adds, or none.
fn choose(
    item: Item,
    open: &[Item],
    since: usize,
    last_total: bool,
    fit: &dyn Fn(usize, &[usize]) -> Fit,
) -> Option<usize> {
    let group = open.last().map_or(0, |last| last.group);
    let grouped = open.iter().rposition(|part| part.group != group).map_or(0, |before| before + 1);
    let run = grouped.max(since.min(open.len().saturating_sub(1)));
    let wide = match item.role {
        Role::AllTotal => true,
        Role::OpenTotal => last_total,
        _ => false,
    };
    let mut choices = if wide { vec![0, since, run] } else { vec![run, since, 0] };
    choices.retain(|from| *from < open.len());
    let parts = |from: usize| open.get(from..).unwrap_or(&[]).iter().map(|part| part.index).collect::<Vec<_>>();
    if let Some(from) = choices.iter().copied().find(|from| fit(item.index, &parts(*from)) == Fit::Holds) {
        return (item.role != Role::Perhaps || open.len() - from >= 2).then_some(from);
    }
    let named = item.role != Role::Perhaps;
    let open_fit = choices.iter().copied().find(|from| named && fit(item.index, &parts(*from)) == Fit::Open);
    open_fit.or_else(|| choices.first().copied().filter(|_| named))
}

/// A total that comes first adds each group that follows it, where the arithmetic bears that out. Answers how many items it covers.
fn leading(item: Item, after: &[Item], fit: &dyn Fn(usize, &[usize]) -> Fit, found: &mut Vec<Sum>) -> usize {
    let end = after.iter().position(|later| !matches!(later.role, Role::Leaf | Role::Last)).unwrap_or(after.len());
    let leaves = after.get(..end).unwrap_or(&[]);
    let all: Vec<usize> = leaves.iter().map(|leaf| leaf.index).collect();
    let told = item.role == Role::LeadingTotal;
    if all.len() >= 2 && (told || fit(item.index, &all) == Fit::Holds) {
        found.push(Sum { total: item.index, parts: all });
        return end;
    }
    let mut covered = 0;
    for group in leaves.chunk_by(|a, b| a.group == b.group) {
        let parts: Vec<usize> = group.iter().map(|leaf| leaf.index).collect();
        if parts.len() >= 2 && fit(item.index, &parts) == Fit::Holds {
            found.push(Sum { total: item.index, parts });
            covered = end;
        }
    }
    // Where so much is hidden that the arithmetic is open, the name says it.
    if covered == 0 && item.role != Role::Perhaps && all.len() >= 2 && fit(item.index, &all) == Fit::Open {
        found.push(Sum { total: item.index, parts: all });
        return end;
    }
    covered
}
