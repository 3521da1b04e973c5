//! Nothing that is hidden is seen: what stands for a hidden number, and what is written for colleagues only, can be
//! changed at will, and no byte changes of what is published, or kept in the lock files beside it.

use std::collections::BTreeMap;

use candour::Outcome;
use candour::diagnostic::{Color, github, human, json, sarif};
use candour::output::Memory;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::log;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 64, failure_persistence: None, rng_seed: RngSeed::Fixed(2000), ..ProptestConfig::default() }
}

/// What counts as hidden when it is read, in the cell of a low number.
fn marker() -> impl Strategy<Value = String> {
    let spelling = prop_oneof![Just("xx"), Just("[c]"), Just("*"), Just("<5"), Just("<6")];
    (spelling, 0..3_usize, any::<bool>()).prop_map(|(spelling, spaces, is_bold)| {
        let spelling = if spelling == "*" { "\\*" } else { spelling };
        let spelling = if is_bold && spelling != "\\*" { format!("**{spelling}**") } else { spelling.to_owned() };
        format!("{}{spelling}", " ".repeat(spaces))
    })
}

/// The same, in the cell of a number that is hidden to protect another.
fn further() -> impl Strategy<Value = String> {
    prop_oneof![Just("xx+".to_owned()), Just("xx +".replace(' ', "")), Just("**xx+**".to_owned())]
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-z ]{1,40}".prop_map(|words| format!("A {words}"))
}

/// Everything that a build writes or says: the site, its lock files, and what is said of it in every form.
fn everything(outcome: Outcome<Memory>) -> BTreeMap<String, Vec<u8>> {
    let report = &outcome.report;
    let said = [
        ("said.txt", human(report, Color::Never)),
        ("said.json", json(report, outcome.records)),
        ("said.sarif", sarif(report)),
        ("said.github", github(report)),
        ("clearance.lock", outcome.ledger.clone().unwrap_or_default()),
        ("permalinks.lock", outcome.permalinks.clone().unwrap_or_default()),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let mut files = log::files(outcome);
    files.extend(said);
    files
}

/// A log with a suppressed table in the text and one in a data file.
fn suppressed(markers: &[String; 4], further: &[String; 2]) -> BTreeMap<String, Vec<u8>> {
    let [a, b, c, d] = markers;
    let [e, f] = further;
    let body = format!(
        "Table: Officers dismissed, by station {{#dismissed series=\"dismissed\" total-row=\"last\" total-column=\"last\"}}\n\n\
         | Station | 2022 | 2023 | Total |\n| --- | ---: | ---: | ---: |\n| Alder | {a} | {e} | 30 |\n\
         | Birch | {f} | {b} | 41 |\n| Cedar | 20 | 31 | 51 |\n| Total | 61 | 61 | 122 |\n\n\
         A marker stands for a low number, or for a number that protects another.\n\n\
         ```table src=\"moved.csv\" caption=\"Officers moved, by station\" #moved series=\"moved\"\n```\n"
    );
    let sheet = format!("Station,Officers\nAlder,{}\nBirch,140\nCedar,{}\n", bare(c), bare(d));
    let folder = "content/responses/a";
    everything(log::publish([
        (format!("{folder}/index.md"), log::record("FBC-24-0170", "", &body)),
        (format!("{folder}/moved.csv"), sheet),
    ]))
}

/// A log whose raw values the gate suppresses, in the text and in a data file.
fn raw_values([first, second]: [u32; 2], has_total: bool) -> BTreeMap<String, Vec<u8>> {
    let mut rows = vec![("Alder", 140), ("Birch", first), ("Cedar", 94), ("Dogwood", second)];
    if has_total {
        rows.push(("Total", 234 + first + second));
    }
    let place = if has_total { "last" } else { "none" };
    let table: String = rows.iter().map(|(name, count)| format!("| {name} | {count} |\n")).collect();
    let sheet: String = rows.iter().map(|(name, count)| format!("{name},{count}\n")).collect();
    let body = format!(
        "Table: Officers dismissed, by station {{#dismissed series=\"dismissed\" total-row=\"{place}\" suppress=true}}\n\n\
         | Station | Officers |\n| --- | ---: |\n{table}\n\
         ```table src=\"moved.csv\" caption=\"Officers moved, by station\" #moved series=\"moved\" total-row=\"{place}\" suppress=true\n```\n\n\
         A marker stands for a low number, or for a number that protects another.\n"
    );
    let folder = "content/responses/a";
    everything(log::publish([
        (format!("{folder}/index.md"), log::record("FBC-24-0170", "", &body)),
        (format!("{folder}/moved.csv"), format!("Station,Officers\n{sheet}")),
    ]))
}

/// A marker as a data file has it, without Markdown.
fn bare(marker: &str) -> String {
    let text = marker.replace("**", "").replace('\\', "");
    text.trim().to_owned()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_spelling_of_a_marker_changes_nothing(
        markers in [marker(), marker(), marker(), marker()],
        further in [further(), further()],
    ) {
        let plain = suppressed(&["xx", "xx", "xx", "xx"].map(str::to_owned), &["xx+", "xx+"].map(str::to_owned));
        prop_assert!(plain.contains_key("clearance.lock") && plain.contains_key("permalinks.lock"));
        prop_assert!(plain == suppressed(&markers, &further), "{markers:?} and {further:?} can be told from `xx`");
    }

    #[test]
    fn raw_values_that_the_gate_suppresses_change_nothing(first in 1..6_u32, free in [1..6_u32, 1..6_u32]) {
        // With a total, the sum of what is hidden is known; each part of it is not.
        prop_assert!(raw_values([2, 4], true) == raw_values([first, 6 - first], true), "{first} can be told from 2");
        let shown = raw_values(free, false);
        prop_assert!(shown["clearance.lock"].len() > 100, "the ledger is among it");
        prop_assert!(raw_values([2, 4], false) == shown, "{free:?} can be told from 2 and 4");
    }

    #[test]
    fn what_is_written_for_colleagues_stays_with_them(
        (comment, reason, by) in (words(), words(), words()),
        raw in 1..6_u32,
    ) {
        let publish = |comment: &str, reason: &str, by: &str| {
            let front = format!(
                "# {comment}\n[[decisions]]\ntext = \"three copies\"\nkind = \"not-people\"\nreason = \"{reason}\"\nby = \"{by}\"\n"
            );
            let body = "The team keeps three copies of the plan.";
            everything(log::publish([("content/responses/a.md".to_owned(), log::record("FBC-24-0170", &front, body))]))
        };
        let comment = format!("{comment}: {raw} officers were dismissed");
        let reason = format!("{reason}: not the {raw} officers");
        prop_assert!(publish("x", "y", "z") == publish(&comment, &reason, &by));
    }

    #[test]
    fn nothing_is_left_of_a_withdrawn_record_but_its_notice(title in words(), body in words(), raw in 1..6_u32) {
        let publish = |title: &str, body: &str| {
            let front = format!("summary = \"{title}\"\ntopics = [\"{title}\"]\nwithdrawn = {{ date = 2024-02-01, reason = \"Published in error.\" }}\n");
            let text = log::record("FBC-24-0170", &front, &format!("## {body}\n\n{body}"));
            everything(log::publish([("content/responses/a.md".to_owned(), text.replace("Street trees", title))]))
        };
        let body = format!("{body}: {raw} officers were dismissed");
        prop_assert!(publish("x", "y") == publish(&title, &body));
    }
}
