//! The log for Quickwit, tantivy's own engine for many machines: what each record says as one line of JSON, and the mapping of an
//! index that takes these lines. It sends nothing anywhere.
//!
//! The texts are those of the website's search. Only what a list of results shows is stored, and of a discreet record that is its
//! reference: whoever can ask the index cannot have its words told.

use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use super::index;
use super::text::{self, FIELDS, WEIGHTS};
use crate::catalogue;
use crate::plan::{Plan, response_address};

/// The version of Quickwit's form for the configuration of an index.
const VERSION: &str = "0.8";
/// What the index is called, where nobody calls it otherwise.
const INDEX: &str = "disclosure-log";

/// A line: a record that was cleared for publication.
#[derive(Serialize)]
struct Document<'a> {
    reference: &'a str,
    organisation: &'a str,
    url: String,
    language: &'a str,
    outcome: &'static str,
    law: &'static str,
    exemptions: Vec<&'a str>,
    topics: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u64>,
    /// The day, as the instant at which it begins: Quickwit orders instants.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    title: &'a [String],
    lead: &'a [String],
    body: &'a [String],
    files: &'a [String],
}

/// The lines, a record each, newest first. Records that were withdrawn are left out.
///
/// # Errors
/// None that is known: texts and numbers have a form in JSON.
pub fn documents(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for response in &plan.catalogue.responses {
        let [title, lead, body, files] = text::by_field(response, plan.language);
        let document = Document {
            reference: &response.reference,
            organisation: &plan.config.organisation,
            url: plan.url(&response_address(&response.reference)),
            language: response.language.as_deref().unwrap_or(&plan.config.language),
            outcome: response.outcome.code(),
            law: response.law.short_name(),
            exemptions: response.exemptions.iter().map(|citation| citation.key()).collect(),
            topics: catalogue::listed_topics(response),
            year: catalogue::year(response, plan.config).and_then(|year| u64::try_from(year).ok()),
            published: response.dates.published.map(|day| format!("{day}T00:00:00Z")),
            title: &title,
            lead: &lead,
            body: &body,
            files: &files,
        };
        serde_json::to_writer(&mut lines, &document)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// The configuration of an index for these lines.
///
/// # Errors
/// None that is known, as above.
pub fn mapping(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let tokenizer = if index::is_english(plan) { "en_stem" } else { "default" };
    // A word that is taken as it is: to be shown, asked for whole, and counted.
    let word = |name: &str, kind: &str| json!({ "name": name, "type": kind, "tokenizer": "raw", "record": "basic", "stored": true, "fast": true });
    let words = WEIGHTS.iter().enumerate().map(|(place, (name, _))| {
        json!({
            "name": name, "type": "array<text>", "tokenizer": tokenizer, "record": "position", "fieldnorms": true,
            "stored": place == 0,
        })
    });
    let single = ["reference", "organisation", "language", "outcome", "law"].map(|name| word(name, "text"));
    let several = ["exemptions", "topics"].map(|name| word(name, "array<text>"));
    let others = [
        json!({ "name": "url", "type": "text", "indexed": false, "stored": true }),
        json!({ "name": "year", "type": "u64", "stored": true, "indexed": true, "fast": true }),
        json!({
            "name": "published", "type": "datetime", "input_formats": ["rfc3339"], "output_format": "rfc3339",
            "stored": true, "indexed": true, "fast": true, "fast_precision": "seconds",
        }),
    ];
    let fields: Vec<Value> = single.into_iter().chain(several).chain(others).chain(words).collect();
    let names: [&str; FIELDS] = WEIGHTS.map(|(name, _)| name);
    let config = json!({
        "version": VERSION,
        "index_id": INDEX,
        "doc_mapping": {
            "mode": "strict",
            "field_mappings": fields,
            "tag_fields": ["organisation"],
            "store_source": false,
        },
        "search_settings": { "default_search_fields": names },
    });
    let mut text = serde_json::to_vec_pretty(&config)?;
    text.push(b'\n');
    Ok(text)
}
