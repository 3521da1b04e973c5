//! XML as it comes: elements with their namespaces, attributes and text. Bounded in depth, size and number of
//! attributes; document types, entities of one's own and encodings other than UTF-8 and UTF-16 are refused.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;

use super::super::secret::{Hides, Secret};
use super::part::Part;
use super::secret;
use super::utf16::Utf8;

/// The deepest nesting of elements.
const DEEPEST: usize = 256;
/// The largest tag, text between two tags, or remark, in bytes.
const LARGEST_EVENT: usize = 1 << 20;
/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 256;

/// A part being read.
pub(crate) struct Xml<'a> {
    reader: NsReader<Capped<'a>>,
    buffer: Vec<u8>,
    place: String,
    depth: usize,
    has_root: bool,
    /// Comments and processing instructions so far: no program shows them, and neither do nodes.
    pub(crate) remarks: u32,
    /// Comments among them that have words.
    pub(crate) worded: u32,
}

/// The next thing of a part.
pub(crate) enum Node<'x> {
    /// An element begins. An empty element begins and ends.
    Start(Start<'x>),
    /// The innermost element ends.
    End,
    /// Some text, or none; a run of text may come in pieces. Outside of the root it is white.
    Text(Cow<'x, str>),
    /// The document is over, and well-formed as far as this layer looks.
    Done,
}

/// An element that begins.
pub(crate) struct Start<'x> {
    /// The address of its namespace; empty for none.
    pub(crate) namespace: &'x str,
    event: BytesStart<'x>,
    resolver: &'x NamespaceResolver,
}

/// An attribute of an element; declarations of namespaces are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute<'x> {
    /// The address of its namespace; empty for none, as nearly always.
    pub(crate) namespace: &'x str,
    /// Its name without a prefix.
    pub(crate) name: &'x str,
    /// Its value, with references resolved.
    pub(crate) value: Cow<'x, str>,
}

impl<'a> Xml<'a> {
    /// Opens a part; `place` is its name, for what is found in it.
    pub(crate) fn open(part: Part<'a>, place: &str) -> Result<Self, Secret> {
        let source = Utf8::of(part).map_err(|error| unread(&error, place))?;
        let mut reader = NsReader::from_reader(Capped { source, left: LARGEST_EVENT });
        reader.config_mut().expand_empty_elements = true;
        let (buffer, place) = (Vec::new(), place.to_owned());
        Ok(Self { reader, buffer, place, depth: 0, has_root: false, remarks: 0, worded: 0 })
    }

    /// The name of the part.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// The next thing of the part. After [`Node::Done`] or an error, reading is over.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, Secret> {
        self.buffer.clear();
        self.reader.get_mut().left = LARGEST_EVENT;
        let place = self.place.as_str();
        let broken = |detail: &'static str| Err(secret(Hides::Broken, place, detail));
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(unread(&error, place)),
            Err(_) => return broken("XML that cannot be read"),
        };
        let is_inside = self.depth > 0;
        match event {
            Event::Start(event) => {
                if !is_inside && std::mem::replace(&mut self.has_root, true) {
                    return broken("XML with a second root");
                }
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(secret(Hides::TooLarge, place, "XML that is nested too deeply"));
                }
                let resolver = self.reader.resolver();
                match resolver.resolve_prefix(event.name().prefix(), true) {
                    ResolveResult::Bound(namespace) => {
                        Ok(Node::Start(Start { namespace: namespace.into_inner(), event, resolver }))
                    }
                    ResolveResult::Unbound => Ok(Node::Start(Start { namespace: "", event, resolver })),
                    ResolveResult::Unknown(_) => broken("XML with a prefix that stands for nothing"),
                }
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Node::End)
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                if is_inside || text.trim().is_empty() {
                    Ok(Node::Text(text))
                } else {
                    broken("XML with text outside of its root")
                }
            }
            Event::CData(text) if is_inside => Ok(Node::Text(text.xml10_content())),
            Event::GeneralRef(reference) if is_inside => {
                character(&reference).map_or_else(|| broken("XML with an entity"), |text| Ok(Node::Text(text)))
            }
            Event::Comment(text) => {
                self.remarks = self.remarks.saturating_add(1);
                self.worded = self.worded.saturating_add(u32::from(text.contains(char::is_alphanumeric)));
                Ok(Node::Text("".into()))
            }
            Event::PI(_) => {
                self.remarks = self.remarks.saturating_add(1);
                Ok(Node::Text("".into()))
            }
            Event::Decl(declaration) if !self.has_root => {
                let was_utf16 = self.reader.get_mut().source.was_utf16();
                if is_usual(&declaration, was_utf16) {
                    Ok(Node::Text("".into()))
                } else {
                    broken("XML of another version or in another encoding than UTF-8 and UTF-16")
                }
            }
            Event::Eof if self.has_root && !is_inside => Ok(Node::Done),
            Event::Eof => broken("XML that ends too early"),
            Event::DocType(_) => broken("XML with a document type"),
            Event::CData(_) | Event::GeneralRef(_) | Event::Decl(_) | Event::Empty(_) => {
                broken("XML with text outside of its root")
            }
        }
    }
}

