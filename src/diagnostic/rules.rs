//! Every rule by its code: name, severity and explanation. A code is never used again for something else; the checks
//! stand with what they check.

/// A rule that a site is held to.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Such as `S001`.
    pub code: &'static str,
    /// Such as `low-number-in-table`.
    pub name: &'static str,
    /// Whether it stops publication.
    pub severity: Severity,
    /// What it finds, why it matters, an example and the ways out, in Markdown.
    pub explanation: &'static str,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is published until it is dealt with.
    Error,
    /// Worth a look; does not stop publication.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The rule with a code, in upper or lower case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

macro_rules! rules {
    ($($code:ident $name:literal $severity:ident;)*) => {
        $(
            #[doc = include_str!(concat!("rules/", stringify!($code), ".md"))]
            pub static $code: Rule = Rule {
                code: stringify!($code),
                name: $name,
                severity: Severity::$severity,
                explanation: include_str!(concat!("rules/", stringify!($code), ".md")),
            };
        )*

        /// Every rule, in the order of the codes.
        pub static RULES: &[&Rule] = &[$(&$code),*];
    };
}

rules! {
    A001 "hidden-cells" Error;
    A002 "pivot-cache" Error;
    A003 "comment" Error;
    A004 "external-link" Error;
    A005 "embedded-object" Error;
    A006 "tracked-change" Error;
    A007 "author-metadata" Error;
    A008 "low-number-in-sheet" Error;
    A009 "covered-text" Error;
    A010 "image-metadata" Error;
    A011 "attachment-type" Error;
    A012 "attachment-place" Error;
    A013 "hidden-text" Error;
    A014 "active-content" Error;
    A015 "unknown-part" Error;
    A016 "not-looked-into" Error;
    G001 "configuration" Error;
    H001 "table-without-caption" Error;
    H002 "image-without-alternative" Error;
    H003 "skipped-heading" Error;
    H004 "empty-link-text" Error;
    H005 "weak-contrast" Error;
    L001 "broken-link" Error;
    L002 "address-taken" Error;
    L003 "address-not-portable" Error;
    P001 "email-address" Error;
    P002 "telephone-number" Error;
    P003 "national-insurance-number" Error;
    P004 "nhs-number" Error;
    P005 "full-postcode" Error;
    P006 "vehicle-registration" Error;
    P007 "date-of-birth" Error;
    R001 "syntax" Error;
    R002 "unknown-key" Error;
    R003 "wrong-reference" Error;
    R004 "duplicate-reference" Error;
    R005 "dates-out-of-order" Error;
    R006 "unknown-exemption" Error;
    R007 "refusal-without-exemption" Error;
    R008 "no-public-interest-test" Warning;
    R009 "neither-confirm-nor-deny-without-limb" Error;
    R010 "missing-key" Error;
    R011 "invalid-value" Error;
    R012 "unreadable-file" Error;
    R013 "update-without-change" Error;
    R014 "unknown-related" Warning;
    R015 "duplicate-label" Error;
    R016 "raw-html" Error;
    R017 "table-form" Error;
    R018 "data-file" Error;
    R019 "imprecise-citation" Warning;
    R020 "stray-file" Warning;
    R021 "attachment-changed" Error;
    R022 "unfinished" Error;
    S001 "low-number-in-table" Error;
    S002 "low-number-in-text" Error;
    S003 "recoverable" Error;
    S004 "recoverable-across" Error;
    S005 "derived-low-number" Error;
    S006 "total-mismatch" Error;
    S007 "stale-decision" Error;
    S008 "unexplained-marker" Warning;
    T001 "template" Error;
    T002 "theme-leaves-out" Error;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn every_explanation_says_what_why_and_the_ways_out() {
        for rule in RULES {
            let text = rule.explanation;
            assert!(text.starts_with(&format!("# {}: {}\n", rule.code, rule.name)), "{}", rule.code);
            for heading in ["## What it finds", "## Why it matters", "## Example", "## Ways out"] {
                assert!(text.contains(heading), "{} lacks {heading:?}", rule.code);
            }
        }
    }
}
