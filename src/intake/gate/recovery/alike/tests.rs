//! Tests that comparing what was worked out once of each table finds what comparing whole tables pair by pair does.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::config;
use crate::diagnostic::Report;
use crate::intake::gate::decisions::Docket;
use crate::intake::gate::ledger::Identity;
use crate::intake::gate::numbers;
use crate::intake::gate::recovery::identity::Vocabulary;
use crate::records;
use crate::source::SourceTree;

/// A random table: its attributes, and its lines of cells with the header first.
type Lines = (String, Vec<Vec<&'static str>>);

const ROWS: [&str; 10] =
    ["Alder", "Birch", "Cedar", "Men", "2021", "2022", "Number", "All wardens", "Total", "of which Men"];
const COLUMNS: [&str; 8] = ["Wardens", "Men", "Women", "2021", "2022", "2021-03", "Number", "Total"];
const CELLS: [&str; 9] = ["xx", "xx", "xx", "xx+", "8", "14", "14", "20", "34"];
const ATTRIBUTES: [&str; 7] =
    ["", "", "period=\"2021\"", "period=\"2022\"", "period=\"2021..2022\"", "unit=\"Men\"", "unit=\"Birch\""];

fn any_table() -> impl Strategy<Value = Lines> {
    let line = (prop::sample::select(&ROWS[..]), prop::collection::vec(prop::sample::select(&CELLS[..]), 3));
    let header = prop::sample::subsequence(&COLUMNS[..], 1..=3);
    let lines = (prop::sample::select(&ATTRIBUTES[..]), header, prop::collection::vec(line, 1..5));
    lines.prop_map(|(attributes, header, lines)| {
        let width = header.len();
        let header = std::iter::once("Ward").chain(header).collect();
        let body = lines.into_iter().map(|(label, cells)| [label].into_iter().chain(cells).take(width + 1).collect());
        (attributes.to_owned(), std::iter::once(header).chain(body).collect())
    })
}

/// Two tables that are linked, and the cells of each that do not agree.
type Found = ((usize, usize), (Vec<At>, Vec<At>));

/// The same with the cells in order, two by two.
type Ordered = ((usize, usize), Vec<(At, At)>);

/// The figures of the tables of a record, as those that may print the same counts.
fn figures(tables: &[Lines]) -> (Vec<Figures>, Policy) {
    let mut text =
        "+++\nreference = \"A-1\"\ntitle = \"Wardens\"\noutcome = \"disclosed\"\n+++\n\nHere xx stands for a low number.\n\n"
            .to_owned();
    for (index, (attributes, lines)) in tables.iter().enumerate() {
        text += &format!("Table: T {{#t{index} {attributes}}}\n\n");
        for (row, line) in lines.iter().enumerate() {
            text += &format!("| {} |\n", line.join(" | "));
            if row == 0 {
                text += &format!("|{}\n", " --- |".repeat(line.len()));
            }
        }
        text.push('\n');
    }
    let config = config::minimal();
    let tree = SourceTree::from_files([("content/responses/a.md", text)]);
    let finds = records::find(&tree, &mut Report::default());
    let drafts = records::read(&tree, &finds, &config, &mut Report::default());
    let draft = &drafts[0];
    let mut docket = Docket::open(&draft.decisions, &draft.source);
    let readings = numbers::check(draft, &config.policy, &mut docket, &mut Report::default());
    let supposed = draft
        .tables
        .iter()
        .zip(&readings)
        .map(|(table, reading)| Figures::of("A-1", table, reading, &config.policy).supposed(table, reading));
    (supposed.collect(), config.policy.clone())
}

/// Every pair that prints the same counts, found by comparing all tables whole.
fn pair_by_pair(tables: &[Figures], policy: &Policy) -> Vec<Found> {
    let mut found = Vec::new();
    for (right, second) in tables.iter().enumerate() {
        for (left, first) in tables[..right].iter().enumerate() {
            if first.hides() || second.hides() {
                found.extend(link_whole(first, second, policy).map(|apart| ((left, right), apart)));
            }
        }
    }
    found
}

fn link_whole(left: &Figures, right: &Figures, policy: &Policy) -> Option<(Vec<At>, Vec<At>)> {
    let mut pair = [left.clone(), right.clone()];
    match (period(left), period(right)) {
        (Some(said), None) => take_period(&mut pair[1].scope, said),
        (None, Some(said)) => take_period(&mut pair[0].scope, said),
        _ => {}
    }
    let compared = compare_whole(&pair);
    if !compared.differ.is_empty() && compared.agree <= compared.differ.len() {
        return None;
    }
    if compared.agree == 0 && !shares_label(left, right) && has_further(left, right) {
        return None;
    }
    let apart: (Vec<At>, Vec<At>) = compared.differ.into_iter().unzip();
    pair[0].apart.extend(&apart.0);
    pair[1].apart.extend(&apart.1);
    let nothing = Published::default();
    let family = Family::of(&pair, &nothing, policy);
    (spans(&family) && !family.has_conflict()).then_some(apart)
}

fn compare_whole(pair: &[Figures; 2]) -> Comparison {
    let vocabulary = Vocabulary::of(pair, std::iter::empty());
    let [of_left, of_right] = pair.each_ref().map(|table| vocabulary.identities(table));
    let mut cells: BTreeMap<&Identity, Vec<At>> = BTreeMap::new();
    for (at, identity) in &of_right {
        cells.entry(identity).or_default().push(*at);
    }
    let mut compared = Comparison::default();
    let threshold = pair[0].threshold.max(pair[1].threshold);
    for (at, identity) in &of_left {
        for other_at in cells.get(identity).into_iter().flatten() {
            let (one, other) = (&pair[0].cells[at], &pair[1].cells[other_at]);
            match (shown(one), shown(other)) {
                (Some(first), Some(second)) if first == second => compared.agree += usize::from(first > threshold),
                (Some(_), Some(_)) => compared.differ.push((*at, *other_at)),
                (Some(value), None) if !allows(other, value, threshold) => compared.differ.push((*at, *other_at)),
                (None, Some(value)) if !allows(one, value, threshold) => compared.differ.push((*at, *other_at)),
                _ => {}
            }
        }
    }
    compared
}

/// The links that [`kin`] goes by, each with its cells in order.
fn linked(tables: &[Figures], policy: &Policy) -> Vec<Found> {
    links(tables, &|_, _| true, policy).into_iter().map(|link| (link.pair, link.apart)).collect()
}

fn in_order(links: Vec<Found>) -> Vec<Ordered> {
    let in_order = |(left, right): (Vec<At>, Vec<At>)| {
        let mut cells: Vec<(At, At)> = left.into_iter().zip(right).collect();
        cells.sort_unstable();
        cells
    };
    links.into_iter().map(|(pair, apart)| (pair, in_order(apart))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pair_is_lost(tables in prop::collection::vec(any_table(), 2..7)) {
        let (figures, policy) = figures(&tables);
        prop_assert_eq!(figures.len(), tables.len());
        prop_assert_eq!(in_order(linked(&figures, &policy)), in_order(pair_by_pair(&figures, &policy)));
    }
}

#[test]
fn random_tables_are_linked_often_enough_to_tell() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut count = 0;
    for _ in 0..100 {
        let tables = prop::collection::vec(any_table(), 4).new_tree(&mut runner).unwrap().current();
        let (figures, policy) = figures(&tables);
        count += linked(&figures, &policy).len();
    }
    assert!(count > 10, "{count} pairs of 600 are linked");
}

#[test]
fn tables_that_share_nothing_are_not_compared() {
    let table = |rows: [&'static str; 2]| {
        let lines = vec![vec!["Ward", "Number"], vec![rows[0], "xx"], vec![rows[1], "20"]];
        (String::new(), lines)
    };
    let (figures, _) = figures(&[table(["Alder", "Birch"]), table(["Cedar", "Dogwood"]), table(["Elm", "Birch"])]);
    assert_eq!(Meanings::of(&figures).pairs(), [(0, 2)]);
}
