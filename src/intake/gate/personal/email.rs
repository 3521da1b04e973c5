//! E-mail addresses (P001), plain, with stray spaces, or spelled out: `jane (at) example dot org`. A role's mailbox such
//! as `foi@` is found too, for only the body knows which are its own. `@handle` and `@example.org` are no addresses.
//!
//! Form: RFC 5321, section 4.1.2 (Dot-string), and RFC 1035, section 2.3.1; a top-level domain has no digits.

use std::ops::Range;

use super::text::{Text, is_letter, is_word};
use super::{Found, Kind};

/// Longest parts that are read (RFC 5321, section 4.5.3.1; RFC 1035, section 2.3.4), so that reading stays linear.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;
const LONGEST_LABEL: usize = 63;

/// Top-level domains that make an address of `name @ example.org`, where a space could also part two sentences.
const TOP: [&[u8]; 18] = [
    b"uk", b"com", b"org", b"net", b"gov", b"eu", b"scot", b"wales", b"cymru", b"london", b"info", b"co", b"io", b"ie",
    b"im", b"je", b"gg", b"edu",
];

/// The address around an `@`.
pub(super) fn plain(text: &Text<'_>, at: usize) -> Option<Found> {
    let spaces_before = text.run_back(at, 2, |byte| byte == b' ');
    let spaces_after = text.run(at + 1, 2, |byte| byte == b' ');
    let local = local_before(text, at - spaces_before)?;
    let spaced = spaces_before + spaces_after > 0;
    let domain = domain_at(text, at + 1 + spaces_after, if spaced { is_known_top } else { is_top })?;
    // "from @example.org" names a domain; "j.doe @example.org" is an address.
    if spaces_before > 0 && spaces_after == 0 && text.slice(local.clone()).iter().all(|byte| is_letter(*byte)) {
        return None;
    }
    let bare = format!("{}@{}", lower(text.slice(local.clone())), lower(text.slice(domain.clone())));
    Some(Found { range: local.start..domain.end, kind: Kind::Email, bare })
}

/// The address around the word `at` that begins at a place: in brackets, or between words with a spelled `dot`.
pub(super) fn spelled(text: &Text<'_>, at: usize) -> Option<Found> {
    let bracketed = matches!(text.before(at), b'(' | b'[' | b'{' | b'<');
    if !text.at(at + 1).eq_ignore_ascii_case(&b't') || !(bracketed || text.before(at) == b' ') {
        return None;
    }
    let after = sign_end(text, at, b"at")?;
    let domain = spelled_domain(text, after)?;
    if !bracketed && domain.dots == 0 {
        return None;
    }
    let before = at - usize::from(bracketed);
    let local = local_before(text, before - text.run_back(before, 2, |byte| byte == b' '))?;
    let (start, bare_local) = spelled_local(text, local);
    Some(Found { range: start..domain.end, kind: Kind::Email, bare: format!("{bare_local}@{}", domain.bare) })
}

fn local_before(text: &Text<'_>, end: usize) -> Option<Range<usize>> {
    let is_local = |byte| is_word(byte) || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'' | b'&');
    let length = text.run_back(end, LONGEST_LOCAL, is_local);
    let skipped = text.run(end - length, length, |byte| !is_word(byte) && byte != b'_');
    let local = end - length + skipped..end;
    (!local.is_empty() && text.before(end) != b'.').then_some(local)
}

/// The domain at a place, up to its last label that `is_top` takes for a top-level domain, for the next sentence may be
/// glued to it.
fn domain_at(text: &Text<'_>, start: usize, is_top: fn(&[u8]) -> bool) -> Option<Range<usize>> {
    let (mut place, mut end) = (start, None);
    loop {
        let length = text.run(place, LONGEST_LABEL + 1, |byte| is_word(byte) || byte == b'-');
        if length == 0 || length > LONGEST_LABEL || place + length - start > LONGEST_DOMAIN {
            break;
        }
        if place > start && is_top(text.slice(place..place + length)) {
            end = Some(place + length);
        }
        place += length;
        if text.at(place) != b'.' {
            break;
        }
        place += 1;
    }
    end.map(|end| start..end)
}

fn is_top(label: &[u8]) -> bool {
    label.len() >= 2 && label.iter().all(|byte| is_letter(*byte))
}

fn is_known_top(label: &[u8]) -> bool {
    TOP.iter().any(|known| known.eq_ignore_ascii_case(label))
}

