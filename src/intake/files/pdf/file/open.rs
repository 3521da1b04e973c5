//! Opens a file: which objects a reader sees, and what lies in its bytes beside them: earlier versions, objects that
//! nothing names, foreign bytes. It does not look into the objects that a reader sees.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::{self, Chain};
use super::object::{Dict, Object};
use super::scan::{self, Scan};
use super::table::Entry;
use super::{File, packed};
use crate::intake::files::found::{Found, count};
use crate::intake::files::pdf::budget::Budget;
use crate::intake::files::pdf::limits;
use crate::intake::files::secret::Hides;

/// Opens a file, telling what is wrong with it; nothing where it cannot be looked into at all.
pub(crate) fn open<'a>(bytes: &'a [u8], budget: &'a Budget, found: &mut Found) -> Option<File<'a>> {
    if bytes.len() > limits::FILE_BYTES {
        found.add(Hides::TooLarge, "", format!("more than {} bytes", limits::FILE_BYTES));
        return None;
    }
    let Some(mut scan) = scan::scan(bytes) else {
        found.add(Hides::Broken, "", "it does not begin as a PDF does");
        return None;
    };
    tell_faults(bytes, &scan, found);
    let mut file = File { bytes, objects: BTreeMap::new(), trailer: Dict::default(), budget };
    let chain = chain::follow(&file, &scan);
    if chain.faulty {
        found.add(Hides::Broken, "", "cross-references that do not lead to its objects");
    }
    tell_versions(&scan, &chain, found);
    let leftover = settle_objects(&mut file, &mut scan, &chain, found);
    file.trailer = trailer(&file, &scan, chain.trailer);
    if file.trailer.has("Encrypt") {
        found.add(Hides::Encrypted, "", "encrypted");
        return None;
    }
    unpack_objects(&mut file, &chain.entries, found);
    tell_leftover(&file, &leftover, found);
    if file.get(&file.trailer, "Root").as_dict().is_none() {
        found.add(Hides::Broken, "", "it has no catalogue");
        return None;
    }
    Some(file)
}

fn tell_faults(bytes: &[u8], scan: &Scan, found: &mut Found) {
    if scan.overfull {
        found.add(Hides::TooLarge, "", format!("more than {} objects", limits::OBJECTS));
    }
    for range in &scan.foreign {
        let place = if range.start == 0 {
            "before the beginning"
        } else if scan.ends.last().is_none_or(|end| range.start > *end) {
            "after the end"
        } else {
            "between objects"
        };
        let length = range.end.min(bytes.len()).saturating_sub(range.start);
        found.add(Hides::StrayBytes, place, count(length as u64, "byte"));
    }
    if scan.ends.is_empty() {
        found.add(Hides::Broken, "", "it has no end");
    }
    if !scan.faulty.is_empty() {
        found.add(Hides::Broken, "", format!("{} that cannot be read", count(scan.faulty.len() as u64, "object")));
    }
    for number in scan.unmeasured.iter().take(20) {
        found.add(Hides::Broken, format!("object {number}"), "a stream that is not as long as it says");
    }
    for number in scan.doubled.iter().take(20) {
        found.add(Hides::UnknownPart, format!("object {number}"), "a name that is given twice");
    }
}

/// Earlier versions: objects after the first end, or replaced ones. A file laid out for the web has two ends at first,
/// and Microsoft Word writes a second one without objects.
fn tell_versions(scan: &Scan, chain: &Chain, found: &mut Found) {
    let linearized =
        scan.objects.first().is_some_and(|first| first.object.as_dict().is_some_and(|dict| dict.has("Linearized")));
    let first_end = scan.ends.get(usize::from(linearized)).copied().unwrap_or(usize::MAX);
    let late = scan.objects.iter().filter(|placed| placed.start > first_end).count();
    if late > 0 {
        found.add(Hides::EarlierVersion, "", format!("{} added to it", count(late as u64, "object")));
    } else if chain.replaced {
        found.add(Hides::EarlierVersion, "", "objects of an earlier version were replaced");
    }
    let cut_off = |start: usize| !chain.faulty && !chain.sections.contains(&start);
    let streams = scan.objects.iter().filter(|placed| is_of_type(&placed.object, "XRef")).map(|placed| placed.start);
    if scan.tables.iter().map(|table| table.start).chain(streams).any(cut_off) {
        found.add(Hides::EarlierVersion, "", "cross-references that the newest ones do not name");
    }
}

