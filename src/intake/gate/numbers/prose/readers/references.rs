//! Reads pointers: footnote marks, bracketed links, codes of letters and digits, file names, addresses on the web.
//! Pointers made of a word and a number ("page 4") are for [`super::labels`].

use super::super::super::lexicon::{self, Class};
use super::super::figure::{Figure, Form};
use super::super::token::TokenKind;
use super::super::view::View;
use super::Seen;

/// The highest number of a series of marks: `[1]`, then `[2]`, and so on. One mark alone is no series.
pub(in super::super) fn series_of_notes(view: &View<'_>) -> u64 {
    let marks =
        view.figures.iter().filter(|figure| figure.form == Form::Superscript || opening(view, figure).is_some());
    let highest = marks.fold(0, |highest, mark| if mark.value == highest + 1 { mark.value } else { highest });
    if highest > 1 { highest } else { 0 }
}

/// "[1]", "word¹", "G4S", "AB/2021/4", "plan 2.pdf", "www.example.org/3".
pub(super) fn is_reference(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    match seen.figure.form {
        Form::Superscript => return is_raised_mark(seen),
        Form::Prefixed => return !is_multiplier(seen),
        _ => {}
    }
    in_square_brackets(seen) || in_code(view, seen.figure.first, seen.figure.last) || in_file_name(seen)
}

/// "x2 officers": letters before the digits that multiply, not name.
fn is_multiplier(seen: &Seen<'_>) -> bool {
    let text = seen.view.text(seen.figure.first);
    let stem = text.trim_end_matches(|character: char| character.is_ascii_digit());
    matches!(stem, "x" | "no") || (stem == "n" && seen.counts_people())
}

/// A raised 1 points to a note by itself, and so does a raised digit at a number; others want a note or a series, as
/// those in brackets do. "m²" is a unit.
fn is_raised_mark(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let before = view.text_before(figure.first, 1);
    let is_word = view.glued(figure.first) && before.chars().all(char::is_alphabetic) && before.len() > 2;
    let is_unit = matches!(lexicon::noun(before), Some((Class::Measure, _)));
    !is_word || is_unit || figure.value == 1 || is_told(view, figure)
}

/// Whether the note stands near, or the mark in a series of marks.
fn is_told(view: &View<'_>, figure: &Figure) -> bool {
    (1..=view.notes).contains(&figure.value) || view.policy.notes.contains(&figure.value)
}

/// A mark in square brackets points to a note where the note stands, where words point to it, or in a series of marks.
fn in_square_brackets(seen: &Seen<'_>) -> bool {
    let (view, figure) = (seen.view, &seen.figure);
    let Some(opening) = opening(view, figure) else { return false };
    if view.is_mark(opening + 1, '^') {
        return true;
    }
    let apart = view.glued(figure.last + 2) || !view.joined(figure.last + 2) || !seen.counts_people();
    // A link that lost its form: "the [1]Code of Practice", "[1][name withheld]".
    let next = figure.last + 2;
    let opens = view.is_word(next) || view.is_mark(next, '[') || view.is_mark(next, '(');
    let address = matches!(view.text(next), "http" | "https" | "mailto" | "www");
    let linked = address || opens && view.glued(next) && !seen.counts_people();
    apart && (is_told(view, figure) || linked || POINTING.contains(&view.text_before(opening, 1)))
}

/// The bracket before a figure that stands alone in square ones.
fn opening(view: &View<'_>, figure: &Figure) -> Option<usize> {
    let before = figure.first.checked_sub(1)?;
    let opening = if view.is_mark(before, '^') { before.checked_sub(1)? } else { before };
    (view.is_mark(opening, '[') && view.is_mark(figure.last + 1, ']')).then_some(opening)
}

/// Words before a mark that point with it.
const POINTING: [&str; 12] =
    ["at", "cf", "footnote", "in", "link", "note", "notes", "ref", "reference", "references", "see", "source"];

