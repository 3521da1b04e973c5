//! Whether letters can be told from what is behind them.

pub(crate) use crate::contrast::Rgb;
use crate::contrast::ratio;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_colours_hide() {
        assert!(is_hidden(WHITE, &[WHITE]));
        assert!(is_hidden([0xF2; 3], &[WHITE]));
        assert!(!is_hidden([0xA6; 3], &[WHITE]));
        assert!(!is_hidden(BLACK, &[BLACK, WHITE]));
        assert!(!is_hidden([255, 0, 0], &[WHITE]));
    }
}
