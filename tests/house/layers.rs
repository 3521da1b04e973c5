//! A module imports from the layers below its own, never from a sibling or from above.

use super::code::{self, File};

/// The layers, the lowest first. A module that has no line of its own belongs to the nearest one above it.
const LAYERS: &[&[&str]] = &[
    &["a1", "contrast"],
    &["address", "intake::files", "law", "month", "plain", "reference", "separated", "source"],
    &["diagnostic", "output"],
    &["cache", "fields", "hypertext", "lock", "markdown"],
    &["config"],
    &["intake::records", "language"],
    &["theme"],
    &["intake::gate::ledger", "intake::gate::numbers::mean", "intake::gate::numbers::numeral"],
    &["intake::gate::numbers::lexicon"],
    &["intake::gate::cleared"],
    &[
        "intake::gate::decisions",
        "intake::gate::numbers::prose",
        "intake::gate::numbers::table",
        "intake::gate::protection",
    ],
    &["intake::gate::numbers", "intake::gate::rules"],
    &["intake::gate::recovery"],
    &["intake::gate::release"],
    &["intake::gate"],
    &["intake"],
    &["catalogue"],
    &["plan", "statistics"],
    &["bibliography", "permalinks"],
    &["data", "feeds", "pages", "search"],
    &["again"],
    &["arranged"],
    &["disk", "lib"],
    &["cli"],
    &["main"],
];

/// Parts that know nothing of the program around them, and what they may still use.
const PURE: &[(&str, &[&str])] = &[
    ("a1", &[]),
    ("address", &[]),
    ("contrast", &[]),
    ("intake::files", &["a1", "contrast"]),
    ("law", &[]),
    ("month", &[]),
    ("plain", &[]),
    ("reference", &[]),
    ("separated", &[]),
    ("source", &["a1"]),
    ("intake::gate::numbers::mean", &[]),
    ("intake::gate::numbers::numeral", &[]),
    (
        "intake::gate::numbers::prose",
        &["intake::gate::numbers::lexicon", "intake::gate::numbers::mean", "intake::gate::numbers::numeral", "month"],
    ),
    (
        "intake::gate::numbers::table",
        &["intake::gate::numbers::lexicon", "intake::gate::numbers::mean", "intake::gate::numbers::numeral", "month"],
    ),
    ("intake::gate::protection", &[]),
];

/// What the library says at its root, and where it stands.
const ALIASES: &[(&str, &str)] = &[("gate", "intake::gate"), ("records", "intake::records"), ("check_loose", "intake")];

#[test]
fn modules_import_from_lower_layers_only() {
    let mut wrong = Vec::new();
    for file in code::files("src").into_iter().filter(|file| !file.is_test()) {
        let own = module_of(&file.module());
        for imported in imports(&file) {
            let other = module_of(&imported);
            if other != own && layer_of(&other) >= layer_of(&own) {
                wrong.push(format!("{}: `{own}` imports `{}` of `{other}`", file.path, imported.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "imports upwards or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn pure_parts_import_nothing_of_the_program() {
    let mut wrong = Vec::new();
    for file in code::files("src").into_iter().filter(|file| !file.is_test()) {
        let own = module_of(&file.module());
        let Some((_, allowed)) = PURE.iter().find(|(name, _)| *name == own) else { continue };
        for imported in imports(&file) {
            let other = module_of(&imported);
            if other != own && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{}: `{own}` imports `{}`", file.path, imported.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "what should stand by itself does not:\n{}", wrong.join("\n"));
}

#[test]
fn every_line_of_the_table_is_a_module() {
    let files = code::files("src");
    for module in LAYERS.iter().flat_map(|layer| layer.iter()) {
        let parts: Vec<String> =
            if *module == "lib" { Vec::new() } else { module.split("::").map(str::to_owned).collect() };
        assert!(files.iter().any(|file| file.module() == parts), "there is no module `{module}`");
    }
}

#[test]
fn imports_are_read_in_all_their_forms() {
    let file = File {
        path: "src/intake/gate/rules/dates.rs".to_owned(),
        text: "use crate::{config::{Config, policy::*}, plain};\nuse super::super::decisions;\n\
               pub(in crate::intake) fn f() -> crate::source::Span { super::x() }\n"
            .to_owned(),
    };
    let read: Vec<String> = imports(&file).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        read,
        [
            "config::Config",
            "config::policy",
            "plain",
            "intake::gate::decisions",
            "source::Span",
            "intake::gate::rules::x"
        ]
    );
}

/// The line of the table that a path belongs to.
fn module_of(path: &[String]) -> String {
    let mut parts = path.to_vec();
    if let Some((_, place)) = ALIASES.iter().find(|(alias, _)| parts.first().is_some_and(|first| first == alias)) {
        parts.splice(..1, place.split("::").map(str::to_owned));
    }
    for length in (1..=parts.len()).rev() {
        let module = parts[..length].join("::");
        if LAYERS.iter().any(|layer| layer.contains(&module.as_str())) {
            return module;
        }
    }
    let first = parts.first().map_or("", String::as_str);
    assert!(
        !code::root().join("src").join(first).is_dir() && !code::root().join(format!("src/{first}.rs")).is_file()
            || first.is_empty(),
        "`{first}` stands in no layer: give it a line in the table"
    );
    "lib".to_owned()
}

fn layer_of(module: &str) -> usize {
    LAYERS.iter().position(|layer| layer.contains(&module)).unwrap()
}

/// Every path of the program that a file names, from the root.
fn imports(file: &File) -> Vec<Vec<String>> {
    let code = file.code();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, word)) = next_path(&code, at) {
        at = start + word.len();
        let before = code[..start].trim_end();
        let is_chained = code[..start].ends_with("::");
        if is_chained || (word == "crate::" && before.ends_with("in")) {
            continue;
        }
        let mut base = if word == "crate::" { Vec::new() } else { file.module() };
        let mut rest = &code[start..];
        if let Some(after) = rest.strip_prefix("crate::") {
            rest = after;
        }
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
        expand(rest, &base, &mut found);
    }
    found
}

/// The next `crate::` or `super::` that begins a word.
fn next_path(code: &str, from: usize) -> Option<(usize, &'static str)> {
    let words = ["crate::", "super::"];
    let places = words.iter().filter_map(|word| Some((from + code[from..].find(word)?, *word)));
    places.min()
}

/// Adds the paths of a tree such as `a::{b, c::d}`; gives what follows it.
fn expand<'t>(text: &'t str, base: &[String], found: &mut Vec<Vec<String>>) -> &'t str {
    let mut path = base.to_vec();
    let mut rest = text;
    loop {
        if let Some(mut group) = rest.strip_prefix('{') {
            loop {
                group = group.trim_start_matches([',', ' ', '\n']);
                match group.strip_prefix('}') {
                    Some(after) => return after,
                    None if group.is_empty() => return group,
                    None => group = expand(group, &path, found),
                }
            }
        }
        let length = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        if length > 0 && &rest[..length] != "self" {
            path.push(rest[..length].to_owned());
        }
        let stops = length == 0;
        rest = &rest[length..];
        match rest.strip_prefix("::") {
            Some(after) if !stops => rest = after,
            _ => {
                found.push(path);
                // A name given with `as`, or the star of a glob.
                return rest.find([',', '}', ';', '\n']).map_or("", |end| &rest[end..]);
            }
        }
    }
}
