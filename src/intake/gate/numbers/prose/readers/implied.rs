//! Reads words that imply a number: "both officers" is two of them, "both ways" is none. Here the burden is turned
//! round: such a word is set aside unless what stands around it names people or what happens to them.

use super::super::super::lexicon::{self, Class};
use super::Seen;

/// Whether such a word counts people: "both officers", "the only complainant", "arrested twice", "a double shooting".
pub(super) fn implies(seen: &Seen<'_>) -> bool {
    match seen.view.text(seen.figure.first) {
        "both" => both(seen),
        "neither" | "either" => people_after(seen) && seen.next(1) != "or",
        "sole" | "single" | "lone" | "only" => alone(seen),
        "couple" | "pair" | "brace" => group(seen) && seen.next(0) != "will",
        "twins" | "triplets" | "quadruplets" | "quintuplets" | "trio" | "duo" | "quartet" | "quintet" | "threesome"
        | "foursome" => matches!(seen.before(1), "the" | "a" | "his" | "her" | "their" | "both" | "of") || group(seen),
        "twice" | "thrice" => happened(seen, 1),
        "once" => matches!(seen.before(1), "only" | "just") && (happened(seen, 2) || answers(seen)),
        "dwywaith" | "ddwywaith" | "teirgwaith" => {
            !["y", "yr", "cymaint", "mor", "yn", "gymaint"].contains(&seen.next(0))
        }
        "twin" => matches!(lexicon::noun(seen.next(0)), Some((Class::Happening, true))),
        "last" | "final" | "l" | "з" | "ʒ" => people_after(seen),
        "double" | "triple" | "quadruple" | "quintuple" => {
            matches!(lexicon::noun(seen.next(0)), Some((Class::Happening, false)))
                && !matches!(seen.next(0), "fine" | "charge" | "glazing" | "licence" | "operation")
        }
        _ => false,
    }
}

/// Whether the phrase after the word names people, or what happened, and is not one half of "both … and …".
fn people_after(seen: &Seen<'_>) -> bool {
    let people = matches!(seen.phrase.class, Some(Class::Person | Class::Happening));
    people && !matches!(seen.view.text(seen.phrase.end), "and" | "or" | "&" | "nor")
}

fn both(seen: &Seen<'_>) -> bool {
    let plural = seen.phrase.plural && people_after(seen);
    let whom = seen.next(0) == "of" && seen.next(1) == "whom";
    let verb = matches!(
        seen.next(0),
        "were" | "was" | "are" | "have" | "had" | "remain" | "resigned" | "received" | "left" | "pleaded"
    );
    let found = matches!(seen.next(0), "were")
        && matches!(seen.next(1), "upheld" | "withdrawn" | "refused" | "granted" | "substantiated" | "proven");
    let pair = matches!(seen.view.text(seen.phrase.end), "and" | "or");
    let trailing = matches!(seen.before(1), "were" | "are" | "was") && !pair;
    let happened = matches!(seen.before(1), "were" | "are" | "have" | "had") && TO_PEOPLE.contains(&seen.next(0));
    plural || whom || found || happened || ((verb || trailing) && people_before(seen))
}

/// What happens to people alone, so that "were both dismissed" is of two of them.
const TO_PEOPLE: [&str; 19] = [
    "acquitted",
    "arrested",
    "cautioned",
    "charged",
    "convicted",
    "demoted",
    "detained",
    "disciplined",
    "dismissed",
    "evicted",
    "excluded",
    "fined",
    "injured",
    "interviewed",
    "jailed",
    "prosecuted",
    "resigned",
    "sentenced",
    "suspended",
];

/// "Only once." as a whole answer.
fn answers(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    figure.first.checked_sub(1).is_some_and(|before| view.starts_line(before))
        && view.ends_line(figure.last + usize::from(view.is_mark(figure.last + 1, '.')))
}

/// Whether the text before names several people.
fn people_before(seen: &Seen<'_>) -> bool {
    let first = seen.figure.first;
    (first.saturating_sub(25)..first)
        .rev()
        .take_while(|at| seen.view.gap(*at) < super::super::token::Gap::Paragraph)
        .any(|at| matches!(lexicon::noun(seen.view.text(at)), Some((Class::Person, true))))
}

