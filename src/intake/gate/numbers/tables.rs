//! S001, S005 and S006: what the reader of tables finds, as findings at their cells with the ways out.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::prose::{Kind, Verdict};
use super::table::{self, Cell, ColumnKind, Grid, Hints, Place, Reading, RowKind, Why};
use super::{sums, texts};
use crate::config::{Policy, Zero};
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::intake::gate::decisions::{CellName, Docket};
use crate::intake::records::{SumWritten, TableDraft, TotalPlace};
use crate::markdown::CellWritten;
use crate::source::{Source, Span};

/// What a table was read as, and which of its cells are suppressed.
pub(in crate::intake::gate) struct TableReading {
    pub(in crate::intake::gate) reading: Reading,
    /// Whether raw low numbers are suppressed before anything leaves the gate.
    suppress: bool,
    /// Cells that are suppressed besides, to protect others.
    further: BTreeSet<(usize, usize)>,
    /// Low numbers that a decision covers: they are published.
    decided: BTreeSet<(usize, usize)>,
}

impl TableReading {
    /// Whether a cell is printed as the marker.
    pub(in crate::intake::gate) fn is_suppressed(&self, row: usize, column: usize) -> bool {
        match self.reading.cell((row, column)) {
            Some(Cell::Marker { .. } | Cell::FurtherMarker) => true,
            Some(Cell::Low { .. }) if self.suppress && !self.is_decided((row, column)) => true,
            _ => self.further.contains(&(row, column)),
        }
    }

    /// Whether a low number may be published, because a decision covers it.
    pub(in crate::intake::gate) fn is_decided(&self, at: (usize, usize)) -> bool {
        self.decided.contains(&at)
    }

    /// Suppresses a further cell.
    pub(in crate::intake::gate) fn suppress(&mut self, at: (usize, usize)) {
        self.further.insert(at);
    }

    /// Whether a column's cells name their rows.
    pub(in crate::intake::gate) fn is_label(&self, column: usize) -> bool {
        self.reading.label_columns.contains(&column)
    }

    /// Whether a column's cells are numbers.
    pub(in crate::intake::gate) fn is_number(&self, column: usize) -> bool {
        matches!(self.reading.columns.get(column), Some(ColumnKind::Count | ColumnKind::Other(_)))
    }

    /// Whether a row adds up others.
    pub(in crate::intake::gate) fn is_total(&self, row: usize) -> bool {
        matches!(self.reading.rows.get(row), Some(RowKind::Total | RowKind::Subtotal))
    }
}

/// A table to judge: one of a record's, or an attachment of separated values.
struct Subject<'a> {
    /// What findings and decisions call it.
    name: &'a str,
    header: &'a [CellWritten],
    rows: &'a [Vec<CellWritten>],
    source: &'a Arc<Source>,
    reading: &'a Reading,
    /// The notes that stand near it.
    notes: &'a [u64],
    /// Whether its low numbers will be suppressed, and are no findings.
    suppress: bool,
}

