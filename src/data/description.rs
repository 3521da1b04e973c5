//! What CSV files mean, for machines: CSV on the Web (<https://www.w3.org/TR/tabular-metadata/>). The CSV itself is made in
//! `csv`.
//!
//! A suppressed number is the marker in CSV, as people read it in the table. Here the marker is declared to be no value
//! at all, so that no reader of a column of numbers takes it for one, or for zero.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;

use super::csv;
use crate::address::Slug;
use crate::plan::{Job, Plan};
use crate::records::{Cell, Table};

#[derive(Serialize)]
struct Description<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Context<'a>),
    url: String,
    #[serde(rename = "dc:title")]
    title: &'a str,
    #[serde(rename = "dc:publisher")]
    publisher: &'a str,
    #[serde(rename = "dc:source", skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(rename = "dc:license", skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(rename = "tableSchema")]
    schema: Schema<'a>,
}

#[derive(Serialize)]
struct Context<'a> {
    #[serde(rename = "@language")]
    language: &'a str,
}

#[derive(Serialize)]
struct Schema<'a> {
    columns: Vec<Column<'a>>,
    #[serde(rename = "primaryKey", skip_serializing_if = "Option::is_none")]
    primary_key: Option<&'static str>,
}

#[derive(Serialize)]
struct Column<'a> {
    name: String,
    titles: &'a str,
    #[serde(rename = "dc:description", skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    datatype: Datatype,
    /// What stands between several values of a cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    /// What stands for no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    null: Option<[&'a str; 2]>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Datatype {
    Named(&'static str),
    Formatted { base: &'static str, format: &'static str },
}

/// The description of the log.
pub(super) fn log(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let columns = csv::LOG.into_iter().map(|name| Column {
        name: name.to_owned(),
        titles: name,
        description: None,
        datatype: Datatype::Named(match name {
            "url" => "anyURI",
            "received" | "answered" | "published" | "updated" | "withdrawn" => "date",
            "year" => "gYear",
            "language" => "language",
            _ => "string",
        }),
        separator: matches!(name, "exemptions" | "topics").then_some("; "),
        required: matches!(name, "reference" | "url").then_some(true),
        null: None,
    });
    let schema = Schema { columns: columns.collect(), primary_key: Some("reference") };
    let description = Description {
        url: "responses.csv".to_owned(),
        title: &plan.config.title,
        source: None,
        ..blank(plan, &plan.config.language, schema)
    };
    Ok(serde_json::to_vec_pretty(&description)?)
}

/// The description of a table.
pub(super) fn table(plan: &Plan<'_>, response: usize, table: &Table) -> io::Result<Vec<u8>> {
    let record = &plan.catalogue.responses[response];
    let language = record.language.as_deref().unwrap_or(&plan.config.language);
    let marker = plan.config.policy.marker.as_str();
    let mut names = BTreeSet::new();
    let columns = table.columns.iter().enumerate().map(|(index, column)| {
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(index));
        let is_suppressed = cells().any(|cell| matches!(cell, Cell::Suppressed));
        Column {
            name: name(&column.text, index, &mut names),
            titles: &column.text,
            description: is_suppressed.then(|| plan.language.fill("data.marker", &[("marker", marker)])),
            datatype: datatype(cells()),
            separator: None,
            required: None,
            null: is_suppressed.then_some(["", marker]),
        }
    });
    let schema = Schema { columns: columns.collect(), primary_key: None };
    let description = Description {
        url: format!("{}.csv", table.id),
        title: &table.caption_text,
        source: Some(plan.url(&plan.address(Job::Response(response)))),
        ..blank(plan, language, schema)
    };
    Ok(serde_json::to_vec_pretty(&description)?)
}

fn blank<'a>(plan: &'a Plan<'_>, language: &'a str, schema: Schema<'a>) -> Description<'a> {
    Description {
        context: ("http://www.w3.org/ns/csvw", Context { language }),
        url: String::new(),
        title: "",
        publisher: &plan.config.organisation,
        source: None,
        license: plan.config.licence.as_ref().map(|licence| licence.url.as_str()),
        schema,
    }
}

/// Whole numbers, with or without commas between thousands, are numbers; everything else is words. Cells that are empty
/// say nothing; only numbers are suppressed.
fn datatype<'c>(cells: impl Iterator<Item = &'c Cell>) -> Datatype {
    let (mut any, mut has_commas) = (false, false);
    for cell in cells {
        let Cell::Published { text, .. } = cell else {
            any = true;
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let groups: Vec<&str> = text.split(',').collect();
        let is_digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
        let is_grouped = groups[1..].iter().all(|group| group.len() == 3) && matches!(groups[0].len(), 1..=3);
        if !is_digits || !(groups.len() == 1 || is_grouped) {
            return Datatype::Named("string");
        }
        any = true;
        has_commas |= groups.len() > 1;
    }
    match (any, has_commas) {
        (false, _) => Datatype::Named("string"),
        (true, false) => Datatype::Named("nonNegativeInteger"),
        (true, true) => Datatype::Formatted { base: "nonNegativeInteger", format: "#,##0" },
    }
}

/// A name for a column, of letters, digits and `_` as the standard asks: from its header where that has any.
fn name(header: &str, index: usize, taken: &mut BTreeSet<String>) -> String {
    let slug = Slug::of(header).as_str().replace('-', "_");
    let is_plain = slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_header = is_plain && header.chars().any(char::is_alphanumeric);
    let wanted = if is_header { slug } else { format!("column_{}", index + 1) };
    let name = if taken.contains(&wanted) { format!("{wanted}_{}", index + 1) } else { wanted };
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Html;

    #[test]
    fn columns_are_named_after_their_headers() {
        let mut taken = BTreeSet::new();
        let headers = ["Ward", "Orders (2023)", "", "Ward", "Ενορία"];
        let names: Vec<String> =
            headers.iter().enumerate().map(|(index, header)| name(header, index, &mut taken)).collect();
        assert_eq!(names, ["ward", "orders_2023", "column_3", "ward_4", "column_5"]);
    }

    #[test]
    fn numbers_are_told_from_words() {
        let kind = |texts: &[&str]| {
            let cell = |text: &&str| Cell::Published { html: Html::text(text), text: (*text).to_owned() };
            let mut cells: Vec<Cell> = texts.iter().map(cell).collect();
            cells.push(Cell::Suppressed);
            match datatype(cells.iter()) {
                Datatype::Named(name) => name,
                Datatype::Formatted { format, .. } => format,
            }
        };
        assert_eq!(kind(&["14", "", "240"]), "nonNegativeInteger");
        assert_eq!(kind(&["14", "1,240"]), "#,##0");
        assert_eq!(kind(&["14", "1,24"]), "string");
        assert_eq!(kind(&["14%"]), "string");
        assert_eq!(kind(&[]), "nonNegativeInteger");
        assert!(matches!(datatype([].iter()), Datatype::Named("string")));
    }
}
