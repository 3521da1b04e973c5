//! Tests of the ledger: what is written is read again, and older files are read.

use super::*;

const FIRST: &str = "# a comment\n{\"series\":\"s\",\"period\":\"2021-01-01..2021-12-31\",\"labels\":[\"birk\"],\"value\":9,\"reference\":\"A\",\"table\":\"t\"}\n";

const SECOND: &str = r#"{"version":2}
{"series":"s","labels":["birk"],"value":9,"reference":"A","table":"t"}
{"series":"s","sum":"column `Wardens`","total":{"labels":[]},"parts":[{"labels":["alder"],"low":true},{"period":"2021-01-01..2021-12-31","labels":["birk"]}],"reference":"A","table":"t"}
{"series":"s","period":"2021-01-01..2021-12-31","sum":"the caption","value":60,"parts":[{"labels":["alder"]},{"labels":["birk"]}],"reference":"A","table":"t"}
{"series":"s","bound":"percentage","of":{"labels":["alder"],"low":true},"least":3,"most":4,"reference":"A","table":"t"}
{"series":"s","bound":"range","of":{"labels":["cedar"]},"least":10,"reference":"A","table":"t"}
"#;

fn read(text: &str) -> (Ledger, usize) {
    let mut report = Report::default();
    let ledger = Ledger::read(&SourceTree::from_files([(LEDGER, text)]), &mut report);
    (ledger, report.findings().len())
}

#[test]
fn what_is_read_is_written_again() {
    for lines in [FIRST, SECOND] {
        let (ledger, findings) = read(lines);
        assert_eq!(findings, 0, "{lines}");
        let text = ledger.text().unwrap();
        assert_eq!(read(&text).0.text().as_deref(), Some(text.as_str()));
        assert!(text.starts_with("# The ledger") && text.contains("\n{\"version\":2}\n"));
    }
    let text = read(SECOND).0.text().unwrap();
    assert!(SECOND.lines().all(|line| text.contains(line)), "{text}");
    assert_eq!(read(SECOND).0.of_series("s").len(), 5);
    assert_eq!(read(SECOND).0.of_series("t").len(), 0);
}

#[test]
fn a_line_that_cannot_be_read_is_a_finding() {
    for line in [
        "{}",
        "nonsense",
        "{\"version\":3}",
        "{\"series\":\"s\",\"labels\":[],\"value\":-1,\"reference\":\"A\",\"table\":\"t\"}",
        "{\"series\":\"s\",\"sum\":\"x\",\"parts\":[{\"labels\":[]}],\"reference\":\"A\",\"table\":\"t\"}",
        "{\"series\":\"s\",\"sum\":\"x\",\"value\":1,\"parts\":[],\"reference\":\"A\",\"table\":\"t\"}",
        "{\"series\":\"s\",\"bound\":\"mean\",\"of\":{\"labels\":[]},\"least\":1,\"reference\":\"A\",\"table\":\"t\"}",
        "{\"series\":\"s\",\"bound\":\"x\",\"of\":{\"labels\":[]},\"least\":1,\"most\":2,\"reference\":\"A\",\"table\":\"t\"}",
    ] {
        assert_eq!(read(line).1, 1, "{line}");
    }
}

#[test]
fn a_corrected_number_replaces_the_old_one() {
    let (mut ledger, _) = read(SECOND);
    let mut corrected = ledger.published.clone();
    corrected.facts[0].value = 8;
    corrected.sums.iter_mut().for_each(|sum| {
        if let Total::Stated(value) = &mut sum.total {
            *value = 61;
        }
    });
    ledger.add(corrected);
    assert_eq!(ledger.published.len(), 5);
    let text = ledger.text().unwrap();
    assert!(text.contains("\"value\":8") && text.contains("\"value\":61") && !text.contains("\"value\":60"));
}
