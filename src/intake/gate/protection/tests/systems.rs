//! Systems of our own, each with its derivation in its file, against the intervals written there and against
//! enumeration.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::{Audit, System, audit};
use super::random::same_as_enumeration;

/// A file under `systems`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Where the figures come from and why the answer is what it is.
    source: String,
    /// How far cells without a bound are enumerated.
    edge: i64,
    system: System,
    intervals: BTreeMap<String, (i64, Option<i64>)>,
    #[serde(default)]
    gaps: BTreeMap<String, Vec<i64>>,
    possible: bool,
    exact: bool,
    full: bool,
}

fn check(text: &str) -> Audit {
    let case: Case = serde_json::from_str(text).unwrap();
    assert!(case.source.len() > 20, "a case says where it comes from");
    let found = same_as_enumeration(&case.system, case.edge);
    assert_eq!(case.possible, found.conflicts.is_empty());
    assert_eq!((case.exact, case.full), (found.exact, found.full));
    if case.possible {
        let intervals = found.cells.iter().map(|cell| (cell.id.clone(), cell.interval)).collect();
        assert_eq!(case.intervals, intervals);
        let gaps = found.cells.iter().filter(|cell| !cell.gaps.is_empty());
        let gaps: BTreeMap<String, Vec<i64>> = gaps.map(|cell| (cell.id.clone(), cell.gaps.clone())).collect();
        assert_eq!(case.gaps, gaps);
    }
    let unexplained = found.cells.iter().filter(|cell| cell.finding.is_some() && cell.reasons.is_empty());
    for cell in unexplained {
        // What only whole numbers or the rule itself decide has no arithmetic to show.
        let by_rule = case.system.threshold == 1;
        assert!(!case.possible || by_rule || !cell.gaps.is_empty() || text.contains("margin"), "{cell:?}");
    }
    let mut forgetful = case.system;
    let hidden = forgetful.cells.iter_mut().filter(|cell| cell.status != super::super::Status::Published);
    hidden.for_each(|cell| cell.value = None);
    assert_eq!(audit(&forgetful).unwrap(), found, "hidden values make no difference");
    found
}

macro_rules! systems {
    ($($name:ident: $file:literal,)*) => {
        $(#[test]
        fn $name() {
            check(include_str!(concat!("systems/", $file, ".json")));
        })*
    };
}

systems! {
    lone_cell: "lone-cell",
    diagonal: "diagonal",
    rectangle: "rectangle",
    rectangle_of_lows: "rectangle-of-lows",
    hexagon: "hexagon",
    bridge: "bridge",
    hidden_margin: "hidden-margin",
    no_bound_above: "no-bound-above",
    unbounded_and_bounded: "unbounded-and-bounded",
    margins_cycle: "margins-cycle",
    all_at_threshold: "all-at-threshold",
    all_at_one: "all-at-one",
    nearly_all_at_threshold: "nearly-all-at-threshold",
    singletons: "singletons",
    singleton_beside_large: "singleton-beside-large",
    zeros_all: "zeros-all",
    zeros_rectangle: "zeros-rectangle",
    secondary_zero: "secondary-zero",
    only_part: "only-part",
    hidden_total_of_shown: "hidden-total-of-shown",
    implicit_low: "implicit-low",
    implicit_protected: "implicit-protected",
    implicit_zero: "implicit-zero",
    implicit_zero_suppressed: "implicit-zero-suppressed",
    implicit_known_low: "implicit-known-low",
    implicit_vague: "implicit-vague",
    halves_of_a_total: "halves-of-a-total",
    hidden_subtotals: "hidden-subtotals",
    chain_of_subtotals: "chain-of-subtotals",
    hierarchical_two_way: "hierarchical-two-way",
    hierarchical_hidden_region: "hierarchical-hidden-region",
    linked_jointly_known: "linked-jointly-known",
    linked_shared_row: "linked-shared-row",
    periods: "periods",
    overlapping_years: "overlapping-years",
    overlapping_years_safe: "overlapping-years-safe",
    parity_gap: "parity-gap",
    parity_none: "parity-none",
    parity_of_five: "parity-of-five",
    cube_one_freedom: "cube-one-freedom",
    cube_tight: "cube-tight",
    cube_three: "cube-three",
    two_parts: "two-parts",
    stricter_threshold: "stricter-threshold",
    threshold_one: "threshold-one",
    too_much_left: "too-much-left",
    wrong_total: "wrong-total",
    three_sums_each: "three-sums-each",
    of_which: "of-which",
}

fn texts(file: &str) -> Vec<String> {
    let audit = check(file);
    let reasons = audit.cells.iter().flat_map(|cell| &cell.reasons);
    reasons.map(|reason| reason.describe(&String::clone, &String::clone)).collect()
}

#[test]
fn one_relation_is_explained_as_a_subtraction() {
    let texts = texts(include_str!("systems/lone-cell.json"));
    assert_eq!(texts, ["160 in total, less the 5 shown (156), leaves 4"]);
}

#[test]
fn a_chain_is_explained_link_by_link() {
    let texts = texts(include_str!("systems/chain-of-subtotals.json"));
    assert_eq!(
        texts,
        [
            "20 in total (ab, worked out before), less the 1 shown (16), leaves 4",
            "50 in total (abc, worked out before), less the 1 shown (30), leaves 20",
            "90 in total, less the 1 shown (40), leaves 50",
        ]
    );
}
