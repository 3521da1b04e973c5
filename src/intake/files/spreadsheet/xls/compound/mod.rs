//! Reads a compound file ([MS-CFB]): storages and streams in sectors that chains link. It copies each stream whole and
//! says which bytes of the file no stream uses. What the streams mean stands elsewhere.

mod directory;
mod sectors;

use directory::{Entry, entries};
pub(crate) use directory::{Kind, names};
use sectors::Sectors;

/// The first eight bytes of every compound file.
pub(crate) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A storage or stream.
#[derive(Debug)]
pub(super) struct Part {
    /// Names from the root down, joined by `/`.
    pub(super) path: String,
    /// Whether it holds bytes or further parts.
    pub(super) kind: Kind,
    /// Its bytes; none for a storage.
    pub(super) bytes: Vec<u8>,
}

/// A compound file as a whole.
#[derive(Debug)]
pub(super) struct Compound {
    /// Its parts in the order of the directory.
    pub(super) parts: Vec<Part>,
    /// Whether bytes that are not zero stand where no part reads them, such as something deleted.
    pub(super) has_strays: bool,
}

/// Reads a compound file; nothing where it is malformed: a chain that loops, or two parts that share a sector.
pub(super) fn read(bytes: &[u8]) -> Option<Compound> {
    let mut sectors = Sectors::read(bytes)?;
    let listing = entries(&sectors.directory()?)?;
    let root = listing.root;
    let mini = sectors.mini(root.start, root.size)?;
    let mut small = mini;
    let mut parts = Vec::new();
    let mut has_strays = listing.has_strays;
    for Entry { path, kind, start, size } in listing.entries {
        let bytes = match kind {
            Kind::Storage => Vec::new(),
            Kind::Stream if size == 0 => Vec::new(),
            Kind::Stream if size < sectors::SMALL => small.stream(start, size)?,
            Kind::Stream => sectors.stream(start, size)?,
        };
        parts.push(Part { path, kind, bytes });
    }
    has_strays |= small.has_strays() || sectors.has_strays();
    Some(Compound { parts, has_strays })
}
