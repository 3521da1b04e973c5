//! What a build remembers for the next one, so that a record which nothing has changed is not read whole, judged and made
//! again. Reads no file; `disk` keeps it beside the site, `serve` in memory.
//!
//! # Design
//! 1. The truth is `content/`. Every build reads every file of it, and asks the cache one thing: were these very bytes, with
//!    this program, configuration and theme, cleared without a finding, and are their published files as they were left?
//! 2. A record is known by its path, with one digest over its bytes and those of all files that it names.
//! 3. One digest stands for the site: program, `config.toml`, old addresses, the theme with its texts, the base address.
//! 4. One digest stands for what a page shows of others: related records, and the pages named at its foot. Where it differs
//!    the record is read and judged again, and its page is made.
//! 5. Of a known record only the front matter is read, for lists, feeds and data. What a list page says is gathered each
//!    time; where it is what it was, to the last value, its template is not rendered. So is the index taken over where no
//!    word has changed. Feeds and data are made anew.
//! 6. Whatever is judged together stays together: records with tables of a series, and static pages, are never known. Nor
//!    are withdrawn records, nor those with raw values that the gate suppresses: not even a digest of such bytes is kept,
//!    so that from the cache nobody can find out what they are by trying.
//! 7. It holds no words but what is published: addresses, anchors, targets of links, and the texts that can be searched, of
//!    which the index is made anew. Published files are taken over as they
//!    stand, told by size, time and number; one that anybody wrote to since is made again.
//! 8. It ends in a digest of itself. What cannot be read to the last byte counts as nothing, and the build is a clean one.
//! 9. It is written after the site has been published. A build that is stopped before leaves an older one, whose marks no
//!    longer fit the files that have changed.

mod file;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::output::{Mark, Published};
use crate::source::{EntryKind, SourceTree};

/// SHA-256.
pub type Digest = [u8; 32];

/// A file that belongs to no record, by its published path, and the digest of everything that it was made of.
pub type Made = (String, Digest);

/// What a build remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cache {
    /// What is the same for all records.
    pub site: Digest,
    /// The records that are known, by their paths.
    pub records: BTreeMap<String, Known>,
    /// The other pages, and the files of the index, by their published paths: what each was made of, and how it was left.
    pub pages: BTreeMap<String, (Digest, Mark)>,
}

/// A record that was cleared without a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What was read.
    pub reading: Reading,
    /// What its page shows of others.
    pub surroundings: Digest,
    /// The places on its page that links can lead to.
    pub anchors: Vec<String>,
    /// Its files, by their published paths.
    pub files: Vec<(String, Mark)>,
    /// What of it can be searched.
    pub searchable: Arc<Searchable>,
}

/// What of a published record can be searched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Searchable {
    /// The texts of its page and files, field by field as `search` has them.
    pub texts: Vec<Vec<String>>,
    /// Whether it publishes figures that a machine can read.
    pub has_data: bool,
}

/// What was read for a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Of the record and the files that it names.
    pub digest: Digest,
    /// The paths of the files that it names.
    pub beside: Vec<String>,
    /// Its links within the site, with their places in the record.
    pub links: Vec<(String, Range<usize>)>,
}

/// A build that came before.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// What it remembered.
    pub cache: &'a Cache,
    /// What it published.
    pub published: &'a dyn Published,
}

/// A build that can leave something for the next.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// The program, and how it was asked to build.
    pub options: Digest,
    /// The same with the configuration and the theme: what is the same for the whole site.
    pub site: Digest,
    /// The build before, where it was of the same site.
    pub before: Option<Before<'a>>,
}

impl Before<'_> {
    /// Whether a page was made of this before, and is as it was left.
    pub fn has_page(&self, path: &str, digest: &Digest) -> bool {
        let page = self.cache.pages.get(path);
        page.is_some_and(|(known, mark)| known == digest && self.published.is_as_left(path, mark))
    }

    /// What is known of a record, if its files are as they were left.
    pub fn record(&self, path: &str) -> Option<&Known> {
        let known = self.cache.records.get(path)?;
        known.files.iter().all(|(path, mark)| self.published.is_as_left(path, mark)).then_some(known)
    }
}

impl Cache {
    /// Says how files were left. Records with a file of which nobody can say it are forgotten.
    pub fn mark(&mut self, marks: &BTreeMap<String, Mark>) {
        self.records.retain(|_, known| {
            for (path, mark) in &mut known.files {
                *mark = marks.get(path).copied().unwrap_or(*mark);
            }
            known.files.iter().all(|(_, mark)| *mark != Mark::default())
        });
        self.pages.retain(|path, (_, mark)| {
            *mark = marks.get(path).copied().unwrap_or(*mark);
            *mark != Mark::default()
        });
    }

    /// When the youngest of the files was written.
    pub fn youngest(&self) -> Option<(i64, u32)> {
        let files = self.records.values().flat_map(|known| &known.files).map(|(_, mark)| mark.written);
        files.chain(self.pages.values().map(|(_, mark)| mark.written)).max()
    }
}

/// The digest of files with their paths, as they were read. None where one was not, or not the same each time: then
/// nothing can be said of them.
pub fn digest_of<'p>(tree: &SourceTree, paths: impl IntoIterator<Item = &'p str>) -> Option<Digest> {
    let mut digest = Sha256::new();
    for path in paths {
        digest.update((path.len() as u64).to_le_bytes());
        digest.update(path);
        match tree.entry(path) {
            None => digest.update([0]),
            Some(EntryKind::Link) => digest.update([1]),
            Some(EntryKind::Other | EntryKind::BadName) => digest.update([2]),
            Some(EntryKind::File(_)) => {
                digest.update([3]);
                digest.update(tree.digest(path)?);
            }
        }
    }
    Some(digest.finalize().into())
}

/// One digest of several parts.
pub fn joined(parts: &[&[u8]]) -> Digest {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}
