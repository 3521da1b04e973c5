//! What `candour audit` and `candour suppress` look into: the tables of drafts with their readings, in families. Judges as
//! the gate does, and clears nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::decisions::Docket;
use super::ledger::{Ledger, Published};
use super::numbers;
use super::numbers::TableReading;
use super::recovery::{At, Figures, Words};
use super::tables::{self, Member, figures_of};
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::intake::records::{Draft, PageDraft, TableDraft};
use crate::plain::Plain;
use crate::source::Source;

/// A table with what it was read as.
#[derive(Clone)]
pub(super) struct Inspected<'a> {
    pub(super) draft: &'a TableDraft,
    pub(super) reading: Rc<TableReading>,
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

impl Inspected<'_> {
    fn member(&self) -> Member<'_> {
        Member { draft: self.draft, reading: &self.reading, is_own: self.is_own }
    }
}

impl Group<'_> {
    pub(super) fn figures(&self) -> Vec<Figures> {
        self.tables.iter().map(|table| table.figures.clone()).collect()
    }
}

/// Which cells of a group are suppressed further before the next is made up: table and cell.
pub(super) type Suppress = dyn Fn(&Group<'_>) -> Vec<(usize, At)>;

/// Every table in its families, in the order of the records; series come last. A table that prints the same counts as
/// others stands in as many groups as it is judged in.
pub(super) fn groups<'a>(
    drafts: &'a [Draft],
    pages: &'a [PageDraft],
    config: &Config,
    ledger: &Ledger,
    suppress: &Suppress,
) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut of_series: BTreeMap<String, Group<'a>> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.withdrawn.is_none()) {
        let policy = config.policy.of_record(draft.threshold, draft.language.as_deref());
        let mut docket = Docket::open(&draft.decisions, &draft.source);
        let passages = draft.passages();
        let words = Words { body: &draft.body.plain, passages: &passages };
        let mut tables = Vec::new();
        let own = numbers::check(draft, &policy, &mut docket, &mut Report::default());
        for (table, reading) in draft.tables.iter().zip(own) {
            let inspected = inspect(draft.reference(), &draft.source, table, reading, words, &policy, true);
            if let Some(name) = &table.attributes.series {
                join(&mut of_series, name, inspected.clone(), config, ledger);
            }
            tables.push(inspected);
        }
        for (table, reading) in numbers::check_attached(draft, &policy, &mut docket, &mut Report::default()) {
            let words = Words { body: &Plain::default(), passages: &passages };
            let inspected = inspect(draft.reference(), &draft.source, table, reading, words, &policy, false);
            tables.push(inspected);
        }
        groups.extend(of_record(&tables, &policy, suppress));
    }
    for page in pages {
        let mut docket = Docket::open(&page.decisions, &page.source);
        let passages = page.passages();
        let mut tables = Vec::new();
        let own = numbers::check_page(page, &config.policy, &mut docket, &mut Report::default());
        for (table, reading) in page.tables.iter().zip(own) {
            let words = Words { body: &page.body.plain, passages: &passages };
            let inspected = inspect(&page.name, &page.source, table, reading, words, &config.policy, true);
            if let Some(name) = &table.attributes.series {
                join(&mut of_series, name, inspected.clone(), config, ledger);
            }
            tables.push(inspected);
        }
        groups.extend(of_record(&tables, &config.policy, suppress));
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
    Inspected { draft, reading: Rc::new(reading), figures, record: source.path(), is_own }
}

/// The tables of a record as the gate judges them, but for series: those that print the same counts together, every other by
/// itself.
fn of_record<'a>(tables: &[Inspected<'a>], policy: &Policy, suppress: &Suppress) -> Vec<Group<'a>> {
    let members: Vec<Member<'_>> = tables.iter().map(Inspected::member).collect();
    let figures = tables.iter().map(|table| table.figures.clone()).collect();
    let mut alone = Vec::new();
    let mut groups = Vec::new();
    let mut in_kin = BTreeSet::new();
    tables::families(&members, figures, policy, true, &mut |family| {
        let joined = family.members.iter().zip(family.figures);
        let joined = joined.filter_map(|(member, figures)| Some(Inspected { figures, ..tables.get(*member)?.clone() }));
        let (published, policy) = (Published::default(), policy.clone());
        let group = Group { tables: joined.collect(), published, policy, series: None };
        let suppressed = suppress(&group);
        if family.is_kin {
            in_kin.extend(family.members);
            groups.push(group);
        } else {
            alone.push((family.members, group));
        }
        suppressed
    });
    // What a table tells by itself, it tells beside others too.
    alone.retain(|(members, _)| !members.iter().any(|member| in_kin.contains(member)));
    groups.extend(alone.into_iter().map(|(_, group)| group));
    groups
}
