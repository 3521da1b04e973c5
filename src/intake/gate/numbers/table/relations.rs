//! Finds every total with its parts, from what the author states, the names of rows and columns and the arithmetic. It
//! reports no mistake.

use super::bound::Bounds;
use super::columns::Block;
use super::names::{self, Named, Reach};
use super::open::{Fit, Lines, Said};
use super::partition::{self, Item, Role};
use super::shape::Frame;
use super::told::{self, Told, ToldSum};
use super::{Cell, ColumnKind, Grid, Place, Policy, Relation, RowKind, Why};

/// The bounds of a cell, or nothing where its value cannot be said.
pub(super) fn bounds(cell: Option<&Cell>, policy: &Policy<'_>) -> Option<Bounds> {
    let least = u64::from(!policy.zero_is_low);
    match cell {
        None | Some(Cell::Blank | Cell::Nil) => Some((0, Some(0))),
        Some(Cell::Count(value) | Cell::Low { value, .. }) => Some((*value, Some(*value))),
        Some(Cell::Marker { at_most }) => Some((least, Some(at_most.unwrap_or(policy.threshold).max(least)))),
        Some(Cell::FurtherMarker) => Some((0, None)),
        Some(Cell::Within { least, most }) => Some((*least, *most)),
        Some(Cell::Label | Cell::Prose | Cell::Missing | Cell::SetAside(_)) => None,
    }
}

/// The bounds of a sum, or nothing where a part cannot be said.
pub(super) fn sum(parts: impl Iterator<Item = Option<Bounds>>) -> Option<Bounds> {
    let mut least: u64 = 0;
    let mut most = Some(0_u64);
    for part in parts {
        let (low, high) = part?;
        least = least.saturating_add(low);
        most = most.zip(high).map(|(most, high)| most.saturating_add(high));
    }
    Some((least, most))
}

/// Whether two ranges meet.
pub(super) fn meet(a: Bounds, b: Bounds) -> bool {
    b.1.is_none_or(|most| a.0 <= most) && a.1.is_none_or(|most| b.0 <= most)
}

/// How many times what is open of a sum must go into a total that no name tells.
const NARROW: u64 = 4;

struct Finder<'a> {
    grid: &'a Grid<'a>,
    frame: &'a Frame,
    blocks: &'a [Block],
    cells: &'a [Vec<Cell>],
    told: &'a Told,
    policy: &'a Policy<'a>,
}

/// Finds every relation: along rows first, then down columns. Apart from them, totals of which some parts are not printed.
pub(super) fn find(
    grid: &Grid<'_>,
    frame: &Frame,
    blocks: &[Block],
    cells: &[Vec<Cell>],
    told: &Told,
    policy: &Policy<'_>,
) -> (Vec<Relation>, Vec<Relation>) {
    let finder = Finder { grid, frame, blocks, cells, told, policy };
    let (mut found, mut partial) = (Vec::new(), Vec::new());
    for block in blocks {
        for sum in &told.columns {
            finder.stated_columns(block, sum, if sum.has_rest { &mut partial } else { &mut found });
        }
        finder.along_rows(block, &mut found);
    }
    for sum in &told.rows {
        finder.stated_rows(sum, if sum.has_rest { &mut partial } else { &mut found });
    }
    finder.down_columns(&mut found);
    (found, partial)
}