/// Moves the objects that count into the file, and returns the others.
fn settle_objects(file: &mut File<'_>, scan: &mut Scan, chain: &Chain, found: &mut Found) -> Vec<(u32, Object)> {
    let bytes = file.bytes;
    let header = scan.header;
    let mut places: BTreeMap<usize, u32> = BTreeMap::new();
    for (number, entry) in &chain.entries {
        if let Entry::At(place) = entry {
            places.insert(chain::settle(bytes, place.saturating_add(header)), *number);
        }
    }
    let starts: BTreeSet<usize> = scan.objects.iter().map(|placed| placed.start).collect();
    let astray = places.iter().filter(|(place, number)| **number != 0 && !starts.contains(place)).count();
    let trusted = !chain.faulty && astray == 0;
    if astray > 0 && !chain.faulty {
        found.add(Hides::Broken, "", format!("{} not where they should be", count(astray as u64, "object")));
    }
    let mut leftover = Vec::new();
    for placed in std::mem::take(&mut scan.objects) {
        let counts = if trusted { places.get(&placed.start) == Some(&placed.number) } else { true };
        if !counts {
            leftover.push((placed.number, placed.object));
        } else if let Some(earlier) = file.objects.insert(placed.number, placed.object) {
            leftover.push((placed.number, earlier));
        }
    }
    leftover
}

fn unpack_objects(file: &mut File<'_>, entries: &BTreeMap<u32, Entry>, found: &mut Found) {
    let holders: Vec<u32> =
        file.objects.iter().filter(|(_, object)| is_of_type(object, "ObjStm")).map(|(number, _)| *number).collect();
    let mut replaced = 0;
    for holder in holders {
        let Some(Object::Stream(stream)) = file.objects.get(&holder) else { continue };
        let (objects, whole) = packed::read(file, stream);
        if !whole {
            found.add(Hides::Broken, format!("object {holder}"), "packed objects that cannot all be read");
        }
        for (index, (number, object)) in objects.into_iter().enumerate() {
            if file.objects.len() >= limits::OBJECTS {
                file.budget.exceed("too many packed objects");
                return;
            }
            match entries.get(&number) {
                Some(Entry::Inside(inside, at)) if (*inside, *at) == (holder, index) => {
                    file.objects.insert(number, object);
                }
                None if entries.is_empty() => {
                    file.objects.entry(number).or_insert(object);
                }
                _ => replaced += usize::from(says_something(&object)),
            }
        }
    }
    if replaced > 0 {
        found.add(Hides::EarlierVersion, "", format!("{replaced} packed objects that were replaced or deleted"));
    }
}

fn trailer(file: &File<'_>, scan: &Scan, newest: Dict) -> Dict {
    if newest.has("Root") {
        return newest;
    }
    let tables = scan.tables.iter().rev().map(|table| &table.trailer);
    let streams = file.objects.values().rev().filter_map(Object::as_dict);
    tables.chain(streams).find(|dict| dict.has("Root")).cloned().unwrap_or_default()
}

fn tell_leftover(file: &File<'_>, leftover: &[(u32, Object)], found: &mut Found) {
    let replaced =
        leftover.iter().filter(|(number, object)| file.objects.contains_key(number) && !is_of_type(object, "XRef"));
    let replaced = replaced.count();
    if replaced > 0 {
        found.add(Hides::EarlierVersion, "", format!("{} that later ones replaced", count(replaced as u64, "object")));
    }
    for (number, object) in leftover {
        let unnamed = !file.objects.contains_key(number) && says_something(object);
        if unnamed && !is_of_type(object, "XRef") && !is_of_type(object, "ObjStm") {
            found.add(Hides::OrphanObject, format!("object {number}"), "an object that no cross-reference names");
        }
    }
}

/// Whether an object holds more than numbers and names.
pub(crate) fn says_something(object: &Object) -> bool {
    match object {
        Object::Stream(stream) => stream.data.len() > 2 || says_something(&Object::Dict(stream.dict.clone())),
        Object::Text(bytes) => !bytes.is_empty(),
        Object::List(items) => items.iter().any(says_something),
        Object::Dict(dict) => dict.0.values().any(says_something),
        _ => false,
    }
}

fn is_of_type(object: &Object, kind: &str) -> bool {
    object.as_stream().is_some_and(|stream| stream.dict.name("Type") == Some(kind))
}
