//! References however they are written: the shape that a log's references have in common, learnt from them, and what a
//! reference in another spelling could mean. Whether there is such a response it does not know.
//!
//! `resolve.js` of the default theme does the same on the page for missing addresses; `tests/data/references.json` holds
//! both to the same answers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// How many forms of reference a log may have; rarer ones are looked up as they are written.
const FORMS: usize = 8;
/// How many values a part may have to be supplied where somebody leaves it out.
const VALUES: usize = 4;
/// The longest code of a kind of request, in letters.
const LONGEST_CODE: usize = 4;
/// Short words that people write before a reference.
const FILLERS: [&str; 4] = ["no", "nr", "r", "ref"];
/// How many meanings one spelling may have.
const MEANINGS: usize = 16;

/// The forms that a log's references have, the most frequent first.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Shape {
    forms: Vec<Vec<Part>>,
}

/// A part of a reference: letters, or digits.
#[derive(Debug, Clone, Serialize)]
struct Part {
    /// Whether it follows the part before it without a hyphen.
    #[serde(rename = "j", skip_serializing_if = "std::ops::Not::not")]
    is_joined: bool,
    /// Of digits: the fewest and the most that there are.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    digits: Option<[usize; 2]>,
    /// Every value, where there are few.
    #[serde(rename = "v", skip_serializing_if = "BTreeSet::is_empty")]
    values: BTreeSet<String>,
}

impl Shape {
    /// The shape of a log whose responses have these addresses, such as `01-foi-22-025612`.
    pub fn learn<'a>(slugs: impl IntoIterator<Item = &'a str>) -> Self {
        let mut kinds: BTreeMap<Vec<(bool, bool)>, Vec<Vec<Word>>> = BTreeMap::new();
        for words in slugs.into_iter().map(words) {
            let kind = words.iter().map(|word| (word.is_joined, word.is_number())).collect();
            kinds.entry(kind).or_default().push(words);
        }
        let mut kinds: Vec<Vec<Vec<Word>>> = kinds.into_values().collect();
        kinds.sort_by_key(|members| std::cmp::Reverse(members.len()));
        kinds.truncate(FORMS);
        let mut shape = Self { forms: kinds.iter().map(|members| form(members)).collect() };
        for part in shape.forms.iter_mut().flatten().filter(|part| part.values.len() > VALUES) {
            part.values.clear();
        }
        shape
    }

    /// What a spelling could mean: addresses of responses, the likeliest first.
    ///
    /// Separators, capitals and zeros at the beginning of a number do not matter. Parts at the beginning may be missing
    /// where all references of the log agree on them; letters before the reference, and after it, may be there besides.
    /// A number is never left out of what was written: `05/FOI/22/000123` does not mean `01/FOI/22/000123`.
    pub fn meanings(&self, written: &str) -> Vec<String> {
        let words = words(written);
        let leading = words.iter().take_while(|word| !word.is_number()).count().min(words.len().saturating_sub(1));
        let trailing = usize::from(words.last().is_some_and(|word| !word.is_number()));
        for left_out in 0..=leading {
            for cut in 0..=trailing {
                let Some(rest) = words.get(left_out..words.len().saturating_sub(cut)) else { continue };
                let before = words[..left_out].last();
                let mut meanings: Vec<String> = Vec::new();
                for meaning in self.forms.iter().flat_map(|form| read(form, rest, before)) {
                    if !meanings.contains(&meaning) {
                        meanings.push(meaning);
                    }
                }
                // What needs less left out is what was meant.
                if !meanings.is_empty() {
                    meanings.truncate(MEANINGS);
                    return meanings;
                }
            }
        }
        Vec::new()
    }
}

/// What references of one form have in common.
fn form(members: &[Vec<Word>]) -> Vec<Part> {
    let mut parts: Vec<Part> = members.first().into_iter().flatten().map(Part::begin).collect();
    for words in members {
        for (part, word) in parts.iter_mut().zip(words) {
            part.learn(word);
        }
    }
    parts
}

impl Part {
    fn begin(word: &Word) -> Self {
        let digits = word.is_number().then_some([word.text.len(); 2]);
        Self { is_joined: word.is_joined, digits, values: BTreeSet::new() }
    }

    fn learn(&mut self, word: &Word) {
        if let Some([fewest, most]) = &mut self.digits {
            *fewest = (*fewest).min(word.text.len());
            *most = (*most).max(word.text.len());
        }
        // One more than may be: enough to know that there are too many.
        if self.values.len() <= VALUES {
            self.values.insert(word.text.clone());
        }
    }

