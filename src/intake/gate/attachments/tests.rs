//! The table of what can hide in a file: which finding tells of it, and the file that shows it. `UPDATE=1 cargo test` writes
//! it into the page of the controls.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::rule;
use crate::intake::files::{FileKind, Hides};

/// The formats, by the folders of their controls.
const FORMATS: [(&str, FileKind); 8] = [
    ("xlsx", FileKind::Xlsx),
    ("ods", FileKind::Ods),
    ("xls", FileKind::Xls),
    ("pdf", FileKind::Pdf),
    ("docx", FileKind::Docx),
    ("odt", FileKind::Odt),
    ("jpeg", FileKind::Jpeg),
    ("png", FileKind::Png),
];

/// What stands before the table that is written anew.
const MARK: &str = "<!-- From here on, a test keeps this page. -->\n";

/// The files of a format that must be caught, by the way in which each hides something.
type Shown = BTreeMap<String, Vec<PathBuf>>;

#[test]
fn the_page_of_the_controls_tells_what_each_format_can_hide() {
    let page = folder().join("README.md");
    let kept = fs::read_to_string(&page).unwrap();
    let (head, _) = kept.split_once(MARK).unwrap();
    let formats = FORMATS.map(|(name, kind)| (name, kind, shown(name)));
    let text = format!("{head}{MARK}\n{}{}", overview(&formats), formats.iter().map(listed).collect::<String>());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, &text).unwrap();
        return;
    }
    assert!(kept == text, "tests/controls/README.md is out of date: run `UPDATE=1 cargo test` and read what changed");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/controls")
}

fn shown(format: &str) -> Shown {
    let mut shown = Shown::new();
    for entry in fs::read_dir(folder().join(format)).unwrap() {
        let path = entry.unwrap().path();
        if let Some(name) = path.file_stem().unwrap().to_str().unwrap().strip_suffix("-bad") {
            shown.entry(name.split('.').next().unwrap().to_owned()).or_default().push(path);
        }
    }
    shown.values_mut().for_each(|paths| paths.sort());
    shown
}

/// Ways against formats: the code of the finding.
fn overview(formats: &[(&str, FileKind, Shown)]) -> String {
    let mut text = "## What, where\n\n| | ".to_owned();
    text += &formats.iter().map(|(name, ..)| format!("`.{name}`")).collect::<Vec<_>>().join(" | ");
    text += &format!(" |\n|{}\n", "---|".repeat(formats.len() + 1));
    for what in Hides::ALL {
        let code = |(_, kind, shown): &(&str, FileKind, Shown)| match shown.contains_key(&what.spelled()) {
            true => rule(*what, *kind).code,
            false => "",
        };
        let codes: Vec<&str> = formats.iter().map(code).collect();
        if codes.iter().any(|code| !code.is_empty()) {
            writeln!(text, "| {} | {} |", what.words(), codes.join(" | ")).unwrap();
        }
    }
    text
}

/// The files of one format.
fn listed((name, kind, shown): &(&str, FileKind, Shown)) -> String {
    let mut text = format!("\n## `.{name}`\n\n| What hides | Code | Shown by |\n|---|---|---|\n");
    for what in Hides::ALL {
        let Some(paths) = shown.get(&what.spelled()) else { continue };
        let link = |path: &PathBuf| {
            let file = path.file_name().unwrap().to_str().unwrap();
            format!("[{}]({name}/{file})", file.split("-bad.").next().unwrap())
        };
        let links: Vec<String> = paths.iter().map(link).collect();
        writeln!(text, "| {} | {} | {} |", what.words(), rule(*what, *kind).code, links.join(", ")).unwrap();
    }
    text
}
