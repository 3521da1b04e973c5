//! Tables of a record: cells from the text or from a data file, and the attributes that say what cannot be told from
//! them.

use std::ops::Range;
use std::sync::Arc;

use super::attachment;
use super::data_file;
use super::front_matter::Context;
use super::period::{self, Period};
use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::intake::files::FileKind;
use crate::markdown::attributes::Attribute;
use crate::markdown::{CaptionWritten, CellWritten, Document, Origin, TableWritten};
use crate::source::{Source, Span};

/// A table as written.
pub(in crate::intake) struct TableDraft {
    pub(in crate::intake) id: String,
    pub(in crate::intake) caption: CaptionWritten,
    pub(in crate::intake) header: Vec<CellWritten>,
    pub(in crate::intake) rows: Vec<Vec<CellWritten>>,
    pub(in crate::intake) attributes: TableAttributes,
    /// The file in which the cells stand: the record itself, or a data file.
    pub(in crate::intake) source: Arc<Source>,
    /// The data file's path.
    pub(in crate::intake) file: Option<String>,
    /// The table in the record.
    pub(in crate::intake) place: Range<usize>,
}

/// What an author says of a table.
#[derive(Default, Clone)]
pub(in crate::intake) struct TableAttributes {
    /// Columns or rows that are counts, whatever they look like.
    pub(in crate::intake) counts: Vec<String>,
    /// Columns or rows that are no counts, whatever they look like.
    pub(in crate::intake) not_counts: Vec<String>,
    pub(in crate::intake) total_row: Option<TotalPlace>,
    pub(in crate::intake) total_column: Option<TotalPlace>,
    /// Sums of rows or columns that the layout does not tell.
    pub(in crate::intake) sums: Vec<SumWritten>,
    /// What the counts count.
    pub(in crate::intake) unit: Option<String>,
    /// The set of counts that several tables publish.
    pub(in crate::intake) series: Option<String>,
    /// The time that its counts are about.
    pub(in crate::intake) period: Option<String>,
    /// What its counts rest on: tables of another basis are not comparable.
    pub(in crate::intake) basis: Option<String>,
    /// Whom its counts are about, from the widest: `staff/officers`.
    pub(in crate::intake) universe: Option<String>,
    /// Whether raw values are to be suppressed before anything leaves the gate.
    pub(in crate::intake) suppress: bool,
}

/// A sum by the names of rows or columns: `England = North + South`.
#[derive(Debug, Clone)]
pub(in crate::intake) struct SumWritten {
    pub(in crate::intake) total: String,
    pub(in crate::intake) parts: Vec<String>,
    /// Whether it ends in `…`: the total has further parts, which are not printed.
    pub(in crate::intake) has_rest: bool,
    /// The whole attribute, in the record.
    pub(in crate::intake) span: Span,
}

/// Where a total stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum TotalPlace {
    First,
    Last,
    None,
}

const KEYS: [&str; 12] = [
    "id",
    "counts",
    "not-counts",
    "total-row",
    "total-column",
    "sums",
    "unit",
    "series",
    "period",
    "basis",
    "universe",
    "suppress",
];

/// Reads the tables of a text.
pub(super) fn read(context: &Context<'_>, document: &Document, report: &mut Report) -> Vec<TableDraft> {
    let mut tables: Vec<TableDraft> = Vec::new();
    for (index, written) in document.tables.iter().enumerate() {
        let (id, attributes) = attributes(context, &written.attributes, report);
        let id = id.unwrap_or_else(|| (index + 1).to_string());
        if tables.iter().any(|table| table.id == id) {
            let finding = Diagnostic::at(
                &rules::R015,
                context.source,
                written.place.clone(),
                format!("two tables are called `{id}`"),
            )
            .help("give this one another identifier: `{#another-name}`");
            report.push(finding);
        }
        let Some((source, file, header, rows)) = cells(context, written, report) else { continue };
        let caption = written.caption.clone().unwrap_or_else(|| CaptionWritten {
            html: crate::markdown::Html::default(),
            plain: crate::plain::Plain::default(),
        });
        let place = written.place.clone();
        tables.push(TableDraft { id, caption, header, rows, attributes, source, file, place });
    }
    tables
}

/// The paths of the data files that a text names.
pub(super) fn files(context: &Context<'_>, document: &Document) -> Vec<String> {
    let names = document.tables.iter().filter_map(|table| match &table.origin {
        Origin::File { name, .. } => Some(format!("{}{name}", context.folder())),
        Origin::Cells { .. } => None,
    });
    names.collect()
}

type Cells = (Arc<Source>, Option<String>, Vec<CellWritten>, Vec<Vec<CellWritten>>);

