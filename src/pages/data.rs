//! The page on data: a list of every file for machines, by what it holds. The files are made elsewhere.

use super::view::{DataFileView, DataGroupView};
use super::{Page, downloads};
use crate::address::{Address, Slug};
use crate::plan::statistics_address;

/// A file: the key of its title, its address, its format and the key of its description.
type Listed = (&'static str, Address, &'static str, &'static str);

pub(super) fn show(page: &mut Page<'_>) {
    page.show("data.html", "data.title", "data.description");
    let plan = page.plan;
    let groups = [
        ("log", "data.log", log()),
        ("statistics", "data.statistics", statistics(plan.config.timeliness)),
        ("feeds", "data.feeds", feeds()),
    ];
    let groups = groups.map(|(id, title, files)| DataGroupView {
        id,
        title: plan.language.say(title).to_owned(),
        files: files
            .into_iter()
            .map(|(title, address, kind, description)| DataFileView {
                title: plan.language.say(title).to_owned(),
                href: plan.href(&address),
                kind: kind.to_owned(),
                description: plan.language.say(description).to_owned(),
                size: downloads::size(plan, &address),
            })
            .collect(),
    });
    page.insert("groups", &groups[..]);
}

fn log() -> Vec<Listed> {
    let folder = Address::page([&Slug::of("data")]);
    let schema = folder.below(&Slug::of("schema"));
    vec![
        ("data.csv", folder.file("responses.csv"), "CSV", "data.csv_description"),
        ("data.columns", folder.file("responses.csv-metadata.json"), "CSVW", "data.columns_description"),
        ("data.json", folder.file("responses.json"), "JSON", "data.json_description"),
        ("data.lines", folder.file("responses.ndjson"), "NDJSON", "data.lines_description"),
        ("data.schema", schema.file("log-1.json"), "JSON Schema", "data.schema_description"),
        ("data.schema_one", schema.file("response-1.json"), "JSON Schema", "data.schema_one_description"),
        ("data.sums", folder.file("sha256sums.txt"), "SHA-256", "data.sums_description"),
    ]
}

fn statistics(timeliness: bool) -> Vec<Listed> {
    let file = |title: &'static str, name: &str, description: &'static str| {
        (title, statistics_address(name), "CSV", description)
    };
    let mut files = vec![
        file("statistics.by_year", "by-year.csv", "data.year_description"),
        file("statistics.by_outcome", "by-outcome.csv", "data.outcome_description"),
        file("statistics.by_question", "by-question-outcome.csv", "data.question_description"),
        file("statistics.by_exemption", "by-exemption.csv", "data.exemption_description"),
    ];
    if timeliness {
        files.push(file("statistics.by_days", "by-days.csv", "data.days_description"));
    }
    files
}

fn feeds() -> Vec<Listed> {
    vec![
        ("data.feed", Address::home().file("feed.xml"), "Atom", "data.feed_description"),
        ("data.json_feed", Address::home().file("feed.json"), "JSON Feed", "data.feed_description"),
    ]
}
