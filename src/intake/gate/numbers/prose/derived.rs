//! Works out low numbers that follow from what is printed (S005): a percentage or a part of a number near by, and what
//! is left of a whole; `means` does so for means. It reads numbers that are printed, never ones that are not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::lexicon::{self, Class};
use super::figure::{Figure, Form};
use super::means;
use super::phrase;
use super::token::Gap;
use super::view::View;

/// How a low number follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The arithmetic in words, such as "10% of 30 is 3".
    pub arithmetic: String,
}

/// How far apart a part and its whole may stand, in tokens.
const REACH: usize = 40;

/// A low number that a figure gives away, how it follows, and the bytes of the figure.
type Found = (u64, Derivation, Range<usize>);

/// Finds the figures that give a low number away, by index into the figures.
pub(super) fn find(view: &View<'_>) -> BTreeMap<usize, Found> {
    let mut found = BTreeMap::new();
    let states_mean = means::may_stand(view);
    for (index, figure) in view.figures.iter().enumerate() {
        let derived = match figure.form {
            Form::Share => share(view, figure),
            Form::Digits | Form::Word if percent_after(view, figure.last).is_some() => percentage(view, index, figure),
            Form::Digits | Form::Word => remainder(view, index, figure).or_else(|| one_in(view, figure)),
            _ => None,
        };
        if let Some((value, arithmetic)) = derived {
            found.insert(index, (value, Derivation { arithmetic }, view.range(figure)));
        } else if states_mean && let Some((value, arithmetic, last)) = means::find(view, index) {
            let end = view.token(last).map_or(0, |token| token.end as usize);
            let start = view.range(figure).start;
            found.insert(index, (value, Derivation { arithmetic }, start..end.max(start)));
        }
    }
    found
}

fn is_low(view: &View<'_>, value: u64) -> bool {
    (1..=view.policy.threshold).contains(&value)
}

/// The token after a percent sign, if one follows.
fn percent_after(view: &View<'_>, last: usize) -> Option<usize> {
    match view.text(last + 1) {
        "%" | "percent" if view.joined(last + 1) => Some(last + 2),
        "per" if view.text(last + 2) == "cent" => Some(last + 3),
        _ => None,
    }
}

/// "10% of the 30 complaints": the whole is a number of people near by, or one that follows "of".
fn percentage(view: &View<'_>, index: usize, figure: &Figure) -> Option<(u64, String)> {
    let fraction = index.checked_sub(1).and_then(|before| view.figures.get(before)).filter(|whole| {
        whole.last + 2 == figure.first
            && view.is_mark(whole.last + 1, '.')
            && view.glued(whole.last + 1)
            && view.glued(figure.first)
    });
    // In hundredths of a percent, so that the arithmetic is exact.
    let decimals = view.text(figure.first).len();
    let (share, slack) = match fraction {
        Some(whole) if decimals == 1 => (whole.value * 100 + figure.value * 10, 5),
        Some(whole) if decimals == 2 => (whole.value * 100 + figure.value, 1),
        Some(_) => return None,
        None => (figure.value * 100, 50),
    };
    if share == 0 || share >= 10_000 {
        return None;
    }
    let printed = if fraction.is_some() {
        format!("{}.{}%", share / 100, view.text(figure.first))
    } else {
        format!("{}%", figure.value)
    };
    neighbours(view, index).filter(|(_, whole)| whole.value <= 100_000 && is_whole(view, whole)).find_map(
        |(_, whole)| {
            let count = (share * whole.value + 5_000) / 10_000;
            let fits = whole.value > 1 && (count * 10_000).abs_diff(share * whole.value) <= slack * whole.value;
            let rest = whole.value.checked_sub(count)?;
            if fits && is_low(view, count) {
                Some((count, format!("{printed} of {} is {count}", whole.value)))
            } else if fits && is_low(view, rest) && !neighbours(view, index).any(|(_, other)| other.value == count) {
                Some((rest, format!("{printed} of {} is {count}, which leaves {rest}", whole.value)))
            } else {
                None
            }
        },
    )
}

/// The figures near another one, in its paragraph, nearest first on each side.
fn neighbours<'a>(view: &'a View<'_>, index: usize) -> impl Iterator<Item = (usize, &'a Figure)> {
    let first = view.figures.get(index).map_or(0, |figure| figure.first);
    let after = (index + 1..index + 12).map_while(move |at| {
        let other = view.figures.get(at)?;
        let near =
            other.first - first <= REACH && (first + 1..=other.first).all(|token| view.gap(token) < Gap::Paragraph);
        near.then_some((at, other))
    });
    let before = (index.saturating_sub(12)..index).rev().map_while(move |at| {
        let other = view.figures.get(at)?;
        let near =
            first - other.first <= REACH && (other.first + 1..=first).all(|token| view.gap(token) < Gap::Paragraph);
        near.then_some((at, other))
    });
    after.chain(before)
}

