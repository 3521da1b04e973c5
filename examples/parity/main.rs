//! Writes the search index of a site, with questions and tantivy's answers: `cargo run --release --example parity -- SITE
//! FOLDER [QUESTIONS [SEED]]`. `tests/search/parity.mjs --records N` runs it, and compares the browser's answers.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../tests/search/vectors.rs"]
mod vectors;

use std::error::Error;
use std::path::Path;

use candour::disk;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, folder, numbers @ ..] = &arguments[..] else {
        return Err("usage: parity SITE FOLDER [QUESTIONS [SEED]]".into());
    };
    let questions = numbers.first().map_or(Ok(500), |text| text.parse())?;
    let seed = numbers.get(1).map_or(Ok(1), |text| text.parse())?;
    vectors::write(&disk::read_tree(Path::new(site))?, Path::new(folder), &[], questions, seed)?;
    Ok(())
}
