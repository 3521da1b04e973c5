//! How cells look: fonts, fills and colours ([MS-XLS] 2.4.122, 2.4.353, 2.4.355), as far as it takes to tell a text that
//! cannot be read. It draws nothing.

use std::collections::BTreeMap;

use super::super::format::Format;
use crate::intake::files::contrast;
use crate::intake::files::cursor::{Cursor, offset};

type Color = contrast::Rgb;

/// Letters lower than this cannot be read, in twentieths of a point.
const LOWEST: u16 = 60;

#[derive(Debug, Clone, Copy)]
struct Font {
    height: u16,
    color: u16,
}

/// The look of a cell.
#[derive(Debug, Clone, Default)]
struct Look {
    font: u16,
    format: u16,
    /// 0 for no fill, 1 for a full one, others for patterns of two colours.
    pattern: u32,
    front: u16,
    back: u16,
    /// Colours that later versions put beside: of the text, and of the fill's front and back.
    text_color: Option<Color>,
    front_color: Option<Color>,
    back_color: Option<Color>,
}

/// Why a text cannot be read.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Faint {
    /// It has the colour of what is behind it.
    pub(super) is_of_ground: bool,
    /// It is too small.
    pub(super) is_tiny: bool,
}

/// The looks that cells of a workbook refer to by number.
#[derive(Debug, Default)]
pub(super) struct Looks {
    fonts: Vec<Font>,
    looks: Vec<Look>,
    palette: Vec<Color>,
    formats: BTreeMap<u16, Format>,
    plain: Option<Format>,
}

impl Looks {
    /// Adds a font.
    pub(super) fn font(&mut self, body: &[u8]) -> Option<()> {
        let mut cursor = Cursor::new(body);
        let height = cursor.u16_le()?;
        cursor.u16_le()?;
        self.fonts.push(Font { height, color: cursor.u16_le()? });
        Some(())
    }

    /// Adds a number format.
    pub(super) fn format(&mut self, number: u16, format: &str) {
        self.formats.insert(number, Format::of(format));
    }

    /// Adds a look.
    pub(super) fn look(&mut self, body: &[u8]) -> Option<()> {
        let mut cursor = Cursor::new(body);
        let (font, format) = (cursor.u16_le()?, cursor.u16_le()?);
        let mut fill = Cursor::at(body, 14)?;
        let (borders, colors) = (fill.u32_le()?, fill.u16_le()?);
        let look = Look {
            font,
            format,
            pattern: borders >> 26,
            front: colors & 127,
            back: colors >> 7 & 127,
            ..Look::default()
        };
        self.looks.push(look);
        // Where the file names no format of that number, it is one that comes with the program.
        self.formats.entry(format).or_insert_with(|| Format::built_in(format.into()));
        Some(())
    }

    /// Adds to a look the colours that later versions put beside ([MS-XLS] 2.4.355).
    pub(super) fn extension(&mut self, body: &[u8]) -> Option<()> {
        let mut cursor = Cursor::at(body, 14)?;
        let look = cursor.u16_le()?;
        cursor.u16_le()?;
        let properties = cursor.u16_le()?;
        let look = self.looks.get_mut(usize::from(look))?;
        for _ in 0..properties {
            let (kind, length) = (cursor.u16_le()?, usize::from(cursor.u16_le()?));
            let value = cursor.take(length.checked_sub(4)?)?;
            match kind {
                4 => look.front_color = full_color(value),
                5 => look.back_color = full_color(value),
                13 => look.text_color = full_color(value),
                _ => {}
            }
        }
        Some(())
    }

    /// Replaces the colours that numbers from 8 on stand for.
    pub(super) fn palette(&mut self, body: &[u8]) -> Option<()> {
        let mut cursor = Cursor::new(body);
        let count = cursor.u16_le()?;
        for _ in 0..count {
            let [red, green, blue, _] = *cursor.take(4)? else { return None };
            self.palette.push([red, green, blue]);
        }
        Some(())
    }

    /// Makes ready for [`Looks::of`], once all is read.
    pub(super) fn finish(&mut self) {
        self.plain = Some(Format::built_in(0));
    }

