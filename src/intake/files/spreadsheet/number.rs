//! Numbers of cells as text: the shortest decimal that has the 15 significant digits a spreadsheet keeps, so that what
//! was calculated as `0.1 + 0.2` is `0.3`.

/// Significant digits that spreadsheets keep and show.
const DIGITS: usize = 15;
/// The longest run of zeros that is written out; numbers further from 1 have an exponent.
const MOST_ZEROS: i32 = 20;
/// Where the point stands at most.
const FURTHEST_POINT: i32 = 15 + MOST_ZEROS;

/// A number as text, given as a file writes it; `None` for what is no finite number.
pub(crate) fn text(value: f64, written: &str) -> Option<String> {
    if is_shortest(written) { Some(written.to_owned()) } else { scaled(value, 0) }
}

/// Whether digits are already what would be written, as most whole numbers are.
fn is_shortest(written: &str) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let is_whole = digits.len() <= DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_whole && matches!(digits.bytes().next(), Some(b'1'..=b'9'))
}

/// Digits with the sign of a currency before them: `-£3.5`.
pub(crate) fn money(digits: &str, sign: char) -> String {
    match digits.strip_prefix('-') {
        Some(positive) => format!("-{sign}{positive}"),
        None => format!("{sign}{digits}"),
    }
}

/// A share as a percentage: 0.125 is `12.5%`.
pub(crate) fn percentage(value: f64) -> Option<String> {
    scaled(value, 2).map(|text| text + "%")
}

/// The number that a file writes.
pub(crate) fn read(written: &str) -> Option<f64> {
    let is_decimal = |letter: u8| letter.is_ascii_digit() || matches!(letter, b'.' | b'-' | b'+' | b'e' | b'E');
    let number = written.trim();
    number.parse::<f64>().ok().filter(|value| value.is_finite() && number.bytes().all(is_decimal))
}

/// A number times a power of ten, shifted in decimal so that nothing is lost.
fn scaled(value: f64, shift: i32) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    if value == 0.0 {
        return Some("0".to_owned());
    }
    let written = format!("{:.*e}", DIGITS - 1, value.abs());
    let (mantissa, exponent) = written.split_once('e')?;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    // The point stands behind so many digits.
    let point = exponent.parse::<i32>().ok()? + 1 + shift;
    let sign = if value < 0.0 { "-" } else { "" };
    Some(format!("{sign}{}", placed(digits, point)))
}

/// Digits with the point at its place.
fn placed(digits: &str, point: i32) -> String {
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if !(-MOST_ZEROS..=FURTHEST_POINT).contains(&point) {
        let (first, rest) = digits.split_at(digits.len().min(1));
        let point_and_rest = if rest.is_empty() { String::new() } else { format!(".{rest}") };
        return format!("{first}{point_and_rest}E{:+}", point - 1);
    }
    if point <= 0 {
        return format!("0.{}{digits}", zeros(-point));
    }
    match usize::try_from(point).ok().and_then(|point| digits.split_at_checked(point)) {
        Some((whole, "")) => whole.to_owned(),
        Some((whole, part)) => format!("{whole}.{part}"),
        None => format!("{digits}{}", zeros(point - length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_noise() {
        for (value, expected) in [
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (-0.0, "0"),
            (42.0, "42"),
            (-3.5, "-3.5"),
            (1_000_000.0, "1000000"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (0.000_012, "0.000012"),
            (1e300, "1E+300"),
            (1.5e-300, "1.5E-300"),
            (4.35 * 100.0, "435"),
        ] {
            assert_eq!(text(value, "").as_deref(), Some(expected));
        }
        assert_eq!(text(f64::NAN, ""), None);
        assert_eq!(text(7.0, "007").as_deref(), Some("7"));
        assert_eq!(text(-7.0, "-7").as_deref(), Some("-7"));
    }

    #[test]
    fn percentages_shift_in_decimal() {
        for (value, expected) in [(0.125, "12.5%"), (0.07, "7%"), (1.0, "100%"), (0.001, "0.1%"), (-0.5, "-50%")] {
            assert_eq!(percentage(value).as_deref(), Some(expected));
        }
    }

    #[test]
    fn only_decimals_are_numbers() {
        assert_eq!(read(" 12 "), Some(12.0));
        assert_eq!(read("1E-3"), Some(0.001));
        for wrong in ["", "inf", "NaN", "1_0", "0x1", "1e999"] {
            assert_eq!(read(wrong), None);
        }
    }
}
