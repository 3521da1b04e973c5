//! Search without a server: an index that tantivy builds from the cleared log, written as small files which the browser asks
//! for one by one and ranks exactly as tantivy does. `engine.js` of the default theme reads them; `format.md` beside this
//! file describes them.
//!
//! - **Texts:** `text` says what of a record can be searched; `analysis` and `vocabulary` make terms of it.
//! - **Index:** `index` gives them to tantivy.
//! - **Files:** `shards` (terms, with `lists`, `neighbours`, `bits` and `ranking`), `lexicon`, `facets` and `cards` write them, into a `folder`.
//! - **Asking:** `query` answers on the command line, from tantivy itself.
#![doc = include_str!("format.md")]

mod analysis;
mod bits;
mod cards;
mod correction;
mod facets;
mod folder;
mod index;
mod lexicon;
mod lists;
mod neighbours;
mod query;
mod question;
pub mod quickwit;
mod ranking;
mod reference;
mod shards;
mod text;
mod vocabulary;

pub use self::query::{Answer, Engine, Hit};
pub use self::text::of as searchable;

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tantivy::fieldnorm::FieldNormReader;

use self::analysis::Analysis;
use self::facets::Facets;
use self::folder::Files;
use self::ranking::Ranking;
use self::text::WEIGHTS;
use crate::address::{Address, Slug};
use crate::cache::{Before, Made, Searchable};
use crate::output::Output;
use crate::plan::Plan;

/// The version of the format. It is part of the folder's name: raise it when the same log gives other bytes.
const FORMAT: u32 = 3;

/// What the browser must know before it can ask for any other file.
#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    /// How many records there are.
    log: usize,
    /// Whether words are stemmed and stop words left out.
    english: bool,
    /// The weight and the mean length of each field.
    fields: Vec<(f32, f32)>,
    /// The lowest code of a length, and the lengths that it and those above stand for.
    lengths: (u8, Vec<u32>),
    /// How many cards a file holds.
    cards: usize,
    /// The runs of letters in references; nothing where they are many.
    letters: Option<Vec<String>>,
    /// The terms of each way to say something, by what it says.
    synonyms: question::Synonyms,
    facets: &'a Facets,
    terms: shards::Boundaries,
    words: shards::Boundaries,
    backwards: shards::Boundaries,
}

/// The index of a log, as it was published.
pub struct Published {
    /// The folder that it is in.
    pub folder: Address,
    /// Its files, for the next build.
    pub files: Vec<Made>,
}

/// Writes the index of the log. One that was made of the same before is taken over.
///
/// # Errors
/// What the output reports, or tantivy.
pub fn publish(plan: &Plan<'_>, before: Option<Before<'_>>, output: &dyn Output) -> io::Result<Published> {
    let cards = cards::write(plan)?;
    let facets = Facets::of(plan);
    let mut digest = Sha256::new();
    digest.update(FORMAT.to_be_bytes());
    add(&mut digest, &serde_json::to_vec(&(&plan.config.language, &plan.config.search.synonyms, &facets))?);
    cards.iter().chain(facets.files()).for_each(|file| add(&mut digest, file));
    if let Some(before) = before {
        let mut digest = digest.clone();
        text::of_log(plan).for_each(|record| digest_record(&mut digest, &record));
        let digest = digest.finalize().into();
        if let Some(files) = Files::taken_over(&digest, before, output)? {
            return finish(plan, files, output);
        }
    }
    let records = text::of_log(plan).inspect(|record| digest_record(&mut digest, record));
    let indexed = index::build(records, index::is_english(plan), index::GATHERED)?;
    let mut files = Files::new(digest.finalize().into(), output);

    for (number, file) in cards.iter().enumerate() {
        files.put_deflated("d", number, file)?;
    }
    for (number, file) in facets.files().iter().enumerate() {
        files.put("f", number, file)?;
    }
    let ranking = Ranking::of(&indexed)?;
    files.put_deflated("n", 0, &ranking.lengths)?;
    let lexicon = lexicon::write(&indexed.analysis.vocabulary(), &mut files)?;
    let terms = shards::write(&indexed, &keys(plan), &mut files)?;
    let lowest = ranking.lengths.iter().min().copied().unwrap_or(0);
    let highest = ranking.lengths.iter().max().copied().unwrap_or(0);
    let manifest = Manifest {
        version: FORMAT,
        log: plan.catalogue.responses.len(),
        english: index::is_english(plan),
        fields: WEIGHTS.iter().zip(ranking.means).map(|((_, weight), mean)| (*weight, mean)).collect(),
        lengths: (lowest, (lowest..=highest).map(FieldNormReader::id_to_fieldnorm).collect()),
        cards: cards::per_file(plan.catalogue.responses.len()),
        letters: reference::letters(references(plan)),
        synonyms: question::synonyms(&plan.config.search.synonyms, &Analysis::new(index::is_english(plan))),
        facets: &facets,
        terms,
        words: lexicon.forwards,
        backwards: lexicon.backwards,
    };
    files.put_deflated("m", 0, &serde_json::to_vec(&manifest)?)?;
    finish(plan, files, output)
}

fn digest_record(digest: &mut Sha256, record: &Searchable) {
    for field in &record.texts {
        digest.update((field.len() as u64).to_le_bytes());
        field.iter().for_each(|text| add(digest, text.as_bytes()));
    }
}

/// Adds a part to a digest with its length: where a text ends, no word goes on.
fn add(digest: &mut Sha256, part: &[u8]) {
    digest.update((part.len() as u64).to_le_bytes());
    digest.update(part);
}

/// Says where the index is.
fn finish(plan: &Plan<'_>, files: Files<'_>, output: &dyn Output) -> io::Result<Published> {
    let folder = files.folder.clone();
    let pointer = serde_json::json!({ "version": FORMAT, "folder": format!("{}{folder}", plan.config.base_path) });
    output.put(&Address::page([&Slug::of("search")]).file("index.json"), pointer.to_string().as_bytes())?;
    Ok(Published { folder, files: files.made() })
}

/// The keys of all references in their order, each with its records. A record that was withdrawn is found by nothing else.
fn keys(plan: &Plan<'_>) -> Vec<(String, Vec<u32>)> {
    let mut keys: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (record, reference) in (0..).zip(references(plan)) {
        keys.entry(reference::key(reference)).or_default().push(record);
    }
    keys.into_iter().collect()
}

/// The references of all responses, then of what is left of those that were withdrawn.
fn references<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = &'a String> {
    let responses = plan.catalogue.responses.iter().map(|response| &response.reference);
    responses.chain(plan.catalogue.notices.iter().map(|notice| &notice.reference))
}
