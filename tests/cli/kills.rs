//! A program that is killed at any moment leaves the old or the new, whole: the site, its lock files, the files of a record.
//! The next run is as good as any. `tests/faults --kills 300` tries many moments.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::run::Site;
use super::support::disk::{candour, contents};
use super::support::logs::{many, record};
use super::support::long::{Random, tell, tries};

type Files = BTreeMap<String, Vec<u8>>;

const LOCKS: [&str; 2] = ["clearance.lock", "permalinks.lock"];
/// A record of a series, whose counts go into the ledger.
const COUNTED: &str =
    "Table: Grievances {#wards series=\"grievances\"}\n\n| Ward | Grievances |\n| --- | ---: |\n| Alder | 140 |\n";

/// Begins a run, and kills it after a while.
fn kill(site: &Site, arguments: &[&str], after: Duration) {
    let mut command = candour();
    command.current_dir(site.0.path()).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Which moments to try: any of a run, and every second time one close to where old becomes new.
struct Moments {
    random: Random,
    whole: Duration,
    /// Where old becomes new, as far as is known: later kills come closer to it.
    turn: Duration,
}

impl Moments {
    fn of(whole: Duration) -> Self {
        Self { random: Random::new(8), whole, turn: whole * 9 / 10 }
    }

    fn next(&mut self) -> Duration {
        let part = self.random.below(1000);
        if self.random.below(2) == 0 { self.whole * part / 1000 } else { self.turn * (900 + part / 5) / 1000 }
    }

    fn learn(&mut self, is_new: bool) {
        self.turn = if is_new { self.turn * 95 / 100 } else { (self.turn * 105 / 100).min(self.whole * 2) };
    }
}

fn timed(site: &Site, arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    let done = site.run(arguments);
    assert_eq!(done.status, 0, "{arguments:?}: {}", done.err);
    begun.elapsed()
}

/// Puts a site's folder back as it was.
fn put_back(site: &Site, files: &Files) {
    fs::remove_dir_all(site.0.path()).unwrap();
    for (name, bytes) in files {
        let path = site.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn below(folder: &str, files: &Files) -> Files {
    let inside = |(path, bytes): (&String, &Vec<u8>)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()));
    files.iter().filter_map(inside).collect()
}

/// What a build remembers tells when files were written, which is never the same.
fn without_cache(mut files: Files) -> Files {
    files.retain(|path, _| !path.starts_with(".public.cache/"));
    files
}

/// Which of two versions a file or a folder is; a mixture fails.
fn which<T: PartialEq>(what: &str, found: &T, versions: [&T; 2]) -> usize {
    let version = versions.iter().position(|version| *version == found);
    version.unwrap_or_else(|| panic!("{what} is neither the old nor the new"))
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let kills = tries("KILLS", 10);
    let site = Site::with(&[]);
    site.0.write(&many(8));
    site.write("FBC-1", COUNTED);
    timed(&site, &["build"]);
    // The new version has other counts, addresses and pages.
    let mut before = contents(site.0.path());
    let new = many(10);
    site.0.write(&new);
    site.write("FBC-1", &COUNTED.replace("140", "150"));
    let changed = contents(&site.path("content"));
    let whole = timed(&site, &["build"]);
    let after = contents(site.0.path());
    before.retain(|path, _| !path.starts_with("content/"));
    before.extend(changed.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)));
    let sites = [below("public/", &before), below("public/", &after)];
    assert!(sites[0] != sites[1] && sites[0].len() > 50);
    assert!(LOCKS.iter().all(|lock| before[*lock] != after[*lock]), "both lock files change");

    let mut moments = Moments::of(whole);
    let mut ended = [0, 0];
    for number in 0..kills {
        put_back(&site, &before);
        let moment = moments.next();
        kill(&site, &["build"], moment);
        let version = which(&format!("the site, {number}, {moment:?}"), &site.public(), [&sites[0], &sites[1]]);
        for lock in LOCKS {
            let recorded = which(lock, &fs::read(site.path(lock)).unwrap(), [&before[lock], &after[lock]]);
            assert!(recorded >= version, "what is published is not in {lock}, {number}, {moment:?}");
        }
        ended[version] += 1;
        moments.learn(version == 1);
        let next = site.run(&["build"]);
        assert_eq!(next.status, 0, "the next build, {number}, {moment:?}: {}", next.err);
        assert!(
            without_cache(contents(site.0.path())) == without_cache(after.clone()),
            "the next build is not as any other, {number}, {moment:?}"
        );
    }
    assert_eq!(ended[0] + ended[1], kills);
    tell(&format!(
        "{kills} kills of `build` within {whole:?}: {} left the old site, {} the new one",
        ended[0], ended[1]
    ));
}

#[test]
fn a_killed_suppression_leaves_the_old_text_or_the_new_one() {
    let kills = tries("KILLS", 10);
    let site = Site::with(&[]);
    site.0.write(&many(8));
    let low = "The marker xx stands for a low number.\n\nTable: Officers {#officers total-row=\"last\"}\n\n| Ward | Officers |\n| --- | ---: |\n\
        | Alder | 3 |\n| Birch | 40 |\n| Cedar | 57 |\n| Total | 100 |\n\n```table src=\"moved.csv\" caption=\"Moved\" #moved total-row=\"last\"\n```\n";
    let folder = "content/responses/2023/FBC-99";
    let (page, sheet) = (format!("{folder}/index.md"), format!("{folder}/moved.csv"));
    site.0.write(&[
        (page.clone(), record("FBC-99", "", low)),
        (sheet.clone(), "Ward,Moved\nAlder,4\nBirch,50\nCedar,60\nTotal,114\n".to_owned()),
    ]);
    let suppress = ["suppress", folder, "--write"];
    let before = contents(site.0.path());
    let whole = timed(&site, &suppress);
    let after = contents(site.0.path());
    assert!([&page, &sheet].iter().all(|path| before[*path] != after[*path]), "both files change");

    let mut moments = Moments::of(whole);
    let mut written = 0;
    for number in 0..kills {
        put_back(&site, &before);
        let moment = moments.next();
        kill(&site, &suppress, moment);
        let is_new =
            [&page, &sheet].map(|path| which(path, &fs::read(site.path(path)).unwrap(), [&before[path], &after[path]]));
        written += is_new[0] + is_new[1];
        moments.learn(is_new.contains(&1));
        let next = site.run(&suppress);
        assert_eq!(next.status, 0, "the next run, {number}, {moment:?}: {}", next.err);
        assert!(contents(site.0.path()) == after, "the next run is not as any other, {number}, {moment:?}");
    }
    assert!(written <= 2 * usize::try_from(kills).unwrap());
    tell(&format!(
        "{kills} kills of `suppress --write` within {whole:?}: {written} of {} files were written",
        2 * kills
    ));
}

#[test]
fn a_site_that_was_moved_aside_comes_back() {
    let site = Site::with(&[("FBC-1", super::run::GOOD)]);
    site.run(&["build"]);
    let before = site.public();
    // As a build leaves it that was stopped between two renames, where the system cannot exchange two folders.
    fs::create_dir(site.path(".public.candour")).unwrap();
    fs::rename(site.path("public"), site.path(".public.candour/old")).unwrap();
    fs::create_dir(site.path(".public.candour/new")).unwrap();
    fs::write(site.path(".public.candour/new/half.html"), "<p>").unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(before == site.public());
    assert!(!site.path(".public.candour").exists());
}