/// Words after "single" and "sole" that make a status of them, not a count.
const STATUSES: [&str; 27] = [
    "person",
    "parent",
    "mother",
    "father",
    "adult",
    "man",
    "woman",
    "male",
    "female",
    "people",
    "occupant",
    "occupier",
    "occupancy",
    "tenant",
    "trader",
    "owner",
    "carer",
    "head",
    "household",
    "family",
    "claimant",
    "provider",
    "status",
    "room",
    "point",
    "parents",
    "households",
];

fn alone(seen: &Seen<'_>) -> bool {
    let placed = matches!(seen.before(1), "the" | "a" | "his" | "her" | "their" | "our" | "was" | "is" | "one");
    let denied = (2..6).any(|back| matches!(seen.before(back), "not" | "no" | "without" | "never" | "nor" | "any"));
    let status = seen.view.text(seen.figure.first) != "only" && STATUSES.contains(&seen.next(0));
    placed && !denied && !status && people_after(seen) && !seen.phrase.plural && !seen.phrase.partitive
}

/// "The pair were arrested", "a couple of officers".
fn group(seen: &Seen<'_>) -> bool {
    let of_people = seen.next(0) == "of" && people_after(seen);
    let verb = matches!(seen.next(0), "were" | "was" | "had" | "have" | "has");
    of_people || (verb && seen.before(1) == "the")
}

/// "arrested twice": a happening before the word, and no comparison after it.
fn happened(seen: &Seen<'_>, back: usize) -> bool {
    let measure =
        seen.next(0) == "that" && ["amount", "number", "of", "figure", "rate", "size"].contains(&seen.next(1));
    let verb = (back..back + 3).any(|step| HAPPENED.contains(&seen.before(step)));
    verb && !measure && !COMPARING.contains(&seen.next(0))
}

/// Words after "twice" that make a comparison or a rate of it.
const COMPARING: [&str; 12] =
    ["a", "annually", "as", "daily", "each", "every", "monthly", "per", "the", "weekly", "what", "yearly"];

const HAPPENED: [&str; 36] = [
    "arrested",
    "charged",
    "convicted",
    "cautioned",
    "dismissed",
    "suspended",
    "tasered",
    "interviewed",
    "investigated",
    "detained",
    "searched",
    "stopped",
    "disciplined",
    "restrained",
    "assaulted",
    "attacked",
    "stabbed",
    "shot",
    "bitten",
    "occurred",
    "happened",
    "recorded",
    "reported",
    "attended",
    "deployed",
    "fired",
    "discharged",
    "used",
    "admitted",
    "referred",
    "excluded",
    "issued",
    "breached",
    "evicted",
    "prosecuted",
    "fined",
];

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn words_that_count_people_are_low() {
        for (text, word) in [
            ("Both drivers were fined.", "Both"),
            ("Neither of the drivers was fined.", "Neither"),
            ("He is the only surviving passenger.", "only"),
            ("A single driver was fined.", "single"),
            ("The trio were fined.", "trio"),
            ("A couple of drivers were fined.", "couple"),
            ("She was arrested twice.", "twice"),
            ("It was a double shooting.", "double"),
            ("There were twin arrests.", "twin"),
            ("A brace of complaints came.", "brace"),
            ("The clerk and her deputy were both dismissed.", "both"),
            ("Only once.", "once"),
            ("Digwyddodd hyn ddwywaith.", "ddwywaith"),
            ("The fourth and last complaint came in June.", "last"),
            ("Then l warden left.", "l"),
            ("З wardens left.", "З"),
        ] {
            assert_eq!(low(text), [word], "{text}");
        }
    }

    #[test]
    fn words_that_count_nothing_are_set_aside() {
        for text in [
            "We answer both by post and online.",
            "The only information is online.",
            "There is a single point of contact.",
            "It cost twice the amount.",
            "The couple will sign the register.",
            "Either way it is late.",
            "Double glazing was fitted.",
            "The forms were both printed.",
            "This is the second and final version.",
            "Twin beds were bought.",
            "Mae'n costio dwywaith y swm.",
        ] {
            assert_eq!(set_aside(text), [Reader::Idiom], "{text}");
        }
    }
}
