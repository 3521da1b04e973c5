//! Packages: ZIP archives of XML parts, as office documents are. This layer opens them, bounded in memory, time and
//! depth, and says what they carry between and behind their parts. What a part means stands with each format.

mod archive;
mod directory;
mod layout;
mod names;
mod part;
pub(crate) mod relationships;
#[cfg(test)]
pub(crate) mod tests;
mod tree;
mod utf16;
mod xml;

pub(crate) use archive::{Archive, Entry};
pub(crate) use part::Part;
pub(crate) use tree::{Element, Tree, subtree, tree};
pub(crate) use xml::{Attribute, Node, Start, Xml};

use super::secret::{Hides, Secret};

/// A secret at a place.
pub(crate) fn secret(what: Hides, place: &str, detail: impl Into<String>) -> Secret {
    Secret { what, place: place.to_owned(), detail: detail.into() }
}
