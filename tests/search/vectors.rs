//! Questions about a log with tantivy's answers, written beside the index for `parity.mjs` to compare the browser's with.

#[path = "facts.rs"]
mod facts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use candour::address::Address;
use candour::diagnostic::Report;
use candour::output::Output;
use candour::plan::Plan;
use candour::records::{Disclosure, Part};
use candour::search::{self, Answer, Engine};
use candour::source::SourceTree;
use candour::{catalogue, config, gate, language, records};
use serde_json::{Value, json};

use self::facts::Facts;

/// A folder for an index.
struct Folder<'a>(&'a Path);

impl Output for Folder<'_> {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        let path = self.0.join(address.file_path());
        fs::create_dir_all(path.parent().unwrap_or(self.0))?;
        fs::write(path, bytes)
    }
}

/// Writes the index of a site and, as `vectors.json`, these questions and so many others with their answers. Gives the number of
/// records.
///
/// # Errors
/// What the disk or tantivy reports.
pub(crate) fn write(
    tree: &SourceTree,
    folder: &Path,
    these: &[&str],
    questions: usize,
    seed: u64,
) -> io::Result<usize> {
    let mut report = Report::default();
    let Some(config) = config::read(tree, &mut report) else { return Err(io::Error::other("no usable config.toml")) };
    let finds = records::find(tree, &mut report);
    let Some(language) = language::load(tree, &config, &mut report) else { return Err(io::Error::other("no texts")) };
    let ledger = gate::Ledger::read(tree, &mut report);
    let catalogue = catalogue::arrange(gate::clear(tree, &finds, &config, ledger, &mut report), &config);
    let plan = Plan::of(&catalogue, &config, &language, &mut report);
    let index = search::publish(&plan, None, &Folder(folder))?.folder;
    if these.len() + questions == 0 {
        // The index alone, to measure what making it costs.
        return Ok(catalogue.responses.len());
    }
    let oracle = Oracle { engine: Engine::of(&plan)?, facts: Facts::of(&plan)?, plan: &plan };

    let mut random = Random(seed);
    let texts: Vec<Vec<String>> = catalogue.responses.iter().map(|response| words(response)).collect();
    let mut asked = Vec::new();
    for number in 0..these.len() + questions {
        let question = match these.get(number) {
            Some(this) => (*this).to_owned(),
            None => question(&mut random, &texts, &plan),
        };
        asked.push(oracle.answer(question, number, number >= these.len() && number % 8 == 1)?);
    }
    let mut analysed: Vec<Value> = Vec::new();
    for text in texts.iter().take(200).map(|words| words.join(" ")).chain((0..2_000).map(|_| fuzz(&mut random))) {
        analysed.push(json!([text, oracle.engine.terms(&text)]));
    }
    let folder_of_index = format!("{index}");
    let vectors = json!({ "folder": folder_of_index, "log": texts.len(), "words": analysed, "questions": asked });
    fs::write(folder.join("vectors.json"), vectors.to_string())?;
    Ok(texts.len())
}

/// What knows the right answers.
struct Oracle<'a> {
    engine: Engine,
    facts: Facts,
    plan: &'a Plan<'a>,
}

/// What results are narrowed to.
struct Filter {
    kind: &'static str,
    code: String,
    members: BTreeSet<usize>,
}

