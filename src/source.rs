//! A file's text, and places in it; and the tree of files that a site is made from. Reads nothing by itself: bytes come
//! from whoever implements [`Files`].

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};

use crate::a1;

/// A text file with its path, which is relative to the site's root and has forward slashes.
pub struct Source {
    path: String,
    text: String,
    kind: SourceKind,
    line_starts: OnceLock<Vec<usize>>,
}

/// What a text is to the one who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceKind {
    /// Written by hand: records, pages, configuration, templates.
    Written,
    /// A data file or attachment, where byte offsets mean nothing to the reader of a finding.
    Data,
    /// The cells of a sheet of a workbook, by its name, as comma-separated values from cell `A1` on.
    Sheet(String),
    /// The cells of a table of a document, by what its reader calls it, as comma-separated values.
    Table(String),
    /// Words out of a document: where each passage begins, and what its reader calls the place, as in `page 3`.
    Words(Vec<(usize, String)>),
}

impl SourceKind {
    /// Whether a text was taken out of a file that is none: its lines are not those of the file.
    pub fn is_extract(&self) -> bool {
        matches!(self, Self::Sheet(_) | Self::Table(_) | Self::Words(_))
    }
}

/// A place as people count: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// A text that somebody wrote for this site.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::of_kind(path, text, SourceKind::Written)
    }

    /// The text of a data file or attachment.
    pub fn data(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::of_kind(path, text, SourceKind::Data)
    }

    /// A text that was taken out of a file.
    pub fn extract(path: impl Into<String>, text: impl Into<String>, kind: SourceKind) -> Arc<Self> {
        Self::of_kind(path, text, kind)
    }

    fn of_kind(path: impl Into<String>, text: impl Into<String>, kind: SourceKind) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), kind, line_starts: OnceLock::new() })
    }

    /// The path, relative to the site's root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, byte for byte as in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it was written by hand or is data.
    pub fn kind(&self) -> &SourceKind {
        &self.kind
    }

    /// What the reader of the file that a text was taken out of calls a place in it: `Sheet2!C14`, `page 3`. None where
    /// lines and columns say it.
    pub fn place_name(&self, offset: usize) -> Option<String> {
        match &self.kind {
            SourceKind::Written | SourceKind::Data => None,
            SourceKind::Sheet(name) => {
                let (row, column) = self.cell_at(offset);
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                Some(a1::in_sheet(name, &a1::cell_name(count(row), count(column))))
            }
            SourceKind::Table(name) => {
                let (row, column) = self.cell_at(offset);
                Some(format!("{name}, row {}, column {}", row + 1, column + 1))
            }
            SourceKind::Words(places) => {
                let after = places.partition_point(|(start, _)| *start <= offset);
                places.get(after.checked_sub(1)?).map(|(_, name)| name.clone()).filter(|name| !name.is_empty())
            }
        }
    }

    /// Where a byte offset stands. Offsets past the end, or inside a character, are moved back to one that exists.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let starts = self.line_starts();
        let offset = floor_char_boundary(&self.text, offset);
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        LineColumn { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte range of a line (counted from 1) without its line end; empty when there is no such line.
    pub fn line(&self, line: usize) -> Range<usize> {
        let starts = self.line_starts();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return 0..0;
        };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// Row and column, from 0, of a place in comma-separated values with one row a line.
    fn cell_at(&self, offset: usize) -> (usize, usize) {
        let LineColumn { line, .. } = self.line_column(offset);
        let start = self.line(line).start;
        let end = floor_char_boundary(&self.text, offset).max(start);
        (line.saturating_sub(1), column_of(&self.text[start..end]))
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// How many separators stand before a place of a line of comma-separated values, those in quotes left out.
fn column_of(before: &str) -> usize {
    let mut quoted = false;
    let separators = before.bytes().filter(|&byte| {
        quoted ^= byte == b'"';
        byte == b',' && !quoted
    });
    separators.count()
}

impl fmt::Debug for Source {
    /// Prints the path only: a log line must not leak a draft's text.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Source").field(&self.path).finish()
    }
}

/// A byte range of a [`Source`].
#[derive(Debug, Clone)]
pub struct Span {
    source: Arc<Source>,
    range: Range<usize>,
}

impl Span {
    /// A range of a source, cut to what the source has.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let end = floor_char_boundary(source.text(), range.end);
        let start = floor_char_boundary(source.text(), range.start).min(end);
        Self { source: Arc::clone(source), range: start..end }
    }

    /// The file it lies in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The byte range.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The words it covers.
    pub fn text(&self) -> &str {
        &self.source.text()[self.range()]
    }
}

/// Where bytes come from: a disk, or memory in tests and embeddings.
pub trait Files: Send + Sync {
    /// The bytes of a file of the tree.
    ///
    /// # Errors
    /// Whatever the medium reports: the file vanished, or may not be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// What stands at a path of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file of so many bytes.
    File(u64),
    /// A symbolic link, which is never followed.
    Link,
    /// A file whose name is not Unicode, or holds a backslash.
    BadName,
    /// Anything else: a socket, a device.
    Other,
}

/// The files of a site, by path, in the order of their paths.
pub struct SourceTree {
    entries: BTreeMap<String, EntryKind>,
    files: Box<dyn Files>,
    /// The digests of what was read, where somebody asks for them; nothing at a path that said two things.
    read: Option<Mutex<BTreeMap<String, Option<[u8; 32]>>>>,
}

