//! Where published bytes go: a folder (see `disk`) or memory. Knows addresses and bytes only.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use crate::address::Address;

/// A place for what is published. Addresses come in any order, each once.
pub trait Output: Sync {
    /// Takes the bytes of an address.
    ///
    /// # Errors
    /// Whatever the medium reports.
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()>;
}

/// A site in memory, for tests and `serve`.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Memory {
    /// The files by path, such as `responses/index.html`.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Output for Memory {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(address.file_path(), bytes.to_vec());
        Ok(())
    }
}
