//! Nothing that reaches the output is unseen by the gate.
//!
//! One log has a word of its own in every text that can be written. Whichever of these words is published, in a page, in
//! data or in an address, stands where a low number would have been found.

use super::log;

/// A place for words: its name, and how the words must be written there.
const PLACES: &[(&str, Form)] = &[
    ("title", Form::Words),
    ("summary", Form::Words),
    ("topic", Form::Words),
    ("question-text", Form::Words),
    ("attachment-file", Form::Words),
    ("attachment-title", Form::Words),
    ("attachment-text", Form::Words),
    ("attachment-cell", Form::Words),
    ("attachment-header", Form::Words),
    ("link-title", Form::Words),
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
    ("link-attribute", Form::Words),
    ("reference-attribute", Form::Words),
    ("image-words", Form::Words),
    ("image-attribute", Form::Words),
    ("caption", Form::Words),
    ("table-identifier", Form::Slug),
    ("table-unit", Form::Words),
    ("table-series", Form::Words),
    ("table-header", Form::Words),
    ("table-label", Form::Words),
    ("table-cell", Form::Words),
    ("data-caption", Form::Words),
    ("data-header", Form::Words),
    ("data-cell", Form::Words),
    ("withdrawal", Form::Words),
    ("page-file", Form::Words),
    ("page-title", Form::Words),
    ("page-summary", Form::Words),
    ("page-text", Form::Words),
    ("page-cell", Form::Words),
    ("config-title", Form::Words),
    ("config-organisation", Form::Words),
    ("config-beta", Form::Words),
    ("config-cookie-name", Form::Words),
    ("config-cookie-purpose", Form::Words),
    ("config-cookie-provider", Form::Words),
    ("config-cookie-duration", Form::Words),
    ("config-contact-name", Form::Words),
    ("config-contact-address", Form::Words),
    ("config-contact-review", Form::Words),
    ("config-contact-commissioner", Form::Words),
    ("config-licence", Form::Words),
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
base_url = \"https://foi.fenwick.example/\"
[beta]
text = \"@config-beta@\"
[contact]
name = \"@config-contact-name@\"
email = \"foi@fenwick.example\"
address = \"@config-contact-address@\"
review = \"@config-contact-review@\"
commissioner = \"@config-contact-commissioner@\"
[licence]
name = \"@config-licence@\"
url = \"https://licence.fenwick.example/\"
[[cookies.items]]
name = \"@config-cookie-name@\"
purpose = \"@config-cookie-purpose@\"
provider = \"@config-cookie-provider@\"
duration = \"@config-cookie-duration@\"
basis = \"strictly-necessary\"
";

const RECORD: &str = "+++
# @comment@
reference = \"FBC-24-0170\"
title = \"@title@\"
summary = \"@summary@\"
outcome = \"disclosed\"
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
[[links]]
title = \"@link-title@\"
url = \"https://parks.fenwick.example/\"
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

[@link-words@](https://parks.fenwick.example/ \"@link-attribute@\") and [the other plan][plan].

![@image-words@](https://parks.fenwick.example/a.png \"@image-attribute@\")

[plan]: https://parks.fenwick.example/plan \"@reference-attribute@\"

[^@footnote-name@]: @footnote@

Table: @caption@ {#@table-identifier@ unit=\"@table-unit@\" series=\"@table-series@\"}

| Ward | @table-header@ | Note |
| --- | ---: | --- |
| @table-label@ | 140 | @table-cell@ |
| Birch | 100 | None |

```table src=\"data.csv\" caption=\"@data-caption@\" #data
```
";

/// The files with these words at every place.
fn files(words: impl Fn(usize) -> String) -> Vec<(String, String)> {
    let folder = "content/responses/a";
    let mut files = vec![
        ("config.toml".to_owned(), CONFIG.to_owned()),
        (format!("{folder}/index.md"), RECORD.to_owned()),
        (format!("{folder}/@attachment-file@.txt"), "@attachment-text@\n".to_owned()),
        (format!("{folder}/sheet.csv"), "Ward,@attachment-header@,Note\nAlder,140,@attachment-cell@\n".to_owned()),
        (format!("{folder}/data.csv"), "Ward,@data-header@,Note\nAlder,140,@data-cell@\nBirch,100,None\n".to_owned()),
        (
            "content/responses/b.md".to_owned(),
            log::record("FBC-24-0171", "withdrawn = { date = 2024-02-01, reason = \"@withdrawal@\" }", "Trees."),
        ),
        (
            "content/pages/@page-file@.md".to_owned(),
            "+++\ntitle = \"@page-title@\"\nsummary = \"@page-summary@\"\n+++\n\n@page-text@\n\nTable: Trees {#trees}\n\n\
             | Ward | Trees | Note |\n| --- | --- | --- |\n| Alder | 140 | @page-cell@ |\n"
                .to_owned(),
        ),
    ];
    for (path, text) in &mut files {
        for (index, (name, form)) in PLACES.iter().enumerate() {
            let written = match form {
                Form::Words => words(index),
                Form::Slug => words(index).to_lowercase().replace(' ', "-"),
            };
            let place = format!("@{name}@");
            *path = path.replace(&place, &written);
            *text = text.replace(&place, &written);
        }
        let rest = text.replace("foi@fenwick", "");
        assert!(!rest.contains('@') && !path.contains('@'), "{path} has a place that is not in the list: {rest}");
    }
    files
}

fn canary(index: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number).unwrap());
    format!("Canary{}{}", letter(index / 26), letter(index % 26))
}

#[test]
fn whatever_is_published_is_read_by_the_gate() {
    let published = log::files(log::publish(files(canary)));
    let is_published = |index: usize| {
        let word = canary(index).to_lowercase();
        published
            .iter()
            .any(|(path, bytes)| path.contains(&word) || String::from_utf8_lossy(bytes).to_lowercase().contains(&word))
    };
    let mut unseen = Vec::new();
    for (index, (name, _)) in PLACES.iter().enumerate().filter(|(index, _)| is_published(*index)) {
        let low =
            |other: usize| if other == index { "Three officers were dismissed".to_owned() } else { canary(other) };
        let done = log::publish(files(low));
        // Another error will do where no such words can be written at all.
        if done.output.is_some() {
            unseen.push(*name);
        }
    }
    assert!(unseen.is_empty(), "published, and not read by the gate: {}", unseen.join(", "));
}

#[test]
fn what_is_for_colleagues_is_not_published() {
    let published = log::files(log::publish(files(canary)));
    for name in ["comment", "decision-reason", "decision-by"] {
        let index = PLACES.iter().position(|(place, _)| *place == name).unwrap();
        let word = canary(index);
        let place = published.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&word));
        assert!(place.is_none(), "`{name}` is published in {:?}", place.map(|(path, _)| path));
    }
}

#[test]
fn hostile_words_are_only_words() {
    for hostile in HOSTILE {
        let mut published = 0;
        for (index, (name, form)) in PLACES.iter().enumerate() {
            if *form == Form::Slug || name.ends_with("-file") {
                continue;
            }
            let done = log::publish(files(|other| if other == index { (*hostile).to_owned() } else { canary(other) }));
            let Some(output) = done.output else { continue };
            published += 1;
            for (path, bytes) in output.into_files() {
                let text = String::from_utf8(bytes).unwrap();
                let is_markup = path.ends_with(".html") || path.ends_with(".xml");
                assert!(!(is_markup && text.contains("<script>alert")), "{name}: a script in {path}");
                assert!(!(is_markup && text.contains("<img src=x")), "{name}: an element in {path}");
                assert!(!text.contains("1337"), "{name}: a template ran in {path}");
            }
        }
        assert!(published > 25, "`{hostile}` was published in {published} places only, too few to say anything");
    }
}
