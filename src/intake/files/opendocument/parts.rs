//! Which parts an `OpenDocument` package may have, and which are secrets by being there. Reads none of the large ones.

use crate::intake::files::found::Found;
use crate::intake::files::image;
use crate::intake::files::package::{Archive, Entry, tree};
use crate::intake::files::secret::{Hides, Secret};

/// The largest list of layout or of metadata that is looked through, in bytes.
const LARGEST_SMALL_PART: u64 = 1 << 20;
/// As many letters in a row are a word, in a part that should have none.
const WORD: usize = 5;

/// Holds the stated media type against the expected one.
pub(super) fn media_type(archive: &Archive<'_>, expected: &str, found: &mut Found) -> Result<(), Secret> {
    let Some(entry) = archive.find("mimetype") else {
        found.add(Hides::Broken, "", "a package that does not say what it is");
        return Ok(());
    };
    let stated = archive.bytes(entry, LARGEST_SMALL_PART)?;
    if stated != expected.as_bytes() {
        found.add(Hides::Broken, "", "a package that is something else than its name says");
    }
    Ok(())
}

/// Goes through all parts. What is not known is a secret.
pub(super) fn judge(archive: &Archive<'_>, found: &mut Found) {
    for entry in &archive.entries {
        if let Some((what, detail)) = fault(archive, entry) {
            found.add(what, &entry.name, detail);
            if what == Hides::Picture {
                image::within(archive, entry, found);
            }
        }
    }
}

fn fault(archive: &Archive<'_>, entry: &Entry) -> Option<(Hides, &'static str)> {
    let name = entry.name.as_str();
    let folder = name.split('/').next().unwrap_or_default();
    Some(match (folder, name) {
        (_, "mimetype" | "content.xml" | "styles.xml" | "meta.xml" | "settings.xml" | "META-INF/manifest.xml") => {
            return None;
        }
        (_, "manifest.rdf") if is_usual_rdf(archive, entry) => return None,
        (_, "layout-cache") if is_wordless(archive, entry) => return None,
        ("Configurations2", _) if entry.size == 0 => return None,
        ("Thumbnails", _) => (Hides::Thumbnail, "a picture of its first page"),
        ("Pictures" | "media", _) => (Hides::Picture, "an embedded image"),
        ("Basic" | "Scripts" | "Dialogs", _) => (Hides::Macro, "macros"),
        ("Versions", _) | (_, "VersionList.xml") => (Hides::EarlierVersion, "an earlier version"),
        ("ObjectReplacements", _) => (Hides::EmbeddedFile, "a picture of an embedded object"),
        ("Fonts", _) => (Hides::EmbeddedFile, "an embedded font"),
        ("META-INF", _) if name.contains("signatures") => (Hides::Author, "a digital signature"),
        (folder, _) if folder.starts_with("Object") => (Hides::EmbeddedFile, "an embedded object"),
        (_, "manifest.rdf") => (Hides::Properties, "statements about the document"),
        _ => (Hides::UnknownPart, "a part that is not known"),
    })
}

/// Whether statements about the package say only which of its parts are which.
fn is_usual_rdf(archive: &Archive<'_>, entry: &Entry) -> bool {
    if entry.size > LARGEST_SMALL_PART {
        return false;
    }
    let Ok(tree) = tree(archive.stream(entry), &entry.name) else { return false };
    tree.remarks == 0
        && tree.root.descend().all(|element| {
            let is_known = matches!(element.name.as_str(), "RDF" | "Description" | "type" | "hasPart");
            let about = element.attributes.iter().all(|(_, name, value)| {
                let is_part = matches!(value.as_str(), "" | "styles.xml" | "content.xml");
                let is_term = value.starts_with("http://docs.oasis-open.org/ns/office/1.2/meta/");
                matches!(name.as_str(), "about" | "resource") && (is_part || is_term)
            });
            is_known && about && element.text.trim().is_empty()
        })
}

/// Whether a part of numbers, such as where pages begin, holds no words.
fn is_wordless(archive: &Archive<'_>, entry: &Entry) -> bool {
    let Ok(bytes) = archive.bytes(entry, LARGEST_SMALL_PART) else { return false };
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b' ';
    // Two-byte letters have a zero between them.
    let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let packed = letters.split(|byte| !is_letter(byte)).map(<[u8]>::len).max().unwrap_or(0);
    packed < WORD || bytes.split(|byte| !is_letter(byte)).all(|word| word.len() < WORD)
}
