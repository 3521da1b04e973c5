//! Every finding as JSON has the form that is promised, whatever was found: all bad cases, as one log.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use candour::diagnostic::{RULES, Severity};
use serde_json::{Map, Value};

use super::run::Site;

const KEYS: [&str; 13] = [
    "code",
    "column",
    "end",
    "end_column",
    "end_line",
    "help",
    "line",
    "message",
    "name",
    "path",
    "reference",
    "severity",
    "start",
];

/// What findings about a cell have besides.
const CELL: [&str; 3] = ["interval", "row", "table"];

#[test]
fn every_finding_has_the_form_that_is_promised() {
    let site = log_of_bad_cases();
    let done = site.run(&["--format", "json", "check"]);
    assert_eq!((done.status, done.err.as_str()), (1, ""));
    let object: Value = serde_json::from_str(&done.out).unwrap();
    let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["errors", "findings", "records", "version", "warnings"]);
    let findings = object["findings"].as_array().unwrap();
    let of_severity = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!(object["errors"], of_severity("error"));
    assert_eq!(object["warnings"], of_severity("warning"));
    assert_eq!(of_severity("error") + of_severity("warning"), findings.len());
    assert!(object["records"].as_u64().unwrap() > 100);

    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut with_cells = BTreeSet::new();
    for finding in findings {
        let fields = finding.as_object().unwrap();
        let code = finding["code"].as_str().unwrap();
        *codes.entry(code).or_default() += 1;
        assert_fields(fields);
        if fields.contains_key("interval") {
            with_cells.insert(code);
            assert_cell(finding);
        } else {
            assert_place(&site, finding);
        }
    }
    assert!(codes.len() > 35, "too few kinds to say anything: {codes:?}");
    assert!(with_cells.contains("S003") && with_cells.contains("S004"), "{with_cells:?}");
    let others: Vec<&&str> = with_cells.iter().filter(|code| !["S003", "S004"].contains(*code)).collect();
    assert!(others.is_empty(), "not promised for {others:?}");
}

#[test]
fn hidden_counts_that_are_low_together_have_their_cell() {
    let site = Site::with(&[]);
    let config = format!("{}[gate]\nprotection = \"exact\"\n", super::support::logs::CONFIG);
    site.0.write(&[("config.toml".to_owned(), config)]);
    let rows = "| Depot | Grievances |\n| --- | ---: |\n| East | 17 |\n| West | xx |\n| North | xx |\n| Total | 21 |";
    site.write("FBC-1", &format!("Here xx stands for a low number.\n\nTable: Grievances {{#depots}}\n\n{rows}\n"));
    let done = site.run(&["--format", "json", "check"]);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    let finding = &object["findings"][0];
    assert_eq!((done.status, &finding["code"]), (1, &"S003".into()), "{object}");
    assert!(finding["message"].as_str().unwrap().contains("together are 4"), "{finding}");
    assert_eq!((&finding["table"], &finding["row"], &finding["column"]), (&"depots".into(), &1.into(), &1.into()));
    assert_eq!(finding["interval"], serde_json::json!([1, 3]));
}

/// Every record that must bring a finding, in one log.
fn log_of_bad_cases() -> Site {
    let site = Site::with(&[]);
    let target = site.path("content/responses");
    let is_bad = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("bad-") && !name.ends_with(".expected") && !path.join("content").exists()
    };
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for (number, path) in entries(&cases).iter().flat_map(|rule| entries(rule)).filter(is_bad).enumerate() {
        let ending = path.extension().map_or_else(String::new, |ending| format!(".{}", ending.to_str().unwrap()));
        copy(&path, &target.join(format!("case {number}{ending}")));
    }
    site
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// Copies files and folders, but no links.
fn copy(from: &Path, to: &Path) {
    if from.is_symlink() {
        return;
    }
    if from.is_dir() {
        entries(from).iter().for_each(|entry| copy(entry, &to.join(entry.file_name().unwrap())));
        return;
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(from, to).unwrap();
}

fn assert_fields(finding: &Map<String, Value>) {
    let keys: Vec<&str> = finding.keys().map(String::as_str).filter(|key| !CELL.contains(key)).collect();
    assert_eq!(keys, KEYS, "{finding:?}");
    let cell = CELL.iter().filter(|key| finding.contains_key(**key)).count();
    assert!(cell == 0 || cell == CELL.len(), "{finding:?}");
    let rule = RULES.iter().find(|rule| finding["code"] == rule.code).unwrap();
    assert_eq!(finding["name"], rule.name);
    let severity = if rule.severity == Severity::Error { "error" } else { "warning" };
    assert_eq!(finding["severity"], severity, "{finding:?}");
    let text =
        |key: &str| finding[key].as_str().unwrap_or_else(|| panic!("`{key}` is no text: {finding:?}")).to_owned();
    assert!(!text("message").is_empty() && !text("help").is_empty(), "{finding:?}");
    assert!(finding["reference"].is_null() || !text("reference").is_empty(), "{finding:?}");
    assert!(!text("path").starts_with('/') && !text("path").contains('\\'), "{finding:?}");
}

/// Lines and columns say the same as the byte offsets, which are nothing in data files.
fn assert_place(site: &Site, finding: &Value) {
    let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
    let (start, end) = (number("start"), number("end"));
    let (line, column) = (number("line"), number("column"));
    assert!((1, 1) <= (line, column) && (line, column) <= (number("end_line"), number("end_column")), "{finding}");
    assert!(start <= end, "{finding}");
    let path = finding["path"].as_str().unwrap();
    let is_written = path.ends_with(".md") || path.ends_with(".toml");
    let Some(bytes) = fs::read(site.path(path)).ok().filter(|_| is_written && end > 0) else {
        assert_eq!((start, end), (0, 0), "offsets into nothing: {finding}");
        return;
    };
    for (offset, line, column) in [(start, line, column), (end, number("end_line"), number("end_column"))] {
        let before = &bytes[..offset];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        assert_eq!(before.iter().filter(|byte| **byte == b'\n').count() + 1, line, "{finding}");
        // A byte that is no text counts as a character, as it does where it is shown.
        let characters: usize =
            before[line_start..].utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum();
        assert_eq!(characters + 1, column, "{finding}");
    }
}

fn assert_cell(finding: &Value) {
    assert!(!finding["table"].as_str().unwrap().is_empty(), "{finding}");
    assert!(finding["row"].is_u64() && finding["column"].is_u64(), "{finding}");
    let interval = finding["interval"].as_array().unwrap();
    let low = interval[0].as_u64().unwrap();
    assert!(interval.len() == 2 && (interval[1].is_null() || interval[1].as_u64().unwrap() >= low), "{finding}");
}
