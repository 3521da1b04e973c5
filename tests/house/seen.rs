//! Nothing that reaches the output is unseen by the gate.
//!
//! One log has a word of its own in every text that can be written. Whichever of these words is published, in a page, in
//! data, in an address, in what is kept for later builds or in what is exported, stands where a low number would have been found.

use std::collections::BTreeMap;

use super::workbook::workbook;
use super::{log, quickwit};

/// A place for words: its name, and how the words must be written there.
const PLACES: &[(&str, Form)] = &[
    ("reference", Form::Slug),
    ("related", Form::Slug),
    ("title", Form::Words),
    ("summary", Form::Words),
    ("topic", Form::Words),
    ("question-text", Form::Words),
    ("attachment-file", Form::Words),
    ("attachment-title", Form::Words),
    ("attachment-text", Form::Words),
    ("attachment-cell", Form::Words),
    ("attachment-header", Form::Words),
    ("sheet-name", Form::Words),
    ("sheet-title", Form::Words),
    ("sheet-header", Form::Words),
    ("sheet-label", Form::Words),
    ("sheet-cell", Form::Words),
    ("sheet-note", Form::Words),
    ("sheet-aside", Form::Words),
    ("link-title", Form::Words),
    ("link-address", Form::Slug),
    ("change-note", Form::Words),
    ("decision-reason", Form::Words),
    ("decision-by", Form::Words),
    ("comment", Form::Words),
    ("heading", Form::Words),
    ("heading-anchor", Form::Slug),
    ("paragraph", Form::Words),
    ("item", Form::Words),
    ("numbered-item", Form::Words),
    ("quotation", Form::Words),
    ("footnote", Form::Words),
    ("footnote-name", Form::Slug),
    ("emphasis", Form::Words),
    ("code", Form::Words),
    ("code-block", Form::Words),
    ("code-language", Form::Slug),
    ("link-words", Form::Words),
    ("link-target", Form::Slug),
    ("link-attribute", Form::Words),
    ("reference-target", Form::Slug),
    ("reference-attribute", Form::Words),
    ("image-words", Form::Words),
    ("image-target", Form::Slug),
    ("image-attribute", Form::Words),
    ("caption", Form::Words),
    ("table-identifier", Form::Slug),
    ("table-unit", Form::Words),
    ("table-series", Form::Words),
    ("table-basis", Form::Words),
    ("table-universe", Form::Words),
    ("table-header", Form::Words),
    ("table-label", Form::Words),
    ("table-cell", Form::Words),
    ("data-caption", Form::Words),
    ("data-header", Form::Words),
    ("data-cell", Form::Words),
    ("withdrawn-reference", Form::Slug),
    ("withdrawal", Form::Words),
    ("page-file", Form::Words),
    ("page-title", Form::Words),
    ("page-summary", Form::Words),
    ("page-text", Form::Words),
    ("page-caption", Form::Words),
    ("page-header", Form::Words),
    ("page-cell", Form::Words),
    ("config-synonym", Form::Words),
    ("config-title", Form::Words),
    ("config-organisation", Form::Words),
    ("config-beta", Form::Words),
    ("config-cookie-name", Form::Slug),
    ("config-cookie-purpose", Form::Words),
    ("config-cookie-provider", Form::Words),
    ("config-cookie-duration", Form::Words),
    ("config-cookie-script", Form::Slug),
    ("config-accessibility-tester", Form::Words),
    ("config-accessibility-how", Form::Words),
    ("config-accessibility-what", Form::Words),
    ("config-accessibility-criterion", Form::Words),
    ("config-accessibility-instead", Form::Words),
    ("config-logo-alt", Form::Words),
    ("config-contact-name", Form::Words),
    ("config-contact-address", Form::Words),
    ("config-contact-review", Form::Words),
    ("config-contact-commissioner", Form::Words),
    ("config-contact-address-of-commissioner", Form::Slug),
    ("config-contact-formats", Form::Words),
    ("config-licence", Form::Words),
    ("config-licence-address", Form::Slug),
    ("config-site-address", Form::Slug),
    ("config-exit", Form::Slug),
    ("config-exit-then", Form::Slug),
    ("config-feedback", Form::Slug),
    ("config-marker", Form::Words),
    ("config-redirect-from", Form::Slug),
    ("config-redirect-to", Form::Slug),
    ("file-redirect-from", Form::Slug),
    ("file-redirect-to", Form::Slug),
    ("theme-remark", Form::Words),
    ("theme-text", Form::Words),
    ("theme-quoted", Form::Words),
    ("theme-attribute", Form::Words),
    ("theme-class", Form::Slug),
    ("theme-data", Form::Words),
    ("theme-comment", Form::Words),
    ("theme-script", Form::Words),
    ("static-file", Form::Slug),
    ("static-picture", Form::Words),
    ("static-style", Form::Words),
    ("static-script", Form::Words),
    ("static-text", Form::Words),
    ("static-cell", Form::Words),
    ("static-folder", Form::Slug),
    ("language-text", Form::Words),
    ("language-form", Form::Words),
    ("language-lines", Form::Words),
    ("language-elements", Form::Words),
    ("language-own", Form::Words),
];

