//! Names of entries of an archive: readable, inside the archive, and each there once.

use std::collections::BTreeSet;

/// The longest name of an entry, in bytes.
const LONGEST: usize = 512;

/// The name that bytes spell, or why they are no name.
pub(super) fn name(bytes: &[u8]) -> Result<String, &'static str> {
    if bytes.len() > LONGEST {
        return Err("a part's name is too long");
    }
    let name = std::str::from_utf8(bytes).map_err(|_| "a part's name is not UTF-8")?;
    if name.chars().any(|letter| letter.is_control() || letter == '\\') {
        return Err("a part's name has control characters or backslashes");
    }
    let path = name.strip_suffix('/').unwrap_or(name);
    if path.split('/').any(|step| matches!(step, "" | "." | "..")) {
        return Err("a part's name leads out of the archive");
    }
    Ok(name.to_owned())
}

/// Whether two names are alike when case is ignored: which of the two a program opens is not certain.
pub(super) fn has_duplicates<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    !names.into_iter().all(|name| seen.insert(name.trim_end_matches('/').to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside() {
        for good in ["xl/workbook.xml", "Pictures/", "[Content_Types].xml", "Zählung.xml"] {
            assert_eq!(name(good.as_bytes()).as_deref(), Ok(good));
        }
        for bad in ["", "/", "/a", "../a", "a/../b", "a//b", "a\\b", "a\0", "./a"] {
            assert!(name(bad.as_bytes()).is_err(), "{bad:?}");
        }
        assert!(name(&[0xFF]).is_err());
        assert!(name(&[b'a'; LONGEST + 1]).is_err());
    }

    #[test]
    fn case_does_not_tell_names_apart() {
        assert!(has_duplicates(["a.xml", "A.XML"].into_iter()));
        assert!(has_duplicates(["a", "a/"].into_iter()));
        assert!(!has_duplicates(["a.xml", "b.xml"].into_iter()));
    }
}
