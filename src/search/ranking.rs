//! BM25 as tantivy computes it (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with its constants
//! and in its precision: what the browser needs to rank alike, and the best records of a common word.

use std::io;

use tantivy::fieldnorm::{FieldNormReader, FieldNormReaders};

use super::bits::varint;
use super::index::{Indexed, failed};
use super::lists::List;
use super::text::{BODY, FIELDS, WEIGHTS};

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// How many of the best records are kept with a common word.
const HEAD: usize = 32;

/// What the score of a term in a record depends on besides the term.
pub(super) struct Ranking {
    /// How many records there are.
    pub(super) log: u32,
    /// The mean length of each field, in words; 0 where it has none.
    pub(super) means: [f32; FIELDS],
    /// The code of each record's length.
    pub(super) lengths: Vec<u8>,
}

impl Ranking {
    /// Of an index.
    pub(super) fn of(indexed: &Indexed) -> io::Result<Self> {
        let log = indexed.log();
        let (mut words, mut lengths) = ([0_u64; FIELDS], Vec::with_capacity(log as usize));
        for (_, segment) in indexed.readers() {
            for (words, field) in words.iter_mut().zip(indexed.fields) {
                *words += segment.inverted_index(field).map_err(failed)?.total_num_tokens();
            }
            let readers: &FieldNormReaders = segment.fieldnorms_readers();
            if let Some(reader) = readers.get_field(indexed.fields[BODY]).map_err(failed)? {
                lengths.extend((0..segment.max_doc()).map(|record| reader.fieldnorm_id(record)));
            }
        }
        let means = words.map(|words| if log == 0 { 0.0 } else { words as f32 / log as f32 });
        Ok(Self { log, means, lengths })
    }

    /// Adds the best records of a term, and how many have it at all: what a search for one word needs.
    pub(super) fn write_head(&self, lists: &[(usize, List)], entry: &mut Vec<u8>) {
        let mut best: Vec<(u32, f32)> = Vec::new();
        for (field, list) in lists {
            let weight = idf(list.records.len() as f32, self.log as f32) * (1.0 + K1) * WEIGHTS[*field].1;
            let scores = list.records.iter().zip(&list.counts).map(|(record, count)| {
                let tf = *count as f32;
                (*record, weight * (tf / (tf + self.norm(*field, *record))))
            });
            best = added(&best, scores);
        }
        varint(entry, best.len() as u64);
        let order = |left: &(u32, f32), right: &(u32, f32)| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0));
        if best.len() > HEAD {
            best.select_nth_unstable_by(HEAD, order);
            best.truncate(HEAD);
        }
        best.sort_unstable_by(order);
        varint(entry, best.len() as u64);
        for (record, score) in best {
            entry.extend_from_slice(&record.to_be_bytes()[1..]);
            entry.extend_from_slice(&score.to_be_bytes());
        }
    }

    /// How much a record's length weighs against a term. Only the body's length counts; of other fields each record is as
    /// if it had one word.
    fn norm(&self, field: usize, record: u32) -> f32 {
        let length = match field {
            BODY => self.lengths.get(record as usize).map_or(1, |code| FieldNormReader::id_to_fieldnorm(*code)),
            _ => 1,
        };
        K1 * (1.0 - B + B * length as f32 / self.means[field])
    }
}

/// Scores with others added to them, both in the order of their records.
fn added(scores: &[(u32, f32)], others: impl Iterator<Item = (u32, f32)>) -> Vec<(u32, f32)> {
    let mut scores = scores.iter().copied().peekable();
    let mut sums = Vec::with_capacity(others.size_hint().0 + scores.len());
    for (record, score) in others {
        sums.extend(std::iter::from_fn(|| scores.next_if(|(before, _)| *before < record)));
        let sum = scores.next_if(|(same, _)| *same == record).map_or(score, |(_, sum)| sum + score);
        sums.push((record, sum));
    }
    sums.extend(scores);
    sums
}

fn idf(having: f32, log: f32) -> f32 {
    (1.0 + (log - having + 0.5) / (having + 0.5)).ln()
}
