//! Goes through a text once, from the first byte to the last, and sorts what it says. Judges nothing.

use super::{Form, Hypertext, entity};
use crate::plain::Plain;

/// Elements within a line: their tags part no words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
];

/// Attributes that people read or hear.
const READ: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "summary",
    "title",
];

/// Attributes that name something.
const NAMES: &[&str] = &["action", "class", "content", "href", "id", "name", "src", "srcset", "value", "xlink:href"];

/// Elements whose content is no markup.
const CODE: &[&str] = &["script", "style"];

/// What stands for what a template fills in.
const OPEN: &str = "…";

pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    fills_in: bool,
    pub(super) found: Hypertext,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, form: Form) -> Self {
        Self { text, at: 0, fills_in: form == Form::Template, found: Hypertext::default() }
    }

    pub(super) fn run(&mut self) {
        while self.at < self.text.len() {
            let start = self.at;
            if self.is_at_template() {
                let layout = self.template();
                self.found.words.push_layout(layout, start);
            } else if self.rest().starts_with("<!--") {
                let (inner, from) = self.until("<!--", "-->");
                self.found.asides.push(Plain::literal(inner, from));
            } else if self.rest().starts_with("<![CDATA[") {
                let (inner, from) = self.until("<![CDATA[", "]]>");
                self.found.words.push(inner, from..from + inner.len());
            } else if self.is_at_tag() {
                self.tag();
            } else {
                let mut words = std::mem::take(&mut self.found.words);
                self.character(&mut words);
                self.found.words = words;
            }
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes past what lies between two marks; gives it, and where it begins.
    fn until(&mut self, open: &str, close: &str) -> (&'t str, usize) {
        let from = self.at + open.len();
        let inside = self.text.get(from..).unwrap_or_default();
        let length = inside.find(close).unwrap_or(inside.len());
        self.at = (from + length + close.len()).min(self.text.len());
        (&inside[..length], from)
    }

    /// Takes one character of text, or what a reference stands for.
    fn character(&mut self, into: &mut Plain) {
        let rest = self.rest();
        if let Some((meant, length)) = rest.starts_with('&').then(|| entity::decode(rest)).flatten() {
            into.push(&meant, self.at..self.at + length);
            self.at += length;
            return;
        }
        let Some(letter) = rest.chars().next() else { return };
        let length = letter.len_utf8();
        // A line end is a space to readers.
        let shown = if matches!(letter, '\n' | '\r' | '\t') { " " } else { &rest[..length] };
        into.push(shown, self.at..self.at + length);
        self.at += length;
    }

    fn is_at_template(&self) -> bool {
        self.fills_in && ["{{", "{%", "{#"].iter().any(|open| self.rest().starts_with(open))
    }

    /// Goes past a part that is filled in, and takes what it quotes; gives what stands for it.
    fn template(&mut self) -> &'static str {
        let start = self.at;
        if self.rest().starts_with("{#") {
            self.until("{#", "#}");
            return "";
        }
        let is_printed = self.rest().starts_with("{{");
        let close = if is_printed { "}}" } else { "%}" };
        self.at += 2;
        while self.at < self.text.len() && !self.rest().starts_with(close) {
            let quote = self.rest().chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'));
            match quote {
                Some(quote) => {
                    let mark = quote.to_string();
                    let (inner, from) = self.until(&mark, &mark);
                    self.found.asides.push(Plain::literal(inner, from));
                }
                None => self.at += self.rest().chars().next().map_or(1, char::len_utf8),
            }
        }
        self.at = (self.at + close.len()).min(self.text.len());
        let tag = self.text.get(start + 2..self.at.saturating_sub(2)).unwrap_or_default();
        if !is_printed && tag.trim_matches(['-', ' ']) == "raw" {
            self.raw();
        }
        if is_printed { OPEN } else { " " }
    }

    /// What stands between `{% raw %}` and its end is printed as it is.
    fn raw(&mut self) {
        let inside = self.rest();
        let length = inside.find("{% endraw").or_else(|| inside.find("{%- endraw")).unwrap_or(inside.len());
        let mut scanner =
            Scanner { text: &self.text[..self.at + length], at: self.at, fills_in: false, found: Hypertext::default() };
        std::mem::swap(&mut scanner.found, &mut self.found);
        scanner.run();
        self.at = scanner.at;
        self.found = scanner.found;
    }

    fn is_at_tag(&self) -> bool {
        let mut letters = self.rest().chars();
        letters.next() == Some('<')
            && letters.next().is_some_and(|letter| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'))
    }

    fn tag(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let is_end = rest.starts_with("</");
        self.at += if is_end { 2 } else { 1 };
        let name = self.name().to_ascii_lowercase();
        self.attributes();
        if !INLINE.contains(&name.as_str()) {
            self.found.words.push_layout("\n\n", start);
        }
        if !is_end && CODE.contains(&name.as_str()) && !self.text[..self.at].ends_with("/>") {
            self.code(&name);
        }
    }

    fn name(&mut self) -> &'t str {
        let rest = self.rest();
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '=' | '"' | '\'' | '{');
        // A slash or an exclamation mark at the beginning belongs to the name of something that is no element.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = rest[first..].find(is_end).map_or(rest.len(), |length| length + first);
        self.at += length;
        &rest[..length]
    }

    /// Reads attributes up to the end of the tag.
    fn attributes(&mut self) {
        while self.at < self.text.len() {
            if self.is_at_template() {
                self.template();
                continue;
            }
            let Some(letter) = self.rest().chars().next() else { return };
            if letter == '>' {
                self.at += 1;
                return;
            }
            if letter.is_whitespace() || matches!(letter, '/' | '=' | '"' | '\'' | '{') {
                self.at += letter.len_utf8();
                continue;
            }
            let name = self.name().to_ascii_lowercase();
            let spaces = self.rest().len() - self.rest().trim_start().len();
            if !self.rest()[spaces..].starts_with('=') {
                continue;
            }
            self.at += spaces + 1;
            self.at += self.rest().len() - self.rest().trim_start().len();
            let value = self.value();
            if READ.contains(&name.as_str()) {
                self.found.asides.push(value);
            } else if NAMES.contains(&name.as_str()) || name.starts_with("data-") {
                self.found.names.push(value);
            }
        }
    }

    /// The value of an attribute, in quotes or not.
    fn value(&mut self) -> Plain {
        let quote = self.rest().chars().next().filter(|letter| matches!(letter, '"' | '\''));
        self.at += usize::from(quote.is_some());
        let mut value = Plain::default();
        while let Some(letter) = self.rest().chars().next() {
            let is_end = match quote {
                Some(quote) => letter == quote,
                None => letter.is_whitespace() || letter == '>',
            };
            if self.is_at_template() {
                // Without quotes, what is filled in may end the value.
                if quote.is_none() && !self.rest().starts_with("{{") {
                    break;
                }
                let start = self.at;
                let layout = self.template();
                value.push_layout(layout, start);
            } else if is_end {
                self.at += usize::from(quote.is_some());
                break;
            } else {
                self.character(&mut value);
            }
        }
        value
    }

    /// Takes the content of a script or style, up to its end tag.
    fn code(&mut self, name: &str) {
        let (start, inside) = (self.at, self.rest());
        let end = format!("</{name}");
        let is_end = |at: &usize| inside.get(*at..at + end.len()).is_some_and(|found| found.eq_ignore_ascii_case(&end));
        let length = inside.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(inside.len());
        if length > 0 {
            self.found.code.push(Plain::literal(&inside[..length], start));
        }
        self.at += length;
    }
}
