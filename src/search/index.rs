//! The index, built by tantivy: one segment, whose order is that of the log, newest first. Nothing is stored in it; what it
//! holds is exported by `shards`, and asked by `query`.

use std::io;

use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument};

use super::analysis::Analysis;
use super::text::{self, BODY, FIELDS, WEIGHTS};
use crate::plan::Plan;

/// The name of the analyser in the index.
const ANALYZER: &str = "words";

/// How many bytes tantivy's table of terms begins with.
const TABLE: usize = 64 << 20;

/// An index of a log.
pub(super) struct Indexed {
    /// What asks it.
    pub(super) searcher: Searcher,
    /// Its fields, in the order of `text::WEIGHTS`.
    pub(super) fields: [Field; FIELDS],
    /// How its text was analysed, with every word that was met.
    pub(super) analysis: Analysis,
}

/// Indexes every response of the log, and shows each text to `read` first.
///
/// # Errors
/// What tantivy reports.
pub(super) fn build(plan: &Plan<'_>, mut read: impl FnMut(&str)) -> io::Result<Indexed> {
    let analysis = Analysis::new(is_english(plan));
    let mut schema = Schema::builder();
    let fields: [Field; FIELDS] = std::array::from_fn(|field| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(field == BODY);
        schema.add_text_field(WEIGHTS[field].0, TextOptions::default().set_indexing_options(indexing))
    });
    let tokenizers = TokenizerManager::default();
    tokenizers.register(ANALYZER, analysis.analyzer());
    let builder = Index::builder().schema(schema.build()).tokenizers(tokenizers);
    let mut writer =
        builder.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), TABLE).map_err(failed)?;
    for response in &plan.catalogue.responses {
        let mut document = TantivyDocument::default();
        for (field, texts) in fields.iter().zip(text::of(response, plan.language).iter()) {
            for text in texts {
                read(text);
                document.add_text(*field, text);
            }
            read("\0");
        }
        writer.add_document(document).map_err(failed)?;
    }
    let index = writer.finalize().map_err(failed)?;
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
    Ok(Indexed { searcher: reader.searcher(), fields, analysis })
}

/// Whether words are stemmed: only for English do we know how.
pub(super) fn is_english(plan: &Plan<'_>) -> bool {
    plan.config.language.starts_with("en")
}

/// An error of tantivy's.
pub(super) fn failed(error: tantivy::TantivyError) -> io::Error {
    io::Error::other(format!("the search index cannot be made: {error}"))
}
