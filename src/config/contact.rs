//! `[contact]`: whom to ask, and how to complain.

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
    /// How to complain to the commissioner.
    pub commissioner: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Contact {
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
        commissioner: words("commissioner", &mut table),
    };
    fields.close(table);
    contact
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
