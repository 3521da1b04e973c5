//! R008: a qualified exemption is followed by the weighing of the public interest (FOIA 2000, sections 2(2)(b) and
//! 17(3)).

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    if draft.withdrawn.is_some() {
        return;
    }
    let cited = draft.exemptions.iter().chain(draft.questions.iter().flat_map(|question| &question.exemptions));
    for cited in cited {
        let qualified = cited.citations.iter().find(|citation| citation.public_interest_test());
        if let Some(citation) = qualified {
            if draft
                .body
                .plain
                .text()
                .as_bytes()
                .windows(15)
                .any(|words| words.eq_ignore_ascii_case(b"public interest"))
            {
                return;
            }
            let message = format!("{} needs a public interest test, and the record tells of none", citation.name());
            let finding = Diagnostic::at(&rules::R008, &draft.source, cited.place.clone(), message)
                .help("say in the text what speaks for disclosure, what against, and where the balance of the public interest lies");
            report.push(finding);
            return;
        }
    }
}
