//! Data in XML beside a document: a secret, but for the empty list of sources that Word adds to documents of its own
//! accord.

use crate::intake::files::found::Found;
use crate::intake::files::package::Tree;
use crate::intake::files::secret::Hides;

/// The namespace of lists of sources (ECMA-376 part 1, 22.6), in both variants.
const SOURCES: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography",
];

/// The attributes of such a list: the style of citation.
const STYLE: [&str; 3] = ["SelectedStyle", "StyleName", "Version"];

/// Reads a part of data, or of properties of one.
pub(super) fn read(tree: &Tree, place: &str, found: &mut Found) {
    if !is_usual(tree) {
        found.add(Hides::CustomXml, place, "data in XML");
        for element in tree.root.descend() {
            found.say("data", &element.text, None);
        }
    }
}

fn is_usual(tree: &Tree) -> bool {
    let root = &tree.root;
    let is_wordless = tree.remarks == 0 && root.descend().all(|element| element.text.trim().is_empty());
    let is_short = root.attributes.iter().all(|(_, _, value)| value.len() <= 64);
    if !is_wordless || !is_short {
        return false;
    }
    match root.name.as_str() {
        "Sources" => {
            let is_style = root.attributes.iter().all(|(_, name, _)| STYLE.contains(&name.as_str()));
            SOURCES.contains(&root.namespace.as_str()) && root.children.is_empty() && is_style
        }
        // The properties name a schema; that of a list of sources is usual.
        "datastoreItem" => {
            let mut schemas = root.descend().filter(|element| element.name == "schemaRef");
            schemas.all(|schema| schema.attributes.iter().all(|(_, _, uri)| SOURCES.contains(&uri.as_str())))
        }
        _ => false,
    }
}
