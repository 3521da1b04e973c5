//! `permalinks.lock`: written by a build that published, by nothing else; what stands there may not vanish.

use super::run::{Done, GOOD, LOW, Site};
use super::support::logs::{CONFIG, record};

const LOCK: &str = "permalinks.lock";
const BODY: &str = "## What we hold {#held}\n\nThe council planted 240 street trees.\n\nTable: Trees by ward {#wards}\n\n\
                    | Ward | Trees |\n| --- | ---: |\n| Alder | 140 |\n| Birch | 100 |\n";
const WITHDRAWN: &str = "withdrawn = { date = 2024-02-01, reason = \"Published in error.\" }";

fn lock(site: &Site) -> Option<String> {
    std::fs::read_to_string(site.path(LOCK)).ok()
}

/// The lines that promise something.
fn promises(site: &Site) -> Vec<String> {
    let text = lock(site).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.contains("version")).map(str::to_owned).collect()
}

fn built(site: &Site) -> Done {
    let done = site.run(&["build"]);
    assert_eq!(done.status, 0, "{}", done.err);
    done
}

fn write(site: &Site, path: &str, text: &str) {
    site.0.write(&[(path.to_owned(), text.to_owned())]);
}

fn remove(site: &Site, name: &str) {
    std::fs::remove_file(site.path(&format!("content/responses/{name}.md"))).unwrap();
}

/// That a check and a build refuse the site with these words, and change nothing.
fn refused(site: &Site, words: &[&str]) {
    let (before, lines) = (site.public(), lock(site));
    for command in ["check", "build"] {
        let done = site.run(&[command]);
        assert_eq!(done.status, 1, "{done:?}");
        for words in words.iter().chain(&["error[L001]"]) {
            assert!(done.err.contains(words), "`{words}` is missing: {}", done.err);
        }
    }
    assert!(before == site.public() && lines == lock(site));
}

#[test]
fn a_build_records_every_address() {
    let site = Site::with(&[("FBC-1", BODY), ("FBC-2", GOOD)]);
    write(&site, "content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\n## Why {#why}\n\nBecause.\n");
    assert_eq!(site.run(&["check"]).status, 0);
    assert_eq!(lock(&site), None, "only a build writes it");
    built(&site);
    let first = promises(&site);
    let starts: Vec<&str> =
        first.iter().map(|line| line.split_once(",\"files").map_or(line.as_str(), |(start, _)| start)).collect();
    assert_eq!(
        starts,
        [
            r#"{"address":"about/","anchors":["why"]}"#,
            r#"{"address":"responses/fbc-1/","reference":"FBC-1","anchors":["held","table-wards"]"#,
            r#"{"address":"responses/fbc-2/","reference":"FBC-2""#
        ]
    );
    for file in ["index.json", "tables/wards.csv", "tables/wards.csv-metadata.json"] {
        assert!(first[1].contains(&format!("\"{file}\"")), "{}", first[1]);
    }
    let written = std::fs::metadata(site.path(LOCK)).unwrap().modified().unwrap();
    built(&site);
    assert_eq!(std::fs::metadata(site.path(LOCK)).unwrap().modified().unwrap(), written, "it was written again");
    std::fs::remove_file(site.path(LOCK)).unwrap();
    built(&site);
    assert_eq!(promises(&site), first);
}

#[test]
fn a_record_that_vanishes_is_refused() {
    let site = Site::with(&[("FBC-1", BODY), ("FBC-2", GOOD)]);
    built(&site);
    remove(&site, "FBC-1");
    refused(
        &site,
        &["permalinks.lock:", "`/responses/fbc-1/` was published before, as the response to FBC-1", "withdraw"],
    );
    // It is not lost: brought back, all is well.
    site.write("FBC-1", BODY);
    built(&site);
}

#[test]
fn a_record_may_be_withdrawn() {
    let site = Site::with(&[("FBC-1", BODY), ("FBC-2", GOOD)]);
    built(&site);
    write(&site, "content/responses/FBC-1.md", &record("FBC-1", WITHDRAWN, BODY));
    built(&site);
    assert_eq!(
        promises(&site)[0],
        r#"{"address":"responses/fbc-1/","reference":"FBC-1"}"#,
        "nothing else of it is kept"
    );
    // The notice stays for ever.
    remove(&site, "FBC-1");
    refused(&site, &["`/responses/fbc-1/`"]);
}

