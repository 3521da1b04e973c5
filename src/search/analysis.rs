//! How text becomes terms, for the index and for queries alike: split, lower-cased, without stop words, stemmed. The browser
//! does the same in `engine.js`, and a test holds the two together. Removed words leave their place empty, so that
//! "freedom of information" is a phrase with a gap.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer};

use super::vocabulary::Vocabulary;

/// An analyser, and the vocabulary that it fills.
#[derive(Clone)]
pub(super) struct Analysis {
    vocabulary: Arc<Mutex<Vocabulary>>,
}

impl Analysis {
    /// Of English, or of a language of which only the letters are known.
    pub(super) fn new(is_english: bool) -> Self {
        Self { vocabulary: Arc::new(Mutex::new(Vocabulary::new(is_english))) }
    }

    /// For tantivy.
    pub(super) fn analyzer(&self) -> TextAnalyzer {
        TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(self.clone()).build()
    }

    /// The words met so far.
    pub(super) fn vocabulary(&self) -> MutexGuard<'_, Vocabulary> {
        self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The terms of a text with their places, from tantivy.
    pub(super) fn terms(&self, text: &str) -> Vec<(usize, String)> {
        let mut analyzer = self.analyzer();
        let mut stream = analyzer.token_stream(text);
        let mut terms = Vec::new();
        while stream.advance() {
            terms.push((stream.token().position, stream.token().text.clone()));
        }
        terms
    }

    /// The words of a query, as tantivy would read them.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut vocabulary = self.vocabulary();
        let written = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = written.enumerate().filter_map(|(place, word)| {
            let written: String = word.chars().flat_map(char::to_lowercase).collect();
            let term = vocabulary.meet(&written)?.to_owned();
            Some(Word { place, written, term })
        });
        words.collect()
    }
}

/// A word of a query that is not left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Which word of the text it is, those left out counted too.
    pub(super) place: usize,
    /// As written, in lower case.
    pub(super) written: String,
    /// What is looked up.
    pub(super) term: String,
}

impl TokenFilter for Analysis {
    type Tokenizer<T: Tokenizer> = Analyzed<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> Analyzed<T> {
        Analyzed { analysis: self, inner }
    }
}

/// A tokenizer whose words are looked up in a vocabulary.
#[derive(Clone)]
pub(super) struct Analyzed<T> {
    analysis: Analysis,
    inner: T,
}

impl<T: Tokenizer> Tokenizer for Analyzed<T> {
    type TokenStream<'a> = AnalyzedStream<'a, T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        // One lock for a whole text: tantivy reads one text after another.
        AnalyzedStream { vocabulary: self.analysis.vocabulary(), inner: self.inner.token_stream(text) }
    }
}

/// The stems of a text.
pub(super) struct AnalyzedStream<'a, T> {
    vocabulary: MutexGuard<'a, Vocabulary>,
    inner: T,
}

impl<T: TokenStream> TokenStream for AnalyzedStream<'_, T> {
    fn advance(&mut self) -> bool {
        while self.inner.advance() {
            let token = self.inner.token_mut();
            if let Some(stem) = self.vocabulary.meet(&token.text) {
                token.text.clear();
                token.text.push_str(stem);
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read_as_tantivy_reads_texts() {
        let (analysis, text) = (Analysis::new(true), "Freedom of Information: the Burglaries’ É İ — ǅ");
        let terms = analysis.terms(text);
        assert_eq!(terms[..3], [(0, "freedom".to_owned()), (2, "inform".to_owned()), (4, "burglari".to_owned())]);
        let read: Vec<_> = analysis.words(text).into_iter().map(|word| (word.place, word.term)).collect();
        assert_eq!(read, terms);
    }
}
