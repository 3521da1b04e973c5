//! The properties of a document: who wrote and printed it, what they called it. An allow-list.

use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Tree};
use crate::intake::files::secret::Hides;

/// Reads `meta.xml`. Takes the number of pages that the program noted last.
pub(super) fn read(tree: &Tree, found: &mut Found) {
    found.remarks("meta.xml", tree.remarks);
    let properties = tree.root.children.iter().flat_map(|meta| &meta.children);
    for property in properties {
        judge(property, found);
    }
}

fn judge(property: &Element, found: &mut Found) {
    let text = property.text.trim();
    match property.name.as_str() {
        "initial-creator" | "creator" | "printed-by" | "contributor" | "publisher" if !text.is_empty() => {
            found.add(Hides::Author, "properties", "the name of an author");
            found.say("properties", text, None);
        }
        "initial-creator" | "creator" | "printed-by" | "contributor" | "publisher" => {}
        "title" | "subject" | "description" | "keyword" | "language" | "type" | "format" | "identifier" | "source"
        | "relation" | "coverage" | "rights" => {
            if property.name != "language" || text.len() > 20 {
                found.say("properties", text, None);
            }
        }
        "generator" if text.len() < 200 => {}
        "creation-date" | "date" | "print-date" | "editing-cycles" | "editing-duration" if is_plain(text) => {}
        "hyperlink-behaviour" => {}
        "document-statistic" => {
            let pages = property.attributes.iter().find(|(_, name, _)| name == "page-count");
            found.set_pages(pages.and_then(|(_, _, count)| count.parse().ok()));
            if !property.attributes.iter().all(|(_, _, value)| is_plain(value)) {
                unknown(property, found);
            }
        }
        "user-defined" if is_of_programs(property) => {}
        "user-defined" => {
            found.add(Hides::Properties, "properties", "a property of its writers' own");
            let name = property.attributes.iter().find(|(_, name, _)| name == "name");
            found.say("properties", name.map_or("", |(_, _, name)| name), None);
            found.say("properties", text, None);
        }
        // Word's own template, by name and without a place.
        "template" if property.attributes.iter().all(|(_, name, value)| name != "href" || value.is_empty()) => {
            for (_, _, title) in property.attributes.iter().filter(|(_, name, _)| name == "title") {
                found.say("properties", title, None);
            }
        }
        "template" | "auto-reload" => {
            found.add(Hides::ExternalLink, "properties", "the place of its template or source");
            for (_, _, value) in &property.attributes {
                found.say("properties", value, None);
            }
        }
        _ => unknown(property, found),
    }
}

/// Whether a property is one of those that `LibreOffice` makes of Word's own, and says no more than they do.
fn is_of_programs(property: &Element) -> bool {
    const OWN: [&str; 6] = ["AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"];
    let name = property.attributes.iter().find(|(_, name, _)| name == "name");
    let is_own = name.is_some_and(|(_, _, name)| OWN.contains(&name.as_str()));
    let text = property.text.trim();
    is_own && (is_plain(text) || matches!(text, "true" | "false"))
}

fn is_plain(text: &str) -> bool {
    text.len() <= 40 && text.chars().all(|letter| letter.is_ascii_digit() || "-:.TZ+PYMDHS".contains(letter))
}

fn unknown(property: &Element, found: &mut Found) {
    let name: String = property.name.chars().take(40).collect();
    found.add(Hides::UnknownPart, "meta.xml", format!("the property `{name}`"));
}
