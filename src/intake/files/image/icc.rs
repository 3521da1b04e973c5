//! Tells a colour profile (ICC.1:2022) that holds colours alone from one that holds more. It converts no colours.

use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;

/// Bytes of a profile's header.
const HEADER: usize = 128;
/// Tags in one profile. Well-known ones have fewer than twenty.
const MOST_TAGS: u32 = 64;

/// Descriptions of profiles that come with programs and say nothing of who used them.
const KNOWN: [&str; 16] = [
    "sRGB",
    "Adobe RGB (1998)",
    "Apple RGB",
    "Display P3",
    "Generic RGB Profile",
    "Generic Gray Profile",
    "Generic Gray Gamma 2.2 Profile",
    "Gray Gamma 2.2",
    "Dot Gain 20%",
    "ProPhoto RGB",
    "ROMM RGB",
    "GIMP built-in sRGB",
    "U.S. Web Coated (SWOP) v2",
    "Coated FOGRA39 (ISO 12647-2:2004)",
    "IEC http://www.iec.ch",
    "sRGB IEC61966-2.1",
];

/// Words that may stand in the texts of a well-known profile beside its description.
const USUAL: [&str; 24] = [
    "copyright",
    "c",
    "hewlett",
    "packard",
    "company",
    "adobe",
    "systems",
    "incorporated",
    "apple",
    "inc",
    "computer",
    "international",
    "color",
    "consortium",
    "public",
    "domain",
    "no",
    "use",
    "freely",
    "google",
    "iec",
    "reference",
    "viewing",
    "condition",
];

/// Looks into a profile.
pub(super) fn inspect(profile: &[u8], place: &str, found: &mut Found) {
    match holds_colors_alone(profile) {
        Some(true) => {}
        Some(false) => found.add(Hides::ColorProfile, place, "a profile that is not one of the well-known"),
        None => found.add(Hides::Broken, place, "a colour profile that cannot be read"),
    }
}

fn holds_colors_alone(profile: &[u8]) -> Option<bool> {
    if profile.get(36..40)? != b"acsp" {
        return None;
    }
    let mut table = Cursor::at(profile, HEADER)?;
    let tags = table.u32_be()?;
    if tags > MOST_TAGS {
        return Some(false);
    }
    let mut used = vec![(0, HEADER + 4 + 12 * offset(tags))];
    for _ in 0..tags {
        let name = table.take(4)?;
        let (start, length) = (offset(table.u32_be()?), offset(table.u32_be()?));
        let end = start.checked_add(length)?;
        let value = profile.get(start..end)?;
        used.push((start, end));
        if !is_harmless(name, value) {
            return Some(false);
        }
    }
    used.sort_unstable();
    let mut reached = 0;
    for (start, end) in used.into_iter().chain([(profile.len(), profile.len())]) {
        if start > reached && profile.get(reached..start)?.iter().any(|byte| *byte != 0) {
            return Some(false);
        }
        reached = reached.max(end);
    }
    Some(true)
}

fn is_harmless(name: &[u8], value: &[u8]) -> bool {
    match name {
        b"wtpt" | b"bkpt" | b"rXYZ" | b"gXYZ" | b"bXYZ" | b"lumi" => value.starts_with(b"XYZ ") && value.len() == 20,
        b"rTRC" | b"gTRC" | b"bTRC" | b"kTRC" | b"aarg" | b"aagg" | b"aabg" => {
            value.starts_with(b"curv") || value.starts_with(b"para")
        }
        b"chad" => value.starts_with(b"sf32") && value.len() == 44,
        b"chrm" => value.starts_with(b"chrm") && value.len() <= 48,
        b"view" => value.starts_with(b"view") && value.len() == 36,
        b"meas" => value.starts_with(b"meas") && value.len() == 36,
        b"tech" => value.starts_with(b"sig ") && value.len() == 12,
        b"desc" | b"dmnd" | b"dmdd" | b"vued" | b"cprt" => is_usual_text(value),
        _ => false,
    }
}

/// Whether a text is a known description or has no word but those that such texts have. Letters are read one byte in
/// each, or two, alike: bytes of zero are left out.
fn is_usual_text(value: &[u8]) -> bool {
    let Some(body) = value.get(8..) else { return false };
    let plain: Vec<u8> = body.iter().copied().filter(|byte| *byte >= b' ').collect();
    if !plain.is_ascii() && !value.starts_with(b"mluc") {
        return false;
    }
    let mut text: String = plain.iter().map(|byte| char::from(*byte)).collect();
    for known in KNOWN.iter().rev() {
        text = text.replace(known, " ");
    }
    let mut words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1);
    // The header of a text in several languages names them: `enUS`.
    words.all(|word| USUAL.iter().any(|usual| word.eq_ignore_ascii_case(usual)) || word == "enUS")
}
