//! What of a record can be searched: the texts that its page shows, field by field. A suppressed cell has no text. Of a
//! discreet record neither title nor summary can be searched: the reference stands where the page's title has it.

use std::sync::Arc;

use crate::cache::Searchable;
use crate::language::Language;
use crate::law::Citation;
use crate::plan::Plan;
use crate::records::{Attachment, Cell, Disclosure, Part, Table};

/// How many fields a record has in the index.
pub(super) const FIELDS: usize = 4;

/// The fields: their names, and how much a word counts in each.
pub(super) const WEIGHTS: [(&str, f32); FIELDS] = [("title", 3.0), ("lead", 1.5), ("body", 1.0), ("files", 0.5)];

/// The field whose length counts.
pub(super) const BODY: usize = 2;

/// What of a record can be searched: its texts in the order of the fields. No phrase reaches from one text into the next.
pub fn of(response: &Disclosure, language: &Language) -> Arc<Searchable> {
    match &response.kept {
        Some(kept) => Arc::clone(&kept.searchable),
        None => Arc::new(Searchable { texts: by_field(response, language).into(), has_data: has_data(response) }),
    }
}

/// What of each record of a log can be searched, one after another: no more than one is held.
pub(super) fn of_log(plan: &Plan<'_>) -> impl Iterator<Item = Arc<Searchable>> {
    plan.catalogue.responses.iter().map(|response| of(response, plan.language))
}

/// Whether a record publishes figures that a machine can read.
pub(super) fn has_data(response: &Disclosure) -> bool {
    match &response.kept {
        Some(kept) => kept.searchable.has_data,
        None => {
            !response.tables.is_empty() || response.attachments.iter().any(|attachment| !attachment.sheets.is_empty())
        }
    }
}

/// The texts of a record that was read whole.
pub(super) fn by_field(response: &Disclosure, language: &Language) -> [Vec<String>; FIELDS] {
    let title = vec![shown_title(response, language)];
    let summary = response.summary.iter().filter(|_| !response.discreet).cloned();
    let questions = response.questions.iter().map(|question| question.text.clone());
    let lead = summary.chain(questions).chain(response.topics.iter().cloned()).collect();
    let mut body = Vec::new();
    for part in &response.body {
        match part {
            Part::Html(html) | Part::Heading(_, html) | Part::Notes(html) => words(html.as_str(), &mut body),
            Part::Table(index) => body.extend(response.tables.get(*index).into_iter().flat_map(table)),
        }
    }
    let provision = |citation: &Citation| language.provision(citation.exemption().law, &citation.name());
    body.extend(response.exemptions.iter().map(provision));
    body.extend(response.attachments.iter().map(|attachment| attachment.title.clone()));
    body.extend(response.links.iter().map(|link| link.title.clone()));
    body.extend(response.changes.iter().map(|change| change.note.clone()));
    let files = response.attachments.iter().flat_map(file).collect();
    [title, lead, body, files]
}

/// The title where results show it: of a discreet record, the reference only.
pub(super) fn shown_title(response: &Disclosure, language: &Language) -> String {
    match response.discreet {
        true => language.fill("lists.reference_only", &[("reference", &response.reference)]),
        false => response.title.clone(),
    }
}

/// A table's caption, headers, and cells that are words.
fn table(table: &Table) -> Vec<String> {
    let headers = table.columns.iter().map(|column| column.text.clone());
    let mut texts: Vec<String> = std::iter::once(table.caption_text.clone()).chain(headers).collect();
    for row in &table.rows {
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            match cell {
                Cell::Published { text, .. } if !column.is_number && !text.is_empty() => texts.push(text.clone()),
                Cell::Published { .. } | Cell::Suppressed => {}
            }
        }
    }
    texts
}

/// The words of a file that passed the gate: of a workbook, its sheets as they are published.
///
/// This is the one place that knows what an attachment says: a cleared text of other files belongs here.
fn file(attachment: &Attachment) -> Vec<String> {
    let sheets = attachment.sheets.iter().flat_map(|sheet| {
        let cells =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(sheet.csv.text().as_bytes());
        let rows = cells.into_records().filter_map(Result::ok);
        let words = rows.flat_map(|row| {
            let cells: Vec<String> =
                row.iter().filter(|cell| cell.contains(char::is_alphabetic)).map(str::to_owned).collect();
            cells
        });
        std::iter::once(sheet.name.clone()).chain(words).collect::<Vec<_>>()
    });
    sheets.collect()
}

/// Elements that stand within a line: what they hold belongs to the words around them.
const INLINE: [&str; 10] = ["a", "b", "code", "del", "em", "i", "s", "span", "strong", "u"];

/// The words of HTML that this program has made, a text for each block.
fn words(html: &str, texts: &mut Vec<String>) {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(if rest.starts_with('<') { '>' } else { ';' }).map_or(rest.len(), |end| end + 1);
        let (markup, after) = rest.split_at(end);
        rest = after;
        if markup.starts_with('&') {
            text.push_str(entity(markup));
            continue;
        }
        let name = markup.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !INLINE.contains(&name) {
            push(&mut text, texts);
        }
    }
    text.push_str(rest);
    push(&mut text, texts);
}

fn push(text: &mut String, texts: &mut Vec<String>) {
    if !text.trim().is_empty() {
        texts.push(text.trim().to_owned());
    }
    text.clear();
}

fn entity(entity: &str) -> &str {
    match entity {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&#39;" | "&#x27;" => "'",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_text_and_inline_markup_is_nothing() {
        let mut texts = Vec::new();
        words("<p>Sub<strong>urb</strong> &amp; city<br>line</p>\n<ul><li>One &lt;b&gt;</li></ul>", &mut texts);
        assert_eq!(texts, ["Suburb & city", "line", "One <b>"]);
    }
}
