//! The words of a log as they are written, for completing what somebody types and for finding what they meant: in order, and
//! in order of their ends. See `format.md`.

use std::collections::BTreeMap;
use std::io;

use super::folder::Files;
use super::shards::Boundaries;
use super::vocabulary::Vocabulary;

/// How many bytes a file has before it is deflated, about.
const TARGET: usize = 12_288;
/// Words of fewer letters are neither completed nor corrected.
const SHORTEST: usize = 3;
/// Words of more letters are seldom mistyped ones.
const LONGEST: usize = 24;
/// How many words are offered for one letter or two.
const OFFERED: usize = 8;

/// The first word of each file.
pub(super) struct Lexicon {
    /// Of those in order.
    pub(super) forwards: Boundaries,
    /// Of those in order of their ends, spelled backwards.
    pub(super) backwards: Boundaries,
}

/// Writes all words that are made of letters.
pub(super) fn write(vocabulary: &Vocabulary, files: &mut Files<'_>) -> io::Result<Lexicon> {
    let mut words: Vec<(String, u32)> = words(vocabulary).map(|(word, count)| (word.to_owned(), count)).collect();
    words.sort_unstable();
    write_beginnings(&words, files)?;
    let forwards = write_files("l", &words, files)?;
    for (word, _) in &mut words {
        *word = word.chars().rev().collect();
    }
    words.sort_unstable();
    let backwards = write_files("r", &words, files)?;
    Ok(Lexicon { forwards, backwards })
}

/// The words that are made of letters, with how often each was met.
fn words(vocabulary: &Vocabulary) -> impl Iterator<Item = (&str, u32)> {
    let is_word = |word: &str| {
        let length = word.chars().count();
        (SHORTEST..=LONGEST).contains(&length) && word.chars().all(char::is_alphabetic)
    };
    vocabulary.counted().filter(move |(word, _)| is_word(word)).map(|(word, count)| (word, count.max(1)))
}

/// The commonest words that begin so, as the browser finds them in the files: of three letters or more, by powers of two.
pub(super) fn complete(vocabulary: &Vocabulary, beginning: &str) -> Vec<String> {
    let is_long = beginning.chars().count() >= SHORTEST;
    let often = |count: u32| if is_long { count.ilog2() } else { count };
    let mut found: Vec<(&str, u32)> = words(vocabulary).filter(|(word, _)| word.starts_with(beginning)).collect();
    found.sort_by(|left, right| often(right.1).cmp(&often(left.1)).then(left.0.cmp(right.0)));
    found.into_iter().take(OFFERED).map(|(word, _)| word.to_owned()).collect()
}

/// The commonest words for each one and two letters that words begin with.
fn write_beginnings(words: &[(String, u32)], files: &mut Files<'_>) -> io::Result<()> {
    let mut beginnings: BTreeMap<String, Vec<(u32, &str)>> = BTreeMap::new();
    for (word, count) in words {
        for letters in [1, 2] {
            beginnings.entry(word.chars().take(letters).collect()).or_default().push((*count, word));
        }
    }
    let mut text = String::new();
    for (beginning, mut words) in beginnings {
        words.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(right.1)));
        text.push_str(&beginning);
        for (_, word) in words.into_iter().take(OFFERED) {
            text.push(' ');
            text.push_str(word);
        }
        text.push('\n');
    }
    files.put_deflated("s", 0, text.as_bytes())
}

fn write_files(kind: &'static str, words: &[(String, u32)], files: &mut Files<'_>) -> io::Result<Boundaries> {
    let mut boundaries = Boundaries::new();
    let mut file = Vec::new();
    let mut last = "";
    for (word, count) in words {
        if file.len() >= TARGET {
            files.put_deflated(kind, boundaries.len() - 1, &file)?;
            file.clear();
        }
        let common = common(last, word);
        let shared = if file.is_empty() {
            let next = word[common..].chars().next().map_or(0, char::len_utf8);
            boundaries.push(word[..common + next].to_owned());
            0
        } else {
            common
        };
        // Words have at most 24 letters of at most 4 bytes, so that lengths fit a byte.
        file.push(u8::try_from(shared).unwrap_or(0));
        file.push(u8::try_from(word.len() - shared).unwrap_or(0));
        file.extend_from_slice(&word.as_bytes()[shared..]);
        file.push(u8::try_from(count.ilog2()).unwrap_or(u8::MAX));
        last = word;
    }
    if !file.is_empty() {
        files.put_deflated(kind, boundaries.len() - 1, &file)?;
    }
    Ok(boundaries)
}

/// How many bytes two words begin with alike, in whole letters.
fn common(left: &str, right: &str) -> usize {
    let alike = left.chars().zip(right.chars()).take_while(|(left, right)| left == right);
    alike.map(|(letter, _)| letter.len_utf8()).sum()
}
