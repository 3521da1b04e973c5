//! The counts of one table, and how they add up: what a reader sees, and what is hidden. It compares no tables.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Folded, Labels};
use crate::config::Policy;
use crate::intake::gate::ledger::Scope;
use crate::intake::gate::numbers::TableReading;
use crate::intake::gate::numbers::table::{Bounds, Cell, Mean, RowKind, Share, Why, names_part};
use crate::intake::gate::protection::Status;
use crate::intake::records::{Period, TableDraft};
use crate::source::{SourceKind, Span};

/// Where a cell stands: body row and column, from 0.
pub(in crate::intake::gate) type At = (usize, usize);

/// The counts of one table.
#[derive(Clone)]
pub(in crate::intake::gate) struct Figures {
    /// The record or page that it stands in.
    pub(in crate::intake::gate) reference: String,
    /// The table's identifier.
    pub(in crate::intake::gate) table: String,
    /// The set of counts that it belongs to, if it names one.
    pub(in crate::intake::gate) scope: Option<Scope>,
    /// What its counts count, folded.
    pub(super) unit: Option<String>,
    /// Whether its numbers may be suppressed here, before anything leaves the gate.
    pub(in crate::intake::gate) suppress: bool,
    /// The highest low number in its record.
    pub(super) threshold: u64,
    labels: Labels,
    /// Its labels as they are compared with those of other tables, where it belongs to a series.
    pub(super) folded: Option<Folded>,
    /// Whether nobody says that it belongs with others: its figures alone make it likely.
    pub(super) is_supposed: bool,
    /// Cells that another table has under the same labels with another number: they are counts of something else.
    pub(super) apart: BTreeSet<At>,
    pub(in crate::intake::gate) cells: BTreeMap<At, Figure>,
    /// Totals with their parts, and what they are.
    pub(super) sums: Vec<Sum>,
    /// Wholes with some parts of them, such as "of which under 18"; the rest is never printed.
    pub(super) parts_of: Vec<(At, Vec<At>)>,
    /// Sums that words give or that follow from names, kept only where they fit.
    pub(super) perhaps: Vec<Perhaps>,
}

/// A total and its parts.
#[derive(Clone)]
pub(super) struct Sum {
    pub(super) total: At,
    pub(super) parts: Vec<At>,
    pub(super) what: String,
}

/// A sum that the table itself does not state.
#[derive(Clone)]
pub(super) enum Perhaps {
    /// Words beside the table state what these cells add up to.
    Said { total: u64, parts: Vec<At>, what: String },
    /// A total is printed with all parts but one: the other follows.
    Other { total: At, parts: Vec<At>, name: String },
    /// Running totals and the like, all or none.
    Adds(Vec<Sum>),
    /// A printed change from a count to one that is printed nowhere.
    Less { whole: At, by: u64 },
    /// A printed change from one count to another.
    Differ { more: At, less: At, by: u64 },
    /// An average, a percentage or a range confines the sum of some counts.
    Between { parts: Vec<At>, least: u64, most: u64, what: &'static str },
    /// Percentages of printed totals, or means, beside the counts that they are most likely of.
    Shares(Vec<Bounded>),
}

/// What a percentage or a mean says of a count: no less and no more.
#[derive(Clone)]
pub(super) struct Bounded {
    pub(super) count: At,
    /// The cell that must be printed for it to say anything: of a percentage its total.
    pub(super) base: Option<At>,
    pub(super) least: u64,
    pub(super) most: u64,
    /// "percentage", "mean" or "range".
    pub(super) what: &'static str,
}

/// The status of a cell, what is printed of it, and the bounds that it gives by itself.
type Standing = (Status, Option<u64>, Option<Bounds>);

/// One count.
#[derive(Clone)]
pub(in crate::intake::gate) struct Figure {
    pub(in crate::intake::gate) status: Status,
    /// What is printed; of a number that is suppressed here, the number too.
    pub(in crate::intake::gate) value: Option<u64>,
    /// The highest value that its marker allows by itself, as 2 for `<3`.
    pub(super) at_most: Option<u64>,
    /// What is printed of it where that is no figure: the least and the most.
    pub(super) within: Option<Bounds>,
    pub(in crate::intake::gate) span: Span,
}

impl Figures {
    /// The counts of a table, under the policy of its record.
    pub(in crate::intake::gate) fn of(
        reference: &str,
        draft: &TableDraft,
        reading: &TableReading,
        policy: &Policy,
    ) -> Self {
        let mut figures = Self {
            reference: reference.to_owned(),
            table: draft.id.clone(),
            scope: scope(draft),
            unit: draft.attributes.unit.as_deref().map(super::labels::fold),
            suppress: draft.attributes.suppress,
            threshold: policy.threshold,
            labels: Labels::default(),
            folded: None,
            is_supposed: false,
            apart: BTreeSet::new(),
            cells: BTreeMap::new(),
            sums: Vec::new(),
            parts_of: Vec::new(),
            perhaps: Vec::new(),
        };
        let counts = figures.counts(draft, reading, policy);
        let columns: BTreeSet<usize> =
            counts.iter().filter(|(_, (status, ..))| *status != Status::Implicit).map(|(at, _)| at.1).collect();
        figures.labels = Labels::of(draft, reading, &columns);
        let figure = |(at, (status, value, bounds)): (At, Standing)| {
            let written = draft.rows.get(at.0)?.get(at.1)?;
            let place = written.plain.place_of(0..written.plain.text().len());
            let (at_most, within) = match status {
                Status::Primary => (bounds.and_then(|(_, most)| most), None),
                _ => (None, bounds),
            };
            Some((at, Figure { status, value, at_most, within, span: Span::new(&draft.source, place) }))
        };
        figures.cells = counts.into_iter().filter_map(figure).collect();
        let wholes = wholes(&reading.reading.rows, &figures.cells);
        if figures.scope.is_some() {
            figures.folded = Some(figures.fold(reading, &wholes));
        }
        let known = |at: &At| figures.cells.contains_key(at);
        let sums = reading.reading.relations.iter().filter(|sum| known(&sum.total) && sum.parts.iter().all(known));
        figures.sums =
            sums.map(|sum| Sum { total: sum.total, parts: sum.parts.clone(), what: sum.what.clone() }).collect();
        figures.parts_of = parts_of(&wholes, &figures.cells);
        figures.parts_of.extend(parts_of_columns(draft, &figures.cells));
        let partial = reading.reading.partial.iter().filter(|sum| known(&sum.total) && sum.parts.iter().all(known));
        figures.parts_of.extend(partial.map(|sum| (sum.total, sum.parts.clone())));
        let shares: Vec<Bounded> = reading.reading.shares.iter().filter_map(|share| figures.bounded(share)).collect();
        let means: Vec<Bounded> =
            reading.reading.means.iter().filter_map(|mean| figures.bounded_by_mean(mean)).collect();
        figures.perhaps.extend([shares, means].into_iter().filter(|told| !told.is_empty()).map(Perhaps::Shares));
        figures
    }

