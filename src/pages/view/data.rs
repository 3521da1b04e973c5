//! What the page on data shows.

use serde::Serialize;

/// `files` in `data.html`: a file with the whole log.
#[derive(Debug, Serialize)]
pub(crate) struct DataFileView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) description: String,
}
