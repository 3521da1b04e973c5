//! Finds what a text asks for ("how many X", "number of X"), so that a bare answer can be read by its question.
//! It does not answer.

use super::super::lexicon::{self, Class};
use super::token::{Gap, TokenKind, Tokens};

/// A phrase that asks for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ask {
    /// The token at which its noun begins.
    pub(super) at: usize,
    /// What its noun surely names; nothing when that is not certain.
    pub(super) class: Option<Class>,
    /// The token up to which it governs the numbers that follow: the next word for people, or the end of its reach.
    pub(super) until: usize,
}

/// Finds every "how many X", "number of X" and plain question of a text, in its order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for at in 0..tokens.list.len() {
        let word = tokens.text(at);
        // Every word of a text is looked at, and most are told apart by their first letter.
        if !matches!(word.as_bytes().first(), Some(b'?' | b'l' | b'm' | b'n' | b'p' | b'q' | b'w')) {
            continue;
        }
        let start = match word {
            "many" if at > 0 && tokens.text(at - 1) == "how" => at + 1,
            "number" | "numbers" | "quantity" if tokens.text(at + 1) == "of" => at + 2,
            "much" if at > 0 && tokens.text(at - 1) == "how" => at + 1,
            "?" | "what" | "which" | "who" | "list" | "please" | "provide" => at,
            _ => continue,
        };
        let class = if start == at { None } else { head(tokens, start) };
        if start > at || tokens.text(at) != "?" {
            let until = if class.is_some() { reach(tokens, start) } else { start };
            asks.push(Ask { at: start, class, until });
        }
    }
    asks
}

/// How far a question about things may govern a table of bare numbers after it, in tokens.
const REACH: usize = 500;

/// The first word for people or happenings after a question, from its end on.
fn reach(tokens: &Tokens<'_>, start: usize) -> usize {
    let end = (start + REACH).min(tokens.list.len());
    let next = (start..end).find(|at| matches!(tokens.text(*at), "number" | "many" | "much")).unwrap_or(end);
    (start..next)
        .find(|at| {
            tokens.list.get(*at).is_some_and(|token| token.kind == TokenKind::Word)
                && matches!(lexicon::noun(tokens.text(*at)), Some((Class::Person | Class::Happening, _)))
        })
        .unwrap_or(next)
}

/// Verbs that make a thing an offence: how many vehicles were stolen counts thefts.
pub(super) const CRIMES: [&str; 13] = [
    "attacked",
    "burgled",
    "damaged",
    "destroyed",
    "discharged",
    "fired",
    "raided",
    "recovered",
    "robbed",
    "searched",
    "seized",
    "stolen",
    "vandalised",
];

fn head(tokens: &Tokens<'_>, start: usize) -> Option<Class> {
    let mut known = None;
    let end = (start..start + 8).find(|at| {
        let Some(token) = tokens.list.get(*at) else {
            return true;
        };
        let word = tokens.text(*at);
        let inner = matches!(token.kind, TokenKind::Word | TokenKind::Mixed | TokenKind::Mark('-' | '/' | '&'));
        if !inner || token.gap >= Gap::Paragraph || (lexicon::breaks(word) && !matches!(word, "the")) {
            return true;
        }
        match lexicon::noun(word) {
            Some((class @ (Class::Person | Class::Happening), _)) => known = Some(class),
            Some((class, true)) => known = Some(class),
            Some((_, false)) => known = None,
            None if word.ends_with("ed") || matches!(word, "and" | "or" | "the") => {}
            None => known = None,
        }
        false
    })?;
    let crime = (start..end + 12)
        .take_while(|at| !matches!(tokens.text(*at), "?" | "."))
        .any(|at| CRIMES.contains(&tokens.text(at)));
    known.filter(|class| !crime || *class != Class::Thing)
}
