//! Tests of the bridge on whole sites: what is found of tables that share counts, and that what is suppressed here is safe.

use proptest::prelude::*;

use crate::config::{self, Config};
use crate::diagnostic::Report;
use crate::gate::{self, Edit, Ledger};
use crate::records::{self, Draft, Finds};
use crate::source::SourceTree;

const RECORD: &str = "content/responses/a.md";

fn record(reference: &str, body: &str) -> String {
    format!(
        "+++\nreference = \"{reference}\"\ntitle = \"Wardens\"\noutcome = \"disclosed\"\n+++\n\nHere xx stands for a low number.\n\n{body}"
    )
}

fn site(files: &[(&str, String)]) -> (SourceTree, Finds) {
    let tree = SourceTree::from_files(files.iter().map(|(path, text)| (*path, text.clone())));
    let finds = records::find(&tree, &mut Report::default());
    (tree, finds)
}

fn drafts(files: &[(&str, String)], config: &Config) -> Vec<Draft> {
    let (tree, finds) = site(files);
    records::read(&tree, &finds, config, &mut Report::default())
}

/// What the gate says, and what it would record as published.
fn judged(files: &[(&str, String)], ledger: Ledger) -> (Vec<String>, Ledger) {
    let config = config::minimal();
    let mut report = Report::default();
    let (tree, finds) = site(files);
    let clearance = gate::clear(&tree, &finds, &config, ledger, &mut report);
    let found = report.findings().iter().map(|finding| format!("{}: {}", finding.rule.code, finding.message));
    (found.collect(), clearance.ledger)
}

fn codes(body: &str) -> Vec<String> {
    let (found, _) = judged(&[(RECORD, record("A-1", body))], Ledger::default());
    found.iter().map(|finding| finding[..4].to_owned()).collect()
}

fn table(caption: &str, rows: &[Vec<String>]) -> String {
    let width = rows.first().map_or(0, Vec::len);
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
    let rule = format!("|{}\n", " --- |".repeat(width));
    let body: String = rows[1..].iter().map(line).collect();
    format!("Table: {caption}\n\n{}{rule}{body}\n", line(&rows[0]))
}

#[test]
fn a_header_of_one_column_is_no_category_unless_it_is_one_elsewhere() {
    let one =
        "Table: A {#a series=\"s\"}\n\n| Ward | Women | Men | Total |\n| - | - | - | - |\n| Alder | 20 | 9 | 29 |\n\n";
    // The sole column is that of women: it does not contradict the total.
    let women = "Table: B {#b series=\"s\"}\n\n| Ward | Women |\n| - | - |\n| Alder | 20 |\n";
    assert_eq!(codes(&format!("{one}{women}")), [""; 0]);
    // The sole column says what is counted: it is the total, in another number.
    let wardens = "Table: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 20 |\n";
    assert_eq!(codes(&format!("{one}{wardens}")), ["S006"]);
}

#[test]
fn labels_that_stand_twice_are_shared_with_nobody() {
    let twice = "Table: A {#a series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 20 |\n| Alder | 31 |\n\n";
    let once = "Table: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 44 |\n";
    assert_eq!(codes(&format!("{twice}{once}")), [""; 0]);
}

#[test]
fn a_number_too_large_to_add_is_refused_where_something_is_hidden() {
    let body = "Table: A {#a}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 18446744073709551615 |\n| Birch | xx |\n";
    assert!(codes(body).contains(&"S003".to_owned()));
}

#[test]
fn what_is_published_is_recorded_and_what_is_hidden_is_not() {
    let body = "Table: A {#a series=\"s\" period=\"2023\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Birch | xx |\n| Cedar | xx+ |\n| Total | 60 |\n";
    let (found, ledger) = judged(&[(RECORD, record("A-1", body))], Ledger::default());
    assert_eq!(found, [""; 0]);
    let text = ledger.text().unwrap();
    let values: Vec<&str> = text.lines().filter(|line| line.starts_with('{')).collect();
    assert_eq!(values.len(), 4, "{text}");
    assert!(
        text.contains("\"labels\":[\"alder\"],\"value\":14") && text.contains("{\"labels\":[\"birch\"],\"low\":true}")
    );
    // The same again changes nothing; the total printed once more by itself is known to be the same.
    let (found, again) = judged(&[(RECORD, record("A-1", body))], ledger);
    assert_eq!((found, again.text()), (Vec::new(), Some(text)));
}

