//! No character, whichever Unicode has, hides a number that stands beside it or after it.

use candour::config::Policy;
use candour::diagnostic::Report;
use candour::gate::{prose, table};

use super::log;

/// The planes in which Unicode has characters, those for private use left out.
fn characters() -> impl Iterator<Item = char> {
    (' '..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}')
}

fn is_seen(text: &str) -> bool {
    let policy = prose::Policy { threshold: 5, markers: &[], notes: &[], is_welsh: false };
    let sightings = prose::read(text, prose::Kind::Document, &policy);
    sightings.iter().any(|sighting| sighting.value == 3 && !matches!(sighting.verdict, prose::Verdict::SetAside(_)))
}

#[test]
fn a_number_is_seen_whatever_touches_it() {
    // A percentage, a bound and an amount of money are no counts. Code points among the letters of mathematics that stand for
    // none are read as those that they would be.
    let means = |letter: char| "%＋％+$＄£€>＞≥".contains(letter) || ('\u{1d400}'..='\u{1d7ff}').contains(&letter);
    for form in ["In 2023, 3{} officers were dismissed.", "In 2023, {}3 officers were dismissed."] {
        let missed: Vec<char> = characters()
            .filter(|letter| {
                !letter.is_alphanumeric() && !means(*letter) && !is_seen(&form.replace("{}", &letter.to_string()))
            })
            .collect();
        assert!(
            missed.is_empty(),
            "{form}: {:?}",
            missed.iter().map(|letter| letter.escape_unicode().to_string()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_cell_is_read_whatever_touches_its_number() {
    // As above; and the points of decimals, which make it another number.
    let means =
        |letter: char| "%＋％﹪٪+$＄£€¥>＞≥≧⩾.．٫".contains(letter) || ('\u{1d400}'..='\u{1d7ff}').contains(&letter);
    let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
    let header = cells(["Ward", "Officers"]);
    let policy = table::Policy { threshold: 5, zero_is_low: false, markers: &[] };
    for form in ["3{}", "{}3"] {
        let is_seen = |letter: char| {
            let cell = form.replace("{}", &letter.to_string());
            let rows = [cells(["Alder", &cell]), cells(["Birch", "17"])];
            let grid = table::Grid { header: &header, rows: &rows, caption: "" };
            let reading = table::read(&grid, &table::Hints::default(), &policy);
            // `<3` is a marker, which says at most 2: that is refused too.
            matches!(reading.cells[0][1], table::Cell::Low { .. } | table::Cell::Marker { at_most: Some(2 | 3) })
        };
        let missed: Vec<char> =
            characters().filter(|letter| !letter.is_alphanumeric() && !means(*letter) && !is_seen(*letter)).collect();
        assert!(missed.is_empty(), "{form}: {missed:?}");
    }
}

#[test]
fn a_record_is_read_to_its_end_whatever_stands_in_it() {
    let letters: Vec<char> = characters().collect();
    for chunk in letters.chunks(256) {
        let all: String = chunk.iter().flat_map(|letter| ['x', ' ', *letter, ' ']).collect();
        let body = format!("{all}\n\nIn 2023, 3 officers were dismissed.\n\nWrite to jo.bloggs@example.net.");
        let mut report = Report::default();
        let record = log::record("FBC-24-0101", "", &body).into_bytes();
        candour::check_loose("index.md", record, &Policy::default(), &mut report);
        let codes = log::codes(&report);
        for code in ["S002", "P001"] {
            assert!(
                codes.contains(&code),
                "{code} is not found after {:?}: {codes:?}",
                chunk[0].escape_unicode().to_string()
            );
        }
    }
}
