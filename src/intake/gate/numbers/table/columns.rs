//! Says what each column of each block holds, from its header and its values. It judges no single cell.

use std::collections::BTreeSet;
use std::ops::Range;

use super::annotations::{self, Annotations};
use super::content::Sheet;
use super::header::{self, Says};
use super::nouns;
use super::phrase;
use super::sequence;
use super::shape::{Frame, Span};
use super::values::{Values, values};
use super::{ColumnKind, Grid, Why};

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
    let titles: Vec<String> = span.headers.iter().map(|text| phrase::spaced(text)).collect();
    let senses: Vec<header::Sense> = titles.iter().map(|title| header::titled(&phrase::words(title))).collect();
    let values: Vec<Values> = (0..frame.width).map(|column| values(sheet, frame, span, column)).collect();
    let context = Context {
        eventful: is_eventful(grid, &titles),
        characteristics: titles
            .iter()
            .zip(&values)
            .any(|(title, values)| !values.plain.is_empty() && title.split(' ').any(nouns::is_characteristic)),
        graded: titles.iter().any(|title| title.contains("below average") || title.contains("above average")),
        shifts: titles.iter().any(|title| title.split(' ').any(nouns::is_shift)),
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
            None => context.kind(column, values, titles.get(column).map_or("", String::as_str), sense, leading),
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

fn is_eventful(grid: &Grid<'_>, titles: &[String]) -> bool {
    let caption = phrase::spaced(grid.caption);
    let texts = titles.iter().chain([&caption]);
    texts.flat_map(|text| text.split(' ')).any(nouns::is_event)
}

struct Context<'a> {
    eventful: bool,
    characteristics: bool,
    /// Whether columns are working shifts, so that "Days" is one of them.
    shifts: bool,
    /// Whether columns are classes about an average.
    graded: bool,
    values: &'a [Values],
}

impl Context<'_> {
    fn kind(&self, column: usize, values: &Values, title: &str, sense: header::Sense, leading: bool) -> ColumnKind {
        let numeric = values.numeric();
        if numeric + values.textual == 0 {
            return ColumnKind::Empty;
        }
        let worded = values.textual > numeric;
        if sense == header::Sense::COUNT && values.plain.len() + values.suppressed > 0 {
            // Said to be counts, whatever words stand among them.
        } else if numeric == 0 || worded && leading && self.figures_after(column) {
            return if leading { ColumnKind::Label } else { ColumnKind::Text };
        }
        if let Some(kind) = self.by_header(column, values, title, sense, leading) {
            return kind;
        }
        if worded {
            return ColumnKind::Text;
        }
        if column == 0
            && sense.says == Says::Nothing
            && self.figures_after(column)
            && names_by_number(column, values, title, self)
        {
            return ColumnKind::Other(if sequence::is_years(&values.plain) { Why::Year } else { Why::Identifier });
        }
        self.by_values(column, values, title, sense)
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
            Says::Count if column == 0 && !self.words_beside(column) && runs_from_nought(values) => {
                return Some(ColumnKind::Other(Why::Identifier));
            }
            Says::Count => return Some(ColumnKind::Count),
            Says::CountAndPercentage => {
                return (sense.certain || !self.single_shares(values))
                    .then_some(ColumnKind::Count)
                    .or(Some(ColumnKind::Other(Why::Percentage)));
            }
            Says::Year => column == 0 || sequence::is_years(&values.plain),
            Says::Calendar => {
                let first =
                    column == 0 && (sense.certain || self.words_beside(column) || sequence::rises(&values.plain));
                first || leading && sequence::recurs(&values.plain)
            }
            Says::Age => column == 0 || !self.characteristics,
            Says::Identifier if sense.certain => {
                column == 0
                    || is_sure_identifier(title)
                    || leading
                        && (sequence::recurs(&values.plain) || values.textual > 0 && sequence::rises(&values.plain))
            }
            Says::Identifier => {
                distinct && values.plain.len() >= 2 && (listed || values.plain.iter().any(|value| *value > 99))
            }
            Says::Money => {
                let figures = values.plain.len() + values.decimal + values.money;
                let large = values.plain.iter().any(|value| *value >= 1000);
                let doubtful = title.split(' ').any(nouns::is_doubtful_money);
                sense.certain || (values.money + values.decimal) * 2 >= figures || large && !doubtful
            }
            Says::Measure => sense.certain || values.decimal > 0,
            Says::Change => sense.certain || values.signed > 0 || values.percentage > 0,
            Says::Things => sense.certain || !self.eventful,
            Says::Duration => !self.shifts && (sense.certain || values.decimal > 0),
            Says::Rate => (sense.certain || values.decimal + values.percentage > 0) && !self.graded,
            Says::Percentage => true,
        };
        annotations::why(sense.says).filter(|_| holds).map(ColumnKind::Other)
    }

    /// "Upheld (%)" over single figures is a percentage; over `12 (40%)` a count.
    fn single_shares(&self, values: &Values) -> bool {
        values.dotted * 2 > values.plain.len() + values.decimal || values.decimal > 0
    }

    /// A column of decimals, percentages or money is no count, its odd whole number included; but only beside a column of
    /// counts, since otherwise the measures stand in rows; and never under a header that names people or what happens to them.
    fn by_values(&self, column: usize, values: &Values, title: &str, sense: header::Sense) -> ColumnKind {
        if title.split(' ').any(nouns::is_event) {
            return ColumnKind::Count;
        }
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
    matches!(title, "no" | "nos" | "#" | "n" | "num")
}

/// Headers that number things wherever they stand.
fn is_sure_identifier(title: &str) -> bool {
    title.split(' ').any(|word| {
        matches!(
            word,
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
    let plural = title.ends_with('s') && !title.ends_with("ss");
    let plural = plural || title.split(' ').any(nouns::is_event);
    let beside = context.words_beside(column);
    if !beside && runs_from_nought(values) {
        return true;
    }
    let enough = if beside { 2 } else { 3 };
    !plural && values.suppressed == 0 && values.plain.len() >= enough && sequence::runs_on(&values.plain)
}

/// 0, 1, 2, 3 … where nothing else names the rows: counts do not run on from 0 without a gap.
fn runs_from_nought(values: &Values) -> bool {
    values.plain.first() == Some(&0) && values.plain.len() >= 4 && sequence::runs_on(&values.plain)
}
