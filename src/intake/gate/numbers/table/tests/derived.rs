//! Percentages that give a low count away.

use super::super::{Policy, derived};
use super::{Drawn, draw, markers};

fn given_away(drawn: &Drawn) -> Vec<((usize, usize), u64)> {
    let markers = markers();
    let policy = Policy { threshold: 5, zero_is_low: false, markers: &markers };
    derived(&drawn.read_with(&policy), &policy).into_iter().map(|found| (found.at, found.value)).collect()
}

#[test]
fn a_percentage_of_the_column_total() {
    let drawn = draw("Outcome | Cases | %\nUpheld | xx | 1.7\nNot upheld | 177 | 98.3\nTotal | 180 | 100");
    assert_eq!(given_away(&drawn), [((0, 2), 3)]);
    let drawn = draw("Outcome | Cases | % of total\nUpheld | xx | 1.7%\nOther | xx | 2.2%\nTotal | 180 | 100%");
    assert_eq!(given_away(&drawn), [((0, 2), 3), ((1, 2), 4)]);
}

#[test]
fn a_coarse_percentage_gives_nothing_away() {
    let drawn = draw("Outcome | Cases | %\nUpheld | xx | 2\nNot upheld | 177 | 98\nTotal | 180 | 100");
    assert!(given_away(&drawn).is_empty());
    let drawn = draw("Outcome | Cases | %\nUpheld | xx | 1.7\nNot upheld | 177 | 98.3\nTotal | xx | 100");
    assert!(given_away(&drawn).is_empty());
}

#[test]
fn a_percentage_of_a_count_in_its_row() {
    let drawn = draw("Ward | Complaints | % upheld\nHill | 180 | 1.7\nDale | 60 | 50\nQuay | 15 | 20");
    assert_eq!(given_away(&drawn), [((0, 2), 3), ((2, 2), 3)]);
    let drawn =
        draw("Ward | Upheld | Not upheld | Total | % upheld\nHill | xx | xx+ | 180 | 1.7\nDale | 30 | 30 | 60 | 50");
    assert_eq!(given_away(&drawn), [((0, 4), 3)]);
}

#[test]
fn a_percentage_of_a_base_in_the_header() {
    let drawn = draw("Answer | % (n=180)\nYes | 1.7\nNo | 98.3");
    assert_eq!(given_away(&drawn), [((0, 1), 3)]);
}

#[test]
fn a_percentage_beside_a_marker_in_one_cell() {
    let drawn = draw("Outcome | Cases\nUpheld | xx (1.7%)\nNot upheld | 177 (98.3%)\nTotal | 180");
    assert_eq!(given_away(&drawn), [((0, 1), 3)]);
}

#[test]
fn a_row_of_percentages_under_its_base() {
    let drawn = draw("Measure | 2021 | 2022\nComplaints | 180 | 60\n% upheld | 1.7 | 50");
    assert_eq!(given_away(&drawn), [((1, 1), 3)]);
}

#[test]
fn percentages_of_something_else_are_left() {
    let drawn = draw("Ward | Complaints | % change\nHill | 180 | 1.7\nDale | 60 | 5");
    assert!(given_away(&drawn).is_empty());
    let drawn = draw("Ward | Residents | Turnout %\nHill | 180 | 40\nDale | 60 | 51");
    assert!(given_away(&drawn).is_empty());
}

#[test]
fn a_percentage_of_the_people_in_the_caption() {
    let told = |caption: &str| given_away(&draw("Sex | %\nMen | 70\nWomen | 30").caption(caption));
    assert_eq!(told("The 10 officers dismissed, by sex"), [((1, 1), 3)]);
    assert_eq!(told("Officers dismissed (n=10), by sex"), [((1, 1), 3)]);
    for other in
        ["Officers dismissed in 2021, by sex", "The 1,000 officers, by sex", "The 10 wards, by sex", "12 men, 9 women"]
    {
        assert_eq!(told(other), [], "{other}");
    }
    let drawn =
        draw("Sex | Percent\nMen | 70%\nWomen | 30%\nTotal (n=10) | 100%").caption("Officers dismissed, by sex");
    assert_eq!(given_away(&drawn), [((1, 1), 3)]);
}
