//! The page of one response: what was asked, what was decided, what was disclosed; then why.

mod downloads;
mod reliance;
mod sections;

use self::sections::{Sections, answer_anchor};
use super::Page;
use super::body::{self, TableLinks};
use super::view::{
    ChangeView, CitationView, ContentsView, LinkView, MetaView, OutcomeView, QuestionView, RelatedView, ResponseView,
};
use super::words;
use crate::address::{Address, Slug};
use crate::bibliography;
use crate::catalogue::{self, Related};
use crate::language::Language;
use crate::markdown::Html;
use crate::plan::{CITATIONS, Job, Plan, response_address};
use crate::records::{Disclosure, Part, Question};

pub(super) fn show(page: &mut Page<'_>, index: usize) {
    let response = &page.plan.catalogue.responses[index];
    page.crumb(page.say("site.responses"), Job::Responses(1));
    let title = public_title(page.plan.language, response);
    let description = if response.discreet { "" } else { response.summary.as_deref().unwrap_or_default() };
    page.fill("response.html", &title, description);
    page.view.meta.push(MetaView {
        name: "dcterms.identifier",
        is_property: false,
        content: response.reference.clone(),
    });
    page.view.scripts.push("js/copy.js");
    let view = view(page.plan, index, response);
    page.insert("response", &view);
}

/// The title wherever a browser, a list or another site may keep it: of a discreet record, the reference only.
pub(super) fn public_title(language: &Language, response: &Disclosure) -> String {
    match response.discreet {
        true => language.fill("lists.reference_only", &[("reference", &response.reference)]),
        false => response.title.clone(),
    }
}

fn view(plan: &Plan<'_>, index: usize, response: &Disclosure) -> ResponseView {
    let language = plan.language;
    let address = response_address(&response.reference);
    let csv: Vec<Address> = response.tables.iter().map(|table| plan.table_address(response, &table.id)).collect();
    let hrefs: Vec<String> = csv.iter().map(|csv| plan.href(csv)).collect();
    let links = TableLinks {
        language,
        interface: response.language.as_ref().map(|_| plan.config.language.as_str()),
        policy: &plan.config.policy.of_record(response.threshold, response.language.as_deref()),
        csv: &hrefs,
    };
    let parted = Sections::of(response);
    let html = |parts: &[&Part]| body::html(parts.iter().copied(), &response.tables, &links);
    let day = |date: Option<jiff::civil::Date>| date.map(|date| words::date(language, date));
    let dates = &response.dates;
    let is_dated = [dates.received, dates.answered, dates.published].iter().any(Option::is_some);
    let questions = response.questions.iter().enumerate();
    let relations = plan.catalogue.related(index);
    ResponseView {
        reference: response.reference.clone(),
        title: response.title.clone(),
        summary: response.summary.clone(),
        discreet: response.discreet,
        lang: response.language.clone(),
        received: day(dates.received),
        answered: day(dates.answered),
        published: day(dates.published),
        updated: day(dates.updated),
        year: catalogue::year(response, plan.config).filter(|_| !is_dated).map(|year| year.to_string()),
        outcomes: vec![words::outcome(plan, response.outcome)],
        law: words::law(language, response.law).to_owned(),
        exemptions: response.exemptions.iter().map(|citation| reliance::link(plan, citation)).collect(),
        explained: response.exemptions.iter().map(|citation| reliance::explained(plan, citation)).collect(),
        topics: catalogue::listed_topics(response).iter().map(|topic| topic_link(plan, topic)).collect(),
        preface: html(&parted.preface),
        lead: html(&parted.lead),
        questions: questions.map(|(at, question)| question_view(plan, question, &parted, at, html)).collect(),
        answered_in_place: parted.has_answers(),
        beside: html(&parted.beside),
        anchors: parted.anchors.iter().map(|anchor| (*anchor).to_owned()).collect(),
        body: html(&parted.rest),
        begins_with_heading: matches!(parted.rest.first(), Some(Part::Heading(..)) | None),
        notes: html(&parted.notes),
        contents: contents(plan, index, response, &parted),
        tables: downloads::tables(plan, response, &csv),
        attachments: downloads::attachments(plan, response, &address),
        links: response
            .links
            .iter()
            .map(|link| LinkView { title: link.title.clone(), href: link.url.clone() })
            .collect(),
        related: relations.listed.into_iter().map(|other| related(plan, other)).collect(),
        related_further: relations.further,
        changes: response
            .changes
            .iter()
            .map(|change| ChangeView { date: words::date(language, change.date), note: change.note.clone() })
            .collect(),
        complaint: reliance::complaint(plan, response),
        citation: citation(plan, response, &address),
        json: plan.href(&address.file("index.json")),
        json_address: plan.url(&address.file("index.json")),
    }
}

