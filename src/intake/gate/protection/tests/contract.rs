//! The forms that others rely on: JSON in and out, faults, the worked example of the module's documentation.

use super::super::{
    AuditOptions, Fault, Finding, Limits, Protection, Reader, SuppressOptions, System, Zeros, audit, audit_with,
    suppress, suppress_with,
};

fn system(text: &str) -> System {
    System::from_json(text).unwrap()
}

/// The example of the module's documentation, with the true values.
fn worked_example() -> System {
    system(
        r#"{"cells": [
            {"id": "a1", "value": 3, "status": "primary"}, {"id": "a2", "value": 20, "status": "secondary"},
            {"id": "b1", "value": 14, "status": "secondary"}, {"id": "b2", "value": 22, "status": "secondary"},
            {"id": "c1", "value": 9}, {"id": "c2", "value": 40},
            {"id": "d1", "value": 2, "status": "primary"}, {"id": "d2", "value": 18},
            {"id": "a", "value": 23}, {"id": "b", "value": 36}, {"id": "c", "value": 49}, {"id": "d", "value": 20},
            {"id": "t1", "value": 28}, {"id": "t2", "value": 100}, {"id": "t", "value": 128}],
         "relations": [
            {"id": "Ashby", "total": "a", "parts": ["a1", "a2"]}, {"id": "Birley", "total": "b", "parts": ["b1", "b2"]},
            {"id": "Corby", "total": "c", "parts": ["c1", "c2"]}, {"id": "Denton", "total": "d", "parts": ["d1", "d2"]},
            {"id": "2021", "total": "t1", "parts": ["a1", "b1", "c1", "d1"]},
            {"id": "2022", "total": "t2", "parts": ["a2", "b2", "c2", "d2"]},
            {"id": "both", "total": "t", "parts": ["a", "b", "c", "d"]},
            {"id": "all", "total": "t", "parts": ["t1", "t2"]}]}"#,
    )
}

#[test]
fn the_worked_example_comes_out_as_it_says() {
    let audit = audit(&worked_example()).unwrap();
    let intervals: Vec<(&str, i64, Option<i64>)> =
        audit.cells.iter().map(|cell| (cell.id.as_str(), cell.interval.0, cell.interval.1)).collect();
    let expected = [("a1", 1, 5), ("a2", 18, 22), ("b1", 12, 16), ("b2", 20, 24), ("d1", 2, 2)];
    assert_eq!(intervals, expected.map(|(id, least, most)| (id, least, Some(most))));
    assert_eq!((audit.exact, audit.full), (false, false));
    assert_eq!(audit.cells[4].finding, Some(Finding::Exact));
    let text = audit.cells[4].reasons[0].describe(&String::clone, &String::clone);
    assert_eq!(text, "20 in total, less the 1 shown (18), leaves 2");
    let proposal = suppress(&worked_example()).unwrap();
    assert_eq!(
        serde_json::to_string(&proposal).unwrap(),
        r#"{"version":1,"feasible":true,"complement":["d2"],"unprotectable":[]}"#
    );
    assert_eq!((proposal.lost, proposal.fewest, proposal.optimal), (18, 1, true));
}

#[test]
fn an_audit_without_findings_has_the_plain_form() {
    let safe = system(
        r#"{"threshold": 5, "zero": "publish", "cells": [{"id": "a", "value": 3, "status": "primary"},
            {"id": "b", "status": "secondary"}, {"id": "t", "value": 30}],
            "relations": [{"id": "row 1", "total": "t", "parts": ["a", "b"]}]}"#,
    );
    let answer: serde_json::Value = serde_json::to_value(audit(&safe).unwrap()).unwrap();
    let expected = serde_json::json!({"version": 1, "cells": [
        {"id": "a", "status": "primary", "interval": [1, 5]},
        {"id": "b", "status": "secondary", "interval": [25, 29],
            "because": ["30 in total leaves 30 for `b` and `a`; `a` is at most 5, so `b` is at least 25",
                "30 in total leaves 30 for `b` and `a`; `a` is at least 1, so `b` is at most 29"]}],
        "exact": true, "full": true});
    assert_eq!(answer, expected);
}

#[test]
fn no_upper_bound_is_null() {
    let open = system(
        r#"{"cells": [{"id": "a", "status": "secondary"}, {"id": "t", "status": "secondary"}],
            "relations": [{"id": "r", "total": "t", "parts": ["a"]}]}"#,
    );
    let answer = serde_json::to_value(audit(&open).unwrap()).unwrap();
    assert_eq!(answer["cells"][0]["interval"], serde_json::json!([0, null]));
}

#[test]
fn a_strict_reader_learns_more_than_the_rule() {
    let text = r#"{"cells": [{"id": "a", "status": "primary"}, {"id": "b", "status": "secondary"}, {"id": "t", "value": 8}],
        "relations": [{"id": "r", "total": "t", "parts": ["a", "b"]}]}"#;
    let interval = |reader| {
        let options = AuditOptions { reader, limits: Limits::default() };
        audit_with(&system(text), options).unwrap().cells[0].interval
    };
    assert_eq!(interval(Reader::Rule), (1, Some(5)));
    assert_eq!(interval(Reader::Strict), (1, Some(2)));
}

