//! NHS numbers (P004): ten digits of which the last checks the others. Scotland's CHI number and Northern Ireland's H&C
//! number have the same form.
//!
//! Source: NHS Data Dictionary, NHS NUMBER (the modulus 11 algorithm). One in eleven numbers passes by chance, so ten digits
//! need the printed grouping 3-3-4 or the words "NHS number" before them.

use std::ops::Range;

use super::cues::Topic;
use super::text::Text;
use super::{Found, Kind};

/// How far before a number the words "NHS number" are looked for, in bytes.
const REACH: usize = 60;

/// The number whose first digit is at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    let mut digits = [0; 10];
    let mut groups = [0; 10];
    let (mut count, mut group, mut end) = (0, 0, place);
    while count < digits.len() {
        let byte = text.at(end);
        if byte.is_ascii_digit() {
            *digits.get_mut(count)? = byte - b'0';
            *groups.get_mut(group)? += 1;
            count += 1;
        } else if matches!(byte, b' ' | b'-') && text.at(end + 1).is_ascii_digit() {
            group += 1;
        } else {
            return None;
        }
        end += 1;
    }
    let range = place..end;
    if !is_checked(&digits) || !text.stands_alone(&range) || text.before(place) == b'+' || text.is_in_link(place) {
        return None;
    }
    let grouped = groups.starts_with(&[3, 3, 4]) && is_apart(text, &range);
    let told = grouped || text.cue_before(Topic::Nhs, place, REACH).is_some();
    told.then_some(Found { range, kind: Kind::NhsNumber, bare: String::new() })
}

/// Whether the last digit is right: eleven less the weighted sum modulo eleven, where 11 counts as 0 and 10 is never
/// given. Ten like digits are a placeholder.
fn is_checked(digits: &[u8; 10]) -> bool {
    let weighted = digits.iter().zip([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    let sum: u32 = weighted.map(|(digit, weight)| u32::from(*digit) * weight).sum();
    sum.is_multiple_of(11) && digits.iter().any(|digit| Some(digit) != digits.first())
}

/// Whether no other number stands beside it, as in a row of figures.
fn is_apart(text: &Text<'_>, range: &Range<usize>) -> bool {
    let earlier = range.start - text.run_back(range.start, 3, |byte| byte == b' ');
    let later = range.end + text.run(range.end, 3, |byte| byte == b' ');
    !text.before(earlier).is_ascii_digit() && !text.at(later).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::seen_of;

    fn seen(text: &str) -> Vec<&str> {
        seen_of(Kind::NhsNumber, text)
    }

    #[test]
    fn the_grouping_or_the_words_are_enough() {
        assert_eq!(seen("Patient 999 000 0018 was seen."), ["999 000 0018"]);
        assert_eq!(seen("999-000-0018"), ["999-000-0018"]);
        assert_eq!(seen("NHS No: 9990000018"), ["9990000018"]);
        assert_eq!(seen("The NHS number of the second patient is 99900 00018."), ["99900 00018"]);
        assert_eq!(seen("NHS number\n9990000018"), ["9990000018"]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "9990000018",
            "999 000 0019",
            "NHS number 9990000019",
            "000 000 0000",
            "12 999 000 0018",
            "999 000 0018 7",
            "9990 000 018",
            "999 000 00180",
            "+999 000 0018",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_check_digit_catches_every_single_error() {
        let digits = [9, 9, 9, 0, 0, 0, 0, 0, 1, 8];
        assert!(super::is_checked(&digits));
        for (place, value) in (0..10).flat_map(|place| (0..10).map(move |value| (place, value))) {
            let mut changed = digits;
            changed[place] = value;
            assert_eq!(super::is_checked(&changed), changed == digits);
        }
    }
}
