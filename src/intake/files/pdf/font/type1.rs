//! Reads the encoding that a Type 1 font program brings along, from its clear part (Adobe Type 1 Font Format, 2.4).

use std::collections::BTreeMap;

use crate::intake::files::pdf::file::{Lexer, Object, Token, find};

/// The names of glyphs by code; empty where the program uses the standard encoding or cannot be read.
pub(super) fn encoding(program: &[u8]) -> BTreeMap<u8, String> {
    let mut names = BTreeMap::new();
    let Some(start) = find(program, b"/Encoding") else { return names };
    let mut lexer = Lexer::new(program, start + b"/Encoding".len());
    let mut code = None;
    // Each entry is `dup 65 /A put`; the array ends with `def`.
    for _ in 0..4096 {
        match lexer.token() {
            Token::Object(Object::Int(number)) => code = u8::try_from(number).ok(),
            Token::Object(Object::Name(name)) => {
                if let Some(code) = code.take() {
                    names.insert(code, name);
                }
            }
            Token::Keyword(b"def" | b"readonly" | b"StandardEncoding") | Token::End => break,
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    #[test]
    fn entries_up_to_def_are_read() {
        let names = super::encoding(
            b"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 51 /three put dup 65 /A put readonly def",
        );
        assert_eq!(names.get(&51).map(String::as_str), Some("three"));
        assert_eq!(names.get(&65).map(String::as_str), Some("A"));
    }
}
