//! Goes through everything that a file's trailer leads to, once each, without recursion, and asks the rules about every
//! dictionary, stream and string. What is never reached, nobody sees.

use std::collections::BTreeSet;

use super::rules::{self, Rule};
use super::{dictionaries, strings_rules};
use crate::intake::files::found::Found;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;
use crate::intake::files::secret::Hides;

/// An object on the way, and how it was reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) object: &'a Object,
    /// The name that it stands under.
    pub(super) key: &'a str,
    /// The name that the dictionary around it stands under.
    pub(super) parent: &'a str,
    /// The number of the indirect object that it is part of.
    pub(super) number: u32,
    /// Whether a secret about a part around it was told, so that its own strings say nothing new.
    quiet: bool,
}

/// What was reached.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    /// Numbers of objects.
    pub(super) numbers: BTreeSet<u32>,
    /// Numbers of forms and pictures that resources name.
    pub(super) drawable: BTreeSet<u32>,
    /// Numbers of pages.
    pub(super) pages: BTreeSet<u32>,
    /// Numbers of streams that stand as contents.
    pub(super) contents: BTreeSet<u32>,
    /// Numbers of streams of metadata (XMP).
    pub(super) metadata: BTreeSet<u32>,
    /// Numbers of streams of pictures.
    pub(super) pictures: BTreeSet<u32>,
}

/// Goes through a file from its trailer.
pub(super) fn walk(file: &File<'_>, found: &mut Found) -> Reached {
    let mut reached = Reached::default();
    let mut open: Vec<Step<'_>> = Vec::new();
    // Parts that a secret was told about come last, so that what they share with others is looked at as those want it.
    let mut later: Vec<Step<'_>> = Vec::new();
    let trailer = ["Root", "Info", "ID"].iter().filter(|key| file.trailer.has(key));
    let start = |key: &&'static str| Step { object: file.trailer.get(key), key, parent: "", number: 0, quiet: false };
    open.extend(trailer.map(start));
    while let Some(step) = open.pop().or_else(|| later.pop()) {
        match step.object {
            Object::Ref(number) => {
                if reached.numbers.insert(*number)
                    && let Some(object) = file.objects.get(number)
                {
                    note(&mut reached, file, object, Step { number: *number, ..step });
                    open.push(Step { object, number: *number, ..step });
                }
            }
            Object::List(items) => open.extend(items.iter().rev().map(|object| Step { object, ..step })),
            Object::Text(bytes) if !step.quiet => strings_rules::judge(bytes, &step, found),
            Object::Dict(dict) => enter(file, dict, step, &mut open, &mut later, found),
            Object::Stream(stream) => {
                if !step.quiet && !rules::knows_stream(step.key, step.parent) {
                    let place = format!("object {}", step.number);
                    found.add(Hides::UnknownPart, place, format!("a stream under the name {}", told(step.key)));
                }
                enter(file, &stream.dict, step, &mut open, &mut later, found);
            }
            _ => {}
        }
    }
    reached
}

fn enter<'a>(
    file: &'a File<'_>,
    dict: &'a Dict,
    step: Step<'a>,
    open: &mut Vec<Step<'a>>,
    later: &mut Vec<Step<'a>>,
    found: &mut Found,
) {
    let quiet = step.quiet || dictionaries::judge(file, dict, &step, found);
    for (key, object) in dict.0.iter().rev() {
        let inner = Step { object, key, parent: step.key, number: step.number, quiet };
        match rules::of_key(key, step.key) {
            _ if quiet => later.push(inner),
            Rule::Plain => open.push(inner),
            Rule::Tells(hides, detail) => {
                if !rules::is_empty(file, object) {
                    found.add(hides, format!("object {}", step.number), detail);
                }
                later.push(Step { quiet: true, ..inner });
            }
        }
    }
}

fn note(reached: &mut Reached, file: &File<'_>, object: &Object, step: Step<'_>) {
    let Some(dict) = object.as_dict() else { return };
    if dict.name("Type") == Some("Page") {
        reached.pages.insert(step.number);
    }
    if object.as_stream().is_none() {
        return;
    }
    match file.get(dict, "Subtype").as_name() {
        Some("Image") => {
            reached.pictures.insert(step.number);
        }
        Some("XML") => {
            reached.metadata.insert(step.number);
        }
        _ => {}
    }
    if step.parent == "XObject" {
        reached.drawable.insert(step.number);
    }
    if step.key == "Contents" {
        reached.contents.insert(step.number);
    }
    if step.key == "Metadata" {
        reached.metadata.insert(step.number);
    }
}

/// A name as it may be said: short, and without odd characters.
pub(super) fn told(name: &str) -> String {
    name.chars().filter(|character| character.is_ascii_graphic()).take(limits::NESTING).collect()
}
