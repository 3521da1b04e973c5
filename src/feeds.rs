//! Feeds and the files that search engines read. A discreet record shows its reference only.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Serialize;

use crate::address::Address;
use crate::catalogue;
use crate::output::Output;
use crate::plan::{Job, Plan};
use crate::records::Disclosure;

/// How many responses a feed holds.
const LATEST: usize = 50;

/// Writes `feed.xml`, `feed.json`, `sitemap.xml` and `robots.txt`.
///
/// # Errors
/// What the output reports.
pub fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    let home = Address::home();
    output.put(&home.file("feed.xml"), &atom(plan)?)?;
    output.put(&home.file("feed.json"), &json(plan)?)?;
    output.put(&home.file("sitemap.xml"), &sitemap(plan)?)?;
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", plan.url(&home.file("sitemap.xml")));
    output.put(&home.file("robots.txt"), robots.as_bytes())
}

/// The newest responses as an Atom feed (RFC 4287).
///
/// Atom asks every entry for the instant of its last change. A record that states no date gets the first instant of the
/// year that its reference names: the earliest that it can have been. `feed.json` leaves it out instead.
fn atom(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let newest = plan.catalogue.responses.iter().take(LATEST);
    let changed = newest.clone().map(|response| instant(plan, response)).max().unwrap_or_else(|| year_start(1970));
    xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom")).write_inner_content(|xml| {
        text(xml, "title", &plan.config.title)?;
        text(xml, "id", &plan.config.base_url)?;
        text(xml, "updated", &changed)?;
        xml.create_element("link").with_attribute(("href", plan.config.base_url.as_str())).write_empty()?;
        let own = plan.url(&Address::home().file("feed.xml"));
        xml.create_element("link").with_attributes([("rel", "self"), ("href", own.as_str())]).write_empty()?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &plan.config.organisation))?;
        if let Some(licence) = &plan.config.licence {
            text(xml, "rights", &licence.name)?;
        }
        for (index, response) in newest.enumerate() {
            let url = plan.url(&plan.address(Job::Response(index)));
            xml.create_element("entry").write_inner_content(|xml| {
                text(xml, "title", &title(plan, response))?;
                text(xml, "id", &url)?;
                xml.create_element("link").with_attribute(("href", url.as_str())).write_empty()?;
                text(xml, "updated", &instant(plan, response))?;
                match &response.summary {
                    Some(summary) if !response.discreet => text(xml, "summary", summary)?,
                    _ => {}
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value)).map(|_| ())
}

fn title(plan: &Plan<'_>, response: &Disclosure) -> String {
    match response.discreet {
        true => plan.language.fill("lists.reference_only", &[("reference", &response.reference)]),
        false => format!("{} ({})", response.title, response.reference),
    }
}

fn instant(plan: &Plan<'_>, response: &Disclosure) -> String {
    match response.dates.updated.or(response.dates.leading()) {
        Some(date) => format!("{date}T00:00:00Z"),
        None => year_start(catalogue::year(response, plan.config).unwrap_or(1970)),
    }
}

fn year_start(year: i16) -> String {
    format!("{year:04}-01-01T00:00:00Z")
}

/// JSON Feed 1.1.
#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

fn json(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let items = plan.catalogue.responses.iter().take(LATEST).enumerate().map(|(index, response)| {
        let url = plan.url(&plan.address(Job::Response(index)));
        Item {
            id: url.clone(),
            url,
            title: title(plan, response),
            content_text: response
                .summary
                .clone()
                .filter(|_| !response.discreet)
                .unwrap_or_else(|| title(plan, response)),
            date_published: response.dates.leading().map(|date| format!("{date}T00:00:00Z")),
            date_modified: response.dates.updated.map(|date| format!("{date}T00:00:00Z")),
            tags: catalogue::listed_topics(response).to_vec(),
        }
    });
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &plan.config.title,
        home_page_url: &plan.config.base_url,
        feed_url: plan.url(&Address::home().file("feed.json")),
        language: &plan.config.language,
        authors: [Author { name: &plan.config.organisation }],
        items: items.collect(),
    };
    Ok(serde_json::to_vec_pretty(&feed)?)
}

/// Every page that search engines may list, with the day of its last change where a record states one.
fn sitemap(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let listed = plan.jobs.iter().filter(|job| !matches!(job, Job::NotFound | Job::Notice(_) | Job::Redirect(_)));
    xml.create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|xml| {
            for job in listed {
                xml.create_element("url").write_inner_content(|xml| {
                    text(xml, "loc", &plan.url(&plan.address(*job)))?;
                    if let Job::Response(index) = job {
                        let dates = &plan.catalogue.responses[*index].dates;
                        if let Some(date) = dates.updated.or(dates.published) {
                            text(xml, "lastmod", &date.to_string())?;
                        }
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(xml.into_inner())
}
