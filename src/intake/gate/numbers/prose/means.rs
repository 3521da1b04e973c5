//! Works out low numbers that follow from a mean in words (S005): "on average 12.4 years, 62 years in total" is of 5
//! people, "0.3 complaints per officer over 10 officers" is 3 complaints.

use super::super::lexicon::{self, Class};
use super::super::mean::{self, Scaled, Span};
use super::figure::{Figure, Form};
use super::phrase::{self, Phrase};
use super::token::Gap;
use super::view::View;

/// A mean as words state it.
struct Mean {
    value: Scaled,
    amount: Amount,
    /// What it is per, as a folded word without its plural: "officer".
    per: Option<String>,
}

/// A number with what it is of.
struct Amount {
    /// The index of its first figure.
    index: usize,
    /// The last token of its digits.
    last: usize,
    /// The token after what it is of.
    end: usize,
    unit: Unit,
}

/// What a number is of.
#[derive(PartialEq, Eq)]
enum Unit {
    Money,
    /// A noun without its plural.
    Noun(String),
    Nothing,
}

/// How far a cue may stand from its number, in tokens.
const NEAR: usize = 6;

/// How many figures on either side may go with a mean.
const AROUND: usize = 8;

/// Words that go with means, before a number or after it.
const CUES: [&str; 7] = ["average", "averaged", "averages", "averaging", "mean", "each", "apiece"];

/// Whether a text has a word that goes with means at all: most have none.
pub(super) fn may_stand(view: &View<'_>) -> bool {
    let may_have = ["averag", "mean", "each", "apiece"].iter().any(|word| view.tokens.may_have(word));
    may_have && (0..view.tokens.list.len()).any(|at| CUES.contains(&view.text(at)))
}

/// The low number that follows from the mean that a figure begins, how, and the last token of the mean's digits.
pub(super) fn find(view: &View<'_>, index: usize) -> Option<(u64, String, usize)> {
    let mean = mean_at(view, index)?;
    let others: Vec<(Scaled, Amount)> = amounts(view, index, mean.amount.end).collect();
    let (value, arithmetic) = how_many(view, &mean, &others).or_else(|| how_much(view, &mean, &others))?;
    Some((value, arithmetic, mean.amount.last))
}

fn mean_at(view: &View<'_>, index: usize) -> Option<Mean> {
    let (value, amount) = amount(view, index)?;
    let first = view.figures.get(index)?.first;
    let before = view
        .sentence_back(first, NEAR)
        .take_while(|at| view.figure_ending(*at).is_none() && !view.is_mark(*at, ',') && !view.is_mark(*at, ';'))
        .any(|at| matches!(view.text(at), "average" | "averaged" | "averages" | "averaging" | "mean"));
    let after = view
        .sentence_on(amount.end.saturating_sub(1), NEAR)
        .take_while(|at| view.figure_at(*at).is_none() && !view.is_mark(*at, ','))
        .any(|at| matches!(view.text(at), "average" | "each" | "apiece"));
    if !before && !after {
        return None;
    }
    let named = |at: usize| match view.text(at) {
        "per" => Some(at + 1),
        "each" if !matches!(view.text(at + 1), "of" | "" | "." | ",") => Some(at + 1),
        _ => None,
    };
    let mut on = view
        .sentence_on(amount.end.saturating_sub(1), NEAR)
        .take_while(|at| view.figure_at(*at).is_none() && !view.is_mark(*at, ','));
    let per = on.find_map(named).or_else(|| view.sentence_back(first, 2 * NEAR).find_map(named));
    let per = per.map(|at| stem(view.text(at)));
    Some(Mean { value, amount, per })
}

