//! `tests/sites/<name>/`: a site in `input/`, and in `expected/` what is published of it, byte for byte.
//!
//! `expected/paths.txt` lists all that is published, files of the theme left out. What is compared besides stands in
//! `compare`, a path a line, with `*` for any characters of one segment; a line that ends in the name of an element, such
//! as ` main`, compares the first element of that name only. Without `compare`, everything is compared but the theme's
//! files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use candour::diagnostic::{Color, human};
use candour::output::Memory;
use candour::{Options, build};
use libtest_mimic::{Failed, Trial};

use super::expected;
use super::folder::{self, MINIMAL, Tree};

/// A test for each site.
pub(crate) fn trials() -> Vec<Trial> {
    let root = folder::tests().join("sites");
    let sites = folder::names(&root).into_iter();
    sites
        .map(|name| {
            Trial::test(format!("sites::{name}"), {
                let path = root.join(name);
                move || is_as_expected(&path)
            })
        })
        .collect()
}

fn is_as_expected(site: &Path) -> Result<(), Failed> {
    let published = publish(site)?;
    let chosen = match fs::read_to_string(site.join("compare")) {
        Ok(lines) => choose(&published, &lines)?,
        Err(_) => published
            .iter()
            .filter(|(path, _)| !is_asset(path))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect(),
    };
    let mut wanted = BTreeMap::from([("paths.txt".to_owned(), paths(&published).into_bytes())]);
    wanted.extend(chosen);
    let folder = site.join("expected");
    for (path, bytes) in &wanted {
        expected::same(&folder.join(path), bytes)?;
    }
    let known: BTreeSet<_> = wanted.keys().map(|path| folder.join(path)).collect();
    expected::no_others(&folder, &known)
}

fn publish(site: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failed> {
    let mut tree = Tree::default();
    tree.copy(&site.join("input"), "");
    if !tree.has("config.toml") {
        tree.add("config.toml".to_owned(), MINIMAL.as_bytes().to_vec());
    }
    let done = build(&tree.finish(), &Options::default(), || Ok(Memory::default()))?;
    match (done.report.findings(), done.output) {
        ([], Some(output)) => Ok(output.into_files()),
        _ => Err(format!("it should pass without a word:\n{}", human(&done.report, Color::Never)).into()),
    }
}

/// Every path but those of the theme's files, which are named by their content.
fn paths(published: &BTreeMap<String, Vec<u8>>) -> String {
    let own = published.keys().filter(|path| !is_asset(path));
    own.map(|path| format!("{path}\n")).collect()
}

fn is_asset(path: &str) -> bool {
    path.starts_with("assets/")
}

/// What the lines of `compare` name; a line that names nothing is an error.
fn choose(published: &BTreeMap<String, Vec<u8>>, lines: &str) -> Result<BTreeMap<String, Vec<u8>>, Failed> {
    let mut chosen = BTreeMap::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (pattern, part) = line.split_once(' ').map_or((line, None), |(pattern, part)| (pattern, Some(part)));
        let met: Vec<_> = published.iter().filter(|(path, _)| matches(pattern, path)).collect();
        if met.is_empty() {
            return Err(format!("`{line}` in `compare` names nothing that is published").into());
        }
        for (path, bytes) in met {
            let bytes = match part {
                None => bytes.clone(),
                Some(part) => element(bytes, part).ok_or(format!("`{path}` has no <{part}>"))?,
            };
            chosen.insert(path.clone(), bytes);
        }
    }
    Ok(chosen)
}

/// Whether a path is of a pattern in which `*` stands for any characters of one segment.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            let end = rest.find('/').unwrap_or(rest.len());
            (0..=end).filter(|&at| rest.is_char_boundary(at)).any(|at| matches(after, &rest[at..]))
        }),
    }
}

/// The first element of a name, with its tags.
fn element(page: &[u8], name: &str) -> Option<Vec<u8>> {
    let page = String::from_utf8_lossy(page);
    let start = page.find(&format!("<{name}"))?;
    let closing = format!("</{name}>");
    let end = start + page[start..].find(&closing)? + closing.len();
    Some(format!("{}\n", &page[start..end]).into_bytes())
}
