//! Elements of `OpenDocument` that are secrets by being there, and addresses that lead out of a file. Judges one tag at a
//! time; what a secret shows or hides is read elsewhere.

use crate::intake::files::secret::Hides;
use crate::intake::files::vocabulary::Tag;

/// What a tag hides by being there, if anything.
pub(super) fn judge(tag: &Tag) -> Option<(Hides, &'static str)> {
    Some(match (tag.space, tag.name) {
        // Nearly all that a spreadsheet is made of.
        ("table", "table-cell" | "table-row") | ("text", "p" | "span" | "s") => return None,
        ("text", "changed-region") => (Hides::TrackedChange, "a tracked change"),
        ("text", "change" | "change-start" | "change-end") => (Hides::TrackedChange, "the place of a tracked change"),
        ("table", "cell-content-change" | "insertion" | "deletion" | "movement" | "rejection" | "tracked-changes") => {
            (Hides::TrackedChange, "a tracked change")
        }
        ("office", "annotation") => (Hides::Comment, "a comment"),
        ("text", "hidden-text" | "hidden-paragraph" | "conditional-text") => {
            (Hides::HiddenText, "text behind a condition")
        }
        ("text", "section-source") | ("office", "dde-source") => (Hides::ExternalLink, "a section from elsewhere"),
        ("text", "dde-connection-decl" | "dde-connection") | ("table", "dde-link" | "dde-links") => {
            (Hides::ExternalLink, "a link to another program")
        }
        ("table", "table-source" | "cell-range-source") => (Hides::ExternalLink, "cells from elsewhere"),
        ("text", "script" | "execute-macro") | ("office", "script" | "event-listeners") => (Hides::Macro, "a macro"),
        ("draw", "object" | "object-ole" | "applet" | "plugin" | "floating-frame") => {
            (Hides::EmbeddedFile, "an embedded object")
        }
        ("office", "binary-data") => (Hides::EmbeddedFile, "embedded bytes"),
        ("draw", "image" | "fill-image") | ("style", "background-image") if !tag.text("xlink", "href").is_empty() => {
            (Hides::Picture, "a picture")
        }
        ("draw", "image") => (Hides::Picture, "a picture"),
        ("text", "list-level-style-image") => (Hides::Picture, "a picture of a list"),
        ("form", "form") | ("draw", "control") | ("text", "drop-down") => (Hides::FormField, "a form"),
        ("text", "user-field-decl" | "user-field-get" | "user-field-input" | "user-defined") => {
            (Hides::Variable, "a variable")
        }
        ("text", "variable-set") if tag.text("text", "display") == "none" => (Hides::HiddenText, "a hidden variable"),
        (
            "text",
            "author-name"
            | "author-initials"
            | "creator"
            | "initial-creator"
            | "printed-by"
            | "sender-firstname"
            | "sender-lastname"
            | "sender-initials"
            | "sender-title"
            | "sender-position"
            | "sender-email"
            | "sender-phone-private"
            | "sender-fax"
            | "sender-company"
            | "sender-phone-work"
            | "sender-street"
            | "sender-city"
            | "sender-postal-code"
            | "sender-country"
            | "sender-state-or-province",
        ) => (Hides::Author, "a field that names an author"),
        ("text", "alphabetical-index-mark" | "toc-mark" | "user-index-mark") => {
            (Hides::HiddenText, "a hidden entry of an index")
        }
        ("text", name) if name.starts_with("database-") => (Hides::DataSource, "a field of a database"),
        ("table", "database-source-sql" | "database-source-table" | "database-source-query") => {
            (Hides::DataSource, "cells bound to a database")
        }
        ("form", "connection-resource") => (Hides::DataSource, "a database"),
        ("table", "data-pilot-table") => (Hides::PivotTable, "a pivot table"),
        ("table", "scenario") => (Hides::Scenario, "a scenario"),
        ("table", "content-validation") => (Hides::Validation, ""),
        ("table", "named-expression") => (Hides::DefinedName, "a named expression"),
        ("table", "consolidation") => (Hides::DefinedName, "a consolidation"),
        ("table", "table-template") => return None,
        (_, _) if !tag.text("table", "protection-key").is_empty() || !tag.text("text", "protection-key").is_empty() => {
            (Hides::Protection, "the digest of a password")
        }
        ("meta" | "office", "meta") => return None,
        _ => return None,
    })
}

/// Whether an address leads out of the file: anything but a place in the document or a part of its package.
pub(crate) fn leads_out(address: &str) -> bool {
    let address = address.trim();
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    !address.starts_with('#') && (has_scheme || address.starts_with(['/', '\\', '~']) || address.contains(".."))
}

/// Whether a formula or range points to cells of another file, or fetches from elsewhere.
pub(crate) fn fetches(formula: &str) -> bool {
    const FETCHING: [&str; 5] = ["DDE(", "WEBSERVICE(", "FILTERXML(", "HYPERLINK(", "CALL("];
    let upper = formula.to_ascii_uppercase();
    // What stands in quotes is the name of a sheet or of a file.
    let has_file = formula.split('\'').skip(1).step_by(2).any(|name| name.contains(['/', '\\']));
    has_file || upper.contains("://") || upper.contains("FILE:") || FETCHING.iter().any(|name| upper.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_and_outside_are_told_apart() {
        for inside in ["", "#Sheet1", "Pictures/a.png", "./Object 1"] {
            assert!(!leads_out(inside), "{inside}");
        }
        for outside in ["https://example.org", "file:///a", "../a.ods", "/a.ods", "\\\\server\\a"] {
            assert!(leads_out(outside), "{outside}");
        }
    }
}
