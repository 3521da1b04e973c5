//! What `candour audit` and `candour suppress` look into: the tables of drafts with their readings, in families. Judges as
//! the gate does, and clears nothing.

use std::collections::BTreeMap;

use super::decisions::Docket;
use super::ledger::{Ledger, Published};
use super::numbers;
use super::numbers::TableReading;
use super::recovery::{self, Figures, Words};
use super::tables::{figures_of, may_be_same};
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::intake::records::{Draft, PageDraft, TableDraft};
use crate::plain::Plain;
use crate::source::Source;

/// A table with what it was read as.
pub(super) struct Inspected<'a> {
    pub(super) draft: &'a TableDraft,
    pub(super) reading: TableReading,
    pub(super) figures: Figures,
    /// The path of the record or page that it stands in.
    pub(super) record: &'a str,
    /// Whether it belongs to the record itself, and not to a file that goes with it.
    pub(super) is_own: bool,
}

/// Tables that share counts, and what was published of them before.
pub(super) struct Group<'a> {
    pub(super) tables: Vec<Inspected<'a>>,
    pub(super) published: Published,
    pub(super) policy: Policy,
    /// The series that they are of.
    pub(super) series: Option<String>,
}

impl Group<'_> {
    pub(super) fn figures(&self) -> Vec<Figures> {
        self.tables.iter().map(|table| table.figures.clone()).collect()
    }
}

/// Every table in its family, in the order of the records; series come last.
pub(super) fn groups<'a>(
    drafts: &'a [Draft],
    pages: &'a [PageDraft],
    config: &Config,
    ledger: &Ledger,
) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut of_series: BTreeMap<String, Group<'a>> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.withdrawn.is_none()) {
        let policy = config.policy.stricter(draft.threshold);
        let mut docket = Docket::open(&draft.decisions, &draft.source);
        let passages = draft.passages();
        let words = Words { body: &draft.body.plain, passages: &passages };
        let mut apart = Vec::new();
        let own = numbers::check(draft, &policy, &mut docket, &mut Report::default());
        for (table, reading) in draft.tables.iter().zip(own) {
            let inspected = inspect(draft.reference(), &draft.source, table, reading, words, &policy, true);
            match &table.attributes.series {
                None => apart.push(inspected),
                Some(name) => join(&mut of_series, name, inspected, config, ledger),
            }
        }
        for (table, reading) in numbers::check_attached(draft, &policy, &mut docket, &mut Report::default()) {
            let words = Words { body: &Plain::default(), passages: &passages };
            let inspected = inspect(draft.reference(), &draft.source, table, reading, words, &policy, false);
            apart.push(inspected);
        }
        groups.extend(of_record(apart, &policy));
    }
    for page in pages {
        let mut docket = Docket::open(&page.decisions, &page.source);
        let passages = page.passages();
        let mut apart = Vec::new();
        let own = numbers::check_page(page, &config.policy, &mut docket, &mut Report::default());
        for (table, reading) in page.tables.iter().zip(own) {
            let words = Words { body: &page.body.plain, passages: &passages };
            let inspected = inspect(&page.name, &page.source, table, reading, words, &config.policy, true);
            match &table.attributes.series {
                None => apart.push(inspected),
                Some(name) => join(&mut of_series, name, inspected, config, ledger),
            }
        }
        groups.extend(of_record(apart, &config.policy));
    }
    groups.extend(of_series.into_values());
    groups
}

/// Adds a table to the group of its series.
fn join<'a>(
    of_series: &mut BTreeMap<String, Group<'a>>,
    name: &str,
    table: Inspected<'a>,
    config: &Config,
    ledger: &Ledger,
) {
    let begin = || Group {
        tables: Vec::new(),
        published: ledger.of_series(name),
        policy: config.policy.clone(),
        series: Some(name.to_owned()),
    };
    of_series.entry(name.to_owned()).or_insert_with(begin).tables.push(table);
}

fn inspect<'a>(
    reference: &str,
    source: &'a Source,
    draft: &'a TableDraft,
    reading: TableReading,
    words: Words<'_>,
    policy: &Policy,
    is_own: bool,
) -> Inspected<'a> {
    let figures = figures_of(reference, draft, &reading, words, policy);
    Inspected { draft, reading, figures, record: source.path(), is_own }
}

/// The tables of a record that are in no series: those that print the same counts together, each other by itself.
fn of_record<'a>(tables: Vec<Inspected<'a>>, policy: &Policy) -> Vec<Group<'a>> {
    if tables.len() < 2 {
        return tables.into_iter().map(|table| alone(table, policy.clone())).collect();
    }
    let supposed: Vec<Figures> =
        tables.iter().map(|table| table.figures.supposed(table.draft, &table.reading)).collect();
    let may = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (tables.get(left), tables.get(right)) else { return false };
        may_be_same(left.draft, right.draft, left.is_own && right.is_own)
    };
    let kin = recovery::kin(&supposed, &may, policy);
    let mut tables: Vec<Option<Inspected<'a>>> = tables.into_iter().map(Some).collect();
    let mut groups = Vec::new();
    for kin in kin {
        let joined = kin.members.iter().zip(kin.figures).filter_map(|(member, figures)| {
            let table = tables.get_mut(*member)?.take()?;
            Some(Inspected { figures, ..table })
        });
        let tables: Vec<Inspected<'a>> = joined.collect();
        if tables.is_empty() {
            continue;
        }
        groups.push(Group { tables, published: Published::default(), policy: policy.clone(), series: None });
    }
    groups.extend(tables.into_iter().flatten().map(|table| alone(table, policy.clone())));
    groups
}

fn alone(table: Inspected<'_>, policy: Policy) -> Group<'_> {
    Group { tables: vec![table], published: Published::default(), policy, series: None }
}
