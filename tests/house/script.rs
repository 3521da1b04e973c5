//! Script, links that run, template syntax, comments and reordering marks in every field that is published: the pages stay
//! sound HTML in which nothing of theirs runs, and feeds and data stay what they are.

use std::collections::BTreeMap;

use candour::Status;
use candour::diagnostic::{Color, human};
use quick_xml::events::Event;
use serde_json::Value;

use super::corpus::fuzzed::html;
use super::log;

type Files = BTreeMap<String, Vec<u8>>;

/// What somebody may write to run something on a reader's device, or to break a page, in words without numbers.
const HOSTILE: [&str; 26] = [
    "<script>alert(document.cookie)</script>",
    "</script><script src=//evil.example/x.js></script>",
    "</title><script>alert()</script>",
    "</textarea></style></noscript><img src=x onerror=alert()>",
    "\" onmouseover=\"alert()\" x=\"",
    "' onfocus='alert()' autofocus='",
    "`onload=alert()`",
    "javascript:alert()",
    "data:text/html;base64,PHNjcmlwdD4=",
    "{{ config }}",
    "{% include \"base.html\" %}",
    "{{ say(\"exit.leave\") | safe }}{# x #}",
    "{% raw %}</p>{% endraw %}",
    "<!-- comment --> <!--",
    "--><svg onload=alert()>",
    "]]><x xmlns=\"y\">",
    "<![CDATA[ x ]]>",
    "&lt;script&gt; &#x3c;script&#x3e; &amp;amp;",
    "\u{202e}txet desrever\u{202c} \u{2066}isolated\u{2069}",
    "\u{2028}line\u{2029}paragraph",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0>",
    "<style>*{background:url(//evil.example)}</style>",
    "<iframe srcdoc=x><object data=x><embed src=x>",
    "%0d%0aSet-Cookie: x=y",
    "\\u003cscript\\u003e ${alert()} #{x} <%= x %>",
];

