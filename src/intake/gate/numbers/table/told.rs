//! Sums of rows or columns that the author states by their names, as "England = North + South", because the layout does
//! not tell them: finds the rows and columns that are meant. It adds nothing up.

use super::annotations;
use super::columns::Block;
use super::partition::Role;
use super::shape::Frame;
use super::{Grid, Named, RowKind};

/// A sum as the author states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedSum {
    /// The label of the row, or the header of the column, that holds the total.
    pub total: String,
    /// Those of its parts.
    pub parts: Vec<String>,
    /// Whether the total has further parts, which are not printed.
    pub has_rest: bool,
}

/// A stated sum that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSum {
    /// Which of the stated sums.
    pub sum: usize,
    /// What is wrong with it.
    pub problem: SumProblem,
}

/// What is wrong with a stated sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SumProblem {
    /// No row or column has this name.
    Unknown(String),
    /// Several rows have this name.
    Ambiguous(String),
    /// Some names are of rows, others of columns.
    Mixed,
    /// A row or column stands twice in it.
    Twice(String),
}

/// A stated sum with the rows or columns that it means.
pub(super) struct ToldSum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    pub(super) has_rest: bool,
}

/// All stated sums.
#[derive(Default)]
pub(super) struct Told {
    pub(super) rows: Vec<ToldSum>,
    pub(super) columns: Vec<ToldSum>,
    pub(super) wrong: Vec<WrongSum>,
}

/// What is left for the layout to say of a line: nothing of stated parts and of totals whose sum is stated. Another total
/// that is stated, such as England, may still be a part of one that is not.
pub(super) fn unsettled(sums: &[ToldSum], line: usize, role: Role) -> Option<Role> {
    let is_part = sums.iter().any(|sum| sum.parts.contains(&line));
    let is_total = sums.iter().any(|sum| sum.total == line);
    match (is_part, is_total, role) {
        (true, ..) => None,
        (false, true, Role::Leaf | Role::Perhaps) => Some(Role::Leaf),
        (false, true, _) => None,
        (false, false, role) => Some(role),
    }
}

/// Finds what the names mean.
pub(super) fn resolve(grid: &Grid<'_>, frame: &Frame, blocks: &[Block], stated: &[StatedSum]) -> Told {
    let mut told = Told::default();
    if stated.is_empty() {
        return told;
    }
    let rows = row_names(grid, frame, blocks);
    let columns = column_names(frame, blocks);
    for (index, sum) in stated.iter().enumerate() {
        match meant(sum, &rows, &columns) {
            Ok((found, true)) => told.rows.push(found),
            Ok((found, false)) => told.columns.push(found),
            Err(problem) => told.wrong.push(WrongSum { sum: index, problem }),
        }
    }
    told
}

/// A row or column, with all that it may be called, the fullest name first.
type Called = (usize, Vec<String>);

/// The sum with its rows (`true`) or columns.
fn meant(sum: &StatedSum, rows: &[Called], columns: &[Called]) -> Result<(ToldSum, bool), SumProblem> {
    let names = || std::iter::once(&sum.total).chain(&sum.parts);
    let of_rows: Vec<Result<usize, SumProblem>> = names().map(|name| find(name, rows)).collect();
    let of_columns: Vec<Result<usize, SumProblem>> = names().map(|name| find(name, columns)).collect();
    let (lines, is_rows) = match (of_rows.iter().all(Result::is_ok), of_columns.iter().all(Result::is_ok)) {
        (true, _) => (of_rows, true),
        (false, true) => (of_columns, false),
        (false, false) => {
            let is_unknown = |found: &Result<usize, SumProblem>| matches!(found, Err(SumProblem::Unknown(_)));
            let unknown = of_rows.iter().zip(&of_columns).find(|(row, column)| is_unknown(row) && is_unknown(column));
            let problem = match unknown {
                Some((Err(problem), _)) => problem.clone(),
                _ if of_rows.iter().any(is_unknown) => SumProblem::Mixed,
                _ => of_rows.into_iter().find_map(Result::err).unwrap_or(SumProblem::Mixed),
            };
            return Err(problem);
        }
    };
    let lines: Vec<usize> = lines.into_iter().filter_map(Result::ok).collect();
    let twice = lines.iter().enumerate().find(|(at, line)| lines.iter().take(*at).any(|before| before == *line));
    if let Some((at, _)) = twice {
        return Err(SumProblem::Twice(names().nth(at).cloned().unwrap_or_default()));
    }
    let [total, parts @ ..] = lines.as_slice() else { return Err(SumProblem::Mixed) };
    Ok((ToldSum { total: *total, parts: parts.to_vec(), has_rest: sum.has_rest }, is_rows))
}

/// The one line of a name: by its fullest name first, which tells rows of several groups apart.
fn find(name: &str, lines: &[Called]) -> Result<usize, SumProblem> {
    let key = annotations::key(name);
    let full: Vec<usize> =
        lines.iter().filter(|(_, names)| names.first() == Some(&key)).map(|(line, _)| *line).collect();
    let any: Vec<usize> = lines.iter().filter(|(_, names)| names.contains(&key)).map(|(line, _)| *line).collect();
    match (full.as_slice(), any.as_slice()) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], []) => Err(SumProblem::Unknown(name.to_owned())),
        _ => Err(SumProblem::Ambiguous(name.to_owned())),
    }
}

/// "North, Men" with "Men": a row by the group or the labels that it stands under, and by itself.
fn row_names(grid: &Grid<'_>, frame: &Frame, blocks: &[Block]) -> Vec<Called> {
    let mut found = Vec::new();
    let (mut group, mut above) = (String::new(), String::new());
    for (row, kind) in frame.rows.iter().enumerate() {
        let Some(block) = blocks.iter().find(|block| block.rows.contains(&row)) else { continue };
        let texts = grid.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let labels: Vec<String> = block
            .label_columns()
            .iter()
            .map(|column| texts.get(*column).map_or("", String::as_str).trim().to_owned())
            .collect();
        let own: Vec<&str> = labels.iter().map(String::as_str).filter(|label| !label.is_empty()).collect();
        if matches!(kind, RowKind::Header | RowKind::Note) {
            continue;
        }
        if *kind == RowKind::Group {
            group = own.join(", ");
        }
        if matches!(frame.named.get(row), Some(Named::Total(_))) {
            group.clear();
        }
        let mut names = vec![own.join(", ")];
        match labels.first() {
            Some(first) if first.is_empty() && labels.len() > 1 => {
                names.insert(0, format!("{above}, {}", own.join(", ")));
            }
            Some(first) => above.clone_from(first),
            None => {}
        }
        if !group.is_empty() && *kind != RowKind::Group {
            names.push(format!("{group}, {}", own.join(", ")));
        }
        names.extend(own.iter().map(|label| (*label).to_owned()));
        found.push((row, names.iter().map(|name| annotations::key(name)).collect()));
    }
    found
}

fn column_names(frame: &Frame, blocks: &[Block]) -> Vec<Called> {
    let of = |column: usize| {
        let headers = blocks.iter().filter(|block| block.counts(column)).filter_map(|block| block.headers.get(column));
        let names: Vec<String> =
            headers.map(|header| annotations::key(header)).filter(|name| !name.is_empty()).collect();
        (column, names)
    };
    (0..frame.width).map(of).filter(|(_, names)| !names.is_empty()).collect()
}
