//! Telephone numbers (P002) that may be one person's: UK forms with `+44`, `0044` or `0`, in any sensible grouping, and
//! foreign ones with a `+`. Which numbers are people's is for the numbering plan.
//!
//! A local number without its area code, such as `960123`, cannot be told from any other number and is not found.

use std::ops::Range;

use super::cues::Topic;
use super::numbering_plan;
use super::text::{Text, is_word};
use super::{Found, Kind};

/// No number has more digits (ITU-T E.164, section 6.2.1), with room for `00`.
const MOST_DIGITS: usize = 17;

/// How far before or after a number a word such as `Tel` is looked for, in bytes.
const REACH: usize = 30;

/// The number whose first digits begin at a place.
pub(super) fn at(text: &Text<'_>, place: usize) -> Option<Found> {
    let number = number_at(text, place)?;
    let digits = number.bare.as_bytes();
    if digits.first() == Some(&b'0') && !numbering_plan::may_be_personal(digits) {
        return None;
    }
    let range = number.range;
    let stands = is_free(text, &range) && !text.is_in_link(range.start);
    let book = text.cue_before(Topic::Book, range.start, 12).is_some();
    (stands && !book).then_some(Found { range, kind: Kind::Telephone, bare: number.bare })
}

/// The bare form of a text that is a telephone number of any range and nothing else.
pub(super) fn bare(text: &Text<'_>) -> Option<String> {
    let first = text.run(0, 3, |byte| matches!(byte, b'+' | b'(' | b' '));
    let number = number_at(text, first)?;
    (number.range.end == text.bytes().len()).then_some(number.bare)
}

struct Number {
    /// Digits with the leading 0; with a `+` where the number is foreign.
    bare: String,
    range: Range<usize>,
}

fn number_at(text: &Text<'_>, place: usize) -> Option<Number> {
    let plus = text.before(place) == b'+';
    let start = place - usize::from(plus);
    let Group { bare, end } = match (plus, text.at(place)) {
        (true, b'4') if text.at(place + 1) == b'4' => after_country_code(text, place + 2)?,
        (true, _) => foreign(text, place)?,
        (false, b'0') if text.slice(place..place + 4) == b"0044" => after_country_code(text, place + 4)?,
        (false, b'0') => national(text, place, "", 3)?,
        // A spreadsheet drops a leading 0 or `+`.
        (false, b'1' | b'2' | b'7') if text.digits(place, 4) == 4 => {
            let number = national(text, place, "0", 4)?;
            is_called(text, &(start..number.end)).then_some(number)?
        }
        (false, b'4') if text.slice(place..place + 3) == b"447" => {
            let number = after_country_code(text, place + 2)?;
            is_called(text, &(start..number.end)).then_some(number)?
        }
        _ => return None,
    };
    // "(01632) 960123" begins at its bracket, "(on 01632 960123)" and "(01632 960123)" do not.
    let closes = text.slice(start..end).iter().find(|byte| matches!(byte, b'(' | b')')) == Some(&b')');
    let start = start - usize::from(closes && text.before(start) == b'(');
    Some(Number { bare, range: start..end })
}

fn is_called(text: &Text<'_>, range: &Range<usize>) -> bool {
    text.is_cued(Topic::Telephone, range, REACH, REACH)
}

/// A UK number after its country code: `)` and `(0)` may come first.
fn after_country_code(text: &Text<'_>, place: usize) -> Option<Group> {
    let place = place + text.run(place, 3, |byte| matches!(byte, b')' | b' ' | b'-' | b'.'));
    let trunk = place + text.run(place, 1, |byte| matches!(byte, b'(' | b'['));
    if text.at(trunk) == b'0' {
        let after = trunk + 1;
        let after = after + text.run(after, 3, |byte| matches!(byte, b')' | b']' | b' ' | b'-' | b'('));
        return national(text, after, "0", 2);
    }
    national(text, trunk, "0", 2)
}

