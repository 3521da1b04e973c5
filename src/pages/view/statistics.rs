//! What the page of statistics shows. Every number is a count of responses.

use serde::Serialize;

use super::lists::TermLinkView;

/// One of `tables` in `statistics.html`: how many responses there are of each term.
#[derive(Debug, Serialize)]
pub(crate) struct CountTableView {
    /// `years`, `outcomes` or `exemptions`.
    pub(crate) id: String,
    /// For its caption.
    pub(crate) title: String,
    /// For the column of terms.
    pub(crate) heading: String,
    /// A sentence on how the counts are made, where they need one.
    pub(crate) note: Option<String>,
    pub(crate) rows: Vec<TermLinkView>,
}