fn cells(context: &Context<'_>, written: &TableWritten, report: &mut Report) -> Option<Cells> {
    let (name, place) = match &written.origin {
        Origin::Cells { header, rows } => {
            return Some((Arc::clone(context.source), None, header.clone(), rows.clone()));
        }
        Origin::File { name, place } => (name, place),
    };
    let wrong =
        |message: String, help: &str| Diagnostic::at(&rules::R018, context.source, place.clone(), message).help(help);
    let path = match attachment::check_name(context, name) {
        Ok(path) => path,
        Err((message, help)) => {
            report.push(wrong(message, help));
            return None;
        }
    };
    let Some(kind) = FileKind::of(name).filter(|kind| kind.delimiter().is_some()) else {
        report.push(wrong(format!("`{name}` is not a table"), "a table comes from a `.csv` or `.tsv` file"));
        return None;
    };
    let source = match data_file::text(context.tree, &path) {
        Ok(source) => source,
        Err(problem) => {
            report.push(wrong(format!("`{name}` {problem}"), "save it again as UTF-8 from your spreadsheet"));
            return None;
        }
    };
    let delimiter = data_file::delimiter(kind, source.text())?;
    let sheet = data_file::read(&source, delimiter);
    let mut rows = sheet.rows;
    if rows.len() < 2 {
        report.push(wrong(
            format!("`{name}` has no rows below its header"),
            "its first row names the columns, the others are the table",
        ));
        return None;
    }
    for (row, width) in &sheet.ragged {
        let message = format!("this row has {width} cells, the header has {}", rows[0].len());
        let finding = Diagnostic::at(&rules::R018, &source, row.clone(), message)
            .help("give each row as many cells as the header; a cell with a comma stands in double quotes");
        report.push(finding);
    }
    if !sheet.ragged.is_empty() {
        return None;
    }
    let header = rows.remove(0);
    Some((source, Some(path), header, rows))
}

fn attributes(context: &Context<'_>, written: &[Attribute], report: &mut Report) -> (Option<String>, TableAttributes) {
    let mut id = None;
    let mut known = TableAttributes::default();
    for attribute in written {
        let value = attribute.value.as_str();
        let names = || value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let problem = match attribute.key.as_str() {
            "id" => {
                let slug = Slug::of(value);
                let same = slug.as_str() == value;
                id = Some(slug.to_string());
                (!same).then_some("an identifier has lower-case letters, digits and hyphens")
            }
            "counts" => {
                known.counts = names();
                None
            }
            "not-counts" => {
                known.not_counts = names();
                None
            }
            "total-row" => total(value, &mut known.total_row),
            "total-column" => total(value, &mut known.total_column),
            "sums" => {
                let span = Span::new(context.source, attribute.place.clone());
                let sums = value.split(';').filter(|sum| !sum.trim().is_empty());
                let read: Option<Vec<SumWritten>> = sums.map(|sum| sum_of(sum, &span)).collect();
                known.sums = read.unwrap_or_default();
                known.sums.is_empty().then_some(SUMS)
            }
            "unit" => {
                known.unit = Some(value.to_owned());
                None
            }
            "series" => {
                known.series = Some(value.to_owned());
                None
            }
            "period" => {
                known.period = Some(value.to_owned());
                Period::read(value).is_none().then_some(period::FORMS)
            }
            "basis" => {
                known.basis = Some(value.to_owned());
                None
            }
            "universe" => {
                known.universe = Some(value.to_owned());
                None
            }
            "suppress" => {
                known.suppress = value == "true";
                (!matches!(value, "true" | "false")).then_some("it is `true` or `false`")
            }
            other => {
                let finding = Diagnostic::at(
                    &rules::R017,
                    context.source,
                    attribute.place.clone(),
                    format!("unknown attribute `{other}`"),
                );
                report.push(match fields::nearest(other, KEYS) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(format!("the attributes of a table are {}", fields::listed(&KEYS))),
                });
                None
            }
        };
        if let Some(help) = problem {
            let message = format!("`{}` is not what it should be", attribute.key);
            report.push(Diagnostic::at(&rules::R017, context.source, attribute.place.clone(), message).help(help));
        }
    }
    (id, known)
}

const SUMS: &str = "it says which rows or columns add up, by their names: `England = North + South`, with a space on either side of each `+`, `;` between two sums, and `…` as the last part where others are not printed";

/// A sum as it is written; nothing where it is none.
fn sum_of(text: &str, span: &Span) -> Option<SumWritten> {
    let (total, rest) = text.split_once('=')?;
    let mut parts: Vec<String> = rest.split(" + ").map(|part| part.trim().to_owned()).collect();
    let has_rest = parts.last().is_some_and(|last| matches!(last.as_str(), "…" | "..."));
    if has_rest {
        parts.pop();
    }
    let total = total.trim().to_owned();
    let is_whole = !total.is_empty() && parts.iter().all(|part| !part.is_empty());
    (is_whole && parts.len() + usize::from(has_rest) >= 2).then(|| SumWritten {
        total,
        parts,
        has_rest,
        span: span.clone(),
    })
}

fn total(value: &str, place: &mut Option<TotalPlace>) -> Option<&'static str> {
    *place = match value {
        "first" => Some(TotalPlace::First),
        "last" => Some(TotalPlace::Last),
        "none" => Some(TotalPlace::None),
        _ => None,
    };
    place.is_none().then_some("it is `first`, `last` or `none`")
}