impl SourceTree {
    /// A tree over a listing and the means to read what it lists.
    pub fn new(entries: BTreeMap<String, EntryKind>, files: Box<dyn Files>) -> Self {
        Self { entries, files, read: None }
    }

    /// The same tree, which remembers the digests of what is read from it.
    #[must_use]
    pub fn remembering(self) -> Self {
        Self { read: Some(Mutex::default()), ..self }
    }

    /// SHA-256 of the bytes that were read at a path: of those that were used, whatever stands there by now. None where
    /// nothing was read, where two readings differed, and in a tree that does not remember.
    pub fn digest(&self, path: &str) -> Option<[u8; 32]> {
        let read = self.read.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        read.get(path).copied().flatten()
    }

    /// A tree held in memory.
    pub fn from_files<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files: BTreeMap<String, Vec<u8>> =
            files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        let entries = files.iter().map(|(path, bytes)| (path.clone(), EntryKind::File(bytes.len() as u64))).collect();
        Self::new(entries, Box::new(InMemory(files)))
    }

    /// The listing and the means to read it, so that another can be put around them.
    pub fn into_parts(self) -> (BTreeMap<String, EntryKind>, Box<dyn Files>) {
        (self.entries, self.files)
    }

    /// What stands at a path.
    pub fn entry(&self, path: &str) -> Option<EntryKind> {
        self.entries.get(path).copied()
    }

    /// Everything below a folder (given with its final slash), in the order of the paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, EntryKind)> + 'a {
        self.entries
            .range(folder.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, &kind)| (path.as_str(), kind))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// `NotFound` for a path that the tree does not list, or what the medium reports.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.entry(path) {
            Some(EntryKind::File(_)) => {
                let bytes = self.files.read(path)?;
                self.remember(path, &bytes);
                Ok(bytes)
            }
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn remember(&self, path: &str, bytes: &[u8]) {
        let Some(read) = &self.read else { return };
        let digest = Some(Sha256::digest(bytes).into());
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        let first = *read.entry(path.to_owned()).or_insert(digest);
        if first != digest {
            read.insert(path.to_owned(), None);
        }
    }
}

struct InMemory(BTreeMap<String, Vec<u8>>);

impl Files for InMemory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The nearest character boundary at or before an offset.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "één\nzwei → drei");
        let arrow = source.text().find('→').unwrap();
        assert_eq!(source.line_column(arrow), LineColumn { line: 2, column: 6 });
        assert_eq!(source.line_column(arrow + 1), LineColumn { line: 2, column: 6 });
        assert_eq!(source.line_column(9999), LineColumn { line: 2, column: 12 });
    }

    #[test]
    fn a_line_has_no_line_end() {
        let source = Source::new("a.md", "one\r\ntwo\n");
        assert_eq!(&source.text()[source.line(1)], "one");
        assert_eq!(&source.text()[source.line(2)], "two");
        assert_eq!(source.line(9), 0..0);
    }

    #[test]
    fn a_cell_is_called_as_its_workbook_calls_it() {
        let text = "Ward,Total\n\"North, East\",12\n";
        let source = Source::extract("a.xlsx", text, SourceKind::Sheet("Sheet 2".to_owned()));
        assert_eq!(source.place_name(text.find("12").unwrap()).as_deref(), Some("'Sheet 2'!B2"));
        assert_eq!(source.place_name(text.find("East").unwrap()).as_deref(), Some("'Sheet 2'!A2"));
        assert_eq!(source.place_name(0).as_deref(), Some("'Sheet 2'!A1"));
    }

    #[test]
    fn words_of_a_document_are_placed_by_passage() {
        let places = vec![(0, "page 1".to_owned()), (8, "page 2".to_owned())];
        let source = Source::extract("a.pdf", "Letter.\nThree officers.", SourceKind::Words(places));
        assert_eq!(source.place_name(3).as_deref(), Some("page 1"));
        assert_eq!(source.place_name(8).as_deref(), Some("page 2"));
    }

    #[test]
    fn a_digest_is_that_of_what_was_read() {
        struct Changing(Mutex<u8>);
        impl Files for Changing {
            fn read(&self, path: &str) -> io::Result<Vec<u8>> {
                let mut count = self.0.lock().unwrap();
                *count += 1;
                Ok(if path == "b" { vec![*count] } else { b"x".to_vec() })
            }
        }
        let entries = ["a", "b"].map(|path| (path.to_owned(), EntryKind::File(1)));
        let tree = SourceTree::new(entries.into(), Box::new(Changing(Mutex::default()))).remembering();
        assert_eq!(tree.digest("a"), None);
        for path in ["a", "a", "b"] {
            tree.read(path).unwrap();
        }
        assert_eq!(tree.digest("a"), Some(Sha256::digest(b"x").into()));
        assert!(tree.digest("b").is_some());
        tree.read("b").unwrap();
        assert_eq!(tree.digest("b"), None);
        tree.read("b").unwrap();
        assert_eq!(tree.digest("b"), None);
    }

    #[test]
    fn under_stays_in_its_folder() {
        let tree = SourceTree::from_files([("content/a.md", "x"), ("content2/b.md", "y"), ("content/b/c.md", "z")]);
        let paths: Vec<_> = tree.under("content/").map(|(path, _)| path).collect();
        assert_eq!(paths, ["content/a.md", "content/b/c.md"]);
    }
}
