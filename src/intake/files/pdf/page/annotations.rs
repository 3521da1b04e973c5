//! Annotations of a page (ISO 32000-2, 12.5): which of them are comments, marks for redaction, files or media. Their words
//! are gathered with those of all other objects.

use super::{Page, Seen, appearance};
use crate::intake::files::found::Found;
use crate::intake::files::pdf::content::Interpreter;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::secret::Hides;

/// Flags of annotations that are not shown: invisible, hidden, no view.
const NOT_SHOWN: i64 = 1 << 1 | 1 << 5;

/// Examines the annotations of a page and draws them over it.
pub(super) fn examine<'a>(
    interpreter: &mut Interpreter<'a, '_>,
    page: &Page<'a>,
    place: &str,
    seen: &mut Seen,
    found: &mut Found,
) {
    let file = interpreter.file();
    for object in file.list(page.dict, "Annots") {
        // An annotation costs as much as several operators.
        if !file.budget.operate_many(8) {
            break;
        }
        let Some(annotation) = file.resolve(object).as_dict() else { continue };
        let kind = file.get(annotation, "Subtype").as_name().unwrap_or("");
        let flags = file.get(annotation, "F").as_int().unwrap_or(0);
        let off = interpreter.is_off(annotation);
        let hidden = flags & NOT_SHOWN != 0 || off;
        if hidden && kind != "Popup" {
            let hides = if kind == "Widget" { Hides::FormField } else { Hides::HiddenAnnotation };
            found.add(hides, place, format!("a {} that is not shown", named(kind)));
        } else if let Object::Ref(number) = object {
            seen.annotations.insert(*number);
        }
        tell(file, annotation, kind, place, found);
        if kind != "Popup" {
            appearance::draw(interpreter, annotation, page.resources, hidden);
        }
    }
}

fn tell(file: &File<'_>, annotation: &Dict, kind: &str, place: &str, found: &mut Found) {
    let says = |key: &str| match file.get(annotation, key) {
        Object::Text(bytes) => bytes.iter().any(u8::is_ascii_alphanumeric),
        Object::Stream(_) => true,
        _ => false,
    };
    match kind {
        "Link" | "Widget" | "Popup" | "FreeText" | "Watermark" | "PrinterMark" | "TrapNet" => {}
        "Text" => found.add(Hides::Comment, place, "a note"),
        "Redact" => found.add(Hides::PendingRedaction, place, ""),
        "FileAttachment" => found.add(Hides::EmbeddedFile, place, "a file"),
        "Sound" | "Movie" | "Screen" | "3D" | "RichMedia" => found.add(Hides::RichMedia, place, named(kind)),
        "Highlight" | "Underline" | "StrikeOut" | "Squiggly" | "Caret" | "Ink" | "Stamp" | "Square" | "Circle"
        | "Line" | "Polygon" | "PolyLine" | "Projection" => {
            if says("Contents") || says("RC") {
                found.add(Hides::Comment, place, format!("the comment of a {}", named(kind)));
            }
        }
        _ => found.add(Hides::UnknownPart, place, "an annotation of an unknown kind"),
    }
    // The title of a field's place is its name; that of any other annotation is its author.
    if kind != "Widget" && says("T") {
        found.add(Hides::Author, place, format!("the author of a {}", named(kind)));
    }
}

fn named(kind: &str) -> &'static str {
    match kind {
        "Widget" => "form field",
        "FreeText" => "text box",
        "Highlight" | "Underline" | "StrikeOut" | "Squiggly" => "mark in the text",
        "Stamp" => "stamp",
        "Square" | "Circle" | "Line" | "Polygon" | "PolyLine" | "Ink" => "drawing",
        "Sound" => "sound",
        "Movie" | "Screen" | "RichMedia" => "film or other medium",
        "3D" => "model",
        "Link" => "link",
        "Redact" => "mark for redaction",
        _ => "note",
    }
}
