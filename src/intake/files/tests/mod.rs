//! Every examiner against its controls, the files in `tests/controls`: what each must find, what each must let pass, what
//! each must read, and that no damage makes one fail.

mod controls;
mod damage;
mod types;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use super::kind::FileKind;
use super::secret::Examined;

/// The folders of controls, the type of the files in each, and the code that looks into it.
const FORMATS: &[(&str, FileKind, &[&str])] = &[
    ("jpeg", FileKind::Jpeg, &["image/mod.rs", "image/jpeg.rs", "image/exif.rs", "image/icc.rs", "image/photoshop.rs"]),
    ("png", FileKind::Png, &["image/mod.rs", "image/png.rs", "image/exif.rs", "image/icc.rs"]),
    ("xlsx", FileKind::Xlsx, &["spreadsheet/xlsx", "package", "found.rs"]),
    ("ods", FileKind::Ods, &["spreadsheet/ods", "opendocument", "package", "found.rs"]),
    ("docx", FileKind::Docx, &["document/docx", "vocabulary.rs", "package", "found.rs"]),
    ("odt", FileKind::Odt, &["document/odt", "opendocument", "vocabulary.rs", "package", "found.rs"]),
    ("pdf", FileKind::Pdf, &["pdf"]),
    ("xls", FileKind::Xls, &["spreadsheet/xls"]),
];

/// A control.
struct Control {
    /// Without its ending: `row.low-bad`.
    name: String,
    kind: FileKind,
    bytes: Vec<u8>,
}

/// The controls of a folder, by name.
fn controls(folder: &str) -> Vec<Control> {
    let kind = FORMATS.iter().find(|(name, ..)| *name == folder).unwrap().1;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("tests/controls").join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let control = |path: &PathBuf| Control {
        name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
        kind,
        bytes: fs::read(path).unwrap(),
    };
    paths.iter().map(control).collect()
}

/// What is found in one control.
fn examined(folder: &str, name: &str) -> Examined {
    let control = controls(folder).into_iter().find(|control| control.name == name).unwrap();
    super::examine(control.kind, &control.bytes)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
