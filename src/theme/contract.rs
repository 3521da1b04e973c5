//! What every page carries, whatever its template: the way out, the way past the navigation, the policy, the banner where
//! one is due; and what none has, because Escape would lead elsewhere. Looks at finished pages and at files of the site's
//! own theme. What a style sheet hides it cannot see.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::elements::{Element, elements};

/// What the pages of a site owe to those who read them.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Duty {
    /// Where the way out leads, and where when that does not answer.
    pub exit: [String; 2],
    /// The sentence that screen readers say before the way out.
    pub sentence: String,
    /// The address of the script that leaves.
    pub exit_script: String,
    /// The address of the page that says what leaving does not hide.
    pub help: String,
    /// The policy that the browser holds the page to.
    pub policy: String,
    /// The address of the script that asks for consent; none where nothing is asked.
    pub consent_script: Option<String>,
    /// What of the consent stands on this page.
    pub consent: Consent,
}

/// What a page shows about consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// Nothing: there is nothing to ask.
    #[default]
    Nothing,
    /// A banner with nothing to choose.
    Notice,
    /// A banner that asks.
    Banner,
    /// The form of the page on cookies.
    Form,
}

/// Something that a page lacks, or has and should not: as a phrase, with a way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Fault {
    /// What is wrong.
    pub message: &'static str,
    /// What to do.
    pub help: &'static str,
}

const START: &str = "let the template begin with `{% extends \"base.html\" %}`, and change its blocks only";

macro_rules! faults {
    ($($name:ident $message:literal $help:expr;)*) => {
        $(const $name: Fault = Fault { message: $message, help: $help };)*
    };
}

faults! {
    NO_EXIT "there is no link to leave by, `<a … data-exit>`" START;
    EXIT_ELSEWHERE "the link to leave by does not lead to `[exit] to`" "write `href=\"{{ site.exit.to }}\"`";
    EXIT_TELLS "the link to leave by may tell where somebody came from" "write `rel=\"nofollow noreferrer noopener\"`, and no `target`";
    EXIT_NOT_FIRST "something takes the focus before the link to leave by" "put the link before every other link, button and field";
    NO_SENTENCE "nothing says before the link to leave by that Escape leaves too" "print `{{ <exit_control exit={site.exit} /> }}`";
    NO_EXIT_SCRIPT "`js/exit.js` is missing, late or without its destinations" "put it into the head before any style sheet, as base.html does, without `async`, `defer` and `type`";
    NO_HELP "there is no link to the page that says what leaving does not hide" "link to `{{ site.exit.help }}` beside the way out";
    NO_SKIP "there is no link past the navigation, or it leads nowhere" "keep `<a class=\"skip\" href=\"#main-content\">`, and `id=\"main-content\"` on the main element";
    NO_POLICY "the page does not carry its policy" "keep `<meta http-equiv=\"Content-Security-Policy\" content=\"{{ site.policy }}\">`";
    NO_REFERRER "the page may tell other websites where somebody came from" "keep `<meta name=\"referrer\" content=\"no-referrer\">`";
    NO_BANNER "the cookie banner is missing, or does not ask" "print `{{ <consent_banner /> }}` after the way out";
    NO_FORM "the choices on cookies are missing" "keep the form with `data-consent-form` and its fields";
    NO_CONSENT_SCRIPT "`js/consent.js` is missing" "keep its `<script>` after the banner, as base.html does";
    DIALOG "a dialog or popover would take the Escape key" "show it as a part of the page, or as a page of its own";
    HANDLER "a handler or style stands within the page, where the policy lets none run" "put it into a file in `static/`";
    FETCHES "the page would tell another host of the visit before anybody left" "take out `preconnect`, `prefetch`, `prerender` and `dns-prefetch`";
    ESCAPE "a script listens for the Escape key, which leaves the site" "use another key: one press of Escape must always leave";
    FULL_SCREEN "the first press of Escape would only end the full screen" "show it at the size of the window";
    OWN_EXIT "this takes the place of the script that leaves" "delete the file: no theme changes the way out";
}

