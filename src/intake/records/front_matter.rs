//! The keys of a record, from TOML to a draft. What a value means is read here; whether it may stand is the gate's to
//! judge.

use std::ops::Range;
use std::sync::Arc;

use super::Draft;
use super::attachment;
use super::draft::{Cited, WithdrawalDraft};
use super::parts;
use super::read::Parts;
use super::table;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields::{self, Fields, Text};
use crate::law::{Citation, Law, Outcome};
use crate::markdown::{self, Document, Input};
use crate::source::{Source, SourceTree};

/// What the reading of a record needs.
pub(super) struct Context<'a> {
    pub(super) tree: &'a SourceTree,
    pub(super) config: &'a Config,
    pub(super) source: &'a Arc<Source>,
    pub(super) depth: Depth,
}

/// How much of a record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Whole,
    /// Its front matter: neither its text nor the files that it names.
    Front,
}

impl Context<'_> {
    /// The folder of the record, with its final slash.
    pub(super) fn folder(&self) -> &str {
        let path = self.source.path();
        path.rfind('/').map_or("", |slash| &path[..=slash])
    }
}

/// Reads a record whose text follows its front matter.
pub(super) fn read_markdown(context: &Context<'_>, parts: Parts, report: &mut Report) -> Option<Draft> {
    let table = fields::parse(context.source, parts.front.clone(), report)?;
    let fields = Fields::outermost(table.get_ref(), context.source, parts.front.start, parts.opening);
    let body =
        Body { text: &context.source.text()[parts.body.clone()], start: Some(parts.body.start), place: parts.body };
    read(context, fields, Some(body), report)
}

/// Reads a record wholly in TOML, whose text is the value of `body`.
pub(super) fn read_toml(context: &Context<'_>, report: &mut Report) -> Option<Draft> {
    let table = fields::parse(context.source, 0..context.source.text().len(), report)?;
    let mut fields = Fields::outermost(table.get_ref(), context.source, 0, context.source.line(1));
    let body = fields.text("body");
    read(context, fields, body.as_ref().map(Text::as_body), report)
}

/// The Markdown of a record.
pub(super) struct Body<'a> {
    text: &'a str,
    start: Option<usize>,
    place: Range<usize>,
}

impl Text {
    fn as_body(&self) -> Body<'_> {
        Body { text: &self.value, start: self.literal_start(), place: self.place() }
    }
}

fn read(context: &Context<'_>, mut fields: Fields<'_>, body: Option<Body<'_>>, report: &mut Report) -> Option<Draft> {
    let reference = reference(context, &mut fields);
    let title = fields.required_text("title");
    let summary = fields.text("summary");
    let received = fields.date("received");
    let answered = fields.date("answered");
    let published = fields.date("published");
    let updated = fields.date("updated");
    let law = law(&mut fields);
    let outcome_place = fields.place_of("outcome");
    let says_outcome = fields.has("outcome");
    let outcomes = outcomes(&mut fields);
    if outcomes.len() > 1 {
        let help = "a record has one outcome; say several with the questions that have them, and the record's follows";
        fields.wrong(outcome_place.clone(), "several outcomes of one record", help);
    }
    let outcome = outcomes.first().map(|outcome| (*outcome, outcome_place));
    let exemptions = exemptions(&mut fields, law);
    let topics = fields.texts("topics");
    let related = fields.texts("related");
    let discreet = fields.flag("discreet").unwrap_or(false);
    let language = language(context, &mut fields);
    let threshold = threshold(context, &mut fields);
    let withdrawn = withdrawn(&mut fields);
    let questions = parts::questions(&mut fields, law);
    let (attachments, mut files) = attachment::read(context, &mut fields);
    let links = parts::links(&mut fields);
    let changes = parts::changes(&mut fields);
    let decisions = parts::decisions(&mut fields);
    report.append(fields.finish());

    let names: Vec<(String, String)> = attachments.iter().map(attachment::AttachmentDraft::link).collect();
    let body = body.filter(|_| context.depth == Depth::Whole);
    let body = body.map_or_else(Document::default, |body| read_body(context, &body, &names, report));
    let tables = table::read(context, &body, report);
    files.extend(table::files(context, &body));
    Some(Draft {
        source: Arc::clone(context.source),
        reference: reference?,
        title: title?,
        summary,
        received,
        answered,
        published,
        updated,
        outcome,
        says_outcome,
        law,
        exemptions,
        topics,
        related,
        discreet,
        language,
        threshold,
        withdrawn,
        questions,
        attachments,
        links,
        changes,
        decisions,
        body,
        tables,
        files,
    })
}

pub(super) fn read_body(
    context: &Context<'_>,
    body: &Body<'_>,
    files: &[(String, String)],
    report: &mut Report,
) -> Document {
    let input = Input {
        text: body.text,
        source: context.source,
        start: body.start,
        place: body.place.clone(),
        base_path: &context.config.base_path,
        files,
    };
    markdown::read(&input, report)
}

