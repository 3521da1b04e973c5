//! Relationships of office packages (ECMA-376 part 2, clause 8): which part refers to which, and for what. What a purpose
//! means stands with each format.

use super::super::secret::{Hides, Secret};
use super::{Archive, Tree, tree};

/// The namespace of relationships.
const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The most relationships of a part: there may be one for each hyperlink.
const MOST: usize = 70_000;

/// One relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub(crate) id: String,
    /// The address of its type.
    pub(crate) kind: String,
    pub(crate) target: Target,
}

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a part, by its name in the archive.
    Part(String),
    /// Out of the file.
    Outside(String),
}

impl Relationship {
    /// The last step of its type's address: `worksheet`, `hyperlink`.
    pub(crate) fn short_kind(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or("")
    }
}

/// The name of the part that holds a part's relationships; the package's own are under the empty name.
pub(crate) fn part_of(source: &str) -> String {
    let (folder, file) = source.rsplit_once('/').unwrap_or(("", source));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The relationships of a part, and how many remarks their XML has; none if it has no such part.
pub(crate) fn read(archive: &Archive<'_>, source: &str) -> Result<(Vec<Relationship>, u32), Secret> {
    let name = part_of(source);
    let Some(entry) = archive.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(&name)) else {
        return Ok((Vec::new(), 0));
    };
    let unknown = |detail: &str| Secret { what: Hides::UnknownPart, place: name.clone(), detail: detail.to_owned() };
    let Tree { root, remarks } = tree(archive.stream(entry), &name)?;
    if root.namespace != SPACE || root.name != "Relationships" || root.children.len() > MOST {
        return Err(unknown("relationships of an unknown kind"));
    }
    let mut found: Vec<Relationship> = Vec::new();
    for element in &root.children {
        let is_plain = element.children.is_empty() && element.text.trim().is_empty();
        let known = ["Id", "Type", "Target", "TargetMode"];
        let is_known = element.attributes.iter().all(|(_, name, _)| known.contains(&name.as_str()));
        let (Some(id), Some(kind), Some(target)) =
            (element.value("Id"), element.value("Type"), element.value("Target"))
        else {
            return Err(unknown("a relationship that cannot be read"));
        };
        if !is_plain || !is_known || element.name != "Relationship" {
            return Err(unknown("relationships with unknown elements or attributes"));
        }
        let target = match element.value("TargetMode") {
            Some("External") => Target::Outside(target.to_owned()),
            None | Some("Internal") => Target::Part(
                resolve(source, target).ok_or_else(|| unknown("a relationship that leads out of the file"))?,
            ),
            Some(_) => return Err(unknown("a relationship that cannot be read")),
        };
        found.push(Relationship { id: id.to_owned(), kind: kind.to_owned(), target });
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    if found.windows(2).any(|two| matches!(two, [one, other] if one.id == other.id)) {
        return Err(Secret { what: Hides::TwoReadings, ..unknown("two relationships of one name") });
    }
    Ok((found, remarks))
}

/// The part that a target names, seen from the part that names it; a place within it is left off.
fn resolve(source: &str, target: &str) -> Option<String> {
    let path = target.split('#').next().unwrap_or("");
    let mut steps: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => source.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    if steps.is_empty() && !path.is_empty() {
        return None;
    }
    // A target that is a place within its own part.
    Some(if path.is_empty() { source.to_owned() } else { steps.join("/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_in_the_file() {
        assert_eq!(resolve("xl/workbook.xml", "worksheets/sheet1.xml").as_deref(), Some("xl/worksheets/sheet1.xml"));
        assert_eq!(resolve("xl/worksheets/sheet1.xml", "../media/a.png").as_deref(), Some("xl/media/a.png"));
        assert_eq!(resolve("xl/workbook.xml", "/xl/styles.xml").as_deref(), Some("xl/styles.xml"));
        assert_eq!(resolve("xl/workbook.xml", "../../etc/passwd"), None);
        assert_eq!(resolve("xl/worksheets/sheet1.xml", "#Sheet2!A1").as_deref(), Some("xl/worksheets/sheet1.xml"));
        assert_eq!(part_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(part_of(""), "_rels/.rels");
    }
}
