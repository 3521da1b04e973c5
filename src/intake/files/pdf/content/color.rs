//! Colour spaces and colours (ISO 32000-2, 8.6), near enough to tell whether two look the same. It knows no profiles.

use super::tint;
use crate::intake::files::contrast;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;

/// Red, green and blue, from 0 to 1.
pub(crate) type Rgb = [f64; 3];

pub(crate) const BLACK: Rgb = [0.0; 3];
pub(crate) const WHITE: Rgb = [1.0; 3];

/// A colour space, as far as its colours can be told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Space {
    Gray,
    Rgb,
    Cmyk,
    Lab,
    /// A palette: its bytes, and the space they are of.
    Palette(Box<Space>, Vec<u8>),
    /// Inks of their own: how they look in another space.
    Tint(Box<Space>, Object),
    Pattern,
    Unknown,
}

/// Reads a colour space, by its name or its array.
pub(crate) fn space(file: &File<'_>, resources: &Dict, object: &Object, depth: usize) -> Space {
    if depth > limits::HOPS {
        return Space::Unknown;
    }
    let object = file.resolve(object);
    if let Some(name) = object.as_name() {
        return match name {
            "DeviceGray" | "G" | "CalGray" => Space::Gray,
            "DeviceRGB" | "RGB" | "CalRGB" => Space::Rgb,
            "DeviceCMYK" | "CMYK" => Space::Cmyk,
            "Pattern" => Space::Pattern,
            _ => match file.get(file.dict(resources, "ColorSpace"), name) {
                Object::Null => Space::Unknown,
                named => space(file, resources, named, depth + 1),
            },
        };
    }
    let Some([kind, arguments @ ..]) = object.as_list() else { return Space::Unknown };
    let argument = |place: usize| file.resolve(arguments.get(place).unwrap_or(&Object::Null));
    let inner = |place: usize| space(file, resources, argument(place), depth + 1);
    match file.resolve(kind).as_name().unwrap_or("") {
        "ICCBased" => match argument(0).as_dict().and_then(|dict| file.get(dict, "N").as_int()) {
            Some(1) => Space::Gray,
            Some(3) => Space::Rgb,
            Some(4) => Space::Cmyk,
            _ => Space::Unknown,
        },
        "CalGray" | "DeviceGray" | "G" => Space::Gray,
        "CalRGB" | "DeviceRGB" | "RGB" => Space::Rgb,
        "DeviceCMYK" | "CMYK" => Space::Cmyk,
        "Lab" => Space::Lab,
        "Indexed" | "I" => {
            let table = match argument(2) {
                Object::Text(bytes) => bytes.iter().take(PALETTE).copied().collect(),
                Object::Stream(stream) => file.unpack(stream).bytes.into_iter().take(PALETTE).collect(),
                _ => Vec::new(),
            };
            Space::Palette(Box::new(inner(0)), table)
        }
        "Separation" | "DeviceN" => {
            let function = arguments.get(2).filter(|function| is_small(function)).cloned();
            Space::Tint(Box::new(inner(1)), function.unwrap_or(Object::Null))
        }
        "Pattern" => Space::Pattern,
        _ => Space::Unknown,
    }
}

/// The most bytes of a palette: 256 colours of four parts.
const PALETTE: usize = 1024;

/// Whether a function can be kept with each colour space that uses it.
fn is_small(function: &Object) -> bool {
    let plain = |value: &Object| match value {
        Object::List(items) => {
            items.len() <= 64 && !items.iter().any(|item| matches!(item, Object::List(_) | Object::Dict(_)))
        }
        Object::Dict(_) | Object::Stream(_) => false,
        _ => true,
    };
    match function {
        Object::Ref(_) => true,
        Object::Dict(dict) => dict.0.len() <= 16 && dict.0.values().all(plain),
        _ => false,
    }
}

impl Space {
    /// The colour that a space begins with (8.6.5.1 and the like).
    pub(crate) fn initial(&self) -> Option<Rgb> {
        match self {
            Self::Gray | Self::Rgb | Self::Cmyk | Self::Lab => Some(BLACK),
            _ => None,
        }
    }

    /// How some components look; nothing where that cannot be told.
    pub(crate) fn look(&self, file: &File<'_>, components: &[f64]) -> Option<Rgb> {
        match (self, components) {
            (Self::Gray, [gray]) => Some([gray.clamp(0.0, 1.0); 3]),
            (Self::Rgb, [red, green, blue]) => Some([*red, *green, *blue].map(|part| part.clamp(0.0, 1.0))),
            (Self::Cmyk, [cyan, magenta, yellow, black]) => {
                let light = 1.0 - black.clamp(0.0, 1.0);
                Some([cyan, magenta, yellow].map(|ink| (1.0 - ink.clamp(0.0, 1.0)) * light))
            }
            (Self::Lab, [light, a, b]) if a.abs() < 5.0 && b.abs() < 5.0 => Some([(light / 100.0).clamp(0.0, 1.0); 3]),
            (Self::Palette(base, table), [place]) => {
                let width = match **base {
                    Self::Gray => 1,
                    Self::Rgb | Self::Lab => 3,
                    Self::Cmyk => 4,
                    _ => return None,
                };
                let row = table.chunks_exact(width).nth(small(*place)?)?;
                let row: Vec<f64> = row.iter().map(|byte| f64::from(*byte) / 255.0).collect();
                base.look(file, &row)
            }
            (Self::Tint(base, function), inks) => match tint::evaluate(file, function, inks, 0) {
                Some(components) => base.look(file, &components),
                // No ink at all leaves the paper as it is.
                None => inks.iter().all(|ink| *ink <= 0.0).then_some(WHITE),
            },
            _ => None,
        }
    }
}

/// A small whole number from a component.
fn small(value: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the range")]
    (0.0..65536.0).contains(&value).then_some(value as usize)
}

/// Whether two colours can hardly be told apart.
pub(crate) fn alike(one: Rgb, other: Rgb) -> bool {
    contrast::is_hidden(level(one), &[level(other)])
}

/// A colour in steps of 255.
fn level(color: Rgb) -> contrast::Rgb {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the range")]
    color.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
}
