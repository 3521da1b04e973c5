//! Pairs of common words that stand side by side, as entries of their own. The places of a common word are many, those of a
//! pair of them few: so a phrase of common words costs about what another does. See `format.md`.

use std::collections::BTreeMap;
use std::io;

use tantivy::schema::{IndexRecordOption, Term};
use tantivy::{DocSet as _, postings::Postings as _};

use super::index::{Indexed, failed};
use super::lists::List;
use super::text::FIELDS;

/// How far the second word may be from the first: next to it, or with one stop word between.
const REACH: u32 = 2;
/// A word is common when it was written more often than this, and than half as many times as there are records.
const OFTEN: u64 = 8192;

/// The pairs of an index, and the words that they are made of.
#[derive(Default)]
pub(super) struct Pairs {
    /// Common terms, in order.
    pub(super) common: Vec<String>,
    /// By key, the records that have a pair, for each field where one has it.
    pub(super) lists: BTreeMap<String, Vec<(usize, List)>>,
}

impl Pairs {
    /// Of an index.
    ///
    /// # Errors
    /// What tantivy reports.
    pub(super) fn of(indexed: &Indexed) -> io::Result<Self> {
        let Some(segment) = indexed.searcher.segment_readers().first() else { return Ok(Self::default()) };
        let log = segment.max_doc();
        let often = OFTEN.max(u64::from(log) / 2);
        let counts = indexed.analysis.vocabulary().stems();
        let common: Vec<String> =
            counts.into_iter().filter(|(_, count)| *count > often).map(|(stem, _)| stem).collect();
        let mut lists: BTreeMap<String, Vec<(usize, List)>> = BTreeMap::new();
        for field in 0..FIELDS {
            let reader = segment.inverted_index(indexed.fields[field]).map_err(failed)?;
            let mut readings = Vec::new();
            for (number, term) in common.iter().enumerate() {
                let term = Term::from_field_text(indexed.fields[field], term);
                let option = IndexRecordOption::WithFreqsAndPositions;
                readings.extend(reader.read_postings(&term, option)?.map(|postings| (number, postings)));
            }
            let mut found = Found::among(common.len());
            let mut places = Vec::new();
            let mut words: Vec<(u32, usize)> = Vec::new();
            for record in 0..log {
                words.clear();
                for (number, postings) in &mut readings {
                    if postings.doc() == record {
                        postings.positions(&mut places);
                        words.extend(places.iter().map(|place| (*place, *number)));
                        postings.advance();
                    }
                }
                words.sort_unstable();
                found.read(record, &words);
            }
            for (first, second, distance, list) in found.into_lists() {
                lists.entry(key(&common[first], &common[second], distance)).or_default().push((field, list));
            }
        }
        Ok(Self { common, lists })
    }
}

/// The key of two words: as many spaces between them as the second is places after the first.
fn key(first: &str, second: &str, distance: u32) -> String {
    (0..distance).fold(first.to_owned(), |key, _| key + " ") + second
}

/// The pairs of one field.
struct Found {
    common: usize,
    /// The number of a pair's list, plus one, at `(distance - 1, first, second)`; 0 where there is none yet.
    numbers: Vec<u32>,
    lists: Vec<(usize, usize, u32, List)>,
}

impl Found {
    fn among(common: usize) -> Self {
        Self { common, numbers: vec![0; common * common * REACH as usize], lists: Vec::new() }
    }

    /// Adds the pairs of a record, whose common words come in order of their places.
    fn read(&mut self, record: u32, words: &[(u32, usize)]) {
        for (index, (place, first)) in words.iter().enumerate() {
            let near = words[index + 1..].iter().take_while(|(other, _)| other - place <= REACH);
            for (other, second) in near.filter(|(other, _)| other > place) {
                self.add(record, *place, *first, *second, other - place);
            }
        }
    }

    fn add(&mut self, record: u32, place: u32, first: usize, second: usize, distance: u32) {
        let at = ((distance - 1) as usize * self.common + first) * self.common + second;
        if self.numbers[at] == 0 {
            self.lists.push((first, second, distance, List::default()));
            self.numbers[at] = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        }
        self.lists[self.numbers[at] as usize - 1].3.add(record, place);
    }

    fn into_lists(self) -> Vec<(usize, usize, u32, List)> {
        self.lists
    }
}
