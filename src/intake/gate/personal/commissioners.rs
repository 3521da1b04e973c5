//! Contact details that the law puts in every refusal: a notice must say how to appeal (FOIA 2000, section 17(7); FOI(S)A
//! 2002, section 19), so those of the two Information Commissioners are nobody's personal data.

/// The Information Commissioner in Wilmslow, and the Scottish one in St Andrews, as their notices print them; in their
/// bare forms (see `allow`). The helpline 0303 123 1113 is a service's number and needs no place here.
pub(super) const CONTACTS: &[&str] = &["SK95AF", "01625545745", "KY169DS"];

#[cfg(test)]
mod tests {
    use super::super::{Policy, read};

    #[test]
    fn the_way_to_appeal_may_be_printed() {
        let none = Policy { allow: &[] };
        assert_eq!(read("Wilmslow, SK9 5AF, 0303 123 1113 or 01625 545 745; St Andrews KY16 9DS", &none), []);
        assert_eq!(read("someone@ico.org.uk, Wilmslow SK9 5AG", &none).len(), 2);
    }
}
