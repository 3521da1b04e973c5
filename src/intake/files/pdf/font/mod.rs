//! Fonts: which characters the codes of a text stand for, and how wide they are. Shapes of glyphs are not looked at, so a
//! map to Unicode that lies is believed.

mod cmap;
mod composite;
mod encodings;
mod glyph_names;
mod simple;
mod standard;
mod type1;

use std::rc::Rc;

use cmap::CMap;
use composite::Composite;
use simple::Simple;

use super::file::{Dict, File};

/// A font as a text needs it.
#[derive(Debug)]
pub(crate) struct Font {
    kind: Kind,
    to_unicode: Option<CMap>,
    /// From glyph space to text space: thousandths, but for Type 3.
    pub(crate) unit: f64,
    /// How high capitals and digits are, in text space.
    pub(crate) height: f64,
    /// Its name, without a subset's letters.
    pub(crate) name: String,
    /// Whether it is written downwards.
    pub(crate) vertical: bool,
}

#[derive(Debug)]
enum Kind {
    Simple(Simple),
    Composite(Composite),
}

/// One code of a text.
#[derive(Debug)]
pub(crate) struct Code {
    /// What it says; nothing where that cannot be known.
    pub(crate) text: Option<Rc<str>>,
    /// How wide it is, in text space at size 1.
    pub(crate) width: f64,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub(crate) is_space: bool,
}

/// How high capitals and digits are in most fonts, as a share of the size.
const USUAL_HEIGHT: f64 = 0.66;

/// Characters of the private use area that word processors write for bullets.
const BULLETS: [char; 12] = [
    '\u{F02D}', '\u{F06E}', '\u{F06F}', '\u{F071}', '\u{F075}', '\u{F076}', '\u{F0A7}', '\u{F0B7}', '\u{F0D8}',
    '\u{F0E0}', '\u{F0FC}', '\u{F0A8}',
];

impl Font {
    /// Reads a font.
    pub(crate) fn read(file: &File<'_>, font: &Dict) -> Self {
        let map = file.get(font, "ToUnicode").as_stream().map(|stream| CMap::read(&file.unpack(stream).bytes));
        let name = file.get(font, "BaseFont").as_name().unwrap_or("without a name");
        let name = name.split_once('+').map_or(name, |(_, name)| name).chars().take(60).collect();
        let (mut unit, mut height) = (0.001, USUAL_HEIGHT);
        let mut vertical = false;
        let kind = match file.get(font, "Subtype").as_name() {
            Some("Type0") => {
                let composite = composite::read(file, font);
                vertical = composite.vertical;
                Kind::Composite(composite)
            }
            subtype => {
                if subtype == Some("Type3") {
                    (unit, height) = type3_scale(file, font);
                }
                Kind::Simple(simple::read(file, font, map.as_ref()))
            }
        };
        Self { kind, to_unicode: map, unit, height, name, vertical }
    }

    /// The codes of a text.
    pub(crate) fn codes(&self, bytes: &[u8]) -> Vec<Code> {
        let composite = match &self.kind {
            Kind::Simple(simple) => return bytes.iter().map(|byte| self.simple(simple, *byte)).collect(),
            Kind::Composite(composite) => composite,
        };
        let mut codes = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, length) = composite.code(rest);
            let is_space = length == 1 && code == 32;
            rest = rest.get(length..).unwrap_or(&[]);
            let told = self.to_unicode.as_ref().and_then(|map| map.text(code)).and_then(|text| readable(&text));
            let symbol = || self.to_unicode.as_ref().and_then(|map| map.text(code)).filter(|_| self.is_wingdings());
            let symbol = || symbol().and_then(|text| private(&text)).map(wingding);
            let text = told.or_else(|| composite.text(code)).or_else(symbol).map(Rc::from);
            codes.push(Code { text, width: composite.width(code) * self.unit, is_space });
        }
        codes
    }

    fn simple(&self, simple: &Simple, byte: u8) -> Code {
        let place = usize::from(byte);
        let width = simple.widths.get(place).copied().unwrap_or(0.0) * self.unit;
        let told = simple.texts.get(place).cloned().flatten();
        let text = if self.is_wingdings() { Some(Rc::from(wingding(byte).as_str())) } else { told };
        Code { text, width, is_space: byte == 32 }
    }

    /// Whether it is the font of symbols that word processors take bullets from, in whatever way it is mapped.
    fn is_wingdings(&self) -> bool {
        self.name.starts_with("Wingdings") && !self.name.contains(['2', '3'])
    }
}

/// The scale of a Type 3 font's widths, and how high its glyphs are.
fn type3_scale(file: &File<'_>, font: &Dict) -> (f64, f64) {
    let matrix = file.numbers(font, "FontMatrix");
    let [across, _, _, up, ..] = matrix[..] else { return (0.001, USUAL_HEIGHT) };
    let [_, low, _, high] = file.numbers(font, "FontBBox")[..] else { return (across, USUAL_HEIGHT) };
    let height = ((high - low) * up).abs() * USUAL_HEIGHT;
    // A box of nothing means that no box is given.
    (across, if height > 0.0 { height } else { USUAL_HEIGHT })
}

/// The byte that a character of the private use area stands for in fonts of symbols.
fn private(text: &str) -> Option<u8> {
    let code = u32::from(text.chars().next()?);
    (0xF000..=0xF0FF).contains(&code).then(|| u8::try_from(code - 0xF000).unwrap_or(0))
}

/// What Wingdings shows for a code: numbers in circles, or a symbol that is no number.
fn wingding(code: u8) -> String {
    match code {
        0..=0x20 => " ".to_owned(),
        0x80..=0x8A => (code - 0x80).to_string(),
        0x8B..=0x95 => (code - 0x8B).to_string(),
        _ => "•".to_owned(),
    }
}

/// A text whose every character can be read: bullets of private use become bullets, anything else of it is unreadable.
fn readable(text: &str) -> Option<String> {
    let character = |character: char| match character {
        bullet if BULLETS.contains(&bullet) => Some('•'),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | char::REPLACEMENT_CHARACTER | '\0' | '\u{FFFF}' => None,
        control if control.is_control() => Some(' '),
        other => Some(other),
    };
    if text.is_empty() { None } else { text.chars().map(character).collect() }
}