    /// The same table as one that may print what others of its record do, though nobody says so.
    pub(in crate::intake::gate) fn supposed(&self, draft: &TableDraft, reading: &TableReading) -> Self {
        let mut figures = self.clone();
        let name = match draft.source.kind() {
            SourceKind::Sheet(name) => Period::read(name),
            _ => None,
        };
        let period = draft.attributes.period.as_deref().and_then(Period::read).or(name);
        let (series, basis, universe) = (String::new(), String::new(), String::new());
        figures.scope = Some(Scope { series, basis, universe, period });
        figures.folded = Some(self.fold(reading, &wholes(&reading.reading.rows, &self.cells)));
        figures.is_supposed = true;
        figures
    }

    /// The cells that print bounds of their counts.
    pub(super) fn within(&self) -> impl Iterator<Item = (&At, Bounds)> {
        self.cells.iter().filter_map(|(at, figure)| Some((at, figure.within?)))
    }

    /// Whether a cell is suppressed.
    pub(in crate::intake::gate) fn hides(&self) -> bool {
        self.cells.values().any(|figure| figure.status != Status::Published)
    }

    /// Suppresses a cell to protect others.
    pub(in crate::intake::gate) fn suppress_further(&mut self, at: At) {
        if let Some(figure) = self.cells.get_mut(&at) {
            figure.status = Status::Secondary;
        }
    }

    fn fold(&self, reading: &TableReading, wholes: &BTreeMap<usize, usize>) -> Folded {
        let places: Vec<At> = self.cells.keys().copied().collect();
        Folded::of(&self.labels, &reading.reading.relations, wholes, &places)
    }

