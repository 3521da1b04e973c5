//! Invented citations in every form that letters use.

use super::super::exemptions_of;
use super::*;

/// What a text reads as: each citation displayed, with its key where that differs.
fn read(law: Law, text: &str) -> String {
    let citations = Citation::read(law, text).unwrap_or_else(|error| panic!("{error}"));
    let shown: Vec<String> = citations
        .iter()
        .map(|citation| match citation.to_string() {
            display if display == citation.key() => display,
            display => format!("{display} [{}]", citation.key()),
        })
        .collect();
    shown.join("; ")
}

fn one(law: Law, text: &str) -> Citation {
    let mut citations = Citation::read(law, text).unwrap();
    assert_eq!(citations.len(), 1, "{text}");
    citations.remove(0)
}

fn error(law: Law, text: &str) -> String {
    Citation::read(law, text).unwrap_err().to_string()
}

#[test]
fn third_party_personal_data_in_every_form() {
    let plain = "40(2)";
    for text in [
        "40(2)",
        "s.40(2)",
        "Section 40 (2)",
        "SECTION 40(2)",
        " s 40 ( 2 ) ",
        "ss40(2)",
        "§40(2)",
        "40(2)(a)(b)",
        "40(2)(a) and (b)",
        "section 40(2) of the Freedom of Information Act 2000",
        "FOIA s40(2)",
        "40(2), 40(2)",
    ] {
        assert_eq!(read(Law::Foia, text), plain, "{text}");
    }
    let first = "40(2) and (3A)(a) [40(2)]";
    for text in [
        "40(2)&(3A)(a)",
        "40(2) & (3A)(a)",
        "40(2)(3A)(a)",
        "40(2) and (3a)(A)",
        "40(2)(a)(b) and (3A)(a)",
        "s.40(2) by virtue of s.40(3A)(a)",
        "40(3A)(a)",
        "40(2) with (3A) and (3A)(a)",
        "40(2)&(3)(a)",
        "40(2)(a)(b)&(3)(a)(i)",
    ] {
        assert_eq!(read(Law::Foia, text), first, "{text}");
    }
    assert_eq!(read(Law::Foia, "40(2)&(3)"), "40(2) and (3A) [40(2)]");
    assert_eq!(read(Law::Foia, "40(2)(a)(b) and (3)(a)(i)(ii)(b)"), "40(2), (3A)(a), (3A)(b) and (3B) [40(2)]");
    assert_eq!(one(Law::Foia, "40(2)&(3A)(a)").slug(), "40-2");
}

#[test]
fn neither_confirm_nor_deny_about_persons() {
    assert_eq!(read(Law::Foia, "40(5A)(5B)"), "40(5A); 40(5B)");
    assert_eq!(read(Law::Foia, "40(5A)&(5B)(a)(i)"), "40(5A); 40(5B)(a)(i) [40(5B)]");
    assert_eq!(read(Law::Foia, "40(5b)(A)(i)"), "40(5B)(a)(i) [40(5B)]");
    assert_eq!(read(Law::Foia, "40(5)"), "40(5B)");
    assert_eq!(read(Law::Foia, "40(5)(a)"), "40(5A)");
    assert_eq!(read(Law::Foia, "40(5)(b)(i)"), "40(5B)(a) [40(5B)]");
    assert!(one(Law::Foia, "40(5)").exemption().ncnd);
}

#[test]
fn law_enforcement_limbs_are_citations_of_their_own() {
    assert_eq!(read(Law::Foia, "31(1)(a)"), "31(1)(a)");
    for text in ["31(1)(a)(b)", "31(1)(a)&(b)", "31(1)(b), (a)", "31(1)(a)/(b)", "31(1)a"] {
        let expected = if text.contains("(b)") { "31(1)(a); 31(1)(b)" } else { "31(1)(a)" };
        assert_eq!(read(Law::Foia, text), expected, "{text}");
    }
    assert_eq!(read(Law::Foia, "31(1)(a)-(c), (3)"), "31(1)(a); 31(1)(b); 31(1)(c); 31(3)");
    assert_eq!(read(Law::Foia, "31(1)(h)(i)"), "31(1)(h); 31(1)(i)");
    assert_eq!(read(Law::Foia, "31(1)(g) by virtue of 31(2)(a) and (c)"), "31(1)(g), (2)(a) and (2)(c) [31(1)(g)]");
    assert_eq!(read(Law::Foia, "31"), "31");
    assert_eq!(read(Law::Foia, "s31(1)"), "31");
}

