//! The list of parts (ODF 1.3 part 2): what is encrypted, and what the list and the archive say of each other.

use std::collections::BTreeSet;

use crate::intake::files::found::Found;
use crate::intake::files::package::{Archive, tree};
use crate::intake::files::secret::{Hides, Secret};

/// Whether a package can be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// Nothing is encrypted.
    Open,
    /// A part is encrypted.
    Encrypted,
}

/// Reads the list of parts.
pub(super) fn read(archive: &Archive<'_>, found: &mut Found) -> Result<Lock, Secret> {
    const PART: &str = "META-INF/manifest.xml";
    let Some(entry) = archive.find(PART) else {
        found.add(Hides::Broken, PART, "a package without a list of parts");
        return Ok(Lock::Open);
    };
    let tree = tree(archive.stream(entry), PART)?;
    found.remarks(PART, tree.remarks);
    let mut listed = BTreeSet::new();
    for element in tree.root.descend() {
        match element.name.as_str() {
            "manifest" | "file-entry" => {}
            "encryption-data" | "encrypted-key" | "keyinfo" => {
                found.add(Hides::Encrypted, "", "an encrypted document");
                return Ok(Lock::Encrypted);
            }
            name => {
                let name: String = name.chars().take(40).collect();
                found.add(Hides::UnknownPart, PART, format!("the element `{name}`"));
            }
        }
        if !element.text.trim().is_empty() {
            found.add(Hides::UnknownPart, PART, "text where none belongs");
        }
        let path = element.attributes.iter().find(|(_, name, _)| name == "full-path");
        listed.extend(path.map(|(_, _, path)| path.as_str()));
    }
    for entry in &archive.entries {
        let is_own = entry.name == "mimetype" || entry.name.starts_with("META-INF/");
        if !is_own && !listed.contains(entry.name.as_str()) {
            found.add(Hides::UnknownPart, &entry.name, "a part that is not in the list of parts");
        }
    }
    Ok(Lock::Open)
}
