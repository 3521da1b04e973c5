//! What pages say of themselves for machines: Dublin Core, Open Graph and JSON-LD (schema.org). It says nothing that the page
//! does not say; of a discreet response, the reference and its dates only.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::Page;
use super::view::{FeedView, MetaView};
use crate::address::Address;
use crate::markdown::Html;
use crate::plan::{Channel, Job, Plan, TermKind};
use crate::records::{Attachment, Disclosure};

/// Adds what machines may want to know of a page that is ready otherwise.
pub(super) fn describe(page: &mut Page<'_>, job: Job) {
    feeds(page, job);
    if page.view.noindex {
        return;
    }
    if let Job::Response(index) = job {
        dublin_core(page, index);
    }
    open_graph(page, job);
    match job {
        Job::Response(index) => {
            let response = response(page.plan, index, &page.view.title);
            page.view.structured.push(Html::json(&response));
        }
        Job::Home => page.view.structured.push(Html::json(&website(page.plan))),
        Job::Data => page.view.structured.push(Html::json(&dataset(page.plan))),
        _ => {}
    }
    if !page.view.crumbs.is_empty() {
        page.view.structured.push(Html::json(&crumbs(page)));
    }
}

/// The feed of the whole log, and that of what this page lists.
fn feeds(page: &mut Page<'_>, job: Job) {
    let channel = match job {
        Job::Term(TermKind::Topic, topic, _) => Some(Channel::Topic(topic)),
        Job::Term(TermKind::Exemption, exemption, _) => Some(Channel::Exemption(exemption)),
        Job::Changes(_) => Some(Channel::Changes),
        _ => None,
    };
    let own = page.view.title.clone();
    let titled = [(page.config().title.clone(), Some(Channel::All)), (own, channel)];
    for (title, channel) in titled.into_iter().filter_map(|(title, channel)| Some((title, channel?))) {
        for (address, kind) in page.plan.feed(channel).iter().zip(["application/atom+xml", "application/feed+json"]) {
            page.view.feeds.push(FeedView { title: title.clone(), href: page.plan.href(address), kind });
        }
    }
}

fn open_graph(page: &mut Page<'_>, job: Job) {
    let plan = page.plan;
    let kind = if matches!(job, Job::Response(_)) { "article" } else { "website" };
    let mut said = vec![
        ("og:type", kind.to_owned()),
        ("og:title", page.view.title.clone()),
        ("og:url", page.view.canonical.clone()),
        ("og:site_name", plan.config.title.clone()),
        ("og:locale", plan.config.language.replace('-', "_")),
    ];
    said.extend(page.view.description.clone().map(|description| ("og:description", description)));
    if let Job::Response(index) = job {
        let dates = &plan.catalogue.responses[index].dates;
        said.extend(dates.published.map(|date| ("article:published_time", date.to_string())));
        said.extend(dates.updated.map(|date| ("article:modified_time", date.to_string())));
    }
    let views = said.into_iter().map(|(name, content)| MetaView { name, is_property: true, content });
    page.view.meta.extend(views);
}

/// DCMI terms (<https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>).
fn dublin_core(page: &mut Page<'_>, index: usize) {
    let plan = page.plan;
    let response = &plan.catalogue.responses[index];
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let mut said = vec![
        ("DCTERMS.identifier", Some(response.reference.clone())),
        ("DCTERMS.title", Some(page.view.title.clone())),
        ("DCTERMS.publisher", Some(plan.config.organisation.clone())),
        ("DCTERMS.language", Some(language(plan, response).to_owned())),
        ("DCTERMS.issued", day(response.dates.published)),
        ("DCTERMS.modified", day(response.dates.updated)),
        ("DCTERMS.license", plan.config.licence.as_ref().map(|licence| licence.url.clone())),
    ];
    if !response.discreet {
        said.extend(response.topics.iter().map(|topic| ("DCTERMS.subject", Some(topic.clone()))));
    }
    let views = said.into_iter().filter_map(|(name, content)| {
        let content = content?;
        Some(MetaView { name, is_property: false, content })
    });
    page.view.meta.extend(views);
}

/// The language of a response's words.
fn language<'a>(plan: &'a Plan<'_>, response: &'a Disclosure) -> &'a str {
    response.language.as_deref().unwrap_or(&plan.config.language)
}