#[test]
fn the_other_provisions_of_the_act() {
    assert_eq!(read(Law::Foia, "section 21(1)"), "21");
    assert_eq!(read(Law::Foia, "30(1)(a)(i)"), "30(1)(a)(i) [30(1)(a)]");
    assert_eq!(read(Law::Foia, "30(1)(a)(i)(ii)"), "30(1)(a)(i) and (ii) [30(1)(a)]");
    assert_eq!(read(Law::Foia, "36(2)(b)(i)&(ii) and (c)"), "36(2)(b)(i) and (ii) [36(2)(b)]; 36(2)(c)");
    assert_eq!(read(Law::Foia, "37(1)(aa)"), "37(1)(aa)");
    assert_eq!(read(Law::Foia, "22a(1)"), "22A");
    assert_eq!(read(Law::Foia, "s.12(1) and (4)"), "12(1) and (4) [12]");
    assert_eq!(read(Law::Foia, "sections 23(5), 24(2) and 44(1)(a)"), "23(5); 24(2); 44(1)(a)");
    assert_eq!(read(Law::Foia, "43(2); 41(1); 42"), "41; 42; 43(2)");
}

#[test]
fn the_other_laws() {
    assert_eq!(read(Law::Eir, "reg 12(4)(b)"), "12(4)(b)");
    assert_eq!(read(Law::Eir, "r.12(5)(c)"), "12(5)(c)");
    assert_eq!(read(Law::Eir, "Regulations 12(4)(d) & (e), 12(5)(b)"), "12(4)(d); 12(4)(e); 12(5)(b)");
    assert_eq!(read(Law::Eir, "regulation 12(3) and 13(1)"), "13(1)");
    assert_eq!(read(Law::Eir, "13(1) & (2A)(a)"), "13(1) and (2A)(a) [13(1)]");
    assert_eq!(read(Law::Eir, "13(2)(a)(i)"), "13(1) and (2A)(a) [13(1)]");
    assert_eq!(read(Law::Foisa, "s38(1)(b)"), "38(1)(b)");
    assert_eq!(read(Law::Foisa, "38(1)(b) read with 38(2A)(a)"), "38(1)(b) and (2A)(a) [38(1)(b)]");
    assert_eq!(read(Law::Foisa, "30(b)(i)&(ii), (c)"), "30(b)(i); 30(b)(ii); 30(c)");
    assert_eq!(read(Law::Foisa, "17(1)"), "17");
    assert_eq!(read(Law::Eisr, "Regulation 10(4)(a) of the EIRs"), "10(4)(a)");
    assert_eq!(read(Law::Eisr, "11(2)(a) and (3A)(a)"), "11(2)(a) and (3A)(a) [11(2)]");
    assert_eq!(read(Law::Dpa, "s45(4)(a),(b)"), "45(4)(a) and (b) [45(4)]");
    assert_eq!(read(Law::Dpa, "45(4)(b), paragraph 16 of Schedule 2"), "45(4)(b) [45(4)]; Sch 2 para 16");
    assert_eq!(read(Law::Dpa, "paragraph 2(1)(a) of Schedule 2"), "Sch 2 para 2(1)(a) [Sch 2 para 2]");
}

#[test]
fn names_in_full() {
    assert_eq!(one(Law::Foia, "40(2)(3A)(a)").name(), "Section 40(2) and (3A)(a)");
    assert_eq!(one(Law::Foia, "40(2)").name_in_full(), "section 40(2) of the Freedom of Information Act 2000");
    assert_eq!(one(Law::Eir, "12(4)(b)").name(), "Regulation 12(4)(b)");
    assert_eq!(
        one(Law::Dpa, "sch 2 para 2(1)(a)").name_in_full(),
        "Schedule 2, paragraph 2(1)(a) to the Data Protection Act 2018"
    );
}

#[test]
fn repealed_text_is_read_and_noted() {
    let citation = one(Law::Foia, "40(2)&(3)(a)(i)");
    let [Note::Repealed { cited, read_as, until, because }] = citation.notes() else {
        panic!("{:?}", citation.notes());
    };
    assert_eq!((cited.as_str(), *read_as, *until), ("40(3)(a)(i)", "40(3A)(a)", "2018-05-24"));
    assert!(because.contains("Schedule 19, paragraph 58"));
    assert!(citation.notes()[0].was_right_on("2018-05-24"));
    assert!(!citation.notes()[0].was_right_on("2018-05-25"));
    assert!(one(Law::Foia, "40(2)&(3A)(a)").notes().is_empty());
    assert!(one(Law::Foia, "40(2)").notes().is_empty());
}

#[test]
fn a_missing_limb_is_noted() {
    let citation = one(Law::Foia, "31");
    let [Note::LimbMissing { cited, limbs }] = citation.notes() else {
        panic!("{:?}", citation.notes());
    };
    assert_eq!(cited, "31");
    assert_eq!(limbs.len(), 10);
    assert_eq!((limbs[0], limbs[9]), ("31(1)(a)", "31(3)"));
    assert!(citation.notes()[0].to_string().starts_with("`31` does not say which limb"));
    assert_eq!(one(Law::Foia, "38(1)").notes().len(), 1);
    assert!(one(Law::Foia, "38(1)(a)").notes().is_empty());
}

#[test]
fn a_part_deeper_than_the_table_is_noted_and_shown_as_cited() {
    let citation = one(Law::Foia, "42(1)(a)");
    assert_eq!((citation.key(), citation.to_string().as_str()), ("42", "42(1)(a)"));
    let [Note::UnknownLimb { cited, read_as }] = citation.notes() else {
        panic!("{:?}", citation.notes());
    };
    assert_eq!((cited.as_str(), *read_as), ("42(1)(a)", "42"));
}

