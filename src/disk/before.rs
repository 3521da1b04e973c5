//! What the build before left: its published files as they stand, and beside them, in a folder of its own that git leaves
//! alone, the cache. Whatever cannot be read there counts as never written.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::cache::{Cache, Digest};
use crate::output::{Mark, Published};

/// The largest cache, in bytes.
const LARGEST: u64 = 1 << 30;
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
        let file = File::open(cache_file(output)?).ok()?;
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).ok()?;
        let cache = Cache::from_bytes(&bytes)?;
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

/// Leaves the cache for the next build.
///
/// # Errors
/// What the disk reports. The next build is then a clean one.
pub fn remember(output: &Path, cache: &Cache) -> io::Result<()> {
    let Some(path) = cache_file(output) else { return Ok(()) };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
        fs::write(folder.join(".gitignore"), "*\n")?;
    }
    let bytes = cache.to_bytes();
    // Whoever writes to a published file after this must leave a mark that differs: within one tick of the clock a file of
    // the same size would not.
    for _ in 0..TICK.1 {
        super::replace(&path, &bytes)?;
        if cache.youngest() < Some(mark(&fs::symlink_metadata(&path)?).written) {
            break;
        }
        std::thread::sleep(TICK.0);
    }
    Ok(())
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
