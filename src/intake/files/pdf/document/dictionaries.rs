//! What whole dictionaries tell: actions, signatures, pages and the catalogue with names that are not known, private parts.

use super::rules;
use super::walk::{Step, told};
use crate::intake::files::found::Found;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::secret::Hides;

/// Judges a dictionary; true where what is in it says nothing new.
pub(super) fn judge(file: &File<'_>, dict: &Dict, step: &Step<'_>, found: &mut Found) -> bool {
    let place = || format!("object {}", step.number);
    let kind = file.get(dict, "Type").as_name();
    if matches!(kind, Some("Sig" | "DocTimeStamp")) && dict.has("Contents") || dict.has("ByteRange") {
        found.add(Hides::Signature, place(), "a digital signature");
        return true;
    }
    if dict.has("EF") {
        found.add(Hides::EmbeddedFile, place(), "");
        return true;
    }
    if kind == Some("EmbeddedFile") {
        found.add(Hides::EmbeddedFile, place(), "");
        return true;
    }
    let known: &[&str] = match kind {
        Some("Catalog") => &rules::CATALOG,
        Some("Page") => &rules::PAGE,
        _ => &[],
    };
    if !known.is_empty() {
        for key in dict.0.keys().filter(|key| !known.contains(&key.as_str())) {
            found.add(Hides::UnknownPart, place(), format!("the name {}", told(key)));
        }
    }
    if step.key == "Names" && step.parent == "Root" {
        let known = ["Dests", "EmbeddedFiles", "JavaScript", "AP"];
        for key in dict.0.keys().filter(|key| !known.contains(&key.as_str())) {
            found.add(Hides::UnknownPart, place(), format!("named objects of the kind {}", told(key)));
        }
    }
    let is_action = matches!(step.key, "A" | "OpenAction" | "Next" | "PA") || step.parent == "AA";
    if is_action || kind == Some("Action") {
        action(file, dict, step, found);
    }
    if file.get(dict, "FT").as_name() == Some("Sig") && file.get(dict, "V").as_dict().is_some() {
        found.add(Hides::Signature, place(), "a digital signature");
    }
    if let Object::Text(outside) = file.get(dict, "F")
        && !outside.is_empty()
        && step.object.as_stream().is_some()
    {
        found.add(Hides::UnknownPart, place(), "a stream whose bytes are in another file");
    }
    false
}

/// Actions that only lead to a place in the document or to an address are harmless; the address is a passage.
fn action(file: &File<'_>, dict: &Dict, step: &Step<'_>, found: &mut Found) {
    let place = format!("object {}", step.number);
    let what = match file.get(dict, "S").as_name() {
        None | Some("GoTo" | "URI" | "Named") => return,
        Some("JavaScript") => {
            found.add(Hides::Macro, place, "a program");
            return;
        }
        Some("Rendition" | "Sound" | "Movie" | "RichMediaExecute" | "GoTo3DView") => {
            found.add(Hides::RichMedia, place, "an action that plays a medium");
            return;
        }
        Some("Launch") => "it opens a program or another file",
        Some("GoToR" | "GoToE") => "it opens another document",
        Some("SubmitForm") => "it sends what was filled in",
        Some("ImportData") => "it brings in data",
        Some("ResetForm" | "Hide" | "SetOCGState") => "it changes what is shown",
        // Attributes of structure elements stand under the same name, and have types of their own.
        Some(_) if dict.has("O") => return,
        Some(_) => "an unknown action",
    };
    found.add(Hides::Action, place, what);
}