#[test]
fn a_raw_number_is_never_recorded() {
    let body = "Table: A {#a series=\"s\" suppress=true}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Birch | 3 |\n| Cedar | 43 |\n| Total | 60 |\n";
    let (found, ledger) = judged(&[(RECORD, record("A-1", body))], Ledger::default());
    assert_eq!(found, [""; 0]);
    let text = ledger.text().unwrap();
    // That there is such a ward is published, and which sum it is a part of; nothing says that it is the low one.
    let values: Vec<&str> = text.lines().filter(|line| line.contains("\"value\":")).collect();
    assert!(values.len() == 2 && !text.contains("low\"") && !text.contains(":3"), "{text}");
}

#[test]
fn a_page_is_judged_with_its_series_and_recorded() {
    let body = "Table: A {#a series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Birch | xx |\n| Cedar | xx+ |\n| Total | 40 |\n";
    let page = "+++\ntitle = \"Wardens\"\n+++\n\nTable: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Cedar | 24 |\n";
    let config = config::minimal();
    let tree = SourceTree::from_files([(RECORD, record("A-1", body)), ("content/pages/wardens.md", page.to_owned())]);
    let finds = records::find(&tree, &mut Report::default());
    let mut report = Report::default();
    let clearance = gate::clear(&tree, &finds, &config, Ledger::default(), &mut report);
    let codes: Vec<&str> = report.findings().iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["S004"]);
    assert!(clearance.ledger.text().unwrap().contains("\"reference\":\"wardens\""));
    let drafts = records::read(&tree, &finds, &config, &mut Report::default());
    let pages = records::read_pages(&tree, &finds, &config, &mut Report::default());
    let audited = gate::audit(&drafts, &pages, &config, &Ledger::default());
    let birch = audited.iter().find(|cell| cell.name == "Birch").unwrap();
    assert_eq!((birch.interval, birch.rule), ((2, Some(2)), Some("S004")));
    assert!(birch.who.contains("wardens"), "{}", birch.who);
}

#[test]
fn audit_names_each_pair_of_tables_that_the_gate_does() {
    // By the second the counts of Birch and Cedar are 40 together, by the third 39: each is judged with the first alone.
    let table = |id: &str, rows: &str| format!("Table: T {{#{id}}}\n\n| Ward | Wardens |\n| - | - |\n{rows}\n\n");
    let first = table("a", "| Alder | xx |\n| Birch | xx+ |\n| Cedar | xx+ |\n| Dogwood | 17 |\n| Total | 60 |");
    let second = table("b", "| Birch | 24 |\n| Cedar | 16 |\n| Dogwood | 17 |");
    let third =
        table("c sums=\"North = Birch + Cedar\"", "| Birch | xx+ |\n| Cedar | xx+ |\n| North | 39 |\n| Dogwood | 17 |");
    let files = [(RECORD, record("A-1", &format!("{first}{second}{third}")))];
    let (found, _) = judged(&files, Ledger::default());
    let config = config::minimal();
    let audited = gate::audit(&drafts(&files, &config), &[], &config, &Ledger::default());
    let told: Vec<&str> =
        audited.iter().filter(|cell| cell.name == "Alder" && !cell.is_safe).map(|cell| cell.who.as_str()).collect();
    assert_eq!(told, ["whoever reads tables `a`, `b`", "whoever reads tables `a`, `c`"]);
    let codes: Vec<&str> = found.iter().map(|finding| &finding[..4]).collect();
    assert_eq!(codes, ["S004", "S004"], "{found:?}");
}

/// What is found of a second table, after a first one was published and taken away.
fn after(first: &str, second: &str) -> Vec<String> {
    let note = "Here xx stands for a low number.\n\n";
    let (found, ledger) = judged(&[(RECORD, record("A-1", &format!("{note}{first}")))], Ledger::default());
    assert_eq!(found, [""; 0]);
    let mut report = Report::default();
    let text = ledger.text().unwrap();
    let read = Ledger::read(&SourceTree::from_files([(gate::LEDGER, text)]), &mut report);
    assert_eq!(report.findings().len(), 0);
    judged(&[(RECORD, record("A-2", second))], read).0
}

#[test]
fn a_sum_that_was_published_stays_known() {
    let first = "Table: A {#a series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Birch | xx |\n| Cedar | xx+ |\n| Total | 40 |\n";
    let second = |cedar| {
        format!("Table: B {{#b series=\"s\"}}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Cedar | {cedar} |\n")
    };
    let found = after(first, &second("24"));
    assert!(
        found.len() == 1 && found[0].starts_with("S004: `birch`, suppressed in A-1 can be worked out"),
        "{found:?}"
    );
    assert_eq!(after(first, &second("xx+")), [""; 0]);
    // Another number of Alder: the sum has been corrected, and does not fit.
    assert_eq!(after(first, &second("31")), [""; 0]);
}

