//! Reads the calendar: dates, years, times of day, lengths of time and ages.

use super::super::super::lexicon::{self, Class};
use super::super::figure::{Figure, Form};
use super::super::token::TokenKind;
use super::super::view::View;
use super::Seen;
use super::references::chunk;
use crate::month;

/// "5 May", "1 and 2 June", "2/07/21", "2.3.19", "July 3, 2018", "2021-05-04".
pub(super) fn is_date(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    month_after(view, &seen.figure)
        || month_before(seen)
        || in_numeric_date(view, seen)
        || year_and_month(view, seen.figure.first)
}

/// A month after the figure, past "th", "of", and further days: "1, 2 and 3 June". After a month, a number may be its
/// count and the next month the next row's ("May 3 June 4"), so that is no date.
fn month_after(view: &View<'_>, figure: &Figure) -> bool {
    let counted = figure.first.checked_sub(1).is_some_and(|before| is_month(view.text(before)));
    let mut at = figure.last + 1;
    for _ in 0..8 {
        if !view.joined(at) || counted {
            return false;
        }
        match view.text(at) {
            "^" | "th" | "st" | "nd" | "rd" | "of" | "the" => at += 1,
            "o" if is_month(view.text(at + 1)) => at += 1,
            "a" | "ac" | "i" if view.tokens.is_welsh() && starts_with_digit(view, at + 1) => at += 2,
            "," | "and" | "or" | "to" | "-" | "–" | "&" | "until" | "/" if starts_with_digit(view, at + 1) => at += 2,
            word if is_month(word) => {
                return !has_sense(word) || view.token(at).is_some_and(|token| token.capital);
            }
            _ => return false,
        }
    }
    false
}

/// Whether a name of a month is another word where it is not written as a name: "3 may apply", in Welsh "3 mai" (that it
/// is), "3 fai" (blames), "3 medi" (to reap), "3 hydref" (autumns).
fn has_sense(month: &str) -> bool {
    let english = matches!(month, "may" | "march" | "mar" | "sep" | "dec" | "jan");
    english || matches!(month, "mai" | "fai" | "medi" | "fedi" | "hydref")
}

fn is_month(word: &str) -> bool {
    month::named(word).is_some()
}

fn starts_with_digit(view: &View<'_>, at: usize) -> bool {
    view.text(at).starts_with(|character: char| character.is_ascii_digit())
}

/// "July 3, 2018", "on May 5". A month and a number alone may be a row of a table of months.
fn month_before(seen: &Seen<'_>) -> bool {
    if !is_month(seen.before(1)) {
        return false;
    }
    let view = seen.view;
    let last = seen.figure.last;
    let comma = usize::from(view.is_mark(last + 1, ','));
    let year =
        view.is_number(last + 1 + comma) && view.joined(last + 1 + comma) && view.text(last + 1 + comma).len() == 4;
    let placed = matches!(seen.before(2), "on" | "from" | "until" | "since" | "by" | "before" | "after" | "to" | "of");
    year || (placed && !view.is_number(last + 1) && !seen.counts_people())
}

/// A run such as 03/04/22, 2.3.19, 2021-05-04, 13/2/4.
fn in_numeric_date(view: &View<'_>, seen: &Seen<'_>) -> bool {
    let (start, end) = chunk(view, seen.figure.first, seen.figure.last);
    if end - start < 4 {
        return false;
    }
    let first = seen.figure.first;
    let from =
        (start..=first).rev().take_while(|at| view.is_number(*at) || separates(view, *at)).last().unwrap_or(first);
    let parts = (from..=end).take_while(|at| view.is_number(*at) || separates(view, *at)).count();
    let numbers: Vec<usize> = (from..from + parts).filter(|at| view.is_number(*at)).collect();
    let same = |one: usize, other: usize| view.text(one + 1) == view.text(other + 1) || view.text(other + 1).is_empty();
    match numbers.as_slice() {
        [day, month, year] => {
            same(*day, *month)
                && view.text(*year).len() <= 4
                && view.text(*day).len() + view.text(*month).len() + view.text(*year).len() >= 4
                && *year - *day == 4
        }
        [_, _, _, _, ..] => (from..from + parts).any(|at| view.is_mark(at, '/')),
        _ => false,
    }
}

