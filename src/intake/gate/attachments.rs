//! A001 to A016: what attached files hide, as findings that say where and what to do. What a file hides is read by
//! [`files`](crate::intake::files), which knows nothing of records.

use super::decisions::Docket;
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::intake::files::{Hides, Secret};
use crate::intake::records::{Contents, Draft};
use crate::source::{Source, Span};

/// Reports what the attached files of a record hide.
pub(super) fn check(draft: &Draft, docket: &mut Docket<'_>, report: &mut Report) {
    if draft.withdrawn.is_some() {
        return;
    }
    for attachment in &draft.attachments {
        let sha256: String = attachment.digest.iter().map(|byte| format!("{byte:02x}")).collect();
        check_secrets(&attachment.path, &sha256, &attachment.contents, docket, report);
    }
}

/// Reports what one file hides. What cannot be looked into may be covered by a decision of somebody who did.
pub(super) fn check_secrets(
    path: &str,
    sha256: &str,
    contents: &Contents,
    docket: &mut Docket<'_>,
    report: &mut Report,
) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let source = Source::data(path, "");
    for secret in &contents.secrets {
        let span = Span::new(&source, 0..0);
        if can_be_decided(secret.what) && docket.covers_file(name, sha256, &span) {
            report.set_aside("decision", || span);
            continue;
        }
        report.push(finding(path, name, sha256, secret));
    }
}

/// Whether a person can look where the program cannot.
fn can_be_decided(what: Hides) -> bool {
    std::ptr::eq(rule(what), &rules::A016)
}

fn rule(what: Hides) -> &'static Rule {
    match what {
        Hides::Sheet => &rules::A001,
        Hides::Everything => &rules::A011,
    }
}

fn finding(path: &str, name: &str, sha256: &str, secret: &Secret) -> Diagnostic {
    let _ = sha256;
    let at = if secret.place.is_empty() { String::new() } else { format!("`{}`: ", secret.place) };
    Diagnostic::on_file(rule(secret.what), path, format!("{at}`{name}` hides {}", secret.detail)).help("remove it")
}
