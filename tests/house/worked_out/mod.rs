//! What the gate refuses, held against a second opinion: made-up tables are suppressed at random, and everything that fits
//! what is published is tried out. Whatever that leaves too narrow must be refused, and nothing else.

mod plan;
mod solve;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use self::plan::{THRESHOLD, plan};
use super::support::disk::{Folder, candour};
use super::support::logs::CONFIG;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 24, failure_persistence: None, rng_seed: RngSeed::Fixed(4000), ..ProptestConfig::default() }
}

/// A cell that is not printed: record, table, row, column.
type Place = (String, String, u64, u64);

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_gate_refuses_what_can_be_worked_out_and_nothing_else(plans in prop::collection::vec(plan(), 1..12)) {
        let folder = Folder::new();
        let gate = format!("{CONFIG}\n[gate]\nthreshold = {THRESHOLD}\n");
        let mut files = vec![("config.toml".to_owned(), gate)];
        for (number, plan) in plans.iter().enumerate() {
            files.extend(plan.records(number));
        }
        folder.write(&files);
        let findings = run(&folder, "check");
        let audited = ranges(&run(&folder, "audit"));
        for (number, plan) in plans.iter().enumerate() {
            let refused: Vec<&Value> = of(&findings, "findings")
                .filter(|finding| finding["severity"] == "error")
                .filter(|finding| plan::is_of(finding["reference"].as_str(), number))
                .collect();
            let codes: Vec<&str> = refused.iter().filter_map(|finding| finding["code"].as_str()).collect();
            prop_assert!(
                codes.iter().all(|code| ["S003", "S004"].contains(code)),
                "{refused:#?} in\n{}", plan.shown(number)
            );
            let truth = plan.work_out();
            prop_assert_eq!(
                truth.is_safe, codes.is_empty(),
                "{:?}\n{:#?}\n{}", &truth.because, &refused, plan.shown(number)
            );
            for (place, range) in plan.places(number, &truth) {
                prop_assert_eq!(
                    audited.get(&place), Some(&range),
                    "{:?} in\n{}", &place, plan.shown(number)
                );
            }
        }
    }
}

fn run(folder: &Folder, command: &str) -> Value {
    let output = candour().args(["--format", "json", "--root"]).arg(folder.path()).arg(command).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no JSON from {command}: {said}"))
}

fn of<'a>(value: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    value[list].as_array().into_iter().flatten()
}

fn ranges(audited: &Value) -> BTreeMap<Place, (i64, Option<i64>)> {
    let text = |cell: &Value, key: &str| cell[key].as_str().unwrap_or_default().to_owned();
    let number = |cell: &Value, key: &str| cell[key].as_u64().unwrap_or(u64::MAX);
    let suppressed = of(audited, "cells").filter(|cell| cell["status"] != "implicit");
    suppressed
        .map(|cell| {
            let place = (text(cell, "reference"), text(cell, "table"), number(cell, "row"), number(cell, "column"));
            let range = &cell["interval"];
            (place, (range[0].as_i64().unwrap_or(-1), range[1].as_i64()))
        })
        .collect()
}
