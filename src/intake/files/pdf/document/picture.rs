//! Looks into packed pictures for what cameras and programs note in them: JPEG (ITU-T T.81, annex B) and JPEG 2000
//! (ISO 15444-1, annex I). It reads no picture.

/// What a picture carries besides itself, in a few words; nothing where it carries nothing else.
pub(super) fn noted(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xD8, rest @ ..] => jpeg(rest),
        [0, 0, 0, 12, b'j', b'P', ..] => boxes(bytes),
        // A bare code stream of JPEG 2000.
        [0xFF, 0x4F, 0xFF, 0x51, ..] => None,
        _ => Some("a packed picture that cannot be looked into"),
    }
}

/// Fewer bytes than this after a picture's end are padding.
const PADDING: usize = 4;

/// Segments after the start of the picture.
fn jpeg(mut rest: &[u8]) -> Option<&'static str> {
    loop {
        let [0xFF, marker, after @ ..] = rest else { return Some("a picture that cannot be looked into") };
        match marker {
            // Fill bytes.
            0xFF => {
                rest = rest.get(1..)?;
                continue;
            }
            0xD9 => return trailing(after),
            0x01 | 0xD0..=0xD7 => {
                rest = after;
                continue;
            }
            _ => {}
        }
        let [high, low, ..] = after else { return Some("a picture that cannot be looked into") };
        let length = usize::from(*high) * 256 + usize::from(*low);
        let Some((segment, next)) = after.split_at_checked(length) else {
            return Some("a picture that cannot be looked into");
        };
        let segment = segment.get(2..).unwrap_or(&[]);
        let known = match marker {
            // Version and density, and a small copy of no size.
            0xE0 => segment.starts_with(b"JFIF\0") && segment.len() == 14 && segment.ends_with(&[0, 0]),
            0xE2 => segment.starts_with(b"ICC_PROFILE\0"),
            0xEE => segment.starts_with(b"Adobe") && segment.len() == 12,
            0xFE => !segment.iter().any(u8::is_ascii_alphanumeric),
            // Tables, frames, scans, and how often to restart; of all others nobody knows what they hold.
            0xC0..=0xC4 | 0xC9..=0xCC | 0xDA..=0xDD => true,
            _ => false,
        };
        if !known {
            return Some("notes of a camera or a program");
        }
        rest = if *marker == 0xDA { entropy_end(next) } else { next };
    }
}

/// From the next marker on: packed data escape the byte that begins one.
fn entropy_end(bytes: &[u8]) -> &[u8] {
    let marker = |pair: &[u8]| matches!(pair, [0xFF, next] if !matches!(next, 0 | 0xD0..=0xD7));
    let end = bytes.windows(2).position(marker).unwrap_or(bytes.len());
    bytes.get(end..).unwrap_or(&[])
}

fn trailing(after: &[u8]) -> Option<&'static str> {
    let blank = after.iter().all(|byte| matches!(byte, 0 | b'\n' | b'\r' | 0xFF));
    // Some programs round a picture up to whole words.
    (!blank && after.len() >= PADDING).then_some("bytes after the end of a picture")
}

fn boxes(bytes: &[u8]) -> Option<&'static str> {
    let mut rest = bytes;
    while let [a, b, c, d, kind @ ..] = rest {
        let length = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
        match kind.get(..4) {
            Some(b"jp2c") if length == 0 => return None,
            Some(b"jP  " | b"ftyp" | b"jp2h" | b"jp2c") => {}
            _ => return Some("notes of a camera or a program"),
        }
        let Some(next) = rest.get(length.max(8)..) else { return Some("a picture that cannot be looked into") };
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::noted;

    #[test]
    fn notes_thumbnails_and_trailing_bytes_are_told() {
        let plain = [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 7, 0xFF, 0, 8, 0xFF, 0xD9];
        assert_eq!(noted(&plain), None);
        assert!(noted(&[&plain[..], b"more"].concat()).is_some());
        let exif = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, b'E', b'x', b'i', b'f', 0xFF, 0xD9];
        assert_eq!(noted(&exif), Some("notes of a camera or a program"));
        // A reserved segment, and words behind the last field of a known one.
        let reserved = [0xFF, 0xD8, 0xFF, 0xF0, 0, 6, b'B', b'i', b'r', b'c', 0xFF, 0xD9];
        assert_eq!(noted(&reserved), Some("notes of a camera or a program"));
        let jfif = |more: &[u8]| {
            let length = u8::try_from(16 + more.len()).unwrap();
            [&[0xFF, 0xD8, 0xFF, 0xE0, 0, length][..], b"JFIF\0\x01\x01\0\0\x01\0\x01", more, &[0, 0], &plain[2..]]
                .concat()
        };
        assert_eq!(noted(&jfif(b"")), None);
        assert_eq!(noted(&jfif(b"words")), Some("notes of a camera or a program"));
        assert!(noted(&plain[..5]).is_some() && noted(b"GIF89a").is_some());
    }
}
