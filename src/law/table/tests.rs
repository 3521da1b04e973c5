//! Every row of the data file is checked.

use std::collections::BTreeSet;

use super::super::{Citation, Class, Ground, Law, Outcome};
use super::*;

#[test]
fn every_law_has_provisions_in_the_order_of_their_numbers() {
    for law in Law::ALL {
        let sections: Vec<u32> = exemptions_of(law).filter_map(|exemption| leading_number(&exemption.key)).collect();
        assert!(sections.len() >= 3, "{law}");
        assert!(sections.is_sorted(), "{law}: {sections:?}");
    }
    assert!(exemptions().iter().is_sorted_by_key(|exemption| exemption.rank));
}

fn leading_number(key: &str) -> Option<u32> {
    let digits: String = key.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[test]
fn no_citation_names_two_things() {
    let mut seen = BTreeSet::new();
    for exemption in exemptions() {
        assert!(seen.insert((exemption.law, exemption.key.as_str())), "{}", exemption.key);
        for limb in &exemption.limbs {
            assert!(seen.insert((exemption.law, limb.cite.as_str())), "{}", limb.cite);
        }
    }
}

#[test]
fn slugs_are_unique_and_fit_for_an_address() {
    let mut seen = BTreeSet::new();
    for exemption in exemptions() {
        let slug = exemption.slug();
        let fit = slug.split('-').all(|word| !word.is_empty() && word.bytes().all(is_slug_byte));
        assert!(fit, "{slug}");
        assert!(seen.insert(slug.clone()), "{slug} twice");
    }
    assert_eq!(find(Law::Foia, "40(2)").unwrap().slug(), "40-2");
    assert_eq!(find(Law::Foia, "40(5B)").unwrap().slug(), "40-5b");
    assert_eq!(find(Law::Eir, "12(4)(b)").unwrap().slug(), "eir-2004-12-4-b");
    assert_eq!(find(Law::Dpa, "Sch 2 para 16").unwrap().slug(), "dpa-2018-sch-2-para-16");
}

fn is_slug_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

#[test]
fn addresses_lead_to_the_provision_that_the_key_names() {
    for exemption in exemptions() {
        let section = exemption.key.split('(').next().unwrap();
        let expected = match section.strip_prefix("Sch ") {
            Some(rest) => format!("{}/schedule/{}", exemption.law.url(), rest.replace(" para ", "/paragraph/")),
            None => format!("{}/{}/{section}", exemption.law.url(), exemption.law.provision_word().to_lowercase()),
        };
        assert_eq!(exemption.url, expected, "{}", exemption.key);
    }
}

#[test]
fn explanations_are_one_plain_sentence() {
    for exemption in exemptions() {
        let (key, text) = (&exemption.key, &exemption.explanation);
        assert!(text.starts_with(char::is_uppercase) && text.ends_with('.'), "{key}: {text}");
        assert_eq!(text.matches(". ").count(), 0, "{key}: more than one sentence");
        assert!(text.split_whitespace().count() <= 40, "{key}: too long");
        assert!(!text.contains("exempt information"), "{key}: the statute's words");
        assert!(!exemption.title.is_empty() && !exemption.title.ends_with('.'), "{key}");
    }
}

#[test]
fn the_public_interest_test_follows_the_class_but_for_named_exceptions() {
    let exceptions: Vec<String> = exemptions()
        .iter()
        .filter(|exemption| exemption.public_interest_test != (exemption.class == Class::Qualified))
        .map(Exemption::slug)
        .collect();
    assert_eq!(exceptions, ["eir-2004-12-4-a", "foisa-2002-18", "eisr-2004-10-4-a"]);
}

/// Section 2(3) of the Freedom of Information Act 2000, section by section; and section 2(2) of the Scottish Act.
#[test]
fn the_absolute_exemptions_are_those_that_the_acts_list() {
    let absolute = |law| -> Vec<&str> {
        exemptions_of(law)
            .filter(|exemption| exemption.class == Class::Absolute && !exemption.limb_needed)
            .map(|exemption| exemption.key.as_str())
            .collect()
    };
    assert_eq!(
        absolute(Law::Foia),
        [
            "21",
            "23(1)",
            "23(5)",
            "32",
            "32(3)",
            "34",
            "34(2)",
            "37(1)(a)",
            "37(1)(aa)",
            "37(1)(ab)",
            "40(1)",
            "40(2)",
            "40(5A)",
            "40(5B)",
            "41",
            "41(2)",
            "44(1)(a)",
            "44(1)(b)",
            "44(1)(c)",
            "44(2)",
        ]
    );
    assert_eq!(
        absolute(Law::Foisa),
        ["25", "26(a)", "26(b)", "26(c)", "36(2)", "37", "38(1)(a)", "38(1)(b)", "38(1)(c)", "38(1)(d)",]
    );
}

#[test]
fn every_part_ii_section_of_both_acts_is_here() {
    for section in ["21", "22", "22A", "23", "24", "26", "27", "28", "29"] {
        assert!(find(Law::Foia, section).is_some(), "{section}");
    }
    for section in 30..=44 {
        assert!(find(Law::Foia, &section.to_string()).is_some(), "{section}");
    }
    for section in 25..=41 {
        assert!(find(Law::Foisa, &section.to_string()).is_some(), "{section}");
    }
}

#[test]
fn every_part_ii_section_but_21_can_exclude_the_duty_to_confirm_or_deny() {
    let sections = |ncnd: bool| -> BTreeSet<&str> {
        exemptions_of(Law::Foia)
            .filter(|exemption| exemption.ncnd == ncnd && exemption.class != Class::NotAnExemption)
            .map(|exemption| exemption.key.split('(').next().unwrap())
            .collect()
    };
    let without: Vec<&str> = sections(false).difference(&sections(true)).copied().collect();
    assert_eq!(without, ["21"]);
    for exemption in exemptions().iter().filter(|exemption| exemption.ncnd) {
        assert!(exemption.title.to_lowercase().contains("neither confirm nor deny"), "{}", exemption.key);
    }
}

#[test]
fn every_key_and_every_limb_reads_as_itself() {
    for exemption in exemptions() {
        let citations = Citation::read(exemption.law, &exemption.key).unwrap();
        assert_eq!(citations.len(), 1, "{}", exemption.key);
        assert_eq!(citations[0].key(), exemption.key);
        assert_eq!(citations[0].to_string(), exemption.key);
        for limb in &exemption.limbs {
            let citations = Citation::read(exemption.law, &limb.cite).unwrap();
            assert_eq!(citations.len(), 1, "{}", limb.cite);
            assert_eq!(citations[0].key(), exemption.key, "{}", limb.cite);
            let again = Citation::read(exemption.law, &citations[0].to_string()).unwrap();
            assert_eq!(again[0].to_string(), citations[0].to_string(), "{}", limb.cite);
        }
    }
}

#[test]
fn a_limb_is_absolute_or_qualified_if_it_says() {
    for limb in exemptions().iter().flat_map(|exemption| &exemption.limbs) {
        let fit = matches!(limb.class, None | Some(Class::Absolute | Class::Qualified));
        assert!(fit, "{}", limb.cite);
        assert!(limb.text.as_ref().is_none_or(|text| !text.is_empty()), "{}", limb.cite);
    }
}

#[test]
fn a_provision_that_needs_a_limb_has_some_to_choose_from() {
    for exemption in exemptions().iter().filter(|exemption| exemption.limb_needed) {
        let citations = Citation::read(exemption.law, &exemption.key).unwrap();
        match citations[0].notes() {
            [super::super::Note::LimbMissing { cited, limbs }] => {
                assert_eq!(cited, &exemption.key);
                assert!(limbs.len() >= 2, "{}: {limbs:?}", exemption.key);
            }
            other => panic!("{}: {other:?}", exemption.key),
        }
    }
}

#[test]
fn readings_lead_from_what_is_gone_to_what_is_there() {
    for gone in &TABLE.readings {
        assert!(part(gone.law, &gone.cited).is_none(), "{} is still law", gone.cited);
        assert!(part(gone.law, &gone.read).is_some(), "{} leads nowhere", gone.read);
        let date: Vec<&str> = gone.until.split('-').collect();
        assert!(matches!(date[..], [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2));
        assert!(gone.note.ends_with('.'), "{}", gone.cited);
    }
    assert!(reading(Law::Foia, "40(3)").is_some());
}

#[test]
fn every_outcome_has_its_ground_under_every_law() {
    for law in Law::ALL {
        for outcome in Outcome::ALL {
            let ground = outcome.ground(law);
            match ground {
                Ground::Provision(exemption) => assert_eq!(exemption.law, law),
                Ground::NeitherConfirmNorDeny => {
                    assert!(exemptions_of(law).any(|exemption| exemption.ncnd), "{law}");
                }
                Ground::Nothing => assert!(!outcome.is_refusal(), "{law} {outcome}"),
                Ground::Exemption => assert!(outcome.is_refusal(), "{law} {outcome}"),
            }
        }
    }
}
