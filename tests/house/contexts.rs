//! What templates can show: themes/default/CONTEXT.md says it, made from the views and from what templates are really
//! given, and a template of a site that takes the place of any other gets just that. `UPDATE=1 cargo test` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use super::support::disk::contents;
use super::{code, log};

/// Templates that are parts of others.
const SHARED: [&str; 3] = ["base.html", "components.html", "search-form.html"];

/// A struct of the views: its sentence, and its fields with type and sentence.
struct View {
    says: String,
    fields: Vec<(String, String, String)>,
}

/// Every view by its name.
fn views() -> BTreeMap<String, View> {
    let structs = Regex::new(r"(?s)((?:///[^\n]*\n)*)(?:#\[[^\n]*\n)*pub\(crate\) struct (\w+) \{(.*?)\n\}").unwrap();
    let fields = Regex::new(r"((?:[ ]*///[^\n]*\n)*)[ ]*pub\(crate\) (\w+): ([^\n]*),").unwrap();
    let sentence = |lines: &str| {
        let lines = lines.lines().map(|line| line.trim().trim_start_matches("///").trim());
        lines.collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    let mut found = BTreeMap::new();
    for file in code::files("src/pages/view") {
        for view in structs.captures_iter(&file.text) {
            let fields = fields.captures_iter(&view[3]);
            let fields = fields.map(|field| (field[2].to_owned(), kind(&field[3]), sentence(&field[1])));
            found.insert(view[2].to_owned(), View { says: sentence(&view[1]), fields: fields.collect() });
        }
    }
    found
}

/// A type in the words of template authors.
fn kind(written: &str) -> String {
    if let Some(inner) = written.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("{} or nothing", kind(inner));
    }
    if let Some(inner) = written.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("list of {}", kind(inner));
    }
    match written {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" | "u64" | "usize" => "number".to_owned(),
        "Html" => "HTML".to_owned(),
        view if view.ends_with("View") => format!("[{view}](#{})", view.to_lowercase()),
        other => format!("`{other}`"),
    }
}

/// What each template is given by name, on every page of every small site: the names, with all keys that were seen.
fn given() -> BTreeMap<String, BTreeMap<String, Value>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut given: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    let templates: Vec<String> = contents(&root.join("themes/default/templates")).into_keys().collect();
    let is_page = |name: &&String| !SHARED.contains(&name.as_str());
    for site in fs::read_dir(root.join("tests/sites")).unwrap() {
        let mut files = contents(&site.unwrap().path().join("input"));
        files.retain(|path, _| !path.starts_with("themes/"));
        let config =
            files.remove("config.toml").map_or_else(|| log::CONFIG.to_owned(), |text| String::from_utf8(text).unwrap());
        let config = format!("{}\n[accessibility]\n{STATEMENT}", config.split("[theme]").next().unwrap());
        files.insert("config.toml".to_owned(), config.into_bytes());
        for name in templates.iter().filter(is_page) {
            let probe = "{% extends \"base.html\" %}\n{% block main %}<h1>Probe</h1><pre id=\"probe\">{{ __tera_context }}</pre>{% endblock main %}\n";
            files.insert(
                format!("themes/default/templates/{name}"),
                format!("{{# {name} #}}{probe}").replace("Probe", name).into_bytes(),
            );
        }
        let published = log::files(log::publish(files));
        for (_, page) in published.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8_lossy(page);
            let (_, rest) = page.split_once("<main").unwrap();
            let name = rest.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0;
            let json = rest.split_once("<pre id=\"probe\">").unwrap().1.split_once("</pre>").unwrap().0;
            let seen: BTreeMap<String, Value> =
                serde_json::from_str(&plain(json)).unwrap_or_else(|why| panic!("{why}: {}", plain(json)));
            let known = given.entry(name.to_owned()).or_default();
            let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            for (name, value) in seen {
                if !is_empty(&value) || !known.contains_key(&name) {
                    known.insert(name, value);
                }
            }
        }
    }
    given
}

const STATEMENT: &str = "status = \"fully\"\ncontact = \"/about/\"\nresponse_days = 10\ntested_on = 2026-02-27\n\
    tested_by = \"the web team\"\nprepared_on = 2026-02-27\nenforcement = \"great-britain\"\n";