/// A site in which a text stands wherever a text may stand.
fn site(text: &str) -> Vec<(String, String)> {
    let quoted =
        serde_json::to_string(text).unwrap_or_default().replace("\u{2028}", "\\u2028").replace('\u{2029}', "\\u2029");
    // In Markdown every character of it that may mean something is made to mean itself.
    let plain: String = text
        .chars()
        .flat_map(|letter| letter.is_ascii_punctuation().then_some('\\').into_iter().chain([letter]))
        .collect();
    let cell = plain.replace(['\u{2028}', '\u{2029}'], " ");
    // The words of a link may be no address.
    let words = if text.contains("//") { "The plan" } else { &cell };
    let front = format!(
        "summary = {quoted}\ntopics = [{quoted}, \"Trees\"]\npublished = 2024-01-02\nupdated = 2024-02-02\nrelated = [\"A-11\"]\n\
         [[questions]]\nlabel = \"1\"\ntext = {quoted}\n\
         [[changes]]\ndate = 2024-02-02\nnote = {quoted}\n\
         [[attachments]]\nfile = \"plan.txt\"\ntitle = {quoted}\n\
         [[links]]\ntitle = {quoted}\nurl = \"https://fenwick.example/?q=a&b\"\n"
    );
    let body = format!(
        "## {cell}\n\n{cell} **{cell}** `` {text} ``[^n]\n\n- {cell}\n\n> {cell}\n\n[{words}](https://fenwick.example/ \"{cell}\")\n\n\
         [^n]: {cell}\n\nTable: {cell} {{#t}}\n\n| {cell} | Trees |\n| --- | ---: |\n| {cell} | 240 |\n\n\
         ```table src=\"trees.csv\" caption=\"{cell}\" #u\n```\n\n    {text}\n"
    );
    let record = |reference: &str, front: &str, body: &str| {
        format!("+++\nreference = \"{reference}\"\ntitle = {quoted}\noutcome = \"disclosed\"\n{front}+++\n\n{body}\n")
    };
    let withdrawn = format!("withdrawn = {{ date = 2024-03-03, reason = {quoted} }}\n");
    let config = format!(
        "title = {quoted}\norganisation = {quoted}\nbase_url = \"https://foi.fenwick.example/\"\n[beta]\ntext = {quoted}\nfeedback = \"mailto:foi@fenwick.example\"\n\
         [[cookies.items]]\nname = \"seen\"\npurpose = {quoted}\nprovider = {quoted}\nduration = {quoted}\nbasis = \"strictly-necessary\"\n"
    );
    [
        ("config.toml", config),
        ("content/responses/a/index.md", record("A-10", &front, &body)),
        ("content/responses/a/plan.txt", format!("{text}\n")),
        ("content/responses/a/trees.csv", format!("{},Trees\n{},240\n", csv(text), csv(text))),
        ("content/responses/b.md", record("A-11", "discreet = true\n", "Trees.")),
        ("content/responses/c.md", record("A-12", &withdrawn, "Trees.")),
        ("content/pages/about.md", format!("+++\ntitle = {quoted}\n+++\n\n{cell}\n")),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .to_vec()
}

fn csv(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Reads every published file as what it is; the scripts of each page.
fn read(files: &Files, text: &str) -> BTreeMap<String, Vec<String>> {
    let mut scripts = BTreeMap::new();
    for (path, bytes) in files {
        let content = String::from_utf8_lossy(bytes);
        let sound = match path.rsplit('.').next().unwrap_or_default() {
            "html" => html::read(&content).and_then(|seen| {
                let dangers = seen.dangers();
                scripts.insert(path.clone(), seen.scripts());
                if dangers.is_empty() { Ok(()) } else { Err(format!("{dangers:?}")) }
            }),
            "json" => serde_json::from_str::<Value>(&content).map(drop).map_err(|error| error.to_string()),
            "ndjson" => content
                .lines()
                .try_for_each(|line| serde_json::from_str::<Value>(line).map(drop).map_err(|error| error.to_string())),
            "xml" => xml(&content),
            _ => Ok(()),
        };
        assert!(sound.is_ok(), "{text:?} in {path}: {}", sound.unwrap_err());
    }
    scripts
}

fn xml(content: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(content);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Start(tag)) if tag.name().as_ref() == "script" => return Err("a script in a feed".to_owned()),
            Ok(_) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

#[test]
fn nothing_that_a_field_holds_runs() {
    let harmless = log::files(log::publish(site("Trees and hedges")));
    let wanted = read(&harmless, "harmless");
    let scripts =
        |of: &BTreeMap<String, Vec<String>>| of.values().flatten().cloned().collect::<std::collections::BTreeSet<_>>();
    let known = scripts(&wanted);
    for text in HOSTILE {
        let done = log::publish(site(text));
        let said = human(&done.report, Color::Never);
        assert!(done.status == Status::Done, "{text:?} is refused, so that it shows nothing:\n{said}");
        let files = log::files(done);
        let found = read(&files, text);
        assert_eq!(scripts(&found), known, "{text:?} brought a script");
        let page = "responses/a-10/index.html";
        assert_eq!(found[page], wanted[page], "{text:?} brought a script");
        // It is there as words, so that the test has looked at it.
        let words = html::read(&String::from_utf8_lossy(&files[page])).unwrap().words();
        assert!(words.contains(text.trim()), "{text:?} is not on its page");
    }
}

/// What is written as Markdown or HTML that runs is refused, or comes out as words.
#[test]
fn nothing_that_a_text_holds_runs() {
    let mut published = 0;
    for text in HOSTILE.iter().map(|text| (*text).to_owned()).chain(
        [
            "[x](javascript:alert\\(\\))",
            "[x](JaVaScRiPt:alert)",
            "[x](java&#10;script:alert)",
            "[x](&#106;avascript:alert)",
            "[x](<java\tscript:alert>)",
            "[x]( \u{1}javascript:alert)",
            "[x](data:text/html,x)",
            "[x](vbscript:x)",
            "[x](file:///etc/passwd)",
            "[x](//evil.example/)",
            "<javascript:alert>",
            "[x]\n\n[x]: javascript:alert",
            "![x](javascript:alert)",
            "[x](https://fenwick.example/\"onclick=alert)",
            "## x {onclick=alert}",
            "## x {#a\"onclick=\"x}",
            "```\"><script>\nx\n```",
            "[^<b>]\n\n[^<b>]: x",
            "&#60;script&#62;",
        ]
        .map(str::to_owned),
    ) {
        let done = log::publish([("content/responses/a.md".to_owned(), log::record("A-10", "", &text))]);
        assert!(done.output.is_some() == (done.status == Status::Done));
        let refused = log::codes(&done.report);
        assert!(done.status == Status::Done || !refused.is_empty(), "{text:?}");
        if let Some(output) = done.output {
            published += 1;
            let scripts = read(&output.into_files(), &text);
            let wanted =
                log::files(log::publish([("content/responses/a.md".to_owned(), log::record("A-10", "", "Trees."))]));
            assert_eq!(scripts, read(&wanted, "harmless"), "{text:?}");
        }
    }
    assert!(published > 5, "only {published} were published");
}
