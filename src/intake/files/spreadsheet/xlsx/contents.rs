//! `[Content_Types].xml` (ECMA-376 part 2, 7.3): what each part says it is.

use std::collections::BTreeMap;

use super::namespaces::short;
use crate::intake::files::package::{Archive, Tree, tree};
use crate::intake::files::secret::{Hides, Secret};

/// The part that names the types of all others.
pub(super) const PART: &str = "[Content_Types].xml";

/// The types of parts.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// By extension, in lower case.
    defaults: BTreeMap<String, String>,
    /// By name without the first slash, in lower case.
    overrides: BTreeMap<String, String>,
    /// Comments and processing instructions.
    pub(super) remarks: u32,
}

impl Contents {
    /// The type of a part; empty if it has none.
    pub(super) fn of(&self, part: &str) -> &str {
        let part = part.to_ascii_lowercase();
        let by_extension = || self.defaults.get(part.rsplit_once('.')?.1);
        self.overrides.get(&part).or_else(by_extension).map_or("", String::as_str)
    }
}

/// Reads the types of an archive's parts.
pub(super) fn read(archive: &Archive<'_>) -> Result<Contents, Secret> {
    let broken = |detail: &str| Secret { what: Hides::Broken, place: String::new(), detail: detail.to_owned() };
    let entry = archive.find(PART).ok_or_else(|| broken("no package of an office program"))?;
    let Tree { root, remarks } = tree(archive.stream(entry), PART)?;
    let mut contents = Contents { remarks, ..Contents::default() };
    for element in &root.children {
        let is_plain = short(&element.namespace) == Some("ct")
            && element.attributes.len() == 2
            && element.children.is_empty()
            && element.text.trim().is_empty();
        let content_type = element.value("ContentType").map(str::to_owned);
        let before = match (element.name.as_str(), content_type) {
            ("Default", Some(content_type)) if is_plain => {
                let extension = element.value("Extension").unwrap_or("").to_ascii_lowercase();
                contents.defaults.insert(extension, content_type)
            }
            ("Override", Some(content_type)) if is_plain => {
                let part = element.value("PartName").unwrap_or("").trim_start_matches('/').to_ascii_lowercase();
                contents.overrides.insert(part, content_type)
            }
            _ => return Err(Secret { what: Hides::UnknownPart, ..broken("types of parts with unknown elements") }),
        };
        if before.is_some() {
            return Err(Secret { what: Hides::TwoReadings, ..broken("a part with two types") });
        }
    }
    Ok(contents)
}
