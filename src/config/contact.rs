//! `[contact]`: whom to ask, and how to complain.

use super::is_web_address;
use crate::fields::{Fields, Text};

/// Whom to ask, and how to complain.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// The team's name.
    pub name: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// How to ask for an internal review.
    pub review: Option<String>,
    /// Within how many working days a review must be asked for.
    pub review_days: Option<u64>,
    /// How to complain to the commissioner.
    pub commissioner: Option<String>,
    /// Where the commissioner takes complaints, a web address.
    pub commissioner_url: Option<String>,
    /// How to ask for a file in another format, such as large print.
    pub accessible_formats: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>, names: &mut Vec<Text>) -> Contact {
    let Some(mut table) = fields.table("contact") else { return Contact::default() };
    let mut words = |key: &'static str, table: &mut Fields<'_>| {
        let text = table.text(key)?;
        printed.push(text.clone());
        Some(text.value)
    };
    let contact = Contact {
        name: words("name", &mut table),
        email: contact_detail(&mut table, "email", |text| text.contains('@') && !text.contains(char::is_whitespace)),
        telephone: contact_detail(&mut table, "telephone", |text| {
            let is_part = |letter: char| letter.is_ascii_digit() || " +()-".contains(letter);
            text.chars().all(is_part) && text.chars().filter(char::is_ascii_digit).count() >= 3
        }),
        address: words("address", &mut table),
        review: words("review", &mut table),
        review_days: review_days(&mut table),
        commissioner: words("commissioner", &mut table),
        commissioner_url: commissioner_url(&mut table, names),
        accessible_formats: words("accessible_formats", &mut table),
    };
    fields.close(table);
    contact
}

/// The code of practice on the Act (2018, paragraph 5.3) asks for 40 working days; a body may give more or fewer.
fn review_days(table: &mut Fields<'_>) -> Option<u64> {
    let days = table.number("review_days")?;
    if !(1..=365).contains(&days) {
        let help = "say within how many working days a review can be asked for, such as `40`";
        table.wrong(table.place_of("review_days"), "`review_days` is out of range", help);
        return None;
    }
    Some(days)
}

fn commissioner_url(table: &mut Fields<'_>, names: &mut Vec<Text>) -> Option<String> {
    let text = table.text("commissioner_url")?;
    if !is_web_address(&text.value) {
        let help = "write the whole address of the page for complaints, from `https://` on";
        table.wrong(text.place(), "`commissioner_url` is not a web address", help);
        return None;
    }
    names.push(text.clone());
    Some(text.value)
}

/// A contact detail that is printed as a link, and must have the form of one.
fn contact_detail(table: &mut Fields<'_>, key: &'static str, fits: impl Fn(&str) -> bool) -> Option<String> {
    let text = table.text(key)?;
    if !fits(&text.value) {
        table.wrong(
            text.place(),
            format!("`{key}` has not the form of one"),
            "people are given it as a link: write it whole, and nothing else",
        );
        return None;
    }
    Some(text.value)
}
