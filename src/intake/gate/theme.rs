//! What a site's own theme says by itself: its templates and those of its static files that are text are published like
//! any page, and are read here for low numbers and personal data. What the default theme says is not read again.

use std::borrow::Cow;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::attachments::Opened;
use super::decisions::Docket;
use super::{attachments, loose, numbers, personal_data};
use crate::config::{Config, Policy};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::hypertext::{self, Form};
use crate::intake::files::FileKind;
use crate::intake::records::{self, Passage, Role};
use crate::plain::Plain;
use crate::source::Source;

/// Pictures and fonts, which no program reads, by their extensions.
const UNREAD: [&str; 12] = ["avif", "eot", "gif", "ico", "jpeg", "jpg", "otf", "png", "ttf", "webp", "woff", "woff2"];

/// What a site publishes in place of the default theme's files, or beside them.
pub struct OwnFiles<'a> {
    /// Templates and static files that are text, and the files of texts.
    pub text: &'a [Arc<Source>],
    /// The texts of the interface.
    pub said: Vec<OwnWords<'a>>,
    /// Static files that are no text, by their paths.
    pub opaque: &'a [(String, Vec<u8>)],
}

/// A text of the interface that is a site's own.
pub struct OwnWords<'a> {
    /// The words, as people read them.
    pub words: &'a Plain,
    /// What the default theme says in their place; empty for texts that it has not.
    pub instead_of: &'a str,
    /// The file that they stand in.
    pub source: &'a Arc<Source>,
}

/// What a file is to those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hypertext(Form),
    /// Scripts, styles and data for them, in which only numbers with what they count are in doubt.
    Code,
    Data(FileKind),
    /// Texts of the interface, which are read as people read them.
    Texts,
    /// Pictures and fonts.
    Unread,
}

/// Reads the files of a theme that are the site's own. No decision can cover them.
pub fn check(own: &OwnFiles<'_>, config: &Config, report: &mut Report) {
    let policy = Policy { allowed_contacts: personal_data::allowed(config), ..config.policy.clone() };
    for said in &own.said {
        if said.instead_of.lines().any(|line| line == said.words.text()) {
            continue;
        }
        let of = |role, plain| Passage { role, plain, source: said.source };
        // Where the interface itself says a number, as in "one a line", a translation may.
        let mut already = Report::default();
        numbers::check_fixed(&[of(Role::Body, Cow::Owned(Plain::literal(said.instead_of, 0)))], &policy, &mut already);
        let role = if already.has_errors() { Role::Code } else { Role::Body };
        read(&[of(role, Cow::Borrowed(said.words))], &policy, report);
    }
    for source in own.text {
        let kind = kind(source.path());
        if !matches!(kind, Kind::Hypertext(Form::Template) | Kind::Texts) {
            read_name(source.path(), &policy, report);
        }
        match kind {
            Kind::Hypertext(form) => {
                let hypertext = hypertext::read(source.text(), form);
                read(&records::passages_of_hypertext(&hypertext, source), &policy, report);
            }
            Kind::Code => read(&[records::code_of(source)], &policy, report),
            Kind::Data(kind) => look_into(kind, source.path(), source.text().as_bytes(), &policy, report),
            // A picture that happens to be text is read as such, whatever else it is.
            Kind::Unread => read(&[records::code_of(source)], &policy, report),
            Kind::Texts => {}
        }
    }
    for (path, bytes) in own.opaque {
        read_name(path, &policy, report);
        match FileKind::of(path) {
            _ if UNREAD.contains(&extension(path).as_str()) => {}
            Some(kind) => look_into(kind, path, bytes, &policy, report),
            None => refuse(path, "is no text, and of a type that cannot be checked", report),
        }
    }
}

/// The name of a static file is published too. It stands nowhere in the file: a finding shows the name itself.
fn read_name(path: &str, policy: &Policy, report: &mut Report) {
    // `themes/fenwick/static/css/more.css`
    let name = path.splitn(4, '/').last().unwrap_or_default();
    read(&[records::whole_name(&Source::data(path, name))], policy, report);
}

/// Looks into a static file as if it were attached to a record.
fn look_into(kind: FileKind, path: &str, bytes: &[u8], policy: &Policy, report: &mut Report) {
    // An empty file says nothing.
    if bytes.trim_ascii().is_empty() {
        return;
    }
    match records::contents(kind, path, "", bytes.to_vec()) {
        Ok(contents) => {
            let source = Source::data(path, "");
            read(&records::passages_of_file(&contents, kind), policy, report);
            let opened = Opened { path, kind, digest: Sha256::digest(bytes).into(), contents: &contents };
            attachments::check_secrets(&opened, &mut Docket::open(&[], &source), report);
            loose::check_sheets(&contents, &source, policy, report);
        }
        Err(problem) => refuse(path, &problem, report),
    }
}

fn refuse(path: &str, problem: &str, report: &mut Report) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let finding = Diagnostic::on_file(&rules::A011, path, format!("`{name}` {problem}")).help(
        "save it as UTF-8 if it is text; attach it to a record if it is a document; else leave it out of the theme",
    );
    report.push(finding);
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
    if path.split('/').nth(2) == Some("languages") {
        return Kind::Texts;
    }
    match extension(path).as_str() {
        "htm" | "html" | "svg" | "xhtml" | "xml" => Kind::Hypertext(Form::Finished),
        "css" | "js" | "json" | "map" | "mjs" | "toml" | "webmanifest" => Kind::Code,
        unread if UNREAD.contains(&unread) => Kind::Unread,
        _ => Kind::Data(FileKind::of(path).unwrap_or(FileKind::Text)),
    }
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}
