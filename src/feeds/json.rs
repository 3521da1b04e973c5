//! A feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::io;

use jiff::civil::Date;
use serde::Serialize;

use super::{Feed, Item};
use crate::plan::Plan;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

pub(super) fn write(plan: &Plan<'_>, feed: &Feed) -> io::Result<Vec<u8>> {
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.json,
        language: &plan.config.language,
        authors: [Author { name: &plan.config.organisation }],
        items: feed.items.iter().map(item).collect(),
    };
    Ok(serde_json::to_vec_pretty(&feed)?)
}

fn item(item: &Item) -> JsonItem<'_> {
    let instant = |date: Date| format!("{date}T00:00:00Z");
    JsonItem {
        id: &item.id,
        url: &item.url,
        title: &item.title,
        content_text: item.summary.as_deref().unwrap_or(&item.title),
        date_published: item.published.map(instant),
        date_modified: item.updated.map(instant),
        tags: &item.topics,
        language: item.language.as_deref(),
    }
}
