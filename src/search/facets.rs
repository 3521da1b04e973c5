//! What results can be narrowed to: years, topics, exemptions, outcomes, and whether there is data. Lists of records, and
//! the words for them. See `format.md`.

use serde::Serialize;

use super::bits::varint;
use super::lists::members;
use super::text::has_data;
use crate::catalogue;
use crate::law::Exemption;
use crate::plan::Plan;

/// How many bytes of lists a file may have before the next list begins another.
const FULL: usize = 16_384;

/// One thing to narrow results to: its code, its name, how many records it has, and the number of the file that lists them.
#[derive(Serialize)]
pub(super) struct Value(String, String, usize, usize);

/// Everything to narrow results to.
#[derive(Serialize)]
pub(super) struct Facets {
    /// Years, newest first, each with its first record: a year's records stand together. Records without a year come last.
    years: Vec<(Option<i16>, usize)>,
    topics: Vec<Value>,
    exemptions: Vec<Value>,
    outcomes: Vec<Value>,
    /// Records with a table or a workbook.
    data: Vec<Value>,
    #[serde(skip)]
    files: Vec<Vec<u8>>,
}

impl Facets {
    /// Of a log.
    pub(super) fn of(plan: &Plan<'_>) -> Self {
        let catalogue = plan.catalogue;
        let mut years: Vec<(Option<i16>, usize)> = Vec::new();
        for (record, response) in catalogue.responses.iter().enumerate() {
            let year = catalogue::year(response, plan.config);
            if years.last().is_none_or(|(last, _)| *last != year) {
                years.push((year, record));
            }
        }
        let data: Vec<usize> =
            (0..catalogue.responses.len()).filter(|record| has_data(&catalogue.responses[*record])).collect();
        let topics =
            catalogue.topics.iter().map(|topic| (topic.slug.to_string(), topic.name.clone(), &topic.members[..]));
        let name = |exemption: &Exemption| format!("{}: {}", plan.language.exemption(exemption), exemption.title);
        let exemptions = catalogue
            .exemptions
            .iter()
            .map(|relied| (relied.exemption.slug(), name(relied.exemption), &relied.members[..]));
        let outcomes = catalogue.outcomes.iter().map(|decided| {
            (
                decided.outcome.code().to_owned(),
                plan.language.outcome(decided.outcome, "label").to_owned(),
                &decided.members[..],
            )
        });
        let mut files = Vec::new();
        let mut write = |lists: Vec<(String, String, &[usize])>| encode(lists, catalogue.responses.len(), &mut files);
        Self {
            years,
            topics: write(topics.collect()),
            exemptions: write(exemptions.collect()),
            outcomes: write(outcomes.collect()),
            data: write(vec![("data".to_owned(), String::new(), &data[..])]),
            files,
        }
    }

    /// The lists of records, by the numbers of their files.
    pub(super) fn files(&self) -> &[Vec<u8>] {
        &self.files
    }
}

/// Adds files of lists: the length of each in bytes, then the lists.
fn encode(lists: Vec<(String, String, &[usize])>, log: usize, files: &mut Vec<Vec<u8>>) -> Vec<Value> {
    let log = u32::try_from(log).unwrap_or(u32::MAX);
    let (mut lengths, mut bytes, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (code, name, records) in lists {
        if bytes.len() >= FULL {
            lengths.append(&mut bytes);
            files.push(std::mem::take(&mut lengths));
        }
        let numbers: Vec<u32> = records.iter().filter_map(|record| u32::try_from(*record).ok()).collect();
        let list = members(&numbers, log);
        varint(&mut lengths, list.len() as u64);
        bytes.extend(list);
        values.push(Value(code, name, records.len(), files.len()));
    }
    lengths.append(&mut bytes);
    files.push(lengths);
    values
}
