//! Works out low numbers that follow from what is printed (S005): a percentage or a part of a number near by, and what
//! is left of a whole. It reads numbers that are printed, never ones that are not.

use std::collections::BTreeMap;

use super::figure::{Figure, Form};
use super::lexicon::Class;
use super::phrase;
use super::token::Gap;
use super::view::View;

/// How a low number follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The arithmetic in words, such as "20% of 15 is 3".
    pub arithmetic: String,
}

/// How far apart a part and its whole may stand, in tokens.
const REACH: usize = 40;

/// Finds the figures that give a low number away: by index into the figures, the number and how it follows.
pub(super) fn find(view: &View<'_>) -> BTreeMap<usize, (u64, Derivation)> {
    let mut found = BTreeMap::new();
    for (index, figure) in view.figures.iter().enumerate() {
        let derived = match figure.form {
            Form::Share => share(view, figure),
            Form::Digits | Form::Word if percent_after(view, figure.last).is_some() => percentage(view, index, figure),
            Form::Digits | Form::Word => remainder(view, index, figure),
            _ => None,
        };
        if let Some((value, arithmetic)) = derived {
            found.insert(index, (value, Derivation { arithmetic }));
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

/// "20% of the 15 complaints": the whole is a number of people near by, or one that follows "of".
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
    let money = figure.first > 0 && matches!(view.text(figure.first - 1), "£" | "$" | "€" | "." | "/" | ":");
    if decimal || money {
        return false;
    }
    match phrase::read(view, view.after(figure), figure.value).class {
        Some(Class::Person | Class::Happening) => true,
        Some(_) => false,
        None => follows_of(view, figure.first),
    }
}

fn follows_of(view: &View<'_>, first: usize) -> bool {
    let article = first > 0 && matches!(view.text(first - 1), "the" | "these" | "those" | "all" | "our");
    let at = first - usize::from(article);
    at > 0 && view.text(at - 1) == "of" && view.joined(at)
}

/// "a quarter of the 12 handlers", "two-thirds of the six apprentices".
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

/// "Of the 45 officers, 41 were", "41 of the 45", "41 out of 45": what is left of the whole is low.
fn remainder(view: &View<'_>, index: usize, figure: &Figure) -> Option<(u64, String)> {
    if figure.value <= view.policy.threshold {
        return None;
    }
    let whole = whole_after(view, figure).or_else(|| whole_before(view, index, figure))?;
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

fn whole_before<'a>(view: &'a View<'_>, index: usize, figure: &Figure) -> Option<&'a Figure> {
    let whole = view.figures.get(index.checked_sub(1)?)?;
    let near = figure.first - whole.last <= 9 && view.is_mark(figure.first - 1, ',') && view.joined(figure.first);
    (near && follows_of(view, whole.first)).then_some(whole)
}
