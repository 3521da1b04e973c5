//! Passages: a flag that overlaps a labelled low number is right, one that overlaps a doubtful one counts neither way.

use std::ops::Range;

use candour::diagnostic::Report;

use super::labelled::Passage;
use super::{Options, Score, check};

pub(crate) fn measure(passages: &[Passage], options: &Options) {
    let mut score = Score::default();
    for passage in passages {
        let name = if options.markdown { "passage.md" } else { "passage.txt" };
        let report = check(name, &passage.text, passage.threshold);
        judge(passage, &flags(&report), &report, options, &mut score);
    }
    score.print();
}

/// The places of findings about numbers.
fn flags(report: &Report) -> Vec<Range<usize>> {
    let about_numbers = report.findings().iter().filter(|finding| finding.rule.code.starts_with('S'));
    about_numbers.filter_map(|finding| finding.span()).map(|span| span.range()).collect()
}

fn judge(passage: &Passage, flags: &[Range<usize>], report: &Report, options: &Options, score: &mut Score) {
    let quote = |range: &Range<usize>| passage.text.get(range.clone()).unwrap_or_default().to_owned();
    score.wanted += passage.low.len();
    for low in &passage.low {
        if overlaps(low, flags) {
            score.found += 1;
        } else if options.show {
            println!("  MISS {} [{}] in {:?}", passage.name, quote(low), passage.text);
        }
    }
    for flag in flags {
        if overlaps(flag, &passage.low) {
            score.right += 1;
        } else if !overlaps(flag, &passage.maybe) {
            score.wrong += 1;
            if options.show {
                println!("  FALSE {} [{}] in {:?}", passage.name, quote(flag), passage.text);
            }
        }
    }
    for number in report.numbers_set_aside().unwrap_or_default() {
        let counts = score.readers.entry(number.reader).or_default();
        counts.0 += 1;
        counts.1 += usize::from(overlaps(&number.span.range(), &passage.low));
    }
}

fn overlaps(range: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().any(|other| other.start < range.end && range.start < other.end)
}