/// Reads a table of a record.
pub(super) fn check(
    draft: &TableDraft,
    notes: &[u64],
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> TableReading {
    let attributes = &draft.attributes;
    let hints = Hints {
        counts: attributes.counts.clone(),
        not_counts: attributes.not_counts.clone(),
        total_row: attributes.total_row.map(place),
        total_column: attributes.total_column.map(place),
        unit: attributes.unit.clone(),
        sums: attributes.sums.iter().map(stated).collect(),
        notes: notes.to_vec(),
    };
    let reading = read(&draft.header, &draft.rows, draft.caption.plain.text(), &hints, policy);
    let subject = Subject {
        name: &draft.id,
        header: &draft.header,
        rows: &draft.rows,
        source: &draft.source,
        reading: &reading,
        notes,
        suppress: attributes.suppress,
    };
    sums::report_wrong(draft, &reading, report);
    let decided = judge(&subject, policy, docket, report);
    TableReading { suppress: attributes.suppress, further: BTreeSet::new(), decided, reading }
}

fn stated(sum: &SumWritten) -> table::StatedSum {
    table::StatedSum { total: sum.total.clone(), parts: sum.parts.clone(), has_rest: sum.has_rest }
}

fn place(place: TotalPlace) -> Place {
    match place {
        TotalPlace::First => Place::First,
        TotalPlace::Last => Place::Last,
        TotalPlace::None => Place::None,
    }
}

fn read(header: &[CellWritten], rows: &[Vec<CellWritten>], caption: &str, hints: &Hints, policy: &Policy) -> Reading {
    let words =
        |cells: &[CellWritten]| -> Vec<String> { cells.iter().map(|cell| cell.plain.text().to_owned()).collect() };
    let header = words(header);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| words(row)).collect();
    table::read(&Grid { header: &header, rows: &rows, caption }, hints, &table_policy(policy))
}

fn table_policy(policy: &Policy) -> table::Policy<'_> {
    table::Policy { threshold: policy.threshold, zero_is_low: policy.zero == Zero::Suppress, markers: &policy.markers }
}

/// Reports what a table says that may not be published; gives the low numbers that a decision covers.
fn judge(
    subject: &Subject<'_>,
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> BTreeSet<(usize, usize)> {
    let mut decided = BTreeSet::new();
    for (column, cell) in subject.reading.header.iter().enumerate() {
        subject.judge_header(column, cell, policy, docket, report);
    }
    for (row, cells) in subject.reading.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if subject.judge_cell((row, column), cell, policy, docket, report) && matches!(cell, Cell::Low { .. }) {
                decided.insert((row, column));
            }
        }
    }
    for derived in table::derived(subject.reading, &table_policy(policy)) {
        if !docket.covers_cell(&subject.cell_name(derived.at), &subject.span(derived.at, None)) {
            let message = format!(
                "{} gives a low number away: {}",
                subject.describe(derived.at),
                derived.message.trim_end_matches('.')
            );
            let finding = Diagnostic::at(&rules::S005, subject.source, subject.place(derived.at, None), message).help(
                format!("print the marker `{}` here too, or round it so that more than one number fits", policy.marker),
            );
            report.push(finding);
        }
    }
    for mismatch in table::mismatches(subject.reading, &table_policy(policy)) {
        let message =
            format!("{} does not add up: {}", subject.describe(mismatch.total), mismatch.message.trim_end_matches('.'));
        let finding = Diagnostic::at(&rules::S006, subject.source, subject.place(mismatch.total, None), message)
            .help("correct the total or its parts; if it is no total, say so with `total-row=\"none\"` or `total-column=\"none\"`");
        report.push(finding);
    }
    decided
}

