//! Stored values as text: numbers as their shortest decimal, percentages, dates and times in ISO form. This is what a
//! sheet's CSV has.

use super::super::number;
use crate::intake::files::vocabulary::Tag;

/// A value that a cell stores.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// None: the cell is its words.
    Words,
    /// A number.
    Number(f64),
    /// A sum of money, and the sign of its currency.
    Money(f64, char),
    /// A share of one.
    Percentage(f64),
    /// A date, as stored, perhaps with a time.
    Date(String),
    /// A length of time, as stored.
    Time(String),
    /// A truth value.
    Truth(bool),
    /// Words that the cell stores apart from those that it shows.
    Stored(String),
    /// A value that cannot be read.
    Unread,
}

/// The value that a cell's tag states.
pub(super) fn stored(tag: &Tag) -> Value {
    let number = || tag.value("office", "value").and_then(|text| text.trim().parse::<f64>().ok());
    let number = || number().filter(|number| number.is_finite());
    // An error is stored as empty words, and shown as what it is.
    if tag.text("calcext", "value-type") == "error" {
        return Value::Words;
    }
    match tag.text("office", "value-type") {
        "" => match tag.value("office", "value") {
            Some(_) => Value::Unread,
            None => Value::Words,
        },
        "string" => tag.value("office", "string-value").map_or(Value::Words, |text| Value::Stored(text.to_owned())),
        "float" => number().map_or(Value::Unread, Value::Number),
        "currency" => {
            let sign = match tag.text("office", "currency") {
                "GBP" => '£',
                "EUR" => '€',
                "USD" => '$',
                _ => return number().map_or(Value::Unread, Value::Number),
            };
            number().map_or(Value::Unread, |number| Value::Money(number, sign))
        }
        "percentage" => number().map_or(Value::Unread, Value::Percentage),
        "date" => tag.value("office", "date-value").map_or(Value::Unread, |text| Value::Date(text.to_owned())),
        "time" => tag.value("office", "time-value").map_or(Value::Unread, |text| Value::Time(text.to_owned())),
        "boolean" => Value::Truth(tag.text("office", "boolean-value") == "true"),
        _ => Value::Unread,
    }
}

impl Value {
    /// The value as text; `shown` are the words of the cell.
    pub(super) fn text(&self, shown: &str) -> String {
        match self {
            Self::Words | Self::Unread => shown.to_owned(),
            Self::Number(number) => number::text(*number, "").unwrap_or_default(),
            Self::Money(number, sign) => number::money(&number::text(*number, "").unwrap_or_default(), *sign),
            Self::Percentage(share) => number::percentage(*share).unwrap_or_default(),
            Self::Date(date) => date.strip_suffix("T00:00:00").unwrap_or(date).to_owned(),
            Self::Time(time) => clock(time).unwrap_or_else(|| time.clone()),
            Self::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Stored(text) => text.clone(),
        }
    }
}

/// `PT12H30M00S` as `12:30:00`.
fn clock(time: &str) -> Option<String> {
    let (sign, rest) = time.strip_prefix('-').map_or(("", time), |rest| ("-", rest));
    let (hours, rest) = rest.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let all = [hours, minutes, seconds];
    let are_digits = all.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    are_digits.then(|| format!("{sign}{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_one_text() {
        assert_eq!(Value::Number(12.0).text(""), "12");
        assert_eq!(Value::Number(0.1).text(""), "0.1");
        assert_eq!(Value::Number(-0.0).text(""), "0");
        assert_eq!(Value::Money(-3.5, '£').text(""), "-£3.5");
        assert_eq!(Value::Percentage(0.07).text(""), "7%");
        assert_eq!(Value::Percentage(0.125).text(""), "12.5%");
        assert_eq!(Value::Percentage(-1.5).text(""), "-150%");
        assert_eq!(Value::Percentage(0.0).text(""), "0%");
        assert_eq!(Value::Date("2023-10-20T00:00:00".into()).text(""), "2023-10-20");
        assert_eq!(Value::Time("PT12H30M00S".into()).text(""), "12:30:00");
        assert_eq!(Value::Number(1e300).text(""), "1E+300");
        assert_eq!(Value::Words.text("lamps"), "lamps");
    }
}
