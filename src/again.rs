//! What a build takes over from the one before, and what it leaves for the next. The design stands in `cache`; here it meets
//! the catalogue and the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cache::{self, Before, Cache, Digest, Known, Now, Reading};
use crate::catalogue::Catalogue;
use crate::config::{self, Config, REDIRECTS};
use crate::diagnostic::Report;
use crate::gate;
use crate::output::Mark;
use crate::pages;
use crate::plan::{Job, Plan};
use crate::search;
use crate::source::SourceTree;

/// The program that builds, and what the last build left.
#[derive(Clone, Copy)]
pub struct Memory<'a> {
    /// The digest of the program: another one may judge otherwise.
    pub program: Digest,
    /// The build before, where there was one.
    pub before: Option<Before<'a>>,
}

/// What is the same for all records of a site: the program, the configuration, the theme with its texts, the base address.
/// None where a file cannot be read, or does not stay as it is.
pub(crate) fn site(tree: &SourceTree, program: &Digest, base_url: Option<&str>) -> Option<Digest> {
    let paths: Vec<&str> =
        [config::PATH, REDIRECTS].into_iter().chain(tree.under("themes/").map(|(path, _)| path)).collect();
    for path in &paths {
        // What is not there is told by its absence.
        let _ = tree.read(path);
    }
    let files = cache::digest_of(tree, paths)?;
    Some(cache::joined(&[program, &files, base_url.unwrap_or_default().as_bytes()]))
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

/// What the next build may know again; how the files that were written are left is still to be said.
pub(crate) fn remember(
    plan: &Plan<'_>,
    now: Now<'_>,
    mut readings: BTreeMap<String, Reading>,
    made: Vec<pages::Made>,
) -> Cache {
    let before = now.before.map(|before| before.cache);
    let page_before = |path: &str| before.and_then(|before| before.pages.get(path));
    let pages = made.into_iter().map(|(path, digest)| {
        let mark = page_before(&path).filter(|(known, _)| *known == digest).map(|(_, mark)| *mark);
        (path, (digest, mark.unwrap_or_default()))
    });
    let mut cache = Cache { site: now.site, records: BTreeMap::new(), pages: pages.collect() };
    for (index, response) in plan.catalogue.responses.iter().enumerate() {
        let Some(reading) = readings.remove(&response.path) else { continue };
        let old = before.and_then(|before| before.records.get(&response.path));
        let known = match old.filter(|_| response.kept.is_some()) {
            Some(known) => known.clone(),
            None => Known {
                reading,
                surroundings: surroundings(plan.catalogue, &now.site, index),
                anchors: plan.anchors(Job::Response(index)),
                files: plan.files_of(response).iter().map(|file| (file.file_path(), Mark::default())).collect(),
                searchable: Arc::new(search::searchable(response, plan.language)),
            },
        };
        cache.records.insert(response.path.clone(), known);
    }
    cache
}

fn surroundings(catalogue: &Catalogue, site: &Digest, index: usize) -> Digest {
    cache::joined(&[site, &catalogue.surroundings(index)])
}
