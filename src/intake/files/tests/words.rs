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

#[test]
fn cells_of_a_workbook_are_text_as_stored() {
    let examined = examined("xlsx", "tool.openpyxl-good");
    assert_eq!(examined.sheets[0].name, "Sheet");
    let expected = [["Ward", "Complaints", "Share"], ["North", "12", "12.5%"], ["South", "30", "87.5%"]];
    assert_eq!(examined.sheets[0].rows, expected);
    assert_eq!(examined.passages[0].text, "Complaints by ward");
}

#[test]
fn a_sheet_is_what_its_reader_sees() {
    assert_eq!(examined("ods", "row.flat-good").sheets[0].rows, [["North"]]);
    let with_hidden_sheet = examined("ods", "sheet-bad");
    assert_eq!(with_hidden_sheet.sheets.len(), 1);
    assert_eq!(with_hidden_sheet.sheets[0].name, "Lamps");
    assert_eq!(with_hidden_sheet.sheets[0].rows, [["Street", "Lamps"], ["North", "12"]]);
    // What is hidden in it leaves its place empty, so that the others keep theirs.
    let with_hidden_column = examined("ods", "column.collapsed-bad");
    assert_eq!(with_hidden_column.sheets[0].rows, [["Street"], ["North"]]);
    assert_eq!(said(&with_hidden_column, "12").place, "Lamps!B2");
    assert_eq!(examined("ods", "row.repeated-good").sheets[0].rows.len(), 40);
}

#[test]
fn a_table_of_a_document_has_places() {
    let word = examined("docx", "merged-over-good");
    assert_eq!(said(&word, "North").cell, Some((0, 0, 0)));
    assert_eq!(said(&word, "Posts").cell, Some((0, 1, 1)));
    assert_eq!(said(&word, "Posts").place, "table 1, row 2, column 2");
    assert_eq!(said(&word, "Street lighting").place, "properties");
    assert_eq!(word.pages, Some(1));
    let text = examined("odt", "hidden-text.row-good");
    assert_eq!(said(&text, "North").cell, Some((0, 0, 0)));
    assert_eq!(said(&text, "Unlit").cell, Some((0, 0, 1)));
    assert_eq!(said(&examined("odt", "comment-bad"), "Is this right?").place, "comment");
}

#[test]
fn hidden_words_of_a_document_are_said_as_well() {
    let changed = examined("docx", "tracked-change.deleted-bad");
    assert_eq!(said(&changed, "Candles.").place, "paragraph 2, deleted");
    assert_eq!(said(&changed, "Lamps.").place, "paragraph 2");
    assert_eq!(said(&examined("docx", "hidden-text.fallback-bad"), "Candles").cell, None);
    assert_eq!(said(&examined("docx", "external-link.image-good"), "https://example.org/lamps").place, "link");
}

/// The passages of a PDF at places that begin so.
fn on(name: &str, place: &str) -> Vec<String> {
    let passages = examined("pdf", name).passages.into_iter().filter(|passage| passage.place.starts_with(place));
    passages.map(|passage| passage.text).collect()
}

#[test]
fn cells_of_one_row_of_a_page_stand_on_one_line() {
    assert_eq!(on("broken-good", "page 1"), ["Drones lost at sea", "Number of drones lost  3"]);
}

#[test]
fn hidden_words_of_a_page_are_passages_of_their_own() {
    assert_eq!(on("covered-text-bad", "page 1, hidden"), ["3"]);
    assert_eq!(on("same-color-text-bad", "page 1, hidden"), ["3"]);
    assert_eq!(on("hidden-layer-bad", "page 1, hidden"), ["3"]);
    assert_eq!(on("outside-text-bad", "page 1, hidden"), ["and 4 balloons"]);
    assert_eq!(on("hidden-annotation-bad", "page 1, hidden"), ["4"]);
}

#[test]
fn words_beside_a_page_are_passages_too() {
    assert_eq!(on("comment-bad", "annotation"), ["Was it 3 or 4?"]);
    assert_eq!(on("form-field-good", "form"), ["3"]);
    assert_eq!(on("author-good", "properties"), ["Losses"]);
    assert_eq!(on("author-good", "title"), ["Drones"]);
    assert_eq!(on("author.xmp-good", "properties"), ["Drones"]);
    assert_eq!(on("action.submit-good", "link"), ["https://example.org/"]);
}

#[test]
fn fonts_tell_their_characters_by_their_maps() {
    assert_eq!(on("unmapped-font-good", "page 1").last().map(String::as_str), Some("AB"));
    assert_eq!(on("unmapped-font-bad", "page 1").last().map(String::as_str), Some("\u{FFFD}\u{FFFD}"));
}

#[test]
fn a_layer_of_recognized_words_is_read() {
    assert_eq!(on("scan.recognized-bad", "page 1"), ["Number of drones lost  3"]);
}
