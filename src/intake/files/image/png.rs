//! Walks over the chunks of a PNG (W3C, third edition) by a list of those known to be harmless, and inflates the picture
//! far enough to see that it has no more rows than its header tells. It makes no pixel of it.

use super::{Shown, Size, exif, icc};
use crate::intake::files::checksum::Checksum;
use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::{Found, count};
use crate::intake::files::inflate::{Inflated, inflate};
use crate::intake::files::secret::Hides;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Bytes that a picture may have before compression; 100 million pixels in four bytes each fit.
const MOST_RAW: u64 = 512 << 20;
/// Bytes of a colour profile once inflated.
const LONGEST_PROFILE: u64 = 4 << 20;

struct Header {
    size: Size,
    bits_per_pixel: u64,
    is_interlaced: bool,
    has_alpha: bool,
}

#[derive(Default)]
struct Walk<'a> {
    header: Option<Header>,
    picture: Vec<&'a [u8]>,
    /// Whether the run of chunks of the picture is over.
    is_past_picture: bool,
    has_transparency: bool,
    seen: Vec<&'a [u8]>,
}

/// Looks at every chunk up to the end of the file.
pub(super) fn walk(bytes: &[u8], found: &mut Found) -> Shown {
    let mut walk = Walk::default();
    let chunks = bytes.strip_prefix(SIGNATURE).map(Cursor::new);
    if chunks.and_then(|mut cursor| walk.chunks(&mut cursor, found)).is_none() {
        found.add(Hides::Broken, "", "a PNG that breaks the rules of its format, or is cut short");
    }
    let Some(header) = walk.header else { return Shown::default() };
    fits(&header, &walk.picture, found);
    Shown { size: Some(header.size), is_see_through: header.has_alpha || walk.has_transparency }
}

impl<'a> Walk<'a> {
    fn chunks(&mut self, cursor: &mut Cursor<'a>, found: &mut Found) -> Option<()> {
        loop {
            let length = offset(cursor.u32_be()?);
            let checked = cursor.rest().get(..length.checked_add(4)?)?;
            let name = cursor.take(4)?;
            let data = cursor.take(length)?;
            let sum = cursor.u32_be()?;
            if self.header.is_none() != (name == b"IHDR") || sum != crc(checked) {
                return None;
            }
            if name == b"IEND" {
                if !cursor.is_empty() {
                    found.add(Hides::StrayBytes, "after the end", count(cursor.rest().len() as u64, "byte"));
                }
                return (data.is_empty() && !self.picture.is_empty()).then_some(());
            }
            self.chunk(name, data, found)?;
            self.is_past_picture |= name != b"IDAT" && !self.picture.is_empty();
        }
    }

    fn chunk(&mut self, name: &'a [u8], data: &'a [u8], found: &mut Found) -> Option<()> {
        let place = || format!("chunk {}", String::from_utf8_lossy(name));
        if name == b"IDAT" {
            self.picture.push(data);
            return (!self.is_past_picture).then_some(());
        }
        let is_once = name.is_ascii() && (is_plain(name, data) || matches!(name, b"iCCP" | b"eXIf"));
        if is_once && self.seen.contains(&name) {
            return None;
        }
        if is_once {
            self.seen.push(name);
        }
        match name {
            b"IHDR" => self.header = Some(header(data)?),
            b"tRNS" if data.len() <= 256 => self.has_transparency = true,
            b"iCCP" => profile(data, found)?,
            b"eXIf" => exif::inspect(data, "EXIF", found),
            b"tEXt" | b"zTXt" | b"iTXt" => text(data, found)?,
            b"acTL" | b"fcTL" | b"fdAT" => {
                found.add(Hides::SecondPicture, "animation", "frames that follow the first");
            }
            _ if is_plain(name, data) => {}
            _ => found.add(Hides::UnknownPart, place(), count(data.len() as u64, "byte")),
        }
        Some(())
    }
}

/// Whether a chunk only says how to show the picture, or when it was last changed, and is as long as it should be.
fn is_plain(name: &[u8], data: &[u8]) -> bool {
    let length = data.len();
    match name {
        b"PLTE" => length.is_multiple_of(3) && length <= 768,
        b"tRNS" => length <= 256,
        b"gAMA" | b"cICP" => length == 4,
        b"cHRM" => length == 32,
        b"sRGB" => length == 1,
        b"sBIT" => length <= 4,
        b"bKGD" => length <= 6,
        b"pHYs" => length == 9,
        b"tIME" => length == 7,
        b"mDCV" => length == 24,
        b"cLLI" => length == 8,
        _ => false,
    }
}

