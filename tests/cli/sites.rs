//! `init`, `new`, `build` and `decisions`: from an empty folder to a published log.

use super::run::{Done, GOOD, Site};
use super::support::disk::{Folder, candour};

fn run(folder: &Folder, arguments: &[&str]) -> Done {
    let done = candour().current_dir(folder.path()).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { status: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

#[test]
fn a_new_site_builds_without_a_finding() {
    let folder = Folder::new();
    assert_eq!(run(&folder, &["init", "log"]).status, 0);
    let checked = run(&folder, &["--root", "log", "check"]);
    assert_eq!(checked.status, 0, "{}", checked.err);
    assert!(checked.err.starts_with("no findings in 1 record"), "{}", checked.err);
    let built = run(&folder, &["--root", "log", "build"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.err.contains("built ") && built.err.contains("from 1 record"), "{}", built.err);
    let home = std::fs::read_to_string(folder.path().join("log/public/index.html")).unwrap();
    assert!(home.contains("Example Borough Council"));
}

#[test]
fn a_site_is_not_begun_over_something_else() {
    let folder = Folder::new();
    folder.write(&[("log/mine.txt".to_owned(), "Mine.".to_owned())]);
    let done = run(&folder, &["init", "log"]);
    assert_eq!(done.status, 2);
    assert!(done.err.contains("not empty"), "{}", done.err);
    assert_eq!(std::fs::read_dir(folder.path().join("log")).unwrap().count(), 1);
    folder.write(&[("file".to_owned(), "Mine.".to_owned())]);
    assert_eq!(run(&folder, &["init", "file"]).status, 2);
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(run(&folder, &["init", "empty"]).status, 0);
}

#[test]
fn a_new_record_can_be_filled_in_and_built() {
    let folder = Folder::new();
    run(&folder, &["init", "log"]);
    let made = run(&folder, &["--root", "log", "new", "FOI-2026-0002", "--title", "Who \"planted\" what"]);
    assert_eq!(made.status, 0, "{}", made.err);
    // The command that is told can be run as it stands.
    assert!(
        made.err.contains("candour --root log check content/responses/2026/FOI-2026-0002/index.md"),
        "{}",
        made.err
    );
    let told = ["--root", "log", "check", "content/responses/2026/FOI-2026-0002/index.md"];
    assert_eq!(run(&folder, &told).status, 1);
    let path = folder.path().join("log/content/responses/2026/FOI-2026-0002/index.md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("FOI-2026-0002"));
    // What is still to be decided is a finding of that record, never a page that says nothing.
    let checked = run(&folder, &["--root", "log", "--format", "json", "check"]);
    let object: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    for finding in object["findings"].as_array().unwrap() {
        assert_eq!(finding["path"], "content/responses/2026/FOI-2026-0002/index.md", "{finding}");
        assert_ne!(finding["code"], "R001", "{finding}");
    }
    assert!(checked.status <= 1, "{}", checked.err);
    // Nobody's work is written over.
    assert_eq!(run(&folder, &["--root", "log", "new", "FOI-2026-0002", "--title", "x"]).status, 2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_reference_that_is_none_makes_no_record() {
    let folder = Folder::new();
    run(&folder, &["init", "log"]);
    for reference in ["FOI-26-2", "../../escape", "", "FOI-2026-0001"] {
        let done = run(&folder, &["--root", "log", "new", reference, "--title", "x"]);
        assert_eq!(done.status, 2, "{reference}: {}", done.err);
    }
    let site = Site::with(&[]);
    for reference in ["../../escape", "/escape", ".hidden", "a/b", "a\\b", ".."] {
        assert_eq!(site.run(&["new", reference, "--title", "x"]).status, 2, "{reference}");
    }
    assert!(!site.path("escape").exists() && !site.path("content").exists());
}

#[test]
fn a_site_is_built_for_another_address() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let done = site.run(&["build", "--output", "out/here", "--base-url", "https://preview.fenwick.example/pr/7"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let home = std::fs::read_to_string(site.path("out/here/index.html")).unwrap();
    assert!(home.contains("https://preview.fenwick.example/pr/7/") && home.contains("href=\"/pr/7/"), "{home}");
    assert!(!home.contains("foi.fenwick.example"));
    assert!(!site.path("public").exists());
}

#[test]
fn a_second_build_changes_nothing() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build"]);
    let first = site.public();
    site.run(&["build"]);
    assert!(first == site.public());
    assert!(first.len() > 10);
}

#[test]
fn what_is_gone_from_the_log_is_gone_from_the_site() {
    let site = Site::with(&[("FBC-1", GOOD), ("FBC-2", GOOD)]);
    site.run(&["build"]);
    assert!(site.path("public/responses/fbc-2/index.html").is_file());
    std::fs::remove_file(site.path("content/responses/FBC-2.md")).unwrap();
    // That its address is given up is said where addresses are kept.
    std::fs::remove_file(site.path("permalinks.lock")).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(!site.path("public/responses/fbc-2").exists());
}

#[test]
fn decisions_are_listed_for_review() {
    let site = Site::with(&[]);
    let front = "[[decisions]]\ntext = \"three copies\"\nkind = \"not-people\"\nreason = \"Counts, in \\\"sheets\\\", paper.\"\nby = \"Information manager\"\n";
    site.0.write(&[(
        "content/responses/a.md".to_owned(),
        super::support::logs::record("FBC-1", front, "The team keeps three copies of the plan."),
    )]);
    let listed = site.run(&["decisions"]);
    assert_eq!(listed.status, 0, "{}", listed.err);
    assert!(
        listed.out.contains("FBC-1")
            && listed.out.contains("three copies")
            && listed.out.contains("Information manager")
    );
    let object: serde_json::Value = serde_json::from_str(&site.run(&["--format", "json", "decisions"]).out).unwrap();
    let decision = &object["decisions"][0];
    assert_eq!(
        (&object["version"], &decision["reference"], &decision["kind"]),
        (&1.into(), &"FBC-1".into(), &"not-people".into())
    );
    let sheet = site.run(&["decisions", "--csv"]).out;
    assert!(sheet.contains("\"Counts, in \"\"sheets\"\", paper.\""), "{sheet}");
}

#[test]
fn a_file_of_the_theme_is_copied_once_to_be_changed() {
    let folder = Folder::new();
    run(&folder, &["init", "log"]);
    let eject = |file: &str| run(&folder, &["--root", "log", "theme", "eject", file]);
    let listed = run(&folder, &["theme", "eject"]);
    assert!(listed.out.lines().any(|line| line == "templates/leaving-safely.html"), "{}", listed.out);
    assert!(!listed.out.contains("exit.js"), "{}", listed.out);
    let copied = eject("leaving-safely.html");
    assert_eq!(copied.status, 0, "{}", copied.err);
    let path = folder.path().join("log/themes/default/templates/leaving-safely.html");
    let changed = std::fs::read_to_string(&path).unwrap().replace("<h1", "<h1 class=\"ours\"");
    std::fs::write(&path, &changed).unwrap();
    assert_eq!(run(&folder, &["--root", "log", "build"]).status, 0);
    let page = std::fs::read_to_string(folder.path().join("log/public/leaving-safely/index.html")).unwrap();
    assert!(page.contains("<h1 class=\"ours\""), "{page}");
    // Nobody's work is written over, and the way out stays the program's.
    assert_eq!(eject("leaving-safely.html").status, 2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), changed);
    let way_out = eject("exit.js");
    assert_eq!(way_out.status, 2);
    assert!(way_out.err.contains("T002"), "{}", way_out.err);
    assert!(eject("leaving-safly.html").err.contains("did you mean"));
}
