//! Reads numbers of things that are neither people nor what happens to people: documents, vehicles, buildings.
//! A bare answer is read by the question before it, when the question asks for a number of things.

use super::super::super::lexicon::Class;
use super::super::ask::CRIMES;
use super::super::phrase::{self, Phrase};
use super::Seen;

/// "four documents", "two or three vehicles", "How many laptops? 3".
pub(super) fn is_not_people(seen: &Seen<'_>) -> bool {
    harmless(seen, &seen.phrase) || of_a_pair(seen) || asked_for(seen)
}

/// Whether a phrase names things, and no crime makes happenings of them: "3 vans were stolen" counts thefts.
fn harmless(seen: &Seen<'_>, phrase: &Phrase) -> bool {
    let crime = || {
        (phrase.head + 1..phrase.head + 6)
            .take_while(|at| seen.view.joined(*at) && !["and", ",", ";", "."].contains(&seen.view.text(*at)))
            .any(|at| CRIMES.contains(&seen.view.text(at)))
    };
    match phrase.class {
        Some(Class::Thing) => !crime(),
        Some(Class::Time | Class::Measure) => true,
        _ => false,
    }
}

/// The two of "two or three vehicles".
fn of_a_pair(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let at = view.after(&seen.figure);
    let linked = ["or", "to", "and", "-", "–"].contains(&view.text(at)) && view.joined(at) && view.joined(at + 1);
    let Some(other) = view.figure_at(at + 1).filter(|_| linked) else {
        return false;
    };
    harmless(seen, &phrase::read(view, view.after(other), other.value))
}

fn asked_for(seen: &Seen<'_>) -> bool {
    if seen.phrase.words > 0 || seen.phrase.partitive {
        return false;
    }
    let before = seen.view.asks.partition_point(|ask| ask.at <= seen.figure.first);
    let Some(ask) = before.checked_sub(1).and_then(|nearest| seen.view.asks.get(nearest)) else {
        return false;
    };
    let governs = seen.figure.first <= ask.until && (!labelled_apart(seen, ask.at));
    governs && matches!(ask.class, Some(Class::Thing | Class::Time | Class::Measure))
}

/// Whether the figure has a label of its own on a line after the question's: "Upheld: 3" may count something else.
fn labelled_apart(seen: &Seen<'_>, asked_at: usize) -> bool {
    let view = seen.view;
    let line = |at: usize| view.token(at).map(|token| token.line);
    let answers = seen.figure.first.checked_sub(1).is_some_and(|before| view.is_mark(before, '?'));
    let label =
        view.line_back(seen.figure.first).skip(1).take(40).any(|at| view.is_word(at) && view.text(at).len() > 1);
    line(asked_at) != line(seen.figure.first) && label && !answers
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn things_are_set_aside_and_people_are_not() {
        for text in [
            "We sent four leaflets.",
            "Two of the three lorries are red.",
            "They own 2 large grey vans.",
            "They signed one (1) lease.",
        ] {
            assert!(set_aside(text).iter().all(|reader| *reader == Reader::NotPeople), "{text}");
        }
        assert_eq!(low("They fined 2 van drivers."), ["2"]);
        assert_eq!(low("They met four flibberts."), ["four"]);
        assert_eq!(low("3 vans were stolen."), ["3"]);
    }

    #[test]
    fn a_bare_answer_is_read_by_its_question() {
        assert_eq!(set_aside("How many laptops do you own? 3"), [Reader::NotPeople]);
        assert_eq!(low("How many wardens do you employ? 3"), ["3"]);
        assert_eq!(low("How many vans were stolen? 3"), ["3"]);
        assert_eq!(low("Number of forms received: 12\nUpheld: 3"), ["3"]);
    }
}
