//! Which UK telephone numbers may be one person's, by the ranges of the National Telephone Numbering Plan (Ofcom, made
//! under the Communications Act 2003, section 56). It reads digits only.
//!
//! Numbers that begin 03, 08 and 09, and short codes such as 101, 111, 999 and 116 123, are given to services and not
//! to people (Part A of the plan), and are not personal data.

/// Area codes some of whose numbers have ten digits with the leading 0 instead of eleven (Ofcom, numbering data for
/// 01 and 02, local numbers of five or four digits).
const SHORT_AREAS: [&[u8]; 41] = [
    b"01204", b"01208", b"01254", b"01276", b"01297", b"01298", b"01363", b"01364", b"01384", b"01386", b"01404",
    b"01420", b"01460", b"01461", b"01480", b"01488", b"01524", b"01527", b"01562", b"01566", b"01606", b"01629",
    b"01635", b"01647", b"01659", b"016977", b"01695", b"01726", b"01744", b"01750", b"01768", b"01827", b"01837",
    b"01884", b"01900", b"01905", b"01935", b"01946", b"01949", b"01963", b"01995",
];

/// Whether digits, with their leading 0, are a whole number that may be one person's.
pub(super) fn may_be_personal(digits: &[u8]) -> bool {
    let [b'0', range, area, ..] = digits else { return false };
    match (digits.len(), range) {
        // Geographic: no area code begins 010.
        (11, b'1') => *area != b'0',
        (10, b'1') => SHORT_AREAS.iter().any(|short| digits.starts_with(short)),
        // London, the wide areas of the south coast, the Midlands, Northern Ireland and Cardiff.
        (11, b'2') => matches!(area, b'0' | b'3' | b'4' | b'8' | b'9'),
        // Corporate and location-independent numbers: a household may have one.
        (11, b'5') => matches!(area, b'5' | b'6'),
        // Personal numbers, mobile telephones and pagers.
        (11, b'7') => true,
        _ => false,
    }
}

/// Whether digits, with their leading 0, are a whole number of any range.
pub(super) fn is_whole(digits: &[u8]) -> bool {
    let service = matches!(digits, [b'0', b'3' | b'8' | b'9', ..]) && matches!(digits.len(), 10 | 11);
    service || may_be_personal(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_numbers_are_told_from_services() {
        for digits in ["01632960123", "02079460123", "07700900123", "05600000000", "0120496012", "0169772345"] {
            assert!(may_be_personal(digits.as_bytes()), "{digits}");
        }
        for digits in ["03000000000", "08081570000", "09098790000", "0198526636", "02179460123", "0163296012", "01"] {
            assert!(!may_be_personal(digits.as_bytes()), "{digits}");
        }
        assert!(is_whole(b"03000000000") && !is_whole(b"0300000000000"));
    }
}
