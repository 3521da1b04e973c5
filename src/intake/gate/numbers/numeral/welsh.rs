//! Welsh number words, with their genders and mutations: *tri*, *dri*, *thri*, *tair*. It knows words and how those of a
//! number follow each other; it does not know what a number counts.

/// What a word does in a number.
enum Part {
    /// One to nine, and those above that are one word.
    Small(u64),
    Ten,
    /// Fifteen or twenty after *ar*: *un ar bymtheg*, *dau ar hugain*.
    Base(u64),
    /// A hundred or a thousand of what stands before it.
    Scale(u64),
}

/// The value of the number that begins with the first of some words (in lower case, empty where they end), and how many words
/// it takes. Some words are numbers in Welsh texts only: *tri* and *pump* are something else in English.
#[must_use]
pub fn number<'t>(word: impl Fn(usize) -> &'t str, is_welsh: impl FnOnce() -> bool) -> Option<(u64, usize)> {
    let (first, is_welsh_alone) = part(word(0))?;
    if !is_welsh_alone && !is_welsh() {
        return None;
    }
    let next = |at: usize| part(word(at)).map(|(part, _)| part);
    Some(match (first, next(1)) {
        (Part::Small(tens @ 1..=9), Some(Part::Ten)) => match next(2) {
            Some(Part::Small(units @ 1..=9)) => (tens * 10 + units, 3),
            _ => (tens * 10, 2),
        },
        (Part::Small(value), Some(Part::Scale(scale))) => (value * scale, 2),
        (Part::Small(value), _) => match (word(1), next(2)) {
            ("ar", Some(Part::Ten)) => (value + 10, 3),
            ("ar", Some(Part::Base(base))) => (value + base, 3),
            _ => (value, 1),
        },
        (Part::Ten, _) => (10, 1),
        (Part::Base(value) | Part::Scale(value), _) => (value, 1),
    })
}

/// Whether a word in lower case is a number or part of one.
pub(super) fn is_part(word: &str) -> bool {
    part(word).is_some()
}

/// What a word does in a number, and whether it does so in any text.
fn part(word: &str) -> Option<(Part, bool)> {
    use Part::{Base, Scale, Small, Ten};
    // Every word of a text is looked up: the first letter spares many of them the rest.
    if !matches!(word.as_bytes().first()?, b'b'..=b'd' | b'f' | b'g' | b'h' | b'm' | b'n' | b'p' | b's'..=b'u' | b'w') {
        return None;
    }
    Some(match word {
        "un" => (Small(1), false),
        "dau" | "ddau" | "dwy" | "ddwy" => (Small(2), true),
        "tri" | "tair" => (Small(3), false),
        "dri" | "thri" | "dair" | "thair" => (Small(3), true),
        "pedwar" | "bedwar" | "phedwar" | "pedair" | "bedair" | "phedair" => (Small(4), true),
        "pump" | "bump" | "pum" | "bum" => (Small(5), false),
        "phump" | "phum" => (Small(5), true),
        "chwech" | "chwe" => (Small(6), true),
        "saith" | "naw" => (Small(if word == "saith" { 7 } else { 9 }), false),
        "wyth" => (Small(8), true),
        "deg" | "deng" | "ddeg" | "ddeng" => (Ten, false),
        "deuddeg" | "ddeuddeg" | "deuddeng" | "ddeuddeng" => (Small(12), true),
        "pymtheg" => (Small(15), true),
        "bymtheg" => (Base(15), true),
        "deunaw" | "ddeunaw" => (Small(18), true),
        "ugain" => (Small(20), true),
        "hugain" => (Base(20), true),
        "cant" | "gant" | "chant" => (Scale(100), false),
        "mil" | "fil" => (Scale(1_000), false),
        _ => return None,
    })
}

/// Whether a word in lower case is one that Welsh texts of this kind are full of, and English ones are not.
#[must_use]
pub fn tells(word: &str) -> bool {
    matches!(
        word,
        "achos"
            | "blynyddoedd"
            | "cafodd"
            | "cafwyd"
            | "cais"
            | "chafodd"
            | "cwyn"
            | "cwynion"
            | "cyfanswm"
            | "ddim"
            | "derbyniwyd"
            | "eu"
            | "flwyddyn"
            | "gafodd"
            | "gan"
            | "gwybodaeth"
            | "gyda"
            | "hyn"
            | "hynny"
            | "mae"
            | "nid"
            | "nifer"
            | "oedd"
            | "oes"
            | "rhwng"
            | "roedd"
            | "swyddog"
            | "swyddogion"
            | "sydd"
            | "unrhyw"
            | "wedi"
            | "yn"
            | "yr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(u64, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        number(|at| words.get(at).copied().unwrap_or(""), || true)
    }

    #[test]
    fn numbers_are_read_in_both_genders_and_all_mutations() {
        for text in ["tri swyddog", "dri", "thri", "tair menyw", "dair", "thair"] {
            assert_eq!(value(text), Some((3, 1)), "{text}");
        }
        assert_eq!(value("pum plentyn"), Some((5, 1)));
        assert_eq!(value("dwy"), Some((2, 1)));
        assert_eq!(value("swyddog"), None);
    }

    #[test]
    fn both_ways_of_counting_are_read_as_one_number() {
        assert_eq!(value("tri ar ddeg o"), Some((13, 3)));
        assert_eq!(value("pedwar ar bymtheg"), Some((19, 3)));
        assert_eq!(value("dau ar hugain"), Some((22, 3)));
        assert_eq!(value("tri deg dau"), Some((32, 3)));
        assert_eq!(value("dau ddeg"), Some((20, 2)));
        assert_eq!(value("pedwar cant"), Some((400, 2)));
        assert_eq!(value("deuddeg"), Some((12, 1)));
        assert_eq!(value("tri ar y blaen"), Some((3, 1)));
    }

    #[test]
    fn words_that_english_has_are_numbers_in_welsh_only() {
        let word = |at: usize| if at == 0 { "pump" } else { "" };
        assert_eq!(number(word, || false), None);
        assert_eq!(number(word, || true), Some((5, 1)));
        assert_eq!(number(|at| if at == 0 { "dau" } else { "" }, || false), Some((2, 1)));
    }
}
