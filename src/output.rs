//! Where published bytes go: a folder (see `disk`) or memory; and what is still there of what went there before. Knows
//! addresses and bytes only.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::address::Address;

/// A place for what is published. Addresses come in any order, each once.
pub trait Output: Sync {
    /// Takes the bytes of an address.
    ///
    /// # Errors
    /// Whatever the medium reports.
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()>;

    /// Takes over what was published at an address before.
    ///
    /// # Errors
    /// Whatever the medium reports; where nothing was published before, that.
    fn keep(&self, address: &Address) -> io::Result<()> {
        Err(io::Error::new(io::ErrorKind::NotFound, format!("`{address}` was not published before")))
    }
}

/// What was published before.
pub trait Published: Sync {
    /// Whether a file is there as it was left.
    fn is_as_left(&self, path: &str, mark: &Mark) -> bool;
}

/// How a file was left, so that it can be told without reading it whether anybody has written to it since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written to: seconds and nanoseconds, by the clock of its medium.
    pub written: (i64, u32),
    /// Which file it is, where files have numbers.
    pub number: u64,
}

/// A site in memory, for tests and `serve`.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<Files>,
    before: Arc<Files>,
}

/// The files of a site in memory, by path.
pub type Files = BTreeMap<String, Arc<Vec<u8>>>;

impl Memory {
    /// A site that may take over files of another.
    pub fn after(before: Arc<Files>) -> Self {
        Self { files: Mutex::default(), before }
    }

    /// The files by path, such as `responses/index.html`.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.into_shared().into_iter().map(|(path, bytes)| (path, Arc::unwrap_or_clone(bytes))).collect()
    }

    /// The same, to be taken over by another site.
    pub fn into_shared(self) -> Files {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn insert(&self, address: &Address, bytes: Arc<Vec<u8>>) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(address.file_path(), bytes);
    }
}

impl Output for Memory {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.insert(address, Arc::new(bytes.to_vec()));
        Ok(())
    }

    fn keep(&self, address: &Address) -> io::Result<()> {
        let bytes = self.before.get(&address.file_path()).ok_or(io::ErrorKind::NotFound)?;
        self.insert(address, Arc::clone(bytes));
        Ok(())
    }
}

impl Published for Files {
    fn is_as_left(&self, path: &str, _: &Mark) -> bool {
        self.contains_key(path)
    }
}
