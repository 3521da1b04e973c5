//! A cell's number as the text of its sheet's CSV: as it is stored, with what its format says of its kind: a percentage, a
//! date, a sum of money. It rounds and hides nothing.

use super::date::{self, Epoch};
use super::format::{Format, Sense};
use super::number;

/// A number as text; `written` is how the file writes it, empty where it writes no digits.
pub(crate) fn text(value: f64, written: &str, format: &Format, epoch: Epoch) -> String {
    let special = match format.sense(value) {
        Sense::Percentage => number::percentage(value),
        Sense::Moment(part) => date::iso(value, part, epoch),
        Sense::Number | Sense::Text | Sense::Nothing => None,
    };
    special.or_else(|| plain(value, written, format)).unwrap_or_else(|| "#NUM!".to_owned())
}

/// Digits, with the sign of a currency before them.
fn plain(value: f64, written: &str, format: &Format) -> Option<String> {
    let digits = number::text(value, written)?;
    Some(format.currency(value).map_or_else(|| digits.clone(), |sign| number::money(&digits, sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_make_days_times_percentages_and_money() {
        let cases = [
            (45_017.0, "dd/mm/yyyy", "2023-04-01"),
            (45_017.396, "dd/mm/yyyy hh:mm:ss", "2023-04-01T09:30:14"),
            (0.5, "hh:mm", "12:00:00"),
            (1.5, "[h]:mm", "36:00:00"),
            (1.0, "d mmm yy", "1900-01-01"),
            (0.07, "0%", "7%"),
            (3.5, "£#,##0.00", "£3.5"),
            (-3.0, "[$£-809]#,##0", "-£3"),
            (3.0, "0 \"days\"", "3"),
            (3.0, "General", "3"),
            (1e300, "dd/mm/yyyy", "1E+300"),
            (f64::NAN, "General", "#NUM!"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(text(value, "", &Format::of(format), Epoch::Year1900), expected, "{format}");
        }
        assert_eq!(text(0.0, "", &Format::built_in(14), Epoch::Year1904), "1904-01-01");
    }
}
