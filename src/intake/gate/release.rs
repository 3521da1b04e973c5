//! From a draft that was judged to what may be published. A suppressed cell's number ends here: nothing made by this file
//! holds it.

use std::sync::Arc;

use super::super::records::WithdrawalDraft;
use super::super::records::{
    AttachedSheet, Attachment, AttachmentDraft, Cell, Change, Column, Dates, Disclosure, Draft, Link, Notice,
    PageDraft, Part, Question, Row, StaticPage, Table, TableDraft,
};
use super::numbers::TableReading;
use crate::law::{Citation, Ground, Law, Outcome};
use crate::markdown::{Block, Document};

/// What is left of a withdrawn record.
pub(super) fn notice(draft: &Draft, withdrawn: &WithdrawalDraft) -> Notice {
    Notice {
        path: draft.path().to_owned(),
        reference: draft.reference.value.clone(),
        date: withdrawn.date.date,
        reason: withdrawn.reason.value.clone(),
    }
}

/// A record as it is published.
pub(super) fn disclosure(draft: &Draft, readings: &[TableReading]) -> Disclosure {
    let questions: Vec<Question> = draft.questions.iter().map(|question| question.release(draft.law)).collect();
    Disclosure {
        path: draft.path().to_owned(),
        reference: draft.reference.value.clone(),
        title: draft.title.value.trim().to_owned(),
        summary: draft.summary.as_ref().map(|summary| summary.value.trim().to_owned()),
        discreet: draft.discreet,
        language: draft.language.clone(),
        threshold: draft.threshold,
        dates: Dates {
            received: draft.received.as_ref().map(|dated| dated.date),
            answered: draft.answered.as_ref().map(|dated| dated.date),
            published: draft.published.as_ref().map(|dated| dated.date),
            updated: draft.updated.as_ref().map(|dated| dated.date),
        },
        outcome: draft.outcome().unwrap_or(Outcome::AdviceOnly),
        law: draft.law,
        exemptions: exemptions(draft, &questions),
        topics: draft.topics.iter().map(|topic| topic.value.trim().to_owned()).collect(),
        related: draft.related.iter().map(|related| related.value.clone()).collect(),
        questions,
        body: parts(&draft.body),
        outline: draft.body.outline.clone(),
        tables: tables(&draft.tables, readings),
        attachments: draft.attachments.iter().map(attachment).collect(),
        links: draft
            .links
            .iter()
            .map(|link| Link { title: link.title.value.clone(), url: link.url.value.clone() })
            .collect(),
        changes: draft
            .changes
            .iter()
            .map(|change| Change { date: change.date.date, note: change.note.value.clone() })
            .collect(),
        kept: None,
    }
}

/// A page as it is published.
pub(super) fn page(page: &PageDraft, readings: &[TableReading]) -> StaticPage {
    StaticPage {
        path: page.source.path().to_owned(),
        name: page.name.clone(),
        title: page.title.value.trim().to_owned(),
        summary: page.summary.as_ref().map(|summary| summary.value.trim().to_owned()),
        body: parts(&page.body),
        outline: page.body.outline.clone(),
        tables: tables(&page.tables, readings),
    }
}

impl super::super::records::QuestionDraft {
    fn release(&self, law: Law) -> Question {
        let cited = self.exemptions.iter().flat_map(|cited| cited.citations.iter().cloned());
        Question {
            label: self.label.value.clone(),
            anchor: self.anchor(),
            text: self.text.value.trim().to_owned(),
            outcomes: self.outcomes.clone(),
            exemptions: Citation::union(cited.chain(implied(&self.outcomes, law))),
        }
    }
}

/// The exemptions of a record: its own, those of its questions, and those that its outcome names by itself.
fn exemptions(draft: &Draft, questions: &[Question]) -> Vec<Citation> {
    let own = draft.exemptions.iter().flat_map(|cited| cited.citations.iter().cloned());
    let theirs = questions.iter().flat_map(|question| question.exemptions.iter().cloned());
    let outcome: Vec<Outcome> = draft.outcome.iter().map(|(outcome, _)| *outcome).collect();
    Citation::union(own.chain(theirs).chain(implied(&outcome, draft.law)))
}

/// The provisions that outcomes name by themselves, such as section 12 for the cost limit.
fn implied(outcomes: &[Outcome], law: Law) -> Vec<Citation> {
    let keys = outcomes.iter().filter_map(|outcome| match outcome.ground(law) {
        Ground::Provision(exemption) => Some(exemption.key.as_str()),
        _ => None,
    });
    keys.filter_map(|key| Citation::read(law, key).ok()).flatten().collect()
}

fn attachment(draft: &AttachmentDraft) -> Attachment {
    let sheets = draft.contents.sheets.iter().filter(|_| draft.kind.is_workbook()).map(|sheet| AttachedSheet {
        name: sheet.name.clone(),
        file_name: draft.sheet_name(sheet),
        rows: sheet.text.text().lines().count(),
        csv: Arc::clone(&sheet.text),
    });
    Attachment {
        path: draft.path.clone(),
        file_name: draft.published_name(),
        title: draft.title.value.clone(),
        kind: draft.kind,
        size: draft.size,
        digest: draft.digest,
        pages: draft.contents.pages,
        pixels: draft.contents.size,
        is_published: draft.publishes_file(),
        sheets: sheets.collect(),
    }
}

fn parts(document: &Document) -> Vec<Part> {
    let part = |block: &Block| match block {
        Block::Html(html) => Part::Html(html.clone()),
        Block::Heading(index, html) => Part::Heading(*index, html.clone()),
        Block::Notes(html) => Part::Notes(html.clone()),
        Block::Table(index) => Part::Table(*index),
    };
    document.blocks.iter().map(part).collect()
}

fn tables(drafts: &[TableDraft], readings: &[TableReading]) -> Vec<Table> {
    drafts.iter().zip(readings).map(|(draft, reading)| table(draft, reading)).collect()
}

fn table(draft: &TableDraft, reading: &TableReading) -> Table {
    let columns = draft.header.iter().enumerate().map(|(index, header)| Column {
        html: header.html.clone(),
        text: header.plain.text().trim().to_owned(),
        is_label: reading.is_label(index),
        is_number: reading.is_number(index),
    });
    let rows = draft.rows.iter().enumerate().map(|(row, cells)| Row {
        is_total: reading.is_total(row),
        cells: cells
            .iter()
            .enumerate()
            .map(|(column, cell)| match reading.is_suppressed(row, column) {
                true => Cell::Suppressed,
                false => Cell::Published { html: cell.html.clone(), text: cell.plain.text().trim().to_owned() },
            })
            .collect(),
    });
    Table {
        id: draft.id.clone(),
        caption: draft.caption.html.clone(),
        caption_text: draft.caption.plain.text().trim().to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        file: draft.file.clone(),
    }
}
