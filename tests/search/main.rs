//! Search: the browser's answers are tantivy's, the same log gives the same files, and nothing hidden is in them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod vectors;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use candour::disk;
use candour::output::Memory;
use candour::source::SourceTree;
use candour::{Options, build};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const CONFIG: &str =
    "title = \"Log\"\norganisation = \"Fenwick Borough Council\"\nbase_url = \"https://foi.fenwick.example/\"\n";

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = folder_of(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Has Node compare the browser's answers with tantivy's, to these questions and so many others. Gives how many records each
/// of these finds.
fn compare(tree: &SourceTree, name: &str, these: &[&str], questions: usize) -> Vec<u64> {
    let folder = folder(name);
    assert!(vectors::write(tree, &folder, these, questions, 7).unwrap() > 0);
    let done = Command::new("node").arg(Path::new(ROOT).join("tests/search/parity.mjs")).arg(&folder).output();
    let done = done.expect("these tests need Node 20");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success() && said.contains(&format!("{} questions compared", these.len() + questions)),
        "{said}"
    );
    let written = std::fs::read_to_string(folder.join("vectors.json")).unwrap();
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    let answers = written["questions"].as_array().unwrap().iter().take(these.len());
    answers.map(|answer| answer["total"].as_u64().unwrap()).collect()
}

#[test]
fn the_browser_answers_as_tantivy_does_on_the_sample_log() {
    compare(&disk::read_tree(Path::new(ROOT)).unwrap(), "sample", &[], 500);
}

#[test]
fn the_browser_answers_as_tantivy_does_on_a_log_of_a_thousand_and_survives_damage() {
    // Cargo builds the examples before it runs these tests.
    let generate = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("debug/examples/generate");
    let log = folder("thousand-log");
    let done = Command::new(&generate).arg("1000").arg(&log).status();
    assert!(done.is_ok_and(|status| status.success()), "{} has not run", generate.display());
    compare(&disk::read_tree(&log).unwrap(), "thousand", &[], 500);
    let script = Path::new(ROOT).join("tests/search/damage.mjs");
    let done = Command::new("node").arg(script).arg(folder_of("thousand")).arg("400").output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains(" rounds: ") && said.contains(" error"), "{said}");
}

#[test]
fn configured_ways_to_say_something_stand_for_each_other_in_the_browser_too() {
    let config = format!("{CONFIG}[search]\nsynonyms = [\"TPO = tree preservation order\", \"bins = the = refuse\"]\n");
    let record = |reference: &str, body: &str| {
        let text =
            format!("+++\nreference = \"{reference}\"\ntitle = \"Answer\"\noutcome = \"disclosed\"\n+++\n{body}\n");
        (format!("content/responses/{reference}.md"), text)
    };
    let files = [
        ("config.toml".to_owned(), config),
        record("A-10", "The TPO covers bins."),
        record("A-20", "A tree preservation order is made, and refuse orders are preserved."),
        record("A-30", "Trees, and an order for bins and refuse."),
    ];
    let tree = SourceTree::from_files(files);
    let questions = ["tpo bins", "refuse", "Tree Preservation Orders", "TPO", "\"tree preservation order\"", "orders"];
    // Words between quotation marks stand for themselves.
    assert_eq!(compare(&tree, "synonyms", &questions, 100), [2, 3, 2, 2, 1, 2]);
}

/// The files of a small site.
fn site(records: &[(&str, &str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let record = |(reference, front, body): &(&str, &str, &str)| {
        let text = format!(
            "+++\nreference = \"{reference}\"\ntitle = \"Street trees\"\noutcome = \"disclosed\"\n{front}\n+++\n{body}\n"
        );
        (format!("content/responses/{reference}.md"), text)
    };
    let files = records.iter().map(record).chain([("config.toml".to_owned(), CONFIG.to_owned())]);
    let done = build(&SourceTree::from_files(files), &Options::default(), || Ok(Memory::default())).unwrap();
    done.output.unwrap().into_files()
}

/// The index's files by their names within its folder, and the folder.
fn index(files: &BTreeMap<String, Vec<u8>>) -> (BTreeMap<String, Vec<u8>>, String) {
    let pointer: serde_json::Value = serde_json::from_slice(&files["search/index.json"]).unwrap();
    let folder = pointer["folder"].as_str().unwrap().trim_start_matches('/').to_owned();
    let within = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?.to_owned(), bytes.clone())));
    (within.collect(), folder)
}

/// Everything in an index, unpacked where it is packed.
fn unpacked(index: &BTreeMap<String, Vec<u8>>) -> String {
    let text = index.values().map(|bytes| {
        let plain = miniz_oxide::inflate::decompress_to_vec(bytes).unwrap_or_else(|_| bytes.clone());
        String::from_utf8_lossy(&plain).to_lowercase()
    });
    text.collect()
}

#[test]
fn the_same_log_gives_the_same_files_and_another_another_folder() {
    let log = [("A-10", "", "The parks are open."), ("A-20", "", "240 trees were planted.")];
    let (first, again) = (index(&site(&log)), index(&site(&log)));
    assert_eq!(first, again);
    let other = index(&site(&[log[0], ("A-20", "", "250 trees were planted.")]));
    assert_ne!(first.1, other.1);
}

#[test]
fn nothing_of_a_withdrawn_record_is_indexed_but_its_reference() {
    let withdrawn = "summary = \"On medlars.\"\nwithdrawn = { date = 2024-01-05, reason = \"Published twice.\" }";
    let (index, _) = index(&site(&[("A-10", withdrawn, "Medlars grow here."), ("A-20", "", "The parks are open.")]));
    let all = unpacked(&index);
    assert!(all.contains("a-10") && all.contains("park"), "{all}");
    assert!(!all.contains("medlar") && !all.contains("twice"), "{all}");
}

#[test]
fn a_discreet_title_and_summary_are_not_indexed() {
    let discreet = "discreet = true\nsummary = \"On medlars.\"";
    let (index, _) = index(&site(&[("A-10", discreet, "Fruit grows here.")]));
    let all = unpacked(&index);
    assert!(all.contains("a-10") && all.contains("fruit"), "{all}");
    assert!(!all.contains("medlar") && !all.contains("street"), "{all}");
}

#[test]
fn an_empty_log_has_an_index_that_finds_nothing() {
    let (index, _) = index(&site(&[]));
    assert!(index.contains_key("m/0") && !index.contains_key("t/0"), "{:?}", index.keys());
}

/// How many bytes the engine may have on the wire, as a host that compresses sends it.
const ENGINE: usize = 6_000;

#[test]
fn the_engine_stays_small() {
    let files = site(&[("A-10", "", "The parks are open.")]);
    let engine = files.iter().find(|(path, _)| path.starts_with("assets/engine.")).unwrap().1;
    let sent = miniz_oxide::deflate::compress_to_vec(engine, 10).len();
    assert!(sent < ENGINE, "the engine has {sent} bytes");
    assert!(!String::from_utf8_lossy(engine).contains("@param"));
}
