//! Properties that hold for any text: nothing panics, every range is of the text, and what is planted in any sentence is
//! found.

use proptest::prelude::*;

use super::{Kind, Policy, Sighting, read};

const NOBODY: Policy<'_> = Policy { allow: &[] };

fn holds(text: &str, sightings: &[Sighting]) -> Result<(), TestCaseError> {
    let mut end = 0;
    for sighting in sightings {
        let seen = text.get(sighting.range.clone());
        prop_assert!(seen.is_some_and(|seen| !seen.is_empty()), "{:?} in {:?}", sighting, text);
        prop_assert!(sighting.range.start >= end, "{:?} overlaps in {:?}", sighting, text);
        end = sighting.range.end;
    }
    Ok(())
}

/// Digits of an NHS number that ends in its check digit; none where that would be ten.
fn checked(first: [u8; 9]) -> Option<String> {
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = (11 - sum % 11) % 11;
    let digits: String = first.iter().map(|digit| char::from(b'0' + digit)).collect();
    (check < 10).then(|| format!("{digits}{check}"))
}

fn planted() -> impl Strategy<Value = (Kind, String)> {
    let separator = prop_oneof![Just(""), Just(" "), Just("-"), Just("\u{a0}"), Just("\u{2011}"), Just("\u{200b}")];
    let prefix = prop_oneof![Just("0"), Just("+44 "), Just("+44 (0)"), Just("0044 "), Just("+44(0)")];
    prop_oneof![
        "[a-z]{1,9}(\\.[a-z]{1,9})?(@ ?| @ | \\(at\\) |\\[at\\])[a-z]{2,9}\\.(gov\\.uk|org)"
            .prop_map(|text| (Kind::Email, text)),
        (prefix, "1632|1154|7700", separator.clone(), "960[0-9]{3}")
            .prop_map(|(prefix, area, gap, local)| { (Kind::Telephone, format!("{prefix}{area}{gap}{local}")) }),
        ("[ABCEGHJ][ACEHJ]", separator.clone(), "[0-9]{6}", separator.clone(), "[A-D]").prop_map(
            |(letters, first, digits, last, suffix)| {
                (Kind::NationalInsurance, format!("{letters}{first}{digits}{last}{suffix}"))
            }
        ),
        prop::array::uniform9(0_u8..10).prop_filter_map("no check digit", checked).prop_filter_map(
            "one digit ten times",
            |digits| {
                let first = digits.get(..1)?;
                let (a, b, c) = (digits.get(..3)?, digits.get(3..6)?, digits.get(6..)?);
                (!digits.replace(first, "").is_empty()).then(|| (Kind::NhsNumber, format!("{a} {b} {c}")))
            }
        ),
        ("(ZE|HS|M|EC)[1-9][0-9]?", prop_oneof![Just(""), Just(" "), Just("\u{a0}")], "[0-9][ABDEFGHJLN]{2}")
            .prop_map(|(outward, gap, inward)| (Kind::Postcode, format!("{outward}{gap}{inward}"))),
        "[ABCDEFG][ABCDEFG](0[2-9]|[1-9][0-9]) ?[XYZ]{3}".prop_map(|text| (Kind::VehicleRegistration, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        holds(&text, &read(&text, &NOBODY))?;
    }

    #[test]
    fn no_text_of_likely_pieces_makes_it_panic(pieces in prop::collection::vec(
        prop_oneof![
            "[ 0-9A-Da-d@.,()+/\n-]{1,4}",
            prop::sample::select(vec![
                "@", " at ", " dot ", "(at)", "+44", "0044", "(0)", "DOB ", "born", "vehicle", "NHS number", "NI no",
                "12", "1980", "March", "0163", "\u{a0}", "\u{200b}", "É", "１", "£", "SW1A", "1AA", "AB", "CDE",
            ]).prop_map(str::to_owned),
        ], 0..30)
    ) {
        let text = pieces.concat();
        holds(&text, &read(&text, &NOBODY))?;
    }

    #[test]
    fn what_is_planted_is_found(
        (kind, planted) in planted(),
        before in "([A-Za-z]{1,8}[ ,;:]{1,2}|\\(|“|\n|É )?",
        after in "([,;:.)] ?[A-Za-z]{0,8}|”|\n| is| — é)?",
    ) {
        let text = format!("{before}{planted}{after}");
        let start = before.len();
        let sightings = read(&text, &NOBODY);
        let covers = |sighting: &Sighting| sighting.kind == kind && sighting.range.start <= start
            && sighting.range.end >= start + planted.len();
        prop_assert!(sightings.iter().any(covers), "{:?} not found in {:?}: {:?}", planted, text, sightings);
    }

    #[test]
    fn a_date_of_birth_is_found_in_its_sentence(
        day in 1..=28_u32, month in 1..=12_u32, year in 1900..=2020_u32, words in "( [a-z]{3,6}){0,5}",
    ) {
        prop_assume!(!["after", "before", "since", "from", "until", "than", "and"].iter().any(|word| words.contains(word)));
        let text = format!("She was born{words} {day}/{month}/{year}.");
        let sightings = read(&text, &NOBODY);
        prop_assert!(sightings.iter().any(|sighting| sighting.kind == Kind::DateOfBirth), "{:?}", text);
    }

    #[test]
    fn unrelated_sentences_hide_nothing((kind, planted) in planted(), more in "( [A-Z][a-z]{2,7} [a-z]{2,7}\\.){0,4}") {
        let text = format!("It says{more} It is {planted}.{more}");
        let sightings = read(&text, &NOBODY);
        prop_assert!(sightings.iter().any(|sighting| sighting.kind == kind), "{:?}: {:?}", text, sightings);
    }
}
