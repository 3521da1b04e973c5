//! Dates of birth (P007): a whole date in one sentence with "born", "date of birth" or "DOB". A date that bounds a group,
//! as in "born after 31 August 2010", is not one person's.

use std::ops::Range;

use super::cues::Topic;
use super::text::{Text, is_letter, is_word};
use super::{Found, Kind};
use crate::month;

/// How far after "born" or before "(DOB)" a date is looked for, in bytes.
const REACH_AFTER: usize = 80;
const REACH_BEFORE: usize = 25;

/// The date whose first digit is at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    if is_letter(text.before(place)) {
        return None;
    }
    let first = number(text, place)?;
    let in_figures = in_figures(text, place, first);
    let date = in_figures.or_else(|| in_words(text, place, first)).or_else(|| month_first(text, place, first))?;
    let told = is_free(text, &date) && text.is_cued(Topic::Birth, &date, REACH_AFTER, REACH_BEFORE);
    (told && !bounds_a_group(text, date.start)).then_some(Found {
        range: date,
        kind: Kind::DateOfBirth,
        bare: String::new(),
    })
}

/// `12/03/1980`, `12.3.80`, `1980-03-12`, `12 03 1980`, `12031980`.
fn in_figures(text: &Text<'_>, place: usize, (first, first_end): (u32, usize)) -> Option<Range<usize>> {
    if first_end - place == 8 {
        let compact = [first / 1_000_000, first / 10_000 % 100, first % 10_000];
        let iso = [first / 10_000, first / 100 % 100, first % 100];
        return [compact, iso].into_iter().any(is_date).then_some(place..first_end);
    }
    let mark = text.at(first_end);
    if !matches!(mark, b'/' | b'.' | b'-' | b' ') {
        return None;
    }
    let (second, second_end) = number(text, first_end + 1)?;
    if text.at(second_end) != mark {
        return None;
    }
    let (third, end) = number(text, second_end + 1)?;
    let short = end - second_end == 3 && mark != b' ' && first_end - place <= 2;
    let third = if short { 1900 + third } else { third };
    is_date([first, second, third]).then_some(place..end)
}

/// `12 March 1980`, `12th of March, 1980`, `12-Mar-80`.
fn in_words(text: &Text<'_>, place: usize, (day, day_end): (u32, usize)) -> Option<Range<usize>> {
    let after = day_end + ordinal(text, day_end);
    let after = after + spaces(text, after);
    let after = if text.slice(after..after + 3).eq_ignore_ascii_case(b"of ") { after + 3 } else { after };
    let letters = text.run(after, 10, is_letter);
    let month_end = is_month(text.slice(after..after + letters)).then_some(after + letters)?;
    let year_start = month_end + spaces(text, month_end);
    let (year, end) = number(text, year_start)?;
    let year = if end - year_start == 2 { 1900 + year } else { year };
    is_date([day, 1, year]).then_some(place..end)
}

/// `March 12, 1980`.
fn month_first(text: &Text<'_>, place: usize, (day, day_end): (u32, usize)) -> Option<Range<usize>> {
    let month_end = place - usize::from(text.before(place) == b' ');
    let start = month_end - text.run_back(month_end, 10, is_letter);
    if !is_month(text.slice(start..month_end)) {
        return None;
    }
    let after = day_end + ordinal(text, day_end);
    let (year, end) = number(text, after + spaces(text, after))?;
    is_date([day, 1, year]).then_some(start..end)
}

/// A number of eight digits at the most, and where it ends.
fn number(text: &Text<'_>, place: usize) -> Option<(u32, usize)> {
    let length = text.digits(place, 9);
    let digits = text.slice(place..place + length);
    let value = digits.iter().take(8).fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    (1..=8).contains(&length).then_some((value, place + length))
}

fn ordinal(text: &Text<'_>, place: usize) -> usize {
    let letters = text.slice(place..place + 2);
    let is_ending = [b"st", b"nd", b"rd", b"th"].iter().any(|ending| letters.eq_ignore_ascii_case(*ending));
    if is_ending { 2 } else { 0 }
}

fn spaces(text: &Text<'_>, place: usize) -> usize {
    text.run(place, 3, |byte| matches!(byte, b' ' | b',' | b'-' | b'/' | b'.' | b'\n'))
}

fn is_month(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| month::named(word).is_some())
}

/// Whether three numbers are a day, a month and a year in one of the orders that are written.
fn is_date([first, second, third]: [u32; 3]) -> bool {
    let year = |value| (1850..=2100).contains(&value);
    let day_and_month = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
    (year(third) && (day_and_month(first, second) || day_and_month(second, first)))
        || (year(first) && day_and_month(third, second))
}

fn is_free(text: &Text<'_>, date: &Range<usize>) -> bool {
    let (before, after) = (text.before(date.start), text.at(date.end));
    let part = |mark, other| matches!(mark, b'/' | b'-' | b'.') && is_word(other);
    !is_word(before)
        && !is_word(after)
        && !part(before, text.before(date.start.saturating_sub(1)))
        && !part(after, text.at(date.end + 1))
}

/// Whether the words before a date make it the bound of a group: "on or after", "before", "between", "from", "and".
fn bounds_a_group(text: &Text<'_>, start: usize) -> bool {
    let before = text.slice(start.saturating_sub(40)..start).to_ascii_lowercase();
    let mut words = before.rsplit(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    match words.next() {
        Some(b"after" | b"before" | b"since" | b"between" | b"from" | b"until" | b"than") => true,
        // The second bound: "between 1 September 2010 and 31 August 2011".
        Some(b"and" | b"to") => {
            let earlier = text.slice(start.saturating_sub(60)..start).to_ascii_lowercase();
            let mut earlier = earlier.rsplit(|byte| !byte.is_ascii_alphabetic());
            earlier.any(|word| matches!(word, b"between" | b"from"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::seen;

    #[test]
    fn every_way_to_write_the_date_is_found() {
        for date in [
            "12/03/1980",
            "12.3.80",
            "1980-03-12",
            "12 03 1980",
            "12031980",
            "12 March 1980",
            "12th of March, 1980",
            "12-Mar-80",
            "March 12, 1980",
            "1st Sept 1980",
        ] {
            assert_eq!(seen(&format!("DOB: {date}.")), [date]);
            assert_eq!(seen(&format!("He was born in St. Mary's on {date}, she says.")), [date]);
            assert_eq!(seen(&format!("Date of birth\n{date}")), [date]);
            assert_eq!(seen(&format!("{date} (D.O.B.)")), [date]);
        }
    }

    #[test]
    fn other_dates_are_left_alone() {
        for text in [
            "12/03/1980",
            "He was born in Hull. The visit was on 12 March 2020.",
            "Date of birth: withheld\nDate: 12/03/2020",
            "children born on or after 1 September 2010",
            "born between 1 September 2010 and 31 August 2011",
            "born in March 1980",
            "DOB 32/13/1980",
            "airborne on 12 March 1980",
            "date of birth 12/03/1980/4",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }
}
