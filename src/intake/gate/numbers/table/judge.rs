//! Joins what a cell, its column and its row say into one verdict. In doubt a number is a count.

use std::ops::Range;

use super::super::numeral::welsh;
use super::annotations::{self, Annotations};
use super::bound;
use super::brackets;
use super::columns::Block;
use super::content::{Content, Form, Sheet, is_digits};
use super::fold;
use super::header::{self, Says};
use super::labels;
use super::numeral::{Numeral, Sense};
use super::shape::Frame;
use super::suppression::Suppressed;
use super::words;
use super::{Cell, ColumnKind, Grid, Policy, RowKind, Why};

/// The verdict on every body cell.
pub(super) fn cells(
    grid: &Grid<'_>,
    sheet: &Sheet,
    frame: &Frame,
    blocks: &[Block],
    (named, notes): (&Annotations, &[u64]),
    policy: &Policy<'_>,
) -> Vec<Vec<Cell>> {
    let mut verdicts: Vec<Vec<Cell>> = grid.rows.iter().map(|row| vec![Cell::Label; row.len()]).collect();
    let marks = labels::Marks::of(grid, sheet, notes);
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
                let kind = block.kinds.get(column).copied().unwrap_or(ColumnKind::Count);
                let place = Setting {
                    kind,
                    row: aside,
                    caption: block.caption,
                    explicit: block
                        .senses
                        .get(column)
                        .is_some_and(|sense| matches!(sense.says, Says::Count | Says::CountAndPercentage))
                        || named.unit_counts,
                    wordy: block.senses.get(column).is_some_and(|sense| sense.says == Says::Words),
                    certain: kind == ColumnKind::Other(Why::Attribute)
                        || block.senses.get(column).is_some_and(|sense| sense.certain),
                    shares: shares.get(column).copied().unwrap_or(false),
                    marks: &marks,
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
    for column in (0..frame.width).filter(|column| !counts_by_header(blocks, *column)) {
        keep_words(grid, column, &mut verdicts, policy);
    }
    verdicts
}

/// Whether a header says that a column holds counts.
fn counts_by_header(blocks: &[Block], column: usize) -> bool {
    let says = |block: &Block| {
        block.senses.get(column).map(|sense| matches!(sense.says, Says::Count | Says::CountAndPercentage))
    };
    blocks.iter().filter_map(says).any(|counts| counts)
}

/// "Redacted" or "low" in a column of words is a word: it stands for a number only where numbers stand beside it.
fn keep_words(grid: &Grid<'_>, column: usize, verdicts: &mut [Vec<Cell>], policy: &Policy<'_>) {
    let is_number = |cell: &Cell| {
        matches!(
            cell,
            Cell::Count(_) | Cell::Low { .. } | Cell::SetAside(_) | Cell::FurtherMarker | Cell::Within { .. }
        )
    };
    if verdicts.iter().filter_map(|row| row.get(column)).any(is_number) {
        return;
    }
    for (texts, row) in grid.rows.iter().zip(verdicts) {
        let (Some(text), Some(cell)) = (texts.get(column).map(|text| text.trim()), row.get_mut(column)) else {
            continue;
        };
        let is_words = text.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
        let is_marker = policy.markers.iter().any(|marker| marker.eq_ignore_ascii_case(text));
        if is_words && !is_marker && matches!(cell, Cell::Marker { at_most: None }) {
            *cell = Cell::Label;
        }
    }
}

/// What the names of a row say of its numbers.
#[derive(Clone, Copy)]
enum RowSays {
    Nothing,
    /// The author said that they are counts.
    Counts,
    /// The name says that they are counts: "Number of staff".
    Numbers,
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
            match annotations::why(sense.says) {
                Some(why) => says = RowSays::Aside(why),
                None if sense.says == Says::Count => says = RowSays::Numbers,
                None => {}
            }
        }
    }
    says
}

/// A quick look, since few row labels say anything of their numbers.
fn may_say(text: &str) -> bool {
    let signs = |byte: u8| matches!(byte, b'%' | b'$' | 0x80..);
    text.bytes().any(signs) || text.split(|character: char| !character.is_ascii_alphabetic()).any(words::may_measure)
}

