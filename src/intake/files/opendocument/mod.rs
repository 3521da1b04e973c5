//! What text documents and spreadsheets in the `OpenDocument` format (ISO/IEC 26300) have in common: the package, its
//! lists, properties and settings, styles and running text. What a table means stands with each of the two.

mod cells;
mod drawing;
mod elements;
mod manifest;
mod meta;
mod parts;
mod reader;
mod settings;
mod styles;

use std::sync::LazyLock;

pub(crate) use self::cells::{Cell, Cells};
pub(crate) use self::elements::fetches;
pub(crate) use self::styles::Styles;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Archive, tree};
use crate::intake::files::secret::{Examined, Hides, Secret};
use crate::intake::files::vocabulary::Vocabulary;

/// The names that an `OpenDocument` file is made of.
static NAMES: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(include_str!("names.txt")));

/// Examines a package of a media type; tables go to `cells`. Never fails: what cannot be read is a secret.
pub(crate) fn examine(bytes: &[u8], media_type: &str, cells: &mut dyn Cells) -> Examined {
    let mut found = Found::default();
    match Archive::open(bytes) {
        Ok(archive) => {
            for oddity in archive.oddities.clone() {
                found.take(oddity);
            }
            if let Err(fault) = read(&archive, media_type, cells, &mut found) {
                found.take(fault);
            }
        }
        Err(fault) => found.take(fault),
    }
    found.finish()
}

fn read(archive: &Archive<'_>, media_type: &str, cells: &mut dyn Cells, found: &mut Found) -> Result<(), Secret> {
    parts::media_type(archive, media_type, found)?;
    if manifest::read(archive, found)? == manifest::Lock::Encrypted {
        return Ok(());
    }
    parts::judge(archive, found);
    if let Some(entry) = archive.find("meta.xml") {
        meta::read(&tree(archive.stream(entry), "meta.xml")?, found);
    }
    if let Some(entry) = archive.find("settings.xml") {
        settings::read(&tree(archive.stream(entry), "settings.xml")?, found);
    }
    let mut styles = Styles::default();
    if let Some(entry) = archive.find("styles.xml") {
        reader::read(archive.stream(entry), "styles.xml", &mut styles, cells, found)?;
    }
    styles.forget_automatic();
    match archive.find("content.xml") {
        Some(entry) => reader::read(archive.stream(entry), "content.xml", &mut styles, cells, found),
        None => {
            found.add(Hides::Broken, "", "a package without content");
            Ok(())
        }
    }
}
