//! Attributes in braces or on an info string: `#id key="value" key=value`. Knows the grammar, not the keys.

use std::ops::Range;

/// One attribute, with the place of its key and value in the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// `id` for `#boroughs`.
    pub key: String,
    /// Without its quotes.
    pub value: String,
    /// The bytes of the whole attribute.
    pub place: Range<usize>,
}

/// Reads attributes; `Err` holds the place of what cannot be read.
pub fn read(text: &str) -> Result<Vec<Attribute>, Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if at == text.len() {
            return Ok(found);
        }
        let rest = &text[at..];
        let attribute = if let Some(rest) = rest.strip_prefix('#') {
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            Attribute { key: "id".to_owned(), value: rest[..length].to_owned(), place: at..at + 1 + length }
        } else {
            pair(rest, at).ok_or(at..text.len())?
        };
        if attribute.value.is_empty() && attribute.key == "id" {
            return Err(attribute.place);
        }
        at = attribute.place.end;
        found.push(attribute);
    }
}

fn pair(rest: &str, at: usize) -> Option<Attribute> {
    let (key, after) = rest.split_once('=')?;
    if key.is_empty() || !key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        return None;
    }
    let value_at = key.len() + 1;
    let (value, length) = match after.chars().next() {
        Some(quote @ ('"' | '“' | '”')) => {
            let inner = &after[quote.len_utf8()..];
            let end = inner.find(['"', '“', '”'])?;
            let closing = inner[end..].chars().next()?.len_utf8();
            (&inner[..end], quote.len_utf8() + end + closing)
        }
        _ => {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            (&after[..end], end)
        }
    };
    Some(Attribute { key: key.to_owned(), value: value.to_owned(), place: at..at + value_at + length })
}

/// Splits braces from the end of a caption: the caption's range and that of what stands in the braces.
pub fn split(text: &str) -> (Range<usize>, Option<Range<usize>>) {
    let trimmed = text.trim_end();
    if trimmed.ends_with('}')
        && let Some(open) = trimmed.rfind('{')
    {
        let caption = text[..open].trim_end();
        return (0..caption.len(), Some(open + 1..trimmed.len() - 1));
    }
    (0..trimmed.len(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_identifiers_and_pairs() {
        let found = read(r#"#boroughs counts="Total,2021" suppress=true"#).unwrap();
        let pairs: Vec<_> = found.iter().map(|a| (a.key.as_str(), a.value.as_str())).collect();
        assert_eq!(pairs, [("id", "boroughs"), ("counts", "Total,2021"), ("suppress", "true")]);
        assert_eq!(found[1].place, 10..29);
    }

    #[test]
    fn says_where_it_stops_understanding() {
        assert_eq!(read("#a counts=\"x"), Err(3..12));
        assert_eq!(read("words here"), Err(0..10));
        assert_eq!(read("#"), Err(0..1));
    }

    #[test]
    fn splits_a_caption() {
        assert_eq!(split("Orders by borough {#boroughs}"), (0..17, Some(19..28)));
        assert_eq!(split("Orders by borough"), (0..17, None));
    }
}
