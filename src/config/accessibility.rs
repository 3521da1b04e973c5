//! `[accessibility]`: what the accessibility statement has to say, as the Public Sector Bodies (Websites and Mobile
//! Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952), regulation 8, and the model statement of the United
//! Kingdom ask. Writes no page.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{Fields, Text};

/// The particulars of an accessibility statement.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// How far the site meets the guidelines.
    pub status: Compliance,
    /// The e-mail address or web address to which people write.
    pub contact: String,
    /// Within how many working days they are answered.
    pub response_days: u64,
    /// When the site was last tested.
    pub tested_on: Date,
    /// Who tested it.
    pub tested_by: String,
    /// How it was tested, and what was looked at.
    pub tested_how: Option<String>,
    /// When the statement was first prepared.
    pub prepared_on: Date,
    /// When it was last reviewed.
    pub reviewed_on: Option<Date>,
    /// What is not accessible.
    pub failures: Vec<Failure>,
    /// Who enforces the law.
    pub enforcement: Enforcement,
}

/// How far a site meets the guidelines, in the three words of the model statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compliance {
    /// Every criterion is met.
    Fully,
    /// Most are.
    Partially,
    /// Most are not.
    Not,
}

/// Something that is not accessible.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What does not work, and for whom.
    pub what: String,
    /// The criterion that it fails, such as `1.1.1 Non-text content`.
    pub criterion: Option<String>,
    /// Why it may stay as it is.
    pub ground: Ground,
    /// What there is instead.
    pub instead: Option<String>,
    /// When it will be mended.
    pub by: Option<Date>,
}

/// Why something that is not accessible may stay so (regulations 4(2), 7 and 8(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It may not: it fails the law, and is to be mended.
    NotCompliant,
    /// Mending it would be a disproportionate burden.
    Burden,
    /// The regulations do not cover it.
    OutOfScope,
}

/// Who enforces the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enforcement {
    /// The Equality and Human Rights Commission: England, Wales and Scotland.
    GreatBritain,
    /// The Equality Commission for Northern Ireland.
    NorthernIreland,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Option<Accessibility> {
    let mut table = fields.table("accessibility")?;
    let status = choice("status", &STATUS, &mut table);
    let contact = table.required_text("contact");
    let contact = contact.and_then(|text| is_contact(&text, &mut table).then_some(text));
    let response_days = days(&mut table);
    let tested_on = table.required_date("tested_on");
    let tested_by = table.required_text("tested_by");
    let tested_how = table.text("tested_how");
    let prepared_on = table.required_date("prepared_on");
    let reviewed_on = table.date("reviewed_on");
    if let (Some(prepared), Some(reviewed)) = (&prepared_on, &reviewed_on)
        && reviewed.date < prepared.date
    {
        let place = table.place_of("reviewed_on");
        table.wrong(place, "`reviewed_on` is before `prepared_on`", "correct one of the dates");
    }
    let enforcement = choice("enforcement", &ENFORCEMENT, &mut table);
    let mut failures = Vec::new();
    for mut entry in table.tables("failures") {
        failures.extend(failure(&mut entry, printed));
        table.close(entry);
    }
    if status == Some(Compliance::Fully) && failures.iter().any(|failure| failure.ground != Ground::OutOfScope) {
        let place = table.place_of("status");
        let help = "write `status = \"partially\"`, or take out the failures that are mended";
        table.wrong(place, "`status` says that all is accessible, and `failures` says what is not", help);
    }
    if matches!(status, Some(Compliance::Partially | Compliance::Not)) && failures.is_empty() {
        let place = table.place_of("status");
        let help = "say what is not accessible and why, in `[[accessibility.failures]]`: the regulations ask for it";
        table.wrong(place, "`status` says that something is not accessible, and nothing says what", help);
    }
    fields.close(table);
    printed.extend([&contact, &tested_by, &tested_how].into_iter().flatten().cloned());
    Some(Accessibility {
        status: status?,
        contact: contact?.value,
        response_days: response_days?,
        tested_on: tested_on?.date,
        tested_by: tested_by?.value,
        tested_how: tested_how.map(|text| text.value),
        prepared_on: prepared_on?.date,
        reviewed_on: reviewed_on.map(|dated| dated.date),
        failures,
        enforcement: enforcement?,
    })
}

const STATUS: [(&str, Compliance); 3] =
    [("fully", Compliance::Fully), ("partially", Compliance::Partially), ("not", Compliance::Not)];
const ENFORCEMENT: [(&str, Enforcement); 2] =
    [("great-britain", Enforcement::GreatBritain), ("northern-ireland", Enforcement::NorthernIreland)];
const GROUNDS: [(&str, Ground); 3] =
    [("not-compliant", Ground::NotCompliant), ("burden", Ground::Burden), ("out-of-scope", Ground::OutOfScope)];

fn failure(entry: &mut Fields<'_>, printed: &mut Vec<Text>) -> Option<Failure> {
    let what = entry.required_text("what");
    let criterion = entry.text("criterion");
    let ground = choice("ground", &GROUNDS, entry);
    let instead = entry.text("instead");
    let by = entry.date("by");
    if ground == Some(Ground::NotCompliant) && criterion.is_none() {
        let help = "name the criterion that it fails, such as `criterion = \"1.1.1 Non-text content\"`";
        entry.wrong(entry.place(), "a failure has no `criterion`", help);
    }
    printed.extend([&what, &criterion, &instead].into_iter().flatten().cloned());
    Some(Failure {
        what: what?.value,
        criterion: criterion.map(|text| text.value),
        ground: ground?,
        instead: instead.map(|text| text.value),
        by: by.map(|dated| dated.date),
    })
}

/// One of a few words; it must be there.
fn choice<T: Copy>(key: &'static str, known: &[(&str, T)], table: &mut Fields<'_>) -> Option<T> {
    let text = table.required_text(key)?;
    let found = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let help = format!("it is one of {}", crate::fields::listed(&names));
        table.wrong(text.place(), format!("`{key}` has no such value"), help);
    }
    found
}

fn days(table: &mut Fields<'_>) -> Option<u64> {
    if !table.has("response_days") {
        let help = "say within how many working days people are answered: `response_days = 10`";
        let finding = Diagnostic::at(
            &rules::R010,
            table.source(),
            table.place(),
            "`response_days` is missing in `accessibility`",
        );
        table.push(finding.help(help));
    }
    let days = table.number("response_days")?;
    if days == 0 {
        table.wrong(
            table.place_of("response_days"),
            "`response_days` is 0",
            "nobody can promise that; give a number of days",
        );
    }
    (days > 0).then_some(days)
}

fn is_contact(text: &Text, table: &mut Fields<'_>) -> bool {
    let is_email = text.value.contains('@') && !text.value.contains(char::is_whitespace);
    let is_contact = is_email || super::is_web_address(&text.value) || text.value.starts_with('/');
    if !is_contact {
        let help = "give an e-mail address, or the address of a form that people can use";
        table.wrong(text.place(), "`contact` is not an address to which people can write", help);
    }
    is_contact
}
