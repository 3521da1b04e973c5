//! Of a record that was withdrawn, nothing is published but its reference, the day and the reason: no word of what it said
//! stands in any file, in any name of a file, or in what the program keeps.

use candour::output::Memory;
use candour::source::SourceTree;
use candour::{Options, Status, build};

use super::log;

/// Each place of a record has a word of its own.
const RECORD: &str = "+++
reference = \"FBC-24-0311\"
title = \"Marmalade\"
summary = \"About nasturtiums.\"
published = 2024-01-09
updated = 2024-01-19
outcome = \"withheld\"
law = \"EIR 2004\"
exemptions = [\"12(4)(b)\"]
topics = [\"Petunias\"]
related = [\"FBC-24-0312\"]
@withdrawn@
[[questions]]
label = \"6\"
text = \"Who grows begonias?\"
[[attachments]]
file = \"geraniums.txt\"
title = \"Camellias\"
[[links]]
title = \"Hydrangeas\"
url = \"https://parks.fenwick.example/magnolias\"
[[changes]]
date = 2024-01-19
note = \"Corrected the gladioli.\"
[[decisions]]
text = \"three copies\"
kind = \"not-people\"
reason = \"Counts dahlias.\"
by = \"Lobelia\"
+++

## Of wisteria {#clematis}

The team keeps three copies of the plan. Of peonies, the public interest favours lavender.

Table: Buddleia by ward {#fuchsias}

| Ward | Hyacinths |
| --- | ---: |
| Azaleas | 140 |
| Crocuses | 100 |
";

const WORDS: &[&str] = &[
    "marmalade",
    "nasturtium",
    "2024-01-09",
    "2024-01-19",
    "petunia",
    "begonia",
    "geranium",
    "camellia",
    "hydrangea",
    "magnolia",
    "gladioli",
    "peonies",
    "dahlia",
    "lobelia",
    "wisteria",
    "clematis",
    "lavender",
    "buddleia",
    "fuchsia",
    "hyacinth",
    "azalea",
    "crocus",
    "attachment text",
    "12(4)(b)",
    "12-4-b",
];

/// What may be said where the record was published.
const NOT_PUBLISHED: &[&str] = &["dahlia", "lobelia"];

fn files(is_withdrawn: bool) -> Vec<(String, String)> {
    let withdrawn =
        if is_withdrawn { "withdrawn = { date = 2024-02-09, reason = \"Published in error.\" }" } else { "" };
    vec![
        ("config.toml".to_owned(), log::CONFIG.to_owned()),
        ("content/responses/a/index.md".to_owned(), RECORD.replace("@withdrawn@", withdrawn)),
        ("content/responses/a/geraniums.txt".to_owned(), "The attachment text.\n".to_owned()),
        ("content/responses/b.md".to_owned(), log::record("FBC-24-0312", "related = [\"FBC-24-0311\"]", "Trees.")),
    ]
}

fn found(texts: &[(String, String)]) -> Vec<&'static str> {
    let is_there = |word: &&&str| {
        texts.iter().any(|(path, text)| path.to_lowercase().contains(**word) || text.to_lowercase().contains(**word))
    };
    WORDS.iter().filter(is_there).copied().collect()
}

/// Everything that a build publishes and keeps.
fn everything(files: Vec<(String, String)>) -> (Vec<(String, String)>, String) {
    let done = build(&SourceTree::from_files(files), &Options::default(), || Ok(Memory::default())).unwrap();
    assert_eq!(done.status, Status::Done, "{:?}", log::codes(&done.report));
    let lock = done.permalinks.clone().unwrap();
    let kept = [("clearance.lock".to_owned(), done.ledger.clone().unwrap_or_default()), (String::new(), lock.clone())];
    let published = log::files(done).into_iter().map(|(path, bytes)| {
        let text = log::text(&path, &bytes);
        (path, text)
    });
    // What the theme brings says nothing of a record; the index of the search does.
    let is_theme = |path: &str| path.starts_with("assets/") && !path.starts_with("assets/search/");
    let published = published.filter(|(path, _)| !is_theme(path));
    (published.chain(kept).collect(), lock)
}

#[test]
fn nothing_of_a_withdrawn_record_is_left() {
    // The words are where they are looked for as long as the record stands.
    let (before, lock) = everything(files(false));
    let published: Vec<&str> = WORDS.iter().copied().filter(|word| !NOT_PUBLISHED.contains(word)).collect();
    assert_eq!(found(&before), published);

    let mut later = files(true);
    later.push(("permalinks.lock".to_owned(), lock));
    let (after, lock) = everything(later);
    assert_eq!(found(&after), Vec::<&str>::new());
    assert!(lock.contains("{\"address\":\"responses/fbc-24-0311/\",\"reference\":\"FBC-24-0311\"}"), "{lock}");

    // What is left says so, to people and to machines.
    let text = |path: &str| after.iter().find(|(other, _)| other == path).map(|(_, text)| text.as_str()).unwrap();
    let notice = text("responses/fbc-24-0311/index.html");
    assert!(notice.contains("Published in error.") && notice.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(text("_headers").contains("/responses/fbc-24-0311/*\n  X-Robots-Tag: noindex\n"));
    assert!(text("data/responses.json").contains("\"withdrawn\": \"2024-02-09\""));
    assert!(!text("sitemap.xml").contains("fbc-24-0311"));
    let beside: Vec<&String> = after.iter().map(|(path, _)| path).filter(|path| path.contains("fbc-24-0311")).collect();
    assert_eq!(beside, ["responses/fbc-24-0311/index.html"]);
    for feed in ["changes/feed.xml", "changes/feed.json"] {
        assert!(text(feed).contains("Withdrawn: Response FBC-24-0311"), "{feed}");
    }
}
