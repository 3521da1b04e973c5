//! S002 and S005 in words: what the reader of prose finds, as findings at their places with the ways out.

use std::ops::Range;

use super::prose::{self, Kind, Sighting, Verdict, Why};
use crate::config::Policy;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::intake::gate::decisions::Docket;
use crate::intake::records::{Passage, Role};
use crate::source::Span;

/// Reads one text of a record.
pub(super) fn check(
    passage: &Passage<'_>,
    notes: &[u64],
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) {
    // The words of a table's header are read with the table; an address elsewhere holds numbers that count nothing.
    if matches!(passage.role, Role::TableWords | Role::Destination) {
        return;
    }
    for sighting in read(passage.plain.text(), kind(passage.role), notes, policy) {
        // A name holds numbers that count nothing, as in `answer-4`: only those with what they count are in doubt.
        if passage.role == Role::Name && !counts_something(&sighting) {
            continue;
        }
        // Asked of every number, so that a decision about one that no longer needs it still counts as met.
        let span = Span::new(passage.source, passage.place_of(sighting.range.clone()));
        let covered = docket.covers_text(passage.plain.text(), &sighting.range, &span);
        match set_aside_by(&sighting, covered) {
            Some(reader) => report.set_aside(reader, || span),
            None => report.push(finding(passage, &sighting, policy, &decision)),
        }
    }
}

/// Reads a text of the configuration or of a theme, which no decision can cover.
pub(super) fn check_fixed(passage: &Passage<'_>, policy: &Policy, report: &mut Report) {
    if passage.role == Role::Destination {
        return;
    }
    for sighting in read(passage.plain.text(), kind(passage.role), &[], policy) {
        if matches!(passage.role, Role::Name | Role::Code) && !counts_something(&sighting) {
            continue;
        }
        match set_aside_by(&sighting, false) {
            Some(reader) => {
                report.set_aside(reader, || Span::new(passage.source, passage.place_of(sighting.range.clone())));
            }
            None => report.push(finding(passage, &sighting, policy, &NO_DECISION)),
        }
    }
}

/// The way out where no decision can be recorded.
const NO_DECISION: fn(&str) -> String = |_| {
    "no decision can be recorded here: say it without the number, or say it in a page of `content/pages/` with a decision there".to_owned()
};

/// Every number from 1 to the threshold in a text, beside which stand notes of these numbers.
pub(super) fn read(text: &str, kind: Kind, notes: &[u64], policy: &Policy) -> Vec<Sighting> {
    let policy =
        prose::Policy { threshold: policy.threshold, markers: &policy.markers, notes, is_welsh: policy.is_welsh };
    prose::read(text, kind, &policy)
}

/// Who set a number aside: a reader, or a recorded decision. `None` leaves it in doubt.
pub(super) fn set_aside_by(sighting: &Sighting, covered: bool) -> Option<&'static str> {
    match &sighting.verdict {
        Verdict::SetAside(reader) => Some(reader.name()),
        _ if covered => Some("decision"),
        _ => None,
    }
}

/// Whether what a number counts is named, or plainly people.
fn counts_something(sighting: &Sighting) -> bool {
    matches!(sighting.verdict, Verdict::Low { why: Why::Counted | Why::Implied } | Verdict::Derived(_))
}

/// Whether a number stands by itself, with nothing that it counts.
pub(super) fn is_bare(sighting: &Sighting) -> bool {
    matches!(sighting.verdict, Verdict::Low { why: Why::Bare })
}

fn kind(role: Role) -> Kind {
    match role {
        Role::Title => Kind::Title,
        Role::Body | Role::AttachmentText | Role::Code => Kind::Document,
        Role::Caption => Kind::Caption,
        Role::Topic | Role::TableWords | Role::Attachment | Role::Link | Role::Name | Role::Destination => Kind::Label,
        // A question is published in the body's words: a number that it states is read like any other.
        Role::Question | Role::Summary | Role::Aside | Role::Change | Role::Withdrawal => Kind::Note,
    }
}

/// `otherwise` says, of the words, what to do when they count something else.
fn finding(
    passage: &Passage<'_>,
    sighting: &Sighting,
    policy: &Policy,
    otherwise: &dyn Fn(&str) -> String,
) -> Diagnostic {
    let text = passage.plain.text();
    let place = passage.place_of(sighting.range.clone());
    let words = quote(text, &sighting.range);
    let above = policy.threshold + 1;
    match &sighting.verdict {
        Verdict::Derived(derivation) => {
            let message =
                format!("{} gives a low number away: {}", words_of(text, &sighting.range), derivation.arithmetic);
            Diagnostic::at(&rules::S005, passage.source, place, message)
                .help(format!("say it less exactly, for instance “fewer than {above}” or a range, and leave out what it was worked out from"))
                .help(otherwise(words))
        }
        _ => {
            let message = format!("{} is a low number", words_of(text, &sighting.range));
            Diagnostic::at(&rules::S002, passage.source, place, message)
                .label(format!("a count from 1 to {} may not be published", policy.threshold))
                .help(format!("if it counts people, or what happened to or was done by people, write “fewer than {above}” or “{}” instead", policy.marker))
                .help(otherwise(words))
        }
    }
}

/// The number as written, in backticks.
fn words_of(text: &str, range: &Range<usize>) -> String {
    format!("`{}`", text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The line that records a decision on a number of a text.
pub(super) fn decision_on(text: &str, range: &Range<usize>) -> String {
    decision(quote(text, range))
}

/// The line that records a decision.
fn decision(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = toml::Value::String(words);
    format!(
        "if it counts something else, record that: `[[decisions]]` with `text = {words}`, `kind = \"not-people\"`, a `reason` and `by`"
    )
}

/// The number with a word or two around it, so that a decision names one thing.
fn quote<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let is_end = |letter: char| matches!(letter, '.' | ';' | ':' | '\n' | '!' | '?' | '|');
    // The words first, and the clause within them: a text may be one long line.
    let word_start = nth_word_start(&text[..range.start], 1);
    let before = &text[word_start..range.start];
    let start = before
        .rfind(is_end)
        .map_or(word_start, |at| word_start + at + before[at..].chars().next().map_or(1, char::len_utf8));
    let after = &text[range.end..];
    let after = &after[..nth_word_end(after, 3)];
    let end = range.end + after.find(is_end).unwrap_or(after.len());
    text[start..end].trim()
}

/// Where the `count`-th word from the end begins.
fn nth_word_start(text: &str, count: usize) -> usize {
    let mut rest = text.trim_end();
    for _ in 0..count {
        rest = rest.trim_end_matches(|letter: char| !letter.is_whitespace()).trim_end();
    }
    rest.len()
}

/// Where the `count`-th word ends.
fn nth_word_end(text: &str, count: usize) -> usize {
    let mut rest = text;
    for _ in 0..count {
        rest = rest.trim_start().trim_start_matches(|letter: char| !letter.is_whitespace());
    }
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_quotes_the_number_with_its_noun() {
        let text = "In 2022 the unit was told of five (5) agreements with districts. Others follow.";
        let at = text.find("five").unwrap();
        assert_eq!(quote(text, &(at..at + 4)), "of five (5) agreements with");
        let text = "Officers: 3. None left.";
        assert_eq!(quote(text, &(10..11)), "3");
    }
}
