//! `[search]`: words that stand for each other when people search.

use crate::fields::{Fields, Text};

/// What search is told of a body's words.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Ways to say the same, such as "KCPO" and "Knife Crime Prevention Order".
    pub synonyms: Vec<Vec<String>>,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Search {
    let mut search = Search::default();
    let Some(mut table) = fields.table("search") else { return search };
    for text in table.texts("synonyms") {
        let ways: Vec<String> =
            text.value.split('=').map(|way| way.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        if ways.len() < 2 || ways.iter().any(|way| !way.contains(char::is_alphanumeric)) {
            let help = "put an equals sign between ways to say the same: `\"FOI = freedom of information\"`";
            table.wrong(text.place(), "these are not two ways to say the same", help);
            continue;
        }
        printed.push(text);
        search.synonyms.push(ways);
    }
    fields.close(table);
    search
}
