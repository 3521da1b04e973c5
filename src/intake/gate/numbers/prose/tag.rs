//! HTML tags within words, which are read through: how long one is. What stands in their attributes is text.

/// Names of the HTML elements that are read through; anything else in angle brackets is text.
const ELEMENTS: [&str; 44] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// The length of the HTML tag or comment opener that a text begins with, if it begins with one. Of a tag with
/// attributes only the name is read through: an attribute may hold a number that is published.
pub(super) fn length(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(4);
    }
    let bytes = rest.as_bytes();
    let name = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let window = bytes.get(name..bytes.len().min(name + 12))?;
    let length = window.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
    let element = rest.get(name..name + length)?.to_ascii_lowercase();
    ELEMENTS.binary_search(&element.as_str()).ok()?;
    let mut end = name + length;
    while matches!(bytes.get(end), Some(b' ' | b'/')) {
        end += 1;
    }
    Some(if bytes.get(end) == Some(&b'>') { end + 1 } else { name + length })
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn names_of_elements_are_read_through_and_other_brackets_are_text() {
        assert_eq!([length("<b>x"), length("</sup >"), length("<!-- 2"), length("<br/>")], [3, 7, 4, 5].map(Some));
        assert_eq!(length("<a href=\"4\">"), Some(2));
        assert_eq!([length("<5 and a"), length("<wardens>"), length("<")], [None; 3]);
    }
}
