//! Search on the command line: the same questions as on the website, answered by tantivy itself. It is what the tests hold
//! `engine.js` to, so the two read a question in the same steps, which `format.md` states.

use std::io;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Searcher, Term};

use super::analysis::Analysis;
use super::correction;
use super::index::{self, Indexed, failed};
use super::keys;
use super::question::{self, Question, Slot, Synonyms};
use super::text::{self, FIELDS, WEIGHTS};
use super::{lexicon, reference};
use crate::plan::Plan;

/// How many words that begin so are looked for while somebody types.
const LENGTHENED: usize = 4;

/// Answers questions about a log.
pub struct Engine {
    indexed: Indexed,
    /// How questions are read: apart from the index, whose words they are not.
    questions: Analysis,
    keys: Vec<(String, Vec<u32>)>,
    synonyms: Synonyms,
    log: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Answer {
    /// How many records were found.
    pub total: usize,
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// What was searched for instead, where nothing had the words as they were written.
    pub corrected: Option<String>,
    /// Whether no record has all of the words.
    pub is_partial: bool,
    /// How many of the first hits are records whose reference was asked for.
    pub by_reference: usize,
}

/// A record that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Hit {
    /// Its place in the list of responses; what lies beyond is the list of notices.
    pub record: usize,
    /// How well it fits, by BM25; 0 where it was asked for by reference.
    pub score: f32,
}

impl Engine {
    /// Indexes a log.
    ///
    /// # Errors
    /// What tantivy reports.
    pub fn of(plan: &Plan<'_>) -> io::Result<Self> {
        let questions = Analysis::new(index::is_english(plan));
        Ok(Self {
            indexed: index::build(text::of_log(plan), index::is_english(plan), usize::MAX)?,
            synonyms: question::synonyms(&plan.config.search.synonyms, &questions),
            questions,
            keys: keys(plan),
            log: plan.catalogue.responses.len(),
        })
    }

    /// Answers a question with at most so many records.
    ///
    /// # Errors
    /// What tantivy reports.
    pub fn ask(&self, question: &str, limit: usize) -> io::Result<Answer> {
        let (named, is_bare) = self.named(question);
        if !named.is_empty() && !is_bare {
            return Ok(after(named, None, limit));
        }
        let found = self.ask_words(question, limit)?;
        Ok(after(named, Some(found), limit))
    }

    /// Answers a question that somebody is still typing: its last word may also be one of the commonest that begin so, and
    /// nothing is corrected.
    ///
    /// # Errors
    /// What tantivy reports.
    pub fn ask_typing(&self, question: &str, limit: usize) -> io::Result<Answer> {
        let (named, is_bare) = self.named(question);
        if !named.is_empty() && !is_bare {
            return Ok(after(named, None, limit));
        }
        let mut read = Question::read(question, &self.questions, &self.synonyms);
        if question.ends_with(char::is_alphabetic) {
            self.lengthen(&mut read);
        }
        let mut found = self.ask_all(&read.slots, limit)?;
        if found.total == 0 && !read.slots.is_empty() {
            found = self.ask_any(&read.slots, limit)?;
        }
        Ok(after(named, Some(found), limit))
    }

    /// Lets the last word also be one of the commonest that begin so.
    fn lengthen(&self, read: &mut Question) {
        let (Some(last), Some(Slot::Words(ways))) = (read.words.last(), read.slots.last_mut()) else { return };
        if *ways != [[last.term.clone()]] {
            return;
        }
        let words = lexicon::complete(&self.indexed.analysis.vocabulary(), &last.written);
        for word in words.iter().take(LENGTHENED) {
            let way: Vec<String> = self.questions.words(word).into_iter().map(|word| word.term).collect();
            if !way.is_empty() && !ways.iter().any(|known| known.first() == way.first()) {
                ways.push(way);
            }
        }
    }

    /// The terms of a text with their places, as they stand in the index.
    pub fn terms(&self, text: &str) -> Vec<(usize, String)> {
        self.questions.terms(text)
    }

    /// The records whose reference the question is, and whether it is a bare number, which may be meant otherwise.
    fn named(&self, question: &str) -> (Vec<usize>, bool) {
        for candidate in reference::candidates(question) {
            for asked in reference::asked(candidate) {
                let matching = self.keys.iter().filter(|(key, _)| key.starts_with(&asked));
                let records: Vec<usize> =
                    matching.flat_map(|(_, records)| records.iter().map(|record| *record as usize)).collect();
                if !records.is_empty() {
                    return (records, reference::parts(candidate).len() == 1);
                }
            }
        }
        (Vec::new(), false)
    }

    fn ask_words(&self, question: &str, limit: usize) -> io::Result<Answer> {
        let read = Question::read(question, &self.questions, &self.synonyms);
        let answer = self.ask_all(&read.slots, limit)?;
        if answer.total > 0 || read.slots.is_empty() {
            return Ok(answer);
        }
        if let Some(better) = self.corrected(question, &read) {
            let slots = Question::read(&better, &self.questions, &self.synonyms).slots;
            let mut answer = self.ask_all(&slots, limit)?;
            if answer.total == 0 {
                answer = self.ask_any(&slots, limit)?;
            }
            return Ok(Answer { corrected: Some(better), ..answer });
        }
        self.ask_any(&read.slots, limit)
    }

