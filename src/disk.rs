//! The only file access: a site's files are listed and read, and a finished site takes the place of the old one in one
//! step.

mod before;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use walkdir::WalkDir;

use crate::address::Address;
use crate::config::{self, REDIRECTS};
use crate::gate::LEDGER;
use crate::output::{Mark, Output};
use crate::permalinks::PERMALINKS;
use crate::source::{EntryKind, Files, SourceTree};

pub use self::before::{LastSite, program, remember};

/// What marks a folder as made by this program, so that it may be replaced.
const MARK: &str = ".candour";

/// The files in a site's root that are read.
pub const ROOT_FILES: [&str; 4] = [config::PATH, LEDGER, PERMALINKS, REDIRECTS];

/// Lists a site's files: those in its root that have a name of their own, `content/` and `themes/`. Links are listed, never followed.
///
/// # Errors
/// When a folder cannot be listed.
pub fn read_tree(root: &Path) -> io::Result<SourceTree> {
    let mut entries = BTreeMap::new();
    for part in ROOT_FILES.into_iter().chain(["content", "themes"]) {
        let start = root.join(part);
        if fs::symlink_metadata(&start).is_err() {
            continue;
        }
        let is_one_file = ROOT_FILES.contains(&part);
        for entry in WalkDir::new(&start).follow_links(false).sort_by_file_name() {
            let entry = entry?;
            let kind = entry.file_type();
            if kind.is_dir() {
                // A folder where a file belongs is listed, so that it is a finding and not taken for nothing.
                if is_one_file && entry.depth() == 0 {
                    entries.insert(part.to_owned(), EntryKind::Other);
                }
                continue;
            }
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let kind = match (relative.to_str(), kind.is_symlink(), kind.is_file()) {
                (None, ..) => EntryKind::Other,
                (_, true, _) => EntryKind::Link,
                (_, _, true) => EntryKind::File(entry.metadata()?.len()),
                _ => EntryKind::Other,
            };
            entries.insert(relative.to_string_lossy().replace('\\', "/"), kind);
        }
    }
    Ok(SourceTree::new(entries, Box::new(Folder(root.to_owned()))))
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }
}

/// A new site on its way to the disk. Until [`Staging::publish`], the output folder is as it was.
///
/// The new files are written to a hidden folder beside the output, which is locked against a second build.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    workshop: PathBuf,
    /// How each file was left that was written.
    marks: Mutex<BTreeMap<String, Mark>>,
    _lock: File,
}

impl Staging {
    /// Prepares to replace an output folder.
    ///
    /// # Errors
    /// When the folder holds something that this program did not make, when another build is under way, or what the
    /// disk reports.
    pub fn begin(output: &Path) -> io::Result<Self> {
        let name = output
            .file_name()
            .ok_or_else(|| refused(format!("`{}` is not a folder that can be replaced", output.display())))?;
        let parent = match output.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent)?;
        let workshop = parent.join(format!(".{}.candour", name.to_string_lossy()));
        fs::create_dir_all(&workshop)?;
        let lock = File::create(workshop.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(refused("another build of this site is under way".to_owned())),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let staging = Self { output: output.to_owned(), workshop, marks: Mutex::default(), _lock: lock };
        staging.recover()?;
        staging.check_output()?;
        fs::create_dir(staging.new_site())?;
        fs::write(staging.new_site().join(MARK), concat!("candour ", env!("CARGO_PKG_VERSION"), "\n"))?;
        Ok(staging)
    }

    /// Clears away what a build that was stopped left behind; a site that it had moved aside goes back.
    fn recover(&self) -> io::Result<()> {
        if self.old_site().exists() && !self.output.exists() {
            fs::rename(self.old_site(), &self.output)?;
        }
        remove(&self.old_site())?;
        remove(&self.new_site())
    }

