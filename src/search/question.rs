//! What a question asks for: words, phrases in quotation marks, and words that stand for each other. Looks nothing up.

use super::analysis::{Analysis, Word};

/// A question, read.
pub(super) struct Question {
    /// What a record must have, each once.
    pub(super) slots: Vec<Slot>,
    /// The single words among it, as written.
    pub(super) words: Vec<Word>,
}

/// One thing that a record must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    /// All the words of one of these ways.
    Words(Vec<Vec<String>>),
    /// Words in this order, with their places.
    Phrase(Vec<(usize, String)>),
}

/// Ways to say something, each as its terms, by what they say.
pub(super) type Synonyms = Vec<Vec<Vec<String>>>;

/// The terms of configured synonyms. A way of which no word is indexed is none.
pub(super) fn synonyms(configured: &[Vec<String>], analysis: &Analysis) -> Synonyms {
    let terms = |way: &String| analysis.words(way).into_iter().map(|word| word.term).collect::<Vec<String>>();
    let group = |ways: &Vec<String>| {
        let mut group: Vec<Vec<String>> = Vec::new();
        for way in ways.iter().map(terms) {
            if !way.is_empty() && !group.contains(&way) {
                group.push(way);
            }
        }
        group
    };
    configured.iter().map(group).collect()
}

impl Question {
    /// Reads a question. Quotation marks, straight or curly, go around phrases; the last may be left open.
    pub(super) fn read(question: &str, analysis: &Analysis, synonyms: &Synonyms) -> Self {
        let mut slots: Vec<Slot> = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        for (index, part) in question.split(['"', '“', '”', '„']).enumerate() {
            let read = analysis.words(part);
            if index % 2 == 1 && read.len() > 1 {
                push(&mut slots, Slot::Phrase(read.into_iter().map(|word| (word.place, word.term)).collect()));
                continue;
            }
            for slot in with_synonyms(&read, synonyms) {
                push(&mut slots, slot);
            }
            words.extend(read);
        }
        Self { slots, words }
    }
}

fn push(slots: &mut Vec<Slot>, slot: Slot) {
    if !slots.contains(&slot) {
        slots.push(slot);
    }
}

/// A slot for each word, or for several that are one of the ways to say something; the longest way wins.
fn with_synonyms(words: &[Word], synonyms: &Synonyms) -> Vec<Slot> {
    let terms: Vec<&String> = words.iter().map(|word| &word.term).collect();
    let mut slots = Vec::new();
    let mut at = 0;
    while at < terms.len() {
        let stands_here = |way: &&Vec<String>| way.iter().eq(terms[at..].iter().take(way.len()).copied());
        let matching =
            synonyms.iter().flat_map(|ways| ways.iter().filter(stands_here).map(move |way| (way.len(), ways)));
        // Of equally long ways the first that is configured: `max_by_key` would give the last.
        let longest = matching.fold(None, |best: Option<(usize, &Vec<Vec<String>>)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        match longest {
            Some((length, ways)) => {
                let mut own = vec![terms[at..at + length].iter().map(|term| (*term).clone()).collect::<Vec<_>>()];
                own.extend(ways.iter().filter(|way| **way != own[0]).cloned().collect::<Vec<_>>());
                slots.push(Slot::Words(own));
                at += length;
            }
            None => {
                slots.push(Slot::Words(vec![vec![terms[at].clone()]]));
                at += 1;
            }
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_question_is_words_and_phrases() {
        let read = Question::read("police Police “stop and search” of \"", &Analysis::new(true), &Synonyms::new());
        let phrase = Slot::Phrase(vec![(0, "stop".to_owned()), (2, "search".to_owned())]);
        assert_eq!(read.slots, [Slot::Words(vec![words(&["polic"])]), phrase]);
    }

    #[test]
    fn the_longest_way_to_say_something_stands_for_the_others() {
        let synonyms = [words(&["FOI", "freedom of information"]), words(&["freedom", "liberty"])];
        let analysis = Analysis::new(true);
        let synonyms = super::synonyms(&synonyms, &analysis);
        let read = Question::read("freedom of information requests", &analysis, &synonyms);
        let expected =
            [Slot::Words(vec![words(&["freedom", "inform"]), words(&["foi"])]), Slot::Words(vec![words(&["request"])])];
        assert_eq!(read.slots, expected);
    }
}
