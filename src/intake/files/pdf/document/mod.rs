//! The parts of a document beside its pages' contents: metadata, actions, attachments, forms, and objects that nothing shows.

mod dictionaries;
mod forms;
mod picture;
mod rules;
mod strings_rules;
mod walk;
mod xmp;

use std::collections::BTreeSet;

use super::content::{Layers, Shared};
use super::file::{Dict, File, Object, says_something};
use super::page::{Page, Seen};
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::Hides;
use walk::Reached;

/// Examines everything beside the contents of pages, which were examined before.
pub(crate) fn examine(
    file: &File<'_>,
    catalog: &Dict,
    pages: &[Page<'_>],
    seen: &Seen,
    shared: &Shared,
    layers: &Layers,
    found: &mut Found,
) {
    if layers.off() > 0 {
        found.add(Hides::HiddenLayer, "", format!("{} of {}", layers.off(), count(layers.count as u64, "layer")));
    }
    if file.get(catalog, "NeedsRendering") == &Object::Bool(true) {
        found.add(Hides::DynamicForm, "", "a form that a program lays out when it is opened");
    }
    forms::examine(file, catalog, &seen.annotations, found);
    let reached = walk::walk(file, found);
    metadata(file, &reached, found);
    pictures(file, &reached, found);
    unshown(file, pages, seen, shared, &reached, found);
    unreached(file, &reached, found);
}

fn metadata(file: &File<'_>, reached: &Reached, found: &mut Found) {
    for number in &reached.metadata {
        let Some(stream) = file.objects.get(number).and_then(Object::as_stream) else { continue };
        let unpacked = file.unpack(stream);
        if unpacked.broken {
            found.add(Hides::Broken, format!("object {number}"), "metadata that cannot be unpacked");
        }
        xmp::examine(&unpacked.bytes, &format!("object {number}"), found);
    }
}

fn pictures(file: &File<'_>, reached: &Reached, found: &mut Found) {
    for number in &reached.pictures {
        let Some(stream) = file.objects.get(number).and_then(Object::as_stream) else { continue };
        let packed = file
            .list(&stream.dict, "Filter")
            .iter()
            .any(|filter| matches!(file.resolve(filter).as_name(), Some("DCTDecode" | "DCT" | "JPXDecode")));
        if packed && let Some(noted) = picture::noted(&file.unpack(stream).bytes) {
            found.add(Hides::ImageMetadata, format!("object {number}"), noted);
        }
    }
}

/// Parts that are named as if they were shown, but are not.
fn unshown(file: &File<'_>, pages: &[Page<'_>], seen: &Seen, shared: &Shared, reached: &Reached, found: &mut Found) {
    let listed: BTreeSet<u32> = pages.iter().filter_map(|page| page.number).collect();
    for number in reached.pages.difference(&listed) {
        found.add(Hides::OrphanObject, format!("object {number}"), "a page that is not among the pages");
    }
    for number in reached.contents.difference(&seen.contents) {
        found.add(Hides::OrphanObject, format!("object {number}"), "contents of no page");
    }
    for number in reached.drawable.difference(&shared.drawn) {
        let drawable = file.objects.get(number).and_then(Object::as_stream);
        if drawable.is_some_and(|stream| stream.data.len() > 2) {
            found.add(Hides::OrphanObject, format!("object {number}"), "a picture or drawing that no page shows");
        }
    }
}

/// Objects that nothing leads to.
fn unreached(file: &File<'_>, reached: &Reached, found: &mut Found) {
    let linearized = file.objects.values().any(|object| object.as_dict().is_some_and(|dict| dict.has("Linearized")));
    let lost = file.objects.iter().filter(|(number, object)| {
        let dict = object.as_dict();
        let kind = dict.and_then(|dict| dict.name("Type"));
        let own = matches!(kind, Some("XRef" | "ObjStm"));
        // The hints of a file laid out for the web are found by their place.
        let hints = linearized && kind.is_none() && dict.is_some_and(|dict| dict.get("S").as_size().is_some());
        !reached.numbers.contains(number) && !own && !hints && says_something(object)
    });
    let numbers: Vec<u32> = lost.map(|(number, _)| *number).collect();
    if let Some(first) = numbers.first() {
        let detail = count(numbers.len() as u64, "object");
        found.add(Hides::OrphanObject, format!("object {first}"), detail);
    }
}
