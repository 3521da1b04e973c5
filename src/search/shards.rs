//! Terms as small files: a dictionary of neighbouring terms with their lists, each file about as large as one answer should
//! be. Terms are read and written in their order, so that no more than one file's worth is held. See `format.md`.

use std::io;

use tantivy::SegmentReader;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;

use super::Files;
use super::bits::varint;
use super::index::{Indexed, failed};
use super::lists::List;
use super::pairs::Pairs;
use super::ranking::Ranking;
use super::text::FIELDS;

/// A term whose lists are longer than this in bytes has a file of its own.
const FAR: usize = 4096;
/// Bit of a term's fields that says so.
const IS_FAR: u8 = 1 << FIELDS;
/// Bit of those of a term that is common: phrases look for the pairs that it is in.
const IS_COMMON: u8 = 2 << FIELDS;
/// How many bytes of places a file holds.
const PLACES: usize = 16_384;

/// The first term of each file, as short as tells it from the last of the file before.
pub(super) type Boundaries = Vec<String>;

/// Writes all terms, after keys of references with the records that they name.
pub(super) fn write(indexed: &Indexed, keys: &[(String, Vec<u32>)], files: &mut Files<'_>) -> io::Result<Boundaries> {
    let ranking = Ranking::of(indexed)?;
    let mut shards = Shards::new(ranking.log, files);
    for (key, records) in keys {
        let mut entry = vec![0];
        varint(&mut entry, records.len() as u64);
        records.iter().for_each(|record| varint(&mut entry, u64::from(*record)));
        shards.add(key.as_bytes(), &entry, &[])?;
    }
    if let Some(segment) = indexed.searcher.segment_readers().first() {
        write_terms(indexed, segment, &ranking, &mut shards)?;
    }
    shards.finish()
}

fn write_terms(
    indexed: &Indexed,
    segment: &SegmentReader,
    ranking: &Ranking,
    shards: &mut Shards<'_, '_>,
) -> io::Result<()> {
    let readers: Vec<_> =
        indexed.fields.iter().map(|field| segment.inverted_index(*field)).collect::<Result<_, _>>().map_err(failed)?;
    let mut streams: Vec<Option<TermStreamer<'_>>> = Vec::new();
    for reader in &readers {
        let mut stream = reader.terms().stream()?;
        streams.push(stream.advance().then_some(stream));
    }
    let Pairs { common, lists: pairs } = Pairs::of(indexed)?;
    let mut pairs = pairs.into_iter().peekable();
    while let Some(term) = streams.iter().flatten().map(|stream| stream.key().to_vec()).min() {
        let mut lists: Vec<(usize, List)> = Vec::new();
        for (field, slot) in streams.iter_mut().enumerate() {
            let Some(stream) = slot.as_mut().filter(|stream| stream.key() == &term[..]) else { continue };
            let info: TermInfo = stream.value().clone();
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = readers[field].read_postings_from_terminfo(&info, option)?;
            lists.push((field, List::read(&mut postings)));
            if !stream.advance() {
                *slot = None;
            }
        }
        while let Some((pair, lists)) = pairs.next_if(|(pair, _)| pair.as_bytes() < &term[..]) {
            shards.add_term(pair.as_bytes(), &lists, 0, None)?;
        }
        let is_common = common.binary_search_by(|common| common.as_bytes().cmp(&term)).is_ok();
        shards.add_term(&term, &lists, if is_common { IS_COMMON } else { 0 }, Some(ranking))?;
    }
    pairs.try_for_each(|(pair, lists)| shards.add_term(pair.as_bytes(), &lists, 0, None))
}

/// Files in the making.
struct Shards<'a, 'b> {
    log: u32,
    files: &'a mut Files<'b>,
    boundaries: Boundaries,
    /// How large a file may become.
    target: usize,
    entries: Vec<u8>,
    count: u64,
    lists: Vec<u8>,
    last: Vec<u8>,
    far: usize,
    places: Vec<u8>,
    /// How many bytes of places came before this file's, and before those in `places`.
    places_before: u64,
    places_written: u64,
}

