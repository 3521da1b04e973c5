//! The cache as bytes: a name and version, the site's digest, each record, and a digest of all that. Numbers are eight bytes,
//! the lowest first; texts and lists begin with their length.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Cache, Digest, Known, Reading, Searchable};
use crate::output::Mark;

const NAME: &[u8] = b"candour cache 1\n";

impl Cache {
    /// The bytes of its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = NAME.to_vec();
        bytes.extend(self.site);
        number(&mut bytes, self.records.len());
        for (path, known) in &self.records {
            let Known { reading, surroundings, anchors, files, searchable } = known;
            text(&mut bytes, path);
            bytes.extend(reading.digest);
            bytes.extend(surroundings);
            number(&mut bytes, reading.beside.len());
            reading.beside.iter().for_each(|path| text(&mut bytes, path));
            number(&mut bytes, reading.links.len());
            for (target, place) in &reading.links {
                text(&mut bytes, target);
                number(&mut bytes, place.start);
                number(&mut bytes, place.end);
            }
            number(&mut bytes, anchors.len());
            anchors.iter().for_each(|anchor| text(&mut bytes, anchor));
            number(&mut bytes, files.len());
            for (path, mark) in files {
                text(&mut bytes, path);
                put_mark(&mut bytes, mark);
            }
            number(&mut bytes, usize::from(searchable.has_data));
            number(&mut bytes, searchable.texts.len());
            for texts in &searchable.texts {
                number(&mut bytes, texts.len());
                texts.iter().for_each(|words| text(&mut bytes, words));
            }
        }
        number(&mut bytes, self.pages.len());
        for (path, (digest, mark)) in &self.pages {
            text(&mut bytes, path);
            bytes.extend(digest);
            put_mark(&mut bytes, mark);
        }
        let digest = Sha256::digest(&bytes);
        bytes.extend(digest);
        bytes
    }

    /// Reads its file. None where a single bit is not as it was written, or another program wrote it.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (whole, digest) = bytes.split_last_chunk::<32>()?;
        if Sha256::digest(whole)[..] != digest[..] {
            return None;
        }
        let mut rest = Rest(whole.strip_prefix(NAME)?);
        let site = rest.digest()?;
        let mut records = BTreeMap::new();
        for _ in 0..rest.number()? {
            let path = rest.text()?;
            records.insert(path, rest.known()?);
        }
        let mut pages = BTreeMap::new();
        for _ in 0..rest.number()? {
            let path = rest.text()?;
            pages.insert(path, (rest.digest()?, rest.mark()?));
        }
        rest.0.is_empty().then_some(Self { site, records, pages })
    }
}

fn number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u64).to_le_bytes());
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn put_mark(bytes: &mut Vec<u8>, mark: &Mark) {
    bytes.extend(mark.size.to_le_bytes());
    bytes.extend(mark.written.0.to_le_bytes());
    bytes.extend(mark.written.1.to_le_bytes());
    bytes.extend(mark.number.to_le_bytes());
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn digest(&mut self) -> Option<Digest> {
        self.take::<32>()
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.take()?)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn mark(&mut self) -> Option<Mark> {
        let size = u64::from_le_bytes(self.take()?);
        let written = (i64::from_le_bytes(self.take()?), u32::from_le_bytes(self.take()?));
        Some(Mark { size, written, number: u64::from_le_bytes(self.take()?) })
    }

    fn known(&mut self) -> Option<Known> {
        let (digest, surroundings) = (self.digest()?, self.digest()?);
        let beside = self.list(Self::text)?;
        let links = self.list(|rest| Some((rest.text()?, rest.number()?..rest.number()?)))?;
        let anchors = self.list(Self::text)?;
        let files = self.list(|rest| Some((rest.text()?, rest.mark()?)))?;
        let searchable = Searchable { has_data: self.number()? != 0, texts: self.list(|rest| rest.list(Self::text))? };
        let reading = Reading { digest, beside, links };
        Some(Known { reading, surroundings, anchors, files, searchable: Arc::new(searchable) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> Cache {
        let known = Known {
            reading: Reading {
                digest: [1; 32],
                beside: vec!["content/responses/a/b.csv".to_owned()],
                links: vec![("/about/".to_owned(), 10..17)],
            },
            surroundings: [2; 32],
            anchors: vec!["table-b".to_owned()],
            files: vec![("responses/a/index.html".to_owned(), Mark { size: 7, written: (-1, 9), number: 3 })],
            searchable: Arc::new(Searchable { texts: vec![vec!["Trees".to_owned()], Vec::new()], has_data: true }),
        };
        let mark = Mark { size: 1, written: (2, 3), number: 4 };
        Cache {
            site: [3; 32],
            records: BTreeMap::from([("content/responses/a/index.md".to_owned(), known)]),
            pages: BTreeMap::from([("index.html".to_owned(), ([5; 32], mark))]),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Cache::from_bytes(&cache().to_bytes()), Some(cache()));
        assert_eq!(Cache::from_bytes(&Cache::default().to_bytes()), Some(Cache::default()));
    }

    #[test]
    fn what_is_broken_is_nothing() {
        let whole = cache().to_bytes();
        for length in 0..whole.len() {
            assert_eq!(Cache::from_bytes(&whole[..length]), None, "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            assert_eq!(Cache::from_bytes(&broken), None, "byte {at}");
        }
    }

    #[test]
    fn what_lies_about_its_length_is_nothing() {
        let mut bytes = NAME.to_vec();
        bytes.extend([0; 32]);
        number(&mut bytes, usize::MAX);
        let digest = Sha256::digest(&bytes);
        bytes.extend(digest);
        assert_eq!(Cache::from_bytes(&bytes), None);
    }
}
