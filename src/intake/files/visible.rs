//! Whether words can be told from their ground: colours, sizes and lengths as office formats write them.

use super::contrast::{self, Rgb};

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) Rgb);

/// The colour of a page that says none.
pub(crate) const WHITE: Colour = Colour(contrast::WHITE);
/// The colour of words that say none.
pub(crate) const BLACK: Colour = Colour(contrast::BLACK);

/// The largest size of type that nobody reads, in points.
pub(crate) const TINY: f64 = 1.0;

impl Colour {
    /// Reads `RRGGBB` or `#rrggbb`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Whether nobody can tell the two apart.
    pub(crate) fn is_like(self, other: Self) -> bool {
        contrast::is_hidden(self.0, &[other.0])
    }
}

/// A length such as `2.5cm` in points; `None` for a percentage or what is no length.
pub(crate) fn points(text: &str) -> Option<f64> {
    let text = text.trim();
    let split = text.find(|letter: char| letter.is_ascii_alphabetic() || letter == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(split)?;
    let number: f64 = number.parse().ok().filter(|number: &f64| number.is_finite())?;
    let factor = match unit {
        "pt" => 1.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pc" => 12.0,
        "px" | "" => 0.75,
        _ => return None,
    };
    Some(number * factor)
}

/// A percentage such as `12.5%`, as 12.5.
pub(crate) fn percent(text: &str) -> Option<f64> {
    text.trim().strip_suffix('%')?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_that_are_nearly_one_cannot_be_told_apart() {
        let near = Colour::read("#fefefe").unwrap();
        assert!(near.is_like(WHITE));
        assert!(!Colour::read("D9D9D9").unwrap().is_like(WHITE));
        assert_eq!(Colour::read("auto"), None);
        assert_eq!(Colour::read("#ééé"), None);
    }

    #[test]
    fn lengths_have_units() {
        assert_eq!(points("1in"), Some(72.0));
        assert_eq!(points("-2.54cm"), Some(-72.0));
        assert_eq!(points("50%"), None);
        assert_eq!(points("NaNpt"), None);
        assert_eq!(percent("12.5%"), Some(12.5));
    }
}
