//! Names of cells and ranges as spreadsheets write them: `C14`, `$A$1:B20`, `Sheet2!C14`. Knows nothing of what stands there.

/// The most columns of a sheet.
pub(crate) const MOST_COLUMNS: u32 = 16_384;
/// The most rows of a sheet.
pub(crate) const MOST_ROWS: u32 = 1_048_576;

/// A range of cells, both ends within, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Area {
    pub(crate) top: u32,
    pub(crate) left: u32,
    pub(crate) bottom: u32,
    pub(crate) right: u32,
}

impl Area {
    /// One cell.
    pub(crate) fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Whether the two have a cell in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.top <= other.bottom && other.top <= self.bottom && self.left <= other.right && other.left <= self.right
    }

    /// The smallest area around both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }
}

/// The name of the cell in a row and column, both counted from 0: `cell_name(13, 2)` is `C14`.
pub(crate) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// A place in a sheet: `Sheet2!C14`, `'Two words'!A1`; the place alone where the sheet has no name.
pub(crate) fn in_sheet(sheet: &str, place: &str) -> String {
    if sheet.is_empty() {
        return place.to_owned();
    }
    if sheet.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return format!("{sheet}!{place}");
    }
    format!("'{}'!{place}", sheet.replace('\'', "''"))
}

/// The letters of a column counted from 0: 27 is `AB`.
pub(crate) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The row and column of a cell's name, from 0. Dollar signs are passed over.
pub(crate) fn cell(name: &str) -> Option<(u32, u32)> {
    let (row, column) = half(name)?;
    Some((row?, column?))
}

/// The area that a name stands for: a cell, two corners, whole columns (`A:C`) or whole rows (`2:5`).
pub(crate) fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let (first, last) = (half(first)?, half(last)?);
    let (top, bottom) = ends(first.0, last.0, MOST_ROWS)?;
    let (left, right) = ends(first.1, last.1, MOST_COLUMNS)?;
    Some(Area { top, left, bottom, right })
}

fn ends(first: Option<u32>, last: Option<u32>, most: u32) -> Option<(u32, u32)> {
    match (first, last) {
        (Some(first), Some(last)) => Some((first.min(last), first.max(last))),
        (None, None) => Some((0, most - 1)),
        _ => None,
    }
}

/// The row and the column of half a range's name; one of the two may be missing.
fn half(name: &str) -> Option<(Option<u32>, Option<u32>)> {
    let mut rest = name.strip_prefix('$').unwrap_or(name);
    let mut column = 0_u32;
    while let Some(letter) = rest.bytes().next().filter(u8::is_ascii_alphabetic) {
        column = column.checked_mul(26)? + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        rest = rest.get(1..)?;
    }
    if column > MOST_COLUMNS {
        return None;
    }
    let digits = rest.strip_prefix('$').unwrap_or(rest);
    let row = if digits.is_empty() {
        None
    } else {
        let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
        let number = digits.parse::<u32>().ok().filter(|row| is_number && (1..=MOST_ROWS).contains(row))?;
        Some(number - 1)
    };
    let column = column.checked_sub(1);
    (row.is_some() || column.is_some()).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        for (name, row, column) in [("A1", 0, 0), ("Z9", 8, 25), ("AA1", 0, 26), ("XFD1048576", 1_048_575, 16_383)] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(cell(name), Some((row, column)));
        }
        assert_eq!(cell("$c$14"), Some((13, 2)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "A-1", "A+1", "ÄA1", "ZZZZZZZZZZZZZ1"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert_eq!(column_name(u32::MAX).len(), 7);
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16_383].map(column_name).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn names_of_sheets_are_quoted_where_they_must_be() {
        assert_eq!(in_sheet("Sheet2", "C14"), "Sheet2!C14");
        assert_eq!(in_sheet("Ward's sheet", "C"), "'Ward''s sheet'!C");
        assert_eq!(in_sheet("", "C14"), "C14");
    }

    #[test]
    fn areas_have_two_ends() {
        assert_eq!(area("B3:A1"), Some(Area { top: 0, left: 0, bottom: 2, right: 1 }));
        assert_eq!(area("A:B"), Some(Area { top: 0, left: 0, bottom: MOST_ROWS - 1, right: 1 }));
        assert_eq!(area("2:3"), Some(Area { top: 1, left: 0, bottom: 2, right: MOST_COLUMNS - 1 }));
        assert_eq!(area("C5"), Some(Area::cell(4, 2)));
        assert_eq!(area("A1:B"), None);
        assert!(Area::cell(1, 1).meets(area("A1:C3").unwrap()));
        assert!(!Area::cell(5, 1).meets(area("A1:C3").unwrap()));
    }
}
