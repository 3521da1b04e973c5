//! Word documents (ISO/IEC 29500, `.docx`): what they hide and what they say. Follows the relationships from part to
//! part; a part that none leads to, or that is not known, is a secret.

mod data;
mod drawing;
mod fields;
mod look;
mod plain;
mod properties;
mod story;
mod styles;
mod table_styles;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use self::styles::Styles;
use crate::intake::files::found::Found;
use crate::intake::files::image;
use crate::intake::files::package::relationships::{self, Relationship, Target};
use crate::intake::files::package::{Archive, tree};
use crate::intake::files::secret::{Examined, Hides, Secret};
use crate::intake::files::vocabulary::Vocabulary;

/// The names that a Word document is made of.
static NAMES: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(include_str!("names.txt")));

/// The content type of the main part of a document without macros.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Examines a Word document. Never fails: what cannot be read is a secret.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    let mut found = Found::default();
    match Archive::open(bytes) {
        Ok(archive) => {
            for oddity in archive.oddities.clone() {
                found.take(oddity);
            }
            Package { archive, seen: BTreeSet::new(), waiting: Vec::new() }.examine(&mut found);
        }
        Err(fault) => found.take(fault),
    }
    found.finish()
}

/// What a part is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Text that a reader sees, called so in places.
    Story(&'static str),
    /// Names and numbers only: styles, settings, fonts.
    Plain,
    /// A title, dates and figures about the document.
    Core,
    /// Counts, and what the program says of itself.
    Extended,
    /// Properties that the writers defined.
    Custom,
    /// Data in XML beside the document.
    Data,
    /// Something that is a secret by itself.
    Secret(Hides, &'static str),
    /// A link that a reader follows.
    Link,
}

/// Where the types of relationships come from of which the last step says it all.
const KNOWN: [&str; 4] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://schemas.microsoft.com/office/",
];

/// What a relationship is for, as `hyperlink`; empty if its type is from nowhere known.
fn purpose(relationship: &Relationship) -> &str {
    let is_known = KNOWN.iter().any(|known| relationship.kind.starts_with(known));
    if is_known { relationship.short_kind() } else { "" }
}

/// What a relationship of a kind leads to. Kinds that are not here are not known to be harmless.
fn role(kind: &str) -> Option<Role> {
    let secret = |what, detail| Role::Secret(what, detail);
    Some(match kind {
        "officeDocument" => Role::Story("paragraph"),
        "header" => Role::Story("header"),
        "footer" => Role::Story("footer"),
        "footnotes" => Role::Story("footnote"),
        "endnotes" => Role::Story("endnote"),
        "styles" | "stylesWithEffects" | "numbering" | "settings" | "webSettings" | "fontTable" | "theme" => {
            Role::Plain
        }
        "core-properties" => Role::Core,
        "extended-properties" | "extendedProperties" => Role::Extended,
        "hyperlink" => Role::Link,
        "comments" => Role::Story("comment"),
        "commentsExtended" | "commentsIds" | "commentsExtensible" => secret(Hides::Comment, "a record of comments"),
        "people" => secret(Hides::Author, "the names of people who commented or changed"),
        "documenttasks" => secret(Hides::Comment, "tasks that comments gave"),
        "custom-properties" | "customProperties" => Role::Custom,
        "classificationlabels" => secret(Hides::Properties, "a sensitivity label"),
        "image" | "hdphoto" => secret(Hides::Picture, "an embedded image"),
        "oleObject" => secret(Hides::EmbeddedFile, "an embedded object"),
        "package" => secret(Hides::EmbeddedFile, ""),
        "aFChunk" => secret(Hides::EmbeddedFile, "another document to be merged in"),
        "subDocument" => secret(Hides::EmbeddedFile, "a part kept as a document of its own"),
        "font" => secret(Hides::EmbeddedFile, "an embedded font"),
        "video" | "audio" | "media" => secret(Hides::EmbeddedFile, "an embedded recording"),
        "control" | "activeXControlBinary" => secret(Hides::EmbeddedFile, "an embedded control"),
        "diagramData" | "diagramLayout" | "diagramQuickStyle" | "diagramColors" | "diagramDrawing" => {
            secret(Hides::EmbeddedFile, "a diagram")
        }
        "ink" => secret(Hides::EmbeddedFile, "handwriting"),
        "chart" | "chartEx" | "chartUserShapes" | "chartColorStyle" | "chartStyle" => secret(Hides::Chart, "a chart"),
        "customXml" | "customXmlProps" => Role::Data,
        "xmlMaps" => secret(Hides::CustomXml, "data in XML"),
        "glossaryDocument" => secret(Hides::Glossary, "building blocks"),
        "attachedTemplate" => secret(Hides::ExternalLink, "the place of its template"),
        "frame" => secret(Hides::ExternalLink, "a frame"),
        "transform" => secret(Hides::ExternalLink, "a transformation"),
        "mailMergeSource" | "mailMergeHeaderSource" | "recipientData" => {
            secret(Hides::DataSource, "a list of addressees")
        }
        "printerSettings" => secret(Hides::PrinterSettings, ""),
        "thumbnail" => secret(Hides::Thumbnail, "a picture of its first page"),
        "vbaProject"
        | "wordVbaData"
        | "vbaProjectSignature"
        | "keyMapCustomizations"
        | "attachedToolbars"
        | "customizations"
        | "ui"
        | "extensibility" => secret(Hides::Macro, "macros or commands of its own"),
        "origin" | "signature" | "certificate" => secret(Hides::Author, "a digital signature"),
        _ => return None,
    })
}

