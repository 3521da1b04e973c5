//! What the body's policy allows: its own addresses, numbers, postcodes and domains, compared in their bare forms.
//! Numbers that stand for a person cannot be allowed.
//!
//! The bare form of an e-mail address is in lower case and not spelled out; of a telephone number, its digits with the
//! leading 0, or `+` and all digits where it is foreign; of a postcode, capitals without a space.

use super::text::Text;
use super::{Found, Kind, Policy, commissioners, email, postcode, telephone};

/// Whether the policy, or the law itself, lets a contact detail be printed.
pub(super) fn allows(policy: &Policy<'_>, found: &Found) -> bool {
    match found.kind {
        Kind::Email | Kind::Telephone | Kind::Postcode => {
            commissioners::CONTACTS.contains(&found.bare.as_str())
                || policy.allow.iter().any(|entry| bare(entry).is_some_and(|contact| contact.covers(found)))
        }
        _ => false,
    }
}

/// Whether an entry can ever match.
pub(super) fn is_contact(entry: &str) -> bool {
    bare(entry).is_some()
}

enum Contact {
    /// With its `@`.
    Domain(String),
    Address(String),
}

impl Contact {
    fn covers(&self, found: &Found) -> bool {
        match self {
            Contact::Domain(domain) => found.kind == Kind::Email && found.bare.ends_with(domain.as_str()),
            Contact::Address(address) => *address == found.bare,
        }
    }
}

fn bare(entry: &str) -> Option<Contact> {
    let entry = entry.trim();
    if let Some(domain) = entry.strip_prefix('@') {
        let probe = format!("a@{domain}");
        let text = Text::new(&probe);
        let found = email::plain(&text, 1).filter(|found| found.range == (0..text.bytes().len()))?;
        return found.bare.strip_prefix('a').map(|domain| Contact::Domain(domain.to_owned()));
    }
    let text = Text::new(entry);
    if let Some(place) = text.bytes().iter().position(|byte| *byte == b'@') {
        return email::plain(&text, place).map(|found| Contact::Address(found.bare));
    }
    telephone::bare(&text).or_else(|| postcode::bare(&text)).map(Contact::Address)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn seen(text: &str, allow: &[&str]) -> usize {
        let allow: Vec<String> = allow.iter().map(|entry| (*entry).to_owned()).collect();
        read(text, &Policy { allow: &allow }).len()
    }

    #[test]
    fn forms_do_not_matter() {
        assert_eq!(seen("FOI@Example.gov.uk", &["foi@example.gov.uk"]), 0);
        assert_eq!(seen("foi (at) example dot gov dot uk", &["foi@example.gov.uk"]), 0);
        assert_eq!(seen("+44 (0)1632 960 123", &["(01632) 960123"]), 0);
        assert_eq!(seen("01632960123", &["0044 1632 960123"]), 0);
        assert_eq!(seen("zz99\u{a0}9zz ze1 9zz", &["ZE19ZZ"]), 0);
    }

    #[test]
    fn a_domain_covers_its_addresses_and_no_other() {
        assert_eq!(seen("jane.doe@example.gov.uk", &["@EXAMPLE.gov.uk"]), 0);
        assert_eq!(seen("jane.doe@notexample.gov.uk", &["@example.gov.uk"]), 1);
        assert_eq!(seen("jane.doe@example.gov.uk.example.com", &["@example.gov.uk"]), 1);
        assert_eq!(seen("jane.doe@home.example.gov.uk", &["@example.gov.uk"]), 1);
    }

    #[test]
    fn what_is_not_a_contact_is_not_allowed() {
        for entry in ["foi@example.gov.uk", "@example.gov.uk", "01632 960123", "0300 123 4567", "ZE1 9ZZ"] {
            assert!(is_contact(entry), "{entry}");
        }
        for entry in ["", "@", "example.gov.uk", "101", "AB 12 34 56 C", "999 000 0018", "AB12 CDE", "12/03/1980"] {
            assert!(!is_contact(entry), "{entry}");
        }
        assert_eq!(seen("AB 12 34 56 C", &["AB 12 34 56 C"]), 1);
    }
}
