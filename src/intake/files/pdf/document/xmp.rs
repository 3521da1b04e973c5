//! Reads metadata in XMP (ISO 16684-1): titles are words, authors are secrets, dates and identifiers are harmless, anything
//! else is a property that is not known.

use crate::intake::files::found::Found;
use crate::intake::files::package::{Node, Part, Start, Xml};
use crate::intake::files::pdf::strings;
use crate::intake::files::secret::{Hides, Secret};

/// What a property's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Harmless,
    Words,
    Person,
    Thumbnail,
    Unknown,
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";
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
    // Room for changes is kept in white space, or in nothing, behind the metadata.
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\0' | '\u{feff}'));
    if text.is_empty() {
        return;
    }
    if let Err(fault) = read(text, place, found) {
        found.take(Secret { place: place.to_owned(), ..fault });
    }
}

fn read(text: &str, place: &str, found: &mut Found) -> Result<(), Secret> {
    let mut xml = Xml::open(Part::plain(text.as_bytes()), place)?;
    let mut open: Vec<Value> = Vec::new();
    let mut words = String::new();
    loop {
        let node = xml.next()?;
        if let Node::Text(more) = &node {
            words.push_str(more);
            continue;
        }
        tell(open.last().copied().unwrap_or(Value::Unknown), &words, place, found);
        words.clear();
        match node {
            Node::Start(start) => open.push(begin(&start, open.last().copied(), place, found)?),
            Node::End => {
                open.pop();
            }
            Node::Text(_) => {}
            Node::Done => break,
        }
    }
    if xml.worded > 0 {
        found.add(Hides::UnknownPart, place, "a comment in its metadata");
    }
    Ok(())
}

fn begin(start: &Start<'_>, outer: Option<Value>, place: &str, found: &mut Found) -> Result<Value, Secret> {
    let value = value(start.namespace, start.name(), outer);
    for attribute in start.attributes() {
        let attribute = attribute?;
        if attribute.namespace != XML {
            tell(self::value(attribute.namespace, attribute.name, Some(value)), &attribute.value, place, found);
        }
    }
    Ok(value)
}

fn value(space: &str, local: &str, outer: Option<Value>) -> Value {
    match (space, local) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::files::secret::Examined;

    fn examined(inner: &str) -> Examined {
        let text = format!(
            "<?xpacket begin=\"\u{feff}\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><r:RDF xmlns:r=\"{RDF}\"><r:Description \
             r:about=\"\" xmlns:dc=\"{DC}\">{inner}</r:Description></r:RDF></x:xmpmeta><?xpacket end=\"w\"?>  \n\0"
        );
        let mut found = Found::default();
        examine(text.as_bytes(), "object 1", &mut found);
        found.finish()
    }

    #[test]
    fn a_title_is_read_as_it_is_shown() {
        let title = "<dc:title><r:Alt><r:li xml:lang=\"x-default\">Wardens: &#51; of thre&#101; &amp; all</r:li></r:Alt></dc:title>";
        let examined = examined(title);
        let words: Vec<&str> = examined.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!((words, examined.secrets.len()), (vec!["Wardens: 3 of three & all"], 0));
    }

    #[test]
    fn what_is_not_known_is_a_secret() {
        for (inner, wanted) in [
            ("<dc:creator><r:Seq><r:li>A. Keeper</r:li></r:Seq></dc:creator>", Hides::Author),
            ("<dc:other>x</dc:other>", Hides::Properties),
            ("<!-- x -->", Hides::UnknownPart),
            ("<dc:title>&x;</dc:title>", Hides::Broken),
            ("<dc:title>", Hides::Broken),
        ] {
            let secrets: Vec<Hides> = examined(inner).secrets.iter().map(|secret| secret.what).collect();
            assert_eq!(secrets, [wanted], "{inner}");
        }
        let mut found = Found::default();
        examine(b" \n\0", "object 1", &mut found);
        assert!(found.finish().secrets.is_empty());
    }
}
