//! Joins what a cell, its column and its row say into one verdict. In doubt a number is a count.

use std::ops::Range;

use super::annotations::{self, Annotations};
use super::brackets;
use super::columns::Block;
use super::content::{Content, Form, Sheet};
use super::header::{self, Says};
use super::nouns;
use super::numeral::{Numeral, Sense};
use super::sequence;
use super::shape::Frame;
use super::suppression::Suppressed;
use super::{Cell, ColumnKind, Grid, Policy, RowKind, Why};

/// The verdict on every body cell.
pub(super) fn cells(
    grid: &Grid<'_>,
    sheet: &Sheet,
    frame: &Frame,
    blocks: &[Block],
    named: &Annotations,
    policy: &Policy<'_>,
) -> Vec<Vec<Cell>> {
    let mut verdicts: Vec<Vec<Cell>> = grid.rows.iter().map(|row| vec![Cell::Label; row.len()]).collect();
    let notes = noted_labels(grid, sheet);
    for block in blocks {
        let shares: Vec<bool> =
            (0..frame.width).map(|column| brackets::are_shares(sheet, frame, block, column)).collect();
        for row in block.rows.clone() {
            let (Some(texts), Some(contents), Some(out)) =
                (grid.rows.get(row), sheet.rows.get(row), verdicts.get_mut(row))
            else {
                continue;
            };
            let aside = row_sense(block, texts, named);
            for (column, verdict) in out.iter_mut().enumerate() {
                let (Some(text), Some(content)) = (texts.get(column), contents.get(column)) else {
                    continue;
                };
                let place = Setting {
                    kind: block.kinds.get(column).copied().unwrap_or(ColumnKind::Count),
                    row: aside,
                    caption: block.caption,
                    explicit: block
                        .senses
                        .get(column)
                        .is_some_and(|sense| matches!(sense.says, Says::Count | Says::CountAndPercentage))
                        || named.unit_counts,
                    wordy: block.senses.get(column).is_some_and(|sense| sense.says == Says::Words),
                    shares: shares.get(column).copied().unwrap_or(false),
                    notes,
                };
                *verdict = place.judge(text, content, policy);
            }
        }
    }
    for ((kind, contents), out) in frame.rows.iter().zip(&sheet.rows).zip(&mut verdicts) {
        if *kind == RowKind::Header {
            for (content, verdict) in contents.iter().zip(out) {
                *verdict = if content.is_blank() { Cell::Blank } else { Cell::Label };
            }
        }
    }
    verdicts
}

/// What the names of a row say of its numbers.
#[derive(Clone, Copy)]
enum RowSays {
    Nothing,
    Counts,
    Aside(Why),
}

fn row_sense(block: &Block, texts: &[String], named: &Annotations) -> RowSays {
    let labels = texts.iter().zip(&block.kinds).take_while(|(_, kind)| !matches!(kind, ColumnKind::Count));
    let mut says = RowSays::Nothing;
    for (text, kind) in labels {
        match named.of(text) {
            Some(true) => return RowSays::Counts,
            Some(false) => return RowSays::Aside(Why::Attribute),
            None => {}
        }
        if *kind == ColumnKind::Label && may_say(text) {
            let sense = header::row(text);
            if let Some(why) = annotations::why(sense.says) {
                says = RowSays::Aside(why);
            }
        }
    }
    says
}

/// A quick look, since few row labels say anything of their numbers.
fn may_say(text: &str) -> bool {
    text.len() < 200
        && text.split(|character: char| !character.is_alphabetic()).any(|word| {
            matches!(word.len(), 2..=12)
                && ["no", "nos", "number", "numbers", "average", "avg", "ave", "mean", "median", "rate", "ratio", "per", "percent", "percentage", "pct", "proportion", "share", "cent", "count", "volume", "how", "gbp", "percentile", "standard", "confidence", "total"]
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(word))
        }
        || text.contains(['%', '£', '$', '€', '％']))
}

/// Where a cell stands.
struct Setting {
    kind: ColumnKind,
    row: RowSays,
    caption: header::Sense,
    /// Whether the column is expressly a count.
    explicit: bool,
    /// Whether the column holds names or remarks.
    wordy: bool,
    shares: bool,
    notes: bool,
}

