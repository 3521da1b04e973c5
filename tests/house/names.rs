//! Names that differ in capital letters or in how accents are written are one name to some disks: they are told apart, or
//! refused with both places.

use candour::Status;

use super::log;

/// `é` as one character, and as a letter with an accent.
const COMPOSED: &str = "Caf\u{e9}";
const DECOMPOSED: &str = "Cafe\u{301}";

fn attached(name: &str) -> String {
    format!("[[attachments]]\nfile = \"{name}\"\ntitle = \"{name}\"\n")
}

#[test]
fn what_some_disk_takes_for_one_is_refused() {
    let page = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n\nA log.\n");
    let record = |reference: &str| log::record(reference, "", "Trees.");
    for (one, other) in [("Plan", "plan"), (COMPOSED, DECOMPOSED), ("CAF\u{c9}", DECOMPOSED)] {
        let sites = [
            [
                (format!("content/responses/{one}.md"), record(one)),
                (format!("content/responses/{other}.md"), record(other)),
            ]
            .to_vec(),
            [
                (format!("content/pages/{one}.md"), page("About")),
                (format!("content/pages/{other}.md"), page("Contact")),
            ]
            .to_vec(),
            vec![
                (
                    "content/responses/a/index.md".to_owned(),
                    log::record(
                        "A-10",
                        &[attached(&format!("{one}.txt")), attached(&format!("{other}.txt"))].concat(),
                        "Trees.",
                    ),
                ),
                (format!("content/responses/a/{one}.txt"), "Trees.\n".to_owned()),
                (format!("content/responses/a/{other}.txt"), "Hedges.\n".to_owned()),
            ],
        ];
        for site in sites {
            let path = site[0].0.clone();
            let done = log::publish(site);
            assert_eq!(done.status, Status::Refused, "{path}");
            assert!(log::codes(&done.report).iter().all(|code| ["L002", "R003", "R004"].contains(code)), "{path}");
        }
    }
}

#[test]
fn static_files_are_told_apart_by_their_content() {
    let picture = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>\n");
    let static_file = |name: &str| format!("themes/default/static/{name}");
    let files = log::files(log::publish([
        (static_file("Crest.svg"), picture("")),
        (static_file("crest.svg"), picture("<g/>")),
        (static_file(&format!("{COMPOSED}.svg")), picture("<g/>")),
        (static_file(&format!("{DECOMPOSED}.svg")), picture("<g></g>")),
    ]));
    let published = |start: &str| files.keys().filter(|path| path.starts_with(start)).count();
    assert_eq!((published("assets/crest."), published("assets/cafe.")), (2, 2), "{:?}", files.keys());
    let folded: std::collections::BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), files.len(), "two files would be one on some disk");
}