/// Whether a figure may be a whole of people: it counts them, or stands after "of" or "out of" and counts no thing.
fn is_whole(view: &View<'_>, figure: &Figure) -> bool {
    if !matches!(figure.form, Form::Digits | Form::Word) || percent_after(view, figure.last).is_some() {
        return false;
    }
    let decimal = view.is_mark(figure.last + 1, '.') && view.glued(figure.last + 1) && view.glued(figure.last + 2);
    let money = figure.first.checked_sub(1).is_some_and(|before| {
        let glued = view.glued(figure.first) && ["/", ":", "."].contains(&view.text(before));
        glued || ["£", "$", "€"].contains(&view.text(before))
    });
    if decimal || money {
        return false;
    }
    match phrase::read(view, view.after(figure), figure.value).class {
        Some(Class::Person | Class::Happening) => true,
        Some(_) => false,
        None => follows_of(view, figure.first) || labelled_with_people(view, figure.first),
    }
}

/// "Complaints received: 15": a label before the figure names people or what happened.
pub(super) fn labelled_with_people(view: &View<'_>, first: usize) -> bool {
    (first.saturating_sub(4)..first)
        .rev()
        .take_while(|at| view.joined(at + 1) && !view.is_mark(*at, '.'))
        .any(|at| matches!(lexicon::noun(view.text(at)), Some((Class::Person | Class::Happening, true))))
}

fn follows_of(view: &View<'_>, first: usize) -> bool {
    let article = first > 0 && matches!(view.text(first - 1), "the" | "these" | "those" | "all" | "our");
    let at = first - usize::from(article);
    at > 0 && view.text(at - 1) == "of" && view.joined(at)
}

/// "a quarter of the 16 drivers", "three-fifths of the five drivers".
fn share(view: &View<'_>, figure: &Figure) -> Option<(u64, String)> {
    let mut at = figure.first;
    let hyphen = at > 0 && view.is_mark(at - 1, '-');
    at -= usize::from(hyphen);
    let parts = at
        .checked_sub(1)
        .and_then(|before| view.figure_ending(before))
        .filter(|part| part.form == Form::Word)
        .map_or(1, |part| part.value);
    let mut of = figure.last + 1;
    if view.text(of) != "of" {
        return None;
    }
    of += 1;
    while matches!(view.text(of), "the" | "these" | "those" | "all" | "our") {
        of += 1;
    }
    let whole = view.figure_at(of).filter(|whole| is_whole(view, whole))?;
    let product = parts.checked_mul(whole.value)?;
    if figure.value == 0 || product % figure.value != 0 {
        return None;
    }
    let count = product / figure.value;
    let rest = whole.value.checked_sub(count)?;
    let name = format!("{parts}/{} of {} is {count}", figure.value, whole.value);
    if is_low(view, count) {
        return Some((count, name));
    }
    is_low(view, rest).then(|| (rest, format!("{name}, which leaves {rest}")))
}

/// "one in four of the 12 drivers".
fn one_in(view: &View<'_>, figure: &Figure) -> Option<(u64, String)> {
    let divisor = view.figure_at(figure.last + 2).filter(|_| view.text(figure.last + 1) == "in")?;
    let whole = whole_after(view, divisor).filter(|whole| is_whole(view, whole))?;
    let product = figure.value.checked_mul(whole.value)?;
    let count = product.checked_div(divisor.value).filter(|count| count * divisor.value == product)?;
    is_low(view, count).then(|| (count, format!("{} in {} of {} is {count}", figure.value, divisor.value, whole.value)))
}

/// "Of the 60 officers, 57 were", "57 of the 60", "57 out of 60": what is left of the whole is low.
fn remainder(view: &View<'_>, index: usize, figure: &Figure) -> Option<(u64, String)> {
    if figure.value <= view.policy.threshold {
        return None;
    }
    if let Some(whole) = minuend(view, figure) {
        let rest = whole.value.checked_sub(figure.value)?;
        return is_low(view, rest).then(|| (rest, format!("{} less {} is {rest}", whole.value, figure.value)));
    }
    let whole = whole_after(view, figure)
        .or_else(|| whole_before(view, index, figure))
        .or_else(|| whole_of_whom(view, index, figure))?;
    let rest = whole.value.checked_sub(figure.value)?;
    (is_low(view, rest) && is_whole(view, whole))
        .then(|| (rest, format!("{} of {} leaves {rest}", figure.value, whole.value)))
}

fn whole_after<'a>(view: &'a View<'_>, figure: &Figure) -> Option<&'a Figure> {
    let mut at = figure.last + 1;
    at += usize::from(view.text(at) == "out");
    if view.text(at) != "of" || !view.joined(at) {
        return None;
    }
    at += 1;
    at += usize::from(matches!(view.text(at), "the" | "these" | "those" | "our" | "all"));
    view.figure_at(at)
}

