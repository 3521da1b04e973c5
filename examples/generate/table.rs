//! Tables whose totals add up, and whose suppressed cells nobody can work out.
//!
//! A suppressed low number stands in the corner of a rectangle of four suppressed cells. The other three have values so
//! far above the threshold that the corner could be any low number and the totals would still be right.

use crate::names::places;
use crate::prose::{capitalised, thousands};
use crate::random::Random;

/// A table of counts or of money.
pub(crate) struct Table {
    /// What the caption says.
    pub(crate) caption: String,
    /// Whether a cell is suppressed.
    pub(crate) suppressed: bool,
    counts: bool,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy)]
enum Value {
    Known(usize),
    Low(usize),
    Protecting(usize),
}

impl Value {
    fn number(self) -> usize {
        match self {
            Value::Known(number) | Value::Low(number) | Value::Protecting(number) => number,
        }
    }

    fn written(self) -> String {
        match self {
            Value::Known(number) => thousands(number),
            Value::Low(_) => "xx".to_owned(),
            Value::Protecting(_) => "xx+".to_owned(),
        }
    }
}

/// A table for a question about some things, up to a year.
pub(crate) fn make(random: &mut Random, things: &str, last_year: usize) -> Table {
    if random.percent(20) { money(random, last_year) } else { counts(random, things, last_year, 40) }
}

/// A table of counts in which some are suppressed.
pub(crate) fn suppressed(random: &mut Random, things: &str, last_year: usize) -> Table {
    counts(random, things, last_year, 100)
}

/// Counts; of a hundred tables so many have suppressed cells.
fn counts(random: &mut Random, things: &str, last_year: usize, suppressed: usize) -> Table {
    let rows = *random.usual(&[8, 5, 12, 20, 32]);
    let years = random.between(2, 6);
    let scale = *random.pick(&[60, 200, 700, 4_000]);
    let mut values: Vec<Vec<Value>> = Vec::new();
    for _ in 0..rows {
        values.push((0..years).map(|_| Value::Known(24 + random.below(scale))).collect());
    }
    let suppressed = random.percent(suppressed);
    if suppressed {
        suppress(random, &mut values);
    }
    let columns: Vec<String> = (0..years).map(|year| (last_year + 1 + year - years).to_string()).collect();
    let caption = format!("{} by district and year", capitalised(things));
    let labels = places(random, rows);
    Table { caption, suppressed, counts: true, ..arranged("District", &columns, labels, &values) }
}

fn money(random: &mut Random, last_year: usize) -> Table {
    let years = random.between(4, 9);
    let mut values: Vec<Vec<Value>> = Vec::new();
    for _ in 0..years {
        values.push((0..3).map(|_| Value::Known(random.between(24, 4_000) * 25)).collect());
    }
    let columns = ["Staff (£)", "Equipment (£)", "Premises (£)"].map(str::to_owned);
    let labels = (0..years).map(|year| (last_year + 1 + year - years).to_string()).collect();
    let mut table = arranged("Calendar year", &columns, labels, &values);
    if let Some(last) = table.header.last_mut() {
        "Total (£)".clone_into(last);
    }
    Table { caption: "Costs by year".to_owned(), ..table }
}

/// Suppresses a low number in one or two corners, with what protects it.
fn suppress(random: &mut Random, values: &mut [Vec<Value>]) {
    let rectangles = if values[0].len() >= 4 && random.percent(40) { 2 } else { 1 };
    let rows = random.sample(2 * rectangles, values.len());
    let columns = random.sample(2 * rectangles, values[0].len());
    for (rows, columns) in rows.chunks(2).zip(columns.chunks(2)) {
        for (row, column) in [(rows[0], columns[1]), (rows[1], columns[0]), (rows[1], columns[1])] {
            values[row][column] = Value::Protecting(values[row][column].number());
        }
        values[rows[0]][columns[0]] = Value::Low(random.between(1, 5));
    }
}

/// The table of some values, with the totals of its rows and columns.
fn arranged(corner: &str, columns: &[String], labels: Vec<String>, values: &[Vec<Value>]) -> Table {
    let mut header = vec![corner.to_owned()];
    header.extend_from_slice(columns);
    header.push("Total".to_owned());
    let mut rows = Vec::new();
    for (label, values) in labels.into_iter().zip(values) {
        let mut row = vec![label];
        row.extend(values.iter().map(|value| value.written()));
        row.push(thousands(values.iter().map(|value| value.number()).sum()));
        rows.push(row);
    }
    let sum_of = |column: usize| values.iter().map(|row| row[column].number()).sum::<usize>();
    let sums: Vec<usize> = (0..columns.len()).map(sum_of).collect();
    let mut totals = vec!["Total".to_owned()];
    totals.extend(sums.iter().map(|sum| thousands(*sum)));
    totals.push(thousands(sums.iter().sum()));
    rows.push(totals);
    Table { caption: String::new(), suppressed: false, counts: false, header, rows }
}

impl Table {
    /// In Markdown, under its caption.
    pub(crate) fn markdown(&self, id: &str) -> String {
        let unit = if self.counts { " unit=\"incidents\"" } else { "" };
        let mut lines =
            vec![format!("Table: {} {{#{id}{unit} total-row=\"last\" total-column=\"last\"}}", self.caption)];
        lines.push(String::new());
        lines.push(line(&self.header));
        lines.push(format!("| --- |{}", " ---: |".repeat(self.header.len() - 1)));
        lines.extend(self.rows.iter().map(|row| line(row)));
        lines.join("\n")
    }

    /// As a reference to a file beside the record.
    pub(crate) fn reference(&self, id: &str, file: &str) -> String {
        format!(
            "```table src=\"{file}\" caption=\"{}\" id=\"{id}\" total-row=\"last\" total-column=\"last\"\n```",
            self.caption
        )
    }

    /// What that file holds (RFC 4180).
    pub(crate) fn csv(&self) -> String {
        let mut csv = String::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| cell.replace(',', "")).collect();
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        }
        csv
    }
}

fn line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}
