//! Says of a row label or column header whether it names a total, or a part that totals do not add again.

use super::phrase;

/// What a name says of sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Leaf,
    OfWhich,
    /// "Total": a total by its whole name.
    Total(Reach),
    /// "Total complaints", "All ranks": a total if the arithmetic bears it out.
    Perhaps,
}

/// How much a total adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those since the total or group before it.
    Group,
    /// Everything.
    All,
    /// One or the other.
    Open,
}

/// What a name says of sums.
pub(super) fn total(text: &str) -> Named {
    if text.len() > 80 || !may_be_named(text) {
        return Named::Leaf;
    }
    let spaced = phrase::spaced(text);
    let plain: Vec<&str> = phrase::words(&spaced)
        .into_iter()
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric()))
        .collect();
    let content: Vec<&str> = plain.iter().copied().filter(|word| !is_filler(word)).collect();
    match plain.as_slice() {
        ["of", "which" | "these" | "those" | "whom" | "them", ..] | ["including" | "incl" | "which", ..] => {
            return Named::OfWhich;
        }
        ["all", "other" | "others" | "else" | "remaining", ..] => return Named::Leaf,
        _ => {}
    }
    match content.as_slice() {
        ["total" | "totals" | "cyfanswm"] => Named::Total(Reach::Open),
        ["all"] if plain.first() == Some(&"all") => Named::Total(Reach::All),
        ["sum"] | ["combined"] if plain.len() == 1 => Named::Total(Reach::Open),
        ["grand" | "overall" | "combined" | "final", "total" | "totals"]
        | ["overall"]
        | ["cyfanswm", "mawr"]
        | ["total", "overall" | "all"] => Named::Total(Reach::All),
        ["all" | "sum", "total" | "totals"] => Named::Total(Reach::All),
        ["sub", "total" | "totals"] | ["subtotal" | "subtotals"] | ["group" | "section", "total"] => {
            Named::Total(Reach::Group)
        }
        [first, ..]
            if matches!(
                *first,
                "total"
                    | "totals"
                    | "all"
                    | "overall"
                    | "grand"
                    | "subtotal"
                    | "sub"
                    | "tot"
                    | "ttl"
                    | "sum"
                    | "aggregate"
                    | "altogether"
                    | "combined"
                    | "whole"
                    | "entire"
                    | "any"
                    | "both"
                    | "every"
                    | "everyone"
                    | "everybody"
                    | "everything"
                    | "net"
            ) =>
        {
            Named::Perhaps
        }
        ["in", "all", ..] | [_, "wide", ..] => Named::Perhaps,
        [.., last] if matches!(*last, "total" | "totals" | "subtotal" | "overall") => Named::Perhaps,
        _ => Named::Leaf,
    }
}

/// A quick look, since almost every name is none of these.
fn may_be_named(text: &str) -> bool {
    !text.is_ascii() || text.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).any(is_of_sums)
}

fn is_of_sums(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 26] = [
        b"all",
        b"sum",
        b"overall",
        b"combined",
        b"which",
        b"these",
        b"those",
        b"whom",
        b"them",
        b"incl",
        b"including",
        b"cyfanswm",
        b"tot",
        b"ttl",
        b"aggregate",
        b"altogether",
        b"whole",
        b"entire",
        b"any",
        b"both",
        b"every",
        b"everyone",
        b"everybody",
        b"everything",
        b"net",
        b"wide",
    ];
    let ends = |end: &[u8]| {
        word.len() >= end.len() && word.get(word.len() - end.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    word.len() >= 3 && (WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) || ends(b"total") || ends(b"totals"))
}

/// Words that leave "Total" a total of the same things.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "number"
            | "count"
            | "the"
            | "of"
            | "for"
            | "and"
            | "figure"
            | "figures"
            | "row"
            | "column"
            | "n"
            | "no"
            | "year"
            | "numbers"
    ) || word.bytes().all(|byte| byte.is_ascii_digit())
}
