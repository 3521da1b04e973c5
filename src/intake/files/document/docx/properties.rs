//! The properties of a document: who wrote it, with what, and what they called it. An allow-list: a property that is
//! not known is a secret.

use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Tree};
use crate::intake::files::secret::Hides;

/// The core properties: authors are secrets, words are passages, dates and numbers harmless.
pub(super) fn core(tree: &Tree, place: &str, found: &mut Found) {
    found.remarks(place, tree.remarks);
    for property in &tree.root.children {
        match property.name.as_str() {
            "creator" | "lastModifiedBy" => note_author(property, "the name of an author", found),
            "title" | "subject" | "description" | "keywords" | "category" | "contentStatus" | "contentType"
            | "identifier" | "version" | "language" => say(property, found),
            "created" | "modified" | "lastPrinted" | "revision" => note_if_wordy(property, place, found),
            _ => note_unknown(property, place, found),
        }
    }
}

/// The extended properties: organisations are secrets, counts harmless. Takes the number of pages that the program
/// noted last.
pub(super) fn extended(tree: &Tree, place: &str, found: &mut Found) {
    found.remarks(place, tree.remarks);
    for property in &tree.root.children {
        match property.name.as_str() {
            "Company" => note_author(property, "the name of an organisation", found),
            "Manager" => note_author(property, "the name of a manager", found),
            "DigSig" => note_author(property, "a digital signature", found),
            "Template" if property.text.contains(['/', '\\', ':']) => {
                note_author(property, "the place of its template", found);
            }
            "Template" if property.text.starts_with("Normal") => {}
            "Template" | "HyperlinkBase" | "TitlesOfParts" | "HeadingPairs" | "HLinks" | "Application"
            | "PresentationFormat" => say(property, found),
            "Pages" => {
                found.set_pages(property.text.trim().parse().ok());
                note_if_wordy(property, place, found);
            }
            "TotalTime"
            | "Words"
            | "Characters"
            | "CharactersWithSpaces"
            | "Lines"
            | "Paragraphs"
            | "DocSecurity"
            | "ScaleCrop"
            | "LinksUpToDate"
            | "SharedDoc"
            | "HyperlinksChanged"
            | "AppVersion" => {
                note_if_wordy(property, place, found);
            }
            _ => note_unknown(property, place, found),
        }
    }
}

/// The properties that the writers defined: each is a secret, but for what `LibreOffice` makes of Word's own.
pub(super) fn custom(tree: &Tree, place: &str, found: &mut Found) {
    const OWN: [&str; 6] = ["AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"];
    found.remarks(place, tree.remarks);
    for property in &tree.root.children {
        let name = property.value("name").unwrap_or_default();
        let words = words(property);
        let is_truth = matches!(words.as_str(), "true" | "false");
        if !(OWN.contains(&name) && (is_truth || is_plain(&words))) {
            found.add(Hides::Properties, "properties", "a property of its writers' own");
            found.say("properties", name, None);
            found.say("properties", &words, None);
        }
    }
    if !tree.root.text.trim().is_empty() {
        found.add(Hides::UnknownPart, place, "text where none belongs");
    }
}

fn words(property: &Element) -> String {
    let all: Vec<&str> =
        property.descend().map(|element| element.text.trim()).filter(|text| !text.is_empty()).collect();
    all.join(" ")
}

fn note_author(property: &Element, detail: &str, found: &mut Found) {
    let words = words(property);
    if !words.is_empty() {
        found.add(Hides::Author, "properties", detail);
        found.say("properties", &words, None);
    }
}

fn say(property: &Element, found: &mut Found) {
    let is_program = property.name == "Application" || property.name == "HeadingPairs" || property.name == "language";
    let words = words(property);
    if !(is_program && words.len() < 60) {
        found.say("properties", &words, None);
    }
}

/// A property that should be a date, a number or a truth value, and is not.
fn note_if_wordy(property: &Element, place: &str, found: &mut Found) {
    let text = property.text.trim();
    if !property.children.is_empty() || !(is_plain(text) || matches!(text, "true" | "false")) {
        note_unknown(property, place, found);
    }
}

/// Whether a text is a date or a number.
fn is_plain(text: &str) -> bool {
    text.len() <= 32 && text.chars().all(|letter| letter.is_ascii_digit() || "-:.TZ+".contains(letter))
}

fn note_unknown(property: &Element, place: &str, found: &mut Found) {
    let name: String = property.name.chars().take(40).collect();
    found.add(Hides::UnknownPart, place, format!("the property `{name}`"));
}
