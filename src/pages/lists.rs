//! Lists of responses, page by page: home and all responses. No page of a list grows with the log.

use super::Page;
use super::response::public_title;
use super::terms::browse;
use super::view::{CardView, PageNumberView, PaginationView};
use super::words;
use crate::cache::{self, Digest};
use crate::catalogue;
use crate::diagnostic::Report;
use crate::plan::{Job, Plan};

/// How many responses the home page shows.
const LATEST: usize = 10;

pub(super) fn home(page: &mut Page<'_>) {
    let config = page.config();
    let description = page.plan.language.fill("home.description", &[("organisation", &config.organisation)]);
    page.fill("home.html", &config.title, &description);
    let plan = page.plan;
    let total = plan.catalogue.responses.len();
    let latest: Vec<&Card> = page.cards.iter().take(LATEST).collect();
    page.insert_cards("latest", &latest);
    page.insert("total", &total);
    page.insert("browse", &browse(plan));
}

pub(super) fn responses(page: &mut Page<'_>, number: usize) {
    let total = page.plan.catalogue.responses.len();
    page.show("responses.html", "lists.all", "lists.all_description");
    page.insert("total", &total);
    let shown: Vec<&Card> = page.cards[range(page.plan, total, number)].iter().collect();
    page.insert_cards("cards", &shown);
    paginate(page, total, number, Job::Responses);
}

/// Fills in the responses of one page of a list.
pub(super) fn list(page: &mut Page<'_>, members: &[usize], number: usize, job: impl Fn(usize) -> Job) {
    let plan = page.plan;
    let shown = &members[range(plan, members.len(), number)];
    let cards: Vec<&Card> = shown.iter().map(|index| &page.cards[*index]).collect();
    page.insert_cards("cards", &cards);
    paginate(page, members.len(), number, job);
}

/// Which of so many entries stand on a page of their list.
pub(super) fn range(plan: &Plan<'_>, entries: usize, number: usize) -> std::ops::Range<usize> {
    let per_page = plan.config.per_page;
    let from = (number.saturating_sub(1) * per_page).min(entries);
    from..(from + per_page).min(entries)
}

/// Fills in the way through the pages of a list of so many entries.
pub(super) fn paginate(page: &mut Page<'_>, entries: usize, number: usize, job: impl Fn(usize) -> Job) {
    let plan = page.plan;
    let href = |number: usize| plan.href(&plan.address(job(number)));
    let count = plan.pages_of(entries);
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
    page.insert("pagination", &pagination);
}

/// The pages worth a link: the first, the last and those beside the current one; `None` for a gap.
fn page_numbers(number: usize, count: usize) -> Vec<Option<usize>> {
    let beside = number.saturating_sub(1).max(1)..=(number + 1).min(count);
    let mut shown = Vec::new();
    for entry in [1].into_iter().chain(beside).chain([count]) {
        match shown.last().copied().flatten() {
            Some(last) if entry <= last => {}
            Some(last) if entry > last + 1 => shown.extend([None, Some(entry)]),
            _ => shown.push(Some(entry)),
        }
    }
    shown
}

/// A response as lists show it, made once for all of them.
pub(super) struct Card {
    pub(super) view: CardView,
    /// The digest of all that it says, where pages are compared with those of the build before.
    pub(super) said: Digest,
}

/// The cards of all responses.
pub(super) fn cards(plan: &Plan<'_>, are_compared: bool, report: &mut Report) -> Vec<Card> {
    report.par_map((0..plan.catalogue.responses.len()).collect(), |index, _| {
        let view = card(plan, index);
        let said = are_compared.then(|| serde_json::to_vec(&view).unwrap_or_default());
        Card { view, said: said.map(|said| cache::joined(&[&said])).unwrap_or_default() }
    })
}

fn card(plan: &Plan<'_>, index: usize) -> CardView {
    let response = &plan.catalogue.responses[index];
    let dates = &response.dates;
    let dated = match (dates.published, dates.answered) {
        (Some(_), _) => "published",
        (None, Some(_)) => "answered",
        (None, None) => "received",
    };
    let date = dates.leading();
    CardView {
        reference: response.reference.clone(),
        title: public_title(plan.language, response),
        href: plan.href(&plan.address(Job::Response(index))),
        summary: response.summary.clone().filter(|_| !response.discreet),
        date: date.map(|date| words::date(plan.language, date)),
        dated,
        year: catalogue::year(response, plan.config).filter(|_| date.is_none()),
        outcomes: vec![words::outcome(plan, response.outcome)],
        discreet: response.discreet,
        // Of a discreet record the title is made of the interface's own words.
        lang: response.language.clone().filter(|_| !response.discreet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_show_their_ends_and_surroundings() {
        assert_eq!(page_numbers(1, 1), [Some(1)]);
        assert_eq!(page_numbers(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(page_numbers(2, 4), [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(page_numbers(4, 4), [Some(1), None, Some(3), Some(4)]);
        assert_eq!(page_numbers(1_000, 2_000).len(), 7);
    }
}
