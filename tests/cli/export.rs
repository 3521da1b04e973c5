//! `candour export`: what is written for other programs, and when nothing is.

use super::run::{GOOD, Site};

const LOW: &str = "Three officers were dismissed.";

#[test]
fn a_log_that_was_built_is_exported() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let before = site.run(&["export", "--to", "quickwit", "out"]);
    assert_eq!(before.status, 2, "{before:?}");
    assert!(before.err.contains("run `candour build` first"), "{}", before.err);
    assert!(!site.path("out").exists());
    assert_eq!(site.run(&["build"]).status, 0);
    let done = site.run(&["export", "--to", "quickwit", "out"]);
    assert_eq!((done.status, done.err.as_str()), (0, "wrote 1 record into out\n"), "{done:?}");
    let lines = std::fs::read_to_string(site.path("out/responses.ndjson")).unwrap();
    let record: serde_json::Value = serde_json::from_str(lines.trim_end()).unwrap();
    assert_eq!(record["reference"], "FBC-1");
    let index: serde_json::Value =
        serde_json::from_slice(&std::fs::read(site.path("out/index.json")).unwrap()).unwrap();
    assert_eq!(index["doc_mapping"]["mode"], "strict");
}

#[test]
fn a_log_with_a_finding_is_not_exported() {
    let site = Site::with(&[("FBC-1", LOW)]);
    let done = site.run(&["export", "--to", "quickwit", "out"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(format!("{}{}", done.out, done.err).contains("S002"), "{done:?}");
    assert!(!site.path("out").exists());
}
