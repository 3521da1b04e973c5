//! The opening tags of a page, with their attributes. Builds no tree, and reads no words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// An opening tag.
#[derive(Debug)]
pub(super) struct Element<'p> {
    /// Its name in lower case.
    pub(super) name: String,
    /// Where it stands.
    pub(super) place: Range<usize>,
    attributes: Vec<(String, &'p str)>,
}

impl<'p> Element<'p> {
    /// The value of an attribute as written; empty where it has none.
    pub(super) fn value(&self, name: &str) -> Option<&'p str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Whether an attribute says just this.
    pub(super) fn is(&self, name: &str, wanted: &str) -> bool {
        self.value(name).is_some_and(|value| value == wanted || plain(value) == wanted)
    }

    /// The names of its attributes.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }
}

/// The few references that templates write for signs in attributes, resolved.
fn plain(value: &str) -> String {
    let resolved = value.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'").replace("&#x2F;", "/");
    resolved.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The opening tags of a page in their order. What stands in a script, a style or a comment is none.
pub(super) fn elements(page: &str) -> Vec<Element<'_>> {
    static PATTERNS: LazyLock<Option<(Regex, Regex)>> = LazyLock::new(|| {
        let tag = r#"(?s)<!--.*?-->|<([A-Za-z][A-Za-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>"#;
        let attribute = r#"([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"#;
        Some((Regex::new(tag).ok()?, Regex::new(attribute).ok()?))
    });
    let Some((tag, attribute)) = PATTERNS.as_ref() else { return Vec::new() };
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(found) = tag.captures_at(page, at) {
        let (Some(whole), name) = (found.get(0), found.get(1)) else { break };
        at = whole.end();
        let Some(name) = name.map(|name| name.as_str().to_ascii_lowercase()) else { continue };
        if name == "script" || name == "style" {
            let end = page[at..].find(&format!("</{name}")).unwrap_or(page.len() - at);
            at += end;
        }
        let written = found.get(2).map_or("", |written| written.as_str());
        let attributes = attribute.captures_iter(written).map(|found| {
            let value = [2, 3, 4].into_iter().find_map(|group| found.get(group));
            (found[1].to_ascii_lowercase(), value.map_or("", |value| value.as_str()))
        });
        elements.push(Element { name, place: whole.range(), attributes: attributes.collect() });
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let page = "<!-- <a> --><A Href='x>y' rel=b data-exit>c</A><script>\"<b>\"</script><i title=\"&amp;#\">";
        let found = elements(page);
        let names: Vec<&str> = found.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["a", "script", "i"]);
        assert!(found[0].is("href", "x>y") && found[0].is("rel", "b") && found[0].value("data-exit") == Some(""));
        assert!(found[2].is("title", "&#") && found[2].value("id").is_none());
    }

    #[test]
    fn nothing_that_is_cut_short_is_fatal() {
        let page = "<p a=\"b\"><script>x</script><style>é</style><!-- -->";
        for end in (0..=page.len()).filter(|end| page.is_char_boundary(*end)) {
            assert!(elements(&page[..end]).len() <= 3);
        }
    }
}
