//! Outcomes: their codes, what a record's is when its questions' differ, and what each needs.

use super::*;
use Outcome::*;

fn citations(law: Law, text: &str) -> Vec<Citation> {
    Citation::read(law, text).unwrap()
}

fn provision(outcome: Outcome, law: Law) -> Option<&'static str> {
    match outcome.ground(law) {
        Ground::Provision(exemption) => Some(exemption.key.as_str()),
        _ => None,
    }
}

#[test]
fn codes_are_what_serde_reads_and_writes() {
    for outcome in Outcome::ALL {
        let json = serde_json::to_string(&outcome).unwrap();
        assert_eq!(json, format!("\"{outcome}\""));
        assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
        assert_eq!(outcome.code().parse::<Outcome>().unwrap(), outcome);
    }
    let error = "refused".parse::<Outcome>().unwrap_err();
    assert!(error.to_string().contains("`cost-limit`"), "{error}");
}

#[test]
fn a_record_without_questions_has_no_derived_outcome() {
    assert_eq!(Outcome::derive(&[]), None);
}

#[test]
fn outcomes_that_agree_are_the_records() {
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::derive(&[outcome]), Some(outcome));
        assert_eq!(Outcome::derive(&[outcome, outcome, outcome]), Some(outcome));
    }
}

#[test]
fn something_given_and_something_not_is_in_part() {
    for other in Outcome::ALL {
        let expected = match other {
            Disclosed | AdviceOnly => Disclosed,
            _ => PartDisclosed,
        };
        assert_eq!(Outcome::derive(&[Disclosed, other]), Some(expected), "{other}");
        assert_eq!(Outcome::derive(&[other, PartDisclosed]), Some(PartDisclosed), "{other}");
    }
}

#[test]
fn advice_decides_nothing() {
    for other in Outcome::ALL {
        assert_eq!(Outcome::derive(&[AdviceOnly, other]), Some(other));
    }
}

#[test]
fn refusals_without_disclosure_take_the_first_of_the_list() {
    assert_eq!(Outcome::derive(&[NotHeld, Withheld]), Some(Withheld));
    assert_eq!(Outcome::derive(&[NotHeld, NeitherConfirmNorDeny]), Some(NeitherConfirmNorDeny));
    assert_eq!(Outcome::derive(&[NeitherConfirmNorDeny, Withheld, NotHeld]), Some(Withheld));
    assert_eq!(Outcome::derive(&[AvailableElsewhere, NotHeld]), Some(AvailableElsewhere));
    assert_eq!(Outcome::derive(&[Repeated, Vexatious, CostLimit]), Some(CostLimit));
}

#[test]
fn the_order_of_questions_does_not_matter_and_every_mix_has_an_outcome() {
    for a in Outcome::ALL {
        for b in Outcome::ALL {
            for c in Outcome::ALL {
                let derived = Outcome::derive(&[a, b, c]);
                assert!(derived.is_some(), "{a} {b} {c}");
                assert_eq!(derived, Outcome::derive(&[c, a, b]), "{a} {b} {c}");
                assert_eq!(derived, Outcome::derive(&[b, a, c, c]), "{a} {b} {c}");
            }
        }
    }
}

#[test]
fn an_outcome_names_its_provision() {
    let rows = [
        (CostLimit, ["12", "12(4)(b)", "12", "10(4)(b)"]),
        (Vexatious, ["14(1)", "12(4)(b)", "14(1)", "10(4)(b)"]),
        (Repeated, ["14(2)", "12(4)(b)", "14(2)", "10(4)(b)"]),
        (AvailableElsewhere, ["21", "6(1)(b)", "25", "6(1)(b)"]),
    ];
    for (outcome, keys) in rows {
        for (law, key) in [Law::Foia, Law::Eir, Law::Foisa, Law::Eisr].into_iter().zip(keys) {
            assert_eq!(provision(outcome, law), Some(key), "{outcome} {law}");
        }
    }
    assert_eq!(provision(NotHeld, Law::Foia), None);
    assert_eq!(provision(NotHeld, Law::Eir), Some("12(4)(a)"));
    assert_eq!(provision(NotHeld, Law::Foisa), Some("17"));
}

#[test]
fn a_ground_is_met_by_what_it_asks_for_alone() {
    let foia = Law::Foia;
    assert!(Disclosed.ground(foia).is_met_by(&[]));
    assert!(NotHeld.ground(foia).is_met_by(&[]));
    assert!(!Withheld.ground(foia).is_met_by(&[]));
    assert!(!Withheld.ground(foia).is_met_by(&citations(foia, "12")));
    assert!(Withheld.ground(foia).is_met_by(&citations(foia, "12, 43(2)")));
    assert!(!CostLimit.ground(foia).is_met_by(&citations(foia, "40(2)")));
    assert!(CostLimit.ground(foia).is_met_by(&citations(foia, "s.12(1)")));
    assert!(!Repeated.ground(foia).is_met_by(&citations(foia, "14(1)")));
    assert!(!NeitherConfirmNorDeny.ground(foia).is_met_by(&citations(foia, "31(1)(a)")));
    assert!(NeitherConfirmNorDeny.ground(foia).is_met_by(&citations(foia, "31(1)(a), 31(3)")));
    assert!(NeitherConfirmNorDeny.ground(Law::Foisa).is_met_by(&citations(Law::Foisa, "18(1)")));
}
