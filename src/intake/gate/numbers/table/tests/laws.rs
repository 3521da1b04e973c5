//! Laws that hold for any table: nothing planted is missed, nothing panics.

use super::super::{Cell, Grid, Hints, Policy, derived, mismatches, read};
use super::{draw, markers};

/// A small generator with the same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

#[test]
fn a_planted_low_count_is_found() {
    let headers = [
        "2021",
        "Cases",
        "Number of staff",
        "Apr-22",
        "IC3",
        "Women",
        "Under 18",
        "Total",
        "Band 6",
        "No. of arrests",
        "",
        "Officers",
        "Count of ID",
    ];
    let labels =
        ["Hill", "Charged", "A1 - Other", "2019/20", "18-24", "Cost", "Vehicle", "PC", "Not known", "Rates", "Days"];
    let others = ["12", "40", "1,204", "xx", "", "-", "0", "177", "<5", "N/A", "23*", "31 (12%)"];
    let forms = ["{}", "{}*", "{} (40%)", "{}.", "n={}", " {} ", "{} officers", "({})", "{}\u{a0}"];
    let scripts = ['0', '０', '٠', '०', '𝟎'];
    let mut numbers = Numbers(7);
    for _ in 0..4000 {
        let width = 1 + numbers.below(6) as usize;
        let height = 1 + numbers.below(8) as usize;
        let mut header = vec![numbers.pick(&["Area", "", "Outcome", "Rank of officer", "Offence / year"]).to_owned()];
        header.extend((0..width).map(|_| numbers.pick(&headers).to_owned()));
        let mut rows: Vec<Vec<String>> = (0..height)
            .map(|_| {
                [numbers.pick(&labels).to_owned()]
                    .into_iter()
                    .chain((0..width).map(|_| numbers.pick(&others).to_owned()))
                    .collect()
            })
            .collect();
        let (row, column) = (numbers.below(height as u64) as usize, 1 + numbers.below(width as u64) as usize);
        let value = 1 + numbers.below(5);
        let zero = scripts[numbers.below(5) as usize];
        let digit = char::from_u32(u32::from(zero) + value as u32).unwrap().to_string();
        rows[row][column] = numbers.pick(&forms).replace("{}", &digit);
        let markers = markers();
        let policy = Policy { threshold: 5, zero_is_low: false, markers: &markers };
        let reading = read(&Grid { header: &header, rows: &rows, caption: "" }, &Hints::default(), &policy);
        let found = reading.cell((row, column));
        assert!(
            matches!(found, Some(Cell::Low { value: low, .. }) if *low == value),
            "{header:?} {rows:#?} at {row}, {column}: {found:?}"
        );
    }
}

#[test]
fn no_text_makes_it_panic_and_ranges_stay_in_their_cells() {
    let pieces = [
        "3",
        "1",
        "12",
        ".",
        ",",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "%",
        "£",
        "/",
        ":",
        "+",
        "<",
        "=",
        "x",
        "of",
        "to",
        "total",
        "all",
        "n",
        "é",
        "３",
        "٣",
        "½",
        "³",
        "\u{200b}",
        "\u{301}",
        " ",
        "\u{a0}",
        "May",
        "year",
        "twenty",
        "per",
        "cent",
        "999999999999999999999999",
        "0",
        "'",
        "*",
        "xx",
        "I",
        "🙂",
        "中",
        "ß",
        "İ",
        "of which",
        "number",
        "\u{1f}",
        "\n",
    ];
    let mut numbers = Numbers(11);
    let markers = markers();
    for round in 0..3000 {
        let policy = Policy { threshold: numbers.below(12), zero_is_low: round % 2 == 0, markers: &markers };
        let mut cell = || (0..numbers.below(6)).map(|_| numbers.pick(&pieces)).collect::<String>();
        let header: Vec<String> = (0..round % 5).map(|_| cell()).collect();
        let rows: Vec<Vec<String>> =
            (0..round % 7).map(|row| (0..(round + row) % 6).map(|_| cell()).collect()).collect();
        let caption = cell();
        let reading = read(&Grid { header: &header, rows: &rows, caption: &caption }, &Hints::default(), &policy);
        assert_eq!(reading.cells.len(), rows.len());
        assert_eq!(reading.rows.len(), rows.len());
        for (cells, texts) in reading.cells.iter().zip(&rows) {
            assert_eq!(cells.len(), texts.len());
            for (cell, text) in cells.iter().zip(texts) {
                if let Cell::Low { range, value } = cell {
                    assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{text:?} {range:?}");
                    assert!(policy.is_low(*value));
                }
            }
        }
        for relation in &reading.relations {
            assert!(
                reading.cell(relation.total).is_some()
                    && relation.parts.iter().all(|part| reading.cell(*part).is_some())
            );
            assert!(!relation.parts.contains(&relation.total));
        }
        assert!(mismatches(&reading, &policy).len() <= reading.relations.len());
        assert!(derived(&reading, &policy).len() <= reading.shares.len() + reading.means.len());
    }
}

#[test]
fn the_same_table_is_read_the_same() {
    let drawn = draw("Sex | 2020 | Total\nWomen | 10 | 20\nTotal | 6 | 8");
    assert_eq!(format!("{:?}", drawn.read()), format!("{:?}", drawn.read()));
}
