//! Word lists for single cells: numbers, months, units, index words. Words for headers stand in `nouns`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A list of words, split once.
pub(super) type List = LazyLock<Words>;

/// A set of words. Nearly every question is answered no, so a small filter answers first.
pub(super) struct Words {
    filter: [u64; 16],
    words: BTreeSet<&'static str>,
}

impl Words {
    pub(super) fn contains(&self, word: &str) -> bool {
        let (cell, bit) = slot(word);
        self.filter.get(cell).is_some_and(|bits| bits & bit != 0) && self.words.contains(word)
    }
}

/// The words of a text.
pub(super) fn list(text: &'static str) -> Words {
    let words: BTreeSet<&'static str> = text.split_ascii_whitespace().collect();
    let mut filter = [0; 16];
    for word in &words {
        let (cell, bit) = slot(word);
        if let Some(bits) = filter.get_mut(cell) {
            *bits |= bit;
        }
    }
    Words { filter, words }
}

/// Where a word stands in the filter, by its first and last letters and its length.
fn slot(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let byte = |at: Option<&u8>| usize::from(at.copied().unwrap_or(0));
    let hash = byte(bytes.first()) * 37 + byte(bytes.last()) * 11 + byte(bytes.get(1)) * 5 + bytes.len();
    (hash / 64 % 16, 1 << (hash % 64))
}

/// The value of a number word up to twenty, or a round ten.
pub(super) fn number_word(word: &str) -> Option<u64> {
    let value = match word {
        "one" | "once" => 1,
        "two" | "twice" => 2,
        "three" | "thrice" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" | "dozen" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return tens(word),
    };
    Some(value)
}

/// The value of a round ten, which a unit may follow: "twenty-three".
pub(super) fn tens(word: &str) -> Option<u64> {
    let value = match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(value)
}

/// Words that multiply the number before them.
pub(super) fn is_multiplier(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        hundred thousand million billion dozen k mn bn hundreds thousands
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that say none.
pub(super) fn is_nil(word: &str) -> bool {
    matches!(word, "nil" | "none" | "zero" | "nought" | "nill" | "dim")
}

/// Words that say that nothing is known or applies.
pub(super) fn is_missing(text: &str) -> bool {
    matches!(
        text,
        "n/a"
            | "na"
            | "n.a."
            | "n.a"
            | "not applicable"
            | "not available"
            | "unavailable"
            | "unknown"
            | "not known"
            | "not recorded"
            | "not held"
            | "no data"
            | "no information held"
            | "information not held"
            | "not collected"
            | "null"
            | "nan"
            | "tbc"
            | "tba"
            | "n/k"
            | "nk"
            | "n/r"
            | "nr"
            | "n/h"
            | "[x]"
            | "[z]"
            | "x"
            | "z"
            | ".."
            | "..."
            | "…"
            | "#n/a"
            | "#div/0!"
            | "#ref!"
            | "#value!"
            | "not provided"
            | "pending"
            | "?"
    )
}

/// Units of time.
pub(super) fn is_time_unit(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        day days week weeks month months year years hour hours minute minutes seconds hr hrs min
        mins sec secs wk wks mth mths yr yrs mos fortnight fortnights decade decades working
        calendar
    ",
        )
    });
    WORDS.contains(word)
}

/// Units of length, weight, area, data, speed and the like.
pub(super) fn is_measure_unit(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        km miles mile metres metre meters cm mm kg kgs g grams tonnes tonne tons litres litre ml ha
        hectares hectare acres acre mph kmh kw kwh mw mwh gb mb tb kb sqm sqft ft feet foot inch
        inches ltr ltrs lb lbs oz dpi volts watts hz mg mcg degrees storey storeys star stars wte
        fte
    ",
        )
    });
    WORDS.contains(word)
}

/// Words for money after a number.
pub(super) fn is_money_unit(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        pounds pound pence gbp eur usd euros euro dollars quid
    ",
        )
    });
    WORDS.contains(word)
}

/// Suffixes of ordinals.
pub(super) fn is_ordinal_suffix(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// Words that number a thing rather than count it: "Band 5", "Stage 1".
pub(super) fn is_index_word(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        band grade level tier stage step phase section sections sec question q part schedule class
        category cat type zone ward district year yr table appendix annex annexe item article
        clause paragraph para rule regulation reg chapter version v room flat unit floor gate
        terminal platform route junction week wk day month quarter qtr period round wave cohort
        page pp lot plot block sector ref reference id ks scale point priority rank ranking score
        quintile decile quartile note figure fig exhibit bus windows s allegation condition code
        outcome standard objective channel covid
    ",
        )
    });
    WORDS.contains(word)
}

/// Words without one of which a row label says nothing of its numbers.
pub(super) fn may_measure(word: &str) -> bool {
    const WORDS: [&str; 25] = [
        "no",
        "nos",
        "number",
        "numbers",
        "average",
        "avg",
        "ave",
        "mean",
        "median",
        "rate",
        "ratio",
        "per",
        "percent",
        "percentage",
        "pct",
        "proportion",
        "share",
        "cent",
        "count",
        "volume",
        "how",
        "gbp",
        "percentile",
        "standard",
        "version",
    ];
    (2..=10).contains(&word.len()) && WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}
