//! R019: citations that can be read but are not what the law says today.

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    let answered = draft.answered.as_ref().map(|dated| dated.date.to_string());
    let cited = draft.exemptions.iter().chain(draft.questions.iter().flat_map(|question| &question.exemptions));
    for cited in cited {
        for note in cited.citations.iter().flat_map(|citation| citation.notes()) {
            if answered.as_deref().is_some_and(|day| note.was_right_on(day)) {
                continue;
            }
            let finding = Diagnostic::at(&rules::R019, &draft.source, cited.place.clone(), note.to_string()).help(
                "readers are shown the provision as it is read here; correct the citation if it was meant otherwise",
            );
            report.push(finding);
        }
    }
}
