//! Reads numbers that belong to what was asked, not to the answer: "how many had 3 children?".

use super::Seen;

/// Words with which a question opens.
const OPENERS: [&str; 21] = [
    "are", "can", "could", "did", "do", "does", "has", "have", "how", "if", "is", "list", "number", "please",
    "provide", "was", "were", "what", "whether", "which", "would",
];

/// "how many had 3 complaints?", "the number of houses that have 1 permit": a number that the question names.
pub(super) fn is_asked(seen: &Seen<'_>) -> bool {
    (in_question(seen) && !answered_inside(seen)) || condition(seen)
}

/// Whether the sentence around the figure opens as a question and ends with a question mark.
fn in_question(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let end = view.sentence_on(seen.figure.last, 60).last().unwrap_or(seen.figure.last);
    if !view.is_mark(end + 1, '?') && !view.is_mark(end, '?') {
        return false;
    }
    let start = view.sentence_back(seen.figure.first, 60).last().unwrap_or(seen.figure.first);
    // "Why were three officers dismissed?" takes the number for granted, and so tells it.
    if matches!(view.text(start), "why" | "when" | "where" | "who" | "whose") {
        return false;
    }
    (start..seen.figure.first).any(|at| OPENERS.contains(&view.text(at)))
}

/// An answer may stand before the next question when a letter is flattened ("… last year 2 How many"): no noun follows it.
fn answered_inside(seen: &Seen<'_>) -> bool {
    seen.phrase.words == 0 && ["how", "what", "which", "please", "of", "if"].contains(&seen.next(0))
}

/// "the number of households that have 3 permits": between "number of" and the figure stands a relative or "with".
fn condition(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    // After "was" or "and" stands a number of its own: "the number of those who left was 3 officers".
    if seen.phrase.words == 0
        || ["was", "were", "is", "are", "and", "=", "totalled", "include", "included", "-", "–"]
            .contains(&seen.before(1))
    {
        return false;
    }
    let mut related = false;
    for at in view.sentence_back(seen.figure.first, 14) {
        match view.text(at) {
            "with" | "that" | "who" | "having" | "which" | "where" => related = true,
            "number" | "many" => {
                let times = view.text(at + 1) == "times";
                let asks = view.text(at + 1) == "of" || view.text_before(at, 1) == "how";
                return (related || times) && asks;
            }
            ":" | "-" | "–" | "—" | ";" => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn the_question_is_not_its_answer() {
        assert_eq!(set_aside("How many riders were stopped by 2 wardens?"), [Reader::Asked]);
        assert_eq!(low("How many riders were stopped by wardens? 2"), ["2"]);
        assert_eq!(low("How many wardens left last summer 2 How many joined?"), ["2"]);
    }

    #[test]
    fn a_condition_is_not_the_count() {
        assert_eq!(set_aside("The number of carers who have 3 wards: none."), [Reader::Asked]);
        assert_eq!(low("The number of carers who left was 3 carers."), ["3"]);
    }
}