#[test]
fn the_cited_condition_decides_the_class() {
    let class = |text| {
        let citation = one(Law::Foia, text);
        (citation.class(), citation.public_interest_test())
    };
    assert_eq!(class("40(2)"), (Class::Absolute, false));
    assert_eq!(class("40(2)&(3A)(a)"), (Class::Absolute, false));
    assert_eq!(class("40(2)&(3B)"), (Class::Qualified, true));
    assert_eq!(class("40(2)&(4A)(a)"), (Class::Qualified, true));
    assert_eq!(class("40(2)&(3A)(a)&(4A)(b)"), (Class::Absolute, false));
    assert_eq!(class("40(5B)(d)"), (Class::Qualified, true));
    assert_eq!(class("37(1)(ac)"), (Class::Qualified, true));
    assert_eq!(class("12"), (Class::NotAnExemption, false));
    let held = one(Law::Eir, "12(4)(a)");
    assert_eq!((held.class(), held.public_interest_test()), (Class::Qualified, false));
}

#[test]
fn a_union_has_each_provision_once_with_all_that_was_cited() {
    let mut all = Citation::read(Law::Foia, "40(2)&(4A)(a)").unwrap();
    all.extend(Citation::read(Law::Foia, "38").unwrap());
    all.extend(Citation::read(Law::Foia, "40(2)&(3A)(a), 21").unwrap());
    all.extend(Citation::read(Law::Foia, "38(1)(b)").unwrap());
    let union = Citation::union(all);
    let shown: Vec<String> = union.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["21", "38(1)(b)", "40(2), (3A)(a) and (4A)(a)"]);
    assert!(union[1].notes().is_empty(), "the limb is no longer missing");
}

#[test]
fn what_the_law_does_not_have_is_an_error_with_the_nearest() {
    assert_eq!(
        error(Law::Foia, "402"),
        "`402` is no exemption of the Freedom of Information Act 2000; did you mean `40(2)`, `30(2)` or `40`?"
    );
    assert_eq!(
        error(Law::Foia, "41(7)"),
        "`41(7)` is no exemption of the Freedom of Information Act 2000; did you mean `41` or `41(2)`?"
    );
    for text in ["31(1)(k)", "31(1)(z)", "40(9)", "40(2)(c)", "30(1)(a)(iii)", "25", "1", "20", "45", "31(4)", "36(1)"]
    {
        let error = Citation::read(Law::Foia, text).unwrap_err();
        assert!(matches!(error.fault, CitationFault::Unknown { .. }), "{text}: {error}");
    }
    assert!(error(Law::Eir, "12(4)(f)").contains("is no exception of the Environmental Information Regulations"));
    assert!(error(Law::Foia, "99(9)(z)").ends_with("Act 2000"));
}

#[test]
fn what_cannot_be_read_is_an_error_that_says_where() {
    assert_eq!(error(Law::Foia, ""), "no exemption is cited");
    assert_eq!(error(Law::Eir, " section of the "), "no exception is cited");
    assert_eq!(error(Law::Foia, "40(2"), "`40(2` is not a citation: cannot read `(2`");
    assert_eq!(error(Law::Foia, "(2)"), "`(2)` is not a citation: cannot read `(2)`");
    assert_eq!(
        error(Law::Foia, "40(2) personal data"),
        "`40(2) personal data` is not a citation: cannot read `personal`"
    );
    assert_eq!(error(Law::Foia, "EIR 12(4)(b)"), "`EIR 12(4)(b)` names EIR 2004, but FOIA 2000 is expected");
}

#[test]
fn the_displayed_form_reads_back_as_itself() {
    for law in Law::ALL {
        for exemption in exemptions_of(law) {
            for limb in exemption.limbs.iter().filter(|limb| limb.shown) {
                let citation = one(law, &format!("{} and {}", exemption.key, limb.cite));
                let again = one(law, &citation.to_string());
                assert_eq!(again.to_string(), citation.to_string());
                assert_eq!(again.key(), exemption.key);
            }
        }
    }
}

/// A small generator stands in for a fuzzer: no text may panic, and what is read is read the same way again.
#[test]
fn no_text_panics() {
    let pieces = [
        "40",
        "(2)",
        "(",
        ")",
        "(3A)",
        "(a)",
        "(i)",
        "-",
        "&",
        " to ",
        "sch",
        " para ",
        "2",
        "é",
        "(x",
        "31(1)",
        "s.",
        "eir",
        "\u{a7}",
        "9999999999",
    ];
    let mut state: u64 = 7;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..6 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let pick = usize::try_from(state >> 33).unwrap() % pieces.len();
            text.push_str(pieces[pick]);
        }
        for law in Law::ALL {
            if let Ok(citations) = Citation::read(law, &text) {
                for citation in citations {
                    let again = Citation::read(law, &citation.to_string());
                    assert!(again.is_ok(), "{text} -> {citation}");
                }
            }
        }
    }
}
