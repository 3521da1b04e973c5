//! Character references, such as `&amp;` and `&#51;`: those by number, and the named ones that people write in prose.

/// The longest reference that is looked for, in bytes.
const LONGEST: usize = 12;

const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("shy", "\u{ad}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("pound", "£"),
    ("middot", "·"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("sup1", "¹"),
    ("sup2", "²"),
    ("sup3", "³"),
];

/// What a text that begins with `&` begins with, and how many bytes stand for it; nothing where it is no reference.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#').map(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    });
    let meant = match number {
        Some(number) => char::from_u32(number.ok()?)?.to_string(),
        None => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((meant, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_by_name_and_by_number() {
        assert_eq!(decode("&amp;b"), Some(("&".to_owned(), 5)));
        assert_eq!(decode("&#51;"), Some(("3".to_owned(), 5)));
        assert_eq!(decode("&#x33; men"), Some(("3".to_owned(), 6)));
        for none in ["&", "&;", "&#;", "&#x;", "&nothing;", "& amp;", "&#1114112;", "&amp", "&ééééééé;"] {
            assert_eq!(decode(none), None, "{none}");
        }
    }
}