    /// The number format of a look.
    pub(super) fn format_of(&self, look: u16) -> Option<&Format> {
        let format = self.looks.get(usize::from(look)).and_then(|look| self.formats.get(&look.format));
        format.or(self.plain.as_ref())
    }

    /// Why a text in a look, in the fonts of its runs, or in a colour that its format names, cannot be read.
    pub(super) fn faint(&self, look: u16, runs: &[u16], named: Option<&str>) -> Faint {
        let Some(look) = self.looks.get(usize::from(look)) else { return Faint::default() };
        let ground = self.ground(look);
        let is_of_ground = |color: Color| contrast::is_hidden(color, &ground);
        let own = self.font_at(look.font);
        let own_color = named
            .and_then(|name| self.named(name))
            .or(look.text_color)
            .or_else(|| own.map(|font| self.color(font.color)));
        let mut of_runs = runs.iter().filter_map(|run| self.font_at(*run));
        Faint {
            is_of_ground: own_color.is_some_and(is_of_ground)
                || of_runs.clone().any(|font| is_of_ground(self.color(font.color))),
            is_tiny: own.into_iter().any(|font| font.height < LOWEST) || of_runs.any(|font| font.height < LOWEST),
        }
    }

    /// Fonts are numbered without a fourth.
    fn font_at(&self, number: u16) -> Option<Font> {
        let index = if number > 4 { number - 1 } else { number };
        self.fonts.get(usize::from(index)).copied()
    }

    /// The colours behind a text.
    fn ground(&self, look: &Look) -> Vec<Color> {
        let front = look.front_color.unwrap_or_else(|| self.color(look.front));
        let back = look.back_color.unwrap_or_else(|| self.color(look.back));
        match look.pattern {
            0 => vec![[255; 3]],
            1 => vec![front],
            _ => vec![front, back],
        }
    }

    /// A colour by its number. The window's own are black on white.
    fn color(&self, number: u16) -> Color {
        let from_palette = |index: usize| {
            let own = self.palette.get(index).copied();
            own.or_else(|| PALETTE.get(index).map(|color| rgb(*color)))
        };
        match number {
            0..=7 => from_palette_start(number),
            8..=63 => from_palette(usize::from(number) - 8).unwrap_or_default(),
            65 => [255; 3],
            _ => [0; 3],
        }
    }

    fn named(&self, name: &str) -> Option<Color> {
        let number = match name {
            "BLACK" => 0,
            "WHITE" => 1,
            "RED" => 2,
            "GREEN" => 3,
            "BLUE" => 4,
            "YELLOW" => 5,
            "MAGENTA" => 6,
            "CYAN" => 7,
            _ => name.strip_prefix("COLOR")?.trim().parse::<u16>().ok()?.checked_add(7)?,
        };
        Some(self.color(number))
    }
}

/// A colour in full: by red, green and blue, or as the first two of a theme, which are white and black.
fn full_color(value: &[u8]) -> Option<Color> {
    let mut cursor = Cursor::new(value);
    let (kind, tint) = (cursor.u16_le()?, cursor.u16_le()?);
    match (kind, cursor.u32_le()?) {
        (2, color) => {
            let [red, green, blue, _] = color.to_le_bytes();
            Some([red, green, blue])
        }
        (3, 0) if tint == 0 => Some([255; 3]),
        (3, 1) if tint == 0 => Some([0; 3]),
        _ => None,
    }
}

fn rgb(color: u32) -> Color {
    let [_, red, green, blue] = color.to_be_bytes();
    [red, green, blue]
}

fn from_palette_start(number: u16) -> Color {
    PALETTE.get(offset(u32::from(number))).map(|color| rgb(*color)).unwrap_or_default()
}

/// The colours from number 8 on, unless the workbook has its own ([MS-XLS] 2.5.161). The first eight are also 0 to 7.
const PALETTE: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000, 0x00_8000,
    0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366, 0xFF_FFCC, 0xCC_FFFF,
    0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00, 0x00_FFFF, 0x80_0080, 0x80_0000,
    0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99, 0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99,
    0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900, 0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966,
    0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];
