//! Fonts whose codes are one byte: Type 1, TrueType and Type 3 (ISO 32000-2, 9.6). What each code says, and how wide it is.

use std::rc::Rc;

use super::{cmap::CMap, encodings, glyph_names, readable, standard, type1};
use crate::intake::files::pdf::file::{Dict, File, Object};

/// What each of 256 codes says, and its width in thousandths (of the font's own unit for Type 3).
#[derive(Debug)]
pub(super) struct Simple {
    pub(super) texts: Vec<Option<Rc<str>>>,
    pub(super) widths: Vec<f64>,
}

/// Reads such a font.
pub(super) fn read(file: &File<'_>, font: &Dict, to_unicode: Option<&CMap>) -> Simple {
    let names = Names::of(file, font);
    let texts: Vec<Option<String>> = (0..=u8::MAX)
        .map(|code| {
            let told = to_unicode.and_then(|map| map.text(u32::from(code)));
            told.and_then(|text| readable(&text)).or_else(|| names.text(code).and_then(|text| readable(&text)))
        })
        .collect();
    let widths = widths(file, font, &texts);
    Simple { texts: texts.into_iter().map(|text| text.map(Rc::from)).collect(), widths }
}

fn widths(file: &File<'_>, font: &Dict, texts: &[Option<String>]) -> Vec<f64> {
    let listed = file.get(font, "Widths").as_list();
    let first = file.get(font, "FirstChar").as_size().unwrap_or(0);
    let missing = file.get(file.dict(font, "FontDescriptor"), "MissingWidth").as_number().unwrap_or(0.0);
    let name = file.get(font, "BaseFont").as_name().unwrap_or("");
    let width = |(code, text): (usize, &Option<String>)| match listed {
        Some(listed) => {
            let width = code.checked_sub(first).and_then(|place| listed.get(place));
            width.and_then(|width| file.resolve(width).as_number()).unwrap_or(missing)
        }
        None => {
            let character = text.as_ref().and_then(|text| text.chars().next()).unwrap_or('n');
            f64::from(standard::width(name, character))
        }
    };
    texts.iter().enumerate().map(width).collect()
}

/// Where the meanings of codes come from, without a map to Unicode.
struct Names {
    base: Option<&'static [&'static str; 7]>,
    /// Names of glyphs that the font or its program gives to codes.
    given: std::collections::BTreeMap<u8, String>,
}

impl Names {
    fn of(file: &File<'_>, font: &Dict) -> Self {
        let encoding = file.get(font, "Encoding");
        let (named, differences) = match encoding {
            Object::Name(name) => (Some(name.as_str()), Vec::new()),
            Object::Dict(dict) => (file.get(dict, "BaseEncoding").as_name(), file.list(dict, "Differences")),
            _ => (None, Vec::new()),
        };
        let base = match named {
            Some("WinAnsiEncoding") => Some(&encodings::WIN_ANSI),
            Some("MacRomanEncoding") => Some(&encodings::MAC_ROMAN),
            Some("StandardEncoding") => Some(&encodings::STANDARD),
            _ => None,
        };
        let mut names = Self { base, given: std::collections::BTreeMap::new() };
        if base.is_none() {
            names.take_own(file, font);
        }
        let mut code = 0_u8;
        for item in differences {
            match file.resolve(item) {
                Object::Name(name) => {
                    names.given.insert(code, name.clone());
                    code = code.wrapping_add(1);
                }
                number => code = number.as_size().and_then(|code| u8::try_from(code).ok()).unwrap_or(code),
            }
        }
        names
    }

    /// The encoding that the font has of itself.
    fn take_own(&mut self, file: &File<'_>, font: &Dict) {
        let name = file.get(font, "BaseFont").as_name().unwrap_or("");
        let descriptor = file.dict(font, "FontDescriptor");
        let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.has(key));
        // Bit 6 of the flags: the font has the standard Latin characters.
        let latin = file.get(descriptor, "Flags").as_int().is_some_and(|flags| flags & 32 != 0);
        if file.get(font, "Subtype").as_name() == Some("Type3") {
            return;
        }
        if name.contains("Symbol") {
            self.base = Some(&encodings::SYMBOL);
        } else if name.contains("ZapfDingbats") {
            self.base = Some(&encodings::ZAPF_DINGBATS);
        } else if let Some(program) = file.get(descriptor, "FontFile").as_stream() {
            self.given = type1::encoding(&file.unpack(program).bytes);
            self.base = self.given.is_empty().then_some(&encodings::STANDARD);
        } else if latin || !embedded {
            self.base = Some(&encodings::STANDARD);
        }
    }

    fn text(&self, code: u8) -> Option<String> {
        match self.given.get(&code) {
            Some(name) => glyph_names::text(name),
            None => encodings::character(self.base?, code).map(String::from),
        }
    }
}
