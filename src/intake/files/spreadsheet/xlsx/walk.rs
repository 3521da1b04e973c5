//! The way through a package from its root along relationships: which parts are there, what for, and of which sheet.
//! What nothing leads to, or leads to something unknown, is a finding.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::contents::{self, Contents};
use super::parts::{Role, agrees, role};
use crate::intake::files::found::Found;
use crate::intake::files::package::relationships::{self, Relationship, Target};
use crate::intake::files::package::{Archive, Entry};
use crate::intake::files::secret::Hides;

/// The most relationships of all parts together.
const MOST_RELATIONSHIPS: usize = 200_000;

/// A part that has been reached.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    pub(super) entry: Entry,
    pub(super) role: Role,
    /// The sheet that it belongs to, or its own name.
    pub(super) place: String,
    pub(super) relationships: Vec<Relationship>,
}

/// Follows all relationships. `sheets` are names of sheets by the workbook's relationships.
pub(super) fn walk(
    archive: &Archive<'_>,
    contents: &Contents,
    workbook: &str,
    sheets: &BTreeMap<String, String>,
    found: &mut Found,
) -> Vec<Reached> {
    let by_name: BTreeMap<String, &Entry> =
        archive.entries.iter().map(|entry| (entry.name.to_ascii_lowercase(), entry)).collect();
    let mut left = MOST_RELATIONSHIPS;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut waiting = VecDeque::from([(String::new(), String::new())]);
    let mut reached: Vec<Reached> = Vec::new();
    seen.insert(contents::PART.to_ascii_lowercase());
    while let Some((source, place)) = waiting.pop_front() {
        seen.insert(relationships::part_of(&source).to_ascii_lowercase());
        let links = match relationships::read(archive, &source) {
            Ok((links, remarks)) => {
                found.remarks(&relationships::part_of(&source), remarks);
                links
            }
            Err(fault) => {
                found.take(fault);
                continue;
            }
        };
        left = left.saturating_sub(links.len());
        if left == 0 {
            found.add(Hides::TooLarge, "", "more relationships than can be followed");
            break;
        }
        for relationship in &links {
            let name = match &relationship.target {
                Target::Part(name) => name.clone(),
                Target::Outside(address) => {
                    outside(relationship, address, &place, found);
                    continue;
                }
            };
            let Some(entry) = by_name.get(&name.to_ascii_lowercase()).copied() else {
                missing(relationship, &place, found);
                continue;
            };
            let Some(role) = role(&relationship.kind) else {
                let detail =
                    format!("a part for a purpose that is not known: `{}`", clipped(relationship.short_kind()));
                found.add(Hides::UnknownPart, &entry.name, detail);
                continue;
            };
            if !seen.insert(entry.name.to_ascii_lowercase()) {
                continue;
            }
            let of_sheet = if source == workbook { sheets.get(&relationship.id).cloned() } else { None };
            let inherited = if place.is_empty() { entry.name.clone() } else { place.clone() };
            let place = of_sheet.unwrap_or(inherited);
            if let Role::Hides(what, detail) = role {
                found.add(what, &place, detail);
            } else if role == Role::Hyperlink {
                found.add(Hides::UnknownPart, &entry.name, "a part that only a link leads to");
            } else if !agrees(role, contents.of(&entry.name)) {
                found.add(Hides::UnknownPart, &entry.name, "a part that says it is something else");
            }
            let below = if role == Role::Workbook { String::new() } else { place.clone() };
            waiting.push_back((entry.name.clone(), below));
            reached.push(Reached { entry: entry.clone(), role, place, relationships: Vec::new() });
        }
        if let Some(part) = reached.iter_mut().find(|part| part.entry.name == source) {
            part.relationships = links;
        }
    }
    for entry in &archive.entries {
        if !seen.contains(&entry.name.to_ascii_lowercase()) {
            found.add(Hides::UnknownPart, &entry.name, "a part that nothing refers to");
        }
    }
    reached
}

/// A relationship that leads out of the file: a hyperlink shows its address, all else is a finding.
fn outside(relationship: &Relationship, address: &str, place: &str, found: &mut Found) {
    let lower = address.trim().to_ascii_lowercase();
    let is_public =
        ["http://", "https://", "mailto:", "#", "tel:", "ftp://"].iter().any(|start| lower.starts_with(start));
    if role(&relationship.kind) == Some(Role::Hyperlink) && is_public {
        let place = if place.is_empty() { "hyperlink".to_owned() } else { format!("{place} hyperlink") };
        found.say_once(&place, address);
    } else {
        let detail = format!("a reference out of the file: `{}`", clipped(relationship.short_kind()));
        found.add(Hides::ExternalLink, place, detail);
    }
}

/// A hyperlink within the file has a place as its target, which is no part; other missing parts are found.
fn missing(relationship: &Relationship, place: &str, found: &mut Found) {
    if role(&relationship.kind) == Some(Role::Hyperlink) {
        return;
    }
    found.add(Hides::UnknownPart, place, "a reference to a part that is not there");
}

fn clipped(text: &str) -> String {
    text.chars().take(40).collect()
}