#[test]
fn a_low_published_cell_is_made_primary_and_an_unprotectable_one_is_named() {
    let lone = system(
        r#"{"cells": [{"id": "a", "value": 4}, {"id": "t", "value": 4}],
            "relations": [{"id": "r", "total": "t", "parts": ["a"]}]}"#,
    );
    let proposal = suppress(&lone).unwrap();
    assert_eq!(proposal.promoted, ["a", "t"]);
    assert!(proposal.feasible && proposal.complement.is_empty());
    let forced = system(
        r#"{"threshold": 1, "cells": [{"id": "a", "value": 1}, {"id": "b", "value": 9}, {"id": "t", "value": 10}],
            "relations": [{"id": "r", "total": "t", "parts": ["a", "b"]}]}"#,
    );
    let proposal = suppress(&forced).unwrap();
    assert!(!proposal.feasible);
    assert_eq!(proposal.unprotectable, ["a"]);
}

#[test]
fn zeros_can_be_kept() {
    let row = system(
        r#"{"cells": [{"id": "a", "value": 5}, {"id": "b", "value": 0}, {"id": "c", "value": 30}, {"id": "t", "value": 35}],
            "relations": [{"id": "r", "total": "t", "parts": ["a", "b", "c"]}]}"#,
    );
    let complement = |zeros| {
        let options = SuppressOptions { zeros, protection: Protection::Exact, ..SuppressOptions::default() };
        suppress_with(&row, options).unwrap().complement
    };
    assert_eq!(complement(Zeros::Use), ["b"]);
    assert_eq!(complement(Zeros::Keep), ["c"]);
}

#[test]
fn contradictory_figures_are_no_table_to_protect() {
    let wrong = system(
        r#"{"cells": [{"id": "a", "value": 10}, {"id": "b", "value": 20}, {"id": "t", "value": 31}],
            "relations": [{"id": "r", "total": "t", "parts": ["a", "b"]}]}"#,
    );
    let found = audit(&wrong).unwrap();
    assert!(!found.exact && !found.full);
    assert_eq!(found.conflicts[0].message, "`r`: the parts add up to 30, the total says 31");
    assert!(!suppress(&wrong).unwrap().feasible);
}

#[test]
fn a_low_sum_is_a_residual() {
    let text = include_str!("systems/secondary-zero.json");
    let case: serde_json::Value = serde_json::from_str(text).unwrap();
    let found = audit(&serde_json::from_value(case["system"].clone()).unwrap()).unwrap();
    assert!(found.full);
    assert_eq!((found.residuals[0].sum, found.residuals[0].cells.len()), (5, 2));
}

#[test]
fn every_fault_is_reported() {
    let faulty = system(
        r#"{"threshold": 0, "cells": [{"id": "a"}, {"id": "b", "value": -1}, {"id": "b", "value": 2}],
            "relations": [{"id": "r", "total": "a", "parts": ["a", "b", "b", "x"]}, {"id": "r", "total": "b", "parts": []}]}"#,
    );
    let faults = audit(&faulty).unwrap_err();
    assert_eq!(
        faults,
        [
            Fault::Threshold(0),
            Fault::MissingValue("a".into()),
            Fault::ValueOutOfRange("b".into(), -1),
            Fault::RepeatedCell("b".into()),
            Fault::UnknownCell { relation: "r".into(), cell: "x".into() },
            Fault::TotalAmongParts { relation: "r".into(), cell: "a".into() },
            Fault::RepeatedPart { relation: "r".into(), cell: "b".into() },
            Fault::RepeatedRelation("r".into()),
            Fault::NoParts("r".into()),
        ]
    );
    assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
}

#[test]
fn unknown_keys_are_refused() {
    assert!(System::from_json(r#"{"cells": [], "extra": 1}"#).is_err());
    assert!(System::from_json(r#"{"cells": [{"id": "a", "valu": 1}]}"#).is_err());
    let empty = audit(&system(r#"{"cells": []}"#)).unwrap();
    assert!(empty.exact && empty.full && empty.cells.is_empty());
}

#[test]
fn the_largest_counts_stay_exact() {
    let text = r#"{"cells": [{"id": "a", "status": "primary"}, {"id": "b", "status": "secondary"},
        {"id": "t", "value": 1000000000000}, {"id": "c", "status": "secondary"}, {"id": "u", "value": 1000000000000},
        {"id": "v", "value": 999999999999}],
        "relations": [{"id": "r", "total": "t", "parts": ["a", "b"]}, {"id": "s", "total": "u", "parts": ["a", "c"]},
            {"id": "w", "total": "v", "parts": ["b", "c"]}]}"#;
    let found = audit(&system(text)).unwrap();
    // 2a = t + u - v is odd, so there is no table: 1000000000001 = 2a.
    assert!(!found.exact && !found.full, "{found:?}");
}