/// Whether a figure is inside a run without spaces that holds letters and a slash, an "@" or a web address.
fn in_code(view: &View<'_>, first: usize, last: usize) -> bool {
    let (start, end) = chunk(view, first, last);
    if start == first && end == last {
        return false;
    }
    // At the end of a run such a mark joins nothing: `_3 officers dismissed_` is in italics, where nothing makes it so.
    let joins = |at: usize| at > start && at < end;
    let (mut letters, mut slashes, mut web, mut long, mut serial) = (false, false, false, false, false);
    for at in start..=end {
        match view.kind_of(at) {
            Some(TokenKind::Word) => {
                let text = view.text(at);
                letters = letters || (text.len() > 1 && !matches!(text, "and" | "or" | "met"));
                web = web || matches!(text, "www" | "http" | "https" | "gov" | "ico" | "com" | "org");
            }
            Some(TokenKind::Mixed) => letters = true,
            Some(TokenKind::Mark('@')) => web |= joins(at),
            Some(TokenKind::Mark('/' | '\\' | '_' | '.')) => slashes = true,
            Some(TokenKind::Number) => {
                long |= view.text(at).len() >= 4;
                serial |= view.text(at).len() >= 5;
            }
            _ => {}
        }
    }
    let dashed = (start..=end).filter(|at| view.is_mark(*at, '-')).count();
    let underscored = (start..=end).any(|at| view.is_mark(at, '_') && joins(at));
    web || underscored
        || (serial && (slashes || dashed > 0))
        || (letters && slashes && long)
        || (letters && long && dashed > 1)
}

/// The run of tokens without spaces around a figure: its first and last token, at most forty each way.
pub(super) fn chunk(view: &View<'_>, first: usize, last: usize) -> (usize, usize) {
    let mut start = first;
    while start > 0 && view.glued(start) && first - start < 40 {
        start -= 1;
    }
    let mut end = last;
    while view.glued(end + 1) && end - last < 40 {
        end += 1;
    }
    (start, end)
}

const EXTENSIONS: [&str; 18] = [
    "pdf", "doc", "docx", "xls", "xlsx", "csv", "msg", "jpg", "jpeg", "png", "zip", "ppt", "pptx", "txt", "htm",
    "html", "rtf", "eml",
];

/// Whether the words after a figure run, not far on, into the name of a file: "Plan 2 redacted.pdf".
fn in_file_name(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let last = seen.figure.last;
    let inside =
        |at: &usize| !view.starts_line(*at) && !matches!(view.text(*at), "," | ";" | ":" | "]" | "|" | "\"" | "?");
    let extension = (last + 1..last + 16)
        .take_while(inside)
        .find(|at| EXTENSIONS.contains(&view.text(*at)) && view.glued(*at) && view.is_mark(at.wrapping_sub(1), '.'));
    extension.is_some_and(|at| view.ends_line(at) || !seen.counts_people())
}

#[cfg(test)]
mod tests {
    use super::super::super::{Kind, Policy, Verdict, read};
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn pointers_are_set_aside() {
        for text in [
            "See [2] below.",
            "It is in the [1]Code of Practice.",
            "Write to [1][the registry].",
            "[4] https://foi.example/log",
            "It is held.[^3]",
            "It is held¹.",
            "Plan 2 redacted.pdf",
            "Read www.example.org/page/3 first.",
            "Case AB/2021/4 is closed.",
        ] {
            assert!(set_aside(text).contains(&Reader::Reference), "{text}");
        }
    }

    #[test]
    fn a_mark_that_joins_nothing_makes_no_code() {
        for text in
            ["_3 officers dismissed_", "_3_ officers were dismissed.", "Dismissed @3 officers.", "3_ officers left."]
        {
            assert_eq!(low(text), ["3"], "{text}");
        }
        assert!(set_aside("The file is plan_3 here.").contains(&Reader::Reference));
    }

    #[test]
    fn a_mark_in_brackets_wants_a_note() {
        assert_eq!(low("Alder³"), ["³"]);
        assert_eq!(low("Alder¹ is 40 km² wide², as told in 2021³."), [""; 0]);
        for text in [
            "Alder [3]",
            "Alder[3]",
            "Left: [3].",
            "[3]",
            "[3] Alder",
            "Wardens [3], clerks [14]",
            "[2] officers left.",
        ] {
            assert_eq!(low(text).len(), 1, "{text}");
        }
        assert_eq!(low("Of the wards [1] some [2] are left.\n\nAlder [3]"), [""; 0]);
        let policy = Policy { threshold: 5, markers: &[], notes: &[3], is_welsh: false };
        let verdict = |text| read(text, Kind::Label, &policy).remove(0).verdict;
        assert_eq!(verdict("Alder [3]"), Verdict::SetAside(Reader::Reference));
        assert!(matches!(verdict("Alder [2]"), Verdict::Low { .. }));
    }

    #[test]
    fn a_multiplier_is_no_code() {
        assert_eq!(low("x3 wardens"), ["x3"]);
        assert_eq!(low("There were 3<sup>1</sup> deaths."), ["3"]);
    }
}
