//! Pages that list: home, all responses, ways to browse, and the data files.

use super::response::public_title;
use super::view::{
    CardView, DataFileView, LinkView, PageNumberView, PaginationView, TaxonomyView, TermLinkView, TermView,
};
use super::words;
use super::{Page, downloads};
use crate::address::{Address, Slug};
use crate::plan::{Job, Plan, TermKind};

/// How many responses the home page shows.
const LATEST: usize = 10;
/// How many terms of a kind the home page shows.
const LARGEST: usize = 8;

pub(super) fn home(page: &mut Page<'_>) {
    let config = page.config();
    let description = page.plan.language.fill("home.description", &[("organisation", &config.organisation)]);
    page.fill("home.html", &config.title, &description);
    let plan = page.plan;
    let total = plan.catalogue.responses.len();
    let latest: Vec<CardView> = (0..total.min(LATEST)).map(|index| card(plan, index)).collect();
    let browse: Vec<TaxonomyView> = TermKind::ALL
        .into_iter()
        .map(|kind| {
            let mut view = taxonomy_view(plan, kind);
            // Years stay newest first; of the others the largest come first.
            if kind != TermKind::Year {
                view.terms.sort_by_key(|term| std::cmp::Reverse(term.total));
            }
            view.terms.truncate(LARGEST);
            view
        })
        .filter(|view| !view.terms.is_empty())
        .collect();
    page.insert("latest", &latest);
    page.insert("total", &total);
    page.insert("browse", &browse);
}

pub(super) fn responses(page: &mut Page<'_>, number: usize) {
    let every: Vec<usize> = (0..page.plan.catalogue.responses.len()).collect();
    page.show("responses.html", "lists.all", "lists.all_description");
    page.insert("total", &every.len());
    list(page, &every, number, Job::Responses);
}

pub(super) fn taxonomy(page: &mut Page<'_>, kind: TermKind) {
    let view = taxonomy_view(page.plan, kind);
    let description = match kind {
        TermKind::Year => "terms.years_description",
        TermKind::Topic => "terms.topics_description",
        TermKind::Exemption => "terms.exemptions_description",
        TermKind::Outcome => "terms.outcomes_description",
    };
    page.show("taxonomy.html", taxonomy_title(kind), description);
    page.insert("taxonomy", &view);
}

pub(super) fn term(page: &mut Page<'_>, kind: TermKind, term: usize, number: usize) {
    let plan = page.plan;
    let members = plan.members(kind, term);
    let view = term_view(plan, kind, term, members.len());
    page.crumb(page.say(taxonomy_title(kind)), Job::Taxonomy(kind));
    page.fill("term.html", &view.title, view.explanation.as_deref().unwrap_or_default());
    page.insert("term", &view);
    page.insert("months", &month_links(plan, kind, term));
    list(page, members, number, |number| Job::Term(kind, term, number));
}

pub(super) fn month(page: &mut Page<'_>, year: usize, month: usize, number: usize) {
    let plan = page.plan;
    let listed = &plan.catalogue.years[year];
    let month = (&listed.months[month], month);
    let title = words::month(plan.language, listed.year, month.0.month);
    page.crumb(page.say(taxonomy_title(TermKind::Year)), Job::Taxonomy(TermKind::Year));
    page.crumb(&term_title(plan, TermKind::Year, year), Job::Term(TermKind::Year, year, 1));
    let description = plan.language.fill("terms.month_description", &[("month", &title)]);
    page.fill("term.html", &title, &description);
    let view = TermView { kind: "month".to_owned(), ..TermView::plain(title, month.0.members.len()) };
    page.insert("term", &view);
    page.insert::<[TermLinkView]>("months", &[]);
    list(page, &month.0.members, number, |number| Job::Month(year, month.1, number));
}

/// The months of a year; none for other ways to browse.
fn month_links(plan: &Plan<'_>, kind: TermKind, term: usize) -> Vec<TermLinkView> {
    if kind != TermKind::Year {
        return Vec::new();
    }
    let year = &plan.catalogue.years[term];
    let numbered = year.months.iter().enumerate();
    let links = numbered.map(|(index, month)| TermLinkView {
        title: words::month(plan.language, year.year, month.month),
        href: plan.href(&plan.address(Job::Month(term, index, 1))),
        total: month.members.len(),
    });
    links.collect()
}

