//! Reads character maps: how long codes are, and the characters or glyph numbers that they stand for
//! (ISO 32000-2, 9.7.5 and 9.10.3; Adobe Technical Note 5014). Ready-made maps are not among them.

use std::collections::BTreeMap;

use crate::intake::files::pdf::file::{Lexer, Object, Token};
use crate::intake::files::pdf::limits;

/// A character map.
#[derive(Debug, Default)]
pub(crate) struct CMap {
    /// Ranges of codes: how many bytes, first and last.
    spaces: Vec<(usize, u32, u32)>,
    /// First code of a range, last, and the characters of the first.
    texts: BTreeMap<u32, (u32, String)>,
    /// First code of a range, last, and the glyph number of the first.
    glyphs: BTreeMap<u32, (u32, u32)>,
}

impl CMap {
    /// Reads the unpacked bytes of a map.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands = Vec::new();
        loop {
            match lexer.token() {
                Token::Object(object) if operands.len() < limits::MAPPINGS => operands.push(object),
                Token::Keyword(keyword) => {
                    map.take(keyword, &operands);
                    operands.clear();
                }
                Token::End => return map,
                _ => {}
            }
            if map.texts.len() + map.glyphs.len() + map.spaces.len() > limits::MAPPINGS {
                return map;
            }
        }
    }

    fn take(&mut self, keyword: &[u8], operands: &[Object]) {
        match keyword {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::Text(low), Object::Text(high)] = pair
                        && self.spaces.len() < limits::CODE_SPACES
                    {
                        self.spaces.push((low.len(), number(low), number(high)));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::Text(code), Object::Text(text)] = pair {
                        self.texts.insert(number(code), (number(code), utf16(text)));
                    }
                }
            }
            b"endbfrange" => {
                for triple in operands.chunks_exact(3) {
                    self.take_range(triple);
                }
            }
            b"endcidrange" => {
                for triple in operands.chunks_exact(3) {
                    if let [Object::Text(low), Object::Text(high), glyph] = triple {
                        let glyph = glyph.as_size().and_then(|glyph| u32::try_from(glyph).ok()).unwrap_or(0);
                        self.glyphs.insert(number(low), (number(high), glyph));
                    }
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::Text(code), glyph] = pair {
                        let glyph = glyph.as_size().and_then(|glyph| u32::try_from(glyph).ok()).unwrap_or(0);
                        self.glyphs.insert(number(code), (number(code), glyph));
                    }
                }
            }
            _ => {}
        }
    }

    fn take_range(&mut self, triple: &[Object]) {
        match triple {
            [Object::Text(low), Object::Text(high), Object::Text(text)] => {
                self.texts.insert(number(low), (number(high), utf16(text)));
            }
            [Object::Text(low), Object::Text(_), Object::List(texts)] => {
                for (code, text) in (number(low)..).zip(texts).take(limits::MAPPINGS) {
                    if let Object::Text(text) = text {
                        self.texts.insert(code, (code, utf16(text)));
                    }
                }
            }
            _ => {}
        }
    }

    /// The characters of a code.
    pub(crate) fn text(&self, code: u32) -> Option<String> {
        let (first, (last, text)) = self.texts.range(..=code).next_back()?;
        if code > *last {
            return None;
        }
        let mut text = text.clone();
        if code > *first {
            let end = text.pop()?;
            text.push(char::from_u32(u32::from(end).checked_add(code - first)?)?);
        }
        Some(text)
    }

    /// The glyph number of a code.
    pub(crate) fn glyph(&self, code: u32) -> Option<u32> {
        let (first, (last, glyph)) = self.glyphs.range(..=code).next_back()?;
        (code <= *last).then(|| glyph.saturating_add(code - first))
    }

    /// The first code of some bytes and its length; nothing where the map names no lengths.
    pub(crate) fn code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        for length in 1..=4 {
            let Some(head) = bytes.get(..length) else { break };
            let code = number(head);
            let within = |space: &&(usize, u32, u32)| space.0 == length && (space.1..=space.2).contains(&code);
            if self.spaces.iter().any(|space| within(&space)) {
                return Some((code, length));
            }
        }
        let shortest = self.spaces.iter().map(|space| space.0).filter(|length| *length > 0).min()?;
        let head = bytes.get(..shortest.min(bytes.len()))?;
        Some((number(head), head.len().max(1)))
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |value, byte| (value << 8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .take(limits::CODE_CHARACTERS)
        .map(|pair| pair.iter().fold(0_u16, |unit, byte| (unit << 8) | u16::from(*byte)));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn chars_ranges_and_lists_are_read() {
        let map = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <00660069> endbfchar \
              2 beginbfrange <0010> <0012> <0033> <0020> <0021> [<0041> <0042>] endbfrange",
        );
        let read: Vec<_> = [3, 0x10, 0x12, 0x13, 0x20, 0x21].into_iter().map(|code| map.text(code)).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(read, [text("fi"), text("3"), text("5"), None, text("A"), text("B")]);
        assert_eq!(map.code(&[0, 0x11, 9]), Some((0x11, 2)));
    }
}
