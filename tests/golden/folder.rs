//! Files of a test as a tree for the library. Symbolic links stay links, as they do on a disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use candour::source::{EntryKind, Files, SourceTree};

/// A configuration with nothing in it but what is required.
pub(crate) const MINIMAL: &str = "title = \"Disclosure log\"\norganisation = \"Fenwick Borough Council\"\nbase_url = \"https://foi.fenwick.example/\"\n";

/// The folder of all tests.
pub(crate) fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The names in a folder, in their order; none where there is no such folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// Every file below a folder, links among them, in the order of the paths.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in names(folder) {
        let path = folder.join(name);
        if path.is_dir() && !path.is_symlink() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// A tree in the making.
#[derive(Default)]
pub(crate) struct Tree {
    entries: BTreeMap<String, EntryKind>,
    bytes: InMemory,
}

#[derive(Default, Clone)]
struct InMemory(BTreeMap<String, Vec<u8>>);

impl Tree {
    pub(crate) fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.entries.insert(path.clone(), EntryKind::File(bytes.len() as u64));
        self.bytes.0.insert(path, bytes);
    }

    /// Adds what stands at `from`, a file or everything below a folder.
    pub(crate) fn copy(&mut self, from: &Path, to: &str) {
        if from.is_symlink() {
            self.entries.insert(to.to_owned(), EntryKind::Link);
        } else if from.is_dir() {
            for name in names(from) {
                let path = if to.is_empty() { name.clone() } else { format!("{to}/{name}") };
                self.copy(&from.join(name), &path);
            }
        } else {
            self.add(to.to_owned(), fs::read(from).unwrap());
        }
    }

    pub(crate) fn finish(self) -> SourceTree {
        SourceTree::new(self.entries, Box::new(self.bytes))
    }
}

impl Files for InMemory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