    /// Records that have everything that was asked for.
    fn ask_all(&self, slots: &[Slot], limit: usize) -> io::Result<Answer> {
        if slots.is_empty() || self.log == 0 {
            return Ok(Answer::default());
        }
        let all = BooleanQuery::new(slots.iter().map(|slot| (Occur::Must, self.query(slot))).collect());
        let best = TopDocs::with_limit(limit.max(1)).order_by_score();
        let (best, total) = self.searcher().search(&all, &(best, Count)).map_err(failed)?;
        let hits = best.into_iter().map(|(score, at)| Hit { record: at.doc_id as usize, score });
        Ok(Answer { total, hits: hits.take(limit).collect(), ..Answer::default() })
    }

    /// Records that have any of what was asked for, those with the most of it first.
    fn ask_any(&self, slots: &[Slot], limit: usize) -> io::Result<Answer> {
        let mut found: Vec<(usize, Score)> = vec![(0, 0.0); self.log];
        for slot in slots {
            let all = TopDocs::with_limit(self.log.max(1)).order_by_score();
            let (hits, _) = self.searcher().search(&*self.query(slot), &(all, Count)).map_err(failed)?;
            for (score, at) in hits {
                if let Some((matched, sum)) = found.get_mut(at.doc_id as usize) {
                    *matched += 1;
                    *sum += score;
                }
            }
        }
        let mut hits: Vec<(usize, usize, Score)> = found
            .into_iter()
            .enumerate()
            .filter(|(_, hit)| hit.0 > 0)
            .map(|(record, hit)| (record, hit.0, hit.1))
            .collect();
        let total = hits.len();
        hits.sort_by(|left, right| right.1.cmp(&left.1).then(right.2.total_cmp(&left.2)).then(left.0.cmp(&right.0)));
        let hits = hits.into_iter().take(limit).map(|(record, _, score)| Hit { record, score });
        Ok(Answer { total, hits: hits.collect(), is_partial: slots.len() > 1, ..Answer::default() })
    }

    fn query(&self, slot: &Slot) -> Box<dyn Query> {
        match slot {
            Slot::Phrase(words) => {
                let terms = |field| words.iter().map(|(place, term)| (*place, self.term(field, term))).collect();
                self.in_fields(|field| Box::new(PhraseQuery::new_with_offset(terms(field))))
            }
            Slot::Words(ways) => {
                let ways = ways.iter().map(|terms| {
                    let every = terms.iter().map(|term| {
                        let query = self.in_fields(|field| {
                            Box::new(TermQuery::new(self.term(field, term), IndexRecordOption::WithFreqs))
                        });
                        (Occur::Must, query)
                    });
                    (Occur::Should, Box::new(BooleanQuery::new(every.collect())) as Box<dyn Query>)
                });
                Box::new(BooleanQuery::new(ways.collect()))
            }
        }
    }

    /// The same query in any field, weighted.
    fn in_fields(&self, query: impl Fn(usize) -> Box<dyn Query>) -> Box<dyn Query> {
        let fields = (0..FIELDS).map(|field| {
            let weighted: Box<dyn Query> = Box::new(BoostQuery::new(query(field), WEIGHTS[field].1));
            (Occur::Should, weighted)
        });
        Box::new(BooleanQuery::new(fields.collect()))
    }

    /// What asks the index: it is one segment.
    fn searcher(&self) -> &Searcher {
        &self.indexed.segments[0].searcher
    }

    fn term(&self, field: usize, term: &str) -> Term {
        Term::from_field_text(self.indexed.fields[field], term)
    }

    /// The question with every unknown word replaced by the likeliest known one.
    fn corrected(&self, question: &str, read: &Question) -> Option<String> {
        let is_known =
            |term: &str| (0..FIELDS).any(|field| self.searcher().doc_freq(&self.term(field, term)).unwrap_or(0) > 0);
        let mut better = question.to_owned();
        for word in read.words.iter().filter(|word| !is_known(&word.term)) {
            let vocabulary = self.indexed.analysis.vocabulary();
            let known = vocabulary.counted().filter(|(known, _)| *known != word.written);
            let known = known.filter(|(known, _)| correction::is_near(&word.written, known));
            let mut known: Vec<(&str, u32)> =
                known.filter(|(known, _)| vocabulary.stem(known).is_some_and(is_known)).collect();
            known.sort_by(|left, right| correction::order(&word.written, *left, *right));
            if let Some((known, _)) = known.first() {
                better = correction::replace(&better, &word.written, known);
            }
        }
        (better != question).then_some(better)
    }
}

/// Records that were named come first, and once.
fn after(named: Vec<usize>, found: Option<Answer>, limit: usize) -> Answer {
    let found = found.unwrap_or_default();
    let by_reference = named.len();
    let already = found.hits.iter().filter(|hit| named.contains(&hit.record)).count();
    let others = found.hits.iter().filter(|hit| !named.contains(&hit.record)).copied();
    let first = named.iter().map(|record| Hit { record: *record, score: 0.0 });
    let hits: Vec<Hit> = first.chain(others).take(limit).collect();
    Answer { total: found.total + by_reference - already, hits, by_reference, ..found }
}
