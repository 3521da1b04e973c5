//! What goes wrong around a build: the site that was there stays as it was, to the byte.

use std::fs::{self, File};
use std::process::Command;

use super::run::{GOOD, LOW, Site};
use super::support::disk::{candour, contents};
use super::support::long::tries;

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
    assert!(done.err.starts_with("error: `/proc/self/candour") && done.err.contains("nothing was"), "{}", done.err);
    assert!(!site.path("permalinks.lock").exists(), "what was not published is not recorded");
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
    assert!(said.contains("make room") && said.contains("./public is as it was"), "{said}");
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

/// The folder that the new site is written to is cleared away while it is: by `git clean`, say.
#[test]
fn a_folder_that_vanishes_is_missed() {
    let site = Site::with(&[]);
    site.0.write(&super::support::logs::many(30));
    site.run(&["build"]);
    let before = site.public();
    site.0.write(&super::support::logs::many(31));
    site.run(&["build", "--output", "wanted"]);
    let wanted = contents(&site.path("wanted"));
    let mut refused = 0;
    for _ in 0..6 {
        let mut child =
            candour().current_dir(site.0.path()).arg("build").stderr(std::process::Stdio::piped()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !site.path(".public.candour/new/responses").exists() {
            std::thread::yield_now();
        }
        let _ = fs::remove_dir_all(site.path(".public.candour"));
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        if done.status.code() == Some(0) {
            assert!(site.public() == wanted, "a site with holes was published");
            break;
        }
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains("nothing was published") && site.public() == before, "{said}");
        refused += 1;
    }
    assert!(refused > 0, "it was never cleared away in time");
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(site.public() == wanted);
    assert_nothing_is_left(&site);
}

#[test]
fn many_files_in_one_folder_are_read() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let files = tries("FILES", 2000);
    for number in 0..files {
        fs::write(site.path(&format!("content/responses/plan-{number}.txt")), "x").unwrap();
    }
    let done = site.run(&["--format", "json", "check"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(done.out.matches("\"R020\"").count(), usize::try_from(files).unwrap());
}

#[cfg(unix)]
#[test]
fn names_and_paths_may_be_as_long_as_the_disk_allows() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.write(&"n".repeat(250), GOOD);
    // The reference is the name, and the longest part of an address is 255 bytes.
    assert_eq!(site.run(&["build"]).status, 0);
    let before = site.public();
    assert!(before.keys().any(|path| path.contains(&"n".repeat(250))));

    // Deeper than a path may be: made step by step, as only a program does.
    let deep = "d".repeat(200);
    let made = Command::new("sh").current_dir(site.path("content/responses")).arg("-c")
        .arg(format!("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do mkdir {deep} && cd -P {deep} || exit 1; done")).output();
    assert!(made.unwrap().status.success());
    for arguments in [&["check"][..], &["build"]] {
        let done = site.run(arguments);
        assert_eq!(done.status, 2, "{}", done.err);
        assert!(done.err.contains("cannot be listed") && done.err.contains("shorter name"), "{}", done.err);
    }
    assert!(before == site.public());
    assert!(Command::new("rm").arg("-rf").arg(site.path("content/responses").join(&deep)).status().unwrap().success());
    assert_eq!(site.run(&["build"]).status, 0);

    let done = site.run(&["build", "--output", &"p".repeat(255)]);
    assert_eq!(done.status, 2, "{}", done.err);
    assert!(done.err.contains("cannot be made") && done.err.contains("shorter name"), "{}", done.err);
}

/// To other systems a backslash parts folders: such a name could lead out of the site.
#[cfg(unix)]
#[test]
fn names_with_a_backslash_are_findings() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[("secret.md".to_owned(), super::support::logs::record("FBC-9", "", GOOD))]);
    for name in ["x\\..\\..\\..\\secret.md", "a\\b.md", "\\.md"] {
        let path = site.path("content/responses").join(name);
        fs::write(&path, super::support::logs::record("FBC-9", "", GOOD)).unwrap();
        let done = site.run(&["check"]);
        assert_eq!(done.status, 1, "{name}: {}", done.err);
        assert!(done.err.contains("R012") && done.err.contains("rename it"), "{name}: {}", done.err);
        assert!(done.err.contains("1 error in 1 record"), "{name}: {}", done.err);
        fs::remove_file(path).unwrap();
    }
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
        .filter(|name| name.starts_with('.') && !name.ends_with(".cache"))
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
    if let Ok(cache) = fs::read_dir(site.path(".public.cache")) {
        let mut left: Vec<_> = cache.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, [".gitignore", "build"]);
    }
}
