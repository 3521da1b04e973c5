//! What examiners read of ordinary files: the cells, words and sizes that a reader sees, in their places.

use super::examined;
use crate::intake::files::secret::{Examined, Passage};

fn said<'e>(examined: &'e Examined, text: &str) -> &'e Passage {
    examined.passages.iter().find(|passage| passage.text == text).unwrap()
}

#[test]
fn a_picture_tells_its_size() {
    for (folder, size) in [("jpeg", (48, 32)), ("png", (40, 24))] {
        let picture = examined(folder, "xmp-good");
        assert_eq!(picture.size, Some(size));
        assert!(picture.secrets[0].detail.starts_with(&format!("{} × {}", size.0, size.1)));
    }
    assert!(examined("png", "pixels.see-through-bad").secrets[0].detail.contains("see-through"));
}

#[test]
fn an_old_workbook_yields_its_cells_and_its_words() {
    let good = examined("xls", "external-link.disk-good");
    assert_eq!(good.sheets[0].rows, [["Ward", "Requests"], ["North", "37"], ["South", "41"], ["Harbour", "58"]]);
    assert_eq!(good.passages[0].text, "https://example.org/wards");
    assert_eq!(said(&examined("xls", "drawing.words-bad"), "seven people").place, "Data text box");
    let comment = examined("xls", "comment-bad");
    assert!(comment.passages.iter().any(|passage| passage.place == "Data comment"));
    assert_eq!(examined("xls", "broken-good").sheets[0].rows[1][2], "2023-04-01");
}
