//! Made-up tables of counts with margins, suppressed at random; what they print, and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;

use super::Place;
use super::solve::{Box, FAR, Sum, may_be, range};
use crate::support::logs::record;

/// The highest low number: a small one, so that everything can be tried.
pub(super) const THRESHOLD: i64 = 3;

const ROWS: [&str; 4] = ["Alder", "Birch", "Cedar", "Dogwood"];
const COLUMNS: [&str; 3] = ["Foot patrols", "Mounted", "Cycle patrols"];

/// Counts of rows and columns, and the tables that print them.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    rows: usize,
    columns: usize,
    values: Vec<i64>,
    tables: Vec<Printed>,
    /// In records of their own.
    apart: bool,
    /// A part of one row, "of which".
    of_which: Option<(usize, i64)>,
}

/// How a table prints the counts.
#[derive(Debug, Clone)]
struct Printed {
    total_row: Option<Margin>,
    total_column: Option<Margin>,
    /// Which cells it hides besides those that it must, one bit each.
    hides: u32,
    /// Which cells it says nothing of.
    lacks: u32,
    transposed: bool,
    /// The total of all that words state.
    said: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
struct Margin {
    first: bool,
    label: &'static str,
}

/// A count: row and column, one past the end for totals.
type Cell = (usize, usize);

/// What is known of what is not printed.
pub(super) struct Truth {
    pub(super) is_safe: bool,
    pub(super) because: Vec<String>,
    ranges: BTreeMap<Cell, (i64, Option<i64>)>,
}

pub(super) fn plan() -> impl Strategy<Value = Plan> {
    (2..=4_usize, 1..=3_usize, any::<bool>()).prop_flat_map(|(rows, columns, apart)| {
        let value = prop_oneof![2 => 0..=3_i64, 3 => 4..=9_i64, 1 => 10..=30_i64];
        let tables = prop_oneof![
            3 => prop::collection::vec(printed(), 1),
            2 => prop::collection::vec(printed(), 2),
        ];
        let of_which = prop::option::weighted(0.2, (0..rows, 0..=40_i64));
        (prop::collection::vec(value, rows * columns), tables, of_which)
            .prop_map(move |(values, tables, of_which)| Plan { rows, columns, values, tables, apart, of_which })
    })
}

fn printed() -> impl Strategy<Value = Printed> {
    let hides = (any::<u32>(), any::<u32>()).prop_map(|(one, other)| one & other);
    let lacks = prop_oneof![6 => Just(0_u32), 1 => (0..16_u32).prop_map(|bit| 1 << bit)];
    let said = prop::option::weighted(0.2, select(vec!["a total of {}", "{} in total", "(n={})"]));
    (margin(), margin(), hides, lacks, any::<bool>(), said).prop_map(
        |(total_row, total_column, hides, lacks, transposed, said)| Printed {
            total_row,
            total_column,
            hides,
            lacks,
            transposed,
            said,
        },
    )
}

fn margin() -> impl Strategy<Value = Option<Margin>> {
    let label = select(vec!["Total", "All", "Overall", "Grand total", "Cyfanswm", "Totals", "Overall total"]);
    prop::option::weighted(0.7, (any::<bool>(), label).prop_map(|(first, label)| Margin { first, label }))
}

/// Whether a record belongs to a plan.
pub(super) fn is_of(reference: Option<&str>, number: usize) -> bool {
    reference.is_some_and(|reference| reference.starts_with(&format!("FBC-24-{number:03}")))
}

impl Plan {
    fn value(&self, (row, column): Cell) -> i64 {
        let rows = if row == self.rows { 0..self.rows } else { row..row + 1 };
        let columns = |row: usize| {
            let columns = if column == self.columns { 0..self.columns } else { column..column + 1 };
            columns.map(move |column| self.values[row * self.columns + column])
        };
        rows.flat_map(columns).sum()
    }

    /// Whether it is printed as a low number must be.
    fn is_low(&self, cell: Cell) -> bool {
        (1..=THRESHOLD).contains(&self.value(cell))
    }

    /// The cells of a table, by the places of its rows and columns.
    fn layout(&self, table: &Printed) -> (Vec<usize>, Vec<usize>) {
        let line = |count: usize, margin: Option<Margin>| {
            let mut line: Vec<usize> = (0..count).collect();
            match margin {
                Some(Margin { first: true, .. }) => line.insert(0, count),
                Some(_) => line.push(count),
                None => {}
            }
            line
        };
        let total_column = table.total_column.filter(|_| self.columns > 1);
        (line(self.rows, table.total_row), line(self.columns, total_column))
    }

    fn bit(&self, (row, column): Cell) -> u32 {
        1 << (row * (self.columns + 1) + column)
    }

