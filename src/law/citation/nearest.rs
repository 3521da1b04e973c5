//! The known keys nearest to a citation that names nothing.

use super::super::{Law, exemptions_of};
use super::scan::section_of;

/// At most three keys, best first: those of the same section, or else those that differ by a character or two. Brackets
/// are no part of the comparison, so that `402` is near `40(2)`.
pub(super) fn nearest(law: Law, cited: &str) -> Vec<&'static str> {
    let section = section_of(cited);
    let wanted = letters_and_digits(cited);
    let tolerance = (wanted.len() / 4).max(1);
    let mut ranked: Vec<(usize, usize, &'static str)> = exemptions_of(law)
        .map(|exemption| {
            let far = distance(&wanted, &letters_and_digits(&exemption.key));
            (far, exemption.rank, exemption.key.as_str())
        })
        .collect();
    if ranked.iter().any(|(_, _, key)| section_of(key) == section) {
        ranked.retain(|(_, _, key)| section_of(key) == section);
    } else {
        ranked.retain(|(far, _, _)| *far <= tolerance);
    }
    ranked.sort_unstable();
    ranked.into_iter().take(3).map(|(_, _, key)| key).collect()
}

fn letters_and_digits(cite: &str) -> Vec<char> {
    cite.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The least number of characters to insert, delete or replace (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, x) in a.iter().enumerate() {
        let mut left = row + 1;
        let mut diagonal = above[0];
        above[0] = left;
        for (column, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = above[column + 1];
            left = replaced.min(left + 1).min(diagonal + 1);
            above[column + 1] = left;
        }
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        let distance = |a: &str, b: &str| distance(&letters_and_digits(a), &letters_and_digits(b));
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("402", "40(2)"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("31(1)(A)", "31(1)(a)"), 0);
    }

    #[test]
    fn the_same_section_comes_first() {
        assert_eq!(nearest(Law::Foia, "41(7)"), ["41", "41(2)"]);
        assert_eq!(nearest(Law::Foia, "31(1)(z)"), ["31(1)(a)", "31(1)(b)", "31(1)(c)"]);
        assert_eq!(nearest(Law::Dpa, "Sch 2 para 17"), ["Sch 2 para 7", "Sch 2 para 16", "Sch 2 para 19"]);
    }

    #[test]
    fn another_section_must_be_very_near() {
        assert_eq!(nearest(Law::Foia, "402")[0], "40(2)");
        assert!(nearest(Law::Foia, "9999(9)(z)").is_empty());
    }
}
