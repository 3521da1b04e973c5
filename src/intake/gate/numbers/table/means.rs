//! Finds means beside what they are means of: a total, and how many share it. Of the two, one is suppressed or nowhere
//! printed, and the mean says what it may be. It reports nothing.

use super::super::mean::{Scaled, counts, shown, totals};
use super::columns::Block;
use super::content::Sheet;
use super::header::{self, Says, Sense};
use super::nouns;
use super::numeral;
use super::phrase;
use super::shape::Frame;
use super::{Cell, ColumnKind, Grid, Mean, Policy, RowKind};

/// Every mean that says something of a count which is not printed.
pub(super) fn find(
    grid: &Grid<'_>,
    sheet: &Sheet,
    frame: &Frame,
    blocks: &[Block],
    cells: &[Vec<Cell>],
    policy: &Policy<'_>,
) -> Vec<Mean> {
    let table = Table { sheet, cells, policy };
    let mut found = Vec::new();
    for block in blocks {
        let rows: Vec<usize> = block.rows.clone().filter(|row| is_body(frame.rows.get(*row))).collect();
        if block.headers.iter().any(|title| may_name_mean(title)) {
            let columns = (0..frame.width).map(|column| Line {
                title: block.headers.get(column).cloned().unwrap_or_default(),
                sense: block.senses.get(column).copied().unwrap_or(Sense::NOTHING),
                cells: rows.iter().map(|row| (*row, column)).collect(),
            });
            table.lines(&columns.collect::<Vec<_>>(), &mut found);
        }
        let [label] = block.label_columns()[..] else { continue };
        let title = |row: usize| grid.rows.get(row).and_then(|cells| cells.get(label)).map_or("", String::as_str);
        if rows.iter().any(|row| may_name_mean(title(*row))) {
            let figures: Vec<usize> =
                (0..frame.width).filter(|column| block.kinds.get(*column) == Some(&ColumnKind::Count)).collect();
            let lines = rows.iter().map(|row| Line {
                title: title(*row).to_owned(),
                sense: header::row(title(*row)),
                cells: figures.iter().map(|column| (*row, *column)).collect(),
            });
            table.lines(&lines.collect::<Vec<_>>(), &mut found);
        }
    }
    found
}

/// A quick look, since almost every name is that of no mean.
fn may_name_mean(title: &str) -> bool {
    let has = |word: &[u8]| title.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    title.len() >= 3 && (has(b"av") || has(b"mean") || has(b"per")) || !title.is_ascii()
}

fn is_body(kind: Option<&RowKind>) -> bool {
    !matches!(kind, None | Some(RowKind::Header | RowKind::Note))
}

/// A column, or a row where measures stand in rows; the cells of two lines stand beside each other.
struct Line {
    title: String,
    sense: Sense,
    cells: Vec<(usize, usize)>,
}

/// A total and a count, after how much speaks for them: names, then figures.
type Ranked<'l> = ((usize, usize), (&'l Line, &'l Line));

struct Table<'a> {
    sheet: &'a Sheet,
    cells: &'a [Vec<Cell>],
    policy: &'a Policy<'a>,
}

