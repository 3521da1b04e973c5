//! Field codes (ECMA-376 part 1, 17.16): which of them hold or fetch more than their result shows.

use crate::intake::files::secret::Hides;

/// What is wrong with a field's code.
pub(super) type Fault = (Hides, &'static str);

/// The longest code of a field that is not a link, in bytes.
const LONGEST: usize = 400;

/// Judges a field code such as `PAGEREF _Toc1 \h`. An allow-list: a field that is not known is a secret.
pub(super) fn judge(code: &str) -> Option<Fault> {
    let code = code.trim();
    if code.len() > LONGEST && address(code).is_none() {
        return Some((Hides::Field, "a field with an uncommonly long code"));
    }
    // A formula may follow its sign at once.
    if code.starts_with('=') {
        return None;
    }
    let name = code.split(|letter: char| letter.is_whitespace() || letter == '\\').next().unwrap_or_default();
    match name.to_ascii_uppercase().as_str() {
        "PAGE" | "NUMPAGES" | "NUMWORDS" | "NUMCHARS" | "SECTION" | "SECTIONPAGES" | "TOC" | "REF" | "PAGEREF"
        | "NOTEREF" | "HYPERLINK" | "SEQ" | "STYLEREF" | "DATE" | "TIME" | "CREATEDATE" | "SAVEDATE" | "PRINTDATE"
        | "EDITTIME" | "REVNUM" | "TITLE" | "SUBJECT" | "KEYWORDS" | "FILENAME" | "FILESIZE" | "SYMBOL" | "LISTNUM"
        | "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" | "INDEX" | "TOA" | "BIBLIOGRAPHY" => None,
        "AUTHOR" | "LASTSAVEDBY" | "USERNAME" | "USERINITIALS" | "USERADDRESS" | "TEMPLATE" | "INFO" => {
            Some((Hides::Author, "a field that names an author"))
        }
        "INCLUDETEXT" | "INCLUDE" | "INCLUDEPICTURE" | "IMPORT" | "LINK" | "DDE" | "DDEAUTO" | "EMBED" | "RD"
        | "GLOSSARY" | "AUTOTEXT" | "AUTOTEXTLIST" => {
            Some((Hides::ExternalLink, "a field that fetches from elsewhere"))
        }
        "DOCPROPERTY" | "DOCVARIABLE" => Some((Hides::Variable, "a field that shows a variable")),
        "MERGEFIELD" | "MERGEREC" | "MERGESEQ" | "DATABASE" | "NEXT" | "NEXTIF" | "SKIPIF" | "ADDRESSBLOCK"
        | "GREETINGLINE" => Some((Hides::DataSource, "a field that is filled from a source of data")),
        "XE" | "TC" | "TA" => Some((Hides::HiddenText, "a hidden entry of an index")),
        "MACROBUTTON" => Some((Hides::Macro, "a field that runs a macro")),
        "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => Some((Hides::FormField, "a field of a form")),
        "CONTROL" | "HTMLCONTROL" => Some((Hides::EmbeddedFile, "a field that holds a control")),
        _ => Some((Hides::Field, "")),
    }
}

/// The address in the code of a link.
pub(super) fn address(code: &str) -> Option<&str> {
    let rest = code.trim().get(.."HYPERLINK".len()).filter(|name| name.eq_ignore_ascii_case("HYPERLINK"));
    rest.and_then(|name| code.trim().get(name.len()..)).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_or_told() {
        assert_eq!(judge(" PAGE "), None);
        assert_eq!(judge("=SUM(ABOVE)"), None);
        assert_eq!(judge("dde excel").map(|(what, _)| what), Some(Hides::ExternalLink));
        assert_eq!(judge("IF 1 = 1 a b").map(|(what, _)| what), Some(Hides::Field));
        assert_eq!(judge("").map(|(what, _)| what), Some(Hides::Field));
        assert_eq!(address(" HYPERLINK \"https://example.org\" "), Some("\"https://example.org\""));
        assert_eq!(address("PAGE"), None);
    }
}
