//! Every low number of the labelled passages is found. How precise the gate is besides, `examples/measure` tells.

use candour::check_loose;
use candour::config::Policy;
use candour::diagnostic::Report;

#[test]
fn every_labelled_low_number_is_found() {
    let mut missed = Vec::new();
    let mut seen = 0;
    for name in ["prose-mixed.txt", "prose-near-misses.txt", "prose-wider.txt", "prose-welsh.txt"] {
        let path = format!("{}/tests/labelled/{name}", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(path).unwrap().lines().filter(|line| !line.ends_with("|maybe")) {
            let mut text = String::new();
            let mut low = Vec::new();
            for part in line.replace("\\n", "\n").split_inclusive(['⟦', '⟧']) {
                let start = text.len();
                text.push_str(part.trim_end_matches(['⟦', '⟧']));
                if part.ends_with('⟧') {
                    low.push(start..text.len());
                }
            }
            let mut report = Report::default();
            check_loose("passage.txt", text.clone().into_bytes(), &Policy::default(), &mut report);
            let found: Vec<_> =
                report.findings().iter().filter_map(|finding| finding.span()).map(|span| span.range()).collect();
            seen += low.len();
            let is_missed =
                |low: &std::ops::Range<usize>| !found.iter().any(|flag| flag.start < low.end && low.start < flag.end);
            missed.extend(low.into_iter().filter(is_missed).map(|low| format!("[{}] in {text}", &text[low])));
        }
    }
    assert!(seen > 300, "only {seen} labelled numbers were read");
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}
