//! The contrast of two colours, as the Web Content Accessibility Guidelines define it. It does not say how much is enough.

/// A colour: red, green, blue.
pub(crate) type Rgb = [u8; 3];

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub(crate) fn ratio(one: Rgb, other: Rgb) -> f64 {
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
    fn contrast_is_that_of_the_guidelines() {
        assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((ratio([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
        assert!((ratio([255, 0, 0], [255; 3]) - 4.0).abs() < 0.01);
    }
}
