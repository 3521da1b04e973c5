//! What a mistyped word was meant to be: the commonest known word that is one edit away: a letter more, less or other, or two
//! neighbours swapped.

use std::cmp::Ordering;

/// Words of fewer letters are not corrected: too many are one edit away.
const SHORTEST: usize = 4;
/// Longer words are not in the files that corrections are looked up in.
const LONGEST: usize = 24;

/// Whether one edit makes one word of the other (optimal string alignment distance 1).
pub(super) fn is_near(written: &str, known: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (written.chars().collect(), known.chars().collect());
    let is_word = |word: &[char]| {
        (SHORTEST - 1..=LONGEST).contains(&word.len()) && word.iter().all(|letter| letter.is_alphabetic())
    };
    if left.len() < SHORTEST || !is_word(&right) || left == right || left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let same = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let (left, right) = (&left[same..], &right[same..]);
    match left.len().cmp(&right.len()) {
        Ordering::Greater => left[1..] == *right,
        Ordering::Less => *left == right[1..],
        Ordering::Equal => {
            left[1..] == right[1..]
                || (left.len() > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..])
        }
    }
}

/// Which of two known words is likelier: the commoner by powers of two, then that with the same first letter, then the first
/// in the alphabet.
pub(super) fn order(written: &str, left: (&str, u32), right: (&str, u32)) -> Ordering {
    let keeps_first = |word: &str| word.chars().next() == written.chars().next();
    let common = |count: u32| count.max(1).ilog2();
    let by_count = common(right.1).cmp(&common(left.1));
    by_count.then(keeps_first(right.0).cmp(&keeps_first(left.0))).then(left.0.cmp(right.0))
}

/// A question with a word replaced wherever it stands as a whole word, in any case.
pub(super) fn replace(question: &str, written: &str, known: &str) -> String {
    let mut replaced = String::new();
    let mut word = String::new();
    for letter in question.chars().chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        let lower: String = word.chars().flat_map(char::to_lowercase).collect();
        replaced.push_str(if lower == written { known } else { &word });
        word.clear();
        replaced.push(letter);
    }
    replaced.pop();
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_near() {
        for near in ["burglery", "burgary", "burglarry", "brurglary", "ubrglary", "burglarx", "xburglary"] {
            assert!(is_near(near, "burglary"), "{near}");
        }
        for far in ["burglary", "burgl", "bugrlery", "cat"] {
            assert!(!is_near(far, "burglary"), "{far}");
        }
        assert!(!is_near("cta", "cat") && !is_near("c4mera", "c5mera"));
    }

    #[test]
    fn the_whole_word_is_replaced() {
        assert_eq!(replace("Burglry, “burglry rates”", "burglry", "burglary"), "burglary, “burglary rates”");
    }
}
