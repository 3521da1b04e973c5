//! Words within HTML that an author wrote into Markdown. It is refused, and read only so that nothing in it goes unseen.

use std::ops::Range;

/// The words of a piece of HTML: what stands outside tags, and within comments.
pub(super) fn words(html: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let length = comment.find("-->").unwrap_or(comment.len());
            words.push(at + 4..at + 4 + length);
            at += (4 + length + 3).min(rest.len());
        } else if rest.starts_with('<') {
            at += rest.find('>').map_or(rest.len(), |end| end + 1);
        } else {
            let length = rest.find('<').unwrap_or(rest.len());
            words.push(at..at + length);
            at += length;
        }
    }
    words
}

/// Whether it begins a raised or lowered figure, which belongs to no number before it.
pub(super) fn is_raised(html: &str) -> bool {
    ["<sup", "<sub"].iter().any(|tag| html.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_words_and_tags_are_not() {
        let read = |html: &'static str| words(html).into_iter().map(|range| &html[range]).collect::<Vec<_>>();
        assert_eq!(read("<!-- was 3 officers --> and <b class=\"x3\">four</b>"), [" was 3 officers ", " and ", "four"]);
        assert_eq!(read("<!-- never ends"), [" never ends"]);
        assert_eq!(read("<div"), [""; 0]);
        assert!(is_raised("<SUP>") && !is_raised("<b>"));
    }
}
