//! Puts glyphs back into words, lines and blocks by where they stand on the page. Cells of tables stay apart by two spaces.

use std::collections::BTreeMap;

use crate::intake::files::pdf::content::Glyph;

/// The least gap between words, as a share of the size.
const WORD_GAP: f64 = 0.15;
/// The least gap between columns.
const COLUMN_GAP: f64 = 1.3;
/// How far from a line's baseline a raised or lowered glyph may stand.
const BASELINE: f64 = 0.4;
/// The most from one baseline to the next within a block.
const LEADING: f64 = 1.9;

/// How far a glyph may stand back over the one before it and still belong to its word.
const OVERLAP: f64 = 0.25;

/// A piece of a word, drawn in one go, in the direction of its line.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// Along the line.
    from: f64,
    to: f64,
    /// Across it, upwards.
    level: f64,
    size: f64,
    /// Whether a blank was drawn right before it.
    after_blank: bool,
}

#[derive(Debug, Default)]
struct Line {
    pieces: Vec<Piece>,
    level: f64,
    size: f64,
}

/// Blocks of lines, top to bottom, the lines of one block parted by line feeds. Glyphs come in the order of drawing.
pub(super) fn blocks<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<String> {
    let mut directions: BTreeMap<i64, Vec<Piece>> = BTreeMap::new();
    let mut blank = false;
    let mut last_direction = None;
    for glyph in glyphs {
        let (direction, piece) = place(glyph, blank);
        blank = piece.text.trim().is_empty();
        if blank {
            blank = !piece.text.is_empty();
            continue;
        }
        let pieces = directions.entry(direction).or_default();
        // Two texts that overlap must not be shuffled into each other letter by letter.
        match pieces.last_mut().filter(|last| last_direction == Some(direction) && last.goes_on(&piece)) {
            Some(last) => {
                last.text.push_str(&piece.text);
                last.to = last.to.max(piece.to);
                last.size = last.size.max(piece.size);
            }
            None => pieces.push(piece),
        }
        last_direction = Some(direction);
    }
    directions.into_values().flat_map(|pieces| join(lines(pieces))).collect()
}

impl Piece {
    /// Whether another is the rest of the same word.
    fn goes_on(&self, next: &Self) -> bool {
        let size = self.size.max(next.size);
        let gap = (next.from - self.to) / size;
        let level = (self.level - next.level).abs() / size;
        !next.after_blank && (-OVERLAP..=WORD_GAP).contains(&gap) && level < 0.05
    }
}

/// The direction of a glyph's line in whole degrees, and where it stands along and across that.
fn place(glyph: &Glyph, after_blank: bool) -> (i64, Piece) {
    // A glyph of no width still stands upright.
    let (x, y) = if glyph.along.0.hypot(glyph.along.1) > 1e-6 { glyph.along } else { (glyph.up.1, -glyph.up.0) };
    let degrees = y.atan2(x).to_degrees().round();
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let turn = |(x, y): (f64, f64)| (x * cosine + y * sine, y * cosine - x * sine);
    let (start, end) = (turn(glyph.origin), turn(glyph.point(1.0, 0.0)));
    let (from, to) = (start.0.min(end.0), end.0.max(start.0));
    let text = glyph.text.as_deref().unwrap_or("\u{FFFD}").to_owned();
    #[expect(clippy::cast_possible_truncation, reason = "from -180 to 180")]
    let direction = degrees as i64;
    (direction, Piece { text, from, to, level: start.1, size: glyph.size, after_blank })
}

fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|one, other| other.level.total_cmp(&one.level));
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        let fits = |line: &&mut Line| (line.level - piece.level).abs() <= BASELINE * piece.size.max(line.size);
        if let Some(line) = lines.last_mut().filter(fits) {
            // The largest letters give the baseline: raised ones may have come first.
            if piece.size > line.size {
                (line.level, line.size) = (piece.level, piece.size);
            }
            line.pieces.push(piece);
        } else {
            lines.push(Line { level: piece.level, size: piece.size, pieces: vec![piece] });
        }
    }
    lines
}

fn join(lines: Vec<Line>) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut last: Option<(f64, f64)> = None;
    for mut line in lines {
        let text = words(&mut line);
        if text.is_empty() {
            continue;
        }
        let near = last.is_some_and(|(level, size)| level - line.level <= LEADING * size.max(line.size));
        match blocks.last_mut().filter(|_| near) {
            Some(block) => {
                block.push('\n');
                block.push_str(&text);
            }
            None => blocks.push(text),
        }
        last = Some((line.level, line.size));
    }
    blocks
}

fn words(line: &mut Line) -> String {
    line.pieces.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in &line.pieces {
        if let Some(last) = last {
            let size = last.size.max(piece.size);
            // Bold is made by drawing a word twice, a little apart.
            if last.text == piece.text && (piece.from - last.from).abs() < 0.1 * size {
                continue;
            }
            let gap = (piece.from - last.to) / size;
            if gap > COLUMN_GAP {
                text.push_str("  ");
            } else if piece.after_blank || !(-OVERLAP..=WORD_GAP).contains(&gap) {
                text.push(' ');
            }
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    text.trim().to_owned()
}
