//! Words in attributes: addresses, hidden entries, titles, names of bookmarks. Judges addresses; the words are passages.

use super::super::elements;
use super::Reader;
use crate::intake::files::secret::Hides;
use crate::intake::files::vocabulary::Tag;

impl Reader<'_> {
    /// Addresses and other words in attributes.
    pub(super) fn addresses(&mut self, tag: &Tag) {
        for (space, name, value) in &tag.attributes {
            match (*space, *name) {
                ("xlink", "href") => {
                    let is_link = matches!((tag.space, tag.name), ("text" | "draw", "a"));
                    if is_link {
                        self.found.say("link", value, None);
                    } else if elements::leads_out(value) && !(tag.is("text", "bibliography-mark")) {
                        let here = self.here();
                        self.found.add(Hides::ExternalLink, &here, "a reference to another file");
                        self.found.say("reference", value, None);
                    }
                }
                ("text", "string-value" | "string-value-if-true" | "string-value-if-false")
                | ("office", "title")
                | ("office", "string-value")
                    if tag.space == "text" || *name == "title" =>
                {
                    self.found.say(self.here(), value, None);
                }
                ("table" | "xlink", "title") => {
                    self.found.say("title", value, None);
                }
                ("text", "name")
                    if matches!(tag.name, "bookmark" | "bookmark-start" | "section" | "reference-mark") =>
                {
                    let is_own = value.starts_with("__") || value.starts_with("_Toc") || value.starts_with("_Ref");
                    if !is_own && tag.name != "section" {
                        self.found.say("bookmark", value, None);
                    }
                }
                ("text" | "table", "formula" | "condition") if !self.cells.is_sheet() && elements::fetches(value) => {
                    let here = self.here();
                    self.found.add(Hides::ExternalLink, &here, "a formula that points outside");
                }
                _ => {}
            }
        }
    }
}
