//! The arithmetic of means: what a total, a count or a mean leaves to the others. It reads neither tables nor words.

/// A number in units of its last printed place, and how many places there are: 124 and 1 for 12.4.
pub(super) type Scaled = (u64, u32);

/// A least number, and a greatest where there is one.
pub(super) type Span = (u64, Option<u64>);

/// How many may share a total so that its mean is printed so, it being rounded by `slack` halves of its last place at
/// most. Nothing where the numbers are too large.
pub(super) fn counts(total: Scaled, mean: Scaled, slack: u64) -> Option<Span> {
    let (twice, slack) = (u128::from(mean.0).checked_mul(2)?, u128::from(slack));
    let scale = 2_u128.checked_mul(10_u128.checked_pow(mean.1)?)?;
    let total_scale = 10_u128.checked_pow(total.1)?;
    let whole = u128::from(total.0).checked_mul(scale)?;
    if whole == 0 {
        return (twice == 0).then_some((0, None));
    }
    let least = whole.div_ceil(twice.checked_add(slack)?.checked_mul(total_scale)?);
    let most = match twice.checked_sub(slack) {
        None | Some(0) => None,
        Some(lowest) => Some(u64::try_from(whole / lowest.checked_mul(total_scale)?).ok()?),
    };
    Some((u64::try_from(least).ok()?, most))
}

/// What whole total a count may have so that its mean is printed so; nothing where none fits.
pub(super) fn totals(count: u64, mean: Scaled) -> Option<Span> {
    let twice = u128::from(mean.0).checked_mul(2)?;
    let scale = 2_u128.checked_mul(10_u128.checked_pow(mean.1)?)?;
    let least = twice.saturating_sub(1).checked_mul(u128::from(count))?.div_ceil(scale);
    let most = twice.checked_add(1)?.checked_mul(u128::from(count))? / scale;
    (least <= most).then_some((u64::try_from(least).ok()?, Some(u64::try_from(most).ok()?)))
}

/// A number as it is printed.
pub(super) fn shown((digits, places): Scaled) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let unit = 10_u64.saturating_pow(places);
    format!("{}.{:0width$}", digits / unit, digits % unit, width = places as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_total_and_a_mean_tell_how_many() {
        assert_eq!(counts((62, 0), (124, 1), 1), Some((5, Some(5))));
        assert_eq!(counts((3, 0), (1, 0), 1), Some((2, Some(6))));
        assert_eq!(counts((3, 0), (0, 0), 1), Some((6, None)));
        assert_eq!(counts((u64::MAX, 0), (1, 30), 1), None);
    }

    #[test]
    fn a_mean_of_whole_numbers_fits_some_counts_only() {
        let fitting = |mean| (1..=10).filter(|count| totals(*count, mean).is_some()).collect::<Vec<u64>>();
        assert_eq!(fitting((124, 1)), [5, 7, 8, 9, 10]);
        assert_eq!(fitting((1240, 2)), [5, 10]);
        assert_eq!(fitting((3, 0)), (1..=10).collect::<Vec<u64>>());
    }

    proptest! {
        /// The true count and the true total are always among those that are left.
        #[test]
        fn the_truth_fits(total in 0_u64..5000, count in 1_u64..400, places in 0_u32..4) {
            let unit = 10_u64.pow(places);
            let mean = ((2 * total * unit + count) / (2 * count), places);
            let within = |(least, most): Span, value| least <= value && most.is_none_or(|most| value <= most);
            prop_assert!(totals(count, mean).is_some_and(|span| within(span, total)));
            if total > 0 {
                prop_assert!(counts((total, 0), mean, 1).is_some_and(|span| within(span, count)));
            }
        }
    }
}
