//! Which elements and attributes a format's parts are made of, and tags held against that list. Says nothing of what a
//! known name means.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::files::found::Found;
use crate::intake::files::package::Start;
use crate::intake::files::secret::{Hides, Secret};

/// The longest value of an attribute that is taken as read, in bytes; those of drawings may be longer.
const LONGEST_VALUE: usize = 1024;
/// The most of a name that is repeated in a secret, in characters.
const NAME_SHOWN: usize = 40;

/// Attributes that hold long values of no words: paths and points of drawings, and text that is read elsewhere.
const LONG_VALUES: [&str; 16] = [
    "path",
    "points",
    "style",
    "adj",
    "formula",
    "enhanced-path",
    "d",
    "instr",
    "descr",
    "href",
    "title",
    "value",
    "string-value",
    "condition",
    "target-range-address",
    "cell-range-address",
];

/// The names of a format.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// By address. A search from the first is fast: addresses differ in length before they differ in letters.
    spaces: Vec<(&'static str, Space)>,
}

/// The names of one namespace.
#[derive(Debug, Default)]
struct Space {
    short: &'static str,
    elements: BTreeSet<&'static str>,
    attributes: BTreeSet<&'static str>,
}

/// A tag of which the names are in the vocabulary. Where they are not, a secret was noted, and the name is empty.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    /// The short name of its namespace in the vocabulary, such as `w`.
    pub(crate) space: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Short name of the namespace, name and value of each attribute that is known.
    pub(crate) attributes: Vec<(&'static str, &'static str, String)>,
}

impl Vocabulary {
    /// Reads a list: for each namespace a line `short address`, a line of elements and one of attributes. Lines that
    /// begin with a blank go on.
    pub(crate) fn read(list: &'static str) -> Self {
        let mut spaces: BTreeMap<&'static str, Space> = BTreeMap::new();
        let (mut address, mut short, mut kind) = ("", "", "");
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            if !line.starts_with(' ') {
                kind = words.next().unwrap_or_default();
                if !matches!(kind, "elements" | "attributes") {
                    short = kind;
                    address = words.next().unwrap_or_default();
                }
            }
            let space = spaces.entry(address).or_default();
            space.short = short;
            match kind {
                "elements" => space.elements.extend(words),
                "attributes" => space.attributes.extend(words),
                _ => {}
            }
        }
        Self { spaces: spaces.into_iter().collect() }
    }

    fn space(&self, address: &str) -> Option<&Space> {
        let address = canonical(address);
        self.spaces.iter().find(|(own, _)| *own == address).map(|(_, space)| space)
    }

    /// A tag with the names that are known; notes the others.
    pub(crate) fn tag(&self, start: &Start<'_>, place: &str, found: &mut Found) -> Result<Tag, Secret> {
        let space = self.space(start.namespace);
        let name = space.and_then(|space| space.elements.get(start.name())).copied();
        let mut tag = Tag { space: space.map_or("", |space| space.short), ..Tag::default() };
        match name {
            Some(name) => tag.name = name,
            None => unknown("element", start.name(), place, found),
        }
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|fault| Secret { place: place.to_owned(), ..fault })?;
            let home = match attribute.namespace {
                "" => space,
                address => self.space(address),
            };
            let known = home.and_then(|home| Some((home.short, *home.attributes.get(attribute.name)?)));
            let Some((short, name)) = known else {
                if tag.name.is_empty() {
                    continue;
                }
                unknown("attribute", attribute.name, place, found);
                continue;
            };
            if attribute.value.len() > LONGEST_VALUE && !LONG_VALUES.contains(&name) {
                unknown("long attribute", name, place, found);
            }
            tag.attributes.push((short, name, attribute.value.into_owned()));
        }
        Ok(tag)
    }
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn value(&self, space: &str, name: &str) -> Option<&str> {
        let mut own = self.attributes.iter().filter(|(home, key, _)| *home == space && *key == name);
        own.next().map(|(_, _, value)| value.as_str())
    }

    /// The value of an attribute, empty if there is none.
    pub(crate) fn text(&self, space: &str, name: &str) -> &str {
        self.value(space, name).unwrap_or_default()
    }

    /// Whether it is an element of that namespace and name.
    pub(crate) fn is(&self, space: &str, name: &str) -> bool {
        self.space == space && self.name == name
    }
}

fn unknown(kind: &str, name: &str, place: &str, found: &mut Found) {
    let name: String = name.chars().take(NAME_SHOWN).collect();
    found.add(Hides::UnknownPart, place, format!("the {kind} `{name}`"));
}

/// The address of the transitional namespace for one of the strict variant of ISO/IEC 29500.
fn canonical(address: &str) -> &str {
    const STRICT: [(&str, &str); 7] = [
        ("wordprocessingml/main", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("drawingml/main", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("drawingml/picture", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("drawingml/wordprocessingDrawing", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("officeDocument/math", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("officeDocument/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("schemaLibrary/main", "http://schemas.openxmlformats.org/schemaLibrary/2006/main"),
    ];
    let Some(rest) = address.strip_prefix("http://purl.oclc.org/ooxml/") else { return address };
    STRICT.iter().find(|(strict, _)| *strict == rest).map_or(address, |(_, transitional)| transitional)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read() {
        let vocabulary = Vocabulary::read("# about\nx urn:x\nelements a b\n c\nattributes d\ny urn:y\nelements e");
        let names = |address| vocabulary.space(address).map(|space| space.elements.len());
        assert_eq!(names("urn:x"), Some(3));
        assert_eq!(names("urn:y"), Some(1));
        assert!(vocabulary.space("urn:x").is_some_and(|space| space.short == "x" && space.attributes.contains("d")));
    }
}
