//! Full postcodes (P005), such as `ZE1 9ZZ`: one may be a single home. The first half alone, `ZE1`, is a district and is
//! left alone.
//!
//! Form: BS 7666-2 and Royal Mail, "Programmers' guide to the Postcode Address File": the six forms from `A9 9AA` to
//! `AA9A 9AA`, the letters that each place may hold, and the areas of the United Kingdom and the Crown dependencies.

use std::ops::Range;

use super::text::Text;
use super::{Found, Kind};

/// The 124 postcode areas, in alphabetical order.
const AREAS: [&[u8]; 124] = [
    b"AB", b"AL", b"B", b"BA", b"BB", b"BD", b"BH", b"BL", b"BN", b"BR", b"BS", b"BT", b"CA", b"CB", b"CF", b"CH",
    b"CM", b"CO", b"CR", b"CT", b"CV", b"CW", b"DA", b"DD", b"DE", b"DG", b"DH", b"DL", b"DN", b"DT", b"DY", b"E",
    b"EC", b"EH", b"EN", b"EX", b"FK", b"FY", b"G", b"GL", b"GU", b"GY", b"HA", b"HD", b"HG", b"HP", b"HR", b"HS",
    b"HU", b"HX", b"IG", b"IM", b"IP", b"IV", b"JE", b"KA", b"KT", b"KW", b"KY", b"L", b"LA", b"LD", b"LE", b"LL",
    b"LN", b"LS", b"LU", b"M", b"ME", b"MK", b"ML", b"N", b"NE", b"NG", b"NN", b"NP", b"NR", b"NW", b"OL", b"OX",
    b"PA", b"PE", b"PH", b"PL", b"PO", b"PR", b"RG", b"RH", b"RM", b"S", b"SA", b"SE", b"SG", b"SK", b"SL", b"SM",
    b"SN", b"SO", b"SP", b"SR", b"SS", b"ST", b"SW", b"SY", b"TA", b"TD", b"TF", b"TN", b"TQ", b"TR", b"TS", b"TW",
    b"UB", b"W", b"WA", b"WC", b"WD", b"WF", b"WN", b"WR", b"WS", b"WV", b"YO", b"ZE",
];

/// What follows a number in lower case without being half a postcode: "S4 2nd floor", "E1 4hr".
const ENDINGS: [&[u8]; 12] = [b"st", b"nd", b"rd", b"th", b"hr", b"yr", b"wk", b"pt", b"pp", b"ft", b"lb", b"bn"];

/// The postcode whose district's first digit is at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    let letters = text.run_back(place, 3, |byte| byte.is_ascii_alphabetic());
    if !(1..=2).contains(&letters) {
        return None;
    }
    let start = place - letters;
    // The district is longest first, for "M12 3AB" has one digit more than its first half needs.
    let found = (1..=2).rev().find_map(|length| whole(text, start, place + length))?;
    Some(Found { bare: bare_of(text, &found), range: found, kind: Kind::Postcode })
}

/// The bare form of a text that is a postcode and nothing else.
pub(super) fn bare(text: &Text<'_>) -> Option<String> {
    let place = text.run(0, 3, |byte| !byte.is_ascii_digit());
    let found = at(text, place)?;
    (found.range == (0..text.bytes().len())).then_some(found.bare)
}

fn whole(text: &Text<'_>, start: usize, outward_end: usize) -> Option<Range<usize>> {
    if !is_outward(text.slice(start..outward_end)) {
        return None;
    }
    let inward = after_gap(text, outward_end)?;
    let range = start..inward + 3;
    (is_inward(text.slice(inward..inward + 3)) && is_free(text, &range, inward)).then_some(range)
}

