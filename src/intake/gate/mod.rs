//! The gate: drafts in, [`Cleared`] values out, or findings that say why not. Nothing is published that has not passed
//! here, and nothing here publishes. A record is read, judged and released in one go, so that its draft need not wait for
//! the others; only where it has tables of a series does it wait until the series has been judged.
//!
//! # Steps
//! 1. [`rules`] holds the record to the law's and the house's rules: dates, exemptions, links within the page.
//! 2. [`numbers`] reads every published text and table for low numbers.
//! 3. [`attachments`] reports what attached files hide, and [`personal_data`] reads everything for personal data.
//! 4. [`decisions`] takes out what a recorded decision covers, and reports decisions that cover nothing.
//! 5. [`recovery`] works out what follows from what is published: of each table, of those of a record that print the same
//!    counts (`tables`), and of each series of tables (`series`).
//! 6. [`release`] makes what may be published, in which a suppressed cell has no number.

mod attachments;
mod audit;
mod cleared;
mod decisions;
mod edits;
mod inspect;
mod kept;
mod ledger;
mod loose;
mod numbers;
pub mod personal;
mod personal_data;
pub mod protection;
mod recovery;
mod release;
mod rules;
mod series;
mod suppress;
mod tables;
mod theme;

pub(super) use self::attachments::Opened;
pub use self::audit::{AuditedCell, audit};
pub use self::cleared::{Clearance, Cleared, SiteLink, SiteLinks};
pub use self::decisions::{Decision, decisions};
pub use self::edits::{Edit, apply as apply_edits};
pub use self::ledger::{LEDGER, Ledger};
pub(super) use self::loose::{check_document, check_file};
pub use self::numbers::{numeral, prose, table};
pub use self::suppress::{FurtherCell, Suppression, suppress};
pub use self::theme::{OwnFiles, OwnWords, check as check_theme};

use self::decisions::Docket;
use self::numbers::TableReading;
use self::recovery::Words;
use self::tables::Judging;
use super::records::{self, Disclosure, Draft, Finds, Head, Notice, PageDraft, StaticPage};
use crate::cache::{Before, Reading};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules as rules_of};
use crate::plain::Plain;
use crate::source::SourceTree;

/// Reads every record and page, judges them by every rule, and clears those that pass.
///
/// A draft with a finding of severity error is not cleared. All findings of all drafts are reported. What `ledger` holds
/// was published before; the clearance has it with what is published now.
pub fn clear(tree: &SourceTree, finds: &Finds, config: &Config, ledger: Ledger, report: &mut Report) -> Clearance {
    clear_again(tree, finds, config, ledger, None, report)
}

/// The same after a build that came before: a record that it cleared without a finding, and of which no byte has changed,
/// is cleared as it was then.
pub fn clear_again(
    tree: &SourceTree,
    finds: &Finds,
    config: &Config,
    mut ledger: Ledger,
    before: Option<Before<'_>>,
    report: &mut Report,
) -> Clearance {
    numbers::check_configuration(config, report);
    personal_data::check_configuration(config, report);
    let read = report.par_map(records::paths(finds), |path, report| {
        if let Some((head, reading, links, kept)) = before.and_then(|before| kept::take(tree, path, config, before)) {
            let standing = Standing::Released(links, Released::Disclosed(Box::new(Cleared::new(kept))));
            return Some((head, standing, Some((path.to_owned(), reading))));
        }
        let draft = records::read_record(tree, path, config, report)?;
        let head = Head::of(&draft);
        let judged = judge(draft, config, report);
        let reading = kept::reading(tree, &judged.draft, report).map(|reading| (path.to_owned(), reading));
        Some((head, Standing::of(judged), reading))
    });
    let mut clearance = Clearance::default();
    let (mut heads, mut standings) = (Vec::new(), Vec::new());
    for (head, standing, reading) in read.into_iter().flatten() {
        heads.push(head);
        standings.push(standing);
        clearance.readings.extend(reading);
    }
    clearance.records = heads.len();
    records::compare(tree, finds, &heads, config, report);
    rules::check_related(tree, &heads, config, report);

    let mut waiting = Vec::new();
    for standing in standings {
        match standing {
            Standing::Waiting(judged) => waiting.push(*judged),
            Standing::Released(links, released) => take(&mut clearance, links, released),
        }
    }
    let pages = records::read_pages(tree, finds, config, report);
    clearance.links.unread = (finds.records.len() + finds.pages.len()).saturating_sub(heads.len() + pages.len());
    let mut judged_pages = report.par_map(pages, |page, report| judge_page(page, config, report));
    ledger.add(series::judge(&mut waiting, &mut judged_pages, config, &ledger, report));
    clearance.ledger = ledger;
    for (links, released) in report.par_map(waiting, |judged, _| release(judged)) {
        take(&mut clearance, links, released);
    }
    for (links, released) in report.par_map(judged_pages, |judged, _| release_page(judged)) {
        clearance.links.links.extend(links);
        match released {
            Ok(page) => clearance.pages.push(page),
            Err(name) => clearance.links.refused_pages.push(name),
        }
    }
    clearance
}

