//! Whatever the bytes, reading them ends in a page or in findings that have a place.

use candour::config::Policy;
use candour::diagnostic::{Color, Report, github, human, json, sarif};
use candour::hypertext::{self, Form};
use candour::{Status, check_loose};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use super::log;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, rng_seed: RngSeed::Fixed(12), ..ProptestConfig::default() }
}

/// Pieces from which records are made, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "+++\n",
        "reference = \"A-1\"\n",
        "title = \"Trees\"\n",
        "outcome = \"disclosed\"\n",
        "outcome = [\"withheld\", 3]\n",
        "received = 2024-02-30\n",
        "answered = 2024-01-29\n",
        "[[questions]]\n",
        "label = \"1(a)\"\n",
        "text = \"How many?\"\n",
        "[[decisions]]\n",
        "table = \"trees\"\nrow = \"1\"\ncolumn = \"2\"\n",
        "kind = \"not-people\"\n",
        "[[attachments]]\nfile = \"a.csv\"\n",
        "exemptions = [\"40(2)&(3)(a)(i)\", \"((\"]\n",
        "withdrawn = { date = 2024-01-01",
        "law = \"EIR 2004\"\n",
        "threshold = 9\n",
        "body = '''\n",
        "'''\n",
        "\n\n",
        "Table: Trees {#trees total-row=\"last\"}\n\n",
        "| Ward | 2023 |\n| --- | ---: |\n",
        "| Alder | 3 |\n",
        "| Birch | xx+ |\n",
        "| Total | \\| |\n",
        "```table src=\"a.csv\" caption=\"x\"\n```\n",
        "- 3 officers\n",
        "  1. two\n",
        "> both\n",
        "## Heading {#a .b c=d}\n",
        "[^a]",
        "[^a]: Three.\n",
        "[link](#a)",
        "![x](y \"z\")",
        "<b>",
        "&#51;",
        "**th",
        "ree**",
        "`four`",
        "twice as many, 1.7% of 180",
        "\u{202e}",
        "\u{a0}",
        "\u{feff}",
        "\r\n",
        "٣",
        "xx",
        "1,20",
        "½",
        "{{ x }}",
        "{#",
        "}",
        "\\",
        "|",
        "\t",
    ]);
    prop_oneof![8 => fixed.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

/// Pieces from which templates and pictures are made, whole and broken.
fn hypertext() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{{ ",
        " }}",
        "{% raw %}",
        "{% endraw %}",
        "{%- if a -%}",
        "%}",
        "{#",
        "#}",
        "<p title=\"",
        "\"",
        "'",
        "`",
        ">",
        "<",
        "</p>",
        "<br/>",
        "<script>",
        "</script>",
        "<style",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml ?>",
        "&#51;",
        "&amp;",
        "&",
        "thr",
        "ee ",
        "officers ",
        "é",
        "\u{202e}",
        "\n",
        "\r\n",
        "=",
        " id=",
        "/",
        "3",
        "\0",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    let front = prop::bool::weighted(0.8);
    (front, prop::collection::vec(piece(), 0..40)).prop_map(|(is_whole, pieces)| {
        let start =
            if is_whole { "+++\nreference = \"A-1\"\ntitle = \"Trees\"\noutcome = \"disclosed\"\n" } else { "" };
        format!("{start}{}", pieces.concat())
    })
}

/// Every form of a report can be made, and every finding has a place.
fn assert_sound(report: &Report) -> Result<(), TestCaseError> {
    for finding in report.findings() {
        let (begin, end) = finding.lines();
        prop_assert!(begin.line >= 1 && begin.column >= 1 && (begin.line, begin.column) <= (end.line, end.column));
        prop_assert!(!finding.message.is_empty() && !finding.path().is_empty(), "{finding:?}");
    }
    prop_assert!(human(report, Color::Always).is_empty() == report.findings().is_empty());
    prop_assert_eq!(github(report).lines().count(), report.findings().len());
    let object: Value = serde_json::from_str(&json(report, 1)).unwrap();
    prop_assert_eq!(object["findings"].as_array().map(Vec::len), Some(report.findings().len()));
    let log: Value = serde_json::from_str(&sarif(report)).unwrap();
    prop_assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(report.findings().len()));
    Ok(())
}

fn assert_survives(path: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let done = log::publish([(path.to_owned(), bytes)]);
    prop_assert!(done.output.is_some() == (done.status == Status::Done));
    assert_sound(&done.report)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        assert_survives("content/responses/a.md", bytes.clone())?;
        assert_survives("content/responses/a.toml", bytes.clone())?;
        assert_survives("config.toml", bytes)?;
    }

    #[test]
    fn any_record_is_survived(text in text()) {
        assert_survives("content/responses/a.md", text.clone().into_bytes())?;
        assert_survives("content/responses/a.toml", text.clone().into_bytes())?;
        assert_survives("content/pages/a.md", text.into_bytes())?;
    }

    #[test]
    fn any_body_is_survived(pieces in prop::collection::vec(piece(), 0..40)) {
        assert_survives("content/responses/a.md", log::record("A-1", "", &pieces.concat()).into_bytes())?;
    }

    #[test]
    fn any_hypertext_is_survived(text in hypertext()) {
        for form in [Form::Template, Form::Finished] {
            let read = hypertext::read(&text, form);
            let all = [&read.words].into_iter().chain(&read.asides).chain(&read.names).chain(&read.code);
            for plain in all {
                let place = plain.place_of(0..plain.text().len());
                prop_assert!(text.get(place).is_some() || plain.text().is_empty());
            }
        }
        assert_survives("themes/default/templates/page.html", text.clone().into_bytes())?;
        assert_survives("themes/default/static/crest.svg", text.into_bytes())?;
    }

    #[test]
    fn any_loose_file_is_survived(
        pieces in prop::collection::vec(piece(), 0..40),
        name in prop::sample::select(vec!["a.md", "a.toml", "a.csv", "a.tsv", "a.txt", "a"]),
    ) {
        let mut report = Report::default();
        check_loose(name, pieces.concat().into_bytes(), &Policy::default(), &mut report);
        assert_sound(&report)?;
    }
}
