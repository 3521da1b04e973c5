//! Pages that are no records, such as the accessibility statement.

use std::sync::Arc;

use super::draft::PageDraft;
use super::front_matter::{self, Context, Depth};
use super::{Finds, files, parts, read, table};
use crate::address::Slug;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::fields::{self, Fields};
use crate::source::SourceTree;

/// Reads every page of `content/pages`.
pub fn read_pages(tree: &SourceTree, finds: &Finds, config: &Config, report: &mut Report) -> Vec<PageDraft> {
    let paths: Vec<&str> = finds.pages.iter().map(String::as_str).collect();
    report.par_map(paths, |path, report| read_page(tree, path, config, report)).into_iter().flatten().collect()
}

fn read_page(tree: &SourceTree, path: &str, config: &Config, report: &mut Report) -> Option<PageDraft> {
    let source = files::text(tree, path, report)?;
    let split = read::split(&source, report)?;
    let front = fields::parse(&source, split.front.clone(), report)?;
    let mut fields = Fields::outermost(front.get_ref(), &source, split.front.start, split.opening.clone());
    let title = fields.required_text("title");
    let summary = fields.text("summary");
    let decisions = parts::decisions(&mut fields);
    report.append(fields.finish());

    let context = Context { tree, config, source: &source, depth: Depth::Whole };
    let body = front_matter::read_body(&context, &front_matter::page_body(&context, &split), &[], report);
    let tables = table::read(&context, &body, report);
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    Some(PageDraft {
        name: Slug::of(name).to_string(),
        title: title?,
        summary,
        decisions,
        body,
        tables,
        source: Arc::clone(&source),
    })
}