/// Reads and judges a record again that was cleared as it was before. None where its bytes are others by now, which is a
/// finding, or where it does not pass.
pub fn clear_whole(
    tree: &SourceTree,
    path: &str,
    reading: &Reading,
    config: &Config,
    report: &mut Report,
) -> Option<Cleared<Disclosure>> {
    let draft = records::read_record(tree, path, config, report)?;
    let judged = judge(draft, config, report);
    if kept::reading(tree, &judged.draft, report).is_none_or(|again| again.digest != reading.digest) {
        let message = "the record, or a file beside it, changed after it was read";
        let finding = Diagnostic::on_file(&rules_of::R021, path, message);
        report.push(finding.help("build again when nobody is writing to it"));
        return None;
    }
    match release(judged).1 {
        Released::Disclosed(disclosure) => Some(*disclosure),
        Released::Withdrawn(_) | Released::Refused(_) => None,
    }
}

fn take(clearance: &mut Clearance, links: Vec<SiteLink>, released: Released) {
    clearance.links.links.extend(links);
    match released {
        Released::Disclosed(disclosure) => clearance.disclosures.push(*disclosure),
        Released::Withdrawn(notice) => clearance.notices.push(notice),
        Released::Refused(reference) => clearance.links.refused.push(reference),
    }
}

/// A record that was judged by itself, and what has become of it.
enum Standing {
    /// It has tables of a series, which are judged when all records have been.
    Waiting(Box<Judged>),
    Released(Vec<SiteLink>, Released),
}

impl Standing {
    fn of(judged: Judged) -> Self {
        let is_in_series = judged.draft.tables.iter().any(|table| table.attributes.series.is_some());
        if is_in_series && judged.draft.withdrawn.is_none() {
            return Self::Waiting(Box::new(judged));
        }
        let (links, released) = release(judged);
        Self::Released(links, released)
    }
}

/// A draft that was judged by itself.
struct Judged {
    draft: Draft,
    readings: Vec<TableReading>,
    refused: bool,
}

/// A page that was judged by itself.
struct JudgedPage {
    page: PageDraft,
    readings: Vec<TableReading>,
    refused: bool,
}

enum Released {
    Disclosed(Box<Cleared<Disclosure>>),
    Withdrawn(Cleared<Notice>),
    /// A finding stands against it; here is its reference.
    Refused(String),
}

fn judge(draft: Draft, config: &Config, report: &mut Report) -> Judged {
    let mut found = report.fresh();
    rules::check(&draft, config, &mut found);
    let mut docket = Docket::open(&draft.decisions, &draft.source);
    let policy = config.policy.of_record(draft.threshold, draft.language.as_deref());
    let mut readings = numbers::check(&draft, &policy, &mut docket, &mut found);
    let mut attached = numbers::check_attached(&draft, &policy, &mut docket, &mut found);
    attachments::check(&draft, &mut docket, &mut found);
    // Decisions on words that are withdrawn with their record must not stand in the way of that.
    if draft.withdrawn.is_none() {
        docket.close(&policy, &mut found);
    }
    personal_data::check(&draft, &readings, config, &mut found);
    if draft.withdrawn.is_none() {
        let passages = draft.passages();
        let words = Words { body: &draft.body.plain, passages: &passages };
        let beside = Words { body: &Plain::default(), passages: &passages };
        let own = draft.tables.iter().zip(&mut readings).map(|(table, reading)| Judging::own(table, reading, words));
        let attached = attached.iter_mut().map(|(table, reading)| Judging::attached(table, reading, beside));
        tables::judge(draft.reference(), own.chain(attached).collect(), &policy, true, &mut found);
    }
    found.about(draft.reference());
    let refused = found.has_errors();
    report.append(found);
    Judged { draft, readings, refused }
}

fn release(judged: Judged) -> (Vec<SiteLink>, Released) {
    let Judged { draft, readings, refused } = judged;
    let released = match &draft.withdrawn {
        _ if refused => Released::Refused(draft.reference().to_owned()),
        Some(withdrawn) => Released::Withdrawn(Cleared::new(release::notice(&draft, withdrawn))),
        None => Released::Disclosed(Box::new(Cleared::new(release::disclosure(&draft, &readings)))),
    };
    let links = if draft.withdrawn.is_none() { SiteLink::of(&draft.body, &draft.source) } else { Vec::new() };
    (links, released)
}

fn judge_page(page: PageDraft, config: &Config, report: &mut Report) -> JudgedPage {
    let mut found = report.fresh();
    rules::check_page(&page, &mut found);
    let mut docket = Docket::open(&page.decisions, &page.source);
    let mut readings = numbers::check_page(&page, &config.policy, &mut docket, &mut found);
    docket.close(&config.policy, &mut found);
    personal_data::check_page(&page, &readings, config, &mut found);
    let passages = page.passages();
    let words = Words { body: &page.body.plain, passages: &passages };
    let own = page.tables.iter().zip(&mut readings).map(|(table, reading)| Judging::own(table, reading, words));
    tables::judge(&page.name, own.collect(), &config.policy, true, &mut found);
    let refused = found.has_errors();
    report.append(found);
    JudgedPage { page, readings, refused }
}

type ReleasedPage = Result<Cleared<StaticPage>, String>;

fn release_page(judged: JudgedPage) -> (Vec<SiteLink>, ReleasedPage) {
    let JudgedPage { page, readings, refused } = judged;
    let links = SiteLink::of(&page.body, &page.source);
    match refused {
        true => (links, Err(page.name)),
        false => (links, Ok(Cleared::new(release::page(&page, &readings)))),
    }
}
