//! Logs in memory: built, and what came of them.

use std::collections::BTreeMap;

use candour::diagnostic::{Color, Report, human};
use candour::output::Memory;
use candour::source::SourceTree;
use candour::{Options, Outcome, build};

pub(crate) use super::support::logs::{CONFIG, many, record};

/// Builds files in memory, with the least configuration where they have none.
pub(crate) fn publish<B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (String, B)>) -> Outcome<Memory> {
    let mut all = BTreeMap::from([("config.toml".to_owned(), CONFIG.as_bytes().to_vec())]);
    all.extend(files.into_iter().map(|(path, bytes)| (path, bytes.into())));
    build(&SourceTree::from_files(all), &Options::default(), || Ok(Memory::default())).unwrap()
}

/// What was published; a refusal fails the test with its findings.
pub(crate) fn files(outcome: Outcome<Memory>) -> BTreeMap<String, Vec<u8>> {
    let said = human(&outcome.report, Color::Never);
    let Some(output) = outcome.output else { panic!("it should have been published:\n{said}") };
    output.into_files()
}

/// What stands in a published file, whatever is packed unpacked: of the search index, as far as it is text.
pub(crate) fn text(path: &str, bytes: &[u8]) -> String {
    let unpacked = path.starts_with("assets/search/").then(|| miniz_oxide::inflate::decompress_to_vec(bytes).ok());
    String::from_utf8_lossy(unpacked.flatten().as_deref().unwrap_or(bytes)).into_owned()
}

/// The codes of the findings, in their order.
pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.rule.code).collect()
}