impl Table<'_> {
    fn cell(&self, (row, column): (usize, usize)) -> Option<&Cell> {
        self.cells.get(row)?.get(column)
    }

    fn count(&self, at: (usize, usize)) -> Option<u64> {
        match self.cell(at)? {
            Cell::Count(value) | Cell::Low { value, .. } => Some(*value),
            _ => None,
        }
    }

    fn is_hidden(&self, at: (usize, usize)) -> bool {
        matches!(self.cell(at), Some(Cell::Marker { .. } | Cell::FurtherMarker))
    }

    /// A number of any kind, exactly as printed.
    fn number(&self, (row, column): (usize, usize)) -> Option<Scaled> {
        let content = self.sheet.rows.get(row)?.get(column)?;
        match content.numerals.as_slice() {
            [one] if is_amount(one.sense) && !one.signed && !self.is_hidden((row, column)) => Some(one.scaled()),
            _ => None,
        }
    }

    fn lines(&self, lines: &[Line], found: &mut Vec<Mean>) {
        for mean in lines.iter().filter(|line| is_mean(line)) {
            let others: Vec<&Line> = lines.iter().filter(|line| !is_mean(line) && is_summable(line)).collect();
            if let Some((total, count)) = self.explained(mean, &others) {
                for at in 0..mean.cells.len() {
                    self.with_both(mean, total, count, at, found);
                }
            } else if let Some(total) = total_without_count(mean, &others) {
                for at in 0..mean.cells.len() {
                    self.with_total(mean, total, at, found);
                }
            }
        }
    }

    /// The total and the count that a mean is of: by the names where they tell, else by the arithmetic of what is printed.
    fn explained<'l>(&self, mean: &Line, others: &[&'l Line]) -> Option<(&'l Line, &'l Line)> {
        let mut best: Option<Ranked<'_>> = None;
        for total in others {
            for count in others.iter().filter(|count| count.cells != total.cells) {
                let Some(shown) = self.agreeing(mean, total, count) else { continue };
                let told = usize::from(is_shared_by(mean, count)) + usize::from(is_summed(mean, total));
                let is_certain = told == 2 || shown >= 2 || told == 1 && shown >= 1;
                if is_certain && best.as_ref().is_none_or(|(rank, _)| *rank < (told, shown)) {
                    best = Some(((told, shown), (total, count)));
                }
            }
        }
        best.map(|(_, pair)| pair)
    }

    /// In how many places a mean is that of a printed total and count; nothing where it is not in one of them.
    fn agreeing(&self, mean: &Line, total: &Line, count: &Line) -> Option<usize> {
        let mut shown = 0;
        for ((mean, total), count) in mean.cells.iter().zip(&total.cells).zip(&count.cells) {
            let (Some(mean), Some(total), Some(count)) = (self.number(*mean), self.number(*total), self.count(*count))
            else {
                continue;
            };
            let (least, most) = counts(total, mean, 2)?;
            if count < least || most.is_some_and(|most| count > most) {
                return None;
            }
            shown += usize::from(mean.0 > 0 && count > 1);
        }
        Some(shown)
    }

    fn with_both(&self, mean: &Line, total: &Line, count: &Line, at: usize, found: &mut Vec<Mean>) {
        let (Some(mean_at), Some(total_at), Some(count_at)) =
            (mean.cells.get(at), total.cells.get(at), count.cells.get(at))
        else {
            return;
        };
        let Some(mean) = self.number(*mean_at) else { return };
        let printed = (self.number(*total_at), self.count(*count_at));
        let (target, range, given, words) = match printed {
            (Some(total), None) if self.is_hidden(*count_at) => {
                let words = format!("a total of {} with a mean of {} can only be that of", shown(total), shown(mean));
                (*count_at, counts(total, mean, 1), Some(*total_at), words)
            }
            (None, Some(count)) if self.is_hidden(*total_at) => {
                let words = format!("a mean of {} over {count} can only come to", shown(mean));
                (*total_at, totals(count, mean), Some(*count_at), words)
            }
            (None, None) if self.is_hidden(*total_at) && self.is_hidden(*count_at) => {
                let words = format!("a mean of {} of whole numbers can only be that of", shown(mean));
                (*count_at, self.divisors(*count_at, mean), None, words)
            }
            _ => return,
        };
        if let Some((least, most)) = range {
            self.push(*mean_at, Some(target), given, (least, most), words, found);
        }
    }

    fn with_total(&self, mean: &Line, total: &Line, at: usize, found: &mut Vec<Mean>) {
        let (Some(mean_at), Some(total_at)) = (mean.cells.get(at), total.cells.get(at)) else { return };
        let (Some(mean), Some(total)) = (self.number(*mean_at), self.number(*total_at)) else { return };
        if let Some(range) = counts(total, mean, 1) {
            let words = format!("a total of {} with a mean of {} can only be that of", shown(total), shown(mean));
            self.push(*mean_at, None, Some(*total_at), range, words, found);
        }
    }

    /// How many the suppressed count may be so that some whole total has this mean.
    fn divisors(&self, count: (usize, usize), mean: Scaled) -> Option<(u64, Option<u64>)> {
        let Some(Cell::Marker { at_most }) = self.cell(count) else { return None };
        let highest = at_most.unwrap_or(self.policy.threshold).min(self.policy.threshold);
        let fits = |count: &u64| totals(*count, mean).is_some();
        let least = (1..=highest).find(fits)?;
        Some((least, (least..=highest).rev().find(fits)))
    }

    fn push(
        &self,
        at: (usize, usize),
        count: Option<(usize, usize)>,
        given: Option<(usize, usize)>,
        (least, most): (u64, Option<u64>),
        words: String,
        found: &mut Vec<Mean>,
    ) {
        let numeral = self.sheet.rows.get(at.0).and_then(|row| row.get(at.1)).and_then(|cell| cell.numerals.first());
        if let Some(numeral) = numeral.filter(|_| most.is_none_or(|most| least <= most)) {
            found.push(Mean { at, range: numeral.range.clone(), count, given, least, most, words });
        }
    }
}

