//! Reads the labels of questions and the numbers of list items and sections: "4. How many", "(2)", "3 -", "1.1".
//! A number that leads its line may also be an answer, so a label wants a mark, a neighbour in its series, or a question.

use super::super::figure::Form;
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
fn asks(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.text(at),
        "how"
            | "what"
            | "which"
            | "who"
            | "whom"
            | "when"
            | "where"
            | "why"
            | "please"
            | "do"
            | "does"
            | "did"
            | "is"
            | "are"
            | "has"
            | "have"
            | "had"
            | "can"
            | "could"
            | "would"
            | "will"
            | "if"
            | "of"
            | "in"
            | "for"
            | "the"
            | "number"
            | "total"
            | "any"
            | "number/s"
            | "details"
            | "confirm"
            | "provide"
            | "list"
            | "copies"
            | "copy"
            | "all"
            | "under"
            | "i"
            | "whether"
            | "a"
            | "to"
            | "lastly"
            | "finally"
            | "also"
            | "additionally"
    )
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
            let decimal = view.glued(at + 1) && view.is_number(at + 1);
            (!decimal).then(|| view.text(at).chars().next()).flatten()
        }
        "-" | "–" | "—" if !view.starts_line(at) && !(view.glued(at) && view.glued(at + 1)) => Some('-'),
        _ => None,
    }
}

fn labelled(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    if figure.form == Form::Implied || seen.is_short() {
        return false;
    }
    let Some(lead) = lead(view, figure.first) else {
        return after_a_sentence(seen);
    };
    let mark = mark(view, figure.last);
    let alone = view.ends_line(figure.last + usize::from(mark.is_some() && mark != Some('-')));
    let bracketed = view.text_before(figure.first, 1) == "(" && mark == Some(')');
    match (mark, lead) {
        (Some('.' | ')'), Lead::Plain) if !alone => !answers(seen) || in_series(seen, 1),
        (Some('.' | ')'), Lead::Bulleted) if !alone && !bracketed => in_series(seen, 1),
        (Some('.' | ')'), _) => in_series(seen, 1),
        (Some(':' | ',' | '/'), Lead::Plain) => !alone && (in_series(seen, 1) || asks(view, text_start(seen))),
        (Some('-'), Lead::Plain) => asks(view, figure.last + 2) || in_series(seen, 2),
        (None, Lead::Plain) => {
            let question = asks(view, figure.last + 1)
                && view.joined(figure.last + 1)
                && !matches!(
                    view.text(figure.last + 1),
                    "of" | "in"
                        | "for"
                        | "under"
                        | "are"
                        | "is"
                        | "had"
                        | "have"
                        | "has"
                        | "did"
                        | "a"
                        | "to"
                        | "i"
                        | "will"
                        | "would"
                        | "could"
                        | "do"
                        | "does"
                        | "all"
                        | "the"
                        | "if"
                        | "any"
                        | "confirm"
                        | "who"
                        | "when"
                        | "where"
                        | "provide"
                );
            question || (!alone && view.gap(figure.last + 1) == super::super::token::Gap::Column && in_series(seen, 2))
        }
        _ => false,
    }
}

/// Whether the line before asks a question that this line may answer.
fn answers(seen: &Seen<'_>) -> bool {
    seen.figure.first.checked_sub(1).is_some_and(|before| seen.view.is_mark(before, '?'))
        && !asks(seen.view, text_start(seen))
}

/// Whether at least `wanted` neighbours of a series lead lines near by: 3 beside 2 or 4 (and 1 or 5).
fn in_series(seen: &Seen<'_>, wanted: usize) -> bool {
    let view = seen.view;
    let Ok(place) = view.figures.binary_search_by(|other| other.first.cmp(&seen.figure.first)) else {
        return false;
    };
    let own = mark(view, seen.figure.last);
    let alike =
        |other: &super::super::figure::Figure| mark(view, other.last) == own && lead(view, other.first).is_some();
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

/// "either (1) or (2)", "legislation.(1)", "(2) the second": a bracketed number that points or counts off.
fn bracketed_in_line(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let bracketed = figure.first > 1 && view.is_mark(figure.first - 1, '(') && view.is_mark(figure.last + 1, ')');
    if !bracketed || view.repeats(figure) || seen.counts_people() {
        return false;
    }
    let opening = figure.first - 1;
    if !view.joined(opening) {
        return lead(view, figure.first).is_some() && view.is_word(figure.last + 2) && view.joined(figure.last + 2);
    }
    let before = view.text_before(opening, 1);
    let stopped =
        matches!(before, "." | ";" | ":" | "”" | "\"" | "…") && (view.glued(opening) || view.is_word(figure.last + 2));
    let points = matches!(
        before,
        "either" | "or" | "and" | "in" | "of" | "under" | "by" | "with" | "at" | "from" | "to" | "per" | "see"
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
