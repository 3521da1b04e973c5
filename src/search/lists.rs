//! The records that have a term in a field, as bits: which, how often, and where. Gaps are Rice-coded, because they fall off
//! like a coin's runs; of a word that most records have, those that lack it are listed. See `format.md`.

use tantivy::postings::Postings as _;
use tantivy::{DocSet as _, TERMINATED};

use super::bits::{BitWriter, rice_parameter};

/// The records that have a term in one field.
#[derive(Default)]
pub(super) struct List {
    /// Records, rising.
    pub(super) records: Vec<u32>,
    /// How often each has it.
    pub(super) counts: Vec<u32>,
    /// Its places in each, one after another: the first as it is, others as the distance from the one before, less one.
    gaps: Vec<u32>,
    /// The place after the last one.
    next: u32,
}

impl List {
    /// Adds all of tantivy's postings of a segment with this first record.
    pub(super) fn read(&mut self, first: u32, postings: &mut tantivy::postings::SegmentPostings) {
        let mut places = Vec::new();
        while postings.doc() != TERMINATED {
            postings.positions(&mut places);
            places.iter().for_each(|place| self.add(first + postings.doc(), *place));
            postings.advance();
        }
    }

    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.gaps.len()
    }

    /// Shows each place of the term, after its record.
    pub(super) fn each_place(&self, mut see: impl FnMut(u32, u32)) {
        let mut gaps = self.gaps.iter();
        for (record, count) in self.records.iter().zip(&self.counts) {
            let mut next = 0;
            for gap in gaps.by_ref().take(*count as usize) {
                see(*record, next + gap);
                next += gap + 1;
            }
        }
    }

    /// Adds a place; records rise, and places within a record.
    pub(super) fn add(&mut self, record: u32, place: u32) {
        if self.records.last() != Some(&record) {
            self.records.push(record);
            self.counts.push(0);
            self.next = 0;
        }
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
        self.gaps.push(place - self.next);
        self.next = place + 1;
    }

    /// Records and counts, of a log with so many records.
    pub(super) fn postings(&self, log: u32) -> Vec<u8> {
        let mut bits = BitWriter::default();
        let having = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        if u64::from(having) * 2 > u64::from(log) {
            let mut known = self.records.iter().copied().peekable();
            let lacking = (0..log).filter(|record| known.next_if_eq(record).is_none());
            write_gaps(&mut bits, lacking, log - having, log);
        } else {
            write_gaps(&mut bits, self.records.iter().copied(), having, log);
        }
        let above: u64 = self.counts.iter().map(|count| u64::from(count - 1)).sum();
        let k = rice_parameter(above, u64::from(having)).min(3);
        bits.bits(k, 2);
        self.counts.iter().for_each(|count| bits.rice(count - 1, k));
        bits.finish()
    }

    /// The places of the term in each record.
    pub(super) fn places(&self) -> Vec<u8> {
        let mut bits = BitWriter::default();
        let k = rice_parameter(self.gaps.iter().map(|gap| u64::from(*gap)).sum(), self.gaps.len() as u64).min(15);
        bits.bits(k, 4);
        self.gaps.iter().for_each(|gap| bits.rice(*gap, k));
        bits.finish()
    }
}

/// A list of records alone, as facets need it.
pub(super) fn members(records: &[u32], log: u32) -> Vec<u8> {
    let mut bits = BitWriter::default();
    write_gaps(&mut bits, records.iter().copied(), u32::try_from(records.len()).unwrap_or(u32::MAX), log);
    bits.finish()
}

/// Gaps between records; both sides know how many there are, and so with which parameter they are written.
fn write_gaps(bits: &mut BitWriter, records: impl Iterator<Item = u32>, count: u32, log: u32) {
    let k = rice_parameter(u64::from(log.saturating_sub(count)), u64::from(count));
    let mut next = 0;
    for record in records {
        bits.rice(record - next, k);
        next = record + 1;
    }
}
