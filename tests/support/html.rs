//! A plain and strict reader of published HTML, which knows nothing of how it was made: every tag closed in its turn, every
//! attribute in quotes, and nothing that runs but what is told.

/// Elements without an end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
/// Attributes that hold an address.
const ADDRESSES: [&str; 8] = ["href", "src", "action", "formaction", "poster", "cite", "data", "srcset"];

/// Names with their values.
type Attributes = Vec<(String, String)>;

/// What a text of HTML would make a browser do.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Each element with its attributes, as they are meant.
    pub(crate) elements: Vec<(String, Attributes)>,
    /// What stands in `script` and `style` elements.
    pub(crate) raw: Vec<String>,
    /// The words between the tags, as they are written.
    pub(crate) text: String,
}

/// Reads HTML; a text that says what is wrong where it is not sound.
pub(crate) fn read(html: &str) -> Result<Seen, String> {
    let mut seen = Seen::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        seen.text.push_str(&rest[..at]);
        let (before, tag) = (rest, &rest[at + 1..]);
        let near = || before[at..].chars().take(60).collect::<String>();
        if let Some(after) = tag.strip_prefix("!doctype html>") {
            rest = after;
        } else if let Some(name) = tag.strip_prefix('/') {
            let (name, after) = name.split_once('>').ok_or_else(|| format!("no end: {}", near()))?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("`</{name}>` ends nothing: {}", near()));
            }
            rest = after;
        } else {
            let (name, attributes, after) = element(tag).ok_or_else(|| format!("no element: {}", near()))?;
            rest = after;
            if name == "script" || name == "style" {
                let end = rest.find(&format!("</{name}>")).ok_or_else(|| format!("no end: {}", near()))?;
                seen.raw.push(rest[..end].to_owned());
                rest = &rest[end..];
            }
            // Only in pictures an element may end where it begins.
            let is_closed =
                before[..before.len() - rest.len()].ends_with("/>") && open.iter().any(|name| name == "svg");
            if !VOID.contains(&name.as_str()) && !is_closed {
                open.push(name.clone());
            }
            seen.elements.push((name, attributes));
        }
    }
    seen.text.push_str(rest);
    if open.is_empty() { Ok(seen) } else { Err(format!("never closed: {open:?}")) }
}

/// The name and the attributes of a tag, and what follows it.
fn element(tag: &str) -> Option<(String, Attributes, &str)> {
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-:".contains(letter);
    let end = tag.find(|letter| !is_name(letter) && !letter.is_ascii_uppercase())?;
    let (name, mut rest) = tag.split_at(end);
    if !name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        let inner = rest.trim_start();
        if let Some(after) = inner.strip_prefix('>').or_else(|| inner.strip_prefix("/>")) {
            return Some((name.to_owned(), attributes, after));
        }
        if inner.len() == rest.len() {
            return None;
        }
        let end = inner.find(|letter: char| !is_name(letter) && !letter.is_ascii_uppercase())?;
        let (key, after) = inner.split_at(end);
        if key.is_empty() || attributes.iter().any(|(other, _)| other == key) {
            return None;
        }
        rest = after;
        let mut value = String::new();
        if let Some(quoted) = after.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"')?;
            value = plain(inside);
            rest = after;
        }
        attributes.push((key.to_owned(), value));
    }
}

/// A value without the escapes that the program writes.
fn plain(value: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    signs.into_iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to))
}

impl Seen {
    /// Everything that would run, or load, something that a record brought along.
    pub(crate) fn dangers(&self) -> Vec<String> {
        let mut dangers = Vec::new();
        for (element, attributes) in &self.elements {
            if ["iframe", "object", "embed", "base", "frame", "applet"].contains(&element.as_str()) {
                dangers.push(format!("<{element}>"));
            }
            for (name, value) in attributes {
                let runs = name.starts_with("on") || name == "srcdoc" || (name == "style" && value.contains("url("));
                if runs || (ADDRESSES.contains(&name.as_str()) && !is_harmless(value)) {
                    dangers.push(format!("<{element} {name}=\"{value}\">"));
                }
            }
        }
        dangers
    }

    /// The words of the page as they are meant.
    pub(crate) fn words(&self) -> String {
        plain(&self.text)
    }

    /// The scripts of the page: where each comes from, or what it says.
    pub(crate) fn scripts(&self) -> Vec<String> {
        let scripts = self.elements.iter().filter(|(name, _)| name == "script");
        let source = |attributes: &[(String, String)]| attributes.iter().find(|(name, _)| name == "src").cloned();
        scripts.map(|(_, attributes)| source(attributes).map_or_else(String::new, |(_, value)| value)).collect()
    }
}

/// An address of the web, of mail or telephone, or one without a scheme, as browsers read it: without controls and blanks.
fn is_harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
    let Some((scheme, _)) = address.split_once(':') else { return true };
    let is_scheme = scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    !is_scheme || ["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str())
}
