//! Reads bounds: suppressions ("fewer than five"), rules and cut-offs ("three or more", "a minimum of two"), and the
//! conditions inside a question ("how many with 3 children?").

use super::super::Kind;
use super::super::figure::Form;
use super::Seen;

/// "fewer than five", "5 or fewer", "<5", "between 1 and 4" when it is the whole band that is suppressed.
pub(super) fn is_suppression(seen: &Seen<'_>) -> bool {
    let value = seen.figure.value;
    let policy = seen.view.policy;
    if marker(seen) {
        return true;
    }
    // A bound below the threshold narrows the range further than suppression does, so it stays low.
    let whole_band = value >= policy.threshold;
    let lower = matches!(seen.before(1), "<" | "≤" | "under" | "below")
        || (seen.before(1) == "than" && matches!(seen.before(2), "fewer" | "less" | "lower" | "smaller"))
        || (seen.before(1) == "=" && seen.before(2) == "<");
    let after = matches!((seen.next(0), seen.next(1)), ("or" | "and", "fewer" | "less" | "below" | "under" | "lower"))
        || (matches!(seen.next(0), "," | ")") && seen.next(1) == "or" && matches!(seen.next(2), "fewer" | "less"));
    let rounded =
        seen.before(1) == "nearest" || (seen.before(1) == "of" && matches!(seen.before(2), "multiple" | "multiples"));
    rounded
        || (lower && (whole_band || !(seen.counts_people() || stands_alone(seen))))
        || (after && (whole_band || !seen.counts_people()))
}

fn marker(seen: &Seen<'_>) -> bool {
    let range = seen.view.range(&seen.figure);
    let source = seen.view.tokens.source;
    let start = range.start.saturating_sub(1);
    source.get(start..range.end).is_some_and(|printed| seen.view.policy.markers.iter().any(|known| known == printed))
}

fn stands_alone(seen: &Seen<'_>) -> bool {
    seen.phrase.words == 0 && (seen.view.ends_line(seen.figure.last) || seen.is_short())
}

const FLOORS: [&str; 9] =
    ["minimum", "maximum", "least", "most", "exceed", "exceeds", "exceeding", "exceeded", "limit"];

/// "three or more", "at least two", "up to 5 may", "a minimum of two", "allows one request".
pub(super) fn is_cut_off(seen: &Seen<'_>) -> bool {
    if seen.figure.form == Form::Implied {
        return false;
    }
    let upper = matches!(
        (seen.next(0), seen.next(1)),
        ("or" | "and", "more" | "above" | "over" | "greater" | "higher" | "upwards")
    ) || matches!(seen.next(0), "+" | "plus");
    let lower = matches!(seen.before(1), ">" | "≥" | "over" | "above" | "exceeding" | "least" | "most" | "<" | "≤")
        || (seen.before(1) == "than"
            && !compares_figures(seen)
            && matches!(seen.before(2), "more" | "greater" | "higher" | "longer" | "later" | "less" | "fewer"))
        || (seen.before(1) == "to" && seen.before(2) == "up")
        || (seen.before(1) == "of" && FLOORS.contains(&seen.before(2)))
        || FLOORS.contains(&seen.before(1));
    let rule = matches!(
        seen.before(1),
        "allow" | "allows" | "allowed" | "permits" | "permit" | "requires" | "require" | "needs"
    ) || (seen.next(0) == "required" && seen.next(1) == "to");
    upper || lower || rule
}

/// "one more than two" states the difference of two numbers.
fn compares_figures(seen: &Seen<'_>) -> bool {
    seen.figure.first.checked_sub(3).is_some_and(|at| seen.view.figure_ending(at).is_some())
}

/// "how many had 3 complaints?", "the number of houses that have 1 permit": a number that the question names.
pub(super) fn is_asked(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    if seen.figure.form == Form::Implied && view.kind != Kind::Question {
        return false;
    }
    let question = view.sentence_on(seen.figure.last, 60).last().map_or(seen.figure.last, |last| last);
    let asked = view.is_mark(question + 1, '?') || view.is_mark(question, '?');
    let start = view.sentence_back(seen.figure.first, 60).last().unwrap_or(seen.figure.first);
    let opens = (start..seen.figure.first).take(60).any(|at| {
        matches!(
            view.text(at),
            "how"
                | "what"
                | "which"
                | "whether"
                | "please"
                | "number"
                | "provide"
                | "list"
                | "if"
                | "does"
                | "do"
                | "is"
                | "are"
                | "has"
                | "have"
                | "did"
                | "can"
                | "could"
                | "would"
        )
    });
    if asked && opens && !answer_before(seen) {
        return true;
    }
    condition(seen)
}

/// An answer may stand inside the question when a letter is flattened: "… 2 How many"; it has no noun after it.
fn answer_before(seen: &Seen<'_>) -> bool {
    matches!(seen.next(0), "how" | "what" | "which" | "please" | "of" | "if") && seen.phrase.words == 0
}

/// "the number of households that have 3 permits": between "number of" and the figure stands a relative or "with".
fn condition(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let mut related = false;
    for at in view.sentence_back(seen.figure.first, 14) {
        match view.text(at) {
            "with" | "that" | "who" | "having" | "which" | "where" => related = true,
            "number" | "many" => {
                let times = view.text(at + 1) == "times";
                let asks = view.text(at + 1) == "of" || view.text_before(at, 1) == "how";
                return (related || times) && seen.phrase.words > 0 && asks;
            }
            ":" | "-" | "–" | "—" | ";" => return false,
            _ => {}
        }
    }
    false
}
