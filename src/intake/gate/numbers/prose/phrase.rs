//! Reads the noun phrase that follows a number: what the number counts. It is certain or it says that it is not.

use super::super::lexicon::{self, Class, Label};
use super::super::numeral;
use super::token::TokenKind;
use super::view::View;

/// What a number counts, as far as the words after it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What the head of the phrase names; nothing when no list knows it or the phrase is not certain.
    pub(super) class: Option<Class>,
    /// How many words it has.
    pub(super) words: usize,
    /// The token of its head, or of its end when it has none.
    pub(super) head: usize,
    /// The first token after it.
    pub(super) end: usize,
    /// Whether the head is plural.
    pub(super) plural: bool,
    /// The unit of time or measure that opens it: "two years prior", "3 month trial", "3 miles away".
    pub(super) unit: Option<Class>,
    /// "two of the officers": the phrase began with "of".
    pub(super) partitive: bool,
}

/// A noun phrase has no more words than this; a longer run is not read.
const MOST_WORDS: usize = 9;

/// Participles that may open a noun phrase: "two redacted copies". Any other may be a verb: "two received letters".
const OPENERS: [&str; 30] = [
    "agreed",
    "attached",
    "affected",
    "armed",
    "combined",
    "detailed",
    "designated",
    "dedicated",
    "enclosed",
    "fixed",
    "limited",
    "listed",
    "marked",
    "named",
    "numbered",
    "owned",
    "planned",
    "proposed",
    "published",
    "recognised",
    "redacted",
    "related",
    "required",
    "selected",
    "shared",
    "signed",
    "specialised",
    "specified",
    "stated",
    "unmarked",
];

/// Reads the phrase that begins at a token, for a number of this value.
pub(super) fn read(view: &View<'_>, start: usize, value: u64) -> Phrase {
    let phrase = Phrase { class: None, words: 0, head: start, end: start, plural: false, unit: None, partitive: false };
    let mut reading = Reading { phrase, known: None, certain: true, adjacent: true, people: People::Unnamed };
    let mut at = start;
    while reading.phrase.words < MOST_WORDS && (view.joined(at) || (at == start && view.glued(at))) {
        reading.phrase.end = at;
        let Some(tokens) = reading.step(view, at, value) else { break };
        at += tokens;
        reading.phrase.end = at;
    }
    let Reading { mut phrase, known, certain, .. } = reading;
    phrase.class = known.filter(|class| fits(*class, &phrase, value, certain));
    phrase
}

/// A phrase that is being read.
struct Reading {
    phrase: Phrase,
    /// What the last noun names, as far as nothing unknown has followed it.
    known: Option<Class>,
    /// Whether all words so far belong to a noun phrase for certain.
    certain: bool,
    /// Whether nothing but words stands between the number and here.
    adjacent: bool,
    /// How far it is told that people, or what happened to them, are counted.
    people: People,
}

/// Whether people or happenings, more than one, have been named: what follows may be another part of the sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum People {
    Unnamed,
    Named,
    /// A verb has followed: "3 officers resigned", "4 complaints received".
    Acting,
}

impl Reading {
    /// Reads on at a token: how many belong to the phrase, or nothing where it ends.
    fn step(&mut self, view: &View<'_>, at: usize, value: u64) -> Option<usize> {
        let phrase = &mut self.phrase;
        Some(match view.kind_of(at)? {
            TokenKind::Mark('-' | '/' | '–') if view.glued(at) && view.glued(at + 1) => 1,
            TokenKind::Mark('\'' | '"' | '“' | '”' | '&' | '*') => 1,
            TokenKind::Mark('.')
                if phrase.words == 0 && view.text_before(at, 1).trim_end_matches('s').ends_with("no") =>
            {
                1
            }
            TokenKind::Mark('(') if view.text(at + 1) == "s" && view.is_mark(at + 2, ')') => {
                phrase.plural = value != 1;
                3
            }
            TokenKind::Number if phrase.partitive && phrase.words == 0 => 1,
            TokenKind::Number if view.is_mark(at + 1, '-') && view.glued(at + 1) => {
                self.adjacent = false;
                2
            }
            TokenKind::Word if graded(view, at) => {
                phrase.words += 1;
                2
            }
            TokenKind::Word | TokenKind::Mixed => {
                match word(view, at, phrase, self.known.is_some()) {
                    Step::Stop => return None,
                    Step::Skip => {}
                    Step::Word => self.take(view, at),
                }
                1
            }
            _ => return None,
        })
    }

