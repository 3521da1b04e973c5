//! Properties of a document: its title is read as words; names of people and all else that somebody wrote are found.
//! Dates, counts and the name of the program are not.

use std::collections::BTreeSet;

use super::parts::Role;
use crate::intake::files::found::Found;
use crate::intake::files::package::Tree;
use crate::intake::files::secret::Hides;

/// Properties with the name of a person or body.
const OF_PEOPLE: [&str; 4] = ["creator", "lastModifiedBy", "Manager", "Company"];

/// Properties that say when, how often and with which program.
const HARMLESS: [&str; 22] = [
    "created",
    "modified",
    "lastPrinted",
    "revision",
    "version",
    "language",
    "Application",
    "AppVersion",
    "DocSecurity",
    "ScaleCrop",
    "LinksUpToDate",
    "SharedDoc",
    "HyperlinksChanged",
    "TotalTime",
    "Pages",
    "Words",
    "Characters",
    "Lines",
    "Paragraphs",
    "CharactersWithSpaces",
    "HeadingPairs",
    "TitlesOfParts",
];

/// Attributes of properties: their types, the language of a title, and the size of a list.
const ATTRIBUTES: [&str; 4] = ["type", "lang", "size", "baseType"];

/// Longest text of a harmless property: the name of a program with its version.
const LONGEST: usize = 120;

/// Reads a part of properties. `known` are names of sheets, ranges and titles that the workbook shows anyway.
pub(super) fn read(tree: &Tree, role: Role, part: &str, known: &BTreeSet<&str>, found: &mut Found) {
    found.remarks(part, tree.remarks);
    if role == Role::CustomProperties {
        for property in &tree.root.children {
            let name: String = property.value("name").unwrap_or("").chars().take(40).collect();
            found.add(Hides::Properties, "", format!("a property of its own: {name}"));
        }
        return;
    }
    if !tree.root.text.trim().is_empty() {
        found.add(Hides::UnknownPart, part, "text between properties");
    }
    let mut attributes = tree.root.descend().flat_map(|element| &element.attributes);
    if attributes.any(|(_, name, value)| !ATTRIBUTES.contains(&name.as_str()) || value.len() > LONGEST) {
        found.add(Hides::UnknownPart, part, "an unknown attribute of a property");
    }
    for property in &tree.root.children {
        let name = property.name.as_str();
        let words: String = property.descend().map(|element| element.text.trim()).collect();
        if words.is_empty() {
            continue;
        }
        let is_flat = property.children.is_empty();
        match name {
            "title" if is_flat => found.say_once("title of the document", &words),
            _ if OF_PEOPLE.contains(&name) => found.add(Hides::Author, "", format!("the property {name}")),
            "HeadingPairs" => {}
            "TitlesOfParts" => {
                let titles = property.descend().filter(|element| element.name == "lpstr");
                let mut stale = titles.filter(|title| !known.contains(title.text.as_str()));
                if stale.next().is_some() {
                    found.add(Hides::Properties, "", "the name of a sheet or range that is not there");
                }
            }
            _ if HARMLESS.contains(&name) && is_flat && words.len() <= LONGEST => {}
            _ => {
                let name: String = name.chars().take(40).collect();
                found.add(Hides::Properties, "", format!("the property {name}"));
            }
        }
    }
}
