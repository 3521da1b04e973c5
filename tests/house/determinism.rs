//! The same input gives the same bytes, whatever the number of threads, the process, the place or the language.

use std::collections::BTreeMap;
use std::path::Path;

use super::code;
use super::log;
use super::support::disk::{Folder, candour, contents};

#[test]
fn the_repository_is_built_to_the_same_bytes() {
    let first = build(code::root(), &[("RAYON_NUM_THREADS", "1")], code::root());
    let again = build(code::root(), &[("RAYON_NUM_THREADS", "8"), ("TZ", "Pacific/Kiritimati")], Path::new("/"));
    assert!(first.len() > 30, "only {} files", first.len());
    assert_same(&first, &again);
}

#[test]
fn a_log_of_many_records_is_built_to_the_same_bytes() {
    let site = Folder::new();
    site.write(&log::many(60));
    let first = build(site.path(), &[("RAYON_NUM_THREADS", "1"), ("LANG", "en_GB.UTF-8")], site.path());
    for environment in
        [[("RAYON_NUM_THREADS", "8"), ("LANG", "tr_TR.UTF-8")], [("TZ", "America/St_Johns"), ("LC_ALL", "C")]]
    {
        assert_same(&first, &build(site.path(), &environment, Path::new("/")));
    }
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
