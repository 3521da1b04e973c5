//! The settings of a document: numbers and truth values are harmless, words only where they are known to be.

use crate::intake::files::found::Found;
use crate::intake::files::package::Tree;
use crate::intake::files::secret::Hides;

/// The longest setting that may be harmless, in bytes.
const LONGEST: usize = 64;

/// Reads `settings.xml`.
pub(super) fn read(tree: &Tree, found: &mut Found) {
    const PART: &str = "settings.xml";
    found.remarks(PART, tree.remarks);
    for element in tree.root.descend() {
        let value = element.text.trim();
        let name = element.attributes.iter().find(|(_, name, _)| name == "name").map_or("", |(_, _, value)| value);
        match element.name.as_str() {
            // Entries of a map are named after sheets, which are read where they stand.
            "document-settings"
            | "settings"
            | "config-item-set"
            | "config-item-map-indexed"
            | "config-item-map-named"
            | "config-item-map-entry"
                if value.is_empty() => {}
            "config-item" if value.is_empty() => {}
            "config-item" => match (name, is_number(value)) {
                ("PrinterName" | "PrinterSetup" | "PrintFaxName", _) => {
                    found.add(Hides::PrinterSettings, PART, "a printer's name or settings");
                }
                (name, _) if name.contains("Database") || name.contains("DataSource") => {
                    if !matches!(value, "0" | "true" | "false") {
                        found.add(Hides::DataSource, PART, "a database that the document is bound to");
                    }
                }
                ("RedlineProtectionKey" | "ModifyPasswordInfo", _) => {
                    found.add(Hides::Protection, PART, "the digest of a password");
                }
                (_, true) => {}
                // What Writer and Calc keep of their views, and of their own versions.
                (
                    "ViewId"
                    | "ActiveTable"
                    | "CodeName"
                    | "ZoomType"
                    | "CharacterCompressionType"
                    | "ViewLayout"
                    | "PrinterIndependentLayout",
                    _,
                ) if value.len() <= LONGEST => found.say("settings", shown(name, value), None),
                _ => unknown(name, PART, found),
            },
            // Letters that may not begin or end a line, as lists.
            "forbidden-characters" => {}
            name => unknown(name, PART, found),
        }
    }
}

/// Views and code names that programs make are not worth reading; other words are.
fn shown<'v>(name: &str, value: &'v str) -> &'v str {
    let is_own = value.starts_with("view")
        || value.starts_with("Sheet")
        || name == "ZoomType"
        || name == "PrinterIndependentLayout";
    if is_own || name == "ActiveTable" { "" } else { value }
}

fn is_number(value: &str) -> bool {
    let is_short = value.len() <= 24;
    let is_truth = matches!(value, "true" | "false");
    is_truth || (is_short && value.bytes().all(|byte| byte.is_ascii_digit() || b"-+.".contains(&byte)))
}

fn unknown(name: &str, place: &str, found: &mut Found) {
    let name: String = name.chars().take(40).collect();
    found.add(Hides::UnknownPart, place, format!("the setting `{name}`"));
}
