//! The only file access: a site's files are listed and read, and a finished site takes the place of the old one in one
//! step.

mod alone;
mod trouble;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::address::Address;
use crate::config::{self, REDIRECTS};
use crate::gate::LEDGER;
use crate::output::Output;
use crate::permalinks::PERMALINKS;
use crate::source::{EntryKind, Files, SourceTree};

pub use self::alone::Alone;
use self::trouble::told;

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

/// A new site on its way to the disk. Until [`Staging::publish`], the output folder is as it was.
///
/// The new files are written to a hidden folder beside the output, which is locked against a second build.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    workshop: PathBuf,
    /// Given back before the workshop is taken down.
    alone: Option<Alone>,
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
        let workshop = parent.join(format!(".{}.candour", name.to_string_lossy()));
        let alone = loop {
            fs::create_dir_all(&workshop).map_err(|error| told(&error, "made", &workshop))?;
            match Alone::at(&workshop.join("lock")) {
                // A build that ended just now has taken the folder down.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                other => break other?,
            }
        };
        let staging = Self { output: output.to_owned(), workshop, alone: Some(alone) };
        staging.recover()?;
        staging.check_output()?;
        let begun = fs::create_dir(staging.new_site()).and_then(|()| {
            fs::write(staging.new_site().join(MARK), concat!("candour ", env!("CARGO_PKG_VERSION"), "\n"))
        });
        begun.map_err(|error| told(&error, "written", &staging.new_site()))?;
        Ok(staging)
    }

    /// Clears away what a build that was stopped left behind; a site that it had moved aside goes back.
    fn recover(&self) -> io::Result<()> {
        if self.old_site().exists() && !self.output.exists() {
            fs::rename(self.old_site(), &self.output).map_err(|error| told(&error, "put back", &self.output))?;
        }
        for left in [self.old_site(), self.new_site()] {
            remove(&left).map_err(|error| told(&error, "cleared away", &left))?;
        }
        Ok(())
    }

    fn check_output(&self) -> io::Result<()> {
        let metadata = match fs::symlink_metadata(&self.output) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other.map_err(|error| told(&error, "looked at", &self.output))?,
        };
        let is_empty = || fs::read_dir(&self.output).is_ok_and(|mut entries| entries.next().is_none());
        let is_ours = metadata.is_dir() && (self.output.join(MARK).is_file() || is_empty());
        if is_ours {
            return Ok(());
        }
        let output = self.output.display();
        Err(refused(format!(
            "`{output}` holds something that Candour did not make: empty it, or give another folder with `--output`"
        )))
    }

    /// Puts the new site in the place of the old one, in one step where the system can do that.
    ///
    /// # Errors
    /// What the disk reports; the old site is then still there.
    pub fn publish(self) -> io::Result<()> {
        self.swap().map_err(|error| told(&error, "replaced", &self.output))
    }

    fn swap(&self) -> io::Result<()> {
        // Files that are missing would be missed by readers only.
        if !self.new_site().join(MARK).is_file() || !self.alone.as_ref().is_some_and(Alone::is_held) {
            let what =
                format!("`{}` was cleared away while the site was written: build again", self.workshop.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, what));
        }
        if !self.output.exists() {
            return fs::rename(self.new_site(), &self.output);
        }
        if exchange(&self.new_site(), &self.output).is_ok() {
            return Ok(());
        }
        fs::rename(&self.output, self.old_site())?;
        if let Err(error) = fs::rename(self.new_site(), &self.output) {
            fs::rename(self.old_site(), &self.output)?;
            return Err(error);
        }
        Ok(())
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
        let path = self.new_site().join(address.file_path());
        let written = match write_new(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write_new(&path, bytes))
            }
            other => other,
        };
        match written {
            // Two addresses are one file on a disk that does not tell capital letters, or accents, apart.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if fs::read(&path).is_ok_and(|there| there == bytes) {
                    return Ok(());
                }
                let path = path.display();
                Err(refused(format!(
                    "`{path}` is there twice: to this disk, names that differ in capital letters or accents are the same; give one of the two another name"
                )))
            }
            other => other.map_err(|error| told(&error, "written", &path)),
        }
    }
}

/// Writes a file that does not exist yet.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    File::create_new(path)?.write_all(bytes)
}

impl Drop for Staging {
    /// Clears away the hidden folder. What cannot be cleared now is cleared by the next build.
    fn drop(&mut self) {
        let _ = remove(&self.new_site());
        let _ = remove(&self.old_site());
        self.alone = None;
        // Another build may begin here from now on: its files are not this one's to clear.
        let _ = fs::remove_dir(&self.workshop);
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
    path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write_new(path, bytes))
}

/// Replaces a file in one step: whoever reads it, or stops this program, finds the old content or the new. The file keeps
/// its permissions; one that does not exist is made.
///
/// # Errors
/// When it is no regular file (a link is not followed), or what the disk reports; the old content is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
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

/// Clears away what [`replace`] had half written below a site's folder when it was stopped.
fn clear_half_written(root: &Path) -> io::Result<()> {
    let is_ours = |name: &str| name.starts_with('.') && name.ends_with(".candour");
    let folders = [(root.to_owned(), 1), (root.join("content"), usize::MAX)];
    for (folder, depth) in folders.into_iter().filter(|(folder, _)| folder.is_dir()) {
        for entry in WalkDir::new(&folder).max_depth(depth).follow_links(false) {
            let entry = entry.map_err(|error| unlisted(error, &folder))?;
            if entry.file_type().is_file() && entry.file_name().to_str().is_some_and(is_ours) {
                fs::remove_file(entry.path())?;
            }
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
