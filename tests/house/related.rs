//! Records that belong together: a link each way, a notice where one was withdrawn, and no link that leads nowhere.

use super::log;

fn response(reference: &str, front: &str) -> (String, String) {
    let text =
        format!("+++\nreference = \"{reference}\"\ntitle = \"Trees\"\noutcome = \"disclosed\"\n{front}\n+++\n\nYes.\n");
    (format!("content/responses/{}.md", reference.to_lowercase()), text)
}

/// The section on what is related to a response.
fn related(files: &std::collections::BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let page = String::from_utf8(files[&format!("responses/{name}/index.html")].clone()).unwrap();
    let after = page.split_once("id=\"section-related\"").map_or("", |(_, after)| after);
    after.split("</section>").next().unwrap().to_owned()
}

#[test]
fn records_lead_to_each_other_and_never_nowhere() {
    let files = log::files(log::publish([
        response("FBC-A", "related = [\"FBC-B\", \"FBC-GONE\", \"FBC-ELSEWHERE\"]"),
        response("FBC-B", ""),
        response("FBC-GONE", "withdrawn = { date = 2024-05-01, reason = \"It named a tenant.\" }"),
    ]));
    let first = related(&files, "fbc-a");
    for address in ["/responses/fbc-b/", "/responses/fbc-gone/"] {
        assert!(first.contains(&format!("href=\"{address}\"")), "{first}");
    }
    let elsewhere = first.lines().find(|line| line.contains("FBC-ELSEWHERE")).unwrap();
    assert!(!elsewhere.contains("href") && elsewhere.contains("not in this log"), "{elsewhere}");
    assert!(related(&files, "fbc-b").contains("href=\"/responses/fbc-a/\""));
    let empty = files.iter().find(|(_, bytes)| bytes.windows(8).any(|window| window == b"href=\"\" "));
    assert!(empty.is_none() && !first.contains("href=\"\""));
}

#[test]
fn a_page_does_not_grow_with_those_that_name_it() {
    let naming = (0..60).map(|number| {
        let front = format!("published = 2024-01-{:02}\nrelated = [\"FBC-A\"]", 1 + number % 28);
        response(&format!("FBC-N{number}"), &front)
    });
    let files = log::files(log::publish(naming.chain([response("FBC-A", "related = [\"FBC-N7\", \"FBC-N7\"]")])));
    let listed = related(&files, "fbc-a");
    assert_eq!(listed.matches("<li><a href=\"/responses/fbc-n").count(), 1 + 50, "{listed}");
    assert!(listed.contains("9 older responses name this one too."), "{listed}");
    assert_eq!(listed.matches("/responses/fbc-n7/").count(), 1);
}
