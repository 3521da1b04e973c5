//! What must hold for any bytes, a function for each target. libFuzzer calls them by way of `fuzz_targets`; the ordinary
//! tests call them with `seeds`, which hold a few plain examples and whatever was found once.

#[allow(dead_code, reason = "the tests ask more of it")]
#[path = "../../tests/support/html.rs"]
pub(crate) mod html;
mod request;
mod system;
mod table;

use candour::config::{self, Policy};
use candour::diagnostic::{Color, Report, github, human, json, sarif};
use candour::gate::{Ledger, personal as personal_data, prose};
use candour::hypertext::{self, Form};
use candour::markdown::{self, Block, Input, Origin};
use candour::permalinks::Permalinks;
use candour::source::{Source, SourceTree};

pub use self::request::request;
pub use self::system::protection;
pub use self::table::tables;

/// A function that must hold for any bytes.
pub type Target = fn(&[u8]);

/// The functions by name; a folder of `seeds` and a file in `fuzz_targets` has each.
pub const TARGETS: [(&str, Target); 10] = [
    ("config", config),
    ("hypertext", hypertext),
    ("locks", locks),
    ("markdown", markdown),
    ("numbers", numbers),
    ("personal", personal),
    ("protection", protection),
    ("record", record),
    ("request", request),
    ("tables", tables),
];

/// A record, whole or in TOML, ends in findings that can be written in every form.
pub fn record(bytes: &[u8]) {
    for path in ["index.md", "index.toml"] {
        let mut report = Report::default();
        candour::check_loose(path, bytes.to_vec(), &Policy::default(), &mut report);
        assert_sound(&report);
    }
}

/// The HTML that Markdown becomes is sound, and nothing in it runs.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("index.md", text);
    let files = [("plan.pdf".to_owned(), "plan.pdf".to_owned())];
    let input =
        Input { text, source: &source, start: Some(0), place: 0..text.len(), base_path: "/foi/", files: &files };
    let mut report = Report::default();
    let document = markdown::read(&input, &mut report);
    assert_sound(&report);
    let mut page = String::new();
    for block in &document.blocks {
        match block {
            Block::Html(html) | Block::Heading(_, html) | Block::Notes(html) => page.push_str(html.as_str()),
            Block::Table(number) => assert!(*number < document.tables.len()),
        }
    }
    assert_harmless(&page);
    for table in &document.tables {
        table.caption.iter().for_each(|caption| assert_harmless(caption.html.as_str()));
        if let Origin::Cells { header, rows } = &table.origin {
            header.iter().chain(rows.iter().flatten()).for_each(|cell| assert_harmless(cell.html.as_str()));
        }
    }
}

/// Whatever stands before it, a paragraph that says how many people were dismissed is seen, and every sighting is a place.
pub fn numbers(bytes: &[u8]) {
    const TOLD: &str = "In 2023, 3 officers were dismissed.";
    let text = String::from_utf8_lossy(bytes);
    let markers = ["xx".to_owned(), "<5".to_owned()];
    let policy = prose::Policy { threshold: 5, markers: &markers, notes: &[], is_welsh: false };
    for kind in [prose::Kind::Document, prose::Kind::Question, prose::Kind::Label, prose::Kind::Answer] {
        for sighting in prose::read(&text, kind, &policy) {
            assert!(text.get(sighting.range.clone()).is_some_and(|words| !words.is_empty()), "{sighting:?}");
        }
    }
    let whole = format!("{text}\n\n{TOLD}\n");
    let at = whole.len() - TOLD.len() - 1;
    let found = prose::read(&whole, prose::Kind::Document, &policy);
    let is_told = |sighting: &prose::Sighting| {
        sighting.range.start >= at && sighting.value == 3 && !matches!(sighting.verdict, prose::Verdict::SetAside(_))
    };
    assert!(found.iter().any(is_told), "`{TOLD}` is not seen after {text:?}: {found:?}");
}

