//! The labels of a table's rows and columns: as people call a count, and folded so that tables can be compared. It judges
//! no number.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::At;
use crate::intake::gate::numbers::TableReading;
use crate::intake::gate::numbers::table::{Relation, RowKind, names_total};
use crate::intake::records::TableDraft;

/// The labels of a table, as people write them.
#[derive(Clone, Default)]
pub(super) struct Labels {
    /// Of each row its labels, and the group it stands in.
    rows: Vec<Vec<String>>,
    columns: Vec<String>,
    /// Whether the table has one column of counts only: its header tells nothing apart within the table.
    pub(super) sole: bool,
}

/// The labels of a table, folded so that tables can be compared.
#[derive(Clone)]
pub(super) struct Folded {
    /// Of each row its labels and those of the groups it stands in, totals left out.
    pub(super) rows: BTreeMap<usize, BTreeSet<String>>,
    /// The label of each column; none for a column of totals.
    pub(super) columns: BTreeMap<usize, Option<String>>,
    /// The names of totals of all, such as "all officers".
    pub(super) totals: BTreeSet<String>,
}

/// The labels of one count: those of its row, and that of its column.
pub(super) type Labelled<'a> = (Option<&'a BTreeSet<String>>, Option<&'a String>);

/// What a row or column of totals adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Some, and is itself a part of another.
    Some,
    /// All there is.
    All,
}

impl Labels {
    /// Reads them; `columns` are those that hold counts.
    pub(super) fn of(draft: &TableDraft, reading: &TableReading, columns: &BTreeSet<usize>) -> Self {
        let headers = draft.header.iter().map(|cell| spaced(cell.plain.text())).collect();
        let (mut group, mut above): (String, Vec<String>) = (String::new(), Vec::new());
        let mut rows = Vec::new();
        for (row, cells) in draft.rows.iter().enumerate() {
            let words = |column: &usize| cells.get(*column).map_or_else(String::new, |cell| spaced(cell.plain.text()));
            let mut labels: Vec<String> = reading.reading.label_columns.iter().map(words).collect();
            let kind = reading.reading.rows.get(row);
            match kind {
                Some(RowKind::Group) => {
                    group = labels.iter().find(|label| !label.is_empty()).cloned().unwrap_or_default();
                }
                Some(RowKind::Header | RowKind::Total) => group.clear(),
                _ => {}
            }
            // A label that stands once for several rows holds until the next; a total of everything is of none of them.
            if labels.first().is_some_and(String::is_empty)
                && kind != Some(&RowKind::Total)
                && let (Some(first), Some(last)) = (labels.first_mut(), above.first())
            {
                first.clone_from(last);
            }
            above.clone_from(&labels);
            labels.push(group.clone());
            rows.push(labels);
        }
        Self { rows, columns: headers, sole: columns.len() <= 1 }
    }

    /// What people call a count: `Bexley`, or `Bexley, 2021` where the table has several columns of counts.
    pub(super) fn name(&self, (row, column): At) -> String {
        let words = self.row(row).iter().filter(|label| !label.is_empty());
        let shown = Some(self.column(column)).filter(|header| !self.sole && !header.is_empty());
        words.map(String::as_str).chain(shown).collect::<Vec<&str>>().join(", ")
    }

    fn row(&self, row: usize) -> &[String] {
        self.rows.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    fn column(&self, column: usize) -> &str {
        self.columns.get(column).map(String::as_str).unwrap_or_default()
    }
}

impl Folded {
    /// Folds the labels of the rows and columns of some cells; `wholes` are the rows that "of which" rows belong to.
    pub(super) fn of(labels: &Labels, relations: &[Relation], wholes: &BTreeMap<usize, usize>, cells: &[At]) -> Self {
        let total_rows = totals(relations, |at| at.0, |at| at.1);
        let total_columns = totals(relations, |at| at.1, |at| at.0);
        let of_rows =
            total_rows.iter().flat_map(|(row, reach)| labels.row(*row).iter().map(|label| (label.as_str(), *reach)));
        let of_columns = total_columns.iter().map(|(column, reach)| (labels.column(*column), *reach));
        let dropped = of_rows.chain(of_columns).filter(|(label, reach)| kept(label, Some(*reach)).is_none());
        let mut folded = Self {
            rows: BTreeMap::new(),
            columns: BTreeMap::new(),
            totals: dropped.map(|(label, _)| fold(label)).filter(|label| !label.is_empty()).collect(),
        };
        for (row, column) in cells {
            folded.rows.entry(*row).or_insert_with(|| {
                // "Of which under 18" counts those of the row above it who are under 18.
                let lines = wholes.get(row).into_iter().chain([row]);
                let labels = lines.flat_map(|of| labels.row(*of).iter().map(|label| (label, total_rows.get(of))));
                labels.filter_map(|(label, reach)| kept(label, reach.copied())).collect()
            });
            let label = || kept(labels.column(*column), total_columns.get(column).copied());
            folded.columns.entry(*column).or_insert_with(label);
        }
        folded
    }

