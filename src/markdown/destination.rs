//! Where a link leads: outside, within the site, on the page, or to a file beside the record. Only kinds of address that
//! cannot run a script pass.

/// A link's destination, as written and understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination<'a> {
    /// Another site, an e-mail address or a telephone number.
    Outside,
    /// A path of this site.
    Site,
    /// An anchor of the same page.
    Anchor(&'a str),
    /// A file, by name.
    File(&'a str),
    /// An address of a kind that is not published.
    Refused,
}

/// Understands an address.
pub(super) fn classify(address: &str) -> Destination<'_> {
    let address = address.trim();
    if let Some(anchor) = address.strip_prefix('#') {
        return Destination::Anchor(anchor);
    }
    if address.starts_with("//") {
        return Destination::Refused;
    }
    if address.starts_with('/') {
        return Destination::Site;
    }
    match address.split_once(':') {
        Some((scheme, _))
            if ["https", "http", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) =>
        {
            Destination::Outside
        }
        Some((scheme, _)) if scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter)) => {
            Destination::Refused
        }
        _ if address.is_empty() || address.contains(['\u{0}', '\n', '\r', '\t']) => Destination::Refused,
        _ => Destination::File(address.strip_prefix("./").unwrap_or(address)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_kinds_pass() {
        assert_eq!(classify("https://a.example/x"), Destination::Outside);
        assert_eq!(classify("mailto:foi@a.example"), Destination::Outside);
        assert_eq!(classify("/responses/"), Destination::Site);
        assert_eq!(classify("#q4"), Destination::Anchor("q4"));
        assert_eq!(classify("report.pdf"), Destination::File("report.pdf"));
        for bad in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example", "", "vbscript:x"] {
            assert_eq!(classify(bad), Destination::Refused, "{bad}");
        }
    }
}
