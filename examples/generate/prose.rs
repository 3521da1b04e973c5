//! Sentences and paragraphs, made from the lists of `words`. Every number in them is above any threshold, or counts time.

use crate::random::Random;
use crate::{names, words};

/// What the sentences of a record may name.
pub(crate) struct Voice {
    /// The last year that was over when the record was answered.
    pub(crate) last_year: usize,
    /// An earlier record's reference, and its address in the log.
    pub(crate) earlier: Option<(String, String)>,
}

impl Voice {
    /// One sentence, or part of one, of a kind.
    pub(crate) fn say(&self, random: &mut Random, frames: &[&str]) -> String {
        let mut frame = random.pick(frames);
        while self.earlier.is_none() && frame.contains("{earlier}") {
            frame = random.pick(frames);
        }
        self.fill(random, frame)
    }

    /// A paragraph of some sentences.
    pub(crate) fn paragraph(&self, random: &mut Random, frames: &[&str]) -> String {
        let sentences: Vec<String> = (0..random.between(2, 6)).map(|_| self.say(random, frames)).collect();
        sentences.join(" ")
    }

    /// A list of different items from the list of a name.
    pub(crate) fn bullets(&self, random: &mut Random, name: &str) -> String {
        let items = list(name);
        let count = random.between(2, 4);
        let lines: Vec<String> =
            random.sample(count, items.len()).into_iter().map(|item| format!("- {}", items[item])).collect();
        lines.join("\n")
    }

    /// A frame with its places filled, each with other words.
    pub(crate) fn fill(&self, random: &mut Random, frame: &str) -> String {
        let mut text = String::new();
        let mut rest = frame;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            let is_capital = slot.starts_with(char::is_uppercase);
            let slot = &slot.to_ascii_lowercase();
            let mut word = self.word(random, slot);
            while text.contains(&word) {
                word = self.word(random, slot);
            }
            text.push_str(&if is_capital { capitalised(&word) } else { word });
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn word(&self, random: &mut Random, slot: &str) -> String {
        match slot {
            "place" => names::place(random),
            "street" => names::street(random),
            "system" | "operation" => names::invented(random),
            "supplier" => names::supplier(random),
            "year" => random.between(self.last_year - 6, self.last_year).to_string(),
            "date" => {
                let (day, month) = (random.between(1, 28), random.pick(list("month")));
                format!("{day} {month} {}", random.between(self.last_year - 6, self.last_year))
            }
            "count" => {
                let class = *random.usual(&[1_000, 300, 9_000, 60_000]);
                thousands(random.between(60, class + 60))
            }
            "money" => format!("£{}", thousands(random.between(24, 9_800) * 50)),
            "earlier" => self.earlier.as_ref().map_or_else(String::new, |earlier| earlier.0.clone()),
            "earlier-address" => self.earlier.as_ref().map_or_else(String::new, |earlier| earlier.1.clone()),
            _ => (*random.usual(list(slot))).to_owned(),
        }
    }
}

fn list(name: &str) -> &'static [&'static str] {
    words::LISTS.iter().find(|(known, _)| *known == name).map_or(&[""], |(_, list)| list)
}

/// A number as British text prints it: `12,400`.
pub(crate) fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}

/// A text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
