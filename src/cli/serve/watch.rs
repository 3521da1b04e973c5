//! Waiting for changes of a site's files. Changes that come together count as one.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk;

/// How long the disk must be quiet: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// A watch over a site's files.
pub(super) struct Watching {
    root: PathBuf,
    changes: Receiver<()>,
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
        let concerns = |path: &Path| {
            path.strip_prefix(&watched).is_ok_and(|path| {
                disk::ROOT_FILES.iter().chain(&["content", "themes"]).any(|part| path.starts_with(part))
            })
        };
        if !event.kind.is_access() && event.paths.iter().any(|path| concerns(path)) {
            // When nobody waits any more, the program is ending.
            let _ = sender.send(());
        }
    })
    .map_err(io::Error::other)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(io::Error::other)?;
    let mut watching = Watching { root, changes, watcher, folders: Vec::new() };
    watching.add_folders()?;
    Ok(watching)
}

impl Watching {
    /// Waits until something changed and the disk is quiet again; `false` when there is nothing to wait for any more.
    pub(super) fn wait_for_change(&mut self) -> io::Result<bool> {
        if self.changes.recv().is_err() {
            return Ok(false);
        }
        while self.changes.recv_timeout(QUIET).is_ok() {}
        self.add_folders()?;
        Ok(true)
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
