//! Tables: the cell of each flag, against the labelled cells.

use std::collections::BTreeSet;

use super::labelled::Table;
use super::{Options, Score, check};

pub(crate) fn measure(tables: &[Table], options: &Options) {
    let mut score = Score::default();
    for table in tables {
        let lead = "Table: A table\n\n";
        let text = format!("{lead}{}\n", table.markdown);
        let report = check("table.md", &text, table.threshold);
        let flagged: BTreeSet<(usize, usize)> = report
            .findings()
            .iter()
            .filter(|finding| finding.rule.code == "S001")
            .filter_map(|finding| cell(&text[lead.len()..], finding.span()?.range().start.checked_sub(lead.len())?))
            .collect();
        score.wanted += table.low.len();
        score.found += table.low.intersection(&flagged).count();
        score.right += table.low.intersection(&flagged).count();
        let wrong: Vec<_> =
            flagged.iter().filter(|cell| !table.low.contains(cell) && !table.maybe.contains(cell)).collect();
        score.wrong += wrong.len();
        for number in report.numbers_set_aside().unwrap_or_default() {
            let at = number.span.range().start.checked_sub(lead.len()).and_then(|at| cell(&text[lead.len()..], at));
            let counts = score.readers.entry(number.reader).or_default();
            counts.0 += 1;
            counts.1 += usize::from(at.is_some_and(|at| table.low.contains(&at) && !flagged.contains(&at)));
        }
        if options.show {
            let missed: Vec<_> = table.low.difference(&flagged).collect();
            if !missed.is_empty() || !wrong.is_empty() {
                println!("  {} missed {missed:?}, false {wrong:?}\n{}", table.name, table.markdown);
            }
        }
    }
    score.print();
}

/// The body row and column in which a byte of a Markdown table stands; nothing for the header.
fn cell(markdown: &str, offset: usize) -> Option<(usize, usize)> {
    let before = markdown.get(..offset)?;
    let row = before.matches('\n').count().checked_sub(2)?;
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let bars = line.replace("\\|", "").matches('|').count();
    let leading = usize::from(markdown.trim_start().starts_with('|'));
    Some((row, bars.checked_sub(leading)?))
}
