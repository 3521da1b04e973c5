//! Recorded decisions: which finding one covers, and which cover nothing. A decision covers exactly what its words or
//! its cell say.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::super::records::{DecisionDraft, DecisionTarget, Draft, PageDraft, Passage};
use super::numbers::numeral;
use crate::config::Policy;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::source::{Source, Span};

/// The kind of a decision of somebody who looked through a whole file.
const LOOKED_THROUGH: &str = "looked-through";

/// A recorded decision, for review.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Decision {
    /// The record it stands in; the name of a page that is none.
    pub reference: String,
    /// The words that it speaks of, or the cell as `table/row/column`.
    pub subject: String,
    /// Such as `not-people`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// Where it is recorded.
    pub span: Span,
    /// Where its words stand in what is published; the cells that it names are not listed.
    pub occurrences: Vec<Span>,
}

/// Every recorded decision, in the order of the records.
pub fn decisions(drafts: &[Draft], pages: &[PageDraft]) -> Vec<Decision> {
    let of_records = drafts.iter().flat_map(|draft| {
        let passages = draft.passages();
        let list = |decision: &DecisionDraft| decision.listed(draft.reference(), &draft.source, &passages);
        draft.decisions.iter().map(list).collect::<Vec<_>>()
    });
    let of_pages = pages.iter().flat_map(|page| {
        let passages = page.passages();
        let list = |decision: &DecisionDraft| decision.listed(&page.name, &page.source, &passages);
        page.decisions.iter().map(list).collect::<Vec<_>>()
    });
    of_records.chain(of_pages).collect()
}

/// The decisions of one record while it is judged.
pub(super) struct Docket<'a> {
    source: &'a Arc<Source>,
    decisions: Vec<Open<'a>>,
}

/// A decision, and the numbers that it was met at.
struct Open<'a> {
    decision: &'a DecisionDraft,
    met: Vec<Span>,
}

/// A cell as a decision may name it.
pub(super) struct CellName<'a> {
    pub(super) table: &'a str,
    /// The row's label.
    pub(super) row: &'a str,
    /// Its number from 1.
    pub(super) row_number: usize,
    /// The column's header.
    pub(super) column: &'a str,
    /// Its number from 1.
    pub(super) column_number: usize,
    /// What its workbook calls it: `Sheet2!C14`.
    pub(super) address: Option<String>,
}

impl<'a> Docket<'a> {
    pub(super) fn open(decisions: &'a [DecisionDraft], source: &'a Arc<Source>) -> Self {
        Self { source, decisions: decisions.iter().map(|decision| Open { decision, met: Vec::new() }).collect() }
    }

    /// Whether a decision covers a number: it stands at `range` of a text, and at `span` of a file.
    ///
    /// Several decisions may quote the same words: all of them count as met.
    pub(super) fn covers_text(&mut self, text: &str, range: &Range<usize>, span: &Span) -> bool {
        let mut covered = false;
        for open in &mut self.decisions {
            let DecisionTarget::Words(words) = &open.decision.target else { continue };
            if occurrences(text, &words.value).any(|place| place.start <= range.start && range.end <= place.end) {
                open.met.push(span.clone());
                covered = true;
            }
        }
        covered
    }

    /// Whether a decision covers a cell with a number in it.
    pub(super) fn covers_cell(&mut self, cell: &CellName<'_>, span: &Span) -> bool {
        let mut covered = false;
        for open in &mut self.decisions {
            if open.decision.target.names(cell) {
                open.met.push(span.clone());
                covered = true;
            }
        }
        covered
    }

    /// Whether somebody looked through the very bytes of an attached file.
    pub(super) fn covers_file(&mut self, name: &str, sha256: &str, span: &Span) -> bool {
        let mut covered = false;
        for open in &mut self.decisions {
            let DecisionTarget::File { name: named, sha256: digest } = &open.decision.target else { continue };
            if named.value == name && digest.value.eq_ignore_ascii_case(sha256) {
                open.met.push(span.clone());
                covered = true;
            }
        }
        covered
    }

