//! An answer with its tables as HTML. A table is written here and not in a template, so that no theme can lose a caption,
//! a scope or the words for a suppressed cell.

use crate::config::{Policy, Zero};
use crate::language::Language;
use crate::markdown::Html;
use crate::records::{Cell, Part, Row, Table};

/// In which language a table speaks, what stands for a suppressed cell, and where tables' data is.
pub(super) struct TableLinks<'a> {
    pub(super) language: &'a Language,
    /// The code of the interface's language, where the answer is in another.
    pub(super) interface: Option<&'a str>,
    /// The marker, and what it stands for.
    pub(super) policy: &'a Policy,
    /// The address of each table's CSV; empty where tables have none.
    pub(super) csv: &'a [String],
}

/// An answer as HTML.
pub(super) fn html<'p>(parts: impl IntoIterator<Item = &'p Part>, tables: &[Table], links: &TableLinks<'_>) -> Html {
    let mut html = Html::default();
    for part in parts {
        match part {
            Part::Html(part) | Part::Heading(_, part) | Part::Notes(part) => html.push(part),
            Part::Table(index) => {
                let Some(table) = tables.get(*index) else { continue };
                write_table(&mut html, table, links, links.csv.get(*index).map(String::as_str));
            }
        }
    }
    html
}

fn write_table(html: &mut Html, table: &Table, links: &TableLinks<'_>, csv: Option<&str>) {
    let caption_id = format!("caption-{}", table.id);
    html.push_markup("<div class=\"table-scroll\" role=\"region\"");
    html.push_attribute("aria-labelledby", &caption_id);
    html.push_markup(" tabindex=\"0\">\n<table");
    html.push_attribute("id", &format!("table-{}", table.id));
    let note = table.has_suppressed().then(|| format!("note-{}", table.id));
    if let Some(note) = &note {
        html.push_attribute("aria-describedby", note);
    }
    html.push_markup(">\n<caption");
    html.push_attribute("id", &caption_id);
    html.push_markup(">");
    html.push(&table.caption);
    html.push_markup("</caption>\n<thead>\n<tr>\n");
    for column in &table.columns {
        let open = match (column.text.is_empty(), column.is_number) {
            // An empty header names nothing: WCAG technique H63 wants no `th` there.
            (true, _) => "<td></td>\n",
            (false, true) => "<th scope=\"col\" class=\"number\">",
            (false, false) => "<th scope=\"col\">",
        };
        html.push_markup(open);
        if !column.text.is_empty() {
            html.push(&column.html);
            html.push_markup("</th>\n");
        }
    }
    html.push_markup("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(html, table, row, links);
    }
    html.push_markup("</tbody>\n</table>\n</div>\n");
    if let Some(note) = &note {
        write_note(html, note, links);
    }
    if let Some(csv) = csv {
        write_data(html, table, links, csv);
    }
}

/// What the marker means, once for each table.
fn write_note(html: &mut Html, id: &str, links: &TableLinks<'_>) {
    html.push_markup("<p class=\"table-note\"");
    html.push_attribute("id", id);
    write_language(html, links);
    html.push_markup(">");
    let values = [("marker", links.policy.marker.as_str()), ("range", &low_numbers(links))];
    html.push_text(&links.language.fill("table.note", &values));
    html.push_markup("</p>\n");
}

/// "1 to 5", from what is low.
fn low_numbers(links: &TableLinks<'_>) -> String {
    let first = match links.policy.zero {
        Zero::Publish => "1",
        Zero::Suppress => "0",
    };
    match links.policy.threshold.to_string() {
        last if last == first => last,
        last => links.language.fill("table.range", &[("first", first), ("last", &last)]),
    }
}

/// The table's data, and the link to it. A button shows only where a script can make it work.
fn write_data(html: &mut Html, table: &Table, links: &TableLinks<'_>, csv: &str) {
    html.push_markup("<p class=\"table-data\"");
    write_language(html, links);
    html.push_markup("><a");
    html.push_address("href", csv);
    html.push_markup(">");
    let about = |html: &mut Html| {
        html.push_markup("<span class=\"visually-hidden\">: ");
        html.push_text(&table.caption_text);
        html.push_markup("</span>");
    };
    html.push_text(links.language.say("table.download"));
    about(html);
    html.push_markup("</a> <button type=\"button\" class=\"copy\"");
    html.push_attribute("data-copy-link", &format!("#table-{}", table.id));
    html.push_markup(" hidden>");
    html.push_text(links.language.say("copy.table"));
    about(html);
    html.push_markup("</button></p>\n");
}

/// Marks words of the interface that stand in an answer of another language.
fn write_language(html: &mut Html, links: &TableLinks<'_>) {
    if let Some(code) = links.interface {
        html.push_attribute("lang", code);
    }
}

fn write_row(html: &mut Html, table: &Table, row: &Row, links: &TableLinks<'_>) {
    html.push_markup(if row.is_total { "<tr class=\"total\">\n" } else { "<tr>\n" });
    // In a table of words every column could name the row; the first does.
    let all_words = table.columns.iter().all(|column| column.is_label);
    for (index, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
        let is_label = column.is_label && (index == 0 || !all_words);
        match cell {
            Cell::Suppressed => {
                html.push_markup("<td class=\"number suppressed\"><span aria-hidden=\"true\">");
                html.push_text(&links.policy.marker);
                html.push_markup("</span><span class=\"visually-hidden\"");
                write_language(html, links);
                html.push_markup(">");
                html.push_text(&links.language.fill("table.suppressed", &[("range", &low_numbers(links))]));
                html.push_markup("</span></td>\n");
            }
            Cell::Published { html: words, text } if is_label && !text.is_empty() => {
                html.push_markup("<th scope=\"row\">");
                html.push(words);
                html.push_markup("</th>\n");
            }
            Cell::Published { html: words, .. } => {
                html.push_markup(if column.is_number { "<td class=\"number\">" } else { "<td>" });
                html.push(words);
                html.push_markup("</td>\n");
            }
        }
    }
    html.push_markup("</tr>\n");
}
