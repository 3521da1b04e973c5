//! The names of the months in English and Welsh. Reads a name, and no date.

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

/// The months in Welsh, in lower case, each with the forms that it takes after *o* and the like.
const WELSH: [&[&str]; 12] = [
    &["ionawr"],
    &["chwefror"],
    &["mawrth", "fawrth"],
    &["ebrill"],
    &["mai", "fai"],
    &["mehefin", "fehefin"],
    &["gorffennaf", "orffennaf"],
    &["awst"],
    &["medi", "fedi"],
    &["hydref"],
    &["tachwedd", "dachwedd"],
    &["rhagfyr", "ragfyr"],
];

/// The month that a word names, from 1, whole or in its usual short form: `October`, `oct`, `Sept`, `Ragfyr`.
pub(crate) fn named(word: &str) -> Option<i8> {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    let is_english = |month: usize, name: &str| is(name) || is(&name[..3]) || month == 8 && is("sept");
    let months = NAMES.into_iter().zip(WELSH).enumerate();
    let mut named =
        months.filter(|(month, (name, welsh))| is_english(*month, name) || welsh.iter().any(|name| is(name)));
    named.next().and_then(|(month, _)| i8::try_from(month + 1).ok())
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
    fn welsh_names_are_read_in_their_forms() {
        for (word, month) in [("Ionawr", 1), ("Fawrth", 3), ("mai", 5), ("Ragfyr", 12)] {
            assert_eq!(named(word), Some(month), "{word}");
        }
    }

    #[test]
    fn other_words_are_no_months() {
        for word in ["", "ma", "marc", "septe", "mars", "month", "mär", "é", "jan."] {
            assert_eq!(named(word), None, "{word}");
        }
    }
}