/// "fell by 57 from 60", "57 fewer than the 60": what a number is taken from.
fn minuend<'a>(view: &'a View<'_>, figure: &Figure) -> Option<&'a Figure> {
    let (next, on) = (view.text(figure.last + 1), view.text(figure.last + 2));
    let fell = FALLING.contains(&view.text_before(figure.first, 2)) && view.text_before(figure.first, 1) == "by";
    let mut at = match (next, on) {
        ("from", _) if fell => figure.last + 2,
        ("fewer" | "less", "than") => figure.last + 3,
        _ => return None,
    };
    at += usize::from(matches!(view.text(at), "the" | "our"));
    let whole = view.figure_at(at).filter(|whole| matches!(whole.form, Form::Digits | Form::Word))?;
    let counts = match phrase::read(view, view.after(whole), whole.value).class {
        None | Some(Class::Person | Class::Happening) => true,
        Some(_) => false,
    };
    let is_money = ["£", "$", "€", "/", "."].contains(&view.text_before(whole.first, 1));
    (counts && !is_money && percent_after(view, whole.last).is_none()).then_some(whole)
}

/// Verbs of what becomes less.
const FALLING: [&str; 12] = [
    "declined",
    "decreased",
    "down",
    "drop",
    "dropped",
    "fall",
    "fallen",
    "falling",
    "fell",
    "lower",
    "reduced",
    "shrank",
];

/// "60 officers, 57 of whom stayed", "60 officers, of whom 57 stayed".
fn whole_of_whom<'a>(view: &'a View<'_>, index: usize, figure: &Figure) -> Option<&'a Figure> {
    let whole = view.figures.get(index.checked_sub(1)?)?;
    let is_whom = |at: usize| view.text(at) == "of" && matches!(view.text(at + 1), "whom" | "which" | "these" | "them");
    let behind = is_whom(figure.last + 1) && !matches!(view.text(figure.last + 2), "these" | "them");
    let before = figure.first.checked_sub(2).is_some_and(is_whom);
    let near = figure.first - whole.last <= 12 && (whole.last + 1..=figure.first).all(|at| view.joined(at));
    let within = (whole.last..figure.first).all(|at| !view.ends_sentence(at)) || before;
    (near && within && (behind || before)).then_some(whole)
}

fn whole_before<'a>(view: &'a View<'_>, index: usize, figure: &Figure) -> Option<&'a Figure> {
    let whole = view.figures.get(index.checked_sub(1)?)?;
    let near = figure.first - whole.last <= 9 && view.is_mark(figure.first - 1, ',') && view.joined(figure.first);
    (near && follows_of(view, whole.first)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::super::tests::derived;

    #[test]
    fn a_percentage_of_people_gives_a_count_away() {
        assert_eq!(derived("Of the 30 complaints, 10% were upheld."), [(3, "10% of 30 is 3".to_owned())]);
        assert_eq!(derived("12.5% of the 16 wardens left."), [(2, "12.5% of 16 is 2".to_owned())]);
        assert_eq!(derived("Wardens warned: 20 (15% twice)"), [(3, "15% of 20 is 3".to_owned())]);
        assert_eq!(derived("10% of the 30 pages are blank."), []);
        assert_eq!(derived("10% of the 3,000 complaints were upheld."), []);
    }

    #[test]
    fn a_part_of_people_gives_a_count_away() {
        assert_eq!(derived("A quarter of the 16 wardens retired."), [(4, "1/4 of 16 is 4".to_owned())]);
        assert_eq!(derived("Three-fifths of the five wardens retired."), [(3, "3/5 of 5 is 3".to_owned())]);
        assert_eq!(derived("One in four of the 8 wardens left."), [(2, "1 in 4 of 8 is 2".to_owned())]);
        assert_eq!(derived("Half of the budget was spent."), []);
    }

    #[test]
    fn what_is_left_of_a_whole_is_told() {
        assert_eq!(derived("Of the 60 wardens, 57 stayed."), [(3, "57 of 60 leaves 3".to_owned())]);
        assert_eq!(derived("57 out of 60 wardens stayed."), [(3, "57 of 60 leaves 3".to_owned())]);
        assert_eq!(derived("There were 60 wardens, 57 of whom stayed."), [(3, "57 of 60 leaves 3".to_owned())]);
        assert_eq!(derived("We employ 60 wardens, of whom 57 stayed."), [(3, "57 of 60 leaves 3".to_owned())]);
        assert_eq!(derived("Complaints fell by 57 from 60."), [(3, "60 less 57 is 3".to_owned())]);
        assert_eq!(derived("We had 57 fewer than the 60 wardens of 2021."), [(3, "60 less 57 is 3".to_owned())]);
        assert_eq!(derived("There were 60 forms, of which 57 were blank."), []);
        assert_eq!(derived("The price fell by 57 from £60."), []);
        assert_eq!(derived("57 of the 60 pages were blank."), []);
        assert_eq!(derived("20 of the 60 wardens stayed."), []);
    }
}
