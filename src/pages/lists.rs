//! Pages that list: home, all responses, ways to browse, and the data files.

use super::Page;
use super::response::public_title;
use super::view::{
    CardView, DataFileView, LinkView, PageNumberView, PaginationView, TaxonomyView, TermLinkView, TermView,
};
use super::words;
use crate::address::{Address, Slug};
use crate::law::Law;
use crate::plan::{Job, Plan, TermKind};

/// How many responses the home page shows.
const LATEST: usize = 10;
/// How many terms of a kind the home page shows.
const LARGEST: usize = 8;

pub(super) fn home(page: &mut Page<'_>) {
    let config = page.config();
    let description = format!("Answers to Freedom of Information requests, published by {}.", config.organisation);
    page.fill("home.html", &config.title, &description);
    let plan = page.plan;
    let total = plan.catalogue.responses.len();
    let latest: Vec<CardView> = (0..total.min(LATEST)).map(|index| card(plan, index)).collect();
    page.insert("latest", &latest);
    page.insert("total", &total);
    page.insert("browse", &browse(plan));
}

pub(super) fn search(page: &mut Page<'_>) {
    page.fill("search.html", "Search", "Search every published response.");
    let plan = page.plan;
    page.insert("total", &plan.catalogue.responses.len());
    page.insert("browse", &browse(plan));
}

/// The largest terms of each way to browse.
fn browse(plan: &Plan<'_>) -> Vec<TaxonomyView> {
    let kinds = TermKind::ALL.into_iter().map(|kind| {
        let mut view = taxonomy_view(plan, kind);
        // Years stay newest first; of the others the largest come first.
        if kind != TermKind::Year {
            view.terms.sort_by_key(|term| std::cmp::Reverse(term.total));
        }
        view.terms.truncate(LARGEST);
        view
    });
    kinds.filter(|view| !view.terms.is_empty()).collect()
}

pub(super) fn responses(page: &mut Page<'_>, number: usize) {
    let every: Vec<usize> = (0..page.plan.catalogue.responses.len()).collect();
    page.fill("responses.html", "All responses", "Every published response, newest first.");
    page.insert("total", &every.len());
    list(page, &every, number, Job::Responses);
}

pub(super) fn taxonomy(page: &mut Page<'_>, kind: TermKind) {
    let view = taxonomy_view(page.plan, kind);
    let description = format!("Every {} with its number of responses.", kind.name());
    page.fill("taxonomy.html", &view.title, &description);
    page.insert("taxonomy", &view);
}

pub(super) fn term(page: &mut Page<'_>, kind: TermKind, term: usize, number: usize) {
    let plan = page.plan;
    let members = plan.members(kind, term);
    let view = term_view(plan, kind, term, members.len());
    page.crumb(taxonomy_title(kind), Job::Taxonomy(kind));
    page.fill("term.html", &view.title, view.explanation.as_deref().unwrap_or_default());
    page.insert("term", &view);
    list(page, members, number, |number| Job::Term(kind, term, number));
}

pub(super) fn data(page: &mut Page<'_>) {
    page.fill("data.html", "The log as data", "Every response in files for machines.");
    let plan = page.plan;
    let folder = Address::page([&Slug::of("data")]);
    let file = |title: &str, address: &Address, kind: &str, description: &str| DataFileView {
        title: title.to_owned(),
        href: plan.href(address),
        kind: kind.to_owned(),
        description: description.to_owned(),
    };
    let files = [
        file(
            "All responses as JSON",
            &folder.file("responses.json"),
            "JSON",
            "One object for each response: reference, title, dates, outcome, exemptions, topics and address.",
        ),
        file(
            "All responses as CSV",
            &folder.file("responses.csv"),
            "CSV",
            "The same as a table, one row for each response.",
        ),
        file("Feed", &Address::home().file("feed.xml"), "Atom", "The newest responses, for feed readers."),
    ];
    page.insert("files", &files[..]);
}

