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
pub mod bibliography;
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

pub use self::intake::{check_loose, gate, records};

use std::io;

use self::catalogue::Catalogue;
use self::config::Config;
use self::diagnostic::Report;
use self::gate::SiteLinks;
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
    let mut report = options.report();
    let Some((site, mut theme)) = ArrangedSite::dressed(tree, options, &mut report) else {
        return Ok(unusable(report));
    };
    let mut plan = site.checked_plan(tree, &mut report);
    if report.has_errors() {
        return Ok(refused(report, site.records));
    }

    let output = open()?;
    plan.downloads = data::publish_log(&plan, &output)?;
    let index = search::publish(&plan, &output)?;
    pages::prepare(&mut theme, &plan, &index);
    pages::render(&plan, &theme, &output, &mut report)?;
    feeds::publish(&plan, &output)?;
    data::publish(&plan, &theme, tree, &output, &mut report)?;
    if report.has_errors() {
        return Ok(refused(report, site.records));
    }
    report.sort();
    let (records, pages, permalinks) = (site.records, plan.jobs.len(), Permalinks::text(&plan));
    drop(plan);
    Ok(Outcome { status: Status::Done, report, records, pages, output: Some(output), ledger: site.ledger, permalinks })
}

/// Checks a site as [`build`] does, and writes nothing.
pub fn check(tree: &SourceTree, options: &Options) -> Outcome<()> {
    let mut report = options.report();
    let Some((site, _)) = ArrangedSite::dressed(tree, options, &mut report) else { return unusable(report) };
    site.checked_plan(tree, &mut report);
    if report.has_errors() {
        return refused(report, site.records);
    }
    report.sort();
    let records = site.records;
    Outcome { status: Status::Done, report, records, pages: 0, output: None, ledger: None, permalinks: None }
}

/// A site of which every record has been judged: what of it may be published, and in which words.
pub(crate) struct ArrangedSite {
    config: Config,
    language: Language,
    /// What may be published, arranged.
    pub(crate) catalogue: Catalogue,
    links: SiteLinks,
    /// How many records were judged.
    pub(crate) records: usize,
    /// The text of `clearance.lock` with what is published; none for a site without series.
    pub(crate) ledger: Option<String>,
}

impl ArrangedSite {
    /// Reads a site, and puts it through the gate; `None` where its configuration or its texts cannot be used. It leaves out
    /// the theme.
    pub(crate) fn read(tree: &SourceTree, report: &mut Report) -> Option<Self> {
        let config = config::read(tree, report)?;
        let language = language::load(tree, &config, report)?;
        Some(Self::clear(tree, config, language, report))
    }

    /// Reads a site and its theme, and puts both through the gate; `None` where they cannot be used.
    pub(crate) fn dressed(tree: &SourceTree, options: &Options, report: &mut Report) -> Option<(Self, Theme)> {
        let config = config::configure(tree, options.base_url.as_deref(), report)?;
        let language = language::load(tree, &config, report)?;
        let theme = theme::load(tree, &config, &language, report)?;
        let said = language.own().iter().map(own_words).collect();
        let own = gate::OwnFiles { text: theme.own(), said, opaque: theme.opaque() };
        gate::check_theme(&own, &config, report);
        Some((Self::clear(tree, config, language, report), theme))
    }

    fn clear(tree: &SourceTree, config: Config, language: Language, report: &mut Report) -> Self {
        let finds = records::find(tree, report);
        let ledger = gate::Ledger::read(tree, report);
        let mut clearance = gate::clear(tree, &finds, &config, ledger, report);
        let (records, links) = (clearance.records, std::mem::take(&mut clearance.links));
        let ledger = clearance.ledger.text();
        let catalogue = catalogue::arrange(clearance, &config);
        Self { config, language, catalogue, links, records, ledger }
    }

    /// Every address of what may be published.
    pub(crate) fn plan(&self, report: &mut Report) -> Plan<'_> {
        Plan::of(&self.catalogue, &self.config, &self.language, report)
    }

    /// The plan, held to the links within the site and to what was promised to stay.
    pub(crate) fn checked_plan(&self, tree: &SourceTree, report: &mut Report) -> Plan<'_> {
        let plan = self.plan(report);
        plan.check_links(&self.links, report);
        Permalinks::read(tree, report).check(&plan, &self.links, report);
        plan
    }
}

fn own_words(said: &Said) -> gate::OwnWords<'_> {
    gate::OwnWords { words: &said.words, instead_of: &said.instead_of, source: &said.source }
}

/// The end of a site that a finding stands against.
pub(crate) fn refused<O>(mut report: Report, records: usize) -> Outcome<O> {
    report.sort();
    Outcome { status: Status::Refused, report, records, pages: 0, output: None, ledger: None, permalinks: None }
}

/// The end of a site that cannot be used.
pub(crate) fn unusable<O>(mut report: Report) -> Outcome<O> {
    report.sort();
    Outcome { status: Status::Unusable, report, records: 0, pages: 0, output: None, ledger: None, permalinks: None }
}
