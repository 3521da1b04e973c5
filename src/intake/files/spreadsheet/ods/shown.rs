//! Whether a cell shows the value that it stores. A format that only rounds, groups or adds a unit shows it; one that
//! prints another number, or words in its place, hides it.

use super::value::Value;

/// Names of months and days, by their first three letters, in the languages of these islands.
const CALENDAR: [&str; 31] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha",
];

/// Whether the words of a cell show its value.
pub(super) fn shows(value: &Value, shown: &str) -> bool {
    let shown = shown.trim();
    match value {
        Value::Words => true,
        Value::Unread => false,
        Value::Stored(text) => words(text) == words(shown),
        Value::Number(number) | Value::Money(number, _) => shows_number(*number, shown),
        Value::Percentage(share) => {
            if shown.contains('%') {
                shows_number(*share * 100.0, shown)
            } else {
                shows_number(*share, shown)
            }
        }
        Value::Date(date) | Value::Time(date) => shows_date(date, shown),
        Value::Truth(_) => !shown.is_empty() && !shown.bytes().any(|byte| byte.is_ascii_digit()),
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Whether words show a number, perhaps rounded, grouped, with a sign of currency or a unit.
fn shows_number(number: f64, shown: &str) -> bool {
    let is_zero = number.abs() < 0.5;
    if shown.is_empty() || !shown.bytes().any(|byte| byte.is_ascii_digit()) {
        // Ledgers print nothing as a dash.
        let dash = shown.trim_matches(|letter: char| !letter.is_alphanumeric());
        return number.abs() <= 0.0 && (dash.is_empty() || dash.eq_ignore_ascii_case("nil"));
    }
    let Some((found, places)) = read(shown) else { return is_scientific(shown, number) };
    if is_zero && found.abs() <= 0.0 && number.abs() <= 0.0 {
        return true;
    }
    let half = 0.5 * 10_f64.powi(-places) * 1.000_001;
    let slack = half.max(number.abs() * 1e-12);
    (found - number).abs() <= slack
}

/// The number in shown words, and how many decimal places it has.
fn read(shown: &str) -> Option<(f64, i32)> {
    let is_negative = shown.contains(['-', '\u{2212}']) || (shown.starts_with('(') && shown.ends_with(')'));
    let start = shown.find(|letter: char| letter.is_ascii_digit())?;
    let end = shown.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let middle = shown.get(start..end)?;
    let is_number =
        middle.chars().all(|letter| letter.is_ascii_digit() || ".,' \u{a0}\u{202f}\u{2009}".contains(letter));
    if !is_number {
        return None;
    }
    // The last sign that stands once, and not before three digits alone, begins the decimal places.
    let point = middle.rfind(['.', ',']).filter(|at| {
        let sign = middle.get(*at..=*at).unwrap_or_default();
        let is_once = middle.matches(sign).count() == 1;
        let has_other = middle.contains(if sign == "." { ',' } else { '.' });
        is_once && (sign == "." || has_other || middle.len() - at - 1 != 3)
    });
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, fraction) = match point {
        Some(at) => (digits(middle.get(..at)?), digits(middle.get(at..)?)),
        None => (digits(middle), String::new()),
    };
    let places = i32::try_from(fraction.len()).ok()?;
    let number: f64 = format!("{whole}.{fraction}0").parse().ok()?;
    Some((if is_negative { -number } else { number }, places))
}

/// Whether words are the number with an exponent.
fn is_scientific(shown: &str, number: f64) -> bool {
    let found: Option<f64> = shown.trim().replace(',', ".").parse().ok();
    let is_marked = shown.contains(['e', 'E']);
    is_marked && found.is_some_and(|found| (found - number).abs() <= number.abs() * 0.01)
}

/// Whether each number in the words is one of the date's, and each name one of the calendar's.
fn shows_date(date: &str, shown: &str) -> bool {
    if shown.is_empty() {
        return false;
    }
    let parts: Vec<u32> = numbers(date);
    let month = parts.get(1).copied().unwrap_or(0);
    let half_day = shown.ends_with("AM") || shown.ends_with("PM");
    let is_part = |number: u32| {
        // Midnight, for a date without a time.
        let is_midnight = number == 0 || (number == 12 && half_day);
        is_midnight
            || parts.iter().any(|part| *part == number || part % 100 == number || (*part > 12 && part % 12 == number))
            || month.div_ceil(3) == number
    };
    let names: Vec<String> = shown
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|name| name.chars().count() >= 3)
        .map(str::to_lowercase)
        .collect();
    let shown_numbers = numbers(shown);
    let are_names = names.iter().all(|name| CALENDAR.iter().any(|known| name.starts_with(known)));
    are_names && shown_numbers.iter().all(|number| is_part(*number)) && !(names.is_empty() && shown_numbers.is_empty())
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_and_units_show_a_number() {
        for (number, shown) in [
            (12.0, "12"),
            (1234.5, "£1,234.50"),
            (1234.0, "1,234"),
            (0.126, "0.13"),
            (-5.0, "(5)"),
            (-5.0, "-5"),
            (0.0, "-"),
            (1200.0, "1.2E+03"),
            (1_234_567.0, "1 234 567"),
            (3.0, "3 lamps"),
        ] {
            assert!(shows(&Value::Number(number), shown), "{number} as {shown}");
        }
        for (number, shown) in [(3.0, "xx"), (3.0, ""), (3.0, "<5"), (3.0, "13"), (3.0, "10"), (-3.0, "-")] {
            assert!(!shows(&Value::Number(number), shown), "{number} as {shown}");
        }
        assert!(shows(&Value::Percentage(0.125), "12.5%"));
        assert!(shows(&Value::Percentage(0.126), "13%"));
        assert!(!shows(&Value::Percentage(0.126), "14%"));
    }

    #[test]
    fn dates_show_their_parts() {
        let date = Value::Date("2023-10-20".into());
        for shown in ["20/10/2023", "10/20/23 12:00 AM", "20 October 2023", "Oct-23", "Fri 20 Oct", "2023"] {
            assert!(shows(&date, shown), "{shown}");
        }
        for shown in ["xx", "", "21/10/2023", "withheld"] {
            assert!(!shows(&date, shown), "{shown}");
        }
        assert!(shows(&Value::Time("PT13H30M00S".into()), "01:30 PM"));
        assert!(!shows(&Value::Stored("two".into()), "xx"));
    }
}
