//! `candour search`: the website's search, on the terminal.

use std::io;

use clap::Args;
use serde::Serialize;

use super::{Arguments, Ending, Format, print};
use crate::arranged::ArrangedSite;
use crate::diagnostic::Report;
use crate::disk;
use crate::plan::{Plan, response_address};
use crate::search::{Answer, Engine, Hit};

/// Search the log as the website does.
#[derive(Debug, Clone, Args)]
pub(super) struct Search {
    /// Words, "phrases" or a reference
    #[arg(required = true)]
    query: Vec<String>,
    /// How many results are shown
    #[arg(long, default_value_t = 10)]
    limit: usize,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    query: &'a str,
    /// What was searched for instead.
    corrected: Option<&'a str>,
    /// Whether no record has all of the words.
    partial: bool,
    /// How many of the first results are records whose reference was asked for.
    by_reference: usize,
    total: usize,
    results: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    /// The place in the log, newest first.
    record: usize,
    reference: &'a str,
    /// Of a discreet or withdrawn record, nothing.
    title: Option<&'a str>,
    url: String,
    score: f32,
}

impl Search {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let tree = disk::read_tree(&arguments.root)?;
        let mut report = Report::default();
        let Some(site) = ArrangedSite::read(&tree, &mut report) else {
            print::report(arguments, &report, 0)?;
            return Ok(Ending::Unable);
        };
        let plan = site.plan(&mut report);
        if report.has_errors() {
            print::say(
                arguments,
                "some records are not cleared for publication, and are not searched: see `candour check`",
            )?;
        }
        let query = self.query.join(" ");
        let answer = Engine::of(&plan)?.ask(&query, self.limit)?;
        let rows: Vec<Row<'_>> = answer.hits.iter().map(|hit| row(&plan, hit)).collect();
        if arguments.format == Format::Json {
            let document = Document {
                version: 1,
                query: &query,
                corrected: answer.corrected.as_deref(),
                partial: answer.is_partial,
                by_reference: answer.by_reference,
                total: answer.total,
                results: rows,
            };
            print::output(&format!("{}\n", serde_json::to_string(&document)?))?;
        } else {
            print::output(&list(&answer, &rows))?;
        }
        Ok(Ending::Done)
    }
}

fn row<'a>(plan: &Plan<'a>, hit: &Hit) -> Row<'a> {
    let (reference, title) = match plan.catalogue.responses.get(hit.record) {
        Some(response) => (response.reference.as_str(), Some(response.title.as_str()).filter(|_| !response.discreet)),
        None => {
            let notice = plan.catalogue.notices.get(hit.record - plan.catalogue.responses.len());
            (notice.map(|notice| notice.reference.as_str()).unwrap_or_default(), None)
        }
    };
    Row { record: hit.record, reference, title, url: plan.url(&response_address(reference)), score: hit.score }
}

/// What was found, for people.
fn list(answer: &Answer, rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    if let Some(corrected) = &answer.corrected {
        text.push_str(&format!("Showing results for {corrected}\n"));
    }
    if answer.is_partial && answer.total > 0 {
        text.push_str("No response has all of these words. These have the most of them.\n");
    }
    text.push_str(&match answer.total {
        0 => "Nothing was found.\n".to_owned(),
        total => format!("{}\n", print::count(total, "response", "responses")),
    });
    for row in rows {
        text.push_str(&format!("\n{}  {}\n{}\n", row.reference, row.title.unwrap_or_default(), row.url));
    }
    text
}