#[test]
fn a_total_that_words_stated_stays_known() {
    let first = "Table: A, 40 in total {#a series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 14 |\n| Birch | xx |\n| Cedar | xx+ |\n";
    let second = "Table: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Birch | xx |\n| Cedar | 24 |\n";
    let found = after(first, second);
    assert!(found.len() == 1 && found[0].starts_with("S004: `Birch` can be worked out"), "{found:?}");
}

#[test]
fn a_percentage_that_was_published_stays_known() {
    let first = "Table: A {#a series=\"s\"}\n\n| Ward | Wardens | Share |\n| - | - | - |\n| Alder | 84 | 84% |\n| Birch | xx+ | 12% |\n| Cedar | xx | |\n| Total | 100 | 100% |\n";
    let second = "Table: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 84 |\n| Birch | xx+ |\n| Cedar | xx |\n| Total | 100 |\n";
    let (found, ledger) = judged(&[(RECORD, record("A-1", first))], Ledger::default());
    assert!(found[0].starts_with("S003"), "{found:?}");
    let found = judged(&[(RECORD, record("A-2", second))], ledger).0;
    assert!(found[0].starts_with("S004: `Cedar` can be"), "{found:?}");
}

#[test]
fn a_bound_that_was_published_stays_known() {
    let first = "Table: A {#a series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 84 |\n| Birch | 3+ |\n";
    let second = "Table: B {#b series=\"s\"}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 84 |\n| Birch | xx |\n";
    let (found, ledger) = judged(&[(RECORD, record("A-1", first))], Ledger::default());
    assert!(found.is_empty(), "{found:?}");
    let found = judged(&[(RECORD, record("A-2", second))], ledger).0;
    assert!(found[0].starts_with("S004: `Birch` can be narrowed down to 3 to 5"), "{found:?}");
}

/// What `suppress` would write of one record.
fn suppressed(text: &str) -> (String, bool) {
    let config = config::minimal();
    let proposed =
        gate::suppress(drafts(&[(RECORD, text.to_owned())], &config), &[], RECORD, &config, &Ledger::default());
    let edits: Vec<&Edit> = proposed.iter().flat_map(|table| &table.edits).collect();
    assert!(edits.iter().all(|edit| edit.is_certain));
    (gate::apply_edits(text, &edits), proposed.iter().all(|table| table.unprotected.is_empty()))
}

#[test]
fn nothing_but_the_numbers_is_touched() {
    let body = "Table: A {#a}\n\n| Ward  | Wardens |\n| ----- | ------: |\n| Alder |      21 |\n| Birch |       4 |\n| Cedar |   1,204 |\n| Total |   1,229 |\n\nAfter. \n";
    let (changed, is_safe) = suppressed(&record("A-1", body));
    assert!(is_safe);
    let wanted = body.replace("|       4 |", "|      xx |").replace("|      21 |", "|     xx+ |");
    assert_eq!(changed, record("A-1", &wanted));
}

