//! Finds low numbers in prose (S002) and figures that give one away (S005), and says which reader set each other small
//! number aside. It reads one text at a time; tables, decisions and findings are not its business.
//!
//! The rule is to fail closed: a number from 1 to the threshold is low unless one of the readers in `readers` is
//! certain that it is something else.

mod ask;
mod derived;
mod figure;
mod means;
mod phrase;
#[cfg(test)]
mod properties;
mod readers;
mod tag;
mod token;
mod view;

use std::ops::Range;

pub use derived::Derivation;
pub use readers::Reader;

/// What the readers need to know of the house's policy.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// A count from 1 to this is low.
    pub threshold: u64,
    /// What is printed instead of a low number, such as `xx`, `[c]`, `*`, `<5`.
    pub markers: &'a [String],
    /// The numbers of notes that stand near the text: `[3]` points to a note only where there is one.
    pub notes: &'a [u64],
    /// Whether the text is said to be in Welsh. It is taken for Welsh besides where its words tell.
    pub is_welsh: bool,
}

/// What a text is, which decides how its lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole body as plain text: paragraphs parted by empty lines, list items, headings, flattened tables.
    Document,
    /// The title of a record or page.
    Title,
    /// The text of a question that was asked.
    Question,
    /// A heading.
    Heading,
    /// The caption of a table or figure.
    Caption,
    /// The label of a row, column, link or attachment.
    Label,
    /// A bare answer.
    Answer,
    /// A note, a summary, an alternative text: running prose.
    Note,
}

/// A small number that the text holds, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Where it stands: bytes of the text.
    pub range: Range<usize>,
    /// The low number that is printed or follows.
    pub value: u64,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A low number (S002).
    Low {
        /// Why no reader could set it aside.
        why: Why,
    },
    /// A figure from which a low number follows (S005).
    Derived(Derivation),
    /// Certainly something else, by this reader.
    SetAside(Reader),
}

/// Why a number counts as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// What it counts is named: people, or things that happened to or were done by people.
    Counted,
    /// It is implied by a word such as "both" or "the only".
    Implied,
    /// It stands alone: a bare answer, a list item, a row of a flattened table.
    Bare,
    /// It counts something that no reader knows to be harmless.
    Unknown,
}

impl Why {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::Counted => "counted",
            Why::Implied => "implied",
            Why::Bare => "bare",
            Why::Unknown => "unknown",
        }
    }
}

/// Reads a text: every number from 1 to the threshold that it holds in any form, in the order of the text.
#[must_use]
pub fn read(text: &str, kind: Kind, policy: &Policy<'_>) -> Vec<Sighting> {
    let tokens = token::cut(text, policy.is_welsh);
    let figures = figure::find(&tokens);
    if figures.is_empty() {
        return Vec::new();
    }
    let asks = ask::find(&tokens);
    let mut view = view::View { tokens: &tokens, figures: &figures, asks: &asks, kind, policy, notes: 0 };
    view.notes = readers::series_of_notes(&view);
    let mut derived = derived::find(&view);
    let mut sightings = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some((value, derivation, range)) = derived.remove(&index) {
            sightings.push(Sighting { range, value, verdict: Verdict::Derived(derivation) });
        } else if (1..=policy.threshold).contains(&figure.value) && figure.form != figure::Form::Share {
            let verdict = readers::judge(&view, index);
            sightings.push(Sighting { range: view.range(figure), value: figure.value, verdict });
        }
    }
    sightings
}

#[cfg(test)]
mod tests {
    use super::{Kind, Policy, Verdict, Why, read};

    /// What follows from the figures of a text, each with its arithmetic.
    pub(super) fn derived(text: &str) -> Vec<(u64, String)> {
        let sightings = read(text, Kind::Document, &Policy { threshold: 5, markers: &[], notes: &[], is_welsh: false });
        let derived = sightings.into_iter().filter_map(|sighting| match sighting.verdict {
            Verdict::Derived(derivation) => Some((sighting.value, derivation.arithmetic)),
            _ => None,
        });
        derived.collect()
    }

    fn first(text: &str, kind: Kind) -> Option<Verdict> {
        read(text, kind, &Policy { threshold: 5, markers: &[], notes: &[], is_welsh: false })
            .into_iter()
            .next()
            .map(|sighting| sighting.verdict)
    }

    #[test]
    fn a_bare_answer_is_low_and_a_larger_one_is_not_sighted() {
        assert_eq!(first("3", Kind::Answer), Some(Verdict::Low { why: Why::Bare }));
        assert_eq!(first("Three.", Kind::Answer), Some(Verdict::Low { why: Why::Bare }));
        assert_eq!(first("6", Kind::Answer), None);
        assert_eq!(first("none", Kind::Answer), None);
    }

    #[test]
    fn the_threshold_decides_what_is_sighted() {
        let sighted = |threshold| {
            read("There were 7 deaths.", Kind::Note, &Policy { threshold, markers: &[], notes: &[], is_welsh: false })
                .len()
        };
        assert_eq!((sighted(5), sighted(9)), (0, 1));
    }

    #[test]
    fn every_kind_of_text_is_read() {
        for kind in [Kind::Title, Kind::Heading, Kind::Caption, Kind::Note, Kind::Document, Kind::Question] {
            assert_eq!(first("Three wardens dismissed", kind), Some(Verdict::Low { why: Why::Counted }), "{kind:?}");
        }
    }

    #[test]
    fn places_are_bytes_of_the_text_as_it_stands() {
        let text = "Café: ４ wardens";
        let sightings = read(text, Kind::Note, &Policy { threshold: 5, markers: &[], notes: &[], is_welsh: false });
        assert_eq!(&text[sightings[0].range.clone()], "４");
    }
}
