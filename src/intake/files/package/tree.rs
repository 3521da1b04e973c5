//! Small XML parts as a tree, bounded in the number of its nodes. Large parts are read node by node instead.

use super::super::secret::{Hides, Secret};
use super::part::Part;
use super::secret;
use super::xml::{Node, Start, Xml};

/// The most elements, attributes and texts of a tree; long texts count as several.
const MOST_NODES: usize = 200_000;
/// Bytes of text that count as a node.
const NODE: usize = 64;

/// A part as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) root: Element,
    /// Comments and processing instructions, which no program shows.
    pub(crate) remarks: u32,
}

/// An element of a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// The address of its namespace; empty for none.
    pub(crate) namespace: String,
    /// Its name without a prefix.
    pub(crate) name: String,
    /// Namespace, name and value of its attributes.
    pub(crate) attributes: Vec<(String, String, String)>,
    pub(crate) children: Vec<Element>,
    /// Its own text, without that of its children, all in one.
    pub(crate) text: String,
}

impl Element {
    /// The value of an attribute without a namespace.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(namespace, key, _)| namespace.is_empty() && key == name);
        found.next().map(|(_, _, value)| value.as_str())
    }

    /// The first child of a name, whatever its namespace.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// It and everything below it, in the order of the part.
    pub(crate) fn descend(&self) -> impl Iterator<Item = &Element> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.children.iter().rev());
            Some(next)
        })
    }

    /// An element that has just begun, without what it holds.
    pub(crate) fn of(start: &Start<'_>) -> Result<Self, Secret> {
        let mut element =
            Self { namespace: start.namespace.to_owned(), name: start.name().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute?;
            let value = attribute.value.into_owned();
            element.attributes.push((attribute.namespace.to_owned(), attribute.name.to_owned(), value));
        }
        Ok(element)
    }
}

/// Reads a whole part; `place` is its name.
pub(crate) fn tree(part: Part<'_>, place: &str) -> Result<Tree, Secret> {
    let mut xml = Xml::open(part, place)?;
    let mut left = MOST_NODES;
    let mut root = None;
    loop {
        let begun = match xml.next()? {
            Node::Start(start) => Element::of(&start).map_err(|fault| Secret { place: place.to_owned(), ..fault })?,
            Node::Text(_) | Node::End => continue,
            Node::Done => break,
        };
        root = Some(subtree(&mut xml, begun, &mut left)?);
    }
    let root = root.ok_or_else(|| secret(Hides::Broken, place, "XML without a root"))?;
    Ok(Tree { root, remarks: xml.remarks })
}

/// Reads what is left of an element that has just begun, to its end, taking its nodes from those that are left.
pub(crate) fn subtree(xml: &mut Xml<'_>, begun: Element, left: &mut usize) -> Result<Element, Secret> {
    let place = xml.place().to_owned();
    let mut open = vec![begun];
    loop {
        let broken = || secret(Hides::Broken, &place, "XML that ends too early");
        let mut nodes = 1;
        match xml.next()? {
            Node::Start(start) => {
                let element = Element::of(&start).map_err(|fault| Secret { place: place.clone(), ..fault })?;
                nodes += element.attributes.iter().map(|(_, _, value)| 1 + value.len() / NODE).sum::<usize>();
                open.push(element);
            }
            Node::Text(text) => {
                nodes += text.len() / NODE;
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Node::End => {
                let element = open.pop().ok_or_else(broken)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Node::Done => return Err(broken()),
        }
        *left = left.checked_sub(nodes).ok_or_else(|| secret(Hides::TooLarge, &place, "XML with too many elements"))?;
    }
}
