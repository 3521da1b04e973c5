//! Every file of a response in one list: what came with it, its tables, the response itself.

use super::super::view::{AttachedFileView, AttachmentView, TableFileView};
use super::super::words;
use crate::address::Address;
use crate::plan::Plan;
use crate::records::{Attachment, Disclosure, FileKind};

/// The tables as files, but for those whose very file is attached: nobody needs the same file twice.
pub(super) fn tables(plan: &Plan<'_>, response: &Disclosure, csv: &[Address]) -> Vec<TableFileView> {
    let is_attached = |file: &Option<String>| {
        let Some(file) = file else { return false };
        response.attachments.iter().any(|attachment| attachment.is_published && attachment.path == *file)
    };
    let tables = response.tables.iter().zip(csv).filter(|(table, _)| !is_attached(&table.file));
    let files = tables.map(|(table, csv)| TableFileView {
        anchor: format!("table-{}", table.id),
        caption: table.caption_text.clone(),
        csv: plan.href(csv),
        address: plan.url(csv),
        facts: facts([FileKind::Csv.name().to_owned(), plan.language.count("sizes.rows", table.rows.len())]),
    });
    files.collect()
}

pub(super) fn attachments(plan: &Plan<'_>, response: &Disclosure, page: &Address) -> Vec<AttachmentView> {
    let numbered = response.attachments.iter().enumerate();
    let views = numbered.map(|(index, attachment)| AttachmentView {
        anchor: format!("attachment-{}", index + 1),
        title: attachment.title.clone(),
        files: attached_files(plan, attachment, page),
    });
    views.collect()
}

/// The sheets of a workbook first, because nothing can hide in them.
fn attached_files(plan: &Plan<'_>, attachment: &Attachment, page: &Address) -> Vec<AttachedFileView> {
    let sheets = attachment.sheets.iter().map(|sheet| AttachedFileView {
        sheet: sheet.name.clone(),
        href: plan.href(&page.file(&sheet.file_name)),
        address: plan.url(&page.file(&sheet.file_name)),
        facts: facts([
            FileKind::Csv.name().to_owned(),
            words::size(plan.language, sheet.csv.text().len()),
            plan.language.count("sizes.rows", sheet.rows),
        ]),
    });
    let whole = attachment.is_published.then(|| AttachedFileView {
        sheet: String::new(),
        href: plan.href(&page.file(&attachment.file_name)),
        address: plan.url(&page.file(&attachment.file_name)),
        facts: facts([
            attachment.kind.name().to_owned(),
            words::size(plan.language, usize::try_from(attachment.size).unwrap_or(usize::MAX)),
            extent(plan, attachment),
        ]),
    });
    sheets.chain(whole).collect()
}

/// How much there is of a document or picture.
fn extent(plan: &Plan<'_>, attachment: &Attachment) -> String {
    match (attachment.pages, attachment.pixels) {
        (Some(pages), _) => plan.language.count("sizes.pages", pages as usize),
        (None, Some((width, height))) => {
            let size = [("width", &*width.to_string()), ("height", &*height.to_string())];
            plan.language.fill("sizes.pixels", &size)
        }
        (None, None) => String::new(),
    }
}

/// What is known of a file, in one line.
fn facts<const N: usize>(all: [String; N]) -> String {
    all.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
}