impl Subject<'_> {
    fn judge_header(&self, column: usize, cell: &Cell, policy: &Policy, docket: &mut Docket<'_>, report: &mut Report) {
        let Some(written) = self.header.get(column) else { return };
        match cell {
            Cell::Low { range, .. } => {
                let words = written.plain.text()[range.clone()].trim().to_owned();
                let place = written.plain.place_of(range.clone());
                let message = format!("the header of column {} holds `{words}`, a low number", column + 1);
                let finding = Diagnostic::at(self.rule(), self.source, place, message).help(format!(
                    "if it counts people, print `{}` instead; if it is a name, write it in words that show it",
                    policy.marker
                ));
                report.push(finding);
            }
            Cell::Prose | Cell::Label => self.judge_words(written, cell, policy, docket, report),
            _ => {}
        }
    }

    /// Judges one cell; says whether a decision covers it.
    fn judge_cell(
        &self,
        at: (usize, usize),
        cell: &Cell,
        policy: &Policy,
        docket: &mut Docket<'_>,
        report: &mut Report,
    ) -> bool {
        let written = self.rows.get(at.0).and_then(|row| row.get(at.1));
        if written.is_some_and(|written| written.plain.text().trim_start().starts_with(['=', '@'])) {
            let message = format!("{} begins like a formula", self.describe(at));
            let finding = Diagnostic::at(&rules::R017, self.source, self.place(at, None), message)
                .help("a spreadsheet that opens the CSV would run it: begin the cell with another character");
            report.push(finding);
        }
        let is_number =
            matches!(cell, Cell::Low { .. } | Cell::Count(_) | Cell::SetAside(_) | Cell::Within { .. } | Cell::Prose);
        let covered = is_number && docket.covers_cell(&self.cell_name(at), &self.span(at, None));
        match cell {
            Cell::Low { .. } if self.suppress && !covered => {}
            Cell::Low { range, .. } if !covered => report.push(self.low(at, range, policy)),
            Cell::Low { range, .. } => {
                report.set_aside("decision", || self.span(at, Some(range)));
            }
            Cell::Within { .. } => report.set_aside(Why::CutOff.name(), || self.span(at, None)),
            Cell::SetAside(why) => report.set_aside(why.name(), || self.span(at, None)),
            _ => {}
        }
        // What is said in a sentence is read as one, whatever the table says of its numbers, unless its author does.
        let says = |written: &&CellWritten| match cell {
            Cell::Prose | Cell::Label => true,
            Cell::Count(_) | Cell::Marker { .. } | Cell::Within { .. } => has_words(written.plain.text()),
            Cell::SetAside(why) => *why != Why::Attribute && has_words(written.plain.text()),
            Cell::Blank | Cell::Nil | Cell::Low { .. } | Cell::FurtherMarker | Cell::Missing => false,
        };
        if let Some(written) = written.filter(says).filter(|_| !covered) {
            self.judge_words(written, cell, policy, docket, report);
        }
        covered
    }

    /// Words in a cell are read as words are.
    fn judge_words(
        &self,
        written: &CellWritten,
        cell: &Cell,
        policy: &Policy,
        docket: &mut Docket<'_>,
        report: &mut Report,
    ) {
        let text = written.plain.text();
        let kind =
            if matches!(cell, Cell::Prose) || has_words(text) || has_numbers(text) { Kind::Note } else { Kind::Label };
        for sighting in texts::read(text, kind, self.notes, policy) {
            // A number that is a label by itself, or leads one, was judged as such when the table was read.
            let leads = || !text[..sighting.range.start].contains(char::is_alphanumeric);
            if texts::is_bare(&sighting) && (kind == Kind::Label || matches!(cell, Cell::Label) && leads()) {
                continue;
            }
            let place = written.plain.place_of(sighting.range.clone());
            let span = Span::new(self.source, place.clone());
            let covered = docket.covers_text(text, &sighting.range, &span);
            if let Some(reader) = texts::set_aside_by(&sighting, covered) {
                report.set_aside(reader, || span);
                continue;
            }
            let words = text[sighting.range.clone()].trim();
            let (rule, message) = match &sighting.verdict {
                Verdict::Derived(told) => (&rules::S005, format!("gives a low number away: {}", told.arithmetic)),
                _ => (self.rule(), "is a low number".to_owned()),
            };
            let message = format!("`{words}` in the words of a cell {message}");
            let instead = format!(
                "if it counts people, write “fewer than {}” or `{}` instead",
                policy.threshold + 1,
                policy.marker
            );
            let finding = Diagnostic::at(rule, self.source, place, message).help(instead);
            report.push(finding.help(texts::decision_on(text, &sighting.range)));
        }
    }

    fn low(&self, at: (usize, usize), range: &Range<usize>, policy: &Policy) -> Diagnostic {
        let place = self.place(at, Some(range));
        let written = self.source.text().get(place.clone()).unwrap_or_default().trim().to_owned();
        let message = format!("{} holds `{written}`, a low number", self.describe(at));
        let name = self.cell_name(at);
        let quoted = |text: &str, number: usize| {
            toml::Value::String(if text.is_empty() { number.to_string() } else { text.to_owned() })
        };
        if let Some(address) = &name.address {
            let decision = format!(
                "if it counts no people, record that: `[[decisions]]` with `text = {}`, `kind = \"not-people\"`, a `reason` and `by`",
                toml::Value::String(address.clone()),
            );
            return Diagnostic::at(self.rule(), self.source, place, message)
                .label(format!("a count from 1 to {} may not be published", policy.threshold))
                .help(format!("write `{}` in the cell, save the file, and check again", policy.marker))
                .help(decision);
        }
        let decision = format!(
            "if it counts no people, record that: `[[decisions]]` with `table = {}`, `row = {}`, `column = {}`, `kind = \"not-people\"`, a `reason` and `by`; for a whole column say `not-counts` in the caption's braces",
            toml::Value::String(name.table.to_owned()),
            quoted(name.row, name.row_number),
            quoted(name.column, name.column_number),
        );
        Diagnostic::at(&rules::S001, self.source, place, message)
            .label(format!("a count from 1 to {} may not be published", policy.threshold))
            .help(format!("write `{}` instead", policy.marker))
            .help(decision)
            .replacement(policy.marker.clone())
    }

    /// A low number in a workbook or a document is a finding about a file that somebody attached.
    fn rule(&self) -> &'static Rule {
        if self.source.kind().is_extract() { &rules::A008 } else { &rules::S001 }
    }

    /// "table `boroughs`, row `Bexley`, column `Total`".
    fn describe(&self, at: (usize, usize)) -> String {
        let name = self.cell_name(at);
        let or_number =
            |text: &str, number: usize| if text.is_empty() { number.to_string() } else { format!("`{text}`") };
        format!(
            "table `{}`, row {}, column {},",
            name.table,
            or_number(name.row, name.row_number),
            or_number(name.column, name.column_number)
        )
        .trim_end_matches(',')
        .to_owned()
    }

    fn cell_name(&self, (row, column): (usize, usize)) -> CellName<'_> {
        let label = self.reading.label_columns.first().copied().unwrap_or(0);
        // Where the column of names is itself in doubt, its words are those of the number: the row goes by its number.
        let row_words =
            if label == column { "" } else { words_of(self.rows.get(row).and_then(|cells| cells.get(label))) };
        CellName {
            table: self.name,
            row: row_words,
            row_number: row + 1,
            column: words_of(self.header.get(column)),
            column_number: column + 1,
            address: self.source.place_name(self.place((row, column), None).start),
        }
    }

    fn span(&self, at: (usize, usize), range: Option<&Range<usize>>) -> Span {
        Span::new(self.source, self.place(at, range))
    }

    fn place(&self, (row, column): (usize, usize), range: Option<&Range<usize>>) -> Range<usize> {
        let Some(cell) = self.rows.get(row).and_then(|cells| cells.get(column)) else { return 0..0 };
        let whole = 0..cell.plain.text().len();
        cell.plain.place_of(range.cloned().unwrap_or(whole))
    }
}

fn words_of(cell: Option<&CellWritten>) -> &str {
    cell.map_or("", |cell| cell.plain.text().trim())
}

/// Whether a cell has so many words that they say what its numbers are.
fn has_words(text: &str) -> bool {
    has_many(text, |run| run.chars().filter(|letter| letter.is_alphabetic()).count() > 1)
}

/// Whether a cell has so many numbers that it is no name.
fn has_numbers(text: &str) -> bool {
    has_many(text, |run| run.chars().all(char::is_numeric))
}

fn has_many(text: &str, is_one: impl Fn(&str) -> bool) -> bool {
    const MANY: usize = 3;
    let runs = text.split(|letter: char| !letter.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.filter(|run| is_one(run)).take(MANY).count() == MANY
}
