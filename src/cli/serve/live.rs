//! The site as it stands in memory, its version, and the findings to show in its pages.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::findings::{self, Shown};
use super::first;
use crate::cache::{Before, Cache, Digest};
use crate::output::{Files, Memory};
use crate::{Options, Outcome, disk};

/// The site in memory. The last one that passed the gate is kept while a newer one does not.
pub(super) struct Live {
    root: PathBuf,
    address: String,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    version: u64,
    files: Arc<Files>,
    /// Newer files of the record that was changed last, while all others are being built.
    first: Files,
    /// What the build of these files remembers.
    cache: Arc<Cache>,
    /// What was found, and where it is to be shown.
    findings: Vec<Shown>,
}

/// A file of the site.
pub(super) struct Found {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    pub(super) findings: Vec<Shown>,
}

impl Live {
    pub(super) fn new(root: PathBuf, address: String) -> Self {
        Self { root, address, state: Mutex::default(), changed: Condvar::new() }
    }

    /// A site that is there already, and stays as it is.
    pub(super) fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        let live = Self::new(PathBuf::new(), String::new());
        live.lock().files = Arc::new(files.into_iter().map(|(path, bytes)| (path, Arc::new(bytes))).collect());
        live
    }

    /// Builds the site again after some files have changed, and wakes whoever waits for it. Where the page of the one record
    /// that was changed can be had before all others, it is shown before.
    pub(super) fn rebuild(&self, changed: &BTreeSet<String>) -> io::Result<Outcome<()>> {
        let options = Options { base_url: Some(self.address.clone()), verbose: false };
        let (files, cache) = {
            let state = self.lock();
            (Arc::clone(&state.files), Arc::clone(&state.cache))
        };
        let before = Before { cache: &cache, published: &*files };
        // Within one run of the program nothing else can have made the cache.
        let memory = crate::Memory { program: Digest::default(), before: Some(before) };
        let tree = disk::read_tree(&self.root)?.remembering();
        if let Some(page) = first::look(&tree, changed, &cache, &options) {
            self.show(page);
        }
        let built = crate::build_again(&tree, &options, Some(memory), || Ok(Memory::after(Arc::clone(&files))))?;
        let mut state = self.lock();
        state.version += 1;
        state.findings = findings::shown(&built.report);
        state.first = Files::new();
        if let Some(memory) = built.output {
            state.files = Arc::new(memory.into_shared());
            state.cache = Arc::new(built.cache.unwrap_or_default());
        }
        self.changed.notify_all();
        Ok(Outcome {
            status: built.status,
            report: built.report,
            records: built.records,
            pages: built.pages,
            output: None,
            ledger: None,
            permalinks: None,
            cache: None,
        })
    }

    /// Shows new files in the place of those of the same names, until the site is built.
    fn show(&self, files: Files) {
        let mut state = self.lock();
        state.version += 1;
        state.first = files;
        self.changed.notify_all();
    }

    /// The file at a path, as a static host finds it: a folder's `index.html`, else `404.html`.
    pub(super) fn find(&self, path: &str) -> (bool, Found) {
        let state = self.lock();
        let path = path.trim_start_matches('/');
        let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let (found, path) = match state.first.contains_key(&index) || state.files.contains_key(&index) {
            true => (true, index),
            false => (false, "404.html".to_owned()),
        };
        let bytes = state.first.get(&path).or_else(|| state.files.get(&path));
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        (found, Found { path, bytes, findings: state.findings.clone() })
    }

    /// Waits until the site has another version than `seen`, or for a while.
    pub(super) fn wait(&self, seen: u64, patience: Duration) -> u64 {
        let state = self.lock();
        let waited = self.changed.wait_timeout_while(state, patience, |state| state.version == seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }

    pub(super) fn version(&self) -> u64 {
        self.lock().version
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
