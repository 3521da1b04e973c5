//! Dates, sizes and other small things as people read them.

use jiff::civil::Date;

use super::view::{DateView, ExemptionView, HeadingView, OutcomeView};
use crate::address::{Address, Slug};
use crate::language::Language;
use crate::law::{Citation, Class, Law, Outcome};
use crate::markdown::Heading;
use crate::plan::Plan;

const MONTHS: [&str; 12] = [
    "dates.january",
    "dates.february",
    "dates.march",
    "dates.april",
    "dates.may",
    "dates.june",
    "dates.july",
    "dates.august",
    "dates.september",
    "dates.october",
    "dates.november",
    "dates.december",
];

/// `20 November 2023`.
pub(super) fn date(language: &Language, date: Date) -> DateView {
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let values = [("day", &*day), ("month", month_name(language, date.month())), ("year", &*year)];
    DateView { iso: date.to_string(), text: language.fill("dates.day", &values) }
}

/// `November 2023`.
pub(super) fn month(language: &Language, year: i16, month: i8) -> String {
    language.fill("dates.month", &[("month", month_name(language, month)), ("year", &year.to_string())])
}

/// The name of a month, from 1.
fn month_name(language: &Language, month: i8) -> &str {
    let key = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    key.map_or("", |key| language.say(key))
}

/// `1.4 KB`.
pub(super) fn size(language: &Language, bytes: usize) -> String {
    let number = |unit: f64| format!("{:.1}", bytes as f64 / unit);
    match bytes {
        0..1_000 => language.count("sizes.bytes", bytes),
        1_000..1_000_000 => language.fill("sizes.kilobytes", &[("number", &number(1e3))]),
        _ => language.fill("sizes.megabytes", &[("number", &number(1e6))]),
    }
}

pub(super) fn heading(heading: &Heading) -> HeadingView {
    HeadingView { level: heading.level, id: heading.id.clone(), text: heading.text.clone() }
}

pub(super) fn outcome(plan: &Plan<'_>, outcome: Outcome) -> OutcomeView {
    let address = Address::page([&Slug::of("outcomes"), &Slug::of(outcome.code())]);
    OutcomeView {
        code: outcome.code().to_owned(),
        title: plan.language.outcome(outcome, "label").to_owned(),
        explanation: plan.language.outcome(outcome, "explanation").to_owned(),
        href: plan.href(&address),
    }
}

pub(super) fn exemption(plan: &Plan<'_>, citation: &Citation) -> ExemptionView {
    let exemption = citation.exemption();
    let address = Address::page([&Slug::of("exemptions"), &Slug::of(&exemption.slug())]);
    ExemptionView {
        citation: plan.language.provision(exemption.law, &citation.name()),
        title: exemption.title.clone(),
        explanation: exemption.explanation.clone(),
        class: class(plan.language, citation.class(), exemption.law).to_owned(),
        href: plan.href(&address),
        law: exemption.url.clone(),
        lang: english_marked(plan.language),
    }
}

/// "Absolute exemption", "Qualified exception".
pub(super) fn class(language: &Language, class: Class, law: Law) -> &str {
    let keys = match class {
        Class::Absolute => ["laws.absolute_exemption", "laws.absolute_exception", "laws.absolute_restriction"],
        Class::Qualified => ["laws.qualified_exemption", "laws.qualified_exception", "laws.qualified_restriction"],
        Class::Restriction => ["laws.restriction"; 3],
        Class::NotAnExemption => ["laws.not_exemption", "laws.not_exception", "laws.not_restriction"],
    };
    let [exemption, exception, restriction] = keys;
    language.say(match law {
        Law::Foia | Law::Foisa => exemption,
        Law::Eir | Law::Eisr => exception,
        Law::Dpa => restriction,
    })
}

/// The title of a law.
pub(super) fn law(language: &Language, law: Law) -> &str {
    language.say(match law {
        Law::Foia => "laws.foia",
        Law::Eir => "laws.eir",
        Law::Foisa => "laws.foisa",
        Law::Eisr => "laws.eisr",
        Law::Dpa => "laws.dpa",
    })
}

/// The language of words that are English wherever the interface is not.
pub(super) fn english_marked(language: &Language) -> Option<&'static str> {
    (!language.is_english()).then_some("en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english;

    #[test]
    fn dates_and_sizes_read_well() {
        assert_eq!(date(&english(), jiff::civil::date(2023, 11, 7)).text, "7 November 2023");
        assert_eq!(date(&english(), jiff::civil::date(2023, 11, 7)).iso, "2023-11-07");
        assert_eq!(size(&english(), 999), "999 bytes");
        assert_eq!(size(&english(), 1_746_000), "1.7 MB");
    }
}
