//! The cleared log, arranged: newest first, by year, topic, exemption and outcome. Decides no address.

mod related;

pub use self::related::Related;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::address::Slug;
use crate::config::Config;
use crate::gate::{Clearance, Cleared};
use crate::law::{self, Exemption, Outcome};
use crate::records::{Disclosure, Notice, StaticPage};

/// The cleared log, arranged. Lists hold indexes into [`Catalogue::responses`], newest first.
#[derive(Debug)]
#[non_exhaustive]
pub struct Catalogue {
    /// Every response, newest first; those without a date after the others of their year.
    pub responses: Vec<Cleared<Disclosure>>,
    /// What is left of records that were taken back, by reference.
    pub notices: Vec<Cleared<Notice>>,
    /// Other pages, by name.
    pub pages: Vec<Cleared<StaticPage>>,
    /// By year, newest first.
    pub years: Vec<Year>,
    /// By topic, in the order of the alphabet.
    pub topics: Vec<Topic>,
    /// By exemption, in the order of the law.
    pub exemptions: Vec<Relied>,
    /// By outcome, in the order in which lists show them.
    pub outcomes: Vec<Decided>,
    /// What was corrected or withdrawn after publication, newest first.
    pub changes: Vec<Change>,
    /// How many responses state no date and name no year: they are listed under none.
    pub without_year: usize,
    /// Where a reference stands in the list of responses.
    by_reference: BTreeMap<String, usize>,
    /// The responses that name a reference as related.
    named_by: BTreeMap<String, Vec<usize>>,
}

/// The responses of a year.
#[derive(Debug)]
#[non_exhaustive]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its responses.
    pub members: Vec<usize>,
    /// Its months, newest first. Responses without a date are in none.
    pub months: Vec<Month>,
    /// How many of its responses state no date: they stand last, under the year that their reference names.
    pub undated: usize,
}

/// The responses of a month.
#[derive(Debug)]
#[non_exhaustive]
pub struct Month {
    /// The month, from 1.
    pub month: i8,
    /// Its responses.
    pub members: Vec<usize>,
}

/// Something that was changed after publication.
#[derive(Debug)]
#[non_exhaustive]
pub struct Change {
    /// The day.
    pub date: Date,
    /// What it was.
    pub what: What,
}

/// What can be done to a response after publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The response was corrected: which one, and which of its changes.
    Correction(usize, usize),
    /// The response was withdrawn: which notice stands for it.
    Withdrawal(usize),
}

/// The responses on a topic.
#[derive(Debug)]
#[non_exhaustive]
pub struct Topic {
    /// Its address, which names that differ only in punctuation or case share.
    pub slug: Slug,
    /// Its name, as most recently written.
    pub name: String,
    /// Every way in which it is written.
    pub spellings: Vec<String>,
    /// Its responses.
    pub members: Vec<usize>,
}

/// The responses that rely on an exemption.
#[derive(Debug)]
#[non_exhaustive]
pub struct Relied {
    /// The exemption.
    pub exemption: &'static Exemption,
    /// Its responses.
    pub members: Vec<usize>,
}

/// The responses with an outcome.
#[derive(Debug)]
#[non_exhaustive]
pub struct Decided {
    /// The outcome.
    pub outcome: Outcome,
    /// The responses that have it as a whole, and those in which a question was answered so.
    pub members: Vec<usize>,
    /// How many of them have it as a whole.
    pub whole: usize,
}

/// Puts the cleared log in order.
pub fn arrange(clearance: Clearance, config: &Config) -> Catalogue {
    let Clearance { mut disclosures, mut notices, mut pages, .. } = clearance;
    disclosures.sort_by(|left, right| order(right, config).cmp(&order(left, config)));
    notices.sort_by(|left, right| left.reference.cmp(&right.reference));
    pages.sort_by(|left, right| left.name.cmp(&right.name));
    let by_reference =
        disclosures.iter().enumerate().map(|(index, response)| (response.reference.clone(), index)).collect();
    let without_year = disclosures.iter().filter(|response| year(response, config).is_none()).count();
    Catalogue {
        without_year,
        years: years(&disclosures, config),
        topics: topics(&disclosures),
        exemptions: exemptions(&disclosures),
        outcomes: outcomes(&disclosures),
        changes: changes(&disclosures, &notices),
        named_by: related::named_by(&disclosures),
        responses: disclosures,
        notices,
        pages,
        by_reference,
    }
}

