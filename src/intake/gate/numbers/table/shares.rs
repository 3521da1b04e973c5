//! Finds percentages whose base stands in the same table, and whose own count is not printed. It works out no count.

use super::columns::Block;
use super::content::Sheet;
use super::header;
use super::names::{self, Named};
use super::nouns;
use super::numeral::{Numeral, Sense};
use super::phrase;
use super::shape::Frame;
use super::{Cell, ColumnKind, Grid, RowKind, Share, Why};

/// Every percentage whose base is certain, and whose own count is not printed.
pub(super) fn find(grid: &Grid<'_>, sheet: &Sheet, frame: &Frame, blocks: &[Block], cells: &[Vec<Cell>]) -> Vec<Share> {
    let table = Table { grid, sheet, frame, cells };
    let mut found = Vec::new();
    for block in blocks {
        for column in 0..frame.width {
            if block.kinds.get(column) == Some(&ColumnKind::Other(Why::Percentage)) {
                table.column(block, column, &mut found);
            } else if block.counts(column) {
                table.beside_markers(block, column, &mut found);
            }
        }
        table.rows(block, &mut found);
    }
    found
}

struct Table<'a> {
    grid: &'a Grid<'a>,
    sheet: &'a Sheet,
    frame: &'a Frame,
    cells: &'a [Vec<Cell>],
}

/// A base and its cell.
type Base = (u64, Option<(usize, usize)>);

