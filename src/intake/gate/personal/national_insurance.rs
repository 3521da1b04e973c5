//! National Insurance numbers (P003): two letters, six digits, and a letter from A to D.
//!
//! Source: HMRC, National Insurance Manual, NIM39110. There is no check digit, but prefixes that are never given,
//! among them QQ, which stands in examples. Without its last letter the number needs a word such as "NINO" before it.

use super::cues::Topic;
use super::text::Text;
use super::{Found, Kind};

/// How far before a number words such as "National Insurance" are looked for, in bytes.
const REACH: usize = 40;

/// The number whose first digit is at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    let prefix_end = place - usize::from(is_separator(text.before(place)));
    let start = prefix_end.checked_sub(2)?;
    let prefix = text.slice(start..prefix_end);
    if !is_prefix(prefix) {
        return None;
    }
    let end = digits_end(text, place)?;
    let suffix = end + usize::from(is_separator(text.at(end)));
    let has_suffix = matches!(text.at(suffix), b'A'..=b'D' | b'a'..=b'd');
    let range = start..if has_suffix { suffix + 1 } else { end };
    if !text.stands_alone(&range) {
        return None;
    }
    let letters = [prefix, text.slice(suffix..suffix + 1)].concat();
    let plain = has_suffix && (letters.iter().all(u8::is_ascii_uppercase) || range.len() == 9);
    let told = plain || text.cue_before(Topic::NationalInsurance, start, REACH).is_some();
    told.then_some(Found { range, kind: Kind::NationalInsurance, bare: String::new() })
}

/// Whether two letters can begin a number.
fn is_prefix(letters: &[u8]) -> bool {
    let &[first, second] = letters else { return false };
    let (first, second) = (first.to_ascii_uppercase(), second.to_ascii_uppercase());
    let allocated = |letter: u8| letter.is_ascii_uppercase() && !b"DFIQUV".contains(&letter);
    let never = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];
    allocated(first) && allocated(second) && second != b'O' && !never.contains(&&[first, second])
}

/// Where six digits end: together, or in pairs.
fn digits_end(text: &Text<'_>, place: usize) -> Option<usize> {
    let length = |from| text.digits(from, 7);
    if length(place) == 6 {
        return Some(place + 6);
    }
    let second = place + 3;
    let third = second + 3;
    let pairs = [place, second, third].into_iter().all(|pair| length(pair) == 2);
    (pairs && is_separator(text.at(place + 2)) && is_separator(text.at(second + 2))).then_some(third + 2)
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::seen_of;

    fn seen(text: &str) -> Vec<&str> {
        seen_of(Kind::NationalInsurance, text)
    }

    #[test]
    fn any_grouping_is_found() {
        for text in ["AB123456C", "AB 12 34 56 C", "AB 123456 C", "AB-12-34-56-C", "ab123456c", "ＡＢ１２３４５６Ｃ"]
        {
            assert_eq!(seen(text), [text]);
            assert_eq!(seen(&format!("His number ({text}) was given.")), [text]);
        }
        assert_eq!(seen("NI number ab 12 34 56, NINO: AB123456"), ["ab 12 34 56", "AB123456"]);
    }

    #[test]
    fn what_is_never_given_is_not_one() {
        for text in [
            "QQ 12 34 56 C",
            "GB123456A",
            "DA123456A",
            "AO123456A",
            "AB123456E",
            "AB1234567C",
            "FOI/AB123456C/1",
            "XAB123456C",
            "such as 10 20 30 a day",
            "AB 123456",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }
}
