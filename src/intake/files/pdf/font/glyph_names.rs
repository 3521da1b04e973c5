//! What the names of glyphs mean (Adobe Glyph List Specification 1.7). Names that only number glyphs mean nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static NAMES: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
    let lines = include_str!("glyphs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(name, codes)| (name, characters(codes))).collect()
});

fn characters(codes: &str) -> String {
    codes.split(' ').filter_map(|code| u32::from_str_radix(code, 16).ok()).filter_map(char::from_u32).collect()
}

/// The characters that a glyph's name stands for.
pub(super) fn text(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    base.split('_').map(part).collect()
}

fn part(name: &str) -> Option<String> {
    if let Some(text) = NAMES.get(name) {
        return Some(text.clone());
    }
    let (digits, group) = match (name.strip_prefix("uni"), name.strip_prefix('u')) {
        (Some(digits), _) if digits.len() >= 4 && digits.len().is_multiple_of(4) => (digits, 4),
        (_, Some(digits)) if (4..=6).contains(&digits.len()) => (digits, digits.len()),
        _ => return None,
    };
    let upper = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
    if !digits.bytes().all(upper) {
        return None;
    }
    let groups = digits.as_bytes().chunks(group).map(|group| std::str::from_utf8(group).unwrap_or(""));
    groups.map(|group| u32::from_str_radix(group, 16).ok().and_then(char::from_u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn names_mean_what_the_list_and_its_rules_say() {
        let cases = [("three", "3"), ("f_i", "fi"), ("A.sc", "A"), ("uni00330034", "34"), ("u1F600", "\u{1F600}")];
        for (name, meaning) in cases {
            assert_eq!(text(name).as_deref(), Some(meaning), "{name}");
        }
        for name in ["g12", ".notdef", "cid33", "uni12", "a0", ""] {
            assert_eq!(text(name), None, "{name}");
        }
    }
}
