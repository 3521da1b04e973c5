//! `[theme]`: which theme the site uses, its colours and its logo. What a theme holds, and whether a colour can be read, is
//! elsewhere.

use crate::fields::{Fields, Text};

/// The look of a site, as configured.
#[derive(Debug, Clone)]
pub struct Look {
    /// The theme's folder name.
    pub name: String,
    /// The colour of links and buttons on light paper.
    pub accent: Option<Colour>,
    /// The same on dark paper.
    pub accent_dark: Option<Colour>,
    /// The picture beside the title.
    pub logo: Option<Logo>,
}

/// A colour with its place in the file.
#[derive(Debug, Clone)]
pub struct Colour {
    /// Red, green and blue, from 0 to 255.
    pub parts: [u8; 3],
    /// As written.
    pub written: Text,
}

/// A picture beside the title.
#[derive(Debug, Clone)]
pub struct Logo {
    /// A static file of the theme, such as `crest.svg`.
    pub file: Text,
    /// What it shows; empty where it only repeats the name beside it.
    pub alt: String,
}

impl Default for Look {
    fn default() -> Self {
        Self { name: "default".to_owned(), accent: None, accent_dark: None, logo: None }
    }
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Look {
    let mut look = Look::default();
    let Some(mut table) = fields.table("theme") else { return look };
    if let Some(name) = table.text("name") {
        if name.value.is_empty()
            || !name.value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
        {
            let help = "it is the name of a folder in `themes/`: letters, digits, `-` and `_`";
            table.wrong(name.place(), "`name` is not a theme's name", help);
        }
        look.name = name.value;
    }
    look.accent = colour("accent", &mut table);
    look.accent_dark = colour("accent_dark", &mut table);
    let file = table.text("logo");
    let alt = match file {
        Some(_) if !table.has("logo_alt") => {
            let help =
                "say what the picture shows, or write `logo_alt = \"\"` where it only repeats the name beside it";
            table.wrong(table.place_of("logo"), "`logo` has no `logo_alt`", help);
            None
        }
        _ => table.text("logo_alt"),
    };
    if let (Some(file), Some(alt)) = (file, alt) {
        printed.push(alt.clone());
        look.logo = Some(Logo { file, alt: alt.value });
    }
    fields.close(table);
    look
}

fn colour(key: &'static str, table: &mut Fields<'_>) -> Option<Colour> {
    let written = table.text(key)?;
    let parts = parts(&written.value);
    if parts.is_none() {
        table.wrong(
            written.place(),
            format!("`{key}` is not a colour"),
            "write it as `#0b5a6e`, from red over green to blue",
        );
    }
    Some(Colour { parts: parts?, written })
}

/// Reads `#rrggbb` or `#rgb`.
fn parts(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text
        .strip_prefix('#')?
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [a, b, c, d, e, f] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_what_is_none() {
        assert_eq!(parts("#0b5a6e"), Some([11, 90, 110]));
        assert_eq!(parts("#FA0"), Some([255, 170, 0]));
        for none in ["", "#", "teal", "0b5a6e", "#0b5a6", "#0b5a6e7f", "#gggggg", "#é12"] {
            assert_eq!(parts(none), None, "{none}");
        }
    }
}
