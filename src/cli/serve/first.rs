//! The first look: the page of the one record that was changed, built by itself while the whole log is still to be built.
//! Of other records it shows those that it names; the build that follows shows the rest, and what was found.

use std::collections::BTreeSet;

use crate::address::Slug;
use crate::arranged::ArrangedSite;
use crate::cache::Cache;
use crate::diagnostic::Report;
use crate::output::{Files, Memory};
use crate::plan::response_address;
use crate::source::SourceTree;
use crate::{Options, config, records};

/// From how many records on a whole build takes longer than a writer likes to wait.
const MANY: usize = 200;
/// How many parts a reference has at most: `01/FOI/22/025612` has four.
const PARTS: usize = 8;

/// The files of the changed record's page, where one record was changed in a long log and passes by itself.
pub(super) fn look(tree: &SourceTree, changed: &BTreeSet<String>, cache: &Cache, options: &Options) -> Option<Files> {
    if cache.records.len() < MANY {
        return None;
    }
    let owners: BTreeSet<String> = changed.iter().map(|path| records::record_of(tree, path)).collect::<Option<_>>()?;
    let record = owners.first().filter(|_| owners.len() == 1)?;
    let part = part(tree, record, cache)?;
    // What is suppressed in a series is judged beside all its tables, and beside what was published before.
    let site = ArrangedSite::read(&part, &mut Report::default()).filter(|site| site.ledger.is_none())?;
    let response = site.catalogue.responses.iter().find(|response| response.path == *record)?;
    let address = response_address(&response.reference);
    let folder = address.file_path();
    let folder = folder.strip_suffix("index.html")?;
    let mut files = crate::build(&part, options, || Ok(Memory::default())).ok()?.output?.into_shared();
    files.retain(|path, _| path.starts_with(folder));
    Some(files)
}

/// The site without all records but one and those that it names.
fn part(tree: &SourceTree, record: &str, cache: &Cache) -> Option<SourceTree> {
    let text = String::from_utf8(tree.read(record).ok()?).ok()?;
    let named = named(&text);
    let others = cache.records.iter().filter(|(_, known)| {
        let page = known.files.first().and_then(|(path, _)| path.split('/').nth(1));
        page.is_some_and(|slug| named.contains(slug))
    });
    let places: Vec<&str> = others.map(|(path, _)| path.as_str()).chain([record]).map(records::place_of).collect();
    let everywhere = ["content/pages/", "themes/"].into_iter().chain([config::PATH, config::REDIRECTS]);
    let paths = everywhere.chain(places).flat_map(|place| tree.under(place)).map(|(path, _)| path);
    Some(SourceTree::from_files(paths.filter_map(|path| Some((path, tree.read(path).ok()?)))))
}

/// Everything in a text that could be a reference, in the form that it has in addresses.
fn named(text: &str) -> BTreeSet<String> {
    let text = Slug::of(text);
    let parts: Vec<&str> = text.as_str().split('-').collect();
    let lengths = 1..=PARTS;
    lengths.flat_map(|length| parts.windows(length).map(|parts| parts.join("-"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = "title = \"Log\"\norganisation = \"A council\"\nbase_url = \"https://foi.example/\"\n";

    fn tree(answer: &str) -> SourceTree {
        let record = |number: usize, text: &str| {
            let text =
                format!("+++\nreference = \"FOI-{number}\"\ntitle = \"Parks\"\noutcome = \"disclosed\"\n+++\n{text}\n");
            (format!("content/responses/{number}.md"), text)
        };
        let log = (0..MANY).map(|number| record(number, "The parks are open."));
        let log = log.chain([record(3000, answer), ("config.toml".to_owned(), CONFIG.to_owned())]);
        SourceTree::from_files(log).remembering()
    }

    #[test]
    fn the_changed_record_is_shown_before_all_others() {
        let options = Options::default();
        let memory = crate::Memory { program: [0; 32], before: None };
        let built = crate::build_again(&tree("Open."), &options, Some(memory), || Ok(Memory::default()));
        let cache = built.unwrap().cache.unwrap();
        let shown = |answer: &str, changed: &[&str]| {
            let changed = changed.iter().map(|path| (*path).to_owned()).collect();
            look(&tree(answer), &changed, &cache, &options)
        };
        let path = "content/responses/3000.md";
        let files = shown("See [another](/responses/foi-7/): all are closed.", &[path]).unwrap();
        assert!(files.keys().all(|path| path.starts_with("responses/foi-3000/")));
        let page = String::from_utf8_lossy(&files["responses/foi-3000/index.html"]).into_owned();
        assert!(page.contains("all are closed"), "{page}");

        assert_eq!(shown("Three officers were dismissed.", &[path]), None);
        let table = "| Ward | Staff |\n| --- | ---: |\n| Alder | 40 |\n| Birch | 50 |\n";
        let counted = |series: &str| format!("Table: Staff {{#staff {series}}}\n\n{table}");
        assert!(shown(&counted(""), &[path]).is_some());
        assert_eq!(shown(&counted("series=\"staff\" period=\"2023\""), &[path]), None);
        assert_eq!(shown("Open.", &[path, "content/responses/7.md"]), None);
        assert_eq!(shown("Open.", &["config.toml"]), None);
        assert_eq!(look(&tree("Open."), &[path.to_owned()].into(), &Cache::default(), &options), None);
    }

    #[test]
    fn references_are_found_in_any_spelling() {
        let named = named("See 01/FOI/22/025612 and [this](/responses/fbc-24-0102/#beds).");
        assert!(named.contains("01-foi-22-025612") && named.contains("fbc-24-0102"));
        assert!(!named.contains("fbc-24-0103"));
    }
}
