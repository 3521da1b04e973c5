//! The accessibility statement, from the configuration: in the order and the terms of the model statement that public
//! bodies in the United Kingdom have to follow.

use super::Page;
use super::view::{AccessibilityView, FailureView, GroundView};
use super::words;
use crate::config::{Accessibility, Compliance, Enforcement, Failure, Ground};

pub(super) fn show(page: &mut Page<'_>) {
    page.show("accessibility.html", "accessibility.title", "accessibility.description");
    let Some(written) = &page.config().accessibility else { return };
    let view = view(page, written);
    page.insert("statement", &view);
}

fn view(page: &Page<'_>, written: &Accessibility) -> AccessibilityView {
    let language = page.plan.language;
    let grounds = [
        (Ground::NotCompliant, "accessibility.not_compliant"),
        (Ground::Burden, "accessibility.burden"),
        (Ground::OutOfScope, "accessibility.out_of_scope"),
    ];
    let grounds = grounds.into_iter().filter_map(|(ground, title)| {
        let failures: Vec<FailureView> = written
            .failures
            .iter()
            .filter(|failure| failure.ground == ground)
            .map(|failure| shown(page, failure))
            .collect();
        (!failures.is_empty()).then(|| GroundView { title: language.say(title).to_owned(), failures })
    });
    let contact = &written.contact;
    let href = match contact.starts_with('/') {
        true => format!("{}{}", page.config().base_path, contact.trim_start_matches('/')),
        false if contact.contains("://") => contact.clone(),
        false => format!("mailto:{contact}"),
    };
    AccessibilityView {
        address: page.config().base_url.clone(),
        status: match written.status {
            Compliance::Fully => "fully",
            Compliance::Partially => "partially",
            Compliance::Not => "not",
        },
        contact: contact.clone(),
        contact_href: href,
        response_days: written.response_days,
        tested_on: words::date(language, written.tested_on),
        tested_by: written.tested_by.clone(),
        tested_how: written.tested_how.clone(),
        prepared_on: words::date(language, written.prepared_on),
        reviewed_on: written.reviewed_on.map(|date| words::date(language, date)),
        grounds: grounds.collect(),
        northern_ireland: written.enforcement == Enforcement::NorthernIreland,
    }
}

fn shown(page: &Page<'_>, failure: &Failure) -> FailureView {
    FailureView {
        what: failure.what.clone(),
        criterion: failure.criterion.clone(),
        instead: failure.instead.clone(),
        by: failure.by.map(|date| words::date(page.plan.language, date)),
    }
}
