//! One text of the interface: words, values in braces, links and the few elements that may stand in a sentence. Prints
//! nothing.
//!
//! | written | meant |
//! | --- | --- |
//! | `{total}` | the value `total` |
//! | `[the notice](notice)` | a link to the value `notice` |
//! | `<strong>…</strong>`, also `code` and `kbd` | the element |
//! | `<hidden>…</hidden>` | words for screen readers only |

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    written: String,
    pieces: Vec<Piece>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// A value, by its name.
    Value(String),
    /// The beginning of an element.
    Open(Element),
    /// The end of an element.
    Close(Element),
    /// The beginning of a link to the address that a value holds.
    Link(String),
    /// The end of a link.
    LinkEnd,
}

/// What may stand in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Words that matter more.
    Strong,
    /// Words for machines.
    Code,
    /// A key of the keyboard.
    Key,
    /// Words for screen readers only.
    Hidden,
}

impl Element {
    const ALL: [Self; 4] = [Self::Strong, Self::Code, Self::Key, Self::Hidden];

    /// Its name in a text.
    fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Code => "code",
            Self::Key => "kbd",
            Self::Hidden => "hidden",
        }
    }

    /// Its tags in HTML.
    pub fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Strong => ("<strong>", "</strong>"),
            Self::Code => ("<code>", "</code>"),
            Self::Key => ("<kbd>", "</kbd>"),
            Self::Hidden => ("<span class=\"visually-hidden\">", "</span>"),
        }
    }
}

impl Text {
    /// Reads a text.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence without its full stop.
    pub fn parse(written: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut open: Vec<Element> = Vec::new();
        let mut link: Option<&str> = None;
        let mut rest = written;
        while let Some(letter) = rest.chars().next() {
            let after = &rest[letter.len_utf8()..];
            rest = match letter {
                '{' => {
                    let (name, after) = name_before(after, "}").ok_or("`{` is not followed by a name and `}`")?;
                    pieces.push(Piece::Value(name.to_owned()));
                    after
                }
                '<' => {
                    let (tag, after) = after.split_once('>').ok_or("`<` begins no element")?;
                    let name = tag.trim_start_matches('/');
                    let element = Element::ALL.into_iter().find(|element| element.name() == name);
                    let element = element.ok_or("only `strong`, `code`, `kbd` and `hidden` may stand in a text")?;
                    if !tag.starts_with('/') {
                        open.push(element);
                        pieces.push(Piece::Open(element));
                    } else if open.pop() == Some(element) {
                        pieces.push(Piece::Close(element));
                    } else {
                        return Err(format!("`</{name}>` closes nothing"));
                    }
                    after
                }
                '[' if link.is_none() => {
                    let end = after.find("](").ok_or("`[` begins no link: `[words](name)`")?;
                    let (name, _) =
                        name_before(&after[end + 2..], ")").ok_or("a link leads to a name: `[words](name)`")?;
                    pieces.push(Piece::Link(name.to_owned()));
                    link = Some(name);
                    after
                }
                ']' => {
                    let name = link.take().ok_or("`]` ends no link")?;
                    pieces.push(Piece::LinkEnd);
                    after.get(name.len() + 2..).unwrap_or_default()
                }
                '[' | '}' | '>' => return Err(format!("`{letter}` stands where it means nothing")),
                _ => {
                    let end = rest.find(['{', '}', '<', '>', '[', ']']).unwrap_or(rest.len());
                    pieces.push(Piece::Words(rest[..end].to_owned()));
                    &rest[end..]
                }
            };
        }
        match open.last() {
            Some(element) => Err(format!("`<{}>` is not closed", element.name())),
            None => Ok(Self { written: written.to_owned(), pieces }),
        }
    }

    /// As it stands in the file.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The names of the values that it takes.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(name) | Piece::Link(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Its words with values in place of their names, without links and elements.
    pub(super) fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut filled = String::with_capacity(self.written.len() + 16);
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Value(name) => {
                    let value = values.iter().find(|(known, _)| known == name);
                    filled.push_str(value.map_or(name.as_str(), |(_, value)| value));
                }
                Piece::Open(_) | Piece::Close(_) | Piece::Link(_) | Piece::LinkEnd => {}
            }
        }
        filled
    }
}

/// The name that a text begins with, and what follows its end mark.
fn name_before<'t>(text: &'t str, end: &str) -> Option<(&'t str, &'t str)> {
    let (name, after) = text.split_once(end)?;
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    is_name.then_some((name, after))
}
