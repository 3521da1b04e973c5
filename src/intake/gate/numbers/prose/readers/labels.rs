//! Reads numbers that a noun before them labels: "section 40(2)", "page 4", "Band 3", "Officer 2".
//! A label in a row of a table may be a label with its value, so weak labels are believed in running text only.

use super::super::super::lexicon::{self, Label};
use super::super::Kind;
use super::super::figure::Form;
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

/// "Band 4", "Class 2", "phases 1 and 2", "a 5 star rating".
pub(super) fn is_grade(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Grade) || ["rating", "star", "stars", "rated"].contains(&seen.next(0))
}

/// "page 4", "Appendices 1 and 2".
pub(super) fn is_reference(seen: &Seen<'_>) -> bool {
    label_before(seen) == Some(Label::Reference)
}

/// "Officer 2 gave evidence", "after Operation 4", "Acme One Limited".
pub(super) fn is_name(seen: &Seen<'_>) -> bool {
    let digits = seen.figure.form == Form::Digits;
    (digits && label_before(seen) == Some(Label::Name) && in_running_text(seen)) || in_proper_name(seen)
}

/// Places that are numbered even at the end of a line, where others would be a label with its value.
const NUMBERED: [&str; 11] =
    ["apartment", "apt", "flat", "floor", "junction", "platform", "plot", "room", "suite", "terminal", "unit"];

/// "Floor 2", "Unit 4".
pub(super) fn is_place(seen: &Seen<'_>) -> bool {
    if label_before(seen) != Some(Label::Place) {
        return false;
    }
    let numbered = NUMBERED.contains(&seen.before(1));
    let whole_line = seen.figure.first.checked_sub(1).is_some_and(|label| seen.view.starts_line(label));
    in_running_text(seen) || (numbered && (whole_line || [",", "/"].contains(&seen.next(0))))
}

/// How surely a label reaches over what stands between it and a figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Nothing stands between, or "or".
    Sure,
    /// An "and" stands between: "Phase 1 and 3 officers" has a count in it.
    UnlessPeople,
    /// A bracket apart from a number: "Band 4 (3)" has a count in it, "section 40 (2)" has none.
    OnlyLaw,
    /// A comma: "Band 4, 2 left" has a count in it, "bands 2, 4" has none.
    ByPlural,
    /// A dash apart: "Band 4 – 2" is a label with its count, "bands 2 – 4" is a range.
    AcrossDash,
}

/// The label before a figure, back over the other numbers that share it: the "sections" of "sections 3, 4 and 5".
pub(super) fn label_before(seen: &Seen<'_>) -> Option<Label> {
    let view = seen.view;
    let mut at = seen.figure.first;
    // Numbers share a label only when something parts them: "Stage 2 3" is a label, its number and a count.
    let mut parted = false;
    let mut reach = Reach::Sure;
    for _ in 0..18 {
        if !view.joined(at) {
            return None;
        }
        at = at.checked_sub(1)?;
        let lists = after_number(view, at);
        match view.kind_of(at)? {
            TokenKind::Number if parted => parted = false,
            TokenKind::Mixed if parted => match coded(view.text(at)) {
                Some(label) => return Some(label).filter(|_| reach < Reach::AcrossDash),
                None => parted = false,
            },
            TokenKind::Mark(',' | ';') if lists => (parted, reach) = (true, reach.max(Reach::ByPlural)),
            TokenKind::Mark('-' | '–' | '—') if lists && !view.glued(at) => {
                (parted, reach) = (true, Reach::AcrossDash);
            }
            TokenKind::Mark('/' | '-' | '–' | '&') if lists => parted = true,
            TokenKind::Mark('(') if counts_in_brackets(view, at) => return None,
            TokenKind::Mark('(') if lists && !view.glued(at) => (parted, reach) = (true, Reach::OnlyLaw),
            TokenKind::Mark('(' | ')' | '#' | '[' | ']' | '\'' | '"' | '“') => parted = true,
            TokenKind::Mark('.') if abbreviates(view, at) => parted = true,
            TokenKind::Word => match view.text(at) {
                // The article of Welsh: "y 3 swyddog".
                "y" if view.tokens.is_welsh() => return None,
                "and" if lists => (parted, reach) = (true, reach.max(Reach::UnlessPeople)),
                "or" | "to" if lists => parted = true,
                letter if at + 1 < seen.figure.first && letter.len() == 1 && letter != "s" && letter != "q" => {
                    parted = true;
                }
                "ii" | "iii" | "iv" if at + 1 < seen.figure.first => parted = true,
                "no" | "nos" | "number" | "numbers" if lexicon::label(view.text_before(at, 1)).is_some() => {}
                word => {
                    let label = lexicon::label(word).filter(|label| reaches(seen, reach, word, *label));
                    return label.filter(|label| !is_told(seen, at, *label));
                }
            },
            _ => return None,
        }
    }
    None
}

/// Whether words before a label tell which one is meant, so that a number after it is none: "last year 3 officers left",
/// "at this stage 4". "The year 3 pupils" may be a school year, and is read as that unless it counts people.
fn is_told(seen: &Seen<'_>, at: usize, label: Label) -> bool {
    const TELLING: [&str; 14] = [
        "each",
        "entire",
        "every",
        "following",
        "last",
        "next",
        "past",
        "per",
        "previous",
        "prior",
        "same",
        "that",
        "this",
        "whole",
    ];
    let before = seen.view.text_before(at, 1);
    let is_name = seen.view.token(at).is_some_and(|token| token.capital);
    let told = TELLING.binary_search(&before).is_ok() && seen.view.joined(at);
    told || (label == Label::Year && before == "the" && !is_name && seen.counts_people())
}

