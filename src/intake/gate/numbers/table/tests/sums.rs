//! Totals, their parts, and totals that do not add up.

use super::super::{Hints, Place, Policy, mismatches};
use super::{Drawn, draw, markers};

/// A total and its parts.
type Found = ((usize, usize), Vec<(usize, usize)>);

fn relations(drawn: &Drawn) -> Vec<Found> {
    drawn.read().relations.into_iter().map(|relation| (relation.total, relation.parts)).collect()
}

fn wrong(drawn: &Drawn) -> Vec<String> {
    let markers = markers();
    let policy = Policy { threshold: 5, zero_is_low: false, markers: &markers };
    mismatches(&drawn.read_with(&policy), &policy).into_iter().map(|mismatch| mismatch.message).collect()
}

#[test]
fn totals_of_rows_and_columns() {
    let drawn = draw("Sex | 2020 | 2021 | Total\nWomen | 10 | 20 | 30\nMen | 6 | xx | 9\nTotal | 16 | 23 | 39");
    let found = relations(&drawn);
    assert_eq!(found.len(), 6);
    assert!(found.contains(&((1, 3), vec![(1, 1), (1, 2)])));
    assert!(found.contains(&((2, 2), vec![(0, 2), (1, 2)])));
    assert!(wrong(&drawn).is_empty());
}

#[test]
fn subtotals_and_a_grand_total() {
    let drawn = draw(
        "Team | Staff\nNorth | \nPC | 10\nSgt | 7\nTotal | 17\nSouth | \nPC | 20\nSgt | 8\nTotal | 28\nGrand total | 45",
    );
    assert_eq!(
        relations(&drawn),
        [((3, 1), vec![(1, 1), (2, 1)]), ((7, 1), vec![(5, 1), (6, 1)]), ((8, 1), vec![(3, 1), (7, 1)])]
    );
}

#[test]
fn the_last_total_of_groups_may_be_of_its_group() {
    let drawn = draw("Team | Staff\nNorth | \nPC | 10\nSgt | 7\nTotal | 17\nSouth | \nPC | 20\nSgt | 8\nTotal | 28");
    assert_eq!(relations(&drawn), [((3, 1), vec![(1, 1), (2, 1)]), ((7, 1), vec![(5, 1), (6, 1)])]);
}

#[test]
fn a_total_in_the_middle() {
    let drawn = draw("Team | Staff\nA | 10\nB | 7\nSub-total | 17\nC | 20\nTotal | 37");
    assert_eq!(relations(&drawn), [((2, 1), vec![(0, 1), (1, 1)]), ((4, 1), vec![(2, 1), (3, 1)])]);
}

#[test]
fn a_total_that_comes_first() {
    let drawn = draw("Team | Staff\nTotal | 37\nA | 10\nB | 7\nC | 20");
    assert_eq!(relations(&drawn), [((0, 1), vec![(1, 1), (2, 1), (3, 1)])]);
    let drawn = draw("Team | Total cases | Upheld | Not upheld\nA | 10 | 4 | 6\nB | 17 | 8 | 9");
    assert_eq!(relations(&drawn).len(), 2);
    let drawn = draw("Team | Total cases | Upheld | Withdrawn\nA | 10 | 4 | 5\nB | 17 | 8 | 9");
    assert!(relations(&drawn).is_empty());
    let drawn = draw(
        "Group | Level | Staff\nAll | | 30\nsex | women | 10\nsex | men | 20\nage | under 40 | 14\nage | over 40 | 16",
    );
    assert_eq!(relations(&drawn), [((0, 2), vec![(1, 2), (2, 2)]), ((0, 2), vec![(3, 2), (4, 2)])]);
}

#[test]
fn of_which_is_not_added_again() {
    let drawn = draw("Outcome | Cases\nUpheld | 10\nof which staff | 7\nNot upheld | 20\nTotal | 30");
    assert_eq!(relations(&drawn), [((3, 1), vec![(0, 1), (2, 1)])]);
    assert!(wrong(&drawn).is_empty());
}

#[test]
fn named_totals_are_borne_out_or_left() {
    let drawn = draw("Rank | 2021\nPC | 9\nSgt | 8\nAll ranks | 17");
    assert_eq!(relations(&drawn).len(), 1);
    let drawn = draw("Measure | 2021\nTotal complaints | 40\nTotal compliments | 12\nTotal requests | 100");
    assert!(relations(&drawn).is_empty());
    let drawn = draw("Group | Cases\nAll other | 40\nSome | 12");
    assert!(relations(&drawn).is_empty());
}

#[test]
fn percentages_have_no_sums() {
    let drawn = draw("Group | Cases | % | Year\nA | 40 | 80 | 2019\nB | 10 | 20 | 2020\nTotal | 50 | 100 | ");
    assert_eq!(relations(&drawn), [((2, 1), vec![(0, 1), (1, 1)])]);
}

#[test]
fn attributes_place_totals() {
    let hints = Hints { total_row: Some(Place::Last), total_column: Some(Place::Last), ..Hints::default() };
    let drawn =
        draw("Sex | 2020 | 2021 | Both\nWomen | 10 | 20 | 30\nMen | 6 | 8 | 14\nEveryone | 16 | 28 | 44").hints(hints);
    assert_eq!(relations(&drawn).len(), 6);
    let hints = Hints { total_row: Some(Place::None), total_column: Some(Place::None), ..Hints::default() };
    let drawn = draw("Sex | 2020 | Total\nWomen | 10 | 20\nTotal | 6 | 8").hints(hints);
    assert!(relations(&drawn).is_empty());
    let hints = Hints { total_row: Some(Place::First), ..Hints::default() };
    let drawn = draw("Sex | 2020\nEveryone | 31\nWomen | 10\nMen | 20").hints(hints);
    assert_eq!(wrong(&drawn).len(), 1);
}

#[test]
fn totals_that_do_not_add_up() {
    let drawn = draw("Ward | Cases\nA | 12\nB | 20\nTotal | 31");
    assert_eq!(wrong(&drawn), ["column `Cases` with the total `Total`: 12 + 20 = 32, but the total is 31."]);
    let drawn = draw("Ward | Cases\nA | xx\nB | 20\nTotal | 26");
    assert_eq!(
        wrong(&drawn),
        [
            "column `Cases` with the total `Total`: 20, and with 1 suppressed cell (from 1 to 5) that can only come to between 21 and 25, but the total is 26."
        ]
    );
    let drawn = draw("Ward | Cases\nA | xx\nB | xx+\nC | 20\nTotal | 926");
    assert!(wrong(&drawn).is_empty());
    let drawn = draw("Ward | Cases\nA | xx\nB | xx+\nC | 20\nTotal | 20");
    assert_eq!(wrong(&drawn).len(), 1);
    let drawn = draw("Ward | Cases\nA | N/A\nB | 7\nTotal | 26");
    assert!(wrong(&drawn).is_empty());
    let drawn = draw("Ward | Cases\nA | 20\nB | 7\nTotal | xx");
    assert_eq!(
        wrong(&drawn),
        ["column `Cases` with the total `Total`: 20 + 7 = 27, but the total is suppressed as a low number."]
    );
}

#[test]
fn a_marker_that_bounds_itself_is_held_to_it() {
    let drawn = draw("Ward | Cases\nA | <5\nB | 20\nTotal | 25");
    assert_eq!(wrong(&drawn).len(), 1);
}
