//! What registers call outcomes, as the outcomes of records. Words that could mean several are not guessed.

use super::columns::{Told, plain};
use crate::law::Outcome;

/// What a register says of how a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It was answered so.
    Answered(Outcome),
    /// It was not answered: withdrawn, lapsed, passed on, still open.
    Unanswered,
}

/// Words and what they mean, in the order in which they are looked for: what says more comes first, so that `partly
/// refused` is not refused, and `not disclosed` not disclosed.
const WORDS: &[(&[&str], Option<Outcome>)] = &[
    (&["neither confirm", "neither confirmed", "ncnd", "confirm nor deny"], Some(Outcome::NeitherConfirmNorDeny)),
    (
        &[
            "withdrawn",
            "withdrew",
            "lapsed",
            "cancelled",
            "abandoned",
            "clarification",
            "transferred",
            "redirected",
            "open",
            "in progress",
            "ongoing",
            "pending",
            "overdue",
            "invalid",
            "not valid",
            "duplicate entry",
        ],
        None,
    ),
    (
        &["part", "partly", "partial", "partially", "in part", "some information", "some disclosed"],
        Some(Outcome::PartDisclosed),
    ),
    (
        &[
            "not held",
            "no information held",
            "information not held",
            "no info held",
            "nothing held",
            "not hold",
            "no recorded information",
            "no records",
            "none held",
            "no data held",
        ],
        Some(Outcome::NotHeld),
    ),
    (&["vexatious"], Some(Outcome::Vexatious)),
    (&["repeat", "repeated"], Some(Outcome::Repeated)),
    (
        &["cost", "costs", "fees", "appropriate limit", "section 12", "s12", "s 12", "over limit"],
        Some(Outcome::CostLimit),
    ),
    (
        &[
            "available elsewhere",
            "accessible",
            "already published",
            "already available",
            "publicly available",
            "section 21",
            "s21",
            "s 21",
            "otherwise available",
            "in public domain",
            "in the public domain",
        ],
        Some(Outcome::AvailableElsewhere),
    ),
    (
        &[
            "refused",
            "refusal",
            "withheld",
            "exempt",
            "exempted",
            "denied",
            "rejected",
            "declined",
            "not disclosed",
            "not released",
            "not provided",
            "not supplied",
            "not granted",
            "none disclosed",
            "nil disclosure",
        ],
        Some(Outcome::Withheld),
    ),
    (&["advice", "advised", "advice and assistance"], Some(Outcome::AdviceOnly)),
    (
        &[
            "disclosed",
            "disclosure",
            "released",
            "granted",
            "provided",
            "supplied",
            "full",
            "fully",
            "in full",
            "allowed",
            "successful",
            "information given",
            "information sent",
        ],
        Some(Outcome::Disclosed),
    ),
];

/// What a register's words mean; nothing where that is not certain.
pub(super) fn read(text: &str, told: &Told) -> Option<Ended> {
    let words = plain(text);
    let ended = |outcome: Option<Outcome>| outcome.map_or(Ended::Unanswered, Ended::Answered);
    if let Some(outcome) = told.outcomes.get(&words) {
        return Some(ended(*outcome));
    }
    if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| plain(outcome.code()) == words) {
        return Some(Ended::Answered(outcome));
    }
    let spaced = format!(" {words} ");
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| spaced.contains(&format!(" {phrase} ")));
    // `Vexatious or repeated` is two outcomes.
    if says(&["vexatious"]) && says(&["repeat", "repeated"]) {
        return None;
    }
    WORDS.iter().find(|(phrases, _)| says(phrases)).map(|(_, outcome)| ended(*outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_registers_have_one_meaning() {
        let read = |text: &str| read(text, &Told::default());
        for (text, outcome) in [
            ("Granted in full", Outcome::Disclosed),
            ("Full Disclosure", Outcome::Disclosed),
            ("Information released", Outcome::Disclosed),
            ("Partially exempt", Outcome::PartDisclosed),
            ("Part-disclosed", Outcome::PartDisclosed),
            ("Refused - exemption applied", Outcome::Withheld),
            ("Not disclosed", Outcome::Withheld),
            ("Info not held", Outcome::NotHeld),
            ("Refused (s.12 - cost of compliance)", Outcome::CostLimit),
            ("NCND", Outcome::NeitherConfirmNorDeny),
            ("Refused: section 21, accessible by other means", Outcome::AvailableElsewhere),
            ("neither-confirm-nor-deny", Outcome::NeitherConfirmNorDeny),
        ] {
            assert_eq!(read(text), Some(Ended::Answered(outcome)), "{text}");
        }
        assert_eq!(read("Withdrawn by applicant"), Some(Ended::Unanswered));
        for text in ["Closed", "Vexatious or repeated", "Yes", "Complete"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