    /// Every cell that stands for a number of people, in order. A cell of which nothing is known, or that cannot be read,
    /// counts where a sum has it.
    fn counts(&self, draft: &TableDraft, reading: &TableReading, policy: &Policy) -> Vec<(At, Standing)> {
        let is_summed = |at: &At| reading.reading.relations.iter().any(|sum| sum.parts.contains(at));
        // A marker of the policy says no more than the rule, whatever it looks like; one that is not, such as `<3`, may.
        let is_known = |(row, column): At| {
            let written = draft.rows.get(row).and_then(|row| row.get(column));
            written.is_some_and(|cell| policy.markers.iter().any(|marker| marker == cell.plain.text().trim()))
        };
        let mut counts = Vec::new();
        for (row, cells) in reading.reading.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let at = (row, column);
                let hides = self.suppress && !reading.is_decided(at);
                let standing = match cell {
                    Cell::Count(value) if reading.is_suppressed(row, column) => (Status::Secondary, Some(*value), None),
                    Cell::Count(value) => (Status::Published, Some(*value), None),
                    Cell::Low { value, .. } if hides => (Status::Primary, Some(*value), None),
                    // It is printed as it stands: either a decision covers it, or it is a finding already.
                    Cell::Low { value, .. } => (Status::Published, Some(*value), None),
                    Cell::Marker { at_most } => {
                        let at_most = at_most.filter(|_| !is_known(at));
                        (Status::Primary, None, at_most.map(|most| (0, Some(most))))
                    }
                    Cell::Within { least, most } => (Status::Implicit, None, Some((*least, *most))),
                    Cell::FurtherMarker => (Status::Secondary, None, None),
                    Cell::Missing | Cell::Label | Cell::Prose | Cell::SetAside(Why::CutOff) if is_summed(&at) => {
                        (Status::Implicit, None, None)
                    }
                    _ => continue,
                };
                counts.push((at, standing));
            }
        }
        counts
    }

    /// What a percentage says of the count before it in its row.
    fn bounded(&self, share: &Share) -> Option<Bounded> {
        let row = (share.at.0, 0)..(share.at.0 + 1, 0);
        let (before, after): (Vec<At>, Vec<At>) =
            self.cells.range(row).map(|(at, _)| *at).partition(|at| at.1 < share.at.1);
        let count = before.last().or_else(|| after.first().filter(|_| self.sole())).copied()?;
        // Rounded to the last printed place: half a unit of it either way.
        let unit = 200_u128.checked_mul(10_u128.checked_pow(share.places)?)?;
        let (digits, base) = (u128::from(share.digits) * 2, u128::from(share.base));
        let least = digits.saturating_sub(1).checked_mul(base)?.div_ceil(unit);
        let most = digits.checked_add(1)?.checked_mul(base)? / unit;
        let (low, high) = (u64::try_from(least).ok()?, u64::try_from(most).ok()?);
        let bounded = Bounded { count, base: share.base_at, least: low, most: high, what: "percentage" };
        (least <= most && Some(count) != share.base_at).then_some(bounded)
    }

    /// Whether it has one column of counts only.
    pub(super) fn sole(&self) -> bool {
        self.labels.sole
    }

    /// What people call a count: `Bexley`, or `Bexley, 2021` where the table has several columns of counts.
    pub(super) fn name(&self, at: At) -> String {
        self.labels.name(at)
    }

    /// What a mean says of the suppressed count beside it. What it needs may be no count, such as days: that is printed.
    fn bounded_by_mean(&self, mean: &Mean) -> Option<Bounded> {
        let count = mean.count.filter(|count| self.cells.contains_key(count))?;
        let base = mean.given.filter(|given| self.cells.contains_key(given));
        Some(Bounded { count, base, least: mean.least, most: mean.most?, what: "mean" })
    }

    /// Whether there is anything that a reader could work out of this table alone.
    pub(super) fn hides_something(&self) -> bool {
        !self.parts_of.is_empty()
            || self.perhaps.iter().any(|perhaps| matches!(perhaps, Perhaps::Other { .. } | Perhaps::Less { .. }))
            || self.cells.values().any(|figure| figure.status != Status::Published)
    }
}

fn scope(draft: &TableDraft) -> Option<Scope> {
    let attributes = &draft.attributes;
    let path = |text: &Option<String>| {
        let parts: Vec<String> = text.iter().flat_map(|text| text.split('/')).map(super::labels::fold).collect();
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    };
    Some(Scope {
        series: attributes.series.clone()?,
        basis: path(&attributes.basis),
        universe: path(&attributes.universe),
        period: attributes.period.as_deref().and_then(Period::read),
    })
}

/// Rows "of which …" with the row above that they are a part of.
fn wholes(rows: &[RowKind], cells: &BTreeMap<At, Figure>) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut whole = None;
    for (row, kind) in rows.iter().enumerate() {
        let has_figures = cells.range((row, 0)..(row + 1, 0)).next().is_some();
        match (kind, whole) {
            (RowKind::OfWhich, Some(whole)) => {
                found.insert(row, whole);
            }
            (RowKind::Body | RowKind::Subtotal | RowKind::Total | RowKind::Group, _) if has_figures => {
                whole = Some(row);
            }
            (RowKind::Group | RowKind::Header, _) => whole = None,
            _ => {}
        }
    }
    found
}

/// Columns "of which …" are a part of the column of counts before them.
fn parts_of_columns(draft: &TableDraft, cells: &BTreeMap<At, Figure>) -> Vec<(At, Vec<At>)> {
    let is_part = |column: &usize| draft.header.get(*column).is_some_and(|header| names_part(header.plain.text()));
    let columns: BTreeSet<usize> = cells.keys().map(|at| at.1).collect();
    let mut found = Vec::new();
    for &part in columns.iter().filter(|column| is_part(column)) {
        let Some(whole) = columns.range(..part).rfind(|column| !is_part(column)) else { continue };
        let of_part = cells.keys().filter(|at| at.1 == part && cells.contains_key(&(at.0, *whole)));
        found.extend(of_part.map(|at| ((at.0, *whole), vec![*at])));
    }
    found
}

fn parts_of(wholes: &BTreeMap<usize, usize>, cells: &BTreeMap<At, Figure>) -> Vec<(At, Vec<At>)> {
    let mut found = Vec::new();
    for (&part, &whole) in wholes {
        let columns = cells.range((part, 0)..(part + 1, 0)).map(|(at, _)| at.1);
        let pairs = columns.map(|column| ((whole, column), vec![(part, column)]));
        found.extend(pairs.filter(|(whole, _)| cells.contains_key(whole)));
    }
    found
}
