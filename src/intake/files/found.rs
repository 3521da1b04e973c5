//! What an examination has found so far, bounded: of each kind the first secrets are told one by one, the rest counted;
//! words beyond a limit are a secret themselves. Finds nothing by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::secret::{Examined, Hides, Passage, Secret, Sheet};

/// The most secrets of one kind that are told one by one.
const TOLD_EACH: usize = 20;
/// The most words outside of cells, in bytes: 64 MiB.
const MOST_WORDS: usize = 64 << 20;
/// The most passages.
const MOST_PASSAGES: usize = 2_000_000;

/// An examination under way.
#[derive(Debug, Default)]
pub(super) struct Found {
    examined: Examined,
    counts: BTreeMap<Hides, usize>,
    told: BTreeSet<(Hides, String, String)>,
    said: BTreeSet<(String, String)>,
    words: usize,
    is_full: bool,
}

impl Found {
    /// Adds a secret, unless the very same is there already.
    pub(super) fn add(&mut self, what: Hides, place: impl Into<String>, detail: impl Into<String>) {
        self.take(Secret { what, place: place.into(), detail: detail.into() });
    }

    /// Adds a secret that was found elsewhere.
    pub(super) fn take(&mut self, secret: Secret) {
        let key = (secret.what, secret.place.clone(), secret.detail.clone());
        if self.told.contains(&key) {
            return;
        }
        let count = self.counts.entry(secret.what).or_insert(0);
        *count = count.saturating_add(1);
        if *count <= TOLD_EACH {
            self.told.insert(key);
            self.examined.secrets.push(secret);
        }
    }

    /// Adds the comments and processing instructions of a part's XML, if it has any.
    pub(super) fn remarks(&mut self, part: &str, number: u32) {
        if number > 0 {
            self.add(Hides::Remark, part, count(number, "remark"));
        }
    }

    /// Takes words that a reader can see or select; blank ones are left out.
    pub(super) fn say(&mut self, place: impl Into<String>, text: &str, cell: Option<(usize, usize, usize)>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.words = self.words.saturating_add(text.len());
        if self.words > MOST_WORDS || self.examined.passages.len() >= MOST_PASSAGES {
            if !std::mem::replace(&mut self.is_full, true) {
                self.add(Hides::TooLarge, "", "its words");
            }
            return;
        }
        self.examined.passages.push(Passage { place: place.into(), text: text.to_owned(), cell });
    }

    /// Takes words of which it matters only that they are there: said twice at one place, they are kept once.
    pub(super) fn say_once(&mut self, place: &str, text: &str) {
        let key = (place.to_owned(), text.trim().to_owned());
        if self.words <= MOST_WORDS && self.said.insert(key) {
            self.say(place, text, None);
        }
    }

    /// Takes a sheet.
    pub(super) fn sheet(&mut self, sheet: Sheet) {
        self.examined.sheets.push(sheet);
    }

    /// Notes how many pages there are.
    pub(super) fn set_pages(&mut self, pages: Option<u32>) {
        self.examined.pages = pages;
    }

    /// Notes the width and height of a picture, in pixels.
    pub(super) fn set_size(&mut self, size: Option<(u32, u32)>) {
        self.examined.size = size;
    }

    /// How many there are so far, those included that are only counted.
    pub(super) fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether there are no secrets.
    pub(super) fn is_empty(&self) -> bool {
        self.examined.secrets.is_empty()
    }

    /// Everything.
    pub(super) fn finish(mut self) -> Examined {
        for (what, count) in self.counts {
            if let Some(more) = count.checked_sub(TOLD_EACH).filter(|more| *more > 0) {
                let detail = format!("{more} more");
                self.examined.secrets.push(Secret { what, place: String::new(), detail });
            }
        }
        self.examined
    }
}

/// `1 row`, `3 rows`.
pub(super) fn count(number: impl Into<u64>, one: &str) -> String {
    let number = number.into();
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_secrets_of_a_kind_become_a_number() {
        let mut found = Found::default();
        for number in 0..1000 {
            found.add(Hides::TrackedChange, format!("paragraph {number}"), "an insertion");
        }
        found.add(Hides::Comment, "paragraph 3", "");
        found.add(Hides::Comment, "paragraph 3", "");
        let secrets = found.finish().secrets;
        assert_eq!(secrets.len(), TOLD_EACH + 2);
        assert_eq!(secrets.last().unwrap().detail, "980 more");
    }

    #[test]
    fn blank_words_are_no_passage() {
        let mut found = Found::default();
        found.say("paragraph 1", " \t", None);
        found.say("paragraph 2", " lamps ", None);
        let passages = found.finish().passages;
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].text, "lamps");
    }

    #[test]
    fn too_many_words_are_a_secret() {
        let mut found = Found::default();
        let long = "lamps ".repeat(1 << 20);
        for _ in 0..12 {
            found.say("page 1", &long, None);
        }
        let examined = found.finish();
        assert_eq!((examined.passages.len(), examined.secrets.len()), (10, 1));
        assert_eq!(examined.secrets[0].what, Hides::TooLarge);
    }
}
