//! The cache as a file: a name and version, the site's digest, each record, and a digest of all that. Numbers are eight bytes,
//! the lowest first; texts and lists begin with their length. It is written and read piece by piece, because with what can be
//! searched of a large log it is large.

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Read, Take, Write};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Cache, Digest, Known, Reading, Searchable};
use crate::output::Mark;

const NAME: &[u8] = b"candour cache 1\n";
/// How many bytes are written, or read, at a time.
const PIECE: usize = 1 << 16;

impl Cache {
    /// Writes its file.
    ///
    /// # Errors
    /// What the file reports.
    pub fn write(&self, file: impl Write) -> io::Result<()> {
        let mut file = BufWriter::with_capacity(PIECE, Digesting { inner: file, digest: Sha256::new() });
        file.write_all(NAME)?;
        file.write_all(&self.site)?;
        put_number(&mut file, self.records.len())?;
        for (path, known) in &self.records {
            put_text(&mut file, path)?;
            put_known(&mut file, known)?;
        }
        put_number(&mut file, self.pages.len())?;
        for (path, (digest, mark)) in &self.pages {
            put_text(&mut file, path)?;
            file.write_all(digest)?;
            put_mark(&mut file, mark)?;
        }
        let Digesting { mut inner, digest } = file.into_inner()?;
        inner.write_all(&digest.finalize())?;
        inner.flush()
    }

    /// Reads its file, of so many bytes. None where a single bit is not as it was written, or another program wrote it.
    pub fn read(file: impl Read, size: u64) -> Option<Self> {
        let body = Digesting { inner: file, digest: Sha256::new() }.take(size.checked_sub(32)?);
        let mut rest = Rest(BufReader::with_capacity(PIECE, body));
        if rest.take::<{ NAME.len() }>()? != NAME {
            return None;
        }
        let site = rest.take()?;
        let mut records = BTreeMap::new();
        for _ in 0..rest.number()? {
            let path = rest.text()?;
            records.insert(path, rest.known()?);
        }
        let mut pages = BTreeMap::new();
        for _ in 0..rest.number()? {
            let path = rest.text()?;
            pages.insert(path, (rest.take()?, rest.mark()?));
        }
        rest.end()?;
        Some(Self { site, records, pages })
    }
}

/// A file that is written or read, with the digest of what has passed.
struct Digesting<F> {
    inner: F,
    digest: Sha256,
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.digest.update(&bytes[..read]);
        Ok(read)
    }
}

fn put_known(file: &mut impl Write, known: &Known) -> io::Result<()> {
    let Known { reading, surroundings, anchors, files, searchable } = known;
    file.write_all(&reading.digest)?;
    file.write_all(surroundings)?;
    put_list(file, &reading.beside, |file, path| put_text(file, path))?;
    put_list(file, &reading.links, |file, (target, place)| {
        put_text(file, target)?;
        put_number(file, place.start)?;
        put_number(file, place.end)
    })?;
    put_list(file, anchors, |file, anchor| put_text(file, anchor))?;
    put_list(file, files, |file, (path, mark)| {
        put_text(file, path)?;
        put_mark(file, mark)
    })?;
    put_number(file, usize::from(searchable.has_data))?;
    put_list(file, &searchable.texts, |file, texts| put_list(file, texts, |file, text| put_text(file, text)))
}

fn put_list<W: Write, T>(
    file: &mut W,
    items: &[T],
    mut put: impl FnMut(&mut W, &T) -> io::Result<()>,
) -> io::Result<()> {
    put_number(file, items.len())?;
    items.iter().try_for_each(|item| put(file, item))
}

fn put_number(file: &mut impl Write, number: usize) -> io::Result<()> {
    file.write_all(&(number as u64).to_le_bytes())
}

fn put_text(file: &mut impl Write, text: &str) -> io::Result<()> {
    put_number(file, text.len())?;
    file.write_all(text.as_bytes())
}

fn put_mark(file: &mut impl Write, mark: &Mark) -> io::Result<()> {
    file.write_all(&mark.size.to_le_bytes())?;
    file.write_all(&mark.written.0.to_le_bytes())?;
    file.write_all(&mark.written.1.to_le_bytes())?;
    file.write_all(&mark.number.to_le_bytes())
}

/// What is still to be read, up to the digest at the end.
struct Rest<R>(BufReader<Take<Digesting<R>>>);

impl<R: Read> Rest<R> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut taken = [0; N];
        self.0.read_exact(&mut taken).ok()?;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.take()?)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        // A length that lies gets no memory: no more is taken than there is.
        let mut bytes = Vec::with_capacity(length.min(PIECE));
        self.0.by_ref().take(length as u64).read_to_end(&mut bytes).ok()?;
        (bytes.len() == length).then(|| String::from_utf8(bytes).ok())?
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        let mut items = Vec::with_capacity(length.min(64));
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
        let (digest, surroundings) = (self.take()?, self.take()?);
        let beside = self.list(Self::text)?;
        let links = self.list(|rest| Some((rest.text()?, rest.number()?..rest.number()?)))?;
        let anchors = self.list(Self::text)?;
        let files = self.list(|rest| Some((rest.text()?, rest.mark()?)))?;
        let searchable = Searchable { has_data: self.number()? != 0, texts: self.list(|rest| rest.list(Self::text))? };
        let reading = Reading { digest, beside, links };
        Some(Known { reading, surroundings, anchors, files, searchable: Arc::new(searchable) })
    }

    /// Nothing, where only the digest of what was read is left.
    fn end(self) -> Option<()> {
        let is_read = self.0.buffer().is_empty() && self.0.get_ref().limit() == 0;
        let Digesting { mut inner, digest } = self.0.into_inner().into_inner();
        let (mut written, found): (Digest, Digest) = ([0; 32], digest.finalize().into());
        inner.read_exact(&mut written).ok()?;
        (is_read && written == found).then_some(())
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

    fn bytes(cache: &Cache) -> Vec<u8> {
        let mut bytes = Vec::new();
        cache.write(&mut bytes).unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Cache> {
        Cache::read(bytes, bytes.len() as u64)
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&bytes(&cache())), Some(cache()));
        assert_eq!(read(&bytes(&Cache::default())), Some(Cache::default()));
        let mut large = cache();
        let records = (0..2000)
            .map(|number| (format!("content/{number}.md"), large.records["content/responses/a/index.md"].clone()));
        large.records = records.collect();
        assert_eq!(read(&bytes(&large)), Some(large));
    }

    #[test]
    fn what_is_broken_is_nothing() {
        let whole = bytes(&cache());
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]), None, "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            assert_eq!(read(&broken), None, "byte {at}");
        }
    }

    #[test]
    fn what_lies_about_its_length_is_nothing() {
        let mut bytes = NAME.to_vec();
        bytes.extend([0; 32]);
        put_number(&mut bytes, usize::MAX).unwrap();
        let digest = Sha256::digest(&bytes);
        bytes.extend(digest);
        assert_eq!(read(&bytes), None);
    }
}
