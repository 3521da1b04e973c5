//! Random tables against enumeration: two-way up to six by six, linked pairs that share cells, three-way with margins.

use proptest::prelude::*;

use super::super::{Audit, Cell, Relation, Status, System, Zero, audit};
use super::enumerate;

/// A small generator with its whole state in one number, so that a case is named by its seed.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}

fn relation(id: String, total: String, parts: Vec<String>) -> Relation {
    Relation { id, total, parts }
}

/// A two-way table with margins; `name` sets its cells apart from those of another table.
pub(super) fn two_way(name: &str, values: &[Vec<i64>]) -> System {
    let (rows, columns) = (values.len(), values[0].len());
    let published = |id: String, value: i64| Cell { id, value: Some(value), status: Status::Published };
    let mut cells = Vec::new();
    let mut relations = Vec::new();
    for (row, line) in values.iter().enumerate() {
        for (column, value) in line.iter().enumerate() {
            cells.push(published(format!("{name}{row},{column}"), *value));
        }
        cells.push(published(format!("{name}{row},t"), line.iter().sum()));
        let parts = (0..columns).map(|column| format!("{name}{row},{column}")).collect();
        relations.push(relation(format!("{name}row {row}"), format!("{name}{row},t"), parts));
    }
    for column in 0..columns {
        cells.push(published(format!("{name}t,{column}"), values.iter().map(|line| line[column]).sum()));
        let parts = (0..rows).map(|row| format!("{name}{row},{column}")).collect();
        relations.push(relation(format!("{name}column {column}"), format!("{name}t,{column}"), parts));
    }
    cells.push(published(format!("{name}t,t"), values.iter().flatten().sum()));
    let across = (0..columns).map(|column| format!("{name}t,{column}")).collect();
    let down = (0..rows).map(|row| format!("{name}{row},t")).collect();
    relations.push(relation(format!("{name}totals across"), format!("{name}t,t"), across));
    relations.push(relation(format!("{name}totals down"), format!("{name}t,t"), down));
    System { threshold: 5, zero: Zero::Publish, cells, relations }
}

/// Hides low cells, and then others one in so many, up to so many in all.
fn hide(system: &mut System, dice: &mut Dice, one_in: u64, most: usize) {
    let zero_is_low = system.zero == Zero::Suppress;
    let mut hidden = 0;
    for cell in &mut system.cells {
        let value = cell.value.unwrap();
        let low = (value > 0 || zero_is_low) && value <= system.threshold;
        if hidden < most && (low || dice.roll(one_in) == 0) {
            hidden += 1;
            let implicit = dice.roll(6) == 0;
            cell.status = match (implicit, low) {
                (true, _) => Status::Implicit,
                (false, true) => Status::Primary,
                (false, false) => Status::Secondary,
            };
        }
    }
}

pub(super) fn values(dice: &mut Dice, rows: usize, columns: usize, sides: u64) -> Vec<Vec<i64>> {
    (0..rows).map(|_| (0..columns).map(|_| dice.roll(sides) as i64).collect()).collect()
}

/// Published sums of two or three of a handful of cells, however they overlap: parity and odd cycles. Now and then the
/// sums contradict each other.
fn tangle(dice: &mut Dice) -> System {
    let hidden = 4 + dice.roll(3) as usize;
    let counts: Vec<i64> = (0..hidden).map(|_| 1 + dice.roll(7) as i64).collect();
    let status = |value: i64, dice: &mut Dice| match (value <= 5, dice.roll(5)) {
        (_, 0) => Status::Implicit,
        (true, _) => Status::Primary,
        (false, _) => Status::Secondary,
    };
    let mut cells = Vec::new();
    for (at, value) in counts.iter().enumerate() {
        cells.push(Cell { id: format!("c{at}"), value: Some(*value), status: status(*value, dice) });
    }
    let wrong = dice.roll(5) == 0;
    let mut relations = Vec::new();
    for at in 0..hidden {
        let mut parts: Vec<usize> = (0..3).map(|_| dice.roll(hidden as u64) as usize).chain([at]).collect();
        parts.sort_unstable();
        parts.dedup();
        let sum: i64 = parts.iter().map(|part| counts[*part]).sum();
        let off = i64::from(wrong && dice.roll(3) == 0);
        cells.push(Cell { id: format!("s{at}"), value: Some(sum + off), status: Status::Published });
        let parts = parts.iter().map(|part| format!("c{part}")).collect();
        relations.push(relation(format!("sum {at}"), format!("s{at}"), parts));
    }
    let keep = 2 + dice.roll(hidden as u64) as usize;
    relations.rotate_left(dice.roll(hidden as u64) as usize);
    relations.truncate(keep.min(hidden));
    System { threshold: 5, zero: Zero::Publish, cells, relations }
}

