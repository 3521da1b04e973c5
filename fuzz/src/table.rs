//! Tables made of bytes: a low number that stands in a cell is never released. Cells are drawn from spellings that people
//! use, so that few bytes go far.

use candour::config::Policy;
use candour::diagnostic::Report;

use super::{Draw, assert_sound};

/// Spellings of cells, the first few of which hold a low number for everyone who reads them.
const LOW: [&str; 8] = ["3", "1", "**4**", "2 ", "5", "three", "~~2~~", "`4`"];
const OTHER: [&str; 26] = [
    "0", "17", "240", "1,204", "xx", "xx+", "<5", "*", "-", "–", "n/a", "", "12%", "0.4%", "2023", "£3", "3.5", "[c]",
    "xx (a)", "≤5", "1 204", "38", "6", "100", "99", "Under 5",
];
const HEADERS: [&str; 10] =
    ["Officers", "2023", "Total", "Number of people", "%", "Year", "Rank", "Cost (£)", "Count", "Share"];
const LABELS: [&str; 10] =
    ["Alder", "Birch", "Total", "All", "Cedar", "of which women", "2022", "Other", "Under 18", "Sum"];
const ATTRIBUTES: [&str; 8] = [
    "",
    " total-row=\"last\"",
    " total-row=\"none\"",
    " total-column=\"last\"",
    " suppress=true",
    " series=\"staff\"",
    " total-row=\"last\" total-column=\"none\"",
    " sums=\"Total = Alder + Birch\"",
];

/// A table in a record, and the same in a data file.
pub fn tables(bytes: &[u8]) {
    let mut draw = Draw::of(bytes);
    let attributes = ATTRIBUTES[draw.below(ATTRIBUTES.len())];
    let columns = 2 + draw.below(4);
    let header: Vec<&str> =
        (0..columns).map(|column| if column == 0 { "Ward" } else { HEADERS[draw.below(HEADERS.len())] }).collect();
    let mut rows = Vec::new();
    let mut is_low = false;
    while !draw.is_over() && rows.len() < 12 {
        let mut row = vec![LABELS[draw.below(LABELS.len())]];
        for name in &header[1..] {
            let spelling = draw.below(LOW.len() + OTHER.len() * 4);
            let cell = LOW.get(spelling).copied().unwrap_or_else(|| OTHER[spelling % OTHER.len()]);
            // What a plain count of people is called, so that no other reading is certain.
            is_low |= LOW[..2].contains(&cell) && ["Officers", "Number of people"].contains(name);
            row.push(cell);
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return;
    }
    let line = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|{}\n", " --- |".repeat(columns));
    let body: String = rows.iter().map(|row| line(row)).collect();
    let text = format!(
        "+++\nreference = \"A-1\"\ntitle = \"Staff\"\noutcome = \"disclosed\"\n+++\n\nxx stands for a low number.\n\n\
         Table: Officers {{#t{attributes}}}\n\n{}{rule}{body}",
        line(&header)
    );
    let mut report = Report::default();
    candour::check_loose("index.md", text.clone().into_bytes(), &Policy::default(), &mut report);
    assert_sound(&report);
    let suppresses = attributes.contains("suppress");
    assert!(!is_low || suppresses || report.has_errors(), "a low number passes:\n{text}");

    let quoted =
        |cells: &[&str]| format!("{}\n", cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(","));
    let sheet: String = std::iter::once(quoted(&header)).chain(rows.iter().map(|row| quoted(row))).collect();
    let mut report = Report::default();
    candour::check_loose("staff.csv", sheet.clone().into_bytes(), &Policy::default(), &mut report);
    assert_sound(&report);
    assert!(!is_low || report.has_errors(), "a low number passes:\n{sheet}");
}