impl Oracle<'_> {
    /// A question and its answer. Every fifth is narrowed to a topic, some to a year or to data, every seventh is ordered by
    /// date; some are still being typed.
    fn answer(&self, question: String, number: usize, typing: bool) -> io::Result<Value> {
        // As many as are told with a common word, one more, and fewer.
        let shown = [20, 32, 33][number % 3];
        let log = (self.plan.catalogue.responses.len() + self.plan.catalogue.notices.len()).max(1);
        let filter = self.filter(number)?;
        let newest = number.is_multiple_of(7);
        let question = if typing { unfinished(&question) } else { question };
        let limit = if filter.is_some() || newest { log } else { shown };
        let answer = match typing {
            true => self.engine.ask_typing(&question, limit)?,
            false => self.engine.ask(&question, limit)?,
        };
        let counts = match &filter {
            _ if answer.by_reference > 0 => None,
            None if !number.is_multiple_of(5) => None,
            filter => Some(self.counts(&answer, filter.as_ref())?),
        };
        let total = answer.total;
        let mut hits: Vec<(usize, f32)> = answer.hits.iter().map(|hit| (hit.record, hit.score)).collect();
        let mut words = hits.split_off(answer.by_reference.min(hits.len()));
        if newest {
            let order = self.facts.newest(&words.iter().map(|(record, _)| *record).collect())?;
            let places: BTreeMap<usize, usize> = order.into_iter().zip(0..).collect();
            words.sort_by_key(|(record, _)| places.get(record).copied());
        }
        hits.append(&mut words);
        if let Some(Filter { members, .. }) = &filter {
            hits.retain(|(record, _)| members.contains(record));
        }
        Ok(json!({
            "question": question,
            "filters": filter.as_ref().map_or_else(|| json!({}), |filter| json!({ filter.kind: [filter.code] })),
            "newest": newest,
            "typing": typing,
            "limit": shown,
            "total": if filter.is_some() { hits.len() } else { total },
            "corrected": answer.corrected,
            "partial": answer.is_partial,
            "hits": hits.iter().take(shown).collect::<Vec<_>>(),
            "counts": counts,
        }))
    }

    /// What a question is narrowed to, by its number.
    fn filter(&self, number: usize) -> io::Result<Option<Filter>> {
        let catalogue = &self.plan.catalogue;
        let filter = |kind, code: String, members| Some(Filter { kind, code, members });
        Ok(match number % 10 {
            0 | 5 => catalogue
                .topics
                .get(number % catalogue.topics.len().max(1))
                .and_then(|topic| filter("topics", topic.slug.to_string(), topic.members.iter().copied().collect())),
            3 => match catalogue.years.get(number / 10 % catalogue.years.len().max(1)) {
                Some(year) => {
                    let code = year.year.to_string();
                    let members = self.facts.having("years", &code)?;
                    filter("years", code, members)
                }
                None => None,
            },
            6 => filter("data", "data".to_owned(), self.facts.having("data", "data")?),
            _ => None,
        })
    }

    /// How many of an answer's records each value of each kind has, were it chosen: of a filter's own kind, of all of them.
    fn counts(&self, answer: &Answer, filter: Option<&Filter>) -> io::Result<Value> {
        let catalogue = &self.plan.catalogue;
        let all: BTreeSet<usize> = answer.hits.iter().map(|hit| hit.record).collect();
        let narrowed: BTreeSet<usize> = match filter {
            Some(filter) => all.intersection(&filter.members).copied().collect(),
            None => all.clone(),
        };
        let among = |kind: &str| if filter.is_some_and(|filter| filter.kind == kind) { &all } else { &narrowed };
        let of = |kind: &str, members: &[usize]| members.iter().filter(|at| among(kind).contains(at)).count();
        let topics = catalogue.topics.iter();
        let topics = topics.map(|topic| json!([topic.slug.as_str(), of("topics", &topic.members)]));
        let exemptions = catalogue.exemptions.iter();
        let exemptions = exemptions.map(|relied| json!([relied.exemption.slug(), of("exemptions", &relied.members)]));
        let outcomes = catalogue.outcomes.iter();
        let outcomes = outcomes.map(|decided| json!([decided.outcome.code(), of("outcomes", &decided.members)]));
        let counted = self.facts.counts(among("years"), "years")?;
        let years = catalogue.years.iter().map(|year| Some(year.year));
        let years = years.chain((catalogue.without_year > 0).then_some(None)).map(|year| {
            let shown = year.map_or(String::new(), |year| year.to_string());
            json!([shown, counted.get(&facts::code(year)).copied().unwrap_or(0)])
        });
        let data = self.facts.counts(among("data"), "data")?.get("data").copied().unwrap_or(0);
        Ok(json!({
            "topics": topics.collect::<Vec<_>>(),
            "exemptions": exemptions.collect::<Vec<_>>(),
            "outcomes": outcomes.collect::<Vec<_>>(),
            "years": years.collect::<Vec<_>>(),
            "data": [["data", data]],
        }))
    }
}

