//! A text as the readers see it: tokens, figures, questions, and how they stand to each other on the page.
//! It answers what stands where, never what a number means.

use std::ops::Range;

use super::ask::Ask;
use super::figure::Figure;
use super::token::{Gap, Token, TokenKind, Tokens};
use super::{Kind, Policy};

/// One text, with all that the readers may ask about it.
pub(super) struct View<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) figures: &'a [Figure],
    pub(super) asks: &'a [Ask],
    pub(super) kind: Kind,
    pub(super) policy: &'a Policy<'a>,
    /// The highest of the notes that the text itself points to one after the other: 3 for `[1]`, `[2]`, `[3]`.
    pub(super) notes: u64,
}

/// A line narrower than this (in bytes) was ended on purpose, not wrapped.
const WRAPPED: usize = 50;

impl View<'_> {
    /// The bytes of a figure in the text.
    pub(super) fn range(&self, figure: &Figure) -> Range<usize> {
        let start = self.token(figure.first).map_or(0, |token| token.start as usize);
        let end = self.token(figure.last).map_or(start, |token| token.end as usize);
        start..end
    }

    pub(super) fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.list.get(index)
    }

    /// The folded text of a token, empty beyond either end.
    pub(super) fn text(&self, index: usize) -> &str {
        self.tokens.text(index)
    }

    /// The folded text of the token `back` places before `index`, empty beyond the start.
    pub(super) fn text_before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |earlier| self.tokens.text(earlier))
    }

    pub(super) fn kind_of(&self, index: usize) -> Option<TokenKind> {
        self.token(index).map(|token| token.kind)
    }

    pub(super) fn is_mark(&self, index: usize, mark: char) -> bool {
        self.kind_of(index) == Some(TokenKind::Mark(mark))
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        self.kind_of(index) == Some(TokenKind::Number)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.kind_of(index) == Some(TokenKind::Word)
    }

    /// What stands before a token; beyond the end, a paragraph's end.
    pub(super) fn gap(&self, index: usize) -> Gap {
        self.token(index).map_or(Gap::Paragraph, |token| token.gap)
    }

    /// Whether a token touches the one before it.
    pub(super) fn glued(&self, index: usize) -> bool {
        self.gap(index) == Gap::Nothing
    }

    /// Whether a token goes on from the one before it: on the same line, or over the end of a wrapped one.
    pub(super) fn joined(&self, index: usize) -> bool {
        match self.gap(index) {
            Gap::Nothing | Gap::HardSpace | Gap::Space => true,
            Gap::Column | Gap::Paragraph => false,
            Gap::Line => self.wrapped(index),
        }
    }

    /// Whether a token begins a line.
    pub(super) fn starts_line(&self, index: usize) -> bool {
        self.gap(index) >= Gap::Line
    }

    /// Whether a token is the last of its line.
    pub(super) fn ends_line(&self, index: usize) -> bool {
        self.gap(index + 1) >= Gap::Line
    }

    fn wrapped(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|earlier| self.token(earlier)) else {
            return false;
        };
        let lower = self.token(index).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
        let end = before.start as usize;
        let window = self.tokens.source.as_bytes().get(end.saturating_sub(WRAPPED)..end).unwrap_or(&[]);
        let wide = window.len() == WRAPPED && !window.contains(&b'\n');
        lower || (wide && !self.in_columns(index - 1))
    }

    /// Whether the line of a token, near it, has columns: wide gaps or drawn bars.
    pub(super) fn in_columns(&self, index: usize) -> bool {
        let after = (index + 1..index + 8).take_while(|at| !self.starts_line(*at)).any(|at| self.bars(at));
        after || self.line_back(index).take(12).any(|at| !self.starts_line(at) && self.bars(at))
    }

    fn bars(&self, at: usize) -> bool {
        self.gap(at) == Gap::Column || matches!(self.kind_of(at), Some(TokenKind::Mark('|' | '│' | '┃')))
    }

    /// The tokens of the line from `index` back to its start, `index` first.
    pub(super) fn line_back(&self, index: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(index);
        std::iter::from_fn(move || {
            let at = next?;
            next = if self.starts_line(at) { None } else { at.checked_sub(1) };
            Some(at)
        })
    }

    /// The tokens of the sentence before `index`, nearest first; at most `most`.
    pub(super) fn sentence_back(&self, index: usize, most: usize) -> impl Iterator<Item = usize> {
        let mut at = index;
        std::iter::from_fn(move || {
            if self.gap(at) == Gap::Paragraph || (self.gap(at) >= Gap::Line && !self.joined(at)) {
                return None;
            }
            at = at.checked_sub(1)?;
            (!self.ends_sentence(at)).then_some(at)
        })
        .take(most)
    }

    /// The tokens of the sentence after `index`, nearest first; at most `most`.
    pub(super) fn sentence_on(&self, index: usize, most: usize) -> impl Iterator<Item = usize> {
        let mut at = index;
        std::iter::from_fn(move || {
            if self.ends_sentence(at) {
                return None;
            }
            at += 1;
            let ends = self.gap(at) == Gap::Paragraph || (self.gap(at) >= Gap::Line && !self.joined(at));
            (!ends).then_some(at)
        })
        .take(most)
    }

    /// Whether a mark ends a sentence: a stop, and then a space.
    pub(super) fn ends_sentence(&self, index: usize) -> bool {
        matches!(self.kind_of(index), Some(TokenKind::Mark('.' | '?' | '!'))) && !self.glued(index + 1)
    }

    /// The place after a figure, past a closing bracket that repeats it ("one (1) agreement") or encloses it, and past the
    /// ".0" of a spreadsheet.
    pub(super) fn after(&self, figure: &Figure) -> usize {
        let mut at = figure.last + 1;
        let is_nothing = self.is_number(at + 1) && self.text(at + 1).bytes().all(|digit| digit == b'0');
        if self.is_mark(at, '.') && self.glued(at) && self.glued(at + 1) && is_nothing && !self.is_mark(at + 2, '.') {
            at += 2;
        }
        if self.is_mark(at, '(') && self.is_number(at + 1) && self.is_mark(at + 2, ')') {
            at += 3;
        } else if self.is_mark(at, ')') && self.repeats(figure) {
            at += 1;
        }
        at
    }

    /// Whether a figure in brackets repeats the one before them: the 4 of "four (4)".
    pub(super) fn repeats(&self, figure: &Figure) -> bool {
        let Some(opening) = figure.first.checked_sub(1) else {
            return false;
        };
        self.is_mark(opening, '(')
            && self.is_mark(figure.last + 1, ')')
            && self.figures.binary_search_by(|other| other.first.cmp(&figure.first)).is_ok_and(|place| {
                let earlier = place.checked_sub(1).and_then(|before| self.figures.get(before));
                earlier.is_some_and(|other| other.last + 1 == opening && other.value == figure.value)
            })
    }

    /// The figure that begins at a token, if one does.
    pub(super) fn figure_at(&self, first: usize) -> Option<&Figure> {
        let place = self.figures.binary_search_by(|figure| figure.first.cmp(&first)).ok()?;
        self.figures.get(place)
    }

    /// The figure that ends at a token, if one does.
    pub(super) fn figure_ending(&self, last: usize) -> Option<&Figure> {
        let place = self.figures.binary_search_by(|figure| figure.last.cmp(&last)).ok()?;
        self.figures.get(place)
    }
}