fn reaches(seen: &Seen<'_>, reach: Reach, word: &str, label: Label) -> bool {
    let people = seen.counts_people() && !seen.phrase.partitive;
    match reach {
        Reach::Sure => true,
        Reach::UnlessPeople => !people,
        Reach::OnlyLaw => label == Label::Statute,
        Reach::ByPlural | Reach::AcrossDash => !people && (label == Label::Statute || word.ends_with('s')),
    }
}

/// Whether a token stands after a number, a bracket or a lettered part, so that a mark there lists numbers.
fn after_number(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| match view.kind_of(before) {
        Some(TokenKind::Number | TokenKind::Mixed | TokenKind::Mark(')' | ',')) => true,
        Some(TokenKind::Word) => view.text(before).len() == 1,
        _ => false,
    })
}

/// "Class (3)" is a label with its count; "section (3)" is not.
fn counts_in_brackets(view: &View<'_>, at: usize) -> bool {
    let label = lexicon::label(view.text_before(at, 1));
    label.is_some_and(|label| !matches!(label, Label::Statute | Label::Question))
}

/// Whether a stop belongs to an abbreviation ("s.", "no.") or a number ("4.6").
fn abbreviates(view: &View<'_>, at: usize) -> bool {
    view.glued(at) && (view.text_before(at, 1).len() <= 5 || view.is_number(at + 1))
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
        let letter = view.is_word(at + 1) && view.text(at + 1).len() <= 3 && view.text(at + 1) != "s";
        view.is_mark(at, '(') && view.glued(at) && letter && view.is_mark(at + 2, ')')
    };
    let bracketed = first > 0 && view.is_mark(first - 1, '(') && view.is_mark(last + 1, ')');
    if letter_after(last + 1 + usize::from(bracketed)) {
        return true;
    }
    let Some(outer) = first.checked_sub(2).filter(|_| bracketed && view.glued(first - 1)) else {
        return false;
    };
    let subsection = view.is_mark(outer, ')') && outer > 1 && view.is_mark(outer - 2, '(') && view.glued(outer - 2);
    let section = view.is_number(outer) && view.text(outer).len() == 2 && !view.in_columns(outer);
    view.kind_of(outer) == Some(TokenKind::Mixed) || subsection || section || of_an_act(view, last + 2)
}

/// "of the Local Government Act 1992": what follows a provision.
fn of_an_act(view: &View<'_>, at: usize) -> bool {
    let law = |at: usize| {
        ["act", "regulations", "order", "gdpr", "foia", "eir", "directive", "rules"].contains(&view.text(at))
    };
    view.text(at) == "of" && (at + 1..at + 10).take_while(|word| view.joined(*word)).any(law)
}

/// A number word with a capital inside a line, a name's words on both sides: "Acme One Limited".
fn in_proper_name(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let first = seen.figure.first;
    let headline = matches!(view.kind, Kind::Title | Kind::Heading | Kind::Caption);
    if seen.figure.form != Form::Word || headline || first < 2 || seen.counts_people() {
        return false;
    }
    let capital = |at: usize| view.is_word(at) && view.token(at).is_some_and(|token| token.capital);
    let inside = !view.starts_line(first) && !view.starts_line(first - 1);
    let before = capital(first - 1) || view.is_mark(first - 1, ':');
    inside && before && capital(first) && capital(seen.figure.last + 1) && view.joined(seen.figure.last + 1)
}

/// Words before a label that place it in a sentence: "after Operation 4".
const PLACED: [&str; 18] = [
    "after", "and", "as", "at", "by", "for", "from", "in", "of", "on", "per", "see", "the", "to", "under", "using",
    "via", "with",
];

/// Whether a labelled number stands in running text rather than in a row with its value.
fn in_running_text(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    if !matches!(view.kind, Kind::Document | Kind::Answer | Kind::Note) {
        return true;
    }
    let last = seen.figure.last;
    if view.in_columns(last) || (view.is_number(last + 1) && view.joined(last + 1)) {
        return false;
    }
    let goes_on = goes_on_at(view, last) && !seen.counts_people();
    let label = seen.figure.first.saturating_sub(1);
    let named = view.token(label).is_some_and(|token| token.capital) && view.joined(label) && label > 0;
    let named = named
        && view.is_word(label - 1)
        && view.token(label - 1).is_some_and(|token| !token.capital)
        && goes_on_at(view, last);
    PLACED.contains(&seen.before(2)) || named || goes_on || (view.is_mark(last + 1, ':') && view.joined(last + 2))
}

fn goes_on_at(view: &View<'_>, last: usize) -> bool {
    view.joined(last + 1) && view.is_word(last + 1)
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn labels_are_set_aside_by_their_kind() {
        for (text, reader) in [
            ("It is exempt under section 3 of the Act.", Reader::Statute),
            ("Articles 4(1)(a) and 5 apply.", Reader::Statute),
            ("See page 4.", Reader::Reference),
            ("Appendices 1, 2 and 3 follow.", Reader::Reference),
            ("A Band 4 post was advertised.", Reader::Grade),
            ("Officer 2 gave evidence.", Reader::Name),
            ("It met in room 3 that day.", Reader::Address),
        ] {
            assert!(set_aside(text).iter().all(|found| *found == reader), "{text}");
        }
    }

    #[test]
    fn a_label_does_not_hide_its_count() {
        assert_eq!(low("Band 7 – 3"), ["3"]);
        assert_eq!(low("Band 7: 3"), ["3"]);
        assert_eq!(low("Of the 12 requests, 2 were late."), ["2"]);
        assert_eq!(low("Crown Court 4"), ["4"]);
        assert_eq!(low("In phase 8 and 3 officers left."), ["3"]);
    }
}
