//! What the page on data shows.

use serde::Serialize;

/// `files` in `data.html`: a file with the whole log.
#[derive(Debug, Serialize)]
pub(crate) struct DataFileView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) description: String,
    /// Its size, such as "1.4 KB", where it is known.
    pub(crate) size: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal, where it is known.
    pub(crate) sha256: Option<String>,
}