impl Table<'_> {
    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(row)?.get(column)
    }

    fn count(&self, row: usize, column: usize) -> Option<u64> {
        match self.cell(row, column)? {
            Cell::Count(value) | Cell::Low { value, .. } => Some(*value),
            _ => None,
        }
    }

    fn share(&self, row: usize, column: usize) -> Option<&Numeral> {
        let content = self.sheet.rows.get(row)?.get(column)?;
        match content.numerals.as_slice() {
            [one] if matches!(one.sense, Sense::Plain | Sense::Decimal | Sense::Percentage) && !one.signed => Some(one),
            _ => None,
        }
    }

    fn body(&self, block: &Block) -> Vec<usize> {
        block
            .rows
            .clone()
            .filter(|&row| matches!(self.frame.rows.get(row), Some(RowKind::Body | RowKind::OfWhich)))
            .collect()
    }

    /// The only total row that serves a block.
    fn total_row(&self, block: &Block) -> Option<usize> {
        let mut totals =
            (0..self.frame.rows.len()).filter(|&row| matches!(self.frame.named.get(row), Some(Named::Total(_))));
        let first = totals.next()?;
        let inside = totals.next().is_none() && (first >= block.rows.start);
        inside.then_some(first)
    }

    /// A column of percentages: of a base in its header, of a column's total, or of a count in the same row.
    fn column(&self, block: &Block, column: usize, found: &mut Vec<Share>) {
        let rows = self.body(block);
        if let Some(base) = header_base(block.headers.get(column).map_or("", String::as_str)) {
            for &row in &rows {
                self.push(row, column, (base, None), found);
            }
            return;
        }
        let counts: Vec<usize> =
            (0..self.frame.width).filter(|&other| block.kinds.get(other) == Some(&ColumnKind::Count)).collect();
        if counts.is_empty() {
            let fits = |base: &u64| rows.iter().all(|&row| self.share(row, column).is_none_or(|one| is_of(one, *base)));
            if let Some(base) = self.told_base().filter(fits) {
                rows.iter().for_each(|&row| self.push(row, column, (base, None), found));
            }
            return;
        }
        let before = counts.iter().copied().rfind(|&other| other < column);
        let named = self.named_alike(block, column, &counts);
        let Some(beside) = named.or(before).or_else(|| counts.first().copied()) else {
            return;
        };
        let total = self.total_row(block);
        let whole = total.and_then(|total| Some((self.count(total, beside)?, Some((total, beside)))));
        let of_column = |_: usize| whole;
        if self.explains(&rows, column, beside, &of_column, self.of_total(block, column, total)) {
            self.hidden(&rows, column, beside, &of_column, found);
            return;
        }
        let sum_column = counts.iter().copied().find(|&other| {
            other != beside
                && matches!(
                    names::total(block.headers.get(other).map_or("", String::as_str)),
                    Named::Total(_) | Named::Perhaps
                )
        });
        if let Some(sum) = sum_column {
            let of_row = |row: usize| Some((self.count(row, sum)?, Some((row, sum))));
            if self.explains(&rows, column, beside, &of_row, false) {
                self.hidden(&rows, column, beside, &of_row, found);
                return;
            }
        }
        let only = counts.len() == 1 && before.is_some() && whole.is_none_or(|_| !self.adds_to_hundred(&rows, column));
        if only && self.names_a_part(block, column, beside) && !self.adds_to_hundred(&rows, column) {
            for &row in &rows {
                if let Some(base) = self.count(row, beside) {
                    self.push(row, column, (base, Some((row, beside))), found);
                }
            }
        }
    }

    /// The column of counts whose name the percentage repeats: "Upheld" for "% upheld".
    fn named_alike(&self, block: &Block, column: usize, counts: &[usize]) -> Option<usize> {
        let words = |column: usize| phrase::spaced(block.headers.get(column).map_or("", String::as_str));
        let share = words(column);
        let share = phrase::words(&share);
        counts.iter().copied().find(|&other| {
            let name = words(other);
            !name.is_empty() && name.split(' ').all(|word| share.contains(&word))
        })
    }

    /// Whether each printed count is its percentage of its base, and one at least shows it (or the header says so).
    fn explains(
        &self,
        rows: &[usize],
        column: usize,
        beside: usize,
        base: &dyn Fn(usize) -> Option<Base>,
        told: bool,
    ) -> bool {
        let mut shown = told;
        for &row in rows {
            let (Some(base), Some(count), Some(share)) = (base(row), self.count(row, beside), self.share(row, column))
            else {
                continue;
            };
            if !agrees(count, share.scaled(), base.0) {
                return false;
            }
            shown |= count > 0 && count < base.0;
        }
        shown
    }

    /// Whether a header says "% of total", or the total row prints 100.
    fn of_total(&self, block: &Block, column: usize, total: Option<usize>) -> bool {
        let title = phrase::spaced(block.headers.get(column).map_or("", String::as_str));
        let told = ["of total", "of all", "of overall", "of the total"].iter().any(|whole| title.contains(whole));
        let hundred = total.and_then(|row| self.share(row, column)).is_some_and(|share| {
            let (digits, places) = share.scaled();
            digits == 100_u64.saturating_mul(10_u64.saturating_pow(places))
        });
        told || hundred
    }

    fn hidden(
        &self,
        rows: &[usize],
        column: usize,
        beside: usize,
        base: &dyn Fn(usize) -> Option<Base>,
        found: &mut Vec<Share>,
    ) {
        for &row in rows {
            let suppressed = matches!(self.cell(row, beside), Some(Cell::Marker { .. } | Cell::FurtherMarker));
            if let Some(base) = base(row).filter(|_| suppressed) {
                self.push(row, column, base, found);
            }
        }
    }

    fn adds_to_hundred(&self, rows: &[usize], column: usize) -> bool {
        let sum: f64 = rows.iter().filter_map(|&row| self.share(row, column)).map(percent).sum();
        (98.0..=102.0).contains(&sum) && rows.len() > 1
    }

    /// "% upheld" beside "Complaints": the percentage names a part of what the other column counts, and not a change or a rate.
    fn names_a_part(&self, block: &Block, column: usize, beside: usize) -> bool {
        let title = phrase::spaced(block.headers.get(column).map_or("", String::as_str));
        let words = phrase::words(&title);
        let other = phrase::spaced(block.headers.get(beside).map_or("", String::as_str));
        let says = words.iter().any(|word| {
            word.len() > 3
                && word.bytes().all(|byte| byte.is_ascii_alphabetic())
                && !matches!(*word, "percentage" | "percent" | "cent" | "proportion" | "share" | "total" | "overall")
        });
        let change = words.iter().any(|word| {
            matches!(
                *word,
                "change"
                    | "increase"
                    | "decrease"
                    | "difference"
                    | "target"
                    | "within"
                    | "average"
                    | "variance"
                    | "growth"
                    | "rate"
                    | "population"
            )
        });
        says && !change && !other.is_empty()
    }

    /// `xx (1.7%)`: a percentage beside a marker in one cell, of the total of its column.
    fn beside_markers(&self, block: &Block, column: usize, found: &mut Vec<Share>) {
        let Some(total) = self.total_row(block) else {
            return;
        };
        let Some(base) = self.count(total, column) else {
            return;
        };
        for row in self.body(block) {
            let numerals = self
                .sheet
                .rows
                .get(row)
                .and_then(|cells| cells.get(column))
                .map(|content| content.numerals.as_slice())
                .unwrap_or_default();
            let marked = matches!(self.cell(row, column), Some(Cell::Marker { .. } | Cell::FurtherMarker));
            if let ([one], true) = (numerals, marked)
                && one.sense == Sense::Percentage
            {
                push_share(row, column, one, (base, Some((total, column))), found);
            }
        }
    }

    /// A row of percentages under a row of counts: "% upheld" under "Complaints".
    fn rows(&self, block: &Block, found: &mut Vec<Share>) {
        let rows = self.body(block);
        let labels = block.label_columns();
        let [label] = labels.as_slice() else {
            return;
        };
        let says = |row: usize| {
            header::row(self.grid.rows.get(row).and_then(|cells| cells.get(*label)).map_or("", String::as_str)).says
        };
        let shares: Vec<usize> = rows.iter().copied().filter(|&row| says(row) == header::Says::Percentage).collect();
        let counted: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| {
                !shares.contains(row) && (0..self.frame.width).any(|column| self.count(*row, column).is_some())
            })
            .collect();
        let [base_row] = counted.as_slice() else {
            return;
        };
        for row in shares {
            for column in (0..self.frame.width).filter(|&column| block.counts(column)) {
                if let Some(base) = self.count(*base_row, column) {
                    self.push(row, column, (base, Some((*base_row, column))), found);
                }
            }
        }
    }

    /// What all percentages of a table without counts are of, as its caption or its total says: "The 60 officers who left".
    fn told_base(&self) -> Option<u64> {
        let is_total = |label: &&String| {
            let name = label.split(['(', '[']).next().unwrap_or_default();
            matches!(names::total(name.trim()), Named::Total(_))
        };
        let mut labels = self.grid.rows.iter().filter_map(|cells| cells.first()).filter(is_total);
        caption_base(self.grid.caption).or_else(|| labels.find_map(|label| header_base(label)))
    }

    fn push(&self, row: usize, column: usize, base: Base, found: &mut Vec<Share>) {
        if let Some(numeral) = self.share(row, column) {
            push_share(row, column, numeral, base, found);
        }
    }
}