    /// Reports decisions that met nothing, and those of a kind that is not allowed.
    pub(super) fn close(self, policy: &Policy, report: &mut Report) {
        for open in &self.decisions {
            self.check_kind(open.decision, policy, report);
            if open.met.is_empty() {
                report.push(self.stale(open.decision));
            } else if open.met.len() > 1 && open.decision.target.is_bare() {
                let help = "quote the number with what it counts, as in `text = \"five (5) agreements\"`";
                report.push(self.too_much(open, help));
            } else if open.decision.target.is_address() && open.is_in_several_files() {
                let help = "say which file is meant, as in `text = \"orders.xlsx/Sheet2!C14\"`";
                report.push(self.too_much(open, help));
            }
        }
    }

    fn stale(&self, decision: &DecisionDraft) -> Diagnostic {
        let (message, help) = match &decision.target {
            DecisionTarget::File { .. } => (
                "this decision matches no attached file, or the file has changed since",
                "look through the file as it is now and record its SHA-256, which the finding about it says; take the decision out if the file is gone or needs none",
            ),
            _ => (
                "this decision matches nothing",
                "quote the exact words with their number, or name table, row and column as they stand; take the decision out if they are gone",
            ),
        };
        Diagnostic::at(&rules::S007, self.source, decision.target_place(), message).help(help)
    }

    fn check_kind(&self, decision: &DecisionDraft, policy: &Policy, report: &mut Report) {
        let is_of_file = matches!(decision.target, DecisionTarget::File { .. });
        if is_of_file != (decision.kind.value == LOOKED_THROUGH) {
            let finding = Diagnostic::at(
                &rules::S007,
                self.source,
                decision.kind.place(),
                format!("a decision of the kind `{LOOKED_THROUGH}` speaks of a file, and no other does"),
            );
            report.push(finding.help(
                "give the file's name as `text` and the SHA-256 of the bytes that were looked through as `sha256`; for a number, take another kind",
            ));
        }
        if policy.decisions.contains(&decision.kind.value) {
            return;
        }
        let allowed: Vec<&str> = policy.decisions.iter().map(String::as_str).collect();
        let message = format!("decisions of the kind `{}` are not allowed here", decision.kind.value);
        let finding = Diagnostic::at(&rules::S007, self.source, decision.kind.place(), message).help(format!(
            "the site allows {}; others have to be added to `[gate] decisions` in config.toml",
            fields::listed(&allowed)
        ));
        report.push(finding);
    }

    /// A number alone names nothing, and a cell's address names no file: where it stands in several places, the decision was
    /// made for one of them.
    fn too_much(&self, open: &Open<'_>, help: &'static str) -> Diagnostic {
        let message =
            format!("this decision covers {} numbers, and its words do not say which is meant", open.met.len());
        let finding = Diagnostic::at(&rules::S007, self.source, open.decision.target_place(), message).help(help);
        open.met.iter().fold(finding, |finding, span| finding.note(span.clone(), "covered here"))
    }
}

impl Open<'_> {
    fn is_in_several_files(&self) -> bool {
        let paths: BTreeSet<&str> = self.met.iter().map(|span| span.source().path()).collect();
        paths.len() > 1
    }
}

impl DecisionDraft {
    fn listed(&self, reference: &str, source: &Arc<Source>, passages: &[Passage<'_>]) -> Decision {
        let occurrences = match &self.target {
            DecisionTarget::Words(words) => passages
                .iter()
                .flat_map(|passage| {
                    let places = occurrences(passage.plain.text(), &words.value);
                    places.map(|range| Span::new(passage.source, passage.place_of(range))).collect::<Vec<_>>()
                })
                .collect(),
            DecisionTarget::File { .. } | DecisionTarget::Cell { .. } => Vec::new(),
        };
        let subject = match &self.target {
            DecisionTarget::Words(words) => words.value.clone(),
            DecisionTarget::File { name, .. } => name.value.clone(),
            DecisionTarget::Cell { table, row, column } => format!("{}/{}/{}", table.value, row.value, column.value),
        };
        Decision {
            reference: reference.to_owned(),
            subject,
            kind: self.kind.value.clone(),
            reason: self.reason.clone(),
            by: self.by.clone(),
            span: Span::new(source, self.place.clone()),
            occurrences,
        }
    }

    fn target_place(&self) -> Range<usize> {
        match &self.target {
            DecisionTarget::Words(words) => words.place(),
            DecisionTarget::File { sha256, .. } => sha256.place(),
            DecisionTarget::Cell { .. } => self.place.clone(),
        }
    }
}

impl DecisionTarget {
    /// Whether its words are a number and nothing that it counts.
    fn is_bare(&self) -> bool {
        let DecisionTarget::Words(words) = self else { return false };
        let mut parts = words.value.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.all(|part| part.chars().all(char::is_numeric) || numeral::is_word(&part.to_lowercase()))
    }

