//! What the program is built from: licences, sources and build scripts stand on the lists of deny.toml, and the oldest Rust
//! that is promised is one that all of it takes. Knows nothing of advisories: those are asked for by `cargo deny`.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::code;

/// Every package that is built here, with what cargo knows of it.
fn packages() -> Vec<Value> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host]);
    let done = command.current_dir(code::root()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut metadata: Value = serde_json::from_slice(&done.stdout).unwrap();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap().clone();
    let is_built = |package: &Value| nodes.iter().any(|node| node["id"] == package["id"]);
    let Value::Array(packages) = metadata["packages"].take() else { panic!("no packages") };
    packages.into_iter().filter(is_built).collect()
}

/// A list of deny.toml.
fn list(table: &str, key: &str) -> Vec<String> {
    let deny: toml::Table = fs::read_to_string(code::root().join("deny.toml")).unwrap().parse().unwrap();
    let mut value = toml::Value::Table(deny);
    for part in table.split('.') {
        value = value.get(part).unwrap().clone();
    }
    value[key].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

fn text<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

/// Whether an expression of SPDX is met by the licences that are allowed; `/` was once written for `OR`.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = either(&mut words, allowed);
    met && words.next().is_none()
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn either(words: &mut Words<'_>, allowed: &[String]) -> bool {
    let mut met = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all(words: &mut Words<'_>, allowed: &[String]) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words<'_>, allowed: &[String]) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = either(words, allowed);
        return words.next() == Some(")") && met;
    }
    let Some(name) = words.next() else { return false };
    // An exception gives more than the licence alone; it is a licence of its own to the list.
    match words.next_if_eq(&"WITH") {
        Some(_) => words.next().is_some_and(|exception| allowed.contains(&format!("{name} WITH {exception}"))),
        None => allowed.iter().any(|allowed| allowed == name),
    }
}

#[test]
fn every_licence_is_allowed() {
    let allowed = list("licenses", "allow");
    for package in packages() {
        let licence = text(&package, "license");
        assert!(is_allowed(licence, &allowed), "{} is under `{licence}`", text(&package, "name"));
    }
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
        ("(GPL-3.0 OR LGPL-3.0) AND MIT", false),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("Unlicense/MIT", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn every_source_is_the_registry() {
    let allowed = list("sources", "allow-registry");
    let own = packages().into_iter().filter(|package| package["source"].is_null());
    assert_eq!(own.map(|package| text(&package, "name").to_owned()).collect::<Vec<_>>(), ["candour"]);
    for package in packages().iter().filter(|package| !package["source"].is_null()) {
        let source = text(package, "source").trim_start_matches("registry+");
        assert!(allowed.iter().any(|allowed| allowed == source), "{} comes from {source}", text(package, "name"));
    }
}

#[test]
fn every_build_script_was_read() {
    let known = list("bans.build", "allow-build-scripts");
    for package in packages() {
        let targets = package["targets"].as_array().unwrap();
        let has_script = targets.iter().any(|target| target["kind"][0] == "custom-build");
        let name = text(&package, "name");
        assert!(!has_script || known.iter().any(|known| known == name), "read the build script of {name}, and list it");
    }
    assert!(known.is_sorted(), "the list is in the order of the alphabet");
    let manifest = fs::read_to_string(code::root().join("Cargo.toml")).unwrap();
    assert!(
        !code::root().join("build.rs").exists() && !manifest.contains("build ="),
        "this program has none of its own"
    );
}

/// `1.95` as numbers that can be compared.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map_while(|part| part.parse().ok()).collect()
}

#[test]
fn the_oldest_rust_is_promised_in_one_way() {
    let packages = packages();
    let own = packages.iter().find(|package| text(package, "name") == "candour").unwrap();
    let promised = text(own, "rust_version");
    for package in &packages {
        let needed = text(package, "rust_version");
        assert!(version(needed) <= version(promised), "{} needs Rust {needed}", text(package, "name"));
    }
    let read = |path: &str| fs::read_to_string(code::root().join(path)).unwrap();
    assert!(read("README.md").contains(&format!("{promised} or newer")), "README.md promises another Rust");
    assert!(read(".ci/run").contains("rust-version"), ".ci/run checks with the oldest Rust");
}
