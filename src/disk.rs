//! The only file access: a site's files are listed and read, and a finished site takes the place of the old one in one
//! step.

mod alone;
mod before;
mod staging;
mod trouble;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::config::{self, REDIRECTS};
use crate::gate::LEDGER;
use crate::permalinks::PERMALINKS;
use crate::source::{EntryKind, Files, SourceTree};

pub use self::alone::Alone;
pub use self::before::{LastSite, program, remember};
pub use self::staging::Staging;
use self::trouble::told;

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
            let entry = entry.map_err(|error| unlisted(error, &start))?;
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
                (None, ..) => EntryKind::BadName,
                // Within a tree a backslash would part folders, as on Windows, and could lead out of the site.
                (Some(path), ..) if cfg!(not(windows)) && path.contains('\\') => EntryKind::BadName,
                (_, true, _) => EntryKind::Link,
                (_, _, true) => EntryKind::File(entry.metadata().map_err(|error| unlisted(error, &start))?.len()),
                _ => EntryKind::Other,
            };
            let path = relative.to_string_lossy();
            entries.insert(if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }, kind);
        }
    }
    Ok(SourceTree::new(entries, Box::new(Folder(root.to_owned()))))
}

/// What went wrong while a folder was listed, and where.
fn unlisted(error: walkdir::Error, folder: &Path) -> io::Error {
    let at = error.path().unwrap_or(folder).to_owned();
    told(&error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()), "listed", &at)
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
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
    path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| staging::write_new(path, bytes).map(drop))
}

/// Replaces a file in one step: whoever reads it, or stops this program, finds the old content or the new. The file keeps
/// its permissions; one that does not exist is made.
///
/// # Errors
/// When it is no regular file (a link is not followed), or what the disk reports; the old content is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(path, |file| file.write_all(bytes))
}

/// The same for what is written piece by piece.
fn replace_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
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
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| told(&error, "written", path))
}

/// Replaces a file in one step, or makes it, with the folders above it.
///
/// # Errors
/// As [`replace`].
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| told(&error, "made", folder))?;
    }
    replace(path, bytes)
}

/// Clears away what [`replace`] had half written so far below a folder when it was stopped.
fn clear_half_written(folder: &Path, depth: usize) -> io::Result<()> {
    let is_ours = |name: &str| name.starts_with('.') && name.ends_with(".candour");
    for entry in WalkDir::new(folder).max_depth(depth).follow_links(false) {
        let entry = entry.map_err(|error| unlisted(error, folder))?;
        if entry.file_type().is_file() && entry.file_name().to_str().is_some_and(is_ours) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Takes a file away; one that is not there is no error.
///
/// # Errors
/// What the disk reports.
pub fn take_away(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
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
        let entry = entry.map_err(|error| unlisted(error, folder))?;
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
        let entry = entry.map_err(|error| unlisted(error, path))?;
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
    fs::read(path).map_err(|error| told(&error, "read", path))
}
