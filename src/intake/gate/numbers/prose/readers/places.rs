//! Reads where people are reached: addresses, postcodes, telephone numbers.

use super::super::figure::Form;
use super::super::token::{Gap, TokenKind};
use super::Seen;

/// The "4CD" of "AB1 4CD".
pub(super) fn is_postcode(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let first = seen.figure.first;
    let text = view.text(first);
    let inward = seen.figure.form == Form::Suffixed
        && text.len() == 3
        && text.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let outward = first.checked_sub(1).is_some_and(|before| {
        view.kind_of(before) == Some(TokenKind::Mixed)
            && view.text(before).len() <= 4
            && view.text(before).starts_with(|c: char| c.is_ascii_lowercase())
    });
    inward && outward && view.joined(first)
}

/// "01632 960 1 23", "+44 1 …": groups of ten digits or more that begin with 0 or +.
pub(super) fn is_telephone(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let part = |at: usize| view.is_number(at) || matches!(view.text(at), "-" | "(" | ")" | "+");
    let mut start = seen.figure.first;
    while start > 0 && view.gap(start) <= Gap::Space && part(start - 1) && seen.figure.first - start < 12 {
        start -= 1;
    }
    let digits: usize = (start..start + 16)
        .take_while(|at| *at <= seen.figure.last || (view.gap(*at) <= Gap::Space && part(*at)))
        .filter(|at| view.is_number(*at))
        .map(|at| view.text(at).len())
        .sum();
    let opens = (start..=seen.figure.first)
        .find(|at| view.is_number(*at))
        .is_some_and(|at| view.text(at).starts_with('0') && view.text(at).len() >= 3);
    digits >= 10 && (opens || view.is_mark(start, '+'))
}

/// "12 Orchard Lane,", "2 and 3 Orchard Lane", "Flat 3".
pub(super) fn is_address(seen: &Seen<'_>) -> bool {
    super::labels::is_place(seen) || in_street(seen)
}

const STREETS: [&str; 22] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "close",
    "crescent",
    "terrace",
    "mews",
    "grove",
    "place",
    "square",
    "gardens",
    "way",
    "walk",
    "hill",
    "parade",
    "wharf",
    "embankment",
];

fn in_street(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let mut at = seen.figure.last + 1;
    while matches!(view.text(at), "and" | "-" | "–" | "&" | "to") && view.is_number(at + 1) && view.joined(at) {
        at += 2;
    }
    let named = (at..at + 4)
        .take_while(|word| view.joined(*word) && view.token(*word).is_some_and(|token| token.capital))
        .count();
    let street = named >= 2 && STREETS.contains(&view.text(at + named - 1));
    street && (view.ends_line(at + named - 1) || matches!(view.text(at + named), "," | "." | ")"))
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn places_are_set_aside() {
        assert_eq!(set_aside("2 Orchard Lane, Anytown"), [Reader::Address]);
        assert!(set_aside("Anytown, AB1 4CD").contains(&Reader::Postcode));
        assert_eq!(set_aside("Telephone 0300 123 4 567"), [Reader::Telephone]);
    }

    #[test]
    fn a_count_at_a_place_is_none() {
        assert_eq!(low("Orchard Lane 2"), ["2"]);
        assert_eq!(low("Orchard Ward 12 4 30"), ["4"]);
    }
}