impl Catalogue {
    /// The responses whose page and files are taken over as they were published before.
    pub fn kept(&self) -> impl Iterator<Item = usize> + '_ {
        self.responses.iter().enumerate().filter(|(_, response)| response.kept.is_some()).map(|(index, _)| index)
    }

    /// Puts the whole response in the place of one that was to be taken over. It says the same of itself.
    pub fn complete(&mut self, index: usize, whole: Cleared<Disclosure>) {
        self.responses[index] = whole;
    }

    /// Where a response stands in the list.
    pub fn position(&self, reference: &str) -> Option<usize> {
        self.by_reference.get(reference).copied()
    }
}

/// The year of a response: that of its publication, else of the answer, else of the request, else of its reference.
pub fn year(response: &Disclosure, config: &Config) -> Option<i16> {
    response.dates.leading().map(|date| date.year()).or_else(|| config.reference.year(&response.reference))
}

/// The topics that a response is listed under: none of a discreet one. A page on the topic would tell what the response
/// is about, and a link to it would leave the topic's name in the history of a browser.
pub fn listed_topics(response: &Disclosure) -> &[String] {
    if response.discreet { &[] } else { &response.topics }
}

/// What a response is ordered by: its date, or the year of its reference, and then the reference.
fn order<'a>(response: &'a Disclosure, config: &Config) -> (i16, i8, i8, &'a str) {
    match response.dates.leading() {
        Some(date) => (date.year(), date.month(), date.day(), &response.reference),
        None => (year(response, config).unwrap_or(0), 0, 0, &response.reference),
    }
}

fn years(responses: &[Cleared<Disclosure>], config: &Config) -> Vec<Year> {
    let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        if let Some(year) = year(response, config) {
            years.entry(year).or_default().push(index);
        }
    }
    let years = years.into_iter().rev().map(|(year, members)| {
        let months = months(responses, &members);
        let dated: usize = months.iter().map(|month| month.members.len()).sum();
        Year { year, months, undated: members.len() - dated, members }
    });
    years.collect()
}

fn months(responses: &[Cleared<Disclosure>], members: &[usize]) -> Vec<Month> {
    let mut months: BTreeMap<i8, Vec<usize>> = BTreeMap::new();
    for &index in members {
        if let Some(date) = responses[index].dates.leading() {
            months.entry(date.month()).or_default().push(index);
        }
    }
    months.into_iter().rev().map(|(month, members)| Month { month, members }).collect()
}

fn changes(responses: &[Cleared<Disclosure>], notices: &[Cleared<Notice>]) -> Vec<Change> {
    let corrections = responses.iter().enumerate().flat_map(|(index, response)| {
        let numbered = response.changes.iter().enumerate();
        numbered.map(move |(number, change)| Change { date: change.date, what: What::Correction(index, number) })
    });
    let withdrawals =
        notices.iter().enumerate().map(|(index, notice)| Change { date: notice.date, what: What::Withdrawal(index) });
    let mut changes: Vec<Change> = corrections.chain(withdrawals).collect();
    changes.sort_by_key(|change| (Reverse(change.date), change.what));
    changes
}

fn topics(responses: &[Cleared<Disclosure>]) -> Vec<Topic> {
    let mut topics: BTreeMap<Slug, Topic> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        for name in listed_topics(response) {
            let slug = Slug::of(name);
            let topic = topics.entry(slug.clone()).or_insert_with(|| Topic {
                slug,
                name: name.clone(),
                spellings: Vec::new(),
                members: Vec::new(),
            });
            if !topic.spellings.contains(name) {
                topic.spellings.push(name.clone());
            }
            if topic.members.last() != Some(&index) {
                topic.members.push(index);
            }
        }
    }
    topics.into_values().collect()
}

fn exemptions(responses: &[Cleared<Disclosure>]) -> Vec<Relied> {
    let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        for citation in &response.exemptions {
            members.entry(citation.slug()).or_default().push(index);
        }
    }
    let relied = law::exemptions()
        .iter()
        .map(|exemption| Relied { exemption, members: members.remove(&exemption.slug()).unwrap_or_default() });
    relied.filter(|relied| !relied.members.is_empty()).collect()
}

fn outcomes(responses: &[Cleared<Disclosure>]) -> Vec<Decided> {
    let decided = Outcome::ALL.into_iter().map(|outcome| {
        let is_whole = |response: &Disclosure| response.outcome == outcome;
        let is_part =
            |response: &Disclosure| response.questions.iter().any(|question| question.outcomes.contains(&outcome));
        let members = responses.iter().enumerate().filter(|(_, response)| is_whole(response) || is_part(response));
        let members: Vec<usize> = members.map(|(index, _)| index).collect();
        let whole = members.iter().filter(|&&index| is_whole(&responses[index])).count();
        Decided { outcome, members, whole }
    });
    decided.filter(|decided| !decided.members.is_empty()).collect()
}
