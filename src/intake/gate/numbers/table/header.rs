//! Says what a header, row label or caption tells of the numbers under, beside or below it. It does not see those numbers.

use super::measures;
use super::nouns;
use super::phrase;

/// What a header tells of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Nothing,
    /// Expressly a count.
    Count,
    /// A count with its percentage in the same cell.
    CountAndPercentage,
    Percentage,
    Rate,
    Money,
    Year,
    Calendar,
    Age,
    Identifier,
    Duration,
    Measure,
    Change,
    Things,
    Words,
}

/// What a header tells, and how certainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) says: Says,
    /// Whether it holds whatever the values are; otherwise they have to bear it out.
    pub(super) certain: bool,
}

impl Sense {
    pub(super) const NOTHING: Self = Self { says: Says::Nothing, certain: false };

    pub(super) const COUNT: Self = Self { says: Says::Count, certain: true };

    pub(super) fn certain(says: Says) -> Self {
        Self { says, certain: true }
    }

    pub(super) fn likely(says: Says) -> Self {
        Self { says, certain: false }
    }
}

/// What a column header tells.
pub(super) fn column(text: &str) -> Sense {
    titled(&phrase::words(&phrase::spaced(text)))
}

/// What the words of a column header tell.
pub(super) fn titled(words: &[&str]) -> Sense {
    proportion(words)
        .or_else(|| counted(words))
        .or_else(|| measures::statistic(words))
        .or_else(|| headed(words))
        .unwrap_or(Sense::NOTHING)
}

/// What a row label tells. Bare nouns tell nothing there, since rows are often called by what was complained of.
pub(super) fn row(text: &str) -> Sense {
    let spaced = phrase::spaced(text);
    let words = phrase::words(&spaced);
    let words = without_label(&words);
    if let ["what" | "which", rest @ ..] = words
        && rest.contains(&"version")
    {
        return Sense::certain(Says::Identifier);
    }
    let says = proportion(words)
        .or_else(|| counted(words))
        .or_else(|| measures::opening_statistic(words))
        .or_else(|| measures::signed_money(words));
    says.filter(|sense| sense.certain).unwrap_or(Sense::NOTHING)
}

/// The words after a question's own label: "3.", "Q4", "a)".
fn without_label<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let is_label = |word: &&&str| {
        word.len() == 1 && !matches!(**word, "%" | "£" | "$" | "€" | "a" | "#")
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let labels = words.iter().take(3).take_while(is_label).count();
    words.get(labels..).unwrap_or(&[])
}

/// What a caption tells of every number that nothing else explains.
pub(super) fn caption(text: &str) -> Sense {
    let spaced = phrase::spaced(text);
    let words = phrase::words(&spaced);
    let mixed = words
        .iter()
        .skip(1)
        .any(|word| matches!(*word, "number" | "numbers" | "count" | "counts" | "no" | "and" | "total"));
    if mixed || words.iter().any(|word| nouns::is_event(word)) && proportion(&words).is_none() {
        return Sense::NOTHING;
    }
    let says = proportion(&words)
        .or_else(|| counted(&words))
        .or_else(|| measures::opening_statistic(&words))
        .or_else(|| measures::signed_money(&words));
    says.filter(|sense| sense.certain && sense.says != Says::Count).unwrap_or(Sense::NOTHING)
}

/// Where a percentage is named: "%", "percent", "per cent", "proportion of". "Over 5%" is none, "2021 %" is one.
fn proportion(words: &[&str]) -> Option<Sense> {
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or("");
    let at = words.iter().enumerate().position(|(at, word)| {
        let threshold = before(at).parse::<u64>().is_ok_and(|value| !(1900..=2100).contains(&value));
        let named = match *word {
            "%" | "percent" | "percentage" | "percentages" | "pct" => true,
            "proportion" | "share" => at == 0 || at + 1 == words.len(),
            "cent" => before(at) == "per",
            _ => false,
        };
        named && !threshold
    })?;
    let is_count =
        |word: &&str| nouns::is_count_opener(word) && *word != "nr" || matches!(*word, "total" | "people" | "officers");
    let later = words.iter().skip(at).any(|word| matches!(*word, "number" | "no" | "count"));
    if words.iter().take(at).any(is_count) || later {
        return Some(Sense::certain(Says::CountAndPercentage));
    }
    let in_brackets = at > 1 && before(at) == "(";
    Some(if in_brackets { Sense::likely(Says::CountAndPercentage) } else { Sense::certain(Says::Percentage) })
}

