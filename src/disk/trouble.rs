//! What an error of the disk means to people: what could not be done, where, and the way out. It mends nothing.

use std::io::{self, ErrorKind};
use std::path::Path;

/// The error, with what could not be done (`read`, `written`, `replaced`) to which file or folder.
pub(super) fn told(error: &io::Error, done: &str, path: &Path) -> io::Error {
    let way_out = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "; make room on this disk, or write to another"
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
            "; see that whoever runs this program may do so, or name another folder"
        }
        ErrorKind::InvalidFilename => "; give it a shorter name, or choose a folder nearer to the root of the disk",
        _ => "",
    };
    io::Error::new(error.kind(), format!("`{}` cannot be {done}: {error}{way_out}", path.display()))
}
