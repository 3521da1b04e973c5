//! `clearance.lock`: written by a build that published, by nothing else, and remembered by every check.

use super::run::{Done, GOOD, LOW, Site};

const LEDGER: &str = "clearance.lock";

/// A record with a table of a series; `total` may be left out.
fn table(alder: &str, birch: &str, total: Option<u32>) -> String {
    let last = total.map(|total| format!("| Total | {total} |\n")).unwrap_or_default();
    let total_row = if total.is_some() { "last" } else { "none" };
    format!(
        "Here xx stands for a low number.\n\nTable: Grievances in 2023 {{#wards series=\"grievances\" total-row=\"{total_row}\"}}\n\n\
         | Ward | Grievances |\n| --- | ---: |\n| Alder | {alder} |\n| Birch | {birch} |\n| Cedar | 22 |\n{last}"
    )
}

fn ledger(site: &Site) -> Option<String> {
    std::fs::read_to_string(site.path(LEDGER)).ok()
}

fn built(site: &Site) -> Done {
    let done = site.run(&["build"]);
    assert_eq!(done.status, 0, "{}", done.err);
    done
}

#[test]
fn a_build_records_what_it_published() {
    let site = Site::with(&[("FBC-1", &table("14", "12", Some(48)))]);
    assert_eq!(site.run(&["check"]).status, 0);
    assert_eq!(site.run(&["audit"]).status, 0);
    assert_eq!(ledger(&site), None, "only a build writes the ledger");
    built(&site);
    let first = ledger(&site).unwrap();
    let facts: Vec<&str> = first.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!((facts.len(), facts[0]), (5, r#"{"version":2}"#), "{first}");
    assert!(facts[2].contains(r#""labels":["alder"],"value":14,"reference":"FBC-1","table":"wards""#), "{first}");
    let written = std::fs::metadata(site.path(LEDGER)).unwrap().modified().unwrap();
    built(&site);
    assert_eq!(ledger(&site).unwrap(), first);
    assert_eq!(std::fs::metadata(site.path(LEDGER)).unwrap().modified().unwrap(), written, "it was written again");
    // Building from nothing gives the same bytes.
    std::fs::remove_file(site.path(LEDGER)).unwrap();
    built(&site);
    assert_eq!(ledger(&site).unwrap(), first);
}

#[test]
fn a_site_without_series_has_no_ledger() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    built(&site);
    assert_eq!(ledger(&site), None);
}

#[test]
fn suppressed_numbers_are_never_recorded() {
    let site = Site::with(&[("FBC-1", &table("xx+", "xx", Some(40)))]);
    built(&site);
    let text = ledger(&site).unwrap();
    // That they are parts of a total is kept, so that the total still counts when it is gone; their numbers are not.
    let of_hidden = |line: &&str| line.contains("\"alder\"") || line.contains("\"birch\"");
    let kept: Vec<&str> = text.lines().filter(of_hidden).collect();
    assert_eq!(kept.len(), 1, "{text}");
    assert!(kept[0].contains(r#""sum":"#) && !kept[0].contains("value"), "{text}");
    let numbers = text.lines().filter(|line| line.contains("\"value\""));
    assert!(numbers.clone().count() == 2 && numbers.clone().all(|line| !of_hidden(&line)), "{text}");
}

#[test]
fn a_refused_build_records_nothing() {
    let site = Site::with(&[("FBC-1", &table("14", "12", Some(48))), ("FBC-2", LOW)]);
    assert_eq!(site.run(&["build"]).status, 1);
    assert_eq!(ledger(&site), None);
    // Nor does one that could not write the site.
    site.write("FBC-2", GOOD);
    site.0.write(&[("public/thesis.txt".to_owned(), "Years of work.".to_owned())]);
    assert_eq!(site.run(&["build"]).status, 2);
    assert_eq!(ledger(&site), None);
}

#[test]
fn a_preview_records_nothing() {
    let site = Site::with(&[("FBC-1", &table("14", "12", Some(48)))]);
    let preview = super::serving::Preview::of(&site);
    assert_eq!(preview.get("/responses/fbc-1/").status, 200);
    site.write("FBC-1", &table("15", "12", Some(49)));
    preview.wait_for("/responses/fbc-1/", |page| page.body.contains("49"));
    assert_eq!(ledger(&site), None);
}

#[test]
fn what_was_published_once_stays_known() {
    let site = Site::with(&[("FBC-1", &table("14", "12", None))]);
    built(&site);
    let before = site.public();
    // Alder's figure is gone, and a total came: with what was published before, the rest follows.
    let later = "Here xx stands for a low number.\n\nTable: Grievances in 2023 {#wards series=\"grievances\" total-row=\"last\"}\n\n\
                 | Ward | Grievances |\n| --- | ---: |\n| Alder | xx+ |\n| Birch | 12 |\n| Cedar | 22 |\n| Dorn | xx |\n| Total | 51 |\n";
    site.write("FBC-1", later);
    let done = site.run(&["build"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(done.err.contains("error[S004]") && done.err.contains("leaves 3"), "{}", done.err);
    assert!(done.err.contains("--> clearance.lock:"), "it does not say where that is known from: {}", done.err);
    assert!(before == site.public());
    let audited = site.run(&["audit"]);
    assert_eq!(audited.status, 1);
    assert!(audited.out.contains("S004  Dorn") && audited.out.contains("exactly 3"), "{}", audited.out);
    // The same record is fine where that figure was never published.
    std::fs::remove_file(site.path(LEDGER)).unwrap();
    built(&site);
}

#[test]
fn hiding_what_was_published_hides_nothing() {
    let site = Site::with(&[("FBC-1", &table("14", "12", None))]);
    built(&site);
    site.write("FBC-1", &table("14", "xx", None));
    let done = site.run(&["check"]);
    assert_eq!(done.status, 1);
    assert!(
        done.err.contains("error[S004]: `Birch` is suppressed here, but 12 was published in FBC-1"),
        "{}",
        done.err
    );
    let audited = site.run(&["audit"]);
    assert_eq!(audited.status, 1);
    assert!(audited.out.contains("S004  Birch  primary    exactly 12"), "{}", audited.out);
    assert!(audited.out.contains("12 was published in FBC-1 and stays known"), "{}", audited.out);
}

#[test]
fn a_removed_record_stays_known() {
    let site = Site::with(&[("FBC-1", &table("14", "12", None))]);
    built(&site);
    std::fs::remove_file(site.path("content/responses/FBC-1.md")).unwrap();
    std::fs::remove_file(site.path("permalinks.lock")).unwrap();
    site.write("FBC-2", GOOD);
    built(&site);
    assert!(ledger(&site).unwrap().contains("\"alder\""));
    site.write("FBC-3", &table("xx+", "xx", Some(40)));
    let done = site.run(&["build"]);
    assert_eq!(done.status, 1);
    assert!(done.err.contains("S004") && done.err.contains("published in FBC-1"), "{}", done.err);
}

#[test]
fn a_broken_ledger_is_a_finding_with_a_way_out() {
    let site = Site::with(&[("FBC-1", &table("14", "12", Some(48)))]);
    built(&site);
    let whole = ledger(&site).unwrap();
    let broken: &[(Vec<u8>, &str, &str)] = &[
        (whole.replace("\"value\":14", "\"value\":fourteen").into_bytes(), "R001", "clearance.lock:7:1"),
        (format!("{whole}<<<<<<< HEAD\n").into_bytes(), "R001", "clearance.lock:10:1"),
        (b"\xff\xfe".to_vec(), "R012", "clearance.lock"),
    ];
    for (bytes, code, place) in broken {
        std::fs::write(site.path(LEDGER), bytes).unwrap();
        for command in ["check", "build"] {
            let done = site.run(&[command]);
            assert_eq!(done.status, 1, "{done:?}");
            for words in [code, place, "version control"] {
                assert!(done.err.contains(words), "`{words}` is missing: {}", done.err);
            }
        }
        assert_eq!(std::fs::read(site.path(LEDGER)).unwrap(), *bytes, "it was written over");
        let only = site.run(&["check", LEDGER]);
        assert_eq!(only.status, 1, "{only:?}");
    }
    // A folder in its place is not the same as nothing.
    std::fs::remove_file(site.path(LEDGER)).unwrap();
    std::fs::create_dir(site.path(LEDGER)).unwrap();
    let done = site.run(&["build"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(done.err.contains("R012"), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn a_ledger_that_is_a_link_is_not_followed() {
    let site = Site::with(&[("FBC-1", &table("14", "12", Some(48)))]);
    site.0.write(&[("elsewhere".to_owned(), String::new())]);
    std::os::unix::fs::symlink("elsewhere", site.path(LEDGER)).unwrap();
    let done = site.run(&["build"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(done.err.contains("R012") && !site.path("public").exists(), "{}", done.err);
    assert_eq!(std::fs::read(site.path("elsewhere")).unwrap(), b"");
}

#[test]
fn what_the_gate_advises_passes_the_gate() {
    let site = Site::with(&[(
        "FBC-1",
        &table("xx+", "xx", Some(40)).replace("Here xx stands for a low number.", "About 2023."),
    )]);
    let done = site.run(&["--format", "json", "check"]);
    let object: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(object["findings"][0]["code"], "S008", "{object}");
    let help = object["findings"][0]["help"].as_str().unwrap();
    let note = help.split_once('“').unwrap().1.split_once('”').unwrap().0;
    site.write("FBC-1", &table("xx+", "xx", Some(40)).replace("Here xx stands for a low number.", note));
    let done = site.run(&["check"]);
    assert!(done.err.starts_with("no findings"), "{note}: {}", done.err);
}
