//! The gate: drafts in, [`Cleared`] values out, or findings that say why not. Nothing is published that has not passed
//! here, and nothing here publishes.
//!
//! # Steps
//! 1. [`rules`] holds the record to the law's and the house's rules: dates, exemptions, links within the page.
//! 2. [`numbers`] reads every published text and table for low numbers.
//! 3. [`decisions`] takes out what a recorded decision covers, and reports decisions that cover nothing.
//! 4. [`release`] makes what may be published, in which a suppressed cell has no number.

mod cleared;
mod decisions;
mod numbers;
mod release;
mod rules;

pub use self::cleared::{Clearance, Cleared, SiteLink};
pub use self::decisions::{Decision, decisions};
pub(super) use self::numbers::{check_document, check_sheet, check_text};
pub use self::numbers::{numeral, prose, table};

use std::collections::BTreeSet;

use self::decisions::Docket;
use self::rules::Context;
use super::records::{Disclosure, Draft, Notice, PageDraft, StaticPage};
use crate::config::Config;
use crate::diagnostic::Report;

/// Judges every draft by every rule, and clears those that pass.
///
/// A draft with a finding of severity error is not cleared. All findings of all drafts are reported.
pub fn clear(drafts: Vec<Draft>, pages: Vec<PageDraft>, config: &Config, report: &mut Report) -> Clearance {
    numbers::check_configuration(config, report);
    let references: BTreeSet<String> = drafts.iter().map(|draft| draft.reference().to_owned()).collect();
    let context = Context { config, references: &references };
    let mut clearance = Clearance::default();
    for judged in report.par_map(drafts, |draft, report| judge(&draft, &context, report)) {
        clearance.records += 1;
        match judged {
            Some(Judged::Disclosed(disclosure, links)) => {
                clearance.disclosures.push(*disclosure);
                clearance.links.extend(links);
            }
            Some(Judged::Withdrawn(notice)) => clearance.notices.push(notice),
            None => {}
        }
    }
    for (page, links) in report.par_map(pages, |page, report| judge_page(&page, config, report)).into_iter().flatten() {
        clearance.pages.push(page);
        clearance.links.extend(links);
    }
    clearance
}

enum Judged {
    Disclosed(Box<Cleared<Disclosure>>, Vec<SiteLink>),
    Withdrawn(Cleared<Notice>),
}

fn judge(draft: &Draft, context: &Context<'_>, report: &mut Report) -> Option<Judged> {
    let mut found = report.fresh();
    rules::check(draft, context, &mut found);
    let mut docket = Docket::open(&draft.decisions, &draft.source);
    let readings = numbers::check(draft, &context.config.policy, &mut docket, &mut found);
    docket.close(&context.config.policy, &mut found);
    found.about(draft.reference());
    let refused = found.has_errors();
    report.append(found);
    if refused {
        return None;
    }
    Some(match &draft.withdrawn {
        Some(withdrawn) => Judged::Withdrawn(Cleared::new(release::notice(draft, withdrawn))),
        None => {
            let disclosure = Box::new(Cleared::new(release::disclosure(draft, &readings)));
            let links = SiteLink::of(&draft.body, &draft.source);
            Judged::Disclosed(disclosure, links)
        }
    })
}

fn judge_page(page: &PageDraft, config: &Config, report: &mut Report) -> Option<(Cleared<StaticPage>, Vec<SiteLink>)> {
    let mut found = report.fresh();
    rules::check_page(page, &mut found);
    let mut docket = Docket::open(&page.decisions, &page.source);
    let readings = numbers::check_page(page, &config.policy, &mut docket, &mut found);
    docket.close(&config.policy, &mut found);
    let refused = found.has_errors();
    report.append(found);
    if refused {
        return None;
    }
    let links = SiteLink::of(&page.body, &page.source);
    Some((Cleared::new(release::page(page, &readings)), links))
}
