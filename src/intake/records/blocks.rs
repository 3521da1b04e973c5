//! A sheet as people lay it out: titles, one or more tables with rows left empty between them, notes. Parts it into
//! tables and words; every cell lands in one or the other.

use crate::markdown::CellWritten;

/// A sheet, parted.
#[derive(Default)]
pub(super) struct Blocks {
    /// Tables, each with its header as the first row.
    pub(super) tables: Vec<Vec<Vec<CellWritten>>>,
    /// Cells that stand alone in their rows, above and below tables.
    pub(super) words: Vec<CellWritten>,
}

type Rows = Vec<Vec<CellWritten>>;

/// Parts the rows of a sheet.
///
/// Empty rows part blocks. In a block, rows with one cell before and after the others are words; the first row with
/// more is the header. A block without a header of its own (a total below an empty row) belongs to the table above it.
pub(super) fn part(rows: Rows) -> Blocks {
    let mut blocks = Blocks::default();
    for run in runs(rows) {
        blocks.add(run);
    }
    for table in &mut blocks.tables {
        blocks.words.extend(nameless(table));
    }
    blocks
}

/// Takes out numbers that stand alone where the other rows have their names: they name nothing, and would be taken for
/// names.
fn nameless(table: &mut Rows) -> Vec<CellWritten> {
    let is_alone =
        |row: &Vec<CellWritten>| filled(row) == 1 && row.first().is_some_and(|cell| is_number(cell.plain.text()));
    let names = || table.iter().skip(1).filter(|row| !is_alone(row)).filter_map(|row| row.first());
    if names().count() == 0 || names().any(|cell| is_number(cell.plain.text())) {
        return Vec::new();
    }
    let (header, rows) = (table.remove(0), std::mem::take(table));
    let (alone, rest): (Rows, Rows) = rows.into_iter().partition(is_alone);
    table.extend(std::iter::once(header).chain(rest));
    alone.into_iter().flatten().filter(|cell| !is_empty(cell)).collect()
}

/// Rows that stand together, without the empty rows between them.
fn runs(rows: Rows) -> Vec<Rows> {
    let mut runs = vec![Vec::new()];
    for row in rows {
        match (filled(&row), runs.last_mut()) {
            (0, Some(last)) if last.is_empty() => {}
            (0, _) => runs.push(Vec::new()),
            (_, Some(last)) => last.push(row),
            (_, None) => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

impl Blocks {
    fn add(&mut self, mut run: Rows) {
        let is_row = |row: &Vec<CellWritten>| filled(row) > 1;
        let Some(first) = run.iter().position(is_row) else { return self.add_column(run) };
        let last = run.iter().rposition(is_row).unwrap_or(first);
        // A note below has words alone; a number alone in its row is a count whose name is missing.
        let is_note = |row: &Vec<CellWritten>| row.iter().all(|cell| !is_number(cell.plain.text()));
        let end = run[last + 1..].iter().position(is_note).map_or(run.len(), |notes| last + 1 + notes);
        let below = run.split_off(end);
        let table = run.split_off(first);
        self.words.extend(run.into_iter().chain(below).flatten().filter(|cell| !is_empty(cell)));
        match self.tables.last_mut().filter(|_| !is_header(&table[0])) {
            Some(above) => above.extend(table),
            None => self.tables.push(table),
        }
    }

    /// Rows of one cell each: a list of words, or a column of numbers below its name.
    fn add_column(&mut self, run: Rows) {
        let counts = run.iter().flatten().any(|cell| is_number(cell.plain.text()));
        match (counts, self.tables.last_mut()) {
            (false, _) => self.words.extend(run.into_iter().flatten().filter(|cell| !is_empty(cell))),
            (true, Some(above)) if !is_header(&run[0]) => above.extend(run),
            (true, _) => self.tables.push(run),
        }
    }
}

fn filled(row: &[CellWritten]) -> usize {
    row.iter().filter(|cell| !is_empty(cell)).count()
}

fn is_empty(cell: &CellWritten) -> bool {
    cell.plain.text().trim().is_empty()
}

/// Whether a row names columns: it holds no numbers but years.
fn is_header(row: &[CellWritten]) -> bool {
    row.iter().map(|cell| cell.plain.text().trim()).all(|text| !is_number(text) || is_year(text))
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && text.bytes().all(|byte| byte.is_ascii_digit() || b",.%+-() ".contains(&byte))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1900..=2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::records::data_file;
    use crate::source::Source;

    fn parted(text: &str) -> (Vec<String>, Vec<String>) {
        let source = Source::data("a.csv", text);
        let blocks = part(data_file::cells(&source, b','));
        let line = |row: &Vec<CellWritten>| row.iter().map(|cell| cell.plain.text()).collect::<Vec<_>>().join("|");
        let tables = blocks.tables.iter().map(|table| table.iter().map(line).collect::<Vec<_>>().join(" / ")).collect();
        (tables, blocks.words.iter().map(|cell| cell.plain.text().to_owned()).collect())
    }

    #[test]
    fn titles_and_notes_are_words() {
        let (tables, words) = parted("Dog licences,\n,\nWard,Total\nNorth,12\nSouth,9\nSource: register,\n");
        assert_eq!(tables, ["Ward|Total / North|12 / South|9"]);
        assert_eq!(words, ["Dog licences", "Source: register"]);
    }

    #[test]
    fn a_total_below_an_empty_row_belongs_to_its_table() {
        let (tables, _) = parted("Ward,2021,2022\nNorth,12,8\n,,\nTotal,12,8\n");
        assert_eq!(tables, ["Ward|2021|2022 / North|12|8 / Total|12|8"]);
    }

    #[test]
    fn a_second_header_begins_a_second_table() {
        let (tables, words) = parted("Ward,Total\nNorth,12\n,\nTable 2,\nRank,Total\nSergeant,9\n");
        assert_eq!(tables, ["Ward|Total / North|12", "Rank|Total / Sergeant|9"]);
        assert_eq!(words, ["Table 2"]);
    }

    #[test]
    fn a_number_where_names_stand_is_no_name() {
        let (tables, words) = parted("Ward,Total\nNorth,12\nSouth,9\n,\n3,\n");
        assert_eq!((tables, words), (vec!["Ward|Total / North|12 / South|9".to_owned()], vec!["3".to_owned()]));
        let (tables, words) = parted("Year,Total\n2021,12\n2022,9\n3,\n");
        assert_eq!((tables.len(), words.len()), (1, 0));
    }

    #[test]
    fn every_cell_lands_somewhere() {
        let (tables, words) = parted("a\nb\n3\n\n4,\n,5\n");
        let all = format!("{tables:?}{words:?}");
        for cell in ["a", "b", "3", "4", "5"] {
            assert!(all.contains(cell), "{cell} is lost in {all}");
        }
    }
}
