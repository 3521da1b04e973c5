//! Finds totals that do not equal their parts, or cannot with any values allowed for the suppressed ones (S006).

use super::bound::Bounds;
use super::relations;
use super::{Cell, Policy, Reading};

/// A total that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Which of the reading's relations.
    pub relation: usize,
    /// The cell of the total.
    pub total: (usize, usize),
    /// The arithmetic in words.
    pub message: String,
}

/// Every relation of a reading that does not add up.
#[must_use]
pub fn mismatches(reading: &Reading, policy: &Policy<'_>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for (index, relation) in reading.relations.iter().enumerate() {
        let bounds = |at: (usize, usize)| relations::bounds(reading.cell(at), policy);
        let (Some(whole), Some(added)) =
            (bounds(relation.total), relations::sum(relation.parts.iter().map(|part| bounds(*part))))
        else {
            continue;
        };
        if relations::meet(whole, added) {
            continue;
        }
        let parts: Vec<&Cell> = relation.parts.iter().filter_map(|part| reading.cell(*part)).collect();
        let message = format!(
            "{}: {}, but the total is {}.",
            relation.what,
            arithmetic(&parts, added, policy),
            printed(reading.cell(relation.total), whole, policy)
        );
        found.push(Mismatch { relation: index, total: relation.total, message });
    }
    found
}

fn arithmetic(parts: &[&Cell], added: Bounds, policy: &Policy<'_>) -> String {
    let shown: Vec<u64> = parts
        .iter()
        .filter_map(|cell| match cell {
            Cell::Count(value) | Cell::Low { value, .. } => Some(*value),
            _ => None,
        })
        .collect();
    let hidden = parts.len() - shown.len();
    let sum: u64 = shown.iter().fold(0, |sum, value| sum.saturating_add(*value));
    let terms = if shown.len() <= 12 {
        let terms: Vec<String> = shown.iter().map(u64::to_string).collect();
        terms.join(" + ")
    } else {
        format!("the {} figures shown", shown.len())
    };
    let visible = match shown.len() {
        0 => String::new(),
        1 => terms,
        2..=12 => format!("{terms} = {sum}"),
        _ => format!("{terms} add up to {sum}"),
    };
    if hidden == 0 {
        return visible;
    }
    let are_bounds = parts.iter().any(|cell| matches!(cell, Cell::Within { .. }));
    let cells = match (hidden, are_bounds) {
        (1, false) => "1 suppressed cell".to_owned(),
        (1, true) => "1 cell without a figure".to_owned(),
        (_, false) => format!("{hidden} suppressed cells"),
        (_, true) => format!("{hidden} cells without a figure"),
    };
    let range = match added.1 {
        Some(most) => format!("between {} and {most}", added.0),
        None => format!("at least {}", added.0),
    };
    let allowed = allowed(parts, policy);
    if visible.is_empty() {
        format!("{cells}{allowed} can only come to {range}")
    } else {
        format!("{visible}, and with {cells}{allowed} that can only come to {range}")
    }
}

/// What the suppressed cells may be, where it is the same for all.
fn allowed(parts: &[&Cell], policy: &Policy<'_>) -> String {
    let hidden = parts.iter().filter(|cell| !matches!(cell, Cell::Count(_) | Cell::Low { .. }));
    let mut ranges: Vec<Bounds> = hidden.filter_map(|cell| relations::bounds(Some(cell), policy)).collect();
    let each = if ranges.len() == 1 { "from" } else { "each" };
    ranges.dedup();
    match ranges.as_slice() {
        [(least, Some(most))] => format!(" ({each} {least} to {most})"),
        _ => String::new(),
    }
}

fn printed(cell: Option<&Cell>, whole: Bounds, policy: &Policy<'_>) -> String {
    match (cell, whole) {
        (Some(Cell::Within { least, most: None }), _) => format!("at least {least}"),
        (Some(Cell::Within { least, most: Some(most) }), _) => format!("{least} to {most}"),
        (_, (least, Some(most))) if least == most => least.to_string(),
        (_, (_, Some(most))) if most <= policy.threshold => "suppressed as a low number".to_owned(),
        _ => "suppressed".to_owned(),
    }
}
