//! Proposals on small tables against trying every set of published cells, the smallest and cheapest first.

use proptest::prelude::*;

use super::super::{
    AuditOptions, Limits, Protection, Reader, Status, SuppressOptions, System, audit_with, suppress_with,
};
use super::random::{Dice, linked, three_way, two_way, values};

/// Whether a set of cells, made secondary, meets the criterion.
fn suffices(system: &System, chosen: &[usize], options: SuppressOptions) -> bool {
    let mut changed = system.clone();
    chosen.iter().for_each(|cell| changed.cells[*cell].status = Status::Secondary);
    let audit = audit_with(&changed, AuditOptions { reader: options.reader, limits: options.limits }).unwrap();
    match options.protection {
        Protection::Exact => audit.exact,
        Protection::Full => audit.full,
    }
}

/// The fewest cells that suffice and the least value of those, among sets of at most three.
fn least(system: &System, options: SuppressOptions) -> Option<(usize, i64)> {
    let least_value = if options.reader == Reader::Strict { system.threshold + 1 } else { 0 };
    let published: Vec<usize> = (0..system.cells.len())
        .filter(|cell| system.cells[*cell].status == Status::Published)
        .filter(|cell| system.cells[*cell].value.unwrap() >= least_value)
        .collect();
    let value = |cell: usize| system.cells[cell].value.unwrap();
    for size in 0..=3 {
        let mut sets = subsets(&published, size);
        sets.sort_by_key(|set| set.iter().map(|cell| value(*cell)).sum::<i64>());
        if let Some(set) = sets.into_iter().find(|set| suffices(system, set, options)) {
            return Some((size, set.iter().map(|cell| value(*cell)).sum()));
        }
    }
    None
}

fn subsets(cells: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut sets = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        for mut rest in subsets(&cells[at + 1..], size - 1) {
            rest.insert(0, *cell);
            sets.push(rest);
        }
    }
    sets
}

/// A table with its low cells primary, and some other cell implicit now and then.
fn raw(seed: u64, kind: u64) -> System {
    let mut dice = Dice::new(seed);
    let mut system = match kind {
        0 => {
            let (rows, columns, sides) = (2 + dice.roll(3) as usize, 2 + dice.roll(2) as usize, 12 + dice.roll(60));
            two_way("", &values(&mut dice, rows, columns, sides))
        }
        1 => linked(&mut dice, 40),
        _ => three_way(&mut dice, 60),
    };
    system.threshold = 2 + dice.roll(4) as i64;
    let mut implicit = dice.roll(3);
    for cell in &mut system.cells {
        if (1..=system.threshold).contains(&cell.value.unwrap()) {
            cell.status = Status::Primary;
        } else if implicit == 0 && dice.roll(8) == 0 {
            implicit = 1;
            cell.status = Status::Implicit;
        }
    }
    system
}

fn compare(seed: u64, kind: u64) {
    let system = raw(seed, kind);
    for protection in [Protection::Exact, Protection::Full] {
        for reader in [Reader::Rule, Reader::Strict] {
            let options = SuppressOptions { protection, reader, ..SuppressOptions::default() };
            let proposal = suppress_with(&system, options).unwrap();
            let chosen: Vec<usize> =
                (0..system.cells.len()).filter(|at| proposal.complement.contains(&system.cells[*at].id)).collect();
            assert_eq!(proposal.feasible, proposal.unprotectable.is_empty(), "{system:?}");
            match (least(&system, options), proposal.feasible) {
                (Some(best), true) => {
                    assert!(suffices(&system, &chosen, options));
                    assert!(proposal.optimal, "{options:?} {system:?} {proposal:?}");
                    assert_eq!((chosen.len(), proposal.lost), best, "{options:?} {system:?} {proposal:?}");
                }
                (None, true) => {
                    assert!(suffices(&system, &chosen, options));
                    assert!(chosen.len() > 3, "{system:?} {proposal:?}");
                }
                (best, false) => assert_eq!(best, None, "{options:?} {system:?} {proposal:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_way_tables(seed in any::<u64>()) {
        compare(seed, 0);
    }

    #[test]
    fn linked_pairs(seed in any::<u64>()) {
        compare(seed, 1);
    }

    #[test]
    fn three_way_tables(seed in any::<u64>()) {
        compare(seed, 2);
    }
}

#[test]
fn limits_of_nothing_propose_nothing_unsafe() {
    let limits = Limits { steps: 0, nodes: 0 };
    for seed in 0..20 {
        let system = raw(seed, 2);
        let proposal = suppress_with(&system, SuppressOptions { limits, ..SuppressOptions::default() }).unwrap();
        let chosen: Vec<usize> =
            (0..system.cells.len()).filter(|at| proposal.complement.contains(&system.cells[*at].id)).collect();
        assert!(!proposal.feasible || suffices(&system, &chosen, SuppressOptions::default()));
    }
}
