//! Feeds, and the files that search engines and browsers read. What is new is gathered here once and written in two forms;
//! of a discreet record it says the reference only.

mod atom;
mod json;
mod opensearch;
mod sitemap;

use std::io;

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::address::Address;
use crate::catalogue::{self, What};
use crate::law::Law;
use crate::output::Output;
use crate::plan::{Channel, Job, Plan};
use crate::records::Disclosure;

/// How many items a feed holds.
const LATEST: usize = 50;

/// Writes every feed, the sitemap, `robots.txt` and `opensearch.xml`.
///
/// # Errors
/// What the output reports.
pub fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    for channel in plan.channels() {
        let feed = Feed::of(plan, channel);
        let [atom, json] = plan.feed(channel);
        output.put(&atom, &atom::write(plan, &feed)?)?;
        output.put(&json, &json::write(plan, &feed)?)?;
    }
    sitemap::publish(plan, output)?;
    let home = Address::home();
    output.put(&home.file("opensearch.xml"), &opensearch::write(plan)?)?;
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", plan.url(&home.file("sitemap.xml")));
    output.put(&home.file("robots.txt"), robots.as_bytes())
}

/// What is new somewhere, in whole web addresses.
struct Feed {
    title: String,
    /// The page whose news these are, which names the feed for ever.
    page: String,
    /// The feed itself, as Atom and as JSON Feed.
    atom: String,
    json: String,
    items: Vec<Item>,
}

/// One thing that is new.
struct Item {
    /// Its name for ever.
    id: String,
    url: String,
    title: String,
    summary: Option<String>,
    topics: Vec<String>,
    /// The language of its words, where it is another than the site's.
    language: Option<String>,
    published: Option<Date>,
    updated: Option<Date>,
    /// Where it has no date: the year that its reference names.
    year: Option<i16>,
}

impl Feed {
    fn of(plan: &Plan<'_>, channel: Channel) -> Self {
        let catalogue = plan.catalogue;
        let newest = |members: &[usize]| members.iter().take(LATEST).map(|&index| new(plan, index)).collect();
        let items = match channel {
            Channel::All => (0..catalogue.responses.len().min(LATEST)).map(|index| new(plan, index)).collect(),
            Channel::Topic(topic) => newest(&catalogue.topics[topic].members),
            Channel::Exemption(exemption) => newest(&catalogue.exemptions[exemption].members),
            Channel::Changes => changed(plan),
        };
        let [atom, json] = plan.feed(channel).map(|address| plan.url(&address));
        Self { title: title(plan, channel), page: plan.url(&plan.address(plan.followed(channel))), atom, json, items }
    }
}

/// The name of a feed.
fn title(plan: &Plan<'_>, channel: Channel) -> String {
    let followed = match channel {
        Channel::All => return plan.config.title.clone(),
        Channel::Topic(topic) => plan.catalogue.topics[topic].name.clone(),
        Channel::Exemption(exemption) => {
            let exemption = plan.catalogue.exemptions[exemption].exemption;
            let law =
                if exemption.law == Law::Foia { String::new() } else { format!("{}, ", exemption.law.short_name()) };
            format!("{law}{}: {}", exemption.name(), exemption.title)
        }
        Channel::Changes => plan.language.say("changes.title").to_owned(),
    };
    plan.language.fill("feeds.title", &[("followed", &followed), ("log", &plan.config.title)])
}

/// A response that is new.
fn new(plan: &Plan<'_>, index: usize) -> Item {
    let response = &plan.catalogue.responses[index];
    let url = plan.url(&plan.address(Job::Response(index)));
    let is_open = !response.discreet;
    Item {
        id: url.clone(),
        url,
        title: public_title(plan, response),
        summary: response.summary.clone().filter(|_| is_open),
        topics: if is_open { response.topics.clone() } else { Vec::new() },
        language: response.language.clone().filter(|_| is_open),
        published: response.dates.leading(),
        updated: response.dates.updated,
        year: catalogue::year(response, plan.config),
    }
}

/// What was corrected or withdrawn.
fn changed(plan: &Plan<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for change in plan.catalogue.changes.iter().take(LATEST) {
        let item = match change.what {
            What::Correction(index, number) => correction(plan, index, number, change.date),
            What::Withdrawal(index) => withdrawal(plan, index, change.date),
        };
        // Corrections of one response on one day stand together, and differ by their number.
        let others = items.iter().rev().take_while(|other| other.id.starts_with(&item.id)).count();
        let id = if others == 0 { item.id.clone() } else { format!("{}-{}", item.id, others + 1) };
        items.push(Item { id, ..item });
    }
    items
}

fn correction(plan: &Plan<'_>, index: usize, number: usize, date: Date) -> Item {
    let response = &plan.catalogue.responses[index];
    let url = plan.url(&plan.address(Job::Response(index)));
    // What was corrected would tell what a discreet record is about.
    let note = response.changes.get(number).map(|change| change.note.clone()).filter(|_| !response.discreet);
    Item {
        id: format!("{url}#corrected-{date}"),
        url: format!("{url}#section-changes"),
        title: plan.language.fill("feeds.corrected", &[("title", &public_title(plan, response))]),
        summary: note,
        topics: Vec::new(),
        language: response.language.clone().filter(|_| !response.discreet),
        published: Some(date),
        updated: None,
        year: None,
    }
}

fn withdrawal(plan: &Plan<'_>, index: usize, date: Date) -> Item {
    let reference = &plan.catalogue.notices[index].reference;
    let url = plan.url(&plan.address(Job::Notice(index)));
    let title = plan.language.fill("lists.reference_only", &[("reference", reference)]);
    Item {
        id: format!("{url}#withdrawn-{date}"),
        url,
        title: plan.language.fill("feeds.withdrawn", &[("title", &title)]),
        summary: None,
        topics: Vec::new(),
        language: None,
        published: Some(date),
        updated: None,
        year: None,
    }
}

fn public_title(plan: &Plan<'_>, response: &Disclosure) -> String {
    match response.discreet {
        true => plan.language.fill("lists.reference_only", &[("reference", &response.reference)]),
        false => format!("{} ({})", response.title, response.reference),
    }
}

/// Adds an XML element that holds a text.
fn text(xml: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value)).map(|_| ())
}
