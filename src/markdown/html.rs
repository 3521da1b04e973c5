//! HTML that is safe to print: made only here, from events of the Markdown parser and escaped text.

use serde::{Serialize, Serializer};

/// Safe HTML. Templates print it as it is; everything else they escape.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Text, escaped.
    pub fn text(text: &str) -> Self {
        let mut html = Self::default();
        html.push_text(text);
        html
    }

    /// Room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Gives back room that is not needed.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a tag or other markup that is written in this program.
    pub fn push_markup(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds text, escaped.
    pub fn push_text(&mut self, text: &str) {
        // Writing to a String cannot fail.
        let _ = pulldown_cmark_escape::escape_html_body_text(&mut self.0, text);
    }

    /// Adds an attribute's value in quotes, escaped.
    pub fn push_attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        let _ = pulldown_cmark_escape::escape_html(&mut self.0, value);
        self.0.push('"');
    }

    /// Adds an attribute that holds an address, percent-encoded where it must be, and escaped.
    pub fn push_address(&mut self, name: &'static str, address: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        let _ = pulldown_cmark_escape::escape_href(&mut self.0, address);
        self.0.push('"');
    }

    /// A value as JSON that may stand in a `script` element: nothing in it ends the element or begins another. Nothing where
    /// it cannot be written as JSON.
    pub fn json(value: &impl Serialize) -> Self {
        let json = serde_json::to_string(value).unwrap_or_default();
        let mut html = Self::with_capacity(json.len());
        // Markup characters stand in strings only, where JSON has another way to write them. The first byte of the two
        // separators of lines begins other characters too.
        let (bytes, mut done) = (json.as_bytes(), 0);
        for at in (0..bytes.len()).filter(|&at| matches!(bytes[at], b'<' | b'>' | b'&' | 0xe2)) {
            let Some(letter) = json[at..].chars().next() else { continue };
            if matches!(letter, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') {
                html.0.push_str(&json[done..at]);
                html.0.push_str(&format!("\\u{:04x}", u32::from(letter)));
                done = at + letter.len_utf8();
            }
        }
        html.0.push_str(&json[done..]);
        html
    }

    /// Adds other safe HTML.
    pub fn push(&mut self, other: &Html) {
        self.0.push_str(&other.0);
    }
}

impl Serialize for Html {
    /// Marked as safe for templates; a plain string for everything else.
    #[expect(clippy::disallowed_methods, reason = "the one place that makes safe HTML")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_leave_its_element() {
        let text = "</script><!-- & \u{2028} \"x\" é";
        let html = Html::json(&text);
        assert!(!html.as_str().contains(['<', '>', '&', '\u{2028}']), "{html:?}");
        assert_eq!(serde_json::from_str::<String>(html.as_str()).unwrap(), text);
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.push_markup("<a");
        html.push_address("href", "https://a.example/?q=\"><script>");
        html.push_attribute("title", "\"x\" & <y>");
        html.push_markup(">");
        html.push_text("<b>&");
        html.push_markup("</a>");
        assert_eq!(
            html.as_str(),
            "<a href=\"https://a.example/?q=%22%3E%3Cscript%3E\" title=\"&quot;x&quot; &amp; &lt;y&gt;\">&lt;b&gt;&amp;</a>"
        );
    }
}
