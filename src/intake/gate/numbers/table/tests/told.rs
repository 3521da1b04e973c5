//! Sums that the author states by the names of rows and columns.

use super::super::{Hints, StatedSum, SumProblem};
use super::{Drawn, draw};

fn stated(total: &str, parts: &[&str], has_rest: bool) -> StatedSum {
    StatedSum { total: total.to_owned(), parts: parts.iter().map(|part| (*part).to_owned()).collect(), has_rest }
}

fn with(text: &str, sums: Vec<StatedSum>) -> Drawn {
    draw(text).hints(Hints { sums, ..Hints::default() })
}

/// Totals with their parts, by rows of the first column of counts.
fn down(drawn: &Drawn, column: usize) -> Vec<(usize, Vec<usize>)> {
    let relations = drawn.read().relations.into_iter().filter(|sum| sum.total.1 == column);
    let down = relations.filter(|sum| sum.parts.iter().all(|part| part.1 == column));
    down.map(|sum| (sum.total.0, sum.parts.into_iter().map(|part| part.0).collect())).collect()
}

const NATIONS: &str = "Area | Wardens\nEngland | 60\nNorth | 40\nSouth | 20\nWales | 30\nTotal | 90";

#[test]
fn a_stated_sum_of_rows_leaves_its_parts_out_of_other_totals() {
    let drawn = with(NATIONS, vec![stated("England", &["North", "South"], false)]);
    assert_eq!(down(&drawn, 1), [(0, vec![1, 2]), (4, vec![0, 3])]);
    let drawn = with(
        NATIONS,
        vec![stated("England", &["North", "South"], false), stated("total", &["England", "Wales"], false)],
    );
    assert_eq!(down(&drawn, 1), [(0, vec![1, 2]), (4, vec![0, 3])]);
}

#[test]
fn a_sum_with_a_rest_is_kept_apart() {
    let drawn = with(NATIONS, vec![stated("England", &["North"], true)]);
    let reading = drawn.read();
    assert_eq!(reading.partial.len(), 1);
    assert_eq!((reading.partial[0].total, reading.partial[0].parts.as_slice()), ((0, 1), [(1, 1)].as_slice()));
}

#[test]
fn a_stated_sum_of_columns() {
    let text = "Area | Staff | Officers | Wardens | Clerks\nHill | 60 | 40 | 30 | 20\nDale | 90 | 50 | 45 | 40";
    let drawn = with(text, vec![stated("Staff", &["Officers", "Clerks"], false)]);
    let reading = drawn.read();
    let sums: Vec<_> = reading.relations.iter().map(|sum| (sum.total, sum.parts.clone())).collect();
    assert_eq!(sums, [((0, 1), vec![(0, 2), (0, 4)]), ((1, 1), vec![(1, 2), (1, 4)])]);
}

#[test]
fn rows_of_groups_are_told_apart_by_their_group() {
    let text = "Area | Wardens\nHill |\nMen | 40\nWomen | 20\nDale |\nMen | 30\nWomen | 11\nAll men | 70";
    let drawn = with(text, vec![stated("All men", &["Hill, Men", "Dale, Men"], false)]);
    assert_eq!(down(&drawn, 1), [(6, vec![1, 4])]);
    let wrong = with(text, vec![stated("All men", &["Men", "Women"], false)]).read().wrong_sums;
    assert_eq!(wrong[0].problem, SumProblem::Ambiguous("Men".to_owned()));
}

#[test]
fn names_that_are_not_there_are_said() {
    let problem = |total: &str, parts: &[&str]| {
        with(NATIONS, vec![stated(total, parts, false)]).read().wrong_sums.into_iter().map(|wrong| wrong.problem).next()
    };
    assert_eq!(problem("England", &["North", "East"]), Some(SumProblem::Unknown("East".to_owned())));
    assert_eq!(problem("England", &["North", "Wardens"]), Some(SumProblem::Mixed));
    assert_eq!(problem("England", &["North", "North"]), Some(SumProblem::Twice("North".to_owned())));
    assert_eq!(problem("England", &["North", "South"]), None);
}
