//! One page: the words that it shows, those that it hides, and what of it cannot be read.

mod annotations;
mod appearance;
mod grid;
mod lines;
mod sight;
mod tree;

pub(crate) use tree::{Page, pages};

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Interpreter, Layers, Painting, Shared};
use super::file::{File, Object};
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::Hides;
use sight::Sight;

/// What the pages of a file yield for the examination of its other parts.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Numbers of the streams that were read as contents of pages.
    pub(crate) contents: BTreeSet<u32>,
    /// Numbers of the annotations that stand on pages and are shown.
    pub(crate) annotations: BTreeSet<u32>,
}

/// The share of a page that its pictures cover from which on they may show words that matter. Letterheads stay below.
const PICTURE_SHARE: f64 = 0.06;
/// Shapes other than rectangles from which on a page without words may show words as drawings.
const DRAWING: usize = 20;

/// Examines a page, the first being 1.
pub(crate) fn examine(
    file: &File<'_>,
    page: &Page<'_>,
    ordinal: usize,
    layers: &Layers,
    shared: &mut Shared,
    seen: &mut Seen,
    found: &mut Found,
) {
    let place = format!("page {ordinal}");
    let mut interpreter = Interpreter::new(file, layers, shared);
    let bytes = contents(file, page, seen, found, &place);
    interpreter.run(&bytes, page.resources);
    drop(bytes);
    let faults = interpreter.faults;
    annotations::examine(&mut interpreter, page, &place, seen, found);
    if faults > 0 {
        found.add(Hides::Broken, &place, "contents that cannot all be read");
    }
    for unknown in std::mem::take(&mut interpreter.unknown) {
        found.add(Hides::UnknownPart, &place, unknown);
    }
    let painting = interpreter.painting;
    let sights = sight::judge(&painting, &page.shown, file.budget);
    tell_words(&painting, &sights, &place, found);
    tell_pictures(&painting, &sights, page, &place, found);
}

/// The contents of a page as one stream.
fn contents(file: &File<'_>, page: &Page<'_>, seen: &mut Seen, found: &mut Found, place: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut parts = file.list(page.dict, "Contents");
    if let Object::Ref(number) = page.dict.get("Contents") {
        seen.contents.insert(*number);
    }
    for part in parts.drain(..) {
        if !file.budget.operate() {
            break;
        }
        if let Object::Ref(number) = part {
            seen.contents.insert(*number);
        }
        let Some(stream) = file.resolve(part).as_stream() else { continue };
        let unpacked = file.unpack(stream);
        if unpacked.broken || unpacked.picture.is_some() {
            found.add(Hides::Broken, place, "contents that cannot be unpacked");
        }
        if unpacked.unused > 0 {
            found.add(Hides::StrayBytes, place, count(unpacked.unused as u64, "byte"));
        }
        bytes.extend(unpacked.bytes);
        bytes.push(b'\n');
    }
    bytes
}

/// A way in which words do not show, and the secret, if it is not told elsewhere.
type Hidden = (fn(Sight) -> bool, Option<Hides>);

fn tell_words(painting: &Painting, sights: &[Sight], place: &str, found: &mut Found) {
    let of = |wanted: fn(Sight) -> bool| {
        painting.glyphs.iter().zip(sights).filter(move |(_, sight)| wanted(**sight)).map(|(glyph, _)| glyph)
    };
    for block in lines::blocks(of(|sight| matches!(sight, Sight::Seen | Sight::Recognized))) {
        found.say(place, &block, None);
    }
    for said in &painting.spoken {
        found.say(format!("{place}, words for reading aloud"), said, None);
    }
    let kinds: [Hidden; 6] = [
        (|sight| sight == Sight::Covered, Some(Hides::CoveredText)),
        (|sight| sight == Sight::SameColor, Some(Hides::SameColorText)),
        (|sight| sight == Sight::Invisible, Some(Hides::InvisibleText)),
        (|sight| sight == Sight::Outside, Some(Hides::OutsideText)),
        (|sight| sight == Sight::Tiny, Some(Hides::TinyText)),
        (|sight| sight == Sight::OffLayer, None),
    ];
    for (wanted, hides) in kinds {
        let blocks = lines::blocks(of(wanted));
        let letters: usize = blocks.iter().map(|block| tells(block)).sum();
        if let Some(hides) = hides.filter(|_| letters > 0) {
            found.add(hides, place, count(letters as u64, "character"));
        }
        for block in blocks {
            found.say(format!("{place}, hidden"), &block, None);
        }
    }
    let mut unmapped: BTreeMap<&str, usize> = BTreeMap::new();
    for glyph in painting.glyphs.iter().filter(|glyph| glyph.text.is_none()) {
        *unmapped.entry(&glyph.font).or_default() += 1;
    }
    for (font, letters) in unmapped {
        found.add(Hides::UnmappedFont, place, format!("{} in the font {font}", count(letters as u64, "character")));
    }
}

/// How many letters and digits hidden words have, but for those that are what a redaction says of itself.
fn tells(words: &str) -> usize {
    const SAID: [&str; 8] =
        ["redacted", "redaction", "redact", "confidential", "privileged", "privilege", "withheld", "exempt"];
    let words = words.split(|character: char| !character.is_alphanumeric() && character != '\u{FFFD}');
    let says = |word: &&str| {
        let lower = word.to_lowercase();
        let crosses = lower.len() > 1 && lower.chars().all(|character| character == 'x');
        !crosses && !SAID.contains(&lower.as_str())
    };
    words.filter(says).map(|word| word.chars().count()).sum()
}

fn tell_pictures(painting: &Painting, sights: &[Sight], page: &Page<'_>, place: &str, found: &mut Found) {
    let words = painting.glyphs.iter().zip(sights).filter(|(glyph, sight)| {
        **sight == Sight::Seen && glyph.text.as_deref().is_some_and(|text| text.contains(char::is_alphanumeric))
    });
    let words = words.count();
    let pictures =
        painting.shapes.iter().filter(|shape| shape.picture.as_ref().is_some_and(|picture| picture.detailed));
    let pictures: Vec<f64> = pictures
        .map(|shape| {
            let clip = shape.clip.as_ref().map_or(page.shown, |clip| clip.rect);
            shape.area.bounds().and(clip).and(page.shown).size() / page.shown.size().max(1.0)
        })
        .filter(|share| *share > 0.0)
        .collect();
    let drawings =
        painting.shapes.iter().filter(|shape| shape.picture.is_none() && shape.area.as_rect().is_none()).count();
    if sights.contains(&Sight::Recognized) {
        found.add(Hides::Scan, place, "a picture of words, with words laid over it that may differ");
    } else if words == 0 && !pictures.is_empty() {
        found.add(Hides::Scan, place, "a picture without words that can be read");
    } else if words == 0 && drawings > DRAWING {
        found.add(Hides::Scan, place, "drawings without words that can be read");
    } else if pictures.iter().sum::<f64>() > PICTURE_SHARE {
        found.add(Hides::Picture, place, count(pictures.len() as u64, "picture"));
    }
}
