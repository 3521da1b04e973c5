//! Characters that would steer a terminal, reorder a line or hide in it, replaced by ones that can be seen. Does not
//! judge letters that merely look alike.

/// A character as it may be shown: control characters become their pictures, those that reorder text or have no width
/// become `�`. Line ends and tabs stay. One character gives one character, so columns stay true.
///
/// Wider than what annotate-snippets replaces by itself: it lets pass the controls of ISO 6429 that begin a sequence in
/// one character (U+009B), marks of direction (U+200E) and spaces without width (U+200B).
pub(in crate::diagnostic) fn visible(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_can_be_seen() {
        let hostile = "a\u{1b}[2J\u{9b}2J\u{202e}z\u{200b}\u{7f}\r é\t1\n";
        let shown: String = hostile.chars().map(visible).collect();
        assert_eq!(shown, "a␛[2J�2J�z�␡␍ é\t1\n");
    }
}