/// A UK number in groups of digits, of which the first has `fewest` or more; `trunk` is put before it.
fn national(text: &Text<'_>, place: usize, trunk: &str, fewest: usize) -> Option<Group> {
    let wanted = 11 - trunk.len();
    let ends = ends(text, place, fewest, 2)?;
    let end_of = |count| ends.iter().find(|end| end.digits == count).map(|end| end.place);
    // Where a number has ten digits its area code has five, and is printed whole.
    let whole_area = ends.first().is_some_and(|end| end.digits + trunk.len() >= 5);
    let end = end_of(wanted).or_else(|| end_of(wanted - 1).filter(|_| whole_area))?;
    let bare = format!("{trunk}{}", digits_of(text, place..end));
    numbering_plan::is_whole(bare.as_bytes()).then_some(Group { bare, end })
}

/// A number of another country, at `+`: ten to fifteen digits, so that "+12345678" stays an increase.
fn foreign(text: &Text<'_>, place: usize) -> Option<Group> {
    if text.at(place) == b'0' {
        return None;
    }
    // "+353 1 555 0123": other countries have areas of one digit.
    let ends = ends(text, place, 1, 1)?;
    let end = ends.iter().rfind(|end| (10..=15).contains(&end.digits))?.place;
    Some(Group { bare: format!("+{}", digits_of(text, place..end)), end })
}

fn digits_of(text: &Text<'_>, range: Range<usize>) -> String {
    text.slice(range).iter().filter(|byte| byte.is_ascii_digit()).copied().map(char::from).collect()
}

struct Group {
    /// All digits, as compared.
    bare: String,
    end: usize,
}

/// Where a group of digits ends, and how many digits there are up to it.
#[derive(Clone, Copy, Default)]
struct End {
    digits: usize,
    place: usize,
}

/// The ends of the groups from a place on, if the first has `first` digits or more and each other `later`. Dots and
/// spaces are not mixed, for "23.93 2024" is an amount and a year; one line break is passed over.
fn ends(text: &Text<'_>, mut place: usize, first: usize, later: usize) -> Option<[End; 8]> {
    let mut ends = [End::default(); 8];
    let (mut digits, mut lines, mut dotted) = (0, 0, None);
    for index in 0..ends.len() {
        let length = text.digits(place, MOST_DIGITS + 1);
        digits += length;
        if length < if index == 0 { first } else { later } || digits > MOST_DIGITS {
            break;
        }
        place += length;
        *ends.get_mut(index)? = End { digits, place };
        let Some(separator) = separator_at(text, place) else { break };
        lines += separator.lines;
        if lines > 1 || *dotted.get_or_insert(separator.dotted) != separator.dotted {
            break;
        }
        place = separator.end;
    }
    ends.first().is_some_and(|end| end.digits > 0).then_some(ends)
}

/// What parts two groups of digits.
struct Separator {
    end: usize,
    lines: usize,
    dotted: bool,
}

