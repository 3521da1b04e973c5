//! Finds what each row is: header, group name, total, body; and so the blocks of a table. It judges no cell.

use std::ops::Range;

use super::annotations::Annotations;
use super::bound::{self, Bounds};
use super::content::{Content, Form, Sheet};
use super::header::{self, Says};
use super::names::{self, Named, Reach};
use super::numeral::Numeral;
use super::sequence;
use super::{Grid, Hints, Place, RowKind};

/// The rows of a table and its blocks.
pub(super) struct Frame {
    pub(super) rows: Vec<RowKind>,
    /// What the names of each row say of sums.
    pub(super) named: Vec<Named>,
    pub(super) blocks: Vec<Span>,
    pub(super) width: usize,
    pub(super) total_column: Option<Place>,
    /// Whether the author said where the total row stands.
    pub(super) told_total_row: bool,
}

/// A block: body rows under one header.
pub(super) struct Span {
    pub(super) rows: Range<usize>,
    /// The header of each column, header rows joined.
    pub(super) headers: Vec<String>,
}

/// Finds rows and blocks.
pub(super) fn frame(grid: &Grid<'_>, sheet: &Sheet, hints: &Hints, named_columns: &Annotations) -> Frame {
    let width = grid.rows.iter().map(Vec::len).chain([grid.header.len()]).max().unwrap_or(0);
    let numeric = numeric_columns(sheet, width);
    let mut rows: Vec<RowKind> = Vec::with_capacity(grid.rows.len());
    let mut named = Vec::with_capacity(grid.rows.len());
    for (texts, contents) in grid.rows.iter().zip(&sheet.rows) {
        let name = row_name(texts, contents);
        let kind = if is_header(grid.header, texts, contents, &numeric, name, named_columns) {
            RowKind::Header
        } else {
            plain_kind(texts, contents, name)
        };
        rows.push(kind);
        named.push(if kind == RowKind::Header { Named::Leaf } else { name });
    }
    apply_place(hints.total_row, &mut rows, &mut named);
    let blocks = blocks(grid, &rows, width);
    Frame { rows, named, blocks, width, total_column: hints.total_column, told_total_row: hints.total_row.is_some() }
}

fn numeric_columns(sheet: &Sheet, width: usize) -> Vec<bool> {
    let mut figures = vec![0_usize; width];
    let mut filled = vec![0_usize; width];
    for row in &sheet.rows {
        for (column, content) in row.iter().enumerate() {
            if let (Some(figures), Some(filled)) = (figures.get_mut(column), filled.get_mut(column)) {
                *filled += usize::from(!content.is_blank());
                *figures += usize::from(!content.is_textual() && !content.is_blank());
            }
        }
    }
    figures.iter().zip(&filled).map(|(figures, filled)| *figures > 0 && figures * 2 >= *filled).collect()
}

fn row_name(texts: &[String], contents: &[Content]) -> Named {
    let labels = texts.iter().zip(contents).take_while(|(_, content)| {
        content.is_textual() || content.is_blank() || content.only().is_some_and(Numeral::is_year_like)
    });
    let mut found = Named::Leaf;
    for (text, content) in labels {
        if content.is_blank() {
            continue;
        }
        match names::total(text) {
            Named::Leaf => {}
            name => found = name,
        }
    }
    found
}

fn plain_kind(texts: &[String], contents: &[Content], name: Named) -> RowKind {
    let filled = contents.iter().filter(|content| !content.is_blank()).count();
    let first = contents.first().is_some_and(|content| !content.is_blank());
    match name {
        _ if filled == 0 => RowKind::Note,
        _ if filled == 1 && first && contents.len() > 1 && contents.first().is_some_and(Content::is_textual) => {
            if texts.first().is_some_and(|text| text.len() > 120) { RowKind::Note } else { RowKind::Group }
        }
        Named::Total(Reach::Group) => RowKind::Subtotal,
        Named::Total(_) => RowKind::Total,
        Named::OfWhich => RowKind::OfWhich,
        Named::Leaf | Named::Perhaps => RowKind::Body,
    }
}

