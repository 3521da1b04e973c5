//! What a result shows before its page is read: reference, title, date and outcome. Of a discreet record and of one that was
//! withdrawn, the reference only.

use serde::Serialize;

use super::text::{has_data, shown_title};
use crate::address::Slug;
use crate::plan::Plan;

/// How many cards a file holds in a log of this size.
pub(super) fn per_file(log: usize) -> usize {
    if log <= 25_000 { 16 } else { 32 }
}

/// Bits of [`Card`]'s third part.
const DISCREET: u8 = 1;
const WITHDRAWN: u8 = 2;
const HAS_DATA: u8 = 4;

/// Reference, title (empty where it is the reference), date, bits, number of the outcome among those of the log, the last
/// part of the address where it is more than the reference in lower case (else empty, or left out at the end), and the
/// language of the title where it is not the site's.
#[derive(Serialize)]
pub(super) struct Card(
    String,
    String,
    String,
    u8,
    usize,
    #[serde(skip_serializing_if = "Option::is_none")] Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<String>,
);

/// The cards of all responses, then of what is left of those that were withdrawn, as JSON, a text for each file.
///
/// # Errors
/// None that can happen: texts and numbers can always be written as JSON.
pub(super) fn write(plan: &Plan<'_>) -> serde_json::Result<Vec<Vec<u8>>> {
    let catalogue = plan.catalogue;
    let responses = catalogue.responses.iter().map(|response| {
        let title = if response.discreet { String::new() } else { shown_title(response, plan.language) };
        let date = response.dates.published.or(response.dates.answered).map(|date| date.to_string());
        let outcome = catalogue.outcomes.iter().position(|decided| decided.outcome == response.outcome);
        let discreet = if response.discreet { DISCREET } else { 0 };
        let bits = discreet | if has_data(response) { HAS_DATA } else { 0 };
        // Of a discreet record the title is made of the interface's own words.
        let language = response.language.clone().filter(|_| !response.discreet);
        let slug = unusual_slug(&response.reference).or(language.as_ref().map(|_| String::new()));
        Card(response.reference.clone(), title, date.unwrap_or_default(), bits, outcome.unwrap_or(0), slug, language)
    });
    let notices = catalogue.notices.iter().map(|notice| {
        let slug = unusual_slug(&notice.reference);
        Card(notice.reference.clone(), String::new(), String::new(), WITHDRAWN, 0, slug, None)
    });
    let cards: Vec<Card> = responses.chain(notices).collect();
    cards.chunks(per_file(catalogue.responses.len())).map(serde_json::to_vec).collect()
}

/// The last part of a response's address, where letters outside ASCII make it hard to tell from the reference.
fn unusual_slug(reference: &str) -> Option<String> {
    (!reference.is_ascii()).then(|| Slug::of(reference).to_string())
}
