//! Each file that hides something must be caught by the name that it bears, and its clean twin must pass.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{FORMATS, controls, root};
use crate::intake::files::kind::FileKind;
use crate::intake::files::secret::Hides;

/// What every file of a type has, so that no twin is without it.
fn always(kind: FileKind) -> Option<Hides> {
    matches!(kind, FileKind::Jpeg | FileKind::Png).then_some(Hides::Pixels)
}

#[test]
fn each_bad_file_is_caught_and_each_good_one_is_clean() {
    let mut wrong = Vec::new();
    for (folder, ..) in FORMATS {
        for control in controls(folder) {
            let examined = crate::intake::files::examine(control.kind, &control.bytes);
            let found: BTreeSet<Hides> = examined.secrets.iter().map(|secret| secret.what).collect();
            let is_right = match control.name.strip_suffix("-bad") {
                Some(name) => found.iter().any(|what| name.split('.').next() == Some(&what.spelled())),
                None => control.name.ends_with("-good") && found == always(control.kind).into_iter().collect(),
            };
            if !is_right {
                wrong.push(format!("{folder}/{}: {:?}", control.name, examined.secrets));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_an_examiner_can_find_has_a_control_and_a_clean_twin() {
    let mut missing = Vec::new();
    for (folder, kind, code) in FORMATS {
        let names: BTreeSet<String> = controls(folder).into_iter().map(|control| control.name).collect();
        let is_shown = |what: &String| {
            let is_of = |bad: &str| bad == what || bad.strip_prefix(what).is_some_and(|rest| rest.starts_with('.'));
            names.iter().filter_map(|name| name.strip_suffix("-bad")).any(is_of)
        };
        let found = code.iter().flat_map(|path| named(path)).collect::<BTreeSet<String>>();
        missing.extend(found.iter().filter(|what| !is_shown(what)).map(|what| format!("{folder}/{what}-bad")));
        for bad in names.iter().filter_map(|name| name.strip_suffix("-bad")) {
            let is_in_all = always(*kind).is_some_and(|what| bad.split('.').next() == Some(&what.spelled()));
            if !is_in_all && !names.contains(&format!("{bad}-good")) {
                missing.push(format!("{folder}/{bad}-good"));
            }
        }
    }
    assert!(missing.is_empty(), "controls that are missing:\n{}", missing.join("\n"));
}

#[test]
fn every_way_to_hide_is_looked_for() {
    let of_formats = FORMATS.iter().flat_map(|(.., code)| code.iter().flat_map(|path| named(path)));
    let looked_for: BTreeSet<String> = of_formats.chain(named("mod.rs")).collect();
    let all: BTreeSet<String> = Hides::ALL.iter().map(|what| what.spelled()).collect();
    assert_eq!(looked_for, all);
}

/// The ways to hide that a file of code names, or those in a folder, tests left out.
fn named(path: &str) -> BTreeSet<String> {
    let path = root().join("src/intake/files").join(path);
    if path.is_dir() {
        let entries = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
        let inside = entries.filter(|path| path.file_stem().is_some_and(|name| name != "tests"));
        return inside.flat_map(|path| named_in(&path)).collect();
    }
    named_in(&path)
}

fn named_in(path: &Path) -> BTreeSet<String> {
    if path.is_dir() {
        return named(path.strip_prefix(root().join("src/intake/files")).unwrap().to_str().unwrap());
    }
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let is_part = |letter: char| letter.is_alphanumeric();
    let names = code.split("Hides::").skip(1).map(|rest| rest.split(|letter| !is_part(letter)).next().unwrap());
    let all = Hides::ALL.iter().filter(|what| names.clone().any(|name| name == format!("{what:?}")));
    all.map(|what| what.spelled()).collect()
}
