//! The index, built by tantivy: segments one after another, in the order of the log, newest first. Nothing is stored in it;
//! what it holds is exported by `shards`, and asked by `query`.

use std::io;
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{DocId, Index, IndexReader, ReloadPolicy, Searcher, SegmentReader, TantivyDocument};

use super::analysis::Analysis;
use super::text::{BODY, FIELDS, WEIGHTS};
use crate::cache::Searchable;
use crate::plan::Plan;

/// The name of the analyser in the index.
const ANALYZER: &str = "words";

/// What tantivy may gather, in bytes, for its table of terms to begin with.
const TABLE: usize = 64 << 20;
/// What it may gather, in bytes, before it packs a segment that will be exported: packed, it is a fifth of that.
pub(super) const GATHERED: usize = 128 << 20;

/// An index of a log.
pub(super) struct Indexed {
    /// Its segments, in order.
    pub(super) segments: Vec<Segment>,
    /// Its fields, in the order of `text::WEIGHTS`.
    pub(super) fields: [Field; FIELDS],
    /// How its text was analysed, with every word that was met.
    pub(super) analysis: Analysis,
}

/// Some of the records of a log, one after another.
pub(super) struct Segment {
    /// The first of them.
    pub(super) first: DocId,
    /// What asks them.
    pub(super) searcher: Searcher,
}

impl Segment {
    /// What reads them; none where there is no record.
    pub(super) fn reader(&self) -> Option<&SegmentReader> {
        self.searcher.segment_readers().first()
    }
}

impl Indexed {
    /// How many records there are.
    pub(super) fn log(&self) -> DocId {
        self.segments.iter().filter_map(Segment::reader).map(SegmentReader::max_doc).sum()
    }

    /// The segments that have records, each with its first record and what reads it.
    pub(super) fn readers(&self) -> impl Iterator<Item = (DocId, &SegmentReader)> {
        self.segments.iter().filter_map(|segment| Some((segment.first, segment.reader()?)))
    }
}

/// Indexes the texts of every response of the log. A segment ends when so many bytes have been gathered.
///
/// # Errors
/// What tantivy reports.
pub(super) fn build(
    records: impl Iterator<Item = Arc<Searchable>>,
    is_english: bool,
    gathered: usize,
) -> io::Result<Indexed> {
    let analysis = Analysis::new(is_english);
    let mut schema = Schema::builder();
    let fields: [Field; FIELDS] = std::array::from_fn(|field| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(field == BODY);
        schema.add_text_field(WEIGHTS[field].0, TextOptions::default().set_indexing_options(indexing))
    });
    let schema = schema.build();
    let tokenizers = TokenizerManager::default();
    tokenizers.register(ANALYZER, analysis.analyzer());
    let begin = || {
        let builder = Index::builder().schema(schema.clone()).tokenizers(tokenizers.clone());
        builder.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), TABLE).map_err(failed)
    };
    let mut segments = Vec::new();
    let (mut writer, mut first) = (begin()?, 0);
    for (next, record) in (1..).zip(records) {
        let mut document = TantivyDocument::default();
        for (field, texts) in fields.iter().zip(&record.texts) {
            texts.iter().for_each(|text| document.add_text(*field, text));
        }
        writer.add_document(document).map_err(failed)?;
        if writer.mem_usage() > gathered {
            // The full one is packed and let go before the next has its table.
            segments.push(Segment { first, searcher: ask(&writer.finalize().map_err(failed)?)? });
            (writer, first) = (begin()?, next);
        }
    }
    segments.push(Segment { first, searcher: ask(&writer.finalize().map_err(failed)?)? });
    Ok(Indexed { segments, fields, analysis })
}

/// What asks an index.
fn ask(index: &Index) -> io::Result<Searcher> {
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
    Ok(reader.searcher())
}

/// Whether words are stemmed: only for English do we know how.
pub(super) fn is_english(plan: &Plan<'_>) -> bool {
    plan.config.language.starts_with("en")
}

/// An error of tantivy's.
pub(super) fn failed(error: tantivy::TantivyError) -> io::Error {
    io::Error::other(format!("the search index cannot be made: {error}"))
}
