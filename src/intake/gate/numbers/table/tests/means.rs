//! Means beside totals and counts, of which one is not printed.

use super::super::{Policy, derived};
use super::{Drawn, draw, markers};

/// The cell that a mean tells of, the least and the most.
type Told = (Option<(usize, usize)>, u64, Option<u64>);

fn told(drawn: &Drawn) -> Vec<Told> {
    drawn.read().means.into_iter().map(|mean| (mean.count, mean.least, mean.most)).collect()
}

fn given_away(drawn: &Drawn) -> Vec<((usize, usize), u64)> {
    let markers = markers();
    let policy = Policy { threshold: 5, zero_is_low: false, markers: &markers };
    derived(&drawn.read_with(&policy), &policy).into_iter().map(|found| (found.at, found.value)).collect()
}

#[test]
fn a_mean_of_a_printed_total_tells_how_many_share_it() {
    let drawn = draw(
        "Ward | Officers | Days lost | Average days per officer\nHill | 20 | 150 | 7.5\nDale | xx | 62 | 12.4\nQuay | 16 | 40 | 2.5",
    );
    assert_eq!(told(&drawn), [(Some((1, 1)), 5, Some(5))]);
    assert_eq!(given_away(&drawn), [((1, 3), 5)]);
    // To the whole day, three numbers of officers fit.
    let drawn = draw("Ward | Officers | Days lost | Average days per officer\nHill | 20 | 150 | 8\nDale | xx | 9 | 3");
    assert_eq!(told(&drawn), [(Some((1, 1)), 3, Some(3))]);
    let drawn = draw("Ward | Officers | Days lost | Average days per officer\nHill | 20 | 150 | 8\nDale | xx | 3 | 1");
    assert_eq!(told(&drawn), [(Some((1, 1)), 2, Some(6))]);
    assert_eq!(given_away(&drawn), []);
}

#[test]
fn a_mean_over_a_printed_count_tells_its_total() {
    let drawn = draw(
        "Ward | Wardens | Complaints | Mean complaints per warden\nHill | 20 | 30 | 1.5\nDale | 10 | xx | 0.3\nQuay | 16 | 40 | 2.5",
    );
    assert_eq!(told(&drawn), [(Some((1, 2)), 3, Some(3))]);
    assert_eq!(given_away(&drawn), [((1, 3), 3)]);
}

#[test]
fn a_mean_of_whole_numbers_tells_without_either() {
    let drawn = draw(
        "Ward | Wardens | Complaints | Mean complaints per warden\nHill | 20 | 30 | 1.5\nDale | xx | xx+ | 12.4\nQuay | 16 | 40 | 2.5\nPark | xx | xx+ | 2.5",
    );
    assert_eq!(told(&drawn), [(Some((1, 1)), 5, Some(5)), (Some((3, 1)), 2, Some(4))]);
}

#[test]
fn a_mean_that_names_who_shares_a_total_tells_how_many() {
    let drawn = draw("Ward | Days lost | Average days per officer\nHill | 150 | 7.5\nDale | 62 | 12.4");
    assert_eq!(given_away(&drawn), [((1, 2), 5)]);
    for other in ["Average days per vehicle", "Average days per month", "Median days", "Days per 1,000 population"] {
        let drawn = draw(&format!("Ward | Days lost | {other}\nHill | 150 | 7.5\nDale | 62 | 12.4"));
        assert_eq!(given_away(&drawn), [], "{other}");
    }
}

#[test]
fn measures_may_stand_in_rows() {
    let drawn = draw(
        "Measure | 2021 | 2022 | 2023\nOfficers | 20 | xx | 16\nDays lost | 150 | 62 | 40\nAverage days per officer | 7.5 | 12.4 | 2.5",
    );
    assert_eq!(told(&drawn), [(Some((0, 2)), 5, Some(5))]);
}

#[test]
fn a_mean_of_something_else_is_left() {
    let drawn = draw("Ward | Wardens | Complaints | Average age\nHill | 20 | 30 | 41.5\nDale | xx | 12 | 38.2");
    assert_eq!(told(&drawn), []);
    // The printed rows contradict it.
    let drawn = draw(
        "Ward | Wardens | Complaints | Average complaints per warden\nHill | 20 | 30 | 9.5\nDale | xx | 12 | 2.4\nQuay | 16 | 40 | 7.5",
    );
    assert_eq!(told(&drawn), []);
}
