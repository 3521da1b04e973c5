//! The words of a log: each is lower-cased, judged and stemmed once, however often it is written, and counted. Holds words
//! in one buffer and finds them by an open table, so that five million look-ups cost about as much as one sort.

use std::collections::BTreeMap;

use frostem::{Algorithm, Stemmer};

/// Words that are never indexed: Lucene's list for English.
pub(super) const STOP_WORDS: [&str; 33] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
    "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
];

/// The length in bytes from which a word is not indexed: keys and encoded data are no words.
pub(super) const LONGEST: usize = 40;

/// Every word met so far, with its stem and how often it was met.
pub(super) struct Vocabulary {
    letters: String,
    words: Vec<Word>,
    /// Places of an open table: 0 is free, else the number of a word plus one. Its length is a power of two.
    table: Vec<u32>,
    stemmer: Option<Stemmer>,
}

struct Word {
    start: usize,
    end: usize,
    /// What is indexed; none for a stop word, or one that is too long.
    stem: Option<Box<str>>,
    count: u32,
}

impl Vocabulary {
    /// Without words. Only English is stemmed, and only English has stop words.
    pub(super) fn new(is_english: bool) -> Self {
        let stemmer = is_english.then(|| Stemmer::new(Algorithm::English));
        Self { letters: String::new(), words: Vec::new(), table: vec![0; 1 << 12], stemmer }
    }

    /// Counts a lower-case word, and gives what is indexed of it.
    pub(super) fn meet(&mut self, word: &str) -> Option<&str> {
        let place = self.place(word);
        let number = match self.table[place] {
            0 => {
                let number = self.add(word);
                self.table[place] = u32::try_from(number + 1).unwrap_or(u32::MAX);
                if self.words.len() * 2 > self.table.len() {
                    self.grow();
                }
                number
            }
            known => known as usize - 1,
        };
        let word = &mut self.words[number];
        word.count = word.count.saturating_add(1);
        word.stem.as_deref()
    }

    /// What is indexed of a word that was met.
    pub(super) fn stem(&self, word: &str) -> Option<&str> {
        match self.table[self.place(word)] {
            0 => None,
            known => self.words[known as usize - 1].stem.as_deref(),
        }
    }

    /// Every word that is indexed, with how often it was met, in no order.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&str, u32)> {
        let indexed = self.words.iter().filter(|word| word.stem.is_some());
        indexed.map(|word| (&self.letters[word.start..word.end], word.count))
    }

    /// What is indexed, in order, with how often it was met.
    pub(super) fn stems(&self) -> BTreeMap<String, u64> {
        let mut stems = BTreeMap::new();
        for word in &self.words {
            if let Some(stem) = &word.stem {
                *stems.entry(stem.to_string()).or_default() += u64::from(word.count);
            }
        }
        stems
    }

    fn add(&mut self, word: &str) -> usize {
        let is_stop = self.stemmer.is_some() && STOP_WORDS.contains(&word);
        let is_indexed = word.len() < LONGEST && !is_stop;
        let stem = is_indexed.then(|| match &mut self.stemmer {
            Some(stemmer) => stemmer.stem(word).into(),
            None => word.into(),
        });
        let start = self.letters.len();
        self.letters.push_str(word);
        self.words.push(Word { start, end: self.letters.len(), stem, count: 0 });
        self.words.len() - 1
    }

    /// Where in the table a word is, or would be.
    fn place(&self, word: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash(word) & mask;
        loop {
            match self.table[place] {
                0 => return place,
                known => {
                    let word_there = &self.words[known as usize - 1];
                    if &self.letters[word_there.start..word_there.end] == word {
                        return place;
                    }
                }
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 2 - 1;
        self.table = vec![0; mask + 1];
        for (number, word) in self.words.iter().enumerate() {
            let mut place = hash(&self.letters[word.start..word.end]) & mask;
            while self.table[place] != 0 {
                place = (place + 1) & mask;
            }
            self.table[place] = u32::try_from(number + 1).unwrap_or(u32::MAX);
        }
    }
}

/// FNV-1a with a last mixing, because the table looks at the low bits.
fn hash(word: &str) -> usize {
    let sum = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mixed = (sum ^ (sum >> 32)) & 0xffff_ffff;
    usize::try_from(mixed).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stemmed_once_and_counted() {
        let mut vocabulary = Vocabulary::new(true);
        for number in 0..20_000 {
            assert_eq!(vocabulary.meet(&format!("w{number}")), Some(format!("w{number}").as_str()));
        }
        assert_eq!(vocabulary.meet("burglaries"), Some("burglari"));
        assert_eq!(vocabulary.meet("burglaries"), Some("burglari"));
        assert_eq!(vocabulary.meet("the"), None);
        assert_eq!(vocabulary.meet(&"x".repeat(LONGEST)), None);
        assert!(vocabulary.counted().any(|counted| counted == ("burglaries", 2)));
        assert_eq!(vocabulary.counted().count(), 20_001);
    }

    #[test]
    fn only_english_is_stemmed() {
        let mut vocabulary = Vocabulary::new(false);
        assert_eq!(vocabulary.meet("the"), Some("the"));
        assert_eq!(vocabulary.meet("burglaries"), Some("burglaries"));
    }
}