/// A question whose last word is not yet written out, if it has more than two letters.
fn unfinished(question: &str) -> String {
    let letters: Vec<char> = question.chars().collect();
    let last = letters.iter().rev().take_while(|letter| letter.is_alphabetic()).count();
    letters[..letters.len() - last + last.min(2 + letters.len() % 3)].iter().collect()
}

fn question(random: &mut Random, texts: &[Vec<String>], plan: &Plan<'_>) -> String {
    let mut run = |length: usize| {
        for _ in 0..100 {
            let text = &texts[random.below(texts.len())];
            if text.len() > length {
                let from = random.below(text.len() - length);
                return text[from..from + length].to_vec();
            }
        }
        vec!["police".to_owned(); length]
    };
    let pieces = [run(1), run(1), run(1), run(2), run(3)].map(|words| words.join(" "));
    match random.below(20) {
        0..4 => pieces[0].clone(),
        4..8 => format!("{} {}", pieces[0], pieces[1]),
        8..10 => format!("{} {} {}", pieces[0], pieces[1], pieces[2]),
        10..13 => format!("\"{}\"", pieces[3]),
        13..15 => format!("“{}”", pieces[4]),
        15 => format!("{} \"{}", pieces[0], pieces[3]),
        16 => format!("{} zzyzx {}", pieces[0], pieces[1]),
        17 => {
            let reference = &plan.catalogue.responses[random.below(texts.len())].reference;
            reference.replace('.', ["/", "-", " ", "."][random.below(4)]).to_lowercase()
        }
        _ => mistyped(random, &pieces[0]),
    }
}

/// A word with one letter left out, doubled, changed or swapped.
fn mistyped(random: &mut Random, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.below(letters.len());
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = 'q',
        _ if at > 0 => letters.swap(at - 1, at),
        _ => letters.push('e'),
    }
    letters.into_iter().collect()
}

/// The words of a response, in their order.
fn words(response: &Disclosure) -> Vec<String> {
    let mut text = format!("{} {} ", response.title, response.summary.as_deref().unwrap_or_default());
    for question in &response.questions {
        text.push_str(&question.text);
        text.push(' ');
    }
    for part in &response.body {
        let Part::Html(html) = part else { continue };
        let mut is_markup = false;
        text.extend(html.as_str().chars().map(|letter| {
            is_markup = (is_markup || letter == '<') && letter != '>';
            if is_markup || letter == '>' { ' ' } else { letter }
        }));
    }
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// A line of letters from many scripts, with what comes between words.
fn fuzz(random: &mut Random) -> String {
    const RANGES: [(u32, u32); 12] = [
        (0x20, 0x7e),
        (0x61, 0x7a),
        (0x61, 0x7a),
        (0xa0, 0x24f),
        (0x370, 0x3ff),
        (0x400, 0x4ff),
        (0x5d0, 0x6ff),
        (0x900, 0xd7f),
        (0x1e00, 0x1fff),
        (0x2000, 0x21ff),
        (0x3040, 0x30ff),
        (0x1d400, 0x1d7ff),
    ];
    let letters = (0..random.below(30) + 1).filter_map(|_| {
        let (from, to) = RANGES[random.below(RANGES.len())];
        char::from_u32(from + u32::try_from(random.below((to - from) as usize)).unwrap_or(0))
    });
    letters.filter(|letter| *letter != '\0').collect()
}

/// The xorshift generator of Marsaglia (2003): the same questions on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }
}
