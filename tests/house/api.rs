//! The library from outside: a tree in memory, built, and what came of it.

use std::cell::Cell;

use candour::output::Memory;
use candour::source::SourceTree;
use candour::{Options, Status, build, check};

use super::log;

fn tree(body: &str) -> SourceTree {
    let record = log::record("FBC-24-0170", "", body);
    SourceTree::from_files([("config.toml", log::CONFIG.to_owned()), ("content/responses/a.md", record)])
}

#[test]
fn a_refused_build_opens_no_output() {
    let opened = Cell::new(0);
    let open = || {
        opened.set(opened.get() + 1);
        Ok(Memory::default())
    };
    let refused = build(&tree("Three officers were dismissed."), &Options::default(), open).unwrap();
    assert_eq!((refused.status, refused.output.is_none(), opened.get()), (Status::Refused, true, 0));
    let done = build(&tree("240 trees were planted."), &Options::default(), open).unwrap();
    assert_eq!((done.status, done.records, opened.get()), (Status::Done, 1, 1));
}

#[test]
fn an_unusable_configuration_ends_before_the_records() {
    let tree = SourceTree::from_files([("content/responses/a.md", "no front matter")]);
    let done = check(&tree, &Options::default());
    assert_eq!((done.status, done.records, log::codes(&done.report)), (Status::Unusable, 0, vec!["G001"]));
}

#[test]
fn check_says_what_build_says() {
    for body in
        ["Three officers were dismissed.", "240 trees were planted.", "See [the plan](/nowhere/) and <b>this</b>."]
    {
        let checked = check(&tree(body), &Options::default());
        let built = build(&tree(body), &Options::default(), || Ok(Memory::default())).unwrap();
        assert_eq!(checked.status, built.status);
        assert_eq!(log::codes(&checked.report), log::codes(&built.report));
    }
}

#[test]
fn every_stage_reports_all_that_it_finds() {
    let bad = |reference: &str, front: &str, body: &str| log::record(reference, front, body);
    let done = log::publish([
        (
            "content/responses/a.md".to_owned(),
            bad("A-10", "colour = 1\nreceived = \"x\"", "Three officers.\n\n<b>x</b> ![](a)"),
        ),
        (
            "content/responses/b.md".to_owned(),
            bad("A-10", "answered = 2024-02-01\npublished = 2024-01-01", "Two officers left."),
        ),
    ]);
    let mut found = log::codes(&done.report);
    found.sort_unstable();
    found.dedup();
    assert_eq!(found, ["H002", "L001", "R002", "R004", "R005", "R011", "R016", "S002"]);
}

#[test]
fn one_refused_record_refuses_the_whole_build() {
    let done = log::publish([
        ("content/responses/a.md".to_owned(), log::record("A-10", "", "240 trees were planted.")),
        ("content/responses/b.md".to_owned(), log::record("A-20", "", "Three officers were dismissed.")),
    ]);
    assert_eq!((done.status, done.records, done.output.is_none()), (Status::Refused, 2, true));
}

#[test]
fn a_refused_record_breaks_no_link_to_it() {
    let done = log::publish([
        (
            "content/responses/a.md".to_owned(),
            log::record("A-10", "related = [\"A-20\"]", "See [the officers](/responses/a-20/#why)."),
        ),
        (
            "content/responses/b.md".to_owned(),
            log::record("A-20", "", "## Why {#why}\n\nThree officers were dismissed."),
        ),
    ]);
    assert_eq!(log::codes(&done.report), ["S002"]);
}

#[test]
fn a_discreet_title_stands_on_its_own_page_alone() {
    let discreet =
        log::record("A-10", "discreet = true\nsummary = \"On quince growing.\"\ntopics = [\"Parks\"]", "Fruit.")
            .replace("Street trees", "Quince growing");
    let files = log::files(log::publish([
        ("content/responses/a.md".to_owned(), discreet),
        (
            "content/responses/b.md".to_owned(),
            log::record("A-20", "related = [\"A-10\"]\ntopics = [\"Parks\"]", "Trees."),
        ),
    ]));
    let naming: Vec<&str> = files
        .iter()
        .filter(|(path, bytes)| {
            path.contains("quince") || String::from_utf8_lossy(bytes).to_lowercase().contains("quince")
        })
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(naming, ["responses/a-10/index.html", "responses/a-10/index.json"]);
    let page = String::from_utf8_lossy(&files["responses/a-10/index.html"]).to_lowercase();
    let head = page.split("</head>").next().unwrap();
    assert!(head.contains("<title>response a-10") && !head.contains("quince"), "{head}");
}

#[test]
fn every_page_links_to_what_is_there() {
    let files = log::files(log::publish(log::many(30)));
    let mut broken = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for part in page.split(" href=\"").skip(1).chain(page.split(" src=\"").skip(1)) {
            let target = part.split(['"', '#', '?']).next().unwrap();
            let Some(target) = target.strip_prefix('/') else { continue };
            let is_page = target.is_empty() || target.ends_with('/');
            let file = if is_page { format!("{target}index.html") } else { target.to_owned() };
            if !files.contains_key(&file) {
                broken.push(format!("{path} → /{target}"));
            }
        }
    }
    assert!(files.len() > 60 && broken.is_empty(), "{}", broken.join("\n"));
}
