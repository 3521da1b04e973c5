//! Judges every string of a file by the name that it stands under: harmless, words that a reader can come to see, the name
//! of a person, or not known.

use super::walk::{Step, told};
use crate::intake::files::found::Found;
use crate::intake::files::pdf::strings;
use crate::intake::files::secret::Hides;

/// The longest name of an application, or of a place in a document, in bytes.
const SHORT: usize = 200;

/// Judges a string.
pub(super) fn judge(bytes: &[u8], step: &Step<'_>, found: &mut Found) {
    let text = strings::decode(bytes);
    if text.trim().is_empty() {
        return;
    }
    let place =
        if step.parent == "Info" || step.key == "Info" { String::new() } else { format!("object {}", step.number) };
    let words = match (step.key, step.parent) {
        (_, "ColorSpace") | ("ColorSpace" | "CS" | "Lookup" | "ID", _) => return,
        ("Name", "User") | ("Author", _) => {
            found.add(Hides::Author, place, "the name of an author");
            return;
        }
        ("Info", _) | (_, "OutputIntents") => return,
        ("Title", _) => "title",
        ("Subject" | "Keywords" | "AAPL:Keywords", _) => "properties of the document",
        ("Contents" | "RC" | "Subj" | "RV", _) => "annotation",
        ("TU" | "V" | "DV" | "Opt" | "CA" | "AC" | "MK", _) => "form",
        ("Alt" | "ActualText" | "E" | "Summary" | "Phoneme", _) => "words for reading aloud",
        ("URI" | "Base", _) => "link",
        ("P", _) => "page label",
        ("Name", _) => "layer",
        // Names of fields, places, elements and authors of annotations, who are told of elsewhere.
        ("T" | "TM" | "Dest" | "D" | "Names" | "Limits" | "Dests", _) if is_identifier(&text) => return,
        ("T" | "TM" | "Dest" | "D" | "Names" | "Limits" | "Dests", _) => "name of a place",
        _ if is_harmless(step.key, &text, bytes.len()) => return,
        (key, "Info") => {
            found.add(Hides::Properties, place, format!("the property {}", told(key)));
            return;
        }
        (key, _) => {
            found.add(Hides::UnknownPart, place, format!("words under the name {}", told(key)));
            return;
        }
    };
    found.say(words, &text, None);
}

/// Strings that name programs, dates, fonts, languages and characters' sets.
fn is_harmless(key: &str, text: &str, length: usize) -> bool {
    match key {
        "CreationDate" | "ModDate" | "LastModified" | "M" | "SourceModified" => is_date(text),
        "Creator" | "Producer" | "PTEX.Fullbanner" | "GTS_PDFXVersion" | "GTS_PDFXConformance" => length <= SHORT,
        "Lang" => length <= 35,
        "NM" | "IDTree" | "Headers" | "State" | "StateModel" => length <= SHORT && is_identifier(text),
        "DA" | "DS" => length <= 4 * SHORT,
        "Registry"
        | "Ordering"
        | "CharSet"
        | "Panose"
        | "FontFamily"
        | "Style"
        | "OutputConditionIdentifier"
        | "OutputCondition"
        | "RegistryName"
        | "Tabs"
        | "ExtensionRevision"
        | "URL" => true,
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    let rest = text.strip_prefix("D:").unwrap_or(text);
    let known = |character: char| {
        character.is_ascii_digit() || matches!(character, '+' | '-' | '\'' | 'Z' | ':' | ' ' | 'T' | '\0')
    };
    rest.len() <= 32 && rest.chars().all(known)
}

fn is_identifier(text: &str) -> bool {
    text.len() <= SHORT && !text.contains(char::is_whitespace)
}
