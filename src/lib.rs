//! Candour: a static site generator for Freedom of Information disclosure logs that refuses to publish a low number.
//!
//! # Steps
//! - **Reading:** files become a [`SourceTree`]; nothing below touches the disk.
//! - **Drafting:** each record becomes a [`Draft`](records::Draft), with a finding for whatever is wrong.
//! - **Clearing:** the [`gate`] turns a draft into a [`Cleared`](gate::Cleared) disclosure, or says why not. It takes
//!   one record at a time through both steps, so that no more drafts are in memory than are being judged.
//! - **Arranging:** the cleared log is put in order, and every page gets its address.
//! - **Publishing:** pages, feeds and data are made from cleared disclosures alone.
//!
//! ```
//! use candour::{Options, Status, build, output::Memory, source::SourceTree};
//!
//! let tree = SourceTree::from_files([
//!     ("config.toml", "title = \"Log\"\norganisation = \"A council\"\nbase_url = \"https://foi.example/\"\n"),
//!     ("content/responses/a.md", "+++\nreference = \"FOI-1\"\ntitle = \"Parks\"\noutcome = \"disclosed\"\n+++\nThe parks are open.\n"),
//! ]);
//! let done = build(&tree, &Options::default(), || Ok(Memory::default()))?;
//! assert_eq!(done.status, Status::Done);
//! let files = done.output.unwrap_or_default().into_files();
//! assert!(files.contains_key("responses/foi-1/index.html"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod a1;
pub mod address;
mod again;
mod arranged;
pub mod bibliography;
pub mod cache;
pub mod catalogue;
pub mod cli;
pub mod config;
mod contrast;
pub mod data;
pub mod diagnostic;
pub mod disk;
pub mod feeds;
pub mod fields;
pub mod hypertext;
mod intake;
pub mod language;
pub mod law;
mod lock;
pub mod markdown;
mod month;
pub mod output;
pub mod pages;
pub mod permalinks;
pub mod plain;
pub mod plan;
pub mod reference;
pub mod search;
mod separated;
pub mod source;
pub mod statistics;
pub mod theme;

pub use self::again::Memory;
pub use self::intake::{check_loose, gate, records};

use std::io;

use self::arranged::ArrangedSite;
use self::cache::Cache;
use self::diagnostic::Report;
use self::output::Output;
use self::source::SourceTree;

/// How to build.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// An address to use instead of that of `config.toml`.
    pub base_url: Option<String>,
    /// Whether the report also says which small numbers were set aside, and why.
    pub verbose: bool,
}

impl Options {
    fn report(&self) -> Report {
        if self.verbose { Report::verbose() } else { Report::default() }
    }
}

/// What came of a build or a check.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome<O> {
    /// How it ended.
    pub status: Status,
    /// Every finding.
    pub report: Report,
    /// How many records were judged.
    pub records: usize,
    /// How many pages were made.
    pub pages: usize,
    /// The finished site; none unless [`Status::Done`].
    pub output: Option<O>,
    /// The text of `clearance.lock` with what this build publishes; none for a site without series.
    pub ledger: Option<String>,
    /// The text of `permalinks.lock` with what this build publishes; none where nothing is published to stay.
    pub permalinks: Option<String>,
    /// What the next build may know again, for [`build_again`].
    pub cache: Option<Cache>,
}

impl<O> Outcome<O> {
    /// One that leaves nothing.
    pub(crate) fn without(status: Status, mut report: Report, records: usize) -> Self {
        report.sort();
        Self { status, report, records, pages: 0, output: None, ledger: None, permalinks: None, cache: None }
    }
}

/// How a build or a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing stands against publication.
    Done,
    /// A finding does.
    Refused,
    /// The configuration or the theme cannot be used.
    Unusable,
}

/// Builds a site from its files.
///
/// The output is opened only when every record has passed the gate. The same tree and options always give the same bytes.
///
/// # Errors
/// What the output reports. Everything else is a finding.
pub fn build<O: Output>(
    tree: &SourceTree,
    options: &Options,
    open: impl FnOnce() -> io::Result<O>,
) -> io::Result<Outcome<O>> {
    build_again(tree, options, None, open)
}

/// The same after another build, whose pages are taken over where nothing has changed that they show. The bytes are those
/// of [`build`]. The tree should remember what it reads, and the output be able to take over what was published before;
/// with a tree that does not remember, everything is made.
///
/// # Errors
/// What the output reports. Everything else is a finding.
pub fn build_again<O: Output>(
    tree: &SourceTree,
    options: &Options,
    memory: Option<Memory<'_>>,
    open: impl FnOnce() -> io::Result<O>,
) -> io::Result<Outcome<O>> {
    let mut report = options.report();
    // A report that says what was set aside needs every record read.
    let memory = memory.filter(|_| !options.verbose);
    let base_url = options.base_url.as_deref();
    let Some((site, mut theme)) = ArrangedSite::dressed(tree, base_url, memory, &mut report) else {
        return Ok(Outcome::without(Status::Unusable, report, 0));
    };
    let (mut plan, permalinks) = site.checked_plan(tree, &mut report);
    if report.has_errors() {
        return Ok(Outcome::without(Status::Refused, report, site.records));
    }

    let output = open()?;
    plan.downloads = data::publish_log(&plan, &output)?;
    let index = search::publish(&plan, site.now.and_then(|now| now.before), &output)?;
    pages::prepare(&mut theme, &plan, &index.folder);
    let mut made = pages::render(&plan, &theme, site.now, &output, &mut report)?;
    feeds::publish(&plan, &output)?;
    data::publish(&plan, &theme, tree, &output, &mut report)?;
    if report.has_errors() {
        return Ok(Outcome::without(Status::Refused, report, site.records));
    }
    made.extend(index.files);
    let cache = site.remember(&plan, tree, made);
    let (pages, ledger) = (plan.jobs.len(), site.ledger.clone());
    let outcome = Outcome::without(Status::Done, report, site.records);
    let cache = cache.map(|cache| site.leave(cache));
    Ok(Outcome { pages, output: Some(output), ledger, permalinks, cache, ..outcome })
}

/// Checks a site as [`build`] does, and writes nothing.
pub fn check(tree: &SourceTree, options: &Options) -> Outcome<()> {
    let mut report = options.report();
    let Some((site, _)) = ArrangedSite::dressed(tree, options.base_url.as_deref(), None, &mut report) else {
        return Outcome::without(Status::Unusable, report, 0);
    };
    site.checked_plan(tree, &mut report);
    let status = if report.has_errors() { Status::Refused } else { Status::Done };
    Outcome::without(status, report, site.records)
}