    fn check_output(&self) -> io::Result<()> {
        let metadata = match fs::symlink_metadata(&self.output) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other?,
        };
        let is_ours =
            metadata.is_dir() && (self.output.join(MARK).is_file() || fs::read_dir(&self.output)?.next().is_none());
        if is_ours {
            return Ok(());
        }
        let output = self.output.display();
        Err(refused(format!(
            "`{output}` holds something that Candour did not make: empty it, or give another folder with `--output`"
        )))
    }

    /// Puts the new site in the place of the old one, in one step where the system can do that. Says how the files were left
    /// that were written.
    ///
    /// # Errors
    /// What the disk reports; the old site is then still there.
    pub fn publish(self) -> io::Result<BTreeMap<String, Mark>> {
        if !self.output.exists() {
            fs::rename(self.new_site(), &self.output)?;
        } else if exchange(&self.new_site(), &self.output).is_err() {
            fs::rename(&self.output, self.old_site())?;
            fs::rename(self.new_site(), &self.output)?;
        }
        Ok(std::mem::take(&mut self.marks.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    fn new_site(&self) -> PathBuf {
        self.workshop.join("new")
    }

    fn old_site(&self) -> PathBuf {
        self.workshop.join("old")
    }
}

impl Output for Staging {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        let path = address.file_path();
        let mark = self.place(&path, |new| {
            let mut file = File::create(new)?;
            file.write_all(bytes)?;
            Ok(before::mark(&file.metadata()?))
        })?;
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).insert(path, mark);
        Ok(())
    }

    /// The file stands in both sites: nothing is copied, and nobody writes to it.
    fn keep(&self, address: &Address) -> io::Result<()> {
        let path = address.file_path();
        let old = self.output.join(&path);
        match self.place(&path, |new| fs::hard_link(&old, new)) {
            Ok(()) => Ok(()),
            // Not every file system has links, and none has any number of them.
            Err(_) => self.put(address, &fs::read(old)?),
        }
    }
}

impl Staging {
    /// Makes a file of the new site, in a folder that is made first where it has to be.
    fn place<T>(&self, path: &str, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
        let path = self.new_site().join(path);
        match make(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                make(&path)
            }
            other => other,
        }
        .map_err(|error| io::Error::new(error.kind(), format!("`{}` cannot be written: {error}", path.display())))
    }
}

impl Drop for Staging {
    /// Clears away the hidden folder. What cannot be cleared now is cleared by the next build.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.workshop);
    }
}

/// Exchanges two folders in one step, so that there is no moment without a site.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn refused(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

/// Writes a file that does not exist yet, with the folders above it.
///
/// # Errors
/// When it exists, or what the disk reports.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(bytes)
}

/// Replaces a file in one step: whoever reads it, or stops this program, finds the old content or the new. The file keeps
/// its permissions; one that does not exist is made.
///
/// # Errors
/// When it is no regular file (a link is not followed), or what the disk reports; the old content is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Some(metadata),
        Ok(_) => return Err(refused(format!("`{}` is not a regular file", path.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    // Two programs that replace the same file at once each write a file of their own: the last one stays, whole.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.candour", std::process::id()));
    let written = (|| {
        let mut file = match File::create_new(&beside) {
            // Left behind by a program that was stopped, or put there: it is never written through.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(&beside)?;
                File::create_new(&beside)?
            }
            other => other?,
        };
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| io::Error::new(error.kind(), format!("`{}` cannot be written: {error}", path.display())))
}

/// The files in the folder of a file, itself left out, in the order of their names.
///
/// # Errors
/// What the disk reports.
pub fn files_beside(path: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).follow_links(false).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && entry.file_name() != path.file_name().unwrap_or_default() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Whether a folder is missing or empty.
///
/// # Errors
/// What the disk reports.
pub fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// A file, or every file below a folder, in the order of their paths.
///
/// # Errors
/// When there is nothing at the path, or what the disk reports.
pub fn files_at(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(path).follow_links(false).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The bytes of a file outside a site.
///
/// # Errors
/// What the disk reports.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
        .map_err(|error| io::Error::new(error.kind(), format!("`{}` cannot be read: {error}", path.display())))
}
