//! Vehicle registration numbers (P006), from which the keeper can be found.
//!
//! Forms: DVLA, INF104, "Vehicle registration numbers and number plates". The form since 2001, `AB12 CDE`, is found
//! wherever it stands. Those before it look like references and road numbers: `A123 BCD` (1983 to 2001) and `ABC 123D`
//! (1963 to 1983) need a word such as "vehicle" in their sentence, and `AB 1234` or `1234 AB` (before 1963, and Northern
//! Ireland) stand right after "registration", "VRM" or the like.

use std::ops::Range;

use super::cues::Topic;
use super::text::Text;
use super::{Found, Kind};

/// How far before or after a number a word such as "vehicle" is looked for, in bytes.
const REACH: usize = 60;

/// Words of three capitals that follow a code in headings and titles: "RG12 FOI".
const WORDS: [&[u8]; 28] = [
    b"THE", b"AND", b"FOR", b"NOT", b"WAS", b"ARE", b"ALL", b"ANY", b"HAS", b"HAD", b"PER", b"BUT", b"OUT", b"DUE",
    b"NEW", b"OLD", b"TOP", b"END", b"FOI", b"DPA", b"EIR", b"NHS", b"PDF", b"CSV", b"DOC", b"XLS", b"JAN", b"MAY",
];

/// The number whose digits begin at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    let digits = text.digits(place, 5);
    if digits > 4 {
        return None;
    }
    let parts = readings(text, place..place + digits).into_iter().find(Parts::is_registration)?;
    let range = parts.range();
    (!text.is_in_link(range.start)).then_some(Found { range, kind: Kind::VehicleRegistration, bare: String::new() })
}

enum Form {
    Current,
    Dated,
    Dateless,
}

/// Digits with the letters beside them, which a space may part.
struct Parts<'a> {
    text: &'a Text<'a>,
    before: Range<usize>,
    digits: Range<usize>,
    after: Range<usize>,
}

/// With the letters on both sides, then with those on one, for a space may also part two words.
fn readings<'a>(text: &'a Text<'_>, digits: Range<usize>) -> [Parts<'a>; 3] {
    let before_end = digits.start - usize::from(text.before(digits.start) == b' ');
    let before = before_end - text.run_back(before_end, 4, |byte| byte.is_ascii_alphabetic())..before_end;
    let after_start = digits.end + usize::from(text.at(digits.end) == b' ');
    let after = after_start..after_start + text.run(after_start, 4, |byte| byte.is_ascii_alphabetic());
    let (none_before, none_after) = (digits.start..digits.start, digits.end..digits.end);
    let parts = |before: &Range<usize>, after: &Range<usize>| Parts {
        text,
        before: before.clone(),
        digits: digits.clone(),
        after: after.clone(),
    };
    [parts(&before, &after), parts(&before, &none_after), parts(&none_before, &after)]
}

impl Parts<'_> {
    fn is_registration(&self) -> bool {
        if self.before.len() > 3 || self.after.len() > 3 {
            return false;
        }
        let told = match self.form() {
            Some(Form::Current) => (self.has_capitals() && !self.is_beside_word()) || self.is_near_vehicle(),
            Some(Form::Dated) => self.has_capitals() && !self.is_beside_word() && self.is_near_vehicle(),
            Some(Form::Dateless) => self.has_capitals() && !self.is_beside_word() && self.follows_registration(),
            None => false,
        };
        told && self.text.stands_alone(&self.range())
    }

    fn form(&self) -> Option<Form> {
        let digits = self.text.slice(self.digits.clone());
        let joined_before = self.before.end == self.digits.start;
        let joined_after = self.after.start == self.digits.end;
        let serial = matches!(digits, [b'1'..=b'9', ..]);
        match (self.before.len(), digits.len(), self.after.len()) {
            (2, 2, 3) if self.is_current(digits) => Some(if joined_before { Form::Current } else { Form::Dated }),
            (1, 1..=3, 3) if joined_before && serial && !self.has(&self.before, b"IOUZ") => Some(Form::Dated),
            (3, 1..=3, 1) if joined_after && serial && !self.has(&self.after, b"IOQUZ") => Some(Form::Dated),
            (1..=3, _, 0) | (0, _, 1..=3) if serial => Some(Form::Dateless),
            _ => None,
        }
    }

    /// The letters and the half-year that are given: 02 for March 2002, 51 for September 2001, never 00 or 01.
    fn is_current(&self, age: &[u8]) -> bool {
        !self.has(&self.before, b"IQZ") && !self.has(&self.after, b"IQ") && age != b"00" && age != b"01"
    }

    fn has(&self, range: &Range<usize>, letters: &[u8]) -> bool {
        self.text.slice(range.clone()).iter().any(|letter| letters.contains(&letter.to_ascii_uppercase()))
    }

    fn has_capitals(&self) -> bool {
        !self.text.slice(self.range()).iter().any(u8::is_ascii_lowercase)
    }

    /// Whether letters that a space parts from the digits are a word of their own.
    fn is_beside_word(&self) -> bool {
        let before = self.before.end < self.digits.start && WORDS.contains(&self.text.slice(self.before.clone()));
        before || (self.digits.end < self.after.start && WORDS.contains(&self.text.slice(self.after.clone())))
    }

    fn is_near_vehicle(&self) -> bool {
        let near = |topic| self.text.is_cued(topic, &self.range(), REACH, REACH);
        near(Topic::Registration) || near(Topic::Vehicle)
    }

    /// Whether nothing but "number", "mark" or the like stands between the cue and it.
    fn follows_registration(&self) -> bool {
        let start = self.range().start;
        let Some(cue) = self.text.cue_before(Topic::Registration, start, 20) else { return false };
        let between = self.text.slice(cue.range.end..start).to_ascii_lowercase();
        let mut words = between.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| matches!(word, b"number" | b"mark" | b"no" | b"is" | b"was" | b"plate" | b"index"))
    }

    fn range(&self) -> Range<usize> {
        self.before.start..self.after.end
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::seen_of;

    fn seen(text: &str) -> Vec<&str> {
        seen_of(Kind::VehicleRegistration, text)
    }

    #[test]
    fn the_current_form_needs_no_word() {
        for text in ["AB12 CDE", "AB12CDE", "XX71 ZZZ"] {
            assert_eq!(seen(text), [text]);
            assert_eq!(seen(&format!("The car ({text}) was sold for 4 pounds.")), [text]);
        }
        assert_eq!(seen("the vehicle ab12 cde, VRM Xx71zzz"), ["ab12 cde", "Xx71zzz"]);
    }

    #[test]
    fn older_forms_need_one() {
        assert_eq!(seen("vehicle A123 BCD and vehicle ABC 123D or AB 12 CDE"), ["A123 BCD", "ABC 123D", "AB 12 CDE"]);
        assert_eq!(seen("Registration number: AB 1234; VRM 1234 AB"), ["AB 1234", "1234 AB"]);
        assert_eq!(seen("The plate was AIZ 1234."), ["AIZ 1234"]);
        assert_eq!(seen("A123 BCD, ABC 123D, AB 1234, 1234 AB"), Vec::<&str>::new());
    }

    #[test]
    fn references_and_roads_are_left_alone() {
        for text in [
            "AB00 CDE",
            "IA12 CDE",
            "AB12 CIE",
            "RG12 FOI REQUEST",
            "ab12 cde",
            "FOI/AB12CDE",
            "XAB12 CDE",
            "AB12 CDEF",
            "AB123 CDE",
            "a vehicle on the A57 and the M1",
            "registration of 12 cars",
            "Reg 12 EIR",
            "https://example.org/AB12CDE",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }
}
