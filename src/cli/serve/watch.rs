//! Waiting for changes of a site's files. Changes that come together count as one.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk;

/// How long the disk must be quiet: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// A watch over a site's files.
pub(super) struct Watching {
    root: PathBuf,
    changes: Receiver<BTreeSet<String>>,
    watcher: RecommendedWatcher,
    /// The folders that are watched so far: one that is made later has to be added.
    folders: Vec<PathBuf>,
}

/// Begins to watch the files in a site's root that are read, `content/` and `themes/`.
pub(super) fn begin(root: &Path) -> io::Result<Watching> {
    let (sender, changes) = mpsc::channel();
    let root = root.canonicalize()?;
    let watched = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let inside = event.paths.iter().filter_map(|path| path.strip_prefix(&watched).ok());
        let read = inside
            .filter(|path| disk::ROOT_FILES.iter().chain(&["content", "themes"]).any(|part| path.starts_with(part)));
        let changed: BTreeSet<String> = read.map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        if !event.kind.is_access() && !changed.is_empty() {
            // When nobody waits any more, the program is ending.
            let _ = sender.send(changed);
        }
    })
    .map_err(io::Error::other)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(io::Error::other)?;
    let mut watching = Watching { root, changes, watcher, folders: Vec::new() };
    watching.add_folders()?;
    Ok(watching)
}

impl Watching {
    /// Waits until something changed and the disk is quiet again. Gives the paths of what changed, from the site's root; none
    /// when there is nothing to wait for any more.
    pub(super) fn wait_for_change(&mut self) -> io::Result<Option<BTreeSet<String>>> {
        let Ok(mut changed) = self.changes.recv() else { return Ok(None) };
        while let Ok(more) = self.changes.recv_timeout(QUIET) {
            changed.extend(more);
        }
        self.add_folders()?;
        Ok(Some(changed))
    }

    fn add_folders(&mut self) -> io::Result<()> {
        // A folder that is gone is watched anew when it comes back.
        self.folders.retain(|folder| folder.is_dir());
        for folder in ["content", "themes"] {
            let folder = self.root.join(folder);
            if folder.is_dir() && !self.folders.contains(&folder) {
                self.watcher.watch(&folder, RecursiveMode::Recursive).map_err(io::Error::other)?;
                self.folders.push(folder);
            }
        }
        Ok(())
    }
}
