//! The page of search, and what every page must know to have its form. Searches nothing: a browser does, in the index that
//! `search` has written.

use std::collections::BTreeMap;

use super::Page;
use super::terms::browse;
use super::view::SearchView;
use crate::address::{Address, Slug};
use crate::plan::{Job, Plan};

pub(super) fn show(page: &mut Page<'_>) {
    page.show("search.html", "search.title", "search.description");
    let plan = page.plan;
    page.insert("total", &plan.catalogue.responses.len());
    page.insert("browse", &browse(plan));
}

/// Where search is, where its index, and its words for numbers.
pub(super) fn view(plan: &Plan<'_>, index: &Address) -> SearchView {
    SearchView {
        href: plan.href(&plan.address(Job::Search)),
        index: plan.href(index),
        current: plan.href(&plan.address(Job::Search).file("index.json")),
        responses: plan.href(&Address::page([&Slug::of("responses")])),
        totals: totals(plan),
    }
}

/// "1 response" and "{count} responses" by number, because the browser cannot ask for a form of a text.
fn totals(plan: &Plan<'_>) -> String {
    let language = plan.language;
    let exact =
        language.exact_numbers().iter().map(|(number, _)| (number.to_string(), language.count("lists.total", *number)));
    let other = ("other".to_owned(), language.fill("lists.total", &[("count", "{count}")]));
    let totals: BTreeMap<String, String> = exact.chain([other]).collect();
    serde_json::to_string(&totals).unwrap_or_default()
}