impl Setting {
    fn judge(&self, text: &str, content: &Content, policy: &Policy<'_>) -> Cell {
        match self.kind {
            ColumnKind::Label | ColumnKind::Other(Why::Year | Why::Date | Why::Age | Why::Identifier) => {
                return if content.is_blank() { Cell::Blank } else { self.label(text, content, policy) };
            }
            _ => {}
        }
        match content.form {
            Form::Blank => return Cell::Blank,
            Form::Nil => return nil(text, policy),
            Form::Missing => return Cell::Missing,
            Form::Suppressed(suppressed) => return suppressed_cell(suppressed, content, policy),
            Form::Text => return self.letters(text, policy),
            Form::Figure | Form::Phrase | Form::Prose => {}
        }
        let aside = match (self.kind, self.row) {
            (ColumnKind::Other(why), RowSays::Nothing | RowSays::Aside(_)) => Some(why),
            (_, RowSays::Aside(why)) => Some(why),
            (_, RowSays::Nothing) if !self.explicit && content.form == Form::Figure => {
                annotations::why(self.caption.says)
            }
            _ => None,
        };
        match aside {
            Some(why) => Cell::SetAside(why),
            None => self.count(content, policy),
        }
    }

    fn count(&self, content: &Content, policy: &Policy<'_>) -> Cell {
        let running = match content.form {
            Form::Prose => true,
            Form::Phrase => self.kind == ColumnKind::Text && (self.wordy || !leads(content)),
            _ => false,
        };
        let counted: Vec<&Numeral> = content.numerals.iter().filter(|numeral| self.is_count(numeral)).collect();
        if let Some(low) = counted.iter().find(|numeral| policy.is_low(numeral.value)) {
            return if running { Cell::Prose } else { Cell::Low { value: low.value, range: low.range.clone() } };
        }
        match (running, counted.first(), content.numerals.first()) {
            (true, ..) => Cell::Prose,
            (_, Some(count), _) => Cell::Count(count.value),
            (_, None, Some(numeral)) => Cell::SetAside(why(numeral)),
            (_, None, None) => Cell::Label,
        }
    }

    fn is_count(&self, numeral: &Numeral) -> bool {
        match numeral.sense {
            Sense::Plain => !(self.shares && numeral.bracketed),
            Sense::Range(low, high) => low == high,
            _ => false,
        }
    }

    /// A name may carry a count of its own: "Sergeants (n=3)", "Unknown (3)".
    fn label(&self, text: &str, content: &Content, policy: &Policy<'_>) -> Cell {
        let low = content.numerals.iter().find(|numeral| {
            numeral.is_plain()
                && policy.is_low(numeral.value)
                && (is_sample(text, numeral) || !self.notes && closes(text, numeral))
        });
        match low {
            Some(numeral) => Cell::Low { value: numeral.value, range: numeral.range.clone() },
            None if content.form == Form::Prose => Cell::Prose,
            None => Cell::Label,
        }
    }

    /// Letters that stand for a number in a column of counts: a lone `l` or `I`, a roman numeral.
    fn letters(&self, text: &str, policy: &Policy<'_>) -> Cell {
        let trimmed = text.trim();
        let value = match trimmed {
            "l" | "I" | "|" | "i" | "single" | "Single" => 1,
            "II" | "ii" | "ll" | "both" | "Both" | "a couple" | "A couple" | "a pair" | "A pair" => 2,
            "III" | "iii" => 3,
            "IV" | "iv" => 4,
            "V" => 5,
            _ => return Cell::Label,
        };
        let start = text.len() - text.trim_start().len();
        let range = start..start + trimmed.len();
        let counts = self.kind == ColumnKind::Count && matches!(self.row, RowSays::Nothing | RowSays::Counts);
        if counts && policy.is_low(value) { Cell::Low { value, range } } else { Cell::Label }
    }
}

/// Whether the words come after the number, as in "4 officers", or end with it, as in "Officers: 4".
fn leads(content: &Content) -> bool {
    content.numerals.iter().any(|numeral| numeral.is_plain() && (numeral.range.start <= 1 || numeral.bracketed))
}

fn why(numeral: &Numeral) -> Why {
    match numeral.sense {
        Sense::Plain | Sense::Decimal => Why::Rate,
        Sense::Percentage => Why::Percentage,
        Sense::Money => Why::Money,
        Sense::Year => Why::Year,
        Sense::Date => Why::Date,
        Sense::Time => Why::Time,
        Sense::Ordinal => Why::Ordinal,
        Sense::Age => Why::Age,
        Sense::Duration => Why::Duration,
        Sense::Measure => Why::Measure,
        Sense::Identifier => Why::Identifier,
        Sense::CutOff | Sense::Range(..) => Why::CutOff,
    }
}