impl Finder<'_> {
    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(row)?.get(column)
    }

    fn bounds(&self, row: usize, column: usize) -> Option<Bounds> {
        bounds(self.cell(row, column), self.policy)
    }

    fn is_figure(&self, row: usize, column: usize) -> bool {
        matches!(
            self.cell(row, column),
            Some(Cell::Count(_) | Cell::Low { .. } | Cell::Marker { .. } | Cell::FurtherMarker | Cell::Within { .. })
        )
    }

    fn is_body(&self, row: usize) -> bool {
        matches!(
            self.frame.rows.get(row),
            Some(RowKind::Body | RowKind::OfWhich | RowKind::Subtotal | RowKind::Total | RowKind::Group)
        )
    }

    /// What a cell says to arithmetic.
    fn said(&self, row: usize, column: usize) -> Said {
        Said { bounds: self.bounds(row, column), is_figure: self.is_figure(row, column) }
    }

    /// Whether so little of each line is hidden that its total cannot have come out so by chance.
    fn is_narrow(&self, mut lines: impl Iterator<Item = ((usize, usize), Vec<(usize, usize)>)>) -> bool {
        lines.all(|(total, parts)| {
            let whole = self.bounds(total.0, total.1);
            let added = sum(parts.iter().map(|part| self.bounds(part.0, part.1)));
            let (Some((least, _)), Some((low, Some(high)))) = (whole, added) else { return true };
            high.saturating_sub(low).saturating_mul(NARROW) <= least.max(1)
        })
    }

    fn stated_columns(&self, block: &Block, sum: &ToldSum, found: &mut Vec<Relation>) {
        let title = block.headers.get(sum.total).map_or("", |header| header.trim());
        for row in block.rows.clone().filter(|row| self.is_body(*row)) {
            let parts = sum.parts.iter().map(|column| (row, *column)).collect();
            self.push((row, sum.total), parts, || named_row(&self.row_name(row), title), found);
        }
    }

    fn stated_rows(&self, sum: &ToldSum, found: &mut Vec<Relation>) {
        for column in 0..self.frame.width {
            if self.block_of(sum.total).is_some_and(|block| block.counts(column)) {
                let parts = sum.parts.iter().map(|row| (*row, column)).collect();
                self.push((sum.total, column), parts, || self.column_name(sum.total, column), found);
            }
        }
    }

    fn along_rows(&self, block: &Block, found: &mut Vec<Relation>) {
        if self.frame.total_column == Some(Place::None) {
            return;
        }
        let columns: Vec<usize> =
            (0..self.frame.width).filter(|&column| block.kinds.get(column) == Some(&ColumnKind::Count)).collect();
        let told = match self.frame.total_column {
            Some(Place::First) => columns.first().copied(),
            Some(Place::Last) => columns.last().copied(),
            _ => None,
        };
        let items: Vec<Item> = columns
            .iter()
            .filter_map(|&index| {
                let named = names::total(block.headers.get(index).map_or("", String::as_str));
                let header = block.headers.get(index).map_or("", String::as_str);
                let is_last = columns.last() == Some(&index) && self.frame.total_column.is_none();
                let role = match role(named)? {
                    _ if Some(index) == told => told_role(self.frame.total_column),
                    Role::Leaf if says_nothing(header) => Role::Perhaps,
                    Role::Leaf if is_last => Role::Last,
                    role => role,
                };
                let role = told::unsettled(&self.told.columns, index, role)?;
                Some(Item { index, role, group: 0 })
            })
            .collect();
        if items.iter().all(|item| item.role == Role::Leaf) {
            return;
        }
        let rows: Vec<usize> = block.rows.clone().filter(|&row| self.is_body(row)).collect();
        let cell = |line: usize, column: usize| self.said(rows[line], column);
        for sum in partition::sums(&items, &Lines { count: rows.len(), cell: &cell }) {
            let lines = rows.iter().map(|&row| ((row, sum.total), sum.parts.iter().map(|&at| (row, at)).collect()));
            if is_last(&items, sum.total) && !self.is_narrow(lines) {
                continue;
            }
            let title = block.headers.get(sum.total).map_or("", |header| header.trim());
            for &row in &rows {
                let parts: Vec<(usize, usize)> = sum.parts.iter().map(|&column| (row, column)).collect();
                self.push((row, sum.total), parts, || named_row(&self.row_name(row), title), found);
            }
        }
    }

    fn down_columns(&self, found: &mut Vec<Relation>) {
        let groups = self.groups();
        let items: Vec<Item> = groups
            .iter()
            .filter_map(|&(index, group)| {
                let named = self.frame.named.get(index).copied().unwrap_or(Named::Leaf);
                let mut role = role(named)?;
                let is_last = groups.last().is_some_and(|last| last.0 == index) && !self.frame.told_total_row;
                if role == Role::Leaf && says_nothing(&self.row_name(index)) {
                    role = Role::Perhaps;
                } else if role == Role::Leaf && is_last {
                    role = Role::Last;
                }
                if self.frame.told_total_row
                    && role == Role::AllTotal
                    && groups.first().is_some_and(|first| first.0 == index)
                {
                    role = Role::LeadingTotal;
                }
                let role = told::unsettled(&self.told.rows, index, role)?;
                Some(Item { index, role, group })
            })
            .collect();
        if items.iter().all(|item| item.role == Role::Leaf) {
            return;
        }
        let columns: Vec<usize> =
            (0..self.frame.width).filter(|&column| self.blocks.iter().any(|block| block.counts(column))).collect();
        let cell = |line: usize, row: usize| self.said(row, columns[line]);
        let across = Lines { count: columns.len(), cell: &cell };
        for sum in partition::sums(&items, &across) {
            let lines = columns.iter().map(|&at| ((sum.total, at), sum.parts.iter().map(|&row| (row, at)).collect()));
            if is_last(&items, sum.total) && !self.is_narrow(lines) {
                continue;
            }
            if across.fit(sum.total, &sum.parts) == Fit::Fails && !self.same_headers(sum.total, &sum.parts) {
                continue;
            }
            for &column in &columns {
                let counts = self.block_of(sum.total).is_some_and(|block| block.counts(column));
                let parts: Vec<(usize, usize)> = sum.parts.iter().map(|&row| (row, column)).collect();
                if counts {
                    self.push((sum.total, column), parts, || self.column_name(sum.total, column), found);
                }
            }
        }
    }

    /// Body rows with their group: a new one begins at a header, a group name, or where the first label changes beside a second.
    fn groups(&self) -> Vec<(usize, usize)> {
        let mut group = 0;
        let mut found = Vec::new();
        let mut label = "";
        for (row, kind) in self.frame.rows.iter().enumerate() {
            match kind {
                RowKind::Header | RowKind::Group => group += 1,
                RowKind::Note => {}
                _ => {
                    let two = self.block_of(row).is_some_and(|block| {
                        matches!(
                            block.kinds.as_slice(),
                            [ColumnKind::Label, ColumnKind::Label | ColumnKind::Other(_), ..]
                        )
                    });
                    let first = self.grid.rows.get(row).and_then(|cells| cells.first()).map_or("", |cell| cell.trim());
                    if two && !first.is_empty() && first != label {
                        group += 1;
                        label = first;
                    }
                    found.push((row, group));
                }
            }
        }
        found
    }

    fn push(
        &self,
        total: (usize, usize),
        parts: Vec<(usize, usize)>,
        what: impl FnOnce() -> String,
        found: &mut Vec<Relation>,
    ) {
        // Of a part that is missing, or cannot be read, nothing is said, yet the total may tell what it is.
        let is_missing = |part: &(usize, usize)| {
            matches!(
                self.cell(part.0, part.1),
                Some(Cell::Missing | Cell::Label | Cell::Prose | Cell::SetAside(Why::CutOff))
            )
        };
        let known = parts.iter().all(|part| is_missing(part) || self.bounds(part.0, part.1).is_some());
        let parts: Vec<(usize, usize)> =
            parts.into_iter().filter(|part| is_missing(part) || self.is_figure(part.0, part.1)).collect();
        if known && self.is_figure(total.0, total.1) && !parts.is_empty() {
            found.push(Relation { total, parts, what: what() });
        }
    }

    fn block_of(&self, row: usize) -> Option<&Block> {
        self.blocks.iter().find(|block| block.rows.contains(&row))
    }

    /// Whether the rows of a sum stand under one header, or under headers that say the same.
    fn same_headers(&self, total: usize, parts: &[usize]) -> bool {
        let own = self.block_of(total).map(|block| block.headers.get(1..).unwrap_or(&[]));
        parts.iter().all(|&part| self.block_of(part).map(|block| block.headers.get(1..).unwrap_or(&[])) == own)
    }

    fn row_name(&self, row: usize) -> String {
        let labels = self.block_of(row).map(Block::label_columns).unwrap_or_default();
        let texts = self.grid.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let names: Vec<&str> = labels
            .iter()
            .filter_map(|&column| texts.get(column))
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        names.join(", ")
    }

    fn column_name(&self, total: usize, column: usize) -> String {
        let title = self.block_of(total).and_then(|block| block.headers.get(column)).map_or("", |header| header.trim());
        let name = self.row_name(total);
        match (title.is_empty(), name.is_empty()) {
            (false, false) => format!("column `{title}` with the total `{name}`"),
            (false, true) => format!("column `{title}`"),
            (true, false) => format!("column {} with the total `{name}`", column + 1),
            (true, true) => format!("column {}", column + 1),
        }
    }
}