    fn is_missing(&self, table: &Printed, cell: Cell) -> bool {
        let inner = cell.0 < self.rows && cell.1 < self.columns && self.columns > 1;
        inner && self.tables.len() == 1 && table.lacks & self.bit(cell) != 0
    }

    /// What a table prints of a count.
    fn written(&self, table: &Printed, cell: Cell) -> String {
        match () {
            () if self.is_missing(table, cell) => "N/A".to_owned(),
            () if self.is_low(cell) => "xx".to_owned(),
            () if table.hides & self.bit(cell) != 0 => "xx+".to_owned(),
            () => self.value(cell).to_string(),
        }
    }

    /// A stated total is understood where there is one column.
    fn said(&self, table: &Printed) -> Option<(&'static str, Cell)> {
        let said = table.said.filter(|_| self.columns == 1 && !table.transposed)?;
        let all = (self.rows, 0);
        (!(0..=THRESHOLD).contains(&self.value(all))).then_some((said, all))
    }

    /// The part of a row, where it is printed and not low.
    fn part(&self) -> Option<(usize, i64)> {
        let (row, part) = self.of_which?;
        let whole = self.value((row, 0));
        let fits = self.columns == 1 && !self.tables[0].transposed && self.tables.len() == 1;
        (fits && part > THRESHOLD && part <= whole).then_some((row, part))
    }

    fn markdown(&self, number: usize, index: usize) -> String {
        let table = &self.tables[index];
        let (rows, columns) = self.layout(table);
        let name = |line: usize, count: usize, names: &[&str], margin: Option<Margin>| match margin {
            Some(margin) if line == count => margin.label.to_owned(),
            _ => names[line].to_owned(),
        };
        let row_name = |row| name(row, self.rows, &ROWS, table.total_row);
        let column_name = |column| name(column, self.columns, &COLUMNS, table.total_column);
        let mut lines: Vec<Vec<String>> = Vec::new();
        if table.transposed {
            lines.push(std::iter::once("Kind".to_owned()).chain(rows.iter().map(|row| row_name(*row))).collect());
            for column in &columns {
                let cells = rows.iter().map(|row| self.written(table, (*row, *column)));
                lines.push(std::iter::once(column_name(*column)).chain(cells).collect());
            }
        } else {
            let names = columns.iter().map(|column| column_name(*column));
            lines.push(std::iter::once("Station".to_owned()).chain(names).collect());
            for row in &rows {
                let cells = columns.iter().map(|column| self.written(table, (*row, *column)));
                lines.push(std::iter::once(row_name(*row)).chain(cells).collect());
                if let Some((whole, part)) = self.part()
                    && whole == *row
                {
                    lines.push(vec!["of which armed".to_owned(), part.to_string()]);
                }
            }
        }
        lines.insert(1, vec!["---".to_owned(); lines[0].len()]);
        let body: String = lines.iter().map(|cells| format!("| {} |\n", cells.join(" | "))).collect();
        let said = self.said(table).map(|(words, all)| words.replace("{}", &self.value(all).to_string()));
        let said = said.map(|said| format!(", {said}")).unwrap_or_default();
        let series = if self.tables.len() > 1 { format!(" series=\"s{number}\"") } else { String::new() };
        format!("Table: Officers on patrol{said} {{#t{index}{series}}}\n\n{body}\n")
    }

    fn reference(&self, number: usize, table: usize) -> String {
        let record = if self.apart { table } else { 0 };
        format!("FBC-24-{number:03}{record}")
    }

    pub(super) fn records(&self, number: usize) -> Vec<(String, String)> {
        let mut bodies: BTreeMap<String, String> = BTreeMap::new();
        for index in 0..self.tables.len() {
            let body = bodies.entry(self.reference(number, index)).or_default();
            body.push_str(&self.markdown(number, index));
            body.push_str("Here xx stands for a low number, or for a number that protects it.\n\n");
        }
        let file = |(reference, body): (String, String)| {
            let text = record(&reference, "", &body);
            (format!("content/responses/{reference}.md"), text)
        };
        bodies.into_iter().map(file).collect()
    }

    pub(super) fn shown(&self, number: usize) -> String {
        self.records(number).into_iter().map(|(_, text)| text).collect()
    }

    /// Where each suppressed cell stands, with the range that is left to it.
    pub(super) fn places(&self, number: usize, truth: &Truth) -> Vec<(Place, (i64, Option<i64>))> {
        let mut places = Vec::new();
        for (index, table) in self.tables.iter().enumerate() {
            let (rows, columns) = self.layout(table);
            for (down, row) in rows.iter().enumerate() {
                for (across, column) in columns.iter().enumerate() {
                    let cell = (*row, *column);
                    let (Some(range), true) = (truth.ranges.get(&cell), self.written(table, cell).starts_with("xx"))
                    else {
                        continue;
                    };
                    let below = self.part().is_some_and(|(whole, _)| {
                        rows.iter().position(|row| *row == whole).is_some_and(|whole| whole < down)
                    });
                    let down = down + usize::from(below);
                    let (down, across) = if table.transposed { (across, down) } else { (down, across) };
                    let place = (
                        self.reference(number, index),
                        format!("t{index}"),
                        u64::try_from(down).unwrap(),
                        u64::try_from(across + 1).unwrap(),
                    );
                    places.push((place, *range));
                }
            }
        }
        places
    }