#[test]
fn a_record_may_be_redirected() {
    let site = Site::with(&[("FBC-1", BODY), ("FBC-2", GOOD)]);
    built(&site);
    remove(&site, "FBC-1");
    write(&site, "redirects.csv", "from,to\n/responses/fbc-1/,/responses/fbc-2/\n");
    built(&site);
    assert_eq!(promises(&site)[0], r#"{"address":"responses/fbc-1/"}"#);
    let stub = String::from_utf8(site.public()["responses/fbc-1/index.html"].clone()).unwrap();
    assert!(stub.contains("url=/responses/fbc-2/") && stub.contains("data-exit"), "{stub}");
    assert_eq!(site.public()["_redirects"], b"/responses/fbc-1/ /responses/fbc-2/ 301\n");
    // An old address is an address: it stays too.
    std::fs::remove_file(site.path("redirects.csv")).unwrap();
    refused(&site, &["`/responses/fbc-1/` was published before, and is gone"]);
    // The same from the configuration.
    write(
        &site,
        "config.toml",
        &format!("{CONFIG}[[redirects]]\nfrom = \"/responses/fbc-1/\"\nto = \"/responses/fbc-2/\"\n"),
    );
    built(&site);
}

#[test]
fn a_page_that_vanishes_is_refused() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    write(&site, "content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nWords.\n");
    built(&site);
    std::fs::remove_file(site.path("content/pages/about.md")).unwrap();
    refused(&site, &["`/about/` was published before, and is gone", "[[redirects]]"]);
}

#[test]
fn places_and_files_on_a_page_stay() {
    let site = Site::with(&[("FBC-1", BODY)]);
    built(&site);
    site.write("FBC-1", &BODY.replace("#held", "#kept").replace("#wards", "#by-ward"));
    refused(
        &site,
        &[
            "content/responses/FBC-1.md",
            "`/responses/fbc-1/#held`",
            "`## … {#held}`",
            "`/responses/fbc-1/#table-wards`",
            "`{#wards}`",
            "`/responses/fbc-1/tables/wards.csv` was published before",
            "take its name out of permalinks.lock",
        ],
    );
    let one = site.run(&["check", "content/responses/FBC-1.md"]);
    assert_eq!(one.status, 1, "who checks the record alone hears of it: {one:?}");
    // What has to go is taken out of the line.
    let line = lock(&site).unwrap();
    let shorter = line.replace("\"held\",", "").replace("\"table-wards\"", "").replace("\"tables/wards.csv\",", "");
    std::fs::write(site.path(LOCK), shorter.replace(",\"tables/wards.csv-metadata.json\"", "")).unwrap();
    built(&site);
    assert!(promises(&site)[0].contains("\"kept\"") && !promises(&site)[0].contains("held"));
}

#[test]
fn a_record_that_is_refused_has_not_vanished() {
    let site = Site::with(&[("FBC-1", GOOD), ("FBC-2", GOOD)]);
    built(&site);
    site.write("FBC-1", LOW);
    let done = site.run(&["check"]);
    assert!(done.err.contains("S002") && !done.err.contains("L001"), "{}", done.err);
    // Nor has one that cannot be read.
    write(&site, "content/responses/FBC-1.md", "+++\nreference = \n+++\nWords.\n");
    let done = site.run(&["check"]);
    assert!(done.err.contains("R001") && !done.err.contains("L001"), "{}", done.err);
}

#[test]
fn a_build_that_publishes_nothing_records_nothing() {
    let site = Site::with(&[("FBC-1", GOOD), ("FBC-2", LOW)]);
    assert_eq!(site.run(&["build"]).status, 1);
    assert_eq!(lock(&site), None);
    site.write("FBC-2", GOOD);
    write(&site, "public/thesis.txt", "Years of work.");
    assert_eq!(site.run(&["build"]).status, 2);
    assert_eq!(lock(&site), None);
    let preview = super::serving::Preview::of(&site);
    assert_eq!(preview.get("/responses/fbc-1/").status, 200);
    assert_eq!(lock(&site), None, "a preview publishes nothing");
}

#[test]
fn a_broken_lock_is_a_finding_with_a_way_out() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    built(&site);
    let whole = lock(&site).unwrap();
    let broken: &[(Vec<u8>, &str)] = &[
        (format!("{whole}<<<<<<< HEAD\n").into_bytes(), "R001"),
        (whole.replace("\"version\":1", "\"version\":7").into_bytes(), "R001"),
        (b"\xff\xfe".to_vec(), "R012"),
    ];
    for (bytes, code) in broken {
        std::fs::write(site.path(LOCK), bytes).unwrap();
        for command in ["check", "build"] {
            let done = site.run(&[command]);
            assert_eq!(done.status, 1, "{done:?}");
            assert!(done.err.contains(code) && done.err.contains("permalinks.lock"), "{}", done.err);
        }
        assert_eq!(std::fs::read(site.path(LOCK)).unwrap(), *bytes, "it was written over");
    }
}
