//! Reads money, percentages, rates and measured quantities: numbers with a sign or a unit that counts no one.

use super::super::figure::Form;
use super::super::lexicon::Class;
use super::super::token::TokenKind;
use super::super::view::View;
use super::Seen;

/// "£5", "5 pence", "€3.20", "£2 or £3".
pub(super) fn is_money(seen: &Seen<'_>) -> bool {
    let before = seen.before(1);
    let sign = matches!(before, "£" | "$" | "€" | "gbp") || figures_before_are_money(seen.view, seen.figure.first);
    let unit = matches!(seen.next(0), "pence" | "pound" | "pounds" | "euro" | "euros" | "dollars" | "£")
        && !(seen.next(0) == "£" && seen.view.glued(seen.figure.last + 2) && !seen.view.glued(seen.figure.last + 1));
    sign || (unit && seen.next(0) != "£")
}

/// The 50 of "£3.50", the 5 of "£1,234.5".
fn figures_before_are_money(view: &View<'_>, first: usize) -> bool {
    let mut at = first;
    for _ in 0..8 {
        let Some(before) = at.checked_sub(1).filter(|_| view.glued(at)) else {
            return false;
        };
        match view.kind_of(before) {
            Some(TokenKind::Mark('£' | '$' | '€')) => return true,
            Some(TokenKind::Mark('.' | ',') | TokenKind::Number) => at = before,
            _ => return false,
        }
    }
    false
}

/// "3%", "4 per cent", "5 percentage points".
pub(super) fn is_percentage(seen: &Seen<'_>) -> bool {
    let sign = |on: usize| {
        matches!(seen.next(on), "%" | "percent" | "percentage" | "pc")
            && (seen.next(on) != "pc" || seen.view.glued(seen.figure.last + 1 + on))
            || (seen.next(on) == "per" && seen.next(on + 1) == "cent")
    };
    sign(0)
        || (matches!(seen.next(0), "-" | "–" | "to" | "and" | "or")
            && seen.view.is_number(seen.figure.last + 2)
            && sign(2))
        || (seen.next(0) == "." && seen.view.glued(seen.figure.last + 2) && sign(2))
        || (seen.before(1) == "." && seen.view.glued(seen.figure.first) && sign(0))
}

/// "1:40", "one per person", "5 per 1,000", "2 in every 100".
pub(super) fn is_rate(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let colon_after =
        view.is_mark(last + 1, ':') && view.glued(last + 1) && view.is_number(last + 2) && view.glued(last + 2);
    let colon_before = first > 1
        && view.is_mark(first - 1, ':')
        && view.glued(first)
        && view.glued(first - 1)
        && view.is_number(first - 2);
    let per = |at: usize| {
        view.text(at) == "per"
            && (view.is_number(at + 1)
                || matches!(
                    view.text(at + 1),
                    "person" | "head" | "capita" | "applicant" | "household" | "thousand" | "million" | "hundred"
                ))
    };
    colon_after || colon_before || per(last + 1) || per(seen.phrase.end)
}

/// "1.5", "0.2 WTE", "3 miles", "5 litres", "3 m". "1.0 WTE" is a whole post, and low.
pub(super) fn is_measure(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    if seen.figure.form == Form::Suffixed {
        return suffix_is_unit(view.text(first));
    }
    let point_after = view.is_mark(last + 1, '.') && view.glued(last + 1) && view.glued(last + 2);
    let decimals = view.text(last + 2).starts_with(|character: char| character.is_ascii_digit());
    if point_after && decimals {
        let whole = view.text(last + 2).bytes().all(|digit| digit == b'0') && !view.is_mark(last + 3, '.');
        let post = matches!(view.text(last + 3), "fte" | "wte" | "whole" | "full");
        return !(whole && (post || view.policy.threshold == 0));
    }
    let point_before = first > 0 && view.is_mark(first - 1, '.') && view.glued(first) && view.glued(first - 1);
    if point_before && first > 1 && view.is_number(first - 2) {
        return true;
    }
    seen.phrase.class == Some(Class::Measure)
}

fn suffix_is_unit(text: &str) -> bool {
    let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
    matches!(
        unit,
        "m" | "mm"
            | "cm"
            | "km"
            | "kg"
            | "g"
            | "mg"
            | "l"
            | "ml"
            | "k"
            | "bn"
            | "p"
            | "kw"
            | "kwh"
            | "mw"
            | "gb"
            | "mb"
            | "tb"
            | "kb"
            | "ft"
            | "in"
            | "g's"
            | "d"
            | "mph"
            | "w"
            | "v"
            | "a"
            | "b"
            | "c"
            | "t"
            | "e"
            | "f"
            | "s"
            | "ha"
            | "sqm"
            | "m2"
            | "oz"
            | "lb"
            | "st"
    )
}
