//! What goes wrong around a build: the site that was there stays as it was, to the byte.

use std::fs::{self, File};
use std::process::Command;

use super::run::{GOOD, LOW, Site};
use super::support::disk::{candour, contents};

#[test]
fn a_refused_build_changes_nothing() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    assert_eq!(site.run(&["build"]).status, 0);
    let before = site.public();
    site.write("FBC-1", LOW);
    let done = site.run(&["build"]);
    assert_eq!(done.status, 1);
    assert!(done.err.contains("nothing was published"), "{}", done.err);
    assert!(before == site.public());
    assert_nothing_is_left(&site);
}

#[test]
fn a_refused_first_build_writes_nothing() {
    let site = Site::with(&[("FBC-1", LOW)]);
    assert_eq!(site.run(&["build"]).status, 1);
    assert!(!site.path("public").exists());
    assert_nothing_is_left(&site);
}

#[test]
fn what_candour_did_not_make_is_not_replaced() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[
        ("public/thesis.txt".to_owned(), "Years of work.".to_owned()),
        ("file".to_owned(), "Mine.".to_owned()),
    ]);
    fs::create_dir(site.path("empty")).unwrap();
    let before = contents(site.0.path());
    for output in ["public", "content", ".", "..", "file", "file/below", "/"] {
        let done = site.run(&["build", "--output", output]);
        assert_eq!(done.status, 2, "{output}: {}", done.err);
        assert!(done.err.starts_with("error: "), "{output}: {}", done.err);
        assert!(before == contents(site.0.path()), "`--output {output}` changed something");
    }
    assert_eq!(site.run(&["build", "--output", "empty"]).status, 0);
    assert!(site.path("empty/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_output_is_not_followed() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build", "--output", "elsewhere"]);
    let before = contents(&site.path("elsewhere"));
    std::os::unix::fs::symlink("elsewhere", site.path("public")).unwrap();
    site.write("FBC-2", GOOD);
    assert_eq!(site.run(&["build"]).status, 2);
    assert!(site.path("public").is_symlink() && before == contents(&site.path("elsewhere")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_an_error() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    // Nobody may make a folder there, whoever runs the test.
    let done = site.run(&["build", "--output", "/proc/self/candour/public"]);
    assert_eq!(done.status, 2, "{}", done.err);
    assert!(done.err.starts_with("error: "), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_the_old_site() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build"]);
    let before = site.public();
    site.write("FBC-2", GOOD);
    // No file may grow past a block, as on a disk that is full; the signal for it is ignored, so that writing fails.
    let done = limited("trap '' XFSZ; ulimit -f 1", &site);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot be written") && !said.contains("panicked"), "{said}");
    assert!(before == site.public());
    assert_nothing_is_left(&site);
}

#[cfg(unix)]
#[test]
fn few_open_files_are_enough_or_an_error() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    for count in [6, 12, 20] {
        let done = limited(&format!("ulimit -n {count}"), &site);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(matches!(done.status.code(), Some(0..=2)) && !said.contains("panicked"), "{count}: {said}");
        assert!(!site.path("public").exists() || site.path("public/index.html").is_file());
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build", "--output", "wanted"]);
    let wanted = contents(&site.path("wanted"));
    let begin =
        || candour().current_dir(site.0.path()).arg("build").stderr(std::process::Stdio::piped()).spawn().unwrap();
    for _ in 0..5 {
        let both: Vec<_> =
            [begin(), begin(), begin()].into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        for done in &both {
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            assert!(matches!(done.status.code(), Some(0 | 2)) && !said.contains("panicked"), "{said}");
        }
        assert!(both.iter().any(|done| done.status.success()));
        assert!(wanted == site.public());
    }
}

#[test]
fn a_build_waits_for_nobody() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build"]);
    let before = site.public();
    fs::create_dir(site.path(".public.candour")).unwrap();
    let lock = File::create(site.path(".public.candour/lock")).unwrap();
    lock.lock().unwrap();
    site.write("FBC-2", GOOD);
    let done = site.run(&["build"]);
    assert_eq!(done.status, 2);
    assert!(done.err.contains("another build"), "{}", done.err);
    assert!(before == site.public());
    drop(lock);
    assert_eq!(site.run(&["build"]).status, 0);
    assert_nothing_is_left(&site);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_findings() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::with(&[("FBC-1", GOOD)]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    fs::write(site.path("content/responses").join(name), "x").unwrap();
    let done = site.run(&["check"]);
    assert_eq!(done.status, 1, "{}", done.err);
    assert!(done.err.contains("R012"), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[("secret/plan.md".to_owned(), super::support::logs::record("FBC-9", "", GOOD))]);
    for (target, name) in
        [("../../secret", "folder"), ("../../secret/plan.md", "plan.md"), (".", "loop"), ("/etc", "etc")]
    {
        let link = site.path("content/responses").join(name);
        std::os::unix::fs::symlink(target, &link).unwrap();
        let done = site.run(&["check"]);
        assert_eq!(done.status, 1, "{name}: {}", done.err);
        assert!(done.err.contains("R012") && done.err.contains("1 error in 1 record"), "{name}: {}", done.err);
        fs::remove_file(link).unwrap();
    }
}

fn limited(limit: &str, site: &Site) -> std::process::Output {
    let mut command = Command::new("sh");
    command.env_clear().arg("-c").arg(format!("{limit}; exec \"$0\" build")).arg(env!("CARGO_BIN_EXE_candour"));
    command.current_dir(site.0.path()).output().unwrap()
}

fn assert_nothing_is_left(site: &Site) {
    let left: Vec<_> = fs::read_dir(site.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.') && name != ".public.cache")
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
    if let Ok(cache) = fs::read_dir(site.path(".public.cache")) {
        let mut left: Vec<_> = cache.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, [".gitignore", "build"]);
    }
}