    /// Takes a word of the phrase.
    fn take(&mut self, view: &View<'_>, at: usize) {
        let phrase = &mut self.phrase;
        phrase.words += 1;
        let text = view.text(at);
        match lexicon::noun(text).filter(|_| !initial(view, at)) {
            // "3 pupils bit their teachers": after people a verb, though elsewhere a unit.
            Some(_) if self.people == People::Named && lexicon::acts(text) => self.people = People::Acting,
            // "3 officers resigned last year", "3 officers received letters": neither years nor letters are counted.
            Some((Class::Time | Class::Measure, _)) if self.people != People::Unnamed => {}
            Some((Class::Thing, _)) if self.people == People::Acting => {}
            Some((class, plural)) => {
                if plural && matches!(class, Class::Person | Class::Happening) {
                    self.people = People::Named;
                }
                if self.adjacent && (phrase.words == 1 || (phrase.words == 2 && span(view, at))) {
                    phrase.unit = Some(class).filter(|class| matches!(class, Class::Time | Class::Measure));
                }
                self.known = Some(class);
                (phrase.head, phrase.plural) = (at, plural);
                self.certain &= phrase.words > 1 || !participle(text);
            }
            None if self.known.is_some() => {
                if self.people == People::Named && (participle(text) || lexicon::acts(text)) {
                    self.people = People::Acting;
                }
                self.known = self.known.filter(|_| trails(text));
            }
            None => self.certain &= phrase.words > 1 || !participle(text) || OPENERS.contains(&text),
        }
    }
}

enum Step {
    Stop,
    Skip,
    Word,
}

fn word(view: &View<'_>, at: usize, phrase: &mut Phrase, known: bool) -> Step {
    match view.text(at) {
        "x" | "no" | "nr" | "further" | "more" | "other" | "additional" | "new" | "such" | "×" if phrase.words == 0 => {
            Step::Skip
        }
        "of" if phrase.words == 0 && !phrase.partitive => {
            phrase.partitive = true;
            Step::Skip
        }
        "the" | "these" | "those" | "our" | "their" | "its" | "my" | "your" | "his" | "her" | "all" | "which"
        | "whom"
            if phrase.partitive && phrase.words == 0 =>
        {
            Step::Skip
        }
        // "one of the two lifts" counts what the two are.
        text if phrase.partitive && phrase.words == 0 && numeral::cardinal(text).is_some() => Step::Skip,
        "and" | "or" | "and/or" => {
            if known || phrase.words == 0 {
                Step::Stop
            } else {
                Step::Skip
            }
        }
        text if lexicon::breaks(text) || numeral::cardinal(text).is_some() => Step::Stop,
        _ => Step::Word,
    }
}

/// Things and units are believed only when the phrase is certain and the noun agrees with the number; people always.
fn fits(class: Class, phrase: &Phrase, value: u64, certain: bool) -> bool {
    match class {
        Class::Person | Class::Happening => true,
        Class::Time | Class::Measure => certain,
        Class::Thing => certain && (phrase.partitive || phrase.plural == (value != 1)),
    }
}

/// Whether a word is a capital letter alone: the "M" of "3 M" is as likely male as metres.
fn initial(view: &View<'_>, at: usize) -> bool {
    view.text(at).len() == 1 && view.token(at).is_some_and(|token| token.capital)
}

/// Whether a grade or a year with its number stands here and says of which kind: the "Band 6" of "2 Band 6 nurses".
fn graded(view: &View<'_>, at: usize) -> bool {
    let label = lexicon::label(view.text(at));
    matches!(label, Some(Label::Grade | Label::Year)) && view.is_number(at + 1) && view.joined(at + 1)
}

/// Whether the word before a unit of time only says which: "financial years".
fn span(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.text_before(at, 1),
        "financial"
            | "calendar"
            | "working"
            | "academic"
            | "full"
            | "consecutive"
            | "tax"
            | "previous"
            | "whole"
            | "business"
    )
}

/// Whether a word may be a participle used as a verb.
fn participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed")
}

/// Whether a word may follow a head without being part of it: "boxes returned", "trees only".
fn trails(word: &str) -> bool {
    let ending = ["ed", "ly", "ing", "able"].iter().any(|ending| word.ends_with(ending));
    (word.len() > 3 && ending) || TRAILERS.contains(&word)
}

/// Words that may follow a head without being part of it.
const TRAILERS: [&str; 14] = [
    "above", "across", "along", "apart", "away", "back", "deep", "down", "free", "high", "long", "overleaf", "tall",
    "wide",
];
