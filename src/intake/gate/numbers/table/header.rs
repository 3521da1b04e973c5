//! Says what a header, row label or caption tells of the numbers under, beside or below it. It does not see those numbers.

use super::fold;
use super::nouns;

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

    fn certain(says: Says) -> Self {
        Self { says, certain: true }
    }

    fn likely(says: Says) -> Self {
        Self { says, certain: false }
    }
}

/// What a column header tells.
pub(super) fn column(text: &str) -> Sense {
    let words = split(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    proportion(&words)
        .or_else(|| counted(&words))
        .or_else(|| statistic(&words))
        .or_else(|| headed(&words))
        .unwrap_or(Sense::NOTHING)
}

/// What a row label tells. Bare nouns tell nothing there, since rows are often called by what was complained of.
pub(super) fn row(text: &str) -> Sense {
    let words = split(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let says = proportion(&words)
        .or_else(|| counted(&words))
        .or_else(|| opening_statistic(&words))
        .or_else(|| signed_money(&words));
    says.filter(|sense| sense.certain).unwrap_or(Sense::NOTHING)
}

/// What a caption tells of every number that nothing else explains.
pub(super) fn caption(text: &str) -> Sense {
    let words = split(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mixed = words
        .iter()
        .skip(1)
        .any(|word| matches!(*word, "number" | "numbers" | "count" | "counts" | "no" | "and" | "total"));
    if mixed || words.iter().any(|word| nouns::is_event(word)) && proportion(&words).is_none() {
        return Sense::NOTHING;
    }
    let says = proportion(&words)
        .or_else(|| counted(&words))
        .or_else(|| opening_statistic(&words))
        .or_else(|| signed_money(&words));
    says.filter(|sense| sense.certain && sense.says != Says::Count).unwrap_or(Sense::NOTHING)
}

/// Lower-case words and the signs that matter, split at capitals, underscores and digits.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let hump = character.is_uppercase() && previous.is_lowercase();
        let acronym_ends = character.is_uppercase()
            && previous.is_uppercase()
            && rest.peek().is_some_and(|next| next.is_lowercase())
            && rest.clone().nth(1).is_some_and(char::is_lowercase);
        if hump || acronym_ends {
            spaced.push(' ');
        }
        spaced.push(character);
        previous = character;
    }
    let folded = fold::fold(&spaced).text;
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for character in folded.chars() {
        if character.is_alphanumeric() || character == '\'' {
            let turns = word.chars().last().is_some_and(|last| last.is_ascii_digit() != character.is_ascii_digit());
            if turns {
                words.push(std::mem::take(&mut word));
            }
            word.push(character);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if matches!(character, '%' | '#' | '(' | ')' | '£' | '$' | '€' | ',' | '/' | ':' | '+' | '-') {
            words.push(character.to_string());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn has_digits(words: &[&str]) -> bool {
    words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Where a percentage is named: "%", "percent", "per cent", "proportion of". "Over 5%" is none.
fn proportion(words: &[&str]) -> Option<Sense> {
    let at = words.iter().enumerate().position(|(at, word)| {
        let threshold = at > 0 && words.get(at - 1).is_some_and(|before| before.bytes().all(|byte| byte.is_ascii_digit()));
        !threshold
            && (matches!(*word, "%" | "percent" | "percentage" | "percentages" | "pct" | "pc" if *word != "pc" || words.len() == 1)
                || matches!(*word, "proportion" | "share") && (at == 0 || at + 1 == words.len())
                || *word == "cent" && at > 0 && words.get(at - 1) == Some(&"per"))
    })?;
    if at > 0 && words.get(at - 1) == Some(&"pc") {
        return None;
    }
    let counted = words
        .iter()
        .take(at)
        .any(|word| nouns::is_count_opener(word) || matches!(*word, "total" | "people" | "officers"));
    let later = words.iter().skip(at).any(|word| matches!(*word, "number" | "no" | "count" | "n"));
    if counted && at > 0 || later {
        return Some(Sense::certain(Says::CountAndPercentage));
    }
    let in_brackets = at > 0 && words.get(at - 1) == Some(&"(");
    Some(if in_brackets && at > 1 { Sense::likely(Says::CountAndPercentage) } else { Sense::certain(Says::Percentage) })
}

/// "Number of …", "No. of …", "Total …": a count, unless what is counted is no people.
fn counted(words: &[&str]) -> Option<Sense> {
    let start = words.iter().position(|word| {
        !matches!(*word, "the" | "total" | "sum" | "overall" | "of" | "current" | "approximate" | "annual" | "(" | "a")
    })?;
    let first = *words.get(start)?;
    let how_many = first == "how" && words.get(start + 1) == Some(&"many");
    if !nouns::is_count_opener(first) && !how_many {
        let closes = words
            .last()
            .is_some_and(|word| matches!(*word, "number" | "no" | "nos" | "count" | "numbers" | "total" | "totals"));
        let name = words.len().checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or("");
        if closes
            && words.last().is_some_and(|word| matches!(*word, "number" | "no" | "nos"))
            && nouns::is_numbered(name)
        {
            return Some(Sense::likely(Says::Identifier));
        }
        let rate = words.iter().any(|word| nouns::is_rate(word)) || words.iter().any(|word| nouns::is_money(word));
        return (closes && !rate && !has_sign(words)).then_some(Sense::certain(Says::Count));
    }
    if is_per_population(words) {
        return Some(Sense::certain(Says::Rate));
    }
    let object_at = words.iter().enumerate().skip(start + 1).find(|(_, word)| {
        !matches!(**word, "of" | "the" | "many" | "all" | "total" | "." | ":" | "different" | "individual")
    });
    let Some((object_at, _)) = object_at else {
        return Some(Sense::certain(Says::Count));
    };
    let object = words.get(object_at..).unwrap_or(&[]);
    let head = head(object);
    let event = words.iter().any(|word| nouns::is_event(word));
    let says = match head {
        Some(head) if nouns::is_thing(head) && !event => Says::Things,
        Some(head) if nouns::is_duration(head) && head != "length" => Says::Duration,
        Some(head) if nouns::is_measure(head) && head != "size" && head != "area" => Says::Measure,
        _ => Says::Count,
    };
    Some(Sense::certain(says))
}

fn has_sign(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "£" | "$" | "€" | "%"))
}

fn is_per_population(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        let number = |word: &str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        matches!(pair, ["per", "head" | "capita" | "population" | "thousand" | "million" | "hundred"])
            || pair.first() == Some(&"per") && pair.get(1).is_some_and(|word| number(word))
            || matches!(pair, ["per", "1"])
    })
}

/// Rates, means and the like.
fn statistic(words: &[&str]) -> Option<Sense> {
    if is_per_population(words) {
        return Some(Sense::certain(Says::Rate));
    }
    if let Some(sense) = opening_statistic(words) {
        return Some(sense);
    }
    let head = head(words)?;
    let whole = words.iter().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())).count() == 1;
    let statistic =
        nouns::is_rate(head) && (whole || !matches!(head, "rates" | "mode" | "z" | "lower" | "upper" | "se" | "ci"));
    let within = words.iter().any(|word| matches!(*word, "percentile" | "average" | "median"));
    (statistic || within).then_some(Sense::certain(Says::Rate))
}

