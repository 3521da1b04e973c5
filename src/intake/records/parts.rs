//! The lists of a record: questions, links, changes and decisions.

use super::draft::{ChangeDraft, DecisionDraft, DecisionTarget, LinkDraft, QuestionDraft};
use super::front_matter::{exemptions, outcomes};
use crate::fields::Fields;
use crate::law::Law;

/// `[[questions]]`.
pub(super) fn questions(fields: &mut Fields<'_>, law: Law) -> Vec<QuestionDraft> {
    let mut questions = Vec::new();
    for mut table in fields.tables("questions") {
        let label = table.required_text("label").filter(|label| {
            let is_label = is_label(&label.value);
            if !is_label {
                let help = "number it as the request does: `4`, or `5(a)` for a part";
                table.wrong(label.place(), format!("`{}` is not the number of a question", label.value), help);
            }
            is_label
        });
        let text = table.required_text("text");
        let says_outcome = table.has("outcome");
        let outcomes = outcomes(&mut table);
        let exemptions = exemptions(&mut table, law);
        let place = table.place();
        fields.close(table);
        if let (Some(label), Some(text)) = (label, text) {
            questions.push(QuestionDraft { label, text, outcomes, says_outcome, exemptions, place });
        }
    }
    questions
}

/// Whether a label is a number or a letter with parts: `4`, `5(a)`, `5(a)(ii)`, `Q3`, `B2`.
fn is_label(label: &str) -> bool {
    let mut parts = label.split('(');
    let whole = parts.next().unwrap_or_default().trim_end_matches('.');
    let digits = whole.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_short =
        |text: &str| (1..=4).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_alphanumeric());
    let whole_fits = is_short(whole)
        && whole.len() - digits.len() <= 1
        && digits
            .trim_end_matches(|letter: char| letter.is_ascii_lowercase())
            .chars()
            .all(|letter| letter.is_ascii_digit());
    whole_fits && parts.all(|part| part.strip_suffix(')').is_some_and(is_short))
}

/// `[[links]]`.
pub(super) fn links(fields: &mut Fields<'_>) -> Vec<LinkDraft> {
    let mut links = Vec::new();
    for mut table in fields.tables("links") {
        let title = table.required_text("title");
        let url = table.required_text("url").filter(|url| {
            let is_web = url.value.starts_with("https://") || url.value.starts_with("http://");
            if !is_web {
                table.wrong(url.place(), "`url` is not a web address", "write the whole address, from `https://` on");
            }
            is_web
        });
        fields.close(table);
        if let (Some(title), Some(url)) = (title, url) {
            links.push(LinkDraft { title, url });
        }
    }
    links
}

/// `[[changes]]`.
pub(super) fn changes(fields: &mut Fields<'_>) -> Vec<ChangeDraft> {
    let mut changes = Vec::new();
    for mut table in fields.tables("changes") {
        let date = table.required_date("date");
        let note = table.required_text("note");
        fields.close(table);
        if let (Some(date), Some(note)) = (date, note) {
            changes.push(ChangeDraft { date, note });
        }
    }
    changes
}

/// `[[decisions]]`.
pub(super) fn decisions(fields: &mut Fields<'_>) -> Vec<DecisionDraft> {
    let mut decisions = Vec::new();
    for mut table in fields.tables("decisions") {
        let target = target(&mut table);
        let kind = table.required_text("kind");
        let reason = table.required_text("reason");
        let by = table.required_text("by");
        let place = table.place();
        fields.close(table);
        if let (Some(target), Some(kind), Some(reason), Some(by)) = (target, kind, reason, by) {
            decisions.push(DecisionDraft { target, kind, reason: reason.value, by: by.value, place });
        }
    }
    decisions
}

fn target(table: &mut Fields<'_>) -> Option<DecisionTarget> {
    if let Some(sha256) = table.text("sha256") {
        let name = table.required_text("text");
        return Some(DecisionTarget::File { name: name?, sha256 });
    }
    if table.has("text") && !table.has("table") {
        return table.required_text("text").map(DecisionTarget::Words);
    }
    if table.has("text") {
        let place = table.place_of("text");
        let help = "a decision speaks of words (`text`) or of a cell (`table`, `row`, `column`), not of both";
        table.wrong(place, "this decision speaks of two things", help);
        table.text("text");
    }
    if !table.has("table") {
        // Asked for so that a misspelt key is told from a missing one.
        table.text("table");
        table.text("row");
        table.text("column");
        return table.required_text("text").map(DecisionTarget::Words);
    }
    let (name, row, column) = (table.required_text("table"), table.required_text("row"), table.required_text("column"));
    Some(DecisionTarget::Cell { table: name?, row: row?, column: column? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_number_with_parts() {
        for label in ["4", "12", "5(a)", "5(a)(ii)", "Q3", "a", "1a"] {
            assert!(is_label(label), "{label}");
        }
        for label in ["three officers", "", "4 (a", "5(three officers)", "two"] {
            assert!(!is_label(label), "{label}");
        }
    }
}