fn is_amount(sense: numeral::Sense) -> bool {
    use numeral::Sense::{Decimal, Duration, Measure, Money, Plain};
    matches!(sense, Plain | Decimal | Duration | Measure | Money)
}

/// Whether a title names a mean, and not a rate by population.
fn is_mean(line: &Line) -> bool {
    let spaced = phrase::spaced(&line.title);
    let words = phrase::words(&spaced);
    let named = words.iter().any(|word| matches!(*word, "average" | "averages" | "avg" | "ave" | "mean"))
        || words.windows(2).any(|pair| pair[0] == "per" && !matches!(pair[1], "cent" | "annum"));
    line.sense.says == Says::Rate && named && !phrase::is_per_population(&words)
        || matches!(line.sense.says, Says::Duration | Says::Money)
            && words.first().is_some_and(|word| matches!(*word, "average" | "avg" | "mean"))
}

/// Whether a line can hold a total or a count.
fn is_summable(line: &Line) -> bool {
    !matches!(
        line.sense.says,
        Says::Percentage | Says::CountAndPercentage | Says::Rate | Says::Year | Says::Calendar | Says::Age
    )
}

/// The words of a title that tell what is counted, before and after "per".
fn sides(title: &str) -> (Vec<String>, Vec<String>) {
    let spaced = phrase::spaced(title);
    let words = phrase::words(&spaced);
    let at = words.iter().position(|word| matches!(*word, "per" | "for" | "each" | "by")).unwrap_or(words.len());
    let stems = |words: &[&str]| {
        let words = words.iter().filter(|word| word.len() > 2 && !is_filler(word));
        words.map(|word| stem(word)).collect::<Vec<String>>()
    };
    (stems(&words[..at]), stems(&words[at..]))
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "average"
            | "avg"
            | "ave"
            | "mean"
            | "number"
            | "total"
            | "all"
            | "the"
            | "per"
            | "for"
            | "each"
            | "sum"
            | "count"
            | "and"
            | "length"
            | "amount"
    )
}

/// A word without the ending of its plural.
fn stem(word: &str) -> String {
    let singular = word.strip_suffix("ies").map(|root| format!("{root}y"));
    let es = || word.strip_suffix("sses").map(|root| format!("{root}ss"));
    singular.or_else(es).unwrap_or_else(|| word.strip_suffix('s').unwrap_or(word).to_owned())
}

/// Whether the name of a mean says that this counts those who share: "Days per officer" and "Officers".
fn is_shared_by(mean: &Line, count: &Line) -> bool {
    let (_, by) = sides(&mean.title);
    let (names, others) = sides(&count.title);
    names.iter().chain(&others).any(|name| by.contains(name))
}

/// Whether the name of a mean says that this is what is shared: "Average days per officer" and "Days lost".
fn is_summed(mean: &Line, total: &Line) -> bool {
    let (of, _) = sides(&mean.title);
    let (names, _) = sides(&total.title);
    names.iter().any(|name| of.contains(name))
}

/// The total of a mean where nothing counts those who share it, though the mean names them: "Average days per officer".
fn total_without_count<'l>(mean: &Line, others: &[&'l Line]) -> Option<&'l Line> {
    let (_, by) = sides(&mean.title);
    let spaced = phrase::spaced(&mean.title);
    let is_else = |word: &&str| nouns::is_thing(word) || nouns::is_thing(&format!("{word}s")) || is_unit(word);
    let after = phrase::words(&spaced).into_iter().skip_while(|word| *word != "per").skip(1).collect::<Vec<_>>();
    if by.is_empty() || after.first().is_none_or(is_else) || others.iter().any(|line| is_shared_by(mean, line)) {
        return None;
    }
    let totals: Vec<&&Line> = others.iter().filter(|line| is_summed(mean, line)).collect();
    if let [total] = totals.as_slice() { Some(total) } else { None }
}

/// Units by which a mean counts nobody: "per month".
fn is_unit(word: &&str) -> bool {
    nouns::is_duration(&format!("{word}s"))
        || nouns::is_measure(&format!("{word}s"))
        || nouns::is_measure(word)
        || matches!(*word, "day" | "shift" | "quarter" | "annum" | "mile" | "site" | "ward" | "area" | "force" | "call")
}
