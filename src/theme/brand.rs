//! The colours and the logo that a site configures: added to the style sheet, and held to what people can read. Chooses no
//! colour for anybody but the one for dark paper that nobody gave.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::Regex;

use crate::config::{Colour, Look};
use crate::contrast::{Rgb, ratio};
use crate::diagnostic::{Diagnostic, Report, rules};

/// The file that colours are added to.
const SHEET: &str = "css/main.css";
/// The least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;
/// The contrast that a colour made for dark paper is given.
const COMFORTABLE: f64 = 7.0;

/// What the default style sheet has behind links: the paper and the panels, light and dark.
const LIGHT: [Rgb; 2] = [[0xff, 0xff, 0xff], [0xf2, 0xf5, 0xf6]];
const DARK: [Rgb; 2] = [[0x12, 0x18, 0x1e], [0x1b, 0x24, 0x2c]];
/// What stands on a button.
const INKS: [Rgb; 2] = [[0xff, 0xff, 0xff], [0x0b, 0x1a, 0x20]];

/// A logo: its file, and how wide and high it is drawn, in pixels.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Picture {
    /// Its name among the static files.
    pub file: String,
    /// What it shows.
    pub alt: String,
    /// Its width for the height that it has on a page.
    pub width: u32,
    /// Its height on a page.
    pub height: u32,
}

/// The height of a logo on a page, in pixels.
const HEIGHT: u32 = 48;
/// The widest that a logo may be: a small screen has room for no more.
const WIDEST: u32 = 240;

/// Adds the colours to the style sheet, and finds the logo. What cannot be read or shown is a finding.
pub(super) fn dress(look: &Look, files: &mut BTreeMap<String, Vec<u8>>, report: &mut Report) -> Option<Picture> {
    if let Some(accent) = &look.accent {
        hold(accent, "accent", LIGHT, "light", report);
    }
    if let Some(accent) = &look.accent_dark {
        hold(accent, "accent_dark", DARK, "dark", report);
    }
    let css = sheet(look);
    if let Some(sheet) = files.get_mut(SHEET).filter(|_| !css.is_empty()) {
        sheet.extend_from_slice(css.as_bytes());
    }
    picture(look, files, report)
}

fn hold(colour: &Colour, key: &str, behind: [Rgb; 2], paper: &str, report: &mut Report) {
    let least = least_contrast(colour.parts, behind);
    if least >= LEAST {
        return;
    }
    // Rounded down, so that the number never says what the finding denies.
    let shown = (least * 100.0).floor() / 100.0;
    let message =
        format!("`{key}` has a contrast of {shown:.2} to 1 with {paper} paper, and text needs at least {LEAST} to 1");
    let span = colour.written.span();
    let away = if paper == "light" { "darker" } else { "lighter" };
    let finding = Diagnostic::at(&rules::H005, span.source(), span.range(), message)
        .help(format!("take a {away} colour: {} has enough", hex(enough(colour.parts, behind, paper == "light"))));
    report.push(finding);
}

/// The same colour, as far towards black or white as it has to go.
fn enough(colour: Rgb, behind: [Rgb; 2], darker: bool) -> Rgb {
    let towards = if darker { [0; 3] } else { [255; 3] };
    first_with(colour, towards, behind, LEAST)
}

fn first_with(colour: Rgb, towards: Rgb, behind: [Rgb; 2], wanted: f64) -> Rgb {
    let steps = (0..=20).map(|step| mix(colour, towards, step));
    steps.into_iter().find(|mixed| least_contrast(*mixed, behind) >= wanted).unwrap_or(towards)
}

/// So many twentieths of the way from one colour to another.
fn mix(from: Rgb, to: Rgb, twentieths: u16) -> Rgb {
    let part = |from: u8, to: u8| {
        let mixed = (u16::from(from) * (20 - twentieths) + u16::from(to) * twentieths) / 20;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])]
}

fn sheet(look: &Look) -> String {
    let Some(accent) = look.accent.as_ref().or(look.accent_dark.as_ref()) else { return String::new() };
    let light = look.accent.as_ref().map(|colour| colour.parts);
    let made = || first_with(accent.parts, [255; 3], DARK, COMFORTABLE);
    let dark = look.accent_dark.as_ref().map_or_else(made, |colour| colour.parts);
    let mut css = String::from("\n/* [theme] in config.toml */\n@media screen {\n");
    // Writing to a String cannot fail.
    if let Some(light) = light {
        let _ = writeln!(css, "  :root {{ --accent: {}; --accent-ink: {}; }}", hex(light), hex(ink(light)));
    }
    let _ = writeln!(
        css,
        "  @media (prefers-color-scheme: dark) {{ :root {{ --accent: {}; --accent-ink: {}; }} }}\n}}",
        hex(dark),
        hex(ink(dark))
    );
    css
}