/// Spaces, a bracket, or one dot, hyphen or slash.
fn separator_at(text: &Text<'_>, start: usize) -> Option<Separator> {
    let mut end = start + usize::from(text.at(start) == b')');
    let dotted = text.at(end) == b'.';
    if matches!(text.at(end), b'-' | b'.' | b'/') {
        end += 1;
    } else {
        end += text.run(end, 3, |byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }
    let lines = text.slice(start..end).iter().filter(|byte| **byte == b'\n').count();
    end += usize::from(text.at(end) == b'(');
    (end > start && text.at(end).is_ascii_digit()).then_some(Separator { end, lines, dotted })
}

/// Whether a number is not part of a longer number, an amount or a reference.
fn is_free(text: &Text<'_>, range: &Range<usize>) -> bool {
    let (before, after) = (text.before(range.start), text.at(range.end));
    let earlier = range.start.checked_sub(1).map_or(0, |mark| text.before(mark));
    let joined_before = match before {
        b'-' | b'.' | b'_' | b'\'' => is_word(earlier),
        // "01632 960123/01632 960124" are two numbers, "FOI/01632960123" is a reference.
        b'/' => {
            let word = text.run_back(range.start, 40, |byte| !byte.is_ascii_whitespace());
            text.slice(range.start - word..range.start).iter().any(u8::is_ascii_alphabetic)
        }
        b'#' | b'$' | b'=' | b'+' => true,
        _ => is_word(before),
    };
    let joined_after = match after {
        b'-' | b'_' => is_word(text.at(range.end + 1)),
        b'.' => text.at(range.end + 1).is_ascii_digit(),
        b'/' => {
            let length = text.run(range.end + 1, MOST_DIGITS, is_word);
            let word = text.slice(range.end + 1..range.end + 1 + length);
            !word.iter().all(u8::is_ascii_digit) || (length > 4 && !word.starts_with(b"0"))
        }
        b'%' => true,
        // An extension: "01632 960123x45".
        b'x' | b'X' => !text.at(range.end + 1).is_ascii_digit(),
        _ => is_word(after),
    };
    !joined_before && !joined_after
}

#[cfg(test)]
mod tests {
    use super::super::tests::seen;

    #[test]
    fn every_uk_form_is_found_whole() {
        for number in [
            "01632960123",
            "01632 960123",
            "01632 960 123",
            "(01632) 960123",
            "01632-960-123",
            "01632.960.123",
            "01632/960123",
            "+441632960123",
            "+44 1632 960123",
            "+44 (0)1632 960 123",
            "+44(0)20 7946 0123",
            "(+44) 1632 960123",
            "+44 01632 960123",
            "0044 1632 960123",
            "020 7946 0123",
            "0207 946 0123",
            "(020) 7946 0123",
            "07700 900123",
            "0770 090 0123",
            "01204 96012",
            "01632 9\u{a0}6\u{ad}0123",
        ] {
            let number = number.replace("9\u{a0}6", "96");
            assert_eq!(seen(&number), [number.as_str()]);
            let text = format!("(see 4) Ring {number}, or write.");
            assert_eq!(seen(&text), [number.as_str()]);
        }
        assert_eq!(seen("(01632 960123)\n☎07700\n900123"), ["01632 960123", "07700\n900123"]);
        assert_eq!(seen("01632 960123/01632 960124/5"), ["01632 960123", "01632 960124"]);
        assert_eq!(seen("01632 960123x45 and 01632 960123 ext 4"), ["01632 960123", "01632 960123"]);
    }

    #[test]
    fn foreign_numbers_need_their_plus() {
        assert_eq!(seen("+353 1 555 01234, +12025550123"), ["+353 1 555 01234", "+12025550123"]);
        assert_eq!(seen("grew by +12345678"), Vec::<&str>::new());
    }

    #[test]
    fn a_lost_zero_needs_the_word() {
        assert_eq!(
            seen("Mobile: 7700 900123; tel. 1632960123; mob 447700900123"),
            ["7700 900123", "1632960123", "447700900123"]
        );
        assert_eq!(seen("7700900123 and 1632960123"), Vec::<&str>::new());
    }

    #[test]
    fn services_and_other_numbers_are_left_alone() {
        for text in [
            "Ring 101, 111, 999, 116 123 or 0300 123 4567, 0800 001 0012, +44 300 123 4567",
            "01.FOI.99.012345 and 01/DPA/99/000123 and FOI-01632960123",
            "ISBN 0163296012, ISBN: 01632960123, 978-01632960123",
            "£01632960123 or 01632960123%",
            "01 02 2003 10 20",
            "01/02/2003 1234",
            "0 1632 0 960123",
            "12301632960123 and 016329601234",
            "https://example.org/01632960123",
            "company 01234567",
            "2018 01 02 0 12 345",
            "$1,174,023.93\n2023/24 $19",
            "0700-1500",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }
}
