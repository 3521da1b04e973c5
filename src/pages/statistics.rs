//! The page of statistics: how many responses there are, by year, outcome and exemption. It counts responses, and
//! nothing that they say.

use super::view::CountTableView;
use super::{Page, lists};
use crate::plan::TermKind;

pub(super) fn show(page: &mut Page<'_>) {
    page.show("statistics.html", "statistics.title", "statistics.description");
    let plan = page.plan;
    let tables = [
        (TermKind::Year, "statistics.by_year", "statistics.year", None),
        (TermKind::Outcome, "statistics.by_outcome", "statistics.outcome", None),
        (TermKind::Exemption, "statistics.by_exemption", "statistics.exemption", Some("statistics.several")),
    ];
    let views = tables.into_iter().map(|(kind, title, heading, note)| CountTableView {
        id: kind.plural().to_owned(),
        title: plan.language.say(title).to_owned(),
        heading: plan.language.say(heading).to_owned(),
        note: note.map(|key| plan.language.say(key).to_owned()),
        rows: lists::taxonomy_view(plan, kind).terms,
    });
    let views: Vec<CountTableView> = views.filter(|view| !view.rows.is_empty()).collect();
    page.insert("tables", &views);
}