    /// Whether its words are the address of a cell, as far as can be seen without its workbook: `Sheet2!C14`.
    fn is_address(&self) -> bool {
        matches!(self, DecisionTarget::Words(words) if words.value.contains('!'))
    }

    /// Whether it names a cell, by keys of its own or as `table/row/column`.
    fn names(&self, cell: &CellName<'_>) -> bool {
        match self {
            DecisionTarget::Cell { table, row, column } => {
                table.value == cell.table && cell.has_row(&row.value) && cell.has_column(&column.value)
            }
            DecisionTarget::File { .. } => false,
            DecisionTarget::Words(words) if cell.is_at(&words.value) => true,
            DecisionTarget::Words(words) => {
                let rest = words.value.trim().strip_prefix(cell.table).and_then(|rest| rest.strip_prefix('/'));
                // A label may hold a slash itself, so every way to part the rest is tried.
                rest.is_some_and(|rest| {
                    rest.match_indices('/').any(|(at, _)| cell.has_row(&rest[..at]) && cell.has_column(&rest[at + 1..]))
                })
            }
        }
    }
}

impl CellName<'_> {
    fn has_row(&self, written: &str) -> bool {
        same(written, self.row) || written.trim() == self.row_number.to_string()
    }

    /// Whether words are its address in its workbook, with or without the file's name before it.
    fn is_at(&self, written: &str) -> bool {
        let Some(address) = self.address.as_deref() else { return false };
        let file = self.table.split('/').next().unwrap_or_default();
        let written = written.trim();
        written == address || written.strip_prefix(file).is_some_and(|rest| rest.strip_prefix('/') == Some(address))
    }

    fn has_column(&self, written: &str) -> bool {
        same(written, self.column) || written.trim() == self.column_number.to_string()
    }
}

/// Whether two texts are the same but for white space.
fn same(left: &str, right: &str) -> bool {
    left.split_whitespace().eq(right.split_whitespace())
}

/// Where words occur in a text; any run of white space matches any other.
fn occurrences<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let words = words.trim();
    let first = words.chars().next();
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (first_part, last_part) = (is_part(first), is_part(words.chars().next_back()));
    text.char_indices().filter_map(move |(start, letter)| {
        let end = start + (Some(letter) == first).then(|| matches_at(&text[start..], words)).flatten()?;
        let runs_on = first_part && is_part(text[..start].chars().next_back());
        let goes_on = last_part && is_part(text[end..].chars().next());
        (!runs_on && !goes_on).then_some(start..end)
    })
}

/// The length of the text at its beginning that says the words.
fn matches_at(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for (index, word) in words.split_whitespace().enumerate() {
        if index > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_line_ends() {
        let text = "There were five\n(5) agreements, and five (5)\u{a0}agreements more.";
        let found: Vec<_> = occurrences(text, "five (5) agreements").map(|range| &text[range]).collect();
        assert_eq!(found, ["five\n(5) agreements", "five (5)\u{a0}agreements"]);
        assert_eq!(occurrences(text, "five(5)").count(), 0);
        assert_eq!(occurrences("15 agreements and 5 agreements", "5 agreements").count(), 1);
        assert_eq!(occurrences(text, "  ").count(), 0);
    }
}
