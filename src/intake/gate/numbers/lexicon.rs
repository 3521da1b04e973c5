//! What words are: people, happenings, things, units, labels. The lists are data files; this file only looks words up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// People, and posts held by people.
    Person,
    /// What happens to people or is done by them.
    Happening,
    /// Neither: documents, vehicles, buildings, agreements.
    Thing,
    /// A length of time.
    Time,
    /// A unit of measure or money.
    Measure,
}

/// What a noun before a number makes of it: "section 4", "page 4".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Statute,
    Question,
    Reference,
    Grade,
    Year,
    Place,
    Name,
}

static NOUNS: LazyLock<BTreeMap<&'static str, Class>> = LazyLock::new(|| {
    // The first list that holds a word decides, people before things: when in doubt a word names people.
    let lists = [
        (Class::Time, include_str!("words/time.txt")),
        (Class::Person, include_str!("words/people.txt")),
        (Class::Happening, include_str!("words/happenings.txt")),
        (Class::Measure, include_str!("words/measures.txt")),
        (Class::Thing, include_str!("words/things.txt")),
    ];
    let mut nouns = BTreeMap::new();
    for (class, words) in lists {
        for word in words.split_whitespace() {
            nouns.entry(word).or_insert(class);
        }
    }
    nouns
});

static LABELS: LazyLock<BTreeMap<&'static str, Label>> = LazyLock::new(|| {
    let mut labels = BTreeMap::new();
    for (kind, words) in include_str!("words/labels.txt").lines().filter_map(|line| line.split_once(':')) {
        let label = match kind {
            "statute" => Label::Statute,
            "question" => Label::Question,
            "grade" => Label::Grade,
            "year" => Label::Year,
            "place" => Label::Place,
            "name" => Label::Name,
            _ => Label::Reference,
        };
        for word in words.split_whitespace() {
            labels.entry(word).or_insert(label);
        }
    }
    labels
});

static ACTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| sorted(include_str!("words/acts.txt")));
static BREAKS: LazyLock<Vec<&'static str>> = LazyLock::new(|| sorted(include_str!("words/breaks.txt")));

/// The words of a list, in order, so that they can be searched by halves.
fn sorted(list: &'static str) -> Vec<&'static str> {
    let mut words: Vec<&str> = list.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// What a word in lower case names, and whether it is plural.
pub(super) fn noun(word: &str) -> Option<(Class, bool)> {
    if let Some(singular) = irregular(word) {
        return NOUNS.get(singular).map(|class| (*class, true));
    }
    if let Some(class) = NOUNS.get(word) {
        return Some((*class, false));
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1)?;
    if let Some(class) = NOUNS.get(stem) {
        return Some((*class, true));
    }
    let stem = stem.strip_suffix('e')?;
    if let Some(class) = NOUNS.get(stem) {
        return Some((*class, true));
    }
    let singular = match (stem.strip_suffix('i'), stem.strip_suffix('v')) {
        (Some(root), _) => format!("{root}y"),
        (_, Some(root)) if NOUNS.contains_key(format!("{root}f").as_str()) => format!("{root}f"),
        (_, Some(root)) => format!("{root}fe"),
        _ => return None,
    };
    NOUNS.get(singular.as_str()).map(|class| (*class, true))
}

fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "people" | "persons" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "criteria" => "criterion",
        "appendices" => "appendix",
        "premises" => "premise",
        "axes" => "axis",
        _ => return None,
    })
}

/// The label that a word is before a number.
pub(super) fn label(word: &str) -> Option<Label> {
    LABELS.get(word).copied()
}

/// Whether a noun phrase ends before this word: a preposition, a pronoun, a verb.
pub(super) fn breaks(word: &str) -> bool {
    BREAKS.binary_search(&word).is_ok()
}

/// Whether a word says what people do where it follows them, though elsewhere it may belong to a noun: "officers sold", but
/// "sold houses".
pub(super) fn acts(word: &str) -> bool {
    ACTS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_found_by_their_singular() {
        assert_eq!(noun("officers"), Some((Class::Person, true)));
        assert_eq!(noun("burglaries"), Some((Class::Happening, true)));
        assert_eq!(noun("children"), Some((Class::Person, true)));
        assert_eq!(noun("knives"), Some((Class::Thing, true)));
        assert_eq!(noun("boxes"), Some((Class::Thing, true)));
        assert_eq!(noun("month"), Some((Class::Time, false)));
        assert_eq!(noun("flibbert"), None);
    }

    #[test]
    fn labels_and_breaks_are_known() {
        assert_eq!(label("section"), Some(Label::Statute));
        assert_eq!(label("band"), Some(Label::Grade));
        assert!(breaks("were"));
        assert!(!breaks("officer"));
    }
}