/// A word for none gives a zero away, where zero is low.
fn nil(text: &str, policy: &Policy<'_>) -> Cell {
    let trimmed = text.trim();
    if policy.zero_is_low && trimmed.chars().any(char::is_alphabetic) {
        let start = text.len() - text.trim_start().len();
        return Cell::Low { value: 0, range: start..start + trimmed.len() };
    }
    Cell::Nil
}

/// A suppression that leaves one value, or a range inside the low ones that does not reach down, is none.
fn suppressed_cell(suppressed: Suppressed, content: &Content, policy: &Policy<'_>) -> Cell {
    let Suppressed::Within(lowest, highest) = suppressed else {
        return Cell::FurtherMarker;
    };
    let floor = if policy.zero_is_low { lowest } else { lowest.max(1) };
    match highest {
        Some(highest) if policy.is_low(highest) && floor >= highest || highest <= policy.threshold && floor > 1 => {
            let range = content.numerals.first().map_or(0..0, |numeral| numeral.range.clone());
            Cell::Low { value: highest, range }
        }
        Some(highest) if floor > policy.threshold && highest > floor => Cell::SetAside(Why::CutOff),
        at_most => Cell::Marker { at_most },
    }
}

fn is_sample(text: &str, numeral: &Numeral) -> bool {
    let before = text.get(..numeral.range.start).unwrap_or("").trim_end();
    let equals = before.ends_with('=')
        || before.ends_with(':') && before.trim_end_matches(':').trim_end().to_ascii_lowercase().ends_with("(n");
    equals || numeral.bracketed_with_people(text)
}

impl Numeral {
    /// "(3 officers)".
    fn bracketed_with_people(&self, text: &str) -> bool {
        let before = text.get(..self.range.start).unwrap_or("").trim_end().ends_with('(');
        let after = text.get(self.range.end..).unwrap_or("").trim_start();
        let word: String = after.chars().take_while(|character| character.is_alphabetic()).collect();
        before && after.starts_with(char::is_alphabetic) && nouns::is_event(&word.to_lowercase())
    }
}

/// A number in brackets at the end of a name.
fn closes(text: &str, numeral: &Numeral) -> bool {
    numeral.bracketed && text.get(numeral.range.end..).is_some_and(|rest| rest.trim_matches([')', ' ']).is_empty())
}

/// Whether bracketed numbers after names point to notes: 1, 2, 3 in the order of their first use.
fn noted_labels(grid: &Grid<'_>, sheet: &Sheet) -> bool {
    let headers = grid.header.iter().zip(&sheet.header);
    let firsts =
        grid.rows.iter().zip(&sheet.rows).filter_map(|(texts, contents)| Some((texts.first()?, contents.first()?)));
    let mut highest = 0;
    for (text, content) in headers.chain(firsts) {
        for numeral in content.numerals.iter().filter(|numeral| closes(text, numeral)) {
            if numeral.value == 0 || numeral.value > highest + 1 {
                return false;
            }
            highest = highest.max(numeral.value);
        }
    }
    highest > 0
}

/// The verdict on the header: names, unless a number stands there that is a count.
pub(super) fn header(grid: &Grid<'_>, sheet: &Sheet, policy: &Policy<'_>) -> Vec<Cell> {
    let plain: Vec<u64> = sheet.header.iter().filter_map(Content::only).map(|numeral| numeral.value).collect();
    let first = grid.header.first().map_or("", String::as_str);
    let named = first.trim().is_empty()
        || matches!(header::column(first).says, Says::Calendar | Says::Year | Says::Age | Says::Identifier);
    let numbered = sequence::runs_on(&plain)
        && (named || plain.len() >= 3 && plain.first().is_some_and(|first| *first <= 1))
        || named && !plain.is_empty() && sequence::rises(&plain);
    let notes = noted_labels(grid, sheet);
    let cell = |(text, content): (&String, &Content)| {
        let bare = content.only().filter(|_| !numbered);
        let sampled = content
            .numerals
            .iter()
            .find(|numeral| numeral.is_plain() && (is_sample(text, numeral) || !notes && closes(text, numeral)));
        let found: Option<(u64, Range<usize>)> = bare.or(sampled).map(|numeral| (numeral.value, numeral.range.clone()));
        match (content.form, found) {
            (Form::Blank, _) => Cell::Blank,
            (_, Some((value, range))) if policy.is_low(value) => Cell::Low { value, range },
            _ => Cell::Label,
        }
    };
    grid.header.iter().zip(&sheet.header).map(cell).collect()
}