/// Fills in the responses of one page of a list.
fn list(page: &mut Page<'_>, members: &[usize], number: usize, job: impl Fn(usize) -> Job) {
    let plan = page.plan;
    let per_page = plan.config.per_page;
    let from = (number.saturating_sub(1) * per_page).min(members.len());
    let to = (from + per_page).min(members.len());
    let cards: Vec<CardView> = members[from..to].iter().map(|index| card(plan, *index)).collect();
    let href = |number: usize| plan.href(&plan.address(job(number)));
    let count = plan.pages_of(members.len());
    let pagination = PaginationView {
        number,
        count,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < count).then(|| href(number + 1)),
        pages: page_numbers(number, count)
            .into_iter()
            .map(|entry| {
                entry.map(|entry| PageNumberView { number: entry, href: href(entry), current: entry == number })
            })
            .collect(),
    };
    if number > 1 {
        page.view.title = format!("{} (page {number} of {count})", page.view.title);
    }
    page.insert("cards", &cards);
    page.insert("pagination", &pagination);
}

/// The pages worth a link: the first, the last and those beside the current one; `None` for a gap.
fn page_numbers(number: usize, count: usize) -> Vec<Option<usize>> {
    let mut shown = Vec::new();
    for entry in 1..=count {
        if entry == 1 || entry == count || entry.abs_diff(number) <= 1 {
            shown.push(Some(entry));
        } else if shown.last().is_some_and(Option::is_some) {
            shown.push(None);
        }
    }
    shown
}

fn card(plan: &Plan<'_>, index: usize) -> CardView {
    let response = &plan.catalogue.responses[index];
    CardView {
        reference: response.reference.clone(),
        title: public_title(response),
        href: plan.href(&plan.address(Job::Response(index))),
        summary: response.summary.clone().filter(|_| !response.discreet),
        date: response.dates.published.or(response.dates.answered).map(words::date),
        outcomes: vec![words::outcome(plan, response.outcome)],
        withdrawn: false,
    }
}

fn taxonomy_title(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Year => "Years",
        TermKind::Topic => "Topics",
        TermKind::Exemption => "Exemptions",
        TermKind::Outcome => "Outcomes",
    }
}

fn taxonomy_view(plan: &Plan<'_>, kind: TermKind) -> TaxonomyView {
    let terms = (0..plan.term_count(kind)).map(|term| TermLinkView {
        title: term_title(plan, kind, term),
        href: plan.href(&plan.address(Job::Term(kind, term, 1))),
        total: plan.members(kind, term).len(),
    });
    TaxonomyView {
        kind: kind.plural().to_owned(),
        title: taxonomy_title(kind).to_owned(),
        href: plan.href(&plan.address(Job::Taxonomy(kind))),
        terms: terms.collect(),
    }
}

fn term_title(plan: &Plan<'_>, kind: TermKind, term: usize) -> String {
    match kind {
        TermKind::Year => plan.catalogue.years[term].year.to_string(),
        TermKind::Topic => plan.catalogue.topics[term].name.clone(),
        TermKind::Exemption => {
            let exemption = plan.catalogue.exemptions[term].exemption;
            format!("{}: {}", words::exemption_name(exemption), exemption.title)
        }
        TermKind::Outcome => plan.catalogue.outcomes[term].outcome.title().to_owned(),
    }
}

fn term_view(plan: &Plan<'_>, kind: TermKind, term: usize, total: usize) -> TermView {
    let mut view = TermView {
        kind: kind.name().to_owned(),
        title: term_title(plan, kind, term),
        explanation: None,
        class: None,
        law: None,
        total,
    };
    match kind {
        TermKind::Exemption => {
            let exemption = plan.catalogue.exemptions[term].exemption;
            view.explanation = Some(exemption.explanation.clone());
            view.class = Some(words::class(exemption.class, exemption.law));
            view.law = Some(LinkView { title: law_title(exemption.law), href: exemption.url.clone() });
        }
        TermKind::Outcome => {
            view.explanation = Some(plan.catalogue.outcomes[term].outcome.explanation().to_owned());
        }
        TermKind::Year | TermKind::Topic => {}
    }
    view
}

fn law_title(law: Law) -> String {
    law.title().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_show_their_ends_and_surroundings() {
        assert_eq!(page_numbers(1, 1), [Some(1)]);
        assert_eq!(page_numbers(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(page_numbers(2, 4), [Some(1), Some(2), Some(3), Some(4)]);
    }
}
