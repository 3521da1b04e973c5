//! The elements of a sheet besides its cells: filters, merges, conditional formats, lists to choose from, links, headers
//! and footers. Words that a reader can call up become passages.

use super::super::super::formula;
use super::super::workbook::{is_true, keeps_digest};
use super::{Reading, conditional};
use crate::a1;
use crate::intake::files::package::Element;
use crate::intake::files::secret::Hides;

/// Looks at one element that stood beside the cells.
pub(super) fn read(reading: &mut Reading<'_, '_>, element: &Element) {
    match element.name.as_str() {
        "sheetViews" => views(reading, element),
        "autoFilter" => {
            if let Some(area) = filter(element) {
                reading.filtered.push(area);
                let place = element.value("ref").unwrap_or("").to_owned();
                reading.secret(Hides::FilteredRow, &place, "a filter that is on");
            }
        }
        "conditionalFormatting" => conditional::read(reading, element),
        "dataValidations" => element.children.iter().for_each(|rule| validation(reading, rule)),
        "hyperlinks" => element.children.iter().for_each(|link| hyperlink(reading, link)),
        "headerFooter" => {
            for part in &element.children {
                let place =
                    format!("{} {}", reading.name, if part.name.ends_with("Header") { "header" } else { "footer" });
                reading.found.say_once(&place, &without_codes(&part.text));
            }
        }
        "sheetProtection" if keeps_digest(element) => {
            reading.found.add(Hides::Protection, reading.name, "the digest of a password");
        }
        "scenarios" => reading.found.add(Hides::Scenario, reading.name, ""),
        "sheetPr" => code_name(reading, element),
        "extLst" => extensions(reading, element),
        _ => {}
    }
}

/// The area of a filter that hides rows; none if it only offers to.
pub(in super::super) fn filter(element: &Element) -> Option<a1::Area> {
    let is_on = element.children.iter().any(|column| column.name == "filterColumn" && !column.children.is_empty());
    if is_on { element.value("ref").and_then(a1::area) } else { None }
}

/// Frozen panes show nothing above and left of the first cell that they were frozen at.
fn views(reading: &mut Reading<'_, '_>, element: &Element) {
    for view in &element.children {
        let is_frozen =
            view.child("pane").is_some_and(|pane| pane.value("state").is_some_and(|state| state.starts_with("frozen")));
        let first = view.value("topLeftCell").and_then(a1::cell);
        if let (true, Some(first)) = (is_frozen, first) {
            reading.first_shown = first;
        }
    }
}

fn validation(reading: &mut Reading<'_, '_>, rule: &Element) {
    let place = format!("{} data validation", reading.name);
    for words in ["promptTitle", "prompt", "errorTitle", "error"] {
        reading.found.say_once(&place, rule.value(words).unwrap_or(""));
    }
    for text in rule.descend().filter(|part| part.name.starts_with("formula") || part.name == "f") {
        let read = formula::read(&text.text);
        if read.reaches_out {
            let cells = rule.value("sqref").unwrap_or("").to_owned();
            reading.secret(Hides::ExternalLink, &cells, "a list from another file");
        }
        for words in read.words {
            reading.found.say_once(&place, &words);
        }
    }
}

fn hyperlink(reading: &mut Reading<'_, '_>, link: &Element) {
    let place = format!("{} hyperlink", reading.name);
    for words in ["display", "tooltip"] {
        reading.found.say_once(&place, link.value(words).unwrap_or(""));
    }
    let location = link.value("location").unwrap_or("");
    let cells = location.rsplit_once('!').map_or(location, |(_, cells)| cells);
    if a1::area(cells).is_none() {
        reading.found.say_once(&place, location);
    }
}

/// A sheet's name in programs: harmless if it is the usual one or the sheet's own.
fn code_name(reading: &mut Reading<'_, '_>, element: &Element) {
    let name = element.value("codeName").unwrap_or("");
    let without_digits = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if !["", "Sheet", "Worksheet"].contains(&without_digits) && name != reading.name {
        reading.found.add(Hides::Properties, reading.name, "another name of the sheet");
    }
}

/// Conditional formats and lists of later versions stand among extensions; all others have no words.
fn extensions(reading: &mut Reading<'_, '_>, element: &Element) {
    for part in element.descend() {
        match part.name.as_str() {
            "conditionalFormatting" => conditional::read(reading, part),
            "dataValidation" => validation(reading, part),
            "ext" if is_true(part.value("hidden")) => reading.unknown("a hidden extension"),
            "f" if formula::read(&part.text).reaches_out => {
                reading.found.add(Hides::ExternalLink, reading.name, "something from another file");
            }
            _ => {}
        }
    }
}

/// The words of a header or footer without its codes for fonts, places and fields (ECMA-376 part 1, 18.3.1.39).
fn without_codes(text: &str) -> String {
    let mut words = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '&' {
            words.push(letter);
            continue;
        }
        match letters.next() {
            Some('&') => words.push('&'),
            // The name of a font, or a colour of six digits.
            Some('"') => {
                letters.by_ref().take_while(|letter| *letter != '"').for_each(drop);
            }
            Some('K') => letters.by_ref().take(6).for_each(drop),
            // A size.
            Some(digit) if digit.is_ascii_digit() => while letters.next_if(char::is_ascii_digit).is_some() {},
            // A place, or a field that the program fills in.
            Some(_) => words.push('\n'),
            None => {}
        }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_words() {
        assert_eq!(without_codes("&L&\"Arial,Bold\"&12Draft &P of &N&RR&&D &KFF0000red"), "Draft \n of \n\nR&D red");
        assert_eq!(without_codes("&"), "");
    }
}