fn push_share(row: usize, column: usize, numeral: &Numeral, base: Base, found: &mut Vec<Share>) {
    let (digits, places) = numeral.scaled();
    found.push(Share {
        at: (row, column),
        range: numeral.range.clone(),
        digits,
        places,
        base: base.0,
        base_at: base.1,
    });
}

#[expect(clippy::cast_precision_loss, reason = "percentages are small numbers")]
fn percent(numeral: &Numeral) -> f64 {
    let (digits, places) = numeral.scaled();
    digits as f64 / 10_f64.powi(i32::try_from(places).unwrap_or(0))
}

/// A base printed in a header: "% (n=180)", "% of 180".
fn header_base(title: &str) -> Option<u64> {
    let spaced = phrase::spaced(&title.replace(',', "").replace('=', " "));
    let words = phrase::words(&spaced);
    let number = |word: Option<&&str>| word.and_then(|word| word.parse::<u64>().ok()).filter(|value| *value > 0);
    let named = words.windows(2).find_map(|pair| match pair {
        [name, value] if matches!(*name, "n" | "base" | "of") => number(Some(value)),
        _ => None,
    });
    named.filter(|value| !(1900..=2100).contains(value))
}

/// The one number of a caption that counts people, or what happens to them.
fn caption_base(caption: &str) -> Option<u64> {
    let spaced = phrase::spaced(&caption.replace(',', ""));
    let words = phrase::words(&spaced);
    let counts = |at: &usize| words.iter().skip(at + 1).take(2).any(|word| nouns::is_event(word));
    let numbers = (0..words.len()).filter(counts).filter_map(|at| words[at].parse::<u64>().ok());
    let mut numbers = numbers.filter(|value| *value > 1 && !(1900..=2100).contains(value));
    let first = numbers.next().filter(|_| numbers.next().is_none());
    header_base(caption).or(first)
}

/// Whether a percentage can be that of a whole number in this base.
fn is_of(numeral: &Numeral, base: u64) -> bool {
    let (digits, places) = numeral.scaled();
    let unit = 100_u128.saturating_mul(10_u128.saturating_pow(places));
    let nearest = (u128::from(digits).saturating_mul(u128::from(base)) + unit / 2) / unit;
    u64::try_from(nearest).is_ok_and(|count| agrees(count, (digits, places), base))
}

fn agrees(count: u64, share: (u64, u32), base: u64) -> bool {
    // A printed figure may have been cut or rounded either way, so that one unit of the last place is allowed.
    let exact = u128::from(count) * 100 * 10_u128.saturating_pow(share.1);
    exact.abs_diff(u128::from(share.0).saturating_mul(u128::from(base))) <= u128::from(base)
}
