//! Colours as cells name them (ECMA-376 part 1, 18.8.3 and 18.8.27): by value, by index, by theme with a tint.

use crate::intake::files::contrast::{BLACK, Rgb, WHITE};
use crate::intake::files::package::Element;

/// The colours that a workbook's names stand for.
#[derive(Debug, Clone)]
pub(super) struct Palette {
    pub(super) theme: [Rgb; 12],
    /// The first 64 are by number; 64 is the colour of text, 65 that of paper.
    pub(super) indexed: Vec<Rgb>,
}

/// The 56 indexed colours from number 8 on; the first eight repeat the first of these.
const INDEXED: [u32; 56] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080,
    0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080,
    0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF,
    0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00,
    0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399,
    0x333333,
];

impl Palette {
    /// A palette of a theme, with the indexed colours that every workbook has.
    pub(super) fn of(theme: [Rgb; 12]) -> Self {
        let rgb = |colour: &u32| {
            let [_, red, green, blue] = colour.to_be_bytes();
            [red, green, blue]
        };
        let indexed = INDEXED.iter().take(8).chain(&INDEXED).map(rgb).collect();
        Self { theme, indexed }
    }

    /// The colour that an element names; `None` where the program chooses.
    pub(super) fn resolve(&self, element: &Element) -> Option<Rgb> {
        let number = |name: &str| element.value(name)?.parse::<usize>().ok();
        let named = if let Some(rgb) = element.value("rgb") {
            hexadecimal(rgb)
        } else if let Some(index) = number("theme") {
            self.theme.get(index).copied()
        } else {
            match number("indexed") {
                Some(64) => Some(BLACK),
                Some(65) => Some(WHITE),
                Some(index) => self.indexed.get(index).copied(),
                None => None,
            }
        };
        let tint = element.value("tint").and_then(|tint| tint.parse::<f64>().ok()).unwrap_or(0.0);
        named.map(|colour| tinted(colour, tint))
    }

    /// The colour that a number format names.
    pub(super) fn of_format(&self, name: &str) -> Option<Rgb> {
        match name {
            "BLACK" => Some(BLACK),
            "WHITE" => Some(WHITE),
            "RED" => Some([255, 0, 0]),
            "GREEN" => Some([0, 255, 0]),
            "BLUE" => Some([0, 0, 255]),
            "YELLOW" => Some([255, 255, 0]),
            "MAGENTA" => Some([255, 0, 255]),
            "CYAN" => Some([0, 255, 255]),
            name => {
                let number = name.strip_prefix("COLOR")?.parse::<usize>().ok()?;
                self.indexed.get(number.checked_add(7)?).copied()
            }
        }
    }
}

/// A colour in hexadecimal, with or without its opacity before it.
pub(super) fn hexadecimal(written: &str) -> Option<Rgb> {
    let digits = match written.len() {
        8 => written.get(2..)?,
        6 => written,
        _ => return None,
    };
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// A colour made lighter (up to 1) or darker (down to -1): the lightness of its hue is scaled (18.8.19, `tint`).
fn tinted(colour: Rgb, tint: f64) -> Rgb {
    if tint == 0.0 || !tint.is_finite() {
        return colour;
    }
    let tint = tint.clamp(-1.0, 1.0);
    let [red, green, blue] = colour.map(|level| f64::from(level) / 255.0);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let lightness = f64::midpoint(most, least);
    let wanted = if tint < 0.0 { lightness * (1.0 + tint) } else { lightness * (1.0 - tint) + tint };
    // With hue and saturation kept, levels keep their places between black, the pure colour and white.
    let room = |lightness: f64| 1.0 - (2.0 * lightness - 1.0).abs();
    let scale = if room(lightness) > 0.0 { room(wanted) / room(lightness) } else { 0.0 };
    [red, green, blue].map(|level| byte(wanted + (level - lightness) * scale))
}

/// A level from 0 to 1 as a byte.
fn byte(level: f64) -> u8 {
    format!("{:.0}", (level * 255.0).clamp(0.0, 255.0)).parse().unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tints_go_to_black_and_white() {
        assert_eq!(tinted([0x44, 0x72, 0xC4], 0.0), [0x44, 0x72, 0xC4]);
        assert_eq!(tinted(BLACK, 1.0), WHITE);
        assert_eq!(tinted(WHITE, -1.0), BLACK);
        assert_eq!(tinted(WHITE, -0.5), [128; 3]);
        // "Blue, Accent 1, Lighter 80%" of Excel 2013.
        assert_eq!(tinted([0x5B, 0x9B, 0xD5], 0.799_981_688_894_314_4), [0xDE, 0xEB, 0xF7]);
    }

    #[test]
    fn colours_have_names() {
        let palette = Palette::of(super::super::theme::OFFICE);
        assert_eq!(palette.indexed.len(), 64);
        assert_eq!(palette.of_format("COLOR2"), Some(WHITE));
        assert_eq!(palette.of_format("COLOR57"), None);
        assert_eq!(hexadecimal("FFFFEB9C"), Some([0xFF, 0xEB, 0x9C]));
        assert_eq!(hexadecimal("€uro"), None);
    }
}
