//! The forms that other programs read, to the letter.

use serde_json::Value;

use super::run::{LOW, Site};

/// Keys in the order in which they stand in a JSON text.
fn assert_order(text: &str, keys: &[&str]) {
    let mut at = 0;
    for key in keys {
        let quoted = format!("\"{key}\":");
        let place = text[at..].find(&quoted).unwrap_or_else(|| panic!("`{key}` is missing or out of order in {text}"));
        at += place + quoted.len();
    }
}

#[test]
fn json_is_as_promised() {
    let site = Site::with(&[("FBC-1", "Thé £240 went. In 2023, three officers were dismissed.")]);
    let done = site.run(&["--format", "json", "check"]);
    assert_eq!((done.status, done.err.as_str()), (1, ""));
    assert_order(&done.out, &["version", "records", "errors", "warnings", "findings"]);
    let keys = [
        "code",
        "name",
        "severity",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "start",
        "end",
        "reference",
        "message",
        "help",
    ];
    assert_order(&done.out, &keys);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(object.as_object().unwrap().len(), 5);
    let finding = &object["findings"][0];
    assert_eq!(finding.as_object().unwrap().len(), keys.len());
    let text = std::fs::read_to_string(site.path("content/responses/FBC-1.md")).unwrap();
    let start = text.find("three").unwrap();
    let expected = serde_json::json!({
        "code": "S002", "name": "low-number-in-text", "severity": "error", "path": "content/responses/FBC-1.md",
        "line": 8, "column": 25, "end_line": 8, "end_column": 30, "start": start, "end": start + 5, "reference": "FBC-1",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&finding[key], value, "{key}");
    }
    assert!(finding["message"].as_str().unwrap().contains("three"));
    assert!(!finding["help"].as_str().unwrap().is_empty());
    assert_eq!((&object["version"], &object["records"], &object["errors"]), (&1.into(), &1.into(), &1.into()));
}

#[test]
fn json_without_findings_is_still_an_object() {
    let done = Site::with(&[]).run(&["--format", "json", "check"]);
    assert_eq!(done.out, "{\"version\":1,\"records\":0,\"errors\":0,\"warnings\":0,\"findings\":[]}\n");
}

#[test]
fn offsets_into_data_files_are_nothing() {
    let site = Site::with(&[]);
    let front = "[[attachments]]\nfile = \"moved.csv\"\ntitle = \"Officers moved\"";
    site.0.write(&[
        ("content/responses/a/index.md".to_owned(), super::support::logs::record("FBC-1", front, "See the file.")),
        ("content/responses/a/moved.csv".to_owned(), "Ward,Officers moved\nAlder,140\nBirch,3\n".to_owned()),
    ]);
    let done = site.run(&["--format", "json", "check"]);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    let finding = &object["findings"][0];
    assert_eq!((&finding["code"], &finding["start"], &finding["end"]), (&"S001".into(), &0.into(), &0.into()));
    assert_eq!((&finding["path"], &finding["line"]), (&"content/responses/a/moved.csv".into(), &3.into()));
    let message = finding["message"].as_str().unwrap();
    assert!(
        message.contains("moved.csv") && message.contains("Birch") && message.contains("Officers moved"),
        "{message}"
    );
}

#[test]
fn sarif_names_its_rules_and_places() {
    let done = Site::with(&[("FBC-1", LOW)]).run(&["--format", "sarif", "check"]);
    let log: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!((&result["ruleId"], &run["tool"]["driver"]["rules"][index]["id"]), (&"S002".into(), &"S002".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/responses/FBC-1.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&8.into(), &10.into()));
}

#[test]
fn github_gets_a_line_for_each_finding() {
    let done = Site::with(&[("FBC-1", LOW), ("FBC-2", LOW)]).run(&["--format", "github", "check"]);
    let lines: Vec<&str> = done.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", done.err);
    let start =
        "::error file=content/responses/FBC-1.md,line=8,col=10,endLine=8,endColumn=15,title=S002 low-number-in-text::";
    assert!(lines[0].starts_with(start), "{}", lines[0]);
}

#[test]
fn a_terminal_cannot_be_steered_by_a_record() {
    let body = "In 2023, three officers\u{1b}[2J\u{9b}2J \u{202e}were\u{202c} dismissed.";
    let done = Site::with(&[("FBC-1", body)]).run(&["check"]);
    assert!(done.err.contains("S002"));
    assert!(!done.err.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{202c}']), "{:?}", done.err);
}
