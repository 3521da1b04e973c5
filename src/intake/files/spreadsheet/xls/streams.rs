//! The streams of a workbook's file beside the workbook ([MS-XLS] 2.1.3): which are harmless, and what others hide.

use super::compound::{Kind, Part};
use super::properties;
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;

/// Bytes of a stream that says which program the file is for.
const LONGEST_CLASS: usize = 300;
/// Bytes of the stream that every embedded object has, and some programs give to a workbook.
const OLE: usize = 20;

/// Adds what a part of the file hides.
pub(super) fn judge(part: &Part, sheets: &[&str], found: &mut Found) {
    let first = part.path.split('/').next().unwrap_or_default();
    let (hides, detail) = match first {
        "Workbook" if part.kind == Kind::Stream => return,
        "\u{5}SummaryInformation" | "\u{5}DocumentSummaryInformation" if part.kind == Kind::Stream => {
            return properties::inspect(&part.bytes, sheets, found);
        }
        "\u{1}CompObj" if is_class_of_workbook(&part.bytes) => return,
        "\u{1}Ole" if part.bytes.len() == OLE && part.bytes.get(4..).is_some_and(is_blank) => return,
        "Book" => (Hides::Unreadable, "a workbook of Excel 95 or older"),
        "_VBA_PROJECT_CUR" | "_VBA_PROJECT" | "VBA" => (Hides::Macro, "a program"),
        "_SX_DB_CUR" | "_SX_DB" => (Hides::PivotCache, "the records behind a pivot table"),
        "Ctls" => (Hides::EmbeddedFile, "controls"),
        "Revision Log" | "User Names" => (Hides::TrackedChange, "tracked changes, or who made them"),
        "EncryptedPackage" | "EncryptionInfo" | "\u{6}DataSpaces" => (Hides::Encrypted, "encrypted contents"),
        "_signatures" | "_xmlsignatures" => (Hides::Signature, ""),
        _ if first.starts_with("MBD") => (Hides::EmbeddedFile, ""),
        _ if first.starts_with("LNK") => (Hides::ExternalLink, "another file, or values kept from it"),
        _ => (Hides::UnknownPart, "a part of an unknown kind"),
    };
    found.add(hides, printable(first), detail);
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

/// Whether a stream names a worksheet's program and nothing else. Letters may have one byte or two.
fn is_class_of_workbook(bytes: &[u8]) -> bool {
    const WORDS: [&str; 14] = [
        "microsoft",
        "office",
        "excel",
        "worksheet",
        "sheet",
        "biff",
        "tabelle",
        "arbeitsblatt",
        "feuille",
        "de",
        "calcul",
        "hoja",
        "lculo",
        "c",
    ];
    // A header of 28 bytes, and the mark before the same texts in two bytes to the letter.
    let Some(texts) = bytes.get(28..).filter(|_| bytes.len() <= LONGEST_CLASS) else { return false };
    let text: String = texts.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 1);
    words.all(|word| WORDS.contains(&word))
}

fn printable(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).collect()
}