    /// The labels of a cell.
    pub(super) fn of_cell(&self, (row, column): At) -> Labelled<'_> {
        (self.rows.get(&row), self.columns.get(&column).and_then(Option::as_ref))
    }
}

/// The lines (rows or columns) that hold totals of others, over the relations that run across such lines.
fn totals(
    relations: &[Relation],
    line: impl Fn(&At) -> usize,
    across: impl Fn(&At) -> usize,
) -> BTreeMap<usize, Reach> {
    let runs = |relation: &&Relation| {
        relation.parts.iter().all(|part| across(part) == across(&relation.total) && line(part) != line(&relation.total))
    };
    let parts: BTreeSet<usize> = relations.iter().filter(runs).flat_map(|sum| sum.parts.iter().map(&line)).collect();
    let reach = |total: usize| if parts.contains(&total) { Reach::Some } else { Reach::All };
    relations.iter().filter(runs).map(|sum| line(&sum.total)).map(|total| (total, reach(total))).collect()
}

/// A label as it tells counts apart: nothing for a total of all, "inner london" for "Inner London total".
fn kept(label: &str, reach: Option<Reach>) -> Option<String> {
    let folded = fold(label);
    if folded.is_empty() || names_total(label) {
        return None;
    }
    let of_totals = |word: &str| matches!(word, "total" | "totals" | "all" | "overall" | "subtotal" | "sum");
    let has_word = folded.split(' ').any(of_totals);
    match reach {
        Some(Reach::All) if has_word => None,
        Some(Reach::Some) if has_word => {
            let rest: Vec<&str> = folded.split(' ').filter(|word| !of_totals(word)).collect();
            Some(rest.join(" ")).filter(|rest| !rest.is_empty())
        }
        _ => Some(folded),
    }
}

/// Folds a label: case, white space, dashes, closing signs, and words that lead in but say nothing ("of which",
/// "number of").
pub(super) fn fold(text: &str) -> String {
    let lower = text.to_lowercase().replace(['–', '—', '−'], "-").replace('’', "'").replace('&', " and ");
    let spaced = spaced(&lower);
    let mut rest = spaced.trim_matches([' ', ':', '*', '†', '‡', '.', ',', '#', '"', '“', '”']);
    for lead in
        ["of which", "of these", "of those", "including", "total number of", "number of", "no. of", "no of", "count of"]
    {
        if let Some(after) = rest.strip_prefix(lead).filter(|after| after.starts_with([' ', ':', ','])) {
            rest = after.trim_start_matches([' ', ':', ',']);
        }
    }
    rest.to_owned()
}

/// Whether a folded label says that something is counted, and not what.
pub(super) fn is_generic(folded: &str) -> bool {
    matches!(
        folded,
        "people"
            | "persons"
            | "individuals"
            | "number"
            | "numbers"
            | "count"
            | "counts"
            | "no"
            | "n"
            | "figure"
            | "figures"
            | "volume"
            | "quantity"
            | "total"
            | "totals"
            | "value"
            | "frequency"
    )
}

/// A label with its white space evened out; its case is kept for people.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_differ_in_dress_only_are_one() {
        for (left, right) in [
            ("Number of  Arrests", "arrests"),
            ("of which under 18", "Under 18"),
            ("Kent – North", "kent - north"),
            ("Men:", "men"),
            ("Women*", "women"),
        ] {
            assert_eq!(fold(left), fold(right));
        }
        assert_ne!(fold("Number 1"), fold("1"));
    }

    #[test]
    fn a_total_of_all_has_no_label_and_a_subtotal_keeps_its_own() {
        assert_eq!(kept("All officers", Some(Reach::All)), None);
        assert_eq!(kept("Inner London total", Some(Reach::Some)), Some("inner london".to_owned()));
        assert_eq!(kept("Total", None), None);
        assert_eq!(kept("All officers", None), Some("all officers".to_owned()));
    }
}
