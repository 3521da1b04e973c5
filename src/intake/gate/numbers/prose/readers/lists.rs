//! Reads the labels of questions and the numbers of list items and sections: "4. How many", "(2)", "3 -", "1.1".
//! A number that leads its line may also be an answer, so a label wants a mark, a neighbour in its series, or a question.

use super::super::super::lexicon::{self, Class};
use super::super::Kind;
use super::super::figure::{Figure, Form};
use super::super::phrase;
use super::super::token::Gap;
use super::super::view::View;
use super::Seen;
use super::labels;

/// "4. How many", "Question 3", "1 - Can you", "2 How many".
pub(super) fn is_question_label(seen: &Seen<'_>) -> bool {
    labels::is_question(seen) || (labelled(seen) && (asks(seen.view, text_start(seen)) || asks_on(seen)))
}

/// "2.", "(3)", "1.1", "IV."; inside a line too: "… held. 2. The rest".
pub(super) fn is_list_number(seen: &Seen<'_>) -> bool {
    labelled(seen) || bracketed_in_line(seen) || section_number(seen)
}

/// The token after the label and its mark.
fn text_start(seen: &Seen<'_>) -> usize {
    let mut at = seen.figure.last + 1;
    while at < seen.figure.last + 4 && matches!(seen.view.text(at), "." | ")" | ":" | "-" | "–" | "," | "/") {
        at += 1;
    }
    at
}

fn asks_on(seen: &Seen<'_>) -> bool {
    let end = seen.view.sentence_on(text_start(seen), 60).last();
    end.is_some_and(|end| seen.view.is_mark(end + 1, '?') || seen.view.is_mark(end, '?'))
}

/// Words with which a question or a request begins.
const ASKING: [&str; 51] = [
    "a",
    "additionally",
    "all",
    "also",
    "any",
    "are",
    "can",
    "confirm",
    "copies",
    "copy",
    "could",
    "details",
    "did",
    "do",
    "does",
    "finally",
    "for",
    "had",
    "has",
    "have",
    "how",
    "i",
    "if",
    "in",
    "is",
    "lastly",
    "list",
    "number",
    "of",
    "please",
    "provide",
    "regarding",
    "since",
    "the",
    "to",
    "total",
    "under",
    "until",
    "was",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "why",
    "will",
    "with",
    "would",
];

fn asks(view: &View<'_>, at: usize) -> bool {
    ASKING.binary_search(&view.text(at)).is_ok()
}

/// How a figure leads its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Plain,
    Bulleted,
}

fn lead(view: &View<'_>, first: usize) -> Option<Lead> {
    let mut at = first;
    if at > 0 && !view.starts_line(at) && matches!(view.text(at - 1), "(" | "q" | "#" | "'" | "\"" | "“") {
        at -= 1;
    }
    if view.starts_line(at) {
        return Some(Lead::Plain);
    }
    let bullet = at.checked_sub(1)?;
    let hashes = view.is_mark(bullet, '#') || view.is_mark(bullet, '>');
    let marks =
        matches!(view.text(bullet), "•" | "·" | "-" | "–" | "—" | "o" | "*" | "▪" | "◦" | "●" | "§" | "\u{f0b7}");
    match (view.starts_line(bullet), hashes, marks) {
        (_, true, _) => Some(Lead::Plain),
        (true, _, true) => Some(Lead::Bulleted),
        _ => None,
    }
}

/// The mark after a label: the stop of "4.", the bracket of "4)", the dash of "4 -".
fn mark(view: &View<'_>, last: usize) -> Option<char> {
    let at = last + 1;
    match view.text(at) {
        "." | ")" | ":" | "," | "/" if view.glued(at) => {
            let decimal =
                view.glued(at + 1) && view.text(at + 1).starts_with(|character: char| character.is_ascii_digit());
            (!decimal).then(|| view.text(at).chars().next()).flatten()
        }
        "-" | "–" | "—" if !(view.starts_line(at) || (view.glued(at) && view.glued(at + 1))) => Some('-'),
        _ => None,
    }
}

