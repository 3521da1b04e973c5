//! The text of a draft, from what a row says. It is written so that `check` has something to say until somebody has
//! filled in what is missing.

use super::row::Row;
use crate::law::Law;

/// The record as Markdown with TOML above.
pub(super) fn text(row: &Row) -> String {
    let mut front = String::from("+++\n");
    let mut line = |key: &str, value: String| front.push_str(&format!("{key} = {value}\n"));
    line("reference", quoted(&row.reference));
    line("title", quoted(&row.title));
    if let Some(summary) = &row.summary {
        line("summary", quoted(summary));
    }
    for (key, date) in [("received", row.received), ("answered", row.answered), ("published", row.published)] {
        if let Some(date) = date {
            line(key, date.to_string());
        }
    }
    if row.law != Law::Foia {
        line("law", quoted(row.law.short_name()));
    }
    if !row.topics.is_empty() {
        line("topics", list(&row.topics));
    }
    // With a question the outcome is the question's: the record's follows from it.
    let outcome = quoted(row.outcome.map_or("", |outcome| outcome.code()));
    match &row.request {
        Some(request) => {
            front.push_str("\n[[questions]]\nlabel = \"1\"\n");
            front.push_str(&format!("text = {}\noutcome = {outcome}\n", quoted(request)));
        }
        None => front.push_str(&format!("outcome = {outcome}\n")),
    }
    if !row.exemptions.is_empty() {
        front.push_str(&format!("exemptions = {}\n", list(&row.exemptions)));
    }
    front.push_str("+++\n\n");
    match &row.response {
        Some(response) => front.push_str(&markdown(response)),
        None => front.push_str("Write the answer here."),
    }
    front.push('\n');
    front
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// Words as Markdown that says the same: signs that would be markup are escaped.
fn markdown(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            written.push('\n');
        }
        let line = line.trim();
        if line.starts_with(['#', '=', '~', '+', '-']) {
            written.push('\\');
        }
        // A line that begins so would be the caption of a table.
        let line = match line.strip_prefix("Table:") {
            Some(rest) => {
                written.push_str("Table\\:");
                rest
            }
            None => line,
        };
        for letter in line.chars() {
            if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&') {
                written.push('\\');
            }
            written.push(letter);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        assert_eq!(markdown("# 1 * 2 <b>\nTable: x | y\n+++"), "\\# 1 \\* 2 \\<b\\>\nTable\\: x \\| y\n\\+++");
    }
}