/// A domain with any of its dots spelled, up to its last label that is a known top-level domain.
struct Spelled {
    end: usize,
    bare: String,
    /// How many of its dots are spelled.
    dots: usize,
}

fn spelled_domain(text: &Text<'_>, start: usize) -> Option<Spelled> {
    let mut domain = None;
    let mut bare = String::new();
    let (mut place, mut dots) = (start, 0);
    loop {
        let length = text.run(place, LONGEST_LABEL + 1, |byte| is_word(byte) || byte == b'-');
        if length == 0 || length > LONGEST_LABEL || place + length - start > LONGEST_DOMAIN {
            return domain;
        }
        let label = text.slice(place..place + length);
        bare.push_str(&lower(label));
        place += length;
        if bare.contains('.') && is_known_top(label) {
            domain = Some(Spelled { end: place, bare: bare.clone(), dots });
        }
        if text.at(place) == b'.' {
            place += 1;
        } else if let Some(after) = dot_end(text, place) {
            dots += 1;
            place = after;
        } else {
            return domain;
        }
        bare.push('.');
    }
}

/// Where a spelled dot that begins at a place ends: ` dot `, `[dot]`, ` (dot) `, `(.)`.
fn dot_end(text: &Text<'_>, place: usize) -> Option<usize> {
    let place = place + text.run(place, 2, |byte| byte == b' ');
    let inner = place + usize::from(matches!(text.at(place), b'(' | b'[' | b'{' | b'<'));
    if text.at(inner) == b'.' && inner > place {
        return sign_end(text, inner, b".");
    }
    sign_end(text, inner, b"dot")
}

/// Where a spelled sign ends, with its closing bracket and the spaces after it.
fn sign_end(text: &Text<'_>, start: usize, sign: &[u8]) -> Option<usize> {
    let end = start + sign.len();
    if !text.slice(start..end).eq_ignore_ascii_case(sign) || is_word(text.before(start)) {
        return None;
    }
    let closed = end + usize::from(matches!(text.at(end), b')' | b']' | b'}' | b'>'));
    let spaces = text.run(closed, 2, |byte| byte == b' ');
    (closed > end || spaces > 0).then_some(closed + spaces)
}

/// The start and the plain form of a local part with spelled dots: `jane dot doe`.
fn spelled_local(text: &Text<'_>, local: Range<usize>) -> (usize, String) {
    let bare = lower(text.slice(local.clone()));
    let dot = local.start.checked_sub(5).filter(|dot| text.slice(*dot..local.start).eq_ignore_ascii_case(b" dot "));
    match dot.and_then(|dot| local_before(text, dot)) {
        Some(earlier) => (earlier.start, format!("{}.{bare}", lower(text.slice(earlier)))),
        None => (local.start, bare),
    }
}

fn lower(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii() { char::from(byte.to_ascii_lowercase()) } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::seen;

    #[test]
    fn addresses_are_found_whole() {
        assert_eq!(seen("Write to foi@example.gov.uk."), ["foi@example.gov.uk"]);
        assert_eq!(seen("<Jane.O'Doe+foi@a-b.example.org>"), ["Jane.O'Doe+foi@a-b.example.org"]);
        assert_eq!(seen("mailto:j_d@example.org?subject=a"), ["j_d@example.org"]);
        assert_eq!(seen("josé＠example．org, x@example.org"), ["josé＠example．org", "x@example.org"]);
        assert_eq!(seen("at x@example.org.uk.I know; y@ example.org.Then"), ["x@example.org.uk", "y@ example.org"]);
    }

    #[test]
    fn stray_spaces_and_spelled_signs_do_not_hide_one() {
        for text in [
            "jane@ example.gov.uk",
            "jane @ example.org",
            "j.doe @example.org",
            "jane (at) example dot gov dot uk",
            "jane[at]example[dot]org",
            "jane {AT} example.org",
            "jane at example dot org",
            "jane dot doe at example dot gov dot uk",
            "jane(at)example(.)org",
        ] {
            assert_eq!(seen(text), [text]);
        }
    }

    #[test]
    fn handles_domains_and_places_are_no_addresses() {
        for text in [
            "Follow @example and @a.b",
            "mail from @example.gov.uk",
            "the domains: @example.co.uk; @example.org.",
            "12 @ £3.50 each",
            "arrived @ 9.30 am",
            "look at example.org",
            "the officer (at home) was",
            "at a polka dot party",
            "a@b",
            "https://example.org/@someone/a.b",
        ] {
            assert_eq!(seen(text), Vec::<&str>::new(), "{text}");
        }
    }
}
