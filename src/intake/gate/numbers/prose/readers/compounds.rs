//! Reads numbers inside words: ordinals, adjectives such as "two-way" and codes such as "4x4".

use super::super::super::lexicon::{self, Class};
use super::super::derived;
use super::super::figure::Form;
use super::super::view::View;
use super::Seen;

/// "3rd", "5^th", "2nd".
pub(super) fn is_ordinal(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let last = seen.figure.last;
    let suffix = |text: &str| matches!(text, "st" | "nd" | "rd" | "th");
    if seen.figure.form == Form::Suffixed {
        return suffix(view.text(last).trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    let caret = last + 1 + usize::from(view.is_mark(last + 1, '^'));
    suffix(view.text(caret))
        && view.joined(caret)
        && !(view.text(caret) == "st" && caret == last + 1 && view.token(caret).is_some_and(|token| token.capital))
}

/// "two-way", "three-stage", "one-off", "5a": not "four-strong", "two-officer", "3no".
pub(super) fn is_compound(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    match seen.figure.form {
        Form::Suffixed => !suffix_counts(view, seen.figure.first),
        Form::Roman => !seen.counts_people() && !answers_label(seen),
        _ => hyphenated(seen) || ["thirds", "quarters", "fifths", "halves", "tenths"].contains(&seen.next(0)),
    }
}

/// Whether what follows the digits of a token lets them count: "3no", "2x", "4PCs".
fn suffix_counts(view: &View<'_>, at: usize) -> bool {
    let suffix = view.text(at).trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(suffix, "x" | "no" | "nos" | "nr" | "off" | "fte" | "wte" | "f" | "m")
        || (suffix.len() > 1 && matches!(lexicon::noun(suffix), Some((Class::Person | Class::Happening, _))))
}

/// "Wardens dismissed: iv".
fn answers_label(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    matches!(seen.before(1), ":" | "=")
        && view.ends_line(figure.last + usize::from(view.is_mark(figure.last + 1, '.')))
        && derived::labelled_with_people(view, figure.first)
}

fn hyphenated(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let hyphen = seen.figure.last + 1;
    let word = hyphen + 1;
    let joined = view.is_mark(hyphen, '-') && view.glued(hyphen) && view.glued(word) && view.is_word(word);
    if !joined || view.token(word).is_some_and(|token| token.capital) {
        return false;
    }
    let counts = matches!(view.text(word), "strong" | "person" | "man" | "member" | "woman")
        || matches!(lexicon::noun(view.text(word)), Some((Class::Person | Class::Happening, _)));
    // "one-to-one" and "two-thirds" count nobody by themselves; a share of a number is worked out apart.
    !counts
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn ordinals_and_adjectives_are_set_aside() {
        assert_eq!(set_aside("The 3rd and 4^th rows."), [Reader::Ordinal; 2]);
        assert_eq!(set_aside("A two-way, three-stage, one-off test."), [Reader::Compound; 3]);
        assert_eq!(set_aside("Elizabeth II reigned."), [Reader::Compound]);
    }

    #[test]
    fn compounds_of_people_count() {
        assert_eq!(low("A four-strong crew and a two-officer patrol."), ["four", "two"]);
        assert_eq!(low("3no. wardens, 2x wardens, x4 wardens"), ["3no", "2x", "x4"]);
        assert_eq!(low("iii wardens were fined."), ["iii"]);
        assert_eq!(low("Wardens fined: iii"), ["iii"]);
    }
}