fn labelled(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    if seen.is_short() || (figure.form == Form::Suffixed && !lettered(view.text(figure.first))) {
        return false;
    }
    let Some(lead) = lead(view, figure.first) else {
        return after_a_sentence(seen);
    };
    let mark = mark(view, figure.last);
    let alone = view.ends_line(figure.last + usize::from(mark.is_some() && mark != Some('-')));
    let bracketed = view.text_before(figure.first, 1) == "(" && mark == Some(')');
    match (mark, lead) {
        _ if bracketed && (counts_on(seen) || view.kind != Kind::Document) && !in_series(seen, 1) => false,
        (Some('.' | ')'), Lead::Plain) if !alone => !may_answer(seen) || in_series(seen, 1),
        (Some('.' | ')'), Lead::Bulleted) if !alone && !bracketed => in_series(seen, 1),
        (Some('.' | ')'), _) => in_series(seen, 1),
        (Some(':' | ',' | '/'), Lead::Plain) => {
            !alone && (in_series(seen, 1) || surely_asks(view, figure.last + 2) || asks_on(seen))
        }
        (Some('-'), Lead::Plain) => surely_asks(view, figure.last + 2) || asks_on(seen) || in_series(seen, 2),
        (None, Lead::Plain) => {
            let question = view.joined(figure.last + 1) && surely_asks(view, figure.last + 1);
            let column = view.gap(figure.last + 1) == Gap::Column;
            question || (!alone && column && in_series(seen, 2))
        }
        _ => false,
    }
}

/// "(3) officers were dismissed": what a label stands before begins with a capital, or is not what is counted.
fn counts_on(seen: &Seen<'_>) -> bool {
    let after = seen.figure.last + 2;
    let phrase = phrase::read(seen.view, after, seen.figure.value);
    matches!(phrase.class, Some(Class::Person | Class::Happening))
        && seen.view.joined(after)
        && seen.view.token(after).is_some_and(|token| !token.capital)
}

/// "4a" may label a part; "3no" counts.
fn lettered(text: &str) -> bool {
    text.trim_start_matches(|character: char| character.is_ascii_digit()).len() == 1
}

/// Words that open a question and nothing else, so that a number without a mark before them is its label.
fn surely_asks(view: &View<'_>, at: usize) -> bool {
    let pair = (view.text(at), view.text(at + 1));
    ["how", "what", "please", "why", "lastly", "finally", "whether", "confirm", "provide"].contains(&pair.0)
        || matches!(
            pair,
            ("can" | "could" | "do" | "have" | "would" | "are", "you" | "we")
                | ("the", "total" | "number")
                | ("number", "of")
                | ("under", "section")
        )
}

/// Whether the line before asks a question that this line may answer, or breaks off before the number: "… was\n3. The".
fn may_answer(seen: &Seen<'_>) -> bool {
    let Some(before) = seen.figure.first.checked_sub(1) else {
        return false;
    };
    let view = seen.view;
    let broken = view.gap(seen.figure.first) == Gap::Line && view.is_word(before) && lexicon::breaks(view.text(before));
    broken || (view.is_mark(before, '?') && !asks(view, text_start(seen)))
}

/// Whether at least `wanted` neighbours of a series lead lines near by: 3 beside 2 or 4 (and 1 or 5).
fn in_series(seen: &Seen<'_>, wanted: usize) -> bool {
    let view = seen.view;
    let Ok(place) = view.figures.binary_search_by(|other| other.first.cmp(&seen.figure.first)) else {
        return false;
    };
    let own = mark(view, seen.figure.last);
    let alike = |other: &Figure| mark(view, other.last) == own && lead(view, other.first).is_some();
    let mut found = 0;
    let mut value = seen.figure.value;
    for other in view.figures.get(place.saturating_sub(60)..place).unwrap_or(&[]).iter().rev() {
        if found < wanted && other.value + 1 == value && alike(other) {
            found += 1;
            value = other.value;
        }
    }
    value = seen.figure.value;
    for other in view.figures.get(place + 1..view.figures.len().min(place + 60)).unwrap_or(&[]) {
        if found < wanted && other.value == value + 1 && alike(other) {
            found += 1;
            value = other.value;
        }
    }
    found >= wanted
}