pub(super) fn data(page: &mut Page<'_>) {
    page.show("data.html", "data.title", "data.description");
    let plan = page.plan;
    let folder = Address::page([&Slug::of("data")]);
    let schema = folder.below(&Slug::of("schema"));
    let file = |title: &'static str, address: &Address, kind: &str, description: &'static str| {
        let (size, sha256) = downloads::checked(plan, address).unzip();
        DataFileView {
            title: plan.language.say(title).to_owned(),
            href: plan.href(address),
            kind: kind.to_owned(),
            description: plan.language.say(description).to_owned(),
            size,
            sha256,
        }
    };
    let files = [
        file("data.json", &folder.file("responses.json"), "JSON", "data.json_description"),
        file("data.csv", &folder.file("responses.csv"), "CSV", "data.csv_description"),
        file("data.lines", &folder.file("responses.ndjson"), "NDJSON", "data.lines_description"),
        file("data.columns", &folder.file("responses.csv-metadata.json"), "CSVW", "data.columns_description"),
        file("data.schema", &schema.file("log-1.json"), "JSON Schema", "data.schema_description"),
        file("data.schema_one", &schema.file("response-1.json"), "JSON Schema", "data.schema_one_description"),
        file("data.sums", &folder.file("sha256sums.txt"), "SHA-256", "data.sums_description"),
        file("data.feed", &Address::home().file("feed.xml"), "Atom", "data.feed_description"),
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
        let values = [("number", &*number.to_string()), ("pages", &*count.to_string()), ("title", &*page.view.title)];
        page.view.title = plan.language.fill("lists.page_title", &values);
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
        title: public_title(plan.language, response),
        href: plan.href(&plan.address(Job::Response(index))),
        summary: response.summary.clone().filter(|_| !response.discreet),
        date: response.dates.published.or(response.dates.answered).map(|date| words::date(plan.language, date)),
        outcomes: vec![words::outcome(plan, response.outcome)],
        withdrawn: false,
        // Of a discreet record the title is made of the interface's own words.
        lang: response.language.clone().filter(|_| !response.discreet),
    }
}

/// The key of the text that names a way to browse.
fn taxonomy_title(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Year => "terms.years",
        TermKind::Topic => "terms.topics",
        TermKind::Exemption => "terms.exemptions",
        TermKind::Outcome => "terms.outcomes",
    }
}

pub(super) fn taxonomy_view(plan: &Plan<'_>, kind: TermKind) -> TaxonomyView {
    let terms = (0..plan.term_count(kind)).map(|term| TermLinkView {
        title: term_title(plan, kind, term),
        href: plan.href(&plan.address(Job::Term(kind, term, 1))),
        total: plan.members(kind, term).len(),
    });
    TaxonomyView {
        kind: kind.plural().to_owned(),
        title: plan.language.say(taxonomy_title(kind)).to_owned(),
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
            format!("{}: {}", words::exemption_name(plan.language, exemption), exemption.title)
        }
        TermKind::Outcome => {
            words::outcome_text(plan.language, plan.catalogue.outcomes[term].outcome, "title").to_owned()
        }
    }
}

fn term_view(plan: &Plan<'_>, kind: TermKind, term: usize, total: usize) -> TermView {
    let mut view = TermView { kind: kind.name().to_owned(), ..TermView::plain(term_title(plan, kind, term), total) };
    match kind {
        TermKind::Exemption => {
            let exemption = plan.catalogue.exemptions[term].exemption;
            view.explanation = Some(exemption.explanation.clone());
            view.lang = words::english_marked(plan.language);
            view.class = Some(words::class(plan.language, exemption.class, exemption.law).to_owned());
            view.law = Some(LinkView {
                title: words::law(plan.language, exemption.law).to_owned(),
                href: exemption.url.clone(),
            });
        }
        TermKind::Outcome => {
            view.explanation = Some(
                words::outcome_text(plan.language, plan.catalogue.outcomes[term].outcome, "explanation").to_owned(),
            );
        }
        TermKind::Year | TermKind::Topic => {}
    }
    view
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