    /// Tries everything that fits what is printed.
    pub(super) fn work_out(&self) -> Truth {
        let mut cells: BTreeMap<Cell, usize> = BTreeMap::new();
        let mut within: Box = Vec::new();
        let mut sums: Vec<Sum> = Vec::new();
        for table in &self.tables {
            let (rows, columns) = self.layout(table);
            for cell in rows.iter().flat_map(|row| columns.iter().map(|column| (*row, *column))) {
                let at = *cells.entry(cell).or_insert_with(|| {
                    within.push((0, FAR));
                    within.len() - 1
                });
                let value = self.value(cell);
                let told = match self.written(table, cell).as_str() {
                    "xx+" | "N/A" => (0, FAR),
                    "xx" => (1, THRESHOLD),
                    _ => (value, value),
                };
                within[at] = (within[at].0.max(told.0), within[at].1.min(told.1));
            }
        }
        for table in &self.tables {
            let (rows, columns) = self.layout(table);
            if table.total_row.is_some() {
                for column in &columns {
                    let parts = (0..self.rows).map(|row| cells[&(row, *column)]).collect();
                    sums.push(Sum { total: cells[&(self.rows, *column)], parts });
                }
            }
            if columns.contains(&self.columns) {
                for row in &rows {
                    let parts = (0..self.columns).map(|column| cells[&(*row, column)]).collect();
                    sums.push(Sum { total: cells[&(*row, self.columns)], parts });
                }
            }
            if let Some((_, all)) = self.said(table) {
                within.push((self.value(all), self.value(all)));
                let parts = match cells.get(&all) {
                    Some(total) if table.total_row.is_some() => vec![*total],
                    _ => (0..self.rows).map(|row| cells[&(row, 0)]).collect(),
                };
                sums.push(Sum { total: within.len() - 1, parts });
            }
        }
        let mut implicit: BTreeSet<usize> = BTreeSet::new();
        if let Some((row, part)) = self.part() {
            within.extend([(part, part), (0, FAR)]);
            implicit.insert(within.len() - 1);
            sums.push(Sum { total: cells[&(row, 0)], parts: vec![within.len() - 2, within.len() - 1] });
        }
        let missing = |cell: &Cell| self.tables.iter().all(|table| self.is_missing(table, *cell));
        implicit.extend(cells.iter().filter(|(cell, _)| missing(cell)).map(|(_, at)| *at));
        self.judge(&cells, &implicit, &within, &sums)
    }

    fn judge(&self, cells: &BTreeMap<Cell, usize>, implicit: &BTreeSet<usize>, within: &Box, sums: &[Sum]) -> Truth {
        let mut because = Vec::new();
        let all: Vec<(i64, Option<i64>)> = (0..within.len()).map(|at| range(at, within, sums)).collect();
        let is_printed = |at: usize| within[at].0 == within[at].1;
        let is_low = |(low, high): (i64, Option<i64>)| low >= 1 && high.is_some_and(|high| high <= THRESHOLD);
        let summed: BTreeSet<usize> =
            sums.iter().flat_map(|sum| sum.parts.iter().copied().chain([sum.total])).collect();
        for (cell, at) in cells.iter().filter(|(_, at)| !is_printed(**at)) {
            if within[*at] == (1, THRESHOLD) {
                let open = (1..=THRESHOLD).all(|value| may_be(*at, value, within, sums));
                because.extend((!open).then(|| format!("{cell:?} is no more than {:?}", all[*at])));
            } else if is_low(all[*at]) {
                because.push(format!("{cell:?} is low: {:?}", all[*at]));
            }
        }
        for at in implicit.iter().filter(|at| summed.contains(at) && is_low(all[**at])) {
            because.push(format!("implicit {at} is low: {:?}", all[*at]));
        }
        for sum in sums {
            let known = |at: usize| all[at].1.filter(|most| *most == all[at].0);
            let Some(total) = known(sum.total) else { continue };
            let hidden = sum.parts.iter().filter(|part| known(**part).is_none()).count();
            let rest: i64 = total - sum.parts.iter().filter_map(|part| known(*part)).sum::<i64>();
            if hidden > 1 && (1..=THRESHOLD).contains(&rest) {
                because.push(format!("{sum:?} leaves {rest} to {hidden}"));
            }
        }
        let ranges = cells.iter().map(|(cell, at)| (*cell, all[*at])).collect();
        Truth { is_safe: because.is_empty(), because, ranges }
    }
}
