//! R007 and R009: an outcome that refuses names the provision that allows it (FOIA 2000, section 17(1)); to neither
//! confirm nor deny needs a limb that lifts that duty. R010: a record says its outcome, or each question does.

use std::ops::Range;

use super::super::super::records::{Cited, Draft};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::law::{Citation, Ground, Outcome};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    if draft.withdrawn.is_some() {
        return;
    }
    let record_wide = citations(&draft.exemptions);
    for question in &draft.questions {
        if !question.says_outcome && !draft.says_outcome {
            let message = format!("question {} has no outcome", question.label.value);
            let finding = Diagnostic::at(&rules::R010, &draft.source, question.label.place(), message).help(
                "say it with `outcome = \"…\"` here, or once for the whole record above the first `[[questions]]`",
            );
            report.push(finding);
        }
        let own = citations(&question.exemptions);
        // A question that cites nothing itself relies on what the record cites.
        let cited = if own.is_empty() { &record_wide } else { &own };
        for outcome in &question.outcomes {
            check_outcome(draft, *outcome, cited, question.label.place(), report);
        }
    }
    match &draft.outcome {
        Some((outcome, place)) if draft.questions.iter().all(|question| question.outcomes.is_empty()) => {
            let theirs = draft.questions.iter().flat_map(|question| citations(&question.exemptions));
            let cited: Vec<Citation> = record_wide.iter().cloned().chain(theirs).collect();
            check_outcome(draft, *outcome, &cited, place.clone(), report);
        }
        None if draft.questions.is_empty() && !draft.says_outcome => {
            let finding =
                Diagnostic::at(&rules::R010, &draft.source, draft.reference.place(), "the record has no outcome")
                    .help("say it with `outcome = \"disclosed\"` or another of the outcomes");
            report.push(finding);
        }
        _ => {}
    }
}

fn check_outcome(draft: &Draft, outcome: Outcome, cited: &[Citation], place: Range<usize>, report: &mut Report) {
    let ground = outcome.ground(draft.law);
    // An outcome that names its provision by itself, such as `cost-limit`, need not repeat it.
    if ground.is_met_by(cited) || matches!(ground, Ground::Provision(_)) {
        return;
    }
    let finding = match ground {
        Ground::NeitherConfirmNorDeny => Diagnostic::at(
            &rules::R009,
            &draft.source,
            place,
            "neither confirmed nor denied, without the limb that allows it",
        )
        .help("cite the limb that lifts the duty to confirm or deny, such as `31(3)` or `40(5B)`"),
        _ => Diagnostic::at(
            &rules::R007,
            &draft.source,
            place,
            format!("`{outcome}` without an {}", draft.law.ground_word()),
        )
        .help("name the provision that was relied on: `exemptions = [\"40(2)\"]`")
        .help("if nothing was withheld, the outcome is `disclosed`; if there is nothing, it is `not-held`"),
    };
    report.push(finding);
}

fn citations(cited: &[Cited]) -> Vec<Citation> {
    cited.iter().flat_map(|cited| cited.citations.iter().cloned()).collect()
}
