//! Scores search by queries with known right answers: `cargo run --release --example quality -- SITE queries.toml [--show]`.
//!
//! The file has a table for each query: `[[query]]`, `ask = "potholes"`, `right = ["01.FOI.24.000170"]`, any of which is right.
//! Counted is how many queries have a right answer first, and among the first five. What is asked is `candour search`'s engine,
//! whose answers the browser's equal (`tests/search`).
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;

use candour::diagnostic::Report;
use candour::plan::Plan;
use candour::search::Engine;
use candour::{catalogue, config, disk, gate, language, records};
use serde::Deserialize;

/// How many answers people look at.
const LOOKED_AT: usize = 5;

/// A file of queries.
#[derive(Deserialize)]
struct Queries {
    query: Vec<Query>,
}

/// What somebody asks, and the references of the records that answer it.
#[derive(Deserialize)]
struct Query {
    ask: String,
    right: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let [site, queries] = &paths[..] else { return Err("usage: quality SITE queries.toml [--show]".into()) };
    let queries: Queries = toml::from_str(&std::fs::read_to_string(queries)?)?;
    let tree = disk::read_tree(Path::new(site))?;
    let mut report = Report::default();
    let config = config::read(&tree, &mut report).ok_or("config.toml cannot be used")?;
    let language = language::load(&tree, &config, &mut report).ok_or("the texts cannot be used")?;
    let ledger = gate::Ledger::read(&tree, &mut report);
    let finds = records::find(&tree, &mut report);
    let catalogue = catalogue::arrange(gate::clear(&tree, &finds, &config, ledger, &mut report), &config);
    let plan = Plan::of(&catalogue, &config, &language, &mut report);
    let engine = Engine::of(&plan)?;

    let (mut first, mut among) = (0, 0);
    for Query { ask, right } in &queries.query {
        let hits = engine.ask(ask, LOOKED_AT)?.hits;
        let mut found = hits.iter().filter_map(|hit| catalogue.responses.get(hit.record));
        let place = found.position(|response| right.contains(&response.reference));
        first += usize::from(place == Some(0));
        among += usize::from(place.is_some());
        if flags.iter().any(|flag| flag == "--show") && place != Some(0) {
            println!("{ask}: {}", place.map_or("not found".to_owned(), |place| format!("number {}", place + 1)));
        }
    }
    let (records, asked) = (catalogue.responses.len(), queries.query.len());
    println!("{records} records, {asked} queries: right answer first {first}, among the first {LOOKED_AT} {among}");
    Ok(())
}
