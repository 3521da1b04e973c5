//! Reads the calendar: dates, years, times of day, lengths of time and ages.

use super::super::figure::Form;
use super::super::lexicon::{self, Class};
use super::super::token::TokenKind;
use super::super::view::View;
use super::Seen;
use super::references::chunk;

/// "5 May", "1 and 2 June", "1/06/22", "1.4.19", "July 1, 2015", "2021-05-04".
pub(super) fn is_date(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    month_after(view, seen.figure.last)
        || month_before(seen)
        || in_numeric_date(view, seen)
        || year_and_month(view, seen.figure.first)
}

/// A month after the figure, past "th", "of", and further days: "1, 2 and 3 June".
fn month_after(view: &View<'_>, last: usize) -> bool {
    let mut at = last + 1;
    for _ in 0..8 {
        if !view.joined(at) {
            return false;
        }
        match view.text(at) {
            "^" | "th" | "st" | "nd" | "rd" | "of" | "," | "and" | "or" | "to" | "-" | "–" | "&" | "the" | "until"
            | "/" => at += 1,
            word if lexicon::month(word) => {
                // "may" is a verb unless it is written as a name.
                return !matches!(word, "may" | "march" | "mar" | "sep" | "dec" | "jan")
                    || view.token(at).is_some_and(|token| token.capital);
            }
            _ if view.is_number(at) && at > last + 1 => at += 1,
            _ if view.kind_of(at) == Some(TokenKind::Mixed) && at > last + 1 => at += 1,
            _ => return false,
        }
    }
    false
}

/// "July 1, 2015", "on May 5". A month and a number alone may be a row of a table of months.
fn month_before(seen: &Seen<'_>) -> bool {
    if !lexicon::month(seen.before(1)) {
        return false;
    }
    let view = seen.view;
    let last = seen.figure.last;
    let comma = usize::from(view.is_mark(last + 1, ','));
    let year =
        view.is_number(last + 1 + comma) && view.joined(last + 1 + comma) && view.text(last + 1 + comma).len() == 4;
    let placed = matches!(seen.before(2), "on" | "from" | "until" | "since" | "by" | "before" | "after" | "to" | "of");
    year || (placed && !view.is_number(last + 1))
}

/// A run such as 31/05/22, 1.4.19, 2021-05-04, 21/5/4.
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

/// "22/23", "2019/20", "2003/4", "FY 4".
pub(super) fn is_year(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let after_year = first > 1
        && matches!(view.kind_of(first - 1), Some(TokenKind::Mark('/' | '-' | '–')))
        && view.glued(first)
        && view.glued(first - 1)
        && is_year_number(view.text(first - 2));
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
    let short =
        two_digits && view.text(first).starts_with('0') && (lexicon::month(seen.before(1)) || seen.before(1) == "'");
    let label = matches!(super::labels::label_before(seen), Some(lexicon::Label::Year)) && !view.in_columns(first);
    after_year || span || span_end || short || label
}

/// "2:30pm", "4.15 pm", "5 o'clock", "24/7", "3pm".
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
    let hour_and_minute = point
        && (view.is_number(last + 2)
            && view.text(last + 2).len() == 2
            && (view.is_mark(last + 1, ':') || clock(last + 3))
            || matches!(view.text(last + 2), text if text.ends_with("pm") || text.ends_with("am")));
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
    let aged = matches!(before, "age" | "aged" | "ages")
        || (matches!(before, "under" | "over" | "than" | "of" | "to" | "and" | "between")
            && matches!(
                seen.before(2),
                "aged" | "age" | "ages" | "child" | "children" | "older" | "younger" | "pupil" | "pupils"
            ));
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

/// "3 years", "two-month", "2 x 12-month", "the last two financial years", "two and a half hours".
pub(super) fn is_duration(seen: &Seen<'_>) -> bool {
    if seen.figure.form == Form::Implied {
        return false;
    }
    let view = seen.view;
    let last = seen.figure.last;
    if (seen.phrase.class == Some(Class::Time) || (seen.phrase.timed && !seen.counts_people()))
        && !seen.phrase.partitive
    {
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
    let _ = last;
    unit(at) || (matches!(view.text(at), "working" | "calendar" | "financial" | "academic") && unit(at + 1))
}
