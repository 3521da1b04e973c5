//! What tantivy says of the years, the data and the days of records: facets and a fast field of an index of its own, which
//! knows nothing of the one that is searched.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use candour::catalogue;
use candour::plan::Plan;
use tantivy::collector::{DocSetCollector, FacetCollector, TopDocs};
use tantivy::directory::RamDirectory;
use tantivy::query::{TermQuery, TermSetQuery};
use tantivy::schema::{FAST, Facet, FacetOptions, Field, INDEXED, IndexRecordOption, Schema};
use tantivy::{Index, Order, Searcher, TantivyDocument, Term};

/// An index of what is known of each record besides its words.
pub(crate) struct Facts {
    searcher: Searcher,
    number: Field,
    facts: Field,
}

impl Facts {
    /// Of a log.
    pub(crate) fn of(plan: &Plan<'_>) -> io::Result<Self> {
        let mut schema = Schema::builder();
        let number = schema.add_u64_field("number", INDEXED);
        let day = schema.add_i64_field("day", FAST);
        let facts = schema.add_facet_field("facts", FacetOptions::default());
        let index = Index::builder().schema(schema.build());
        let mut writer = index
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), 50_000_000)
            .map_err(io::Error::other)?;
        for (record, response) in (0_u64..).zip(&plan.catalogue.responses) {
            let year = catalogue::year(response, plan.config);
            let sheets = response.attachments.iter().map(|attachment| attachment.sheets.len()).sum::<usize>();
            let date = response.dates.leading().map_or(i64::from(year.unwrap_or(0)) * 10_000, |date| {
                i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
            });
            let mut document = TantivyDocument::default();
            document.add_u64(number, record);
            document.add_i64(day, date);
            document.add_facet(facts, Facet::from_path(["years", &code(year)]));
            if sheets + response.tables.len() > 0 {
                document.add_facet(facts, Facet::from_path(["data", "data"]));
            }
            writer.add_document(document).map_err(io::Error::other)?;
        }
        let index = writer.finalize().map_err(io::Error::other)?;
        Ok(Self { searcher: index.reader().map_err(io::Error::other)?.searcher(), number, facts })
    }

    /// How many of some records have each value of a kind.
    pub(crate) fn counts(&self, records: &BTreeSet<usize>, kind: &str) -> io::Result<BTreeMap<String, u64>> {
        let mut collector = FacetCollector::for_field("facts");
        collector.add_facet(Facet::from_path([kind]));
        let counts = self.searcher.search(&self.among(records), &collector).map_err(io::Error::other)?;
        let counts = counts.get(Facet::from_path([kind]));
        Ok(counts.map(|(facet, count)| (facet.to_path().last().map_or("", |code| *code).to_owned(), count)).collect())
    }

    /// The records that have a value of a kind.
    pub(crate) fn having(&self, kind: &str, value: &str) -> io::Result<BTreeSet<usize>> {
        let term = Term::from_facet(self.facts, &Facet::from_path([kind, value]));
        let found = self.searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &DocSetCollector);
        Ok(found.map_err(io::Error::other)?.into_iter().map(|at| at.doc_id as usize).collect())
    }

    /// Some records, the newest first.
    pub(crate) fn newest(&self, records: &BTreeSet<usize>) -> io::Result<Vec<usize>> {
        let newest = TopDocs::with_limit(records.len().max(1)).order_by_fast_field::<i64>("day", Order::Desc);
        let found = self.searcher.search(&self.among(records), &newest).map_err(io::Error::other)?;
        Ok(found.into_iter().map(|(_, at)| at.doc_id as usize).collect())
    }

    fn among(&self, records: &BTreeSet<usize>) -> TermSetQuery {
        TermSetQuery::new(records.iter().map(|record| Term::from_field_u64(self.number, *record as u64)))
    }
}

/// A year as a facet: a path has no empty part.
pub(crate) fn code(year: Option<i16>) -> String {
    year.map_or("none".to_owned(), |year| year.to_string())
}