fn named_row(name: &str, title: &str) -> String {
    match (name.is_empty(), title.is_empty()) {
        (false, false) => format!("row `{name}` with the total `{title}`"),
        (false, true) => format!("row `{name}`"),
        (true, false) => format!("row with the total `{title}`"),
        (true, true) => "row".to_owned(),
    }
}

/// Whether an item is taken for a total because it stands last.
fn is_last(items: &[Item], index: usize) -> bool {
    items.last().is_some_and(|item| item.index == index && item.role == Role::Last)
}

/// Whether a name is none: blank, or a dash.
fn says_nothing(name: &str) -> bool {
    !name.chars().any(char::is_alphanumeric)
}

/// What a name makes of an item; nothing where totals pass it by.
fn role(named: Named) -> Option<Role> {
    match named {
        Named::Leaf => Some(Role::Leaf),
        Named::OfWhich => None,
        Named::Total(Reach::Group) => Some(Role::GroupTotal),
        Named::Total(Reach::All) => Some(Role::AllTotal),
        Named::Total(Reach::Open) => Some(Role::OpenTotal),
        Named::Perhaps => Some(Role::Perhaps),
    }
}

fn told_role(place: Option<Place>) -> Role {
    if place == Some(Place::First) { Role::LeadingTotal } else { Role::AllTotal }
}