/// "Number of …", "No. of …", "Total …": a count, unless what is counted is no people.
fn counted(words: &[&str]) -> Option<Sense> {
    let start = words.iter().position(|word| {
        !matches!(
            *word,
            "the"
                | "total"
                | "sum"
                | "overall"
                | "of"
                | "current"
                | "approximate"
                | "annual"
                | "what"
                | "is"
                | "was"
                | "are"
                | "please"
                | "provide"
                | "state"
                | "("
                | "a"
        )
    })?;
    let first = *words.get(start)?;
    let how_many = first == "how" && words.get(start + 1) == Some(&"many");
    if !nouns::is_count_opener(first) && !how_many {
        return closed_by_count(words);
    }
    if phrase::is_per_population(words) {
        return Some(Sense::certain(Says::Rate));
    }
    let object_at = words.iter().enumerate().skip(start + 1).find(|(_, word)| {
        !matches!(**word, "of" | "the" | "many" | "all" | "total" | "." | ":" | "different" | "individual")
    });
    let Some((object_at, _)) = object_at else {
        return Some(Sense::certain(Says::Count));
    };
    // "No documents provided" is a reason, not a number of documents.
    let means_number = how_many
        || matches!(first, "number" | "numbers" | "count" | "volume" | "quantity" | "qty" | "num" | "tally")
        || words.get(start + 1) == Some(&"of");
    if !means_number {
        return Some(Sense::certain(Says::Count));
    }
    let object = words.get(object_at..).unwrap_or(&[]);
    let head = phrase::head(object);
    let event = words.iter().any(|word| nouns::is_event(word));
    let says = match head {
        Some(head) if nouns::is_thing(head) && !event => Says::Things,
        Some(head) if nouns::is_duration(head) && head != "length" => Says::Duration,
        Some(head) if nouns::is_measure(head) && head != "size" && head != "area" => Says::Measure,
        _ => Says::Count,
    };
    Some(Sense::certain(says))
}

/// "Staff number", "Incident count": a count, unless the number is the name of one thing, as in "Case no".
fn closed_by_count(words: &[&str]) -> Option<Sense> {
    let [.., last] = words else { return None };
    let names = matches!(*last, "number" | "no" | "nos");
    let name = words.len().checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or("");
    if names && nouns::is_numbered(name) {
        return Some(Sense::likely(Says::Identifier));
    }
    let counts = names || matches!(*last, "count" | "numbers" | "total" | "totals");
    let is_other = words.iter().any(|word| nouns::is_rate(word) || nouns::is_money(word)) || has_sign(words);
    (counts && !is_other).then_some(Sense::certain(Says::Count))
}

fn has_sign(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "£" | "$" | "€" | "%"))
}

/// What the head noun tells: a year, an age, money, a reference.
fn headed(words: &[&str]) -> Option<Sense> {
    if let Some(sense) = measures::signed_money(words) {
        return Some(sense);
    }
    if words.windows(3).any(|run| matches!(run, ["+", "/", "-"])) {
        return Some(Sense::certain(Says::Change));
    }
    let plain: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric()) || *word == "#")
        .collect();
    if phrase::has_digits(&plain) {
        let ranked = plain.iter().any(|word| nouns::is_ranking(word)) && plain.len() <= 3;
        return ranked.then_some(Sense::certain(Says::Identifier));
    }
    let head = phrase::head(words)?;
    let before = |word: &str| plain.first() == Some(&word);
    let graded = plain.len() > 1 && plain.iter().any(|word| nouns::is_grading(word));
    let whole = plain.len() == 1;
    match head {
        "year" | "years" | "fy" | "blwyddyn" if plain.iter().all(|word| nouns::is_of_year(word)) => {
            return Some(Sense::certain(Says::Year));
        }
        "age" | "ages" | "oed" if whole || before("age") || plain.last() == Some(&"age") => {
            return Some(Sense::certain(Says::Age));
        }
        "no" | "number" if whole => return Some(Sense::certain(Says::Count)),
        _ => {}
    }
    if let Some(sense) = measures::duration(words, &plain, head) {
        return Some(sense);
    }
    if let Some(sense) = dated(&plain, head) {
        return Some(sense);
    }
    if nouns::is_identifier(head) && !graded {
        return Some(if plain.len() <= 3 { Sense::certain(Says::Identifier) } else { Sense::likely(Says::Identifier) });
    }
    if nouns::is_money(head) {
        return Some(Sense::likely(Says::Money));
    }
    if nouns::is_measure(head) {
        return Some(Sense::likely(Says::Measure));
    }
    if matches!(head, "change" | "difference" | "diff" | "variance" | "movement") {
        return Some(if whole { Sense::certain(Says::Change) } else { Sense::likely(Says::Change) });
    }
    if nouns::is_fixture(head) && !plain.iter().any(|word| nouns::is_event(word)) {
        return Some(Sense::likely(Says::Things));
    }
    nouns::is_text(head).then_some(Sense::certain(Says::Words))
}

/// Dates and names of times: "Date received", "Month", "Quarter ending". "Last month" is a time in which things were counted.
fn dated(plain: &[&str], head: &str) -> Option<Sense> {
    let of_counts = |word: &&str| matches!(*word, "this" | "last" | "previous" | "in" | "per" | "to" | "each");
    if !nouns::is_calendar(head) || plain.len() > 3 || plain.iter().any(of_counts) {
        return None;
    }
    let belongs = |word: &&str| {
        nouns::is_calendar(word)
            || matches!(*word, "year" | "y" | "name" | "number" | "end" | "ending" | "financial" | "calendar")
    };
    let is_name = plain.len() == 1 || head == "date" || plain.len() == 2 && plain.iter().all(belongs);
    Some(if is_name { Sense::certain(Says::Calendar) } else { Sense::likely(Says::Calendar) })
}
