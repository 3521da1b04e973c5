//! Finds the notes of a record or page: lines such as "[3] Includes the night shift", to which marks in its texts and
//! tables may point. It does not look for the marks.

use std::collections::BTreeSet;

use super::numeral::{self, Folded};

/// The numbers of the notes that stand in some texts, in order.
pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Vec<u64> {
    let mut found: Vec<u64> = texts.clone().flat_map(of_text).collect();
    let raised = raised(texts.clone());
    if found.is_empty() {
        return raised;
    }
    // A line may begin with a count too: a note has its mark in another place.
    let is_marked = |number: u64| {
        let mark = format!("[{number}]");
        let (bracketed, round) = (count(texts.clone(), &mark), count(texts.clone(), &format!("({number})")));
        bracketed > 1
            || round > 1
            || bracketed + round == 1 && !texts.clone().flat_map(str::lines).any(|line| line.trim().starts_with(&mark))
    };
    found.retain(|number| is_marked(*number));
    found.extend(raised);
    found.sort_unstable();
    found.dedup();
    found
}

/// The notes to which raised digits point: those that begin a line, and a series of marks from 1 on.
fn raised<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u64> {
    let (mut used, mut leading) = (BTreeSet::new(), BTreeSet::new());
    for line in texts.filter(|text| !text.is_ascii()).flat_map(str::lines) {
        let signs = line.trim_start().chars().enumerate().filter(|(_, letter)| !letter.is_ascii());
        for (at, digit) in signs.filter_map(|(at, letter)| Some((at, raised_digit(letter)?))) {
            used.insert(digit);
            leading.extend((at == 0).then_some(digit));
        }
    }
    let series = (1..).take_while(|number| used.contains(number)).count();
    leading.extend((1..=series as u64).filter(|_| series > 1));
    leading.into_iter().collect()
}

fn raised_digit(letter: char) -> Option<u64> {
    match numeral::fold(letter) {
        Folded::Superscript(digit) if digit > 0 => Some(u64::from(digit)),
        _ => None,
    }
}

fn count<'t>(texts: impl Iterator<Item = &'t str>, mark: &str) -> usize {
    texts.map(|text| text.matches(mark).count()).sum()
}

fn of_text(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut among_notes = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(note) = of_line(line, among_notes) {
            found.push(note);
        } else {
            among_notes = is_heading(line);
        }
    }
    found
}

/// "[3] Includes", "Note 3: includes"; under a heading of notes "3. Includes" too.
fn of_line(line: &str, among_notes: bool) -> Option<u64> {
    let after_sign = |sign: &str| line.get(..sign.len())?.eq_ignore_ascii_case(sign).then(|| &line[sign.len()..]);
    let (rest, is_told) = match ["[", "footnote ", "note "].into_iter().find_map(after_sign) {
        Some(rest) => (rest, true),
        None => (line.trim_start_matches('('), among_notes),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at(digits);
    let parted = after.strip_prefix([']', ')', '.', ':', '-', '–', ' '])?;
    let says = || parted.chars().any(char::is_alphabetic);
    (is_told && digits <= 3 && says()).then(|| number.parse().ok()).flatten()
}

fn is_heading(line: &str) -> bool {
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    HEADINGS.iter().any(|heading| bare.eq_ignore_ascii_case(heading))
}

/// What stands over notes, in English and in Welsh.
const HEADINGS: [&str; 8] = ["note", "notes", "footnotes", "references", "sources", "key", "links", "nodiadau"];

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn notes_are_told_by_their_sign_or_their_heading() {
        let wards = "Alder [1], Birch [2], Cedar (3)";
        assert_eq!(
            of([wards, "[2] Includes the night shift", "Note 1: of all wards\n(3) officers left"].into_iter()),
            [1, 2]
        );
        assert_eq!(of([wards, "Notes\n1. Of all wards.\n\n2. By night.\nOther\n3. Things"].into_iter()), [1, 2]);
        assert_eq!(of(["Alder¹", "Birch²", "Cedar⁴"].into_iter()), [1, 2]);
        assert_eq!(of(["Alder³", "³ Includes the night shift"].into_iter()), [3]);
        assert_eq!(of(["Alder³"].into_iter()), [0_u64; 0]);
        assert_eq!(of([wards, "[1]", "[12 officers] left", "1. How many?"].into_iter()), [0_u64; 0]);
        assert_eq!(of(["[3] Alder"].into_iter()), [0_u64; 0]);
    }
}
