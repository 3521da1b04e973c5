//! Reads money, percentages, rates and measured quantities: numbers with a sign or a unit that counts no one.

use super::super::super::lexicon::{self, Class};
use super::super::figure::Form;
use super::super::phrase;
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
    let times = seen.next(0) == "times" && REPEATING.contains(&seen.next(1));
    times || colon_after || colon_before || per(last + 1) || per(seen.phrase.end)
}

/// Words after "times" that make a rate or a comparison of it: "four times a year".
const REPEATING: [&str; 12] =
    ["a", "annually", "as", "daily", "each", "every", "higher", "larger", "more", "per", "the", "weekly"];

/// "1.5", "0.2 WTE", "3 miles", "5 litres", "3 m". "1.0 WTE" is a whole post, "3.0 officers" are three, and both are low.
pub(super) fn is_measure(seen: &Seen<'_>) -> bool {
    let view = seen.view;
    let (first, last) = (seen.figure.first, seen.figure.last);
    let point_after = view.is_mark(last + 1, '.') && view.glued(last + 1) && view.glued(last + 2);
    let decimals = view.text(last + 2).starts_with(|character: char| character.is_ascii_digit());
    if point_after && decimals {
        let whole = view.text(last + 2).bytes().all(|digit| digit == b'0') && !view.is_mark(last + 3, '.');
        let post = matches!(view.text(last + 3), "fte" | "wte" | "whole" | "full");
        return !(whole && (post || view.policy.threshold == 0 || counts_whole_people(seen, last + 3)));
    }
    let point_before = first > 0 && view.is_mark(first - 1, '.') && view.glued(first) && view.glued(first - 1);
    if point_before && first > 1 && view.is_number(first - 2) {
        return true;
    }
    if seen.figure.form == Form::Suffixed {
        return suffix_is_unit(view, first);
    }
    seen.phrase.class == Some(Class::Measure) || (seen.phrase.unit == Some(Class::Measure) && !seen.counts_people())
}

/// "3.0 officers resigned": a spreadsheet's way to write 3. An average ("an average of 3.0 officers") or a rate is no count.
fn counts_whole_people(seen: &Seen<'_>, at: usize) -> bool {
    let counted = phrase::read(seen.view, at, seen.figure.value);
    let is_average = (1..=3).any(|back| matches!(seen.before(back), "average" | "averaging" | "mean" | "median"));
    let is_people = |class: Class| matches!(class, Class::Person | Class::Happening);
    let at_once = lexicon::noun(seen.view.text(at)).is_some_and(|(class, is_plural)| is_plural && is_people(class));
    (at_once || counted.class.is_some_and(is_people))
        && !is_average
        && !matches!(seen.view.text(counted.end), "per" | "for" | "each" | "a")
        && seen.view.text(at + 1) != "per"
}

/// Whether letters after digits are a unit: "5m", "4kg". A capital M may stand for male, so it does not count here.
fn suffix_is_unit(view: &View<'_>, at: usize) -> bool {
    const UNITS: [&str; 24] = [
        "bn", "cm", "ft", "g", "gb", "ha", "in", "k", "kb", "kg", "km", "kw", "kwh", "l", "lb", "m", "mb", "mg", "ml",
        "mm", "mph", "mw", "p", "tb",
    ];
    let unit = view.text(at).trim_start_matches(|character: char| character.is_ascii_digit());
    let source = view.token(at).and_then(|token| view.tokens.source.get(token.start as usize..token.end as usize));
    UNITS.binary_search(&unit).is_ok() && !(unit == "m" && source.is_some_and(|printed| printed.ends_with('M')))
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::tests::{low, set_aside};

    #[test]
    fn numbers_with_a_sign_or_a_unit_are_set_aside() {
        for (text, reader) in [
            ("It cost £5.", Reader::Money),
            ("It cost £1.50 or 5 pence.", Reader::Money),
            ("It rose by 3%.", Reader::Percentage),
            ("It rose by 4 per cent.", Reader::Percentage),
            ("Mix it 1:40.", Reader::Rate),
            ("Each may have one per person.", Reader::Rate),
            ("It is 3 miles away.", Reader::Measure),
            ("It scored 4.2 overall.", Reader::Measure),
            ("A 5m wall fell.", Reader::Measure),
        ] {
            assert!(set_aside(text).iter().all(|found| *found == reader), "{text}: {:?}", set_aside(text));
        }
    }

    #[test]
    fn whole_posts_and_initials_still_count() {
        assert_eq!(low("Last year 3.0 officers resigned."), ["3"]);
        assert_eq!(low("In all 2.00 staff left, with an average of 3.0 officers a day."), ["2"]);
        assert_eq!(low("Wardens: 2.0 FTE"), ["2"]);
        assert_eq!(low("Wardens: 3 M, 14 F"), ["3"]);
    }
}