/// A row whose cells are words, years or a running number where the table holds figures.
fn is_header(
    above: &[String],
    texts: &[String],
    contents: &[Content],
    numeric: &[bool],
    name: Named,
    named: &Annotations,
) -> bool {
    if texts.first().is_some_and(|text| named.of(text) == Some(true)) {
        return false;
    }
    let mut words: Vec<&str> = Vec::new();
    let mut bounds: Vec<Bounds> = Vec::new();
    let mut numbers: Vec<u64> = Vec::new();
    let mut years = 0;
    for (column, (text, content)) in texts.iter().zip(contents).enumerate().skip(1) {
        let in_figures = numeric.get(column).copied().unwrap_or(false);
        bounds.extend(bound::of(content).filter(|_| in_figures));
        match content.form {
            Form::Blank => {}
            Form::Phrase if content.numerals.iter().any(Numeral::is_plain) => return false,
            Form::Text | Form::Phrase if in_figures => words.push(text.trim()),
            Form::Figure if in_figures && content.is_textual() => words.push(text.trim()),
            Form::Figure => match content.only() {
                Some(only) => {
                    years += usize::from(only.is_year_like());
                    numbers.push(only.value);
                }
                None => return false,
            },
            Form::Text | Form::Phrase => {}
            Form::Nil | Form::Missing | Form::Suppressed(_) | Form::Prose | Form::Quantity => {
                return false;
            }
        }
    }
    if !words.is_empty() && bounds.len() == words.len() && !bound::are_bands(&bounds) {
        return false;
    }
    let repeated = words.len() >= 2 && words.iter().all(|word| Some(word) == words.first());
    match (words.len(), numbers.len()) {
        (0, 0) | (0, 1) => false,
        (1, 0) if !is_told_header(above, texts, words.first().copied().unwrap_or_default()) => false,
        (_, 0) => !repeated && !matches!(contents.first().map(|content| content.form), Some(Form::Suppressed(_))),
        (_, many) => {
            let calendar = texts
                .first()
                .is_some_and(|text| matches!(header::column(text).says, Says::Calendar | Says::Year | Says::Age));
            let runs = many >= 2 && sequence::runs_on(&numbers);
            name == Named::Leaf && runs && (years == many || calendar)
        }
    }
}

/// Whether a row with a single word among the figures is a header: it repeats one, names what is counted, or names no row.
/// Any other word, such as "hidden", stands for a number.
fn is_told_header(above: &[String], texts: &[String], word: &str) -> bool {
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    let first = texts.first().map_or("", String::as_str);
    let repeats = above.first().is_some_and(|header| same(header, first)) || above.iter().any(|one| same(one, word));
    first.trim().is_empty() || repeats || header::column(word).says != Says::Nothing
}

fn apply_place(place: Option<Place>, rows: &mut [RowKind], named: &mut [Named]) {
    let Some(place) = place else {
        return;
    };
    let body = |kind: &RowKind| matches!(kind, RowKind::Body | RowKind::Subtotal | RowKind::Total | RowKind::OfWhich);
    let at = match place {
        Place::None => None,
        Place::First => rows.iter().position(body),
        Place::Last => rows.iter().rposition(body),
    };
    for (index, (kind, name)) in rows.iter_mut().zip(named.iter_mut()).enumerate() {
        if Some(index) == at {
            *kind = RowKind::Total;
            *name = Named::Total(Reach::All);
        } else if place == Place::None && matches!(kind, RowKind::Total | RowKind::Subtotal) {
            *kind = RowKind::Body;
            *name = Named::Leaf;
        } else if place == Place::None {
            *name = Named::Leaf;
        }
    }
}

fn blocks(grid: &Grid<'_>, rows: &[RowKind], width: usize) -> Vec<Span> {
    let empty = |column: usize, cells: &[String]| cells.get(column).is_none_or(|cell| cell.trim().is_empty());
    let mut headers: Vec<String> =
        (0..width).map(|column| grid.header.get(column).cloned().unwrap_or_default()).collect();
    let mut spans = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < rows.len() {
        if rows.get(at) != Some(&RowKind::Header) {
            at += 1;
            continue;
        }
        if at > start {
            spans.push(Span { rows: start..at, headers: headers.clone() });
        }
        let on_top = at == start && spans.is_empty();
        if on_top && at == 0 {
            spread(&mut headers, grid.rows.first());
        }
        let lower = grid.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        for (column, header) in headers.iter_mut().enumerate() {
            match lower.get(column) {
                Some(cell) if on_top && !header.trim().is_empty() && !empty(column, lower) => {
                    *header = format!("{header} {cell}");
                }
                Some(cell) if !empty(column, lower) => header.clone_from(cell),
                _ => {}
            }
        }
        at += 1;
        start = at;
    }
    if start < rows.len() || spans.is_empty() {
        spans.push(Span { rows: start..rows.len(), headers });
    }
    spans
}

/// A header cell left blank beside another stands for a merged one: it is filled from its left where the row below names a column.
fn spread(headers: &mut [String], below: Option<&Vec<String>>) {
    for column in 2..headers.len() {
        let named_below = below.and_then(|row| row.get(column)).is_some_and(|cell| !cell.trim().is_empty());
        if named_below && headers.get(column).is_some_and(|header| header.trim().is_empty()) {
            let left = headers.get(column - 1).cloned().unwrap_or_default();
            if let Some(header) = headers.get_mut(column) {
                *header = left;
            }
        }
    }
}
