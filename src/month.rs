//! The names of the months in English. Reads a name, and no date.

/// The months, in lower case.
pub(crate) const NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word names, from 1, whole or in its usual short form: `October`, `oct`, `Sept`.
pub(crate) fn named(word: &str) -> Option<i8> {
    let is_named = |name: &str| word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(&name[..3]);
    let is_september = word.eq_ignore_ascii_case("sept");
    (1..).zip(NAMES).find(|(month, name)| is_named(name) || is_september && *month == 9).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_short_names_are_read() {
        for (word, month) in [("january", 1), ("Mar", 3), ("MAY", 5), ("sep", 9), ("Sept", 9), ("December", 12)] {
            assert_eq!(named(word), Some(month), "{word}");
        }
        for (month, name) in (1..).zip(NAMES) {
            assert_eq!((named(name), named(&name[..3])), (Some(month), Some(month)));
        }
    }

    #[test]
    fn other_words_are_no_months() {
        for word in ["", "ma", "marc", "septe", "mars", "month", "mär", "é", "jan."] {
            assert_eq!(named(word), None, "{word}");
        }
    }
}
