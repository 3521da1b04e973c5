//! Markdown that belongs to no record.

use std::sync::Arc;

use super::front_matter::{Context, Depth};
use super::table::{self, TableDraft};
use crate::config;
use crate::diagnostic::Report;
use crate::markdown::{self, Document, Input};
use crate::source::{Source, SourceTree};

/// Reads a whole file as Markdown. Files that it refers to are not there.
pub(in crate::intake) fn read_loose(source: &Arc<Source>, report: &mut Report) -> (Document, Vec<TableDraft>) {
    let whole = 0..source.text().len();
    let input = Input { text: source.text(), source, start: Some(0), place: whole, base_path: "/", files: &[] };
    let document = markdown::read(&input, report);
    let tree = SourceTree::from_files::<String, Vec<u8>>([]);
    let config = config::minimal();
    let context = Context { tree: &tree, config: &config, source, depth: Depth::Whole };
    let tables = table::read(&context, &document, report);
    (document, tables)
}
