//! Terms as small files: a dictionary of neighbouring terms with their lists, each file about as large as one answer should
//! be. Terms are read and written in their order, so that no more than one file's worth is held. See `format.md`.

use std::io;

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;

use super::bits::varint;
use super::folder::Files;
use super::index::{Indexed, failed};
use super::lists::List;
use super::neighbours::Neighbours;
use super::ranking::Ranking;
use super::text::FIELDS;

/// A term whose lists are longer than this in bytes has its best records told: a search for it alone needs no more.
const RANKED: usize = 512;
/// Bit of a term's fields that says that its lists are in a file of their own.
const IS_FAR: u8 = 1 << FIELDS;
/// Bit of those of a term that is common: its code follows, and phrases ask other words whether it is near.
const IS_COMMON: u8 = 2 << FIELDS;
/// Bit of those of a term that has common words near.
const HAS_NEAR: u8 = 4 << FIELDS;
/// Bit of those of a term whose best records are told.
const IS_RANKED: u8 = 8 << FIELDS;
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
    write_terms(indexed, &ranking, &mut shards)?;
    shards.finish()
}

fn write_terms(indexed: &Indexed, ranking: &Ranking, shards: &mut Shards<'_, '_>) -> io::Result<()> {
    let mut readers = Vec::new();
    for (first, segment) in indexed.readers() {
        for (field, key) in indexed.fields.iter().enumerate() {
            readers.push((first, field, segment.inverted_index(*key).map_err(failed)?));
        }
    }
    let mut streams: Vec<Option<TermStreamer<'_>>> = Vec::new();
    for (_, _, reader) in &readers {
        let mut stream = reader.terms().stream()?;
        streams.push(stream.advance().then_some(stream));
    }
    let neighbours = Neighbours::of(indexed)?;
    while let Some(term) = streams.iter().flatten().map(|stream| stream.key()).min().map(<[u8]>::to_vec) {
        let mut fields: [List; FIELDS] = Default::default();
        for ((first, field, reader), slot) in readers.iter().zip(&mut streams) {
            let Some(stream) = slot.as_mut().filter(|stream| stream.key() == &term[..]) else { continue };
            let info: TermInfo = stream.value().clone();
            let option = IndexRecordOption::WithFreqsAndPositions;
            fields[*field].read(*first, &mut reader.read_postings_from_terminfo(&info, option)?);
            if !stream.advance() {
                *slot = None;
            }
        }
        let lists: Vec<(usize, List)> =
            fields.into_iter().enumerate().filter(|(_, list)| !list.records.is_empty()).collect();
        let Some(code) = neighbours.code(&term) else {
            let near = lists.iter().map(|(field, list)| neighbours.near(*field, list, 0)).collect();
            shards.add_term(&term, &lists, Kind::Word(ranking, near))?;
            continue;
        };
        shards.add_term(&term, &lists, Kind::Common(ranking, code))?;
        // A space stands before all letters, so that a word's pairs follow it at once.
        let pairs = neighbours.pairs(&String::from_utf8_lossy(&term), &lists);
        for (key, (more, lists)) in pairs {
            let near = lists.iter().map(|(field, list)| neighbours.near(*field, list, more)).collect();
            shards.add_term(key.as_bytes(), &lists, Kind::Pair(near))?;
        }
    }
    Ok(())
}

/// What is said of a term besides its lists.
enum Kind<'a> {
    /// The common words near it, by field, and how its records are ranked.
    Word(&'a Ranking, Vec<Vec<u8>>),
    /// Its code.
    Common(&'a Ranking, u8),
    /// The common words near two, which have no rank.
    Pair(Vec<Vec<u8>>),
}

/// Files in the making.
struct Shards<'a, 'b> {
    log: u32,
    files: &'a mut Files<'b>,
    boundaries: Boundaries,
    /// How large a file may become, unless one term needs more; longer lists have a file of their own.
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

    /// Adds a term, or a pair.
    fn add_term(&mut self, term: &[u8], lists: &[(usize, List)], kind: Kind<'_>) -> io::Result<()> {
        let (code, ranking, mut near) = match kind {
            Kind::Word(ranking, near) => (None, Some(ranking), near),
            Kind::Common(ranking, code) => (Some(code), Some(ranking), Vec::new()),
            Kind::Pair(near) => (None, None, near),
        };
        let has_near = near.iter().any(|near| !near.is_empty());
        near.resize(lists.len(), Vec::new());
        let postings: Vec<Vec<u8>> = lists.iter().map(|(_, list)| list.postings(self.log)).collect();
        let length = postings.iter().map(Vec::len).sum::<usize>();
        let is_far = length > self.target;
        let ranking = ranking.filter(|_| length > RANKED);
        let fields = lists.iter().fold(0, |mask, (field, _)| mask | (1_u8 << field));
        let is = [is_far, code.is_some(), has_near, ranking.is_some()];
        let bits = is.into_iter().zip([IS_FAR, IS_COMMON, HAS_NEAR, IS_RANKED]);
        let mut encoded = Vec::new();
        let mut entry = vec![bits.filter(|(is_set, _)| *is_set).fold(fields, |mask, (_, bit)| mask | bit)];
        entry.extend(code);
        for (((_, list), postings), near) in lists.iter().zip(&postings).zip(near) {
            let places = list.places();
            varint(&mut entry, list.records.len() as u64);
            varint(&mut entry, postings.len() as u64);
            varint(&mut entry, places.len() as u64);
            if has_near {
                varint(&mut entry, near.len() as u64);
            }
            encoded.push(places);
            encoded.push(near);
        }
        let postings = postings.concat();
        if let Some(ranking) = ranking {
            ranking.write_head(lists, &mut entry);
        }
        if is_far {
            varint(&mut entry, self.far as u64);
            self.files.put("h", self.far, &postings)?;
            self.far += 1;
            self.add(term, &entry, &[])?;
        } else {
            self.add(term, &entry, &postings)?;
        }
        encoded.iter().try_for_each(|places| self.add_places(places))
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