fn header(data: &[u8]) -> Option<Header> {
    let mut cursor = Cursor::new(data);
    let (width, height) = (cursor.u32_be()?, cursor.u32_be()?);
    let (depth, color) = (u64::from(cursor.u8()?), cursor.u8()?);
    let samples = match color {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return None,
    };
    let [compression, filter, interlace] = *cursor.take(3)? else { return None };
    let is_known = matches!(depth, 1 | 2 | 4 | 8 | 16) && compression == 0 && filter == 0 && interlace < 2;
    (is_known && cursor.is_empty() && width > 0 && height > 0).then_some(Header {
        size: Size { width, height },
        bits_per_pixel: depth * samples,
        is_interlaced: interlace == 1,
        has_alpha: color & 4 != 0,
    })
}

/// Whether the compressed picture has just the bytes that its header tells: more would be rows that were cut away.
fn fits(header: &Header, picture: &[&[u8]], found: &mut Found) {
    let Some(expected) = raw_length(header).filter(|length| *length <= MOST_RAW) else {
        found.add(Hides::TooLarge, "", "a picture too large to be looked into");
        return;
    };
    let compressed: u64 = picture.iter().filter_map(|piece| u64::try_from(piece.len()).ok()).sum();
    match inflate(picture.iter().copied(), expected, |_| ()) {
        Inflated::Whole { output, input } if output == expected && input == compressed => {}
        Inflated::Whole { output, .. } if output == expected => {
            found.add(Hides::StrayBytes, "chunk IDAT", "bytes after the compressed picture");
        }
        Inflated::TooLong => found.add(Hides::StrayBytes, "chunk IDAT", "rows below the picture that is shown"),
        _ => found.add(Hides::Broken, "chunk IDAT", "a compressed picture that is damaged or cut short"),
    }
}

/// Bytes of the rows before compression, each with one that names its filter; an interlaced picture is seven smaller ones.
fn raw_length(header: &Header) -> Option<u64> {
    let rows = |width: u64, height: u64| -> Option<u64> {
        if width == 0 || height == 0 {
            return Some(0);
        }
        width.checked_mul(header.bits_per_pixel)?.div_ceil(8).checked_add(1)?.checked_mul(height)
    };
    let (width, height) = (u64::from(header.size.width), u64::from(header.size.height));
    if !header.is_interlaced {
        return rows(width, height);
    }
    // Adam7: first column and row of each pass, and the steps between them.
    let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    passes.into_iter().try_fold(0_u64, |total, (left, top, across, down)| {
        let pass = rows(width.saturating_sub(left).div_ceil(across), height.saturating_sub(top).div_ceil(down))?;
        total.checked_add(pass)
    })
}

/// A profile has a name, a byte for the kind of compression, and the compressed profile.
fn profile(data: &[u8], found: &mut Found) -> Option<()> {
    let end = data.iter().position(|byte| *byte == 0)?;
    let name = String::from_utf8_lossy(data.get(..end)?).to_lowercase();
    if !["icc profile", "icc", "srgb", "photoshop icc profile", "skia"].iter().any(|usual| name.starts_with(usual)) {
        found.add(Hides::ColorProfile, "chunk iCCP", "a profile with a name of its own");
    }
    let compressed = data.get(end.checked_add(2)?..)?;
    let mut whole = Vec::new();
    match inflate(std::iter::once(compressed), LONGEST_PROFILE, |piece| whole.extend_from_slice(piece)) {
        Inflated::Whole { .. } => icc::inspect(&whole, "chunk iCCP", found),
        _ => found.add(Hides::Broken, "chunk iCCP", "a colour profile that cannot be read"),
    }
    Some(())
}

/// A text begins with its keyword. Programs store other metadata under keywords of their own.
fn text(data: &[u8], found: &mut Found) -> Option<()> {
    let end = data.iter().position(|byte| *byte == 0)?;
    let keyword = String::from_utf8_lossy(data.get(..end)?).into_owned();
    match keyword.as_str() {
        "XML:com.adobe.xmp" | "Raw profile type xmp" => {
            found.add(Hides::Xmp, "XMP", "metadata of the program that made the picture");
        }
        "Raw profile type exif" | "Raw profile type APP1" => {
            found.add(Hides::Exif, "EXIF", "metadata of a camera or program as text");
        }
        "Raw profile type iptc" | "Raw profile type 8bim" => {
            found.add(Hides::Iptc, "IPTC", "captions, people, places");
        }
        _ => found.add(Hides::PictureText, "text chunk", "a text beside the picture"),
    }
    Some(())
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = Checksum::new();
    sum.add(bytes);
    sum.value()
}
