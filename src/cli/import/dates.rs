//! Dates as registers write them: the day first, in digits or words, perhaps with a weekday or a time. A date that can be
//! read in two ways is not read.

use jiff::civil::Date;

use super::columns::plain;
use crate::month;

const NOTHING: &[&str] = &["", "n a", "na", "none", "not known", "unknown", "tbc", "tba", "pending", "not applicable"];

/// A date, or nothing where the register says that there is none.
///
/// # Errors
/// Why it cannot be read, as a phrase.
pub(super) fn read(text: &str) -> Result<Option<Date>, String> {
    let words = plain(text);
    if NOTHING.contains(&words.as_str()) {
        return Ok(None);
    }
    let parts: Vec<&str> = words.split(' ').filter(|word| !is_weekday(word)).collect();
    let fault = || format!("`{text}` cannot be read as a date");
    let [first, second, third, ..] = parts[..] else { return Err(fault()) };
    let (day, month, year) = match first.len() {
        // 2023-10-20
        4 if is_number(first) => (third.split('t').next().unwrap_or(third), second, first),
        _ => (first, second, third),
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let number = |word: &str| word.parse::<i16>().ok().filter(|_| is_number(word));
    let year = match (number(year), year.len()) {
        (Some(year), 4) => year,
        // The Act came into force in 2005.
        (Some(year), 2) => 2000 + year,
        _ => return Err(fault()),
    };
    let month = match number(month) {
        Some(month) => month,
        None => of_name(month).ok_or_else(fault)?,
    };
    let day = number(day).ok_or_else(fault)?;
    if month > 12 && day <= 12 {
        return Err(format!("`{text}` has no month {month}: the day is read first"));
    }
    let date = || Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    date().map(Some).ok_or_else(|| format!("there is no day `{text}`"))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    matches!(word, "of" | "the") || word.len() >= 3 && days.iter().any(|day| day.starts_with(word))
}

/// The month that a word begins, from 1: `oct`, `sept`.
fn of_name(word: &str) -> Option<i16> {
    let position = month::NAMES.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i16::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_of_registers_are_read() {
        for text in [
            "20/10/2023",
            "20.10.23",
            "20-Oct-23",
            "2023-10-20",
            "2023-10-20T00:00:00",
            "20/10/2023 09:14",
            "Friday 20th October 2023",
            "20 October, 2023",
            "20th of Oct 2023",
            "2023-10-20 00:00:00",
        ] {
            assert_eq!(read(text), Ok(Some(date(2023, 10, 20))), "{text}");
        }
        assert_eq!(read("7/9/2023"), Ok(Some(date(2023, 9, 7))));
        assert_eq!(read("N/A"), Ok(None));
    }

    #[test]
    fn what_is_no_date_is_said() {
        assert_eq!(read("10/20/2023"), Err("`10/20/2023` has no month 20: the day is read first".to_owned()));
        assert_eq!(read("31/02/2023"), Err("there is no day `31/02/2023`".to_owned()));
        for text in ["45219", "October 2023", "soon", "1/2", "20 Octember 2023", "20/10/203"] {
            assert_eq!(read(text), Err(format!("`{text}` cannot be read as a date")));
        }
    }
}
