//! Letters without labels: how many findings each has.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{Options, Score, check};

pub(crate) fn measure(folder: &Path, options: &Options) -> std::io::Result<()> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let (mut letters, mut flags, mut bytes, mut spent) = (0, 0, 0, Duration::ZERO);
    let mut score = Score::default();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
        let started = Instant::now();
        let report = check("letter.txt", &text, 5);
        spent += started.elapsed();
        bytes += text.len();
        letters += 1;
        let numbers: Vec<_> = report.findings().iter().filter(|finding| finding.rule.code.starts_with('S')).collect();
        flags += numbers.len();
        for number in report.numbers_set_aside().unwrap_or_default() {
            score.readers.entry(number.reader).or_default().0 += 1;
        }
        if options.show && !report.findings().is_empty() {
            println!("  {}", path.file_name().unwrap_or_default().to_string_lossy());
            for finding in report.findings() {
                let line = finding.lines().0.line;
                let words = finding.span().map_or("", |span| &span.source().text()[span.source().line(line)]);
                println!("    {} {}: {} | {}", finding.rule.code, line, finding.message, words.trim());
            }
        }
    }
    let each = f64::from(u32::try_from(flags).unwrap_or(u32::MAX)) / f64::from(letters.max(1));
    println!(
        "  {flags} findings about numbers in {letters} letters, {each:.2} each; {:.1} MB/s",
        bytes as f64 / 1e6 / spent.as_secs_f64()
    );
    score.print_readers();
    Ok(())
}