fn separates(view: &View<'_>, at: usize) -> bool {
    matches!(view.kind_of(at), Some(TokenKind::Mark('/' | '.' | '-' | '–')))
}

/// "2018 02", the month after its year in a column: the figure has a leading zero.
fn year_and_month(view: &View<'_>, first: usize) -> bool {
    let padded = view.text(first).len() == 2 && view.text(first).starts_with('0');
    padded && first > 0 && view.joined(first) && is_year_number(view.text(first - 1))
}

fn is_year_number(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// Whether digits say the year after another: the "20" of "2019/20", the "4" of "2003/4".
fn follows_year(year: &str, digits: &str, value: u64) -> bool {
    let next = year.parse::<u64>().unwrap_or(0) + 1;
    is_year_number(year) && (digits.len() == 2 || next % 10 == value)
}

/// "22/23", "2019/20", "2003/4", "FY 4".
pub(super) fn is_year(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let after_year = first > 1
        && matches!(view.kind_of(first - 1), Some(TokenKind::Mark('/' | '-' | '–')))
        && view.glued(first)
        && view.glued(first - 1)
        && follows_year(view.text(first - 2), view.text(first), seen.figure.value);
    let two_digits = view.text(first).len() == 2;
    let span = two_digits
        && matches!(view.kind_of(last + 1), Some(TokenKind::Mark('/' | '-' | '–')))
        && view.glued(last + 1)
        && view.is_number(last + 2)
        && view.text(last + 2).len() == 2;
    let span_end = two_digits
        && first > 1
        && matches!(view.kind_of(first - 1), Some(TokenKind::Mark('/' | '-' | '–')))
        && view.glued(first)
        && view.is_number(first - 2)
        && view.text(first - 2).len() == 2;
    let short = two_digits && view.text(first).starts_with('0') && (is_month(seen.before(1)) || seen.before(1) == "'");
    let label = matches!(super::labels::label_before(seen), Some(lexicon::Label::Year)) && !view.in_columns(first);
    after_year || span || span_end || short || label
}

/// "3:15pm", "5.45 pm", "5 o'clock", "24/7", "3pm".
pub(super) fn is_time(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    if seen.figure.form == Form::Suffixed {
        return matches!(
            view.text(first).trim_start_matches(|c: char| c.is_ascii_digit()),
            "pm" | "am" | "hrs" | "hr" | "h" | "mins" | "min" | "secs"
        );
    }
    let clock = |at: usize| matches!(view.text(at), "am" | "pm" | "o'clock" | "a.m" | "p.m" | "noon" | "midnight");
    let point = matches!(view.kind_of(last + 1), Some(TokenKind::Mark(':' | '.')))
        && view.glued(last + 1)
        && view.glued(last + 2);
    let placed = ["at", "by", "from", "until", "till", "since", "between", "around", "before", "after"]
        .contains(&seen.before(1));
    let two_digits = view.is_number(last + 2) && view.text(last + 2).len() == 2;
    let half_day = view.text(last + 2).ends_with("pm") || view.text(last + 2).ends_with("am");
    let hour_and_minute = point && (half_day || (two_digits && (placed || clock(last + 3))));
    let minutes = view.text(first).len() == 2
        && first > 1
        && view.is_mark(first - 1, ':')
        && view.glued(first)
        && view.is_number(first - 2);
    hour_and_minute
        || minutes
        || (clock(last + 1) && view.joined(last + 1))
        || (view.text(first) == "7" && seen.before(1) == "/" && seen.before(2) == "24")
}

/// "aged 4", "under 2", "3 years old", "4-year-old", "3 to 5 year olds".
pub(super) fn is_age(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let last = seen.figure.last;
    let before = seen.before(1);
    let ages = |text: &str| ["age", "aged", "ages"].contains(&text);
    let between = ["and", "to", "between", "over", "under", "of"].contains(&before) && ages(seen.before(2));
    let glued = ["-", "–"].contains(&before) && view.glued(seen.figure.first);
    let ranged = (glued || ["and", "to"].contains(&before)) && (ages(seen.before(3)) || ages(seen.before(4)));
    let child = ["under", "over", "below", "above"].contains(&before)
        && ["child", "children", "pupils", "anyone", "those"].contains(&seen.before(2));
    let aged = ages(before) || between || (ranged && !seen.counts_people()) || child;
    let hyphen = usize::from(view.is_mark(last + 1, '-') && view.glued(last + 1));
    let years =
        matches!(view.text(last + 1 + hyphen), "year" | "years" | "yr" | "yrs" | "month" | "months" | "week" | "weeks")
            && view.joined(last + 1);
    let old_at = last + 2 + hyphen + usize::from(view.is_mark(last + 2 + hyphen, '-'));
    let old = years
        && (matches!(view.text(old_at), "old" | "olds")
            || (view.text(old_at) == "of" && view.text(old_at + 1) == "age"));
    let suffix = seen.figure.form == Form::Suffixed
        && matches!(view.text(last).trim_start_matches(|c: char| c.is_ascii_digit()), "yo" | "yrs" | "yr" | "y");
    aged || old || suffix
}

/// Whether a unit of time opens the phrase and is not part of a name for people: "3 month trial", not "3 night staff".
fn timed(seen: &Seen<'_>) -> bool {
    let unit = seen.next(0).trim_end_matches('s');
    let clear = ["year", "month", "week", "hour", "minute", "second", "fortnight"].contains(&unit);
    seen.phrase.unit == Some(Class::Time) && (clear || !seen.counts_people())
}

/// "3 years", "two-month", "2 x 12-month", "the past two tax years", "two and a half hours".
pub(super) fn is_duration(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    if !seen.phrase.partitive && (seen.phrase.class == Some(Class::Time) || timed(seen)) {
        return true;
    }
    let mut at = view.after(&seen.figure);
    let range = matches!(view.text(at), "to" | "or" | "and" | "-" | "–" | "x") && view.joined(at);
    if range && view.figure_at(at + 1).is_some() {
        at = view.figure_at(at + 1).map_or(at, |figure| figure.last + 1);
    } else if view.text(at) == "and" && view.text(at + 1) == "a" {
        at += 3;
    } else if !(view.is_mark(at, '-') && view.glued(at)) {
        return false;
    }
    at += usize::from(view.is_mark(at, '-') && view.glued(at));
    let unit = |at: usize| matches!(lexicon::noun(view.text(at)), Some((Class::Time, _)));
    unit(at) || (matches!(view.text(at), "working" | "calendar" | "financial" | "academic") && unit(at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn the_calendar_is_set_aside() {
        for (text, reader) in [
            ("It closed on 4 May.", Reader::Date),
            ("It ran on 1, 2 and 3 June.", Reader::Date),
            ("Daeth i ben ar 4 Mai, ar ôl 3 Fedi a 2 Hydref.", Reader::Date),
            ("Daeth i ben ar 4 mawrth.", Reader::Date),
            ("It ran until July 3, 2018.", Reader::Date),
            ("Sent 03/04/05.", Reader::Date),
            ("It opens at 3:15pm daily.", Reader::Time),
            ("In 2003/4 it grew.", Reader::Year),
            ("It took two and a half hours.", Reader::Duration),
            ("The last three financial years are shown.", Reader::Duration),
            ("A 3 month trial followed.", Reader::Duration),
            ("Children aged 4 attend.", Reader::Age),
            ("A 3-year-old attends.", Reader::Age),
        ] {
            assert!(set_aside(text).iter().all(|found| *found == reader), "{text}: {:?}", set_aside(text));
        }
    }

    #[test]
    fn months_with_counts_are_no_dates() {
        assert_eq!(low("Jan 3, Feb 4, Mar 12"), ["3", "4"]);
        assert_eq!(low("May 3 June 4 July 15"), ["3", "4"]);
        assert_eq!(low("From April to June 3 drivers were fined."), ["3"]);
        assert_eq!(low("Gadawodd 3 mai swyddogion oeddent."), ["3"]);
        assert_eq!(low("3 officers resigned last year."), ["3"]);
        assert_eq!(low("Last year 3 officers resigned."), ["3"]);
        assert_eq!(
            low("During the year 3 officers resigned, and last month 4 complaints received were upheld."),
            ["3", "4"]
        );
        assert_eq!(low("The Year 3 pupils swim, and so do those of year 4."), [""; 0]);
        assert_eq!(low("Aged 4 – 2"), ["2"]);
        assert_eq!(low("There were 3 five-year-olds."), ["3"]);
    }
}
