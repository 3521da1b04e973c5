//! One program at a time: a file that is locked while a site is read and written, and cleared away afterwards. It holds
//! nothing; what is guarded by it is not its business.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{refused, told};

/// Where a site is locked, in its root.
const IN_SITE: &str = ".candour.lock";
/// How often a lock is tried that another program clears away at that very moment.
const TRIES: usize = 1000;

/// A lock, given back in the end. A program that is stopped gives it back too: the system sees to that.
#[derive(Debug)]
pub struct Alone {
    path: PathBuf,
    /// None in a folder where nothing can be written: then nothing in it can be written at the wrong moment.
    file: Option<File>,
    /// Whether the file was there already: whoever made it was stopped before the end.
    was_left: bool,
}

impl Alone {
    /// Keeps other programs from changing a site while this one reads it and writes its records or lock files.
    ///
    /// What a program that was stopped left half written beside the site's files is cleared away.
    ///
    /// # Errors
    /// When another program is at it, or what the disk reports.
    pub fn in_site(root: &Path) -> io::Result<Self> {
        let path = root.join(IN_SITE);
        let alone = match Self::at(&path) {
            Err(error) if cannot_hold(error.kind()) => Self { path, file: None, was_left: false },
            other => other?,
        };
        if alone.was_left {
            super::clear_half_written(root, 1)?;
            let content = root.join("content");
            if content.is_dir() {
                super::clear_half_written(&content, usize::MAX)?;
            }
        }
        Ok(alone)
    }

    /// Locks the file at a path, and makes it where it is missing.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        for _ in 0..TRIES {
            let was_left = match fs::symlink_metadata(path) {
                Ok(metadata) if metadata.is_file() => true,
                Ok(_) => return Err(refused(format!("`{}` is not a regular file: take it away", path.display()))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => false,
                Err(error) => return Err(told(&error, "looked at", path)),
            };
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
            let file = file.map_err(|error| told(&error, "written", path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy()),
                Err(TryLockError::Error(error)) => {
                    let what = format!("`{}` cannot be locked: {error}; put it on a disk that can", path.display());
                    return Err(io::Error::new(error.kind(), what));
                }
            }
            // Whoever held it before may have cleared the file away after it was opened here: then this locks nothing.
            if is_at(&file, path) {
                return Ok(Self { path: path.to_owned(), file: Some(file), was_left });
            }
        }
        Err(busy())
    }
}

impl Alone {
    /// Whether the file is still where it was locked: whoever clears a folder away takes it along.
    pub(super) fn is_held(&self) -> bool {
        self.file.as_ref().is_some_and(|file| is_at(file, &self.path))
    }
}

impl Drop for Alone {
    /// Clears the file away while it is still locked: afterwards it may be another program's.
    fn drop(&mut self) {
        if self.file.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn busy() -> io::Error {
    refused("another build of this site is under way: wait until it has ended, and try again".to_owned())
}

/// A folder that is not there, or in which this program may not write.
fn cannot_hold(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem};
    matches!(kind, NotFound | NotADirectory | PermissionDenied | ReadOnlyFilesystem)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.is_file()
}
