//! Holds finished pages to what every page carries, where templates are the site's own. What that is, `theme` says.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::plan::{Job, Plan};
use crate::theme::{self, Consent, Duty, Fault, Theme};

/// What one page lacks.
pub(super) struct Lacking {
    address: String,
    template: &'static str,
    faults: Vec<Fault>,
}

/// What the pages of this site owe.
pub(super) fn of(plan: &Plan<'_>, theme: &Theme) -> Duty {
    let published = |name: &str| {
        let address = theme.address_of(name).unwrap_or_default();
        format!("{}{address}", plan.config.base_path)
    };
    let (exit, cookies) = (&plan.config.exit, &plan.config.cookies);
    Duty {
        exit: [exit.to.clone(), exit.then.clone()],
        sentence: plan.language.say("exit.escape").to_owned(),
        exit_script: published("js/exit.js"),
        help: plan.href(&plan.address(Job::LeavingSafely)),
        policy: super::site::POLICY.to_owned(),
        consent_script: cookies.has_banner().then(|| published("js/consent.js")),
        consent: match (cookies.has_banner(), cookies.asks()) {
            (false, _) => Consent::Nothing,
            (true, false) => Consent::Notice,
            (true, true) => Consent::Banner,
        },
    }
}

/// What a page lacks of that.
pub(super) fn lacking(plan: &Plan<'_>, duty: &Duty, job: Job, template: &'static str, html: &str) -> Lacking {
    let on_form = (job == Job::Cookies).then(|| {
        let consent = if duty.consent == Consent::Banner { Consent::Form } else { Consent::Nothing };
        Duty { consent, ..duty.clone() }
    });
    let faults = theme::faults(html, on_form.as_ref().unwrap_or(duty));
    Lacking { address: plan.address(job).to_string(), template, faults }
}

/// A finding for each thing that pages of a template lack, with the first such page and how many there are.
pub(super) fn report(pages: impl Iterator<Item = Lacking>, theme: &Theme, report: &mut Report) {
    let mut found: BTreeMap<(String, Fault), (String, usize)> = BTreeMap::new();
    for page in pages {
        for fault in page.faults {
            let place = theme.to_blame(page.template);
            found.entry((place, fault)).or_insert_with(|| (page.address.clone(), 0)).1 += 1;
        }
    }
    for ((path, fault), (address, total)) in found {
        let pages = match total {
            1 => format!("`/{address}`"),
            _ => format!("`/{address}` and {} more", total - 1),
        };
        report.push(Diagnostic::on_file(&rules::T002, path, format!("{pages}: {}", fault.message)).help(fault.help));
    }
}
