//! Says of a row label or column header whether it names a total, or a part that totals do not add again.

use super::header;

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
    let words = header::split(text);
    let plain: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric())).collect();
    let content: Vec<&str> = plain.iter().copied().filter(|word| !is_filler(word)).collect();
    match plain.as_slice() {
        ["of", "which" | "these" | "those", ..] | ["including" | "incl" | "which", ..] => {
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
        [first, ..] if matches!(*first, "total" | "totals" | "all" | "overall" | "grand" | "subtotal" | "sub") => {
            Named::Perhaps
        }
        [.., last] if matches!(*last, "total" | "totals" | "subtotal" | "overall") => Named::Perhaps,
        _ => Named::Leaf,
    }
}

/// A quick look, since almost every name is none of these.
fn may_be_named(text: &str) -> bool {
    let has =
        |word: &str| text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()));
    !text.is_ascii()
        || has("total")
        || has("all")
        || has("sum")
        || has("which")
        || has("these")
        || has("those")
        || has("incl")
        || has("combined")
        || has("cyfanswm")
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
