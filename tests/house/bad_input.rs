//! Bad files that are too large or too strange to be kept as cases: each has its finding at its place.

use candour::diagnostic::Diagnostic;

use super::log;

fn findings(path: &str, bytes: Vec<u8>) -> Vec<Diagnostic> {
    log::publish([(path.to_owned(), bytes)]).report.findings().to_vec()
}

#[test]
fn a_line_of_ten_megabytes_is_a_finding() {
    let text = log::record("FBC-24-0170", "", &"x".repeat(10 << 20));
    let found = findings("content/responses/a.md", text.into_bytes());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule.code, found[0].message.as_str()), ("R012", "the file has 10.5 MB"));
}

#[test]
fn a_line_of_two_megabytes_is_found_at_its_place() {
    let text = log::record("FBC-24-0170", "", &"x".repeat(2 << 20));
    let found = findings("content/responses/a.md", text.into_bytes());
    assert_eq!((found.len(), found[0].rule.code, found[0].lines().0.line), (1, "R012", 8));
}

#[test]
fn long_bytes_that_are_no_text_are_found_at_their_place() {
    let mut bytes = log::record("FBC-24-0170", "", &"é".repeat(1000)).into_bytes();
    bytes.extend(b"\n\xff\xfe");
    let found = findings("content/responses/a.md", bytes);
    assert_eq!((found.len(), found[0].rule.code, found[0].lines().0.line), (1, "R012", 10));
}

#[test]
fn a_null_is_no_reason_to_stop() {
    let found = findings("content/responses/a.md", log::record("FBC-24-0170", "", "Trees\0 and hedges.").into_bytes());
    assert!(found.is_empty(), "{}", found[0].message);
    let found = findings("content/responses/a.md", vec![0; 4096]);
    assert_eq!(found[0].rule.code, "R001");
}

#[test]
fn a_data_file_over_the_limit_is_a_finding() {
    let folder = "content/responses/a";
    let body = "```table src=\"trees.csv\" caption=\"Trees\"\n```\n";
    let row = "Alder,140\n";
    let sheet = format!("Ward,Trees\n{}", row.repeat((64 << 20) / row.len() + 1));
    let done = log::publish([
        (format!("{folder}/index.md"), log::record("FBC-24-0170", "", body)),
        (format!("{folder}/trees.csv"), sheet),
    ]);
    assert!(log::codes(&done.report).contains(&"R018"));
}

#[test]
fn every_file_has_its_own_finding() {
    let files = (0..50).map(|number| (format!("content/responses/{number:02}.md"), b"no front matter".to_vec()));
    let done = log::publish(files);
    assert_eq!(log::codes(&done.report), ["R001"; 50]);
}
