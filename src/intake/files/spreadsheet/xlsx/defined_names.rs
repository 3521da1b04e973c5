//! Defined names. A name for cells that show hides nothing, and is read as words; a hidden name, one for cells of a hidden
//! sheet, and one that holds a value or formula of its own are found.

use std::collections::BTreeMap;

use super::super::formula;
use super::workbook::is_true;
use crate::a1;
use crate::intake::files::found::Found;
use crate::intake::files::package::Element;
use crate::intake::files::secret::Hides;

/// Sheets by their names in lower case: whether they show.
pub(super) type Tabs = BTreeMap<String, bool>;

/// Looks at one defined name.
pub(super) fn check(element: &Element, tabs: &Tabs, found: &mut Found) {
    let name = element.value("name").unwrap_or("");
    let mut secret = |what, detail: &str| found.add(what, name, detail);
    if ["function", "vbProcedure", "xlm"].iter().any(|kind| is_true(element.value(kind))) {
        secret(Hides::Macro, "a name of a program");
    }
    if element.value("comment").is_some_and(|comment| !comment.is_empty()) {
        secret(Hides::Comment, "a comment on a name");
    }
    // The range of a filter has a hidden name in every workbook.
    let is_filter = name == "_xlnm._FilterDatabase";
    if is_true(element.value("hidden")) && !is_filter {
        secret(Hides::DefinedName, "a hidden name");
    }
    if formula::read(&element.text).reaches_out {
        secret(Hides::ExternalLink, "a name for something in another file");
        return;
    }
    match meaning(&element.text, tabs) {
        Meaning::Shown | Meaning::Lost => {}
        // A filter of a hidden sheet adds nothing to the hidden sheet.
        Meaning::Hidden if is_filter => {}
        Meaning::Hidden => secret(Hides::DefinedName, "a name for cells of a hidden sheet"),
        Meaning::Other => secret(Hides::DefinedName, "a name for a value or formula"),
    }
    if !name.starts_with("_xlnm.") {
        found.say_once("defined name", name);
    }
}

/// What a name stands for.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    /// Cells of sheets that show.
    Shown,
    /// Cells of a sheet that is hidden.
    Hidden,
    /// Cells that no longer exist.
    Lost,
    Other,
}

fn meaning(text: &str, tabs: &Tabs) -> Meaning {
    let mut all = Meaning::Shown;
    let text = text.trim().trim_start_matches('=');
    if text.is_empty() {
        return Meaning::Other;
    }
    for range in split(text) {
        let range = range.trim();
        let Some((sheet, cells)) = range.rsplit_once('!') else {
            if range == "#REF!" {
                all = Meaning::Lost;
                continue;
            }
            return Meaning::Other;
        };
        if range.ends_with("#REF!") {
            all = Meaning::Lost;
            continue;
        }
        let bare = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\'')).unwrap_or(sheet);
        let bare = bare.replace("''", "'");
        match (tabs.get(&bare.to_lowercase()), a1::area(cells)) {
            (Some(true), Some(_)) => {}
            (Some(false), Some(_)) => return Meaning::Hidden,
            _ => return Meaning::Other,
        }
    }
    all
}

/// The ranges of a list, apart from commas in names of sheets.
fn split(text: &str) -> Vec<&str> {
    let mut is_quoted = false;
    text.split(|letter| {
        is_quoted ^= letter == '\'';
        letter == ',' && !is_quoted
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_cells_or_not() {
        let tabs = [("summary", true), ("north, east", true), ("raw", false)];
        let tabs: Tabs = tabs.iter().map(|(name, is_visible)| ((*name).to_owned(), *is_visible)).collect();
        for (text, expected) in [
            ("Summary!$A$1:$B$9", Meaning::Shown),
            ("Summary!$A:$B,Summary!$1:$2", Meaning::Shown),
            ("'North, East'!$A$1", Meaning::Shown),
            ("Raw!$A$1", Meaning::Hidden),
            ("#REF!", Meaning::Lost),
            ("Summary!#REF!", Meaning::Lost),
            ("3", Meaning::Other),
            ("\"words\"", Meaning::Other),
            ("{1,2,3}", Meaning::Other),
            ("OFFSET(Summary!$A$1,1,0)", Meaning::Other),
            ("Nowhere!$A$1", Meaning::Other),
            ("", Meaning::Other),
        ] {
            assert_eq!(meaning(text, &tabs), expected, "{text}");
        }
    }
}
