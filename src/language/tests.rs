//! The texts as they are loaded, and what a site may write of its own.

use super::*;
use crate::law::Outcome;

fn load_with(code: &str, own: Option<&str>) -> (Option<Language>, Report) {
    let config = Config { language: code.to_owned(), ..crate::config::minimal() };
    let path = format!("themes/default/languages/{}.toml", code.split('-').next().unwrap());
    let tree = SourceTree::from_files(own.map(|text| (path, text.to_owned())));
    let mut report = Report::default();
    let language = load(&tree, &config, &mut report);
    (language, report)
}

fn messages(report: &Report) -> Vec<&str> {
    report.findings().iter().map(|finding| finding.message.as_str()).collect()
}

#[test]
fn every_built_in_text_can_be_read() {
    for (code, text) in BUILT_IN {
        let source = Source::new(format!("{code}.toml"), text);
        let mut report = Report::default();
        assert!(file::read(&source, &mut report).is_some_and(|texts| texts.len() > 100), "{code}");
        assert_eq!(messages(&report), Vec::<&str>::new(), "{code}");
    }
}

#[test]
fn numbers_choose_the_form() {
    let (english, welsh) = (load_with("en-GB", None).0.unwrap(), load_with("cy", None).0.unwrap());
    assert_eq!(english.count("sizes.pages", 1), "1 page");
    assert_eq!(english.count("sizes.pages", 0), "0 pages");
    let said: Vec<String> = [0, 1, 2, 3, 4, 6].iter().map(|number| welsh.count("sizes.rows", *number)).collect();
    assert_eq!(said, ["0 rhes", "1 rhes", "2 res", "3 rhes", "4 rhes", "6 rhes"]);
    let said: Vec<String> = [1, 2, 3, 6].iter().map(|number| welsh.count("sizes.pages", *number)).collect();
    assert_eq!(said, ["1 dudalen", "2 dudalen", "3 tudalen", "6 thudalen"]);
}

#[test]
fn a_site_may_change_single_texts_and_add_its_own() {
    let (language, report) = load_with("en-GB", Some("[exit]\nleave = \"Go\"\n[own]\nhello = \"Hello {name}\"\n"));
    let language = language.unwrap();
    assert!(report.findings().is_empty());
    assert_eq!(language.say("exit.leave"), "Go");
    assert_eq!(language.fill("own.hello", &[("name", "you")]), "Hello you");
    assert_eq!(language.say("exit.help"), "Leaving this site safely");
}

#[test]
fn what_a_site_gets_wrong_is_found() {
    let own = "[exit]\nleaf = \"Go\"\nleave = \"Go {where}\"\nhelp = \"<em>x</em>\"\nkeys = 3\n";
    let (language, report) = load_with("en-GB", Some(own));
    assert!(language.is_none());
    assert_eq!(
        messages(&report),
        [
            "only `strong`, `code`, `kbd` and `hidden` may stand in a text",
            "`exit.keys` is no text",
            "there is no text `exit.leaf`",
            "nothing called `where` is given to the text `exit.leave`"
        ]
    );
}

#[test]
fn a_language_that_nobody_wrote_is_refused() {
    let (language, report) = load_with("fr-FR", None);
    assert!(language.is_none());
    assert_eq!(messages(&report), ["the texts of the interface are not there in the language `fr`"]);
    let (language, report) = load_with("fr", Some("[exit]\nleave = \"Quitter\"\n"));
    assert!(language.is_none());
    assert!(messages(&report)[0].contains("texts are missing, `accessibility."), "{:?}", messages(&report));
}

#[test]
fn texts_are_parsed_whole() {
    for wrong in
        ["{", "{x", "{X}", "<b>x</b>", "<strong>x", "</strong>", "[x", "[x](Y)", "x]", "}", "> x", "{{ x }}", "{% x %}"]
    {
        assert!(Text::parse(wrong).is_err(), "{wrong}");
    }
    let text = Text::parse("See [the <strong>notice</strong>](notice) on {day}.").unwrap();
    assert_eq!(text.values().collect::<Vec<_>>(), ["notice", "day"]);
    assert_eq!(text.fill(&[("day", "Monday")]), "See the notice on Monday.");
}

#[test]
fn outcomes_have_distinct_words_in_every_language() {
    for (code, _) in BUILT_IN {
        let language = built_in(code);
        for which in ["title", "label", "explanation"] {
            let words: std::collections::BTreeSet<String> = Outcome::ALL
                .iter()
                .map(|outcome| language.say(&format!("outcomes.{}.{which}", outcome.code())).to_owned())
                .collect();
            assert_eq!(words.len(), Outcome::ALL.len(), "{code} {which}");
            assert!(words.iter().all(|words| !words.starts_with("outcomes.")), "{code} {which}");
            assert!(which != "explanation" || words.iter().all(|words| words.ends_with('.')), "{code}");
        }
    }
}