/// The body of a page: what follows its front matter.
pub(super) fn page_body<'a>(context: &Context<'a>, parts: &Parts) -> Body<'a> {
    Body { text: &context.source.text()[parts.body.clone()], start: Some(parts.body.start), place: parts.body.clone() }
}

fn reference(context: &Context<'_>, fields: &mut Fields<'_>) -> Option<Text> {
    let reference = fields.required_text("reference")?;
    if !reference.value.chars().any(char::is_alphanumeric) {
        let finding = Diagnostic::at(
            &rules::R003,
            context.source,
            reference.place(),
            "this reference has nothing to make an address of",
        )
        .help("a reference has letters or digits");
        fields.push(finding);
    }
    let pattern = &context.config.reference;
    let written = reference.value.as_str();
    if written.trim() != written || !pattern.accepts(written) {
        let finding = Diagnostic::at(
            &rules::R003,
            context.source,
            reference.place(),
            format!("`{written}` is not written as references are here"),
        );
        let finding = match pattern.as_str() {
            Some(pattern) => finding
                .help(format!("references here match `{}`", pattern.trim_start_matches("^(?:").trim_end_matches(")$"))),
            None => finding.help("take out the spaces around it"),
        };
        fields.push(finding);
    }
    Some(reference)
}

fn law(fields: &mut Fields<'_>) -> Law {
    let Some(text) = fields.text("law") else { return Law::Foia };
    text.value.parse().unwrap_or_else(|_| {
        let known: Vec<&str> = Law::ALL.iter().map(|law| law.short_name()).collect();
        let help = format!("the laws are {}", fields::listed(&known));
        fields.wrong(text.place(), format!("there is no law `{}` here", text.value), help);
        Law::Foia
    })
}

/// The value of `outcome`: one, or a list.
pub(super) fn outcomes(fields: &mut Fields<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for text in fields.texts("outcome") {
        match text.value.parse::<Outcome>() {
            Ok(outcome) => outcomes.push(outcome),
            Err(_) => {
                let known: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.code()).collect();
                if text.value.is_empty() {
                    fields.wrong(
                        text.place(),
                        "`outcome` is empty",
                        format!("the outcomes are {}", fields::listed(&known)),
                    );
                    continue;
                }
                let help = match fields::nearest(&text.value, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`? The outcomes are {}", fields::listed(&known)),
                    None => format!("the outcomes are {}", fields::listed(&known)),
                };
                fields.wrong(text.place(), format!("there is no outcome `{}`", text.value), help);
            }
        }
    }
    outcomes
}

/// The value of `exemptions`, in any of the forms in which letters cite provisions.
pub(super) fn exemptions(fields: &mut Fields<'_>, law: Law) -> Vec<Cited> {
    let mut cited = Vec::new();
    for text in fields.texts("exemptions") {
        match Citation::read(law, &text.value) {
            Ok(citations) => cited.push(Cited { citations, place: text.place() }),
            Err(error) => {
                let source = fields.source();
                let finding = Diagnostic::at(&rules::R006, source, text.place(), error.to_string());
                let finding = finding
                    .help("cite the provision by its number, as in `40(2)` or `12(4)(b)`, under the record's `law`");
                fields.push(finding);
            }
        }
    }
    cited
}

/// The language of the record's words, where it is another than the site's (BCP 47).
fn language(context: &Context<'_>, fields: &mut Fields<'_>) -> Option<String> {
    let text = fields.text("language")?;
    let mut parts = text.value.split('-');
    let is_word = |part: &str| part.chars().all(|letter| letter.is_ascii_alphanumeric());
    let is_tag = parts
        .next()
        .is_some_and(|first| matches!(first.len(), 2 | 3) && first.chars().all(|letter| letter.is_ascii_lowercase()))
        && parts.all(|part| (2..=8).contains(&part.len()) && is_word(part));
    if !is_tag {
        let help =
            "give the code that browsers and screen readers know: `cy` for Welsh, `en-GB` for English, `gd`, `ga`";
        fields.wrong(text.place(), format!("`{}` is not the code of a language", text.value), help);
        return None;
    }
    Some(text.value).filter(|code| *code != context.config.language)
}

fn threshold(context: &Context<'_>, fields: &mut Fields<'_>) -> Option<u64> {
    let threshold = fields.number("threshold")?;
    if threshold < context.config.policy.threshold {
        let place = fields.place_of("threshold");
        let message = format!("the threshold {threshold} is laxer than the site's {}", context.config.policy.threshold);
        fields.wrong(place, message, "a record may only be stricter: give a higher number, or leave the line out");
        return None;
    }
    Some(threshold)
}

fn withdrawn(fields: &mut Fields<'_>) -> Option<WithdrawalDraft> {
    let mut table = fields.table("withdrawn")?;
    let date = table.required_date("date");
    let reason = table.required_text("reason");
    fields.close(table);
    Some(WithdrawalDraft { date: date?, reason: reason? })
}
