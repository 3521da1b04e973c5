//! The pages of what was corrected or withdrawn after publication.

use super::lists::{paginate, range};
use super::response::public_title;
use super::view::ChangedView;
use super::{Page, words};
use crate::catalogue::{Change, What};
use crate::plan::{Job, Plan};

pub(super) fn show(page: &mut Page<'_>, number: usize) {
    page.show("changes.html", "changes.title", "changes.description");
    let plan = page.plan;
    let changes = &plan.catalogue.changes;
    let shown = &changes[range(plan, changes.len(), number)];
    let views: Vec<ChangedView> = shown.iter().map(|change| view(plan, change)).collect();
    page.insert("changes", &views);
    paginate(page, changes.len(), number, Job::Changes);
}

fn view(plan: &Plan<'_>, change: &Change) -> ChangedView {
    let date = words::date(plan.language, change.date);
    match change.what {
        What::Correction(index, number) => {
            let response = &plan.catalogue.responses[index];
            ChangedView {
                date,
                title: public_title(plan.language, response),
                href: plan.href(&plan.address(Job::Response(index))),
                reference: Some(response.reference.clone()).filter(|_| !response.discreet),
                // What was corrected would tell what a discreet record is about.
                note: response.changes.get(number).map(|change| change.note.clone()).filter(|_| !response.discreet),
                withdrawn: false,
                lang: response.language.clone().filter(|_| !response.discreet),
            }
        }
        What::Withdrawal(index) => {
            let reference = &plan.catalogue.notices[index].reference;
            ChangedView {
                date,
                title: plan.language.fill("lists.reference_only", &[("reference", reference)]),
                href: plan.href(&plan.address(Job::Notice(index))),
                reference: None,
                note: None,
                withdrawn: true,
                lang: None,
            }
        }
    }
}
