//! Looks into pictures: every part beside the pixels, over a list of parts known to be harmless. The pixels themselves
//! are never decoded into a picture: what they show (words, faces, figures, steganography) is for a person to judge, so that
//! every picture carries [`Hides::Pixels`].

mod exif;
mod icc;
mod jpeg;
mod photoshop;
mod png;

use crate::intake::files::found::Found;
use crate::intake::files::package::{Archive, Entry};
use crate::intake::files::secret::{Examined, Hides};
use crate::intake::files::sniff::{Sniffed, sniff};

/// The types of picture that can be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// JPEG (ITU-T T.81) in JFIF or Exif.
    Jpeg,
    /// Portable Network Graphics (W3C, third edition).
    Png,
}

/// Looks into a picture. A malformed one yields [`Hides::Broken`].
pub(crate) fn examine(format: Format, bytes: &[u8]) -> Examined {
    let mut found = Found::default();
    let shown = match format {
        Format::Jpeg => jpeg::walk(bytes, &mut found),
        Format::Png => png::walk(bytes, &mut found),
    };
    if shown.size.is_none() && found.is_empty() {
        found.add(Hides::Broken, "", "a picture without a size");
    }
    found.add(Hides::Pixels, "", pixels(shown));
    found.set_size(shown.size.map(|Size { width, height }| (width, height)));
    found.finish()
}

/// The largest picture within a document that is looked into, in bytes.
const LARGEST_WITHIN: u64 = 64 << 20;

/// Looks into a picture that is a part of a package, for what it carries beside its pixels. One of a type that cannot be
/// looked into is a part of an unknown kind.
pub(crate) fn within(archive: &Archive<'_>, part: &Entry, found: &mut Found) {
    let bytes = match archive.bytes(part, LARGEST_WITHIN) {
        Ok(bytes) => bytes,
        Err(fault) => return found.take(fault),
    };
    let format = match sniff(&bytes) {
        Sniffed::Jpeg => Format::Jpeg,
        Sniffed::Png => Format::Png,
        other => return found.add(Hides::UnknownPart, &part.name, format!("as a picture, {}", other.words())),
    };
    let beside = examine(format, &bytes).secrets.into_iter().filter(|secret| secret.what != Hides::Pixels);
    for secret in beside {
        let detail = [secret.place, secret.detail].join(" ");
        found.add(secret.what, &part.name, detail.trim());
    }
}

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    width: u32,
    height: u32,
}

/// What a walk over the parts of a picture learns about what it shows.
#[derive(Debug, Default, Clone, Copy)]
struct Shown {
    size: Option<Size>,
    /// Whether pixels may be see-through, with colours beneath that some programs show.
    is_see_through: bool,
}

fn pixels(shown: Shown) -> String {
    let size = shown.size.map_or("a picture".to_owned(), |Size { width, height }| format!("{width} × {height} pixels"));
    if shown.is_see_through { format!("{size}, some see-through, with colours beneath") } else { size }
}