    /// What a word means in this place; nothing where it does not fit.
    fn read(&self, word: &Word) -> Option<String> {
        match self.digits {
            Some([fewest, most]) => {
                let significant = word.text.trim_start_matches('0');
                (word.is_number() && significant.len() <= most).then(|| format!("{significant:0>fewest$}"))
            }
            None => {
                let fits = !word.is_number() && (self.values.is_empty() || self.values.contains(&word.text));
                fits.then(|| word.text.clone())
            }
        }
    }

    /// Whether it can be supplied: words that few references differ in, and numbers in which none does.
    fn is_supplied(&self) -> bool {
        if self.digits.is_some() { self.values.len() == 1 } else { !self.values.is_empty() }
    }
}

/// What words mean in a form, the parts at its beginning supplied where they are missing. `before` is the word before
/// them, which was left out: a code that the log does not know is no other code.
fn read(form: &[Part], words: &[Word], before: Option<&Word>) -> Vec<String> {
    let Some(missing) = form.len().checked_sub(words.len()) else { return Vec::new() };
    let (supplied, written) = form.split_at(missing);
    let is_for_code = supplied.last().is_some_and(|part| part.digits.is_none());
    if is_for_code && before.is_some_and(Word::is_code) {
        return Vec::new();
    }
    // What is written must hold a number of its own: letters alone name nothing.
    if !words.iter().any(Word::is_number) || !supplied.iter().all(Part::is_supplied) {
        return Vec::new();
    }
    let Some(read) = written.iter().zip(words).map(|(part, word)| part.read(word)).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    let mut meanings = vec![String::new()];
    let add = |meaning: &str, part: &Part, text: &str| {
        let gap = if part.is_joined || meaning.is_empty() { "" } else { "-" };
        format!("{meaning}{gap}{text}")
    };
    for part in supplied {
        let all = meanings.iter().flat_map(|meaning| part.values.iter().map(|value| add(meaning, part, value)));
        meanings = all.take(MEANINGS).collect();
    }
    for (part, text) in written.iter().zip(&read) {
        meanings = meanings.iter().map(|meaning| add(meaning, part, text)).collect();
    }
    meanings
}

/// Letters or digits that stand together.
struct Word {
    text: String,
    /// Whether nothing stands between it and the one before.
    is_joined: bool,
}

impl Word {
    fn is_number(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// Whether it may be the code of a kind of request, such as `EIR`, and not a word before a reference.
    fn is_code(&self) -> bool {
        self.text.chars().count() <= LONGEST_CODE && !FILLERS.contains(&self.text.as_str())
    }
}

/// The letters and digits of a text, in lower case, parted wherever one follows the other.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before: Option<bool> = None;
    for letter in text.chars().flat_map(char::to_lowercase) {
        let kind = letter.is_alphanumeric().then_some(letter.is_ascii_digit());
        match (kind, words.last_mut()) {
            (Some(_), Some(word)) if kind == before => word.text.push(letter),
            (Some(_), _) => words.push(Word { text: letter.to_string(), is_joined: before.is_some() }),
            (None, _) => {}
        }
        before = kind;
    }
    words
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::address::Slug;

    #[derive(Deserialize)]
    struct Log {
        log: String,
        references: Vec<String>,
        shape: serde_json::Value,
        spellings: Vec<Spelling>,
    }

    #[derive(Deserialize)]
    struct Spelling {
        written: String,
        meanings: Vec<String>,
    }

    #[test]
    fn a_reference_is_known_however_it_is_written() {
        let logs: Vec<Log> = serde_json::from_str(include_str!("../tests/data/references.json")).unwrap();
        for Log { log, references, shape: wanted, spellings } in logs {
            let slugs: Vec<Slug> = references.iter().map(|reference| Slug::of(reference)).collect();
            let shape = Shape::learn(slugs.iter().map(Slug::as_str));
            assert_eq!(
                serde_json::to_value(&shape).unwrap(),
                wanted,
                "{log}: {}",
                serde_json::to_string(&shape).unwrap()
            );
            for Spelling { written, meanings } in spellings {
                assert_eq!(shape.meanings(&written), meanings, "{log}: {written}");
            }
            for (reference, slug) in references.iter().zip(&slugs) {
                assert_eq!(shape.meanings(reference).first().map(String::as_str), Some(slug.as_str()), "{log}");
            }
        }
    }
}
