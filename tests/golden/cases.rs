//! `tests/cases/<CODE>-<name>/`: a bad case must be reported by that rule, in exactly the words that stand beside it; a
//! good one must pass without a word.
//!
//! A case is a record (`.md`, `.toml`), or a folder: the files of one record, or a site with a `content/` of its own. A
//! `config.toml` in the rule's folder is used for all of its cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use candour::diagnostic::{Color, RULES, Report, Severity, human};
use candour::output::Memory;
use candour::{Options, Status, build};
use libtest_mimic::{Failed, Trial};

use super::expected;
use super::folder::{self, MINIMAL, Tree};

/// Rules that no file of a site can break by itself, and where they are tested.
const ELSEWHERE: &[(&str, &str)] = &[("R021", "needs a file that changes during the build: tests/house/changing.rs")];

const CONFIG: &str = "config.toml";

/// A test for each case, and for each rule that its cases are complete.
pub(crate) fn trials() -> Vec<Trial> {
    let root = folder::tests().join("cases");
    let mut trials = vec![Trial::test("cases::every_rule_has_its_cases", every_rule_has_its_cases)];
    for rule in folder::names(&root) {
        let folder = root.join(&rule);
        let path = folder.clone();
        trials.push(Trial::test(format!("cases::{rule}::complete"), move || is_complete(&path)));
        for name in folder::names(&folder).into_iter().filter(|name| is_case(name)) {
            let stem = name.strip_suffix(".md").unwrap_or(&name).to_owned();
            let path = folder.join(&name);
            let test = move || if name.starts_with("bad-") { is_bad(&path) } else { is_good(&path) };
            trials.push(Trial::test(format!("cases::{rule}::{stem}"), test));
        }
    }
    trials
}

fn is_case(name: &str) -> bool {
    (name.starts_with("good-") || name.starts_with("bad-")) && !name.ends_with(".expected")
}

/// Each rule that the program raises has a folder or stands in [`ELSEWHERE`], never both; and no folder is without its
/// rule.
fn every_rule_has_its_cases() -> Result<(), Failed> {
    let folders: BTreeSet<String> = folder::names(&folder::tests().join("cases")).into_iter().collect();
    let program = program();
    for rule in RULES {
        let name = format!("{}-{}", rule.code, rule.name);
        let is_raised = program.contains(&format!("rules::{}", rule.code));
        let is_elsewhere = ELSEWHERE.iter().any(|(code, reason)| *code == rule.code && !reason.is_empty());
        if folders.contains(&name) != (is_raised && !is_elsewhere) {
            return Err(format!(
                "`tests/cases/{name}` is missing, or is of a rule that is tested elsewhere or nowhere raised"
            )
            .into());
        }
    }
    for name in &folders {
        if !RULES.iter().any(|rule| *name == format!("{}-{}", rule.code, rule.name)) {
            return Err(format!("`tests/cases/{name}` is of no rule").into());
        }
    }
    Ok(())
}

/// The program's text without its tests.
fn program() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = folder::files(&root).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    texts.map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()).collect()
}

/// A rule has a good and a bad case, every bad case its words, and nothing else lies about.
fn is_complete(folder: &Path) -> Result<(), Failed> {
    let names = folder::names(folder);
    for kind in ["good-", "bad-"] {
        if !names.iter().any(|name| name.starts_with(kind) && is_case(name)) {
            return Err(format!("there is no `{kind}…` case").into());
        }
    }
    let wanted = names.iter().filter(|name| is_case(name) && name.starts_with("bad-"));
    let mut known: BTreeSet<PathBuf> = wanted.map(|name| words(&folder.join(name))).collect();
    for name in names.iter().filter(|name| is_case(name) || *name == CONFIG) {
        let path = folder.join(name);
        known.extend(if path.is_dir() { folder::files(&path) } else { vec![path] });
    }
    expected::no_others(folder, &known)
}

fn is_bad(path: &Path) -> Result<(), Failed> {
    let report = judge(path)?;
    let code = code(path);
    let said = human(&report, Color::Never);
    if !report.findings().iter().any(|finding| finding.rule.code == code) {
        return Err(format!("{code} does not report it; what is reported:\n{said}").into());
    }
    expected::same(&words(path), said.as_bytes())
}

fn is_good(path: &Path) -> Result<(), Failed> {
    let report = judge(path)?;
    match report.findings() {
        [] => Ok(()),
        _ => Err(format!("it should pass without a word:\n{}", human(&report, Color::Never)).into()),
    }
}

/// The code that the folder of a case begins with.
fn code(path: &Path) -> String {
    let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
    folder.split('-').next().unwrap().to_owned()
}

/// Where the words for a bad case stand.
fn words(path: &Path) -> PathBuf {
    path.with_extension("expected")
}

/// Builds the site of a case; there is an output if and only if nothing stands against it.
fn judge(path: &Path) -> Result<Report, Failed> {
    let done = build(&tree(path).finish(), &Options::default(), || Ok(Memory::default()))?;
    let stands_against = done.report.findings().iter().any(|finding| finding.rule.severity == Severity::Error);
    if stands_against == (done.status == Status::Done) || stands_against == done.output.is_some() {
        return Err(format!("the findings do not fit the end, {:?}", done.status).into());
    }
    Ok(done.report)
}

fn tree(path: &Path) -> Tree {
    let name = path.file_name().unwrap().to_str().unwrap();
    let is_site = ["content", "themes", CONFIG].iter().any(|part| path.join(part).exists());
    let place = if is_site { String::new() } else { format!("content/responses/{name}") };
    let mut tree = Tree::default();
    tree.copy(path, &place);
    let shared = path.parent().unwrap().join(CONFIG);
    if shared.is_file() && !tree.has(CONFIG) {
        tree.copy(&shared, CONFIG);
    }
    if !tree.has(CONFIG) {
        tree.add(CONFIG.to_owned(), MINIMAL.as_bytes().to_vec());
    }
    tree
}
