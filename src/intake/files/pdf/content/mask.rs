//! Where a picture is opaque: its soft mask or stencil (ISO 32000-2, 8.9.6 and 11.6.5.3). Masks packed as pictures are
//! not unpacked, and count as opaque everywhere.

use super::geometry::Point;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;

/// How opaque each pixel of a picture is.
#[derive(Debug)]
pub(crate) struct Mask {
    width: usize,
    height: usize,
    bits: usize,
    bytes: Vec<u8>,
    /// Whether low values are the opaque ones.
    inverted: bool,
}

/// The mask of a picture, if it has one that can be read; `raw` are the picture's own packed bytes.
pub(crate) fn of_picture(file: &File<'_>, dict: &Dict, raw: &[u8]) -> Option<Mask> {
    let flag = |long: &str, short: &str| [long, short].iter().any(|key| file.get(dict, key) == &Object::Bool(true));
    if flag("ImageMask", "IM") {
        return read(file, dict, raw, true);
    }
    let (soft, hard) = (file.get(dict, "SMask").as_stream(), file.get(dict, "Mask").as_stream());
    match (soft, hard) {
        (Some(soft), _) => read(file, &soft.dict, file.raw(soft), false),
        (None, Some(hard)) => read(file, &hard.dict, file.raw(hard), true),
        (None, None) => None,
    }
}

/// A stencil paints where its samples are 0, a soft mask where they are high.
fn read(file: &File<'_>, dict: &Dict, raw: &[u8], stencil: bool) -> Option<Mask> {
    let number = |long: &str, short: &str| {
        let key = if dict.has(long) { long } else { short };
        file.get(dict, key).as_size()
    };
    let (width, height) = (number("Width", "W")?, number("Height", "H")?);
    let bits = if stencil { 1 } else { number("BitsPerComponent", "BPC").unwrap_or(8) };
    if width.checked_mul(height).is_none_or(|pixels| pixels == 0 || pixels > limits::MASK_PIXELS)
        || ![1, 8].contains(&bits)
    {
        return None;
    }
    let unpacked = crate::intake::files::pdf::filters::unpack(file, dict, raw);
    if unpacked.picture.is_some() || unpacked.broken {
        return None;
    }
    let key = if dict.has("Decode") { "Decode" } else { "D" };
    let reversed = file.numbers(dict, key).first().is_some_and(|first| *first > 0.5);
    Some(Mask { width, height, bits, bytes: unpacked.bytes, inverted: stencil != reversed })
}

impl Mask {
    /// Whether many of its kind can be kept.
    pub(super) fn is_small(&self) -> bool {
        self.bytes.len() <= 4 << 20
    }

    /// Whether a point of the unit square is opaque; the square's top is the first row.
    pub(crate) fn is_opaque(&self, (x, y): Point) -> bool {
        let (column, row) = (cell(x, self.width), cell(1.0 - y, self.height));
        let sample = if self.bits == 1 {
            let byte = self.bytes.get(row * self.width.div_ceil(8) + column / 8).copied().unwrap_or(0);
            if byte & (0x80 >> (column % 8)) == 0 { 0 } else { 255 }
        } else {
            self.bytes.get(row * self.width + column).copied().unwrap_or(0)
        };
        if self.inverted { sample < 6 } else { sample > 249 }
    }
}

/// The pixel under a share of the width or height.
fn cell(share: f64, pixels: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "pictures have far fewer than 2^52 pixels")]
    let place = share.clamp(0.0, 1.0) * pixels as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the number of pixels")]
    let place = place as usize;
    place.min(pixels.saturating_sub(1))
}