/// Where the second half begins: at once, or after spaces, of which one may be a line break, or a hyphen.
fn after_gap(text: &Text<'_>, outward_end: usize) -> Option<usize> {
    if text.at(outward_end) == b'-' {
        return Some(outward_end + 1);
    }
    let spaces = text.run(outward_end, 4, |byte| matches!(byte, b' ' | b'\n' | b'\r'));
    let lines = text.slice(outward_end..outward_end + spaces).iter().filter(|byte| **byte == b'\n').count();
    (spaces <= 3 && lines <= 1).then_some(outward_end + spaces)
}

fn is_outward(outward: &[u8]) -> bool {
    let letters = outward.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (area, district) = outward.split_at(letters);
    let area = area.to_ascii_uppercase();
    let known = AREAS.binary_search(&area.as_slice()).is_ok();
    let formed = match district {
        [digit] => digit.is_ascii_digit(),
        [digit, last] if digit.is_ascii_digit() => match last.to_ascii_uppercase() {
            b'0'..=b'9' => true,
            last if letters == 1 => b"ABCDEFGHJKPSTUW".contains(&last),
            last => b"ABEHMNPRVWXY".contains(&last),
        },
        _ => false,
    };
    known && formed
}

fn is_inward(inward: &[u8]) -> bool {
    let [sector, unit @ ..] = inward else { return false };
    let is_unit = |byte: &u8| byte.is_ascii_alphabetic() && !b"CIKMOV".contains(&byte.to_ascii_uppercase());
    sector.is_ascii_digit() && unit.len() == 2 && unit.iter().all(is_unit)
}

/// Whether a range is printed as a postcode is, and not part of something longer. Without a space, or with a hyphen,
/// it must be in one case and not in a longer identifier.
fn is_free(text: &Text<'_>, range: &Range<usize>, inward: usize) -> bool {
    let unit = text.slice(inward + 1..range.end);
    let bytes = text.slice(range.clone());
    let spaced = bytes.contains(&b' ') || bytes.contains(&b'\n');
    if spaced {
        let (before, after) = (text.before(range.start), text.at(range.end));
        let joined = |byte| super::text::is_word(byte) || matches!(byte, b'_' | b'-' | b'@');
        return !joined(before) && !super::text::is_word(after) && !ENDINGS.contains(&unit);
    }
    text.stands_alone(range) && !bytes.iter().any(u8::is_ascii_lowercase)
}

fn bare_of(text: &Text<'_>, range: &Range<usize>) -> String {
    let letters = text.slice(range.clone()).iter().filter(|byte| byte.is_ascii_alphanumeric());
    letters.map(|byte| char::from(byte.to_ascii_uppercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::seen_of;

    fn seen(text: &str) -> Vec<&str> {
        seen_of(Kind::Postcode, text)
    }

    #[test]
    fn the_six_forms_are_found() {
        for text in ["S9 9ZZ", "M99 9ZZ", "ZE9 9ZZ", "ZE99 9ZZ", "W9A 9ZZ", "EC9A 9ZZ", "EC9A9ZZ", "ze9 9zz", "M999ZZ"]
        {
            assert_eq!(seen(text), [text]);
            assert_eq!(seen(&format!("1 High Street, Nowhere, {text}.")), [text]);
        }
        assert_eq!(seen("Nowhere ZE9\n9ZZ, ZЕ9\u{a0}9ZZ, ZE9-9ZZ"), ["ZE9\n9ZZ", "ZЕ9\u{a0}9ZZ", "ZE9-9ZZ"]);
    }

    #[test]
    fn districts_and_codes_are_left_alone() {
        for text in [
            "SW1A and ZE9",
            "ZE9 9",
            "QZ9 9ZZ",
            "ZE9 9CZ",
            "ZE9I 9ZZ",
            "ZE999 9ZZ",
            "XZE9 9ZZ",
            "ZE9 9ZZZ",
            "FOI/ZE99ZZ",
            "room S4 2nd floor",
            "grade E1 4th quarter",
            "B1 5pm",
            "the a1 2nd class",
            "id-e12ab",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn areas_are_in_order() {
        assert!(super::AREAS.is_sorted());
    }
}
