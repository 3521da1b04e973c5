//! What the page on data shows.

use serde::Serialize;

/// One of `groups` in `data.html`: files of one kind.
#[derive(Debug, Serialize)]
pub(crate) struct DataGroupView {
    /// For its address on the page: `log`, `statistics` or `feeds`.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) files: Vec<DataFileView>,
}

/// A file for machines.
#[derive(Debug, Serialize)]
pub(crate) struct DataFileView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) description: String,
    /// Its size, such as "1.4 KB", where it is known.
    pub(crate) size: Option<String>,
}
