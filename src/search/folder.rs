//! The folder of an index: its name, and its files as they are written, or taken over from the build before. Knows nothing of
//! what is in them.

use std::fmt::Write as _;
use std::io;

use crate::address::{Address, Slug};
use crate::cache::{self, Before, Digest, Made};
use crate::output::Output;

/// The files of an index.
pub(super) struct Files<'a> {
    output: &'a dyn Output,
    /// Of everything that the index is made from.
    digest: Digest,
    pub(super) folder: Address,
    /// Their published paths.
    paths: Vec<String>,
}

impl<'a> Files<'a> {
    /// A folder to be filled, named by what the index is made from.
    pub(super) fn new(digest: Digest, output: &'a dyn Output) -> Self {
        let name = digest.iter().take(6).fold(String::new(), |mut name, byte| {
            // Writing to a String cannot fail.
            let _ = write!(name, "{byte:02x}");
            name
        });
        let folder = Address::page([&Slug::of("assets"), &Slug::of("search"), &Slug::of(&name)]);
        Self { output, digest, folder, paths: Vec::new() }
    }

    /// The files of the build before, where all of them are there as they were left.
    pub(super) fn taken_over(digest: &Digest, before: Before<'_>, output: &'a dyn Output) -> io::Result<Option<Self>> {
        let mut files = Self::new(*digest, output);
        let in_folder = |path: &&String| path.starts_with(files.folder.as_str());
        let paths = before.cache.pages.range(files.folder.as_str().to_owned()..).map(|(path, _)| path);
        files.paths = paths.take_while(in_folder).cloned().collect();
        let whole = files.whole();
        if files.paths.is_empty() || !files.paths.iter().all(|path| before.has_page(path, &whole)) {
            return Ok(None);
        }
        let addresses: Option<Vec<Address>> = files.paths.iter().map(|path| Address::home().published(path)).collect();
        let Some(addresses) = addresses else { return Ok(None) };
        addresses.iter().try_for_each(|address| output.keep(address))?;
        Ok(Some(files))
    }

    /// Of what they are made from, and how many they are: one that is missing is missed.
    fn whole(&self) -> Digest {
        cache::joined(&[&self.digest, &self.paths.len().to_le_bytes()])
    }

    pub(super) fn made(self) -> Vec<Made> {
        let whole = self.whole();
        self.paths.into_iter().map(|path| (path, whole)).collect()
    }

    /// Writes a file of a kind, by its number.
    pub(super) fn put(&mut self, kind: &str, number: usize, bytes: &[u8]) -> io::Result<()> {
        let address = self.folder.below(&Slug::of(kind)).file(&number.to_string());
        self.paths.push(address.file_path());
        self.output.put(&address, bytes)
    }

    /// The same for what gets smaller. It is deflated here, so that nothing depends on what a host compresses.
    pub(super) fn put_deflated(&mut self, kind: &str, number: usize, bytes: &[u8]) -> io::Result<()> {
        self.put(kind, number, &miniz_oxide::deflate::compress_to_vec(bytes, 9))
    }
}
