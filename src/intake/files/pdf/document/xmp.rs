//! Reads metadata in XMP (ISO 16684-1): titles are words, authors are secrets, dates and identifiers are harmless, anything
//! else is a property that is not known.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::intake::files::found::Found;
use crate::intake::files::pdf::limits;
use crate::intake::files::pdf::strings;
use crate::intake::files::secret::Hides;

/// What a property's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Harmless,
    Words,
    Person,
    Thumbnail,
    Unknown,
}

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";

/// Spaces of names whose properties are identifiers, versions, dates and programs.
const HARMLESS: [&str; 13] = [
    "adobe:ns:meta/",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "http://ns.adobe.com/xap/1.0/sType/Version#",
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://www.aiim.org/pdfe/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
    "http://www.aiim.org/pdfa/ns/schema#",
    "http://www.aiim.org/pdfa/ns/property#",
    "http://www.npes.org/pdfx/ns/id/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "http://ns.adobe.com/pdfx/1.3/SourceModified",
];

/// Reads the unpacked bytes of metadata that belong to a place.
pub(super) fn examine(bytes: &[u8], place: &str, found: &mut Found) {
    let text = match bytes {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => strings::decode(bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let mut reader = NsReader::from_str(&text);
    let mut open: Vec<Value> = Vec::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => return broken(place, found),
        };
        match event {
            Event::Start(element) => {
                if open.len() > limits::NESTING {
                    return broken(place, found);
                }
                let value = begin(&reader, &element, open.last().copied(), place, found);
                open.push(value);
            }
            Event::Empty(element) => {
                begin(&reader, &element, open.last().copied(), place, found);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(words) => {
                tell(open.last().copied().unwrap_or(Value::Unknown), &words, place, found);
            }
            Event::CData(words) => {
                tell(open.last().copied().unwrap_or(Value::Unknown), &words, place, found);
            }
            Event::GeneralRef(reference) => {
                // `&amp;` and the like; any other entity could stand for anything.
                if !reference.is_char_ref() && !matches!(&*reference, "amp" | "lt" | "gt" | "quot" | "apos") {
                    return broken(place, found);
                }
            }
            Event::Comment(words) => {
                if words.contains(char::is_alphanumeric) {
                    found.add(Hides::UnknownPart, place, "a comment in its metadata");
                }
            }
            Event::DocType(_) => return broken(place, found),
            Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return,
        }
    }
}

fn broken(place: &str, found: &mut Found) {
    found.add(Hides::Broken, place, "metadata that cannot be read");
}

fn begin(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    outer: Option<Value>,
    place: &str,
    found: &mut Found,
) -> Value {
    let (space, local) = reader.resolver().resolve_element(element.name());
    let value = value(&space, local.as_ref(), outer);
    for attribute in element.attributes().with_checks(false) {
        let Ok(attribute) = attribute else {
            broken(place, found);
            continue;
        };
        if attribute.key.as_ref().starts_with("xmlns") || attribute.key.as_ref().starts_with("xml:") {
            continue;
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let inner = self::value(&space, local.as_ref(), Some(value));
        tell(inner, &attribute.value, place, found);
    }
    value
}

fn value(space: &ResolveResult<'_>, local: &str, outer: Option<Value>) -> Value {
    let space = match space {
        ResolveResult::Bound(space) => space.as_ref().to_owned(),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
    };
    match (space.as_str(), local) {
        // Lists and descriptions pass on what they stand in.
        (RDF, "RDF" | "Description" | "about" | "parseType" | "resource" | "nodeID" | "ID" | "type") => {
            outer.filter(|outer| *outer == Value::Person).unwrap_or(Value::Harmless)
        }
        (RDF, _) => outer.unwrap_or(Value::Unknown),
        (DC, "title" | "description" | "subject") | (PDF, "Keywords") | (XMP, "Label" | "Nickname") => Value::Words,
        (DC, "creator" | "contributor" | "publisher") | (_, "Author" | "author" | "AuthorsPosition") => Value::Person,
        (DC, "format" | "language" | "date" | "type" | "identifier")
        | (XMP, "CreateDate" | "ModifyDate" | "MetadataDate" | "CreatorTool" | "Identifier" | "Rating")
        | (PDF, "Producer" | "PDFVersion" | "Trapped" | "CreationDate" | "ModDate" | "Creator") => Value::Harmless,
        (XMP, "Thumbnails") => Value::Thumbnail,
        (
            "http://ns.adobe.com/xap/1.0/mm/",
            "DocumentID" | "InstanceID" | "OriginalDocumentID" | "VersionID" | "RenditionClass" | "DerivedFrom"
            | "History" | "Versions" | "subject",
        ) => Value::Harmless,
        (
            "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
            "action" | "instanceID" | "when" | "softwareAgent" | "changed",
        ) => Value::Harmless,
        ("http://ns.adobe.com/pdfx/1.3/", "SourceModified") => Value::Harmless,
        ("", "about" | "xmptk") => Value::Harmless,
        (space, _) if HARMLESS.contains(&space) => Value::Harmless,
        _ => Value::Unknown,
    }
}

fn tell(value: Value, words: &str, place: &str, found: &mut Found) {
    if !words.contains(char::is_alphanumeric) {
        return;
    }
    match value {
        Value::Harmless => {}
        Value::Words => found.say("properties of the document", words, None),
        Value::Person => found.add(Hides::Author, place, "the name of an author in its metadata"),
        Value::Thumbnail => found.add(Hides::Thumbnail, place, "a small picture in its metadata"),
        Value::Unknown => found.add(Hides::Properties, place, "a property in its metadata"),
    }
}