#[test]
fn where_nothing_protects_categories_are_named() {
    let body = "Table: A {#a}\n\n| Ward | Wardens |\n| - | - |\n| Alder | 3 |\n| Birch | 2 |\n| Total | 5 |\n";
    let config = config::minimal();
    let drafts = drafts(&[(RECORD, record("A-1", body))], &config);
    let proposed = gate::suppress(drafts, &[], RECORD, &config, &Ledger::default());
    let advice: Vec<&str> = proposed[0].unprotected.iter().map(|(_, advice)| advice.as_str()).collect();
    assert!(advice.iter().any(|advice| advice.contains("`Alder` with `Birch`")), "{advice:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever a table holds: what `suppress` writes passes the gate, or it says that nothing protects.
    #[test]
    fn what_is_suppressed_passes_the_gate(
        cells in proptest::collection::vec(proptest::collection::vec(0_u64..40, 3), 2..5),
        in_gate in any::<bool>(),
    ) {
        let mut rows = vec![["Ward", "2021", "2022", "2023", "Total"].map(str::to_owned).to_vec()];
        for (row, values) in cells.iter().enumerate() {
            let total = values.iter().sum::<u64>();
            let name = format!("Ward {}", char::from(b'A' + u8::try_from(row).unwrap()));
            rows.push(std::iter::once(name).chain(values.iter().chain([&total]).map(u64::to_string)).collect());
        }
        let sums: Vec<u64> = (0..3).map(|column| cells.iter().map(|row| row[column]).sum()).collect();
        let all = sums.iter().sum::<u64>();
        rows.push(std::iter::once("Total".to_owned()).chain(sums.iter().chain([&all]).map(u64::to_string)).collect());
        let braces = if in_gate { "{#a suppress=true}" } else { "{#a}" };
        let text = record("A-1", &table(&format!("Wardens by ward {braces}"), &rows));
        let (changed, is_safe) = suppressed(&text);
        let written = if in_gate { text } else { changed };
        let (found, _) = judged(&[(RECORD, written.clone())], Ledger::default());
        prop_assert_eq!(found.is_empty(), is_safe, "{}\n{:?}", written, found);
    }
}

fn sheet(name: &str, rows: &str) -> (String, String) {
    (format!("content/responses/a/{name}"), rows.to_owned())
}

/// What the gate says of a record with sheets, each a file of separated values.
fn with_sheets(body: &str, sheets: &[(String, String)]) -> Vec<String> {
    let blocks = sheets.iter().map(|(path, _)| {
        format!("[[attachments]]\nfile = \"{}\"\ntitle = \"Wardens\"\n", path.rsplit('/').next().unwrap_or_default())
    });
    let front = format!("outcome = \"disclosed\"\n{}", blocks.collect::<String>());
    let record = record("A-1", body).replace("outcome = \"disclosed\"\n", &front);
    let mut files = vec![("content/responses/a/index.md", record)];
    files.extend(sheets.iter().map(|(path, rows)| (path.as_str(), rows.clone())));
    judged(&files, Ledger::default()).0
}

const HIDDEN: &str = "Ward,Permits\nAlder,xx+\nBirk,xx\nCole,34\nTotal,61\n";

#[test]
fn sheets_that_agree_are_judged_together() {
    let told = with_sheets("", &[sheet("a.csv", HIDDEN), sheet("b.csv", "Ward,Permits\nCole,34\nAlder,24\n")]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("S004: `Birk` can be worked out"), "{told:?}");
    // A slip of the pen in one ward hides nothing of the others.
    let slip = "Ward,Permits\nCole,34\nAlder,24\nDene,12\nEsk,19\n";
    let wider = "Ward,Permits\nAlder,xx+\nBirk,xx\nCole,34\nDene,12\nEsk,91\nTotal,164\n";
    assert!(with_sheets("", &[sheet("a.csv", wider), sheet("b.csv", slip)])[0].starts_with("S004"));
}

#[test]
fn what_three_sheets_tell_is_told() {
    let half = sheet("b.csv", "Ward,Permits\nCole,34\nAlder,24\n");
    let rest = sheet("c.csv", "Ward,Permits\nAlder,24\nDene,19\n");
    let hidden = "Ward,Permits\nAlder,xx+\nBirk,xx\nCole,34\nDene,xx+\nTotal,80\n";
    assert_eq!(with_sheets("", &[sheet("a.csv", hidden), half.clone()]), [""; 0]);
    let told = with_sheets("", &[sheet("a.csv", hidden), half, rest]);
    assert!(told.len() == 1 && told[0].starts_with("S004: `Birk` can be worked out"), "{told:?}");
}

#[test]
fn sheets_that_disagree_count_other_things() {
    let other = "Ward,Permits\nAlder,19\nBirk,28\nCole,12\nTotal,59\n";
    assert_eq!(with_sheets("", &[sheet("a.csv", HIDDEN), sheet("b.csv", other)]), [""; 0]);
}

#[test]
fn a_table_of_a_series_is_judged_with_the_sheets_of_its_record_too() {
    let rows = [["Ward", "Permits"], ["Alder", "xx+"], ["Birk", "xx"], ["Cole", "34"], ["Total", "61"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    let own = table("Permits {#permits series=\"permits\" universe=\"homes\"}", &rows);
    let told = with_sheets(&own, &[sheet("b.csv", "Ward,Permits\nCole,34\nAlder,24\n")]);
    assert!(told.len() == 1 && told[0].starts_with("S004: `Birk` can be worked out"), "{told:?}");
}

#[test]
fn what_the_gate_suppresses_is_not_printed_by_a_sheet() {
    let rows = [["Ward", "Permits"], ["Alder", "24"], ["Birk", "3"], ["Cole", "34"], ["Total", "61"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    let own = table("Permits {#permits suppress=true}", &rows);
    // Where the sheet prints the wards, the total can still be suppressed.
    assert_eq!(with_sheets(&own, &[sheet("b.csv", "Ward,Permits\nCole,34\nAlder,24\n")]), [""; 0]);
    let kinds = sheet("c.csv", "Kind,Permits\nSkips,40\nScaffolds,21\nTotal,61\n");
    let told = with_sheets(&own, &[sheet("b.csv", "Ward,Permits\nCole,34\nAlder,24\n"), kinds]);
    assert!(told.iter().any(|told| told.contains("`Birk` can be worked out")), "{told:?}");
}
