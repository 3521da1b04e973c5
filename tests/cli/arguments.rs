//! Arguments, exit status, and which stream says what.

use super::run::{GOOD, LOW, Site};

#[test]
fn the_exit_status_says_how_it_ended() {
    let good = Site::with(&[("FBC-1", GOOD)]);
    let bad = Site::with(&[("FBC-1", LOW)]);
    assert_eq!(good.run(&["check"]).status, 0);
    assert_eq!(good.run(&["build"]).status, 0);
    assert_eq!(bad.run(&["check"]).status, 1);
    assert_eq!(bad.run(&["build"]).status, 1);
    for arguments in [
        &["--root", "nowhere", "check"][..],
        &["--root", "nowhere", "build"],
        &["--root", "nowhere", "serve", "--port", "0"],
        &["check", "--format", "xml"],
        &["check", "nowhere.txt"],
        &["publish"],
        &["build", "--base-url", "ftp://x"],
        &["serve", "--port", "65536"],
        &[],
    ] {
        let done = good.run(arguments);
        assert_eq!(done.status, 2, "{arguments:?}: {done:?}");
        assert!(!done.err.is_empty() && done.out.is_empty(), "{arguments:?}: {done:?}");
    }
}

#[test]
fn a_warning_stops_nothing() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[("content/notes.txt".to_owned(), "To do.".to_owned())]);
    let done = site.run(&["build"]);
    assert_eq!(done.status, 0);
    assert!(done.err.contains("warning[R020]"), "{}", done.err);
    assert!(site.path("public/index.html").is_file());
}

#[test]
fn help_and_version_are_answers() {
    let site = Site::with(&[]);
    for arguments in [&["--help"][..], &["build", "--help"], &["--version"]] {
        let done = site.run(arguments);
        assert_eq!((done.status, done.err.as_str()), (0, ""));
        assert!(done.out.contains("candour"), "{}", done.out);
    }
}

#[test]
fn findings_go_to_standard_error_and_data_to_standard_output() {
    let site = Site::with(&[("FBC-1", LOW)]);
    for (format, is_data) in [("human", false), ("github", false), ("json", true), ("sarif", true)] {
        let done = site.run(&["--format", format, "check"]);
        assert_eq!(done.status, 1);
        let (findings, other) = if is_data { (&done.out, &done.err) } else { (&done.err, &done.out) };
        assert!(findings.contains("S002"), "{format}: {done:?}");
        assert!(!other.contains("S002"), "{format}: {done:?}");
    }
}

#[test]
fn quiet_says_findings_only() {
    let good = Site::with(&[("FBC-1", GOOD)]);
    let done = good.run(&["--quiet", "build"]);
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (0, "", ""));
    let done = Site::with(&[("FBC-1", LOW)]).run(&["-q", "check"]);
    assert!(done.err.contains("S002") && !done.err.contains("1 error in"), "{}", done.err);
}

#[test]
fn colours_are_for_terminals() {
    let site = Site::with(&[("FBC-1", LOW)]);
    assert!(!site.run(&["check"]).err.contains('\u{1b}'));
    assert!(!site.run(&["--color", "never", "check"]).err.contains('\u{1b}'));
    assert!(site.run(&["--color", "always", "check"]).err.contains('\u{1b}'));
}

#[test]
fn a_code_is_explained() {
    let site = Site::with(&[]);
    let done = site.run(&["explain", "s003"]);
    assert_eq!((done.status, done.err.as_str()), (0, ""));
    assert!(done.out.starts_with("# S003: recoverable\n") && done.out.contains("## Ways out"));
    let all = site.run(&["explain"]);
    for rule in candour::diagnostic::RULES {
        assert!(all.out.contains(rule.code) && all.out.contains(rule.name), "{}", rule.code);
    }
    let none = site.run(&["explain", "S999"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("S999") && none.out.is_empty());
}

#[test]
fn check_looks_at_what_it_is_asked_about() {
    let site = Site::with(&[("FBC-1", LOW), ("FBC-2", GOOD)]);
    let done = site.run(&["check", "content/responses/FBC-2.md"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let done = site.run(&["check", "content/responses/FBC-1.md"]);
    assert_eq!(done.status, 1);
    let done = site.run(&["check", "content"]);
    assert_eq!(done.status, 1);
    assert!(!site.path("public").exists());
}

#[test]
fn check_reads_a_letter_that_belongs_to_no_site() {
    let site = Site::with(&[]);
    site.0.write(&[
        ("letter.txt".to_owned(), LOW.to_owned()),
        ("kept.csv".to_owned(), "Ward,Officers\nAlder,3\nBirch,140\n".to_owned()),
    ]);
    let done = site.run(&["check", "letter.txt", "kept.csv"]);
    assert_eq!(done.status, 1);
    assert!(
        done.err.contains("S002") && done.err.contains("S001") && done.err.contains("letter.txt:1:10"),
        "{}",
        done.err
    );
}

#[test]
fn a_broken_configuration_is_told_whatever_was_asked_about() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[("config.toml".to_owned(), "title = \"Log\"\n".to_owned())]);
    for arguments in
        [&["check"][..], &["check", "content/responses/FBC-1.md"], &["build"], &["new", "FBC-2", "--title", "x"]]
    {
        let done = site.run(arguments);
        assert_eq!(done.status, 2, "{arguments:?}");
        assert!(done.err.contains("config.toml"), "{arguments:?} does not say why: {}", done.err);
    }
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    use std::process::Stdio;
    let mut child =
        super::support::disk::candour().arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    assert_eq!(done.status.code(), Some(0));
}
