//! Systems of counts made of bytes: no bytes stop the arithmetic, and what it calls safe is tried out by counting, the slow
//! and plain way.

use candour::gate::protection::{self, Cell, Relation, Status, System, Zero};

use super::Draw;

/// A system as JSON, where the bytes are such; and one that is drawn from them, small enough to count through.
pub fn protection(bytes: &[u8]) {
    if let Some(system) = std::str::from_utf8(bytes).ok().and_then(|text| System::from_json(text).ok()) {
        judge(&system);
    }
    let system = drawn(bytes);
    judge(&system);
    if let Ok(audit) = protection::audit(&system) {
        for cell in audit.cells.iter().filter(|cell| cell.status == Status::Primary) {
            let possible = possible(&system, &cell.id);
            assert!(!audit.exact || possible.len() != 1, "{} is known, and called safe: {system:?}", cell.id);
            let all = (system.lowest_low()..=system.threshold).all(|value| possible.contains(&value));
            assert!(!audit.full || possible.is_empty() || all, "{} is narrowed, and called safe: {system:?}", cell.id);
        }
    }
}

/// An audit and a proposal, which are given or refused; a proposal is as safe as it says.
fn judge(system: &System) {
    let audit = protection::audit(system);
    let proposal = protection::suppress(system);
    assert_eq!(audit.is_err(), proposal.is_err(), "{system:?}");
    for written in
        [audit.ok().map(|audit| serde_json::to_string(&audit)), proposal.ok().map(|it| serde_json::to_string(&it))]
    {
        assert!(written.is_none_or(|written| written.is_ok()));
    }
}

fn drawn(bytes: &[u8]) -> System {
    let mut draw = Draw::of(bytes);
    let count = 3 + draw.below(4);
    let zero = if draw.below(4) == 0 { Zero::Suppress } else { Zero::Publish };
    let mut hidden = 0;
    let mut cells: Vec<Cell> = (0..count)
        .map(|number| {
            let status = [Status::Published, Status::Primary, Status::Secondary, Status::Implicit][draw.below(4)];
            let status = if hidden == 3 { Status::Published } else { status };
            hidden += usize::from(status != Status::Published);
            let low = i64::try_from(1 + draw.below(5)).unwrap_or(1);
            let value = if status == Status::Primary { low } else { i64::try_from(draw.below(9)).unwrap_or(0) };
            Cell { id: format!("c{number}"), value: Some(value), status }
        })
        .collect();
    // Totals are true: of the parts as they are.
    let mut relations = Vec::new();
    for number in 0..1 + draw.below(3) {
        let mut parts: Vec<usize> = (0..count).filter(|_| draw.below(2) == 0).collect();
        parts.truncate(4);
        if parts.is_empty() {
            continue;
        }
        let sum = parts.iter().filter_map(|part| cells[*part].value).sum();
        let id = format!("t{number}");
        cells.push(Cell { id: id.clone(), value: Some(sum), status: Status::Published });
        let parts = parts.into_iter().map(|part| format!("c{part}")).collect();
        relations.push(Relation { id: format!("r{number}"), total: id, parts });
    }
    System { threshold: 5, zero, cells, relations }
}

/// Every number that a hidden cell can be; none where some hidden cell is not bounded by a total.
fn possible(system: &System, id: &str) -> Vec<i64> {
    let hidden: Vec<&Cell> = system.cells.iter().filter(|cell| cell.status != Status::Published).collect();
    let place = |id: &String| hidden.iter().position(|cell| cell.id == *id);
    // Each sum as the places of its hidden parts, and what they add up to.
    let sums: Vec<(Vec<usize>, i64)> = system
        .relations
        .iter()
        .map(|relation| {
            let value = |id: &String| system.cells.iter().find(|cell| cell.id == *id).and_then(|cell| cell.value);
            let shown: i64 = relation.parts.iter().filter(|part| place(part).is_none()).filter_map(value).sum();
            let total = value(&relation.total).unwrap_or(0);
            (relation.parts.iter().filter_map(place).collect(), total - shown)
        })
        .collect();
    let mut most = Vec::new();
    for (at, cell) in hidden.iter().enumerate() {
        let bound = sums.iter().filter(|(parts, _)| parts.contains(&at)).map(|(_, sum)| *sum).min();
        let bound = if cell.status == Status::Primary { Some(system.threshold) } else { bound };
        let Some(bound) = bound else { return Vec::new() };
        most.push(bound);
    }
    let least: Vec<i64> =
        hidden.iter().map(|cell| if cell.status == Status::Primary { system.lowest_low() } else { 0 }).collect();
    let at = hidden.iter().position(|cell| cell.id == id);
    let mut values = least.clone();
    let mut possible = Vec::new();
    loop {
        if sums.iter().all(|(parts, sum)| parts.iter().map(|part| values[*part]).sum::<i64>() == *sum) {
            possible.extend(at.map(|at| values[at]).filter(|value| !possible.contains(value)));
        }
        let Some(next) = (0..values.len()).find(|place| values[*place] < most[*place]) else { return possible };
        values[next] += 1;
        values[..next].copy_from_slice(&least[..next]);
    }
}
