//! Decodes text strings (ISO 32000-2, 7.9.2.2): UTF-16, UTF-8, or `PDFDocEncoding`.

/// The characters of a text string.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units = rest
            .chunks_exact(2)
            .map(|pair| read([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

/// `PDFDocEncoding` (annex D.3).
fn character(byte: u8) -> char {
    const LOW: &str = "˘ˇˆ˙˝˛˚˜";
    const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
    let place = |from: u8| usize::from(byte - from);
    match byte {
        0x18..=0x1F => LOW.chars().nth(place(0x18)).unwrap_or(' '),
        0x80..=0x9E => HIGH.chars().nth(place(0x80)).unwrap_or(' '),
        0xA0 => '€',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn each_encoding_is_read() {
        assert_eq!(decode(b"plain"), "plain");
        assert_eq!(decode(&[0xFE, 0xFF, 0, 0x33, 0x20, 0x13]), "3\u{2013}");
        assert_eq!(decode(&[0xEF, 0xBB, 0xBF, 0xC3, 0xA9]), "é");
        assert_eq!(decode(&[0x85, 0xE9, 0xA0]), "–é€");
    }
}
