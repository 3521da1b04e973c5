//! What a site's own theme says by itself: its templates and those of its static files that are text are published like
//! any page, and are read here for low numbers and personal data. What the default theme says is not read again.

use std::sync::Arc;

use super::{loose, numbers, personal_data};
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::hypertext::{self, Form};
use crate::intake::files::FileKind;
use crate::intake::records::{self, Passage};
use crate::source::Source;

/// What a file is to those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hypertext(Form),
    /// Scripts, styles and data for them, in which only numbers with what they count are in doubt.
    Code,
    Data(FileKind),
}

/// Reads the files of a theme that are the site's own. No decision can cover them.
pub fn check(files: &[Arc<Source>], config: &Config, report: &mut Report) {
    let policy = Policy { allowed_contacts: personal_data::allowed(config), ..config.policy.clone() };
    for source in files {
        let kind = kind(source.path());
        if kind != Kind::Hypertext(Form::Template) {
            // The file's name is published too. It stands nowhere in the file: a finding shows the name itself.
            let name = Source::data(source.path(), source.path().rsplit('/').next().unwrap_or_default());
            read(&[records::whole_name(&name)], &policy, report);
        }
        match kind {
            Kind::Hypertext(form) => {
                let hypertext = hypertext::read(source.text(), form);
                read(&records::passages_of_hypertext(&hypertext, source), &policy, report);
            }
            Kind::Code => read(&[records::code_of(source)], &policy, report),
            Kind::Data(kind) => {
                // An empty file says nothing; there is no other reason why text could not be read as text.
                if let Ok(contents) = records::contents(kind, source.path(), "", source.text().into()) {
                    read(&records::passages_of_file(&contents, kind), &policy, report);
                    loose::check_sheets(&contents, source, &policy, report);
                }
            }
        }
    }
}

fn read(passages: &[Passage<'_>], policy: &Policy, report: &mut Report) {
    numbers::check_fixed(passages, policy, report);
    personal_data::check_passages(passages, &policy.allowed_contacts, report);
}

fn kind(path: &str) -> Kind {
    // `themes/fenwick/templates/page.html`
    if path.split('/').nth(2) == Some("templates") {
        return Kind::Hypertext(Form::Template);
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "htm" | "html" | "svg" | "xhtml" | "xml" => Kind::Hypertext(Form::Finished),
        "css" | "js" | "json" | "map" | "mjs" | "toml" | "webmanifest" => Kind::Code,
        _ => Kind::Data(FileKind::of(path).filter(|kind| kind.is_text()).unwrap_or(FileKind::Text)),
    }
}
