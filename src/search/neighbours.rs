//! Common words and what stands beside them. The places of a common word are many: so every other word has, with each of its
//! places, which common words are near, and two common words side by side are an entry of their own. A phrase is then found
//! without the places of any common word. See `format.md`.

use std::collections::BTreeMap;
use std::io;

use tantivy::schema::{IndexRecordOption, Term};
use tantivy::{DocSet as _, postings::Postings as _};

use super::bits::{BitWriter, rice_parameter};
use super::index::{Indexed, failed};
use super::lists::List;
use super::text::FIELDS;

/// How far a word is that is near: next to another, or with one stop word between.
const REACH: usize = 2;
/// A word is common when it was written more often than this, and than half as many times as there are records.
const OFTEN: u64 = 8192;
/// How many of the common words met last are told by when that was.
const RECENT: usize = 8;
/// How many words may be common: with 0 for none, a byte says which.
const MOST: usize = 255;

/// The common words of an index, and where they are.
pub(super) struct Neighbours {
    /// By term its code: 1 for the commonest.
    codes: BTreeMap<String, u8>,
    /// By code, less one.
    terms: Vec<String>,
    fields: [Places; FIELDS],
}

/// Which common word is at each place of a field, record by record.
#[derive(Default)]
struct Places {
    /// Where each record's begin in `codes`, and after the last where that ends.
    starts: Vec<usize>,
    /// The code of the word at each place, up to the last common one; 0 where there is another.
    codes: Vec<u8>,
}

impl Neighbours {
    /// Of an index.
    ///
    /// # Errors
    /// What tantivy reports.
    pub(super) fn of(indexed: &Indexed) -> io::Result<Self> {
        let often = OFTEN.max(u64::from(indexed.log()) / 2);
        let counts = indexed.analysis.vocabulary().stems();
        let mut common: Vec<(u64, String)> =
            counts.into_iter().filter(|(_, count)| *count > often).map(|(stem, count)| (count, stem)).collect();
        common.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
        common.truncate(MOST);
        let terms: Vec<String> = common.into_iter().map(|(_, term)| term).collect();
        let mut fields: [Places; FIELDS] = std::array::from_fn(|_| Places { starts: vec![0], codes: Vec::new() });
        for (places, field) in fields.iter_mut().zip(indexed.fields) {
            for (_, segment) in indexed.readers() {
                let reader = segment.inverted_index(field).map_err(failed)?;
                let mut readings = Vec::new();
                for (code, term) in (1..).zip(&terms) {
                    let term = Term::from_field_text(field, term);
                    let postings = reader.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?;
                    readings.extend(postings.map(|postings| (code, postings)));
                }
                places.read(segment.max_doc(), &mut readings);
            }
            places.codes.shrink_to_fit();
        }
        let codes = terms.iter().cloned().zip(1..).collect();
        Ok(Self { codes, terms, fields })
    }

    /// The code of a term, if it is common.
    pub(super) fn code(&self, term: &[u8]) -> Option<u8> {
        self.codes.get(std::str::from_utf8(term).ok()?).copied()
    }

    /// The common words near each place of a list of a field, which takes so many places more than one: bits that say in which
    /// order they were met last. Nothing where there are none.
    pub(super) fn near(&self, field: usize, list: &List, more: u32) -> Vec<u8> {
        let after = more as isize;
        let around = self.fields[field].around(list, [-2, -1, after + 1, after + 2]);
        let mut recent: [[u8; RECENT]; 4] = [[0, 1, 2, 3, 4, 5, 6, 7]; 4];
        let mut ranks: Vec<u16> = Vec::with_capacity(around.len() * 4);
        for near in around {
            for (recent, code) in recent.iter_mut().zip(near) {
                let known = recent.iter().position(|other| *other == code);
                if known != Some(0) {
                    recent.copy_within(..known.unwrap_or(RECENT - 1), 1);
                    recent[0] = code;
                }
                ranks.push(known.map_or(u16::from(code) + RECENT as u16, |rank| rank as u16));
            }
        }
        let sum = ranks.iter().map(|rank| u64::from(*rank)).sum();
        if sum == 0 {
            return Vec::new();
        }
        let mut bits = BitWriter::default();
        let k = rice_parameter(sum, ranks.len() as u64).min(15);
        bits.bits(k, 4);
        ranks.iter().for_each(|rank| bits.rice(u32::from(*rank), k));
        bits.finish()
    }

    /// The pairs of a common term, whose lists these are by their fields, with a common one that is near: by key, how many places
    /// more than one they take, and their lists by field.
    pub(super) fn pairs(&self, term: &str, lists: &[(usize, List)]) -> BTreeMap<String, (u32, Vec<(usize, List)>)> {
        let mut pairs: BTreeMap<String, (u32, Vec<(usize, List)>)> = BTreeMap::new();
        for (field, list) in lists {
            let mut found: Vec<List> = Vec::new();
            found.resize_with(self.terms.len() * REACH, List::default);
            let steps: [isize; REACH] = std::array::from_fn(|step| step as isize + 1);
            let mut after = self.fields[*field].around(list, steps).into_iter();
            list.each_place(|record, place| {
                let codes = after.next().into_iter().flatten();
                for (distance, code) in codes.enumerate().filter(|(_, code)| *code != 0) {
                    found[distance * self.terms.len() + usize::from(code) - 1].add(record, place);
                }
            });
            for (at, list) in found.into_iter().enumerate().filter(|(_, list)| !list.records.is_empty()) {
                let (distance, second) = (at / self.terms.len() + 1, &self.terms[at % self.terms.len()]);
                // As many spaces as the second word is places after the first.
                let key = format!("{term}{:distance$}{second}", "");
                let more = u32::try_from(distance).unwrap_or(1);
                pairs.entry(key).or_insert_with(|| (more, Vec::new())).1.push((*field, list));
            }
        }
        pairs
    }
}

impl Places {
    /// Adds the records of a segment, from the postings of each code.
    fn read(&mut self, records: u32, readings: &mut [(u8, tantivy::postings::SegmentPostings)]) {
        let mut places = Vec::new();
        for record in 0..records {
            let start = self.codes.len();
            for (code, postings) in readings.iter_mut().filter(|(_, postings)| postings.doc() == record) {
                postings.positions(&mut places);
                let last = places.last().map_or(0, |last| start + *last as usize);
                if self.codes.len() <= last {
                    self.codes.resize(last + 1, 0);
                }
                for place in &places {
                    self.codes[start + *place as usize] = *code;
                }
                postings.advance();
            }
            self.starts.push(self.codes.len());
        }
    }

    /// The codes of the words so many places from each of a list. They are fetched before anybody looks at them: records stand
    /// far apart, and so the memory is asked for many at once.
    fn around<const N: usize>(&self, list: &List, steps: [isize; N]) -> Vec<[u8; N]> {
        let mut found = Vec::with_capacity(list.len());
        list.each_place(|record, place| {
            let row = self.row(record);
            let at = |step| (place as usize).checked_add_signed(step).and_then(|place| row.get(place));
            found.push(steps.map(|step| at(step).copied().unwrap_or(0)));
        });
        found
    }

    /// The codes of a record.
    fn row(&self, record: u32) -> &[u8] {
        let at = record as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.codes[*start..*end],
            _ => &[],
        }
    }
}
