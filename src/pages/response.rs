//! The page of one response.

use super::Page;
use super::body::{self, TableLinks};
use super::view::{
    AttachedFileView, AttachmentView, ChangeView, ExemptionView, LinkView, MetaView, OutcomeView, QuestionView,
    ResponseView, TableFileView,
};
use super::words;
use crate::address::{Address, Slug};
use crate::catalogue;
use crate::language::Language;
use crate::plan::{Job, Plan, response_address};
use crate::records::{Attachment, Disclosure, FileKind, Question};

pub(super) fn show(page: &mut Page<'_>, response: &Disclosure) {
    page.crumb(page.say("site.responses"), Job::Responses(1));
    let title = public_title(page.plan.language, response);
    let description = if response.discreet { "" } else { response.summary.as_deref().unwrap_or_default() };
    page.fill("response.html", &title, description);
    page.view.meta.push(MetaView {
        name: "dcterms.identifier",
        is_property: false,
        content: response.reference.clone(),
    });
    let view = view(page.plan, response);
    page.insert("response", &view);
}

/// The title wherever a browser, a list or another site may keep it: of a discreet record, the reference only.
pub(super) fn public_title(language: &Language, response: &Disclosure) -> String {
    match response.discreet {
        true => language.fill("lists.reference_only", &[("reference", &response.reference)]),
        false => response.title.clone(),
    }
}

fn view(plan: &Plan<'_>, response: &Disclosure) -> ResponseView {
    let language = plan.language;
    let interface = response.language.as_ref().map(|_| plan.config.language.as_str());
    let address = response_address(&response.reference);
    let csv: Vec<String> =
        response.tables.iter().map(|table| plan.href(&plan.table_address(response, &table.id))).collect();
    let links = TableLinks { language, interface, marker: &plan.config.policy.marker, csv: &csv };
    ResponseView {
        reference: response.reference.clone(),
        title: response.title.clone(),
        summary: response.summary.clone(),
        discreet: response.discreet,
        lang: response.language.clone(),
        received: response.dates.received.map(|date| words::date(language, date)),
        answered: response.dates.answered.map(|date| words::date(language, date)),
        published: response.dates.published.map(|date| words::date(language, date)),
        updated: response.dates.updated.map(|date| words::date(language, date)),
        outcomes: vec![words::outcome(plan, response.outcome)],
        law: words::law(language, response.law).to_owned(),
        exemptions: response.exemptions.iter().map(|citation| words::exemption(plan, citation)).collect(),
        topics: catalogue::listed_topics(response).iter().map(|topic| topic_link(plan, topic)).collect(),
        questions: response.questions.iter().map(|question| question_view(plan, response, question)).collect(),
        body: body::html(&response.body, &response.tables, &links),
        outline: response.outline.iter().map(words::heading).collect(),
        tables: table_files(response, &csv),
        attachments: attachments(plan, response, &address),
        links: response
            .links
            .iter()
            .map(|link| LinkView { title: link.title.clone(), href: link.url.clone() })
            .collect(),
        related: response.related.iter().map(|reference| related(plan, reference)).collect(),
        changes: response
            .changes
            .iter()
            .map(|change| ChangeView { date: words::date(language, change.date), note: change.note.clone() })
            .collect(),
        json: plan.href(&address.file("index.json")),
    }
}

fn topic_link(plan: &Plan<'_>, topic: &str) -> LinkView {
    let address = Address::page([&Slug::of("topics"), &Slug::of(topic)]);
    LinkView { title: topic.to_owned(), href: plan.href(&address) }
}

fn question_view(plan: &Plan<'_>, response: &Disclosure, question: &Question) -> QuestionView {
    let outcomes: Vec<OutcomeView> = question.outcomes.iter().map(|outcome| words::outcome(plan, *outcome)).collect();
    let exemptions: Vec<ExemptionView> =
        question.exemptions.iter().map(|citation| words::exemption(plan, citation)).collect();
    // By convention an answer stands under a heading such as `### Question 4 {#answer-4}`.
    let wanted = format!("answer-{}", question.anchor.trim_start_matches('q'));
    let answer = response.outline.iter().find(|heading| heading.id == wanted).map(|heading| heading.id.clone());
    QuestionView {
        anchor: question.anchor.clone(),
        label: question.label.clone(),
        text: question.text.clone(),
        outcomes,
        exemptions,
        answer,
    }
}

fn table_files(response: &Disclosure, csv: &[String]) -> Vec<TableFileView> {
    let files = response.tables.iter().zip(csv).map(|(table, csv)| TableFileView {
        anchor: format!("table-{}", table.id),
        caption: table.caption_text.clone(),
        csv: csv.clone(),
    });
    files.collect()
}

fn attachments(plan: &Plan<'_>, response: &Disclosure, address: &Address) -> Vec<AttachmentView> {
    let numbered = response.attachments.iter().enumerate();
    let views = numbered.map(|(index, attachment)| AttachmentView {
        anchor: format!("attachment-{}", index + 1),
        title: attachment.title.clone(),
        files: attached_files(plan, attachment, address),
    });
    views.collect()
}

/// The sheets of a workbook first, because nothing can hide in them.
fn attached_files(plan: &Plan<'_>, attachment: &Attachment, address: &Address) -> Vec<AttachedFileView> {
    let sheets = attachment.sheets.iter().map(|sheet| AttachedFileView {
        sheet: sheet.name.clone(),
        href: plan.href(&address.file(&sheet.file_name)),
        kind: FileKind::Csv.name().to_owned(),
        size: words::size(plan.language, sheet.csv.text().len()),
        extent: plan.language.count("sizes.rows", sheet.rows),
    });
    let whole = attachment.is_published.then(|| AttachedFileView {
        sheet: String::new(),
        href: plan.href(&address.file(&attachment.file_name)),
        kind: attachment.kind.name().to_owned(),
        size: words::size(plan.language, usize::try_from(attachment.size).unwrap_or(usize::MAX)),
        extent: attachment.pages.map(|pages| plan.language.count("sizes.pages", pages as usize)).unwrap_or_default(),
    });
    sheets.chain(whole).collect()
}

/// A related record, by title where it is in this log.
fn related(plan: &Plan<'_>, reference: &str) -> LinkView {
    match plan.catalogue.position(reference) {
        Some(index) => {
            let other = &plan.catalogue.responses[index];
            LinkView {
                title: match other.discreet {
                    true => public_title(plan.language, other),
                    false => format!("{} ({reference})", other.title),
                },
                href: plan.href(&plan.address(Job::Response(index))),
            }
        }
        None => LinkView { title: reference.to_owned(), href: String::new() },
    }
}