/// A package being examined, part after part.
struct Package<'a> {
    archive: Archive<'a>,
    /// Parts that something led to.
    seen: BTreeSet<String>,
    /// Parts to be read, and as what.
    waiting: Vec<(String, Role)>,
}

impl Package<'_> {
    fn examine(mut self, found: &mut Found) {
        if let Err(fault) = self.content_types(found) {
            found.take(fault);
        }
        self.follow("", found);
        let styles = self.styles(found);
        let mut main_parts = 0;
        // Headers come after the body, as in the order in which they were met.
        let mut at = 0;
        while let Some((part, role)) = self.waiting.get(at).cloned() {
            at += 1;
            main_parts += usize::from(role == Role::Story("paragraph"));
            self.follow(&part, found);
            if let Err(fault) = self.read(&part, role, &styles, found) {
                found.take(fault);
            }
        }
        if main_parts != 1 {
            found.add(Hides::Broken, "", "a package without one main document");
        }
        self.note_orphans(found);
    }

    /// The relationships of a part: what is a secret is noted, the rest waits to be read.
    fn follow(&mut self, part: &str, found: &mut Found) {
        let list = relationships::part_of(part);
        if self.archive.find(&list).is_some() {
            self.seen.insert(list.clone());
        }
        let links = match relationships::read(&self.archive, part) {
            Ok((links, remarks)) => {
                found.remarks(&list, remarks);
                links
            }
            Err(fault) => return found.take(fault),
        };
        for relationship in links {
            self.meet(&relationship, part, found);
        }
    }

    fn meet(&mut self, relationship: &Relationship, from: &str, found: &mut Found) {
        let kind = purpose(relationship);
        let role = role(kind);
        match &relationship.target {
            // To a place in itself.
            Target::Part(name) if name == from => {}
            Target::Outside(address) if role == Some(Role::Link) => found.say("link", address, None),
            Target::Outside(address) => {
                let detail = shown(kind);
                found.add(Hides::ExternalLink, from, detail);
                found.say("reference", address, None);
            }
            Target::Part(name) => {
                if self.archive.find(name).is_none() {
                    found.add(Hides::Broken, name, "a part that is not there");
                    return;
                }
                let is_new = self.seen.insert(name.clone());
                match role {
                    Some(Role::Secret(what, detail)) => {
                        found.add(what, name, detail);
                        // What it leads to is told as well.
                        if is_new {
                            self.waiting.push((name.clone(), Role::Secret(what, detail)));
                        }
                    }
                    Some(Role::Link) | None => {
                        found.add(Hides::UnknownPart, name, format!("a part ({})", shown(kind)));
                    }
                    Some(Role::Story(_)) if from.is_empty() != (kind == "officeDocument") => {
                        found.add(Hides::UnknownPart, name, "a part in an unusual place");
                        self.waiting.extend(is_new.then(|| (name.clone(), Role::Story("text"))));
                    }
                    Some(Role::Story("comment")) => {
                        found.add(Hides::Comment, name, "comments");
                        self.waiting.extend(is_new.then(|| (name.clone(), Role::Story("comment"))));
                    }
                    Some(role) => self.waiting.extend(is_new.then(|| (name.clone(), role))),
                }
            }
        }
    }

    fn read(&self, part: &str, role: Role, styles: &Styles, found: &mut Found) -> Result<(), Secret> {
        let Some(entry) = self.archive.find(part) else { return Ok(()) };
        match role {
            Role::Story(place) => story::read(self.archive.stream(entry), part, place, styles, found)?,
            Role::Plain => plain::read(self.archive.stream(entry), part, found)?,
            Role::Core => properties::core(&tree(self.archive.stream(entry), part)?, part, found),
            Role::Extended => properties::extended(&tree(self.archive.stream(entry), part)?, part, found),
            Role::Custom => properties::custom(&tree(self.archive.stream(entry), part)?, part, found),
            Role::Data => data::read(&tree(self.archive.stream(entry), part)?, part, found),
            Role::Secret(Hides::Picture, _) => image::within(&self.archive, entry, found),
            Role::Secret(..) | Role::Link => {}
        }
        Ok(())
    }

    /// The styles of the document, which stand with the main part.
    fn styles(&self, found: &mut Found) -> Styles {
        let main = self.waiting.iter().find(|(_, role)| *role == Role::Story("paragraph"));
        let Some((main, _)) = main else { return Styles::default() };
        let (links, _) = relationships::read(&self.archive, main).unwrap_or_default();
        let style_part = links.into_iter().find_map(|relationship| match &relationship.target {
            Target::Part(name) if purpose(&relationship) == "styles" => Some(name.clone()),
            _ => None,
        });
        let Some(entry) = style_part.as_deref().and_then(|name| self.archive.find(name)) else {
            return Styles::default();
        };
        match tree(self.archive.stream(entry), &entry.name) {
            Ok(tree) => styles::read(&tree.root),
            Err(fault) => {
                found.take(fault);
                Styles::default()
            }
        }
    }

    fn content_types(&mut self, found: &mut Found) -> Result<(), Secret> {
        const PART: &str = "[Content_Types].xml";
        let Some(entry) = self.archive.find(PART) else {
            found.add(Hides::Broken, "", "an archive that is no Word document");
            return Ok(());
        };
        let tree = tree(self.archive.stream(entry), PART)?;
        self.seen.insert(PART.to_owned());
        found.remarks(PART, tree.remarks);
        let types = tree.root.children.iter().filter_map(|row| row.value("ContentType"));
        let types: Vec<&str> = types.collect();
        if types.iter().any(|kind| is_macro(kind)) {
            found.add(Hides::Macro, "", "a document that may carry macros");
        } else if !types.contains(&DOCUMENT) {
            found.add(Hides::Broken, "", "a package that is no Word document");
        }
        Ok(())
    }

    /// Parts that nothing leads to are never shown.
    fn note_orphans(&self, found: &mut Found) {
        for entry in self.archive.entries.iter().filter(|entry| !self.seen.contains(&entry.name)) {
            found.add(Hides::UnknownPart, &entry.name, "a part that nothing leads to");
        }
    }
}

/// Whether a content type is one of macros, commands or controls.
fn is_macro(content_type: &str) -> bool {
    let content_type = content_type.to_ascii_lowercase();
    ["macroenabled", "vba", "activex"].iter().any(|word| content_type.contains(word))
}

/// A kind of relationship as it is told.
fn shown(kind: &str) -> String {
    if kind.is_empty() { "of an unknown kind".to_owned() } else { kind.chars().take(40).collect() }
}
