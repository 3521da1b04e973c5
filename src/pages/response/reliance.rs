//! What a response relies on, explained: each provision with the limbs that were cited, in plain words, and how to
//! complain about what was decided.

use super::super::view::{CitedView, ComplaintView, ExplainedView, LimbView, LinkView};
use super::super::words;
use crate::law::{Citation, Class, Law, Outcome};
use crate::plan::Plan;
use crate::records::Disclosure;

/// The anchor of a provision's explanation on the page.
pub(super) fn anchor(citation: &Citation) -> String {
    format!("exemption-{}", citation.slug())
}

/// A provision with its name, leading to its explanation on the page.
pub(super) fn link(plan: &Plan<'_>, citation: &Citation) -> CitedView {
    let view = words::exemption(plan, citation);
    CitedView { citation: view.citation, title: view.title, lang: view.lang, href: format!("#{}", anchor(citation)) }
}

pub(super) fn explained(plan: &Plan<'_>, citation: &Citation) -> ExplainedView {
    let (language, exemption) = (plan.language, citation.exemption());
    let limbs = citation.limbs().filter_map(|limb| {
        let text = limb.text.clone()?;
        Some(LimbView { citation: limb.cite.clone(), text })
    });
    let weighing = match (citation.class(), citation.public_interest_test()) {
        (Class::NotAnExemption, _) => None,
        (_, true) => Some("record.weighed"),
        (Class::Absolute, false) => Some("record.not_weighed"),
        (Class::Qualified | Class::Restriction, false) => None,
    };
    ExplainedView {
        anchor: anchor(citation),
        about: words::exemption(plan, citation),
        limbs: limbs.collect(),
        weighing: weighing.map(|key| language.say(key).to_owned()),
        harm: exemption.prejudice.then(|| language.say("record.harm").to_owned()),
        note: exemption.note.clone(),
    }
}

/// How to go on from a decision: the record's outcome says what can be asked for, its law who decides in the end.
pub(super) fn complaint(plan: &Plan<'_>, response: &Disclosure) -> ComplaintView {
    let advice = match response.outcome {
        Outcome::Disclosed => "record.after_disclosed",
        Outcome::PartDisclosed => "record.after_part",
        Outcome::Withheld => "record.after_withheld",
        Outcome::NotHeld => "record.after_missing",
        Outcome::NeitherConfirmNorDeny => "record.after_neither",
        Outcome::AvailableElsewhere => "record.after_elsewhere",
        Outcome::CostLimit => "record.after_cost",
        Outcome::Vexatious => "record.after_vexatious",
        Outcome::Repeated => "record.after_repeated",
        Outcome::AdviceOnly => "record.after_advice",
    };
    // Where each law gives the right to complain: FOIA s50, EIR reg 18, FOISA s47, EISR reg 17, DPA s165.
    let (key, number, href) = match response.law {
        Law::Foia => ("laws.section", "50", "https://www.legislation.gov.uk/ukpga/2000/36/section/50"),
        Law::Eir => ("laws.regulation", "18", "https://www.legislation.gov.uk/uksi/2004/3391/regulation/18"),
        Law::Foisa => ("laws.section", "47", "https://www.legislation.gov.uk/asp/2002/13/section/47"),
        Law::Eisr => ("laws.regulation", "17", "https://www.legislation.gov.uk/ssi/2004/520/regulation/17"),
        Law::Dpa => ("laws.section", "165", "https://www.legislation.gov.uk/ukpga/2018/12/section/165"),
    };
    let provision = plan.language.fill(key, &[("number", number)]);
    let law = words::law(plan.language, response.law);
    ComplaintView {
        advice: plan.language.say(advice).to_owned(),
        right: LinkView {
            title: plan.language.fill("laws.of_law", &[("law", law), ("provision", &provision)]),
            href: href.to_owned(),
        },
    }
}
