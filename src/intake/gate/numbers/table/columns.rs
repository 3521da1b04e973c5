//! Says what each column of each block holds, from its header and its values. It judges no single cell.

use std::collections::BTreeSet;
use std::ops::Range;

use super::annotations::{self, Annotations};
use super::content::{Content, Form, Sheet};
use super::header::{self, Says};
use super::nouns;
use super::numeral::{Numeral, Sense};
use super::sequence;
use super::shape::{Frame, Span};
use super::{ColumnKind, Grid, RowKind, Why};

/// A block with what its columns hold.
pub(super) struct Block {
    pub(super) rows: Range<usize>,
    pub(super) headers: Vec<String>,
    pub(super) senses: Vec<header::Sense>,
    pub(super) kinds: Vec<ColumnKind>,
    /// What the caption says of numbers that nothing else explains.
    pub(super) caption: header::Sense,
}

impl Block {
    /// The columns that name the rows.
    pub(super) fn label_columns(&self) -> Vec<usize> {
        let named = self.kinds.iter().enumerate().take_while(|(_, kind)| names_rows(**kind));
        named.map(|(column, _)| column).collect()
    }

    /// Whether a column holds counts, or words with counts among them.
    pub(super) fn counts(&self, column: usize) -> bool {
        matches!(self.kinds.get(column), Some(ColumnKind::Count | ColumnKind::Text))
    }
}

fn names_rows(kind: ColumnKind) -> bool {
    match kind {
        ColumnKind::Label | ColumnKind::Empty => true,
        ColumnKind::Other(why) => matches!(why, Why::Year | Why::Date | Why::Age | Why::Identifier),
        ColumnKind::Count | ColumnKind::Text => false,
    }
}

/// What the values of a column are.
#[derive(Default)]
struct Values {
    textual: usize,
    plain: Vec<u64>,
    dotted: usize,
    decimal: usize,
    percentage: usize,
    money: usize,
    suppressed: usize,
    signed: usize,
    negative: usize,
}

impl Values {
    fn numeric(&self) -> usize {
        self.plain.len() + self.decimal + self.percentage + self.money + self.suppressed
    }
}

/// Describes every block.
pub(super) fn describe(grid: &Grid<'_>, sheet: &Sheet, frame: &Frame, named: &Annotations) -> Vec<Block> {
    let caption = header::caption(grid.caption);
    frame.blocks.iter().map(|span| block(grid, sheet, frame, span, named, caption)).collect()
}

fn block(
    grid: &Grid<'_>,
    sheet: &Sheet,
    frame: &Frame,
    span: &Span,
    named: &Annotations,
    caption: header::Sense,
) -> Block {
    let senses: Vec<header::Sense> = span.headers.iter().map(|text| header::column(text)).collect();
    let values: Vec<Values> = (0..frame.width).map(|column| values(sheet, frame, span, column)).collect();
    let context = Context {
        eventful: is_eventful(grid, &span.headers),
        characteristics: span.headers.iter().zip(&values).any(|(text, values)| {
            !values.plain.is_empty() && header::split(text).iter().any(|word| nouns::is_characteristic(word))
        }),
        values: &values,
    };
    let mut kinds: Vec<ColumnKind> = Vec::with_capacity(frame.width);
    for (column, values) in values.iter().enumerate() {
        let leading = kinds.iter().all(|kind| names_rows(*kind));
        let title = span.headers.get(column).map_or("", String::as_str);
        let sense = senses.get(column).copied().unwrap_or(header::Sense::NOTHING);
        let kind = match named.of(title) {
            Some(true) => ColumnKind::Count,
            Some(false) => ColumnKind::Other(Why::Attribute),
            None => context.kind(column, values, title, sense, leading),
        };
        kinds.push(match (kind, named.unit) {
            (ColumnKind::Count, Some(why)) if named.of(title).is_none() && sense.says != Says::Count => {
                ColumnKind::Other(why)
            }
            _ => kind,
        });
    }
    Block { rows: span.rows.clone(), headers: span.headers.clone(), senses, kinds, caption }
}

fn is_eventful(grid: &Grid<'_>, headers: &[String]) -> bool {
    let texts = headers.iter().map(String::as_str).chain([grid.caption]);
    texts.flat_map(header::split).any(|word| nouns::is_event(&word))
}

fn values(sheet: &Sheet, frame: &Frame, span: &Span, column: usize) -> Values {
    let mut found = Values::default();
    for row in span.rows.clone() {
        let total = matches!(frame.rows.get(row), Some(RowKind::Total | RowKind::Subtotal));
        let Some(content) = sheet.rows.get(row).and_then(|cells| cells.get(column)) else {
            continue;
        };
        if content.is_textual() {
            found.textual += 1;
        } else if let Form::Suppressed(_) = content.form {
            found.suppressed += 1;
        } else if let Some(numeral) = content.numerals.first() {
            note(numeral, content, total, &mut found);
        }
    }
    found
}

fn note(numeral: &Numeral, content: &Content, total: bool, found: &mut Values) {
    match numeral.sense {
        Sense::Plain if total && numeral.value > 5 => found.suppressed += 1,
        Sense::Plain => {
            found.plain.push(numeral.value);
            found.dotted += usize::from(content.numerals.len() == 1);
        }
        Sense::Decimal => found.decimal += 1,
        Sense::Percentage => found.percentage += 1,
        Sense::Money => found.money += 1,
        _ => found.textual += 1,
    }
    found.signed += usize::from(numeral.signed);
    found.negative += usize::from(numeral.negative);
}

struct Context<'a> {
    eventful: bool,
    characteristics: bool,
    values: &'a [Values],
}