/// A number in digits, with its decimals and its unit.
fn amount(view: &View<'_>, index: usize) -> Option<(Scaled, Amount)> {
    let figure = view.figures.get(index).filter(|figure| matches!(figure.form, Form::Digits | Form::Word))?;
    let is_point = |at: usize| view.is_mark(at, '.') && view.glued(at) && view.glued(at + 1);
    let previous = figure.first.checked_sub(1);
    let is_piece = previous.is_some_and(|at| is_point(at) && at > 0 && view.is_number(at - 1));
    let glued = previous.is_some_and(|at| view.glued(figure.first) && ["/", ":", "-"].contains(&view.text(at)));
    if is_piece || glued {
        return None;
    }
    let fraction =
        view.figures.get(index + 1).filter(|next| is_point(figure.last + 1) && next.first == figure.last + 2);
    let (value, last) = match fraction {
        Some(next) => {
            let digits = view.text(next.first);
            let places = u32::try_from(digits.len()).ok().filter(|places| *places <= 4)?;
            let scaled = figure.value.checked_mul(10_u64.pow(places))?.checked_add(digits.parse().ok()?)?;
            ((scaled, places), next.last)
        }
        None => ((figure.value, 0), figure.last),
    };
    if matches!(view.text(last + 1), "%" | "percent") || view.text(last + 1) == "per" && view.text(last + 2) == "cent" {
        return None;
    }
    let is_money = previous.is_some_and(|at| ["£", "$", "€"].contains(&view.text(at)) && view.glued(figure.first));
    let phrase = phrase::read(view, last + 1, figure.value);
    let end = if phrase.words > 0 { phrase.end.max(last + 1) } else { last + 1 };
    Some((value, Amount { index, last, end, unit: unit(view, &phrase, last, is_money) }))
}

fn unit(view: &View<'_>, phrase: &Phrase, last: usize, is_money: bool) -> Unit {
    match phrase.words {
        _ if is_money => Unit::Money,
        0 => Unit::Nothing,
        _ if phrase.unit.is_some() => Unit::Noun(stem(view.text(last + 1))),
        _ => Unit::Noun(stem(view.text(phrase.head))),
    }
}

/// The other numbers of the paragraph near a mean.
fn amounts<'a>(view: &'a View<'_>, index: usize, end: usize) -> impl Iterator<Item = (Scaled, Amount)> + 'a {
    let near = index.saturating_sub(AROUND)..(index + AROUND + 1).min(view.figures.len());
    let first = view.figures.get(index).map_or(0, |figure| figure.first);
    let is_other = move |other: &Figure| {
        let (low, high) = (first.min(other.first), first.max(other.first));
        (other.first < first || other.first >= end)
            && (low + 1..=high).all(|token| view.gap(token) < Gap::Paragraph && view.gap(token) != Gap::Column)
    };
    near.filter(move |other| view.figures.get(*other).is_some_and(is_other)).filter_map(|other| amount(view, other))
}

/// How many share a printed total of the same unit, where that is low and not said.
fn how_many(view: &View<'_>, mean: &Mean, others: &[(Scaled, Amount)]) -> Option<(u64, String)> {
    let is_else = |per: &String| matches!(lexicon::noun(per), Some((Class::Thing | Class::Time | Class::Measure, _)));
    if mean.per.as_ref().is_some_and(is_else) {
        return None;
    }
    let is_total = |other: &&(Scaled, Amount)| {
        let same = other.1.unit == mean.amount.unit && mean.amount.unit != Unit::Nothing;
        let bare = other.1.unit == Unit::Nothing || mean.amount.unit == Unit::Nothing;
        is_called_total(view, &other.1) && (same || bare && in_one_clause(view, &mean.amount, &other.1))
    };
    let (total, _) = others.iter().find(is_total)?;
    let value = told(view, mean::counts(*total, mean.value, 1)?, others)?;
    Some((
        value,
        format!("a total of {} with a mean of {} is that of {value}", mean::shown(*total), mean::shown(mean.value)),
    ))
}

/// What a printed number of people has in total, where that is low and not said.
fn how_much(view: &View<'_>, mean: &Mean, others: &[(Scaled, Amount)]) -> Option<(u64, String)> {
    let Unit::Noun(unit) = &mean.amount.unit else { return None };
    if !matches!(lexicon::noun(unit), Some((Class::Person | Class::Happening, _))) {
        return None;
    }
    let is_base = |other: &&(Scaled, Amount)| match (&other.1.unit, &mean.per) {
        (Unit::Noun(noun), Some(per)) => noun == per,
        (Unit::Noun(noun), None) => {
            let first = view.figures.get(other.1.index).map_or(0, |figure| figure.first);
            let people = matches!(lexicon::noun(noun), Some((Class::Person, _)));
            noun != unit && people && matches!(view.text_before(first, 1), "over" | "among" | "across" | "between")
        }
        (_, _) => {
            let first = view.figures.get(other.1.index).map_or(0, |figure| figure.first);
            view.text_before(first, 1) == "=" && view.text_before(first, 2) == "n"
        }
    };
    let ((count, _), _) = others.iter().find(|other| (other.0).1 == 0 && is_base(other))?;
    let value = told(view, mean::totals(*count, mean.value)?, others)?;
    Some((value, format!("a mean of {} over {count} comes to {value}", mean::shown(mean.value))))
}