/// Whatever stands before it, an address that is somebody's is seen, and every sighting is a place; the same in a cell.
pub fn personal(bytes: &[u8]) {
    const TOLD: &str = "jo.bloggs@example.net";
    let text = String::from_utf8_lossy(bytes);
    let policy = personal_data::Policy { allow: &[] };
    let whole = format!("{text}\n\nWrite to {TOLD}.\n");
    let at = whole.len() - TOLD.len() - 2;
    let found = personal_data::read(&whole, &policy);
    let mut end = 0;
    for sighting in &found {
        assert!(whole.get(sighting.range.clone()).is_some_and(|words| !words.is_empty()), "{sighting:?}");
        assert!(sighting.range.start >= end && !sighting.message.is_empty(), "{sighting:?} of {found:?}");
        end = sighting.range.end;
    }
    assert!(found.iter().any(|sighting| sighting.range == (at..at + TOLD.len())), "not seen after {text:?}: {found:?}");
    for sighting in personal_data::read_labelled(&text, TOLD, &policy) {
        assert!(TOLD.get(sighting.range).is_some_and(|words| !words.is_empty()), "under {text:?}");
    }
}

/// A configuration is used or has findings.
pub fn config(bytes: &[u8]) {
    let tree = SourceTree::from_files([(config::PATH, bytes.to_vec())]);
    let mut report = Report::default();
    let config = config::configure(&tree, None, &mut report);
    assert_sound(&report);
    assert!(config.is_some() || report.has_errors(), "a configuration that cannot be used says why");
}

/// Lock files are read, or have findings.
pub fn locks(bytes: &[u8]) {
    let tree = SourceTree::from_files([("clearance.lock", bytes.to_vec()), ("permalinks.lock", bytes.to_vec())]);
    let mut report = Report::default();
    let ledger = Ledger::read(&tree, &mut report);
    Permalinks::read(&tree, None, &mut report);
    assert_sound(&report);
    // What was read once is read again from what would be written, and written the same.
    let Some(text) = ledger.text() else { return };
    let mut again = Report::default();
    let tree = SourceTree::from_files([("clearance.lock", text.clone())]);
    let same = Ledger::read(&tree, &mut again).text();
    assert!(again.findings().is_empty() && same.as_deref() == Some(text.as_str()), "{text}\n{same:?}");
}

/// Templates and pictures: every word that is read has a place.
pub fn hypertext(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for form in [Form::Template, Form::Finished] {
        let read = hypertext::read(text, form);
        for plain in [&read.words].into_iter().chain(&read.asides).chain(&read.names).chain(&read.code) {
            let place = plain.place_of(0..plain.text().len());
            assert!(text.get(place).is_some() || plain.text().is_empty());
        }
    }
}

/// Every finding has a place and words, and can be written in every form.
pub(crate) fn assert_sound(report: &Report) {
    for finding in report.findings() {
        let (begin, end) = finding.lines();
        assert!(begin.line >= 1 && begin.column >= 1 && (begin.line, begin.column) <= (end.line, end.column));
        assert!(!finding.message.is_empty() && !finding.path().is_empty(), "{finding:?}");
    }
    assert_eq!(human(report, Color::Never).is_empty(), report.findings().is_empty());
    assert_eq!(github(report).lines().count(), report.findings().len());
    for text in [json(report, 1), sarif(report)] {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
        assert!(parsed.is_ok(), "{text}");
    }
}

fn assert_harmless(text: &str) {
    match html::read(text) {
        Ok(seen) => {
            assert!(seen.dangers().is_empty(), "{:?} in {text}", seen.dangers());
            assert!(seen.raw.is_empty() && seen.scripts().is_empty(), "{text}");
        }
        Err(problem) => panic!("{problem}\n{text}"),
    }
}

/// Small numbers out of bytes, zeros when they have run out.
pub(crate) struct Draw<'a>(std::slice::Iter<'a, u8>);

impl<'a> Draw<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % end
    }

    pub(crate) fn is_over(&self) -> bool {
        self.0.len() == 0
    }
}