impl Context<'_> {
    fn kind(&self, column: usize, values: &Values, title: &str, sense: header::Sense, leading: bool) -> ColumnKind {
        let numeric = values.numeric();
        if numeric + values.textual == 0 {
            return ColumnKind::Empty;
        }
        let worded = values.textual > numeric;
        if numeric == 0 || worded && leading && self.figures_after(column) {
            return if leading { ColumnKind::Label } else { ColumnKind::Text };
        }
        if let Some(kind) = self.by_header(column, values, title, sense, leading) {
            return kind;
        }
        if worded {
            return ColumnKind::Text;
        }
        if leading
            && sense.says == Says::Nothing
            && self.figures_after(column)
            && names_by_number(column, values, title, self)
        {
            return ColumnKind::Other(if sequence::is_years(&values.plain) { Why::Year } else { Why::Identifier });
        }
        self.by_values(column, values, sense)
    }

    /// Whether a column to the right holds figures.
    fn figures_after(&self, column: usize) -> bool {
        self.values.iter().skip(column + 1).any(|values| values.numeric() > 0 && values.numeric() >= values.textual)
    }

    /// Whether another column names the rows in words.
    fn words_beside(&self, column: usize) -> bool {
        self.values.iter().enumerate().any(|(other, values)| other != column && values.textual > values.numeric())
    }

    fn by_header(
        &self,
        column: usize,
        values: &Values,
        title: &str,
        sense: header::Sense,
        leading: bool,
    ) -> Option<ColumnKind> {
        let distinct = values.plain.iter().collect::<BTreeSet<_>>().len() == values.plain.len();
        let listed = leading
            && column == 0
            && values.plain.len() >= 2
            && sequence::rises(&values.plain)
            && self.words_beside(column);
        let holds = match sense.says {
            Says::Nothing | Says::Words => false,
            Says::Count if listed && is_bare_number(title) => {
                return Some(ColumnKind::Other(Why::Identifier));
            }
            Says::Count => return Some(ColumnKind::Count),
            Says::CountAndPercentage => {
                return (sense.certain || !self.single_shares(values))
                    .then_some(ColumnKind::Count)
                    .or(Some(ColumnKind::Other(Why::Percentage)));
            }
            Says::Year => leading || sequence::is_years(&values.plain),
            Says::Calendar => leading && (sense.certain || self.words_beside(column)),
            Says::Age => leading || !self.characteristics,
            Says::Identifier if sense.certain => leading || is_sure_identifier(title),
            Says::Identifier => {
                distinct && values.plain.len() >= 2 && (listed || values.plain.iter().any(|value| *value > 99))
            }
            Says::Money => {
                sense.certain || values.money + values.decimal > 0 || values.plain.iter().any(|value| *value >= 1000)
            }
            Says::Measure => sense.certain || values.decimal > 0,
            Says::Change => sense.certain || values.signed > 0 || values.percentage > 0,
            Says::Things => sense.certain || !self.eventful,
            Says::Percentage | Says::Rate | Says::Duration => true,
        };
        annotations::why(sense.says).filter(|_| holds).map(ColumnKind::Other)
    }

    /// "Upheld (%)" over single figures is a percentage; over `12 (40%)` a count.
    fn single_shares(&self, values: &Values) -> bool {
        values.dotted * 2 > values.plain.len() + values.decimal || values.decimal > 0
    }

    /// A column of decimals, percentages or money is no count, its odd whole number included; but only beside a column of
    /// counts, since otherwise the measures stand in rows.
    fn by_values(&self, column: usize, values: &Values, sense: header::Sense) -> ColumnKind {
        let figures = values.plain.len() + values.decimal + values.percentage + values.money;
        let counts_beside = self.values.iter().enumerate().any(|(other, values)| {
            other != column && values.plain.len() >= 3 && values.decimal + values.percentage + values.money == 0
        });
        let most =
            |some: usize| figures >= 4 && some * 10 >= figures * 7 && counts_beside && sense.says == Says::Nothing;
        if most(values.decimal) {
            ColumnKind::Other(Why::Rate)
        } else if most(values.percentage) {
            ColumnKind::Other(Why::Percentage)
        } else if most(values.money) {
            ColumnKind::Other(Why::Money)
        } else {
            ColumnKind::Count
        }
    }
}

/// "No.", "#": a list number, where the numbers rise beside words.
fn is_bare_number(title: &str) -> bool {
    let words = header::split(title);
    matches!(words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), ["no" | "nos" | "#" | "n" | "num"])
}

/// Headers that number things wherever they stand.
fn is_sure_identifier(title: &str) -> bool {
    header::split(title).iter().any(|word| {
        matches!(
            word.as_str(),
            "ref"
                | "reference"
                | "id"
                | "ids"
                | "identifier"
                | "code"
                | "codes"
                | "urn"
                | "uprn"
                | "usrn"
                | "rank"
                | "ranking"
                | "band"
                | "grade"
                | "banding"
                | "paygrade"
                | "payband"
                | "quintile"
                | "decile"
                | "quartile"
                | "rating"
                | "postcode"
                | "telephone"
                | "phone"
                | "collar"
        )
    })
}

/// A first column of numbers that run on, under a header that counts nothing, names its rows: ages, list numbers, years.
fn names_by_number(column: usize, values: &Values, title: &str, context: &Context<'_>) -> bool {
    if values.decimal + values.percentage + values.money > 0 || values.plain.is_empty() {
        return false;
    }
    if sequence::is_years(&values.plain) {
        return true;
    }
    let words = header::split(title);
    let plural = words.last().is_some_and(|word| word.ends_with('s') && !word.ends_with("ss"))
        || words.iter().any(|word| nouns::is_event(word));
    let enough = if context.words_beside(column) { 2 } else { 3 };
    !plural && values.suppressed == 0 && values.plain.len() >= enough && sequence::runs_on(&values.plain)
}