/// Where a cell stands.
struct Setting<'a> {
    kind: ColumnKind,
    row: RowSays,
    caption: header::Sense,
    /// Whether the column is expressly a count.
    explicit: bool,
    /// Whether the column holds names or remarks.
    wordy: bool,
    /// Whether the header alone, or the author, says what the column holds.
    certain: bool,
    shares: bool,
    marks: &'a labels::Marks,
}

impl Setting<'_> {
    fn judge(&self, text: &str, content: &Content, policy: &Policy<'_>) -> Cell {
        match self.kind {
            ColumnKind::Label | ColumnKind::Other(Why::Year | Why::Date | Why::Age | Why::Identifier) => {
                return if content.is_blank() { Cell::Blank } else { labels::name(text, content, self.marks, policy) };
            }
            _ => {}
        }
        match content.form {
            Form::Blank => return Cell::Blank,
            Form::Nil => return nil(text, policy),
            Form::Missing => return Cell::Missing,
            Form::Suppressed(suppressed) => {
                return suppressed_cell(suppressed, text, content, policy);
            }
            Form::Text => return self.letters(text, policy),
            Form::Figure | Form::Quantity | Form::Phrase | Form::Prose => {}
        }
        let aside = match (self.kind, self.row) {
            (ColumnKind::Other(why), RowSays::Numbers) => self.certain.then_some(why),
            (ColumnKind::Other(why), RowSays::Nothing | RowSays::Aside(_)) => Some(why),
            (_, RowSays::Aside(why)) => Some(why),
            (_, RowSays::Nothing) if !self.explicit && content.form == Form::Figure => {
                annotations::why(self.caption.says)
            }
            _ => None,
        };
        match aside {
            Some(why) if !is_count_beside(why, content) => Cell::SetAside(why),
            _ => self.count(text, content, policy),
        }
    }

    fn count(&self, text: &str, content: &Content, policy: &Policy<'_>) -> Cell {
        let running = match content.form {
            Form::Prose => true,
            Form::Phrase => self.kind == ColumnKind::Text && (self.wordy || !leads(text, content)),
            _ => false,
        };
        if self.kind == ColumnKind::Count
            && let Some((value, range)) = shorthand(text).filter(|(value, _)| policy.is_low(*value))
        {
            return Cell::Low { value, range };
        }
        let counted: Vec<&Numeral> = content.numerals.iter().filter(|numeral| self.is_count(numeral)).collect();
        if let Some(low) = counted.iter().find(|numeral| policy.is_low(numeral.value)) {
            return if running { Cell::Prose } else { Cell::Low { value: low.value, range: low.range.clone() } };
        }
        match (running, counted.first(), content.numerals.first()) {
            (true, ..) => Cell::Prose,
            (_, Some(count), _) => Cell::Count(count.value),
            (_, None, Some(numeral)) => bounded(text, content, policy).unwrap_or_else(|| Cell::SetAside(why(numeral))),
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

    /// Letters that stand for a number in a column of counts: a lone `l` or `I`, a roman numeral.
    fn letters(&self, text: &str, policy: &Policy<'_>) -> Cell {
        let trimmed = text.trim();
        if trimmed.len() > 24 {
            return Cell::Label;
        }
        let value = match fold::name(trimmed).as_ref() {
            "l" | "i" | "|" | "single" => 1,
            "ii" | "ll" | "both" | "a couple" | "a pair" | "couple" | "pair" | "duo" | "twins" => 2,
            "iii" | "trio" | "triplets" => 3,
            "iv" | "quartet" => 4,
            "v" | "quintet" => 5,
            words => match welsh(words).or_else(|| tally(words)) {
                Some(value) => value,
                None => return Cell::Label,
            },
        };
        let start = text.len() - text.trim_start().len();
        let range = start..start + trimmed.len();
        let counts =
            self.kind == ColumnKind::Count && matches!(self.row, RowSays::Nothing | RowSays::Counts | RowSays::Numbers);
        if counts && policy.is_low(value) { Cell::Low { value, range } } else { Cell::Label }
    }
}

/// Men and women as a letter with their number, and counts that are added: "M3", "F 2", "12+3".
fn shorthand(text: &str) -> Option<(u64, Range<usize>)> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if let Some(number) = trimmed.strip_prefix(['m', 'M', 'f', 'F', 'c']).map(str::trim_start)
        && is_digits(number)
    {
        return Some((number.parse().ok()?, start + trimmed.len() - number.len()..start + trimmed.len()));
    }
    let (first, second) = trimmed.split_once('+')?;
    let (first, second) = (first.trim(), second.trim());
    let parts: [u64; 2] = [first.parse().ok()?, second.parse().ok()?];
    let least = parts.into_iter().filter(|part| *part > 0).min()?;
    (is_digits(first) && is_digits(second)).then_some((least, start..start + trimmed.len()))
}

