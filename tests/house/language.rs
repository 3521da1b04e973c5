//! The texts of the interface: every language has them all, each is used, and none that is used is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use candour::law::Outcome;
use regex::Regex;
use toml::Value;

use super::code;

/// Keys that the program puts together from a code.
const COMPOSED: [&str; 1] = ["outcomes."];

/// The texts of a language by key, with the values that each takes.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = code::root().join(format!("themes/default/languages/{language}.toml"));
    let table: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let mut found = BTreeMap::new();
    collect(&table, "", &mut found);
    found
}

fn collect(table: &toml::Table, prefix: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    let value = Regex::new(r"\{([a-z_]+)\}|\]\(([a-z_]+)\)").unwrap();
    let names = |text: &str| -> BTreeSet<String> {
        value.captures_iter(text).map(|held| held.get(1).or(held.get(2)).unwrap().as_str().to_owned()).collect()
    };
    for (name, value) in table {
        let key = format!("{prefix}{name}");
        match value {
            Value::String(text) => drop(found.insert(key, names(text))),
            Value::Table(forms) if forms.contains_key("other") => {
                let all: BTreeSet<BTreeSet<String>> =
                    forms.values().map(|form| names(form.as_str().unwrap())).collect();
                assert_eq!(all.len(), 1, "the forms of `{key}` take different values");
                found.insert(key, all.into_iter().next().unwrap());
            }
            Value::Table(inner) => collect(inner, &format!("{key}."), found),
            _ => panic!("`{key}` is no text"),
        }
    }
}

#[test]
fn languages_have_the_same_texts_with_the_same_values() {
    let (english, welsh) = (texts("en"), texts("cy"));
    let keys = |texts: &BTreeMap<String, BTreeSet<String>>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&welsh));
    for (key, values) in &english {
        assert_eq!(*values, welsh[key], "`{key}`");
    }
}

#[test]
fn every_text_is_used_and_none_is_missing() {
    let english = texts("en");
    let quoted = Regex::new("\"([a-z]+(?:[.][a-z_]+)+)\"").unwrap();
    let mut sources: Vec<(String, String)> = code::files("src")
        .into_iter()
        .filter(|file| !file.is_test())
        .map(|file| (file.path.clone(), file.code()))
        .collect();
    for entry in fs::read_dir(code::root().join("themes/default/templates")).unwrap() {
        let path = entry.unwrap().path();
        sources.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
    }
    let mut used = BTreeSet::new();
    let mut missing = Vec::new();
    let sections: BTreeSet<&str> = english.keys().filter_map(|key| key.split('.').next()).collect();
    for (path, text) in &sources {
        for key in quoted.captures_iter(text).map(|held| held.get(1).unwrap().as_str()) {
            if english.contains_key(key) {
                used.insert(key.to_owned());
            } else if sections.contains(key.split('.').next().unwrap()) && !is_file_name(key) {
                missing.push(format!("{path}: `{key}`"));
            }
        }
    }
    for outcome in Outcome::ALL {
        for which in ["title", "label", "explanation"] {
            let key = format!("outcomes.{}.{which}", outcome.code());
            if !english.contains_key(&key) {
                missing.push(key);
            }
        }
    }
    let is_composed = |key: &str| COMPOSED.iter().any(|prefix| key.starts_with(prefix));
    let unused: Vec<&String> = english.keys().filter(|key| !used.contains(*key) && !is_composed(key)).collect();
    assert!(missing.is_empty(), "used, but written nowhere:\n{}", missing.join("\n"));
    assert!(unused.is_empty(), "written, but used nowhere: {unused:?}");
}

/// Whether something that looks like a key is the name of a file, such as `data.html`.
fn is_file_name(word: &str) -> bool {
    ["html", "xml", "json", "csv", "toml", "bib", "ris"].iter().any(|ending| word.rsplit('.').next() == Some(*ending))
}