impl<'a, 'b> Shards<'a, 'b> {
    fn new(log: u32, files: &'a mut Files<'b>) -> Self {
        Self {
            log,
            files,
            boundaries: Vec::new(),
            target: if log <= 25_000 { 8192 } else { 16_384 },
            entries: Vec::new(),
            count: 0,
            lists: Vec::new(),
            last: Vec::new(),
            far: 0,
            places: Vec::new(),
            places_before: 0,
            places_written: 0,
        }
    }

    /// Adds a term, or a pair, which has no rank.
    fn add_term(
        &mut self,
        term: &[u8],
        lists: &[(usize, List)],
        bits: u8,
        ranking: Option<&Ranking>,
    ) -> io::Result<()> {
        let encoded: Vec<(Vec<u8>, Vec<u8>)> =
            lists.iter().map(|(_, list)| (list.postings(self.log), list.places())).collect();
        let is_far = encoded.iter().map(|(postings, _)| postings.len()).sum::<usize>() > FAR;
        let fields = lists.iter().fold(bits, |mask, (field, _)| mask | (1_u8 << field));
        let mut entry = vec![if is_far { fields | IS_FAR } else { fields }];
        for ((_, list), (postings, places)) in lists.iter().zip(&encoded) {
            varint(&mut entry, list.records.len() as u64);
            varint(&mut entry, postings.len() as u64);
            varint(&mut entry, places.len() as u64);
        }
        let postings: Vec<u8> = encoded.iter().flat_map(|(postings, _)| postings.iter().copied()).collect();
        if is_far {
            varint(&mut entry, self.far as u64);
            match ranking {
                Some(ranking) => ranking.write_head(lists, &mut entry),
                None => entry.extend([0, 0]),
            }
            self.files.put("h", self.far, &postings)?;
            self.far += 1;
            self.add(term, &entry, &[])?;
        } else {
            self.add(term, &entry, &postings)?;
        }
        for (_, places) in &encoded {
            self.add_places(places)?;
        }
        Ok(())
    }

    fn add_places(&mut self, places: &[u8]) -> io::Result<()> {
        self.places.extend_from_slice(places);
        while self.places.len() >= PLACES {
            let rest = self.places.split_off(PLACES);
            self.write_places()?;
            self.places = rest;
        }
        Ok(())
    }

    fn write_places(&mut self) -> io::Result<()> {
        let number = usize::try_from(self.places_written / PLACES as u64).map_err(io::Error::other)?;
        self.files.put("p", number, &self.places)?;
        self.places_written += self.places.len() as u64;
        Ok(())
    }

    /// Adds a term's entry and its lists to the current file, or begins another.
    fn add(&mut self, term: &[u8], entry: &[u8], lists: &[u8]) -> io::Result<()> {
        if self.count > 0 && self.entries.len() + self.lists.len() + entry.len() + lists.len() > self.target {
            self.flush()?;
        }
        let mut shared = 0;
        if self.count == 0 {
            let common = term.iter().zip(&self.last).take_while(|(left, right)| left == right).count();
            let mut end = (common + 1).min(term.len());
            while end < term.len() && std::str::from_utf8(&term[..end]).is_err() {
                end += 1;
            }
            self.boundaries.push(String::from_utf8_lossy(&term[..end]).into_owned());
            self.places_before = self.places_written + self.places.len() as u64;
        } else {
            shared = term.iter().zip(&self.last).take_while(|(left, right)| left == right).count();
        }
        varint(&mut self.entries, shared as u64);
        varint(&mut self.entries, (term.len() - shared) as u64);
        self.entries.extend_from_slice(&term[shared..]);
        self.entries.extend_from_slice(entry);
        self.lists.extend_from_slice(lists);
        self.count += 1;
        self.last = term.to_vec();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut file = Vec::new();
        varint(&mut file, self.count);
        varint(&mut file, self.places_before);
        varint(&mut file, self.entries.len() as u64);
        file.append(&mut self.entries);
        file.append(&mut self.lists);
        self.files.put("t", self.boundaries.len() - 1, &file)?;
        self.count = 0;
        Ok(())
    }

    fn finish(mut self) -> io::Result<Boundaries> {
        if self.count > 0 {
            self.flush()?;
        }
        if !self.places.is_empty() {
            self.write_places()?;
        }
        Ok(self.boundaries)
    }
}