/// Signs that count by being repeated: "●●●", "✓✓". One alone says yes.
fn tally(text: &str) -> Option<u64> {
    let sign = text.chars().next().filter(|sign| TALLIED.contains(sign))?;
    let count = text.chars().filter(|letter| !letter.is_whitespace()).count();
    let is_repeated = count > 1 && text.chars().all(|letter| letter == sign || letter.is_whitespace());
    is_repeated.then(|| u64::try_from(count).ok()).flatten()
}

const TALLIED: [char; 14] = ['✓', '✔', '●', '•', '○', '■', '□', '★', '☆', '◆', '▲', '|', '/', 'i'];

/// A Welsh number by itself or before what it counts: "tair", "tri swyddog".
fn welsh(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split(' ').collect();
    let (value, count) = welsh::number(|at| words.get(at).copied().unwrap_or(""), || true)?;
    (count + 1 >= words.len()).then_some(value)
}

/// `3 (5%)` under a header that only speaks of percentages: the percentage is marked, so the other is a count.
fn is_count_beside(why: Why, content: &Content) -> bool {
    let marked = match why {
        Why::Percentage => Sense::Percentage,
        Why::Money => Sense::Money,
        _ => return false,
    };
    content.numerals.iter().any(|numeral| numeral.sense == marked) && content.numerals.iter().any(Numeral::is_plain)
}

/// Whether a phrase begins with its number, as in "4 officers", or ends with it after a sign, as in "Officers: 4".
fn leads(text: &str, content: &Content) -> bool {
    content.numerals.iter().filter(|numeral| numeral.is_plain()).any(|numeral| {
        let before = text.get(..numeral.range.start).unwrap_or("").trim_end();
        let after = text.get(numeral.range.end..).unwrap_or("").trim_end_matches(['.', ';', '*', ' ']);
        let ends = after.is_empty() && before.ends_with([':', '=', '-', '–', '—']);
        before.len() <= 1 || numeral.bracketed || ends
    })
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
        Sense::CutOff | Sense::Within(..) | Sense::Range(..) => Why::CutOff,
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
fn suppressed_cell(suppressed: Suppressed, text: &str, content: &Content, policy: &Policy<'_>) -> Cell {
    let Suppressed::Within(lowest, highest) = suppressed else {
        return Cell::FurtherMarker;
    };
    let floor = if policy.zero_is_low { lowest } else { lowest.max(1) };
    match highest {
        Some(highest) if policy.is_low(highest) && floor >= highest || highest <= policy.threshold && floor > 1 => {
            let whole = text.len() - text.trim_start().len()..text.trim_end().len();
            let first = content.numerals.first();
            let range = first.map_or(whole, |numeral| numeral.range.clone());
            Cell::Low { value: highest, range }
        }
        Some(highest) if floor > policy.threshold && highest > floor => {
            Cell::Within { least: floor, most: Some(highest) }
        }
        at_most => Cell::Marker { at_most },
    }
}

/// A cell that gives only bounds of its number. What may be low is suppressed by them.
fn bounded(text: &str, content: &Content, policy: &Policy<'_>) -> Option<Cell> {
    let (least, most) = bound::of(content)?;
    Some(match most {
        Some(_) => suppressed_cell(Suppressed::Within(least, most), text, content, policy),
        None => Cell::Within { least, most },
    })
}