/// What can be read best on a button of a colour.
fn ink(colour: Rgb) -> Rgb {
    if ratio(colour, INKS[0]) >= ratio(colour, INKS[1]) { INKS[0] } else { INKS[1] }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn least_contrast(colour: Rgb, behind: [Rgb; 2]) -> f64 {
    behind.into_iter().map(|paper| ratio(colour, paper)).fold(f64::INFINITY, f64::min)
}

fn picture(look: &Look, files: &BTreeMap<String, Vec<u8>>, report: &mut Report) -> Option<Picture> {
    let logo = look.logo.as_ref()?;
    let span = logo.file.span();
    let wrong =
        |message: String, help: &str| Diagnostic::at(&rules::R011, span.source(), span.range(), message).help(help);
    let name = &logo.file.value;
    let Some(bytes) = files.get(name) else {
        let help = format!("put the file into `themes/{}/static/`, and give its name from there", look.name);
        report.push(wrong(format!("`logo`: there is no file `static/{name}` in the theme"), &help));
        return None;
    };
    let Some((width, height)) = size(name, bytes) else {
        let help = "give a PNG, or an SVG with a `viewBox`: the page keeps its place free before it is there";
        report.push(wrong(format!("`logo`: the size of `{name}` cannot be told"), help));
        return None;
    };
    let wide = (f64::from(HEIGHT) * width / height).round();
    // From 1 to the widest: a cast of such a number is exact.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let wide = wide.clamp(1.0, f64::from(WIDEST)) as u32;
    Some(Picture { file: name.clone(), alt: logo.alt.clone(), width: wide, height: HEIGHT })
}

/// Width and height of a picture, as its file states them.
fn size(name: &str, bytes: &[u8]) -> Option<(f64, f64)> {
    /// The numbers of a `viewBox`: its origin, then width and height.
    static VIEW_BOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"<svg\b[^>]*\bviewBox\s*=\s*["']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+([.\d]+)[\s,]+([.\d]+)"#).ok()
    });
    let (width, height) = if name.ends_with(".svg") {
        let found = VIEW_BOX.as_ref()?.captures(std::str::from_utf8(bytes).ok()?)?;
        (found[1].parse().ok()?, found[2].parse().ok()?)
    } else {
        // A PNG begins with its signature and the header chunk, which has both as 32-bit numbers.
        bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
        let number = |at: usize| Some(f64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)));
        (number(16)?, number(20)?)
    };
    (width > 0.0 && height > 0.0).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_for_dark_paper_is_made_light_enough() {
        for colour in [[0, 0, 0], [0x0b, 0x5a, 0x6e], [0x8b, 0, 0], [255, 255, 255]] {
            assert!(least_contrast(first_with(colour, [255; 3], DARK, COMFORTABLE), DARK) >= COMFORTABLE);
        }
        assert_eq!(ink([0x0b, 0x5a, 0x6e]), INKS[0]);
        assert_eq!(ink([0x84, 0xcf, 0xe2]), INKS[1]);
    }

    #[test]
    fn sizes_are_read_or_refused() {
        let svg = |text: &str| size("a.svg", text.as_bytes());
        assert_eq!(svg("<svg xmlns=\"x\" viewBox=\"0 0 20 10\"><path/></svg>"), Some((20.0, 10.0)));
        assert_eq!(svg("<svg viewBox='-1,-1, 3.5 7'>"), Some((3.5, 7.0)));
        for bad in
            ["", "<svg>", "<svg viewBox=\"0 0 0 1\">", "<svg viewBox=\"0 0 1.2.3 1\">", "<p viewBox=\"0 0 1 1\">"]
        {
            assert_eq!(svg(bad), None, "{bad}");
        }
        let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 0, 40, 0, 0, 0, 20]].concat();
        assert_eq!(size("a.png", &png), Some((40.0, 20.0)));
        assert_eq!(size("a.png", &png[..20]), None);
    }
}
