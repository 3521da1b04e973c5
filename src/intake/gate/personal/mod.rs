//! Finds personal data in a text by its form: e-mail addresses, telephone, National Insurance and NHS numbers, full
//! postcodes, vehicle registrations and dates of birth. Names and faces have no form, and are not its business.
//!
//! One pass looks for a digit, an `@` or a spelled `at`; only there does a reader look closer, never further than a fixed
//! number of bytes, so the time is in proportion to the text.

mod allow;
mod birth;
mod commissioners;
mod cues;
mod email;
mod national_insurance;
mod nhs_number;
mod numbering_plan;
mod postcode;
#[cfg(test)]
mod properties;
mod telephone;
mod text;
mod vehicle;

use std::ops::Range;

use text::Text;

/// What the readers need to know of the house's policy.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// The body's own contact details: e-mail addresses, telephone numbers, postcodes, or whole domains written
    /// `@council.gov.uk`. Compared without regard to case, spaces, brackets, and `+44` against `0`.
    pub allow: &'a [String],
}

/// A kind of personal data, in the order of the codes P001 to P007.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An e-mail address, plain or spelled out.
    Email,
    /// A telephone number that may be one person's.
    Telephone,
    /// A National Insurance number.
    NationalInsurance,
    /// An NHS number, or a number of its form for Scotland (CHI) or Northern Ireland (H&C).
    NhsNumber,
    /// A full postcode.
    Postcode,
    /// A vehicle registration number.
    VehicleRegistration,
    /// A date of birth.
    DateOfBirth,
}

impl Kind {
    /// All kinds, in the order of their codes.
    pub const ALL: [Kind; 7] = [
        Kind::Email,
        Kind::Telephone,
        Kind::NationalInsurance,
        Kind::NhsNumber,
        Kind::Postcode,
        Kind::VehicleRegistration,
        Kind::DateOfBirth,
    ];

    /// What to do about one, as an order to the officer.
    pub fn help(self) -> &'static str {
        match self {
            Kind::Email | Kind::Telephone | Kind::Postcode => {
                "take it out; if it is the body's own, add it to `allow` under `[gate.personal_data]`"
            }
            Kind::NationalInsurance | Kind::NhsNumber => "take it out: it stands for one person",
            Kind::VehicleRegistration => "take it out: the keeper can be found from it",
            Kind::DateOfBirth => "take it out, or give an age band",
        }
    }
}

/// Personal data that was seen in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Where it stands: bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// What was seen.
    pub message: String,
}

/// What a reader found.
struct Found {
    /// Bytes of the folded text.
    range: Range<usize>,
    kind: Kind,
    /// The bare form by which it is compared with what is allowed: see [`allow`].
    bare: String,
}

/// The personal data in a text, in the order of the text; no two sightings overlap.
pub fn read(text: &str, policy: &Policy<'_>) -> Vec<Sighting> {
    let text = Text::new(text);
    let found = find(&text);
    let published = found.into_iter().filter(|found| !allow::allows(policy, found));
    published.map(|found| sighting(&text, &found)).collect()
}

/// The same for a text whose label stands elsewhere, such as a cell under the header "Date of birth". The ranges are of
/// `text` alone.
pub fn read_labelled(label: &str, text: &str, policy: &Policy<'_>) -> Vec<Sighting> {
    if is_short_number(text) {
        return Vec::new();
    }
    let labelled = [label.trim(), ": ", text].concat();
    let start = labelled.len() - text.len();
    let mut sightings = read(&labelled, policy);
    sightings.retain(|sighting| sighting.range.start >= start);
    for sighting in &mut sightings {
        sighting.range = sighting.range.start - start..sighting.range.end - start;
    }
    sightings
}

