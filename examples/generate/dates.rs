//! Days of the calendar, counted: enough to print dates that exist.

/// The first day of 2015, in days since 1 January 1970.
pub(crate) const FIRST: usize = 16_436;

/// A day in the form `2019-03-14` (Hinnant, “chrono-compatible low-level date algorithms”).
pub(crate) fn iso(days: usize) -> String {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + usize::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The year of a day.
pub(crate) fn year(days: usize) -> usize {
    iso(days)[..4].parse().unwrap_or(1970)
}
