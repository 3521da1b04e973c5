//! What a build takes over from the one before, and what it leaves for the next. The design stands in `cache`; here it meets
//! the catalogue and the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cache::{self, Before, Cache, Digest, Known, Made, Now, Reading};
use crate::catalogue::Catalogue;
use crate::config::{self, Config, REDIRECTS};
use crate::diagnostic::Report;
use crate::gate::{self, Cleared};
use crate::language::Language;
use crate::output::Mark;
use crate::plan::{Job, Plan};
use crate::records::Disclosure;
use crate::search;
use crate::source::SourceTree;
use crate::theme::Theme;

/// The program that builds, and what the last build left.
#[derive(Clone, Copy)]
pub struct Memory<'a> {
    /// The digest of the program: another one may judge otherwise.
    pub program: Digest,
    /// The build before, where there was one.
    pub before: Option<Before<'a>>,
}

/// What a build may take over, and what it leaves its own under. None where a file cannot be read, or where any page may show
/// the search form: all would change with the index.
pub(crate) fn begin<'m>(
    tree: &SourceTree,
    base_url: Option<&str>,
    memory: Memory<'m>,
    theme: &Theme,
) -> Option<Now<'m>> {
    if theme.searches_everywhere() {
        return None;
    }
    let options = cache::joined(&[&memory.program, base_url.unwrap_or_default().as_bytes()]);
    let site = cache::joined(&[&options, &files_of_site(tree)?]);
    Some(Now { options, site, before: memory.before.filter(|before| before.cache.site == site) })
}

/// Whether what is the same for all records has stayed as it was, from the first reading to the last.
pub(crate) fn is_same_site(tree: &SourceTree, now: &Now<'_>) -> bool {
    files_of_site(tree).is_some_and(|files| cache::joined(&[&now.options, &files]) == now.site)
}

/// The digest of the configuration, and of the theme with its texts. None where a file cannot be read, or does not stay as it is.
fn files_of_site(tree: &SourceTree) -> Option<Digest> {
    let paths: Vec<&str> =
        [config::PATH, REDIRECTS].into_iter().chain(tree.under("themes/").map(|(path, _)| path)).collect();
    for path in &paths {
        // What is not there is told by its absence.
        let _ = tree.read(path);
    }
    cache::digest_of(tree, paths)
}

/// Reads whole those responses whose page shows something else of other records than it did.
pub(crate) fn complete(
    catalogue: &mut Catalogue,
    readings: &BTreeMap<String, Reading>,
    (tree, config, before): (&SourceTree, &Config, Before<'_>),
    report: &mut Report,
) {
    let kept: Vec<usize> = catalogue.kept().collect();
    let known = |index: usize| before.cache.records.get(&catalogue.responses[index].path);
    let is_other = |index: usize| {
        known(index).is_none_or(|known| known.surroundings != surroundings(catalogue, &before.cache.site, index))
    };
    let others: Vec<usize> = kept.into_iter().filter(|&index| is_other(index)).collect();
    let whole = report.par_map(others, |index, report| {
        let path = &catalogue.responses[index].path;
        Some((index, gate::clear_whole(tree, path, readings.get(path)?, config, report)?))
    });
    for (index, response) in whole.into_iter().flatten() {
        catalogue.complete(index, response);
    }
}

/// What the next build may know again; how the files that were written are left is still to be said, and what can be searched.
pub(crate) fn remember(plan: &Plan<'_>, now: Now<'_>, readings: &BTreeMap<String, Reading>, made: Vec<Made>) -> Cache {
    let before = now.before.map(|before| before.cache);
    let page_before = |path: &str| before.and_then(|before| before.pages.get(path));
    let pages = made.into_iter().map(|(path, digest)| {
        let mark = page_before(&path).filter(|(known, _)| *known == digest).map(|(_, mark)| *mark);
        (path, (digest, mark.unwrap_or_default()))
    });
    let mut cache = Cache { site: now.site, records: BTreeMap::new(), pages: pages.collect() };
    for (index, response) in plan.catalogue.responses.iter().enumerate() {
        let Some(reading) = readings.get(&response.path) else { continue };
        let old = before.and_then(|before| before.records.get(&response.path));
        let known = match old.filter(|_| response.kept.is_some()) {
            Some(known) => known.clone(),
            None => Known {
                reading: reading.clone(),
                surroundings: surroundings(plan.catalogue, &now.site, index),
                anchors: plan.anchors(Job::Response(index)),
                files: plan.files_of(response).iter().map(|file| (file.file_path(), Mark::default())).collect(),
                searchable: Arc::default(),
            },
        };
        cache.records.insert(response.path.clone(), known);
    }
    cache
}

/// Adds what can be searched. Each response is let go when that is known of it, so that there are never two of the whole log.
pub(crate) fn add_searchable(cache: &mut Cache, responses: Vec<Cleared<Disclosure>>, language: &Language) {
    for response in responses {
        if let Some(known) = cache.records.get_mut(&response.path) {
            known.searchable = search::searchable(&response, language);
        }
    }
}

fn surroundings(catalogue: &Catalogue, site: &Digest, index: usize) -> Digest {
    cache::joined(&[site, &catalogue.surroundings(index)])
}
