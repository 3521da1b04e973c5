//! Says of a header whether it measures: a rate or mean, money, a length of time. It does not see the numbers.

use super::header::{Says, Sense};
use super::nouns;
use super::phrase;

/// Rates, means and the like. "Standard rate" and "Below average" may name classes, so that they say nothing.
pub(super) fn statistic(words: &[&str]) -> Option<Sense> {
    if phrase::is_per_population(words) {
        return Some(Sense::certain(Says::Rate));
    }
    if words.iter().any(|word| nouns::is_grading(word)) {
        return None;
    }
    if let Some(sense) = opening_statistic(words) {
        return Some(sense);
    }
    let head = phrase::head(words)?;
    if words.iter().any(|word| matches!(*word, "percentile" | "average" | "median" | "ratio")) {
        return Some(Sense::certain(Says::Rate));
    }
    let sure = matches!(head, "rate" | "ratio" | "avg" | "mean" | "sd" | "deviation" | "density" | "score");
    match nouns::is_rate(head) {
        true if sure => Some(Sense::certain(Says::Rate)),
        true => Some(Sense::likely(Says::Rate)),
        false => None,
    }
}

/// A name that begins as a mean or rate does.
pub(super) fn opening_statistic(words: &[&str]) -> Option<Sense> {
    let mut opening = words.iter().skip_while(|word| matches!(**word, "the" | "overall" | "total" | "("));
    let first = *opening.next()?;
    let second = opening.next().copied().unwrap_or("");
    let rate = matches!(first, "average" | "avg" | "mean" | "median" | "ave" | "percentile" | "ratio")
        || first == "rate" && matches!(second, "of" | "per" | "(")
        || phrase::is_per_population(words)
        || matches!((first, second), ("standard", "deviation") | ("confidence", "interval"));
    rate.then_some(Sense::certain(Says::Rate))
}

/// A currency sign, unless it bounds what is counted: "Fines over £100".
pub(super) fn signed_money(words: &[&str]) -> Option<Sense> {
    let sign = words.iter().any(|word| matches!(*word, "£" | "$" | "€" | "gbp"));
    let over = words.iter().any(|word| matches!(*word, "over" | "under" | "above" | "below" | "than" | "exceeding"));
    let bounded = words.windows(2).any(|pair| {
        matches!(pair.first(), Some(&("£" | "$" | "€")))
            && pair.get(1).is_some_and(|word| phrase::has_digits(&[word]) && *word != "000" && *word != "000s")
    });
    (sign && !over && !bounded).then_some(Sense::certain(Says::Money))
}

/// "Days lost", "Length of service (years)". "Office hours" and "Early years" may name classes, so that values must bear them out.
pub(super) fn duration(words: &[&str], plain: &[&str], head: &str) -> Option<Sense> {
    let in_brackets = words.windows(3).any(|run| matches!(run, ["(", unit, ")"] if nouns::is_duration(unit)));
    if in_brackets {
        return Some(Sense::certain(Says::Duration));
    }
    if !nouns::is_duration(head) {
        return None;
    }
    let phrase = plain.iter().take_while(|word| !nouns::is_preposition(word));
    let plainly =
        phrase.clone().all(|word| nouns::is_duration(word) || nouns::is_trailing(word) || nouns::is_of_time(word));
    Some(if plainly { Sense::certain(Says::Duration) } else { Sense::likely(Says::Duration) })
}
