//! Reads labelled cases.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

/// One labelled text; its spans are bytes.
pub(crate) struct Passage {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) threshold: u64,
    pub(crate) low: Vec<Range<usize>>,
    pub(crate) maybe: Vec<Range<usize>>,
}

/// One labelled table; its cells are (body row, column).
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) markdown: String,
    pub(crate) threshold: u64,
    pub(crate) low: BTreeSet<(usize, usize)>,
    pub(crate) maybe: BTreeSet<(usize, usize)>,
}

/// Passages as JSON lines; their spans are code points.
pub(crate) fn passages(text: &str) -> serde_json::Result<Vec<Passage>> {
    text.lines().filter(|line| !line.trim().is_empty()).map(passage).collect()
}

fn passage(line: &str) -> serde_json::Result<Passage> {
    let value: Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let place = |point: &Value| places.get(number(point)).copied().unwrap_or(text.len());
    let spans = |key: &str| -> Vec<Range<usize>> {
        let list = value[key].as_array().into_iter().flatten();
        list.map(|span| place(&span["start"])..place(&span["end"])).collect()
    };
    Ok(Passage {
        name: value["id"].to_string(),
        threshold: value["threshold"].as_u64().unwrap_or(5),
        low: spans("low"),
        maybe: spans("maybe"),
        text,
    })
}

/// Tables as JSON lines.
pub(crate) fn tables(text: &str) -> serde_json::Result<Vec<Table>> {
    let table = |line: &str| {
        let value: Value = serde_json::from_str(line)?;
        let cells = |key: &str| -> BTreeSet<(usize, usize)> {
            value[key].as_array().into_iter().flatten().map(|cell| (number(&cell[0]), number(&cell[1]))).collect()
        };
        Ok(Table {
            name: value["id"].to_string(),
            markdown: value["markdown"].as_str().unwrap_or_default().to_owned(),
            threshold: value["threshold"].as_u64().unwrap_or(5),
            low: cells("cells_low"),
            maybe: cells("cells_maybe"),
        })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(table).collect()
}

/// Plain text, one passage a line: `⟦⟧` around each low number, `\n` for a line end, and `|maybe` at the end of a passage
/// that counts neither way.
pub(crate) fn marked(text: &str) -> Vec<Passage> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| marked_line(index + 1, line)).collect()
}

fn marked_line(number: usize, line: &str) -> Passage {
    let (line, doubtful) = line.strip_suffix("|maybe").map_or((line, false), |line| (line, true));
    let (mut text, mut low) = (String::new(), Vec::new());
    for part in line.replace("\\n", "\n").split_inclusive(['⟦', '⟧']) {
        let start = text.len();
        text.push_str(part.trim_end_matches(['⟦', '⟧']));
        if part.ends_with('⟧') {
            low.push(start..text.len());
        }
    }
    let maybe = if doubtful {
        {
            low.clear();
            vec![Range { start: 0, end: text.len() }]
        }
    } else {
        Vec::new()
    };
    Passage { name: format!("line {number}"), text, threshold: 5, low, maybe }
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}