/// Words that would be more than words, were they not escaped.
const HOSTILE: &[&str] = &[
    "\\\"><script>alert(document.domain)</script>",
    "'><img src=x onerror=alert(document.domain)>",
    "{{ 7*191 }}{% raw %}",
    "</title>&lt;script&gt;",
    "\u{202e}desrever\u{2066}",
];

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Words,
    /// Lower-case words with hyphens.
    Slug,
}

const CONFIG: &str = "title = \"@config-title@\"
organisation = \"@config-organisation@\"
base_url = \"https://foi.fenwick.example/@config-site-address@/\"
[gate]
marker = \"@config-marker@\"
[search]
synonyms = [\"@config-synonym@ = municipal greenery\"]
[exit]
to = \"https://weather.fenwick.example/@config-exit@\"
then = \"https://weather.fenwick.example/@config-exit-then@\"
[beta]
text = \"@config-beta@\"
feedback = \"https://opinions.fenwick.example/@config-feedback@\"
[contact]
name = \"@config-contact-name@\"
email = \"foi@fenwick.example\"
address = \"@config-contact-address@\"
review = \"@config-contact-review@\"
commissioner = \"@config-contact-commissioner@\"
commissioner_url = \"https://commissioner.fenwick.example/@config-contact-address-of-commissioner@\"
accessible_formats = \"@config-contact-formats@\"
[licence]
name = \"@config-licence@\"
url = \"https://licence.fenwick.example/@config-licence-address@\"
[theme]
logo = \"logo.svg\"
logo_alt = \"@config-logo-alt@\"
[accessibility]
status = \"partially\"
contact = \"/about/\"
response_days = 10
tested_on = 2026-02-27
tested_by = \"@config-accessibility-tester@\"
tested_how = \"@config-accessibility-how@\"
prepared_on = 2026-02-27
enforcement = \"great-britain\"
[[accessibility.failures]]
what = \"@config-accessibility-what@\"
criterion = \"@config-accessibility-criterion@\"
instead = \"@config-accessibility-instead@\"
ground = \"not-compliant\"
[[cookies.items]]
name = \"@config-cookie-name@\"
purpose = \"@config-cookie-purpose@\"
provider = \"@config-cookie-provider@\"
duration = \"@config-cookie-duration@\"
basis = \"strictly-necessary\"
[[cookies.items]]
name = \"visits\"
purpose = \"Counts visits.\"
provider = \"The council\"
duration = \"A day\"
basis = \"statistical\"
script = \"js/@config-cookie-script@.js\"
[[redirects]]
from = \"/@config-redirect-from@/\"
to = \"https://parks.fenwick.example/@config-redirect-to@/\"
";

const RECORD: &str = "+++
# @comment@
reference = \"@reference@\"
title = \"@title@\"
summary = \"@summary@\"
outcome = \"disclosed\"
related = [\"@related@\"]
topics = [\"@topic@\"]
[[questions]]
label = \"6\"
text = \"@question-text@\"
[[attachments]]
file = \"@attachment-file@.txt\"
title = \"@attachment-title@\"
[[attachments]]
file = \"sheet.csv\"
title = \"A sheet\"
[[attachments]]
file = \"book.xlsx\"
title = \"A workbook\"
original = true
[[links]]
title = \"@link-title@\"
url = \"https://parks.fenwick.example/@link-address@\"
[[changes]]
date = 2024-02-12
note = \"@change-note@\"
[[decisions]]
text = \"three copies\"
kind = \"not-people\"
reason = \"@decision-reason@\"
by = \"@decision-by@\"
+++

## @heading@ {#@heading-anchor@}

The team keeps three copies of the plan. @paragraph@ *@emphasis@* `@code@`.[^@footnote-name@]

- @item@

1. @numbered-item@

> @quotation@

```@code-language@
@code-block@
```

[@link-words@](https://parks.fenwick.example/@link-target@ \"@link-attribute@\") and [the other plan][plan].

![@image-words@](https://parks.fenwick.example/@image-target@.png \"@image-attribute@\")

[plan]: https://parks.fenwick.example/@reference-target@ \"@reference-attribute@\"

[^@footnote-name@]: @footnote@

Table: @caption@ {#@table-identifier@ unit=\"@table-unit@\" series=\"@table-series@\" basis=\"@table-basis@\" universe=\"@table-universe@\"}

| Ward | @table-header@ | Note |
| --- | ---: | --- |
| @table-label@ | 140 | @table-cell@ |
| Birch | 100 | None |

```table src=\"data.csv\" caption=\"@data-caption@\" #data
```
";

/// A template of the site's own, in place of that of the default theme.
const TEMPLATE: &str = "{% extends \"base.html\" %}
{% block main %}{# @theme-remark@ #}
<h1>{{ title }}</h1>
<p class=\"@theme-class@\" title=\"@theme-attribute@\" data-said=\"@theme-data@\">@theme-text@ {{ \"@theme-quoted@\" }}</p>
<!-- @theme-comment@ -->
<p>{{ say(\"own.said\") }}</p>
<script type=\"text/plain\">@theme-script@</script>
{{ body }}
{% endblock main %}
";

/// Texts of the interface that are the site's own.
const TEXTS: &str = "[home]
latest = \"@language-text@\"
browse = '''
# @language-lines@
'''
about = { one = \"@language-form@ {count}\", other = \"<strong>@language-form@</strong> {count}\" }
lead = \"@language-elements@<strong>.</strong>\"
[own]
said = \"@language-own@\"
";

/// The cells of a workbook, row by row.
const SHEET: &[&[&str]] = &[
    &["@sheet-title@"],
    &["Ward", "@sheet-header@", "Note", "", "@sheet-aside@"],
    &["@sheet-label@", "140", "@sheet-cell@"],
    &["Birch", "100", "None"],
    &[],
    &["@sheet-note@"],
];

/// The files with these words at every place.
fn files(words: impl Fn(usize) -> String) -> Vec<(String, Vec<u8>)> {
    let folder = "content/responses/a";
    let mut files = vec![
        ("config.toml".to_owned(), CONFIG.to_owned()),
        (
            "redirects.csv".to_owned(),
            "from,to\n/@file-redirect-from@/,https://parks.fenwick.example/@file-redirect-to@/\n".to_owned(),
        ),
        (format!("{folder}/index.md"), RECORD.to_owned()),
        (format!("{folder}/@attachment-file@.txt"), "@attachment-text@\n".to_owned()),
        (format!("{folder}/sheet.csv"), "Ward,@attachment-header@,Note\nAlder,140,@attachment-cell@\n".to_owned()),
        (format!("{folder}/data.csv"), "Ward,@data-header@,Note\nAlder,140,@data-cell@\nBirch,100,None\n".to_owned()),
        (
            "content/responses/b.md".to_owned(),
            log::record("@withdrawn-reference@", "withdrawn = { date = 2024-02-01, reason = \"@withdrawal@\" }", "Trees."),
        ),
        (
            "content/pages/@page-file@.md".to_owned(),
            "+++\ntitle = \"@page-title@\"\nsummary = \"@page-summary@\"\n+++\n\n@page-text@\n\nTable: @page-caption@ {#trees}\n\n\
             | Ward | Trees | @page-header@ |\n| --- | --- | --- |\n| Alder | 140 | @page-cell@ |\n"
                .to_owned(),
        ),
        ("themes/default/templates/page.html".to_owned(), TEMPLATE.to_owned()),
        ("themes/default/static/@static-file@.bin".to_owned(), "Nothing.\n".to_owned()),
        ("themes/default/static/crest.svg".to_owned(), "<svg><title>@static-picture@</title></svg>\n".to_owned()),
        ("themes/default/static/logo.svg".to_owned(), "<svg viewBox=\"0 0 20 20\"></svg>\n".to_owned()),
        ("themes/default/static/css/more.css".to_owned(), "p::after { content: \"@static-style@\" }\n".to_owned()),
        ("themes/default/static/js/@config-cookie-script@.js".to_owned(), "// Counts.\n".to_owned()),
        ("themes/default/static/js/more.js".to_owned(), "document.title = \"@static-script@\";\n".to_owned()),
        ("themes/default/static/@static-folder@/more.txt".to_owned(), "More.\n".to_owned()),
        ("themes/default/languages/en.toml".to_owned(), TEXTS.to_owned()),
        ("themes/default/static/read.txt".to_owned(), "@static-text@\n".to_owned()),
        ("themes/default/static/wards.csv".to_owned(), "Ward,Trees,Note\nAlder,140,@static-cell@\n".to_owned()),
    ];
    let fill = |text: &str| {
        let written = |index: usize, form: Form| match form {
            Form::Words => words(index),
            Form::Slug => words(index).to_lowercase().replace(' ', "-"),
        };
        let places = PLACES.iter().enumerate();
        places.fold(text.to_owned(), |text, (index, (name, form))| {
            text.replace(&format!("@{name}@"), &written(index, *form))
        })
    };
    for (path, text) in &mut files {
        (*path, *text) = (fill(path), fill(text));
        let rest = text.replace("foi@fenwick", "");
        assert!(!rest.contains('@') && !path.contains('@'), "{path} has a place that is not in the list: {rest}");
    }
    let sheet: Vec<Vec<String>> = SHEET.iter().map(|row| row.iter().map(|cell| fill(cell)).collect()).collect();
    let book = workbook(&fill("@sheet-name@"), &sheet);
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    files.chain([(format!("{folder}/book.xlsx"), book)]).collect()
}

fn canary(index: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number).unwrap());
    format!("Canary{}{}", letter(index / 26), letter(index % 26))
}

/// Everything that leaves the gate: the site, what is kept of it for later builds, and what is exported.
fn everything(files: &dyn Fn() -> Vec<(String, Vec<u8>)>) -> BTreeMap<String, Vec<u8>> {
    let outcome = log::publish(files());
    let kept = [("clearance.lock", outcome.ledger.clone()), ("permalinks.lock", outcome.permalinks.clone())];
    let mut everything = log::files(outcome);
    everything.extend(kept.map(|(name, text)| (name.to_owned(), text.unwrap().into_bytes())));
    let (mapping, lines) = quickwit::exported(files());
    everything.insert("index.json".to_owned(), mapping.to_string().into_bytes());
    everything.insert("responses.ndjson".to_owned(), lines.join("\n").into_bytes());
    everything
}

#[test]
fn whatever_is_published_is_read_by_the_gate() {
    let published = everything(&|| files(canary));
    let is_published = |index: usize| {
        let word = canary(index).to_lowercase();
        published
            .iter()
            .any(|(path, bytes)| path.contains(&word) || log::text(path, bytes).to_lowercase().contains(&word))
    };
    let mut unseen = Vec::new();
    for (index, (name, _)) in PLACES.iter().enumerate().filter(|(index, _)| is_published(*index)) {
        let low =
            |other: usize| if other == index { "Three officers were dismissed".to_owned() } else { canary(other) };
        let done = log::publish(files(low));
        let codes = log::codes(&done.report);
        // Refused for another reason would say nothing.
        if done.output.is_some() || !codes.iter().any(|code| code.starts_with('S') || *code == "A008") {
            unseen.push(*name);
        }
    }
    assert!(unseen.is_empty(), "published, and not read by the gate: {}", unseen.join(", "));
}

#[test]
fn what_is_for_colleagues_is_not_published() {
    let published = everything(&|| files(canary));
    for name in ["comment", "decision-reason", "decision-by", "theme-remark"] {
        let index = PLACES.iter().position(|(place, _)| *place == name).unwrap();
        let word = canary(index);
        let place =
            published.iter().find(|(path, bytes)| log::text(path, bytes).to_lowercase().contains(&word.to_lowercase()));
        assert!(place.is_none(), "`{name}` is published in {:?}", place.map(|(path, _)| path));
    }
}

#[test]
fn hostile_words_are_only_words() {
    for hostile in HOSTILE {
        let mut published = 0;
        for (index, (name, form)) in PLACES.iter().enumerate() {
            // A theme is made of markup and scripts: who writes it may do what they do.
            let is_theme = name.starts_with("theme-") || name.starts_with("static-");
            if *form == Form::Slug || name.ends_with("-file") || is_theme {
                continue;
            }
            let done = log::publish(files(|other| if other == index { (*hostile).to_owned() } else { canary(other) }));
            let Some(output) = done.output else { continue };
            published += 1;
            for (path, bytes) in output.into_files() {
                // A workbook is published as it was checked, and the index of the search is bits.
                let Ok(text) = String::from_utf8(bytes) else { continue };
                let is_markup = path.ends_with(".html") || path.ends_with(".xml");
                assert!(!(is_markup && text.contains("<script>alert")), "{name}: a script in {path}");
                assert!(!(is_markup && text.contains("<img src=x")), "{name}: an element in {path}");
                assert!(!text.contains("1337"), "{name}: a template ran in {path}");
            }
        }
        assert!(published > 25, "`{hostile}` was published in {published} places only, too few to say anything");
    }
}
