//! Reads turns of phrase in which a number word counts nothing: "no one", "at one time", "one of the most".

use super::super::super::lexicon::Class;
use super::super::figure::Form;
use super::Seen;

/// "no one", "one another", "at one time", "on the one hand", "the one which", "one can".
pub(super) fn is_idiom(seen: &Seen<'_>) -> bool {
    if seen.figure.form != Form::Word {
        return false;
    }
    match seen.figure.value {
        1 => one(seen),
        2 => {
            matches!((seen.before(1), seen.next(0)), ("or", "of") | ("in", "ways"))
                || (seen.before(1) == "in" && seen.before(2) == "split")
        }
        _ => false,
    }
}

fn one(seen: &Seen<'_>) -> bool {
    let (before, after) = (seen.before(1), seen.next(0));
    if seen.view.kind_of(seen.figure.last + 1).is_none() && before.is_empty() {
        return false;
    }
    let people = seen.counts_people();
    let fixed = matches!(
        (before, after),
        ("no", _)
            | (_, "another" | "another's")
            | ("at", "time")
            | ("at", "point")
            | (_, "hand")
            | ("all" | "back" | "day", _)
    );
    let pronoun = matches!(after, "can" | "must" | "should" | "could" | "may" | "might" | "needs" | "wishes")
        || (matches!(before, "this" | "that" | "which" | "every" | "any" | "each") && !people && after != "of")
        || (before == "the" && matches!(after, "which" | "that" | "you" | "above" | "below"));
    let aspect = after == "of" && seen.phrase.partitive && seen.phrase.class == Some(Class::Thing);
    let concord = ["voice", "accord", "mind"].contains(&after);
    let listed = after == "of"
        && ["exemptions", "following", "provisions", "several", "many"]
            .iter()
            .any(|word| [seen.next(1), seen.next(2)].contains(word));
    let superlative = after == "of"
        && matches!(seen.next(2), "most" | "best" | "largest" | "biggest" | "many" | "main" | "key" | "reasons")
        && !people;
    let either = matches!((after, seen.next(1)), ("or", "other" | "both" | "the"))
        || (matches!(after, "way" | "side") && before != "the");
    // The cost limit of the Act is put as the work of one person; a general rule says what one of a kind can be.
    let template = matches!(seen.before(2), "cost" | "time" | "work" | "equivalent") && before == "of" && people;
    let general = matches!(seen.view.text(seen.phrase.end), "can" | "may" | "could" | "might")
        || (before == "for" && seen.before(2) == "possible");
    let absent =
        matches!(before, "where" | "if" | "unless") && matches!(after, "does" | "is" | "exists" | "was" | "has");
    concord || listed || template || general || absent || fixed || pronoun || aspect || superlative || either
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn turns_of_phrase_are_set_aside() {
        for text in [
            "No one was hurt.",
            "They met one another.",
            "At one time it was open.",
            "One can apply online.",
            "One of the aims is speed.",
        ] {
            assert_eq!(set_aside(text), [Reader::Idiom], "{text}");
        }
    }

    #[test]
    fn one_of_the_people_is_one() {
        assert_eq!(low("One of the wardens left."), ["One"]);
        assert_eq!(low("One left."), ["One"]);
    }
}
