//! `candour audit`: what it says of a site's tables, and of a system of counts.

use serde_json::{Value, json};

use super::run::{Done, Site};

/// A table whose total gives the hidden count away.
const TOLD: &str = "Here xx stands for a low number.

Table: Grievances, by depot {#depots total-row=\"last\"}

| Depot | Grievances |
| ----- | ---------: |
| East  |         14 |
| West  |         xx |
| Total |         17 |
";

/// A table that hides two counts, each from the other.
const SAFE: &str = "Here xx stands for a low number.

Table: Grievances, by depot {#depots total-row=\"last\"}

| Depot | Grievances |
| ----- | ---------: |
| East  |        xx+ |
| West  |         xx |
| North |         31 |
| Total |         48 |
";

/// Asks about a system of counts.
fn of_system(command: &str, text: &[u8]) -> Done {
    let site = Site::with(&[]);
    std::fs::write(site.path("counts.json"), text).unwrap();
    site.run(&[command, "--system", "counts.json"])
}

#[test]
fn what_can_be_told_is_said_for_people() {
    let site = Site::with(&[("FBC-1", TOLD), ("FBC-2", SAFE)]);
    let done = site.run(&["audit"]);
    assert_eq!(done.status, 1, "{done:?}");
    for words in [
        "FBC-1, table `depots`: 1 of 1 not safe\n  content/responses/FBC-1.md\n",
        "  S003  West  primary    exactly 3\n        whoever reads table `depots` can tell\n",
        "        17 in total, less the 1 shown (14), leaves 3\n",
        "FBC-2, table `depots`: safe\n",
        "  safe  East  secondary  12 to 16\n",
        "  safe  West  primary    1 to 5\n",
    ] {
        assert!(done.out.contains(words), "{words:?} is missing in:\n{}", done.out);
    }
    assert_eq!(done.err, "3 cells are suppressed; 1 can be told too much of\n");
    assert_eq!(site.run(&["--quiet", "audit"]).err, "");
}

#[test]
fn what_can_be_told_is_said_for_programs() {
    let site = Site::with(&[("FBC-1", TOLD), ("FBC-2", SAFE)]);
    let done = site.run(&["audit", "--format", "json"]);
    assert_eq!((done.status, done.err.as_str()), (1, ""));
    let object: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((&object["version"], object.as_object().unwrap().len()), (&1.into(), 2));
    let path = "content/responses/FBC-1.md";
    let told = json!({
        "reference": "FBC-1", "path": path, "table": "depots", "row": 1, "column": 1, "name": "West",
        "status": "primary", "interval": [3, 3], "safe": false, "code": "S003", "finding": "exact",
        "who": "whoever reads table `depots`", "because": ["17 in total, less the 1 shown (14), leaves 3"],
    });
    assert_eq!(object["cells"][0], told);
    let ranges: Vec<&Value> = object["cells"].as_array().unwrap().iter().map(|cell| &cell["interval"]).collect();
    assert_eq!(ranges, [&json!([3, 3]), &json!([12, 16]), &json!([1, 5])]);
    assert!(object["cells"][1].get("code").is_none() && object["cells"][1]["safe"] == true);
}

#[test]
fn an_audit_without_concerns_ends_well() {
    let site = Site::with(&[("FBC-1", TOLD), ("FBC-2", SAFE)]);
    let done = site.run(&["audit", "content/responses/FBC-2.md"]);
    assert_eq!(done.status, 0, "{done:?}");
    assert!(!done.out.contains("FBC-1"), "{}", done.out);
    let nothing = Site::with(&[]).run(&["audit", "--format", "json"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (0, "{\"version\":1,\"cells\":[]}\n"));
}

#[test]
fn what_other_tables_print_counts() {
    let site = Site::with(&[]);
    for (name, west) in [("FBC-1", "xx"), ("FBC-2", "9")] {
        site.write(
            name,
            &format!(
                "Here xx stands for a low number.\n\nTable: Grievances {{#depots series=\"grievances\"}}\n\n\
                 | Depot | Grievances |\n| --- | ---: |\n| East | 14 |\n| West | {west} |\n"
            ),
        );
    }
    let done = site.run(&["audit", "--format", "json"]);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    let cell = &object["cells"][0];
    assert_eq!((done.status, &cell["code"], &cell["interval"]), (1, &"S004".into(), &json!([9, 9])), "{done:?}");
    assert_eq!(cell["who"], "whoever reads the tables of series `grievances` in FBC-1, FBC-2");
    assert_eq!(cell["because"], json!(["9 is printed in table `depots` of FBC-2"]));
}

#[test]
fn a_file_of_no_site_is_audited_by_itself() {
    let site = Site::with(&[("FBC-1", TOLD)]);
    site.0.write(&[("kept.csv".to_owned(), "Depot,Grievances\nEast,14\nWest,xx\nTotal,17\n".to_owned())]);
    let done = site.run(&["audit", "kept.csv"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(done.out.contains("kept.csv") && done.out.contains("exactly 3") && !done.out.contains("FBC-1"), "{done:?}");
    for path in ["nowhere.csv", "nowhere.md"] {
        let done = site.run(&["audit", path]);
        assert_eq!(done.status, 2);
        assert!(done.err.contains(path), "{}", done.err);
    }
}

#[test]
fn a_system_is_answered_whether_it_is_safe_or_not() {
    let safe = r#"{"cells": [{"id": "a", "value": 3, "status": "primary"}, {"id": "b", "value": 9, "status": "secondary"},
        {"id": "c", "value": 9}, {"id": "t", "value": 21}], "relations": [{"id": "r", "total": "t", "parts": ["a", "b", "c"]}]}"#;
    let done = of_system("audit", safe.as_bytes());
    assert_eq!((done.status, done.err.as_str()), (0, ""));
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((&answer["version"], &answer["exact"], &answer["full"]), (&1.into(), &true.into(), &true.into()));
    assert_eq!(answer["cells"].as_array().unwrap().len(), 2, "published cells have no interval: {answer}");
    let cell = |at: usize, key: &str| answer["cells"][at][key].clone();
    assert_eq!((cell(0, "id"), cell(0, "status"), cell(0, "interval")), ("a".into(), "primary".into(), json!([1, 5])));
    assert_eq!(
        (cell(1, "id"), cell(1, "status"), cell(1, "interval")),
        ("b".into(), "secondary".into(), json!([7, 11]))
    );

    let told = safe.replace(", \"status\": \"secondary\"", "");
    let done = of_system("audit", told.as_bytes());
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((done.status, &answer["exact"], &answer["full"]), (0, &false.into(), &false.into()));
    assert_eq!(answer["cells"][0]["interval"], json!([3, 3]));

    let free = r#"{"cells": [{"id": "a", "status": "secondary"}]}"#;
    let answer: Value = serde_json::from_str(&of_system("audit", free.as_bytes()).out).unwrap();
    assert_eq!(answer["cells"][0]["interval"], json!([0, null]), "no upper bound is `null`");
    let marked = [b"\xef\xbb\xbf".as_slice(), safe.as_bytes()].concat();
    assert_eq!(of_system("audit", &marked).status, 0, "a byte order mark is no fault");
}

#[test]
fn a_faulty_system_is_told_what_is_wrong() {
    let relation = |parts: &str| {
        format!(
            r#"{{"cells": [{{"id": "a", "value": 9}}, {{"id": "t", "value": 9}}], "relations": [{{"id": "row 1", "total": "t", "parts": {parts}}}]}}"#
        )
    };
    let cells = |cells: &str| format!(r#"{{"cells": [{cells}]}}"#);
    let faulty: &[(String, &[&str])] = &[
        (relation(r#"["a", "b"]"#), &["relation `row 1` names `b`, and there is no such cell"]),
        (relation(r#"["a", "t"]"#), &["relation `row 1` has its total `t` among its parts"]),
        (relation(r#"["a", "a"]"#), &["relation `row 1` counts `a` twice"]),
        (relation("[]"), &["relation `row 1` has no parts"]),
        (cells(r#"{"id": "a", "value": 9}, {"id": "a", "value": 9}"#), &["two cells are called `a`"]),
        (cells(r#"{"id": "a", "value": -1}"#), &["`a` is -1; a count lies between 0 and"]),
        (cells(r#"{"id": "a", "value": 1000000000001}"#), &["`a` is 1000000000001"]),
        (cells(r#"{"id": "a"}"#), &["`a` is published but has no value"]),
        // Every fault is told, not the first.
        (cells(r#"{"id": "a", "value": -1}, {"id": "b"}"#), &["`a` is -1", "`b` is published"]),
        (cells(r#"{"id": "a", "value": 2.5}"#), &["no system of counts", "line 1 column"]),
        (cells(r#"{"id": "a", "status": "hidden"}"#), &["no system of counts", "`hidden`", "`primary`"]),
        (r#"{"cells": [], "treshold": 5}"#.to_owned(), &["no system of counts", "`treshold`", "`threshold`"]),
        (r#"{"threshold": 0, "cells": []}"#.to_owned(), &["the threshold is 0"]),
        ("{}".to_owned(), &["no system of counts", "`cells`"]),
        ("[5, \"publish\", [], []]".to_owned(), &["no system of counts", "`cells`"]),
        ("Ward,Officers\nAlder,3\n".to_owned(), &["no system of counts", "line 1"]),
        (String::new(), &["no system of counts"]),
    ];
    for (text, words) in faulty {
        for command in ["audit", "suppress"] {
            let done = of_system(command, text.as_bytes());
            assert_eq!((done.status, done.out.as_str()), (2, ""), "{command} {text}: {done:?}");
            assert!(done.err.starts_with("error: `counts.json`"), "{}", done.err);
            assert!(words.iter().all(|words| done.err.contains(words)), "{text}: {}", done.err);
        }
    }
    for command in ["audit", "suppress"] {
        assert!(of_system(command, b"\xff{}").err.contains("`counts.json` is not UTF-8"));
        let none = Site::with(&[]).run(&[command, "--system", "nowhere.json"]);
        assert_eq!(none.status, 2);
        assert!(none.err.contains("`nowhere.json`"), "{}", none.err);
    }
}
