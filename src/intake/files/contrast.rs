//! Whether letters can be told from what is behind them.

/// A colour: red, green, blue.
pub(crate) type Rgb = [u8; 3];

/// Black.
pub(crate) const BLACK: Rgb = [0; 3];
/// White.
pub(crate) const WHITE: Rgb = [255; 3];

/// The contrast below which letters are taken for hidden. Web Content Accessibility Guidelines 2.2 ask for 4.5; `#E5E5E5`
/// on white, which nobody reads, has 1.26.
const LEAST: f64 = 1.26;

/// Whether letters in a colour cannot be read on any of the colours behind them.
pub(crate) fn is_hidden(letters: Rgb, behind: &[Rgb]) -> bool {
    !behind.is_empty() && behind.iter().all(|colour| ratio(letters, *colour) < LEAST)
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_colours_hide() {
        assert!((ratio(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!(is_hidden(WHITE, &[WHITE]));
        assert!(is_hidden([0xF2; 3], &[WHITE]));
        assert!(!is_hidden([0xA6; 3], &[WHITE]));
        assert!(!is_hidden(BLACK, &[BLACK, WHITE]));
        assert!(!is_hidden([255, 0, 0], &[WHITE]));
    }
}
