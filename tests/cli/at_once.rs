//! Two programs at once: what one has written into the lock files or a record is never lost to the other.

use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::run::{GOOD, Site};
use super::support::disk::{candour, contents};
use super::support::logs::{many, record};

const ROUNDS: u32 = 12;

fn begin(site: &Site, arguments: &[&str]) -> Child {
    let mut command = candour();
    command.current_dir(site.0.path()).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// A record with a table of a series, so that its counts go into the ledger.
fn counted(number: u32) -> (String, String) {
    let body = format!(
        "Table: Grievances {{#wards series=\"grievances-{number}\"}}\n\n| Ward | Grievances |\n| --- | ---: |\n| Alder | {} |\n",
        100 + number
    );
    (format!("content/responses/FBC-{number}.md"), record(&format!("FBC-{number}"), "", &body))
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(done.unwrap().success(), "kill -{name}");
}

#[cfg(unix)]
#[test]
fn nothing_that_was_published_is_missing_from_the_lock_files() {
    let site = Site::with(&[]);
    site.0.write(&many(12));
    let begun = Instant::now();
    assert_eq!(site.run(&["build"]).status, 0);
    let whole = begun.elapsed();
    let mut published = 0;
    for number in 0..ROUNDS {
        let first = begin(&site, &["build"]);
        thread::sleep(whole * number / ROUNDS);
        // It stands still while the second begins, and perhaps ends.
        signal(&first, "STOP");
        site.0.write(&[counted(number)]);
        let mut second = begin(&site, &["build", "--output", "other"]);
        second.wait().unwrap();
        signal(&first, "CONT");
        for (output, child) in [("public", first), ("other", second)] {
            let done = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            match done.status.code() {
                Some(0) => assert_recorded(&site, output),
                Some(2) => assert!(said.contains("another build"), "{said}"),
                other => panic!("{other:?}: {said}"),
            }
            published += u32::from(done.status.success());
        }
    }
    assert!(published >= ROUNDS, "only {published} builds ended");
    assert_eq!(site.run(&["build"]).status, 0);
    assert_recorded(&site, "public");
    assert!(!site.path(".candour.lock").exists());
}

/// Every response of a site stands in both lock files.
fn assert_recorded(site: &Site, output: &str) {
    let lock = |name: &str| fs::read_to_string(site.path(name)).unwrap_or_default();
    let (ledger, permalinks) = (lock("clearance.lock"), lock("permalinks.lock"));
    for path in contents(&site.path(output)).into_keys().filter(|path| path.ends_with("/tables/wards.csv")) {
        let reference = path.split('/').nth(1).unwrap().to_uppercase();
        for (name, text) in [("clearance.lock", &ledger), ("permalinks.lock", &permalinks)] {
            assert!(text.contains(&format!("\"{reference}\"")), "{output}: {reference} is not in {name}:\n{text}");
        }
    }
}

#[test]
fn a_site_that_another_program_works_on_is_left_alone() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let low = "Table: Officers {#officers suppress=false total-row=\"none\"}\n\n| Ward | Officers |\n| --- | ---: |\n| Alder | 3 |\n| Birch | 40 |\n\nHere xx stands for a low number.\n";
    site.write("FBC-2", low);
    let held = File::create(site.path(".candour.lock")).unwrap();
    held.lock().unwrap();
    let before = contents(site.0.path());
    for arguments in
        [&["build"][..], &["build", "--output", "other"], &["suppress", "content/responses/FBC-2.md", "--write"]]
    {
        let done = site.run(arguments);
        assert_eq!(done.status, 2, "{arguments:?}: {}", done.err);
        assert!(done.err.contains("try again"), "{}", done.err);
        assert!(contents(site.0.path()) == before, "{arguments:?} changed something");
    }
    // Whoever only looks need not wait.
    assert_eq!(site.run(&["suppress", "content/responses/FBC-2.md"]).status, 0);
    drop(held);
    assert_eq!(site.run(&["suppress", "content/responses/FBC-2.md", "--write"]).status, 0);
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(!site.path(".candour.lock").exists());
}

/// A program that was stopped leaves its lock, given back, and a file half written; the next one clears both away.
#[test]
fn what_a_stopped_program_left_is_cleared_away() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let left = [".candour.lock", ".clearance.lock.4711.candour", "content/responses/.FBC-1.md.4711.candour"];
    let kept = ["notes.candour", "content/responses/.hidden"];
    site.0.write(&left.into_iter().chain(kept).map(|path| (path.to_owned(), "half".to_owned())).collect::<Vec<_>>());
    assert_eq!(site.run(&["build"]).status, 0);
    for path in left {
        assert!(!site.path(path).exists(), "{path} is still there");
    }
    for path in kept {
        assert!(site.path(path).exists(), "{path} is gone");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_lock_is_not_followed() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.0.write(&[("victim".to_owned(), "mine".to_owned())]);
    for (target, path) in
        [("victim", ".candour.lock"), ("nowhere", ".candour.lock"), ("../victim", ".public.candour/lock")]
    {
        fs::create_dir_all(site.path(path).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, site.path(path)).unwrap();
        let done = site.run(&["build"]);
        assert_eq!(done.status, 2, "{path}: {}", done.err);
        assert!(done.err.contains("not a regular file"), "{}", done.err);
        assert!(!site.path("nowhere").exists() && !site.path("public").exists());
        fs::remove_file(site.path(path)).unwrap();
    }
    assert_eq!(fs::read(site.path("victim")).unwrap(), b"mine");
    assert_eq!(site.run(&["build"]).status, 0);
}

/// Builds that begin and end at once, over and over: none mixes its files with another's.
#[test]
fn a_lock_that_is_cleared_away_is_not_held() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    site.run(&["build", "--output", "wanted"]);
    let wanted = contents(&site.path("wanted"));
    let end = Instant::now() + Duration::from_secs(2);
    let ended: usize = thread::scope(|scope| {
        let builder = || {
            let mut ended = 0;
            while Instant::now() < end || ended == 0 {
                let done = begin(&site, &["build"]).wait_with_output().unwrap();
                let said = String::from_utf8_lossy(&done.stderr).into_owned();
                assert!(done.status.success() || said.contains("another build"), "{said}");
                ended += usize::from(done.status.success());
            }
            ended
        };
        let builders: Vec<_> = (0..3).map(|_| scope.spawn(builder)).collect();
        builders.into_iter().map(|builder| builder.join().unwrap()).sum()
    });
    assert!(ended >= 3 && wanted == site.public());
    assert!(!site.path(".public.candour").exists() && !site.path(".candour.lock").exists());
}