impl<'x> Start<'x> {
    /// Its name without a prefix.
    pub(crate) fn name(&self) -> &str {
        self.event.local_name().into_inner()
    }

    /// Its attributes in their order, without declarations of namespaces.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = Result<Attribute<'_>, Secret>> {
        let broken = |detail: &str| Err(secret(Hides::Broken, "", detail));
        self.event.attributes().enumerate().filter_map(move |(index, attribute)| {
            if index >= MOST_ATTRIBUTES {
                return Some(broken("XML with too many attributes"));
            }
            let Ok(attribute) = attribute else { return Some(broken("XML with a broken attribute")) };
            if attribute.key.as_namespace_binding().is_some() {
                return None;
            }
            let namespace = match self.resolver.resolve_prefix(attribute.key.prefix(), false) {
                ResolveResult::Bound(namespace) => namespace.into_inner(),
                ResolveResult::Unbound => "",
                ResolveResult::Unknown(_) => return Some(broken("XML with a prefix that stands for nothing")),
            };
            let name = attribute.key.local_name().into_inner();
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
                return Some(broken("XML with an entity"));
            };
            Some(Ok(Attribute { namespace, name, value }))
        })
    }
}

/// A source that fails when one event takes more than it may; the rest is given anew before each.
struct Capped<'a> {
    source: Utf8<'a>,
    left: usize,
}

impl BufRead for Capped<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes = self.source.fill_buf()?;
        if self.left == 0 && !bytes.is_empty() {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a tag or text of XML is too large"));
        }
        Ok(bytes.get(..self.left).unwrap_or(bytes))
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.source.consume(amount);
    }
}

impl Read for Capped<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

/// What a failure to read says.
fn unread(error: &io::Error, place: &str) -> Secret {
    let is_too_large = error.kind() == io::ErrorKind::FileTooLarge;
    secret(if is_too_large { Hides::TooLarge } else { Hides::Broken }, place, error.to_string())
}

/// The letter that a reference stands for: one of the five of XML, or one by its number.
fn character<'x>(reference: &BytesRef<'x>) -> Option<Cow<'x, str>> {
    if let Some(letter) = reference.resolve_char_ref().ok()? {
        return Some(letter.to_string().into());
    }
    resolve_predefined_entity(&reference.xml10_content()).map(Cow::Borrowed)
}

/// Whether a declaration is of XML 1.0 in an encoding that is read here, and the one that it is written in.
fn is_usual(declaration: &BytesDecl<'_>, was_utf16: bool) -> bool {
    let is_version = declaration.version().is_ok_and(|version| version == "1.0");
    let is_encoding = match declaration.encoding() {
        None => true,
        Some(Ok(name)) if was_utf16 => name.to_ascii_lowercase().starts_with("utf-16"),
        Some(Ok(name)) => ["utf-8", "us-ascii"].contains(&name.to_ascii_lowercase().as_str()),
        Some(Err(_)) => false,
    };
    is_version && is_encoding
}
