//! `export --to quickwit`: its mapping is a schema that tantivy, which is Quickwit's engine, takes; its lines are documents of it;
//! and nothing that a discreet record is about is stored.

use candour::diagnostic::Report;
use candour::gate::{self, Ledger};
use candour::plan::Plan;
use candour::search::quickwit;
use candour::source::SourceTree;
use candour::{catalogue, config, language, records};
use serde_json::Value;
use tantivy::collector::{Count, DocSetCollector};
use tantivy::query::QueryParser;
use tantivy::schema::{DateOptions, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument};

use super::log;

/// The mapping and the lines of a log.
pub(super) fn exported<B: Into<Vec<u8>>>(files: Vec<(String, B)>) -> (Value, Vec<String>) {
    let tree = SourceTree::from_files(files);
    let mut report = Report::default();
    let config = config::read(&tree, &mut report).unwrap();
    let language = language::load(&tree, &config, &mut report).unwrap();
    let finds = records::find(&tree, &mut report);
    let clearance = gate::clear(&tree, &finds, &config, Ledger::default(), &mut report);
    assert!(!report.has_errors(), "{:?}", log::codes(&report));
    let catalogue = catalogue::arrange(clearance, &config);
    let plan = Plan::of(&catalogue, &config, &language, &mut report);
    let lines = String::from_utf8(quickwit::documents(&plan).unwrap()).unwrap();
    let mapping = serde_json::from_slice(&quickwit::mapping(&plan).unwrap()).unwrap();
    (mapping, lines.lines().map(str::to_owned).collect())
}

/// A mapping as a schema, as Quickwit makes it: a list is a field with several values.
fn schema(mapping: &Value) -> Schema {
    let mut schema = Schema::builder();
    for field in mapping["doc_mapping"]["field_mappings"].as_array().unwrap() {
        let name = field["name"].as_str().unwrap();
        let is = |key: &str| field[key] == true;
        match field["type"].as_str().unwrap() {
            "text" | "array<text>" => {
                let mut options = TextOptions::default();
                if field["indexed"] != false {
                    let record = match field["record"].as_str().unwrap() {
                        "basic" => IndexRecordOption::Basic,
                        "position" => IndexRecordOption::WithFreqsAndPositions,
                        other => panic!("{other}"),
                    };
                    // Stemming is Quickwit's own matter: here words are split the same way.
                    let tokenizer = field["tokenizer"].as_str().unwrap().replace("en_stem", "default");
                    let indexing = TextFieldIndexing::default().set_tokenizer(&tokenizer).set_index_option(record);
                    options = options.set_indexing_options(indexing.set_fieldnorms(is("fieldnorms")));
                }
                options = if is("stored") { options.set_stored() } else { options };
                options = if is("fast") { options.set_fast("raw") } else { options };
                schema.add_text_field(name, options);
            }
            "u64" => {
                schema.add_u64_field(name, NumericOptions::default().set_stored().set_indexed().set_fast());
            }
            "datetime" => {
                schema.add_date_field(name, DateOptions::default().set_stored().set_indexed().set_fast());
            }
            other => panic!("a type that is not expected: {other}"),
        }
    }
    schema.build()
}

fn files() -> Vec<(String, String)> {
    let mut files = log::many(12);
    let front = "discreet = true\nsummary = \"About a shelter.\"\ntopics = [\"Shelter\"]\npublished = 2023-05-06\n";
    files.push(("content/responses/discreet.md".to_owned(), log::record("FBC-23-9000", front, "The shelter is open.")));
    let front = "withdrawn = { date = 2024-02-01, reason = \"Published in error.\" }\n";
    files.push(("content/responses/withdrawn.md".to_owned(), log::record("FBC-23-9001", front, "Gone.")));
    files
}

#[test]
fn tantivy_takes_the_mapping_and_every_line() {
    let (mapping, lines) = exported(files());
    assert_eq!((mapping["version"].as_str(), mapping["doc_mapping"]["mode"].as_str()), (Some("0.8"), Some("strict")));
    let schema = schema(&mapping);
    let index = Index::create_in_ram(schema.clone());
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 32 << 20).unwrap();
    for line in &lines {
        // The mode is strict: a line has no field that the mapping has not.
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        assert!(object.keys().all(|name| schema.get_field(name).is_ok()), "{line}");
        writer.add_document(TantivyDocument::parse_json(&schema, line).unwrap()).unwrap();
    }
    writer.commit().unwrap();
    assert_eq!(lines.len(), 13, "withdrawn records are left out");

    let searcher = index.reader().unwrap().searcher();
    let defaults = mapping["search_settings"]["default_search_fields"].as_array().unwrap();
    let defaults = defaults.iter().map(|name| schema.get_field(name.as_str().unwrap()).unwrap()).collect();
    let parser = QueryParser::for_index(&index, defaults);
    let count = |query: &str| searcher.search(&parser.parse_query(query).unwrap(), &Count).unwrap();
    assert_eq!(count("planting"), 12);
    assert_eq!(count("\"followed the policy\""), 12);
    assert_eq!(count("reference:\"FBC-23-0003\""), 1);
    assert_eq!(count("outcome:disclosed AND year:2023"), 13);
    assert_eq!(count("topics:Wards"), 12);
    assert_eq!(count("published:[2023-05-06T00:00:00Z TO 2023-05-06T00:00:00Z]"), 1);
    assert_eq!(count("shelter"), 1, "it is found by its words");

    // What comes back is what is stored, and of a discreet record that is no word of what it is about.
    let found = searcher.search(&parser.parse_query("shelter").unwrap(), &DocSetCollector).unwrap();
    let stored: TantivyDocument = searcher.doc(found.into_iter().next().unwrap()).unwrap();
    let shown = tantivy::Document::to_json(&stored, &schema).to_lowercase();
    assert!(shown.contains("fbc-23-9000") && !shown.contains("shelter") && !shown.contains("street trees"), "{shown}");
}
