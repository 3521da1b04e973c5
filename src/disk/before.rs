//! What the build before left: its published files as they stand, and beside them, in a folder of its own that git leaves
//! alone, the cache. Whatever cannot be read there counts as never written.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::staging::write_new;
use crate::cache::{Cache, Digest};
use crate::output::{Mark, Published};

/// The longest that a file system takes for two instants to differ, and how often that is waited for.
const TICK: (Duration, usize) = (Duration::from_millis(5), 4);

/// A site that was published before.
#[derive(Debug)]
pub struct LastSite {
    output: PathBuf,
    folder: Mark,
}

impl LastSite {
    /// The site in an output folder, with the cache that was left with it.
    pub fn find(output: &Path) -> Option<(Self, Cache)> {
        let path = cache_file(output)?;
        let metadata = fs::symlink_metadata(&path).ok().filter(Metadata::is_file)?;
        let cache = Cache::read(File::open(path).ok()?, metadata.len())?;
        Some((Self { output: output.to_owned(), folder: mark(&fs::symlink_metadata(output).ok()?) }, cache))
    }

    /// Whether it is still that site which stands there: another build may have published meanwhile.
    pub fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.output).is_ok_and(|folder| mark(&folder).number == self.folder.number)
    }
}

impl Published for LastSite {
    fn is_as_left(&self, path: &str, left: &Mark) -> bool {
        fs::symlink_metadata(self.output.join(path)).is_ok_and(|file| file.is_file() && mark(&file) == *left)
    }
}

/// Leaves the cache for the next build. Where nobody could tell a file that is written to from now on by its time, none is left.
///
/// # Errors
/// What the disk reports. The next build is then a clean one.
pub fn remember(output: &Path, cache: &Cache) -> io::Result<()> {
    let Some(path) = cache_file(output) else { return Ok(()) };
    let folder = path.with_file_name("");
    fs::create_dir_all(&folder)?;
    super::clear_half_written(&folder, 1)?;
    super::replace(&folder.join(".gitignore"), b"*\n")?;
    if !has_ticked(&folder.join("tick"), cache.youngest())? {
        return super::take_away(&path);
    }
    super::replace_with(&path, |file| cache.write(file))
}

/// Waits until what is written to a file is younger than that. Within one tick of the clock a file of the same size would leave
/// the same mark. Whether it is.
fn has_ticked(probe: &Path, youngest: Option<(i64, u32)>) -> io::Result<bool> {
    for _ in 0..TICK.1 {
        super::take_away(probe)?;
        let written = mark(&write_new(probe, b".")?).written;
        super::take_away(probe)?;
        if youngest < Some(written) {
            return Ok(true);
        }
        std::thread::sleep(TICK.0);
    }
    Ok(false)
}

/// Where the cache of a site is: `public` has it in `.public.cache`.
fn cache_file(output: &Path) -> Option<PathBuf> {
    let name = output.file_name()?.to_string_lossy();
    Some(output.with_file_name(format!(".{name}.cache")).join("build"))
}

/// How a file stands.
pub(super) fn mark(metadata: &Metadata) -> Mark {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = u32::try_from(metadata.mtime_nsec()).unwrap_or_default();
        Mark { size: metadata.len(), written: (metadata.mtime(), nanoseconds), number: metadata.ino() }
    }
    #[cfg(not(unix))]
    {
        let since = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let written = since.map(|since| (i64::try_from(since.as_secs()).unwrap_or_default(), since.subsec_nanos()));
        Mark { size: metadata.len(), written: written.unwrap_or_default(), number: 0 }
    }
}

/// The digest of the program that runs: another one may judge otherwise. None where it cannot be read.
pub fn program() -> Option<Digest> {
    let bytes = fs::read(std::env::current_exe().ok()?).ok()?;
    Some(Sha256::digest(bytes).into())
}
