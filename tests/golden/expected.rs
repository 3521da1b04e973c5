//! Comparison with files that say what is expected. With `UPDATE=1` they are written instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Failed;

use super::folder;

/// Whether expected files are to be written.
pub(crate) fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares bytes with those of a file.
pub(crate) fn same(path: &Path, actual: &[u8]) -> Result<(), Failed> {
    if is_update() {
        fs::create_dir_all(path.parent().unwrap())?;
        if fs::read(path).ok().as_deref() != Some(actual) {
            fs::write(path, actual)?;
        }
        return Ok(());
    }
    let Ok(wanted) = fs::read(path) else {
        let text = String::from_utf8_lossy(actual);
        return Err(format!("`{}` is missing; UPDATE=1 writes it. It would say:\n{text}", path.display()).into());
    };
    if wanted == actual { Ok(()) } else { Err(difference(path, &wanted, actual).into()) }
}

/// Finds files below a folder that are none of those wanted; with `UPDATE=1` they are removed.
pub(crate) fn no_others(root: &Path, wanted: &BTreeSet<PathBuf>) -> Result<(), Failed> {
    for path in folder::files(root) {
        if wanted.contains(&path) {
            continue;
        }
        if !is_update() {
            return Err(format!("`{}` is stale: nothing makes it any more; UPDATE=1 removes it", path.display()).into());
        }
        fs::remove_file(&path)?;
    }
    Ok(())
}

/// The first line that differs, with the line before it.
fn difference(path: &Path, wanted: &[u8], actual: &[u8]) -> String {
    let (wanted, actual) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(actual));
    let mut wanted_lines = wanted.split('\n');
    let mut before = "";
    for (index, line) in actual.split('\n').enumerate() {
        let expected = wanted_lines.next();
        if expected != Some(line) {
            let expected = expected.unwrap_or("(the end of the file)");
            return format!(
                "`{}` differs at line {}; UPDATE=1 rewrites it\n  {before}\n- {expected}\n+ {line}",
                path.display(),
                index + 1
            );
        }
        before = line;
    }
    let rest = wanted_lines.next().unwrap_or_default();
    format!("`{}` has more lines than came; the first is\n- {rest}", path.display())
}