fn topic_link(plan: &Plan<'_>, topic: &str) -> LinkView {
    let address = Address::page([&Slug::of("topics"), &Slug::of(topic)]);
    LinkView { title: topic.to_owned(), href: plan.href(&address) }
}

fn question_view(
    plan: &Plan<'_>,
    question: &Question,
    parted: &Sections<'_>,
    at: usize,
    html: impl Fn(&[&Part]) -> Html,
) -> QuestionView {
    let outcomes: Vec<OutcomeView> = question.outcomes.iter().map(|outcome| words::outcome(plan, *outcome)).collect();
    let answer = parted.answers[at].as_deref();
    QuestionView {
        anchor: question.anchor.clone(),
        label: question.label.clone(),
        text: question.text.clone(),
        outcomes,
        exemptions: question.exemptions.iter().map(|citation| reliance::link(plan, citation)).collect(),
        answer: answer.map(|_| answer_anchor(question)),
        answer_title: parted.titles[at].map(|heading| heading.text.clone()),
        answer_html: html(answer.unwrap_or_default()),
    }
}

/// The list of contents, in the order of the page.
fn contents(plan: &Plan<'_>, index: usize, response: &Disclosure, parted: &Sections<'_>) -> Vec<ContentsView> {
    let language = plan.language;
    let own = |level: u8, id: &str, text: String| ContentsView { level, id: id.to_owned(), text, lang: None };
    let said = |id: &str, key: &'static str| own(2, id, language.say(key).to_owned());
    let written = |parts: &[&Part]| -> Vec<ContentsView> {
        let headings = parts.iter().filter_map(|part| match part {
            Part::Heading(index, _) => response.outline.get(*index).filter(|heading| heading.level <= 3),
            _ => None,
        });
        let entry = |heading: &crate::markdown::Heading| ContentsView {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
            lang: response.language.clone(),
        };
        headings.map(entry).collect()
    };
    let mut contents = written(&parted.preface);
    if !response.questions.is_empty() {
        let title = if parted.has_answers() { "record.asked_and_answered" } else { "record.asked" };
        contents.push(said("section-questions", title));
        if response.questions.len() > 1 {
            contents.extend(response.questions.iter().map(|question| {
                own(3, &question.anchor, language.fill("record.question", &[("label", &question.label)]))
            }));
        }
    }
    contents.extend(written(&parted.beside));
    if !matches!(parted.rest.first(), Some(Part::Heading(..)) | None) {
        contents.push(said("section-answer", "record.answer"));
    }
    contents.extend(written(&parted.rest));
    let has_related = !plan.catalogue.related(index).listed.is_empty();
    let further = [
        (!response.exemptions.is_empty(), "section-exemptions", "record.explained"),
        (true, "section-downloads", "record.downloads"),
        (!response.links.is_empty() || has_related, "section-related", "record.related"),
        (!response.changes.is_empty(), "section-changes", "record.changes"),
        (true, "section-contact", "record.complaints"),
        (true, "section-cite", "record.cite"),
    ];
    contents.extend(further.into_iter().filter(|(is_there, ..)| *is_there).map(|(_, id, key)| said(id, key)));
    contents
}

fn citation(plan: &Plan<'_>, response: &Disclosure, address: &Address) -> CitationView {
    let entry = bibliography::entry(plan, response);
    let [bibtex, ris, csl] = CITATIONS.map(|name| plan.href(&address.file(name)));
    let plain = entry.plain(plan.language, |date| words::date(plan.language, date).text);
    CitationView { plain, bibtex, ris, csl }
}

fn related(plan: &Plan<'_>, related: Related) -> RelatedView {
    match related {
        Related::Response(index) => {
            let other = &plan.catalogue.responses[index];
            RelatedView {
                title: Some(other.title.clone()).filter(|_| !other.discreet),
                reference: other.reference.clone(),
                href: Some(plan.href(&plan.address(Job::Response(index)))),
                withdrawn: false,
                lang: other.language.clone().filter(|_| !other.discreet),
            }
        }
        Related::Notice(index) => RelatedView {
            title: None,
            reference: plan.catalogue.notices[index].reference.clone(),
            href: Some(plan.href(&plan.address(Job::Notice(index)))),
            withdrawn: true,
            lang: None,
        },
        Related::Unpublished(reference) => {
            RelatedView { title: None, reference, href: None, withdrawn: false, lang: None }
        }
    }
}
