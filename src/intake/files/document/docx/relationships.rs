//! Relationships between the parts of a package (ECMA-376 part 2): what a part leads to, and as what. Judges nothing.

use crate::intake::files::package::{Archive, tree};
use crate::intake::files::secret::Secret;

/// One relationship.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    /// The last step of its type, such as `hyperlink`; empty if its type is from nowhere known.
    pub(super) kind: String,
    /// Where it leads.
    pub(super) target: Target,
}

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To a part of the package, by its name.
    Part(String),
    /// To a place in its own part or package that is no part.
    Nowhere,
    /// Out of the package, to this address.
    Outside(String),
}

/// Where the types come from of which the last step says it all.
const KNOWN: [&str; 5] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/metadata/",
];

/// The relationships of a part, or of the package for an empty name; none if it has no list of them.
pub(super) fn of(archive: &Archive<'_>, part: &str) -> Result<Vec<Relationship>, Secret> {
    let name = list_of(part);
    let Some(entry) = archive.find(&name) else { return Ok(Vec::new()) };
    let tree = tree(archive.stream(entry), &name)?;
    let rows = tree.root.children.iter();
    let read = rows.map(|row| {
        let address = row.value("Type").unwrap_or_default();
        let is_known = KNOWN.iter().any(|known| address.starts_with(known));
        let kind = if is_known { address.rsplit('/').next().unwrap_or_default() } else { "" };
        let target = row.value("Target").unwrap_or_default();
        let target = match row.value("TargetMode") {
            Some("External") => Target::Outside(target.to_owned()),
            _ if target.starts_with('#') => Target::Nowhere,
            _ => resolve(part, target).map_or_else(|| Target::Outside(target.to_owned()), Target::Part),
        };
        Relationship { kind: kind.to_owned(), target }
    });
    Ok(read.collect())
}

/// The name of the part that lists a part's relationships.
pub(super) fn list_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that an address leads to from another part; `None` if it leads out of the package.
fn resolve(from: &str, address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if address.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().filter(|step| !step.is_empty())?;
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    Some(steps.join("/")).filter(|name| !name.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_in_the_package() {
        assert_eq!(resolve("word/document.xml", "media/a.png").as_deref(), Some("word/media/a.png"));
        assert_eq!(resolve("word/document.xml", "../customXml/a.xml").as_deref(), Some("customXml/a.xml"));
        assert_eq!(resolve("", "/word/document.xml").as_deref(), Some("word/document.xml"));
        assert_eq!(resolve("word/document.xml", "../../a"), None);
        assert_eq!(resolve("", "file:///a"), None);
    }
}
