//! Follows the cross-references of a file from its newest section to its oldest (ISO 32000-2, 7.5.4 to 7.5.8).
//! It says which object counts under each number, not what the others hold.

use std::collections::{BTreeMap, BTreeSet};

use super::object::{Dict, Object};
use super::scan::Scan;
use super::table::{Entry, Table, read_stream};
use super::{File, is_space};
use crate::intake::files::pdf::limits;

/// The cross-references of a file as one.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// The newest entry for each number.
    pub(crate) entries: BTreeMap<u32, Entry>,
    /// The newest trailer.
    pub(crate) trailer: Dict,
    /// Where the sections stand that belong to the chain.
    pub(crate) sections: BTreeSet<usize>,
    /// Whether a section was not where it should be, or could not be read.
    pub(crate) faulty: bool,
    /// Whether an older section names an object that a newer one replaces or deletes.
    pub(crate) replaced: bool,
}

/// Follows the chain from the last `startxref`.
pub(crate) fn follow(file: &File<'_>, scan: &Scan) -> Chain {
    let mut chain = Chain::default();
    let mut next = scan.start;
    chain.faulty = next.is_none();
    while let Some(place) = next {
        if chain.sections.len() >= limits::SECTIONS {
            chain.faulty = true;
            break;
        }
        let Some(section) = section_at(file, scan, place) else {
            chain.faulty = true;
            break;
        };
        if !chain.sections.insert(section.start) {
            chain.faulty = true;
            break;
        }
        let beside = section.trailer.get("XRefStm").as_size().and_then(|place| section_at(file, scan, place));
        chain.faulty |= section.faulty || beside.as_ref().is_some_and(|beside| beside.faulty);
        chain.sections.extend(beside.as_ref().map(|beside| beside.start));
        next = section.trailer.get("Prev").as_size();
        if chain.trailer.0.is_empty() {
            chain.trailer = section.trailer.clone();
        }
        chain.add(merge(section.entries, beside));
    }
    chain
}

impl Chain {
    fn add(&mut self, older: BTreeMap<u32, Entry>) {
        for (number, entry) in older {
            match self.entries.get(&number) {
                Some(newer) => self.replaced |= entry != Entry::Free && *newer != entry,
                None => {
                    self.entries.insert(number, entry);
                }
            }
        }
    }
}

/// A table for old readers calls free what the stream beside it gives new ones.
fn merge(mut entries: BTreeMap<u32, Entry>, beside: Option<Table>) -> BTreeMap<u32, Entry> {
    for (number, entry) in beside.map(|table| table.entries).unwrap_or_default() {
        let known = entries.entry(number).or_insert(entry);
        if *known == Entry::Free {
            *known = entry;
        }
    }
    entries
}

fn section_at(file: &File<'_>, scan: &Scan, place: usize) -> Option<Table> {
    let start = settle(file.bytes, place.checked_add(scan.header)?);
    if let Some(table) = scan.tables.iter().find(|table| table.start == start) {
        return Some(Table {
            start,
            entries: table.entries.clone(),
            trailer: table.trailer.clone(),
            faulty: table.faulty,
        });
    }
    let index = scan.objects.binary_search_by_key(&start, |placed| placed.start).ok()?;
    let stream = scan.objects.get(index)?.object.as_stream()?;
    if stream.dict.get("Type") != &Object::Name("XRef".to_owned()) {
        return None;
    }
    let unpacked = file.unpack(stream);
    let mut table = read_stream(&stream.dict, &unpacked.bytes, start);
    table.faulty |= unpacked.broken;
    Some(table)
}

/// A place with the white space after it passed: some offsets point at the end of the line before.
pub(crate) fn settle(bytes: &[u8], place: usize) -> usize {
    let rest = bytes.get(place..).unwrap_or(&[]);
    place + rest.iter().take(8).take_while(|byte| is_space(**byte)).count()
}