/// Two tables that share their first row cell by cell, as linked tables do.
pub(super) fn linked(dice: &mut Dice, sides: u64) -> System {
    let columns = 2 + dice.roll(2) as usize;
    let (above, below) = (1 + dice.roll(2) as usize, 1 + dice.roll(2) as usize);
    let one = values(dice, above + 1, columns, sides);
    let mut other = values(dice, below + 1, columns, sides);
    other[0].clone_from(&one[0]);
    let first = two_way("a", &one);
    let mut second = two_way("b", &other);
    let shared = |id: &str| {
        let rest = id.strip_prefix("b0,")?;
        Some(format!("a0,{rest}"))
    };
    for relation in &mut second.relations {
        let names = std::iter::once(&mut relation.total).chain(&mut relation.parts);
        names.for_each(|id| *id = shared(id).unwrap_or_else(|| id.clone()));
    }
    second.cells.retain(|cell| shared(&cell.id).is_none());
    let mut whole = first;
    whole.cells.extend(second.cells);
    whole.relations.extend(second.relations.into_iter().filter(|relation| relation.id != "brow 0"));
    whole
}

/// A cube with the margins of each of its three directions.
pub(super) fn three_way(dice: &mut Dice, sides: u64) -> System {
    let size = [2, 2 + dice.roll(2) as usize, 2 + dice.roll(2) as usize];
    cube(dice, size, sides)
}

/// A cube of this size.
pub(super) fn cube(dice: &mut Dice, size: [usize; 3], sides: u64) -> System {
    let name = |at: [Option<usize>; 3]| at.map(|place| place.map_or("t".to_owned(), |p| p.to_string())).join(",");
    let mut cells = Vec::new();
    let mut relations = Vec::new();
    let values: Vec<i64> = (0..size.iter().product::<usize>()).map(|_| dice.roll(sides) as i64).collect();
    let value = |at: [usize; 3]| values[(at[0] * size[1] + at[1]) * size[2] + at[2]];
    let all = |axis: usize| 0..size[axis];
    let mut put = |at: [Option<usize>; 3], value: i64| {
        cells.push(Cell { id: name(at), value: Some(value), status: Status::Published });
    };
    for i in all(0) {
        for j in all(1) {
            all(2).for_each(|k| put([Some(i), Some(j), Some(k)], value([i, j, k])));
            put([Some(i), Some(j), None], all(2).map(|k| value([i, j, k])).sum());
            let parts = all(2).map(|k| name([Some(i), Some(j), Some(k)])).collect();
            relations.push(relation(format!("{i}{j}*"), name([Some(i), Some(j), None]), parts));
        }
        for k in all(2) {
            put([Some(i), None, Some(k)], all(1).map(|j| value([i, j, k])).sum());
            let parts = all(1).map(|j| name([Some(i), Some(j), Some(k)])).collect();
            relations.push(relation(format!("{i}*{k}"), name([Some(i), None, Some(k)]), parts));
        }
    }
    for j in all(1) {
        for k in all(2) {
            put([None, Some(j), Some(k)], all(0).map(|i| value([i, j, k])).sum());
            let parts = all(0).map(|i| name([Some(i), Some(j), Some(k)])).collect();
            relations.push(relation(format!("*{j}{k}"), name([None, Some(j), Some(k)]), parts));
        }
    }
    System { threshold: 5, zero: Zero::Publish, cells, relations }
}

