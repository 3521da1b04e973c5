//! Questions about a log with tantivy's answers, written beside the index for `parity.mjs` to compare the browser's with.

use std::collections::BTreeSet;
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
    let index = search::publish(&plan, &Folder(folder))?;
    if these.len() + questions == 0 {
        // The index alone, to measure what making it costs.
        return Ok(catalogue.responses.len());
    }
    let engine = Engine::of(&plan)?;

    let mut random = Random(seed);
    let texts: Vec<Vec<String>> = catalogue.responses.iter().map(|response| words(response)).collect();
    let mut asked = Vec::new();
    for number in 0..these.len() + questions {
        let question = match these.get(number) {
            Some(this) => (*this).to_owned(),
            None => question(&mut random, &texts, &plan),
        };
        asked.push(answer(&engine, &plan, &question, number)?);
    }
    let mut analysed: Vec<Value> = Vec::new();
    for text in texts.iter().take(200).map(|words| words.join(" ")).chain((0..2_000).map(|_| fuzz(&mut random))) {
        analysed.push(json!([text, engine.terms(&text)]));
    }
    let folder_of_index = format!("{index}");
    let vectors = json!({ "folder": folder_of_index, "log": texts.len(), "words": analysed, "questions": asked });
    fs::write(folder.join("vectors.json"), vectors.to_string())?;
    Ok(texts.len())
}

/// A question and its answer. Every fifth is narrowed to a topic, every seventh ordered by date.
fn answer(engine: &Engine, plan: &Plan<'_>, question: &str, number: usize) -> io::Result<Value> {
    const SHOWN: usize = 20;
    let log = plan.catalogue.responses.len() + plan.catalogue.notices.len();
    let topic =
        plan.catalogue.topics.get(number % plan.catalogue.topics.len().max(1)).filter(|_| number.is_multiple_of(5));
    let newest = number.is_multiple_of(7);
    let is_whole = topic.is_some() || newest;
    let answer = engine.ask(question, if is_whole { log.max(1) } else { SHOWN })?;
    let counts = match number % 5 {
        0 if answer.by_reference == 0 => Some(counts(plan, &answer, topic.map(|topic| &topic.members[..]))),
        _ => None,
    };
    let mut hits = answer.hits;
    let mut total = answer.total;
    if let Some(topic) = topic {
        hits.retain(|hit| topic.members.contains(&hit.record));
        total = hits.len();
    }
    if newest {
        let named = answer.by_reference.min(hits.len());
        if topic.is_none() {
            hits[named..].sort_by_key(|hit| hit.record);
        } else {
            hits.sort_by_key(|hit| (hit.score > 0.0, hit.record));
        }
    }
    let hits: Vec<Value> = hits.iter().take(SHOWN).map(|hit| json!([hit.record, hit.score])).collect();
    Ok(json!({
        "question": question,
        "filters": topic.map_or_else(|| json!({}), |topic| json!({ "topics": [topic.slug.as_str()] })),
        "newest": newest,
        "limit": SHOWN,
        "total": total,
        "corrected": answer.corrected,
        "partial": answer.is_partial,
        "hits": hits,
        "counts": counts,
    }))
}

/// How many of an answer's records each topic, exemption and outcome has; but for topics, of those that have this one.
fn counts(plan: &Plan<'_>, answer: &Answer, topic: Option<&[usize]>) -> Value {
    let all: BTreeSet<usize> = answer.hits.iter().map(|hit| hit.record).collect();
    let narrowed: BTreeSet<usize> =
        all.iter().copied().filter(|record| topic.is_none_or(|topic| topic.contains(record))).collect();
    let of = |among: &BTreeSet<usize>, members: &[usize]| members.iter().filter(|at| among.contains(at)).count();
    let topics = plan.catalogue.topics.iter().map(|topic| json!([topic.slug.as_str(), of(&all, &topic.members)]));
    let exemptions = plan.catalogue.exemptions.iter();
    let exemptions = exemptions.map(|relied| json!([relied.exemption.slug(), of(&narrowed, &relied.members)]));
    let outcomes = plan.catalogue.outcomes.iter();
    let outcomes = outcomes.map(|decided| json!([decided.outcome.code(), of(&narrowed, &decided.members)]));
    json!({
        "topics": topics.collect::<Vec<_>>(),
        "exemptions": exemptions.collect::<Vec<_>>(),
        "outcomes": outcomes.collect::<Vec<_>>(),
    })
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
