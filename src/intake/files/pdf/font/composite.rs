//! Fonts whose codes are several bytes: Type 0 with a CID font (ISO 32000-2, 9.7). What a code says, and how wide it is.

use std::collections::BTreeMap;

use super::{cmap::CMap, readable};
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;

/// How codes are told apart.
#[derive(Debug)]
enum Coding {
    /// Two bytes, the glyph's number itself.
    Identity,
    /// Two bytes, UTF-16.
    Unicode,
    /// As the file's own map says.
    Mapped(CMap),
    /// By a ready-made map that is not known here; taken for two bytes.
    Unknown,
}

/// A font of several bytes a code.
#[derive(Debug)]
pub(super) struct Composite {
    coding: Coding,
    /// Widths by glyph number, in thousandths.
    widths: BTreeMap<u32, (u32, f64)>,
    default_width: f64,
    pub(super) vertical: bool,
}

/// Reads such a font.
pub(super) fn read(file: &File<'_>, font: &Dict) -> Composite {
    let encoding = file.get(font, "Encoding");
    let name = encoding.as_name().unwrap_or("");
    let coding = match encoding {
        Object::Stream(stream) => Coding::Mapped(CMap::read(&file.unpack(stream).bytes)),
        _ if name.starts_with("Identity") => Coding::Identity,
        _ if name.starts_with("Uni") && (name.contains("-UCS2") || name.contains("-UTF16")) => Coding::Unicode,
        _ => Coding::Unknown,
    };
    let descendant = file.list(font, "DescendantFonts").first().and_then(|font| file.resolve(font).as_dict());
    let empty = Dict::default();
    let descendant = descendant.unwrap_or(&empty);
    let vertical =
        name.ends_with("-V") || encoding.as_dict().is_some_and(|dict| file.get(dict, "WMode").as_int() == Some(1));
    Composite {
        coding,
        widths: widths(file, descendant),
        default_width: file.get(descendant, "DW").as_number().unwrap_or(1000.0),
        vertical,
    }
}

/// `W`: either `first [widths]` or `first last width`.
fn widths(file: &File<'_>, font: &Dict) -> BTreeMap<u32, (u32, f64)> {
    let mut widths = BTreeMap::new();
    let mut items = file.get(font, "W").as_list().unwrap_or(&[]).iter();
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = glyph(file.resolve(first)) else { break };
        if let Some(list) = file.resolve(second).as_list() {
            for (number, width) in (first..).zip(list) {
                widths.insert(number, (number, file.resolve(width).as_number().unwrap_or(0.0)));
            }
        } else if let (Some(last), Some(width)) = (glyph(file.resolve(second)), items.next()) {
            widths.insert(first, (last, file.resolve(width).as_number().unwrap_or(0.0)));
        }
        if widths.len() > limits::MAPPINGS {
            break;
        }
    }
    widths
}

fn glyph(object: &Object) -> Option<u32> {
    object.as_int().and_then(|number| u32::try_from(number).ok())
}

impl Composite {
    /// The next code, and how many bytes it takes (at least one).
    pub(super) fn code(&self, bytes: &[u8]) -> (u32, usize) {
        if let Coding::Mapped(map) = &self.coding
            && let Some(code) = map.code(bytes)
        {
            return code;
        }
        match bytes {
            [high, low, ..] => (u32::from(*high) * 256 + u32::from(*low), 2),
            [byte] => (u32::from(*byte), 1),
            [] => (0, 1),
        }
    }

    /// What a code says, where its font's map to Unicode says nothing.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        match self.coding {
            Coding::Unicode => char::from_u32(code).and_then(|character| readable(&character.to_string())),
            _ => None,
        }
    }

    /// How wide a code's glyph is, in thousandths.
    pub(super) fn width(&self, code: u32) -> f64 {
        let glyph = match &self.coding {
            Coding::Mapped(map) => map.glyph(code).unwrap_or(0),
            Coding::Identity => code,
            Coding::Unicode | Coding::Unknown => return self.default_width,
        };
        match self.widths.range(..=glyph).next_back() {
            Some((_, (last, width))) if glyph <= *last => *width,
            _ => self.default_width,
        }
    }
}