/// The one low number that is left, unless it is printed: then that is a finding already.
fn told(view: &View<'_>, (least, most): Span, others: &[(Scaled, Amount)]) -> Option<u64> {
    let is_low = (1..=view.policy.threshold).contains(&least);
    let is_printed = others.iter().any(|(value, _)| *value == (least, 0));
    (most == Some(least) && is_low && !is_printed).then_some(least)
}

fn in_one_clause(view: &View<'_>, one: &Amount, other: &Amount) -> bool {
    let first = |amount: &Amount| view.figures.get(amount.index).map_or(0, |figure| figure.first);
    let (low, high) = (first(one).min(first(other)), first(one).max(first(other)));
    !(low..high).any(|at| view.ends_sentence(at) || view.is_mark(at, ';'))
}

/// "62 years in total", "a total of 62 years", "62 days between them".
fn is_called_total(view: &View<'_>, amount: &Amount) -> bool {
    let first = view.figures.get(amount.index).map_or(0, |figure| figure.first);
    let before = view
        .sentence_back(first, 4)
        .take_while(|at| view.figure_ending(*at).is_none())
        .any(|at| matches!(view.text(at), "total" | "totalled" | "totalling" | "sum" | "altogether"));
    let after = view.sentence_on(amount.end.saturating_sub(1), 4).take_while(|at| view.figure_at(*at).is_none());
    before
        || after.into_iter().any(|at| match view.text(at) {
            "total" | "all" => view.text_before(at, 1) == "in",
            "altogether" | "combined" => true,
            "them" => view.text_before(at, 1) == "between",
            _ => false,
        })
}

/// A word without the ending of its plural.
fn stem(word: &str) -> String {
    match word {
        "people" | "persons" => "person".to_owned(),
        "men" => "man".to_owned(),
        "women" => "woman".to_owned(),
        "children" => "child".to_owned(),
        _ => match word.strip_suffix("ies") {
            Some(root) => format!("{root}y"),
            None => word.strip_suffix('s').filter(|root| !root.ends_with('s')).unwrap_or(word).to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::derived;

    #[test]
    fn a_mean_and_a_total_tell_how_many() {
        let five = [(5, "a total of 62 with a mean of 12.4 is that of 5".to_owned())];
        for text in [
            "They served on average 12.4 years, and 62 years in total.",
            "A total of 62 years of service was lost, a mean of 12.4 years each.",
            "Between them that is 62 days in all. The average was 12.4 days per officer.",
        ] {
            assert_eq!(derived(text), five, "{text}");
        }
        let four = [(4, "a total of 1000 with a mean of 250 is that of 4".to_owned())];
        assert_eq!(derived("Payments came to a total of £1,000, on average £250."), four);
    }

    #[test]
    fn a_mean_over_people_tells_what_it_comes_to() {
        let three = [(3, "a mean of 0.3 over 10 comes to 3".to_owned())];
        for text in [
            "There were on average 0.3 complaints per officer for the 10 officers.",
            "A mean of 0.3 complaints among 10 officers.",
            "Complaints averaged 0.3 complaints per warden (n=10).",
        ] {
            assert_eq!(derived(text), three, "{text}");
        }
    }

    #[test]
    fn other_means_give_nothing_away() {
        for text in [
            "The average wait was 12.4 days, and 620 days in total.",
            "The average was 12.4 miles per vehicle, 62 miles in total.",
            "The average was 12.4 days; 62 applications were made in total.",
            "The mean age was 41.5 years. A total of 83 wardens replied.",
            "The mean age was 41.5. A total of 83 wardens replied.",
            "Section 12.4 and a total of 62 years.",
            "An average of 2.5 officers per shift, and 20 officers.",
            "Each vehicle went 12.4 miles on average, which is 62 miles in total.",
            "On average 12 days; a total of 60 days for the 5 wardens.",
        ] {
            assert_eq!(derived(text), [], "{text}");
        }
    }
}