fn opening_statistic(words: &[&str]) -> Option<Sense> {
    let mut opening = words.iter().skip_while(|word| matches!(**word, "the" | "overall" | "total" | "("));
    let first = *opening.next()?;
    let second = opening.next().copied().unwrap_or("");
    let rate = matches!(first, "average" | "avg" | "mean" | "median" | "ave" | "percentile" | "ratio")
        || first == "rate" && matches!(second, "of" | "per" | "(")
        || is_per_population(words)
        || matches!((first, second), ("standard", "deviation") | ("confidence", "interval"));
    rate.then_some(Sense::certain(Says::Rate))
}

fn signed_money(words: &[&str]) -> Option<Sense> {
    let sign = words.iter().any(|word| matches!(*word, "£" | "$" | "€" | "gbp"));
    let over = words.iter().any(|word| matches!(*word, "over" | "under" | "above" | "below" | "than" | "exceeding"));
    let bounded = words.windows(2).any(|pair| {
        matches!(pair.first(), Some(&("£" | "$" | "€")))
            && pair.get(1).is_some_and(|word| has_digits(&[word]) && *word != "000" && *word != "000s")
    });
    (sign && !over && !bounded).then_some(Sense::certain(Says::Money))
}

/// What the head noun tells: a year, an age, money, a reference.
fn headed(words: &[&str]) -> Option<Sense> {
    if let Some(sense) = signed_money(words) {
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
    if has_digits(&plain) {
        return None;
    }
    let head = head(words)?;
    let before = |word: &str| plain.first() == Some(&word);
    let whole = plain.len() == 1;
    match head {
        "year" | "years" | "fy" | "blwyddyn" if is_calendar_year(&plain) => {
            return Some(Sense::certain(Says::Year));
        }
        "age" | "ages" | "oed" if whole || before("age") || plain.last() == Some(&"age") => {
            return Some(Sense::certain(Says::Age));
        }
        "no" | "number" if whole => return Some(Sense::certain(Says::Count)),
        _ => {}
    }
    let unit_in_brackets = words.windows(3).any(|run| matches!(run, ["(", unit, ")"] if nouns::is_duration(unit)));
    if unit_in_brackets
        || nouns::is_duration(head)
            && (plain.len() <= 2 || head != "length")
            && !plain.iter().any(|word| nouns::is_event(word))
    {
        return Some(Sense::certain(Says::Duration));
    }
    if nouns::is_calendar(head)
        && plain.len() <= 3
        && !plain.iter().any(|word| matches!(*word, "this" | "last" | "previous" | "in" | "per" | "to" | "each"))
    {
        return Some(
            if whole
                || head == "date"
                || plain.len() == 2
                    && plain.iter().all(|word| {
                        nouns::is_calendar(word)
                            || matches!(
                                *word,
                                "year" | "y" | "name" | "number" | "end" | "ending" | "financial" | "calendar"
                            )
                    })
            {
                Sense::certain(Says::Calendar)
            } else {
                Sense::likely(Says::Calendar)
            },
        );
    }
    if nouns::is_identifier(head) {
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
    if nouns::is_thing(head) && !plain.iter().any(|word| nouns::is_event(word)) {
        return Some(Sense::likely(Says::Things));
    }
    nouns::is_text(head).then_some(Sense::certain(Says::Words))
}

/// "Year", "Financial year", "Year of birth"; not "Year to date" or "Last year".
fn is_calendar_year(plain: &[&str]) -> bool {
    plain.iter().all(|word| {
        matches!(
            *word,
            "year"
                | "years"
                | "fy"
                | "blwyddyn"
                | "financial"
                | "calendar"
                | "fiscal"
                | "academic"
                | "school"
                | "tax"
                | "of"
                | "birth"
                | "build"
                | "manufacture"
                | "registration"
                | "group"
                | "offence"
                | "municipal"
                | "reporting"
                | "the"
                | "and"
                | "month"
                | "quarter"
                | "installed"
                | "built"
                | "received"
                | "recorded"
                | "issue"
                | "purchase"
        )
    })
}

/// The head of a phrase: its last word before a preposition or bracket, participles left out.
fn head<'a>(words: &[&'a str]) -> Option<&'a str> {
    let stop = words
        .iter()
        .enumerate()
        .position(|(at, word)| at > 0 && (nouns::is_preposition(word) || matches!(*word, "(" | "," | ":" | "/" | "-")))
        .unwrap_or(words.len());
    let phrase = words.get(..stop)?;
    let strip = |word: &&&str| {
        nouns::is_trailing(word) || !word.bytes().any(|byte| byte.is_ascii_alphabetic()) && **word != "#"
    };
    phrase.iter().rev().find(|word| !strip(word)).or_else(|| phrase.first()).copied()
}
