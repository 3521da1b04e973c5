//! Periods of time as authors write them, as ranges of days, so that one can be seen to lie within another. It knows no
//! clock, and guesses nothing: what can be read in two ways is read in none.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::month;

/// The first and the last day of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::intake) struct Period {
    pub(in crate::intake) first: Date,
    pub(in crate::intake) last: Date,
}

/// The forms that [`Period::read`] knows, in words.
pub(super) const FORMS: &str = "a period is `2021`, `2021-03`, `2021-Q1`, `2021-03-15`, `2021/22` (April to March), or from one to another: `2021-01..2021-06`";

impl Period {
    /// Reads a period: a year, month, quarter, day, financial year, or a range of them.
    pub(in crate::intake) fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Self::one(from.trim())?, Self::one(to.trim())?);
            return (from.first <= to.last).then_some(Self { first: from.first, last: to.last });
        }
        Self::one(&text)
    }

    fn one(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split([' ', '-', '/']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [year] => {
                let year = whole_year(year)?;
                Self::months(year, 1, 12)
            }
            [year, quarter] if quarter_of(quarter).is_some() => quarter_in(year, quarter),
            [quarter, year] if quarter_of(quarter).is_some() => quarter_in(year, quarter),
            [name, year] if month::named(name).is_some() => Self::months(whole_year(year)?, month::named(name)?, 1),
            [from, to] => Self::pair(text, from, to),
            [year, month, day] if text.contains('-') => {
                let date = Date::new(whole_year(year)?, month.parse().ok()?, day.parse().ok()?).ok()?;
                Some(Self { first: date, last: date })
            }
            _ => None,
        }
    }

    /// `2021/22` and `2021-22` are the year from April; `2021-03` is a month. `2009-10` could be either.
    fn pair(text: &str, from: &str, to: &str) -> Option<Self> {
        let year = whole_year(from)?;
        let number: i16 = to.parse().ok()?;
        let follows = number == (year + 1) % 100 && to.len() == 2 || number == year + 1;
        let is_month = to.len() == 2 && (1..=12).contains(&number);
        match (follows, is_month && text.contains('-')) {
            (true, false) => Self::months(year, 4, 12),
            (false, true) => Self::months(year, i8::try_from(number).ok()?, 1),
            _ => None,
        }
    }

    fn months(year: i16, month: i8, count: i32) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        let last = first.checked_add(count.months()).ok()?.yesterday().ok()?;
        Some(Self { first, last })
    }

    /// Whether another period lies wholly within this one; a period lies within itself.
    pub(in crate::intake) fn holds(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether another period begins on the day after this one ends.
    pub(in crate::intake) fn meets(&self, other: &Self) -> bool {
        self.last.tomorrow().is_ok_and(|next| next == other.first)
    }
}

fn quarter_in(year: &str, quarter: &str) -> Option<Period> {
    Period::months(whole_year(year)?, (quarter_of(quarter)? - 1) * 3 + 1, 3)
}

fn whole_year(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && (1800..=2200).contains(year))
}

fn quarter_of(text: &str) -> Option<i8> {
    match text {
        "q1" => Some(1),
        "q2" => Some(2),
        "q3" => Some(3),
        "q4" => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<String> {
        Period::read(text).map(|period| format!("{} {}", period.first, period.last))
    }

    #[test]
    fn every_form_is_read_to_its_days() {
        for (text, wanted) in [
            ("2021", "2021-01-01 2021-12-31"),
            ("2020-02", "2020-02-01 2020-02-29"),
            ("2021-Q1", "2021-01-01 2021-03-31"),
            ("Q4 2021", "2021-10-01 2021-12-31"),
            ("March 2021", "2021-03-01 2021-03-31"),
            ("Mar-2021", "2021-03-01 2021-03-31"),
            ("Sept 2021", "2021-09-01 2021-09-30"),
            ("2021/22", "2021-04-01 2022-03-31"),
            ("2021-22", "2021-04-01 2022-03-31"),
            ("2021-03-15", "2021-03-15 2021-03-15"),
            ("2021-01..2021-06", "2021-01-01 2021-06-30"),
            ("1999/00", "1999-04-01 2000-03-31"),
        ] {
            assert_eq!(days(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_read_in_none() {
        for text in ["2009-10", "21", "2021-13", "2022..2021", "18-24", "", "year", "2021-02-30", "may be"] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn a_quarter_lies_in_its_year_and_meets_the_next() {
        let read = |text: &str| Period::read(text).unwrap();
        assert!(read("2021").holds(&read("2021-Q2")));
        assert!(!read("2021/22").holds(&read("2021-Q1")));
        assert!(read("2021-Q1").meets(&read("2021-Q2")));
        assert!(!read("2021-Q1").meets(&read("2021-Q3")));
    }
}
