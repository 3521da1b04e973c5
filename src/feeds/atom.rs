//! A feed as Atom (RFC 4287).
//!
//! Atom asks every entry for the instant of its last change. A record that states no date gets the first instant of the
//! year that its reference names: the earliest that it can have been. JSON Feed leaves it out instead.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::{Feed, Item, text};
use crate::plan::Plan;

pub(super) fn write(plan: &Plan<'_>, feed: &Feed) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let changed = feed.items.iter().map(instant).max().unwrap_or_else(|| year_start(1970));
    let config = plan.config;
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", config.language.as_str())];
    xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
        text(xml, "title", &feed.title)?;
        text(xml, "id", &feed.page)?;
        text(xml, "updated", &changed)?;
        link(xml, &feed.page, "alternate", "text/html")?;
        link(xml, &feed.atom, "self", "application/atom+xml")?;
        link(xml, &feed.json, "alternate", "application/feed+json")?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &config.organisation))?;
        if let Some(licence) = &config.licence {
            text(xml, "rights", &licence.name)?;
            xml.create_element("link")
                .with_attributes([("rel", "license"), ("href", licence.url.as_str())])
                .write_empty()?;
        }
        for item in &feed.items {
            let mut entry = xml.create_element("entry");
            if let Some(language) = &item.language {
                entry = entry.with_attribute(("xml:lang", language.as_str()));
            }
            entry.write_inner_content(|xml| write_entry(xml, item))?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn write_entry(xml: &mut Writer<Vec<u8>>, item: &Item) -> io::Result<()> {
    text(xml, "title", &item.title)?;
    text(xml, "id", &item.id)?;
    link(xml, &item.url, "alternate", "text/html")?;
    if let Some(date) = item.published {
        text(xml, "published", &format!("{date}T00:00:00Z"))?;
    }
    text(xml, "updated", &instant(item))?;
    for topic in &item.topics {
        xml.create_element("category").with_attribute(("term", topic.as_str())).write_empty()?;
    }
    match &item.summary {
        Some(summary) => text(xml, "summary", summary),
        None => Ok(()),
    }
}

fn link(xml: &mut Writer<Vec<u8>>, href: &str, rel: &str, kind: &str) -> io::Result<()> {
    let attributes = [("rel", rel), ("type", kind), ("href", href)];
    xml.create_element("link").with_attributes(attributes).write_empty().map(|_| ())
}

fn instant(item: &Item) -> String {
    match item.updated.or(item.published) {
        Some(date) => format!("{date}T00:00:00Z"),
        None => year_start(item.year.unwrap_or(1970)),
    }
}

fn year_start(year: i16) -> String {
    format!("{year:04}-01-01T00:00:00Z")
}
