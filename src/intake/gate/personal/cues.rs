//! Words that tell what a number near by is: `Tel`, `date of birth`, `VRM`. Finds those of a stretch of text, and says
//! whether it stays within one sentence. What the numbers are is for the readers.

use std::ops::Range;
use std::sync::LazyLock;

use super::text::is_word;

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Telephone,
    NationalInsurance,
    Nhs,
    Vehicle,
    Registration,
    Birth,
    Book,
}

/// A word or phrase that tells what a number near by is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) topic: Topic,
    pub(super) range: Range<usize>,
}

/// The phrases in lower case, those of one first letter together, a longer one before a shorter one that begins it.
/// A space stands for any spaces, a line break or a hyphen.
const PHRASES: &[(&str, Topic)] = &[
    ("birth date", Topic::Birth),
    ("birthdate", Topic::Birth),
    ("birthday", Topic::Birth),
    ("born", Topic::Birth),
    ("call", Topic::Telephone),
    ("cell", Topic::Telephone),
    ("chi number", Topic::Nhs),
    ("chi no", Topic::Nhs),
    ("chi", Topic::Nhs),
    ("contact number", Topic::Telephone),
    ("date of birth", Topic::Birth),
    ("dates of birth", Topic::Birth),
    ("d.o.b", Topic::Birth),
    ("dob", Topic::Birth),
    ("dobs", Topic::Birth),
    ("fax", Topic::Telephone),
    ("h&c number", Topic::Nhs),
    ("h&c no", Topic::Nhs),
    ("health and care number", Topic::Nhs),
    ("isbn", Topic::Book),
    ("mob", Topic::Telephone),
    ("mobile", Topic::Telephone),
    ("national insurance", Topic::NationalInsurance),
    ("nhs id", Topic::Nhs),
    ("nhs no", Topic::Nhs),
    ("nhs num", Topic::Nhs),
    ("nhs number", Topic::Nhs),
    ("nhs numbers", Topic::Nhs),
    ("ni no", Topic::NationalInsurance),
    ("ni number", Topic::NationalInsurance),
    ("nino", Topic::NationalInsurance),
    ("ninos", Topic::NationalInsurance),
    ("phone", Topic::Telephone),
    ("phones", Topic::Telephone),
    ("plate", Topic::Registration),
    ("plates", Topic::Registration),
    ("reg", Topic::Registration),
    ("regs", Topic::Registration),
    ("registration", Topic::Registration),
    ("registrations", Topic::Registration),
    ("ring", Topic::Telephone),
    ("tel", Topic::Telephone),
    ("telephone", Topic::Telephone),
    ("telephones", Topic::Telephone),
    ("vehicle", Topic::Vehicle),
    ("vehicles", Topic::Vehicle),
    ("vrm", Topic::Registration),
    ("vrms", Topic::Registration),
    ("vrn", Topic::Registration),
    ("vrns", Topic::Registration),
    ("whatsapp", Topic::Telephone),
];

/// The cues of a folded text whose first word begins in a range, in order.
pub(super) fn within(bytes: &[u8], range: Range<usize>) -> impl Iterator<Item = Cue> {
    let before = range.start.checked_sub(1).and_then(|before| bytes.get(before));
    let mut in_word = before.copied().is_some_and(is_word);
    let stretch = bytes.get(range.start..range.end.min(bytes.len())).unwrap_or_default();
    stretch.iter().enumerate().filter_map(move |(at, byte)| {
        let begins = !std::mem::replace(&mut in_word, is_word(*byte)) && in_word;
        if begins { phrase_at(bytes, range.start + at) } else { None }
    })
}

fn phrase_at(bytes: &[u8], place: usize) -> Option<Cue> {
    let initial = usize::from(bytes.get(place)?.to_ascii_lowercase().checked_sub(b'a')?);
    let same = PHRASES.get(BY_INITIAL.get(initial)?.clone())?;
    same.iter()
        .filter_map(|(phrase, topic)| Some(Cue { topic: *topic, range: place..phrase_end(bytes, place, phrase)? }))
        .max_by_key(|cue| cue.range.end)
}

