//! Tables within a sheet: names for ranges, with filters. Their cells are the sheet's.

use super::super::formula;
use super::grammar::{self, Rule};
use super::worksheet;
use crate::a1::Area;
use crate::intake::files::found::Found;
use crate::intake::files::package::Tree;
use crate::intake::files::secret::Hides;

/// What a sheet needs of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Where a filter hides rows.
    pub(super) filtered: Option<Area>,
    /// The names of its columns, which its first row shows if it has one.
    pub(super) columns: Vec<String>,
}

/// Reads a table's part.
pub(super) fn read(tree: &Tree, sheet: &str, found: &mut Found) -> Table {
    found.remarks(sheet, tree.remarks);
    grammar::check(&tree.root, &[RULES, worksheet::RULES], sheet, found);
    let mut table = Table::default();
    let root = &tree.root;
    let name = root.value("displayName").unwrap_or("");
    let usual = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '_');
    if usual != "Table" {
        found.say_once(&format!("{sheet} table"), name);
    }
    if root.value("comment").is_some_and(|comment| !comment.is_empty()) {
        found.add(Hides::Comment, sheet, "a comment on a table");
    }
    if let Some(filter) = root.child("autoFilter") {
        table.filtered = worksheet::filter(filter);
        if table.filtered.is_some() {
            found.add(Hides::FilteredRow, sheet, "a filter of a table that is on");
        }
    }
    for element in root.descend() {
        match element.name.as_str() {
            "tableColumn" => {
                table.columns.extend(element.value("name").map(str::to_owned));
                table.columns.extend(element.value("totalsRowLabel").map(str::to_owned));
            }
            "table" if element.children.is_empty() => {
                for words in ["altText", "altTextSummary"] {
                    found.say_once(&format!("{sheet} table"), element.value(words).unwrap_or(""));
                }
            }
            "calculatedColumnFormula" | "totalsRowFormula" => {
                let read = formula::read(&element.text);
                if read.reaches_out {
                    found.add(Hides::ExternalLink, sheet, "a formula of a table that reaches out of the file");
                }
                read.words.iter().for_each(|words| found.say_once(&format!("{sheet} formula"), words));
            }
            _ => {}
        }
    }
    table
}

/// Elements of a table (ECMA-376 part 1, 18.5) besides those of filters.
const RULES: &[Rule] = &[
    (
        "table",
        "id name displayName comment ref tableType headerRowCount insertRow insertRowShift totalsRowCount totalsRowShown \
         published headerRowDxfId dataDxfId totalsRowDxfId headerRowBorderDxfId tableBorderDxfId totalsRowBorderDxfId \
         headerRowCellStyle dataCellStyle totalsRowCellStyle",
    ),
    ("x14:table", "altText altTextSummary"),
    ("tableColumns", "count"),
    (
        "tableColumn",
        "id uniqueName name totalsRowFunction totalsRowLabel headerRowDxfId dataDxfId totalsRowDxfId headerRowCellStyle \
         dataCellStyle totalsRowCellStyle",
    ),
    ("calculatedColumnFormula$", "array"),
    ("totalsRowFormula$", "array"),
    ("tableStyleInfo", "name showFirstColumn showLastColumn showRowStripes showColumnStripes"),
];