/// "… in total) 5. Any information": a label inside a flattened line, after the end of a sentence.
fn after_a_sentence(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let Some('.' | ')') = mark(view, figure.last) else {
        return false;
    };
    let at = figure.last + 2;
    let capital = view.token(at).is_some_and(|token| token.capital) && view.joined(at);
    if !capital || view.glued(figure.first) {
        return false;
    }
    match view.text_before(figure.first, 1) {
        "?" => asks(view, at) || view.is_mark(figure.last + 1, ')'),
        "." | ";" | ")" => true,
        ":" => asks(view, at),
        _ => false,
    }
}

/// "either (1) or (2)", "law.(1)", "(2) the second": a bracketed number that points or counts off.
fn bracketed_in_line(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let bracketed = figure.first > 1 && view.is_mark(figure.first - 1, '(') && view.is_mark(figure.last + 1, ')');
    if !bracketed || view.repeats(figure) || seen.counts_people() {
        return false;
    }
    let opening = figure.first - 1;
    if !view.joined(opening) {
        let labels = view.kind == Kind::Document && !counts_on(seen) || in_series(seen, 1);
        return labels
            && lead(view, figure.first).is_some()
            && view.is_word(figure.last + 2)
            && view.joined(figure.last + 2);
    }
    let before = view.text_before(opening, 1);
    let stopped =
        matches!(before, "." | ";" | ":" | "”" | "\"" | "…") && (view.glued(opening) || view.is_word(figure.last + 2));
    let points = matches!(
        before,
        "on" | "either" | "or" | "and" | "in" | "of" | "under" | "by" | "with" | "at" | "from" | "to" | "per" | "see"
    );
    stopped || points
}

/// "1.1 The", "2.3.1 See": numbered sections at the start of a line.
fn section_number(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let decimal = view.is_mark(figure.last + 1, '.')
        && view.glued(figure.last + 1)
        && view.glued(figure.last + 2)
        && view.is_number(figure.last + 2);
    decimal
        && view.starts_line(figure.first)
        && view.is_word(figure.last + 3)
        && view.token(figure.last + 3).is_some_and(|token| token.capital)
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn labels_of_questions_are_set_aside() {
        for text in [
            "4. How long was the queue?",
            "2 How long was the queue?",
            "3 - Please send the minutes.",
            "See question 2 above.",
        ] {
            assert_eq!(set_aside(text), [Reader::QuestionLabel], "{text}");
        }
    }

    #[test]
    fn a_series_leads_its_lines() {
        assert_eq!(set_aside("1. Minutes of May.\n2. Minutes of June."), [Reader::ListNumber; 2]);
        assert_eq!(set_aside("It rests on (1) or (2) in law."), [Reader::ListNumber; 2]);
    }

    #[test]
    fn a_number_that_leads_its_line_may_be_the_answer() {
        assert_eq!(low("How many wardens resigned?\n2"), ["2"]);
        assert_eq!(low("- 3 went home"), ["3"]);
        assert_eq!(low("2 – In custody"), ["2"]);
        assert_eq!(low("1) 4"), ["4"]);
        assert_eq!(low("(3) officers were dismissed."), ["3"]);
        assert_eq!(low("(1) officers of the council\n(2) members of it"), [""; 0]);
        assert_eq!(low("The number of wardens was\n3. The wardens left."), ["3"]);
        assert_eq!(low("Warned (3)\nCleared (14)"), ["3"]);
    }
}
