//! Pictures that stand in page contents themselves (ISO 32000-2, 8.9.7).

use super::color::{self, Space};
use crate::intake::files::pdf::file::{Dict, File, Lexer, Object, Token, find, is_space};

/// Such a picture.
pub(super) struct Inline {
    /// What it is, with its short names.
    pub(super) dict: Dict,
    /// Its packed bytes.
    pub(super) bytes: Vec<u8>,
    /// Whether it is packed in a format of pictures, which may hold more than a picture.
    pub(super) packed: bool,
}

/// Reads a picture after its `BI`, up to its `EI`.
pub(super) fn read(file: &File<'_>, resources: &Dict, lexer: &mut Lexer<'_>) -> Option<Inline> {
    let mut dict = Dict::default();
    loop {
        match lexer.token() {
            Token::Object(Object::Name(key)) => {
                let Token::Object(value) = lexer.token() else { return None };
                dict.0.insert(key, value);
            }
            Token::Keyword(b"ID") => break,
            _ => return None,
        }
    }
    lexer.pos += 1;
    let rest = lexer.rest();
    let filter = [dict.get("F"), dict.get("Filter")].into_iter().find(|filter| !filter.is_null());
    let length = match filter {
        None => plain_length(file, resources, &dict).filter(|length| *length <= rest.len()),
        Some(_) => None,
    };
    let from = length.unwrap_or(0);
    let Some(end) = rest.get(from..).and_then(find_end) else {
        // Nothing after this can be told apart from the picture.
        lexer.pos += rest.len();
        return None;
    };
    let end = from + end;
    let bytes = rest.get(..length.unwrap_or(end))?.to_vec();
    lexer.pos += end + 2;
    let names = filter.map(|filter| format!("{filter:?}")).unwrap_or_default();
    let packed = ["DCT", "JPX", "CCF", "CCITT", "JBIG2"].iter().any(|name| names.contains(name));
    Some(Inline { dict, bytes, packed })
}

/// How many bytes an unpacked picture has.
fn plain_length(file: &File<'_>, resources: &Dict, dict: &Dict) -> Option<usize> {
    let get = |long: &str, short: &str| if dict.has(long) { dict.get(long) } else { dict.get(short) };
    let (width, height) = (get("Width", "W").as_size()?, get("Height", "H").as_size()?);
    let stencil = get("ImageMask", "IM") == &Object::Bool(true);
    let bits = if stencil { 1 } else { get("BitsPerComponent", "BPC").as_size()? };
    let parts = match color::space(file, resources, get("ColorSpace", "CS"), 0) {
        _ if stencil => 1,
        Space::Gray | Space::Palette(..) => 1,
        Space::Rgb | Space::Lab => 3,
        Space::Cmyk => 4,
        _ => return None,
    };
    width.checked_mul(parts)?.checked_mul(bits)?.div_ceil(8).checked_mul(height)
}

/// `EI` between white space, after which page contents go on.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let place = from + find(bytes.get(from..)?, b"EI")?;
        let blank = |byte: Option<&u8>| byte.is_none_or(|byte| is_space(*byte));
        let before = place.checked_sub(1).map(|before| bytes.get(before)).is_none_or(blank);
        let mut after = bytes.get(place + 2..)?.iter().take(12);
        let text = |byte: &u8| is_space(*byte) || (b' '..=b'~').contains(byte);
        if before && blank(bytes.get(place + 2)) && after.all(text) {
            return Some(place);
        }
        from = place + 2;
    }
}
