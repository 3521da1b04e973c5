//! The page of what was corrected or withdrawn after publication.

use super::Page;
use super::response::public_title;
use super::view::ChangedView;
use super::words;
use crate::catalogue::What;
use crate::plan::Job;

pub(super) fn show(page: &mut Page<'_>) {
    page.show("changes.html", "changes.title", "changes.description");
    let plan = page.plan;
    let views = plan.catalogue.changes.iter().map(|change| {
        let date = words::date(plan.language, change.date);
        match change.what {
            What::Correction(index, number) => {
                let response = &plan.catalogue.responses[index];
                ChangedView {
                    date,
                    title: public_title(plan.language, response),
                    href: plan.href(&plan.address(Job::Response(index))),
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
                    note: None,
                    withdrawn: true,
                    lang: None,
                }
            }
        }
    });
    let views: Vec<ChangedView> = views.collect();
    page.insert("changes", &views);
}