/// What is wrong with a page.
pub fn faults(page: &str, duty: &Duty) -> Vec<Fault> {
    let elements = elements(page);
    let mut found: Vec<Fault> = Vec::new();
    found.extend(way_out(page, &elements, duty));
    let has_script =
        elements.iter().take_while(|element| !is_sheet(element) && element.name != "body").any(|element| {
            element.name == "script"
                && element.is("src", &duty.exit_script)
                && element.is("data-to", &duty.exit[0])
                && element.is("data-then", &duty.exit[1])
                && ["async", "defer", "type"].iter().all(|name| element.value(name).is_none())
        });
    found.extend((!has_script).then_some(NO_EXIT_SCRIPT));
    let any = |wanted: &dyn Fn(&Element<'_>) -> bool| elements.iter().any(wanted);
    let has = |name: &str, value: &str| any(&|element| element.is(name, value));
    found.extend((!any(&|element| element.name == "a" && element.is("href", &duty.help))).then_some(NO_HELP));
    let skips = any(&|element| element.name == "a" && element.is("href", "#main-content")) && has("id", "main-content");
    found.extend((!skips).then_some(NO_SKIP));
    let carries =
        any(&|element| element.is("http-equiv", "Content-Security-Policy") && element.is("content", &duty.policy));
    found.extend((!carries).then_some(NO_POLICY));
    let quiet = any(&|element| element.is("name", "referrer") && element.is("content", "no-referrer"));
    found.extend((!quiet).then_some(NO_REFERRER));
    let banner = any(&|element| element.value("data-consent-banner").is_some());
    let asks = has("data-consent", "accept") && has("data-consent", "reject");
    found.extend(match duty.consent {
        Consent::Banner if !banner || !asks => Some(NO_BANNER),
        Consent::Notice if !banner => Some(NO_BANNER),
        Consent::Form if !any(&|element| element.value("data-consent-form").is_some()) => Some(NO_FORM),
        _ => None,
    });
    if let Some(script) = &duty.consent_script {
        found.extend(
            (!any(&|element| element.name == "script" && element.is("src", script))).then_some(NO_CONSENT_SCRIPT),
        );
    }
    found.extend(elements.iter().filter_map(forbidden));
    found.sort_unstable();
    found.dedup();
    found
}

fn way_out(page: &str, elements: &[Element<'_>], duty: &Duty) -> Vec<Fault> {
    let is_exit = |element: &&Element<'_>| element.name == "a" && element.value("data-exit").is_some();
    let Some(exit) = elements.iter().find(is_exit) else { return vec![NO_EXIT] };
    let rel = exit.value("rel").unwrap_or_default();
    let tells = ["nofollow", "noreferrer", "noopener"].iter().any(|word| !rel.split(' ').any(|part| part == *word));
    let before = elements.iter().take_while(|element| element.place.start < exit.place.start);
    let sentence = duty.sentence.replace('&', "&amp;").replace('"', "&quot;");
    let wrong = [
        (!exit.is("href", &duty.exit[0])).then_some(EXIT_ELSEWHERE),
        (tells || exit.value("target").is_some()).then_some(EXIT_TELLS),
        before.into_iter().any(takes_focus).then_some(EXIT_NOT_FIRST),
        (!page[..exit.place.start].contains(&sentence)).then_some(NO_SENTENCE),
    ];
    wrong.into_iter().flatten().collect()
}

fn is_sheet(element: &Element<'_>) -> bool {
    element.name == "link" && element.is("rel", "stylesheet")
}

fn takes_focus(element: &Element<'_>) -> bool {
    let by_name = ["button", "input", "select", "textarea", "summary", "iframe", "audio", "video"];
    (element.name == "a" && element.value("href").is_some())
        || by_name.contains(&element.name.as_str())
        || element.value("tabindex").is_some()
        || element.value("contenteditable").is_some()
}

/// What no page has.
fn forbidden(element: &Element<'_>) -> Option<Fault> {
    if element.name == "dialog" || ["popover", "popovertarget"].iter().any(|name| element.value(name).is_some()) {
        return Some(DIALOG);
    }
    let is_data = ["application/ld+json", "application/json", "text/plain"].iter().any(|kind| element.is("type", kind));
    let is_inline = element.name == "script" && element.value("src").is_none() && !is_data;
    if is_inline || element.name == "style" || element.names().any(|name| name.starts_with("on") || name == "style") {
        return Some(HANDLER);
    }
    let hints = ["preconnect", "prefetch", "prerender", "dns-prefetch"];
    let rel = element.value("rel").unwrap_or_default();
    (element.name == "link" && rel.split(' ').any(|word| hints.contains(&word))).then_some(FETCHES)
}

/// What is wrong with a file of a site's own theme, and where. `name` is its path within the theme.
pub(super) fn of_file(name: &str, text: &str, default: Option<&[u8]>) -> Vec<(Range<usize>, Fault)> {
    if default == Some(text.as_bytes()) {
        return Vec::new();
    }
    if name == "static/js/exit.js" {
        return vec![(0..text.lines().next().map_or(0, str::len), OWN_EXIT)];
    }
    let mut found = Vec::new();
    for (pattern, fault) in PATTERNS.iter() {
        found.extend(pattern.find_iter(text).map(|place| (place.range(), *fault)));
    }
    found.sort_by_key(|(place, _)| place.start);
    found
}

/// What in a script, or in a template, would take the Escape key.
static PATTERNS: LazyLock<Vec<(Regex, Fault)>> = LazyLock::new(|| {
    let patterns = [
        (r#"["'`]Esc(?:ape)?["'`]|\b(?:keyCode|which)\b\s*={2,3}\s*27\b"#, ESCAPE),
        (r"\b(?:\w+R|r)equestFullscreen\b|\b\w+RequestFullScreen\b", FULL_SCREEN),
        (r#"<dialog\b|\bshowModal\b|\bshowPopover\b|createElement\(\s*["'`]dialog"#, DIALOG),
    ];
    patterns.into_iter().filter_map(|(pattern, fault)| Some((Regex::new(pattern).ok()?, fault))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn duty() -> Duty {
        Duty {
            exit: ["https://a.example/?b&c".into(), "https://d.example/".into()],
            sentence: "Escape leaves".into(),
            exit_script: "/exit.js".into(),
            help: "/leaving/".into(),
            policy: "default-src 'none'".into(),
            consent_script: Some("/consent.js".into()),
            consent: Consent::Banner,
        }
    }

    const PAGE: &str = "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
        <meta name=\"referrer\" content=\"no-referrer\"><script src=\"/exit.js\" data-to=\"https://a.example/?b&amp;c\" data-then=\"https://d.example/\"></script>\
        <link rel=\"stylesheet\" href=\"/a.css\"></head><body><span>Escape leaves</span>\
        <a href=\"https://a.example/?b&amp;c\" rel=\"nofollow noreferrer noopener\" data-exit>Leave</a><a href=\"/leaving/\">How</a><a href=\"#main-content\">Skip</a>\
        <section data-consent-banner><button data-consent=\"accept\">Yes</button><button data-consent=\"reject\">No</button></section>\
        <script src=\"/consent.js\"></script><main id=\"main-content\"><p>Content <script type=\"application/ld+json\">{\"a\": \"<dialog>\"}</script></main></body></html>";

    #[test]
    fn a_page_with_everything_has_no_fault() {
        assert_eq!(faults(PAGE, &duty()), []);
    }

    #[test]
    fn each_thing_left_out_or_put_in_is_found() {
        let cases = [
            (" data-exit", "", NO_EXIT),
            ("<a href=\"https://a.example/?b&amp;c\"", "<a href=\"/\"", EXIT_ELSEWHERE),
            (" noreferrer", "", EXIT_TELLS),
            ("<span>Escape", "<button></button><span>Escape", EXIT_NOT_FIRST),
            ("<span>Escape leaves</span>", "", NO_SENTENCE),
            ("<script src=\"/exit.js\"", "<script defer src=\"/exit.js\"", NO_EXIT_SCRIPT),
            ("<a href=\"/leaving/\">How</a>", "", NO_HELP),
            (" id=\"main-content\"", "", NO_SKIP),
            ("default-src", "script-src * default-src", NO_POLICY),
            ("\"no-referrer\"", "\"origin\"", NO_REFERRER),
            ("\"reject\"", "\"other\"", NO_BANNER),
            ("<script src=\"/consent.js\"></script>", "", NO_CONSENT_SCRIPT),
            ("<p>", "<dialog>", DIALOG),
            ("<p>", "<p popover>", DIALOG),
            ("<p>", "<p onclick='a'>", HANDLER),
            ("<p>", "<script>a()</script>", HANDLER),
            ("<p>", "<p style=top:0>", HANDLER),
            ("<link ", "<link rel=preconnect href=\"https://a.example\"><link ", FETCHES),
        ];
        for (from, to, fault) in cases {
            assert!(PAGE.contains(from), "{from}");
            assert_eq!(faults(&PAGE.replacen(from, to, 1), &duty()), [fault], "{from} → {to}");
        }
        let form = Duty { consent: Consent::Form, ..duty() };
        assert_eq!(faults(PAGE, &form), [NO_FORM]);
    }

    #[test]
    fn scripts_that_take_the_escape_key_are_found() {
        let found =
            |text: &str| of_file("static/js/a.js", text, None).into_iter().map(|(_, fault)| fault).collect::<Vec<_>>();
        assert_eq!(found("if (event.key === \"Escape\") close();"), [ESCAPE]);
        assert_eq!(found("if (event.keyCode == 27) close();"), [ESCAPE]);
        assert_eq!(found("a.webkitRequestFullScreen(); b.requestFullscreen()"), [FULL_SCREEN, FULL_SCREEN]);
        assert_eq!(found("document.createElement('dialog').showModal()"), [DIALOG, DIALOG]);
        assert_eq!(found("const escape = 27; // Escape the text."), []);
        assert_eq!(of_file("static/js/exit.js", "a\nb", Some(b"c")), [(0..1, OWN_EXIT)]);
        assert_eq!(of_file("static/js/exit.js", "\"Escape\"", Some(b"\"Escape\"")), []);
    }
}
