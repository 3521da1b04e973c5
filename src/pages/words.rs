//! Dates, sizes and other small things as people read them.

use jiff::civil::Date;

use super::view::{DateView, ExemptionView, HeadingView, OutcomeView};
use crate::address::{Address, Slug};
use crate::law::{Citation, Class, Exemption, Law, Outcome};
use crate::markdown::Heading;
use crate::plan::Plan;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `20 November 2023`.
pub(super) fn date(date: Date) -> DateView {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1)).copied().unwrap_or_default();
    DateView { iso: date.to_string(), text: format!("{} {month} {}", date.day(), date.year()) }
}

/// `1.4 KB`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// `1 page`, `12 pages`.
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

pub(super) fn heading(heading: &Heading) -> HeadingView {
    HeadingView { level: heading.level, id: heading.id.clone(), text: heading.text.clone() }
}

pub(super) fn outcome(plan: &Plan<'_>, outcome: Outcome) -> OutcomeView {
    let address = Address::page([&Slug::of("outcomes"), &Slug::of(outcome.code())]);
    OutcomeView {
        code: outcome.code().to_owned(),
        title: outcome.label().to_owned(),
        explanation: outcome.explanation().to_owned(),
        // A question's outcome may be one that no record has as a whole: then all outcomes are listed.
        href: match plan.catalogue.outcomes.iter().any(|decided| decided.outcome == outcome) {
            true => plan.href(&address),
            false => plan.href(&Address::page([&Slug::of("outcomes")])),
        },
    }
}

pub(super) fn exemption(plan: &Plan<'_>, citation: &Citation) -> ExemptionView {
    let exemption = citation.exemption();
    let address = Address::page([&Slug::of("exemptions"), &Slug::of(&exemption.slug())]);
    ExemptionView {
        citation: citation.name(),
        title: exemption.title.clone(),
        explanation: exemption.explanation.clone(),
        class: class(citation.class(), exemption.law),
        href: plan.href(&address),
        law: exemption.url.clone(),
    }
}

/// "Absolute exemption", "Qualified exception".
pub(super) fn class(class: Class, law: Law) -> String {
    match class {
        Class::Absolute => format!("Absolute {}", law.ground_word()),
        Class::Qualified => format!("Qualified {}", law.ground_word()),
        Class::Restriction => "Restriction".to_owned(),
        Class::NotAnExemption => format!("Not an {}", law.ground_word()),
    }
}

/// The name of an exemption among those of all laws: "Section 40(2)", "EIR 2004, Regulation 12(4)(b)".
pub(super) fn exemption_name(exemption: &Exemption) -> String {
    match exemption.law {
        Law::Foia => exemption.name(),
        law => format!("{}, {}", law.short_name(), exemption.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_sizes_read_well() {
        assert_eq!(date(jiff::civil::date(2023, 11, 7)).text, "7 November 2023");
        assert_eq!(date(jiff::civil::date(2023, 11, 7)).iso, "2023-11-07");
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_746_000), "1.7 MB");
    }
}
