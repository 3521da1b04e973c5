//! Reads numbers of things that are neither people nor what happens to people: documents, vehicles, buildings.
//! A bare answer is read by the question before it, when the question asks for a number of things.

use super::super::figure::Form;
use super::super::lexicon::Class;
use super::super::phrase;
use super::Seen;

/// "four documents", "two or three vehicles", "How many laptops? 3".
pub(super) fn is_not_people(seen: &Seen<'_>) -> bool {
    if seen.phrase.class.is_some_and(harmless) {
        return true;
    }
    of_a_pair(seen) || asked_for(seen)
}

fn harmless(class: Class) -> bool {
    matches!(class, Class::Thing | Class::Time | Class::Measure)
}

/// The two of "two or three vehicles".
fn of_a_pair(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let at = view.after(&seen.figure);
    let linked = matches!(view.text(at), "or" | "to" | "and" | "-" | "–") && view.joined(at) && view.joined(at + 1);
    let Some(other) = view.figure_at(at + 1).filter(|_| linked) else {
        return false;
    };
    let phrase = phrase::read(view, view.after(other), other.value);
    phrase.class.is_some_and(harmless)
}

fn asked_for(seen: &Seen<'_>) -> bool {
    let bare = seen.phrase.words == 0 && !seen.phrase.partitive;
    if !bare || seen.figure.form == Form::Implied {
        return false;
    }
    let before = seen.view.asks.partition_point(|ask| ask.at <= seen.figure.first);
    let Some(ask) = before.checked_sub(1).and_then(|nearest| seen.view.asks.get(nearest)) else {
        return false;
    };
    seen.figure.first <= ask.until && ask.class.is_some_and(harmless)
}