/// A response as a `CreativeWork`: schema.org has no type for it.
fn response(plan: &Plan<'_>, index: usize, title: &str) -> Value {
    let response = &plan.catalogue.responses[index];
    let address = plan.address(Job::Response(index));
    let url = plan.url(&address);
    let mut work = json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": url,
        "identifier": { "@type": "PropertyValue", "propertyID": "reference", "value": response.reference },
        "name": title,
        "url": url,
        "inLanguage": language(plan, response),
        "publisher": publisher(plan),
        "isAccessibleForFree": true,
        "isPartOf": { "@type": "DataCatalog", "@id": plan.config.base_url, "name": plan.config.title },
    });
    set(&mut work, "datePublished", response.dates.published.map(|date| date.to_string()));
    set(&mut work, "dateModified", response.dates.updated.map(|date| date.to_string()));
    set(&mut work, "license", plan.config.licence.as_ref().map(|licence| &licence.url));
    if response.discreet {
        return work;
    }
    set(&mut work, "abstract", response.summary.as_ref());
    set(&mut work, "about", some(&response.topics));
    let citations = response
        .exemptions
        .iter()
        .map(|citation| json!({ "@type": "Legislation", "name": citation.name(), "url": citation.exemption().url }));
    set(&mut work, "citation", some(&citations.collect::<Vec<_>>()));
    let questions = response.questions.iter().map(|question| {
        json!({
            "@type": "Question",
            "@id": format!("{url}#{}", question.anchor),
            "name": plan.language.fill("record.question", &[("label", &question.label)]),
            "text": question.text,
        })
    });
    let tables = response.tables.iter().map(|table| {
        let csv = plan.url(&plan.table_address(response, &table.id));
        json!({
            "@type": "Dataset",
            "@id": format!("{url}#table-{}", table.id),
            "name": table.caption_text,
            "distribution": { "@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": csv },
        })
    });
    set(&mut work, "hasPart", some(&questions.chain(tables).collect::<Vec<_>>()));
    let published = response.attachments.iter().filter(|attachment| attachment.is_published);
    let documents: Vec<Value> = published.map(|attachment| document(plan, attachment, &address)).collect();
    set(&mut work, "associatedMedia", some(&documents));
    let corrections = response.changes.iter().map(
        |change| json!({ "@type": "CorrectionComment", "datePublished": change.date.to_string(), "text": change.note }),
    );
    set(&mut work, "correction", some(&corrections.collect::<Vec<_>>()));
    work
}

fn document(plan: &Plan<'_>, attachment: &Attachment, page: &Address) -> Value {
    json!({
        "@type": "MediaObject",
        "name": attachment.title,
        "encodingFormat": attachment.kind.media_type(),
        "contentSize": format!("{} B", attachment.size),
        "contentUrl": plan.url(&page.file(&attachment.file_name)),
        "sha256": attachment.digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    })
}

fn website(plan: &Plan<'_>) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": plan.config.base_url,
        "name": plan.config.title,
        "url": plan.config.base_url,
        "inLanguage": plan.config.language,
        "publisher": publisher(plan),
    })
}

/// The log as data.
fn dataset(plan: &Plan<'_>) -> Value {
    let kind = |address: &Address| match address.as_str().rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("ndjson") => "application/x-ndjson",
        _ => "application/json",
    };
    let files = plan.downloads.iter().filter(|download| !download.address.as_str().ends_with("-metadata.json"));
    let distribution: Vec<Value> = files
        .map(|download| {
            json!({
                "@type": "DataDownload",
                "encodingFormat": kind(&download.address),
                "contentUrl": plan.url(&download.address),
                "contentSize": format!("{} B", download.size),
                "sha256": download.sha256,
            })
        })
        .collect();
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": plan.config.title,
        "description": plan.language.fill("home.description", &[("organisation", &plan.config.organisation)]),
        "url": plan.url(&plan.address(Job::Data)),
        "creator": publisher(plan),
        "isAccessibleForFree": true,
        "distribution": distribution,
    });
    set(&mut dataset, "license", plan.config.licence.as_ref().map(|licence| &licence.url));
    dataset
}

/// The way here from the home page.
fn crumbs(page: &Page<'_>) -> Value {
    let origin = page.config().base_url.strip_suffix(&page.config().base_path).unwrap_or_default();
    let way = page.view.crumbs.iter().map(|crumb| (&crumb.title, format!("{origin}{}", crumb.href)));
    let here = (&page.view.title, page.view.canonical.clone());
    let items = way
        .chain([here])
        .enumerate()
        .map(|(index, (title, url))| json!({ "@type": "ListItem", "position": index + 1, "name": title, "item": url }));
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.collect::<Vec<_>>(),
    })
}

fn publisher(plan: &Plan<'_>) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": plan.config.organisation })
}

/// A list that has something in it.
fn some<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

/// Sets a field that has a value.
fn set<T: Serialize>(object: &mut Value, name: &'static str, value: Option<T>) {
    if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
        object[name] = value;
    }
}