/// The values of hidden cells must make no difference; half the cases lose them.
fn forget(system: &mut System, dice: &mut Dice) {
    if dice.roll(2) == 0 {
        let hidden = system.cells.iter_mut().filter(|cell| cell.status != Status::Published);
        hidden.for_each(|cell| cell.value = None);
    }
}

pub(super) fn same_as_enumeration(system: &System, edge: i64) -> Audit {
    let truth = enumerate::every_table(system, edge);
    let audit = audit(system).unwrap();
    assert_eq!(truth.cells.len(), audit.cells.len());
    assert_eq!(truth.tables == 0, !audit.conflicts.is_empty(), "{audit:?}");
    if truth.tables > 0 {
        for (seen, cell) in truth.cells.iter().zip(&audit.cells) {
            assert_eq!(seen.id, cell.id);
            assert_eq!(seen.interval(edge), cell.interval, "{} in {system:?}", cell.id);
            assert!(cell.proven, "{} in {system:?}", cell.id);
            if cell.status == Status::Primary {
                let gaps = (seen.values[0]..=cell.interval.1.unwrap()).filter(|v| !seen.values.contains(v));
                assert_eq!(gaps.collect::<Vec<i64>>(), cell.gaps);
            }
        }
    }
    assert_eq!(enumerate::criteria(system, &truth), (audit.exact, audit.full), "{system:?}");
    audit
}

/// Far enough that no bounded cell of the small tables gets there.
pub(super) const EDGE: i64 = 1000;

pub(super) fn small(seed: u64, kind: u64) -> System {
    let mut dice = Dice::new(seed);
    let mut system = match kind {
        0 => {
            let (rows, columns) = (2 + dice.roll(5) as usize, 2 + dice.roll(5) as usize);
            let sides = 6 + dice.roll(500 / (rows * columns) as u64 - 6);
            two_way("", &values(&mut dice, rows, columns, sides))
        }
        1 => linked(&mut dice, 9),
        2 => three_way(&mut dice, 8),
        _ => return tangle(&mut dice),
    };
    if dice.roll(4) == 0 {
        system.zero = Zero::Suppress;
    }
    system.threshold = 2 + dice.roll(4) as i64;
    let (one_in, most) = (3 + dice.roll(4), 5 + dice.roll(6) as usize);
    hide(&mut system, &mut dice, one_in, most);
    forget(&mut system, &mut dice);
    system
}

/// Whether enumeration can be expected to end: no cell without a bound by a published total.
pub(super) fn bounded(system: &System) -> bool {
    let published = |id: &str| system.cells.iter().any(|cell| cell.id == id && cell.status == Status::Published);
    system.cells.iter().filter(|cell| !matches!(cell.status, Status::Published | Status::Primary)).all(|cell| {
        system.relations.iter().any(|relation| relation.parts.contains(&cell.id) && published(&relation.total))
            || system
                .relations
                .iter()
                .any(|relation| relation.total == cell.id && relation.parts.iter().all(|part| published(part)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_way_tables(seed in any::<u64>()) {
        let system = small(seed, 0);
        prop_assume!(bounded(&system));
        same_as_enumeration(&system, EDGE);
    }

    #[test]
    fn linked_pairs(seed in any::<u64>()) {
        let system = small(seed, 1);
        prop_assume!(bounded(&system));
        same_as_enumeration(&system, EDGE);
    }

    #[test]
    fn tangles(seed in any::<u64>()) {
        let system = small(seed, 3);
        prop_assume!(bounded(&system));
        same_as_enumeration(&system, EDGE);
    }

    #[test]
    fn three_way_tables(seed in any::<u64>()) {
        let system = small(seed, 2);
        prop_assume!(bounded(&system));
        same_as_enumeration(&system, EDGE);
    }
}
