//! Large tables: how good a proposal is against its proven bound.

use super::super::{Proposal, Protection, Status, SuppressOptions, System, audit, suppress_with};
use super::random::{Dice, cube, two_way, values};

/// A random table with margins and counts below `sides`, its low ones primary.
fn table(seed: u64, rows: usize, columns: usize, sides: u64) -> System {
    let mut system = two_way("", &values(&mut Dice::new(seed), rows, columns, sides));
    hide_low(&mut system);
    system
}

fn hide_low(system: &mut System) {
    for cell in &mut system.cells {
        if (1..=system.threshold).contains(&cell.value.unwrap()) {
            cell.status = Status::Primary;
        }
    }
}

fn with_complement(system: &System, proposal: &Proposal) -> System {
    let mut changed = system.clone();
    let further = changed.cells.iter_mut().filter(|cell| proposal.complement.contains(&cell.id));
    further.for_each(|cell| cell.status = Status::Secondary);
    changed
}

fn propose(system: &System, protection: Protection) -> Proposal {
    suppress_with(system, SuppressOptions { protection, ..SuppressOptions::default() }).unwrap()
}

#[test]
fn proposals_for_larger_tables_are_within_two_cells_of_a_proven_bound() {
    for (seed, sides) in [(1, 17), (2, 60), (3, 400)] {
        let system = table(seed, 40, 8, sides);
        for protection in [Protection::Exact, Protection::Full] {
            let proposal = propose(&system, protection);
            assert!(proposal.feasible);
            assert!(proposal.complement.len() <= proposal.fewest + 2, "{sides}: {proposal:?}");
            let after = audit(&with_complement(&system, &proposal)).unwrap();
            assert!(after.exact && (after.full || protection == Protection::Exact));
        }
    }
}

#[test]
fn the_same_system_gives_the_same_answer() {
    let system = table(5, 30, 8, 60);
    let first = propose(&system, Protection::Full);
    assert_eq!(first, propose(&system, Protection::Full));
    let audited = audit(&with_complement(&system, &first)).unwrap();
    assert_eq!(audited, audit(&with_complement(&system, &first)).unwrap());
}

#[test]
fn hidden_values_are_no_knowledge_in_a_larger_table() {
    let mut system = table(6, 30, 8, 30);
    let known = audit(&system).unwrap();
    let proposal = propose(&system, Protection::Full);
    let hidden = system.cells.iter_mut().filter(|cell| cell.status != Status::Published);
    hidden.for_each(|cell| cell.value = None);
    assert_eq!(known, audit(&system).unwrap());
    assert_eq!(proposal, propose(&system, Protection::Full));
}

#[test]
fn a_cube_can_be_protected() {
    let mut system = cube(&mut Dice::new(7), [3, 3, 3], 60);
    hide_low(&mut system);
    let proposal = propose(&system, Protection::Full);
    let after = audit(&with_complement(&system, &proposal)).unwrap();
    assert!(proposal.feasible && after.full, "{proposal:?}");
}
