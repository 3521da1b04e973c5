//! Days since 1900 or 1904, as spreadsheets count them, written as ISO 8601.

/// Which day is day 0 of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    /// 31 December 1899, with a 29 February 1900 that never was.
    #[default]
    Year1900,
    /// 1 January 1904.
    Year1904,
}

/// Which part of a moment a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A date, perhaps with a time of day.
    Date,
    /// A time of day.
    Time,
    /// Hours, minutes and seconds that have passed.
    Elapsed,
}

/// The last day that a spreadsheet knows: 31 December 9999, counted from 1900.
const LAST_DAY: i64 = 2_958_465;
const SECONDS_PER_DAY: i64 = 86_400;

/// A count of days as ISO 8601: `2024-03-31`, `2024-03-31T14:30:00`, `14:30:00`, `26:30:00` of elapsed time. `None` for
/// what is no moment: the number itself has to do.
pub(crate) fn iso(days: f64, shown: Shown, epoch: Epoch) -> Option<String> {
    if !(0.0..=LAST_DAY as f64 + 1.0).contains(&days) {
        return None;
    }
    let seconds = whole(days * SECONDS_PER_DAY as f64)?;
    let (day, second) = (seconds / SECONDS_PER_DAY, seconds % SECONDS_PER_DAY);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match shown {
        Shown::Elapsed => Some(format!("{:02}:{minute:02}:{second:02}", day * 24 + hour)),
        Shown::Time if day == 0 => Some(time),
        Shown::Time | Shown::Date => {
            let date = date(day, epoch)?;
            Some(if time == "00:00:00" { date } else { format!("{date}T{time}") })
        }
    }
}

/// The nearest whole number; counts of seconds here are far below 2⁵³.
fn whole(value: f64) -> Option<i64> {
    format!("{value:.0}").parse().ok()
}

/// The date of a day.
fn date(day: i64, epoch: Epoch) -> Option<String> {
    // Days since 1970-01-01.
    let since_1970 = match epoch {
        Epoch::Year1904 => day - 24_107,
        Epoch::Year1900 if day == 0 || day == 60 => return None,
        Epoch::Year1900 if day < 60 => day - 25_568,
        Epoch::Year1900 => day - 25_569,
    };
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        let date = |days| iso(days, Shown::Date, Epoch::Year1900);
        assert_eq!(date(1.0).as_deref(), Some("1900-01-01"));
        assert_eq!(date(59.0).as_deref(), Some("1900-02-28"));
        assert_eq!(date(60.0), None);
        assert_eq!(date(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(date(45_382.0).as_deref(), Some("2024-03-31"));
        assert_eq!(date(45_351.0).as_deref(), Some("2024-02-29"));
        assert_eq!(date(45_382.604_166_666_7).as_deref(), Some("2024-03-31T14:30:00"));
        assert_eq!(date(2_958_465.0).as_deref(), Some("9999-12-31"));
        assert_eq!(date(-1.0), None);
        assert_eq!(date(1e12), None);
        assert_eq!(date(f64::NAN), None);
        assert_eq!(iso(0.0, Shown::Date, Epoch::Year1904).as_deref(), Some("1904-01-01"));
        assert_eq!(iso(43_920.0, Shown::Date, Epoch::Year1904).as_deref(), Some("2024-03-31"));
    }

    #[test]
    fn times_are_times() {
        assert_eq!(iso(0.5, Shown::Time, Epoch::Year1900).as_deref(), Some("12:00:00"));
        assert_eq!(iso(1.5, Shown::Elapsed, Epoch::Year1900).as_deref(), Some("36:00:00"));
        assert_eq!(iso(0.999_999_999, Shown::Elapsed, Epoch::Year1900).as_deref(), Some("24:00:00"));
    }
}