/// The dump of a context as JSON: its engine prints nothing where there is nothing.
fn plain(escaped: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    let nothing = [(": ,", ": null,"), (": }", ": null}"), (", ,", ", null,"), (", ,", ", null,"), (", ]", ", null]")];
    signs.into_iter().chain(nothing).fold(escaped.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The view with just these fields.
fn view_of<'v>(value: &Value, views: &'v BTreeMap<String, View>) -> Option<&'v str> {
    let keys: BTreeSet<&str> = value.as_object()?.keys().map(String::as_str).collect();
    let is = |view: &View| view.fields.iter().map(|(name, _, _)| name.as_str()).collect::<BTreeSet<_>>() == keys;
    views.iter().find(|(_, view)| is(view)).map(|(name, _)| name.as_str())
}

/// What a value is, in the words of template authors; a text says why it is nothing that is documented.
fn described(value: &Value, views: &BTreeMap<String, View>) -> Result<String, String> {
    Ok(match value {
        Value::String(_) => "text or HTML".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Null => "nothing".to_owned(),
        Value::Array(items) => match items.first() {
            Some(first) => format!("list of {}", described(first, views)?),
            None => "list".to_owned(),
        },
        Value::Object(_) => match view_of(value, views) {
            Some(view) => format!("[{view}](#{})", view.to_lowercase()),
            None => return Err(format!("no view has just these fields: {value}")),
        },
    })
}

#[test]
fn the_contexts_of_templates_are_documented() {
    let views = views();
    let given = given();
    let mut text = String::from(INTRODUCTION);
    for (template, names) in &given {
        assert!(names.contains_key("page"), "{template} knows no page");
        let _ = write!(text, "| `{template}` |");
        for (name, value) in
            names.iter().filter(|(name, _)| !["page", "search", "site", "optional"].contains(&name.as_str()))
        {
            let kind = described(value, &views).unwrap_or_else(|why| panic!("{template}: `{name}`: {why}"));
            let _ = write!(text, " `{name}`: {kind};");
        }
        text = text.trim_end_matches(';').to_owned();
        text.push_str(" |\n");
    }
    text.push_str("\n## What they hold\n");
    for (name, view) in &views {
        let _ = write!(text, "\n### {name}\n\n{}\n\n| field | is | |\n| --- | --- | --- |\n", view.says);
        for (field, kind, says) in &view.fields {
            let _ = writeln!(text, "| `{field}` | {kind} | {} |", says.replace('|', "\\|"));
        }
    }
    let path = code::root().join("themes/default/CONTEXT.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "themes/default/CONTEXT.md is out of date: run `UPDATE=1 cargo test` and read what changed");
    let all: BTreeSet<String> = contents(&code::root().join("themes/default/templates")).into_keys().collect();
    let missing: Vec<&String> =
        all.iter().filter(|name| !SHARED.contains(&name.as_str()) && !given.contains_key(*name)).collect();
    assert!(missing.is_empty(), "no site in tests/sites makes a page with {missing:?}");
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_a_finding() {
    for wrong in ["{{ site.tilte }}", "{{ page.reference }}", "{{ response.title }}"] {
        let template =
            format!("{{% extends \"base.html\" %}}\n{{% block main %}}<h1>{wrong}</h1>{{% endblock main %}}\n");
        let done = log::publish([
            ("content/pages/about.md".to_owned(), "+++\ntitle = \"About\"\n+++\n\nA log.\n".to_owned()),
            ("themes/default/templates/page.html".to_owned(), template),
        ]);
        assert_eq!(log::codes(&done.report), ["T001"], "{wrong}");
    }
}

const INTRODUCTION: &str = "# What templates can show

Every template gets `site` ([SiteView](#siteview)) and `search` ([SearchView](#searchview)), the same on every page, and `page`
([PageView](#pageview)). What else it gets stands in the table. Asking for anything else is a finding (T001). A value is escaped where it is printed, but for HTML,
which the program made itself. `candour theme eject templates/page.html` copies a template into your site.

Besides: `say(\"key\")` prints a text of the interface, `asset(path=\"css/main.css\")` is the address of a static file, and the
components in components.html and search-form.html can be printed by all.

This file is written by the tests, from the program.

## What each template gets

| template | besides `site`, `search` and `page` |
| --- | --- |
";
