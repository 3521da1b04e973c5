//! Records that are made to hurt: too deep, too wide, too long. They end in a page or in findings, never in a panic.

use candour::Status;

use super::log;

fn publish(body: &str) -> candour::Outcome<candour::output::Memory> {
    log::publish([("content/responses/a.md".to_owned(), log::record("FBC-24-0170", "", body))])
}

#[test]
fn a_thousand_levels_are_survived() {
    let deep = 1000;
    let lists: String = (0..deep).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
    for body in [
        format!("{}a", "> ".repeat(deep)),
        lists,
        format!("{}a{}", "*".repeat(deep), "*".repeat(deep)),
        format!("{}a{}", "**a ".repeat(deep), "**".repeat(deep)),
        format!("{}a{}", "[".repeat(deep), "](b)".repeat(deep)),
        format!("{}a{}", "![".repeat(deep), "](b)".repeat(deep)),
        "[^a]".repeat(deep) + "\n\n[^a]: a",
        (0..deep).map(|number| format!("[^a{number}]: [^a{}]\n\n", number + 1)).collect(),
        "`".repeat(deep),
    ] {
        let done = publish(&body);
        assert_eq!(done.records, 1);
        assert!(done.output.is_some() == (done.status == Status::Done));
    }
}

#[test]
fn deep_front_matter_is_a_finding() {
    for front in [
        format!("topics = {}\"a\"{}", "[".repeat(2000), "]".repeat(2000)),
        format!("withdrawn = {}1{}", "{ a = ".repeat(2000), " }".repeat(2000)),
        format!("a{} = 1", ".a".repeat(2000)),
        format!("[{}a]\n", "a.".repeat(2000)),
    ] {
        let text = log::record("FBC-24-0170", &front, "Trees.");
        let done = log::publish([("content/responses/a.md".to_owned(), text)]);
        assert_eq!(done.status, Status::Refused, "{front:.30}");
    }
}

#[test]
fn a_wide_table_is_a_table() {
    let columns = 1000;
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(columns));
    let body = format!(
        "Table: Trees {{#trees total-column=\"none\"}}\n\n{}{}{}",
        row("Trees"),
        row("---"),
        row("140").repeat(5)
    );
    let files = log::files(publish(&body));
    let sheet = String::from_utf8_lossy(&files["responses/fbc-24-0170/tables/trees.csv"]).into_owned();
    assert_eq!(sheet.lines().nth(1).map(|line| line.split(',').count()), Some(columns));
}

#[test]
fn a_long_table_is_a_table() {
    let rows: String = (0..5000).map(|number| format!("| Ward {number} | 140 |\n")).collect();
    let files = log::files(publish(&format!("Table: Trees {{#trees}}\n\n| Ward | Trees |\n| --- | ---: |\n{rows}")));
    let sheet = String::from_utf8_lossy(&files["responses/fbc-24-0170/tables/trees.csv"]).into_owned();
    assert_eq!(sheet.lines().count(), 5001);
}

#[test]
fn many_low_numbers_are_all_found() {
    let body = "Three officers were dismissed. ".repeat(3000);
    let done = publish(&body);
    assert_eq!(done.report.findings().len(), 3000);
}

#[test]
fn characters_that_reorder_text_do_not_hide_a_number() {
    for hidden in [
        "\u{202e}3\u{202c} officers were dismissed",
        "3\u{200b} officers were dismissed",
        "\u{feff}3 officers\u{2060} were dismissed",
    ] {
        assert!(log::codes(&publish(&format!("In 2023, {hidden}.")).report).contains(&"S002"), "{hidden:?}");
    }
}

/// Twice as much takes about twice as long. What is measured is small, and the bound wide: where time grew with the square,
/// these took from half a minute to hours.
#[test]
fn time_grows_with_the_text() {
    let count = 12_000;
    let questions: String =
        (0..count).map(|number| format!("[[questions]]\nlabel = \"1.{number}\"\ntext = \"How many?\"\n")).collect();
    let notes: String = (0..count).map(|number| format!("[^n{number}]\n\n[^n{number}]: Trees.\n\n")).collect();
    let texts = [
        ("headings", String::new(), "## Trees\n\n".repeat(count)),
        ("low numbers on a line", String::new(), "3 officers and ".repeat(count)),
        ("questions", questions, "Trees.".to_owned()),
        ("notes", String::new(), notes),
        ("quotes", String::new(), "> ".repeat(count) + "a"),
        ("brackets", String::new(), "[".repeat(count)),
        ("marks", String::new(), "*a ".repeat(count)),
    ];
    for (name, front, body) in texts {
        let begun = std::time::Instant::now();
        let tree = candour::source::SourceTree::from_files([
            ("config.toml".to_owned(), log::CONFIG.to_owned()),
            ("content/responses/a.md".to_owned(), log::record("FBC-24-0170", &front, &body)),
        ]);
        assert_eq!(candour::check(&tree, &candour::Options::default()).records, 1, "{name}");
        let taken = begun.elapsed();
        assert!(taken.as_secs() < 25, "{count} {name} took {taken:?}");
    }
}

/// As many cells as somebody asks for: `CELLS=1000000 cargo test --test house many_cells`.
#[test]
fn many_cells_are_published() {
    let rows = super::support::long::tries("CELLS", 20_000);
    let sheet: String = (0..rows).map(|row| format!("Ward {row},{}\n", 100 + row % 900)).collect();
    let body = "```table src=\"trees.csv\" caption=\"Trees\" #trees\n```\n";
    let files = log::files(log::publish([
        ("content/responses/a/index.md".to_owned(), log::record("FBC-24-0170", "", body)),
        ("content/responses/a/trees.csv".to_owned(), format!("Ward,Trees\n{sheet}")),
    ]));
    let page = String::from_utf8_lossy(&files["responses/fbc-24-0170/index.html"]).into_owned();
    assert!(super::corpus::fuzzed::html::read(&page).is_ok_and(|seen| seen.dangers().is_empty()));
    let sheet = String::from_utf8_lossy(&files["responses/fbc-24-0170/tables/trees.csv"]).into_owned();
    assert_eq!(sheet.lines().count(), usize::try_from(rows).unwrap() + 1);
}
