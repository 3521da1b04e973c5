//! A site on its way to the disk: it is written beside the old one, and takes its place in one step.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::trouble::told;
use super::{Alone, before, refused};
use crate::address::Address;
use crate::output::{Mark, Output};

/// What marks a folder as made by this program, so that it may be replaced.
const MARK: &str = ".candour";

/// A new site on its way to the disk. Until [`Staging::publish`], the output folder is as it was.
///
/// The new files are written to a hidden folder beside the output, which is locked against a second build.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    workshop: PathBuf,
    /// How each file was left that was written.
    marks: Mutex<BTreeMap<String, Mark>>,
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
        let staging = Self { output: output.to_owned(), workshop, marks: Mutex::default(), alone: Some(alone) };
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

    /// Puts the new site in the place of the old one, in one step where the system can do that. Says how the files were left
    /// that were written.
    ///
    /// # Errors
    /// What the disk reports; the old site is then still there.
    pub fn publish(self) -> io::Result<BTreeMap<String, Mark>> {
        self.swap().map_err(|error| told(&error, "replaced", &self.output))?;
        Ok(std::mem::take(&mut self.marks.lock().unwrap_or_else(PoisonError::into_inner)))
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
        let path = address.file_path();
        let mark = self.place(&path, |new| Ok(before::mark(&write_new(new, bytes)?)));
        match mark {
            Ok(mark) => {
                self.marks.lock().unwrap_or_else(PoisonError::into_inner).insert(path, mark);
                Ok(())
            }
            // Two addresses are one file on a disk that does not tell capital letters, or accents, apart.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let path = self.new_site().join(path);
                if fs::read(&path).is_ok_and(|there| there == bytes) {
                    return Ok(());
                }
                let path = path.display();
                Err(refused(format!(
                    "`{path}` is there twice: to this disk, names that differ in capital letters or accents are the same; give one of the two another name"
                )))
            }
            Err(error) => Err(told(&error, "written", &self.new_site().join(path))),
        }
    }

    /// The file stands in both sites: nothing is copied, and nobody writes to it.
    fn keep(&self, address: &Address) -> io::Result<()> {
        let path = address.file_path();
        let old = self.output.join(&path);
        match self.place(&path, |new| fs::hard_link(&old, new)) {
            Ok(()) => Ok(()),
            // Not every file system has links, and none has any number of them.
            Err(_) => self.put(address, &fs::read(&old).map_err(|error| told(&error, "read", &old))?),
        }
    }
}

impl Staging {
    /// Makes a file of the new site, in a folder that is made first where it has to be.
    fn place<T>(&self, path: &str, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
        let path = self.new_site().join(path);
        match make(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| make(&path))
            }
            other => other,
        }
    }
}

/// Writes a file that does not exist yet, and says how it was left.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<fs::Metadata> {
    use std::io::Write;
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.metadata()
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