/// Which of the phrases begin with each letter: every word of a text is looked up.
static BY_INITIAL: LazyLock<Vec<Range<usize>>> = LazyLock::new(|| {
    let before = |limit: u8| PHRASES.partition_point(|(phrase, _)| phrase.as_bytes().first() < Some(&limit));
    (b'a'..=b'z').map(|letter| before(letter)..before(letter + 1)).collect()
});

/// Where a phrase that begins at a place ends, if it stands there as whole words.
fn phrase_end(bytes: &[u8], mut place: usize, phrase: &str) -> Option<usize> {
    for &letter in phrase.as_bytes() {
        if letter == b' ' {
            let is_gap = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'-';
            let spaces = bytes.get(place..)?.iter().take_while(is_gap).count();
            place += (1..=3).contains(&spaces).then_some(spaces)?;
        } else if bytes.get(place)?.eq_ignore_ascii_case(&letter) {
            place += 1;
        } else {
            return None;
        }
    }
    (!bytes.get(place).copied().is_some_and(is_word)).then_some(place)
}

/// Whether what stands in a range keeps to one sentence: no full stop, no empty line, and no line break but after a
/// label or in a line so long that it was wrapped.
pub(super) fn continues(bytes: &[u8], gap: Range<usize>) -> bool {
    let (mut lines, mut words) = (0, false);
    for place in gap {
        match bytes.get(place).copied().unwrap_or(0) {
            b'\n' if lines > 0 || (words && !is_wrapped(bytes, place)) => return false,
            b'\n' => lines += 1,
            b'?' | b'!' => return false,
            b'.' if ends_sentence(bytes, place) => return false,
            byte if is_word(byte) => {
                words = true;
                lines = 0;
            }
            _ => {}
        }
    }
    true
}

/// A line this wide (in bytes) was wrapped, not ended on purpose.
const WRAPPED: usize = 60;

fn is_wrapped(bytes: &[u8], line_end: usize) -> bool {
    let window = bytes.get(line_end.saturating_sub(WRAPPED)..line_end).unwrap_or_default();
    window.len() == WRAPPED && !window.contains(&b'\n')
}

/// Whether a full stop ends a sentence: after a word of three letters or more, before a capital.
fn ends_sentence(bytes: &[u8], stop: usize) -> bool {
    let after = bytes.get(stop + 1..).unwrap_or_default();
    let spaces = after.iter().take(3).take_while(|byte| byte.is_ascii_whitespace()).count();
    let capital = after.get(spaces).is_some_and(u8::is_ascii_uppercase);
    let before = bytes.get(..stop).unwrap_or_default();
    let letters = before.iter().rev().take(4).take_while(|byte| is_word(**byte)).count();
    spaces > 0 && capital && letters >= 3 && !before.ends_with(b" Mrs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(text: &str) -> Vec<Topic> {
        within(text.as_bytes(), 0..text.len()).map(|cue| cue.topic).collect()
    }

    #[test]
    fn phrases_are_in_order_of_their_first_letter() {
        assert!(PHRASES.is_sorted_by_key(|(phrase, _)| phrase.as_bytes()[0]));
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(topics("Date-of\nBirth, D.O.B., NHS  No"), [Topic::Birth, Topic::Birth, Topic::Nhs]);
        assert_eq!(topics("telling airborne NHS notes, stillborn, regional"), []);
    }

    #[test]
    fn a_sentence_ends_where_a_new_one_begins() {
        let keeps = |text: &str| continues(text.as_bytes(), 0..text.len());
        assert!(keeps(": ") && keeps(" on ") && keeps(" at St. Mary's, no. 4, ") && keeps(":\n"));
        assert!(!keeps(" in Hull. The ") && !keeps("? ") && !keeps(":\n\n") && !keeps(" withheld\n"));
    }
}
