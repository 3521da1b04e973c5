//! A published file that people take away, and how they can tell that they have all of it.

use sha2::{Digest, Sha256};

use crate::address::Address;

/// A file with the whole log.
#[derive(Debug, Clone)]
pub struct Download {
    /// Where it is.
    pub address: Address,
    /// Its size in bytes.
    pub size: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Download {
    /// What is to be said of these bytes.
    pub fn of(address: Address, bytes: &[u8]) -> Self {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { address, size: bytes.len(), sha256 }
    }
}
