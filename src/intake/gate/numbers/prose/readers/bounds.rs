//! Reads bounds: suppressions ("fewer than five") and rules or cut-offs ("three or more", "a minimum of two").
//! A bound that narrows a count further than suppression does ("fewer than 3 officers") is left to be low.

use super::super::Kind;
use super::Seen;

/// "fewer than five", "5 or fewer", "<5", "rounded to the nearest 5", a marker of the house.
pub(super) fn is_suppression(seen: &Seen<'_>) -> bool {
    if marker(seen) || rounded(seen) || hidden_band(seen) {
        return true;
    }
    let partitive = seen.phrase.partitive;
    let bounded = (bounded_before(seen) && !partitive) || bounded_after(seen);
    let whole_band = seen.figure.value >= seen.view.policy.threshold;
    bounded && (whole_band || !(seen.counts_people() || stands_alone(seen)))
}

fn bounded_before(seen: &Seen<'_>) -> bool {
    let sign = seen.before(1) == "=" && seen.before(2) == "<";
    let words = seen.before(1) == "than" && ["fewer", "less", "lower", "smaller"].contains(&seen.before(2));
    sign || words || ["<", "≤", "under", "below"].contains(&seen.before(1))
}

fn bounded_after(seen: &Seen<'_>) -> bool {
    let on = usize::from([",", ")"].contains(&seen.next(0)));
    ["or", "and"].contains(&seen.next(on)) && ["fewer", "less", "below", "under", "lower"].contains(&seen.next(on + 1))
}

fn rounded(seen: &Seen<'_>) -> bool {
    seen.before(1) == "nearest" || (seen.before(1) == "of" && ["multiple", "multiples"].contains(&seen.before(2)))
}

/// "small numbers (1 to 5) are suppressed": the whole band that is hidden, named where numbers are spoken of.
fn hidden_band(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let link = |text: &str| ["to", "and", "-", "–"].contains(&text);
    let (low, high) = match (view.figure_at(last + 2), first.checked_sub(2).and_then(|at| view.figure_ending(at))) {
        (Some(upper), _) if link(seen.next(0)) => (seen.figure, *upper),
        (_, Some(lower)) if link(seen.before(1)) => (*lower, seen.figure),
        _ => return false,
    };
    let whole = low.value <= 1 && high.value + 1 >= view.policy.threshold;
    let spoken = || {
        let before = view.sentence_back(first, 20).any(|at| NUMBERS.contains(&view.text(at)));
        before || view.sentence_on(last, 20).any(|at| NUMBERS.contains(&view.text(at)))
    };
    whole && !seen.counts_people() && spoken()
}

/// Words of a sentence about numbers that are hidden.
const NUMBERS: [&str; 9] =
    ["counts", "figures", "masked", "numbers", "redacted", "replaced", "suppressed", "values", "withheld"];

/// Whether a figure, with the sign before it, is printed exactly as a marker of the house.
fn marker(seen: &Seen<'_>) -> bool {
    let range = seen.view.range(&seen.figure);
    let printed = seen.view.tokens.source.get(range.start.saturating_sub(1)..range.end);
    printed.is_some_and(|printed| seen.view.policy.markers.iter().any(|known| known == printed))
}

fn stands_alone(seen: &Seen<'_>) -> bool {
    seen.phrase.words == 0 && (seen.view.ends_line(seen.figure.last) || seen.is_short())
}

/// Words that name a floor or a ceiling.
const LIMITS: [&str; 7] = ["minimum", "maximum", "exceed", "exceeds", "exceeding", "exceeded", "limit"];

/// Words of a rule directly before its number.
const RULES: [&str; 8] = ["allow", "allows", "allowed", "permits", "permit", "requires", "require", "needs"];

/// "three or more", "at least two", "up to 5 may", "a minimum of two", "allows one request".
pub(super) fn is_cut_off(seen: &Seen<'_>) -> bool {
    above(seen)
        || floor(seen)
        || band(seen)
        || RULES.contains(&seen.before(1))
        || (seen.next(0) == "required" && seen.next(1) == "to")
}

fn above(seen: &Seen<'_>) -> bool {
    let more = ["more", "above", "over", "greater", "higher", "upwards"].contains(&seen.next(1));
    let last = seen.figure.last;
    let plus = seen.next(0) == "+" && seen.view.glued(last + 1) && !seen.view.is_number(last + 2);
    (["or", "and"].contains(&seen.next(0)) && more) || plus
}

/// "1–4" as the label of a row is a band of values, not a count.
fn band(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let dash = |text: &str| ["-", "–", "to"].contains(&text);
    let after = dash(seen.next(0)) && view.is_number(seen.figure.last + 2);
    let before = dash(seen.before(1)) && seen.figure.first.checked_sub(2).is_some_and(|at| view.is_number(at));
    view.kind == Kind::Label && (after || before)
}

fn floor(seen: &Seen<'_>) -> bool {
    let (near, far) = (seen.before(1), seen.before(2));
    let than =
        near == "than" && ["more", "greater", "higher", "longer", "later"].contains(&far) && !compares_figures(seen);
    let least = ["least", "most"].contains(&near) && far == "at";
    let limit = LIMITS.contains(&near) || (near == "of" && LIMITS.contains(&far));
    // An arrow is no sign of a bound.
    let sign = near == ">" && !["-", "–", "—"].contains(&far) || ["≥", "over", "above"].contains(&near);
    than || least || limit || (near == "to" && far == "up") || sign
}

/// "one more than two" states the difference of two numbers.
fn compares_figures(seen: &Seen<'_>) -> bool {
    seen.figure.first.checked_sub(3).is_some_and(|at| seen.view.figure_ending(at).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn suppressions_are_set_aside_unless_they_narrow_the_band() {
        for text in [
            "Fewer than five drivers were fined.",
            "Counts of 5 or fewer are hidden.",
            "The answer is <5 for each ward.",
        ] {
            assert_eq!(set_aside(text), [Reader::Suppression], "{text}");
        }
        assert_eq!(set_aside("Small numbers (1 to 5) are masked."), [Reader::Suppression; 2]);
        assert_eq!(low("Fewer than 3 drivers were fined."), ["3"]);
    }

    #[test]
    fn cut_offs_are_set_aside() {
        for text in [
            "Stops of three or more riders.",
            "At least two signatures count.",
            "A minimum of 4 staff is planned.",
            "Up to 5 guards may attend.",
        ] {
            assert_eq!(set_aside(text), [Reader::CutOff], "{text}");
        }
        assert_eq!(low("The second total is two more than three."), ["two", "three"]);
    }
}
