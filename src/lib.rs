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

use self::cache::{Before, Cache, Now};
use self::config::Config;
use self::diagnostic::Report;
use self::gate::Clearance;
use self::language::{Language, Said};
use self::output::Output;
use self::permalinks::Permalinks;
use self::plan::Plan;
use self::source::SourceTree;
use self::theme::Theme;

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
    let Some(config) = config::configure(tree, options.base_url.as_deref(), &mut report) else {
        return Ok(unusable(report));
    };
    let Some((language, mut theme)) = dress(tree, &config, &mut report) else { return Ok(unusable(report)) };
    // A report that says what was set aside needs every record read; and where any page may show the search form, all change
    // with the index.
    let memory = memory.filter(|_| !options.verbose && !theme.searches_everywhere());
    let site = || again::site(tree, &memory?.program, options.base_url.as_deref());
    let now = site().map(|site| {
        let before = memory.and_then(|memory| memory.before).filter(|before| before.cache.site == site);
        Now { site, before }
    });
    let before = now.and_then(|now| now.before);

    let mut clearance = clear(tree, &config, before, &mut report);
    let (records, links) = (clearance.records, std::mem::take(&mut clearance.links));
    let readings = std::mem::take(&mut clearance.readings);
    let ledger = clearance.ledger.text();
    let mut catalogue = catalogue::arrange(clearance, &config);
    if let Some(before) = before {
        again::complete(&mut catalogue, &readings, (tree, &config, before), &mut report);
    }
    let mut plan = Plan::of(&catalogue, &config, &language, &mut report);
    plan.check_links(&links, &mut report);
    let permalinks = Permalinks::text(&plan);
    Permalinks::read(tree, permalinks.as_deref(), &mut report).check(&plan, &links, &mut report);
    if report.has_errors() {
        return Ok(refused(report, records));
    }

    let output = open()?;
    plan.downloads = data::publish_log(&plan, &output)?;
    let index = search::publish(&plan, &output)?;
    pages::prepare(&mut theme, &plan, &index);
    let made = pages::render(&plan, &theme, now, &output, &mut report)?;
    feeds::publish(&plan, &output)?;
    data::publish(&plan, &theme, tree, &output, &mut report)?;
    if report.has_errors() {
        return Ok(refused(report, records));
    }
    report.sort();
    let pages = plan.jobs.len();
    // What the site is made of must have stayed as it is, from the first file to the last.
    let now = now.filter(|now| Some(now.site) == site());
    let cache = now.map(|now| again::remember(&plan, now, readings, made));
    Ok(Outcome { status: Status::Done, report, records, pages, output: Some(output), ledger, permalinks, cache })
}

/// Checks a site as [`build`] does, and writes nothing.
pub fn check(tree: &SourceTree, options: &Options) -> Outcome<()> {
    let mut report = options.report();
    let Some(config) = config::configure(tree, options.base_url.as_deref(), &mut report) else {
        return unusable(report);
    };
    let Some((language, _)) = dress(tree, &config, &mut report) else { return unusable(report) };
    let mut clearance = clear(tree, &config, None, &mut report);
    let (records, links) = (clearance.records, std::mem::take(&mut clearance.links));
    let catalogue = catalogue::arrange(clearance, &config);
    let plan = Plan::of(&catalogue, &config, &language, &mut report);
    plan.check_links(&links, &mut report);
    let permalinks = Permalinks::text(&plan);
    Permalinks::read(tree, permalinks.as_deref(), &mut report).check(&plan, &links, &mut report);
    if report.has_errors() {
        return refused(report, records);
    }
    report.sort();
    Outcome {
        status: Status::Done,
        report,
        records,
        pages: 0,
        output: None,
        ledger: None,
        permalinks: None,
        cache: None,
    }
}

/// The texts of the interface, and the theme that shows them.
fn dress(tree: &SourceTree, config: &Config, report: &mut Report) -> Option<(Language, Theme)> {
    let language = language::load(tree, config, report)?;
    let theme = theme::load(tree, config, &language, report)?;
    let said = language.own().iter().map(own_words).collect();
    let own = gate::OwnFiles { text: theme.own(), said, opaque: theme.opaque() };
    gate::check_theme(&own, config, report);
    Some((language, theme))
}

fn own_words(said: &Said) -> gate::OwnWords<'_> {
    gate::OwnWords { words: &said.words, instead_of: &said.instead_of, source: &said.source }
}

/// Reads everything that is written, and puts it through the gate.
pub(crate) fn clear(tree: &SourceTree, config: &Config, before: Option<Before<'_>>, report: &mut Report) -> Clearance {
    let finds = records::find(tree, report);
    let ledger = gate::Ledger::read(tree, report);
    gate::clear_again(tree, &finds, config, ledger, before, report)
}

fn refused<O>(mut report: Report, records: usize) -> Outcome<O> {
    report.sort();
    Outcome {
        status: Status::Refused,
        report,
        records,
        pages: 0,
        output: None,
        ledger: None,
        permalinks: None,
        cache: None,
    }
}

fn unusable<O>(mut report: Report) -> Outcome<O> {
    report.sort();
    Outcome {
        status: Status::Unusable,
        report,
        records: 0,
        pages: 0,
        output: None,
        ledger: None,
        permalinks: None,
        cache: None,
    }
}
