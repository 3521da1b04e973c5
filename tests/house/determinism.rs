//! The same input gives the same bytes, whatever the number of threads, the process, the place or the language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::code;
use super::log;
use super::support::disk::{Folder, candour, contents};

type Files = BTreeMap<String, Vec<u8>>;

/// Ways to run that no byte may tell apart: threads, language, time zone, and the folder in which the program is started.
const WAYS: [(&[(&str, &str)], &str); 8] = [
    (&[("RAYON_NUM_THREADS", "1")], "."),
    (&[("RAYON_NUM_THREADS", "2"), ("LANG", "en_GB.UTF-8")], "/"),
    (&[("RAYON_NUM_THREADS", "8"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")], "/"),
    (&[("LC_ALL", "C"), ("TZ", "America/St_Johns")], "."),
    (&[("LC_ALL", "ar_EG.UTF-8"), ("LANGUAGE", "cy:en"), ("TZ", "Pacific/Kiritimati")], "/"),
    (&[("TZ", "Etc/GMT+12"), ("HOME", "/nonexistent"), ("COLUMNS", "20")], "."),
    (&[("SOURCE_DATE_EPOCH", "0"), ("NO_COLOR", "1"), ("TERM", "dumb")], "/"),
    (&[], "."),
];

#[test]
fn the_repository_is_built_to_the_same_bytes() {
    every_way(code::root(), 30);
}

#[test]
fn a_log_of_many_records_is_built_to_the_same_bytes() {
    let site = Folder::new();
    site.write(&log::many(60));
    every_way(site.path(), 300);
}

/// Builds a site in every way, and out of two checkouts, one of them deep and with other times on its files.
fn every_way(root: &Path, least: usize) {
    let checkouts = [Folder::new(), Folder::new()];
    let places = [checkouts[0].path().to_owned(), checkouts[1].path().join("a b/Ünïcode/deep")];
    for place in &places {
        copy(root, place);
    }
    let mut wanted: Option<[Files; 2]> = None;
    for (number, (environment, from)) in WAYS.into_iter().enumerate() {
        let place = &places[number % places.len()];
        let from = if from == "." { place.as_path() } else { Path::new(from) };
        let found = [build(place, environment, from), locks(place)];
        assert!(found[0].len() > least, "only {} files", found[0].len());
        let wanted = wanted.get_or_insert_with(|| found.clone());
        assert_same(&wanted[0], &found[0]);
        assert_same(&wanted[1], &found[1]);
    }
}

/// The files that a site is made from, the last of them written first.
fn copy(root: &Path, place: &Path) {
    let parts = ["content", "themes", "config.toml", "redirects.csv", "clearance.lock", "permalinks.lock"];
    for part in parts.into_iter().rev().filter(|part| root.join(part).exists()) {
        let files = if root.join(part).is_dir() {
            contents(&root.join(part)).into_iter().map(|(path, bytes)| (format!("{part}/{path}"), bytes)).collect()
        } else {
            vec![(part.to_owned(), fs::read(root.join(part)).unwrap())]
        };
        for (path, bytes) in files.into_iter().rev() {
            let path = place.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

fn locks(root: &Path) -> Files {
    let names = ["clearance.lock", "permalinks.lock"];
    names.into_iter().filter_map(|name| Some((name.to_owned(), fs::read(root.join(name)).ok()?))).collect()
}

#[test]
fn a_refusal_says_the_same_words_in_the_same_order() {
    let site = Folder::new();
    let mut files = log::many(40);
    for (path, text) in files.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        text.push_str(&format!("\nIn {path}, three officers were dismissed, and [this](/nowhere/) says so.\n"));
    }
    site.write(&files);
    let said = |threads: &str| {
        let mut command = candour();
        command.env("RAYON_NUM_THREADS", threads).arg("--root").arg(site.path()).args(["--format", "json", "check"]);
        let done = command.output().unwrap();
        assert_eq!(done.status.code(), Some(1));
        String::from_utf8(done.stdout).unwrap()
    };
    let first = said("1");
    assert!(first.matches("\"S002\"").count() >= 40, "{first}");
    assert_eq!(first, said("8"));
}

fn build(root: &Path, environment: &[(&str, &str)], from: &Path) -> BTreeMap<String, Vec<u8>> {
    let output = Folder::new();
    let mut command = candour();
    command.envs(environment.iter().copied()).current_dir(from).arg("--root").arg(root).args(["build", "--output"]);
    let done = command.arg(output.path().join("public")).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    contents(&output.path().join("public"))
}

fn assert_same(first: &BTreeMap<String, Vec<u8>>, again: &BTreeMap<String, Vec<u8>>) {
    assert!(first.keys().eq(again.keys()), "other paths");
    for (path, bytes) in first {
        assert!(again.get(path) == Some(bytes), "`{path}` differs");
    }
}
