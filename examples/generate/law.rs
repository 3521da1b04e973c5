//! Which outcomes the invented records have and what they cite. The lists are short: a choice, not the law.

use crate::random::Random;

/// A provision, as records cite it.
pub(crate) struct Exemption {
    /// As in front matter.
    pub(crate) cite: &'static str,
    /// What it protects, in a heading.
    pub(crate) title: &'static str,
    /// Whether the public interest has to be weighed.
    pub(crate) qualified: bool,
}

const fn exemption(cite: &'static str, title: &'static str, qualified: bool) -> Exemption {
    Exemption { cite, title, qualified }
}

/// Provisions that let information be withheld, the common ones first.
const WITHHOLDING: &[Exemption] = &[
    exemption("40(2)", "personal information", false),
    exemption("31(1)(a)", "preventing and detecting crime", true),
    exemption("31(1)(b)", "catching and prosecuting offenders", true),
    exemption("43(2)", "commercial interests", true),
    exemption("30(1)(a)", "investigations", true),
    exemption("24(1)", "national security", true),
    exemption("38(1)(a)", "health", true),
    exemption("22(1)", "information that will be published", true),
    exemption("42(1)", "legal professional privilege", true),
    exemption("41(1)", "information given in confidence", false),
];

/// Provisions that let an authority not say whether it holds something.
const SILENT: &[Exemption] = &[
    exemption("31(3)", "law enforcement", true),
    exemption("40(5B)(a)(i)", "personal information", false),
    exemption("30(3)", "investigations", true),
    exemption("24(2)", "national security", true),
];

/// The outcomes of questions that were answered in different ways, the common ones first.
const MIXED: &[&str] = &["part-disclosed", "disclosed", "withheld", "not-held"];

/// How a whole request was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Everything was given.
    Open,
    /// Some questions were answered, and some not or not in full.
    Mixed,
    /// Every question has this outcome.
    Whole(&'static str),
}

/// An answer, as often as logs have it.
pub(crate) fn answer(random: &mut Random) -> Answer {
    match random.below(100) {
        0..42 => Answer::Open,
        42..72 => Answer::Mixed,
        72..83 => Answer::Whole("withheld"),
        83..90 => Answer::Whole("not-held"),
        90..95 => Answer::Whole("neither-confirm-nor-deny"),
        95..98 => Answer::Whole("cost-limit"),
        _ => Answer::Whole("available-elsewhere"),
    }
}

/// The outcome of one question.
pub(crate) fn outcome(random: &mut Random, answer: Answer) -> &'static str {
    match answer {
        Answer::Open => "disclosed",
        Answer::Mixed => random.usual::<&str>(MIXED),
        Answer::Whole(outcome) => outcome,
    }
}

/// What is cited for an outcome.
pub(crate) fn exemptions(random: &mut Random, outcome: &str) -> Vec<&'static Exemption> {
    let (list, most) = match outcome {
        "part-disclosed" | "withheld" => (WITHHOLDING, 2),
        "neither-confirm-nor-deny" => (SILENT, 2),
        _ => return Vec::new(),
    };
    let mut cited: Vec<&Exemption> = Vec::new();
    for _ in 0..random.between(1, most) {
        let exemption = random.usual(list);
        if cited.iter().all(|known| known.cite != exemption.cite) {
            cited.push(exemption);
        }
    }
    cited
}

/// Personal information, which is why low numbers are suppressed.
pub(crate) fn personal() -> &'static Exemption {
    &WITHHOLDING[0]
}
