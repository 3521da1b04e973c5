//! Reads numbers that a noun before them labels: "section 40(2)", "page 4", "Band 3", "Officer 2".
//! A label in a row of a table may be a label with its value, so weak labels are believed in running text only.

use super::super::Kind;
use super::super::figure::Form;
use super::super::lexicon::{self, Label};
use super::super::token::TokenKind;
use super::super::view::View;
use super::Seen;

/// "section 40(2)", "s.3", "Articles 6 and 9", "12(4)(b)".
pub(super) fn is_statute(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Statute) || in_provision(seen)
}

/// "question 4", "questions 1 to 3", "part 2".
pub(super) fn is_question(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Question)
}

/// "Band 4", "Class 2", "phases 1 and 2".
pub(super) fn is_grade(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Grade) || matches!(seen.next(0), "rating" | "star" | "stars" | "rated")
}

/// "page 4", "Appendices 1 and 2".
pub(super) fn is_reference(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Reference)
}

/// "Officer 2 gave evidence", "after Operation 4", "West One Plaza".
pub(super) fn is_name(seen: &Seen<'_>) -> bool {
    (label_before(seen) == Some(Label::Name) && in_running_text(seen)) || in_proper_name(seen)
}

/// A number word with a capital inside a line, a name's word after it: "Acme One Limited".
fn in_proper_name(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let first = seen.figure.first;
    let capital = |at: usize| view.is_word(at) && view.token(at).is_some_and(|token| token.capital);
    seen.figure.form == Form::Word
        && capital(first)
        && !view.starts_line(first)
        && first.checked_sub(1).is_some_and(|before| capital(before) || view.is_mark(before, ':'))
        && capital(seen.figure.last + 1)
        && view.joined(seen.figure.last + 1)
        && !matches!(view.kind, Kind::Title | Kind::Heading | Kind::Caption)
        && !seen.counts_people()
        && first > 1
        && !view.starts_line(first - 1)
}

/// "Floor 2", "Unit 4".
pub(super) fn is_place(seen: &Seen<'_>) -> bool {
    let Some(Label::Place) = label_before(seen) else {
        return false;
    };
    let first = seen.figure.first;
    let certain = matches!(
        seen.before(1),
        "flat" | "floor" | "unit" | "suite" | "apartment" | "apt" | "junction" | "platform" | "terminal"
    );
    let whole_line = certain && first > 0 && seen.view.starts_line(first - 1);
    in_running_text(seen) || whole_line
}

/// The label before a figure, back over the other numbers that share it: the "sections" of "sections 3, 4 and 5".
pub(super) fn label_before(seen: &Seen<'_>) -> Option<Label> {
    let view = seen.view;
    let mut at = seen.figure.first;
    // Numbers share a label only when something parts them: "Stage 2 3" is a label, its number and a count.
    let mut parted = false;
    let mut listed = false;
    for _ in 0..18 {
        if !view.joined(at) {
            return None;
        }
        at = at.checked_sub(1)?;
        match view.kind_of(at)? {
            TokenKind::Number if parted => parted = false,
            TokenKind::Mixed if parted => match coded(view.text(at)) {
                Some(label) => return Some(label),
                None => parted = false,
            },
            TokenKind::Mark('-' | '–' | '—') if !view.glued(at) && !view.is_number(at.checked_sub(1)?) => {
                return None;
            }
            TokenKind::Mark('(')
                if lexicon::label(view.text_before(at, 1))
                    .is_some_and(|label| !matches!(label, Label::Statute | Label::Question)) =>
            {
                return None;
            }
            TokenKind::Mark('(' | ')' | '/' | '-' | '–' | '#' | '[' | ']' | '\'' | '"' | '“') => parted = true,
            TokenKind::Mark('.')
                if view.glued(at) && (view.text_before(at, 1).len() <= 5 || view.is_number(at + 1)) =>
            {
                parted = true
            }
            TokenKind::Mark(',' | '&' | ';') => (parted, listed) = (true, true),
            TokenKind::Word => match view.text(at) {
                "and" => (parted, listed) = (true, true),
                "or" | "to" | "a" | "b" | "c" | "d" | "e" | "f" | "i" | "ii" | "iii" | "iv" => parted = true,
                "no" | "nos" | "number" | "numbers" if lexicon::label(view.text_before(at, 1)).is_some() => {}
                word => {
                    let shared = !(listed && seen.counts_people() && !seen.phrase.partitive);
                    return lexicon::label(word).filter(|_| shared);
                }
            },
            _ => return None,
        }
    }
    None
}

/// The label inside a code such as "Q1" or "s40".
fn coded(text: &str) -> Option<Label> {
    match text.trim_end_matches(|character: char| character.is_ascii_digit()) {
        "q" => Some(Label::Question),
        "s" => Some(Label::Statute),
        _ => None,
    }
}

/// "12(4)(b)", "s40(2)": a number in brackets that touch a number, a bracketed letter or a coded provision.
fn in_provision(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let letter_after = |at: usize| {
        view.is_mark(at, '(')
            && view.glued(at)
            && view.text(at + 1).len() <= 3
            && view.is_word(at + 1)
            && view.text(at + 1) != "s"
            && view.is_mark(at + 2, ')')
    };
    let bracketed = first > 1 && view.is_mark(first - 1, '(') && view.glued(first - 1) && view.is_mark(last + 1, ')');
    if !bracketed {
        let in_brackets = first > 0 && view.is_mark(first - 1, '(') && view.is_mark(last + 1, ')');
        return letter_after(last + 1 + usize::from(in_brackets));
    }
    let outer = first - 2;
    letter_after(last + 2)
        || view.kind_of(outer) == Some(TokenKind::Mixed)
        || (view.is_mark(outer, ')') && view.is_mark(outer.wrapping_sub(2), '(') && view.glued(outer - 2))
        || (view.is_number(outer) && view.text(outer).len() == 2 && !view.in_columns(outer))
}

/// Whether a labelled number stands in running text rather than in a row with its value.
fn in_running_text(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    if matches!(view.kind, Kind::Title | Kind::Heading | Kind::Label | Kind::Caption | Kind::Question) {
        return true;
    }
    let last = seen.figure.last;
    if view.in_columns(last) || view.is_number(last + 1) && view.joined(last + 1) {
        return false;
    }
    let preposition = matches!(
        seen.before(2),
        "after" | "in" | "of" | "under" | "by" | "for" | "with" | "to" | "on" | "at" | "from" | "the" | "per" | "and"
    );
    let goes_on = view.joined(last + 1) && view.is_word(last + 1);
    preposition || goes_on || (view.is_mark(last + 1, ':') && view.joined(last + 2))
}