/// Whether a text is a number with too few digits for any form, as most cells are: a date has eight, all others more.
fn is_short_number(text: &str) -> bool {
    text.len() < 8 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Whether an entry of [`Policy::allow`] is of a kind that can be allowed, so that it can ever match.
pub fn is_contact(entry: &str) -> bool {
    allow::is_contact(entry)
}

fn find(text: &Text<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let bytes = text.bytes();
    let mut place = 0;
    while let Some(step) = bytes[place..].iter().position(|byte| IS_CAUSE[usize::from(*byte)]) {
        place += step;
        let previous = text.before(place);
        match bytes[place] {
            b'@' => found.extend(email::plain(text, place)),
            b'a' | b'A' if !text::is_letter(previous) => found.extend(email::spelled(text, place)),
            b'0'..=b'9' if !previous.is_ascii_digit() => {
                found.extend(telephone::at(text, place));
                found.extend(national_insurance::at(text, place));
                found.extend(nhs_number::at(text, place));
                found.extend(postcode::at(text, place));
                found.extend(vehicle::at(text, place));
                found.extend(birth::at(text, place));
            }
            _ => {}
        }
        place += 1;
    }
    without_overlaps(found)
}

/// The bytes that can begin personal data, or stand in its midst: few in any text.
const IS_CAUSE: [bool; 256] = {
    let mut is_cause = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_cause[byte] = matches!(byte as u8, b'@' | b'a' | b'A' | b'0'..=b'9');
        byte += 1;
    }
    is_cause
};

/// Of those that overlap, keeps the longest; of those as long, the one whose code comes first.
fn without_overlaps(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|found| (found.range.start, found.kind));
    let mut kept: Vec<Found> = Vec::new();
    for found in found {
        match kept.last_mut() {
            Some(last) if found.range.start < last.range.end => {
                if found.range.len() > last.range.len() {
                    *last = found;
                }
            }
            _ => kept.push(found),
        }
    }
    kept
}

fn sighting(text: &Text<'_>, found: &Found) -> Sighting {
    let seen = text.quoted(&found.range);
    let message = match found.kind {
        Kind::Email => format!("`{seen}` is an e-mail address: allow it if it is the body's own"),
        Kind::Telephone => format!("`{seen}` is a telephone number: allow it if it is the body's own"),
        Kind::NationalInsurance => format!("`{seen}` has the form of a National Insurance number"),
        Kind::NhsNumber => format!("`{seen}` has the form and the check digit of an NHS number"),
        Kind::Postcode => {
            format!("`{seen}` is a full postcode, which may be a single home: allow it if it is the body's own")
        }
        Kind::VehicleRegistration => format!("`{seen}` has the form of a vehicle registration number"),
        Kind::DateOfBirth => format!("`{seen}` reads as a date of birth"),
    };
    Sighting { range: text.origin(&found.range), kind: found.kind, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Policy<'_> = Policy { allow: &[] };

    /// What is seen in a text, of all kinds.
    pub(super) fn seen(text: &str) -> Vec<&str> {
        read(text, &NOBODY).into_iter().map(|sighting| &text[sighting.range]).collect()
    }

    /// What is seen of one kind.
    pub(super) fn seen_of(kind: Kind, text: &str) -> Vec<&str> {
        let ours = read(text, &NOBODY).into_iter().filter(|sighting| sighting.kind == kind);
        ours.map(|sighting| &text[sighting.range]).collect()
    }

    #[test]
    fn sightings_are_in_order_and_say_where() {
        let text = "Ring\u{a0}07700\u{a0}900123 or write to a@example.org.";
        let sightings = read(text, &NOBODY);
        assert_eq!(sightings.len(), 2);
        assert_eq!(&text[sightings[0].range.clone()], "07700\u{a0}900123");
        assert_eq!(sightings[0].message, "`07700 900123` is a telephone number: allow it if it is the body's own");
        assert_eq!((sightings[1].kind, &text[sightings[1].range.clone()]), (Kind::Email, "a@example.org"));
    }

    #[test]
    fn a_label_tells_what_a_cell_holds() {
        assert_eq!(read("12/03/1980", &NOBODY), []);
        let sightings = read_labelled(" DOB ", "12/03/1980", &NOBODY);
        assert_eq!((sightings.len(), sightings[0].range.clone()), (1, 0..10));
        assert_eq!(read_labelled("Tel 01632 960123", "none", &NOBODY), []);
    }

    #[test]
    fn kinds_are_in_the_order_of_their_codes() {
        assert!(Kind::ALL.is_sorted());
        assert!(Kind::Postcode.help().contains("allow") && !Kind::NhsNumber.help().contains("allow"));
    }
}
